"""Ranking: candidates of both channels, fused, and steered by what the question names. Works on light columns.

Hundreds of candidates are ranked and a handful shown, so texts are read only for those (assistant.retrieval.search).
The dense index takes longest and works outside the interpreter's lock: on a thread, while words and letter pairs are
looked up and what they brought is compared with the vector. Those and the vector itself hold the lock, and side by
side took longer than in turns.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlmodel import Session

from assistant.retrieval.catalogue import Catalogue
from assistant.retrieval.embedder import Vectors
from assistant.retrieval.fusion import Candidates, Floats, RetrievalConfig, best_first, fuse
from assistant.retrieval.held_rows import Columns, HeldRows
from assistant.retrieval.indexes import Indexes, Lexical
from assistant.retrieval.places import Place, place_of
from assistant.retrieval.query import Question
from assistant.retrieval.tokens import letter_pairs, search_tokens
from assistant.retrieval.versions import When
from assistant.store import passages as rows

Channel = Literal["hybrid", "lexical", "dense"]

# The lexical lists are read deeper than candidates are taken from them, so that what the dense channel brings
# mostly has its lexical score.
_SCORED = 900
CHANNELS = ThreadPoolExecutor(max_workers=8, thread_name_prefix="search channel")
"""Where the dense index is asked. What runs here waits for nothing that runs here."""
# From each channel, for every hit wanted, up to what Chroma's ef_search finds well.
_CANDIDATES_A_HIT = 3
_MOST_CANDIDATES = 300


AsVector = Callable[[], Vectors]
"""Makes the question's vector, shape (dimension,)."""


