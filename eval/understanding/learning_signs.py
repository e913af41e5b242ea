"""Learns the second look: of every sign, how likely a turn says it newly. A logistic regression a sign, kept in one file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from assistant.agent.builtin.learned.second_look import FILE, doubted_from
from assistant.agent.builtin.meaning import SMALL_TALK, Intent
from eval.fitting_weights import Floats, grouped_folds
from eval.understanding.readings import Reading

_FOLDS = 5
_SEED = 7
_STRENGTH = 1.0
"""Inverse of the penalty on large weights (C of scikit-learn)."""
_SEEN = 3
"""Turns that a feature must stand in to be learned from."""
_SAID = 25
"""Turns that must say a sign newly for it to be learned."""
_SCALE = 0.02
"""Step that weights are rounded to; those that round to nothing are left out."""

_ANSWERED = frozenset(Intent) - SMALL_TALK
"""Intents of readings that can be doubted."""


@dataclass(frozen=True, slots=True)
class HeldOut:
    """How the second look does on writers it has not seen. right: share of right readings that it doubts. less, more:
    of readings with one condition left out, or one put in that is not there. of: number of readings."""

    right: float
    less: float
    more: float
    of: int


@dataclass(frozen=True, slots=True)
class LearnedSigns:
    """Weights: features x signs."""

    features: Sequence[str]
    signs: Sequence[str]
    constants: Floats
    weights: Floats
    held_out: HeldOut


def learn_signs(readings: Sequence[Reading]) -> LearnedSigns:
    """From right readings of many writers."""
    counted = Counter(sign for one in readings for sign in one.signs - one.carried)
    signs = sorted(sign for sign, often in counted.items() if often >= _SAID)
    vectors = CountVectorizer(analyzer=lambda one: one.features, min_df=_SEEN, binary=True)
    features = csr_matrix(vectors.fit_transform(readings), dtype=np.float64)
    newly = np.asarray([[sign not in one.carried for sign in signs] for one in readings])
    said = np.asarray([[sign in one.signs for sign in signs] for one in readings])
    writers = {name: place for place, name in enumerate(sorted({one.group for one in readings}))}
    folds = grouped_folds([writers[one.group] for one in readings], min(_FOLDS, len(writers)), _SEED)
    chances = np.full(said.shape, np.nan)
    for fold in range(folds.max() + 1):
        other = folds != fold
        constants, weights = _fitted(features[other], said[other], newly[other])
        chances[~other] = 1 / (1 + np.exp(-(features[~other] @ weights + constants)))
    constants, weights = _fitted(features, said, newly)
    return LearnedSigns(
        vectors.get_feature_names_out().tolist(),
        signs,
        constants,
        weights,
        _held_out(signs, chances, said, newly),
    )


def write_signs(learned: LearnedSigns) -> None:
    """Into the file that the built-in model reads: weights in steps, by feature."""
    steps = np.clip(np.rint(learned.weights / _SCALE), -127, 127).astype(np.int8)
    kept = np.flatnonzero((steps != 0).any(axis=1))
    rows, columns = np.nonzero(steps[kept])
    with FILE.open("wb") as file:
        np.savez_compressed(
            file,
            features=_letters([learned.features[at] for at in kept.tolist()]),
            signs=_letters(learned.signs),
            constants=learned.constants.astype(np.float32),
            counts=np.bincount(rows, minlength=len(kept)).astype(np.uint8),
            columns=columns.astype(np.uint8),
            weights=steps[kept][rows, columns],
            scale=np.asarray(_SCALE),
        )


def _letters(names: Sequence[str]) -> np.ndarray:
    return np.frombuffer("\n".join(names).encode(), dtype=np.uint8)


def _fitted(features: csr_matrix, said: np.ndarray, newly: np.ndarray) -> tuple[Floats, Floats]:
    """Constants and weights (features x signs); a turn that carries a sign on teaches nothing of it."""
    constants = np.full(said.shape[1], -6.0)
    weights = np.zeros((features.shape[1], said.shape[1]))
    for sign in range(said.shape[1]):
        rows = newly[:, sign]
        if not said[rows, sign].any():
            continue
        model = LogisticRegression(
            C=_STRENGTH, solver="liblinear", dual=True, max_iter=3000, random_state=_SEED
        )
        model.fit(features[rows], said[rows, sign])
        constants[sign], weights[:, sign] = model.intercept_[0], model.coef_[0]
    return constants, weights


def _held_out(signs: Sequence[str], chances: np.ndarray, said: np.ndarray, newly: np.ndarray) -> HeldOut:
    conditions = np.asarray([not sign.startswith(("intent=", "aspect=")) for sign in signs])
    random = np.random.default_rng(_SEED)

    intents = np.asarray([sign.startswith("intent=") for sign in signs])

    def doubted(at: int, read: np.ndarray) -> bool:
        surprise = -np.log(np.maximum(1e-6, np.where(read, chances[at], 1 - chances[at])))
        other = float(chances[at][intents & ~read].max())
        bounds = np.asarray(
            [doubted_from(sign, read=bool(has), other=other) for sign, has in zip(signs, read, strict=True)]
        )
        return bool(((surprise >= bounds) & newly[at]).any())

    right, less, more = list[bool](), list[bool](), list[bool]()
    answered = np.asarray([sign.removeprefix("intent=") in _ANSWERED for sign in signs])
    for at in np.flatnonzero(said[:, answered].any(axis=1)).tolist():
        right.append(doubted(at, said[at]))
        for there, found in ((True, less), (False, more)):
            places = np.flatnonzero((said[at] == there) & newly[at] & conditions).tolist()
            if places:
                other = said[at].copy()
                other[random.choice(places)] ^= True
                found.append(doubted(at, other))
    return HeldOut(float(np.mean(right)), float(np.mean(less)), float(np.mean(more)), len(right))
