"""What a list of firms is sorted by, in SQL: each key of an order as an expression over f (firm) and x (firm_feature)."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.firm_query import FirmQuery, OrderBy
from assistant.store.firm_deals import bought_in_window, wins_in_window, won_in_window
from assistant.store.firm_parts import Building

_COLUMNS: dict[OrderBy, str] = {
    "name": "f.name",
    "won_amount_12m": "x.won_amount_12m",
    "won_amount_24m": "x.won_amount_24m",
    "wins_24m": "x.wins_24m",
    "state_sales_36m": "x.state_sales_36m",
    "revenue": "x.last_revenue",
    "top_buyer_share": "x.top_buyer_share",
    "open_penalties": "x.open_penalties",
    "open_enforcement": "x.open_enforcement",
    "registered_capital": "f.registered_capital",
    "paid_in_capital": "f.paid_in_capital",
    "insured_count": "f.insured_count",
    "founded_on": "f.founded_on",
    "river_distance": "f.river_distance_m",
}
_OF_THE_BANK: frozenset[OrderBy] = frozenset({"balance", "credit_limit", "overdue_days"})
YUAN: frozenset[OrderBy] = frozenset(
    {
        "won_amount_12m", "won_amount_24m", "state_sales_36m", "revenue", "registered_capital", "paid_in_capital",
        "won_amount", "bought_amount", "balance", "credit_limit",
    }
)  # fmt: skip
"""Keys whose values are amounts (in the store 分)."""
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


def column_of(building: Building, key: OrderBy, buyers: Sequence[int]) -> str:
    """The expression of a key. What a firm does not have is NULL and comes last."""
    if key == "won_amount":
        return won_in_window(building)
    if key == "wins":
        return wins_in_window(building)
    if key == "bought_amount":
        return bought_in_window(building, buyers)
    if key not in _OF_THE_BANK:
        return _COLUMNS[key]
    scope = building.asked.scope
    if not scope.internal:
        return "CAST(NULL AS BIGINT)"
    own = "" if scope.branch is None else f" AND r.branch = {building.values.bind(scope.branch)}"
    return f"(SELECT r.{key} FROM bank_client r WHERE r.firm_id = f.id{own})"  # noqa: S608 - own text


def ordered(columns: Sequence[tuple[str, bool]]) -> str:
    """ORDER BY terms: by each column, firms without the value last. (column, descending); a name is never missing."""
    terms: list[str] = []
    for place, (column, descending) in enumerate(columns, 1):
        if place < len(columns):
            terms.append(f"{column} IS NULL")
        terms.append(f"{column} DESC" if descending else column)
    return ", ".join(terms)
