"""Groups the firms that fit a query: by place, segment, trade, size, label, owner … by one key or two, with sums; and
sums up whole groups so that they can be compared. One statement a question, whatever the number of groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal

from sqlmodel import Session

from assistant.domain.asked import Asked
from assistant.domain.firm_query import FirmQuery
from assistant.store import firm_tally
from assistant.store.columns import yuan
from assistant.store.firm_conditions import Compiled, compile_query, ownership_of
from assistant.store.firm_parts import Building, narrow_tests, tests_of
from assistant.store.firm_search import FIRMS, count
from assistant.store.firm_sql import Values, both, either, rows
from assistant.store.firm_terms import UnknownName, beginning
from assistant.store.firms import EntityKind, FirmStatus
from assistant.store.regions import name_of, prefix_of, region

GroupBy = Literal[
    "region", "city", "province", "segment", "chain", "product", "industry", "size", "label", "ownership",
    "town", "park", "founded_year", "branch", "status", "kind",
]  # fmt: skip
"""region is the county. A firm that stands in two segments, labels or counties (registered in one, producing in
another) counts in each."""

DIGITS = {"region": 6, "city": 4, "province": 2}


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum over the firms of a group of which it is known: `known` of them. Yuan, or a number of tenders."""

    total: Decimal
    known: int

    @property
    def mean(self) -> Decimal | None:
        """Mean of those known, to the fen; None where none is."""
        return (self.total / self.known).quantize(Decimal("0.01")) if self.known else None


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group: its values (one a key; "" is not known) and their names for people, firms, and sums."""

    keys: tuple[str, ...]
    names: tuple[str, ...]
    count: int
    registered_capital: Sum
    revenue: Sum
    won_amount_24m: Sum
    wins_24m: Sum


@dataclass(frozen=True, slots=True)
class Grouped:
    """Groups, largest first; `total` firms in all, each once. `unknown` as in FirmPage."""

    total: int
    rows: tuple[GroupRow, ...]
    unknown: tuple[UnknownName, ...] = ()


def group(session: Session, query: FirmQuery, by: Sequence[GroupBy], asked: Asked) -> Grouped:
    """Firms that fit, grouped by one key or two (none: one group of all)."""
    made = compile_query(session, query, asked)
    if made.unknown:
        return Grouped(0, (), made.unknown)
    found = _tallied(made, by)
    if found is None:
        found = _read(made, by)
    total = found[0][-1] if found else count(session, query, asked)
    counted = [row for row in found if row[len(by)] or not by]
    names = _names(session, by, counted)
    made_rows = [_row(row, by, names) for row in counted]
    return Grouped(total, tuple(sorted(made_rows, key=lambda r: (-r.count, r.keys))))


def _tallied(made: Compiled, by: Sequence[GroupBy]) -> list[Any] | None:
    """Groups as the tally has them, None where it cannot tell."""
    places = [DIGITS[key] for key in by if key in DIGITS]
    if len(places) > 1 or not set(by) <= {*DIGITS, "size"}:
        return None
    found = firm_tally.grouped(made.building, made.parts, places[0] if places else None, size="size" in by)
    if found is None or list(by[:1]) != ["size"] or len(by) == 1:
        return found
    return [(row[1], row[0], *row[2:]) for row in found]  # the tally's order is place, size


def _read(made: Compiled, by: Sequence[GroupBy]) -> list[Any]:
    """Groups of the firms that fit, read one by one: their keys, firms, sums and how many are known, firms in all."""
    building = made.building
    picked = {f"key_{n}": _own(building, key) for n, key in enumerate(by) if key in _OWN}
    if any(key in DIGITS for key in by):
        picked |= {"place": "x.region_code", "plant": "x.plant_region_code"}
    told = ", ".join(f"{source} AS {name}" for name, source in (MEASURES | picked).items())
    tables = [f"hits AS MATERIALIZED ({_hits(made, told, narrow=all(key not in _OF_FIRMS for key in by))})"]
    last = "hits"
    for n, key in enumerate(by):
        if key in DIGITS:
            tables.append(f"placed_{n} AS ({_placed(building, last, f'key_{n}', DIGITS[key])})")
            last = f"placed_{n}"
    sides = [
        (f"side_{n}", _side(made, key)) for n, key in enumerate(by) if key not in _OWN and key not in DIGITS
    ]
    # crossed: from the firms that fit to their rows, and not from all rows of a chain to firms
    crossed = "".join(f" CROSS JOIN ({side}) {name}" for name, side in sides)
    keys = [
        f"told.key_{n}" if key in _OWN or key in DIGITS else f"side_{n}.value" for n, key in enumerate(by)
    ]
    sums = ", ".join(f"sum(told.{name}), count(told.{name})" for name in MEASURES)
    return building.rows(
        f"""WITH {", ".join(tables)}
            SELECT {"".join(f"{key}, " for key in keys)}count(*), {sums}, (SELECT count(*) FROM hits)
            FROM {last} told{crossed} WHERE {both(f"{name}.id = told.id" for name, _ in sides)}
            {f"GROUP BY {', '.join(keys)}" if keys else ""}"""  # noqa: S608 - own text
    )


def _hits(made: Compiled, told: str, *, narrow: bool) -> str:
    """The firms that fit, with what is told of each: from their features alone where those can tell."""
    narrowed = narrow_tests(made.building, made.parts) if narrow else None
    if narrowed is None:
        tests, _ = tests_of(made.building, made.parts, wide=True)
        return f"SELECT f.id AS id, {told} FROM {FIRMS} WHERE {tests}"  # noqa: S608 - own text
    each = (f"SELECT x.firm_id AS id, {told} FROM firm_feature x WHERE {test}" for test in narrowed)  # noqa: S608
    return " UNION ALL ".join(each)


MEASURES = {
    "registered_capital": "x.registered_capital",
    "revenue": "x.last_revenue",
    "won_amount_24m": "x.won_amount_24m",
    "wins_24m": "x.wins_24m",
}
"""What is summed up over a group: amounts in 分, and a number of tenders."""


def _row(row: Any, by: Sequence[GroupBy], names: Mapping[tuple[GroupBy, str], str]) -> GroupRow:
    width = len(by)
    keys = tuple(_key(key, value) for key, value in zip(by, row[:width], strict=True))
    sums = [
        Sum(yuan(int(total or 0)) if name in AMOUNTS else Decimal(total or 0), known)
        for name, total, known in zip(MEASURES, row[width + 1 :: 2], row[width + 2 :: 2], strict=False)
    ]
    told = tuple(names[key, value] for key, value in zip(by, keys, strict=True))
    return GroupRow(keys, told, row[width], *sums)


AMOUNTS = frozenset(MEASURES) - {"wins_24m"}


def _key(key: GroupBy, value: Any) -> str:
    if value is None:
        return ""
    return str(_ENUMS[key][value] if key in _ENUMS else value)


_OWN: dict[GroupBy, str] = {
    "industry": "substr(f.industry_code, 1, 2)",
    "size": "x.size_class",
    "ownership": ownership_of(),
    "town": "f.town",
    "park": "f.park",
    "founded_year": "f.founded_on",
    "status": "f.status",
    "kind": "f.kind",
}
"""Keys of which a firm has one value, in its own rows."""
_OF_FIRMS = frozenset(_OWN) - {"size"}
"""Keys that stand in a firm's own row and not among its features."""
_ENUMS: dict[GroupBy, type[StrEnum]] = {"status": FirmStatus, "kind": EntityKind}


