"""Whom firms sell to and buy from, summed in SQL: supplies and awards of a window, the largest partners first, in tiers.

Rows of internal files are left out where the caller may not see them. Bounded by partners a firm, whatever its size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from assistant.domain.calendar import months_before
from assistant.domain.scope import Scope
from assistant.domain.supply import Partner, Side, Tier
from assistant.store.columns import Money
from assistant.store.derived import StateControl
from assistant.store.fact_evidence import Sources
from assistant.store.firms import Firm
from assistant.store.sources import Source
from assistant.store.trade import Supply, SupplyKind, Tender, TenderSupplier

WINDOW_MONTHS = 36
FIRST, SECOND, THROUGH = 12, 3, 5
"""Partners shown of the firm itself, of each partner, and through how many partners the second tier is looked for."""
_GROUPS = 400


@dataclass(slots=True)
class _Pair:
    """What is known between a firm and its partner before names are looked up."""

    of_id: int
    id: int
    amount: Decimal | None = None
    kind: str | None = None
    deals: int = 0
    awards: int = 0
    last_on: date | None = None
    row: Any = None


def tiers(
    session: Session, firm_id: int, side: Side, *, today: date, scope: Scope, depth: int = 2
) -> list[Tier]:
    """The firm's partners on one side, and (depth 2) the partners of the largest of those, the firm itself left out."""
    start = months_before(today, WINDOW_MONTHS)
    sources = Sources(session)
    hidden = _hidden(session, scope)
    first, total = _partners(session, [firm_id], side, start, today, hidden, FIRST)
    found = [Tier(side, 1, _named(session, first, sources, today), total)]
    if depth > 1 and first:
        through = [pair.id for pair in first[:THROUGH]]
        second, more = _partners(session, through, side, start, today, hidden, SECOND)
        second = [pair for pair in second if pair.id != firm_id]
        found.append(Tier(side, 2, _named(session, second, sources, today), more))
    return found


def _hidden(session: Session, scope: Scope) -> list[int]:
    if scope.internal:
        return []
    return [
        id_
        for id_ in session.scalars(sa.select(col(Source.id)).where(col(Source.internal)))
        if id_ is not None
    ]


def _ends(side: Side) -> tuple[Any, Any, Any, Any]:
    """Own and other column of a supply, own and other of an award."""
    if side == "buyers":
        return (
            col(Supply.supplier_id),
            col(Supply.buyer_id),
            col(TenderSupplier.firm_id),
            col(Tender.buyer_id),
        )
    return col(Supply.buyer_id), col(Supply.supplier_id), col(Tender.buyer_id), col(TenderSupplier.firm_id)


def _partners(
    session: Session, ids: Sequence[int], side: Side, start: date, today: date, hidden: list[int], each: int
) -> tuple[list[_Pair], int]:
    """The largest partners of each firm, and how many there are of all of them together."""
    own, other, won_by, won_of = _ends(side)
    dated = sa.or_(
        sa.and_(col(Supply.dated_on) >= start, col(Supply.dated_on) <= today),
        sa.and_(col(Supply.dated_on).is_(None), col(Supply.period_year) >= start.year),
    )
    amount = sa.func.sum(sa.type_coerce(Supply.amount, sa.BigInteger))
    sums = (
        sa.select(own, other, col(Supply.kind), amount, sa.func.count(), sa.func.max(col(Supply.dated_on)))
        .where(own.in_(ids), own != other, dated, col(Supply.kind) != SupplyKind.FRAMEWORK)
        .group_by(own, other, col(Supply.kind))
        .order_by(sa.func.coalesce(amount, 0).desc(), own, other)
        .limit(_GROUPS)
    )
    if hidden:
        sums = sums.where(col(Supply.source_id).not_in(hidden))
    pairs: dict[tuple[int, int], _Pair] = {}
    for of_id, id_, kind, fen, deals, last in session.execute(sums):
        pair = pairs.setdefault((of_id, id_), _Pair(of_id, id_))
        value = Money().process_result_value(fen, session.get_bind().dialect) if fen is not None else None
        if pair.kind is None or (value or 0) > (pair.amount or 0):
            pair.amount, pair.kind, pair.deals = value, str(kind), deals
        pair.last_on = max(filter(None, (pair.last_on, last)), default=None)
    awards = (
        sa.select(won_by, won_of, sa.func.count(), sa.func.max(col(Tender.awarded_on)))
        .select_from(TenderSupplier)
        .join(Tender, col(Tender.id) == col(TenderSupplier.tender_id))
        .where(won_by.in_(ids), col(Tender.status) == "awarded", col(Tender.awarded_on) >= start)
        .where(col(Tender.awarded_on) <= today)
        .group_by(won_by, won_of)
        .order_by(sa.func.count().desc(), won_by, won_of)
        .limit(_GROUPS)
    )
    for of_id, id_, count, last in session.execute(awards):
        pair = pairs.setdefault((of_id, id_), _Pair(of_id, id_))
        pair.awards = count
        pair.last_on = max(filter(None, (pair.last_on, last)), default=None)
    chosen: list[_Pair] = []
    for firm in ids:
        ranked = sorted(
            (p for p in pairs.values() if p.of_id == firm), key=lambda p: (-(p.amount or 0), -p.awards, p.id)
        )
        chosen += ranked[:each]
    _rows(session, chosen, side, hidden, today)
    return chosen, len(pairs)


