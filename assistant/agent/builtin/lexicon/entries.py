"""How an entry of the lexicon is written: a spelling stands for a category and a value."""

from __future__ import annotations

from typing import Any

Entry = tuple[str, Any]


def words(category: str, value: Any, *spellings: str) -> dict[str, Entry]:
    """Spellings, several a line joined by |, that stand for one thing."""
    return {spelling: (category, value) for line in spellings for spelling in line.split("|") if spelling}
