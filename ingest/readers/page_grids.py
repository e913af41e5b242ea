"""Tables without rules among the lines of a page: lines whose cells stand in the same columns. Knows no format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.readers.page_lines import Edges, Line, spread

_CELL_LEADING = 1.55
"""Line height within a cell is below this many letter sizes; rows stand further apart."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its cells by row and column, and for each row where it stands on the page."""

    cells: list[list[str]]
    boxes: list[Edges]


def tables_and_lines(lines: Sequence[Line]) -> Iterator[Line | Grid]:
    """Lines in order, with runs of lines that stand in the same columns as the cells of a table."""
    place = 0
    while place < len(lines):
        end = _table_end(lines, place)
        if end > place:
            yield _grid(lines[place:end])
            place = end
        else:
            yield lines[place]
            place += 1


def _table_end(lines: Sequence[Line], start: int) -> int:
    """Index after the last line of the table that begins at `start`, `start` itself where none does."""
    if len(lines[start].cells) == 1 and not _runs_into(lines, start):
        return start  # a caption, or a paragraph
    run = start + 1
    while run < len(lines) and _near(lines[run - 1], lines[run]):
        run += 1
    columns = _columns(lines[start:run])
    end = start
    while end < run and _fits(lines[end], columns):
        end += 1
    while end > start and _columns(lines[start:end]) != columns:
        columns = _columns(lines[start:end])
        end = next((i for i in range(start, end) if not _fits(lines[i], columns)), end)
    return end if sum(len(line.cells) >= 2 for line in lines[start:end]) >= 2 else start


def _runs_into(lines: Sequence[Line], place: int) -> bool:
    """Whether a line of one cell is the first line of a tall cell: the next line stands as close as cells' lines do."""
    return place + 1 < len(lines) and lines[place].y - lines[place + 1].y < _CELL_LEADING * lines[place].size


def _near(above: Line, line: Line) -> bool:
    return abs(above.size - line.size) < 0.6 and above.y - line.y < 3.5 * line.size


def _columns(lines: Sequence[Line]) -> list[float]:
    """Left ends of the columns: places where cells begin on lines of two and more cells."""
    starts = sorted(x for line in lines if len(line.cells) >= 2 for x in line.starts)
    size = lines[0].size if lines else 0.0
    columns: list[float] = []
    for x in starts:
        if not columns or x - columns[-1] > 2.5 * size:
            columns.append(x)
    return columns


def _fits(line: Line, columns: Sequence[float]) -> bool:
    """Whether every cell stands in a column; text alone at the left must begin exactly where the first one does."""
    if len(columns) < 2:
        return False
    if len(line.cells) == 1 and line.starts[0] < columns[1] - 2.5 * line.size:
        return abs(line.starts[0] - columns[0]) < 3
    return all(abs(x - columns[_nearest(columns, x)]) < 4 * line.size for x in line.starts)


def _nearest(columns: Sequence[float], x: float) -> int:
    return min(range(len(columns)), key=lambda column: abs(columns[column] - x))


@dataclass(slots=True)
class _Cell:
    column: int
    top: float
    bottom: float
    text: str
    whole_line: bool
    boxes: list[Edges]

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def _grid(lines: Sequence[Line]) -> Grid:
    """The lines of one cell stand closer than rows do; a row's cells share their top or middle."""
    columns = _columns(lines)
    cells: list[_Cell] = []
    last: dict[int, _Cell] = {}
    for line in lines:
        whole = len(line.cells) == len(columns)
        for text, x, box in zip(line.cells, line.starts, line.boxes, strict=True):
            column = _nearest(columns, x)
            above = last.get(column)
            if (
                above is not None
                and above.bottom - line.y < _CELL_LEADING * line.size
                and not (whole and above.whole_line)
            ):
                glue = " " if above.text[-1:].isascii() and text[:1].isascii() else ""
                above.text += glue + text
                above.bottom = line.y
                above.boxes.append(box)
            else:
                last[column] = _Cell(column, line.y, line.y, text, whole, [box])
                cells.append(last[column])
    size = lines[0].size
    by_top = _rows([(cell.top, cell) for cell in cells], len(columns), size)
    by_middle = _rows([(cell.middle, cell) for cell in cells], len(columns), size)
    return by_top if len(by_top.cells) < len(by_middle.cells) else by_middle


def _rows(placed: list[tuple[float, _Cell]], width: int, size: float) -> Grid:
    rows: list[list[str]] = []
    boxes: list[list[Edges]] = []
    height = 0.0
    for y, cell in sorted(placed, key=lambda item: (-item[0], item[1].column)):
        if not rows or height - y > 0.6 * size or rows[-1][cell.column]:
            rows.append([""] * width)
            boxes.append([])
            height = y
        rows[-1][cell.column] = cell.text
        boxes[-1] += cell.boxes
    return Grid(rows, [spread(of_row) for of_row in boxes])
