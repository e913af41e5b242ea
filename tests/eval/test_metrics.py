"""Our measures agree with trec_eval's, and know the edges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics import ndcg_at, recall_at, reciprocal_rank_at, score

RANKED = st.lists(st.integers(0, 30).map(str), unique=True, max_size=25)
RIGHT = st.sets(st.integers(0, 30).map(str), min_size=1, max_size=12)


@given(RANKED, RIGHT)
def test_as_trec_eval_measures(ranked: list[str], right: set[str]) -> None:
    ir = pytest.importorskip("ir_measures")
    run = [ir.ScoredDoc("q", doc, float(-rank)) for rank, doc in enumerate(ranked)]
    qrels = [ir.Qrel("q", doc, 1) for doc in right]
    wanted = ir.calc_aggregate([ir.R @ 10, ir.nDCG @ 10, ir.RR @ 10], qrels, run)
    assert recall_at(ranked, right, 10) == pytest.approx(wanted[ir.R @ 10], abs=1e-9)
    assert ndcg_at(ranked, right, 10) == pytest.approx(wanted[ir.nDCG @ 10], abs=1e-9)
    assert reciprocal_rank_at(ranked, right, 10) == pytest.approx(wanted[ir.RR @ 10], abs=1e-9)


def test_a_question_without_a_run_counts_as_nothing_found() -> None:
    scores = score({"a": ["1", "2"]}, {"a": {"1"}, "b": {"2"}})
    assert (scores.questions, scores.recall_10, scores.mrr_10) == (2, 0.5, 0.5)


def test_no_right_document_at_all_is_an_error() -> None:
    with pytest.raises(ValueError, match="right document"):
        score({}, {"a": set()})
