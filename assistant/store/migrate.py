"""Bringing a database to this program's schema, and refusing one that is not. Only `scout init` migrates.

Alembic is imported for a migration alone: every command asks which version the database has, and it takes longer to
load than many a command to run.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text
from sqlalchemy.exc import DatabaseError

from assistant.errors import DatabaseUnusable, StoreNewer, StoreOutdated
from assistant.store.engine import DATABASE, Store

if TYPE_CHECKING:
    from alembic.config import Config

_MIGRATIONS = Path(__file__).parent / "migrations"


def alembic_config() -> Config:
    """Alembic's configuration; the connection is passed in attributes, never by URL in a file."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    return config


def known_revisions() -> list[str]:
    """The schema versions that this program knows, oldest first: the numbers that its migrations' file names begin with."""
    return sorted(path.name.split("_", 1)[0] for path in (_MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def wanted_revision() -> str:
    """The schema version that this program needs."""
    return known_revisions()[-1]


def upgrade(store: Store) -> None:
    """Create or upgrade the schema in place, under the writer lock. Data is kept. Raises StoreNewer."""
    from alembic import command

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
            if not inspect(connection).has_table("alembic_version"):
                return None
            found = connection.scalar(text("SELECT version_num FROM alembic_version"))
            return None if found is None else str(found)
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
    if found is not None and found not in known_revisions():
        raise StoreNewer(home=store.settings.home, found=found, wanted=wanted_revision())
