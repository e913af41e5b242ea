"""Walks the graph of products: what a product is made of and what is made of it, to k steps, each link with its source.

The graph has cycles and wide nodes (鸡蛋 is a material of a thousand dishes): a walk visits a product once, level by
level, with two indexed queries a level, and stops at MOST_PRODUCTS.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select
from sqlmodel import Session, col

from assistant.domain.evidence import Evidence
from assistant.store.fact_evidence import Sources
from assistant.store.trade import Product, ProductLink

Direction = Literal["upstream", "downstream"]
Kind = Literal["upstream", "downstream", "part", "whole"]

MOST_STEPS = 6
MOST_PRODUCTS = 20_000
_BATCH = 500
_OTHER_WAY: dict[str, str] = {
    "upstream": "downstream",
    "downstream": "upstream",
    "part": "whole",
    "whole": "part",
}


@dataclass(frozen=True, slots=True)
class Reached:
    """A product that a walk reached: `depth` links from the start, over `link_id` from the product before it."""

    product_id: int
    depth: int
    before_id: int
    link_id: int


@dataclass(frozen=True, slots=True)
class Walk:
    """Products reached, nearest first, the start not among them. cut: the walk was stopped at MOST_PRODUCTS."""

    reached: tuple[Reached, ...]
    cut: bool = False


def walk(session: Session, start: int, kind: Kind, steps: int) -> Walk:
    """Every product within `steps` links of that kind, each by its shortest way.

    kind: upstream (materials), downstream (what is made of it), part (its sorts), whole (what it is a sort of).
    """
    found: dict[int, Reached] = {}
    frontier = [start]
    for depth in range(1, min(steps, MOST_STEPS) + 1):
        following: list[int] = []
        for before, other, link_id in _linked(session, frontier, kind):
            if other != start and other not in found:
                found[other] = Reached(other, depth, before, link_id)
                following.append(other)
                if len(found) >= MOST_PRODUCTS:
                    return Walk(tuple(found.values()), cut=True)
        if not following:
            break
        frontier = following
    return Walk(tuple(found.values()))


def _linked(session: Session, products: Sequence[int], kind: Kind) -> Iterator[tuple[int, int, int]]:
    """(product, the other, link id) for every link of that kind: what is said of the product itself, then what is said
    of the other, each in the order of the rows."""
    forward = kind if kind != "whole" else None
    turned = _OTHER_WAY[kind] if kind != "part" else None
    link = ProductLink
    for batch in _batches(products):
        if forward is not None:
            rows = (
                select(col(link.product_id), col(link.related_id), col(link.id))
                .where(col(link.product_id).in_(batch), col(link.relation) == forward)
                .order_by(col(link.id))
            )
            yield from ((a, b, i or 0) for a, b, i in session.execute(rows))
        if turned is not None:
            rows = (
                select(col(link.related_id), col(link.product_id), col(link.id))
                .where(col(link.related_id).in_(batch), col(link.relation) == turned)
                .order_by(col(link.id))
            )
            yield from ((a, b, i or 0) for a, b, i in session.execute(rows))


def _batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for begin in range(0, len(ids), _BATCH):
        yield ids[begin : begin + _BATCH]


def has_links(session: Session, products: Sequence[int], kind: Kind) -> set[int]:
    """Those of the products that have any link of that kind."""
    return {product for product, _, _ in _linked(session, products, kind)}


def names_of(session: Session, products: Iterable[int]) -> dict[int, str]:
    """Names of products by id."""
    found: dict[int, str] = {}
    for batch in _batches(list(products)):
        rows = select(col(Product.id), col(Product.name)).where(col(Product.id).in_(batch))
        found.update((i, name) for i, name in session.execute(rows) if i is not None)
    return found


def link_evidence(session: Session, link_ids: Sequence[int]) -> dict[int, Evidence]:
    """Evidence of links by their ids: the file and row that state them, word for word."""
    sources = Sources(session)
    links = [
        link
        for batch in _batches(link_ids)
        for link in session.scalars(select(ProductLink).where(col(ProductLink.id).in_(batch)))
    ]
    names = names_of(session, {i for link in links for i in (link.product_id, link.related_id)})
    return {
        link.id: sources.evidence(
            link, f"product_link:{link.id}", f"产品关系：{names[link.product_id]} — {names[link.related_id]}"
        )
        for link in links
        if link.id is not None
    }


def sorts(session: Session, products: Sequence[int], steps: int = 3) -> dict[int, tuple[int, int]]:
    """Products that are sorts of these, as id -> (which of these, part links between).

    A part link (产品小类) counts only where the sort's name ends with the name of what it is a sort of, as Chinese
    names of goods do: 热法磷酸 is a 磷酸. The set also calls 磷酸西格列汀, a medicine, a part of 磷酸: that is none.
    """
    found: dict[int, tuple[int, int]] = {}
    own = set(products)
    frontier: dict[int, int] = {product: product for product in products}
    names = names_of(session, own)
    for depth in range(1, steps + 1):
        edges = list(_linked(session, list(frontier), "part"))
        names |= names_of(session, {other for _, other, _ in edges} - names.keys())
        following: dict[int, int] = {}
        for before, other, _ in edges:
            if other in own or other in found or not names[other].endswith(names[before]):
                continue
            root = frontier[before]
            found[other] = (root, depth)
            following[other] = root
        if not following:
            break
        frontier = following
    return found
