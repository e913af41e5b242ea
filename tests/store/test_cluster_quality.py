"""Cluster quality from the store: links inside a region's chain, the leader, what is missing. Computed by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from assistant.store.cluster_quality import cluster_quality
from assistant.store.engine import Store
from tests.firm_world import TODAY, World, enter


def build(w: World) -> None:
    products = w.chain("phosphate", "磷化工", {"磷矿": "upstream", "磷肥": "midstream", "包装袋": "service"})
    leader, maker, bags, loner = w.firm("龙头"), w.firm("肥厂"), w.firm("袋厂"), w.firm("孤厂")
    abroad = w.firm("外地", region_code="520102")
    for firm, product in (
        (leader, "磷肥"),
        (maker, "磷肥"),
        (bags, "包装袋"),
        (loner, "磷肥"),
        (abroad, "磷矿"),
    ):
        w.makes(firm, products[product])
    for firm, amount in ((leader, "600"), (maker, "300"), (bags, "100")):
        w.stand_in(firm, "vat_sales", 2025, amount)
    w.supply(bags, leader, date(2026, 1, 1), "60")
    w.supply(maker, abroad, date(2026, 1, 1), "40")
    w.supply(leader, abroad, date(2026, 1, 1), "100")
    w.supply(bags, maker, date(2020, 1, 1), "1000")  # before the window


def test_quality_of_a_region_s_chain(store: Store) -> None:
    enter(store, build)
    with store.read() as session:
        found = cluster_quality(session, chain="phosphate", regions=("522702",), today=TODAY)
    assert (found.firms, found.with_revenue) == (4, 3)
    assert found.linked == Decimal("0.5")  # 袋厂 and 龙头 of four
    assert (found.local_sales, found.outside_sales) == (Decimal("0.3"), Decimal("0.7"))  # 60 and 140 of 200
    assert (found.leader, found.leader_share) == ("龙头", Decimal("0.6"))
    assert found.to_leader == Decimal("0.6")  # 60 of the 100 that the others sold
    assert found.cr4 == 1
    assert found.sameness == Decimal("0.5")  # 3*2 of 4*3
    assert [link.product for link in found.missing] == ["磷矿"]
    assert found.is_agglomeration is False


def test_firms_without_a_known_sale_are_not_called_a_pile(store: Store) -> None:
    def quiet(w: World) -> None:
        w.firm("甲", park="示例园")
        w.firm("乙", park="示例园")

    enter(store, quiet)
    with store.read() as session:
        found = cluster_quality(session, chain=None, park="示例园", today=TODAY)
    assert (found.firms, found.linked, found.local_sales, found.is_agglomeration) == (2, 0, None, None)
    assert (found.cr4, found.gini, found.leader, found.missing) == (None, None, None, ())
