"""Ratios: formula and inputs shown, no figure where an input is missing or the divisor is not above zero."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.domain import ratios
from tests.credit.made_facts import statement


@pytest.mark.parametrize(
    ("ratio", "value"),
    [
        (ratios.current_ratio, "1.8462"),
        (ratios.quick_ratio, "1.3077"),
        (ratios.debt_ratio, "0.3684"),
        (ratios.interest_bearing_ratio, "0.1842"),
        (ratios.interest_cover, "15.6667"),
        (ratios.gross_margin, "0.2308"),
        (ratios.net_margin, "0.0692"),
        (ratios.net_cash_ratio, "1.0833"),
        (ratios.other_receivables_ratio, "0.025"),
    ],
)
def test_value_and_shown_formula(ratio: object, value: str) -> None:
    found = ratio(statement())  # type: ignore[operator]
    assert found.value.quantize(Decimal("0.0001")).normalize() == Decimal(value).normalize()
    assert found.formula in found.shown()
    for name, _ in found.inputs:
        assert name in found.shown()


def test_all_ratios_are_listed_once() -> None:
    found = ratios.all_ratios(statement())
    assert len({ratio.id for ratio in found}) == len(found) == 9


@pytest.mark.parametrize("equity", [Decimal(0), Decimal(-5)])
def test_a_divisor_that_is_not_above_zero_gives_no_figure(equity: Decimal) -> None:
    found = ratios.other_receivables_ratio(statement(equity=equity))
    assert found.value is None
    assert found.why_not is not None


def test_a_missing_input_is_named() -> None:
    found = ratios.quick_ratio(statement(inventory=None))
    assert found.value is None
    assert found.why_not is not None
    assert "存货" in found.why_not.zh


def test_balance_gap() -> None:
    assert ratios.balance_gap(statement()) == 0
    assert ratios.balance_gap(statement(total_assets=Decimal(47_000_000))) == Decimal(9_000_000)
    assert ratios.balance_gap(statement(equity=None)) is None
