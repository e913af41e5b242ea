"""One small world of firms for the tests of reports, entered once a module: they only read it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.settings import Settings
from assistant.store.engine import DATABASE, Store, prepare_home
from tests.firm_world import enter
from tests.report.world import build


@dataclass(frozen=True, slots=True)
class ReportWorld:
    """The store, the firm that much is known of, and the one of which only the name is."""

    store: Store
    firm: int
    bare: int


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, migrated_database: Path) -> Iterator[ReportWorld]:
    """The world; tests read it and change nothing."""
    settings = Settings(home=tmp_path_factory.mktemp("report-world"))
    prepare_home(settings)
    shutil.copyfile(migrated_database, settings.home / DATABASE)
    store = Store(settings)
    made = enter(store, build)
    yield ReportWorld(store, made["firm"], made["bare"])
    store.close()
