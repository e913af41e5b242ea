"""Writes a park that is named by its place and its kind as one name: 马场坪那个化工园 is 马场坪化工园.

Only where the two together name a park; 都匀那个工厂 stays. Expects folded text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_POINTED_AT = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,4}?)(?P<of>镇|街道|乡)?(?:上|那边|那里|那儿|那头|那块|边)?(?:的)?(?:[那这](?:一|边)?个|那边的?|那片|那块|的)(?P<kind>[\u4e00-\u9fff]{0,6}?(?:园区|园|开发区|工业区|基地))"
)


def parks_written_out(text: str, terms: Mapping[str, tuple[str, Any]]) -> str:
    """The text with place and kind of a park joined, where `terms` knows the name so made."""

    def written(match: re.Match[str]) -> str:
        words, kind = match["place"], match["kind"]
        for size in range(len(words), 1, -1):
            if terms.get(words[-size:] + kind, ("",))[0] == "C":
                return words + kind
        return match[0]

    return _POINTED_AT.sub(written, text)
