"""Size classes by the official table: every limit has to be met, one class down otherwise, micro settles it alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.firms.derive.sizes import size_rules

WAN = Decimal(10_000)


def found(
    code: str | None, staff: int | None, revenue: str | None, assets: str | None = None
) -> tuple[str | None, tuple[str, ...]]:
    size = size_rules().size(
        code,
        staff,
        None if revenue is None else Decimal(revenue) * WAN,
        None if assets is None else Decimal(assets) * WAN,
    )
    return (size.size.value if size.size else None, size.missing)


@pytest.mark.parametrize(
    ("code", "staff", "revenue", "expected"),
    [
        ("2624", 1000, "40000", "large"),  # both limits themselves count
        ("2624", 1000, "39999.99", "medium"),
        ("2624", 999, "40000", "medium"),
        ("2624", 5000, "299", "micro"),  # a thousand people, revenue of a micro firm
        ("2624", 20, "300", "small"),
        ("2624", 19, "100000", "micro"),
        ("C2624", 300, "2000", "medium"),  # the letter of the section may stand before the code
        ("5166", 20, "5000", "medium"),
        ("5210", 20, "5000", "small"),
        ("0171", None, "50", "small"),
        ("5910", 20, "200", "small"),  # loading: transport
        ("5951", 20, "200", "small"),  # storage: 100 staff and 10 million revenue would be medium
        ("5951", 100, "1000", "medium"),
    ],
)
def test_class_by_industry_staff_and_revenue(
    code: str, staff: int | None, revenue: str, expected: str
) -> None:
    assert found(code, staff, revenue) == (expected, ())


def test_trades_that_go_by_assets() -> None:
    assert found("7020", 300, "1000") == ("medium", ())
    assert found("7210", 300, None, "120000") == ("large", ())
    assert found("4710", None, "80000", "79999") == ("medium", ())


@pytest.mark.parametrize(
    ("code", "staff", "revenue", "missing"),
    [
        (None, 10, "100", ("industry",)),
        ("9", 10, "100", ("industry",)),
        ("2624", None, "5000", ("staff",)),
        ("2624", 500, None, ("revenue",)),
        ("2624", None, None, ("staff", "revenue")),
        ("6620", 500, "5000", ("trade_not_covered",)),
    ],
)
def test_what_is_missing_is_named_and_not_filled_in(
    code: str | None, staff: int | None, revenue: str | None, missing: tuple[str, ...]
) -> None:
    assert found(code, staff, revenue) == (None, missing)


def test_one_measure_in_the_micro_range_settles_it() -> None:
    assert found("2624", 5, None) == ("micro", ())
    assert found("2624", None, "10") == ("micro", ())


def test_every_division_of_the_classification_stands_once() -> None:
    table = size_rules().table
    codes = [code[:2] for trade in table.trades for code in trade.codes] + [
        code[:2] for code in table.not_covered
    ]
    assert {f"{number:02}" for number in range(1, 98)} == set(codes)
