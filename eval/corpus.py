"""A home that holds one corpus, made once and used again: embedding 64,672 articles takes minutes."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

from platformdirs import user_cache_dir

from assistant.domain.reading.normal import fold
from assistant.retrieval.embedder import Embedder, make_embedder, to_bytes
from assistant.retrieval.tokens import search_tokens
from assistant.settings import Settings
from assistant.store import publishing
from assistant.store.engine import Store, prepare_home
from assistant.store.migrate import upgrade
from eval.datasets import CorpusLine, RetrievalSet

_BATCH = 2048
Progress = Callable[[int], None]


def corpus_home(dataset: RetrievalSet, settings: Settings) -> Path:
    """Where the home of this corpus under this model lies: SCOUT_EVAL_HOME, else the user's cache folder."""
    base = Path(os.environ.get("SCOUT_EVAL_HOME") or user_cache_dir("credit-scout-eval", appauthor=False))
    made_of = hashlib.sha256(dataset.corpus.read_bytes())
    made_of.update(f"{settings.embedder}|{search_tokens('第四十条 磷化工')}".encode())
    return base / f"{dataset.name}-{made_of.hexdigest()[:12]}"


def prepare(dataset: RetrievalSet, settings: Settings, progress: Progress) -> Settings:
    """Settings of a home that holds the whole corpus; fills it first where it does not stand yet.

    It is filled under another name and moved into place, so that a broken-off run leaves nothing half full.
    progress: called with the number of documents done since the last call.
    """
    home = corpus_home(dataset, settings)
    ready = settings.model_copy(update={"home": home, "database_url": None})
    if home.is_dir():
        return ready
    fresh = home.with_name(home.name + ".part")
    shutil.rmtree(fresh, ignore_errors=True)
    filling = ready.model_copy(update={"home": fresh})
    prepare_home(filling)
    store = Store(filling)
    try:
        upgrade(store)
        load(store, make_embedder(filling), dataset.lines(), progress)
    finally:
        store.close()
    fresh.rename(home)
    return ready


def load(store: Store, embedder: Embedder, lines: Iterable[CorpusLine], progress: Progress) -> None:
    """Publish corpus lines, a document a line, thousands in one transaction."""
    model = publishing.ModelName(embedder.id, embedder.dimension)
    stream = iter(lines)
    while batch := list(islice(stream, _BATCH)):
        indexed = [fold(f"{line.title}\n{line.text}") for line in batch]
        vectors = embedder.embed(indexed)
        with store.write() as session:
            for line, text, vector in zip(batch, indexed, vectors, strict=True):
                draft = publishing.DocumentDraft(
                    sha256=hashlib.sha256(text.encode()).hexdigest(),
                    path=f"corpus/{line.id}",
                    source="corpus.jsonl.gz",
                    title=line.title,
                    kind="other",
                    media_type="application/json",
                    size=len(line.text.encode()),
                )
                passage = publishing.IndexedPassage(
                    ordinal=0,
                    kind="paragraph",
                    heading="",
                    article=None,
                    page=None,
                    locator=line.title,
                    text=line.text,
                    index_text=text,
                    tokens=" ".join(search_tokens(text)),
                    vector=to_bytes(vector),
                    external_id=line.id,
                )
                publishing.publish_in(session, draft, [passage], model)
        progress(len(batch))
