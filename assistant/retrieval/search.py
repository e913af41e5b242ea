"""Search: from a question to live passages, best first. The one door to retrieval.

A hit is looked up in the database before it is used: an index may name what is no longer there, never show it.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

import structlog
from sqlmodel import Session

from assistant.domain.scope import LOCAL, Scope
from assistant.domain.text import Text
from assistant.retrieval.answering_model import AnsweringModel
from assistant.retrieval.catalogue import Catalogue, read_catalogue
from assistant.retrieval.current_indexes import CurrentIndexes
from assistant.retrieval.embedder import Embedder, Vectors
from assistant.retrieval.fitting import Words, coverage_in, judge, rarity
from assistant.retrieval.folding import articles_in_force, fold_duplicates
from assistant.retrieval.fusion import load_config
from assistant.retrieval.held_rows import HeldRows
from assistant.retrieval.hits import hit_of, judged
from assistant.retrieval.indexes import Indexes
from assistant.retrieval.mirrors import Mirrors, someone_owns
from assistant.retrieval.passages import PassageHit, SearchOutcome
from assistant.retrieval.query import Question, read_question
from assistant.retrieval.ranking import Channel, Ranked, Searched, rank, rank_by_one
from assistant.retrieval.reranker import RERANKED, make_reranker, rerank
from assistant.retrieval.tokens import is_ordinary
from assistant.retrieval.vectors import BrokenIndex
from assistant.retrieval.versions import When
from assistant.settings import Settings
from assistant.store import passages as rows
from assistant.store.engine import Store
from assistant.store.firm_mentions import firms_mentioned
from assistant.store.publishing import ModelName

log = structlog.get_logger("search")

# How many of the best are looked at for duplicates, versions and whether they fit.
_SHORT_LIST = 30
_JUDGED = 5
# Folded so many further than shown, so that a copy in force just behind still takes its repealed twin's place.
_SPARE = 5
# Read with those shown, since some of them are mostly copies: reading again costs more than reading three further.
_COPIES = 3


@dataclass(frozen=True, slots=True)
class _Found:
    """One question's way through search: read and ranked. tokens: index tokens of what was looked up, joined by spaces, by passage."""

    question: Question
    words: Words
    ranked: list[Ranked]
    when: When | None
    catalogue: Catalogue
    indexes: Indexes
    by_words: bool
    tokens: dict[int, str]


