"""The form that addresses are compared by. Pure."""

from __future__ import annotations

import re
import unicodedata

_NOISE = re.compile(r"[\s·・.,，。、;；:：'\"“”‘’\-_—~()（）\[\]【】〔〕#]+")
_PROVINCE = re.compile(r"^(?:中国)?(?:[一-鿿]{2,3}省|[一-鿿]{2,7}自治区)")
_PREFECTURE = re.compile(r"^[一-鿿]{2,12}?(?:自治州|地区|市)(?=[一-鿿]{1,7}(?:市|县|区|旗))")
_DIGITS = str.maketrans("零〇一二三四五六七八九", "00123456789")
_NUMBER = re.compile(r"[零〇一二三四五六七八九十百]+(?=(?:号|栋|幢|座|楼|层|室|单元|组))")
_SAME = (("号楼", "栋"), ("幢", "栋"), ("座", "栋"), ("楼层", "层"))
LEAST = 6
"""Characters below which an address says no more than a town."""


def address_key(address: str | None) -> str | None:
    """The address folded: width, stops and province out, number words as digits, kinds of building as one.

    None for an address too short to be a place of its own. Two spellings of one address give one key; that two firms
    have one key is a hint at a tie, never a proof.
    """
    if not address:
        return None
    text = _NOISE.sub("", unicodedata.normalize("NFKC", address)).lower()
    text = _PREFECTURE.sub("", _PROVINCE.sub("", text))
    text = _NUMBER.sub(lambda found: _digits(found.group()), text)
    for one, other in _SAME:
        text = text.replace(one, other)
    return text if len(text) >= LEAST else None


def _digits(words: str) -> str:
    """Chinese number words below a thousand as digits; digits in a row (三〇二) as they stand."""
    if not set(words) & set("十百"):
        return words.translate(_DIGITS)
    total, digit = 0, 0
    for char in words:
        if char == "百":
            total += (digit or 1) * 100
            digit = 0
        elif char == "十":
            total += (digit or 1) * 10
            digit = 0
        else:
            digit = int(char.translate(_DIGITS))
    return str(total + digit)