def _own(building: Building, key: GroupBy) -> str:
    return building.values.year(_OWN[key]) if key == "founded_year" else _OWN[key]


def _side(made: Compiled, key: GroupBy) -> str:
    """(id, value) pairs of the firms that fit, each once: keys of which a firm may have several."""
    building, values = made.building, made.building.values
    query, scope = building.query, building.asked.scope
    if key in ("segment", "chain"):
        chained = [f"c.chain_id = {values.bind(made.chain)}"] if made.chain else []
        if query.segments:
            chained.append(f"c.segment IN {values.any_of(query.segments)}")
        if key == "segment" and made.chain:  # of one chain a firm has a row a segment
            return f"SELECT c.firm_id AS id, c.segment AS value FROM firm_chain c WHERE {both(chained)}"  # noqa: S608
        value = "c.segment" if key == "segment" else "h.code"
        return f"""SELECT DISTINCT c.firm_id AS id, {value} AS value FROM hits JOIN firm_chain c ON c.firm_id = hits.id
                   JOIN chain h ON h.id = c.chain_id WHERE {both(chained)}"""  # noqa: S608 - own text
    if key == "label":
        return (
            "SELECT DISTINCT l.firm_id AS id, l.kind AS value FROM hits JOIN label l ON l.firm_id = hits.id"
        )
    if key == "product":
        return """SELECT DISTINCT m.firm_id AS id, p.name AS value FROM hits JOIN firm_product m ON m.firm_id = hits.id
                  JOIN product p ON p.id = m.product_id"""
    own = "TRUE" if scope.branch is None else f"b.branch = {values.bind(scope.branch)}"
    return f"""SELECT b.firm_id AS id, b.branch AS value FROM hits JOIN bank_client b ON b.firm_id = hits.id
               WHERE {own if scope.internal else "FALSE"}"""  # noqa: S608 - own text


