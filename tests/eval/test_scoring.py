"""The score suite: what it counts, and that a wrong verdict or an unstable score is seen."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from assistant.credit import screening
from assistant.domain.judgement import Funnel
from assistant.settings import Settings
from eval.scoring import measure as scoring
from eval.scoring.measure import Entry, Outcome


def entry(case: str, role: str, detail: str = "") -> Entry:
    return Entry(case=case, role=role, uscc="X", name="某", expect="vetoed", why="因", detail=detail)


def test_figures_are_by_line_case_and_supplier() -> None:
    right = {entry("a", "case"): True, entry("a", "twin", "two words"): False, entry("b", "case"): True}
    found = Outcome(right, {"a": False, "b": True}, {"X": True}, {"X": False}, {"X": 1.0}).scored
    assert found["verdict"] == {
        "a:case:vetoed:X": 1.0,
        "a:twin:vetoed:X:two_words": 0.0,
        "b:case:vetoed:X": 1.0,
    }
    assert found["case_and_twin"] == {"a": 0.0, "b": 1.0}
    assert (found["same_again"], found["grade_kept_when_rounded"]) == ({"X": 1.0}, {"X": 0.0})


def test_every_line_of_the_key_has_an_id_of_its_own() -> None:
    ids = [line.id for line in scoring.entries()]
    assert len(ids) == len(set(ids)) > 100
    assert not any(" " in id_ for id_ in ids)


def test_the_demo_bank_holds_its_key_and_a_broken_score_is_seen(
    demo_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    found = scoring.measure(Settings(home=demo_home), asked.append)
    assert sum(asked) == len(found.right) == len(scoring.entries())
    assert all(found.right.values())
    assert all(found.pairs.values())
    assert all(found.repeated.values())
    assert len(found.repeated) == len(found.rounded) > 100
    whole = screening.screen

    def unsteady(*arguments: Any) -> Funnel:
        funnel = whole(*arguments)
        first, *rest = funnel.candidates
        moved = replace(first, judgement=replace(first.judgement, score=Decimal(1)))
        return replace(funnel, candidates=(moved, *rest))

    monkeypatch.setattr(scoring, "screen", unsteady)
    again = scoring.measure(Settings(home=demo_home), asked.append)
    assert [code for code, same in again.repeated.items() if not same]
