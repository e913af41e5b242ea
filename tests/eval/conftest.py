"""A small library of our own policy texts, made without readers that need pictures or office files."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.settings import Settings
from eval.library import TODAY
from eval.questions import DOCUMENTS

TEXTS = ("贷后管理实施细则.md", "个人经营性贷款管理办法.md")


@pytest.fixture(scope="session")
def text_home(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a home that holds the policy set's plain texts, taken in by the product's ingest."""
    from assistant.store.engine import Store, prepare_home
    from assistant.store.migrate import upgrade
    from ingest.pipeline import add_paths

    folder = tmp_path_factory.mktemp("texts")
    for name in TEXTS:
        (folder / name).write_bytes((DOCUMENTS / name).read_bytes())
    settings = Settings(home=tmp_path_factory.mktemp("library") / "home", today=TODAY)
    prepare_home(settings)
    store = Store(settings)
    upgrade(store)
    report = add_paths(store, settings, [Path(folder)])
    store.close()
    assert report.failed == []
    return settings
