"""Reads one firm file line by line into typed values. Knows the layout of files, nothing of the store."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from assistant.domain.text import Text
from assistant.errors import FileRejected
from ingest.firms.cells import CellError
from ingest.firms.layout import Layout
from ingest.firms.report import RejectedRow


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file: its number from 1, and its cells by header, stripped. `width` is how many cells it has."""

    number: int
    cells: dict[str, str]
    width: int
    headers: int

    @property
    def text(self) -> str:
        """The line as it stands, for people: header and cell of all that is filled in."""
        return "；".join(f"{header}：{cell}" for header, cell in self.cells.items() if cell)


def lines(layout: Layout, content: bytes) -> Iterator[Line]:
    """Every line after the header that is not blank.

    Raises FileRejected when the file is no text, no table, or lacks a column that must be filled in.
    """
    reader = csv.reader(io.StringIO(_decoded(layout, content), newline=""))
    try:
        headers = [header.strip() for header in next(reader, [])]
        missing = [
            column.header for column in layout.columns if column.required and column.header not in headers
        ]
        if missing:
            listed = "、".join(missing)
            raise _refused(
                layout, "missing_columns", Text(f"缺少列：{listed}", f"these columns are missing: {listed}")
            )
        for cells in reader:
            if any(cell.strip() for cell in cells):
                by_header = {header: cell.strip() for header, cell in zip(headers, cells, strict=False)}
                yield Line(reader.line_num, by_header, len(cells), len(headers))
    except csv.Error as error:
        raise _refused(
            layout, "not_a_table", Text(f"不是 CSV 表格（{error}）", f"not a CSV table ({error})")
        ) from error


def _decoded(layout: Layout, content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _refused(layout, "encoding", Text("不是 UTF-8 或 GB18030 文本", "neither UTF-8 nor GB18030 text"))


def _refused(layout: Layout, code: str, reason: Text) -> FileRejected:
    return FileRejected(path=layout.file, reason_code=code, reason=reason)


def read(layout: Layout, line: Line) -> dict[str, Any] | RejectedRow:
    """The fields of one line in the store's units, or why it cannot be taken."""

    def rejected(header: str, value: str, reason: Text) -> RejectedRow:
        return RejectedRow(layout.file, line.number, header, value, reason)

    if line.width != line.headers:
        reason = Text("列数与表头不一致", "as many cells as headers are wanted")
        return rejected("", f"{line.width} ≠ {line.headers}", reason)
    values: dict[str, Any] = {}
    for column in layout.columns:
        if column.field is None:
            continue
        cell = line.cells.get(column.header, "")
        if not cell:
            if column.required:
                return rejected(column.header, "", Text("必填", "must be filled in"))
            values[column.field] = column.default
            continue
        try:
            values[column.field] = column.read(cell)
        except CellError as error:
            return rejected(column.header, cell, error.reason)
    fault = layout.check(values) if layout.check else None
    if fault:
        return rejected(fault[0], line.cells.get(fault[0], ""), fault[1])
    return values


def repeated(layout: Layout, line: Line) -> RejectedRow:
    """A second line of a key that stands for one row."""
    headers = {column.field: column.header for column in layout.columns}
    header = headers[layout.key[0]] if layout.key else layout.columns[0].header
    reason = Text("与前面的行重复", "repeats an earlier row")
    return RejectedRow(layout.file, line.number, header, line.cells.get(header, ""), reason)
