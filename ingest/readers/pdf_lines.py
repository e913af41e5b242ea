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
            spaced = gap > 0.2 * run.size and (cells[-1][-1:].isascii() and run.text[:1].isascii())
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
    """Lines in order, with runs of lines in the same columns as the rows of a table."""
    place = 0
    while place < len(lines):
        end = place
        if len(lines[place].cells) >= 2:
            end = _table_end(lines, place)
        if end - place >= 2:
            yield _grid(lines[place:end])
            place = end
        else:
            yield lines[place]
            place += 1


def _table_end(lines: Sequence[Line], start: int) -> int:
    """Index after the last line of the table that begins at `start`."""
    columns = lines[start].starts
    end = start + 1
    while end < len(lines):
        line = lines[end]
        near = lines[end - 1].y - line.y < 4.5 * line.size
        inside = all(any(abs(x - column) < 2.5 * line.size for column in columns) for x in line.starts)
        if not (near and inside and (len(line.cells) >= 2 or _wraps(line, lines, end, columns))):
            break
        end += 1
    return end


def _wraps(line: Line, lines: Sequence[Line], place: int, columns: Sequence[float]) -> bool:
    """Whether a line of one cell is the second line of a cell: not under the first column, close below."""
    close = lines[place - 1].y - line.y < 1.8 * line.size
    return close and line.starts[0] > columns[0] + line.size


def _grid(lines: Sequence[Line]) -> Grid:
    """Cells by column; a line without the first column goes on with the row above."""
    columns = lines[0].starts
    rows: list[list[str]] = []
    for line in lines:
        cells = [""] * len(columns)
        for text, x in zip(line.cells, line.starts, strict=True):
            column = min(range(len(columns)), key=lambda i: abs(columns[i] - x))
            cells[column] = f"{cells[column]} {text}".strip()
        if rows and not cells[0]:
            rows[-1] = [above + cell for above, cell in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
    return rows
