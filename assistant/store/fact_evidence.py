"""Turns a fact row into the evidence that a claim cites: file, row, and the row's text as it stood."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session, select

from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.store.sources import Source, Sourced


def fact(
    key: str, title: str, row: int | None, quote: str, source: str, as_of: date | None, is_example: bool
) -> Evidence:
    """Evidence of one row of a file; `key` is "<table>:<id>", `source` the file's name."""
    return Evidence(
        key=key,
        kind=EvidenceKind.FACT,
        title=title,
        locator=f"第 {row} 行",
        quote=quote,
        source=f"{source} 第 {row} 行",
        as_of=as_of,
        is_example=is_example,
    )


class Sources:
    """The imported files of the store, read once for a whole load."""

    def __init__(self, session: Session) -> None:
        self._by_id = {source.id: source for source in session.exec(select(Source))}

    def of(self, row: Sourced) -> Source:
        """The file that a row came from; the foreign key holds it."""
        return self._by_id[row.source_id]

    def internal(self, row: Sourced) -> bool:
        """Whether the row is the bank's own data."""
        return self.of(row).internal

    def evidence(self, row: Sourced, key: str, title: str) -> Evidence:
        """Evidence of one fact row; `key` is "<table>:<id>"."""
        source = self.of(row)
        as_of = row.as_of or source.as_of
        return fact(key, title, row.source_row, row.source_text, source.name, as_of, source.is_example)

    def withheld(self, row: Sourced, key: str, title: str, quote: str) -> Evidence:
        """Evidence that shows only `quote`: another branch's row, whose text this caller may not see."""
        source = self.of(row)
        as_of: date | None = row.as_of or source.as_of
        return Evidence(
            key, EvidenceKind.FACT, title, "内部记录", quote, source.name, as_of, source.is_example
        )
