"""Ruled tables: the rectangles between the rules of a page, filled with the runs that stand in them. Knows no format.

A cell that spans columns or rows says its text in each of them, so that every row can be read alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.page_grids import Grid
from ingest.readers.page_lines import Edges, Run, lines_of, spread

_SAME = 3.0
"""Edges nearer than this many points are one rule."""

Cell = tuple[float, float, float, float]
"""left, bottom, right, top of a cell in points from the page's lower left corner."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table filled: its grid, its upper and left edge in points, and the runs that it took."""

    grid: Grid
    top: float
    left: float
    taken: frozenset[int]


def filled(cells: Sequence[Cell], runs: Sequence[Run]) -> Ruled | None:
    """The table of these cells; None where it is none: fewer than two rows or columns, or hardly a word in it.

    A run belongs to the cell that holds its middle. taken: places of the runs used, in `runs`.
    """
    columns = _rules([edge for cell in cells for edge in (cell[0], cell[2])])
    heights = _rules([edge for cell in cells for edge in (cell[1], cell[3])])[::-1]
    if len(columns) < 3 or len(heights) < 3:
        return None
    held: list[list[int]] = [[] for _ in cells]
    for place, run in enumerate(runs):
        x, y = (run.x + run.right) / 2, run.y + 0.35 * run.size
        home = next(
            (n for n, cell in enumerate(cells) if cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]), None
        )
        if home is not None:
            held[home].append(place)
    said = [place for places in held for place in places]
    if sum(bool(places) for places in held) < 3:
        return None
    rows = [[""] * (len(columns) - 1) for _ in range(len(heights) - 1)]
    boxes: list[list[Edges]] = [[] for _ in rows]
    for cell, places in zip(cells, held, strict=True):
        left, right = _nearest(columns, cell[0]), _nearest(columns, cell[2])
        top, bottom = _nearest(heights, cell[3]), _nearest(heights, cell[1])
        text = _text([runs[place] for place in places])
        for row in range(top, bottom):
            boxes[row] += [runs[place].box for place in places]
            for column in range(left, right):
                rows[row][column] = text
    kept = [(row, own) for row, own in zip(rows, boxes, strict=True) if any(row)]
    grid = Grid(*_without_empty_columns([row for row, _ in kept], [spread(own) for _, own in kept]))
    if len(grid.cells) < 2 or len(grid.cells[0]) < 2:
        return None
    return Ruled(grid, heights[0], columns[0], frozenset(said))


def _text(runs: Sequence[Run]) -> str:
    text = ""
    for line in lines_of(runs):
        glue = " " if text[-1:].isascii() and line.text[:1].isascii() and text else ""
        text += glue + line.text
    return text


def _rules(edges: Sequence[float]) -> list[float]:
    """The places of the rules, from the lowest: edges that differ by a little are one."""
    groups: list[list[float]] = []
    for edge in sorted(edges):
        if groups and edge - groups[-1][-1] <= _SAME:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    return [sum(group) / len(group) for group in groups]


def _nearest(rules: Sequence[float], edge: float) -> int:
    return min(range(len(rules)), key=lambda place: abs(rules[place] - edge))


def _without_empty_columns(rows: list[list[str]], boxes: list[Edges]) -> tuple[list[list[str]], list[Edges]]:
    """Columns without any text, and columns that only repeat the one before (a double rule), left out."""
    if not rows:
        return rows, boxes
    keep = [
        column
        for column in range(len(rows[0]))
        if any(row[column] for row in rows)
        and not (column and all(row[column] == row[column - 1] for row in rows))
    ]
    return [[row[column] for column in keep] for row in rows], boxes
