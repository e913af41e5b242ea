"""Ratios beside the bank's reference values: which way is good, and whether a figure lies beyond its value."""

from __future__ import annotations

from decimal import Decimal

from assistant.credit.signals.ratios import AS_PERCENT
from assistant.credit.thresholds import RatioRules
from assistant.domain.ratios import Ratio
from assistant.domain.wording import percent, ratio

AT_MOST = frozenset({"debt_ratio", "interest_bearing_ratio", "other_receivables_ratio"})
"""Ratios of which less is better; of the others with a reference value more is."""


def reference(rules: RatioRules, ratio_id: str) -> Decimal | None:
    """The reference value of a ratio, None where the bank has none."""
    value = getattr(rules, ratio_id, None)
    return value if isinstance(value, Decimal) else None


def beyond(rules: RatioRules, found: Ratio) -> bool:
    """Whether a ratio lies on the wrong side of its reference value."""
    line = reference(rules, found.id)
    if line is None or found.value is None:
        return False
    return found.value > line if found.id in AT_MOST else found.value < line


def written(ratio_id: str, value: Decimal) -> str:
    """A ratio as people write it: per cent or a plain number."""
    return percent(value) if ratio_id in AS_PERCENT else ratio(value)


def written_reference(rules: RatioRules, ratio_id: str) -> str:
    """The reference value with its sign, "" where there is none."""
    line = reference(rules, ratio_id)
    return "" if line is None else f"{'≤' if ratio_id in AT_MOST else '≥'} {written(ratio_id, line)}"
