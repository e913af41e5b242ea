"""Dates and windows, counted back from the bank's data date."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.reading.dates import read_dates, read_windows, read_year_bounds, years_before

TODAY = date(2026, 10, 31)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("近三年", date(2023, 10, 31), TODAY),
        ("最近6个月", date(2026, 4, 30), TODAY),
        ("近一年中标金额", date(2025, 10, 31), TODAY),
        ("in the last 12 months", date(2025, 10, 31), TODAY),
        ("over the past two years", date(2024, 10, 31), TODAY),
        ("去年", date(2025, 1, 1), date(2025, 12, 31)),
        ("今年", date(2026, 1, 1), TODAY),
        ("last year", date(2025, 1, 1), date(2025, 12, 31)),
        ("2023年以来", date(2023, 1, 1), None),
        ("since March 2024", date(2024, 3, 1), None),
        ("since March", date(2026, 3, 1), TODAY),
        ("2020年以前", None, date(2019, 12, 31)),
        ("before 2020-06-30", None, date(2020, 6, 29)),
        ("2025年3月", date(2025, 3, 1), date(2025, 3, 31)),
    ],
)
def test_a_window(text: str, since: date | None, until: date | None) -> None:
    [window] = [w for w in read_windows(text, TODAY) if (w.since, w.until) == (since, until)]
    assert window.end <= len(text)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("成立三年以上", 3, None),
        ("成立满5年", 5, None),
        ("at least ten years old", 10, None),
        ("成立不到两年", None, 2),
        ("in business for more than 8 years", 8, None),
    ],
)
def test_a_length_in_years(text: str, low: int | None, high: int | None) -> None:
    [bound] = read_year_bounds(text)
    assert (bound.low, bound.high) == (
        None if low is None else Decimal(low),
        None if high is None else Decimal(high),
    )


def test_a_window_is_no_length() -> None:
    assert read_year_bounds("近三年中标") == []
    assert read_year_bounds("2023年") == []


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31)))
def test_every_spelling_of_a_day_is_the_same_day(day: date) -> None:
    spellings = (
        f"{day:%Y-%m-%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}/{day.month}/{day.day}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
    )
    for text in spellings:
        [mention] = read_dates(text)
        assert mention.first == mention.last == day


def test_the_29th_of_february_has_an_anniversary() -> None:
    assert years_before(date(2024, 2, 29), 1) == date(2023, 2, 28)
