"""Which embedding model questions are turned into vectors with: the one that made the library's.

The settings name the model that is wanted; while its vectors are being made, the one that made the present ones
answers. Where that one cannot be loaded any more, search goes on by words alone and says so.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

import structlog
from sqlmodel import Session

from assistant.errors import EmbedderUnavailable
from assistant.retrieval.embedder import Embedder, Vectors, embedder_named, make_embedder
from assistant.retrieval.remembered_vectors import RememberedVectors
from assistant.settings import Settings
from assistant.store import embedding_models
from assistant.store.engine import Store
from assistant.store.publishing import ModelName

log = structlog.get_logger("search")

Load = Callable[[str], Embedder]
"""From a model's id to the model; raises EmbedderUnavailable, at the latest when it embeds."""


class AnsweringModel:
    """The model of one library that questions go through. Safe to use from several threads."""

    def __init__(self, settings: Settings, given: Embedder | None = None, load: Load | None = None) -> None:
        """given: a model that is loaded already, used wherever its id fits. load: makes any other."""
        self._wanted = given or make_embedder(settings)
        self._load = load or (lambda name: embedder_named(name, settings.embedder_threads))
        self._lock = threading.Lock()
        self._usable: dict[str, Embedder | None] = {}
        self._remembered = RememberedVectors()

    @property
    def wanted(self) -> str:
        """Id of the model that the settings name."""
        return self._wanted.id

    def name(self, session: Session) -> ModelName | None:
        """Id and dimension of the model that answers now; None while the library has none."""
        return embedding_models.in_use(session, self._wanted.id)

    def embedder(self, name: ModelName | None) -> Embedder | None:
        """That model, the wanted one for none, loaded; None where it cannot be: then words alone find passages."""
        model_id = self._wanted.id if name is None else name.id
        with self._lock:
            if model_id not in self._usable:
                self._usable = {model_id: self._loaded(model_id)}
            return self._usable[model_id]

    def loaded_wanted(self) -> Embedder:
        """The model that the settings name, where the answering one cannot be loaded; raises EmbedderUnavailable."""
        self._wanted.embed(["授信"])
        return self._wanted

    def embed(self, store: Store, texts: Sequence[str]) -> Vectors | None:
        """The texts as the model sees them that answers now, shape (len(texts), dimension); None without a model."""
        with store.read() as session:
            name = self.name(session)
        model = self.embedder(name)
        return self._remembered.embed(model, texts) if model is not None else None

    def _loaded(self, model_id: str) -> Embedder | None:
        try:
            model = self._wanted if model_id == self._wanted.id else self._load(model_id)
            model.embed(["授信"])
        except EmbedderUnavailable as error:
            log.warning("no embedding model; search goes by words alone", reason=error.line("en"))
            return None
        return model


def answering_embedder(store: Store, settings: Settings) -> Embedder:
    """The model that new passages are to be embedded with: the one that answers, else the settings' one.

    Raises EmbedderUnavailable where neither can be loaded.
    """
    model = AnsweringModel(settings)
    with store.read() as session:
        name = model.name(session)
    return model.embedder(name) or model.loaded_wanted()
