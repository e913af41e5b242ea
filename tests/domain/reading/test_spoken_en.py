"""English dates and figures as the readers get them."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.reading.dates import read_windows
from assistant.domain.reading.money import read_money_bounds
from assistant.domain.reading.spoken import written_out

TODAY = date(2026, 10, 31)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("founded not before 2018", date(2018, 1, 1), None),
        ("set up no later than 2011", None, date(2011, 12, 31)),
        ("no earlier than March 2020", date(2020, 3, 1), None),
        ("not after March 2020", None, date(2020, 3, 31)),
        ("up to and including 2015", None, date(2015, 12, 31)),
        ("won in Q2 2025", date(2025, 4, 1), date(2025, 6, 30)),
        ("within the last five years", date(2021, 10, 31), TODAY),
        ("within 90 days", date(2026, 8, 2), TODAY),
    ],
)
def test_a_date_said_otherwise(text: str, since: date | None, until: date | None) -> None:
    (window,) = read_windows(written_out(text).lower(), TODAY)
    assert (window.since, window.until) == (since, until)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("capital short of 5 million yuan", None, 5_000_000),
        ("turnover north of 20 million", 20_000_000, None),
        ("upwards of 8 million", 8_000_000, None),
        ("cap 5m-10m", 5_000_000, 10_000_000),
        ("smaller than 3 million", None, 3_000_000),
    ],
)
def test_a_bound_said_otherwise(text: str, low: int | None, high: int | None) -> None:
    (bound,) = read_money_bounds(written_out(text).lower())
    assert (bound.low, bound.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("ten to thirty employees", "10 to 30 employees"),
        ("twenty-five staff", "25 staff"),
        ("exactly 12 people", "12 to 12 people"),
        ("no one insured", "no one insured"),
        ("founded before 2018", "founded before 2018"),
        ("up to 2015 people", "up to 2015 people"),
    ],
)
def test_counts_are_written_in_digits(text: str, written: str) -> None:
    assert written_out(text) == written
