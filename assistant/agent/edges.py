"""Opens what an assistant stands on: store, searcher, embedder. Closes only what it opened."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from sqlmodel import select

from assistant.retrieval.quoting import Embed
from assistant.settings import Settings
from assistant.store.engine import Store
from assistant.store.trade import Chain
from assistant.tools.context import PassageSearcher


@dataclass(slots=True)
class Edges:
    """The parts, and which of them are ours to close."""

    store: Store
    searcher: PassageSearcher
    embed: Embed
    _own_store: Store | None = None
    _own_searcher: object | None = None

    def chains(self) -> str:
        """Codes and names of the chains that the store knows, for the prompt."""
        with self.store.read() as session:
            rows = session.exec(select(Chain).order_by(Chain.code))
            return "；".join(f"{chain.code} = {chain.name} / {chain.name_en}" for chain in rows) or "—"

    def close(self) -> None:
        """Close what was opened here."""
        close = getattr(self._own_searcher, "close", None)
        if close is not None:
            close()
        if self._own_store is not None:
            self._own_store.close()


def open_edges(settings: Settings, store: Store | None, searcher: PassageSearcher | None) -> Edges:
    """What was given, and the rest opened from the settings; raises HomeNotReady or StoreOutdated."""
    from assistant.retrieval.answering_model import AnsweringModel

    held = store or Store.open(settings)
    own_searcher = None
    if searcher is None:
        from assistant.retrieval.search import open_searcher

        searcher = own_searcher = open_searcher(held, settings)
    model = AnsweringModel(settings)
    return Edges(held, searcher, partial(model.embed, held), None if store else held, own_searcher)
