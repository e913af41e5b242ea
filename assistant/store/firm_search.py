"""Finds, counts and groups firms for a FirmQuery. Parameterised SQL only: no text of a caller ever becomes SQL.

Names of chains, products and places that the store does not know come back with suggestions, so that a mistyped
condition is asked about and never silently dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, func, select
from sqlmodel import Session, col

from assistant.domain.firm_query import FirmQuery
from assistant.domain.judgement import FirmBrief
from assistant.domain.scope import Scope
from assistant.domain.text import Text
from assistant.store.derived import FirmChain, FirmFeature, Label
from assistant.store.fact_evidence import Sources
from assistant.store.firm_conditions import UnknownName, compile_query
from assistant.store.firms import Firm, FirmIdentifier
from assistant.store.profile import BankProfile
from assistant.store.records import BankClient
from assistant.store.regions import name_of
from assistant.store.trade import Chain as ChainRow

_ORDER: dict[str, Any] = {
    "won_amount_12m": FirmFeature.won_amount_12m,
    "won_amount_24m": FirmFeature.won_amount_24m,
    "wins_24m": FirmFeature.wins_24m,
    "state_sales_36m": FirmFeature.state_sales_36m,
    "revenue": FirmFeature.last_revenue,
    "registered_capital": Firm.registered_capital,
    "founded_on": Firm.founded_on,
}
"""What each order sorts by. "score" is given by credit, after judging: here it falls back to the name."""


@dataclass(frozen=True, slots=True)
class FirmPage:
    """Firms that fit: `total` of them, `firms` up to the query's limit. `unknown` names conditions that the store
    does not know (then nothing was searched and total is 0)."""

    total: int
    firms: tuple[FirmBrief, ...]
    unknown: tuple[UnknownName, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Firms counted by one value: a division code or a segment, with its name for people."""

    key: str
    name: str
    count: int


def find(
    session: Session,
    query: FirmQuery,
    *,
    profile: BankProfile | None,
    today: date,
    scope: Scope,
    home_region: str | None = None,
) -> FirmPage:
    """Firms that fit the query, in its order (firms without the value last, then by name).

    本地 is the profile's home region unless `home_region` (the setting) says else.
    """
    compiled = compile_query(
        session, query, home_region=home_region or _home(profile), today=today, scope=scope
    )
    if compiled.unknown:
        return FirmPage(0, (), compiled.unknown)
    total = _count(session, compiled.conditions)
    statement = _from_firms(select(Firm)).where(*compiled.conditions)
    column = _ORDER.get(query.order_by)
    if column is not None:
        value = col(column)
        ordered = value.desc() if query.descending else value.asc()
        statement = statement.order_by(value.is_(None), ordered, col(Firm.name), col(Firm.id))
    else:
        name = col(Firm.name)
        descending = query.descending and query.order_by == "name"
        statement = statement.order_by(name.desc() if descending else name.asc(), col(Firm.id))
    firms = list(session.execute(statement.limit(query.limit)).scalars())
    return FirmPage(total, _briefs(session, firms, query, compiled.chain, scope))


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
    compiled = compile_query(
        session, query, home_region=home_region or _home(profile), today=today, scope=scope
    )
    if compiled.unknown:
        return []
    statement = _from_firms(select(col(Firm.id))).where(*compiled.conditions).order_by(col(Firm.id))
    return [id_ for id_ in session.execute(statement).scalars() if id_ is not None]


def count(
    session: Session,
    query: FirmQuery,
    *,
    profile: BankProfile | None,
    today: date,
    scope: Scope,
    home_region: str | None = None,
) -> int:
    """How many firms fit."""
    compiled = compile_query(
        session, query, home_region=home_region or _home(profile), today=today, scope=scope
    )
    return 0 if compiled.unknown else _count(session, compiled.conditions)


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
    """Firms that fit, counted by county or by chain segment, most first.

    A firm that stands in two segments counts in each, so segments may add up to more than the firms.
    """
    compiled = compile_query(
        session, query, home_region=home_region or _home(profile), today=today, scope=scope
    )
    if compiled.unknown:
        return ()
    number = func.count(func.distinct(Firm.id))
    if by == "region":
        key: Any = col(Firm.region_code)
        statement = _from_firms(select(key, number))
    else:
        key = col(FirmChain.segment)
        statement = _from_firms(select(key, number)).join(FirmChain, col(FirmChain.firm_id) == col(Firm.id))
        if query.chain:
            statement = statement.join(ChainRow, col(ChainRow.id) == col(FirmChain.chain_id)).where(
                col(ChainRow.code) == compiled.chain
            )
    rows = session.execute(statement.where(*compiled.conditions).group_by(key)).all()
    groups = [Group(value or "", _group_name(by, value), total) for value, total in rows]
    return tuple(sorted(groups, key=lambda g: (-g.count, g.key)))


