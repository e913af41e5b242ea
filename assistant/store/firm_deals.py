"""Compiles the conditions on whom a firm sells to and buys from: awards of public tenders, and supplies between named
firms. Bound values only. Sums are of yuan, over awards and supplies that stand: an award in another currency counts as
an award and adds nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    ColumnElement,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from assistant.domain.calendar import months_before
from assistant.domain.firm_query import FirmQuery
from assistant.store.columns import Money
from assistant.store.derived import StateControl
from assistant.store.firm_parts import Part, related
from assistant.store.firms import EntityKind, Firm
from assistant.store.trade import Supply, SupplyKind, Tender, TenderSupplier

_BUYER: Any = aliased(Firm)


def _bought_by(kinds: list[str]) -> ColumnElement[bool]:
    buyer = _BUYER
    controlled = exists(
        select(col(StateControl.firm_id)).where(
            col(StateControl.firm_id) == buyer.id, col(StateControl.verdict) == "controlled"
        )
    )
    public = buyer.kind.in_((EntityKind.GOVERNMENT, EntityKind.PUBLIC_INSTITUTION))
    tests: dict[str, ColumnElement[bool]] = {
        "state_owned": and_(controlled, ~public),  # government bodies are government, not state-owned firms
        "government": public,
        "listed": buyer.listed.is_(True),
        "financial": buyer.kind.in_((EntityKind.BANK, EntityKind.OTHER_FINANCIAL)),
    }
    wanted = or_(*(tests[kind] for kind in kinds))
    return exists(select(buyer.id).where(buyer.id == col(Tender.buyer_id), wanted))


def window_of(query: FirmQuery, today: date) -> tuple[date | None, date | None]:
    """First and last day of the query's window for awards; None is open. The later start of the two counts."""
    since = query.won_since
    if query.won_months is None:
        return since, query.won_until
    months_ago = months_before(today, query.won_months)
    until = today if query.won_until is None else min(today, query.won_until)
    return max(months_ago, since) if since else months_ago, until


def _standing_awards(query: FirmQuery, today: date) -> list[ColumnElement[bool]]:
    """Awards that stand (not withdrawn, no framework), of the buyers and in the window of the query."""
    since, until = window_of(query, today)
    tests: list[ColumnElement[bool]] = [col(Tender.status) == "awarded"]
    if query.won_from:
        tests.append(_bought_by(list(query.won_from)))
    if since is not None:
        tests.append(col(Tender.awarded_on) >= since)
    if until is not None:
        tests.append(col(Tender.awarded_on) <= until)
    return tests


def awards_that_meet(session: Session, query: FirmQuery, firm_ids: Collection[int], today: date) -> set[int]:
    """Ids of the standing awards of these firms that meet the query's buyer and window."""
    tests = [col(TenderSupplier.firm_id).in_(firm_ids), *_standing_awards(query, today)]
    rows = select(col(Tender.id)).join(TenderSupplier, col(TenderSupplier.tender_id) == col(Tender.id))
    return {found for found in session.scalars(rows.where(*tests)) if found is not None}


def tender_parts(query: FirmQuery, today: date) -> list[Part]:
    """Awards that stand, by buyer, window, their number and the sum of the firm's own parts."""
    amounts = query.won_amount_min, query.won_amount_max
    counts = query.wins_min, query.wins_max
    dated = any((query.won_since, query.won_until, query.won_months))
    if query.won is None and not query.won_from and not dated and amounts + counts == (None,) * 4:
        return []
    standing = _standing_awards(query, today)
    won = (
        select(col(TenderSupplier.firm_id))
        .join(Tender, col(Tender.id) == col(TenderSupplier.tender_id))
        .where(*standing)
    )
    winners = related(won)
    if query.won is False:
        return [Part(~winners.test)]
    parts: list[Part] = []
    if query.wins_min is not None and query.wins_min > 1:
        parts.append(Part(wins_in_window(query, today) >= query.wins_min))
    if query.wins_max is not None:
        parts.append(Part(wins_in_window(query, today) <= query.wins_max))
    # at most three is also none: an award is needed only where more than a number is asked for
    if query.won or amounts != (None, None) or counts == (None, None) or (query.wins_min or 0) > 0:
        parts.append(winners)
    if query.won_amount_min is not None:
        parts.append(Part(won_in_window(query, today) >= _fen(query.won_amount_min)))
    if query.won_amount_max is not None:
        parts.append(Part(won_in_window(query, today) <= _fen(query.won_amount_max)))
    return parts


def won_in_window(query: FirmQuery, today: date) -> Any:
    """Sum of the firm's own parts of its awards in the query's window, 0 for none."""
    return _over_awards(func.coalesce(func.sum(_own_part()), 0), query, today)


