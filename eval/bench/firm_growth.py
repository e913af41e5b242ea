"""Draws how the twelve questions grow with the number of firms, from what firm_queries.py measured.

`python -m eval.bench.firm_growth FILE.csv …` (each written by `firm_queries --csv`) writes docs/firms-growth.svg and
the table between the marks in docs/firms.md.
"""

from __future__ import annotations

import argparse
import csv
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.bench.table import ROOT

PAGE, PLOT = ROOT / "docs" / "firms.md", ROOT / "docs" / "firms-growth.svg"
MARKS = ("<!-- growth: written by eval.bench.firm_growth -->", "<!-- /growth -->")
_COLOURS = (
    "#1f77b4",
    "#d62728",
    "#2ca02c",
    "#9467bd",
    "#ff7f0e",
    "#17becf",
    "#8c564b",
    "#e377c2",
    "#7f7f7f",
    "#bcbd22",
    "#003f5c",
    "#665191",
)
_LEFT, _TOP, _WIDTH, _HEIGHT = 60, 30, 480, 380
_LOWEST_MS, _HIGHEST_MS = 1, 1000
AIM_MS = 150


@dataclass(frozen=True, slots=True)
class Point:
    """A question at one size: median and 95th percentile in milliseconds, and the same of the SQL by hand."""

    question: str
    database: str
    firms: int
    median: float
    p95: float
    by_hand_median: float
    by_hand_p95: float


def points(files: Iterable[Path]) -> list[Point]:
    """What the files hold, by question as they come, then by size."""
    found: list[Point] = []
    for path in files:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                times = (
                    float(row[name]) for name in ("p50_ms", "p95_ms", "by_hand_p50_ms", "by_hand_p95_ms")
                )
                found.append(Point(row["question"], row["database"], int(row["firms"]), *times))
    order = list(dict.fromkeys(point.question for point in found))
    return sorted(found, key=lambda point: (order.index(point.question), *_column(point)))


def _column(point: Point) -> tuple[bool, int]:
    """Where it stands: SQLite first, then by size."""
    return point.database != "SQLite", point.firms


def table(found: Sequence[Point]) -> str:
    """A row a question: median / 95th percentile, in brackets that of the SQL by hand, and how many times as long the two
    took; a column a database and size."""
    columns = {_column(p): f"{p.database}, {p.firms:,} firms" for p in sorted(found, key=_column)}
    lines = ["| question | " + " | ".join(columns.values()) + " |", "|---|" + "---:|" * len(columns)]
    for question in dict.fromkeys(point.question for point in found):
        of = {_column(point): point for point in found if point.question == question}
        cells = (_cell(of[column]) if column in of else "" for column in columns)
        lines.append(f"| {question} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(point: Point) -> str:
    ratios = f"{point.median / point.by_hand_median:.2f} / {point.p95 / point.by_hand_p95:.2f}"
    by_hand = f"{point.by_hand_median:.1f} / {point.by_hand_p95:.1f}"
    return f"{point.median:.1f} / {point.p95:.1f} ({by_hand}) ms, {ratios}"


def plot(found: Sequence[Point]) -> str:
    """An SVG of the 95th percentiles over the number of firms, both in powers of ten; PostgreSQL's are dashed."""
    sizes = sorted({point.firms for point in found})
    first, last = math.log10(sizes[0]), math.log10(max(sizes[-1], sizes[0] * 10))

    def across(firms: float) -> float:
        return _LEFT + _WIDTH * (math.log10(firms) - first) / (last - first)

    def down(ms: float) -> float:
        share = math.log10(max(ms, _LOWEST_MS) / _LOWEST_MS) / math.log10(_HIGHEST_MS / _LOWEST_MS)
        return _TOP + _HEIGHT * (1 - min(share, 1))

    parts = ['<svg xmlns="http://www.w3.org/2000/svg" width="900" height="460" font-family="sans-serif" font-size="12">',
             '<rect width="900" height="460" fill="white"/>', f'<text x="{_LEFT}" y="18">p95, ms; number of firms</text>']  # fmt: skip
    for ms in (1, 10, 100, 1000):
        parts.append(_line(_LEFT, down(ms), _LEFT + _WIDTH, down(ms), "#ddd"))
        parts.append(f'<text x="{_LEFT - 8}" y="{down(ms) + 4:.0f}" text-anchor="end">{ms}</text>')
    for size in sizes:
        parts.append(_line(across(size), _TOP, across(size), _TOP + _HEIGHT, "#ddd"))
        parts.append(
            f'<text x="{across(size):.0f}" y="{_TOP + _HEIGHT + 18}" text-anchor="middle">{size:,}</text>'
        )
    parts.append(_line(_LEFT, down(AIM_MS), _LEFT + _WIDTH, down(AIM_MS), "#888", 'stroke-dasharray="6 4"'))
    for number, question in enumerate(dict.fromkeys(point.question for point in found)):
        colour = _COLOURS[number % len(_COLOURS)]
        for database, dashes in (("SQLite", ""), ("PostgreSQL", ' stroke-dasharray="4 3"')):
            of = [p for p in found if (p.question, p.database) == (question, database)]
            path = " ".join(f"{across(point.firms):.1f},{down(point.p95):.1f}" for point in of)
            if path:
                parts.append(
                    f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>'
                )
        height = _TOP + 10 + number * 24
        parts.append(
            _line(
                _LEFT + _WIDTH + 24, height - 4, _LEFT + _WIDTH + 48, height - 4, colour, 'stroke-width="3"'
            )
        )
        parts.append(f'<text x="{_LEFT + _WIDTH + 56}" y="{height}">{question}</text>')
    return "\n".join([*parts, "</svg>", ""])


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, more: str = "") -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" {more}/>'


def between_marks(page: str, written: str) -> str:
    """The page with what stands between the marks replaced; raises ValueError where they are not in it."""
    before, _, rest = page.partition(MARKS[0])
    _, mark, after = rest.partition(MARKS[1])
    if not mark:
        raise ValueError(f"no {MARKS[0]} … {MARKS[1]} in the page")
    return f"{before}{MARKS[0]}\n{written}\n{MARKS[1]}{after}"


def main() -> None:
    """Read the files that are named, write plot and table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="+")
    found = points(parser.parse_args().file)
    PLOT.write_text(plot(found), encoding="utf-8")
    PAGE.write_text(between_marks(PAGE.read_text("utf-8"), table(found)), encoding="utf-8")


if __name__ == "__main__":
    main()
