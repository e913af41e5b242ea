"""Homes that are measured: where they lie, how they are filled once, and that those of an earlier program still serve.

Knows nothing of what goes in: the corpus and the document sets fill theirs.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from platformdirs import user_cache_dir

from assistant.settings import Settings
from assistant.store.engine import Store, prepare_home
from assistant.store.migrate import upgrade

_DIGITS = 12
"""Of a fingerprint, in the folder's name."""


def filled_home(
    name: str, made_of: str, settings: Settings, fill: Callable[[Store, Settings], None]
) -> Settings:
    """These settings with the home of that name and fingerprint (hex digits of all that it is made of).

    Where it does not stand yet, `fill` takes the documents into a new one with the settings given to it. That is
    filled under another name and moved into place, so that a run that is broken off, or a fill that raises, leaves
    nothing half full. A home that stands is brought to this program's schema.
    """
    home = _folder() / f"{name}-{made_of[:_DIGITS]}"
    ready = settings.model_copy(update={"home": home, "database_url": None})
    if home.is_dir():
        with _upgraded(ready):
            return ready
    fresh = home.with_name(home.name + ".part")
    shutil.rmtree(fresh, ignore_errors=True)
    filling = ready.model_copy(update={"home": fresh})
    prepare_home(filling)
    try:
        with _upgraded(filling) as store:
            fill(store, filling)
    except BaseException:
        shutil.rmtree(fresh)
        raise
    fresh.rename(home)
    return ready


def _folder() -> Path:
    """SCOUT_EVAL_HOME, else the user's cache folder."""
    return Path(os.environ.get("SCOUT_EVAL_HOME") or user_cache_dir("credit-scout-eval", appauthor=False))


@contextmanager
def _upgraded(settings: Settings) -> Iterator[Store]:
    store = Store(settings)
    try:
        upgrade(store)
        yield store
    finally:
        store.close()
