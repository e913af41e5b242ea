"""What a list of firms is sorted by, in SQL: each key of an order as a column over firm and firm_feature."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import false, select
from sqlmodel import col

from assistant.domain.firm_query import FirmQuery, OrderBy
from assistant.domain.scope import Scope
from assistant.store.derived import FirmFeature
from assistant.store.firm_deals import bought_in_window, wins_in_window, won_in_window
from assistant.store.firms import Firm
from assistant.store.records import BankClient

_COLUMNS: dict[OrderBy, Any] = {
    "won_amount_12m": FirmFeature.won_amount_12m,
    "won_amount_24m": FirmFeature.won_amount_24m,
    "wins_24m": FirmFeature.wins_24m,
    "state_sales_36m": FirmFeature.state_sales_36m,
    "revenue": FirmFeature.last_revenue,
    "top_buyer_share": FirmFeature.top_buyer_share,
    "open_penalties": FirmFeature.open_penalties,
    "open_enforcement": FirmFeature.open_enforcement,
    "registered_capital": Firm.registered_capital,
    "paid_in_capital": Firm.paid_in_capital,
    "insured_count": Firm.insured_count,
    "founded_on": Firm.founded_on,
    "river_distance": Firm.river_distance_m,
}
_OF_THE_BANK: dict[OrderBy, Any] = {
    "balance": BankClient.balance,
    "credit_limit": BankClient.credit_limit,
    "overdue_days": BankClient.overdue_days,
}
SHOWN_ANYWAY = frozenset({"name", "score", "registered_capital", "founded_on"})
"""Keys whose values a list shows beside every firm, or that have none in the store."""


def keys_of(query: FirmQuery) -> list[tuple[OrderBy, bool]]:
    """The keys that the store can sort by, with whether the largest comes first. A score is given by credit after
    judging: here it falls back to the name, which also ends every order."""
    keys: list[tuple[OrderBy, bool]] = []
    for key in query.order:
        if key.by == "score" or key.by in (name for name, _ in keys):
            continue
        if key.by == "name":
            return [*keys, ("name", key.descending)]
        keys.append((key.by, key.descending))
    return [*keys, ("name", False)]


def column_of(key: OrderBy, query: FirmQuery, today: date, scope: Scope, buyers: Sequence[int]) -> Any:
    """The column of a key. What a firm does not have is NULL and comes last."""
    if key == "name":
        return col(Firm.name)
    if key == "won_amount":
        return won_in_window(query, today)
    if key == "wins":
        return wins_in_window(query, today)
    if key == "bought_amount":
        return bought_in_window(query, buyers)
    if key in _OF_THE_BANK:
        rows = select(_OF_THE_BANK[key]).where(col(BankClient.firm_id) == col(Firm.id))
        if not scope.internal:
            rows = rows.where(false())
        elif scope.branch is not None:
            rows = rows.where(col(BankClient.branch) == scope.branch)
        return rows.correlate(Firm).scalar_subquery()
    return col(_COLUMNS[key])


def ordered(columns: Sequence[tuple[Any, bool]]) -> list[Any]:
    """ORDER BY terms: by each column, firms without the value last. (column, descending); a name is never missing."""
    terms: list[Any] = []
    for column, descending in columns[:-1]:
        terms += [column.is_(None), column.desc() if descending else column.asc()]
    name, descending = columns[-1]
    return [*terms, name.desc() if descending else name.asc()]
