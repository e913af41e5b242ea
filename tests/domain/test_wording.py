"""Numbers for people: the unit that reads best, both languages, nothing rounded away unseen."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.domain.wording import full_yuan, percent, ratio, yuan


@pytest.mark.parametrize(
    ("amount", "zh", "en"),
    [
        ("8600000", "860万元", "CNY 8.6 million"),
        ("26096800", "2,609.68万元", "CNY 26.1 million"),
        ("120000000", "1.2亿元", "CNY 120 million"),
        ("9999.5", "9,999.5元", "CNY 9,999.5"),
        ("0", "0元", "CNY 0"),
        ("-1500000", "-150万元", "CNY -1.5 million"),
    ],
)
def test_yuan(amount: str, zh: str, en: str) -> None:
    assert (yuan(Decimal(amount)).zh, yuan(Decimal(amount)).en) == (zh, en)


def test_a_calculation_shows_the_full_amount_and_both_short_forms() -> None:
    assert full_yuan(Decimal("8600000")) == "8,600,000元（860万元，CNY 8.6 million）"


def test_shares_and_ratios() -> None:
    assert [percent(Decimal(v)) for v in ("0.385", "0.38", "1", "0.0004", "-0.2")] == ["38.5%", "38%", "100%", "0%", "-20%"]  # fmt: skip
    assert [ratio(Decimal(v)) for v in ("1.915", "2", "0.004")] == ["1.92", "2", "0"]