def _home(profile: BankProfile | None) -> str | None:
    return profile.home_region if profile is not None else None


def _group_name(by: str, value: str | None) -> str:
    return (name_of(value) if by == "region" else value) or "未知"


def _from_firms(statement: Select[Any]) -> Select[Any]:
    return statement.select_from(Firm).outerjoin(FirmFeature, col(FirmFeature.firm_id) == col(Firm.id))


def _count(session: Session, conditions: Sequence[ColumnElement[bool]]) -> int:
    statement = _from_firms(select(func.count(col(Firm.id)))).where(*conditions)
    return int(session.execute(statement).scalar_one())


def _briefs(
    session: Session, firms: Sequence[Firm], query: FirmQuery, chain: str | None, scope: Scope
) -> tuple[FirmBrief, ...]:
    wanted = [firm.id for firm in firms if firm.id is not None]
    codes: dict[int, str] = {}
    for firm_id, code in session.execute(
        select(col(FirmIdentifier.firm_id), col(FirmIdentifier.value)).where(
            col(FirmIdentifier.firm_id).in_(wanted), col(FirmIdentifier.scheme) == "uscc"
        )
    ):
        codes[firm_id] = code
    labels: dict[int, list[str]] = {}
    for firm_id, kind in session.execute(
        select(col(Label.firm_id), col(Label.kind))
        .where(col(Label.firm_id).in_(wanted))
        .distinct()
        .order_by(col(Label.firm_id), col(Label.kind))
    ):
        labels.setdefault(firm_id, []).append(kind)
    segments: dict[int, str] = {}
    rows = select(col(FirmChain.firm_id), col(FirmChain.segment)).where(col(FirmChain.firm_id).in_(wanted))
    if chain is not None:
        rows = rows.join(ChainRow, col(ChainRow.id) == col(FirmChain.chain_id)).where(
            col(ChainRow.code) == chain
        )
    for firm_id, segment in session.execute(rows.order_by(col(FirmChain.segment).desc())):
        segments[firm_id] = segment
    features = {
        f.firm_id: f
        for f in session.execute(select(FirmFeature).where(col(FirmFeature.firm_id).in_(wanted))).scalars()
    }
    clients = _clients(session, wanted, scope)
    sources = Sources(session)
    return tuple(
        FirmBrief(
            id=firm.id or 0,
            name=firm.name,
            uscc=codes.get(firm.id or 0),
            region_code=firm.region_code,
            region=name_of(firm.region_code),
            segment=segments.get(firm.id or 0),
            industry=firm.industry,
            founded_on=firm.founded_on,
            registered_capital=firm.registered_capital,
            is_example=firm.is_example,
            evidence=sources.evidence(firm, f"firm:{firm.id}", f"企业登记：{firm.name}"),
            labels=tuple(labels.get(firm.id or 0, ())),
            client=clients.get(firm.id or 0),
            extra=_extra(features.get(firm.id or 0), query),
        )
        for firm in firms
    )


def _extra(feature: FirmFeature | None, query: FirmQuery) -> tuple[tuple[str, str], ...]:
    """The value that the list is sorted by, as plain yuan or date text."""
    if feature is None or (query.order_by not in FirmFeature.model_fields and query.order_by != "revenue"):
        return ()
    name = "last_revenue" if query.order_by == "revenue" else query.order_by
    value = getattr(feature, name)
    return () if value is None else ((query.order_by, str(value)),)


def _clients(session: Session, firm_ids: Sequence[int], scope: Scope) -> dict[int, Text]:
    if not scope.internal:
        return {}
    rows = session.execute(
        select(col(BankClient.firm_id), col(BankClient.branch)).where(col(BankClient.firm_id).in_(firm_ids))
    )
    return {
        firm_id: Text(f"存量客户（{branch}）", f"existing client ({branch})")
        if scope.branch is None or branch == scope.branch
        else Text("存量客户（其他机构）", "existing client (another branch)")
        for firm_id, branch in rows
    }
