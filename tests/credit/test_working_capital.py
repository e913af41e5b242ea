"""The working-capital need: the annex's formula on a case computed by hand, no figure forced, inputs shown."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.credit.measure import Case
from assistant.credit.thresholds import load_thresholds
from assistant.credit.working_capital import WorkingCapital, working_capital
from assistant.domain.facts import StatementFact
from tests.credit.made_facts import TODAY, sound, statement


def computed(*statements: StatementFact, **given_: Any) -> WorkingCapital:
    return working_capital(Case(sound(statements=statements), load_thresholds(), TODAY), **given_)


def made(year: int, **cells: Any) -> StatementFact:
    """Balances of a firm with round turnover days: revenue 36 million, cost 18 million."""
    figures = {
        "revenue": 36_000_000, "cost": 18_000_000, "ebit": 3_800_000, "interest_expense": 200_000, "inventory": 3_000_000,
        "receivables": 6_000_000, "payables": 1_500_000, "prepayments": 500_000, "contract_liabilities": 1_000_000,
        "current_assets": 12_000_000, "current_liabilities": 10_000_000, "interest_bearing_debt": 2_000_000,
    }  # fmt: skip
    return statement(year, **{name: Decimal(value) for name, value in figures.items()} | cells)


def test_the_formula_on_a_case_computed_by_hand() -> None:
    """Days: stock 60 + receivables 60 − payables 30 + prepaid 10 − advances 10 = 90, so four turns a year. Margin
    (3.8 − 0.2) / 36 = 10%. 36 million × 0.9 × 1.2 ÷ 4 = 9.72 million, less 2 million own funds, 2 million loans."""
    found = computed(made(2025), made(2024), growth=Decimal("0.2"))
    assert [d.days for d in found.days] == [Decimal(n) for n in ("60.0", "60.0", "30.0", "10.0", "10.0")]
    assert found.cycle == 90
    assert found.turns == 4
    assert found.margin == Decimal("0.1")
    assert found.amount == Decimal("9720000.00")
    assert found.own_funds == 2_000_000
    assert found.loans == 2_000_000
    assert found.new_loan == Decimal("5720000.00")
    assert "测算参考，非审批额度" in found.steps[-1].quote


def test_balances_are_means_of_opening_and_closing() -> None:
    grown = computed(made(2025, inventory=Decimal(4_000_000)), made(2024, inventory=Decimal(2_000_000)))
    assert grown.days[0].days == 60


def test_what_the_officer_knows_is_used_and_said() -> None:
    found = computed(
        made(2025), made(2024), growth=Decimal(0), own_funds=Decimal(500_000), other_sources=Decimal(600_000)
    )
    assert found.new_loan == Decimal("8100000.00") - 500_000 - 2_000_000 - 600_000
    assert found.growth_given
    assert "客户经理给定" in found.steps[1].quote


def test_without_a_growth_last_years_own_is_taken_and_told() -> None:
    found = computed(made(2025), made(2024, revenue=Decimal(30_000_000)))
    assert found.growth == Decimal("0.2")
    assert not found.growth_given
    assert "按 2025 年实际增长率" in found.steps[1].quote


def test_days_that_sum_to_zero_or_less_give_no_figure_and_say_why() -> None:
    for payables in (6_000_000, 9_000_000):
        found = computed(*(made(year, payables=Decimal(payables)) for year in (2025, 2024)))
        assert found.amount is None
        assert found.new_loan is None
        assert found.why_not is not None
        assert "不大于零" in found.why_not.zh
        assert "not above zero" in found.why_not.en


@pytest.mark.parametrize(
    "missing", ["inventory", "receivables", "payables", "prepayments", "contract_liabilities"]
)
def test_a_missing_balance_gives_no_figure_and_is_named(missing: str) -> None:
    found = computed(made(2025), made(2024, **{missing: None}))
    assert found.amount is None
    assert found.why_not is not None
    assert "缺少" in found.why_not.zh


def test_one_statement_is_not_enough() -> None:
    found = computed(made(2025))
    assert found.amount is None
    assert found.steps
    assert computed().why_not is not None


def test_unknown_loans_leave_the_loan_open_and_keep_the_working_capital() -> None:
    found = computed(made(2025, interest_bearing_debt=None), made(2024), growth=Decimal(0))
    assert found.amount == Decimal("8100000.00")
    assert found.new_loan is None
    assert found.why_not is not None


@given(st.decimals(min_value=Decimal("0.01"), max_value=Decimal(100), places=2))
def test_units_do_not_matter(scale: Decimal) -> None:
    names = [f for f in StatementFact.__dataclass_fields__ if isinstance(getattr(made(2025), f), Decimal)]

    def scaled(year: int) -> StatementFact:
        return made(year, **{name: getattr(made(year), name) * scale for name in names})

    plain, other = (
        computed(made(2025), made(2024), growth=Decimal(0)),
        computed(scaled(2025), scaled(2024), growth=Decimal(0)),
    )
    assert other.cycle == plain.cycle
    assert plain.amount is not None
    assert other.amount == (plain.amount * scale).quantize(Decimal("0.01"))


@given(
    st.decimals(min_value=Decimal("-0.5"), max_value=Decimal(2), places=3),
    st.decimals(min_value=0, max_value=1, places=3),
)
def test_more_growth_never_needs_less(growth: Decimal, more: Decimal) -> None:
    less, higher = (computed(made(2025), made(2024), growth=g) for g in (growth, growth + more))
    assert less.amount is not None
    assert higher.amount is not None
    assert higher.amount >= less.amount