class Searcher:
    """Searches one home. Safe to use from several threads."""

    def __init__(self, store: Store, settings: Settings, indexes: CurrentIndexes) -> None:
        self._store = store
        self._settings = settings
        self._indexes = indexes
        self._config = load_config()
        self._held = HeldRows()
        self._reranker = make_reranker(settings)
        self._known: tuple[Catalogue, ModelName | None] | None = None

    def search(
        self,
        text: str,
        k: int = 10,
        *,
        scope: Scope = LOCAL,
        document_kinds: Collection[str] | None = None,
        on: date | None = None,
    ) -> SearchOutcome:
        """The k best passages for a question, reordered by the reranker if there is one, duplicates and versions folded.

        document_kinds: only documents of these kinds. on: the day whose law is asked for; by default a year that
        the question names with a law, else the settings' day, else today. scope: documents know no branch yet.
        """
        with self._store.read() as session:
            found = self._find(
                session, text, max(_SHORT_LIST, 2 * k), kinds=document_kinds, on=on, dated=True
            )
            versions = found.catalogue.versions
            enough = max(k, _JUDGED)
            hits = fold_duplicates(
                self._reranked(session, found, enough + _COPIES),
                versions,
                articles_in_force(found.ranked, versions, found.when),
                self._config.near_duplicate,
                enough,
                _SPARE,
            )
        best = [judged(hit, frozenset(found.tokens[hit.passage_id].split())) for hit in hits[:_JUDGED]]
        judgement = judge(found.question, found.words, best, self._config.fits, self._today())
        return SearchOutcome(
            query=text,
            hits=tuple(hits[:k]),
            fits=judgement.fits,
            confidence=judgement.confidence,
            documents_searched=found.catalogue.documents,
            exact=found.indexes.exact,
            note=_BY_WORDS if found.by_words else None,
        )

    def rank(self, text: str, k: int, *, channel: Channel = "hybrid") -> list[PassageHit]:
        """The k best passages with nothing folded, refused or filtered: for runs that are measured.

        channel: hybrid, or lexical or dense alone.
        """
        with self._store.read() as session:
            return list(self._hits(session, self._find(session, text, k, channel=channel), k))

    def passage(self, passage_id: int, scope: Scope = LOCAL) -> PassageHit | None:
        """One live passage by its id."""
        with self._store.read() as session:
            found = rows.live_passages(session, [passage_id]).get(passage_id)
        return hit_of(found) if found is not None else None

    def neighbours(self, passage_id: int, reach: int = 1, scope: Scope = LOCAL) -> list[PassageHit]:
        """The live passages around one in its document, in reading order, itself included."""
        with self._store.read() as session:
            ids = rows.around(session, passage_id, reach)
            live = rows.live_passages(session, ids)
        return [hit_of(live[i]) for i in ids if i in live]

    def sync(self) -> None:
        """Bring the mirrors up to date now; nothing to do for a process that does not own them."""
        self._indexes.sync()

    def watch(self) -> None:
        """Keep the mirrors up to date in the background from now on."""
        self._indexes.watch()

    def close(self) -> None:
        """Let go of the mirrors and the memory."""
        self._indexes.close()

    def _find(
        self,
        session: Session,
        text: str,
        wanted: int,
        *,
        kinds: Collection[str] | None = None,
        on: date | None = None,
        dated: bool = False,
        channel: Channel = "hybrid",
    ) -> _Found:
        """The question read, the best `wanted` candidates ranked. dated: prefer what is in force.

        Reading comes before embedding, not beside it: both hold the interpreter, and side by side took longer.
        """
        newest = rows.latest_sequence(session)
        known = self._known
        if known is None or known[0].sequence != newest:
            known = read_catalogue(session, newest), self._indexes.model_name(session)
            self._known = known
        catalogue, model = known
        answering = self._indexes.answering(model)
        firms = tuple(firm.names for firm in firms_mentioned(session, text, is_ordinary))
        question = replace(read_question(text, catalogue.names), firms=firms)
        when = self._when(question, catalogue, on) if dated else None
        indexes = self._indexes.at(newest, answering)
        if indexes.sequence != newest:
            session.rollback()  # they follow a later state of the library, and what they find is looked up in it

        words = rarity(question.words, indexes.lexical)

        def vector() -> Vectors:
            return answering.vector(question.text)

        def ranked_in(indexes: Indexes) -> list[Ranked]:
            if channel != "hybrid":
                return rank_by_one(session, question, vector, indexes, channel, wanted)
            searched = Searched(indexes, catalogue, self._held, answering.model.id, self._config)
            return rank(session, question, vector, searched, wanted=wanted, kinds=kinds, when=when)

        try:
            ranked = ranked_in(indexes)
        except BrokenIndex as error:
            log.warning("the vector mirror failed, searching in memory", reason=str(error))
            indexes = self._indexes.in_memory(answering)
            session.rollback()
            ranked = ranked_in(indexes)
        return _Found(question, words, ranked, when, catalogue, indexes, answering.by_words, {})

    def _hits(self, session: Session, found: _Found, at_once: int) -> Iterator[PassageHit]:
        """What was ranked, best first, as it stands in the library; so many are looked up at once, as far as is asked."""
        for start in range(0, len(found.ranked), at_once):
            some = found.ranked[start : start + at_once]
            live = rows.live_passages(session, [one.passage_id for one in some])
            for one in some:
                passage = live.get(one.passage_id)
                if passage is not None:
                    found.tokens[one.passage_id] = passage.tokens
                    covered = coverage_in(found.words, passage.tokens)
                    yield hit_of(passage, one, found.catalogue.versions, found.when, covered)

    def _reranked(self, session: Session, found: _Found, at_once: int) -> Iterable[PassageHit]:
        """The hits in the reranker's order, the article that the question names by its law ahead of them."""
        hits = self._hits(session, found, at_once)
        if self._reranker is None:
            return hits
        every, question = list(hits), found.question
        named = found.catalogue.names.documents(question.laws) if question.article else set()
        ahead = takewhile(lambda hit: hit.document_id in named and hit.article == question.article, every)
        first = min(len(list(ahead)), RERANKED)
        return rerank(self._reranker, question.text, every, first, self._config.not_in_force)

    def _when(self, question: Question, catalogue: Catalogue, on: date | None) -> When:
        """The version asked for: that of the day given, of the year named, or the one before today's."""
        if on is not None:
            return When(on)
        year = question.years[-1] if question.years else None
        if question.laws and year is not None:
            day = catalogue.versions.year_end(catalogue.names.documents(question.laws), year)
            if day is not None:
                return When(day, year)
        return When(self._today(), year, question.former)

    def _today(self) -> date:
        return self._settings.today or date.today()


def open_searcher(
    store: Store,
    settings: Settings,
    *,
    own_mirrors: bool = False,
    wait_s: float = 0.5,
    embedder: Embedder | None = None,
) -> Searcher:
    """A searcher of this home.

    own_mirrors: become the process that keeps Chroma and tantivy up to date (the server does; ingest does after
    publishing while no server runs, hence `wait_s`, the seconds to wait for it). Where another is the owner, this
    one searches the database's vectors exactly, and says so on stderr once. embedder: one that is already loaded;
    by default the settings' one.
    """
    model = AnsweringModel(settings, embedder)
    if own_mirrors:
        mirrors = Mirrors(store, settings, model.wanted)
        if mirrors.own(wait_s):
            return Searcher(store, settings, CurrentIndexes(store, model, mirrors))
    if own_mirrors or someone_owns(settings):
        sys.stderr.write(
            "scout: 检索镜像由另一进程使用，本进程直接比对数据库中的向量 "
            "(another process holds the search mirrors; searching the database's vectors exactly)\n"
        )
    return Searcher(store, settings, CurrentIndexes(store, model, None))


_BY_WORDS = Text(
    "向量模型无法载入，本次只按词语检索，可能漏掉说法不同的段落；请检查 SCOUT_EMBEDDER 或运行 scout doctor",
    "The embedding model cannot be loaded: found by words alone, passages worded otherwise may be missed; "
    "check SCOUT_EMBEDDER or run scout doctor",
)
