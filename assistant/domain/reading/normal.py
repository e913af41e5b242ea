"""The folded form of a text, which index, search and the parser share: one spelling for what means the same.

Folding is NFKC, invisible characters out, traditional to simplified, pinyin in brackets out, whitespace
unified. The original stays what people see.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Character class body of Chinese characters."""

_HAS_HAN = re.compile(f"[{HAN}]")
_HAN_RUN = re.compile(f"[{HAN}]+")

# Control, format and surrogate characters show nothing, but split words and hide text. Line ends stay.
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\ud800-\udfff\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_SPACE = re.compile(r"\s+")
_LINE_END = re.compile("[\n\r\u000b\u000c\u0085\u2028\u2029]")

# Some web pages put the reading of a character in brackets behind it: 產(chǎn)業(yè). One toned syllable
# in brackets is taken out next to Chinese; f(x), 企业(SME) and 集群(cluster) stay, as do words that are no
# syllable of Mandarin. 'a(chǎn)業(yè)' is what a wrong decoding left of 產(chǎn)業(yè), hence the look ahead.
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_BRACKETED = re.compile(r"\(([a-zü" + _TONED + r"ê̄ê̌]{1,7})\)")
# A wrong decoding may also have eaten the opening bracket: 當(dāng)?shù)字 of 當(dāng)地數(shù)字.
_ORPHANED = re.compile(r"\?([a-zü" + _TONED + r"]{1,7})\)")
_SYLLABLE = re.compile(
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?"
    r"(?:iang|uang|iong|ang|eng|ing|ong|uai|uan|iao|ian|ai|ei|ao|ou|an|en|in|un|vn|ia|ie|iu|ua|uo|ui|ue|ve|er|[aoeiuv])"
    r"|ng|n|m"
)
_NEUTRAL = {"们": "men", "們": "men", "么": "me", "麼": "me", "着": "zhe", "著": "zhe"}


def fold(text: str) -> str:
    """`text` in the folded form. Folding twice changes nothing; never longer than NFKC makes it."""
    if text.isascii():
        return _unify_space(_INVISIBLE.sub("", text))
    for _ in range(_ROUNDS):
        before = text
        text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
        text = _drop_pinyin(text)
        text = _HAN_RUN.sub(lambda run: _simplify(run[0]), text)
        text = _unify_space(text)
        if text == before:
            break
    return text


def readable(text: str) -> str:
    """`text` in simplified characters and without pinyin in brackets, its punctuation and spacing as they stand.

    What people are shown of a page that they could hardly read; the citation keeps the original.
    """
    return text if text.isascii() else _HAN_RUN.sub(lambda run: _simplify(run[0]), _drop_pinyin(text))


def is_han(text: str) -> bool:
    """Whether any Chinese character stands in `text`."""
    return _HAS_HAN.search(text) is not None


# One round settles real text; the further ones only matter where taking something out made a new pair.
_ROUNDS = 12


@lru_cache(maxsize=1)
def _converter() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


def _simplify(run: str) -> str:
    """A run of Chinese characters in simplified ones, as many as before, so that positions hold."""
    return _short_simplified(run) if len(run) <= _SHORT else _simplified(run)


# Short runs come again and again, and asking the converter costs more than converting them.
_SHORT = 6


@lru_cache(maxsize=1 << 14)
def _short_simplified(run: str) -> str:
    return _simplified(run)


def _simplified(run: str) -> str:
    out = _converter()(run)
    if len(out) == len(run):
        return out
    singles = [_converter()(char) for char in run]
    return "".join(new if len(new) == 1 else old for old, new in zip(run, singles, strict=True))


def _unify_space(text: str) -> str:
    return _SPACE.sub(lambda m: "\n" if _LINE_END.search(m[0]) else " ", text).strip()


def _drop_pinyin(text: str) -> str:
    if ")" not in text:
        return text
    text = _BRACKETED.sub(lambda m: "" if _is_reading(m) else m[0], text)
    return _ORPHANED.sub(lambda m: "" if _is_reading(m) else m[0], text)


def _is_reading(match: re.Match[str]) -> bool:
    """Whether a bracketed word is the reading of the character before it."""
    text, word = match.string, match[1]
    before = text[match.start() - 1] if match.start() else ""
    after = text[match.end()] if match.end() < len(text) else ""
    if _NEUTRAL.get(before) == word:
        return True
    if not (is_han(before) or is_han(after)):
        return False
    plain = "".join(c for c in unicodedata.normalize("NFD", word.replace("ü", "v")) if c.isascii())
    return any(c in _TONED for c in word) and _SYLLABLE.fullmatch(plain) is not None
