"""Compiles the conditions on what befell a firm: events, tenders won, and how it stands at the bank. Bound values only."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, case, exists, false, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from assistant.domain.facts import ENDED_STATES
from assistant.domain.firm_query import FirmQuery
from assistant.domain.scope import Scope
from assistant.store.columns import Money
from assistant.store.derived import StateControl
from assistant.store.firms import EntityKind, Firm, FirmStatus
from assistant.store.records import BankClient, Event
from assistant.store.trade import Tender, TenderSupplier


def _current() -> ColumnElement[bool]:
    """Not ended: 终本 is current, a settled suit or a repaired penalty is not."""
    return or_(col(Event.state).is_(None), col(Event.state).not_in(sorted(ENDED_STATES)))


def event_conditions(query: FirmQuery) -> list[ColumnElement[bool]]:
    """Current events of the firm itself, by kind, role, window and amount."""
    parts: list[ColumnElement[bool]] = []
    if query.events:
        rows = select(col(Event.id)).where(
            col(Event.firm_id) == col(Firm.id), col(Event.kind).in_(query.events), _current()
        )
        if query.event_role:
            rows = rows.where(col(Event.role) == query.event_role)
        if query.event_since is not None:
            rows = rows.where(col(Event.occurred_on) >= query.event_since)
        if query.event_until is not None:
            rows = rows.where(col(Event.occurred_on) <= query.event_until)
        if query.event_amount_min is not None:
            rows = rows.where(col(Event.amount) >= query.event_amount_min)
        if query.ended_for_lack_of_assets:
            rows = rows.where(col(Event.state) == "closed_no_assets")
        happened: ColumnElement[bool] = exists(rows)
        if "production_stopped" in query.events and query.event_since is None:
            happened = or_(happened, col(Firm.status) == FirmStatus.SUSPENDED)
        parts.append(happened)
    for kind in query.without_events:
        rows = select(col(Event.id)).where(
            col(Event.firm_id) == col(Firm.id), col(Event.kind) == kind, _current()
        )
        if kind == "lawsuit":  # a suit as plaintiff speaks of receivables, not of conduct
            rows = rows.where(col(Event.role) == "defendant")
        parts.append(~exists(rows))
        if kind == "production_stopped":
            parts.append(col(Firm.status) != FirmStatus.SUSPENDED)
    return parts


def _bought_by(kinds: list[str]) -> ColumnElement[bool]:
    buyer: Any = aliased(Firm)
    controlled = exists(
        select(col(StateControl.firm_id)).where(
            col(StateControl.firm_id) == col(Tender.buyer_id), col(StateControl.verdict) == "controlled"
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


def _standing_awards(query: FirmQuery) -> list[ColumnElement[bool]]:
    """Awards that stand (not withdrawn, no framework), of the buyers and in the window of the query."""
    tests: list[ColumnElement[bool]] = [col(Tender.status) == "awarded"]
    if query.won_from:
        tests.append(_bought_by(list(query.won_from)))
    if query.won_since is not None:
        tests.append(col(Tender.awarded_on) >= query.won_since)
    if query.won_until is not None:
        tests.append(col(Tender.awarded_on) <= query.won_until)
    return tests


def awards_that_meet(session: Session, query: FirmQuery, firm_ids: Collection[int]) -> set[int]:
    """Ids of the standing awards of these firms that meet the query's buyer and window."""
    tests = [col(TenderSupplier.firm_id).in_(firm_ids), *_standing_awards(query)]
    rows = select(col(Tender.id)).join(TenderSupplier, col(TenderSupplier.tender_id) == col(Tender.id))
    return {found for found in session.scalars(rows.where(*tests)) if found is not None}


def tender_conditions(query: FirmQuery) -> list[ColumnElement[bool]]:
    """Awards that stand (not withdrawn, no framework), by buyer, window and the sum of the firm's own parts."""
    amounts = query.won_amount_min, query.won_amount_max
    dated = query.won_since is not None or query.won_until is not None
    if query.won is None and not query.won_from and not dated and amounts == (None, None):
        return []
    tests = [col(TenderSupplier.firm_id) == col(Firm.id), *_standing_awards(query)]
    joined = and_(col(Tender.id) == col(TenderSupplier.tender_id), *tests)
    if query.won is False:
        return [~exists(select(col(Tender.id)).select_from(TenderSupplier).join(Tender, joined))]
    parts: list[ColumnElement[bool]] = [
        exists(select(col(Tender.id)).select_from(TenderSupplier).join(Tender, joined))
    ]
    if amounts != (None, None):
        total = (
            select(func.coalesce(func.sum(_own_part()), 0))
            .select_from(TenderSupplier)
            .join(Tender, joined)
            .correlate(Firm)
            .scalar_subquery()
        )
        if query.won_amount_min is not None:
            parts.append(total >= _fen(query.won_amount_min))
        if query.won_amount_max is not None:
            parts.append(total <= _fen(query.won_amount_max))
    return parts


def _fen(amount: Decimal) -> ColumnElement[Decimal]:
    return bindparam(None, amount, type_=Money())


def _own_part() -> ColumnElement[Decimal | None]:
    """domain.awards.own_part in SQL: the stated part, else the whole of a sole winner or of the one leader."""
    other: Any = aliased(TenderSupplier)
    of_award = other.tender_id == col(TenderSupplier.tender_id)
    winners = select(func.count()).select_from(other).where(of_award).scalar_subquery()
    stated = select(func.count(other.amount)).select_from(other).where(of_award).scalar_subquery()
    leaders = select(func.count()).select_from(other).where(of_award, other.lead.is_(True)).scalar_subquery()
    return case(
        (col(TenderSupplier.amount).is_not(None), col(TenderSupplier.amount)),
        (winners == 1, col(Tender.amount)),
        (and_(stated == 0, col(TenderSupplier.lead).is_(True), leaders == 1), col(Tender.amount)),
        else_=None,
    )


def branch_conditions(query: FirmQuery, scope: Scope) -> list[ColumnElement[bool]]:
    """How the firm stands at the bank. Overdue days are internal to a branch: of another branch's client nothing is said."""
    parts: list[ColumnElement[bool]] = []
    own = select(col(BankClient.id)).where(col(BankClient.firm_id) == col(Firm.id))
    if scope.branch is not None:
        own = own.where(col(BankClient.branch) == scope.branch)
    wanted: list[ColumnElement[bool]] = []
    if query.branches:
        wanted.append(exists(own.where(col(BankClient.branch).in_(query.branches))))
    if query.overdue_days_min is not None:
        wanted.append(exists(own.where(col(BankClient.overdue_days) >= query.overdue_days_min)))
    if query.without_overdue:
        anywhere = exists(select(col(BankClient.id)).where(col(BankClient.firm_id) == col(Firm.id)))
        wanted.append(or_(~anywhere, exists(own.where(col(BankClient.overdue_days) == 0))))
    if wanted:
        parts += wanted if scope.internal else [false()]
    return parts
