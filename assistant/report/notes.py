"""Footnote numbers of a report: every format takes them from here, so that the same fact has the same number in all.

Knows which citation of an evidence is the first (there the footnote stands); how a mark looks is the renderer's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.text import Lang
from assistant.report.blocks import BarChart, Block, GraphChart, Report, TableBlock

MOST_AT_THE_FOOT = 24
"""Evidence that one table or chart may bring to the foot of pages; more would leave no room for the table itself."""
LONGEST_QUOTE = 240
"""Characters of a quotation in the list of sources; all of it stands in the json form."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A citation as printed: its number, and whether the footnote itself belongs here."""

    n: int
    footnote: bool


class Notes:
    """Marks of one report, handed out in the order in which it is printed."""

    def __init__(self, report: Report) -> None:
        self._numbers = {key: n for n, key in enumerate(report.evidence, start=1)}
        self._seen: set[int] = set()
        self._to_the_list = False

    def begin(self, block: Block) -> bool:
        """Tell that `block` comes next. False where its footnotes stand only in the list of sources (too many)."""
        fresh = {self._numbers[key] for key in cited_by(block)} - self._seen
        self._to_the_list = len(fresh) > MOST_AT_THE_FOOT
        return not self._to_the_list

    def marks(self, cites: Iterable[str]) -> tuple[Mark, ...]:
        """The marks of `cites`, by number. Raises KeyError for a key that the report does not hold."""
        made = []
        for n in sorted({self._numbers[key] for key in cites}):
            made.append(Mark(n, footnote=n not in self._seen and not self._to_the_list))
            self._seen.add(n)
        return tuple(made)


def cited_by(block: Block) -> tuple[str, ...]:
    """The evidence of a table's cells or of a chart, in order; nothing for a block that runs as text."""
    if isinstance(block, TableBlock):
        keys = [key for row in block.rows for cell in row for key in cell.cites]
    elif isinstance(block, GraphChart):
        keys = [key for link in block.links for key in link.cites]
    elif isinstance(block, BarChart):
        keys = list(block.cites)
    else:
        keys = []
    return tuple(dict.fromkeys(keys))


def brief(evidence: Evidence) -> str:
    """What stands at the foot of the page: title, place and date."""
    date = f"（{evidence.as_of.isoformat()}）" if evidence.as_of else ""
    return f"{_joined(evidence.title, evidence.locator)}{date}"


def quoted(evidence: Evidence) -> str:
    """The quotation as the list of sources has it: what bears on the case, on one line, cut where it is long."""
    text = " ".join((evidence.excerpt or evidence.quote).split())
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"


def source(evidence: Evidence, lang: Lang) -> str:
    """File of an evidence, and what a reader has to know of it."""
    file = "" if evidence.kind is EvidenceKind.CALCULATION else evidence.source
    return _joined(file, evidence.note[lang] if evidence.note else "")


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
