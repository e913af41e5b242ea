"""Ranking: candidates of both channels, fused, and steered by what the question names. Works on light rows.

Hundreds of candidates are ranked and a handful shown, so texts are read only for those (assistant.retrieval.search).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal

import numpy as np
from sqlmodel import Session

from assistant.retrieval.catalogue import Catalogue
from assistant.retrieval.embedder import Vectors
from assistant.retrieval.fusion import Candidates, Floats, RetrievalConfig, best_first, fuse
from assistant.retrieval.held_rows import HeldRow, HeldRows
from assistant.retrieval.indexes import Indexes
from assistant.retrieval.places import Place, place_of
from assistant.retrieval.query import Question
from assistant.retrieval.versions import When
from assistant.store import passages as rows

Channel = Literal["hybrid", "lexical", "dense"]

# The lexical lists are read deeper than candidates are taken from them, so that what the dense channel brings
# mostly has its lexical score.
_SCORED = 900
# The indexes work outside the interpreter's lock: words and letter pairs are looked up while the question's vector is
# made and compared.
_CHANNELS = ThreadPoolExecutor(max_workers=4, thread_name_prefix="search channel")
# From each channel, for every hit wanted, up to what Chroma's ef_search finds well.
_CANDIDATES_A_HIT = 3
_MOST_CANDIDATES = 300


AsVector = Callable[[str], Vectors]
"""The vector of a text, shape (dimension,)."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate and its score after steering. lexical, dense: parts of it, scaled; cosine: nearness, unscaled."""

    passage_id: int
    score: float
    lexical: float = 0.0
    dense: float = 0.0
    cosine: float = 0.0


def rank(
    session: Session,
    question: Question,
    as_vector: AsVector,
    indexes: Indexes,
    catalogue: Catalogue,
    held: HeldRows,
    model_id: str,
    config: RetrievalConfig,
    *,
    wanted: int,
    kinds: Collection[str] | None = None,
    when: When | None = None,
) -> list[Ranked]:
    """The `wanted` best of the live candidates. when: whose law is preferred; None prefers none."""
    depth = min(max(config.candidates, _CANDIDATES_A_HIT * wanted), max(_MOST_CANDIDATES, wanted))
    named = catalogue.names.documents(question.laws)
    articles = rows.articles(session, named, question.article) if question.article and named else []
    live, candidates = gather(
        session,
        question,
        as_vector,
        indexes,
        catalogue,
        held,
        model_id,
        config,
        depth,
        also=articles,
        kinds=kinds,
    )
    fused = fuse(question.script, candidates, config)
    scores = (fused.score + _named(live, question, named, config)) * _held(
        live, catalogue, when, named, config
    )
    scores *= _there(live, catalogue, question, named, config)
    return [
        Ranked(
            live[i].passage_id,
            float(scores[i]),
            float(fused.lexical[i]),
            float(fused.dense[i]),
            float(candidates.dense[i]),
        )
        for i in best_first(scores, candidates.ids)[:wanted].tolist()
    ]


