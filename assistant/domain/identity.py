"""Numbers and names that identify a firm: the unified social credit code, and the key that names are compared by."""

from __future__ import annotations

import re
import unicodedata
from operator import mul

_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WORTH = {char: place for place, char in enumerate(_USCC_ALPHABET)}
_USCC_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_ORGANISATION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_ROUND = str.maketrans("[]{}【】〔〕", "()()()()")
_NAME_NOISE = re.compile(r"[\s·・.,，。'\"“”‘’\-_]+")


def uscc_check_digit(first17: str) -> str:
    """Check digit of a unified social credit code, weights 3^i mod 31 (GB 32100-2015).

    Letters in the first eight places are accepted, as some registering authorities use them.
    Raises ValueError for another length or a character outside 0-9A-Z without I O S V Z.
    """
    if len(first17) != 17:
        raise ValueError("a credit code has 17 characters before its check digit")
    if not _USCC_WORTH.keys() >= set(first17):
        raise ValueError("a credit code holds 0-9 and A-Z without I O S V Z")
    total = sum(map(mul, map(_USCC_WORTH.__getitem__, first17), _USCC_WEIGHTS))
    return _USCC_ALPHABET[-total % 31]


def organisation_check_digit(first8: str) -> str:
    """Check digit of the organisation code, places 9 to 17 of a credit code (GB 11714-1997)."""
    if len(first8) != 8:
        raise ValueError("an organisation code has 8 characters before its check digit")
    total = sum(
        weight * _ORGANISATION_ALPHABET.index(char)
        for weight, char in zip(_ORGANISATION_WEIGHTS, first8, strict=True)
    )
    remainder = 11 - total % 11
    return "X" if remainder == 10 else "0" if remainder == 11 else str(remainder)


def is_uscc(text: str) -> bool:
    """Whether `text` is a credit code with a right check digit (case and width as they stand)."""
    if len(text) != 18 or not _USCC_WORTH.keys() >= set(text):
        return False
    return uscc_check_digit(text[:17]) == text[17]


def name_key(name: str) -> str:
    """The form that firm names are compared by: width folded, brackets unified, spaces and stops out, lower case.

    It keeps region, industry and legal form: 有限公司 and 股份有限公司 of one brand are two firms.
    """
    folded = unicodedata.normalize("NFKC", name).lower()
    folded = folded.translate(_ROUND)
    return _NAME_NOISE.sub("", folded)
