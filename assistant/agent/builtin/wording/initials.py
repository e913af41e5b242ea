"""Writes out the initials of the places around the bank, as officers type them: fq的化工检测公司 for 福泉的."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.agent.builtin.lexicon.plain import PLAIN_EN
from assistant.store import regions

_TYPED = re.compile(
    r"(?<![a-z0-9])[a-z]{2}(?=(?:县|市|这边|那边)?(?:的| ?[\u4e00-\u9fff]{2}))", re.IGNORECASE
)
_PREFECTURE = 4
"""Digits of a division's code that say its prefecture."""


@lru_cache(maxsize=8)
def _places(home: str) -> dict[str, str]:
    """Initials -> the one county of the bank's prefecture that they can be."""
    from pypinyin import lazy_pinyin

    found: dict[str, list[str]] = {}
    for code in regions.within([home[:_PREFECTURE] + "00"]):
        region = regions.region(code)
        name = region.short if region is not None else ""
        if region is not None and region.level == "county" and len(name) == 2:
            initials = "".join(part[0] for part in lazy_pinyin(name))
            found.setdefault(initials, []).append(name)
    return {letters: names[0] for letters, names in found.items() if len(names) == 1}


def places_written_out(text: str, home: str | None) -> str:
    """Folded text with initials of places before Chinese words as the places' names."""
    if not home or _TYPED.search(text) is None:
        return text
    places = _places(home)

    def named(match: re.Match[str]) -> str:
        letters = match[0].lower()
        return match[0] if letters in PLAIN_EN else places.get(letters, match[0])

    return _TYPED.sub(named, text)
