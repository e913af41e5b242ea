"""Chains: walks end in cycles, makers are counted here and elsewhere, and what a chain or the data lack is told."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlmodel import Session

from assistant.domain.scope import LOCAL, Scope
from assistant.store.chain_graph import names_of, sorts, walk
from assistant.store.chain_places import ChainPicture, picture
from assistant.store.chain_proposal import propose
from assistant.store.chain_trace import Side, trace
from assistant.store.engine import Store
from assistant.store.firms import FirmStatus
from assistant.store.product_makers import count_makers, makers, products_of
from assistant.store.product_names import named, near_names
from assistant.store.sources import Source
from assistant.store.trade import FirmProduct, Product, ProductLink
from tests.firm_world import World, enter

HERE = ["522702"]


class Chain(World):
    """A chain A ← B ← C ← A (a cycle) with firms here and elsewhere."""

    def link(self, product: int, relation: str, related: int) -> None:
        text = f"{product} {relation} {related}"
        self._add(
            ProductLink(product_id=product, related_id=related, relation=relation, **self._sourced(text))
        )

    def made(self, firm: int, product: int, share: str | None, **cells: object) -> None:
        value = None if share is None else Decimal(share)
        self._add(
            FirmProduct(
                firm_id=firm,
                product_id=product,
                revenue_share=value,
                **{**self._sourced(f"占比 {share}"), **cells},
            )
        )


def build(w: World) -> dict[str, int]:
    c = Chain(w.session)
    c.bank()
    ids = c.chain(
        "ring", "环形链",
        {"甲料": "upstream", "乙料": "midstream", "丙品": "midstream", "丁品": "downstream", "服务品": "service"}, "环链",
    )  # fmt: skip
    ids |= {name: int(c._add(Product(name=name)).id) for name in ("精制乙料", "乙料药片", "无料品")}
    c.link(ids["乙料"], "upstream", ids["甲料"])
    c.link(ids["丙品"], "upstream", ids["乙料"])
    c.link(ids["丙品"], "downstream", ids["丁品"])
    c.link(ids["丁品"], "upstream", ids["丙品"])  # said from both ends
    c.link(ids["甲料"], "upstream", ids["丁品"])  # and round it goes
    c.link(ids["乙料"], "part", ids["精制乙料"])
    c.link(ids["乙料"], "part", ids["乙料药片"])
    here = c.firm("福泉甲厂", uscc="N1")
    there = c.firm("贵阳甲厂", uscc="N2", region_code="520115")
    plant = c.firm("外地注册本地生产厂", region_code="520115", plant_region_code="522702")
    gone = c.firm("已注销厂", status=FirmStatus.DEREGISTERED)
    c.made(there, ids["甲料"], "0.9")
    c.made(here, ids["甲料"], None)
    c.made(plant, ids["甲料"], "0.4")
    c.made(gone, ids["丙品"], "1")
    c.made(there, ids["丁品"], "0.2")
    c.made(here, ids["精制乙料"], "0.3")
    secret = c._add(
        Source(name="bank.csv", title="本行", kind="csv", internal=True, imported_at=c.source.imported_at)
    )
    c.made(here, ids["服务品"], "0.1", source_id=secret.id)
    return ids | {"here": here, "there": there, "plant": plant}


@pytest.fixture
def ids(store: Store) -> dict[str, int]:
    return enter(store, build)


@pytest.fixture
def session(store: Store, ids: dict[str, int]) -> Session:
    with store.read() as opened:
        yield opened


def reached(session: Session, start: int, kind: str, steps: int) -> dict[str, int]:
    found = walk(session, start, kind, steps).reached  # type: ignore[arg-type]
    names = names_of(session, [one.product_id for one in found])
    return {names[one.product_id]: one.depth for one in found}


def test_a_walk_visits_every_product_once_and_ends_in_a_cycle(session: Session, ids: dict[str, int]) -> None:
    assert reached(session, ids["丙品"], "upstream", 1) == {"乙料": 1}
    assert reached(session, ids["丙品"], "upstream", 6) == {"乙料": 1, "甲料": 2, "丁品": 3}
    assert reached(session, ids["甲料"], "downstream", 6) == {"乙料": 1, "丙品": 2, "丁品": 3}


def test_a_link_is_read_from_either_end_and_cites_what_was_said_of_the_product_itself(
    session: Session, ids: dict[str, int]
) -> None:
    found = product(session, "丙品")
    [step] = trace(session, found, "downstream").steps
    assert (step.product, step.after) == ("丁品", "丙品")
    assert step.link.quote == f"{ids['丙品']} downstream {ids['丁品']}"
    [material] = trace(session, product(session, "丁品"), "upstream").steps
    assert material.link.quote == f"{ids['丁品']} upstream {ids['丙品']}"


def product(session: Session, name: str) -> Product:
    found = named(session, name)
    assert found is not None
    return found


def test_makers_by_share_unknown_last_here_by_place_or_plant_and_none_that_is_gone(
    session: Session, ids: dict[str, int]
) -> None:
    everywhere = makers(session, ids["甲料"])
    assert [(m.name, m.share) for m in everywhere] == [
        ("贵阳甲厂", Decimal("0.9")), ("外地注册本地生产厂", Decimal("0.4")), ("福泉甲厂", None),
    ]  # fmt: skip
    assert everywhere[0].number == "N2"
    assert [m.firm_id for m in makers(session, ids["甲料"], HERE)] == [ids["plant"], ids["here"]]
    counts = count_makers(session, [ids["甲料"], ids["丙品"]], HERE)
    assert (counts[ids["甲料"]].total, counts[ids["甲料"]].local) == (3, 2)
    assert ids["丙品"] not in counts
    assert [(m.product, m.share) for m in products_of(session, ids["here"])][:2] == [
        ("精制乙料", Decimal("0.3")), ("服务品", Decimal("0.1")),
    ]  # fmt: skip


def test_what_the_banks_own_files_say_is_not_shown_outside_the_bank(
    session: Session, ids: dict[str, int]
) -> None:
    outside = Scope(internal=False)
    assert makers(session, ids["服务品"], scope=LOCAL)
    assert not makers(session, ids["服务品"], scope=outside)
    assert not count_makers(session, [ids["服务品"]], None, outside)
    shown = picture(session, "ring", HERE, outside)
    assert isinstance(shown, ChainPicture)
    assert shown.empty_segments == ("downstream", "service")


def test_the_gaps_of_a_chain_name_who_fills_them_elsewhere(session: Session) -> None:
    shown = picture(session, "环链", HERE)
    assert isinstance(shown, ChainPicture)
    assert [place.product for place in shown.gaps] == ["丙品", "丁品"]  # 乙料 is made as a sort of it
    bare, made_away = shown.gaps
    assert (bare.makers.total, bare.elsewhere) == (0, ())
    assert [maker.name for maker in made_away.elsewhere] == ["贵阳甲厂"]
    assert shown.empty_segments == ("downstream",)
    by_segment = {item.segment: (item.firms.local, item.firms.total) for item in shown.segments}
    assert by_segment == {"upstream": (2, 3), "midstream": (1, 1), "downstream": (0, 1), "service": (1, 1)}


def test_an_unknown_chain_comes_back_with_those_there_are(session: Session) -> None:
    unknown = picture(session, "环型链条", HERE)
    assert not isinstance(unknown, ChainPicture)
    assert "环形链" in unknown.suggestions


def test_a_sort_is_what_the_links_and_the_name_say(session: Session, ids: dict[str, int]) -> None:
    assert sorts(session, [ids["乙料"]]) == {ids["精制乙料"]: (ids["乙料"], 1)}


def test_what_the_data_do_not_hold_is_offered_from_the_graph_and_by_name(
    session: Session, ids: dict[str, int]
) -> None:
    side: Side = trace(session, product(session, "精制乙料"), "upstream", steps=3)
    assert side.total == 0
    ties = {item.product: (item.tie, item.linked) for item in side.related}
    assert ties["乙料"] == ("whole", True)
    assert ties["乙料药片"] == ("sibling", False)
    assert next(iter(ties)) == "乙料"  # the one for which the data hold materials comes first


def test_names_like_an_unknown_one(session: Session) -> None:
    assert named(session, "丙料") is None
    assert {near.name for near in near_names(session, "丙料")} == {"甲料", "乙料", "丙品"}
    assert next(near.name for near in near_names(session, "制乙料")) == "精制乙料"
    assert near_names(session, "%_'; DROP TABLE product") == ()
    assert near_names(session, "") == ()


def test_a_proposal_puts_materials_upstream_and_the_nearer_side_of_a_cycle_wins(
    session: Session, ids: dict[str, int]
) -> None:
    proposal = propose(session, [product(session, "丙品")], 3)
    placed = {item.product: (item.segment, item.depth) for item in proposal.products}
    assert placed == {
        "乙料": ("upstream", 1), "甲料": ("upstream", 2), "丙品": ("midstream", 0), "丁品": ("downstream", 1),
    }  # fmt: skip
    assert proposal.left_out == {"upstream": 0, "downstream": 0}
