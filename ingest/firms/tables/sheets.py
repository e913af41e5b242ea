"""The tables of a bank's file as rows of text: a CSV is one, each visible sheet of a workbook is one. Knows no layout."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from assistant.domain.text import Text
from assistant.errors import FileRejected
from ingest.firms.tables.row import Row

TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".txt"})
BOOK_SUFFIXES = frozenset({".xlsx", ".xlsm"})
SUFFIXES = TEXT_SUFFIXES | BOOK_SUFFIXES


class Sheet(Protocol):
    """One table of a file.

    label: what rows call the file ("名单.csv", "名单.xlsx#企业照面"). name: of the file or sheet, which may say what it is.
    """

    label: str
    name: str

    def batches(self, size: int) -> Iterator[list[Row]]:
        """Its rows from the first on, blank ones as well, `size` at a time; raises FileRejected.

        A row's place counts rows as a spreadsheet does: a cell with a line end inside is one row.
        """


def is_left_behind(path: Path) -> bool:
    """Whether a file is a program's own and nobody's data: what Excel keeps beside an open book, macOS beside any."""
    return path.name.startswith(("~$", "."))


def sheets_of(path: Path) -> list[Sheet]:
    """The tables of a file, in its order; raises FileRejected for what is no table."""
    if path.suffix.lower() in TEXT_SUFFIXES:
        from ingest.firms.tables.text_sheets import TextSheet

        return [TextSheet(path)]
    if path.suffix.lower() in BOOK_SUFFIXES:
        from ingest.firms.tables.book_sheets import book_sheets

        return list(book_sheets(path))
    raise FileRejected(
        path=path.name,
        reason_code="unsupported",
        reason=Text(
            f"不能读取 {path.suffix or path.name}；请另存为 xlsx 或 csv",
            f"{path.suffix or path.name} cannot be read; save it as xlsx or csv",
        ),
    )
