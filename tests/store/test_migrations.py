"""Models and migrations agree, and a database of another schema is refused."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from assistant.errors import HomeNotReady, StoreNewer, StoreOutdated
from assistant.settings import Settings
from assistant.store.engine import Store
from assistant.store.migrate import (
    alembic_config,
    found_revision,
    known_revisions,
    upgrade,
    wanted_revision,
)
from assistant.store.tables import metadata


def test_the_migrated_database_has_exactly_the_models_tables(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_upgrading_twice_changes_nothing(store: Store) -> None:
    upgrade(store)
    assert found_revision(store) == wanted_revision()


def test_a_database_without_a_schema_is_refused(store: Store, scout_settings: Settings) -> None:
    with store.exclusive(), store.writer.begin() as connection:
        connection.exec_driver_sql("DELETE FROM alembic_version")
    with pytest.raises(StoreOutdated, match="scout init"):
        Store.open(scout_settings)


def test_a_home_without_a_store_says_so(scout_settings: Settings) -> None:
    with pytest.raises(HomeNotReady):
        Store.open(scout_settings)


def test_a_database_of_a_newer_program_is_refused(store: Store, scout_settings: Settings) -> None:
    with store.exclusive(), store.writer.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreNewer, match="9999"):
        Store.open(scout_settings)
    with pytest.raises(StoreNewer, match="9999"):
        upgrade(store)


def test_the_names_of_migrations_say_their_versions() -> None:
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory.from_config(alembic_config())
    assert known_revisions() == sorted(script.revision for script in scripts.walk_revisions())
    assert wanted_revision() == scripts.get_current_head()
