"""Rows of what the firms make and whom they sell to: products and chains, supplies, tenders."""

from __future__ import annotations

import numpy as np

from ingest.demo import chains as demo
from ingest.firms.synth.draws import Ids, blank, days, several
from ingest.firms.synth.register import Columns
from ingest.firms.synth.world import TODAY, World

_CHAIN_SIZE = 30
_YEARS_BACK = 5


def products(world: World) -> Columns:
    """The demo bank's products and the made-up ones."""
    known = demo.BY_NAME
    names = [product.name for product in world.products]
    return {
        "name": names, "name_en": [known[name].name_en if name in known else "" for name in names],
        "synonyms": [known[name].synonyms if name in known else "" for name in names],
    }  # fmt: skip


def _made_up(world: World) -> list[str]:
    return [product.name for product in world.products if product.name not in demo.BY_NAME]


def chains(world: World) -> Columns:
    """The demo bank's chains, and one for every thirty made-up products."""
    rows = [tuple(row.values()) for row in demo.chain_rows()]
    for number in range(len(_made_up(world)) // _CHAIN_SIZE):
        rows.append((f"synth{number + 1}", f"示例{number + 1}产业链", f"example chain {number + 1}", "", "1"))
    return dict(
        zip(
            ("code", "name", "name_en", "synonyms", "version"),
            map(list, zip(*rows, strict=True)),
            strict=True,
        )
    )


def chain_products(world: World) -> Columns:
    """Products of the chains by segment."""
    rows = [tuple(row.values()) for row in demo.chain_product_rows()]
    made = _made_up(world)
    for at in range(len(made) // _CHAIN_SIZE * _CHAIN_SIZE):
        segment = ("上游", "中游", "下游")[at % _CHAIN_SIZE * 3 // _CHAIN_SIZE]
        rows.append((f"synth{at // _CHAIN_SIZE + 1}", made[at], segment))
    return dict(zip(("chain_id", "product_id", "segment"), map(list, zip(*rows, strict=True)), strict=True))


def product_links(world: World) -> Columns:
    """What is made of what: the demo bank's links, and in a made-up chain each product of two before it."""
    rows = [tuple(row.values()) for row in demo.link_rows()]
    made = _made_up(world)
    for at, name in enumerate(made):
        begin = at // _CHAIN_SIZE * _CHAIN_SIZE
        for material in sorted({begin + (at - begin) // 2, at - 5}):
            if begin <= material < at:
                rows.append((name, "上游材料", made[material]))
    return dict(
        zip(("product_id", "relation", "related_id"), map(list, zip(*rows, strict=True)), strict=True)
    )


def firm_products(world: World, ids: Ids) -> Columns:
    """What the firms make: the main product, and for some others near it in the list."""
    ids = ids[~world.government.holds(ids) & ~world.banks.holds(ids)]
    counts = 1 + np.minimum(world.draws.count("further products", ids, 0.3), 3)
    counts[world.draws.chance("product unknown", ids, 0.1)] = 0
    firms, places, rows = several(ids, counts)
    at = (world.main_product(firms) + places * 7) % len(world.products)
    names = np.array([product.name for product in world.products], dtype=object)
    shares = 100 * (0.3 + 0.7 * world.draws.fraction("revenue share", rows)) * 0.45**places
    texts = np.array(
        [f"{share:.1f}" for share in np.where(places == 0, shares, shares * 0.5).tolist()], dtype=object
    )
    return {
        "firm_id": world.codes(firms), "product_id": names[at],
        "revenue_share": blank(texts, world.draws.chance("has revenue share", rows, 0.5)),
    }  # fmt: skip


def supplies(world: World, ids: Ids) -> Columns:
    """Sales: none for many firms, several for some."""
    draws = world.draws
    ids = ids[~world.government.holds(ids)]
    counts = draws.count("supplies", ids, 3.6)
    firms, _, rows = several(ids, counts)
    kind = draws.pick("document", rows, ("合同", "交付", "付款", "框架协议"), (40, 38, 17, 5))
    dated = _recent(world, "sold on", rows)
    product = np.array([made.name for made in world.products], dtype=object)[world.main_product(firms)]
    amount = (
        draws.lognormal("sale", rows, 0.05 * world.revenue(firms).astype(np.float64), 1.0).astype(np.int64)
        + 1
    )
    share = np.array(
        [f"{100 * value:.1f}" for value in draws.fraction("sales share", rows) ** 2.5], dtype=object
    )
    owed = draws.chance("owed", rows, 0.15)
    return {
        "supplier_id": world.codes(firms), "buyer_id": world.codes(world.buyer("buyer", rows, firms)), "kind": kind,
        "product": product, "amount": blank(amount, (kind != "框架协议") & draws.chance("has amount", rows, 0.95)),
        "dated_on": days(dated), "share_of_sales": blank(share, draws.chance("has share", rows, 0.25)),
        "receivable": blank(amount // 3, owed), "receivable_days": blank(draws.whole("owed for", rows, 5, 400), owed),
        "receivable_state": blank(draws.pick("pledged", rows, ("未质押", "已质押", "禁止转让"), (80, 15, 5)), owed),
        "paid_on_time": blank(draws.pick("paid", rows, ("是", "否"), (85, 15)), draws.chance("has paid", rows, 0.4)),
    }  # fmt: skip


def tenders(world: World, ids: Ids) -> Columns:
    """Awards, one for every three firms: some to consortia, some withdrawn."""
    draws = world.draws
    rows = ids[ids % 3 == 0]
    lead = draws.whole("winner", rows, world.private.first, world.firms - 1)
    often = world.private.first + draws.zipf("often winner", rows, max(1, world.private.size // 10))
    lead = np.where(draws.chance("wins often", rows, 0.4), often, lead)
    size = np.where(draws.chance("consortium", rows, 0.08), draws.whole("members", rows, 2, 3), 1)
    size = np.minimum(size, world.private.size)
    step = 1 + draws.whole("partner", rows, 0, max(0, world.private.size // 3 - 1))
    codes = [
        world.codes((lead - world.private.first + step * member) % world.private.size + world.private.first)
        for member in range(3)
    ]
    winners = ["|".join(members[:count]) for *members, count in zip(*codes, size.tolist(), strict=True)]
    amount = draws.lognormal("award", rows, 1.5e6, 1.5).astype(np.int64) + 1000
    parts = [
        f"{whole - whole // 3}|{whole // 3}" if count == 2 else ""
        for whole, count in zip(amount.tolist(), size.tolist(), strict=True)
    ]
    buyer = world.buyer("tender buyer", rows, lead)
    status = draws.pick("award state", rows, ("中标", "撤销", "框架入围"), (95, 2, 3))
    product = np.array([made.name for made in world.products], dtype=object)[world.main_product(lead)]
    public = world.government.holds(buyer)
    return {
        "number": [f"示例成招{number:09d}" for number in rows.tolist()], "title": [f"{name}采购项目（示例）" for name in product],
        "buyer_id": world.codes(buyer), "amount": blank(amount, draws.chance("has award", rows, 0.96)),
        "awarded_on": days(_recent(world, "awarded on", rows)), "status": status,
        "procurement": np.where(public, "政府采购", "企业采购").astype(object), "winners": winners, "parts": parts,
    }  # fmt: skip


def _recent(world: World, what: str, rows: Ids) -> Ids:
    """A day of the last years, the newest the commonest."""
    return TODAY - (world.draws.fraction(what, rows) ** 1.4 * 365 * _YEARS_BACK).astype(np.int64)
