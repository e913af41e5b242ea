"""Which firms a tool reads where more fit than it can read at once: the first of an order that is told."""

from __future__ import annotations

from assistant.domain.firm_query import FirmQuery, OrderBy, OrderKey
from assistant.tools.group_findings import Which

MAX_SCREENED = 150
"""Firms that one screening judges: what a county's suppliers of a chain come to, in less than a second. At a million
firms thousands fit; then it is said how many, and how those that were judged were chosen."""
MAX_READ = 200
"""Firms that one question reads for signals: what a branch's clients and a county's chain come to."""

_ASKED_FIRST: dict[Which, tuple[OrderBy, ...]] = {
    "warnings": ("overdue_days", "open_enforcement", "open_penalties"),
    "opportunities": ("won_amount_12m", "revenue"),
}


def judged_first(query: FirmQuery) -> FirmQuery:
    """The query for the firms to judge: in the order that was asked for, else those without enforcement and with the
    most sold to whom the question is about first."""
    sold: OrderBy = (
        "state_sales_36m" if not query.labels or "soe_supplier" in query.labels else "won_amount_24m"
    )
    return _first(query, MAX_SCREENED, OrderKey(by="open_enforcement"), OrderKey(by=sold, descending=True))


def read_first(which: Which, query: FirmQuery) -> FirmQuery:
    """The query for the firms to look at: in the order that was asked for, else those with the most against them, or
    those that won the most."""
    return _first(query, MAX_READ, *(OrderKey(by=key, descending=True) for key in _ASKED_FIRST[which]))


def _first(query: FirmQuery, limit: int, *order: OrderKey) -> FirmQuery:
    changes: dict[str, object] = {"limit": limit, "offset": 0}
    if query.order_by in ("score", "name"):
        first, *then = order
        changes |= {"order_by": first.by, "descending": first.descending, "then_by": then}
    return query.model_copy(update=changes)
