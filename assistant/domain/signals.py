"""What signals a firm gives: opportunities that lead to a need, and warnings by level. Made by assistant/credit/signals.

A signal is a prompt with its evidence. The system never sets a five-grade class from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.domain.evidence import Evidence
from assistant.domain.text import Text

Level = Literal["yellow", "orange", "red"]
Value = Literal["high", "medium", "low"]

LEVELS: tuple[Level, ...] = ("yellow", "orange", "red")
"""From the mildest on; the highest current one stands for the firm."""
VALUES: tuple[Value, ...] = ("high", "medium", "low")

LEVEL_TITLES: dict[Level, Text] = {
    "yellow": Text("黄色", "yellow"),
    "orange": Text("橙色", "orange"),
    "red": Text("红色", "red"),
}
VALUE_TITLES: dict[Value, Text] = {
    "high": Text("高", "high"),
    "medium": Text("中", "medium"),
    "low": Text("低", "low"),
}


@dataclass(frozen=True, slots=True)
class Opportunity:
    """Something that happened to a firm and that a product of the bank may answer. needs: their names for people.

    text: what happened, with its figures; on: when, None where the source does not say. count: how often in the window.
    """

    code: str
    title: Text
    needs: tuple[Text, ...]
    value: Value
    text: Text
    why: Text
    on: date | None
    evidence: tuple[Evidence, ...]
    count: int = 1


@dataclass(frozen=True, slots=True)
class WarningSignal:
    """Something that stands against a firm now. holds_back: no opportunity is pushed while it stands."""

    code: str
    title: Text
    level: Level
    text: Text
    why: Text
    on: date | None
    evidence: tuple[Evidence, ...]
    count: int = 1
    holds_back: bool = False


@dataclass(frozen=True, slots=True)
class FirmSignals:
    """All current signals of one firm. `held_back`: opportunities that are not pushed while a warning stands that
    holds them back (every red one does)."""

    firm_id: int
    opportunities: tuple[Opportunity, ...]
    warnings: tuple[WarningSignal, ...]
    held_back: tuple[Opportunity, ...]
    version: str

    @property
    def level(self) -> Level | None:
        """The highest current level; None without a warning."""
        return max((w.level for w in self.warnings), key=LEVELS.index, default=None)
