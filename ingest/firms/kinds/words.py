"""Cells that hold one of a few words: states, classes, yes and no."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from assistant.domain.text import Lang, Text
from ingest.firms.kinds.base import CellError, Kind, plain


def _folded(word: str) -> str:
    return plain(word).replace(" ", "").replace("_", "").lower()


class Choice(Kind):
    """One of some words. words: word of the template -> stored value; also: further words that mean a template's one.

    The stored values themselves are taken too. states: the enumeration whose names the column stores.
    """

    hint = Text("", "")

    def __init__(
        self,
        words: Mapping[str, str],
        also: Mapping[str, str] | None = None,
        *,
        states: type[Enum] | None = None,
    ) -> None:
        self._words = dict(words)
        self._states = states
        self._known = {_folded(stored): stored for stored in words.values()}
        self._known |= {_folded(word): stored for word, stored in words.items()}
        self._known |= {_folded(other): words[word] for other, word in (also or {}).items()}

    def choices(self, lang: Lang) -> tuple[str, ...]:
        if lang == "zh":
            return tuple(self._words)
        return tuple(stored.lower() if self._states else stored for stored in self._words.values())

    def read(self, cell: str, unit: int | None) -> object:
        stored = self._known.get(_folded(cell))
        if stored is None:
            listed = "、".join(self._words)
            raise CellError(Text(f"应为：{listed}", f"one of: {listed}"))
        return stored

    def value(self, stored: object) -> object:
        return self._states[str(stored)] if self._states else stored


class Yes(Kind):
    """是 or 否, stored as 1 or 0."""

    hint = Text("", "")
    _known: Mapping[str, int] = {
        **dict.fromkeys(("是", "有", "y", "yes", "true", "t", "1", "√", "✓", "1.0"), 1),
        **dict.fromkeys(("否", "无", "非", "n", "no", "false", "f", "0", "×", "✗", "x", "0.0"), 0),
    }

    def choices(self, lang: Lang) -> tuple[str, ...]:
        return ("是", "否") if lang == "zh" else ("yes", "no")

    def read(self, cell: str, unit: int | None) -> object:
        stored = self._known.get(_folded(cell))
        if stored is None:
            raise CellError(Text("应为“是”或“否”", "是 (yes) or 否 (no)"))
        return stored

    def value(self, stored: object) -> object:
        return bool(stored)
