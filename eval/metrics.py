"""Retrieval measures of ranked lists against the documents that are right for each question, by ir_measures.

Binary relevance, as the dev questions have it: recall@k, reciprocal rank cut at 10, nDCG@10.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import ir_measures
import numpy as np

MEASURES = {
    "recall_1": ir_measures.R @ 1,
    "recall_5": ir_measures.R @ 5,
    "recall_10": ir_measures.R @ 10,
    "recall_100": ir_measures.R @ 100,
    "mrr_10": ir_measures.RR @ 10,
    "ndcg_10": ir_measures.nDCG @ 10,
}
"""Our name of a measure -> the measure."""

Scored = dict[str, dict[str, float]]
"""Measure -> question -> figure, 0 to 1."""

_RESAMPLED = 4000
_SEED = 20261101


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean with its 95 % confidence interval, from a bootstrap over the questions."""

    mean: float
    low: float
    high: float


def share(of: Sequence[bool]) -> float | None:
    """Share of them that are true, None of none."""
    return sum(of) / len(of) if of else None


def recall_at(ranked: Sequence[str], right: Collection[str], k: int) -> float:
    """Share of the right documents among the first k."""
    return len(set(ranked[:k]) & set(right)) / len(set(right))


def reciprocal_rank_at(ranked: Sequence[str], right: Collection[str], k: int) -> float:
    """One over the rank of the first right document, 0 where none is among the first k."""
    return next((1 / rank for rank, one in enumerate(ranked[:k], start=1) if one in right), 0.0)


def ndcg_at(ranked: Sequence[str], right: Collection[str], k: int) -> float:
    """Discounted gain of the first k as a share of the best possible."""
    gain = sum(1 / math.log2(rank + 1) for rank, one in enumerate(ranked[:k], start=1) if one in right)
    best = sum(1 / math.log2(rank + 1) for rank in range(1, min(k, len(set(right))) + 1))
    return gain / best


def score(runs: Mapping[str, Sequence[str]], right: Mapping[str, Collection[str]]) -> Scored:
    """Every measure for every question that has right documents; one without a run counts as nothing found.

    Raises ValueError where no question has any.
    """
    asked = [question for question in right if right[question]]
    if not asked:
        raise ValueError("no question has a right document")
    names = {measure: name for name, measure in MEASURES.items()}
    scored: Scored = {name: dict.fromkeys(asked, 0.0) for name in MEASURES}
    qrels = [ir_measures.Qrel(question, one, 1) for question in asked for one in sorted(right[question])]
    ranked = [
        ir_measures.ScoredDoc(question, one, float(-rank))
        for question in asked
        for rank, one in enumerate(runs.get(question, ()))
    ]
    for found in ir_measures.iter_calc(list(names), qrels, ranked):
        scored[names[found.measure]][found.query_id] = float(found.value)
    return scored


def counted_once(ids: Iterable[str], same: Mapping[str, str]) -> list[str]:
    """Ids in their order, those of one text counted once: by the id that `same` gives for it, else by themselves."""
    return list(dict.fromkeys(same.get(one, one) for one in ids))


def interval(figures: Collection[float]) -> Interval:
    """Mean of the questions' figures, and between what it would fall with other questions of the kind."""
    values = np.fromiter(figures, np.float64)
    if not len(values):
        return Interval(0.0, 0.0, 0.0)
    drawn = np.random.default_rng(_SEED).integers(0, len(values), (_RESAMPLED, len(values)))
    low, high = np.quantile(values[drawn].mean(axis=1), (0.025, 0.975))
    return Interval(float(values.mean()), float(low), float(high))


def gained(now: Mapping[str, float], before: Mapping[str, float]) -> Interval:
    """By how much the mean is above the one before, over the questions that both have: a paired bootstrap."""
    return interval([now[question] - before[question] for question in now if question in before])
