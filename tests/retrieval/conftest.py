"""A small library published through the public door, with an embedder that needs no weights."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

import numpy as np
import pytest

from assistant.domain.reading.normal import fold
from assistant.retrieval.embedder import Vectors, to_bytes, unit
from assistant.retrieval.search import Searcher, open_searcher
from assistant.retrieval.tokens import search_tokens
from assistant.settings import Settings
from assistant.store import publishing
from assistant.store.engine import Store


class WordEmbedder:
    """Each word has a fixed direction; a text is the sum of its words'. Deterministic, and near where words are."""

    id = "test:words"
    dimension = 96

    def embed(self, texts: Sequence[str]) -> Vectors:
        out = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in enumerate(texts):
            for word in search_tokens(text):
                seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "big")
                out[row] += np.random.default_rng(seed).normal(size=self.dimension)
        return unit(out)


Publish = Callable[..., publishing.Published]
Open = Callable[..., Searcher]


@pytest.fixture
def embedder() -> WordEmbedder:
    return WordEmbedder()


@pytest.fixture
def publish(store: Store, embedder: WordEmbedder) -> Publish:
    """publish(title, [text, …] or [(article, text), …], kind=…, issued_on=…, version_key=…)."""

    def put(
        title: str, texts: Sequence[str | tuple[str, str]], path: str | None = None, **fields: object
    ) -> publishing.Published:
        pairs = [(None, t) if isinstance(t, str) else t for t in texts]
        indexed = [fold(f"{title}\n{text}") for _, text in pairs]
        vectors = embedder.embed(indexed)
        issued = fields.get("issued_on")
        name = path or f"{title}{f'({issued})' if isinstance(issued, date) else ''}.md"
        draft = publishing.DocumentDraft(
            sha256=hashlib.sha256(repr((title, texts)).encode()).hexdigest(),
            path=f"/library/{name}",
            source=name,
            title=title,
            kind=str(fields.pop("kind", "report")),
            media_type="text/markdown",
            size=1,
            **fields,  # type: ignore[arg-type]
        )
        passages = [
            publishing.IndexedPassage(
                ordinal=n,
                kind="article" if article else "paragraph",
                heading="",
                article=article,
                page=None,
                locator=article or "正文",
                text=text,
                index_text=indexed[n],
                tokens=" ".join(search_tokens(indexed[n])),
                vector=to_bytes(vectors[n]),
            )
            for n, (article, text) in enumerate(pairs)
        ]
        return publishing.publish(
            store, draft, passages, publishing.ModelName(embedder.id, embedder.dimension)
        )

    return put


@pytest.fixture
def searcher_of(store: Store, scout_settings: Settings, embedder: WordEmbedder) -> Iterator[Open]:
    """searcher_of(own_mirrors=…): searchers that are closed when the test ends."""
    opened: list[Searcher] = []

    def open_one(**options: bool) -> Searcher:
        opened.append(open_searcher(store, scout_settings, embedder=embedder, **options))
        return opened[-1]

    yield open_one
    for searcher in opened:
        searcher.close()


@contextmanager
def opened(searcher: Searcher) -> Iterator[Searcher]:
    """The searcher, closed at the end of the block: for a test that opens the same home again."""
    try:
        yield searcher
    finally:
        searcher.close()
