"""The bank's own tables: CSV and workbooks after our templates, or near enough to be known by their headers."""

from __future__ import annotations

from pathlib import Path

from assistant.domain.text import Text
from assistant.errors import FileRejected
from ingest.firms.layouts import FILES
from ingest.firms.report import Note
from ingest.firms.tables.headings import LOOKED_AT, find_heading
from ingest.firms.tables.sheets import BOOK_SUFFIXES, SUFFIXES, TEXT_SUFFIXES, is_left_behind, sheets_of
from ingest.firms.tables.tabular import Table, Tabular

_OTHER_DATA = frozenset({".json", ".jsonl", ".xls", ".xlsb", ".ods", ".et", ".zip", ".gz"})
"""What else may hold firm data, in a folder of tables."""


class NativeTables(Tabular):
    """The formats `csv` and `xlsx`: a file, or a folder of such files."""

    register = True

    def __init__(self, name: str, suffixes: frozenset[str]) -> None:
        self.name = name
        self._suffixes = suffixes

    def fits(self, path: Path) -> bool:
        """Whether it is such a file, or a folder that holds one."""
        if path.is_dir():
            return any(file.suffix.lower() in self._suffixes for file in _files(path))
        return path.suffix.lower() in self._suffixes

    def found(self, path: Path) -> tuple[list[Table], list[Note]]:
        """The tables of a file, or of all files of a folder; raises FileRejected."""
        if not path.is_dir():
            return tables_of(path)
        tables: list[Table] = []
        notes: list[Note] = []
        for file in _files(path):
            if file.suffix.lower() in SUFFIXES:
                of_file = tables_of(file)
                tables += of_file[0]
                notes += of_file[1]
            elif file.suffix.lower() in _OTHER_DATA:
                said = Text("这个文件没有导入，请单独导入", "this file was not imported; import it by itself")
                notes.append(Note(file.name, 0, "", "", said))
        return tables, notes


def _files(folder: Path) -> list[Path]:
    """The files of a folder that may hold data, in order."""
    return sorted(file for file in folder.iterdir() if file.is_file() and not is_left_behind(file))


CSV = NativeTables("csv", TEXT_SUFFIXES)
XLSX = NativeTables("xlsx", BOOK_SUFFIXES)


def tables_of(file: Path) -> tuple[list[Table], list[Note]]:
    """The tables of a file with their headings, and notes of sheets that are none; raises FileRejected.

    A sheet beside tables that is none itself (instructions, a chart's data) is told and passed over, unless it has
    the name of a table: then something is wrong with it.
    """
    found: list[Table] = []
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
