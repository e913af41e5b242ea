"""Turnover days: the mean of opening and closing over sales or cost, and no figure where an input is missing."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.facts import StatementFact
from assistant.domain.turnover import turnover


def statement(year: int, **figures: int) -> StatementFact:
    blank = {one.name: None for one in fields(StatementFact)}
    made = {name: Decimal(value) for name, value in figures.items()}
    proof = Evidence(f"statement:{year}", EvidenceKind.FACT, "", "", "", "")
    return StatementFact(
        **{
            **blank,
            "period_end": date(year, 12, 31),
            "months": 12,
            "audited": True,
            "evidence": proof,
            **made,
        }
    )  # type: ignore[arg-type]


BEFORE = statement(2024, receivables=100, inventory=50, payables=30, prepayments=10, contract_liabilities=20)
NOW = statement(
    2025,
    revenue=720,
    cost=360,
    receivables=140,
    inventory=70,
    payables=50,
    prepayments=10,
    contract_liabilities=40,
)


def test_each_item_by_hand() -> None:
    days = {item: one.value for item, one in turnover(NOW, BEFORE).items()}
    assert days == {
        "inventory": Decimal(60), "receivables": Decimal(60), "payables": Decimal(40), "prepayments": Decimal(10),
        "contract_liabilities": Decimal(15),
    }  # fmt: skip


def test_the_formula_shows_its_inputs() -> None:
    shown = turnover(NOW, BEFORE)["receivables"].shown()
    assert "期初应收账款 100.00 元" in shown
    assert "= 60" in shown


def test_without_an_opening_balance_there_is_no_mean() -> None:
    found = turnover(NOW, None)["inventory"]
    assert found.value is None
    assert found.why_not is not None


def test_no_sales_give_no_figure() -> None:
    found = turnover(replace(NOW, revenue=Decimal(0)), BEFORE)["receivables"]
    assert found.value is None
    assert found.why_not is not None
    assert "分母" in found.why_not.zh
