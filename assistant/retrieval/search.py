"""Search: from a question to live passages, best first. The one door to retrieval.

A hit is looked up in the database before it is used: an index may name what is no longer there, never show it.
"""

from __future__ import annotations

import math
import sys
import threading
from collections.abc import Collection
from dataclasses import replace
from datetime import date

import numpy as np
import structlog

from assistant.domain.scope import LOCAL, Scope
from assistant.retrieval.catalogue import Catalogue, read_catalogue
from assistant.retrieval.embedder import Embedder, Vectors, from_bytes, make_embedder
from assistant.retrieval.exact import MemoryIndexes
from assistant.retrieval.folding import fold_duplicates
from assistant.retrieval.fusion import Candidate, Fused, coverage, fuse, load_config
from assistant.retrieval.indexes import Indexes
from assistant.retrieval.mirrors import Mirrors, someone_owns
from assistant.retrieval.passages import PassageHit, SearchOutcome
from assistant.retrieval.query import Question, read_question, script_of
from assistant.retrieval.vectors import BrokenIndex
from assistant.retrieval.versions import Standing
from assistant.settings import Settings
from assistant.store import passages as rows
from assistant.store.documents import Document, Passage
from assistant.store.engine import Store

log = structlog.get_logger("search")

_Live = dict[int, tuple[Passage, Document]]
# How many of the best are looked at for duplicates, versions and whether they fit.
_SHORT_LIST = 60
_JUDGED = 5


