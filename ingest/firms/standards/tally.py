"""Counts what a file says that cannot be kept, kind by kind: one note a kind and file, not one a record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.domain.text import Text
from ingest.firms.report import Note


@dataclass(slots=True)
class Tally:
    """What was met in one file. Every kind keeps its count and its first case."""

    file: str
    _met: dict[tuple[str, Text], tuple[int, int, str]] = field(default_factory=dict)

    def count(self, name: str, why: Text, number: int, value: str) -> None:
        """One case more: the field that it concerns, what was done, the record's place and what stood there."""
        times, first, shown = self._met.get((name, why), (0, number, value))
        self._met[name, why] = (times + 1, first, shown)

    def notes(self) -> Iterator[Note]:
        """One note a kind, with the count and the first case."""
        for (name, why), (times, first, value) in self._met.items():
            text = Text(
                f"{why.zh}（共 {times} 处，此为第一处）", f"{why.en} ({times} in all, this is the first)"
            )
            yield Note(self.file, first, name, value, text if times > 1 else why)
