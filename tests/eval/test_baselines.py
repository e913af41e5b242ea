"""A figure below its baseline, or not measured, is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.baselines import load, regressions


@pytest.fixture
def baselines(tmp_path: Path) -> Path:
    path = tmp_path / "baselines.json"
    path.write_text('{"_why": "x", "retrieval": {"recall_10": 0.5, "_on": "x", "mrr_10": 0.4}}')
    return path


@pytest.mark.parametrize(
    ("found", "named"),
    [
        ({"recall_10": 0.5, "mrr_10": 0.4}, []),
        ({"recall_10": 0.499, "mrr_10": 0.9}, []),
        ({"recall_10": 0.49, "mrr_10": 0.4}, ["recall_10"]),
        ({"mrr_10": 0.1}, ["recall_10", "mrr_10"]),
    ],
)
def test_regressions(found: dict[str, float], named: list[str], baselines: Path) -> None:
    lines = regressions("retrieval", found, 0.002, baselines)
    assert [line.split()[1].rstrip(":") for line in lines] == named


def test_the_projects_own_baselines_can_be_read() -> None:
    assert set(load()["retrieval"]) >= {"recall_10", "recall_100", "mrr_10", "ndcg_10"}
