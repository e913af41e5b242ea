"""Finding firms: conditions by AND, unknown names with suggestions, and text that never becomes SQL."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.domain.firm_query import FirmQuery
from assistant.domain.scope import LOCAL, Scope
from assistant.store import firm_groups, firm_search
from assistant.store.engine import Store
from assistant.store.firm_search import FirmPage
from assistant.store.firms import EntityKind
from tests.firm_world import World, asked_in, enter


def build(w: World) -> dict[str, int]:
    w.bank()
    made = w.chain(
        "phosphate", "磷化工", {"磷矿": "upstream", "化肥包装": "service"}, "磷化工产业|phosphorus"
    )
    state = w.state_firm("国有买方")
    firms = {
        "packer": w.firm("福泉示例包装有限公司", uscc="A1", founded_on=date(2012, 1, 1), registered_capital=Decimal("20000000")),
        "miner": w.firm("瓮安示例矿业有限公司", region_code="522725", founded_on=date(2020, 1, 1)),
        "away": w.firm("贵阳示例贸易有限公司", region_code="520115", plant_region_code="522702"),
        "percent": w.firm("百分之百%_有限公司", region_code="520115"),
        "coop": w.firm("茶叶合作社", kind=EntityKind.COOPERATIVE, region_code="522723"),
    }  # fmt: skip
    w.makes(firms["packer"], made["化肥包装"])
    w.makes(firms["miner"], made["磷矿"])
    w.supply(firms["packer"], state, date(2026, 1, 1))
    w.tender(state, {firms["miner"]: None}, date(2026, 2, 1), "3000000")
    w.event("penalty", firm_id=firms["miner"], state="open", occurred_on=date(2026, 1, 1))
    w.event("penalty", firm_id=firms["packer"], state="repaired", occurred_on=date(2026, 1, 1))
    w.paper(firms["packer"], "高新技术企业", kind="qualification", expires_on=date(2027, 1, 1))
    w.paper(firms["miner"], "高新技术企业", kind="qualification", expires_on=date(2026, 1, 1))
    w.client(firms["packer"], "福泉支行")
    return firms


def found(store: Store, scope: Scope = LOCAL, **conditions: Any) -> FirmPage:
    with store.read() as session:
        return firm_search.find(session, FirmQuery(**conditions), asked_in(session, scope))


def names(store: Store, **conditions: Any) -> set[int]:
    return {firm.id for firm in found(store, **conditions).firms}


def test_conditions(store: Store) -> None:
    firms = enter(store, build)
    packer, miner, away = firms["packer"], firms["miner"], firms["away"]
    assert names(store, local=True, segments=["service"]) == {packer}
    assert away in names(store, local=True)  # registered elsewhere, produces here
    assert names(store, regions=["522725"]) == {miner}
    assert {packer, miner} <= names(store, regions=["5227"])
    assert names(store, chain="phosphate") == names(store, chain="磷化工产业链") == {packer, miner}
    assert names(store, chain="phosphorus", segments=["upstream"]) == {miner}
    assert [f.segment for f in found(store, chain="磷化工产业", segments=["service"]).firms] == ["service"]
    assert names(store, products=["化肥包装"]) == {packer}
    assert names(store, labels=["soe_supplier"]) == {packer, miner}
    assert names(store, labels=["soe_supplier"], exclude_labels=["soe_supplier"]) == set()
    assert names(store, labels=["soe_supplier"], soe_levels=["central"]) == set()
    assert names(store, labels=["soe_supplier"], without_penalty=True) == {packer}
    assert names(store, labels=["soe_supplier"], founded_before=date(2012, 1, 1)) == {packer}
    assert names(store, min_wins_24m=1) == {miner}
    assert names(store, kinds=["cooperative"]) == {firms["coop"]}
    assert names(store, qualifications=["高新"]) == {packer}
    assert names(store, registered_capital_min=Decimal("20000000")) == {packer}
    assert names(store, client=True) == {packer}


def test_order_and_total_are_of_all_that_fits(store: Store) -> None:
    firms = enter(store, build)
    page = found(store, order_by="won_amount_12m", descending=True, limit=2)
    assert page.total == 6
    assert page.firms[0].id == firms["miner"]
    assert dict(page.firms[0].extra) == {"won_amount_12m": "3000000.00"}


def test_an_order_by_what_no_buyer_bought_is_the_order_of_names(store: Store) -> None:
    enter(store, build)
    named = [firm.id for firm in found(store, order_by="name").firms]
    assert len(named) > 3
    assert [firm.id for firm in found(store, order_by="bought_amount", descending=True).firms] == named


def test_grouping(store: Store) -> None:
    enter(store, build)
    with store.read() as session:
        asked = asked_in(session)
        by_segment = firm_groups.group(session, FirmQuery(chain="phosphate"), ["segment"], asked).rows
        by_region = firm_groups.group(session, FirmQuery(chain="phosphate"), ["region"], asked).rows
    assert {(g.keys, g.count) for g in by_segment} == {(("service",), 1), (("upstream",), 1)}
    assert {(g.names, g.count) for g in by_region} == {(("福泉市",), 1), (("瓮安县",), 1)}


def test_unknown_names_come_back_with_suggestions_and_find_nothing(store: Store) -> None:
    enter(store, build)
    for conditions, field, likely in (
        ({"chain": "磷化公"}, "chain", "磷化工"),
        ({"products": ["磷矿石"]}, "products", "磷矿"),
        ({"regions": ["990000"]}, "regions", None),
    ):
        page = found(store, **conditions)
        assert page.total == 0
        assert page.unknown[0].field == field
        assert likely is None or likely in page.unknown[0].suggestions


def test_local_without_a_bank_is_asked_about(store: Store) -> None:
    enter(store, lambda w: w.firm("甲"))
    assert found(store, local=True).unknown[0].field == "local"


def test_another_branch_s_client_is_only_marked(store: Store) -> None:
    enter(store, build)
    (firm,) = found(store, Scope(branch="瓮安支行"), client=True).firms
    assert firm.client is not None
    assert "福泉" not in firm.client.zh
    assert found(store, Scope(internal=False), client=True).total == 0


@pytest.mark.parametrize("text", ["%", "_", "'; DROP TABLE firm; --", '" OR 1=1', "\\", "百分之百%_"])
def test_text_is_a_value_and_never_a_pattern(store: Store, text: str) -> None:
    firms = enter(store, build)
    expected = {firms["percent"]} if text in ("%", "百分之百%_") else set()
    assert names(store, name_contains=text) == expected
    assert found(store).total == 6


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=12))
def test_any_text_is_harmless(store: Store, text: str) -> None:
    page = found(store, name_contains=text, products=[text], chain=text, qualifications=[text])
    assert page.total == 0


@pytest.mark.parametrize("field", ["registered_capital", "revenue", "won_amount", "insured"])
def test_an_amount_beyond_every_column_finds_none_above_and_all_below(store: Store, field: str) -> None:
    enter(store, build)
    beyond = 10**40
    assert found(store, **{f"{field}_min": beyond}).total == 0
    all_known = found(store, **{f"{field}_max": 10**12}).total
    assert found(store, **{f"{field}_max": beyond}).total == all_known


def test_counts_and_groups_hold_the_firms_of_the_list(store: Store) -> None:
    enter(store, build)
    asks: tuple[dict[str, Any], ...] = (
        {"regions": ["5227"]}, {"regions": ["520115"]}, {"local": True, "labels": ["soe_supplier"]},
        {"regions": ["5227"], "without_penalty": True}, {"chain": "phosphate", "segments": ["upstream"]},
        {"regions": ["5227"], "kinds": ["cooperative"]}, {"regions": ["5227"], "won_months": 12, "won_amount_min": 1},
    )  # fmt: skip
    for conditions in asks:
        query = FirmQuery(**conditions)
        total = found(store, **conditions).total
        with store.read() as session:
            asked = asked_in(session)
            assert firm_search.count(session, query, asked) == total, conditions
            assert firm_groups.group(session, query, [], asked).total == total, conditions
            by_place = firm_groups.group(session, query, ["province", "size"], asked)
            assert by_place.total == total, conditions


def test_a_firm_counts_where_it_is_registered_and_where_it_produces_once_each(store: Store) -> None:
    enter(store, build)
    with store.read() as session:
        by_county = firm_groups.group(session, FirmQuery(regions=["52"]), ["region"], asked_in(session))
        by_province = firm_groups.group(session, FirmQuery(regions=["52"]), ["province"], asked_in(session))
    counts = {row.keys[0]: row.count for row in by_county.rows}
    assert counts["520115"] == 2  # 贵阳 and the percent firm
    assert sum(counts.values()) == by_county.total + 1  # the one that produces elsewhere
    assert [(row.keys, row.count) for row in by_province.rows] == [(("52",), by_province.total)]
