"""A linear ranker fitted to questions with right answers: which weights put the right candidates first. Numbers only.

The loss of a question is the cross-entropy between its right candidates, equally likely, and the softmax of all
candidates' scores (ListNet's top-one loss, Cao et al. 2007), with a small penalty on large weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_PENALTY = 1.0
_STEPS = 50
_CLOSE = 1e-6


@dataclass(frozen=True, slots=True)
class Listed:
    """A question's candidates. features: (candidates, features); right: which are right, at least one of them."""

    features: Floats
    right: NDArray[np.bool_]


def fit(lists: Sequence[Listed], columns: Sequence[int]) -> Floats:
    """Weights of those feature columns, by Newton's method on features scaled to a deviation of one."""
    chosen = [Listed(one.features[:, columns], one.right) for one in lists]
    scales = np.concatenate([one.features for one in chosen]).std(axis=0)
    scales = np.where(scales > 0, scales, 1.0)
    scaled = [Listed(one.features / scales, one.right) for one in chosen]
    weights = np.zeros(len(columns))
    for _ in range(_STEPS):
        gradient, curvature = _slopes(scaled, weights)
        step = np.linalg.solve(curvature, gradient)
        before = _loss(scaled, weights)
        while _loss(scaled, weights - step) > before and np.abs(step).max() > _CLOSE:
            step = step / 2  # far from the bottom a full step of Newton's overshoots
        weights = weights - step
        if np.abs(step).max() < _CLOSE:
            break
    found: Floats = weights / scales
    return found


def _loss(lists: Sequence[Listed], weights: Floats) -> float:
    """What is made small: the mean of the questions' losses, and the penalty."""
    total = _PENALTY / 2 * float(weights @ weights)
    for one in lists:
        scores = one.features @ weights
        top = scores.max()
        total += float(top + np.log(np.exp(scores - top).sum()) - scores[one.right].mean())
    return total / len(lists)


def _slopes(lists: Sequence[Listed], weights: Floats) -> tuple[Floats, Floats]:
    """First and second derivative of the mean loss at `weights`."""
    gradient = _PENALTY / len(lists) * weights
    curvature = _PENALTY / len(lists) * np.eye(len(weights))
    for one in lists:
        scores = one.features @ weights
        chance = np.exp(scores - scores.max())
        chance /= chance.sum()
        mean = chance @ one.features
        gradient += (mean - one.features[one.right].mean(axis=0)) / len(lists)
        curvature += ((one.features.T * chance) @ one.features - np.outer(mean, mean)) / len(lists)
    return gradient, curvature


def grouped_folds(groups: Sequence[int], folds: int, seed: int) -> NDArray[np.int64]:
    """A fold for each question, all of one group in one, the folds of about one size."""
    random = np.random.default_rng(seed)
    members = np.bincount(groups)
    order = sorted(random.permutation(len(members)), key=lambda group: -members[group])
    fold_of = np.zeros(len(members), np.int64)
    load = np.zeros(folds)
    for group in order:
        fold_of[group] = int(np.argmin(load + random.random(folds) / 10))
        load[fold_of[group]] += members[group]
    of_questions: NDArray[np.int64] = fold_of[np.asarray(groups)]
    return of_questions


def groups_by_answer(right: Sequence[frozenset[str]]) -> list[int]:
    """A number for each question; questions that share a right document, be it through others, share it."""
    parent: dict[str, str] = {}

    def root(of: str) -> str:
        while parent.setdefault(of, of) != of:
            parent[of] = parent[parent[of]]
            of = parent[of]
        return of

    for documents in right:
        first, *others = sorted(documents)
        for other in others:
            parent[root(other)] = root(first)
    numbers: dict[str, int] = {}
    return [numbers.setdefault(root(min(documents)), len(numbers)) for documents in right]
