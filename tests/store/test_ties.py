"""Hidden ties: shared contacts and hubs, shared persons, the path between two firms, the map of a group."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from assistant.domain.scope import LOCAL, Scope
from assistant.store.engine import Store
from assistant.store.firms import Firm
from assistant.store.tie_maps import group_map, shared_people
from assistant.store.tie_paths import path_between
from assistant.store.tie_rules import TieRules
from assistant.store.ties import shared_contacts
from tests.firm_world import TODAY, World, enter

RULES = TieRules(version="t", hub_firms=3, hub_relations=6, path_steps=4, map_firms=10)


def contacts_of(store: Store, firm: int) -> dict[str, tuple[int, bool, list[str]]]:
    with store.read() as session:
        found = shared_contacts(session, [session.get_one(Firm, firm)], RULES).get(firm, ())
        return {tie.what: (tie.count, tie.hub, [name for _, name in tie.firms]) for tie in found}


def test_a_phone_and_a_folded_address_are_shared(store: Store) -> None:
    def build(w: World) -> int:
        firm = w.firm("甲", phone="0854-1", address="贵州省福泉市示例路十二号", email="a@example.test")
        w.firm("乙", phone="0854-1", address="瓮安县别处路7号")
        w.firm("丙", phone="0854-2", address="福泉市示例路12号")
        return firm

    found = contacts_of(store, enter(store, build))
    assert found == {"phone": (1, False, ["乙"]), "address": (1, False, ["丙"])}


def test_an_agent_s_phone_is_told_as_a_hub_and_not_listed(store: Store) -> None:
    def build(w: World) -> int:
        made = [w.firm(f"客户{number}", phone="0854-9") for number in range(5)]
        return made[0]

    assert contacts_of(store, enter(store, build)) == {"phone": (4, True, [])}


def test_a_person_who_stands_in_another_firm_too(store: Store) -> None:
    def build(w: World) -> tuple[int, int]:
        firm, other, past, boss = w.firm("甲"), w.firm("乙"), w.firm("旧"), w.person("张")
        w.hold(firm, "0.3", by_person=boss)
        w.office(other, boss, "director")
        w.office(past, boss, "director", valid_to=date(2020, 1, 1))
        agent = w.person("代办")
        w.office(firm, agent, "supervisor")
        for number in range(5):
            w.office(w.firm(f"客户{number}"), agent, "supervisor")
        return firm, other

    firm, other = enter(store, build)
    with store.read() as session:
        agent, boss = shared_people(session, firm, today=TODAY, scope=LOCAL, rules=RULES)
    assert (boss.person, boss.hub, [id_ for id_, _, _ in boss.firms]) == ("张", False, [other])
    assert (agent.person, agent.hub, agent.count, agent.firms) == ("代办", True, 5, ())


def chained(w: World) -> tuple[int, int, int]:
    """甲 is held by a person who is director of 中, which guarantees 乙; 丙 only buys from 乙."""
    first, middle, last, buyer = w.firm("甲"), w.firm("中"), w.firm("乙"), w.firm("丙")
    boss = w.person("张")
    w.hold(first, "0.4", by_person=boss)
    w.office(middle, boss, "director")
    w.guarantee(last, by_firm=middle)
    w.supply(last, buyer, date(2026, 1, 1))
    return first, last, buyer


def test_the_path_between_two_firms_shows_each_step_with_its_row(store: Store) -> None:
    first, last, _ = enter(store, chained)
    with store.read() as session:
        path = path_between(session, first, last, today=TODAY, scope=LOCAL, rules=RULES)
    assert [(s.kind, s.from_name, s.to_name) for s in path.steps] == [
        ("holding", "张", "甲"), ("office", "张", "中"), ("guarantee", "中", "乙"),
    ]  # fmt: skip
    assert path.steps[0].share == Decimal("0.4")
    assert all(step.evidence.source for step in path.steps)
    assert not path.through_supplies


def test_sales_are_followed_only_where_nothing_else_leads_there(store: Store) -> None:
    first, _, buyer = enter(store, chained)
    with store.read() as session:
        path = path_between(session, first, buyer, today=TODAY, scope=LOCAL, rules=RULES)
    assert path.through_supplies
    assert [s.kind for s in path.steps] == ["holding", "office", "guarantee", "supply"]


def test_the_bound_and_hubs_end_the_search(store: Store) -> None:
    def build(w: World) -> tuple[int, int, int]:
        first, _, buyer = chained(w)
        agent, other = w.person("代办"), w.firm("丁")
        for firm in (first, other, *(w.firm(f"客户{n}") for n in range(6))):
            w.office(firm, agent, "supervisor")
        return first, buyer, other

    first, buyer, other = enter(store, build)
    near = RULES.model_copy(update={"path_steps": 3})
    with store.read() as session:
        assert path_between(session, first, buyer, today=TODAY, scope=LOCAL, rules=near).steps == ()
        path = path_between(session, first, other, today=TODAY, scope=LOCAL, rules=RULES)
    assert (path.steps, path.hubs) == ((), ("代办",))


def test_internal_rows_are_no_path_for_who_may_not_see_them(store: Store) -> None:
    def build(w: World) -> tuple[int, int]:
        one, other = w.firm("甲"), w.firm("乙")
        w.source.internal = True
        w.guarantee(other, by_firm=one)
        return one, other

    one, other = enter(store, build)
    outside = Scope(internal=False)
    with store.read() as session:
        assert path_between(session, one, other, today=TODAY, scope=LOCAL, rules=RULES).steps
        assert not path_between(session, one, other, today=TODAY, scope=outside, rules=RULES).steps


def test_a_group_s_map_has_its_firms_controller_and_relations(store: Store) -> None:
    def build(w: World) -> tuple[int, int]:
        boss, parent, child, alone = w.person("张"), w.firm("母"), w.firm("子"), w.firm("外")
        w.hold(parent, "0.9", by_person=boss)
        w.hold(parent, "0.1", by_person=w.person("小股东"))
        w.hold(child, "0.6", by_firm=parent)
        w.guarantee(child, by_firm=parent)
        w.guarantee(alone, by_firm=parent)
        return child, alone

    child, alone = enter(store, build)
    with store.read() as session:
        found = group_map(session, child, today=TODAY, scope=LOCAL, rules=RULES)
        assert group_map(session, alone, today=TODAY, scope=LOCAL, rules=RULES) is None
    assert found is not None
    assert {(node.name, node.controller) for node in found.nodes} == {
        ("母", False),
        ("子", False),
        ("张", True),
    }
    assert sorted((e.kind, e.from_name, e.to_name) for e in found.edges) == [
        ("guarantee", "母", "子"), ("holding", "张", "母"), ("holding", "母", "子"),
    ]  # fmt: skip
