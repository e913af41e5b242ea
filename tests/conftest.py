"""Fixtures shared by all tests. No test needs the network; models and downloads are shut off."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")

from assistant.settings import Settings
from assistant.store.engine import DATABASE, Store, prepare_home
from assistant.store.migrate import upgrade

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty folder to be a home."""
    return tmp_path / "home"


@pytest.fixture
def scout_settings(home: Path) -> Settings:
    """Settings of a fresh home, independent of the environment's SCOUT_HOME."""
    return Settings(home=home)


@pytest.fixture(scope="session")
def migrated_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an empty, migrated database: migrating takes longer than most tests, so it is done once."""
    settings = Settings(home=tmp_path_factory.mktemp("migrated"))
    prepare_home(settings)
    made = Store(settings)
    upgrade(made)
    with made.exclusive(), made.writer.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    made.close()
    return settings.home / DATABASE


@pytest.fixture
def store(scout_settings: Settings, migrated_database: Path) -> Iterator[Store]:
    """An empty, migrated store."""
    prepare_home(scout_settings)
    shutil.copyfile(migrated_database, scout_settings.home / DATABASE)
    made = Store(scout_settings)
    yield made
    made.close()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data beside the checkout; tests that need it skip without it."""
    if not SHARED.is_dir():
        pytest.skip(f"real data is not at {SHARED}")
    return SHARED


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A home with the whole demo bank, made once for all workers. Read it, ask it; do not add or remove."""
    folder = tmp_path_factory.getbasetemp()
    shared = folder if worker_id == "master" else folder.parent
    home = shared / "demo-home"
    with FileLock(shared / "demo-home.lock"):
        if not (home / "ready").is_file():
            from ingest.demo.load import load_demo

            settings = Settings(home=home)
            prepare_home(settings)
            made = Store(settings)
            upgrade(made)
            load_demo(made, settings)
            made.close()
            (home / "ready").touch()
    return home
