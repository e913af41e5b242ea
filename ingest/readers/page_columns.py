"""Columns of running text: a page set in two or three is read column by column, not across. Knows no format.

A table's columns are told from a page's: running text fills its column, line after line, nearly to the edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.readers.page_lines import Run

_LEAST_LINES = 6
"""Lines on both sides of a gutter that make columns."""
_LEAST_GUTTER = 1.0
"""Width of the white between columns, in letter sizes."""
_FULL = 0.8
"""A line that fills more of its column is full."""
_MOSTLY = 0.55
"""Share of full lines in running text: the last line of each paragraph is not."""
_LEAST_LETTERS = 9
"""Width of a column in letter sizes; table cells that are always full are narrower."""


@dataclass(frozen=True, slots=True)
class Column:
    """The runs of a column, or of the whole width where the page has one, and places of the tables in it."""

    runs: list[Run] = field(default_factory=list)
    tables: list[int] = field(default_factory=list)


def columns_of(runs: Sequence[Run], tables: Sequence[tuple[float, float]] = ()) -> list[Column]:
    """The page in stripes: what stands across the whole width, and the columns between, in reading order.

    tables: left and upper edge of each table, which belongs to the stripe and column that it stands in.
    """
    gutter = _gutter(runs)
    if gutter is None:
        return [Column(list(runs), list(range(len(tables))))]
    low, high, middle = gutter
    above = Column([run for run in runs if run.y > high])
    below = Column([run for run in runs if run.y < low])
    within = [run for run in runs if low <= run.y <= high]
    sides = [[run for run in within if run.x < middle], [run for run in within if run.x >= middle]]
    lefts, rights = (columns_of(side) for side in sides)
    for place, (left, top) in enumerate(tables):
        if top > high:
            above.tables.append(place)
        elif top < low:
            below.tables.append(place)
        else:
            (lefts if left < middle else rights)[0].tables.append(place)
    rest = columns_of(below.runs) if len(below.runs) > 2 * _LEAST_LINES else [below]
    rest[0].tables.extend(place for place in below.tables if rest[0] is not below)
    return [column for column in (above, *lefts, *rights, *rest) if column.runs or column.tables]


def _gutter(runs: Sequence[Run]) -> tuple[float, float, float] | None:
    """(lowest and highest line beside the gutter, its middle) in points; None where the page has one column."""
    if len(runs) < 2 * _LEAST_LINES:
        return None
    sizes = sorted(run.size for run in runs)
    size = sizes[len(sizes) // 2] or 1.0
    left, right = min(run.x for run in runs), max(run.right for run in runs)
    best: tuple[float, float, float] | None = None
    for start in _starts([run.x for run in runs if left + 8 * size < run.x < right - 8 * size], size):
        middle = start - 0.5 * _LEAST_GUTTER * size
        block = _beside(runs, middle, size)
        if block is not None and (best is None or block[1] - block[0] > best[1] - best[0] + size):
            best = (*block, middle)
    return best


def _starts(edges: Sequence[float], size: float) -> list[float]:
    """Where lines begin one under another: the left end of each place that enough runs share."""
    groups: dict[int, list[float]] = {}
    for edge in edges:
        groups.setdefault(round(edge / size), []).append(edge)
    return [min(group) for _, group in sorted(groups.items()) if 2 * len(group) >= _LEAST_LINES]


def _beside(runs: Sequence[Run], middle: float, size: float) -> tuple[float, float] | None:
    """Lowest and highest line of the longest stretch in which nothing crosses `middle` and both sides run on."""
    half = 0.45 * _LEAST_GUTTER * size
    crossing = sorted({run.y for run in runs if run.x < middle + half and run.right > middle - half})
    bounds = [float("-inf"), *crossing, float("inf")]
    found: list[tuple[float, float]] = []
    for low, high in pairwise(bounds):
        within = [run for run in runs if low + 0.5 * size < run.y < high - 0.5 * size]
        sides = [[r for r in within if r.right <= middle], [r for r in within if r.x >= middle]]
        if all(_runs_on(side, size) for side in sides):
            found.append((min(run.y for run in within), max(run.y for run in within)))
    return max(found, key=lambda span: span[1] - span[0], default=None)


def _runs_on(side: Sequence[Run], size: float) -> bool:
    """Whether the runs of one side are running text."""
    if not side:
        return False
    heights: dict[int, list[Run]] = {}
    for run in side:
        heights.setdefault(round(run.y / (0.6 * size)), []).append(run)
    edge, end = min(run.x for run in side), max(run.right for run in side)
    if end - edge < _LEAST_LETTERS * size:
        return False
    widths = [sum(run.right - run.x for run in row) for row in heights.values()]
    full = sum(width >= _FULL * (end - edge) for width in widths)
    return len(widths) >= _LEAST_LINES and full >= _MOSTLY * len(widths)
