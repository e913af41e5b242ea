"""Bringing a database to this program's schema, and refusing one that is not. Only `scout init` migrates."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import DatabaseError

from assistant.errors import DatabaseUnusable, StoreNewer, StoreOutdated
from assistant.store.engine import DATABASE, Store


def alembic_config() -> Config:
    """Alembic's configuration; the connection is passed in attributes, never by URL in a file."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def wanted_revision() -> str:
    """The schema version that this program needs."""
    head = ScriptDirectory.from_config(alembic_config()).get_current_head()
    assert head is not None, "the program carries no migration"
    return head


def upgrade(store: Store) -> None:
    """Create or upgrade the schema in place, under the writer lock. Data is kept. Raises StoreNewer."""
    config = alembic_config()
    if (store.settings.home / DATABASE).is_file() or store.settings.database_url:
        _refuse_newer(store, found_revision(store))
    with store.exclusive(), store.writer.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def found_revision(store: Store) -> str | None:
    """The schema version of the database, None for one without a schema. Raises DatabaseUnusable."""
    try:
        with store.engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    except DatabaseError as error:
        why = str(error.orig).strip().splitlines()[0]
        raise DatabaseUnusable(home=store.settings.home, url=store.url.render_as_string(), why=why) from error


def require_current(store: Store) -> None:
    """Raise StoreOutdated or StoreNewer unless the database has exactly this program's schema."""
    found, wanted = found_revision(store), wanted_revision()
    _refuse_newer(store, found)
    if found != wanted:
        raise StoreOutdated(home=store.settings.home, found=found or "-", wanted=wanted)


def _refuse_newer(store: Store, found: str | None) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(alembic_config()).walk_revisions()}
    if found is not None and found not in known:
        raise StoreNewer(home=store.settings.home, found=found, wanted=wanted_revision())
