"""Writes tables for people as CSV or XLSX: the one place where cells leave the program for a spreadsheet.

A text that a spreadsheet would run as a formula gets an apostrophe before it, which an import takes off again.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

Cell = str | int | float | Decimal | date | bool | None

_FORMULA = tuple("=+-@＝＋－＠'")
_MOST_ROWS = 1_000_000
"""Rows of a sheet; one more than 1,048,576 and a spreadsheet does not open it."""
_EXACT = 10**15
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def safe(text: str) -> str:
    """`text` so that no spreadsheet takes it for a formula: = + - @ and their full-width forms, tab and line ends."""
    bare = text.lstrip(" \u3000")
    return f"'{text}" if bare.startswith(_FORMULA) or text[:1] in ("\t", "\r", "\n") else text


def plain(text: str) -> str:
    """What `safe` was given."""
    return text[1:] if text.startswith("'") else text


def shown(cell: Cell) -> str:
    """A cell as CSV has it: dates as ISO, amounts in digits, yes and no in Chinese, text made safe."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, Decimal):
        return f"{cell.normalize():f}" if cell else "0"
    if isinstance(cell, str):
        return safe(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)


class TableFile(Protocol):
    """An open file of tables."""

    def sheet(self, name: str, headers: Sequence[str]) -> None:
        """Begin a table; a CSV has room for one."""

    def row(self, cells: Iterable[Cell]) -> None:
        """Add a row to the table begun last."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def open_table(path: Path) -> TableFile:
    """A file to write tables into: a workbook where its name ends in .xlsx, else CSV. Rows are not kept in memory."""
    return _Book(path) if path.suffix.lower() == ".xlsx" else _Text(path)


class _Text:
    """CSV in UTF-8 with a byte order mark, so that spreadsheets open it right."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file)  # ends lines by \r\n: else a lone \r in a cell is not quoted
        self._begun = False

    def sheet(self, name: str, headers: Sequence[str]) -> None:
        if self._begun:
            raise ValueError("a CSV holds one table")
        self._begun = True
        self.row(headers)

    def row(self, cells: Iterable[Cell]) -> None:
        self._writer.writerow([shown(cell) for cell in cells])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()


class _Book:
    """A workbook, each row written as it comes."""

    def __init__(self, path: Path) -> None:
        from xlsxwriter import Workbook

        self._book = Workbook(str(path), {"constant_memory": True, "strings_to_urls": False})
        self._bold = self._book.add_format({"bold": True, "bg_color": "#E8EEF4", "border": 1})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._sheet: Any = None
        self._name = ""
        self._headers: Sequence[str] = ()
        self._next = self._parts = 0

    def sheet(self, name: str, headers: Sequence[str]) -> None:
        self._name, self._headers, self._parts = sheet_name(name), headers, 0
        self._begin()

    def row(self, cells: Iterable[Cell]) -> None:
        if self._next > _MOST_ROWS:
            self._begin()
        for column, cell in enumerate(cells):
            self._write(column, cell)
        self._next += 1

    def _begin(self) -> None:
        self._parts += 1
        tail = f" {self._parts}" if self._parts > 1 else ""
        self._sheet = self._book.add_worksheet(self._name[: 31 - len(tail)] + tail)
        self._sheet.freeze_panes(1, 0)
        for column, header in enumerate(self._headers):
            self._sheet.set_column(column, column, column_width(header))
            self._sheet.write_string(0, column, safe(header), self._bold)
        self._next = 1

    def _write(self, column: int, cell: Cell) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, date):
            self._sheet.write_datetime(self._next, column, cell, self._day)
        elif (
            isinstance(cell, (int, float, Decimal))
            and not isinstance(cell, bool)
            and abs(float(cell)) < _EXACT
        ):
            self._sheet.write_number(self._next, column, cell)
        else:
            self._sheet.write_string(self._next, column, shown(cell))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._book.close()


def sheet_name(name: str) -> str:
    """A name that a workbook takes for a sheet: 31 characters, none of []:*?/\\."""
    return name.translate(_FORBIDDEN).strip("' ")[:31] or "1"


def column_width(text: str) -> float:
    """Width at which a header stands on one line: a Chinese character takes two."""
    return min(40.0, 3 + sum(2.1 if ord(char) > 0x2E80 else 1.1 for char in text))
