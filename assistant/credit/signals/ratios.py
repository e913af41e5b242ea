"""The ratios that a signal's rule may name: those of domain.ratios by their id, and the share of cash in assets."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from assistant.domain import ratios
from assistant.domain.facts import StatementFact
from assistant.domain.ratios import Ratio

RATIOS: Mapping[str, Callable[[StatementFact], Ratio]] = {
    of.__name__: of
    for of in (
        ratios.current_ratio,
        ratios.quick_ratio,
        ratios.debt_ratio,
        ratios.interest_bearing_ratio,
        ratios.interest_cover,
        ratios.gross_margin,
        ratios.net_margin,
        ratios.net_cash_ratio,
        ratios.other_receivables_ratio,
        ratios.cash_share,
    )
}
AS_PERCENT = frozenset(
    {
        "debt_ratio",
        "interest_bearing_ratio",
        "gross_margin",
        "net_margin",
        "other_receivables_ratio",
        "cash_share",
    }
)
"""Ratios that people write as per cent."""
