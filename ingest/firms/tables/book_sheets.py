"""The sheets of a workbook, each as rows of text: what a cell means, not how wide it is shown.

A number shown as a per cent is given with its sign: 66% is kept as 0.66, and python-calamine does not tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from assistant.domain.text import Text
from assistant.errors import FileRejected
from ingest.firms.tables.row import Row
from ingest.packed import check_packed
from ingest.readers.package import Package
from ingest.readers.sheet_xlsx import cell_place, read_styles, sheet_parts
from ingest.rejections import Reason, Unreadable

_MOST_UNPACKED = 1 << 30
_MOST_CELLS = 20_000_000
"""Cells of one sheet: calamine holds all of them, some 50 bytes each. A longer table goes in as CSV, read as a stream."""
_STEP = 1 << 20
_LONGEST_TAG = 400
_NAME = re.compile(rb'\sr="([A-Z]{1,3}\d{1,7})"')


class BookSheet:
    """One visible sheet of a workbook."""

    def __init__(self, path: Path, source: Any, percents: dict[int, set[int]], only: bool) -> None:
        self.label = path.name if only else f"{path.name}#{source.name}"
        self.name = source.name
        self._source = source
        self._percents = percents

    def batches(self, size: int) -> Iterator[list[Row]]:
        if self._source.start is None:
            return
        rows = self._source.iter_rows()
        left = [""] * self._source.start[1]
        number = 0
        while some := list(islice(rows, size)):
            texts = [[*left, *map(_text, row)] for row in some]
            for column, places in self._percents.items():
                for place in range(len(texts)):
                    if number + place in places and column < len(texts[place]):
                        texts[place][column] = _per_cent(some[place][column - len(left)])
            number += len(some)
            yield texts


def book_sheets(path: Path) -> Iterator[BookSheet]:
    """The visible sheets that hold anything; raises FileRejected for what is no workbook, or too large a one."""
    try:
        check_packed(path, "xlsx", most=_MOST_UNPACKED)
        with Package(path) as package:
            parts = sheet_parts(package)
            shown = {place for place, style in enumerate(read_styles(package)) if _is_per_cent(style.code)}
            book = CalamineWorkbook.from_path(str(path))
            for source in _visible(book, path):
                percents = _percents(package, parts.get(source.name), shown)
                yield BookSheet(path, source, percents, len(book.sheet_names) == 1)
    except Unreadable as error:
        raise error.rejected(path.name) from error
    except PasswordError as error:
        raise Unreadable(Reason.ENCRYPTED).rejected(path.name) from error
    except (CalamineError, OSError, ValueError) as error:
        raise Unreadable(Reason.UNREADABLE, type(error).__name__).rejected(path.name) from error


def _visible(book: CalamineWorkbook, path: Path) -> Iterator[Any]:
    for sheet in book.sheets_metadata:
        if sheet.typ != SheetTypeEnum.WorkSheet or sheet.visible != SheetVisibleEnum.Visible:
            continue
        source = book.get_sheet_by_name(sheet.name)
        if source.total_height * source.total_width > _MOST_CELLS:
            raise FileRejected(
                path=f"{path.name}#{sheet.name}",
                reason_code="too_many_cells",
                reason=Text(
                    f"工作表有 {source.total_height:,} 行 × {source.total_width} 列，超过上限；请另存为 CSV 再导入",
                    f"the sheet has {source.total_height:,} rows × {source.total_width} columns, above the limit;"
                    " save it as CSV",
                ),
            )
        if source.start is not None:
            yield source


def _is_per_cent(code: str) -> bool:
    return "%" in re.sub(r'"[^"]*"|\\.', "", code)


def _percents(package: Package, part: str | None, styles: set[int]) -> dict[int, set[int]]:
    """Column from 0 -> rows from 0 of the cells that are shown as per cents. Read from the XML as a stream of bytes."""
    found: dict[int, set[int]] = {}
    if not styles or part is None or part not in package:
        return found
    listed = "|".join(str(style) for style in sorted(styles))
    cell = re.compile(rf'<c\b[^>]*?\ss="(?:{listed})"[^>]*>'.encode())
    with package.open(part) as stream:
        held = b""
        while step := stream.read(_STEP):
            held += step
            for tag in cell.finditer(held):
                name = _NAME.search(tag[0])
                place = cell_place(name[1].decode()) if name else None
                if place is not None:
                    found.setdefault(place[1], set()).add(place[0] - 1)
            held = held[-_LONGEST_TAG:]
    return found


def _per_cent(value: object) -> str:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return f"{(Decimal(repr(value)) * 100).normalize():f}%"
    return _text(value)


def _text(value: object) -> str:
    """A cell's text: whole numbers without a point, dates as ISO, a number too long to be exact as it would be shown."""
    kind = type(value)
    if kind is str:
        return value  # type: ignore[return-value]
    if kind is float:
        if value.is_integer() and abs(value) < 1e15:  # type: ignore[attr-defined, arg-type]
            return str(int(value))  # type: ignore[call-overload]
        return repr(value) if abs(value) < 1e15 else f"{value:.6E}"  # type: ignore[arg-type]
    if kind is bool:
        return "是" if value else "否"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, (date, time, timedelta)):
        return value.isoformat() if not isinstance(value, timedelta) else str(value)
    return str(value)
