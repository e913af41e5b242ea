"""A product's place in its chain: materials and products made of it to k steps, with makers here and the source of each
link. Where the data hold no such link it says so, with the nearest products for which they do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlmodel import Session

from assistant.domain.evidence import Evidence
from assistant.domain.scope import LOCAL, Scope
from assistant.store.chain_graph import Direction, Reached, has_links, link_evidence, names_of, walk
from assistant.store.product_makers import Maker, MakerCount, count_makers, first_makers
from assistant.store.product_names import near_names
from assistant.store.trade import Product

COUNTED = 500
"""Of the products that a walk reaches, so many (nearest first) have their makers counted."""
SHOWN = 40
RELATED = 6
_SIBLINGS = 200

Tie = Literal["part", "whole", "sibling", "upstream", "downstream", "name"]


@dataclass(frozen=True, slots=True)
class Step:
    """A product `depth` links away; `after` is the product next to it on the way from the start.

    link: the file and row that state it. makers: how many; here: some of those within the area, by revenue share.
    """

    product_id: int
    product: str
    depth: int
    after: str
    link: Evidence
    makers: MakerCount
    here: tuple[Maker, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """A product offered in place of what is not in the data: how it is tied to the one asked for (name: it looks alike).

    linked: it has links in the direction that was asked for. link: what states the tie, None for likeness.
    """

    product: str
    tie: Tie
    linked: bool
    makers: MakerCount
    link: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One direction. reached: products by depth (1 first), of which `steps` are shown; cut: the walk was stopped.

    related: where nothing was reached (not in the data), the nearest products; else empty.
    """

    direction: Direction
    reached: tuple[int, ...]
    steps: tuple[Step, ...]
    related: tuple[Related, ...] = ()
    cut: bool = False

    @property
    def total(self) -> int:
        """Products reached."""
        return sum(self.reached)


def trace(
    session: Session,
    product: Product,
    direction: Direction,
    *,
    steps: int = 1,
    area: Sequence[str] | None = None,
    limit: int = SHOWN,
    each: int = 3,
    scope: Scope = LOCAL,
) -> Side:
    """The product's side in that direction, up to `steps` links away and `limit` products.

    Nearest first; among products equally far those made in the area come first, then those made anywhere.
    """
    start = product.id or 0
    found = walk(session, start, direction, steps)
    if not found.reached:
        return Side(direction, (), (), _related(session, product, direction, area, scope))
    counted = [reached.product_id for reached in found.reached[:COUNTED]]
    counts = count_makers(session, counted, area, scope)
    none = MakerCount()

    def order(item: tuple[int, Reached]) -> tuple[int, int, int, int]:
        makers = counts.get(item[1].product_id, none)
        return item[1].depth, -makers.local, -makers.total, item[0]

    shown = [reached for _, reached in sorted(enumerate(found.reached), key=order)[:limit]]
    ids = [reached.product_id for reached in shown]
    here = first_makers(session, [i for i in ids if counts.get(i, none).local], area, each, scope)
    links = link_evidence(session, [reached.link_id for reached in shown])
    names = names_of(session, {start, *ids, *(reached.before_id for reached in shown)})
    by_depth = Counter(reached.depth for reached in found.reached)
    return Side(
        direction,
        tuple(by_depth[depth] for depth in sorted(by_depth)),
        tuple(
            Step(
                reached.product_id,
                names[reached.product_id],
                reached.depth,
                names[reached.before_id],
                links[reached.link_id],
                counts.get(reached.product_id, none),
                here.get(reached.product_id, ()),
            )
            for reached in shown
        ),
        cut=found.cut,
    )


def _related(
    session: Session, product: Product, direction: Direction, area: Sequence[str] | None, scope: Scope
) -> tuple[Related, ...]:
    """Products near one that has no links that way: its sorts, what it is a sort of, the other sorts of that, the
    products on its other side, and names like its own. Those with links in the direction come first."""
    start = product.id or 0
    ties: dict[int, tuple[Tie, int | None]] = {}
    parts, wholes = walk(session, start, "part", 1).reached, walk(session, start, "whole", 1).reached
    for tie, reached in (("part", parts), ("whole", wholes)):
        for one in reached:
            ties.setdefault(one.product_id, (tie, one.link_id))  # type: ignore[arg-type]
    for whole in wholes:
        for one in walk(session, whole.product_id, "part", 1).reached[:_SIBLINGS]:
            if one.product_id != start:
                ties.setdefault(one.product_id, ("sibling", one.link_id))
    other: Direction = "downstream" if direction == "upstream" else "upstream"
    for one in walk(session, start, other, 1).reached[:_SIBLINGS]:
        ties.setdefault(one.product_id, (other, one.link_id))
    likeness = {near.product_id: near.likeness for near in near_names(session, product.name, 20)}
    for product_id in likeness:
        ties.setdefault(product_id, ("name", None))
    linked = has_links(session, list(ties), direction)
    order = {product_id: place for place, product_id in enumerate(ties)}

    def rank(product_id: int) -> tuple[bool, float, int]:
        return product_id not in linked, -likeness.get(product_id, 0.0), order[product_id]

    best = sorted(ties, key=rank)[:RELATED]
    counts = count_makers(session, best, area, scope)
    names = names_of(session, best)
    evidence = link_evidence(session, [link for i in best if (link := ties[i][1]) is not None])
    return tuple(
        Related(
            names[i],
            ties[i][0],
            i in linked,
            counts.get(i, MakerCount()),
            evidence.get(ties[i][1] or 0),
        )
        for i in best
    )
