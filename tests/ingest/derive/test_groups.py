"""Groups: one controller, also through a firm; guarantee circles, also through a person; innocent look-alikes apart."""

from __future__ import annotations

from datetime import date

from assistant.store.derived import FirmFeature
from assistant.store.engine import Store
from tests.firm_world import World, enter


def keys(store: Store, *firms: int) -> list[str | None]:
    with store.read() as session:
        return [session.get_one(FirmFeature, firm).group_key for firm in firms]


def test_one_person_behind_two_firms_once_through_a_holding(store: Store) -> None:
    def build(w: World) -> tuple[int, int]:
        boss = w.person("老板")
        parent, first, second = w.firm("控股公司"), w.firm("甲"), w.firm("乙")
        w.hold(parent, "1", by_person=boss)
        w.hold(first, "0.8", by_person=boss)
        w.hold(second, "0.75", by_firm=parent)
        return first, second

    first, second = keys(store, *enter(store, build))
    assert first == second
    assert first is not None


def test_stakes_of_one_person_count_together(store: Store) -> None:
    def build(w: World) -> tuple[int, int]:
        boss = w.person("老板")
        vehicle, firm = w.firm("持股平台"), w.firm("企业")
        w.hold(vehicle, "1", by_person=boss)
        w.hold(firm, "0.3", by_person=boss)
        w.hold(firm, "0.3", by_firm=vehicle)
        w.hold(firm, "0.4", by_person=w.person("别人"))
        return firm, vehicle

    firm, vehicle = keys(store, *enter(store, build))
    assert firm == vehicle
    assert firm is not None


def test_namesakes_and_firms_of_one_state_body_are_no_group(store: Store) -> None:
    def build(w: World) -> list[int]:
        made = []
        for name in ("甲", "乙"):
            firm = w.firm(name)
            w.hold(firm, "1", by_person=w.person("同名"))
            made += [firm, w.state_firm(f"国有{name}")]
        return made

    assert keys(store, *enter(store, build)) == [None] * 4


def circle(w: World, *, closed: bool, ends: date | None = None) -> list[int]:
    first, second, third, boss = w.firm("环甲"), w.firm("环乙"), w.firm("环丙"), w.person("丙老板")
    w.hold(third, "1", by_person=boss)
    w.guarantee(second, by_firm=first, valid_to=ends)
    w.guarantee(third, by_firm=second)
    if closed:
        w.guarantee(first, by_person=boss)
    return [first, second, third]


def test_a_guarantee_circle_closes_through_a_person(store: Store) -> None:
    found = keys(store, *enter(store, lambda w: circle(w, closed=True)))
    assert found[0] is not None
    assert len(set(found)) == 1


def test_a_chain_and_a_circle_that_has_run_out_are_no_group(store: Store) -> None:
    def build(w: World) -> list[int]:
        return [*circle(w, closed=False), *circle(w, closed=True, ends=date(2025, 1, 1))]

    assert keys(store, *enter(store, build)) == [None] * 6


def test_an_owner_s_guarantee_for_the_own_firm_is_no_circle(store: Store) -> None:
    def build(w: World) -> int:
        boss, firm = w.person(), w.firm("自保企业")
        w.hold(firm, "1", by_person=boss)
        w.guarantee(firm, by_person=boss)
        return firm

    assert keys(store, enter(store, build)) == [None]