class Searcher:
    """Searches one home. Safe to use from several threads."""

    def __init__(self, store: Store, settings: Settings, embedder: Embedder, mirrors: Mirrors | None) -> None:
        self._store = store
        self._settings = settings
        self._embedder = embedder
        self._mirrors = mirrors
        self._memory = MemoryIndexes(store, embedder)
        self._config = load_config()
        self._catalogue: Catalogue | None = None
        self._catching_up = threading.Lock()

    def search(
        self,
        text: str,
        k: int = 10,
        *,
        scope: Scope = LOCAL,
        document_kinds: Collection[str] | None = None,
        on: date | None = None,
    ) -> SearchOutcome:
        """The k best passages for a question, duplicates and versions folded.

        document_kinds: only documents of these kinds. on: the day whose law is asked for; by default a year that
        the question names with a law, else the settings' day, else today. scope: documents know no branch yet.
        """
        question, fused, live, catalogue, indexes = self._find(text, max(_SHORT_LIST, 3 * k), document_kinds)
        hits = self._steer(question, fused, live, catalogue, self._day(question, catalogue, on))
        hits = fold_duplicates(hits, catalogue.versions, self._config.near_duplicate)
        return SearchOutcome(
            query=text,
            hits=tuple(hits[:k]),
            fits=self._fits(question, hits, live, indexes),
            documents_searched=catalogue.documents,
            exact=indexes.exact,
        )

    def rank(self, text: str, k: int, *, channel: str = "hybrid") -> list[PassageHit]:
        """The k best passages with nothing folded, refused or filtered: for runs that are measured.

        channel: hybrid, or lexical or dense alone.
        """
        question, fused, live, catalogue, _ = self._find(text, k, None, channel)
        if channel != "hybrid":
            return [_hit(live[f.passage_id], f) for f in fused if f.passage_id in live][:k]
        return self._steer(question, fused, live, catalogue, None)[:k]

    def passage(self, passage_id: int, scope: Scope = LOCAL) -> PassageHit | None:
        """One live passage by its id."""
        with self._store.read() as session:
            found = rows.live_passages(session, [passage_id]).get(passage_id)
        return _hit(found, None) if found is not None else None

    def neighbours(self, passage_id: int, reach: int = 1, scope: Scope = LOCAL) -> list[PassageHit]:
        """The live passages around one in its document, in reading order, itself included."""
        with self._store.read() as session:
            ids = rows.around(session, passage_id, reach)
            live = rows.live_passages(session, ids)
        return [_hit(live[i], None) for i in ids if i in live]

    def sync(self) -> None:
        """Bring the mirrors up to date now; nothing to do for a process that does not own them."""
        if self._mirrors is not None:
            with self._catching_up:
                self._mirrors.sync()

    def close(self) -> None:
        """Let go of the mirrors and the memory."""
        if self._mirrors is not None:
            with self._catching_up:
                self._mirrors.close()
        self._memory.release()

    def _indexes(self, newest: int) -> Indexes:
        """Indexes that hold the newest sequence: the mirrors, or while those catch up, memory."""
        if self._mirrors is None:
            return self._memory.current()
        mirrored = self._mirrors.indexes
        if mirrored is not None and mirrored.sequence == newest:
            self._memory.release()
            return mirrored
        if self._catching_up.acquire(blocking=False):
            threading.Thread(target=self._catch_up, name="mirrors", daemon=True).start()
        return self._memory.current()

    def _catch_up(self) -> None:
        try:
            if self._mirrors is not None:
                self._mirrors.sync()
        except Exception:
            log.exception("the mirrors could not catch up; search goes on in memory")
        finally:
            self._catching_up.release()

    def _find(
        self, text: str, wanted: int, kinds: Collection[str] | None, channel: str = "hybrid"
    ) -> tuple[Question, list[Fused], _Live, Catalogue, Indexes]:
        """The question read, its candidates fused and looked up."""
        with self._store.read() as session:
            newest = rows.latest_sequence(session)
            catalogue = self._catalogue
            if catalogue is None or catalogue.sequence != newest:
                catalogue = self._catalogue = read_catalogue(session, newest)
        question = read_question(text, catalogue.names)
        vector = self._embedder.embed([question.text])[0]
        indexes = self._indexes(newest)
        try:
            found = self._candidates(question, vector, indexes, catalogue, max(wanted, 10), kinds, channel)
        except BrokenIndex as error:
            log.warning("the vector mirror failed, searching in memory", reason=str(error))
            indexes = self._memory.current()
            found = self._candidates(question, vector, indexes, catalogue, max(wanted, 10), kinds, channel)
        return question, *found, catalogue, indexes

    def _candidates(
        self,
        question: Question,
        vector: Vectors,
        indexes: Indexes,
        catalogue: Catalogue,
        wanted: int,
        kinds: Collection[str] | None,
        channel: str,
    ) -> tuple[list[Fused], _Live]:
        config = self._config
        words = dict.fromkeys((w for w in question.words if w not in question.identifiers), 1.0)
        marks = dict.fromkeys(question.identifiers, 1.0)
        by_words = dict(indexes.lexical.search({**words, **marks}, max(config.lexical_candidates, wanted)))
        by_marks = dict(indexes.lexical.search(marks, config.lexical_candidates)) if marks else {}
        by_vector = dict(indexes.dense.search(vector, max(config.dense_candidates, wanted)))
        if channel == "lexical":
            by_vector = {}
        elif channel == "dense":
            by_words, by_marks = {}, {}
        with self._store.read() as session:
            named: list[int] = []
            if question.article and question.laws and channel == "hybrid":
                named = rows.articles(session, catalogue.names.documents(question.laws), question.article)
            # The lexical tail is long and mostly noise; what it lacks of a vector is looked up for its head.
            head = sorted(by_words, key=lambda i: -by_words[i])[: max(config.dense_candidates, wanted)]
            ids = list({*head, *by_marks, *by_vector, *named}) if channel != "dense" else list(by_vector)
            live = rows.live_passages(session, ids)
            if kinds is not None:
                live = {i: pair for i, pair in live.items() if pair[1].kind in kinds}
            if channel == "hybrid":
                missing = [i for i in live if i not in by_vector]
                kept = rows.vectors_of(session, self._embedder.id, missing)
                by_vector |= {i: float(np.dot(from_bytes(data), vector)) for i, data in kept.items()}
        if channel != "hybrid":
            only = by_words or by_vector
            ranked = sorted((i for i in only if i in live), key=lambda i: (-only[i], i))
            return [Fused(i, only[i], by_words.get(i, 0.0), by_vector.get(i, 0.0)) for i in ranked], live
        candidates = [
            Candidate(
                passage_id=i,
                script=script_of(passage.text),
                lexical=by_words.get(i, 0.0),
                identifier=by_marks.get(i, 0.0),
                dense=by_vector.get(i, 0.0),
            )
            for i, (passage, _) in live.items()
        ]
        return fuse(question.script, candidates, config), live

    def _steer(
        self, question: Question, fused: list[Fused], live: _Live, catalogue: Catalogue, on: date | None
    ) -> list[PassageHit]:
        """Hits with what the question names put first and, on a date, what is not in force behind."""
        named = catalogue.names.documents(question.laws)
        hits = []
        for f in fused:
            hit = _hit(live[f.passage_id], f)
            score = hit.score
            is_article = question.article is not None and hit.article == question.article
            if hit.document_id in named:
                score += self._config.article_of_law if is_article else self._config.law_named
            elif is_article:
                score += self._config.article_alone
            version = catalogue.versions.get(hit.document_id)
            if on is not None and version is not None:
                standing = catalogue.versions.standing(hit.document_id, on)
                if standing is not Standing.IN_FORCE:
                    score *= self._config.not_in_force
                hit = replace(
                    hit,
                    effective_on=hit.effective_on or version.effective,
                    repealed_on=hit.repealed_on or version.repealed,
                    in_force=standing is Standing.IN_FORCE,
                    replaced_by=version.replaced_by,
                )
            hits.append(replace(hit, score=score))
        return sorted(hits, key=lambda h: (-h.score, h.passage_id))

    def _day(self, question: Question, catalogue: Catalogue, on: date | None) -> date:
        """The day whose law is asked for."""
        if on is not None:
            return on
        if question.laws and question.years:
            day = catalogue.versions.year_end(catalogue.names.documents(question.laws), question.years[-1])
            if day is not None:
                return day
        return self._settings.today or date.today()

    def _fits(self, question: Question, hits: list[PassageHit], live: _Live, indexes: Indexes) -> bool:
        """Whether the best passages hold what the question asks for."""
        if question.article and question.laws and hits and hits[0].article == question.article:
            return True
        total = max(indexes.lexical.count, 1)
        seen = indexes.lexical.frequencies(list(dict.fromkeys(question.words)))
        words = {w: math.log(1 + total / (1 + n)) for w, n in seen.items()}
        limits = self._config.fits
        for hit in hits[:_JUDGED]:
            passage, _ = live[hit.passage_id]
            near = hit.cosine
            if script_of(passage.text) != question.script:
                if near >= limits.cosine_cross_script:
                    return True
                continue
            share = coverage(words, set(passage.tokens.split()))
            if share >= limits.coverage or near >= limits.cosine:
                return True
        return False


