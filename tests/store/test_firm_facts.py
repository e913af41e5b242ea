"""Facts of many firms: few queries whatever their number, each fact with its row, and the caller's scope held."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import event

from assistant.domain.scope import LOCAL, Scope
from assistant.store import firm_facts, group_rows
from assistant.store.engine import Store
from tests.firm_world import TODAY, World, enter


def build(w: World) -> list[int]:
    w.bank(single_limit=Decimal(30_000_000))
    buyer, boss = w.state_firm(), w.person("老板")
    made = []
    for number in range(12):
        firm = w.firm(f"企业{number:02d}", uscc=f"U{number}", phone="0854-0001" if number < 2 else None)
        w.hold(firm, "0.6", by_person=boss)
        w.supply(firm, buyer, date(2026, 1, 1), "1500000")
        w.tender(buyer, {firm: None}, date(2026, 2, 1), "800000")
        w.statement(firm, date(2025, 12, 31), revenue=Decimal(9_000_000))
        w.event("enforcement", "甲案", firm_id=firm, person_id=boss, state="open")
        made.append(firm)
    for firm in made[:2]:
        w.stand_in(firm, "vat_sales", 2025, "9000000")
        w.stand_in(firm, "account_inflow", 2025, "8000000")
    w.client(made[0], "福泉支行", credit_limit=Decimal(5_000_000), overdue_days=3, manager="某经理")
    return made


def queries(store: Store, ids: list[int]) -> int:
    seen: list[str] = []
    event.listen(store.engine, "before_cursor_execute", lambda *args: seen.append(args[2]))
    with store.read() as session:
        firm_facts.load(session, ids, today=TODAY, scope=LOCAL)
    return len(seen)


def test_twelve_firms_take_no_more_queries_than_one(store: Store) -> None:
    ids = enter(store, build)
    one = queries(store, ids[:1])
    assert queries(store, ids) - one <= 1


def test_each_fact_shows_its_file_row_and_text(store: Store) -> None:
    ids = enter(store, build)
    with store.read() as session:
        (facts,) = firm_facts.load(session, ids[:1], today=TODAY, scope=LOCAL)
    sale = facts.sales[0].evidence
    assert sale.key.startswith("supply:")
    assert sale.title == "供货记录：企业00 → 国有示例"
    assert sale.quote == "金额：1500000；日期：2026-01-01"
    assert sale.source.startswith("rows.csv 第 ")
    assert sale.as_of == TODAY
    assert [label.kind for label in facts.labels] == ["soe_supplier"]
    assert (facts.labels[0].shown_by, facts.labels[0].shown_amount) == ("delivery", Decimal("1500000.00"))
    assert facts.labels[0].state_path.startswith("国资监管部门（示例）[市级] —100%→ 国有示例")
    assert [e.quote for e in facts.labels[0].state_evidence] == ["持股：1"]
    assert facts.controller is not None
    assert facts.controller.person == "老板"
    assert facts.controller_events
    assert facts.group is not None
    assert len(facts.group.members) == 11
    assert [tie.what for tie in facts.shared_contacts] == ["phone"]


def test_of_a_large_group_the_first_and_whoever_is_named_are_told_and_all_are_counted(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twelve firms of one controller; of a group of more than three the first three are named. The last sells to the
    tenth and has the phone of the eighth."""

    def grow(w: World) -> list[int]:
        w.bank(single_limit=Decimal(30_000_000))
        boss = w.person("老板")
        ids = [w.firm(f"企业{n:02d}", phone="0854-0001" if n in (7, 11) else None) for n in range(12)]
        for firm in ids:
            w.hold(firm, "0.6", by_person=boss)
        w.supply(ids[11], ids[9], date(2026, 3, 1), "700000")
        w.client(ids[0], "福泉支行", credit_limit=Decimal(5_000_000))
        w.client(ids[10], "福泉支行", credit_limit=Decimal(1_000_000))
        return ids

    ids = enter(store, grow)
    with store.read() as session:
        (whole,) = firm_facts.load(session, [ids[11]], today=TODAY, scope=LOCAL)
        monkeypatch.setattr(group_rows, "NAMED", 3)
        monkeypatch.setattr(firm_facts, "NAMED", 3)
        (part,) = firm_facts.load(session, [ids[11]], today=TODAY, scope=LOCAL)
    assert whole.group is not None
    assert part.group is not None
    assert {id_ for id_, _ in part.group.members} == {*ids[:3], ids[7], ids[9], ids[10]}
    assert part.group.others == whole.group.others == len(whole.group.members) == 11
    assert "等，共 12 家" in part.group.evidence[0].quote
    assert part.exposure == whole.exposure  # what is lent to the group counts all of it
    assert part.exposure is not None
    assert part.exposure.group == Decimal(6_000_000)


def test_order_is_kept_and_an_unknown_id_left_out(store: Store) -> None:
    ids = enter(store, build)
    wanted = [ids[3], 9999, ids[1]]
    with store.read() as session:
        assert [f.id for f in firm_facts.load(session, wanted, today=TODAY, scope=LOCAL)] == [ids[3], ids[1]]


def test_another_branch_sees_only_that_it_is_a_client(store: Store) -> None:
    ids = enter(store, build)
    with store.read() as session:
        for scope in (LOCAL, Scope(branch="福泉支行")):
            (own,) = firm_facts.load(session, ids[:1], today=TODAY, scope=scope)
            assert own.client is not None
            assert (own.client.visible, own.client.overdue_days) == (True, 3)
        (other,) = firm_facts.load(session, ids[:1], today=TODAY, scope=Scope(branch="瓮安支行"))
        (none,) = firm_facts.load(session, ids[:1], today=TODAY, scope=Scope(internal=False))
    assert other.client is not None
    assert other.client.visible is False
    assert (other.client.branch, other.client.credit_limit, other.client.overdue_days) == (None, None, None)
    assert "77" not in other.client.evidence.quote
    assert other.exposure is not None
    assert other.exposure.visible is False
    assert other.exposure.evidence == ()
    assert none.client is None
    assert none.exposure is None


def test_the_account_of_another_branch_s_client_is_not_seen(store: Store) -> None:
    ids = enter(store, build)

    def kinds(scope: Scope) -> list[list[str]]:
        with store.read() as session:
            found = firm_facts.load(session, ids[:2], today=TODAY, scope=scope)
        return [sorted(fact.kind for fact in facts.stand_ins) for facts in found]

    both, sales = ["account_inflow", "vat_sales"], ["vat_sales"]
    assert kinds(LOCAL) == kinds(Scope(branch="福泉支行")) == [both, both]
    assert kinds(Scope(branch="瓮安支行")) == kinds(Scope(internal=False)) == [sales, both]
