"""How a value of a row is kept by the store's columns: the one place where units become what SQL compares.

Yuan become whole 分, shares whole millionths, dates ISO text, booleans 0 and 1, states the name that the column stores.
SQLite keeps exactly these; another database is told their types when they are read from the staging file.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from functools import lru_cache
from typing import cast

from sqlalchemy import Boolean, Date, Table
from sqlalchemy import Enum as EnumType
from sqlmodel import SQLModel

from assistant.store.columns import Money, Share
from ingest.firms.layouts import Layout
from ingest.firms.rows import CLEAR

Stored = str | int | float | None
Encode = Callable[[object], Stored]

MANAGED = frozenset({"id", "source_id", "source_row", "source_text", "name_key", "address_key", "is_example"})
"""Columns that the merge fills: no row says them."""

NUMBERS = ("uscc", "stock_code", "lei", "client_no")
"""Fields of a firm's row that are numbers of it, each named as its scheme. One firm has one of each."""

IDENTIFIERS = "identifiers"
"""Field of a firm's row: a tuple of further numbers, each as "scheme:value"."""


def table(model: type[SQLModel]) -> Table:
    """The table of a model."""
    return cast(Table, model.__table__)  # type: ignore[attr-defined]


@lru_cache(maxsize=256)
def fields(layout: Layout) -> tuple[str, ...]:
    """Every field that a row of the layout may say and that is one value."""
    named = [name for name in table(layout.model).columns.keys() if name not in MANAGED]  # noqa: SIM118
    columns = [column.field for column in layout.columns if column.field and not column.many]
    numbers = NUMBERS if layout.name == "firms" else ()
    return tuple(dict.fromkeys([*named, *columns, *numbers]))


@lru_cache(maxsize=256)
def many_fields(layout: Layout) -> tuple[str, ...]:
    """Every field of the layout that holds several values."""
    named = [column.field for column in layout.columns if column.field and column.many]
    return tuple(dict.fromkeys([*named, *([IDENTIFIERS] if layout.name == "firms" else [])]))


def encoder(layout: Layout, name: str) -> Encode:
    """What turns a value of the field into what the column keeps."""
    column = table(layout.model).columns.get(name)
    if column is None:
        return _money if name == "parts" else _plain
    if column.foreign_keys:
        return _plain
    if isinstance(column.type, Money):
        return _money
    if isinstance(column.type, Share):
        return _share
    if isinstance(column.type, EnumType):
        return _state
    if isinstance(column.type, (Date, Boolean)):
        return _date if isinstance(column.type, Date) else _flag
    return _plain


def _money(value: object) -> Stored:
    return _whole(value, 100)


def _share(value: object) -> Stored:
    return _whole(value, 1_000_000)


def _whole(value: object, parts: int) -> Stored:
    if value is None or value == CLEAR:
        return cast(Stored, value)
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    return int((number * parts).to_integral_value(ROUND_HALF_UP))


def _state(value: object) -> Stored:
    return value.name if isinstance(value, Enum) else cast(Stored, value)


def _date(value: object) -> Stored:
    return value.isoformat() if isinstance(value, date) else cast(Stored, value)


def _flag(value: object) -> Stored:
    return int(value) if isinstance(value, bool) else cast(Stored, value)


def _plain(value: object) -> Stored:
    if isinstance(value, Decimal):
        return float(value)
    return value.value if isinstance(value, Enum) else cast(Stored, value)
