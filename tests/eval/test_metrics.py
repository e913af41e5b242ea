"""The measures by hand, against our own definitions, and over the edges."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.metrics import (
    counted_once,
    gained,
    interval,
    ndcg_at,
    recall_at,
    reciprocal_rank_at,
    score,
)

RANKED = st.lists(st.integers(0, 30).map(str), unique=True, max_size=25)
RIGHT = st.sets(st.integers(0, 30).map(str), min_size=1, max_size=12)


@settings(max_examples=50)
@given(RANKED, RIGHT)
def test_the_tuners_measures_are_the_suites(ranked: list[str], right: set[str]) -> None:
    scored = score({"q": ranked}, {"q": right})
    assert recall_at(ranked, right, 10) == pytest.approx(scored["recall_10"]["q"], abs=1e-9)
    assert ndcg_at(ranked, right, 10) == pytest.approx(scored["ndcg_10"]["q"], abs=1e-9)
    assert reciprocal_rank_at(ranked, right, 10) == pytest.approx(scored["mrr_10"]["q"], abs=1e-9)


def test_measures_by_hand() -> None:
    scored = score({"a": ["x", "1", "y", "2"], "b": ["z"]}, {"a": {"1", "2", "3"}, "b": {"4"}, "c": {"5"}})
    assert scored["recall_1"] == {"a": 0, "b": 0, "c": 0}
    assert scored["recall_5"]["a"] == pytest.approx(2 / 3)
    assert scored["recall_100"]["a"] == pytest.approx(2 / 3)
    assert scored["mrr_10"] == {"a": 0.5, "b": 0, "c": 0}
    best = 1 + 1 / math.log2(3) + 1 / math.log2(4)
    assert scored["ndcg_10"]["a"] == pytest.approx((1 / math.log2(3) + 1 / math.log2(5)) / best)


def test_no_right_document_at_all_is_an_error() -> None:
    with pytest.raises(ValueError, match="right document"):
        score({}, {"a": set()})


def test_one_text_under_several_ids_counts_once() -> None:
    same = {"a1": "a1", "a2": "a1", "b": "b"}
    assert counted_once(["a2", "b", "a1", "unknown"], same) == ["a1", "b", "unknown"]
    ranked, right = ["x", "a2", "a1", "b"], {"a1", "a2", "b"}
    once = score({"q": counted_once(ranked, same)}, {"q": counted_once(right, same)})
    twice = score({"q": ranked[:3]}, {"q": right})
    assert once["recall_5"]["q"] == 1.0
    assert twice["recall_5"]["q"] == pytest.approx(2 / 3)


def test_an_interval_holds_its_mean_and_narrows_with_questions() -> None:
    few, many = interval([0, 1] * 10), interval([0, 1] * 1000)
    assert few.mean == many.mean == 0.5
    assert few.low < 0.5 < few.high
    assert many.high - many.low < (few.high - few.low) / 5
    # the normal approximation: 1.96 standard errors to either side
    assert many.high - many.low == pytest.approx(2 * 1.96 * 0.5 / math.sqrt(2000), rel=0.1)
    assert interval([1.0] * 5) == interval([1.0])


def test_a_gain_is_paired_over_the_questions_that_both_have() -> None:
    before = {str(n): float(n % 2) for n in range(200)}
    now = {q: min(1.0, figure + 0.1) for q, figure in before.items()} | {"new": 0.0}
    change = gained(now, before)
    assert change.mean == pytest.approx(0.05)
    assert change.low > 0
    assert gained(before, before) == interval([0.0])
