"""Finds and counts firms for a FirmQuery. Parameterised SQL only: no text of a caller ever becomes SQL.

Names that the store does not know come back with suggestions, so that a mistyped condition is asked about and never
silently dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from assistant.domain.asked import Asked
from assistant.domain.firm_query import FirmQuery, OrderBy
from assistant.domain.judgement import FirmBrief
from assistant.store import firm_tally
from assistant.store.columns import yuan
from assistant.store.firm_briefs import brief, columns
from assistant.store.firm_conditions import Compiled, compile_query
from assistant.store.firm_orders import SHOWN_ANYWAY, YUAN, column_of, keys_of, ordered
from assistant.store.firm_parts import narrow_tests, over_features, tests_of
from assistant.store.firm_terms import UnknownName

STREAMED = 1_000
"""Ids that are fetched at a time where all that fit are wanted."""

FEW = 20_000
"""So many firms that fit are sorted; of more the first are met soon on a walk along the order."""

TIED = 500
"""Firms behind the page that may have the value of its last: the next keys of the order decide among them."""

FIRMS = "firm f LEFT JOIN firm_feature x ON x.firm_id = f.id"
"""What conditions and orders speak of: a firm and, where it has one, its row of features."""


@dataclass(frozen=True, slots=True)
class FirmPage:
    """Firms that fit: `total` of them, `firms` from the query's offset up to its limit. `unknown` names conditions
    that the store does not know (then nothing was searched and total is 0)."""

    total: int
    firms: tuple[FirmBrief, ...]
    unknown: tuple[UnknownName, ...] = ()


def find(session: Session, query: FirmQuery, asked: Asked) -> FirmPage:
    """Firms that fit the query, in its order (firms without the value last, then by name)."""
    made = compile_query(session, query, asked)
    if made.unknown:
        return FirmPage(0, (), made.unknown)
    keys = keys_of(query)
    total, found = _page(made, keys)
    shown = [(name, place) for place, (name, _) in enumerate(keys) if name not in SHOWN_ANYWAY]
    return FirmPage(total, tuple(brief(row, asked.scope, _extra(row, shown)) for row in found))


def _page(made: Compiled, keys: Sequence[tuple[OrderBy, bool]]) -> tuple[int, list[Any]]:
    """(how many fit, rows of the page). Where a condition leads to few firms, they are found once, for the count and
    the page; else the order's own index may give the page and the count is taken apart."""
    building, query = made.building, made.building.query
    tests, few = tests_of(building, made.parts, wide=False)
    counted: int | None = None
    if not few:
        counted = _counted(made)
        if counted <= FEW:
            tests, few = tests_of(building, made.parts, wide=True)
        elif first := _first_by(made, keys):
            tests, few = f"f.id IN {building.values.ids(first)}", True
        elif keys[0][0] != "name":  # no index gives this order: every firm that fits is read for it
            tests, few = tests_of(building, made.parts, wide=True)
    sources = [column_of(building, key, made.buyers) for key, _ in keys]
    named = [f"key_{place}" for place in range(len(keys))]
    picked = ", ".join(f"{source} AS {name}" for source, name in zip(sources, named, strict=True))
    descending = [down for _, down in keys]
    order = f"{ordered(list(zip(named, descending, strict=True)))}, id"
    limit = f"LIMIT {query.limit:d} OFFSET {query.offset:d}"
    fitting = f"SELECT f.id AS id, {picked} FROM {FIRMS} WHERE {tests}"  # noqa: S608 - own text
    if few:
        parts = f"hits AS MATERIALIZED ({fitting}), page AS MATERIALIZED (SELECT * FROM hits ORDER BY {order} {limit})"  # noqa: S608
        total = "(SELECT count(*) FROM hits)"
    else:
        by = f"{ordered(list(zip(sources, descending, strict=True)))}, f.id"
        parts, total = f"page AS MATERIALIZED ({fitting} ORDER BY {by} {limit})", "0"
    shown = columns(building.values, made.chain, building.asked.scope)
    found = building.rows(
        f"""WITH {parts} SELECT {total} AS total, {", ".join(f"page.{name}" for name in named)}, {shown}
            FROM page JOIN firm f ON f.id = page.id JOIN source o ON o.id = f.source_id
            ORDER BY {ordered([(f"page.{n}", d) for n, d in zip(named, descending, strict=True)])}, page.id"""  # noqa: S608
    )
    if counted is None and (found or not query.offset):
        return (found[0].total if found else 0), found
    return _counted(made) if counted is None else counted, found


