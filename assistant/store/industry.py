"""What the derived tables say of a firm's size class and of how long firms of its industry last. Reads only."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlmodel import Session

from assistant.store.derived import FirmFeature, SurvivalCurve


@dataclass(frozen=True, slots=True)
class SizeOfFirm:
    """large, medium, small or micro by the official table; None where `missing` says what it lacks.

    revenue: yuan of the year that it was put into a class by.
    """

    size: str | None
    missing: tuple[str, ...]
    revenue: Decimal | None


@dataclass(frozen=True, slots=True)
class IndustrySurvival:
    """Kaplan-Meier of an industry (GB/T 4754 division) in the firm database: n firms, `ended` of them deregistered.

    alive, low, high: share of one that is still there after `years`, with its 95% bounds. median_years: None where
    fewer than half have ended.
    """

    division: str
    n: int
    ended: int
    years: int
    alive: Decimal
    low: Decimal
    high: Decimal
    median_years: Decimal | None
    computed_for: date


def size_of(session: Session, firm_id: int) -> SizeOfFirm | None:
    """The size class of a firm as the last import worked it out; None where it did not."""
    row = session.get(FirmFeature, firm_id)
    if row is None:
        return None
    return SizeOfFirm(row.size_class, tuple(filter(None, row.size_missing.split(","))), row.last_revenue)


def survival_of(session: Session, industry_code: str | None, years: int) -> IndustrySurvival | None:
    """The share of the firms of an industry that last `years` years; None for an industry of too few firms."""
    division = (industry_code or "").lstrip("ABCDEFGHIJKLMNOPQRST")[:2]
    row = session.get(SurvivalCurve, division) if len(division) == 2 else None
    if row is None:
        return None
    steps: list[float] = json.loads(row.years)
    place = bisect_right(steps, years)

    def at(curve: str) -> Decimal:
        return Decimal(str(json.loads(curve)[place - 1])) if place else Decimal(1)

    median = None if row.median_years is None else Decimal(str(row.median_years))
    return IndustrySurvival(
        division,
        row.n,
        row.ended,
        years,
        at(row.survival),
        at(row.low),
        at(row.high),
        median,
        row.computed_for,
    )
