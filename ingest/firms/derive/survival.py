"""Survival of firms by industry: Kaplan-Meier over founding and deregistration dates. Rebuilds survival_curve.

A living firm is censored on the data date; a firm that is deregistered without a date is left out, as the time it
lived is not known. Deregistered is not default.
"""

from __future__ import annotations

import json
import warnings
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray
from sqlmodel import Session, col

from assistant.domain.facts import GOVERNMENT_KINDS
from assistant.store.derived import SurvivalCurve
from assistant.store.firms import EntityKind, Firm, FirmStatus
from ingest.firms.derive.scratch import insert_tuples, stream

DAYS_A_YEAR = 365.25
COLUMNS = ("industry_code", "n", "ended", "median_years", "years", "survival", "low", "high", "computed_for")
STEPS = 400
"""Steps of a curve that are kept, evenly thinned out: enough to draw it."""
Lives = tuple[NDArray[np.float64], NDArray[np.bool_]]
"""Years lived, and whether they ended."""


def write(session: Session, today: date, least: int) -> None:
    """Rebuild the curves of every GB/T 4754 division ("" for all) with at least `least` firms."""
    session.execute(sa.delete(SurvivalCurve))
    insert_tuples(session, "survival_curve", COLUMNS, _curves(session, today, least))


def _curves(session: Session, today: date, least: int) -> Iterator[tuple[object, ...]]:
    lives = _lives(session, today)
    for code in sorted(lives):
        years, ended = lives[code]
        if len(years) >= least:
            yield (code, len(years), int(ended.sum()), *_curve(years, ended), today)


def _lives(session: Session, today: date) -> dict[str, Lives]:
    found: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    government = [kind for kind in EntityKind if kind.value in GOVERNMENT_KINDS]
    wanted = sa.select(
        sa.func.coalesce(col(Firm.industry_code), ""),
        col(Firm.founded_on),
        col(Firm.deregistered_on),
        col(Firm.status),
    ).where(
        col(Firm.founded_on).is_not(None), col(Firm.founded_on) <= today, col(Firm.kind).not_in(government)
    )
    for industry, founded, ended, status in stream(session, wanted):
        over = ended is not None and ended <= today
        if (status is FirmStatus.DEREGISTERED and ended is None) or (over and ended < founded):
            continue
        life = (((ended if over else today) - founded).days / DAYS_A_YEAR, over)
        found[""].append(life)
        division = industry.lstrip("ABCDEFGHIJKLMNOPQRST")[:2]
        if len(division) == 2:
            found[division].append(life)
    return {
        code: (np.array([years for years, _ in lives]), np.array([over for _, over in lives]))
        for code, lives in found.items()
    }


def _curve(years: NDArray[np.float64], ended: NDArray[np.bool_]) -> tuple[float | None, str, str, str, str]:
    """Median, then steps of the curve: years, share alive from then on, and its 95% bounds, as JSON lists."""
    from scipy.stats import CensoredData, ecdf

    if not ended.any():
        return None, "[]", "[]", "[]", "[]"
    curve = ecdf(CensoredData(uncensored=years[ended], right=years[~ended])).sf
    with (
        warnings.catch_warnings()
    ):  # no bounds where nobody has ended yet or nobody is left: written as 0 and 1
        warnings.simplefilter("ignore", RuntimeWarning)
        bounds = curve.confidence_interval(method="log-log")
    alive, at = curve.probabilities, curve.quantiles
    below = np.flatnonzero(alive <= 0.5)
    steps = np.flatnonzero(np.diff(alive, prepend=1.0) < 0)
    if len(steps) > STEPS:
        steps = steps[np.unique(np.linspace(0, len(steps) - 1, STEPS).astype(int))]
    low = np.nan_to_num(bounds.low.probabilities, nan=0.0)
    high = np.nan_to_num(bounds.high.probabilities, nan=1.0)
    lists = (at[steps], alive[steps], low[steps], high[steps])
    median = round(float(at[below[0]]), 3) if len(below) else None
    written = [json.dumps([round(float(value), 4) for value in values]) for values in lists]
    return median, written[0], written[1], written[2], written[3]
