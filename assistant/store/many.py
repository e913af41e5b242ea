"""A condition that a column holds one of many values, bound as one value however many there are.

A mark for each (IN with a list) is written into the statement every time: of six hundred firms that took half as long as
fetching their rows, and SQLite takes no more than 32,766.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlmodel import Session


def among(
    session: Session, column: Any, values: Iterable[int | str | None], kind: type[Any] = sa.Integer
) -> sa.ColumnElement[bool]:
    """The column holds one of the values; None is left out, and of none nothing does. kind: sa.Text for texts."""
    held: sa.ColumnElement[bool] = column.in_(listed(session, values, kind))
    return held


def listed(session: Session, values: Iterable[int | str | None], kind: type[Any] = sa.Integer) -> Any:
    """The values as a select of one column, `id`."""
    known = [value for value in values if value is not None]
    if session.get_bind().dialect.name == "sqlite":
        each = sa.func.json_each(sa.bindparam(None, json.dumps(known), sa.Text)).table_valued("value")
        return sa.select(each.c.value.label("id"))
    return sa.select(sa.func.unnest(sa.bindparam(None, known, postgresql.ARRAY(kind))).label("id"))
