"""The bank's own tables: CSV and workbooks after our templates, or near enough to be known by their headers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from assistant.domain.text import Text
from assistant.errors import FileRejected
from ingest.firms.conversion import Conversion
from ingest.firms.headings import LOOKED_AT, Heading, find_heading
from ingest.firms.layouts import FILES, LAYOUTS
from ingest.firms.report import Note, RejectedRow
from ingest.firms.rows import CLEAR, TypedRow, TypedRows
from ingest.firms.sheets import BOOK_SUFFIXES, SUFFIXES, TEXT_SUFFIXES, Sheet, sheets_of

BATCH = 4000
"""Rows converted at a time."""


class NativeTables:
    """The formats `csv` and `xlsx`: a file, or a folder of such files."""

    register = True

    def __init__(self, name: str, suffixes: frozenset[str]) -> None:
        self.name = name
        self._suffixes = suffixes

    def fits(self, path: Path) -> bool:
        """Whether it is such a file, or a folder that holds one."""
        if path.is_dir():
            return any(file.suffix.lower() in self._suffixes for file in path.iterdir())
        return path.suffix.lower() in self._suffixes

    def rows(self, path: Path) -> Iterator[TypedRow | RejectedRow | Note]:
        """Its rows one at a time, values as Decimal yuan, fractions, dates; raises FileRejected."""
        for part in self.batches(path):
            if not isinstance(part, TypedRows):
                yield part
                continue
            kinds = {c.field: c.kind for c in LAYOUTS[part.layout].columns if c.field}
            for values, number, text in zip(part.values, part.numbers, part.texts, strict=True):
                said = {
                    field: value if value == CLEAR else kinds[field].value(value)
                    for field, value in zip(part.fields, values, strict=True)
                    if value is not None
                }
                yield TypedRow(part.layout, said, part.file, number, text)

    def batches(self, path: Path) -> Iterator[TypedRows | RejectedRow | Note]:
        """Its rows, thousands at a time, as the store's columns keep them; raises FileRejected.

        Lazily, but every header row is looked at first: a file of which one sheet is no table is refused at once.
        """
        files = sorted(f for f in path.iterdir() if f.suffix.lower() in SUFFIXES) if path.is_dir() else [path]
        tables: list[tuple[Heading, Sheet]] = []
        for file in files:
            found, notes = tables_of(file)
            tables += found
            yield from notes
        order = {layout.name: place for place, layout in enumerate(FILES)}
        for heading, sheet in sorted(tables, key=lambda table: order[table[0].layout.name]):
            yield from _unused(heading, sheet)
            yield from converted(heading, sheet)


CSV = NativeTables("csv", TEXT_SUFFIXES)
XLSX = NativeTables("xlsx", BOOK_SUFFIXES)


def tables_of(file: Path) -> tuple[list[tuple[Heading, Sheet]], list[Note]]:
    """The tables of a file with their headings, and notes of sheets that are none; raises FileRejected.

    A sheet beside tables that is none itself (instructions, a chart's data) is told and passed over, unless it has
    the name of a table: then something is wrong with it.
    """
    found: list[tuple[Heading, Sheet]] = []
    notes: list[Note] = []
    refused: FileRejected | None = None
    names = {name for layout in FILES for name in (layout.name, layout.title, layout.title_en.lower())}
    for sheet in sheets_of(file):
        first = next(sheet.batches(LOOKED_AT), [])
        if not any(cell.strip() for row in first for cell in row):
            continue
        try:
            found.append((find_heading(first, path=sheet.label, name=sheet.name), sheet))
        except FileRejected as error:
            if sheet.name.strip().lower() in names:
                raise
            refused = refused or error
            said = Text("这张工作表没有导入：{why}", "this sheet was not imported: {why}").fill(
                why=error.reason
            )
            notes.append(Note(sheet.label, 0, "", "", said))
    if not found:
        raise refused or FileRejected(
            path=file.name, reason_code="empty", reason=Text("文件中没有数据", "the file holds no data")
        )
    return found, notes


def converted(heading: Heading, sheet: Sheet) -> Iterator[TypedRows | RejectedRow]:
    """The rows below a heading."""
    conversion = Conversion(heading, sheet.label)
    number = 1
    for rows in sheet.batches(BATCH):
        above = max(0, heading.row + 2 - number)
        typed, rejected = conversion.convert(rows[above:], number + above)
        number += len(rows)
        yield from rejected
        if typed.values:
            yield typed


def _unused(heading: Heading, sheet: Sheet) -> Iterator[Note]:
    for header in heading.unused:
        said = Text("没有对应的字段，这一列没有导入", "no field fits this column; it was not imported")
        yield Note(sheet.label, heading.row + 1, header, "", said)
