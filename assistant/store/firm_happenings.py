"""Compiles the conditions on what befell a firm, and how it stands at the bank. Bound values only."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, exists, false, or_, select
from sqlmodel import col

from assistant.domain.facts import ENDED_STATES
from assistant.domain.firm_query import FirmQuery
from assistant.domain.scope import Scope
from assistant.store.firm_parts import Part, related
from assistant.store.firms import Firm, FirmStatus
from assistant.store.records import BankClient, Event


def _current() -> ColumnElement[bool]:
    """Not ended: 终本 is current, a settled suit or a repaired penalty is not."""
    return or_(col(Event.state).is_(None), col(Event.state).not_in(sorted(ENDED_STATES)))


def _that_befell(rows: Select[Any], query: FirmQuery) -> Select[Any]:
    """Only the events of the kinds, role, window and amount of the query."""
    rows = rows.where(col(Event.kind).in_(query.events), _current())
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
    return rows


def event_parts(query: FirmQuery) -> list[Part]:
    """Current events of the firm itself, by kind, role, window and amount."""
    parts: list[Part] = []
    if query.events:
        own = select(col(Event.id)).where(col(Event.firm_id) == col(Firm.id))
        happened: ColumnElement[bool] = exists(_that_befell(own, query))
        if "production_stopped" in query.events and query.event_since is None:
            parts.append(Part(or_(happened, col(Firm.status) == FirmStatus.SUSPENDED)))
        else:
            parts.append(related(_that_befell(select(col(Event.firm_id)), query)))
    for kind in query.without_events:
        rows = select(col(Event.id)).where(
            col(Event.firm_id) == col(Firm.id), col(Event.kind) == kind, _current()
        )
        if kind == "lawsuit":  # a suit as plaintiff speaks of receivables, not of conduct
            rows = rows.where(col(Event.role) == "defendant")
        parts.append(Part(~exists(rows)))
        if kind == "production_stopped":
            parts.append(Part(col(Firm.status) != FirmStatus.SUSPENDED))
    return parts


def branch_parts(query: FirmQuery, scope: Scope) -> list[Part]:
    """How the firm stands at the bank. Overdue days are internal to a branch: of another branch's client nothing is said."""
    parts: list[Part] = []
    if query.client is not None:
        known = exists(select(col(BankClient.id)).where(col(BankClient.firm_id) == col(Firm.id)))
        if not scope.internal:
            parts.append(Part(false()))
        else:
            parts.append(related(select(col(BankClient.firm_id))) if query.client else Part(~known))
    wanted: list[Part] = []
    if query.branches:
        wanted.append(_own(scope, col(BankClient.branch).in_(query.branches)))
    if query.overdue_days_min is not None:
        wanted.append(_own(scope, col(BankClient.overdue_days) >= query.overdue_days_min))
    if query.without_overdue:
        anywhere = exists(select(col(BankClient.id)).where(col(BankClient.firm_id) == col(Firm.id)))
        paid = _own(scope, col(BankClient.overdue_days) == 0)
        wanted.append(Part(or_(~anywhere, paid.test)))
    if wanted:
        parts += wanted if scope.internal else [Part(false())]
    return parts


def _own(scope: Scope, test: ColumnElement[bool]) -> Part:
    """Clients within the caller's scope of which the test holds."""
    rows = select(col(BankClient.firm_id)).where(test)
    if scope.branch is not None:
        rows = rows.where(col(BankClient.branch) == scope.branch)
    return related(rows)
