"""Tuning of the fusion weights: a grid, judged by cross-validation, so that no question judges its own weights."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Callable
from dataclasses import dataclass

from sqlmodel import col, select

from assistant.retrieval.embedder import make_embedder
from assistant.retrieval.exact import MemoryIndexes
from assistant.retrieval.fusion import Candidate, RetrievalConfig, fuse, load_config
from assistant.retrieval.query import Question, read_question
from assistant.retrieval.ranking import gather
from assistant.settings import Settings
from assistant.store.documents import Passage
from assistant.store.engine import Store
from eval.corpus import prepare
from eval.datasets import RetrievalSet
from eval.metrics import ndcg_at, recall_at

_DENSE_WEIGHTS = (0.0, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 1.0)
_DENSE_FLOORS = (0.0, 0.15, 0.25, 0.35)
_DEPTH = 300
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Weights:
    """One point of the grid and what it scores: the mean of recall@10, recall@100 and nDCG@10."""

    dense_weight: float
    dense_floor: float
    score: float


@dataclass(frozen=True, slots=True)
class Tuning:
    """best: on all questions. folds: what the other folds chose for each, with its score on that fold.
    held_out: mean of those scores, what may be expected of unseen questions. current: the config's weights."""

    best: Weights
    folds: tuple[Weights, ...]
    held_out: float
    current: Weights


@dataclass(frozen=True, slots=True)
class _Asked:
    question: Question
    candidates: list[Candidate]
    right: frozenset[str]


def cross_validate(
    dataset: RetrievalSet, settings: Settings, folds: int, progress: Progress, loading: Progress
) -> Tuning:
    """Weights that do best on the dataset, and how well weights chosen so do on questions not used to choose."""
    asked, names = _ask(dataset, prepare(dataset, settings, loading), progress)
    config = load_config()
    grid = list(itertools.product(_DENSE_WEIGHTS, _DENSE_FLOORS))
    table = {
        point: [
            _score(one, names, config.model_copy(update={"dense_weight": point[0], "dense_floor": point[1]}))
            for one in asked
        ]
        for point in grid
    }

    def best(of: list[int]) -> tuple[float, float]:
        return max(grid, key=lambda point: statistics.fmean(table[point][i] for i in of))

    chosen = []
    for fold in range(folds):
        out = [i for i in range(len(asked)) if i % folds == fold]
        point = best([i for i in range(len(asked)) if i % folds != fold])
        chosen.append(Weights(*point, statistics.fmean(table[point][i] for i in out)))
    top = best(list(range(len(asked))))
    return Tuning(
        best=Weights(*top, statistics.fmean(table[top])),
        folds=tuple(chosen),
        held_out=statistics.fmean(w.score for w in chosen),
        current=Weights(
            config.dense_weight,
            config.dense_floor,
            statistics.fmean(_score(one, names, config) for one in asked),
        ),
    )


def _ask(
    dataset: RetrievalSet, settings: Settings, progress: Progress
) -> tuple[list[_Asked], dict[int, str]]:
    """Every question with its candidates scored by both channels, and the corpus id of each passage."""
    store = Store.open(settings)
    embedder = make_embedder(settings)
    asked = []
    try:
        indexes = MemoryIndexes(store, embedder).current()
        with store.read() as session:
            rows = session.exec(select(Passage.id, Passage.external_id).where(col(Passage.live)))
            names = {i or 0: name or "" for i, name in rows}
            for question_id, text in dataset.questions.items():
                question = read_question(text)
                vector = embedder.embed([question.text])[0]
                _, candidates = gather(session, question, vector, indexes, embedder.id, _DEPTH)
                asked.append(_Asked(question, candidates, dataset.right.get(question_id, frozenset())))
                progress(1)
    finally:
        store.close()
    return [one for one in asked if one.right], names


def _score(one: _Asked, names: dict[int, str], config: RetrievalConfig) -> float:
    ranked = [names[f.passage_id] for f in fuse(one.question.script, one.candidates, config)[:100]]
    return statistics.fmean(
        (recall_at(ranked, one.right, 10), recall_at(ranked, one.right, 100), ndcg_at(ranked, one.right, 10))
    )