def _first_by(made: Compiled, keys: Sequence[tuple[OrderBy, bool]]) -> list[int]:
    """Ids among which the page is, where very many firms fit and the order begins with one of the features: found by one
    walk over all features, which takes a fifth of the firms' own rows. None where fewer than the page have the value."""
    building, (key, down) = made.building, keys[0]
    column = column_of(building, key, made.buyers)
    tests = over_features(building, made.parts)
    if tests is None or not column.startswith("x."):
        return []
    last = building.query.offset + building.query.limit
    found = building.rows(
        f"""SELECT x.firm_id, {column} FROM firm_feature x WHERE {column} IS NOT NULL AND {tests}
            ORDER BY {column} {"DESC" if down else ""} LIMIT {last + TIED:d}"""  # noqa: S608 - own text
    )
    if len(found) < last or (len(found) == last + TIED and found[-1][1] == found[last - 1][1]):
        return []
    return [firm_id for firm_id, _ in found]


def _extra(row: Any, shown: list[tuple[OrderBy, int]]) -> tuple[tuple[str, str], ...]:
    """The values that the list is sorted by, as plain yuan or number text."""
    values = [(name, row[place + 1]) for name, place in shown]
    return tuple((name, _plain(name, value)) for name, value in values if value is not None)


def _plain(key: OrderBy, value: Any) -> str:
    if key in YUAN:
        return str(yuan(int(value)))
    return str(Decimal(value) / 1_000_000 if key == "top_buyer_share" else value)


def stream(session: Session, query: FirmQuery, asked: Asked) -> Iterator[int]:
    """Ids of every firm that fits, whatever the query's limit, in order of id, fetched as they are taken. None where a
    name of the query is not known."""
    made = compile_query(session, query, asked)
    if made.unknown:
        return
    tests, _ = tests_of(made.building, made.parts, wide=True)
    sql = f"SELECT f.id FROM {FIRMS} WHERE {tests} ORDER BY f.id"  # noqa: S608 - own text
    found = session.connection().exec_driver_sql(
        sql, made.building.values.bound, execution_options={"yield_per": STREAMED}
    )
    for part in found.scalars().partitions():
        yield from part


def ids(session: Session, query: FirmQuery, asked: Asked) -> list[int]:
    """Ids of every firm that fits, whatever the query's limit, in order of id (screening judges them all)."""
    return list(stream(session, query, asked))


def count(session: Session, query: FirmQuery, asked: Asked) -> int:
    """How many firms fit; 0 where a name of the query is not known."""
    made = compile_query(session, query, asked)
    return 0 if made.unknown else _counted(made)


def _counted(made: Compiled) -> int:
    """How many fit: from what is counted ahead, else from the features alone, else from the firms."""
    tallied = firm_tally.counted(made.building, made.parts)
    if tallied is not None:
        return tallied
    narrow = narrow_tests(made.building, made.parts)
    if narrow is None:
        tests, _ = tests_of(made.building, made.parts, wide=True)
        return int(made.building.rows(f"SELECT count(*) FROM {FIRMS} WHERE {tests}")[0][0])  # noqa: S608 - own text
    each = (f"(SELECT count(*) FROM firm_feature x WHERE {test})" for test in narrow)  # noqa: S608 - own text
    return int(made.building.rows(f"SELECT {' + '.join(each)}")[0][0])
