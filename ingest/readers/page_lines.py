"""The printed lines of a page, from the places of its runs of text. Knows no format: a PDF's text layer gives
runs, and so does what was recognised on a picture.

Runs on one height are a line; a wide gap between them parts cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

Edges = tuple[float, float, float, float]
"""left, top, right, bottom of a rectangle, in shares of the page's width and height from its upper left corner."""

# Typesetters set digits a little apart from Chinese characters; that gap is no space.
_SET_APART = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\dA-Za-z])|(?<=[\dA-Za-z%]) (?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text: left end, height of its foot and right end in points from the page's lower left corner, letter
    size, and where it stands on the page as that is shown."""

    x: float
    y: float
    size: float
    text: str
    right: float
    box: Edges


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line. cells: its text by columns; starts, boxes: where each begins and stands.

    continues: whether the line before runs on into it.
    """

    text: str
    size: float
    cells: tuple[str, ...]
    starts: tuple[float, ...]
    y: float
    boxes: tuple[Edges, ...]
    continues: bool = False


def guessed_right(x: float, size: float, text: str) -> float:
    """Right end of a run whose widths are not known: Chinese characters are as wide as high, others half."""
    return x + sum(size if char > "\u2e7f" else size * 0.5 for char in text.rstrip())


def lines_of(runs: Sequence[Run]) -> list[Line]:
    """The lines of a page or column from top to bottom, with those marked that go on with the one before."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (-r.y, r.x)):
        if rows and abs(rows[-1][0].y - run.y) <= 0.4 * max(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return _run_on([_line(sorted(row, key=lambda r: r.x)) for row in rows])


def spread(boxes: Sequence[Edges]) -> Edges:
    """The rectangle around several."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _line(row: Sequence[Run]) -> Line:
    cells: list[str] = []
    starts: list[float] = []
    boxes: list[list[Edges]] = []
    right = 0.0
    for run in row:
        gap = run.x - right
        if not cells or gap > 1.5 * run.size:
            cells.append(run.text.strip())
            starts.append(run.x)
            boxes.append([])
        else:
            ascii_words = cells[-1][-1:].isascii() and run.text[:1].isascii()
            spaced = gap > (0.2 if ascii_words else 0.6) * run.size
            cells[-1] += (" " if spaced else "") + run.text.strip()
        boxes[-1].append(run.box)
        right = max(right, run.right)
    cells = [_SET_APART.sub("", cell) for cell in cells]
    return Line(
        "  ".join(cells),
        max(run.size for run in row),
        tuple(cells),
        tuple(starts),
        row[0].y,
        tuple(spread(of_cell) for of_cell in boxes),
    )


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
