"""A home that holds one corpus, made once and used again: embedding 64,672 articles takes minutes."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from platformdirs import user_cache_dir

from assistant.retrieval.tokens import search_tokens
from assistant.settings import Settings
from assistant.store.engine import Store, prepare_home
from assistant.store.migrate import upgrade
from eval.datasets import DatasetMissing, RetrievalSet
from ingest.pipeline import add_paths

Progress = Callable[[int], None]


def corpus_home(dataset: RetrievalSet, settings: Settings) -> Path:
    """Where the home of this corpus under this model lies: SCOUT_EVAL_HOME, else the user's cache folder."""
    base = Path(os.environ.get("SCOUT_EVAL_HOME") or user_cache_dir("credit-scout-eval", appauthor=False))
    made_of = hashlib.sha256(dataset.corpus.read_bytes())
    made_of.update(f"{settings.embedder}|{search_tokens('第四十条 磷化工')}".encode())
    return base / f"{dataset.name}-{made_of.hexdigest()[:12]}"


def prepare(dataset: RetrievalSet, settings: Settings, progress: Progress) -> Settings:
    """Settings of a home that holds the whole corpus; where it does not stand yet, the product's own ingest fills it.

    It is filled under another name and moved into place, so that a broken-off run leaves nothing half full.
    progress: called with the number of documents done since the last call. Raises DatasetMissing for a
    corpus that is not taken whole.
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
        report = add_paths(store, filling, [dataset.corpus], progress=_Told(progress))
    finally:
        store.close()
    if report.failed:
        raise DatasetMissing(f"{dataset.corpus}: {report.failed[0].reason}")
    fresh.rename(home)
    return ready


class _Told:
    """Tells an evaluation's bar how many documents are in."""

    def __init__(self, told: Progress) -> None:
        self._told = told

    def begin(self, files: int) -> None:
        pass

    def advance(self, path: str, outcome: str, passages: int) -> None:
        pass

    def part(self, path: str, documents: int, passages: int) -> None:
        self._told(documents)