def _placed(building: Building, table: str, name: str, digits: int) -> str:
    """The rows of a table by where the firm is registered and, where that is another division, by where it produces;
    within the query's areas."""
    query, home = building.query, building.asked.home
    own, plant = f"substr(t.place, 1, {digits})", f"substr(t.plant, 1, {digits})"
    areas = [*query.regions, *([home] if query.local and home else [])]

    def inside(place: str) -> str:
        prefixes = sorted({prefix_of(code)[:digits] for code in areas})
        return either(beginning(building.values, place, prefix) for prefix in prefixes) if areas else "TRUE"

    return f"""SELECT {own} AS {name}, t.* FROM {table} t
               WHERE (t.place IS NOT NULL OR t.plant IS NULL) AND {inside(own)}
               UNION ALL SELECT {plant}, t.* FROM {table} t WHERE t.plant IS NOT NULL
               AND (t.place IS NULL OR {plant} <> {own}) AND {inside(plant)}"""  # noqa: S608 - own text


def _names(session: Session, by: Sequence[GroupBy], found: Sequence[Any]) -> dict[tuple[GroupBy, str], str]:
    """What the values of each key are called, for people."""
    names: dict[tuple[GroupBy, str], str] = {}
    for place, key in enumerate(by):
        listed = sorted({_key(key, row[place]) for row in found})
        stored = _stored(session, key, listed)
        for value in listed:
            names[key, value] = (stored.get(value) or _name(key, value)) if value else "未知"
    return names


def _name(key: GroupBy, value: str) -> str:
    if key not in DIGITS:
        return value
    return name_of(value) if region(value) is None else name_of(value.ljust(6, "0"))  # type: ignore[return-value]


def _stored(session: Session, key: GroupBy, listed: Sequence[str]) -> dict[str, str]:
    """Names that the store keeps of trades and chains."""
    if key not in ("industry", "chain"):
        return {}
    values = Values(session)
    among = values.any_of(listed)
    told = (
        f"SELECT value, name FROM search_term WHERE field = 'industry' AND value IN {among}"  # noqa: S608 - own text
        if key == "industry"
        else f"SELECT code, name FROM chain WHERE code IN {among}"  # noqa: S608 - own text
    )
    return dict(map(tuple, rows(session, told, values)))


def compare(session: Session, queries: Sequence[FirmQuery], asked: Asked) -> tuple[Grouped, ...]:
    """Each query's firms as one group with its sums, in the order of the queries, to be laid side by side."""
    return tuple(group(session, query, [], asked) for query in queries)
