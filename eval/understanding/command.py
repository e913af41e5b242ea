"""`scout eval understanding`: the tuned utterances and the frozen ones, each a suite of its own, and their tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from rich.table import Table

from eval.report import console
from eval.suite import Suite, bar

if TYPE_CHECKING:
    from eval.metrics import Interval
    from eval.understanding.figures import Figures
    from eval.understanding.judging import Judged


def run(as_json: bool, verbose: bool) -> list[Suite]:
    """Both suites; the frozen one is skipped where it is not there yet."""
    from assistant.settings import settings
    from eval.demo_bank import demo_bank
    from eval.understanding import figures
    from eval.understanding.suite import measure
    from eval.understanding.utterances import frozen, tuned

    home = demo_bank(settings())
    suites = []
    for name, utterances, what in (
        ("understanding", tuned(), "utterances that the parser was improved on"),
        ("understanding_frozen", frozen(), "utterances written without sight of the parser"),
    ):
        turns = sum(len(utterance.turns) for utterance in utterances)
        suite = Suite(name, f"{turns} {what}")
        suites.append(suite)
        if not utterances:
            suite.skipped = "no utterances"
            continue
        with bar(name, turns) as asking:
            judged = measure(home, utterances, asking)
        groups = figures.by_group(judged)
        suite.scored = figures.scored(judged)
        suite.document = {
            "groups": {group: asdict(found) for group, found in groups.items()},
            "conditions": figures.by_condition(judged),
            "failed": {one.turn.id: failure(one) for one in judged if failure(one)},
        }
        if not as_json:
            _print(suite.what, groups, judged if verbose else ())
    return suites


def failure(one: Judged) -> str:
    """What went wrong with a turn; empty where nothing did."""
    if not one.exact:
        return one.difference
    return "" if one.f1 in (None, 1.0) else f"firms: F1 {one.f1:.3f}"


def _print(title: str, groups: Mapping[str, Figures], judged: Sequence[Judged]) -> None:
    screen = console()
    table = Table("utterances", "number", "exact meaning", "exact set", "set F1", "refusal precision",
                  "refusal recall", "misled", "median ms", "p95 ms", title=title)  # fmt: skip
    for group, found in groups.items():
        table.add_row(
            group, str(found.turns), _interval(found.exact), _interval(found.set_exact), _share(found.set_f1),
            _share(found.refusal_precision), _share(found.refusal_recall), _share(found.misled),
            f"{found.median_ms:.0f}", f"{found.p95_ms:.0f}",
        )  # fmt: skip
    screen.print(table)
    for one in judged:
        if wrong := failure(one):
            screen.print(f"{one.turn.id} [{one.utterance.style}] {one.turn.say} → {wrong}", markup=False)


def _interval(found: Interval | None) -> str:
    return f"{found.mean:.3f} [{found.low:.3f}, {found.high:.3f}]" if found is not None else "-"


def _share(found: float | None) -> str:
    return f"{found:.3f}" if found is not None else "-"
