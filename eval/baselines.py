"""Baselines: what was measured before, kept in baselines.json, which changes only in a commit of its own.

A suite's entry holds its figures and, under `_questions`, the figure of each question, so that a run is compared
question by question: a paired bootstrap tells a loss of one point in a hundred, where intervals around two means
would hide four. A figure has got worse where the whole 95 % interval of the difference lies below zero.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.metrics import Scored, gained

PATH = Path(__file__).with_name("baselines.json")
_UNPAIRED = 0.002
"""A figure without its questions may fall by this: less than one question in 400."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """One suite's figures of before, and each question's where they are kept."""

    figures: dict[str, float]
    questions: Scored


def load(path: Path = PATH) -> dict[str, Baseline]:
    """Suite -> its baseline. Keys that begin with "_" are remarks."""
    content = json.loads(path.read_text(encoding="utf-8"))
    return {
        suite: Baseline(
            {name: float(figure) for name, figure in entry.items() if not name.startswith("_")},
            _questions(entry.get("_questions")),
        )
        for suite, entry in content.items()
        if not suite.startswith("_")
    }


def regressions(suite: str, scored: Scored, path: Path = PATH) -> list[str]:
    """One line for each figure of the suite that is worse than before beyond chance, or was not measured."""
    before = load(path).get(suite)
    if before is None:
        return []
    lines = []
    for name, wanted in before.figures.items():
        now = scored.get(name)
        if not now:
            lines.append(f"{suite} {name}: not measured, baseline {wanted:.4f}")
            continue
        figure = sum(now.values()) / len(now)
        was = before.questions.get(name, {})
        if not was:
            if figure < wanted - _UNPAIRED:
                lines.append(f"{suite} {name}: {figure:.4f}, baseline {wanted:.4f}")
            continue
        if gone := sorted(set(was) - set(now)):
            lines.append(
                f"{suite} {name}: {len(gone)} questions of the baseline were not asked ({gone[0]} …)"
            )
        change = gained(now, was)
        if change.high < 0:
            lines.append(
                f"{suite} {name}: {figure:.4f}, baseline {wanted:.4f}, "
                f"by {change.mean:+.4f} [{change.low:+.4f}, {change.high:+.4f}]"
            )
    return lines


def entry(what: str, scored: Scored) -> dict[str, Any]:
    """A suite's entry of a baseline file: figures, and each question's in the order of `ids`."""
    ids = sorted({question for by_question in scored.values() for question in by_question})
    table: dict[str, str] = {"ids": " ".join(ids)}
    for name, by_question in scored.items():
        table[name] = " ".join(f"{by_question[q]:.4g}" if q in by_question else "-" for q in ids)
    figures = {name: round(sum(found.values()) / len(found), 4) for name, found in scored.items() if found}
    return {"_what": what, **figures, "_questions": table}


def save(suites: Mapping[str, Mapping[str, Any]], path: Path) -> None:
    """Write entries of these suites into a baseline file, in place of theirs there; other suites stay."""
    content = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    content.update(suites)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _questions(table: Mapping[str, str] | None) -> Scored:
    if table is None:
        return {}
    ids = table["ids"].split()
    return {
        name: {q: float(figure) for q, figure in zip(ids, line.split(), strict=True) if figure != "-"}
        for name, line in table.items()
        if name != "ids"
    }
