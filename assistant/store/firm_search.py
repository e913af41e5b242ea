"""Finds and counts firms for a FirmQuery. Parameterised SQL only: no text of a caller ever becomes SQL.

Names that the store does not know come back with suggestions, so that a mistyped condition is asked about and never
silently dropped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session, col

from assistant.domain.firm_query import FirmQuery, OrderBy
from assistant.domain.judgement import FirmBrief
from assistant.domain.scope import Scope
from assistant.store.derived import FirmFeature
from assistant.store.firm_briefs import briefs
from assistant.store.firm_conditions import Compiled, compile_query
from assistant.store.firm_orders import SHOWN_ANYWAY, column_of, keys_of, ordered
from assistant.store.firm_parts import tests_of
from assistant.store.firm_terms import UnknownName
from assistant.store.firms import Firm
from assistant.store.profile import BankProfile

STREAMED = 1_000
"""Ids that are fetched at a time where all that fit are wanted."""


@dataclass(frozen=True, slots=True)
class FirmPage:
    """Firms that fit: `total` of them, `firms` from the query's offset up to its limit. `unknown` names conditions
    that the store does not know (then nothing was searched and total is 0)."""

    total: int
    firms: tuple[FirmBrief, ...]
    unknown: tuple[UnknownName, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Firms counted by one value: a division code or a segment, with its name for people."""

    key: str
    name: str
    count: int


def compiled(
    session: Session,
    query: FirmQuery,
    *,
    profile: BankProfile | None,
    today: date,
    scope: Scope,
    home_region: str | None = None,
) -> Compiled:
    """The query's conditions. 本地 is the profile's home region unless `home_region` (the setting) says else."""
    home = home_region or (profile.home_region if profile is not None else None)
    return compile_query(session, query, home_region=home, today=today, scope=scope)


def from_firms(statement: Select[Any]) -> Select[Any]:
    """The statement over firm and, where a firm has one, its row of features."""
    return statement.select_from(Firm).outerjoin(FirmFeature, col(FirmFeature.firm_id) == col(Firm.id))


def find(
    session: Session,
    query: FirmQuery,
    *,
    profile: BankProfile | None,
    today: date,
    scope: Scope,
    home_region: str | None = None,
) -> FirmPage:
    """Firms that fit the query, in its order (firms without the value last, then by name)."""
    made = compiled(session, query, profile=profile, today=today, scope=scope, home_region=home_region)
    if made.unknown:
        return FirmPage(0, (), made.unknown)
    keys = keys_of(query)
    columns = [
        column_of(key, query, today, scope, made.buyers).label(f"key_{place}")
        for place, (key, _) in enumerate(keys)
    ]
    total, rows = _page(session, query, made, columns, [descending for _, descending in keys])
    shown = [(name, place) for place, (name, _) in enumerate(keys) if name not in SHOWN_ANYWAY]
    extras = {row[0]: _extra(row, shown) for row in rows}
    return FirmPage(total, briefs(session, extras, made.chain, scope))


def _page(
    session: Session, query: FirmQuery, made: Compiled, columns: list[Any], descending: list[bool]
) -> tuple[int, list[Any]]:
    """(how many fit, rows of the page as id and keys). Where a condition leads to few firms, they are found once, for
    the count and the page; else the order's own index may give the page and the count is taken apart."""
    tests, few = tests_of(session, made.parts)
    fitting = from_firms(select(col(Firm.id).label("id"), *columns)).where(*tests)
    if few:
        hits = fitting.cte("hits")
        keys = [hits.c[column.name] for column in columns]
        number = select(func.count()).select_from(hits).scalar_subquery()
        statement = select(hits.c.id, *keys, number).order_by(
            *ordered(list(zip(keys, descending, strict=True))), hits.c.id
        )
        rows = list(session.execute(statement.limit(query.limit).offset(query.offset)))
        if rows or not query.offset:
            return (rows[0][-1] if rows else 0), rows
        return int(session.execute(select(func.count()).select_from(hits)).scalar_one()), []
    total = _count(session, tests)
    names = [column.element for column in columns]
    statement = fitting.order_by(*ordered(list(zip(names, descending, strict=True))), col(Firm.id))
    return total, list(session.execute(statement.limit(query.limit).offset(query.offset)))


def _extra(row: Any, shown: list[tuple[OrderBy, int]]) -> tuple[tuple[str, str], ...]:
    """The values that the list is sorted by, as plain yuan or number text."""
    return tuple((name, str(row[place + 1])) for name, place in shown if row[place + 1] is not None)


def stream(
    session: Session,
    query: FirmQuery,
    *,
    profile: BankProfile | None,
    today: date,
    scope: Scope,
    home_region: str | None = None,
) -> Iterator[int]:
    """Ids of every firm that fits, whatever the query's limit, in order of id, fetched as they are taken. None where a
    name of the query is not known."""
    made = compiled(session, query, profile=profile, today=today, scope=scope, home_region=home_region)
    if made.unknown:
        return
    tests, _ = tests_of(session, made.parts)
    statement = from_firms(select(col(Firm.id))).where(*tests).order_by(col(Firm.id))
    rows = session.execute(statement, execution_options={"yield_per": STREAMED})
    for part in rows.scalars().partitions():
        yield from (id_ for id_ in part if id_ is not None)


def ids(
    session: Session,
    query: FirmQuery,
    *,
    profile: BankProfile | None,
    today: date,
    scope: Scope,
    home_region: str | None = None,
) -> list[int]:
    """Ids of every firm that fits, whatever the query's limit, in order of id (screening judges them all)."""
    return list(stream(session, query, profile=profile, today=today, scope=scope, home_region=home_region))


def count(
    session: Session,
    query: FirmQuery,
    *,
    profile: BankProfile | None,
    today: date,
    scope: Scope,
    home_region: str | None = None,
) -> int:
    """How many firms fit; 0 where a name of the query is not known."""
    made = compiled(session, query, profile=profile, today=today, scope=scope, home_region=home_region)
    return 0 if made.unknown else _count(session, tests_of(session, made.parts)[0])


def _count(session: Session, tests: list[Any]) -> int:
    statement = from_firms(select(func.count(col(Firm.id)))).where(*tests)
    return int(session.execute(statement).scalar_one())
