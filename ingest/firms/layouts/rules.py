"""What must hold between the cells of one row. A rule looks at whole columns: a call a row costs more than reading it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from assistant.domain.text import Text
from ingest.firms.kinds import CellError, Kind
from ingest.firms.rows import CLEAR

Columns = Mapping[str, list[Any]]
"""Stored values by field, as many in each as there are rows; a rule may put a value in place of another."""
Fault = tuple[int, str, Text]
"""Place of a row among those looked at, the field at fault, and why."""


class Rule(Protocol):
    """A rule of a table."""

    def faults(self, columns: Columns) -> Iterator[Fault]:
        """Every row that breaks it; a field that the file lacks says nothing."""


@dataclass(frozen=True, slots=True)
class InOrder:
    """`last` does not lie before `first`. why: told of the row that breaks it."""

    first: str
    last: str
    why: Text

    def faults(self, columns: Columns) -> Iterator[Fault]:
        if self.first in columns and self.last in columns:
            pairs = zip(columns[self.first], columns[self.last], strict=True)
            for place, (begin, end) in enumerate(pairs):
                if begin is not None and end is not None and end < begin:
                    yield place, self.last, self.why


@dataclass(frozen=True, slots=True)
class Given:
    """So many of some fields are filled in: at least `least`, at most `most`. why: told of the row that breaks it."""

    fields: tuple[str, ...]
    why: Text
    least: int = 1
    most: int = 99

    def faults(self, columns: Columns) -> Iterator[Fault]:
        given = [columns[name] for name in self.fields if name in columns]
        if self.most >= len(given) and self.least == 1 and any(None not in column for column in given):
            return
        rows = len(next(iter(columns.values()), ()))
        for place, values in enumerate(zip(*given, strict=True) if given else [()] * rows):
            if not self.least <= len(values) - values.count(None) <= self.most:
                yield place, self.fields[0], self.why


@dataclass(frozen=True, slots=True)
class AsMany:
    """Two fields that hold several hold as many, where the second holds anything."""

    first: str
    second: str
    why: Text

    def faults(self, columns: Columns) -> Iterator[Fault]:
        if self.first in columns and self.second in columns:
            pairs = zip(columns[self.first], columns[self.second], strict=True)
            for place, (one, other) in enumerate(pairs):
                if one is None or other is None or other == CLEAR:
                    continue
                if one.count("|") != other.count("|"):
                    yield place, self.second, self.why


@dataclass(frozen=True, slots=True)
class Apart:
    """No value stands twice in a field that holds several. why: told of the row that breaks it."""

    field: str
    why: Text

    def faults(self, columns: Columns) -> Iterator[Fault]:
        for place, joined in enumerate(columns.get(self.field, ())):
            if joined is not None and "|" in joined and len(set(parts := joined.split("|"))) < len(parts):
                yield place, self.field, self.why


@dataclass(frozen=True, slots=True)
class ReadBy:
    """What a cell may hold is told by another of its row: `field` is read by the kind that the word in `by` has in `kinds`.

    The value read takes the cell's place; a cell that says nothing is at fault, as a required one is.
    """

    field: str
    by: str
    kinds: tuple[tuple[str, Kind], ...]

    def faults(self, columns: Columns) -> Iterator[Fault]:
        if self.field not in columns or self.by not in columns:
            return
        cells, kinds = columns[self.field], dict(self.kinds)
        for place, (cell, word) in enumerate(zip(cells, columns[self.by], strict=True)):
            kind = kinds.get(word) if cell is not None and cell != CLEAR else None
            if kind is None:
                continue
            try:
                cells[place] = kind.read(cell, None)
            except CellError as error:
                yield place, self.field, error.reason
                continue
            if cells[place] is None:
                yield place, self.field, Text("必填", "must be filled in")
