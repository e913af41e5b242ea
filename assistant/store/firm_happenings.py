"""Compiles the conditions on what befell a firm, and how it stands at the bank. Bound values only."""

from __future__ import annotations

from assistant.domain.facts import ENDED_STATES
from assistant.store.firm_parts import Building, Part, related, without
from assistant.store.firm_terms import firms_with


def _current(building: Building) -> str:
    """Not ended: 终本 is current, a settled suit or a repaired penalty is not."""
    return f"(r.state IS NULL OR r.state NOT IN {building.values.any_of(sorted(ENDED_STATES))})"


def event_parts(building: Building) -> list[Part]:
    """Current events of the firm itself, by kind, role, window and amount."""
    parts: list[Part] = []
    query, values = building.query, building.values
    if query.events:
        happened = related("event", _that_befell(building))
        stopped = "production_stopped" in query.events and query.event_since is None
        parts.append(Part(f"({happened.test} OR f.status = 'SUSPENDED')") if stopped else happened)
    for kind in query.without_events:
        befell = f"r.kind = {values.bind(kind)} AND {_current(building)}"
        if kind == "lawsuit":  # a suit as plaintiff speaks of receivables, not of conduct
            befell += " AND r.role = 'defendant'"
        parts.append(without(related("event", befell)))
        if kind == "production_stopped":
            parts.append(Part("f.status <> 'SUSPENDED'"))
    return parts


def _that_befell(building: Building) -> str:
    """Events r of the kinds, role, window and amount of the query, and of a firm."""
    query, values = building.query, building.values
    tests = [
        "r.firm_id IS NOT NULL",  # an event of a person is no firm's
        f"r.kind IN {values.any_of(query.events)}",
        _current(building),
    ]
    if query.event_role:
        tests.append(f"r.role = {values.bind(query.event_role)}")
    if query.event_since is not None:
        tests.append(f"r.occurred_on >= {values.bind(query.event_since)}")
    if query.event_until is not None:
        tests.append(f"r.occurred_on <= {values.bind(query.event_until)}")
    if query.event_amount_min is not None:
        tests.append(f"r.amount >= {values.yuan(query.event_amount_min)}")
    if query.ended_for_lack_of_assets:
        tests.append("r.state = 'closed_no_assets'")
    return " AND ".join(tests)


def branch_parts(building: Building) -> list[Part]:
    """How the firm stands at the bank. Overdue days are internal to a branch: of another branch's client nothing is said."""
    parts: list[Part] = []
    query, values, scope = building.query, building.values, building.asked.scope
    if query.client is not None:
        clients = related("bank_client", "TRUE", firms_with(building.values, "client", ["all"]))
        if not scope.internal:
            parts.append(Part("FALSE"))
        else:
            parts.append(clients if query.client else without(clients))
    wanted: list[Part] = []
    if query.branches:
        wanted.append(_own(building, f"r.branch IN {values.any_of(query.branches)}"))
    if query.overdue_days_min is not None:
        wanted.append(_own(building, f"r.overdue_days >= {values.bind(query.overdue_days_min)}"))
    if query.without_overdue:
        paid = _own(building, "r.overdue_days = 0")
        wanted.append(Part(f"({without(related('bank_client', 'TRUE')).test} OR {paid.test})"))
    if wanted:
        parts += wanted if scope.internal else [Part("FALSE")]
    return parts


def _own(building: Building, test: str) -> Part:
    """Clients within the caller's scope of which the test holds."""
    branch = building.asked.scope.branch
    return related(
        "bank_client", test if branch is None else f"{test} AND r.branch = {building.values.bind(branch)}"
    )
