"""Tuning of the fusion weights: fitted to the dev questions and judged by cross-validation, step by step.

Questions that share a right article stay in one fold, so that no fold is judged by weights that saw its articles.
Prints what each kind of evidence adds, and the weights as config/retrieval.yaml holds them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np
from sqlmodel import col, select

from assistant.retrieval.catalogue import Catalogue, read_catalogue
from assistant.retrieval.citations import Citations
from assistant.retrieval.embedder import Vectors, make_embedder
from assistant.retrieval.exact import MemoryIndexes
from assistant.retrieval.fusion import RetrievalConfig, load_config, scale
from assistant.retrieval.held_rows import HeldRows
from assistant.retrieval.law_weight import LawKind, cited
from assistant.retrieval.query import read_question
from assistant.retrieval.ranking import Searched, gather
from assistant.settings import Settings
from assistant.store import passages as rows
from assistant.store.documents import Passage
from assistant.store.engine import Store
from assistant.store.publishing import ModelName
from eval.corpus import prepare
from eval.datasets import RetrievalSet
from eval.fitting_weights import Floats, Listed, fit, grouped_folds, groups_by_answer
from eval.metrics import ndcg_at, recall_at, reciprocal_rank_at

Progress = Callable[[int], None]

_KINDS = (LawKind.CODE, LawKind.STATUTE, LawKind.INTERPRETATION, LawKind.REGULATION)
FEATURES = ("lexical", "pairs", "dense", *(kind.value for kind in _KINDS), "procedure", "citations", "length")
_STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("plain fusion: words, meaning", ("lexical", "dense")),
    ("+ pairs of letters", ("pairs",)),
    ("+ kind of law", tuple(kind.value for kind in _KINDS)),
    ("+ procedure apart", ("procedure",)),
    ("+ citations of the law", ("citations",)),
    ("+ length of the article", ("length",)),
)
_EVIDENCE = 3
_REPEATS = 3
_DEPTH = 300
_RESAMPLED = 2000


@dataclass(frozen=True, slots=True)
class Step:
    """Held-out figures with the evidence up to here; gain_*: over plain fusion, with a 95 % interval over questions."""

    evidence: str
    recall_10: float
    recall_100: float
    mrr_10: float
    ndcg_10: float
    gain_recall_10: tuple[float, float, float]
    gain_mrr_10: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Tuning:
    """steps: evidence added one after the other, each held out. weights: fitted to all questions, as the config
    holds them. current: what the config's own weights give on the same questions."""

    questions: int
    steps: tuple[Step, ...]
    weights: dict[str, float]
    current: dict[str, float]


@dataclass(frozen=True, slots=True)
class _Asked:
    """names: each candidate's document, those of one text under one name. features: (candidates, FEATURES)."""

    names: list[str]
    features: Floats
    right: frozenset[str]


def cross_validate(
    dataset: RetrievalSet, settings: Settings, folds: int, progress: Progress, loading: Progress
) -> Tuning:
    """Fit and judge the weights. progress: a step a question; loading: a step a document of the corpus."""
    config = load_config()
    asked = _ask(dataset, prepare(dataset, settings, loading), config, progress)
    steps: list[Step] = []
    columns: list[int] = []
    plain: Floats | None = None
    for name, added in _STEPS:
        columns += [FEATURES.index(one) for one in added]
        held_out = _held_out(asked, columns, folds)
        plain = held_out if plain is None else plain
        steps.append(_step(name, held_out, plain))
    weights = fit(_lists(asked), columns)
    weights = weights / weights[:_EVIDENCE].sum()
    words, pairs, dense = weights[:_EVIDENCE]
    standing = np.mean([_figures(one, one.features @ _current(config)) for one in asked], axis=0)
    return Tuning(
        questions=len(asked),
        steps=tuple(steps),
        weights={
            "dense_weight": round(float(dense), 3),
            "pairs_share": round(float(pairs / (words + pairs)), 3),
        }
        | {
            name: round(float(w), 3)
            for name, w in zip(FEATURES[_EVIDENCE:], weights[_EVIDENCE:], strict=True)
        },
        current=dict(
            zip(("recall_10", "recall_100", "mrr_10", "ndcg_10"), map(float, standing), strict=True)
        ),
    )


