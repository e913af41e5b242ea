"""The store on a real PostgreSQL: the fixture `store` of this folder stands before that of the whole tree."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from assistant.settings import Settings
from assistant.store.engine import Store, prepare_home
from assistant.store.migrate import upgrade
from tests.postgresql_server import server

_numbers = count(1)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Address of the server of this run, less the database's name."""
    with server() as address:
        yield address


@pytest.fixture(scope="session")
def migrated_template(postgresql: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Name of an empty, migrated database: copies of it take a fraction of migrating."""
    _run(postgresql, "CREATE DATABASE migrated")
    settings = Settings(home=tmp_path_factory.mktemp("template"), database_url=f"{postgresql}migrated")
    prepare_home(settings)
    store = Store(settings)
    upgrade(store)
    store.close()
    return "migrated"


@pytest.fixture
def scout_settings(home: Path, postgresql: str, migrated_template: str) -> Settings:
    """Settings of a fresh home whose store is a migrated PostgreSQL database."""
    name = f"test_{next(_numbers)}"
    _run(postgresql, f"CREATE DATABASE {name} TEMPLATE {migrated_template}")
    return Settings(home=home, database_url=f"{postgresql}{name}")


@pytest.fixture
def store(scout_settings: Settings) -> Iterator[Store]:
    """An empty, migrated store on PostgreSQL."""
    prepare_home(scout_settings)
    made = Store(scout_settings)
    yield made
    made.close()


def _run(address: str, statement: str) -> None:
    engine = create_engine(f"{address}postgres", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()
