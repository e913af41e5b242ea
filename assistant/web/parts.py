"""What the web answers with: the assistant, the searcher and the store of one home. Opens what it was not given.

Routes see only these protocols, so that tests hand in a scripted assistant.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Annotated, Any, Protocol

from fastapi import Depends
from starlette.requests import Request

from assistant.domain.events import Question, StreamEvent
from assistant.domain.scope import LOCAL, Scope
from assistant.page_picture import render
from assistant.report.press import Press
from assistant.report.template import load_template
from assistant.retrieval.passages import PassageHit, SearchOutcome
from assistant.settings import Settings
from assistant.store.engine import Store
from assistant.web import inbox
from assistant.web.pictures import Draw, PagePictures
from assistant.web.report_jobs import ReportJobs

_log = logging.getLogger(__name__)


class Assistant(Protocol):
    """Answers a question, event by event. Several questions may run at once, each in its own thread."""

    def stream(self, question: Question) -> Iterator[StreamEvent]: ...


class Searcher(Protocol):
    """Finds passages, live and in scope: by words, by number, and beside one in its document."""

    def search(
        self, text: str, k: int = 10, *, scope: Scope = LOCAL, document_kinds: tuple[str, ...] | None = None
    ) -> SearchOutcome: ...

    def passage(self, passage_id: int, scope: Scope = LOCAL) -> PassageHit | None: ...

    def neighbours(self, passage_id: int, reach: int = 1, scope: Scope = LOCAL) -> Sequence[PassageHit]: ...

    def close(self) -> None: ...


class Parts:
    """The parts of one running app. `open()` makes those that were not given; `close()` closes only its own."""

    def __init__(
        self,
        settings: Settings,
        assistant: Assistant | None = None,
        searcher: Searcher | None = None,
        *,
        draw: Draw = render,
    ) -> None:
        self.settings = settings
        self.pictures = PagePictures(settings, draw)
        self.answers = ThreadPoolExecutor(settings.max_answers, thread_name_prefix="answer")
        self.reports = ReportJobs(self.report_press)
        self._assistant = assistant
        self._searcher = searcher
        self._own_searcher: Searcher | None = None
        self._store: Store | None = None

    @property
    def ready(self) -> bool:
        """Whether questions can be answered."""
        return self._assistant is not None

    @property
    def assistant(self) -> Assistant:
        assert self._assistant is not None, "the app answers only after its lifespan has begun"
        return self._assistant

    @property
    def searcher(self) -> Searcher:
        assert self._searcher is not None, "the app answers only after its lifespan has begun"
        return self._searcher

    @property
    def store(self) -> Store:
        """The database; raises HomeNotReady or StoreOutdated where there is none."""
        if self._store is None:
            self._store = Store.open(self.settings)
        return self._store

    def report_press(self) -> Press:
        """What reports are made with; raises ConfigInvalid where the bank's template does not hold."""
        wording = None
        if self.settings.model != "builtin":
            from assistant.agent.report_wording import wording_of

            wording = wording_of(self.settings, self.store)
        template = load_template(self.settings.report_template)
        return Press(self.store, self.settings, template, self.searcher, wording)

    def open(self) -> None:
        """Open what was not given, with this process as the owner of the mirrors. Takes seconds: not on the loop."""
        inbox.sweep(self.settings)
        if self._searcher is None and self._assistant is None:
            from assistant.retrieval.search import open_searcher

            opened = open_searcher(self.store, self.settings, own_mirrors=True, wait_s=_INGEST_SYNC_S)
            opened.watch()
            self._searcher = self._own_searcher = opened
            # the embedder and the word list take seconds to load: not out of the first question's time
            self.answers.submit(opened.search, "授信", 1).add_done_callback(_warmed)
        if self._assistant is None:
            from assistant.agent.build import build_assistant

            self._assistant = build_assistant(self.settings, store=self.store, searcher=self._searcher)
            self.answers.submit(self._assistant.warm).add_done_callback(_warmed)

    def close(self) -> None:
        """Wait for answers that still run, then close what `open` made."""
        self.answers.shutdown(wait=True, cancel_futures=True)
        self.reports.close()
        self.pictures.close()
        if self._own_searcher is not None:
            self._own_searcher.close()
        if self._store is not None:
            self._store.close()


_INGEST_SYNC_S = 60
"""An ingest that has just published may hold the mirrors while it brings them up to date."""


def _warmed(loading: Future[Any]) -> None:
    if not loading.cancelled() and (error := loading.exception()) is not None:
        _log.error("loading before the first question failed", exc_info=error)


def _of_app(request: Request) -> Parts:
    parts = request.app.state.parts
    assert isinstance(parts, Parts)
    return parts


PartsOfApp = Annotated[Parts, Depends(_of_app)]
"""The parts as a route's argument."""