def wins_in_window(query: FirmQuery, today: date) -> Any:
    """How many awards the firm has in the query's window."""
    return _over_awards(func.count(), query, today)


def _over_awards(value: Any, query: FirmQuery, today: date) -> Any:
    return (
        select(value)
        .select_from(TenderSupplier)
        .join(Tender, col(Tender.id) == col(TenderSupplier.tender_id))
        .where(col(TenderSupplier.firm_id) == col(Firm.id), *_standing_awards(query, today))
        .correlate(Firm)
        .scalar_subquery()
    )


def _fen(amount: Decimal) -> ColumnElement[Decimal]:
    return bindparam(None, amount, type_=Money())


def _own_part() -> ColumnElement[Decimal | None]:
    """domain.awards.own_part in SQL: the stated part, else the whole of a sole winner or of the one leader; NULL in
    another currency than CNY."""
    other: Any = aliased(TenderSupplier)
    of_award = other.tender_id == col(TenderSupplier.tender_id)
    winners = select(func.count()).select_from(other).where(of_award).scalar_subquery()
    stated = select(func.count(other.amount)).select_from(other).where(of_award).scalar_subquery()
    leaders = select(func.count()).select_from(other).where(of_award, other.lead.is_(True)).scalar_subquery()
    return case(
        (col(Tender.currency) != "CNY", null()),
        (col(TenderSupplier.amount).is_not(None), col(TenderSupplier.amount)),
        (winners == 1, col(Tender.amount)),
        (and_(stated == 0, col(TenderSupplier.lead).is_(True), leaders == 1), col(Tender.amount)),
        else_=None,
    )


def partner_parts(query: FirmQuery, buyers: Sequence[int], suppliers: Sequence[int]) -> list[Part]:
    """Sells to any of these buyers, buys from any of these suppliers (ids): by supply, or by an award that stands."""
    parts: list[Part] = []
    if query.buyers:
        parts.append(_partner(query, col(Supply.supplier_id), col(Supply.buyer_id), buyers))
        if query.bought_amount_min is not None:
            parts.append(Part(bought_in_window(query, buyers) >= _fen(query.bought_amount_min)))
    if query.suppliers:
        parts.append(_partner(query, col(Supply.buyer_id), col(Supply.supplier_id), suppliers))
    return parts


def _partner(query: FirmQuery, own: Any, others: Any, ids: Sequence[int]) -> Part:
    sold = select(own.label("firm_id")).where(others.in_(ids), *_traded(query, col(Supply.dated_on)))
    sells = own.key == "supplier_id"
    tender_own, tender_other = (
        (col(TenderSupplier.firm_id), col(Tender.buyer_id))
        if sells
        else (col(Tender.buyer_id), col(TenderSupplier.firm_id))
    )
    won: Any = (
        select(tender_own.label("firm_id"))
        .select_from(TenderSupplier)
        .join(Tender, col(Tender.id) == col(TenderSupplier.tender_id))
        .where(
            tender_other.in_(ids), col(Tender.status) == "awarded", *_traded(query, col(Tender.awarded_on))
        )
    )

    def probe(firm_id: Any) -> ColumnElement[bool]:
        return or_(exists(sold.where(own == firm_id)), exists(won.where(tender_own == firm_id)))

    return Part(probe(col(Firm.id)), union_all(sold, won), probe)


def _traded(query: FirmQuery, day: Any) -> list[ColumnElement[bool]]:
    tests = []
    if query.traded_since is not None:
        tests.append(day >= query.traded_since)
    if query.traded_until is not None:
        tests.append(day <= query.traded_until)
    return tests


def bought_in_window(query: FirmQuery, buyers: Sequence[int]) -> Any:
    """Sum of what those buyers bought of the firm by supply in the window of the trade, 0 for none.

    Contract, delivery and payment of one sale are one amount, as in labels: of each buyer the largest sum of one kind.
    A framework has no amount of its own.
    """
    of_each = (_bought_by_one(query, buyer) for buyer in sorted(set(buyers)))
    return sum(of_each, literal(0, Money()))


def _bought_by_one(query: FirmQuery, buyer: int) -> Any:
    total = func.sum(func.coalesce(col(Supply.amount), 0))  # NULL would come first in PostgreSQL's order
    largest = (
        select(total)
        .where(
            col(Supply.supplier_id) == col(Firm.id), col(Supply.buyer_id) == buyer,
            col(Supply.kind) != SupplyKind.FRAMEWORK, *_traded(query, col(Supply.dated_on)),
        )
        .group_by(col(Supply.kind))
        .order_by(total.desc())
        .limit(1)
        .correlate(Firm)
        .scalar_subquery()
    )  # fmt: skip
    return func.coalesce(largest, 0)
