"""After documents were published or removed: the search mirrors follow, while no server does it."""

from __future__ import annotations

import structlog

from assistant.settings import Settings
from assistant.store.engine import Store

log = structlog.get_logger("mirrors")


def follow(store: Store, settings: Settings) -> None:
    """Bring Chroma and tantivy up to the database. What fails here loses nothing: the next process rebuilds them."""
    from assistant.retrieval.embedder import make_embedder
    from assistant.retrieval.mirrors import sync_mirrors

    try:
        sync_mirrors(store, settings, make_embedder(settings).id)
    except OSError as error:
        log.warning(
            "the search mirrors are behind; the next server brings them up to date", reason=str(error)
        )
