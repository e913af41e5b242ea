"""The one door to the database: opening it, reading, and writing under the lock that spans processes.

SQLite up to 3.51.2 can corrupt a write-ahead log when two connections checkpoint at once, and Python here
carries 3.40.1; so every write and checkpoint of every process runs under one file lock. A checkpoint also runs
when the last connection closes: readers therefore open the file read-only (a read-only connection never
checkpoints), and a writer's connection lives and dies inside the lock.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from filelock import FileLock, Timeout
from sqlalchemy import URL, Connection, Engine, NullPool, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError
from sqlmodel import Session, create_engine

from assistant.errors import DatabaseUnusable, HomeNotReady, HomeNotWritable, StoreBusy, StoreFull
from assistant.settings import Settings
from assistant.store import tables as _all_tables  # noqa: F401  - foreign keys reach over files: all are known

DATABASE = "scout.db"


def prepare_home(settings: Settings) -> None:
    """Make the home folder and its parts; raises HomeNotWritable with the system's reason."""
    try:
        for folder in (settings.home, settings.files, settings.mirrors, settings.locks):
            folder.mkdir(parents=True, exist_ok=True)
        probe = settings.locks / f".probe-{os.getpid()}"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise HomeNotWritable(home=settings.home, why=error.strerror or str(error)) from error


class Store:
    """The database of one home. Sessions read; `write()` is the only way to change anything."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        database = str(settings.home / DATABASE)
        self.url = _address(settings.database_url) or URL.create("sqlite", database=database)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite:
            self.engine: Engine = create_engine(_read_only(self.url), connect_args=_SQLITE_ARGS)
            self._writer: Engine = create_engine(self.url, connect_args=_SQLITE_ARGS, poolclass=NullPool)
            self._bulk: Engine = create_engine(self.url, connect_args=_SQLITE_ARGS, poolclass=NullPool)
            event.listen(self.engine, "connect", _configure_reader)
            event.listen(self.engine, "begin", _begin)
            for writer in (self._writer, self._bulk):
                event.listen(writer, "connect", _configure_writer)
                event.listen(writer, "begin", _begin_immediate)
            event.listen(self._bulk, "connect", _trust_references)
        else:
            self.engine = self._writer = self._bulk = _engine(self.url)
        self._lock = FileLock(settings.locks / "writer.lock", timeout=settings.lock_seconds)

    @classmethod
    def open(cls, settings: Settings) -> Store:
        """The store of an initialised home; raises HomeNotReady, StoreOutdated or DatabaseUnusable."""
        from assistant.store.migrate import require_current

        if not settings.database_url and not (settings.home / DATABASE).is_file():
            raise HomeNotReady(home=settings.home)
        store = cls(settings)
        require_current(store)
        return store

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one committed state and changes nothing."""
        with Session(self.engine, autoflush=False) as session:
            yield session

    @contextmanager
    def write(self, *, bulk: bool = False) -> Iterator[Session]:
        """One transaction under the writer lock: all of it is committed, or none.

        bulk: for millions of rows whose references were looked up in the same transaction: SQLite does not look up each
        of them once more, at a random page of a table far larger than its cache. Nothing referred to may be deleted.
        Raises StoreBusy when another process holds the lock for longer than `lock_seconds`.
        Re-entered by the same thread it opens a second transaction and deadlocks on SQLite: do not nest.
        """
        engine = self._bulk if bulk else self._writer
        with self.exclusive(), Session(engine, expire_on_commit=False) as session, session.begin():
            if not self.is_sqlite:
                self._one_writer(session)
            yield session

    def _one_writer(self, session: Session) -> None:
        """One writer at a time over all machines of a PostgreSQL: the file lock knows this home alone.

        Held to the end of the transaction. Raises StoreBusy after `lock_seconds`.
        """
        wait = f"SET LOCAL lock_timeout = {int(self.settings.lock_seconds * 1000)}"
        try:
            session.execute(text(wait))
            session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITER})
        except OperationalError as error:
            if getattr(error.orig, "sqlstate", None) != "55P03":  # lock_not_available
                raise
            raise StoreBusy(home=self.settings.home, seconds=int(self.settings.lock_seconds)) from error
        session.execute(text("SET LOCAL lock_timeout = 0"))

    @property
    def writer(self) -> Engine:
        """The engine that may write; use it only inside `exclusive()` (migrations do)."""
        return self._writer

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """The writer lock alone, for work on the database file itself (migration, checkpoint)."""
        lock_file = Path(self._lock.lock_file)
        try:
            lock_file.parent.mkdir(parents=True, exist_ok=True)
            with self._lock:
                yield
        except Timeout as error:
            raise StoreBusy(home=self.settings.home, seconds=int(self.settings.lock_seconds)) from error
        except PermissionError as error:
            raise HomeNotWritable(home=self.settings.home, why=error.strerror) from error

    def rewrite(self) -> None:
        """Write the whole database anew from the rows it holds, so that no page keeps what was deleted.

        SQLite leaves deleted text in free pages, in the slack of others and in its write-ahead log: VACUUM leaves
        the first two behind, a truncating checkpoint the third, once no reader looks at an older state.
        Raises StoreBusy where one still does after `lock_seconds`, StoreFull where there is no room for a copy.
        """
        if not self.is_sqlite:
            with self._writer.connect() as connection:
                connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("VACUUM FULL")
            return
        self.engine.dispose()
        with self.exclusive(), closing(self._writer.raw_connection()) as raw:
            ends = time.monotonic() + self.settings.lock_seconds
            cursor = raw.cursor()
            try:
                _execute(
                    cursor, "PRAGMA secure_delete=ON", "VACUUM", f"PRAGMA busy_timeout={_READER_WAIT_MS}"
                )
                while _execute(cursor, "PRAGMA wal_checkpoint(TRUNCATE)")[0]:
                    if time.monotonic() > ends:
                        raise StoreBusy(home=self.settings.home, seconds=int(self.settings.lock_seconds))
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_FULL:
                    raise StoreFull(home=self.settings.home) from error
                raise

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()
        self._writer.dispose()
        self._bulk.dispose()


