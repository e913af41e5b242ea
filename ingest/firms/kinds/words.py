"""Cells that hold one of a few words: states, classes, yes and no."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from assistant.domain.text import Text
from ingest.firms.kinds.base import CellError, Kind, plain


def _folded(word: str) -> str:
    return plain(word).replace(" ", "").replace("_", "").lower()


class Choice(Kind):
    """One of some words. words: word of the template -> stored value; also: further words that mean a template's one.

    The stored values themselves are taken too. states: the enumeration whose names the column stores.
    """

    hint = Text("从列表中选择", "pick from the list")

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

    @property
    def choices(self) -> tuple[str, ...]:
        return tuple(self._words)

    def read(self, cell: str, unit: int | None) -> object:
        stored = self._known.get(_folded(cell))
        if stored is None:
            listed = "、".join(self._words)
            raise CellError(Text(f"应为：{listed}", f"one of: {listed}"))
        return stored

    def value(self, stored: object) -> object:
        return self._states[str(stored)] if self._states else stored

    def word(self, stored: str) -> str:
        """The template's word for a stored value."""
        return next(word for word, value in self._words.items() if value == stored)


class Yes(Kind):
    """是 or 否, stored as 1 or 0."""

    hint = Text("是 或 否", "是 (yes) or 否 (no)")
    _known: Mapping[str, int] = {
        **dict.fromkeys(("是", "有", "y", "yes", "true", "t", "1", "√", "✓", "1.0"), 1),
        **dict.fromkeys(("否", "无", "非", "n", "no", "false", "f", "0", "×", "✗", "x", "0.0"), 0),
    }

    @property
    def choices(self) -> tuple[str, ...]:
        return ("是", "否")

    def read(self, cell: str, unit: int | None) -> object:
        stored = self._known.get(_folded(cell))
        if stored is None:
            raise CellError(Text("应为“是”或“否”", "是 (yes) or 否 (no)"))
        return stored

    def value(self, stored: object) -> object:
        return bool(stored)