def gather(
    session: Session,
    question: Question,
    as_vector: AsVector,
    indexes: Indexes,
    catalogue: Catalogue,
    held: HeldRows,
    model_id: str,
    config: RetrievalConfig,
    depth: int,
    *,
    also: Collection[int] = (),
    kinds: Collection[str] | None = None,
) -> tuple[list[HeldRow], Candidates]:
    """What the channels bring, each candidate scored by all: the first `depth` of each, and passages `also`."""
    lexical, scored = indexes.lexical, max(_SCORED, depth)
    words_coming = _CHANNELS.submit(lexical.search, question.weights, scored)
    pairs_coming = _CHANNELS.submit(lexical.search, dict.fromkeys(question.pairs, 1.0), scored, "pairs")
    vector = as_vector(question.text)
    by_vector = dict(indexes.dense.search(vector, depth))
    marks = dict.fromkeys(question.identifiers, 1.0)
    by_marks = dict(lexical.search(marks, depth)) if marks else {}
    by_words, by_pairs = words_coming.result(), pairs_coming.result()
    best = [i for channel in (by_words, by_pairs) for i, _ in channel[:depth]]
    light = held.rows(
        session,
        list({*best, *by_marks, *by_vector, *also}),
        model_id,
        indexes.sequence,
        indexes.lexical.count,
    )
    live = [
        row
        for row in light
        if (kind := catalogue.kinds.get(row.document_id)) is not None and (kinds is None or kind in kinds)
    ]
    ids = [row.passage_id for row in live]
    worth = held.law_worth(session, catalogue.laws, config.laws, catalogue.sequence)
    by_vector |= held.cosines(session, [i for i in ids if i not in by_vector], model_id, vector)
    words, pairs = dict(by_words), dict(by_pairs)
    return live, Candidates(
        ids=np.array(ids, np.int64),
        han=np.array([row.script == "han" for row in live], np.bool_),
        lexical=_floats([words.get(i, 0.0) for i in ids]),
        pairs=_floats([pairs.get(i, 0.0) for i in ids]),
        identifier=_floats([by_marks.get(i, 0.0) for i in ids]),
        dense=_floats([by_vector.get(i, 0.0) for i in ids]),
        law_weight=_floats([worth.get(row.document_id, np.nan) for row in live])
        + config.laws.length * _floats([row.length for row in live]),
    )


def _floats(values: list[float]) -> Floats:
    return np.array(values, np.float64)


def rank_by_one(
    session: Session, question: Question, as_vector: AsVector, indexes: Indexes, channel: Channel, wanted: int
) -> list[Ranked]:
    """Live passages by one channel alone: what the hybrid is measured against."""
    if channel == "lexical":
        found = indexes.lexical.search(question.weights, wanted)
    else:
        found = indexes.dense.search(as_vector(question.text), wanted)
    live = {row.passage_id for row in rows.light_rows(session, [i for i, _ in found])}
    return [Ranked(i, score) for i, score in found if i in live]


def _named(
    live: Sequence[HeldRow], question: Question, named: set[int], config: RetrievalConfig
) -> Floats | float:
    """What each passage gains where the question names its law, its article or both."""
    if not named and question.article is None:
        return 0.0
    of_law = np.array([row.document_id in named for row in live], np.bool_)
    if question.article is None:
        return np.where(of_law, config.law_named, 0.0)
    is_article = np.array([row.article == question.article for row in live], np.bool_)
    return np.where(
        of_law,
        np.where(is_article, config.article_of_law, config.law_named),
        np.where(is_article, config.article_alone, 0.0),
    )


def _there(
    live: Sequence[HeldRow],
    catalogue: Catalogue,
    question: Question,
    named: set[int],
    config: RetrievalConfig,
) -> Floats | float:
    """What each passage keeps of its score: all of it, unless it holds in another place than those that are named.

    A document that the question names by its title is meant wherever it holds.
    """
    if not question.regions or not catalogue.regions:
        return 1.0
    elsewhere = {
        i
        for i in {row.document_id for row in live} - named
        if place_of(catalogue.regions.get(i), question.regions) is Place.ELSEWHERE
    }
    return _floats([config.elsewhere if row.document_id in elsewhere else 1.0 for row in live])


def _held(
    live: Sequence[HeldRow],
    catalogue: Catalogue,
    when: When | None,
    named: set[int],
    config: RetrievalConfig,
) -> Floats | float:
    """What each passage keeps of its score: all of it, unless its version is not in force on the day meant.

    A law that the question names is still what is asked for where the library holds no version in force: it stays in
    its place, and what it is worth is said beside it.
    """
    if when is None:
        return 1.0
    versions = catalogue.versions
    over = {
        i
        for i in {row.document_id for row in live}
        if not versions.holds(i, when)
        and (i not in named or versions.in_force_beside(i, versions.day_meant(i, when)))
    }
    return _floats([config.not_in_force if row.document_id in over else 1.0 for row in live])
