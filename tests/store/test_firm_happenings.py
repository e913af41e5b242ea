"""Conditions on events, awards, licences and the bank's own view: what counts as current, whose part of an award, whose client."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from assistant.domain.firm_query import FirmQuery
from assistant.domain.scope import LOCAL, Scope
from assistant.store import firm_search
from assistant.store.engine import Store
from assistant.store.firms import EntityKind, FirmStatus
from assistant.store.trade import SupplyKind
from tests.firm_world import TODAY, World, asked_in, enter


def build(w: World) -> dict[str, int]:
    w.bank()
    state = w.state_firm("国有买方")
    office = w.firm("某局", kind=EntityKind.GOVERNMENT)
    firms = {
        name: w.firm(name, insured_count=count, tax_grade=grade, town=town)
        for name, count, grade, town in (
            ("甲", 10, "A", "东镇"), ("乙", 60, "B", "东镇"), ("丙", 200, "A", "西镇"), ("丁", None, None, None),
        )
    }  # fmt: skip
    a, b, c, d = (firms[name] for name in "甲乙丙丁")
    w.event(
        "enforcement", firm_id=a, state="closed_no_assets", occurred_on=date(2024, 5, 1), amount=Decimal(900)
    )
    w.event("enforcement", firm_id=b, state="performed", occurred_on=date(2026, 5, 1))
    w.event("lawsuit", firm_id=b, role="plaintiff", state="open", occurred_on=date(2026, 5, 1))
    w.event("lawsuit", firm_id=c, role="defendant", state="open", occurred_on=date(2026, 5, 1))
    w.event("penalty", firm_id=c, state="current", occurred_on=date(2026, 3, 1))
    firms["停"] = w.firm("停", status=FirmStatus.SUSPENDED)
    w.tender(state, {a: None}, date(2026, 6, 1), "3000000")
    w.tender(office, {b: "1000000", c: "5000000"}, date(2026, 6, 1), "6000000", lead=b)
    w.tender(state, {c: None, d: None}, date(2023, 6, 1), "8000000", lead=c)
    w.tender(state, {d: None}, date(2026, 6, 1), "9000000", status="withdrawn")
    w.tender(w.firm("私营买方"), {b: None}, date(2026, 5, 1), None)
    w.paper(a, "安全生产许可证", state="valid", expires_on=date(2026, 1, 1))
    w.paper(b, "采矿许可证", state="revoked")
    w.paper(c, "采矿许可证", state="valid", expires_on=date(2026, 12, 1))
    w.client(a, "福泉支行", overdue_days=40)
    w.client(b, "瓮安支行", overdue_days=95)
    w.client(c, "瓮安支行")
    return firms


CASES: list[tuple[dict[str, Any], str]] = [
    ({"events": ["enforcement"]}, "甲"),
    ({"events": ["enforcement"], "ended_for_lack_of_assets": True}, "甲"),
    ({"events": ["enforcement"], "event_since": date(2026, 1, 1)}, ""),
    ({"events": ["enforcement"], "event_amount_min": Decimal(901)}, ""),
    ({"events": ["lawsuit"]}, "乙丙"),
    ({"events": ["lawsuit"], "event_role": "defendant"}, "丙"),
    ({"events": ["enforcement", "penalty"]}, "甲丙"),
    ({"events": ["penalty"], "event_until": date(2026, 2, 1)}, ""),
    ({"events": ["production_stopped"]}, "停"),
    ({"without_events": ["lawsuit"], "client": True}, "甲乙"),
    ({"without_events": ["production_stopped"], "towns": ["西镇"]}, "丙"),
    ({"won": True}, "甲乙丙丁"),
    ({"won": True, "won_since": date(2026, 1, 1)}, "甲乙丙"),
    ({"won": False, "client": True, "won_until": date(2025, 1, 1)}, "甲乙"),
    ({"won_from": ["government"]}, "乙丙"),
    ({"won_from": ["state_owned"], "won_since": date(2026, 1, 1)}, "甲"),
    ({"won_amount_min": Decimal(3_000_000), "won_since": date(2026, 1, 1)}, "甲丙"),
    ({"won_amount_min": Decimal(13_000_000)}, "丙"),
    ({"won_amount_max": Decimal(1_000_000), "won_since": date(2026, 1, 1)}, "乙"),
    ({"lapsed": ["许可证"]}, "甲乙"),
    ({"lapsed": ["采矿许可证"]}, "乙"),
    ({"expiring_by": date(2027, 1, 1)}, "丙"),
    ({"overdue_days_min": 41}, "乙"),
    ({"overdue_days_min": 1, "branches": ["福泉支行"]}, "甲"),
    ({"client": True, "without_overdue": True}, "丙"),
    ({"insured_min": 60}, "乙丙"),
    ({"insured_max": 59}, "甲"),
    ({"tax_grades": ["A"]}, "甲丙"),
    ({"towns": ["东镇"]}, "甲乙"),
    ({"exclude_regions": ["522702"]}, ""),
    ({"kinds": ["government"]}, "某局"),
]


def found(store: Store, scope: Scope, conditions: dict[str, Any]) -> str:
    with store.read() as session:
        page = firm_search.find(session, FirmQuery(**conditions), asked_in(session, scope))
    return "".join(firm.name for firm in sorted(page.firms, key=lambda firm: firm.id))


@pytest.mark.parametrize(("conditions", "names"), CASES)
def test_conditions(store: Store, conditions: dict[str, Any], names: str) -> None:
    enter(store, build)
    assert found(store, LOCAL, conditions) == names


@pytest.mark.parametrize(
    ("scope", "names"),
    [(LOCAL, "甲乙"), (Scope(branch="福泉支行"), "甲"), (Scope(internal=False), "")],
)
def test_overdue_days_stay_within_the_branch(store: Store, scope: Scope, names: str) -> None:
    enter(store, build)
    assert found(store, scope, {"overdue_days_min": 1}) == names
    assert found(store, scope, {"branches": ["瓮安支行"]}) == ("乙丙" if scope == LOCAL else "")


def test_a_question_for_firms_lists_no_government_body(store: Store) -> None:
    enter(store, build)
    assert "某局" not in found(store, LOCAL, {})
    assert found(store, LOCAL, {"name_contains": "某局"}) == "某局"


def one_sale(w: World) -> dict[str, int]:
    """甲 sold for 100 on paper, 90 in goods and 80 in money to one buyer, and for 50 to another; 乙 won 1000 dollars."""
    first, second = w.firm("买一"), w.firm("买二")
    firms = {name: w.firm(name) for name in "甲乙"}
    for kind, amount in (("contract", "100"), ("delivery", "90"), ("payment", "80"), ("framework", "999")):
        w.supply(firms["甲"], first, TODAY, amount, SupplyKind(kind))
    w.supply(firms["甲"], first, None, None, SupplyKind.PAYMENT)
    w.supply(firms["甲"], second, TODAY, "50", SupplyKind.PAYMENT)
    w.supply(firms["乙"], first, TODAY, "120", SupplyKind.PAYMENT)
    w.tender(first, {firms["乙"]: None}, date(2026, 6, 1), "1000", currency="USD")
    w.tender(first, {firms["乙"]: "40", firms["甲"]: "60"}, date(2026, 6, 1), "100")
    return firms


@pytest.mark.parametrize(
    ("conditions", "names"),
    [
        ({"buyers": ["买一"], "bought_amount_min": Decimal(100)}, "甲乙"),
        ({"buyers": ["买一"], "bought_amount_min": Decimal(101)}, "乙"),
        ({"buyers": ["买一", "买二"], "bought_amount_min": Decimal(150)}, "甲"),
        ({"buyers": ["买一", "买二"], "bought_amount_min": Decimal(151)}, ""),
        ({"won_amount_min": Decimal(41)}, "甲"),
        ({"won_amount_max": Decimal(40)}, "乙"),
        ({"wins_min": 2}, "乙"),
        ({"won": True, "order_by": "won_amount", "descending": True, "limit": 1}, "甲"),
        ({"buyers": ["买一"], "order_by": "bought_amount", "descending": True, "limit": 1}, "乙"),
    ],
)
def test_one_sale_is_one_amount_and_dollars_are_no_yuan(
    store: Store, conditions: dict[str, Any], names: str
) -> None:
    enter(store, one_sale)
    assert found(store, LOCAL, conditions) == names
