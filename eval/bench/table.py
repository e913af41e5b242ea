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


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock and of processor time, of all threads and processes together."""

    wall: float = 0.0
    processor: float = 0.0

    def __add__(self, other: Spent) -> Spent:
        return Spent(self.wall + other.wall, self.processor + other.processor)

    def __sub__(self, other: Spent) -> Spent:
        return Spent(self.wall - other.wall, self.processor - other.processor)


def spent_on(run: Callable[[], object]) -> Spent:
    """What a call in this process takes."""
    began, used = time.perf_counter(), time.process_time()
    run()
    return Spent(time.perf_counter() - began, time.process_time() - used)


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
