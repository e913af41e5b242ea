"""Retrieval measures of one ranked list against the documents that are right for its question. Pure.

Binary relevance, as the dev questions have it. Definitions as in trec_eval: recall@k, reciprocal rank cut at k,
nDCG@k with gain 1 and discount log2(rank + 1).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass


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


@dataclass(frozen=True, slots=True)
class Scores:
    """Means over the questions; every figure is a fraction of one."""

    questions: int
    recall_10: float
    recall_100: float
    mrr_10: float
    ndcg_10: float


def score(runs: Mapping[str, Sequence[str]], right: Mapping[str, Collection[str]]) -> Scores:
    """Means over the questions that have right documents; a question without a run counts as nothing found."""
    asked = [question for question in right if right[question]]
    if not asked:
        raise ValueError("no question has a right document")
    n = len(asked)

    def mean(measure: object, k: int) -> float:
        assert callable(measure)
        return math.fsum(measure(runs.get(q, ()), right[q], k) for q in asked) / n

    return Scores(
        questions=n,
        recall_10=mean(recall_at, 10),
        recall_100=mean(recall_at, 100),
        mrr_10=mean(reciprocal_rank_at, 10),
        ndcg_10=mean(ndcg_at, 10),
    )
