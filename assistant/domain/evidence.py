"""Evidence: what a claim rests on. A ledger numbers the evidence of one answer. Knows no storage.

A model sees evidence only as numbered entries `[n]`, and cites by that number; what it cites is
checked against the same ledger afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from assistant.domain.text import Text


class EvidenceKind(StrEnum):
    """A passage of a document, a fact row of the firm database, or a calculation that is shown."""

    PASSAGE = "passage"
    FACT = "fact"
    CALCULATION = "calculation"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing a claim can rest on.

    key: stable over runs, e.g. "passage:12", "supply:88", "firm:3", "calc:universe".
    title: document title, or what the fact row is about; the formula's name for a calculation.
    locator: page, heading or 第X条; for a fact "表 supplies.csv 第 12 行"; for a calculation its inputs.
    quote: the text as it stands in the original (for a calculation, the formula with its inputs).
    source: file name of the document, file and row of the fact, "calculation" of a calculation.
    as_of: date for which the source holds; None when it does not say.
    excerpt: the part of the quote that bears on the question, word for word; None for all of it.
    note: what a reader has to know of the source, e.g. from when a law is in force.
    """

    key: str
    kind: EvidenceKind
    title: str
    locator: str
    quote: str
    source: str
    as_of: date | None = None
    is_example: bool = False
    document_id: int | None = None
    passage_id: int | None = None
    excerpt: str | None = None
    note: Text | None = None


@dataclass(slots=True)
class Ledger:
    """The evidence gathered for one answer, numbered from 1 in the order it was found."""

    _items: list[Evidence] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)

    def add(self, evidence: Evidence) -> int:
        """Number of `evidence`; the same key always has the same number."""
        number = self._numbers.get(evidence.key)
        if number is None:
            self._items.append(evidence)
            number = self._numbers[evidence.key] = len(self._items)
        return number

    def get(self, number: int) -> Evidence | None:
        """The evidence of that number, None where there is none."""
        return self._items[number - 1] if 1 <= number <= len(self._items) else None

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[tuple[int, Evidence]]:
        return iter(enumerate(self._items, start=1))


def evidence_of(value: Any) -> Iterator[Evidence]:
    """Every piece of evidence inside a fact, a judgement, or a tuple of them, in the order they stand there."""
    waiting = [value]  # last first: a walk by recursion took a quarter of a screening
    while waiting:
        one = waiting.pop()
        if isinstance(one, Evidence):
            yield one
        elif isinstance(one, tuple):
            waiting.extend(reversed(one))
        else:
            waiting.extend([getattr(one, name) for name in _parts_of(one.__class__)])


@cache
def _parts_of(kind: Hashable) -> tuple[str, ...]:
    """The fields of a kind of fact that may hold evidence, the last first; of anything else none."""
    if not (hasattr(kind, "__slots__") and is_dataclass(kind)):
        return ()
    return tuple(
        one.name for one in reversed(fields(kind)) if not _PLAIN.issuperset(_WORD.findall(str(one.type)))
    )


_PLAIN = frozenset(("str", "int", "bool", "float", "Decimal", "date", "Text", "Lang", "tuple", "None"))
"""Words of which the type of a field is made that holds no evidence: most of the fields of a fact."""
_WORD = re.compile(r"\w+")
