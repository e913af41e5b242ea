"""A figure that is worse beyond chance, or not measured, is named; noise is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.baselines import entry, load, regressions, save
from eval.metrics import Scored

QUESTIONS = [f"q{n}" for n in range(100)]


def scored(lost: int = 0, won: int = 0) -> Scored:
    """Half of a hundred questions found; `lost` of those not any more, and `won` of the others now."""
    found = {q: float(n < 50) for n, q in enumerate(QUESTIONS)}
    return {
        "mrr_10": found | dict.fromkeys(QUESTIONS[:lost], 0.0) | dict.fromkeys(QUESTIONS[50 : 50 + won], 1.0)
    }


@pytest.fixture
def baselines(tmp_path: Path) -> Path:
    path = tmp_path / "baselines.json"
    save({"policies": entry("measured", scored())}, path)
    return path


@pytest.mark.parametrize(
    ("now", "worse"),
    [
        (scored(), False),
        (scored(lost=1), False),
        (scored(lost=8), True),
        (scored(lost=8, won=8), False),
        (scored(won=20), False),
    ],
)
def test_only_what_is_worse_beyond_chance_is_named(now: Scored, worse: bool, baselines: Path) -> None:
    lines = regressions("policies", now, baselines)
    assert bool(lines) is worse
    assert all("policies mrr_10" in line for line in lines)


def test_what_was_not_measured_is_named(baselines: Path) -> None:
    assert "not measured" in regressions("policies", {}, baselines)[0]
    left_out = {"mrr_10": dict.fromkeys(QUESTIONS[:90], 1.0)}
    assert "10 questions of the baseline were not asked" in regressions("policies", left_out, baselines)[0]


def test_a_suite_without_a_baseline_has_nothing_to_lose(baselines: Path) -> None:
    assert regressions("answers", scored(lost=50), baselines) == []


def test_a_figure_without_its_questions_may_fall_by_less_than_a_question(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_text('{"_why": "x", "retrieval": {"mrr_10": 0.5, "_on": "x"}}')
    assert regressions("retrieval", scored(), path) == []
    assert "0.4900" in regressions("retrieval", scored(lost=1), path)[0]


def test_saving_keeps_other_suites_and_reads_back_the_same(baselines: Path) -> None:
    some = {"mrr_10": {"a": 1 / 3, "b": 0.0}, "recall_10": {"a": 1.0}}
    save({"retrieval": entry("other", some)}, baselines)
    found = load(baselines)
    assert set(found) == {"policies", "retrieval"}
    assert found["retrieval"].questions["mrr_10"]["a"] == pytest.approx(1 / 3, abs=1e-4)
    assert found["retrieval"].questions["recall_10"] == {"a": 1.0}
    assert json.loads(baselines.read_text("utf-8"))["retrieval"]["_what"] == "other"


def test_the_projects_own_baselines_can_be_read() -> None:
    assert set(load()["retrieval"].figures) >= {"recall_10", "recall_100", "mrr_10", "ndcg_10"}
