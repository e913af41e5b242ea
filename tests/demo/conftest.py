"""The demo bank, its suppliers judged once a session: what the tests of its data and answer key read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.settings import Settings
from assistant.store.engine import Store
from eval.scoring.judged_bank import DemoBank, judged


@pytest.fixture(scope="session")
def demo_store(demo_home: Path) -> Iterator[Store]:
    """The shared demo home's store, for reading."""
    store = Store.open(Settings(home=demo_home))
    yield store
    store.close()


@pytest.fixture(scope="session")
def demo(demo_store: Store) -> Iterator[DemoBank]:
    """The demo bank, judged."""
    with demo_store.read() as session:
        yield judged(session, demo_store.settings)