@dataclass(frozen=True, slots=True)
class Searched:
    """What a question is put to: the indexes and the library's documents at one state, and the weights.

    model_id: of the model whose vectors are compared.
    """

    indexes: Indexes
    catalogue: Catalogue
    held: HeldRows
    model_id: str
    config: RetrievalConfig


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate and its score after steering. lexical, dense: parts of it, scaled; cosine: nearness, unscaled."""

    passage_id: int
    score: float
    lexical: float = 0.0
    dense: float = 0.0
    cosine: float = 0.0
    document_id: int = 0
    article: str | None = None


class _Scores(NamedTuple):
    """Passages, the best first, and the score of each."""

    ids: NDArray[np.int64]
    values: Floats

    @classmethod
    def of(cls, found: Mapping[int, float]) -> _Scores:
        return cls(
            np.fromiter(found, np.int64, len(found)), np.fromiter(found.values(), np.float64, len(found))
        )

    def at(self, ids: NDArray[np.int64]) -> Floats:
        """The scores of these passages, which come in ascending order; 0 for one that was not found."""
        out = np.zeros(len(ids))
        if len(ids):
            places = np.minimum(np.searchsorted(ids, self.ids), len(ids) - 1)
            here = ids[places] == self.ids
            out[places[here]] = self.values[here]
        return out


class _ByWords(NamedTuple):
    """What the lexical index finds by words, by pairs of letters, and by numbers and names.

    firms: passages that name a firm of the question.
    """

    words: _Scores
    pairs: _Scores
    marks: dict[int, float]
    firms: frozenset[int]


def rank(
    session: Session,
    question: Question,
    vector: AsVector,
    searched: Searched,
    *,
    wanted: int,
    kinds: Collection[str] | None = None,
    when: When | None = None,
) -> list[Ranked]:
    """The `wanted` best of the live candidates. when: whose law is preferred; None prefers none."""
    config, catalogue = searched.config, searched.catalogue
    depth = min(max(config.candidates, _CANDIDATES_A_HIT * wanted), max(_MOST_CANDIDATES, wanted))
    named = catalogue.names.documents(question.laws)
    articles = rows.articles(session, named, question.article) if question.article and named else []
    live, candidates = gather(session, question, vector, searched, depth, also=articles, kinds=kinds)
    documents = set(live.documents.tolist())
    fused = fuse(question.script, candidates, config)
    scores = fused.score + _named(live, question, named, config) + config.firm_named * candidates.firm
    scores = scores * _kept(live, _over(documents, catalogue, when, named), config.not_in_force)
    scores = scores * _kept(live, _elsewhere(documents - named, catalogue, question), config.elsewhere)
    best = best_first(scores, live.ids)[:wanted]
    return [
        Ranked(*row)
        for row in zip(
            live.ids[best].tolist(),
            scores[best].tolist(),
            fused.lexical[best].tolist(),
            fused.dense[best].tolist(),
            candidates.dense[best].tolist(),
            live.documents[best].tolist(),
            live.articles[best].tolist(),
            strict=True,
        )
    ]


def gather(
    session: Session,
    question: Question,
    as_vector: AsVector,
    searched: Searched,
    depth: int,
    *,
    also: Collection[int] = (),
    kinds: Collection[str] | None = None,
) -> tuple[Columns, Candidates]:
    """What the channels bring, each candidate scored by all: the first `depth` of each, and passages `also`."""
    indexes, catalogue, held = searched.indexes, searched.catalogue, searched.held
    laws, model_id = searched.config.laws, searched.model_id
    held.follow(session, model_id, indexes.sequence, indexes.lexical.count)
    worth = held.law_worth(session, catalogue.laws, laws, catalogue.sequence)
    vector = as_vector()
    near = CHANNELS.submit(indexes.dense.search, vector, depth)
    found = _by_words(indexes.lexical, question, depth)
    best = {*found.words.ids[:depth].tolist(), *found.pairs.ids[:depth].tolist()}
    best.update(found.marks, also, found.firms)
    nearness = held.cosines(session, list(best), model_id, vector)
    nearness.update(near.result())
    best.update(nearness)
    live = held.rows(session, best, indexes.lexical.count)
    kind_of = catalogue.kinds.get
    documents = live.documents.tolist()
    wanted = [(kind := kind_of(one)) is not None and (kinds is None or kind in kinds) for one in documents]
    if not all(wanted):
        live = live.at(np.array(wanted, np.bool_))
        documents = live.documents.tolist()
    ids = live.ids.tolist()
    return live, Candidates(
        ids=live.ids,
        han=live.han,
        lexical=found.words.at(live.ids),
        pairs=found.pairs.at(live.ids),
        identifier=_Scores.of(found.marks).at(live.ids),
        firm=_in(live.ids, found.firms),
        dense=_floats([nearness.get(i, 0.0) for i in ids]),
        law_weight=_floats([worth.get(i, np.nan) for i in documents]) + laws.length * live.length,
    )


def _by_words(lexical: Lexical, question: Question, depth: int) -> _ByWords:
    scored = max(_SCORED, depth)
    marks = dict.fromkeys(question.identifiers, 1.0)
    return _ByWords(
        _Scores.of(lexical.scores(question.weights, scored)),
        _Scores.of(lexical.scores(dict.fromkeys(question.pairs, 1.0), scored, "pairs")),
        lexical.scores(marks, depth) if marks else {},
        frozenset(i for names in question.firms for name in names for i in _naming(lexical, name, depth)),
    )


def _naming(lexical: Lexical, name: str, most: int) -> list[int]:
    """Passages that hold a name: all its pairs of Chinese characters, or all its words where it has none."""
    pairs = letter_pairs(name)
    if pairs:
        return lexical.holding(set(pairs), most, "pairs")
    return lexical.holding(set(search_tokens(name)), most)


def _floats(values: list[float]) -> Floats:
    return np.array(values, np.float64)


def _in(ids: NDArray[np.int64], wanted: Collection[int]) -> NDArray[np.bool_]:
    """Which of `ids` are wanted."""
    return np.isin(ids, np.array(sorted(wanted), np.int64)) if wanted else np.zeros(len(ids), np.bool_)


def rank_by_one(
    session: Session, question: Question, vector: AsVector, indexes: Indexes, channel: Channel, wanted: int
) -> list[Ranked]:
    """Live passages by one channel alone: what the hybrid is measured against."""
    if channel == "lexical":
        found = list(indexes.lexical.scores(question.weights, wanted).items())
    else:
        found = indexes.dense.search(vector(), wanted)
    live = {row.passage_id for row in rows.light_rows(session, [i for i, _ in found])}
    return [Ranked(i, score) for i, score in found if i in live]


def _named(live: Columns, question: Question, named: set[int], config: RetrievalConfig) -> Floats | float:
    """What each passage gains where the question names its law, its article or both."""
    if not named and question.article is None:
        return 0.0
    of_law = _in(live.documents, named)
    if question.article is None:
        return np.where(of_law, config.law_named, 0.0)
    is_article = (live.articles == question.article).astype(np.bool_)
    return np.where(
        of_law,
        np.where(is_article, config.article_of_law, config.law_named),
        np.where(is_article, config.article_alone, 0.0),
    )


def _kept(live: Columns, documents: set[int], share: float) -> Floats | float:
    """What each passage keeps of its score: all of it, or that share where it stands in one of these documents."""
    if not documents:
        return 1.0
    return np.where(_in(live.documents, documents), share, 1.0)


def _elsewhere(documents: set[int], catalogue: Catalogue, question: Question) -> set[int]:
    """Those documents that hold in another place than those that the question names.

    What the question names by its title is meant wherever it holds.
    """
    if not question.regions or not catalogue.regions:
        return set()
    return {i for i in documents if place_of(catalogue.regions.get(i), question.regions) is Place.ELSEWHERE}


def _over(documents: set[int], catalogue: Catalogue, when: When | None, named: set[int]) -> set[int]:
    """Those documents whose version is not in force on the day meant.

    A law that the question names is still what is asked for where the library holds no version in force: it stays in
    its place, and what it is worth is said beside it.
    """
    if when is None:
        return set()
    versions = catalogue.versions
    return {
        i
        for i in versions.not_in_force(documents, when)
        if i not in named or versions.in_force_beside(i, versions.day_meant(i, when))
    }
