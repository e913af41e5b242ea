"""Labels: dated, within the window, by what the buyer was on the day, not within one's own group, counted once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlmodel import col, select

from assistant.store.derived import FirmFeature, Label
from assistant.store.engine import Store
from assistant.store.firms import EntityKind
from assistant.store.trade import SupplyKind
from tests.firm_world import TODAY, World, enter

EDGE = date(2023, 10, 31)
"""36 months before TODAY."""


def labels_of(store: Store, firm: int) -> dict[str, Label]:
    with store.read() as session:
        found = session.exec(select(Label).where(Label.firm_id == firm).order_by(col(Label.id)))
        return {label.kind: label for label in found}


@pytest.mark.parametrize(
    ("on", "counts"),
    [(EDGE, True), (date(2023, 10, 30), False), (TODAY, True), (date(2026, 11, 1), False), (None, False)],
)
def test_the_window_holds_both_its_edges(store: Store, on: date | None, counts: bool) -> None:
    def build(w: World) -> int:
        firm = w.firm("供应商")
        w.supply(firm, w.state_firm(), on)
        return firm

    assert ("soe_supplier" in labels_of(store, enter(store, build))) is counts


def test_a_buyer_counts_for_what_it_was_on_the_day(store: Store) -> None:
    sold = date(2024, 6, 30)

    def build(w: World) -> tuple[int, int]:
        buyer = w.firm("改制买方")
        w.hold(buyer, "1", body="县国资（示例）", level="county", valid_to=sold)
        w.hold(buyer, "1", by_person=w.person(), valid_from=sold)
        before, after = w.firm("此前供应商"), w.firm("此后供应商")
        w.supply(before, buyer, date(2024, 6, 29), "500000")
        w.supply(before, buyer, date(2025, 6, 29), "900000")
        w.supply(after, buyer, sold)
        return before, after

    before, after = enter(store, build)
    label = labels_of(store, before)["soe_supplier"]
    assert (label.amount, label.deliveries, label.last_on) == (Decimal("500000.00"), 1, date(2024, 6, 29))
    assert label.soe_level == "county"
    assert labels_of(store, after) == {}


def test_one_s_own_group_is_no_buyer_but_a_minority_holder_is(store: Store) -> None:
    def build(w: World) -> tuple[int, int, int]:
        buyer = w.state_firm()
        inside, sister, outside = w.firm("子公司"), w.firm("姊妹公司"), w.firm("独立公司")
        other = w.firm("另一子公司")
        for firm in (inside, sister, other):
            w.hold(firm, "0.65", by_firm=buyer)
        w.hold(outside, "0.1", by_firm=buyer)
        w.hold(outside, "0.9", by_person=w.person())
        w.supply(inside, buyer, date(2026, 1, 1))
        w.supply(sister, other, date(2026, 1, 1))
        w.supply(outside, buyer, date(2026, 1, 1))
        return inside, sister, outside

    inside, sister, outside = enter(store, build)
    assert "soe_supplier" not in labels_of(store, inside)
    assert "soe_supplier" not in labels_of(store, sister)
    assert "soe_supplier" in labels_of(store, outside)


def test_two_firms_under_one_state_body_are_no_group(store: Store) -> None:
    def build(w: World) -> int:
        seller = w.state_firm("国有卖方")
        w.supply(seller, w.state_firm("国有买方"), date(2026, 1, 1))
        return seller

    assert "soe_supplier" in labels_of(store, enter(store, build))


def test_frameworks_and_withdrawn_awards_give_nothing(store: Store) -> None:
    def build(w: World) -> int:
        firm, buyer = w.firm("供应商"), w.state_firm()
        w.supply(firm, buyer, date(2026, 1, 1), None, SupplyKind.FRAMEWORK)
        w.tender(buyer, {firm: None}, date(2026, 1, 1), "4000000", status="withdrawn")
        w.tender(buyer, {firm: None}, date(2026, 1, 1), None, status="framework")
        return firm

    assert labels_of(store, enter(store, build)) == {}


def test_tier_two_is_judged_by_the_contractor(store: Store) -> None:
    def build(w: World) -> tuple[int, int]:
        end = w.state_firm("业主")
        private = w.firm("民营承包商")
        w.hold(private, "1", by_person=w.person())
        second, first = w.firm("二级供应商"), w.firm("一级供应商")
        w.supply(second, private, date(2026, 1, 1), end_customer_id=end)
        w.supply(first, w.state_firm("国有承包商"), date(2026, 1, 1), end_customer_id=end)
        return second, first

    second, first = enter(store, build)
    assert labels_of(store, second) == {}
    assert "soe_supplier" in labels_of(store, first)


def test_an_award_alone_is_told_apart_and_a_payment_shows_best(store: Store) -> None:
    def build(w: World) -> tuple[int, int]:
        buyer, alone, paid = w.state_firm(), w.firm("只中标"), w.firm("已付款")
        for firm in (alone, paid):
            w.tender(buyer, {firm: None}, date(2026, 9, 1), "2600000")
        w.supply(paid, buyer, date(2026, 2, 1), "2600000", SupplyKind.CONTRACT)
        w.supply(paid, buyer, date(2026, 3, 1), "2500000", SupplyKind.PAYMENT)
        return alone, paid

    alone, paid = enter(store, build)
    first, second = labels_of(store, alone)["soe_supplier"], labels_of(store, paid)["soe_supplier"]
    assert first.supply_id is None
    assert first.tender_id is not None
    assert second.tender_id is None
    assert second.supply_id is not None
    # award, contract and payment are one sale: they are not added up
    assert second.amount == Decimal("2600000.00")


@pytest.mark.parametrize("parts", [{"lead": "9000000", "member": "3000000"}, {"lead": None, "member": None}])
def test_a_consortium_s_award_counts_once(store: Store, parts: dict[str, str | None]) -> None:
    def build(w: World) -> tuple[int, int]:
        lead, member = w.firm("牵头方"), w.firm("成员")
        buyer = w.state_firm()
        w.tender(
            buyer, {lead: parts["lead"], member: parts["member"]}, date(2026, 1, 1), "12000000", lead=lead
        )
        return lead, member

    made = enter(store, build)
    amounts = [labels_of(store, firm)["soe_supplier"].amount or Decimal(0) for firm in made]
    assert sum(amounts) == Decimal("12000000.00")
    with store.read() as session:
        won = [session.get_one(FirmFeature, firm).won_amount_12m or Decimal(0) for firm in made]
    assert won == amounts


def test_each_kind_of_buyer_gives_its_label(store: Store) -> None:
    def build(w: World) -> tuple[int, int]:
        firm = w.firm("供应商")
        state = w.state_firm()
        buyers = [
            state,
            w.firm("局", kind=EntityKind.GOVERNMENT),
            w.firm("上市公司", listed=True),
            w.firm("银行", kind=EntityKind.BANK),
        ]
        for buyer in buyers:
            w.supply(firm, buyer, date(2026, 1, 1))
        customer = w.firm("国企客户")
        w.supply(state, customer, date(2026, 1, 1))
        return firm, customer

    firm, customer = enter(store, build)
    assert set(labels_of(store, firm)) == {
        "soe_supplier",
        "government_supplier",
        "listed_supplier",
        "financial_supplier",
    }
    assert set(labels_of(store, customer)) == {"soe_customer"}


def test_deriving_again_changes_nothing(store: Store) -> None:
    def build(w: World) -> int:
        firm, buyer = w.firm("供应商"), w.state_firm()
        w.supply(firm, buyer, date(2026, 1, 1))
        w.derive()
        return firm

    firm = enter(store, build)
    with store.read() as session:
        assert len(session.exec(select(Label).where(Label.firm_id == firm)).all()) == 1
