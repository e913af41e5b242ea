"""Hints: what an officer should look at, with an innocent twin beside each."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from assistant.credit.judge import judge
from assistant.credit.scorecard import load_card
from assistant.domain.facts import FirmFacts, OfficeFact
from tests.credit.made_facts import (
    TODAY,
    Bank,
    event,
    evidence,
    identity,
    label,
    sale,
    sound,
    stand_in,
    statement,
    tender,
)


def hints(facts: FirmFacts) -> set[str]:
    found = judge(facts, load_card(), Bank(), TODAY)
    assert not found.vetoed
    return {g.code for g in found.gaps if not g.code.startswith(("missing:", "unrated"))}


def changed(days: int) -> tuple[OfficeFact, ...]:
    left = date.fromordinal(date(2026, 3, 1).toordinal() - days)
    return (OfficeFact(3, "前任", "legal_representative", None, left, evidence("office:1")),)


def quarters(**flows: int) -> tuple[Any, ...]:
    ends = {"q1": (3, 31), "q2": (6, 30), "q3": (9, 30)}
    made = [
        statement(2026, period_end=date(int(f"20{name[-2:]}"), *ends[name[:2]]), months=3,
                  operating_cash_flow=Decimal(flow))
        for name, flow in flows.items()
    ]  # fmt: skip
    return (*made, statement(2025))


WON = tuple(tender(date(2026, 1, 1 + n), f"T{n}") for n in range(14))
SMALL = (event("enforcement", amount=Decimal(900_000)),)

CASES = [
    ("nobody_insured", sound(identity=identity(insured_count=0), tenders=WON), sound(tenders=WON)),
    ("nobody_insured", sound(identity=identity(insured_count=0), tenders=WON[:5]),
     sound(identity=identity(insured_count=0), tenders=WON[:4])),
    ("capital_unpaid", sound(identity=identity(paid_in_capital=Decimal(0))), sound(identity=identity(paid_in_capital=None))),
    ("river_1km", sound(identity=identity(industry_code="2619", river_distance_m=999)),
     sound(identity=identity(industry_code="2619", river_distance_m=1000))),
    ("river_1km", sound(identity=identity(industry_code="2619", river_distance_m=640)),
     sound(identity=identity(industry_code="5430", river_distance_m=640))),
    ("representative_changed_before_enforcement", sound(offices=changed(21), events=SMALL), sound(offices=changed(21))),
    ("representative_changed_before_enforcement", sound(offices=changed(90), events=SMALL),
     sound(offices=changed(91), events=SMALL)),
    ("buyer_concentration", sound(sales=(sale(2026, share_of_sales=Decimal("0.89")),)),
     sound(sales=tuple(sale(2026, n, share_of_sales=Decimal("0.29")) for n in (9, 10, 11)))),
    ("award_only", sound(labels=(label(shown_by="award"),)), sound(labels=(label(shown_by="award"), label(10)))),
    ("suits_as_defendant", sound(events=(event("lawsuit", role="defendant", amount=Decimal(12_000_000)),)),
     sound(events=(event("lawsuit", role="plaintiff", amount=Decimal(12_000_000)),))),
    ("vat_gap", sound(stand_ins=(stand_in("vat_sales", 2025, 28_600_000),)),
     sound(stand_ins=(stand_in("vat_sales", 2025, 45_760_000),))),
    ("cash_flow_negative", sound(statements=tuple(statement(y, operating_cash_flow=Decimal(-1)) for y in (2025, 2024))),
     sound(statements=(statement(2025), statement(2024, operating_cash_flow=Decimal(-1))))),
    ("quarterly_cash_flow", sound(statements=quarters(q1_25=5, q2_25=5, q1_26=-5, q2_26=-5)),
     sound(statements=quarters(q1_25=5, q3_25=-5, q1_26=5, q3_26=-5))),
]  # fmt: skip


@pytest.mark.parametrize(("code", "case", "twin"), CASES)
def test_the_case_is_named_and_its_twin_is_not(code: str, case: FirmFacts, twin: FirmFacts) -> None:
    assert code in hints(case)
    assert code not in hints(twin)
