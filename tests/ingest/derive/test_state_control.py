"""State control: layer by layer, with dates, and never out of a name or a ring."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.store.derived import StateControl
from assistant.store.engine import Store
from assistant.store.firms import EntityKind
from ingest.firms.derive.intervals import holds, inside, joined, pieces
from ingest.firms.derive.ownership import Entity, Ownership, Stake
from ingest.firms.derive.state_control import StateControlled
from ingest.firms.derive.tops import Tops
from tests.firm_world import TODAY, World, enter


def verdict_of(store: Store, firm: int) -> StateControl:
    with store.read() as session:
        found = session.get(StateControl, firm)
        assert found is not None
        return found


def test_control_is_traced_over_three_layers(store: Store) -> None:
    def build(w: World) -> int:
        top = w.firm("省级集团")
        w.hold(top, "1", body="省国资（示例）", level="province")
        middle = w.firm("中间公司")
        w.hold(middle, "0.6", by_firm=top)
        bottom = w.firm("底层公司")
        w.hold(bottom, "0.55", by_firm=middle)
        w.hold(bottom, "0.45", by_person=w.person())
        return bottom

    found = verdict_of(store, enter(store, build))
    assert (found.verdict, found.level, found.share) == ("controlled", "province", Decimal("0.33"))
    assert found.path.index("省国资") < found.path.index("中间公司") < found.path.index("底层公司")
    assert len(found.holding_ids.split(",")) == 3


@pytest.mark.parametrize(
    ("share", "controls", "expected"),
    [("0.34", False, "minority"), ("0.34", True, "controlled"), ("0.5", False, "minority"), ("0.500001", False, "controlled")],
)  # fmt: skip
def test_half_is_not_control_unless_the_state_controls_by_agreement(
    store: Store, share: str, controls: bool, expected: str
) -> None:
    def build(w: World) -> int:
        firm = w.firm("混合公司")
        w.hold(firm, share, body="市国资（示例）", level="city", controls=controls)
        w.hold(firm, str(1 - Decimal(share)), by_person=w.person())
        return firm

    assert verdict_of(store, enter(store, build)).verdict == expected


@pytest.mark.parametrize(
    ("share", "cells", "expected", "shown"),
    [
        (None, {"share_min": "0.75", "share_max": "1"}, "controlled", "—75%–100%→"),
        (None, {"share_min": "0.5", "share_max": "0.75"}, "minority", "—50%–75%→"),
        ("0.4", {"votes": "0.6"}, "controlled", "—40%（表决权60%）→"),
        ("0.6", {"votes": "0.4"}, "minority", "—60%（表决权40%）→"),
    ],
)
def test_votes_count_before_shares_and_of_a_range_its_lower_bound(
    store: Store, share: str | None, cells: dict[str, str], expected: str, shown: str
) -> None:
    def build(w: World) -> tuple[int, int]:
        firm, child = w.firm("区间公司"), w.firm("子公司")
        said = {name: Decimal(value) for name, value in cells.items()}
        w.hold(firm, share, body="市国资（示例）", level="city", **said)
        w.hold(child, None, by_firm=firm, share_min=Decimal("0.9"), share_max=Decimal(1))
        return firm, child

    firm, child = enter(store, build)
    assert verdict_of(store, firm).verdict == verdict_of(store, child).verdict == expected
    assert shown in verdict_of(store, firm).path


def test_a_state_sounding_name_and_registry_type_prove_nothing(store: Store) -> None:
    def build(w: World) -> int:
        firm = w.firm("中国国有示例集团", registry_type="有限责任公司（国有控股）")
        w.hold(firm, "1", by_person=w.person())
        return firm

    assert verdict_of(store, enter(store, build)).verdict == "none"


def test_a_disclaimed_holder_is_its_own_verdict_and_reaches_no_subsidiary(store: Store) -> None:
    def build(w: World) -> tuple[int, int]:
        fake, child = w.firm("假冒公司"), w.firm("假冒子公司")
        w.hold(fake, "1", by_firm=w.state_firm(), disclaimed=True)
        w.hold(child, "1", by_firm=fake)
        return fake, child

    fake, child = enter(store, build)
    assert verdict_of(store, fake).verdict == "disclaimed"
    assert verdict_of(store, child).verdict == "none"


def test_a_privatised_firm_shows_until_when(store: Store) -> None:
    sold = date(2024, 6, 30)

    def build(w: World) -> int:
        firm = w.firm("改制公司")
        w.hold(firm, "1", body="县国资（示例）", level="county", valid_from=date(2009, 8, 6), valid_to=sold)
        w.hold(firm, "1", by_person=w.person(), valid_from=sold)
        return firm

    found = verdict_of(store, enter(store, build))
    assert (found.verdict, found.since, found.until) == ("none", date(2009, 8, 6), sold)


def test_government_is_government_and_its_firm_is_state_owned(store: Store) -> None:
    def build(w: World) -> tuple[int, int]:
        body = w.firm("研究院", kind=EntityKind.PUBLIC_INSTITUTION)
        w.hold(body, "1", body="省政府（示例）", level="province")
        company = w.firm("设计公司")
        w.hold(company, "1", by_firm=body)
        return body, company

    body, company = enter(store, build)
    assert verdict_of(store, body).verdict == "none"
    found = verdict_of(store, company)
    assert (found.verdict, found.level) == ("controlled", "province")


def test_ownership_not_on_record_is_unknown(store: Store) -> None:
    assert verdict_of(store, enter(store, lambda w: w.firm("无股权公司"))).verdict == "unknown"


def stakes_between(firms: int) -> st.SearchStrategy[list[tuple[int, int, int]]]:
    node = st.integers(1, firms)
    return st.lists(st.tuples(node, node, st.integers(1, 100)), max_size=14)


def ownership(firms: int, held: list[tuple[int, int, int]], bodies: list[int]) -> Ownership:
    entities = [Entity(i, f"f{i}", "company", None, False) for i in range(1, firms + 1)]
    stakes = [
        Stake(number, firm, holder, None, None, None, Decimal(share) / 100, False, False, None, None)
        for number, (firm, holder, share) in enumerate(held)
    ]
    stakes += [
        Stake(number, firm, None, None, "国资", "city", Decimal(1), False, False, None, None)
        for number, firm in enumerate(bodies, start=1000)
    ]
    return Ownership.of(entities, stakes)


@settings(max_examples=80, deadline=None)
@given(stakes_between(6))
def test_rings_end_and_own_no_state_out_of_themselves(held: list[tuple[int, int, int]]) -> None:
    graph = ownership(6, held, [])
    state = StateControlled(graph)
    assert not any(state.controlled(entity.id, TODAY) for entity in graph.entities)
    tops = Tops(graph, TODAY)
    assert all(0 <= top < 6 for top in tops.top)
    # whoever stands at the top of others stands at its own top
    assert all(tops.top[top] == top for top in tops.top)


@settings(max_examples=80, deadline=None)
@given(stakes_between(6), st.integers(1, 6))
def test_every_controlled_firm_has_a_path_that_ends_at_a_state_body(
    held: list[tuple[int, int, int]], body: int
) -> None:
    graph = ownership(6, held, [body])
    state = StateControlled(graph)
    assert state.controlled(body, TODAY)
    for entity in graph.entities:
        if state.controlled(entity.id, TODAY):
            layer = state.path(entity.id, TODAY)
            assert layer is not None
            assert layer.stakes[0].holder_body == "国资"
            assert layer.stakes[-1].firm_id == entity.id


@settings(max_examples=80, deadline=None)
@given(stakes_between(5), st.integers(0, 4))
def test_a_single_firm_has_the_top_that_all_firms_together_give_it(
    held: list[tuple[int, int, int]], firm: int
) -> None:
    graph = ownership(5, held, [])
    tops = Tops(graph, TODAY)
    assert tops.on(firm, date(2020, 1, 1)) == tops.top[firm]


days = st.dates(date(2000, 1, 1), date(2030, 1, 1))


@given(st.lists(days, max_size=6), days)
def test_pieces_cover_every_day_exactly_once(cuts: list[date], day: date) -> None:
    parts = pieces(cuts)
    assert sum(holds([part], day) for part in parts) == 1
    assert all(holds([part], inside(part)) for part in parts)
    assert joined(parts) == ((None, None),)
