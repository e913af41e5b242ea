"""`scout eval score`: the answer key and the stability of scores, as a suite and its table."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from rich.table import Table

from eval.metrics import interval
from eval.report import console
from eval.suite import Suite, bar

if TYPE_CHECKING:
    from eval.scoring.measure import Outcome

_WHAT = {
    "verdict": "lines of the answer key that come out as it says",
    "case_and_twin": "cases that are right together with their innocent twin",
    "same_again": "suppliers with the same stage and score when judged again in another order",
    "grade_kept_when_rounded": "suppliers with the same stage and grade when amounts are rounded to 万元",
}


def run(as_json: bool, verbose: bool) -> Suite:
    """The suite."""
    from assistant.settings import settings
    from eval.demo_bank import demo_bank
    from eval.scoring.measure import entries, measure

    total = len(entries())
    suite = Suite("score", f"{total} lines of the demo bank's answer key")
    with bar("score", total) as step:
        found = measure(demo_bank(settings()), step)
    suite.scored = found.scored
    wrong = [f"{entry.case} {entry.role} {entry.name}: {entry.expect} {entry.detail}".rstrip()
             for entry, right in found.right.items() if not right]  # fmt: skip
    moved = list(found.moved.values())
    suite.document = {
        "figures": {name: asdict(interval(one.values())) for name, one in suite.scored.items()},
        "numbers": {name: len(one) for name, one in suite.scored.items()},
        "points_moved_by_rounding": {"mean": sum(moved) / len(moved), "most": max(moved)},
        "failed": wrong,
    }
    if not as_json:
        _print(suite.what, found, wrong if verbose else [])
    return suite


def _print(title: str, found: Outcome, wrong: list[str]) -> None:
    screen = console()
    table = Table("figure", "number", "share", title=title)
    for name, by_id in found.scored.items():
        table.add_row(_WHAT[name], str(len(by_id)), f"{sum(by_id.values()) / len(by_id):.3f}")
    screen.print(table)
    screen.print(f"rounding moves a score by {max(found.moved.values()):.2f} points at most")
    for line in wrong:
        screen.print(line, markup=False)