_WRITER = 0x5C0E7
"""Key of the advisory lock that writers of a PostgreSQL hold."""

_SQLITE_ARGS: dict[str, Any] = {"timeout": 30}
_READER_WAIT_MS = 200
_LOG_KEPT = 64 * 1024 * 1024
"""Bytes of the write-ahead log that stay on the disk once its pages are in the database: an import of a million firms
leaves one as large as the database itself."""


def _address(text: str | None) -> URL | None:
    try:
        return make_url(text) if text else None
    except ArgumentError as error:  # its text may hold a password: not shown
        raise DatabaseUnusable(url="SCOUT_DATABASE_URL", why=type(error).__name__) from error


def _engine(url: URL) -> Engine:
    # compiling a statement of a question takes up to 800 ms, running it 100; a plan for any values, which the server
    # takes from the tenth time on, takes seven times as long as one for these: what the address itself says holds
    options = {} if "options" in url.query else {"options": "-c jit=off -c plan_cache_mode=force_custom_plan"}
    try:
        return create_engine(url, connect_args=options if url.get_backend_name() == "postgresql" else {})
    except (ImportError, NoSuchModuleError) as error:
        raise DatabaseUnusable(url=url.render_as_string(), why=str(error)) from error


def _read_only(url: URL) -> URL:
    """The same file opened as SQLite's own `file:` URI, where ?, # and % of a path have to be escaped.

    Put together from parts: a URL parsed from text loses one level of escaping, and splits a path at its ?.
    """
    escaped = quote(url.database or "")
    return URL.create("sqlite", database=f"file:{escaped}", query={"mode": "ro", "uri": "true"})


def _run(connection: DBAPIConnection, *statements: str) -> None:
    cursor = connection.cursor()
    _execute(cursor, *statements)
    cursor.close()


def _execute(cursor: DBAPICursor, *statements: str) -> Any:
    """Run statements; the first row that the last one gives, None for none."""
    for statement in statements:
        cursor.execute(statement)
    return cursor.fetchone()


def _configure_reader(connection: Any, _: object) -> None:
    connection.isolation_level = None  # the driver opens no transaction for a SELECT; _begin does
    # mapped, the pages of a large store are read where the system holds them: half the time of copying each
    _run(connection, "PRAGMA query_only=ON", "PRAGMA busy_timeout=30000", "PRAGMA mmap_size=2147418112")


def _configure_writer(connection: Any, _: object) -> None:
    connection.isolation_level = None  # the driver's own BEGIN is deferred; _begin_immediate opens ours
    _run(
        connection,
        "PRAGMA journal_mode=WAL",
        "PRAGMA foreign_keys=ON",
        "PRAGMA synchronous=FULL",
        "PRAGMA busy_timeout=30000",
        f"PRAGMA journal_size_limit={_LOG_KEPT}",
    )


def _trust_references(connection: Any, _: object) -> None:
    _run(connection, "PRAGMA foreign_keys=OFF")  # within a transaction it would do nothing


def _begin(connection: Connection) -> None:
    """One snapshot for all that a session reads."""
    connection.exec_driver_sql("BEGIN")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
