"""Which indexes and which embedding model answer at this moment: the mirrors where they are up to date, else memory.

The owner of the mirrors can watch the library: it then brings them up to date as soon as something was published,
removed or purged, and not only when the next question comes.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace

import numpy as np
import structlog
from sqlmodel import Session

from assistant.retrieval.answering_model import AnsweringModel
from assistant.retrieval.embedder import Embedder, Vectors
from assistant.retrieval.exact import MemoryIndexes
from assistant.retrieval.indexes import Indexes, NoVectors
from assistant.retrieval.mirrors import NO_MODEL, Mirrors
from assistant.store import passages as rows
from assistant.store.engine import Store
from assistant.store.publishing import ModelName

log = structlog.get_logger("search")

_WATCH_S = 1.0
_AFTER_FAILURE_S = 30.0


@dataclass(frozen=True, slots=True)
class Answering:
    """The model whose vectors questions are compared with; embedder None: it cannot be loaded, words alone find."""

    model: ModelName
    embedder: Embedder | None

    @property
    def by_words(self) -> bool:
        """Whether words alone find passages."""
        return self.embedder is None

    def vector(self, text: str) -> Vectors:
        """The text as the model sees it, shape (dimension,); without a model zero, which is near nothing."""
        if self.embedder is None:
            return np.zeros(self.model.dimension, np.float32)
        vector: Vectors = self.embedder.embed([text])[0]
        return vector


class CurrentIndexes:
    """The indexes of one library. Safe to use from several threads."""

    def __init__(self, store: Store, model: AnsweringModel, mirrors: Mirrors | None) -> None:
        self._store = store
        self._model = model
        self._mirrors = mirrors
        self._memory = MemoryIndexes(store)
        self._catching_up = threading.Lock()
        self._ended = threading.Event()
        self._watcher: threading.Thread | None = None

    def model_name(self, session: Session) -> ModelName | None:
        """The model that answers at this state of the library; None for one without vectors."""
        return self._model.name(session)

    def answering(self, name: ModelName | None) -> Answering:
        """The model of that name, loaded; the wanted one for none."""
        embedder = self._model.embedder(name)
        if name is None:
            name = ModelName(embedder.id, embedder.dimension) if embedder is not None else NO_MODEL
        return Answering(name, embedder)

    def at(self, newest: int, answering: Answering) -> Indexes:
        """Indexes that hold the newest sequence: the mirrors, or while those catch up, memory."""
        found = self._at(newest, answering.model)
        return replace(found, dense=NoVectors()) if answering.by_words else found

    def in_memory(self, answering: Answering) -> Indexes:
        """Indexes in memory, for when the mirrors fail in the middle of a question."""
        return self._memory.current(answering.model)

    def sync(self) -> None:
        """Bring the mirrors up to date now; nothing to do for a process that does not own them."""
        if self._mirrors is not None:
            with self._catching_up:
                self._mirrors.sync()

    def watch(self) -> None:
        """Keep the mirrors up to date in the background from now on."""
        if self._mirrors is not None and self._watcher is None:
            self._watcher = threading.Thread(target=self._watch, name="mirrors watcher", daemon=True)
            self._watcher.start()

    def close(self) -> None:
        """Let go of the mirrors and the memory."""
        self._ended.set()
        if self._watcher is not None:
            self._watcher.join()
        if self._mirrors is not None:
            with self._catching_up:
                self._mirrors.close()
        self._memory.release()

    def _at(self, newest: int, model: ModelName) -> Indexes:
        if self._mirrors is None:
            return self._memory.current(model)
        mirrored = self._mirrors.indexes
        if mirrored is not None and mirrored.sequence == newest and self._mirrors.model_id in (model.id, ""):
            self._memory.release()
            return mirrored
        if self._catching_up.acquire(blocking=False):
            threading.Thread(target=self._catch_up, name="mirrors", daemon=True).start()
        return self._memory.current(model)

    def _catch_up(self) -> None:
        try:
            if self._mirrors is not None:
                self._mirrors.sync()
        except Exception:
            log.exception("the mirrors could not catch up; search goes on in memory")
        finally:
            self._catching_up.release()

    def _watch(self) -> None:
        wait = 0.0
        while not self._ended.wait(wait):
            wait = _WATCH_S
            try:
                if self._behind():
                    self.sync()
            except Exception:
                log.exception("the mirrors could not be brought up to date; tried again later")
                wait = _AFTER_FAILURE_S

    def _behind(self) -> bool:
        assert self._mirrors is not None
        held = self._mirrors.indexes
        with self._store.read() as session:
            return held is None or held.sequence != rows.latest_sequence(session)