def _hit(found: tuple[Passage, Document], fused: Fused | None) -> PassageHit:
    passage, document = found
    return PassageHit(
        passage_id=passage.id or 0,
        document_id=passage.document_id,
        title=document.title,
        source=document.source,
        locator=passage.locator,
        text=passage.text,
        score=fused.score if fused else 0.0,
        lexical=fused.lexical if fused else 0.0,
        dense=fused.dense if fused else 0.0,
        cosine=fused.cosine if fused else 0.0,
        kind=passage.kind,
        document_kind=document.kind,
        heading=passage.heading,
        article=passage.article,
        issued_on=document.issued_on,
        effective_on=document.effective_on,
        repealed_on=document.repealed_on,
        is_example=document.is_example,
        external_id=passage.external_id,
    )


def open_searcher(store: Store, settings: Settings, *, own_mirrors: bool = False) -> Searcher:
    """A searcher of this home.

    own_mirrors: become the process that keeps Chroma and tantivy up to date (the server does; ingest does while
    no server runs). Where another process is the owner, this one searches the database's vectors exactly, and
    says so on stderr once.
    """
    embedder = make_embedder(settings)
    if own_mirrors:
        mirrors = Mirrors(store, settings, embedder)
        if mirrors.own():
            return Searcher(store, settings, embedder, mirrors)
    if own_mirrors or someone_owns(settings):
        sys.stderr.write(
            "scout: 检索镜像由另一进程使用，本进程直接比对数据库中的向量 "
            "(another process holds the search mirrors; searching the database's vectors exactly)\n"
        )
    return Searcher(store, settings, embedder, None)
