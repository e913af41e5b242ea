"""Amounts of money and the bounds that words put on them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.reading.money import read_money, read_money_bounds


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("注册资本500万元以上", "5000000", None),
        ("注册资本不低于三千万", "30000000", None),
        ("营收超过1.2亿元", "120000000", None),
        ("营收不超过1.2亿元", None, "120000000"),
        ("注册资本1000万以下", None, "10000000"),
        ("注册资本1000万到5000万", "10000000", "50000000"),
        ("注册资本500-1000万元", "5000000", "10000000"),
        ("registered capital of at least 5 million yuan", "5000000", None),
        ("revenue of no less than 3 million yuan", "3000000", None),
        ("revenue under RMB 20 million", None, "20000000"),
        ("revenue over 100 million yuan", "100000000", None),
        ("注册资本5000万元", None, None),
    ],
)
def test_a_bound(text: str, low: str | None, high: str | None) -> None:
    [bound] = read_money_bounds(text)
    assert bound.low == (Decimal(low) if low else None)
    assert bound.high == (Decimal(high) if high else None)


@pytest.mark.parametrize(
    "text", ["128家企业", "年产干茶1350吨", "总面积7.9万亩", "从业人员2.1万人", "第四十条", "37%"]
)
def test_other_measures_are_no_money(text: str) -> None:
    assert read_money(text) == []


@given(st.integers(min_value=1, max_value=10**6))
def test_an_amount_is_the_same_in_wan_and_in_yuan(wan: int) -> None:
    [short] = read_money(f"{wan}万元")
    [long] = read_money(f"{wan * 10_000:,}元")
    assert short.value == long.value == wan * 10_000


@given(st.text(max_size=60))
def test_any_text_is_read_without_failing(text: str) -> None:
    for bound in read_money_bounds(text):
        assert 0 <= bound.start < bound.end <= len(text)
