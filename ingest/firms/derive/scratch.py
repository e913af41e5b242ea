"""Tables of one derivation alone: temporary ones of the caller's transaction, and quick inserts of plain tuples.

Nothing here outlives the transaction: `open_scratch` makes the tables anew and `close_scratch` drops them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

_META = sa.MetaData()
BATCH = 5000

_TEMPORARY: dict[str, Any] = {"prefixes": ["TEMPORARY"]}

Address = sa.Table(
    "derive_address", _META,
    sa.Column("firm_id", sa.Integer, primary_key=True),
    sa.Column("address_key", sa.Text),
    **_TEMPORARY,
)  # fmt: skip
"""The address of a firm folded for comparison, where the store has another."""

StateSpan = sa.Table(
    "derive_state_span", _META,
    sa.Column("firm_id", sa.Integer, primary_key=True),
    sa.Column("starts", sa.Date, primary_key=True),
    sa.Column("ends", sa.Date, nullable=False),  # the first day outside
    **_TEMPORARY,
)  # fmt: skip
"""When the state controlled a firm, as [starts, ends)."""

Buyer = sa.Table(
    "derive_buyer", _META,
    sa.Column("kind", sa.Text, primary_key=True),  # of the label
    sa.Column("firm_id", sa.Integer, primary_key=True),
    **_TEMPORARY,
)  # fmt: skip
"""Firms whose purchases give a label for what they are: few beside all firms, whose table no cache holds."""

Sale = sa.Table(
    "derive_sale", _META,
    sa.Column("kind", sa.Text, nullable=False),  # of the label
    sa.Column("firm_id", sa.Integer, nullable=False),
    sa.Column("other_id", sa.Integer, nullable=False),
    sa.Column("strength", sa.Integer, nullable=False),
    sa.Column("amount", sa.BigInteger),
    sa.Column("sold_on", sa.Date, nullable=False),
    sa.Column("supply_id", sa.Integer),
    sa.Column("tender_id", sa.Integer),
    **_TEMPORARY,
)  # fmt: skip
"""A dated fact of a sale that speaks for a label."""

Related = sa.Table(
    "derive_related", _META,
    sa.Column("firm_id", sa.Integer, primary_key=True),
    sa.Column("other_id", sa.Integer, primary_key=True),
    sa.Column("sold_on", sa.Date, primary_key=True),
    **_TEMPORARY,
)  # fmt: skip
"""Two firms of one group on the day of a sale."""

Best = sa.Table(
    "derive_best", _META,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("firm_id", sa.Integer, primary_key=True),
    sa.Column("other_id", sa.Integer, primary_key=True),
    sa.Column("supply_id", sa.Integer),
    sa.Column("tender_id", sa.Integer),
    sa.Column("shown_on", sa.Date, nullable=False),
    sa.Column("amount", sa.BigInteger),
    sa.Column("deliveries", sa.Integer, nullable=False),
    sa.Column("first_on", sa.Date, nullable=False),
    sa.Column("last_on", sa.Date, nullable=False),
    **_TEMPORARY,
)  # fmt: skip
"""A label between two firms, with the fact that shows it best."""

Level = sa.Table(
    "derive_level", _META,
    sa.Column("firm_id", sa.Integer, primary_key=True),
    sa.Column("sold_on", sa.Date, primary_key=True),
    sa.Column("level", sa.Text),
    **_TEMPORARY,
)  # fmt: skip
"""Level of a state firm on the day of a sale."""

Control = sa.Table(
    "derive_control", _META,
    sa.Column("firm_id", sa.Integer, primary_key=True),
    sa.Column("person_id", sa.Integer),
    sa.Column("top_firm_id", sa.Integer),
    sa.Column("group_key", sa.Text),
    **_TEMPORARY,
)  # fmt: skip
"""Who controls a firm in the end, and the group it belongs to, for the features."""

Size = sa.Table(
    "derive_size", _META,
    sa.Column("firm_id", sa.Integer, primary_key=True),
    sa.Column("size_class", sa.Text),
    sa.Column("size_missing", sa.Text, nullable=False),
    **_TEMPORARY,
)  # fmt: skip
"""Size class of a firm, and what it lacks where it is not to be told."""


def open_scratch(session: Session) -> None:
    """Make the temporary tables, empty."""
    close_scratch(session)
    _META.create_all(session.connection(), checkfirst=False)


def close_scratch(session: Session) -> None:
    """Drop the temporary tables, also those that an earlier derivation of this connection left."""
    for table in _META.sorted_tables:
        session.execute(sa.text(f"DROP TABLE IF EXISTS {table.name}"))


# As SQLAlchemy writes a date; looking at every cell of a million rows for one took longer than writing them.
sqlite3.register_adapter(date, date.isoformat)


def insert_tuples(
    session: Session, table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]
) -> int:
    """Insert plain tuples in the given column order, in batches; values as the columns keep them (分, millionths).

    Past the ORM and its types: a million rows go in in seconds. Returns how many rows went in.
    """
    connection = session.connection()
    sqlite = connection.dialect.name == "sqlite"
    mark = "?" if sqlite else "%s"
    marks = ", ".join([mark] * len(columns))
    # names of our own tables and columns, never text of a caller
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608
    waiting = iter(rows)
    total = 0
    while batch := list(islice(waiting, BATCH)):
        connection.exec_driver_sql(statement, batch)
        total += len(batch)
    return total


def count(session: Session, table: Any) -> int:
    """Rows of a table."""
    return int(session.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())


def stream(session: Session, statement: sa.Executable) -> Iterable[Sequence[Any]]:
    """Rows of a large result in order, a batch at a time, never all at once."""
    result = session.connection().execute(statement, execution_options={"yield_per": BATCH})
    for part in result.partitions():
        yield from part
