"""A new embedding model's vectors, made beside those that answer, batch by batch; then the switch.

Each batch is committed, so that a run that is killed goes on where it was. One process at a time does it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from filelock import FileLock, Timeout
from sqlmodel import Session

from assistant.errors import StoreBusy
from assistant.retrieval.embedder import Embedder, make_embedder, to_bytes
from assistant.settings import Settings
from assistant.store import embedding_models
from assistant.store.engine import Store
from assistant.store.publishing import ModelName

BATCH = 512
"""Passages embedded and committed together: eight of the embedder's own batches."""

Told = Callable[[int, int], None]
"""Is told how many passages have a vector of the new model, of how many."""


@dataclass(frozen=True, slots=True)
class Reembedded:
    """What came of it. switched: the model answers from now on; it did already where nothing was made."""

    model_id: str
    made: int
    switched: bool


def is_due(session: Session, wanted: str) -> bool:
    """Whether the library's vectors are another model's, or not complete."""
    using = embedding_models.in_use(session, wanted)
    if using is None:
        return not embedding_models.filling(session, wanted).complete
    return using.id != wanted or not embedding_models.filling(session, wanted).complete


def reembed(
    store: Store,
    settings: Settings,
    *,
    embedder: Embedder | None = None,
    told: Told | None = None,
    ended: Callable[[], bool] = lambda: False,
) -> Reembedded:
    """Make the vectors that the settings' model lacks, and let it answer once none is missing.

    Documents that are added, changed or removed meanwhile are seen to. ended: is asked between batches whether to
    stop; what was made is kept then. Raises EmbedderUnavailable before anything is changed, StoreBusy where another
    process does the same.
    """
    model = embedder or make_embedder(settings)
    name = ModelName(model.id, model.dimension)
    made = 0
    with _alone(settings):
        with store.read() as session:
            if not is_due(session, name.id):
                return Reembedded(name.id, 0, switched=False)
        embedding_models.begin(store, name)
        while not ended():
            with store.read() as session:
                batch = embedding_models.without_vector(session, name.id, BATCH)
                if told is not None:
                    state = embedding_models.filling(session, name.id)
                    told(state.have, state.passages)
            if not batch:
                if embedding_models.switch(store, name.id) is not None:
                    return Reembedded(name.id, made, switched=True)
                continue  # something was published in between
            vectors = model.embed([one.index_text for one in batch])
            pairs = [(one, to_bytes(vector)) for one, vector in zip(batch, vectors, strict=True)]
            made += embedding_models.add_vectors(store, name.id, pairs)
    return Reembedded(name.id, made, switched=False)


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    settings.locks.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(settings.locks / "reembed.lock", timeout=0):
            yield
    except Timeout as error:
        raise StoreBusy(home=settings.home, seconds=0) from error
