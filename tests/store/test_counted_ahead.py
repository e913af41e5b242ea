"""What is counted and listed ahead (firm_tally, firm_name_gram) gives what the firms themselves give, and follows them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import Session

from assistant.domain.firm_query import FirmQuery
from assistant.store import firm_groups, firm_search
from assistant.store.derived import FirmTally
from assistant.store.engine import Store
from assistant.store.firm_name_parts import FirmNameGram
from assistant.store.firms import EntityKind, Firm
from tests.firm_world import World, asked_in, enter

PLACES = (
    ("522702", None), ("522702", "522702"), ("522702", "522725"), ("522702", "520115"), ("522702", "440306"),
    ("440306", "522702"), (None, "522702"), (None, None), ("520000", "520115"), ("522700", "522702"),
)  # fmt: skip
"""Registered and producing in one county, in two of one prefecture, of one province, of two, and where one is not known."""


def build(w: World) -> list[int]:
    w.bank()
    state = w.state_firm("国有买方")
    firms = []
    for number in range(60):
        own, plant = PLACES[number % len(PLACES)]
        firm = w.firm(
            f"示例{'川恒' if number % 7 == 0 else '川流'}{number}有限公司",
            kind=EntityKind.GOVERNMENT if number % 11 == 0 else EntityKind.COMPANY,
            region_code=own, plant_region_code=plant, insured_count=number * 9 if number % 3 else None,
            industry_code="2620", registered_capital=Decimal(number * 1000) if number % 4 else None,
        )  # fmt: skip
        if number % 2:
            w.supply(firm, state, date(2026, 1, 1))
        if number % 5 == 0:
            w.tender(state, {firm: None}, date(2026, 2, 1), "3000000")
        firms.append(firm)
    return firms


@pytest.fixture
def world(store: Store) -> Iterator[Session]:
    enter(store, build)
    with store.write() as session:
        yield session
        session.rollback()


AREAS: tuple[dict[str, Any], ...] = (
    {}, {"regions": ["520000"]}, {"regions": ["522700"]}, {"regions": ["522702"]}, {"local": True},
    {"regions": ["522702", "440306"]}, {"regions": ["522700"], "local": True}, {"regions": ["330000"]},
)  # fmt: skip
MORE: tuple[dict[str, Any], ...] = (
    {}, {"labels": ["soe_supplier"]}, {"sizes": ["small", "micro"]}, {"labels": ["soe_supplier"], "soe_levels": ["city"]},
    {"exclude_labels": ["soe_supplier"]}, {"kinds": ["government"]}, {"without_penalty": True},
    {"labels": ["soe_supplier", "government_supplier"], "any_label": True},
)  # fmt: skip
KEYS: tuple[tuple[firm_groups.GroupBy, ...], ...] = (
    (), ("region",), ("city",), ("province",), ("size",), ("region", "size"), ("size", "province"), ("region", "city"), ("label",),
)  # fmt: skip


def answers(session: Session, area: dict[str, Any]) -> list[Any]:
    asked = asked_in(session)
    found: list[Any] = []
    for more in MORE:
        query = FirmQuery(**area, **more)
        found.append((area, more, firm_search.count(session, query, asked)))
        found += [(more, by, firm_groups.group(session, query, by, asked)) for by in KEYS]
    return found


@pytest.mark.parametrize("area", AREAS, ids=str)
def test_counts_are_the_same_with_and_without_the_tally(world: Session, area: dict[str, Any]) -> None:
    tallied = answers(world, area)
    world.execute(sa.delete(FirmTally))
    assert tallied == answers(world, area)


def test_a_count_over_a_place_comes_from_the_tally(world: Session) -> None:
    world.execute(sa.update(FirmTally).values(firms=sa.column("firms") + 1000))
    query, asked = FirmQuery(regions=["520000"], labels=["soe_supplier"]), asked_in(world)
    assert firm_search.count(world, query, asked) > 1000
    assert all(row.count > 1000 for row in firm_groups.group(world, query, ["region"], asked).rows)


NAMES = (
    "川恒",
    "恒",
    "司",
    "示例川恒",
    "川恒7",
    "恒川",
    "有限公司",
    "示例国有",
    "%",
    "川恒0有限公司的",
    "川 恒",
    "旧名",
)


def named(session: Session) -> list[Any]:
    asked = asked_in(session)
    found = (firm_search.find(session, FirmQuery(name_contains=name), asked) for name in NAMES)
    return [(page.total, [firm.id for firm in page.firms]) for page in found]


def test_a_part_of_a_name_finds_the_same_firms_with_and_without_the_lists(world: Session) -> None:
    listed = named(world)
    world.execute(sa.delete(FirmNameGram))
    assert listed == named(world)
    assert [total for total, _ in listed[:2]] == [9, 9]


def test_lists_and_tally_follow_the_firms(store: Store) -> None:
    firms = enter(store, build)

    def change(w: World) -> None:
        firm = w.session.get(Firm, firms[1])
        assert firm is not None
        firm.name = firm.name_key = "示例恒山有限公司"
        firm.region_code, firm.plant_region_code = "330102", None
        w.named(firms[2], "示例旧名有限公司")

    enter(store, change)
    with store.read() as session:
        asked = asked_in(session)
        for name, wanted in (("恒山", firms[1]), ("旧名", firms[2])):
            assert [f.id for f in firm_search.find(session, FirmQuery(name_contains=name), asked).firms] == [
                wanted
            ]
        assert firm_search.count(session, FirmQuery(regions=["330000"]), asked) == 1
