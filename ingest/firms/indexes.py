"""Writes many rows into a table of the store with its indexes made afterwards, sorted once.

Row by row every index is searched at a place of its own: beyond the page cache each row then writes a page an index anew
into the write-ahead log, and a million firms did not come to an end. On SQLite alone: readers see the state of before
until the commit, while PostgreSQL would keep them waiting for a table whose indexes are dropped, and needs none of this.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

MANY = 50_000
"""Rows from which it is worth it: to change the schema costs a tenth of a second a table."""


@contextmanager
def indexes_last(connection: Connection, table: str, rows: int) -> Iterator[None]:
    """Drops the indexes of the table that hold no constraint, and makes them again at the end, in the caller's
    transaction.

    rows: about how many are to be written: with fewer than MANY, or than the table holds already, nothing is dropped.
    """
    made: list[tuple[str, str]] = []
    if connection.dialect.name == "sqlite" and rows >= MANY and not _holds(connection, table, rows):
        found = connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL"
            " AND sql NOT LIKE 'CREATE UNIQUE%' ORDER BY name",
            (table,),
        )
        made = [(name, statement) for name, statement in found]
    for name, _ in made:
        connection.exec_driver_sql(f'DROP INDEX "{name}"')
    yield
    for _, statement in made:
        connection.exec_driver_sql(statement)


def _holds(connection: Connection, table: str, rows: int) -> bool:
    """Whether the table has so many rows; no more than those are counted."""
    counted = f'SELECT count(*) FROM (SELECT 1 FROM "{table}" LIMIT {rows:d})'  # noqa: S608 - own name
    return int(connection.exec_driver_sql(counted).scalar_one()) >= rows