def _rows(session: Session, pairs: list[_Pair], side: Side, hidden: list[int], today: date) -> None:
    """The newest record of each pair, as what shows it."""
    own, other, won_by, won_of = _ends(side)
    firms, others = {p.of_id for p in pairs}, {p.id for p in pairs}
    place = sa.func.row_number().over(
        partition_by=(own, other, col(Supply.kind)), order_by=(col(Supply.dated_on).desc(), col(Supply.id))
    )
    ranked = sa.select(col(Supply.id).label("id"), place.label("place")).where(
        own.in_(firms), other.in_(others), col(Supply.dated_on) <= today
    )
    if hidden:
        ranked = ranked.where(col(Supply.source_id).not_in(hidden))
    newest = ranked.subquery()
    wanted = sa.select(Supply).join(newest, newest.c.id == col(Supply.id)).where(newest.c.place == 1)
    supplies = {
        (
            (row.supplier_id, row.buyer_id) if side == "buyers" else (row.buyer_id, row.supplier_id),
            str(row.kind),
        ): row
        for row in session.scalars(wanted)
    }
    tenders: dict[tuple[int, int], Tender] = {}
    awarded = (
        sa.select(won_by, won_of, Tender)
        .select_from(TenderSupplier)
        .join(Tender, col(Tender.id) == col(TenderSupplier.tender_id))
        .where(
            won_by.in_(firms),
            won_of.in_(others),
            col(Tender.status) == "awarded",
            col(Tender.awarded_on) <= today,
        )
        .order_by(col(Tender.awarded_on).desc(), col(Tender.id))
        .limit(_GROUPS)
    )
    for of_id, id_, tender in session.execute(awarded):
        tenders.setdefault((of_id, id_), tender)
    for pair in pairs:
        pair.row = supplies.get(((pair.of_id, pair.id), pair.kind or "")) or tenders.get(
            (pair.of_id, pair.id)
        )


def _named(session: Session, pairs: list[_Pair], sources: Sources, today: date) -> tuple[Partner, ...]:
    ids = {p.id for p in pairs} | {p.of_id for p in pairs}
    firms = {f.id: f for f in session.scalars(sa.select(Firm).where(col(Firm.id).in_(ids)))}
    levels = {
        s.firm_id: s.level or "unknown"
        for s in session.scalars(
            sa.select(StateControl).where(
                col(StateControl.firm_id).in_(ids), col(StateControl.verdict) == "controlled"
            )
        )
    }
    found = []
    for pair in pairs:
        if pair.row is None:
            continue  # only undated rows: nothing dates the tie
        firm, of = firms[pair.id], firms[pair.of_id]
        is_supply = isinstance(pair.row, Supply)
        title = f"供货记录：{of.name} — {firm.name}" if is_supply else f"中标：{pair.row.title}"
        found.append(
            Partner(
                of_id=pair.of_id,
                of=of.name,
                id=pair.id,
                name=firm.name,
                kind=str(firm.kind),
                listed=firm.listed,
                state_level=levels.get(pair.id),
                amount=pair.amount,
                deals=pair.deals,
                awards=pair.awards,
                last_on=pair.last_on,
                product=pair.row.product if is_supply else None,
                evidence=sources.evidence(
                    pair.row, f"{'supply' if is_supply else 'tender'}:{pair.row.id}", title
                ),
            )
        )
    return tuple(found)
