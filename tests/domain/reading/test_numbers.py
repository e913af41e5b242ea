"""Numbers mean the same however they are written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.reading.numbers import han_value, read_numbers, read_ordinal


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三千万", "30000000"),
        ("1.2亿", "120000000"),
        ("三点五亿", "350000000"),
        ("1.5万亿", "1500000000000"),
        ("一百二十八", "128"),
        ("两千", "2000"),
        ("1,234.50", "1234.50"),
        ("2.5 million", "2500000"),
        ("five million", "5000000"),
        ("50 billion", "50000000000"),
        ("二〇二三", "2023"),
    ],
)
def test_one_number(text: str, value: str) -> None:
    [number] = read_numbers(text)
    assert number.value == Decimal(value)
    assert (number.start, number.end) == (0, len(text))


@pytest.mark.parametrize("text", ["37%", "37 percent", "37 per cent", "百分之三十七", "百分之37"])
def test_a_percentage_is_its_own_kind(text: str) -> None:
    [number] = read_numbers(text)
    assert (number.value, number.kind) == (Decimal(37), "percent")


def test_an_ordinal_is_its_own_kind() -> None:
    assert [(n.value, n.kind) for n in read_numbers("第四十条和第2批")] == [(40, "ordinal"), (2, "ordinal")]


def test_text_without_numbers() -> None:
    assert read_numbers("应收账款质押登记") == []
    assert han_value("千") is None


@given(st.integers(min_value=0, max_value=10**15))
def test_digits_with_separators_are_read_back(value: int) -> None:
    [number] = read_numbers(f"共{value:,}家")
    assert number.value == value


@given(st.integers(min_value=11, max_value=10**12))
def test_chinese_numerals_are_read_back(value: int) -> None:
    import cn2an

    assert han_value(cn2an.an2cn(value)) == value


@given(
    st.decimals(min_value=Decimal("0.01"), max_value=Decimal(9999), places=2), st.sampled_from(["万", "亿"])
)
def test_a_scale_multiplies(value: Decimal, scale: str) -> None:
    [number] = read_numbers(f"{value}{scale}元")
    assert number.value == value * {"万": 10**4, "亿": 10**8}[scale]
    assert number.quantum == Decimal("0.01") * {"万": 10**4, "亿": 10**8}[scale]


@given(st.text(max_size=60))
def test_any_text_is_read_without_failing_and_spans_lie_within(text: str) -> None:
    last = 0
    for number in read_numbers(text):
        assert last <= number.start < number.end <= len(text)
        last = number.end


@pytest.mark.parametrize(
    ("text", "value"), [("3", 3), ("三", 3), ("three", 3), ("三家", 3), ("", None), ("3.5", None)]
)
def test_a_place_in_a_list(text: str, value: int | None) -> None:
    assert read_ordinal(text) == value
