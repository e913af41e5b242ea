"""Spreadsheets (xlsx, xlsm, xlsb, xls) by python-calamine: each row of a table as 「header：cell；…」 with its place.

Cells say what a person sees: formulas their stored value, merged cells in each cell, numbers in their format. Hidden
sheets, rows, columns and cells, and comments, are left out and reported. calamine tells no number format and no
hidden row: they come from the XML of xlsx, and are not known of xls and xlsb.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from ingest.blocks import Block, BlockKind, Reading
from ingest.packed import check_packed
from ingest.readers.package import Package
from ingest.readers.sheet_layout import Row, Sheet, Span, as_text, outlined
from ingest.readers.sheet_limits import Meter, check_area
from ingest.readers.sheet_values import shown
from ingest.readers.sheet_xlsx import SheetFacts, Style, read_facts, read_styles, sheet_parts
from ingest.rejections import Reason, Unreadable

_SAID_AT_MOST = 400


def read_xlsx(path: Path) -> Reading:
    """Blocks of an xlsx or xlsm workbook; raises Unreadable."""
    check_packed(path, "xlsx")
    with Package(path) as package:
        styles = read_styles(package)
        parts = sheet_parts(package)
        # Before calamine opens it: calamine keeps every cell of the rectangle that a sheet's cells span.
        facts = {name: read_facts(package, part) for name, part in parts.items()}
        properties = package.properties()
    return _Workbook(path, facts, styles).reading(properties)


def read_xlsb(path: Path) -> Reading:
    """Blocks of an xlsb workbook; raises Unreadable."""
    check_packed(path, "xlsb")
    with Package(path) as package:
        properties = package.properties()
    return _Workbook(path).reading(properties, _NOT_TOLD)


def read_xls(path: Path) -> Reading:
    """Blocks of a workbook of Excel 97; raises Unreadable."""
    return _Workbook(path).reading({}, _NOT_TOLD)


_NOT_TOLD = (
    "这种格式读不出数字的显示样子，也读不出哪些行、列、字是隐藏的：百分比以小数给出（0.035 即 3.5%），隐藏的内容也收在内；"
    "另存为 xlsx 后可按显示的样子读取。 "
    "This format does not tell how numbers are shown, nor which rows, columns and letters are hidden: per cents stand"
    " as fractions, and hidden content is in. Save it as xlsx to have it read as it is shown."
)


class _Workbook:
    """One file's walk."""

    def __init__(
        self, path: Path, facts: dict[str, SheetFacts] | None = None, styles: list[Style] | None = None
    ) -> None:
        self._facts = facts or {}
        self._styles = styles or []
        self._hidden: list[str] = []
        self._meter = Meter()
        self._valueless = 0
        try:
            self._book = CalamineWorkbook.from_path(str(path))
        except PasswordError as error:
            raise Unreadable(Reason.ENCRYPTED) from error
        except (CalamineError, OSError, ValueError) as error:
            raise Unreadable(Reason.UNREADABLE, type(error).__name__) from error

    def reading(self, properties: dict[str, str], *notes: str) -> Reading:
        """The whole workbook."""
        tables = [sheet for sheet in self._book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        seen = [sheet.name for sheet in tables if sheet.visible == SheetVisibleEnum.Visible]
        blocks: list[Block] = []
        for sheet in tables:
            if sheet.name in seen:
                blocks += self._sheet(sheet.name, only=len(seen) == 1)
            else:
                self._report_sheet(sheet.name)
        if self._valueless:
            notes += (
                f"有 {self._valueless} 个公式没有存下计算结果，按空格读取；请用表格软件打开并保存一次后再添加。 "
                f"{self._valueless} formulas hold no stored result and read as empty; open the file in a spreadsheet"
                " program, save it and add it again.",
            )
        return Reading(
            tuple(outlined(blocks)),
            properties=properties,
            hidden=tuple(self._hidden),
            notes=tuple(notes),
        )

    def _sheet(self, name: str, *, only: bool) -> Iterator[Block]:
        facts = self._facts.get(name, SheetFacts())
        source = self._open(name)
        spans = [
            Span(top + 1, left, bottom + 1, right)
            for (top, left), (bottom, right) in source.merged_cell_ranges or ()
        ]
        blocks = list(Sheet(name, self._rows(source, facts), spans, only).blocks())
        yield from blocks if len(blocks) > 1 or only else ()  # an empty sheet's name says nothing
        yield from (Block(BlockKind.PARAGRAPH, line, sheet=name) for line in facts.drawn)
        for cell, text in facts.comments:
            self._report(f"工作表「{name}」{cell} 的批注", text)

    def _open(self, name: str) -> Any:
        try:
            source = self._book.get_sheet_by_name(name)
        except (CalamineError, ValueError) as error:
            raise Unreadable(Reason.UNREADABLE, type(error).__name__) from error
        check_area(source.total_height, source.total_width)
        return source

    def _rows(self, source: Any, facts: SheetFacts) -> Iterator[Row]:
        """The rows that are shown; what is not shown of them is reported."""
        if source.start is None:
            return
        left = source.start[1]
        hidden_cells: dict[str, list[str]] = {}
        for number, values in enumerate(source.iter_rows(), 1):
            cells = [""] * left
            unseen: list[str] = []
            for column, value in enumerate(values, left):
                if value == "" and (number, column) in facts.formulas:
                    self._valueless += 1
                place = facts.style(number, column)
                style = self._styles[place] if place < len(self._styles) else Style()
                text = as_text(shown(value, style.code))
                if text and facts.column_hidden(column):
                    hidden_cells.setdefault(f"隐藏列 {column_name(column)}", []).append(text)
                    text = ""
                elif text and style.unseen and not facts.is_dressed(number, column):
                    unseen.append(text)
                    text = ""
                cells.append(text)
            row = Row(number, tuple(cells))
            self._meter.take(row)
            if number in facts.hidden_rows:
                self._report(f"工作表「{source.name}」隐藏行 {number}", "；".join(filter(None, cells)))
            else:
                yield row
            self._report(f"工作表「{source.name}」第 {number} 行看不见的字", "；".join(unseen))
        for where, texts in hidden_cells.items():
            self._report(f"工作表「{source.name}」{where}（{len(texts)} 格）", "；".join(texts))

    def _report_sheet(self, name: str) -> None:
        source = self._open(name)
        said: list[str] = []
        for values in source.iter_rows():
            said += [text for text in (as_text(shown(value)) for value in values) if text]
            if sum(map(len, said)) > _SAID_AT_MOST:
                break
        self._report(f"隐藏的工作表「{name}」（{source.height} 行）", "；".join(said))

    def _report(self, where: str, text: str) -> None:
        if text:
            self._hidden.append(f"{where}：{text[:_SAID_AT_MOST]}")


def column_name(column: int) -> str:
    """The letters of a column counted from 0: A, Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
