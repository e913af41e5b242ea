"""`scout eval learn`: learns from the utterances which words and clauses limit the firms asked for and where speakers
pause, and writes the weights.

A logistic regression a measure, held to small weights. Before it learns from all, it is judged by writers it has not seen:
all utterances of one writer stay in one fold.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from assistant.agent.build import build_assistant
from assistant.agent.builtin.learned.weights import FILE, Measure, MeasureName, untaught
from assistant.agent.builtin.model import BuiltinChatModel
from assistant.agent.builtin.parser import Parser
from assistant.agent.models import make_model
from assistant.settings import Settings
from assistant.store.engine import Store
from eval.demo_bank import DATA
from eval.fitting_weights import Floats, grouped_folds
from eval.understanding.asking import Asking
from eval.understanding.canonical import Canon
from eval.understanding.example import Example
from eval.understanding.examples import examples
from eval.understanding.independent.expected import Expected
from eval.understanding.judging import Judge
from eval.understanding.learning_signs import LearnedSigns, learn_signs
from eval.understanding.pauses import pause_examples
from eval.understanding.readings import readings
from eval.understanding.utterances import tuned

Bools = NDArray[np.bool_]
_FOLDS = 8
_SEED = 7
_STRENGTH = 0.3
"""Inverse of the penalty on large weights (C of scikit-learn)."""
_SEEN = 4
"""Examples that a feature must stand in to be learned from."""
_SMALL = 0.03
"""Weights below this are left out of the file."""
_DIGITS = 2


@dataclass(frozen=True, slots=True)
class Learned:
    """One measure and how it does on writers it has not seen: (truth, probability) of each whole example."""

    measure: Measure
    held_out: Sequence[tuple[bool, float]]

    def at(self, bound: float) -> tuple[float, float]:
        """Shares of the false and of the true examples that lie at `bound` or above."""
        false = [chance for truth, chance in self.held_out if not truth]
        true = [chance for truth, chance in self.held_out if truth]
        return _share(false, bound), _share(true, bound)


def learn(
    settings: Settings, progress: Callable[[int], None]
) -> tuple[Mapping[MeasureName, Learned], LearnedSigns]:
    """All measures, and the second look. settings: of a home that holds the demo bank. progress: turns read, each twice."""
    assistant = build_assistant(settings)
    expected = Expected(DATA)
    try:
        judge = Judge(expected, Canon(expected.known.bank, Asking(assistant).resolve))
        parser = _parser(settings, assistant.store)
        with untaught():
            found = examples(parser, judge, tuned(), progress)
        with untaught(("signs",)):
            right = readings(parser, judge, Asking(assistant).shown, tuned(), progress)
        pauses = list(pause_examples(parser, tuned()))
    finally:
        assistant.close()
    measures: dict[MeasureName, Learned] = {
        "words": _learned(found.words),
        "clauses": _learned(found.clauses),
        "pauses": _learned(pauses),
    }
    return measures, learn_signs(right)


def write(learned: Mapping[MeasureName, Learned]) -> None:
    """Into the file that the built-in model reads, sorted so that a change shows."""
    held = {
        name: {"constant": one.measure.constant, "weights": dict(sorted(one.measure.weights.items()))}
        for name, one in learned.items()
    }
    FILE.write_text(json.dumps(held, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def _parser(settings: Settings, store: Store) -> Parser:
    model = make_model(settings, store)
    assert isinstance(model, BuiltinChatModel)
    ground = model.ground()
    return Parser(ground.ontology, ground.today, ground.likeness, ground.names)


def _learned(found: Sequence[Example]) -> Learned:
    """The measure of these examples."""
    vectors = DictVectorizer(sparse=True)
    features = vectors.fit_transform([dict.fromkeys(one.features, 1.0) for one in found])
    truth = np.asarray([one.yes for one in found])
    weights = np.asarray([one.weight for one in found])
    writers = {name: place for place, name in enumerate(sorted({one.group for one in found}))}
    folds = grouped_folds([writers[one.group] for one in found], min(_FOLDS, len(writers)), _SEED)
    chances = np.zeros(len(found))
    for fold in range(folds.max() + 1):
        other = folds != fold
        fitted = _fitted(features[other], truth[other], weights[other])
        chances[~other] = _chances(features[~other], *fitted)
    constant, learned = _fitted(features, truth, weights)
    names = vectors.get_feature_names_out()
    kept = {
        str(name): round(float(weight), _DIGITS)
        for name, weight in zip(names, learned, strict=True)
        if abs(weight) >= _SMALL
    }
    held_out = [
        (one.yes, float(chance)) for one, chance in zip(found, chances, strict=True) if one.weight >= 1
    ]
    return Learned(Measure(round(constant, _DIGITS), kept), held_out)


def _fitted(features: csr_matrix, truth: Bools, weights: Floats) -> tuple[float, Floats]:
    """Constant and weights; features that stand in too few examples weigh nothing."""
    often = np.asarray((features > 0).sum(axis=0)).ravel() >= _SEEN
    model = LogisticRegression(C=_STRENGTH, max_iter=1000)
    model.fit(features[:, often], truth, sample_weight=weights)
    learned = np.zeros(features.shape[1])
    learned[often] = model.coef_[0]
    return float(model.intercept_[0]), learned


def _chances(features: csr_matrix, constant: float, weights: Floats) -> Floats:
    chances: Floats = 1 / (1 + np.exp(-(features @ weights + constant)))
    return chances


def _share(chances: Sequence[float], bound: float) -> float:
    return sum(chance >= bound for chance in chances) / len(chances) if chances else 0.0
