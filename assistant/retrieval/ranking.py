"""Ranking: candidates of both channels, fused, and steered by what the question names. Works on light rows.

Hundreds of candidates are ranked and a handful shown, so texts are read only for those (assistant.retrieval.search).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal

from sqlmodel import Session

from assistant.retrieval.catalogue import Catalogue
from assistant.retrieval.embedder import Vectors
from assistant.retrieval.fusion import Candidate, Fused, RetrievalConfig, fuse
from assistant.retrieval.held_rows import HeldRow, HeldRows, held_row
from assistant.retrieval.indexes import Indexes
from assistant.retrieval.query import Question
from assistant.retrieval.versions import Standing, When
from assistant.store import passages as rows

Channel = Literal["hybrid", "lexical", "dense"]

# The lexical lists are read deeper than candidates are taken from them, so that what the dense channel brings
# mostly has its lexical score.
_SCORED = 900
# Both indexes work outside the interpreter's lock, so that the channels need no longer than the slowest of them.
_CHANNELS = ThreadPoolExecutor(max_workers=4, thread_name_prefix="search channel")
# From each channel, for every hit wanted, up to what Chroma's ef_search finds well.
_CANDIDATES_A_HIT = 3
_MOST_CANDIDATES = 300


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its place in the library and its score after steering."""

    row: HeldRow
    fused: Fused
    score: float


def rank(
    session: Session,
    question: Question,
    vector: Vectors,
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
    """Live candidates, best first. when: whose law is preferred; None prefers none."""
    depth = min(max(config.candidates, _CANDIDATES_A_HIT * wanted), max(_MOST_CANDIDATES, wanted))
    named = catalogue.names.documents(question.laws)
    articles = rows.articles(session, named, question.article) if question.article and named else []
    live, candidates = gather(
        session,
        question,
        vector,
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
    ranked = [
        Ranked(
            row,
            f,
            (f.score + _named(row, question, named, config)) * _held(row, catalogue, when, named, config),
        )
        for f in fused
        for row in [live[f.passage_id]]
    ]
    return sorted(ranked, key=lambda r: (-r.score, r.row.passage_id))


def gather(
    session: Session,
    question: Question,
    vector: Vectors,
    indexes: Indexes,
    catalogue: Catalogue,
    held: HeldRows,
    model_id: str,
    config: RetrievalConfig,
    depth: int,
    *,
    also: Collection[int] = (),
    kinds: Collection[str] | None = None,
) -> tuple[dict[int, HeldRow], list[Candidate]]:
    """What the channels bring, each candidate scored by all: the first `depth` of each, and passages `also`."""
    lexical, scored = indexes.lexical, max(_SCORED, depth)
    words_coming = _CHANNELS.submit(lexical.search, question.weights, scored)
    pairs_coming = _CHANNELS.submit(lexical.search, dict.fromkeys(question.pairs, 1.0), scored, "pairs")
    by_vector = dict(indexes.dense.search(vector, depth))
    marks = dict.fromkeys(question.identifiers, 1.0)
    by_marks = dict(lexical.search(marks, depth)) if marks else {}
    by_words, by_pairs = words_coming.result(), pairs_coming.result()
    best = [i for channel in (by_words, by_pairs) for i, _ in channel[:depth]]
    words, pairs = dict(by_words), dict(by_pairs)
    light = held.rows(
        session,
        list({*best, *by_marks, *by_vector, *also}),
        model_id,
        indexes.sequence,
        indexes.lexical.count,
    )
    live = {
        row.passage_id: row
        for row in light
        if (kind := catalogue.kinds.get(row.document_id)) is not None and (kinds is None or kind in kinds)
    }
    worth = held.law_worth(session, catalogue.laws, config.laws, catalogue.sequence)
    by_vector |= held.cosines(session, [i for i in live if i not in by_vector], model_id, vector)
    return live, [
        Candidate(
            passage_id=i,
            script=row.script,
            lexical=words.get(i, 0.0),
            pairs=pairs.get(i, 0.0),
            identifier=by_marks.get(i, 0.0),
            dense=by_vector.get(i, 0.0),
            law_weight=_law_weight(row, worth, config),
        )
        for i, row in live.items()
    ]


def _law_weight(row: HeldRow, worth: Mapping[int, float], config: RetrievalConfig) -> float | None:
    law = worth.get(row.document_id)
    return None if law is None else law + config.laws.length * row.length


def rank_by_one(
    session: Session, question: Question, vector: Vectors, indexes: Indexes, channel: Channel, wanted: int
) -> list[Ranked]:
    """Live passages by one channel alone: what the hybrid is measured against."""
    if channel == "lexical":
        found = indexes.lexical.search(question.weights, wanted)
    else:
        found = indexes.dense.search(vector, wanted)
    live = {row.passage_id: held_row(row) for row in rows.light_rows(session, [i for i, _ in found])}
    return [Ranked(live[i], Fused(i, score, 0.0, 0.0), score) for i, score in found if i in live]


def _named(row: HeldRow, question: Question, named: set[int], config: RetrievalConfig) -> float:
    """What a passage gains where the question names its law, its article or both."""
    is_article = question.article is not None and row.article == question.article
    if row.document_id in named:
        return config.article_of_law if is_article else config.law_named
    return config.article_alone if is_article else 0.0


def _held(
    row: HeldRow, catalogue: Catalogue, when: When | None, named: set[int], config: RetrievalConfig
) -> float:
    """What a passage keeps of its score: all of it, unless its version is not in force on the day meant.

    A law that the question names is still what is asked for where the library holds no version in force: it stays in
    its place, and what it is worth is said beside it.
    """
    if when is None:
        return 1.0
    versions = catalogue.versions
    day = versions.day_meant(row.document_id, when)
    if versions.standing(row.document_id, day) is Standing.IN_FORCE:
        return 1.0
    if row.document_id in named and not versions.in_force_beside(row.document_id, day):
        return 1.0
    return config.not_in_force
