"""Segments of a chain: by the chain's own products, and by sorts of them that their names and links both say."""

from __future__ import annotations

from sqlmodel import select

from assistant.store.derived import FirmChain
from assistant.store.engine import Store
from assistant.store.trade import ProductLink
from tests.firm_world import World, enter


def build(w: World) -> dict[str, int]:
    made = w.chain("phosphate", "磷化工", {"磷酸": "midstream", "磷矿": "upstream", "精制磷酸": "downstream"})
    others = w.chain(
        "other", "别的链", {"热法磷酸": "upstream", "超纯热法磷酸": "upstream", "磷酸药片": "upstream"}
    )
    for whole, part in (
        ("磷酸", "热法磷酸"),
        ("热法磷酸", "超纯热法磷酸"),
        ("磷酸", "磷酸药片"),
        ("磷酸", "精制磷酸"),
    ):
        products = made | others
        w._add(
            ProductLink(
                product_id=products[whole], related_id=products[part], relation="part", **w._sourced("小类")
            )
        )
    firms = {name: w.firm(f"{name}厂") for name in ("热法磷酸", "超纯热法磷酸", "磷酸药片", "精制磷酸")}
    for name, firm in firms.items():
        w.makes(firm, (made | others)[name])
    both = w.firm("两样都做的厂")
    w.makes(both, others["热法磷酸"])
    w.makes(both, made["磷酸"])
    return {**firms, "both": both, "phosphate": 1, "acid": made["磷酸"], "pure": made["精制磷酸"]}


def test_a_sort_stands_where_its_product_stands(store: Store) -> None:
    ids = enter(store, build)
    with store.read() as session:
        rows = session.exec(select(FirmChain).where(FirmChain.chain_id == 1)).all()
    found = {row.firm_id: (row.segment, row.product_id, row.steps) for row in rows}
    assert found == {
        ids["热法磷酸"]: ("midstream", ids["acid"], 1),
        ids["超纯热法磷酸"]: ("midstream", ids["acid"], 2),
        ids["精制磷酸"]: ("downstream", ids["pure"], 0),  # placed by the definition itself, not as a sort
        ids["both"]: ("midstream", ids["acid"], 0),  # the product itself goes before a sort of it
    }  # and not the tablets: a part by the links, no sort by the name
