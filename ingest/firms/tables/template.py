"""Writes the templates of the bank's tables: a workbook of a sheet each, or CSV files.

Row 1 is the header, row 2 says what to fill in, row 3 is an example; the import passes over the last two.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.domain.text import Lang
from assistant.sheets import column_width, open_table, safe, sheet_name
from ingest.firms.kinds import Day, Kind, PlainText
from ingest.firms.layouts import Column, Layout
from ingest.firms.tables.conversion import EXAMPLE, HELP

_ROWS = 10_000
"""Rows below the header that have lists to pick from."""
SHEET_OF_LISTS = "选项"


def header(column: Column, lang: Lang) -> str:
    """A column's header in `lang`."""
    return column.header if lang == "zh" else column.header_en


def lines(layout: Layout, lang: Lang) -> list[list[str]]:
    """The template's rows: headers, help, example."""
    columns = layout.columns
    told = [column.told[lang] for column in columns]
    example = [column.example for column in columns]
    return [
        [header(column, lang) for column in columns],
        [f"{HELP[lang]}{told[0]}", *told[1:]],
        [f"{EXAMPLE[lang]}{example[0]}", *example[1:]],
    ]


def write_csv(layouts: Sequence[Layout], folder: Path, lang: Lang) -> list[Path]:
    """One CSV a table in `folder`, which is made; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    return [write_one_csv(layout, folder / layout.file, lang) for layout in layouts]


def write_one_csv(layout: Layout, file: Path, lang: Lang) -> Path:
    """The template of one table as CSV."""
    first, *others = lines(layout, lang)
    with open_table(file) as out:
        out.sheet(layout.title, first)
        for line in others:
            out.row(line)
    return file


def write_workbook(layouts: Sequence[Layout], file: Path, lang: Lang) -> None:
    """A workbook with a sheet a table: frozen header, widths, lists to pick from, codes and dates kept as text."""
    from xlsxwriter import Workbook

    with Workbook(str(file), {"strings_to_urls": False}) as book:
        looks = {
            "required": book.add_format(
                {"bold": True, "bg_color": "#F6D9C4", "border": 1, "text_wrap": True}
            ),
            "optional": book.add_format(
                {"bold": True, "bg_color": "#E8EEF4", "border": 1, "text_wrap": True}
            ),
            "help": book.add_format(
                {"italic": True, "font_color": "#666666", "text_wrap": True, "valign": "top"}
            ),
            "example": book.add_format({"font_color": "#999999"}),
            "text": book.add_format({"num_format": "@"}),
            "day": book.add_format({"num_format": "yyyy-mm-dd"}),
        }
        lists = _Lists(book)
        for layout in layouts:
            sheet = book.add_worksheet(sheet_name(layout.title if lang == "zh" else layout.title_en))
            _fill(sheet, layout, lang, looks, lists)
        lists.write()


def _fill(sheet: Any, layout: Layout, lang: Lang, looks: dict[str, Any], lists: _Lists) -> None:
    first, told, example = lines(layout, lang)
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, 32)
    sheet.set_row(1, 60)
    for at, column in enumerate(layout.columns):
        sheet.set_column(at, at, max(12, column_width(first[at])), looks.get(_look(column.kind)))
        sheet.write_string(0, at, safe(first[at]), looks["required" if column.required else "optional"])
        sheet.write_string(1, at, safe(told[at]), looks["help"])
        sheet.write_string(2, at, safe(example[at]), looks["example"])
        words = column.kind.choices(lang)
        if words:
            title, why = (
                ("请从列表中选择", "列表之外的写法，导入时会说明")
                if lang == "zh"
                else ("Pick from the list", "")
            )
            sheet.data_validation(
                3, at, _ROWS, at,
                {"validate": "list", "source": lists.place(words), "error_type": "warning",
                 "error_title": title, "error_message": why},
            )  # fmt: skip


def _look(kind: Kind) -> str:
    """Codes and words as text, so that no spreadsheet makes numbers of them; dates as dates; figures as they come."""
    if isinstance(kind, Day):
        return "day"
    return "text" if isinstance(kind, PlainText) or kind.is_code else ""


class _Lists:
    """The words to pick from, on a hidden sheet: written into each rule, they may be no longer than 255 characters."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._places: dict[tuple[str, ...], int] = {}

    def place(self, words: tuple[str, ...]) -> str:
        """Where the words stand, for a rule."""
        column = self._places.setdefault(words, len(self._places))
        letter = chr(65 + column) if column < 26 else f"{chr(64 + column // 26)}{chr(65 + column % 26)}"
        return f"='{SHEET_OF_LISTS}'!${letter}$1:${letter}${len(words)}"

    def write(self) -> None:
        """Write the sheet."""
        if not self._places:
            return
        sheet = self._book.add_worksheet(SHEET_OF_LISTS)
        sheet.hide()
        for words, column in self._places.items():
            sheet.write_column(0, column, words)
