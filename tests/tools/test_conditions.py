"""Conditions as chips: readable in both languages, and each can be dropped by its id."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.domain.firm_query import FirmQuery
from assistant.domain.text import Lang, Text
from assistant.tools.conditions import Names, conditions_of, without, yuan

NAMES = Names(
    region=lambda code: Text(f"县{code}", f"county {code}"),
    chain=lambda code: Text("磷化工", "phosphate chemicals"),
    home=Text("福泉市", "Fuquan"),
)
FULL = FirmQuery(
    local=True,
    regions=["522702", "522725"],
    chain="phosphate",
    segments=["upstream"],
    products=["黄磷"],
    labels=["soe_supplier", "listed_supplier"],
    exclude_labels=["soe_customer"],
    soe_levels=["central"],
    kinds=["cooperative"],
    state_owned=False,
    founded_before=date(2020, 1, 1),
    founded_after=date(2000, 1, 1),
    registered_capital_min=Decimal(5_000_000),
    revenue_max=Decimal(120_000_000),
    qualifications=["专精特新"],
    min_wins_24m=2,
    without_penalty=True,
    without_dishonest=True,
    without_enforcement=True,
    client=True,
    name_contains="示例",
    exclude_regions=["522723"],
    exclude_products=["磷矿"],
    exclude_segments=["service"],
    exclude_kinds=["sole_trader"],
    towns=["东镇"],
    parks=["某园"],
    branches=["福泉支行"],
    overdue_days_min=31,
    without_overdue=True,
    events=["lawsuit", "penalty"],
    event_role="defendant",
    event_since=date(2025, 1, 1),
    event_until=date(2026, 1, 1),
    event_amount_min=Decimal(100_000),
    ended_for_lack_of_assets=True,
    without_events=["lawsuit"],
    won=True,
    won_from=["government"],
    won_since=date(2025, 1, 1),
    won_until=date(2026, 1, 1),
    won_amount_min=Decimal(5_000_000),
    won_amount_max=Decimal(9_000_000),
    lapsed=["许可证"],
    expiring_by=date(2027, 1, 1),
    insured_min=5,
    insured_max=50,
    tax_grades=["A"],
)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_condition_is_a_chip_with_its_own_id(lang: Lang) -> None:
    chips = conditions_of(FULL, NAMES, lang)
    ids = [chip.id for chip in chips]
    assert len(ids) == len(set(ids)) == 51
    assert all(chip.text for chip in chips)


def test_dropping_every_chip_leaves_no_condition() -> None:
    bare = without(FULL, [chip.id for chip in conditions_of(FULL, NAMES, "zh")])
    assert bare == FirmQuery()


def test_dropping_one_leaves_the_others() -> None:
    less = without(FULL, ["labels:soe_supplier", "regions:522702", "nonsense", "without_penalty"])
    assert (less.labels, less.regions, less.without_penalty) == (["listed_supplier"], ["522725"], False)
    assert less.without_dishonest


@pytest.mark.parametrize(
    ("amount", "zh", "en"),
    [
        ("120000000", "1.2亿元", "CNY 120 million"),
        ("5000000", "500万元", "CNY 5 million"),
        ("12345.6", "1.23万元", "CNY 12,345.6"),
        ("380000", "38万元", "CNY 0.38 million"),
        ("9000", "9,000元", "CNY 9,000"),
    ],
)
def test_amounts_as_bankers_write_them(amount: str, zh: str, en: str) -> None:
    assert yuan(Decimal(amount), "zh") == zh
    assert yuan(Decimal(amount), "en") == en