def _ask(
    dataset: RetrievalSet, settings: Settings, config: RetrievalConfig, progress: Progress
) -> list[_Asked]:
    """Every question that has a right answer, with its candidates as search itself gathers them."""
    store = Store.open(settings)
    embedder = make_embedder(settings)
    same = dataset.same_texts()
    asked = []
    try:
        model = ModelName(embedder.id, embedder.dimension)
        indexes = MemoryIndexes(store).current(model)

        def vector_of(text: str) -> Vectors:
            vector: Vectors = embedder.embed([text])[0]
            return vector

        with store.read() as session:
            catalogue = read_catalogue(session, rows.latest_sequence(session))
            searched = Searched(indexes, catalogue, HeldRows(), model.id, config)
            citations = Citations().follow(session, catalogue.laws, catalogue.sequence)
            lines = session.exec(select(Passage.id, Passage.external_id).where(col(Passage.live)))
            names = {i or 0: same.get(name or "", name or "") for i, name in lines}
            for question_id, text in dataset.questions.items():
                right = frozenset(same.get(one, one) for one in dataset.right.get(question_id, ()))
                progress(1)
                if not right:
                    continue
                question = read_question(text)
                live, candidates = gather(
                    session, question, partial(vector_of, question.text), searched, _DEPTH
                )
                scaled = scale(question.script, candidates, config)
                evidence = np.column_stack([scaled.lexical, scaled.pairs, scaled.dense])
                law = [
                    _law(catalogue, citations, document, length)
                    for document, length in zip(live.documents.tolist(), live.length.tolist(), strict=True)
                ]
                found = [names[passage_id] for passage_id in live.ids.tolist()]
                asked.append(_Asked(found, np.hstack([evidence, law]), right))
    finally:
        store.close()
    return asked


def _law(catalogue: Catalogue, citations: Mapping[str, int], document: int, length: float) -> list[float]:
    """The features of FEATURES that a law's name and an article's length give; zeros for what is no law."""
    law = catalogue.laws.get(document)
    if law is None:
        return [0.0] * (len(FEATURES) - _EVIDENCE)
    return [
        *(float(law.kind is kind) for kind in _KINDS),
        float(law.procedure),
        cited(citations.get(law.name, 0)),
        length,
    ]


def _lists(asked: list[_Asked]) -> list[Listed]:
    lists = [Listed(one.features, np.array([name in one.right for name in one.names])) for one in asked]
    return [one for one in lists if one.right.any()]


def _held_out(asked: list[_Asked], columns: list[int], folds: int) -> Floats:
    """(questions, measures): the mean over repeats, each question judged by weights of folds that it is not in."""
    groups = groups_by_answer([one.right for one in asked])
    found = np.zeros((_REPEATS, len(asked), 4))
    for repeat in range(_REPEATS):
        fold_of = grouped_folds(groups, folds, repeat)
        for fold in range(folds):
            weights = fit(_lists([one for one, f in zip(asked, fold_of, strict=True) if f != fold]), columns)
            for i in np.flatnonzero(fold_of == fold):
                found[repeat, i] = _figures(asked[i], asked[i].features[:, columns] @ weights)
    mean: Floats = found.mean(axis=0)
    return mean


def _figures(one: _Asked, scores: Floats) -> tuple[float, float, float, float]:
    """recall@10, recall@100, MRR@10, nDCG@10 of one question ranked by `scores`."""
    order = np.argsort(-scores, kind="stable")
    ranked = list(dict.fromkeys(one.names[i] for i in order))
    return (
        recall_at(ranked, one.right, 10),
        recall_at(ranked, one.right, 100),
        reciprocal_rank_at(ranked, one.right, 10),
        ndcg_at(ranked, one.right, 10),
    )


def _step(name: str, found: Floats, plain: Floats) -> Step:
    gain = found - plain
    drawn = np.random.default_rng(0).integers(0, len(gain), (_RESAMPLED, len(gain)))
    low, high = np.percentile(gain[drawn].mean(axis=1), [2.5, 97.5], axis=0)
    mean = gain.mean(axis=0)
    recall_10, recall_100, mrr_10, ndcg_10 = map(float, found.mean(axis=0))
    return Step(
        name,
        recall_10,
        recall_100,
        mrr_10,
        ndcg_10,
        (float(mean[0]), float(low[0]), float(high[0])),
        (float(mean[2]), float(low[2]), float(high[2])),
    )


def _current(config: RetrievalConfig) -> Floats:
    words = 1 - config.dense_weight
    laws = config.laws
    return np.array(
        [
            words * (1 - config.pairs_share),
            words * config.pairs_share,
            config.dense_weight,
            laws.code,
            laws.statute,
            laws.interpretation,
            laws.regulation,
            laws.procedure,
            laws.citations,
            laws.length,
        ]
    )
