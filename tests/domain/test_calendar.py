"""Months and years on the calendar, at the ends of months too."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.calendar import months_before, whole_years


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 10, 31), 36, date(2023, 10, 31)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 1, 15), 0, date(2026, 1, 15)),
    ],
)
def test_months_before(day: date, months: int, expected: date) -> None:
    assert months_before(day, months) == expected


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(0, 600))
def test_months_count_back_what_was_taken_away(day: date, months: int) -> None:
    earlier = months_before(day, months)
    assert (day.year - earlier.year) * 12 + day.month - earlier.month == months
    assert earlier.day == day.day or (earlier.day < day.day and (earlier + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        (date(2020, 10, 31), date(2026, 10, 31), 6),
        (date(2020, 11, 1), date(2026, 10, 31), 5),
        (date(2027, 1, 1), date(2026, 1, 1), 0),
    ],
)
def test_whole_years(start: date, end: date, years: int) -> None:
    assert whole_years(start, end) == years
