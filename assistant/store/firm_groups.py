"""Groups the firms that fit a query: by place, segment, trade, size, label, owner … by one key or two, with sums; and
sums up whole groups so that they can be compared. One statement a question, whatever the number of groups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from sqlalchemy import and_, extract, false, func, or_, select, union_all
from sqlmodel import Session, col

from assistant.domain.firm_query import FirmQuery
from assistant.domain.scope import Scope
from assistant.store.derived import FirmChain, FirmFeature, Label
from assistant.store.firm_conditions import Compiled, ownership_of
from assistant.store.firm_parts import tests_of
from assistant.store.firm_search import Group, compiled, from_firms
from assistant.store.firm_terms import UnknownName
from assistant.store.firms import Firm
from assistant.store.profile import BankProfile
from assistant.store.records import BankClient
from assistant.store.regions import name_of, prefix_of, region
from assistant.store.search_terms import SearchTerm
from assistant.store.trade import Chain, FirmProduct, Product

GroupBy = Literal[
    "region", "city", "province", "segment", "chain", "product", "industry", "size", "label", "ownership",
    "town", "park", "founded_year", "branch", "status", "kind",
]  # fmt: skip
"""region is the county. A firm that stands in two segments, labels or counties (registered in one, producing in
another) counts in each."""

_DIGITS = {"region": 6, "city": 4, "province": 2}


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


def group(
    session: Session,
    query: FirmQuery,
    by: Sequence[GroupBy],
    *,
    profile: BankProfile | None,
    today: date,
    scope: Scope,
    home_region: str | None = None,
) -> Grouped:
    """Firms that fit, grouped by one key or two (none: one group of all)."""
    made = compiled(session, query, profile=profile, today=today, scope=scope, home_region=home_region)
    if made.unknown:
        return Grouped(0, (), made.unknown)
    home = home_region or (profile.home_region if profile else None)
    areas = [*query.regions, *([home] if query.local and home else [])]
    tests, _ = tests_of(session, made.parts)
    measures = {
        "registered_capital": col(Firm.registered_capital),
        "revenue": col(FirmFeature.last_revenue),
        "won_amount_24m": col(FirmFeature.won_amount_24m),
        "wins_24m": col(FirmFeature.wins_24m),
    }
    plain = {f"own_{n}": _OWN[key]() for n, key in enumerate(by) if key in _OWN}
    places: list[Any] = [col(Firm.region_code).label("place"), col(Firm.plant_region_code).label("plant")]
    hits = (
        from_firms(
            select(
                col(Firm.id).label("id"),
                *(value.label(name) for name, value in (measures | plain).items()),
                *(places if any(key in _DIGITS for key in by) else ()),
            )
        )
        .where(*tests)
        .cte("hits")
    )
    pairs = select(hits)
    keys: list[Any] = []
    for n, key in enumerate(by):
        if key in _OWN:
            keys.append(hits.c[f"own_{n}"])
            continue
        side = _side(key, hits, areas, query, made, scope).subquery(f"side_{n}")
        pairs = pairs.join(side, side.c.id == hits.c.id)
        keys.append(side.c.value)
    of = pairs.with_only_columns(
        *(key.label(f"key_{n}") for n, key in enumerate(keys)),
        func.count(),
        *(function(hits.c[name]) for name in measures for function in (func.sum, func.count)),
        select(func.count()).select_from(hits).scalar_subquery(),
    )
    if keys:
        of = of.group_by(*keys)
    rows = list(session.execute(of))
    total = rows[0][-1] if rows else count_hits(session, hits)
    made_rows = [_row(session, row, by) for row in rows if row[len(by)] or not by]
    return Grouped(total, tuple(sorted(made_rows, key=lambda r: (-r.count, r.keys))))


def count_hits(session: Session, hits: Any) -> int:
    """How many firms fit where no group holds any."""
    return int(session.execute(select(func.count()).select_from(hits)).scalar_one())


def _row(session: Session, row: Any, by: Sequence[GroupBy]) -> GroupRow:
    width = len(by)
    keys = tuple("" if value is None else str(getattr(value, "value", value)) for value in row[:width])
    sums = [
        Sum(Decimal(total or 0), known)
        for total, known in zip(row[width + 1 :: 2], row[width + 2 :: 2], strict=False)
    ]
    names = tuple(_name(session, key, value) for key, value in zip(by, keys, strict=True))
    return GroupRow(keys, names, row[width], *sums[:4])


_OWN: dict[GroupBy, Callable[[], Any]] = {
    "industry": lambda: func.substr(Firm.industry_code, 1, 2),
    "size": lambda: col(FirmFeature.size_class),
    "ownership": ownership_of,
    "town": lambda: col(Firm.town),
    "park": lambda: col(Firm.park),
    "founded_year": lambda: extract("year", col(Firm.founded_on)),
    "status": lambda: col(Firm.status),
    "kind": lambda: col(Firm.kind),
}
"""Keys of which a firm has one value, in its own rows."""


def _side(
    key: GroupBy, hits: Any, areas: Sequence[str], query: FirmQuery, made: Compiled, scope: Scope
) -> Any:
    """(id, value) pairs of the firms that fit, each once: keys of which a firm may have several."""
    if key in _DIGITS:
        return _places(hits, _DIGITS[key], areas)
    within = hits.c.id
    rows: Any
    if key in ("segment", "chain"):
        value = col(FirmChain.segment) if key == "segment" else col(Chain.code)
        rows = select(col(FirmChain.firm_id).label("id"), value.label("value")).join(
            Chain, col(Chain.id) == col(FirmChain.chain_id)
        )
        rows = rows.join(hits, within == col(FirmChain.firm_id))
        if made.chain:
            rows = rows.where(col(Chain.code) == made.chain)
        if query.segments:
            rows = rows.where(col(FirmChain.segment).in_(query.segments))
        return rows.distinct()
    if key == "label":
        rows = select(col(Label.firm_id).label("id"), col(Label.kind).label("value"))
        return rows.join(hits, within == col(Label.firm_id)).distinct()
    if key == "product":
        rows = select(col(FirmProduct.firm_id).label("id"), col(Product.name).label("value"))
        rows = rows.join(Product, col(Product.id) == col(FirmProduct.product_id))
        return rows.join(hits, within == col(FirmProduct.firm_id)).distinct()
    rows = select(col(BankClient.firm_id).label("id"), col(BankClient.branch).label("value"))
    rows = rows.join(hits, within == col(BankClient.firm_id))
    if not scope.internal:
        return rows.where(false())
    return rows if scope.branch is None else rows.where(col(BankClient.branch) == scope.branch)


def _places(hits: Any, digits: int, areas: Sequence[str]) -> Any:
    """Where the firm is registered and, where that is another division, where it produces; within `areas` if any."""
    own, plant = func.substr(hits.c.place, 1, digits), func.substr(hits.c.plant, 1, digits)
    registered = select(hits.c.id, own.label("value")).where(
        or_(hits.c.place.is_not(None), hits.c.plant.is_(None))
    )
    elsewhere = and_(hits.c.plant.is_not(None), or_(hits.c.place.is_(None), plant != own))
    producing = select(hits.c.id, plant.label("value")).where(elsewhere)
    if areas:
        inside = [prefix_of(code)[:digits] for code in areas]
        registered = registered.where(or_(*(own.startswith(prefix, autoescape=True) for prefix in inside)))
        producing = producing.where(or_(*(plant.startswith(prefix, autoescape=True) for prefix in inside)))
    return union_all(registered, producing)


def _name(session: Session, key: GroupBy, value: str) -> str:
    if not value:
        return "未知"
    if key in _DIGITS:
        return name_of(value) if region(value) is None else name_of(value.ljust(6, "0"))  # type: ignore[return-value]
    if key == "industry":
        named = select(col(SearchTerm.name)).where(
            col(SearchTerm.field) == "industry", col(SearchTerm.value) == value
        )
        return session.scalar(named) or value
    if key == "chain":
        return session.scalar(select(col(Chain.name)).where(col(Chain.code) == value)) or value
    return value


def count_by(
    session: Session,
    query: FirmQuery,
    by: Literal["region", "segment"],
    *,
    profile: BankProfile | None,
    today: date,
    scope: Scope,
    home_region: str | None = None,
) -> tuple[Group, ...]:
    """Firms that fit, counted by county or by chain segment, most first; () where a name is not known."""
    found = group(session, query, [by], profile=profile, today=today, scope=scope, home_region=home_region)
    return tuple(Group(row.keys[0], row.names[0], row.count) for row in found.rows)


def compare(
    session: Session,
    queries: Sequence[FirmQuery],
    *,
    profile: BankProfile | None,
    today: date,
    scope: Scope,
    home_region: str | None = None,
) -> tuple[Grouped, ...]:
    """Each query's firms as one group with its sums, in the order of the queries, to be laid side by side."""
    return tuple(
        group(session, query, [], profile=profile, today=today, scope=scope, home_region=home_region)
        for query in queries
    )
