"""OpenDocument spreadsheets (ods), from their content part as a stream.

Each cell keeps the very text that the program showed, with hidden rows, merged cells and repeats beside it; calamine
gives the bare values of this format only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from ingest.blocks import Block, Reading
from ingest.packed import check_packed
from ingest.readers.package import Package
from ingest.readers.sheet_layout import Row, Sheet, Span, as_text, outlined
from ingest.readers.sheet_limits import MOST_ROWS, Meter, check_area
from ingest.rejections import Reason, Unreadable

_STEP = 256 * 1024
_SAID_AT_MOST = 400
_WIDEST = 16_384


@dataclass(slots=True)
class _Table:
    name: str
    hidden: bool
    rows: list[Row] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    hidden_rows: list[Row] = field(default_factory=list)
    comments: list[tuple[int, str]] = field(default_factory=list)
    unseen: list[tuple[int, str]] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    columns: int = 0
    height: int = 0
    width: int = 0


def read_ods(path: Path) -> Reading:
    """Blocks of an ods spreadsheet; raises Unreadable."""
    check_packed(path, "ods")
    scan = _Scan()
    with Package(path) as package:
        scan.read(package)
        meta = package.xml("meta.xml")
    properties = {}
    if meta is not None:
        title = next((part.text for part in meta.iter("{http://purl.org/dc/elements/1.1/}title")), None)
        properties = {"title": title.strip()} if title and title.strip() else {}
    seen = [table for table in scan.tables if not table.hidden]
    hidden: list[str] = []
    blocks: list[Block] = []
    for table in scan.tables:
        _report(table, hidden)
        if not table.hidden:
            rows = _with_gaps(table)
            found = list(Sheet(table.name, rows, table.spans, only=len(seen) == 1).blocks())
            blocks += found if len(found) > 1 or len(seen) == 1 else []
    return Reading(tuple(outlined(blocks)), properties=properties, hidden=tuple(hidden))


def _with_gaps(table: _Table) -> Iterator[Row]:
    """The rows that are shown, with an empty one where empty rows part them."""
    last, skipped = 0, {row.number for row in table.hidden_rows}
    for row in table.rows:
        if any(number not in skipped for number in range(last + 1, min(row.number, last + 100))):
            yield Row(row.number - 1, ())
        cells = [*row.cells, *[""] * (table.width - len(row.cells))]  # merged cells reach past the last text
        for column in table.hidden_columns & set(range(len(cells))):
            cells[column] = ""
        yield Row(row.number, tuple(cells))
        last = row.number


def _report(table: _Table, hidden: list[str]) -> None:
    def say(where: str, text: str) -> None:
        if text:
            hidden.append(f"{where}：{text[:_SAID_AT_MOST]}")

    if table.hidden:
        said = "；".join(cell for row in table.rows[:50] for cell in row.cells if cell)
        say(f"隐藏的工作表「{table.name}」（{len(table.rows)} 行）", said)
        return
    for row in table.hidden_rows:
        say(f"工作表「{table.name}」隐藏行 {row.number}", "；".join(filter(None, row.cells)))
    if table.hidden_columns:
        said = "；".join(
            cell
            for row in table.rows
            for place, cell in enumerate(row.cells)
            if cell and place in table.hidden_columns
        )
        say(f"工作表「{table.name}」的隐藏列", said)
    for number, text in table.unseen:
        say(f"工作表「{table.name}」第 {number} 行看不见的字", text)
    for number, text in table.comments:
        say(f"工作表「{table.name}」第 {number} 行的批注", text)


class _Scan:
    """One pass over content.xml."""

    def __init__(self) -> None:
        self.tables: list[_Table] = []
        self._undisplayed: set[str] = set()
        self._white: set[str] = set()
        self._filled: set[str] = set()
        self._unseen_cell = False
        self._style = ""
        self._meter = Meter()
        self._row = 0
        self._row_repeat = 1
        self._row_hidden = False
        self._cells: list[str] = []
        self._cell_repeat = 1
        self._text: list[str] | None = None
        self._annotation: list[str] | None = None
        self._value = ""
        self._depth = 0

    def read(self, package: Package) -> None:
        """Fill `tables`; raises Unreadable."""
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        try:
            with package.open("content.xml") as stream:
                while data := stream.read(_STEP):
                    parser.Parse(data, False)
        except (expat.ExpatError, ValueError, IndexError) as error:
            raise Unreadable(Reason.UNREADABLE, "XML") from error

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition("}")[2]
        said = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        begin = _BEGIN.get(name)
        if begin is not None:
            begin(self, said)

    def _end(self, tag: str) -> None:
        end = _END.get(tag.rpartition("}")[2])
        if end is not None:
            end(self)

    def _characters(self, data: str) -> None:
        if self._depth:
            held = self._text if self._annotation is None else self._annotation
            if held is not None:
                held.append(data)

    def _begin_style(self, said: dict[str, str]) -> None:
        self._style = said.get("name", "")

    def _begin_table_properties(self, said: dict[str, str]) -> None:
        if said.get("display") == "false":
            self._undisplayed.add(self._style)

    def _begin_text_properties(self, said: dict[str, str]) -> None:
        if said.get("color", "").lower() == "#ffffff":
            self._white.add(self._style)

    def _begin_cell_properties(self, said: dict[str, str]) -> None:
        if said.get("background-color", "transparent").lower() not in ("transparent", "#ffffff"):
            self._filled.add(self._style)

    def _begin_table(self, said: dict[str, str]) -> None:
        self.tables.append(_Table(said.get("name", ""), said.get("style-name") in self._undisplayed))
        self._row = 0

    def _begin_column(self, said: dict[str, str]) -> None:
        table = self.tables[-1]
        repeat = min(_count(said, "number-columns-repeated"), _WIDEST)
        if said.get("visibility") in ("collapse", "filter"):
            table.hidden_columns |= set(range(table.columns, table.columns + repeat))
        table.columns += repeat

    def _begin_row(self, said: dict[str, str]) -> None:
        self._row += 1
        self._row_repeat = _count(said, "number-rows-repeated")
        self._row_hidden = said.get("visibility") in ("collapse", "filter")
        self._cells = []

    def _begin_cell(self, said: dict[str, str]) -> None:
        self._cell_repeat = _count(said, "number-columns-repeated")
        style = said.get("style-name", "")
        self._unseen_cell = style in self._white and style not in self._filled
        self._text = []
        self._value = said.get("date-value") or said.get("string-value") or said.get("value") or ""
        across, down = _count(said, "number-columns-spanned"), _count(said, "number-rows-spanned")
        if across > 1 or down > 1:
            left = len(self._cells)
            right = min(left + across, _WIDEST) - 1
            self.tables[-1].spans.append(Span(self._row, left, self._row + down - 1, right))

    def _begin_paragraph(self, _: dict[str, str]) -> None:
        self._depth += 1
        if self._text and self._annotation is None:
            self._text.append("\n")

    def _end_paragraph(self) -> None:
        self._depth -= 1

    def _begin_space(self, _: dict[str, str]) -> None:
        self._characters(" ")

    def _begin_annotation(self, _: dict[str, str]) -> None:
        self._annotation = []

    def _end_annotation(self) -> None:
        if self.tables and self._annotation is not None:
            self.tables[-1].comments.append((self._row, " ".join("".join(self._annotation).split())))
        self._annotation = None

    def _end_cell(self) -> None:
        if self._text is None:
            return
        text = as_text("".join(self._text)) or self._value
        self._text = None
        if text and self._unseen_cell:
            self.tables[-1].unseen.append((self._row, text))
            text = ""
        if text or self._cell_repeat < _WIDEST:
            room = max(0, _WIDEST - len(self._cells))
            self._cells += [text] * min(self._cell_repeat, room)

    def _end_row(self) -> None:
        table = self.tables[-1]
        while self._cells and not self._cells[-1]:
            self._cells.pop()
        if self._cells:
            table.height += self._row_repeat
            table.width = max(table.width, len(self._cells))
            check_area(table.height, table.width)
            if self._row_repeat > MOST_ROWS:
                raise Unreadable(Reason.TOO_MANY_ROWS, f"{self._row_repeat:,} × {len(self._cells):,}")
            for number in range(self._row, self._row + self._row_repeat):
                row = Row(number, tuple(self._cells))
                self._meter.take(row)
                (table.hidden_rows if self._row_hidden else table.rows).append(row)
        self._row += self._row_repeat - 1


def _count(said: dict[str, str], name: str) -> int:
    value = said.get(name, "1")
    return max(1, int(value)) if value.isdigit() and len(value) < 9 else 1


_BEGIN: dict[str, Callable[[_Scan, dict[str, str]], None]] = {
    "style": _Scan._begin_style,
    "table-properties": _Scan._begin_table_properties,
    "table-cell-properties": _Scan._begin_cell_properties,
    "text-properties": _Scan._begin_text_properties,
    "table": _Scan._begin_table,
    "table-column": _Scan._begin_column,
    "table-row": _Scan._begin_row,
    "table-cell": _Scan._begin_cell,
    "covered-table-cell": _Scan._begin_cell,
    "p": _Scan._begin_paragraph,
    "s": _Scan._begin_space,
    "tab": _Scan._begin_space,
    "annotation": _Scan._begin_annotation,
}
_END: dict[str, Callable[[_Scan], None]] = {
    "table-row": _Scan._end_row,
    "table-cell": _Scan._end_cell,
    "covered-table-cell": _Scan._end_cell,
    "p": _Scan._end_paragraph,
    "annotation": _Scan._end_annotation,
}
