"""The words of a report's chapters, as a reader has them: plain text, without citations. Knows no format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from assistant.report.blocks import Report, TableBlock

_SILENT = frozenset({"id", "kind", "cites", "source", "target", "code", "tone", "align"})


def words(value: Any) -> Iterator[str]:
    """Every text in a block or chapter that a reader sees, a row of a table as one line."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from words(part)
    elif isinstance(value, TableBlock):
        yield value.title
        yield " | ".join(column.title for column in value.columns)
        yield from (" | ".join(cell.text for cell in row) for row in value.rows)
        yield value.note
    elif is_dataclass(value):
        for one in fields(value):
            if one.name not in _SILENT:
                yield from words(getattr(value, one.name))


def chapter(report: Report, id_: str) -> str:
    """The text of one chapter, "" where the report has none of that id."""
    return "\n".join(text for one in report.chapters if one.id == id_ for text in words(one.blocks))


def whole(report: Report) -> str:
    """The text of all chapters."""
    return "\n".join(text for one in report.chapters for text in words(one))


def table(report: Report, chapter_id: str, id_: str) -> TableBlock | None:
    """A table of a chapter by its id."""
    for one in report.chapters:
        for block in one.blocks:
            if one.id == chapter_id and isinstance(block, TableBlock) and block.id == id_:
                return block
    return None


def rows(report: Report, chapter_id: str, id_: str) -> list[str]:
    """The rows of a table as lines of text; empty where it is not there."""
    found = table(report, chapter_id, id_)
    return [] if found is None else [" | ".join(cell.text for cell in row) for row in found.rows]
