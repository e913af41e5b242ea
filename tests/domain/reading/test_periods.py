"""Periods of the calendar, spoken amounts, and laws that readers of figures keep for any figure."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.reading.dates import read_windows, read_year_bounds
from assistant.domain.reading.money import read_money_bounds
from assistant.domain.reading.numbers import read_numbers
from assistant.domain.reading.spoken import written_out

TODAY = date(2026, 10, 31)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("去年", date(2025, 1, 1), date(2025, 12, 31)),
        ("今年上半年", date(2026, 1, 1), date(2026, 6, 30)),
        ("今年一季度", date(2026, 1, 1), date(2026, 3, 31)),
        ("前三季度", date(2026, 1, 1), date(2026, 9, 30)),
        ("去年11月", date(2025, 11, 1), date(2025, 11, 30)),
        ("3月以来", date(2026, 3, 1), TODAY),
        ("本月", date(2026, 10, 1), TODAY),
        ("上季度", date(2026, 7, 1), date(2026, 9, 30)),
        ("年底前", None, date(2026, 12, 31)),
        ("2020到2023年", date(2020, 1, 1), date(2023, 12, 31)),
        ("2025年底之前", None, date(2025, 12, 31)),
        ("since march", date(2026, 3, 1), TODAY),
        ("last quarter", date(2026, 7, 1), date(2026, 9, 30)),
        ("the first half of 2025", date(2025, 1, 1), date(2025, 6, 30)),
        ("so far this year", date(2026, 1, 1), TODAY),
        ("近半年", date(2026, 4, 30), TODAY),
    ],
)
def test_a_period(text: str, since: date | None, until: date | None) -> None:
    (window,) = read_windows(text, TODAY)
    assert (window.since, window.until) == (since, until)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("营收过亿", 10**8, None),
        ("1个亿以上", 10**8, None),
        ("半个亿以上", 5 * 10**7, None),
        ("500w以上", 5 * 10**6, None),
        ("5m yuan or more", 5 * 10**6, None),
        ("500万元（含）以上", 5 * 10**6, None),
        ("介于500万和2000万之间", 5 * 10**6, 2 * 10**7),
        ("两千来万", 16 * 10**6, 24 * 10**6),
        ("没到一千万", None, 10**7),
        ("少说得有五百万", 5 * 10**6, None),
    ],
)
def test_a_spoken_amount(text: str, low: int | None, high: int | None) -> None:
    (bound,) = read_money_bounds(written_out(text.replace("（", "(").replace("）", ")")))
    assert (bound.low, bound.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "low", "high", "strict"),
    [
        ("两到五年", 2, 5, False),
        ("between 3 and 5 years", 3, 5, False),
        ("不满三年", None, 3, True),
        ("超过10年", 10, None, True),
    ],
)
def test_a_length_in_years(text: str, low: int | None, high: int | None, strict: bool) -> None:
    (bound,) = read_year_bounds(text)
    assert (bound.low, bound.high, bound.strict) == (low, high, strict)


@given(yuan=st.integers(min_value=1, max_value=99_999))
def test_units_do_not_matter(yuan: int) -> None:
    """So many 万 are so many times ten thousand yuan, however they are written."""
    for text in (f"注册资本{yuan}万元以上", f"注册资本{yuan}w以上", f"注册资本不低于{yuan * 10_000}元"):
        (bound,) = read_money_bounds(written_out(text))
        assert bound.low == Decimal(yuan) * 10_000


@given(low=st.integers(min_value=1, max_value=9_000), more=st.integers(min_value=1, max_value=9_000))
def test_a_range_has_its_ends_in_order(low: int, more: int) -> None:
    (bound,) = read_money_bounds(f"注册资本{low}万到{low + more}万")
    assert bound.low == Decimal(low * 10_000)
    assert bound.high == Decimal((low + more) * 10_000)


@given(months=st.integers(min_value=1, max_value=600), today=st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_a_rolling_window_ends_today_and_is_as_long_as_it_says(months: int, today: date) -> None:
    (window,) = read_windows(f"近{months}个月", today)
    assert (window.until, window.months) == (today, months)
    assert window.since is not None
    assert abs((today - window.since) - timedelta(days=30.44 * months)) <= timedelta(days=4 + months / 12)


@given(
    text=st.text(alphabet="近上下半年一二三四季度月日前后底年0123456789到至内以来去今本q h-~", max_size=30)
)
def test_any_words_of_time_are_read_without_a_fault(text: str) -> None:
    for window in read_windows(text, TODAY):
        assert 0 <= window.start < window.end <= len(text)


@given(text=st.text(alphabet="一二三四五六七八九十百千万亿点零两0123456789.,%个多来w", max_size=24))
def test_any_figures_are_read_without_a_fault(text: str) -> None:
    written = written_out(text)
    for number in read_numbers(written):
        assert written[number.start : number.end]
    for bound in read_money_bounds(written):
        assert bound.low is None or bound.high is None or bound.low <= bound.high or not bound.rough
