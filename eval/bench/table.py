"""A row of the table of figures, and how they are taken: every figure stands beside another of the same run."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCOUT = Path(sys.executable).with_name("scout")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a figure, what it was measured against, and their ratio."""

    what: str
    figure: str
    beside: str
    ratio: str


def quantile(seconds: list[float], share: float) -> float:
    """The value below which that share of them lies."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def times(
    run: Callable[[], object], count: int, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    """Seconds that each of `count` calls took by that clock."""
    taken = []
    for _ in range(count):
        began = clock()
        run()
        taken.append(clock() - began)
    return taken


def process(*arguments: str, home: Path | None = None) -> Callable[[], object]:
    """A call that runs a command to its end on that home; raises CalledProcessError."""
    environment = dict(os.environ) | ({"SCOUT_HOME": str(home)} if home else {})
    return lambda: subprocess.run(arguments, env=environment, capture_output=True, check=True)  # noqa: S603


def as_markdown(rows: Iterable[Row]) -> str:
    """The table that is printed and written to build/bench.md."""
    lines = ["| what | figure | beside | ratio |", "|---|---|---|---|"]
    lines += [f"| {row.what} | {row.figure} | {row.beside} | {row.ratio} |" for row in rows]
    return "\n".join(lines) + "\n"
