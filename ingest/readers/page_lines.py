"""The printed lines of a PDF page, from the places of its text, and the tables among them. Knows no document.

pypdf gives runs of text with their places; runs on one height are a line, a wide gap between them parts cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pypdf

# Typesetters set digits a little apart from Chinese characters; pypdf takes that gap for a space.
_SET_APART = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\dA-Za-z])|(?<=[\dA-Za-z%]) (?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text: left end and height in points from the page's lower left corner, letter size."""

    x: float
    y: float
    size: float
    text: str

    @property
    def right(self) -> float:
        """Estimated right end: Chinese characters are as wide as high, others half."""
        return self.x + sum(self.size if char > "\u2e7f" else self.size * 0.5 for char in self.text.rstrip())


_CELL_LEADING = 1.55
"""Line height within a cell is below this many letter sizes; rows stand further apart."""

Grid = list[list[str]]
"""Cells of a table by row and column."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line. cells: its text by columns. continues: whether the line before runs on into it."""

    text: str
    size: float
    cells: tuple[str, ...]
    starts: tuple[float, ...]
    y: float
    continues: bool = False


def page_lines(page: pypdf.PageObject) -> list[Line]:
    """The lines of a page from top to bottom; what stands off the page or has no size is left out."""
    runs: list[Run] = []
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    left, bottom = float(page.mediabox.left), float(page.mediabox.bottom)

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], font: Any, font_size: float) -> None:
        if not text.strip():
            return
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = (tm[2] ** 2 + tm[3] ** 2) ** 0.5 * (cm[2] ** 2 + cm[3] ** 2) ** 0.5
        size = abs(font_size) * scale
        inside = left - 1 <= x <= left + width and bottom - 1 <= y <= bottom + height
        if size > 1 and inside:
            runs.extend(
                Run(x, y - i * size * 1.2, size, part)
                for i, part in enumerate(text.split("\n"))
                if part.strip()
            )

    plain = page.extract_text(visitor_text=visit)
    if not runs:
        return [
            Line(text.strip(), 10.0, (text.strip(),), (0.0,), 0.0)
            for text in plain.splitlines()
            if text.strip()
        ]
    return _run_on(_lines(runs))


def _lines(runs: Sequence[Run]) -> list[Line]:
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (-r.y, r.x)):
        if rows and abs(rows[-1][0].y - run.y) <= 0.4 * max(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [_line(sorted(row, key=lambda r: r.x)) for row in rows]


def _line(row: Sequence[Run]) -> Line:
    cells: list[str] = []
    starts: list[float] = []
    right = 0.0
    for run in row:
        gap = run.x - right
        if not cells or gap > 1.5 * run.size:
            cells.append(run.text.strip())
            starts.append(run.x)
        else:
            ascii_words = cells[-1][-1:].isascii() and run.text[:1].isascii()
            spaced = gap > (0.2 if ascii_words else 0.6) * run.size
            cells[-1] += (" " if spaced else "") + run.text.strip()
        right = max(right, run.right)
    cells = [_SET_APART.sub("", cell) for cell in cells]
    text = "  ".join(cells)
    return Line(text, max(run.size for run in row), tuple(cells), tuple(starts), row[0].y)


def _run_on(lines: Sequence[Line]) -> list[Line]:
    """Marks lines that go on with the one before: same size, close below, and that one is full and unfinished."""
    out: list[Line] = []
    longest = max((len(line.text) for line in lines), default=0)
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else None
        if before is not None:
            close = 0 < before.y - line.y < 2.2 * line.size and abs(before.size - line.size) < 0.6
            full = len(before.text) > 0.75 * longest
            indented = line.starts[0] > before.starts[0] + 1.2 * line.size
            line = replace(line, continues=close and full and not indented and len(line.cells) == 1)
        out.append(line)
    return out


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

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def _grid(lines: Sequence[Line]) -> Grid:
    """Cells by row and column. The lines of one cell stand closer than rows do; a row's cells share their top or middle."""
    columns = _columns(lines)
    cells: list[_Cell] = []
    last: dict[int, _Cell] = {}
    for line in lines:
        whole = len(line.cells) == len(columns)
        for text, x in zip(line.cells, line.starts, strict=True):
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
            else:
                last[column] = _Cell(column, line.y, line.y, text, whole)
                cells.append(last[column])
    size = lines[0].size
    by_top = _rows([(cell.top, cell) for cell in cells], len(columns), size)
    by_middle = _rows([(cell.middle, cell) for cell in cells], len(columns), size)
    return by_top if len(by_top) < len(by_middle) else by_middle


def _rows(placed: list[tuple[float, _Cell]], width: int, size: float) -> Grid:
    rows: Grid = []
    height = 0.0
    for y, cell in sorted(placed, key=lambda item: (-item[0], item[1].column)):
        if not rows or height - y > 0.6 * size or rows[-1][cell.column]:
            rows.append([""] * width)
            height = y
        rows[-1][cell.column] = cell.text
    return rows
