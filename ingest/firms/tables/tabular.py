"""What all formats of tables share: rows one by one or thousands at a time, and the file of rejected rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from assistant.domain.text import Lang, Text
from assistant.sheets import open_table, plain
from ingest.firms.kinds import Money
from ingest.firms.layouts import FILES, LAYOUTS
from ingest.firms.report import Note, RejectedRow
from ingest.firms.rows import CLEAR, TypedRow, TypedRows
from ingest.firms.tables.conversion import Conversion, KnownTexts
from ingest.firms.tables.headings import REJECTED_FILE, REJECTED_REASON, REJECTED_ROW, Heading, header_key
from ingest.firms.tables.rejected_file import origin
from ingest.firms.tables.sheets import Sheet

BATCH = 4000
"""Rows converted at a time."""

Table = tuple[Heading, Sheet]


class Tabular:
    """A format whose files are tables."""

    def found(self, path: Path) -> tuple[list[Table], list[Note]]:
        """The tables of a file or folder with their headings, and notes of what is none; raises FileRejected."""
        raise NotImplementedError

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
        tables, notes = self.found(path)
        yield from notes
        known: KnownTexts = {}
        order = {layout.name: place for place, layout in enumerate(FILES)}
        for heading, sheet in sorted(tables, key=lambda table: order[table[0].layout.name]):
            for header in heading.unused:
                said = Text(
                    "没有对应的字段，这一列没有导入", "no field fits this column; it was not imported"
                )
                yield Note(sheet.label, heading.row + 1, header, "", said)
            yield from _converted(heading, sheet, known)

    def write_rejected(self, path: Path, rejected: Iterable[RejectedRow], stem: Path, lang: Lang) -> Path:
        """Write the rejected rows as they stand in the file, with row number and reason before them, to mend and import.

        stem: where, without a suffix. One table gives a CSV, several a workbook of a sheet each; returns the file.
        The rows are read from the file again, so that nothing of them is kept in memory, however many there are.
        """
        tables = self.found(path)[0]
        out = stem.with_name(stem.name + (".csv" if len(tables) == 1 else ".xlsx"))
        with _Reasons(rejected, lang) as reasons, open_table(out) as file:
            for heading, sheet in tables:
                if sheet.label not in reasons:
                    continue
                own = (REJECTED_ROW, REJECTED_FILE, REJECTED_REASON)
                kept = [at for at, header in enumerate(heading.headers) if header and header not in own]
                places, stood = _places(heading), origin(path, sheet.label)
                headers = [_with_unit(heading, at) for at in kept]
                file.sheet(heading.layout.title, [*own, *headers])
                for number, why, row in reasons.joined(sheet):
                    more = row[
                        heading.width :
                    ]  # cells beyond the headers, of which the row may have been rejected
                    cells = [row[at] for at in kept if at < len(row)] + more
                    # a row that is rejected again keeps the place that it had at first
                    place = _place(row, places) if places else (number, stood)
                    file.row([*place, why, *(plain(cell.strip()) for cell in cells)])
        return out


def _converted(heading: Heading, sheet: Sheet, known: KnownTexts) -> Iterator[TypedRows | RejectedRow]:
    """The rows below a heading."""
    conversion = Conversion(heading, sheet.label, known)
    number = 1
    for rows in sheet.batches(BATCH):
        above = max(0, heading.row + 2 - number)
        typed, rejected = conversion.convert(rows[above:], number + above)
        number += len(rows)
        yield from rejected
        if typed.numbers:
            yield typed


def _with_unit(heading: Heading, at: int) -> str:
    """A header with the unit that a title line gave it, which the file of rejected rows does not have."""
    header = heading.headers[at]
    is_money = any(place.at == at and isinstance(place.column.kind, Money) for place in heading.places)
    return (
        f"{header}（{heading.title_unit}）"
        if is_money and heading.title_unit and not header_key(header)[1]
        else header
    )


def _places(heading: Heading) -> list[int]:
    """Which cells of a mended file say where the row stood; none of another file."""
    own = (REJECTED_ROW, REJECTED_FILE)
    return [heading.headers.index(name) for name in own] if set(own) <= set(heading.headers) else []


def _place(row: list[str], places: list[int]) -> tuple[int | str, str]:
    number, file = (row[at].strip() if at < len(row) else "" for at in places)
    return int(number) if number.isdecimal() else number, file


class _Rows(Protocol):
    label: str

    def batches(self, size: int) -> Iterator[list[list[str]]]: ...


class _Reasons:
    """Why rows were rejected, by file and row, in a database that the system keeps on disk where it is large."""

    def __init__(self, rejected: Iterable[RejectedRow], lang: Lang) -> None:
        self._held = sqlite3.connect("")
        self._held.execute(
            "CREATE TABLE reason (file TEXT, row INTEGER, why TEXT, PRIMARY KEY (file, row)) WITHOUT ROWID"
        )
        self._held.executemany(
            "INSERT OR IGNORE INTO reason VALUES (?, ?, ?)",
            ((row.file, row.row, _why(row, lang)) for row in rejected),
        )

    def __contains__(self, label: str) -> bool:
        return (
            self._held.execute("SELECT 1 FROM reason WHERE file = ? LIMIT 1", (label,)).fetchone() is not None
        )

    def joined(self, sheet: _Rows) -> Iterator[tuple[int, str, list[str]]]:
        """Row number, reason and cells of the rejected rows of a sheet, in its order."""
        wanted = self._held.execute("SELECT row, why FROM reason WHERE file = ? ORDER BY row", (sheet.label,))
        first, following = 1, wanted.fetchone()
        for rows in sheet.batches(BATCH):
            while following is not None and following[0] < first + len(rows):
                yield following[0], following[1], rows[following[0] - first]
                following = wanted.fetchone()
            if following is None:
                return
            first += len(rows)

    def __enter__(self) -> _Reasons:
        return self

    def __exit__(self, *_: object) -> None:
        self._held.close()


def _why(row: RejectedRow, lang: Lang) -> str:
    said = row.reason[lang]
    return f"{row.field}：{said}" if row.field else said
