"""Survival by industry: Kaplan-Meier computed by hand, living firms censored, too few firms no curve."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from assistant.store.derived import SurvivalCurve
from assistant.store.engine import Store
from assistant.store.firms import EntityKind, FirmStatus
from ingest.firms.derive import survival
from tests.firm_world import TODAY, World, enter

YEAR = timedelta(days=365.25)


def lived(w: World, years: float, *, ended: bool, code: str = "2624") -> None:
    """A firm that lived so long: until it was deregistered, or until today."""
    if ended:
        founded = date(2000, 1, 1)
        w.firm(
            "企业",
            industry_code=code,
            founded_on=founded,
            deregistered_on=founded + years * YEAR,
            status=FirmStatus.DEREGISTERED,
        )
    else:
        w.firm("企业", industry_code=code, founded_on=TODAY - years * YEAR)


def curve(store: Store, code: str, least: int = 2) -> SurvivalCurve | None:
    with store.write() as session:
        survival.write(session, TODAY, least)
    with store.read() as session:
        return session.get(SurvivalCurve, code)


def test_a_curve_computed_by_hand(store: Store) -> None:
    def build(w: World) -> None:
        for years, ended in ((2, True), (4, False), (6, True), (8, True), (10, False)):
            lived(w, years, ended=ended)
        w.firm("无日期", industry_code="2624", founded_on=date(2010, 1, 1), status=FirmStatus.DEREGISTERED)
        w.firm("局", industry_code="2624", founded_on=date(2010, 1, 1), kind=EntityKind.GOVERNMENT)

    enter(store, build)
    found = curve(store, "26")
    assert found is not None
    assert (found.n, found.ended) == (5, 3)
    assert json.loads(found.years) == pytest.approx([2, 6, 8], abs=0.01)
    # 4/5, then 2/3 of that (three at risk after the censored one), then half
    assert json.loads(found.survival) == pytest.approx([0.8, 0.5333, 0.2667], abs=1e-3)
    assert found.median_years == pytest.approx(8, abs=0.01)
    assert all(
        low <= s <= high
        for low, s, high in zip(
            *(json.loads(t) for t in (found.low, found.survival, found.high)), strict=True
        )
    )


def test_a_median_not_reached_is_none_and_few_firms_have_no_curve(store: Store) -> None:
    def build(w: World) -> None:
        for years in (3, 5, 7):
            lived(w, years, ended=False)
        lived(w, 1, ended=True)
        lived(w, 1, ended=False, code="5166")

    enter(store, build)
    found = curve(store, "26")
    assert found is not None
    assert (found.n, found.ended, found.median_years) == (4, 1, None)
    whole = curve(store, "")
    assert whole is not None
    assert whole.n == 5
    assert curve(store, "51") is None


def test_nobody_ended_is_a_curve_without_steps(store: Store) -> None:
    enter(store, lambda w: [lived(w, years, ended=False) for years in (3, 5)])
    found = curve(store, "26")
    assert found is not None
    assert (found.n, found.ended, found.median_years, found.years) == (2, 0, None, "[]")
