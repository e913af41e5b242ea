"""Proposes a chain's definition from the product graph, to be edited: materials of the products it starts from are
upstream, what is made of them downstream, they themselves midstream. Reads only; nothing is written to the store.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session

from assistant.domain.evidence import Evidence
from assistant.store.chain_graph import Reached, link_evidence, names_of, walk
from assistant.store.product_makers import MakerCount, count_makers
from assistant.store.trade import Product

EACH_SIDE = 40
"""Products proposed on a side: what is made of a fertiliser leads to every dish within four steps."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A product for a segment. depth: links from the start (0: the start itself), link: the nearest one of them."""

    product: str
    segment: str
    depth: int
    after: str | None
    link: Evidence | None
    makers: MakerCount


@dataclass(frozen=True, slots=True)
class Proposal:
    """Products by segment; left_out: how many more the graph reaches on each side beyond EACH_SIDE."""

    products: tuple[Proposed, ...]
    left_out: dict[str, int]


def propose(session: Session, start: Sequence[Product], steps: int) -> Proposal:
    """A chain around the products of `start`, up to `steps` links each way.

    A product on both sides stands on the nearer one (of two as near: upstream). Nearest first; of those as near, what
    more firms make.
    """
    own = [product.id or 0 for product in start]
    sides: dict[str, dict[int, Reached]] = {"upstream": {}, "downstream": {}}
    for product in own:
        for side, found in sides.items():
            for reached in walk(session, product, side, steps).reached:  # type: ignore[arg-type]
                if reached.product_id not in own:
                    before = found.get(reached.product_id)
                    if before is None or reached.depth < before.depth:
                        found[reached.product_id] = reached
    for product_id in sides["upstream"].keys() & sides["downstream"].keys():
        nearer = sides["upstream"][product_id].depth <= sides["downstream"][product_id].depth
        del sides["downstream" if nearer else "upstream"][product_id]
    counts = count_makers(session, [*own, *(i for found in sides.values() for i in found)], None)
    none = MakerCount()
    chosen: dict[str, list[Reached]] = {}
    for side, found in sides.items():
        order = sorted(
            found.values(), key=lambda r: (r.depth, -counts.get(r.product_id, none).total, r.link_id)
        )
        chosen[side] = order[:EACH_SIDE]
    links = link_evidence(session, [r.link_id for found in chosen.values() for r in found])
    names = names_of(
        session, {i for found in chosen.values() for r in found for i in (r.product_id, r.before_id)}
    )
    middle = [
        Proposed(product.name, "midstream", 0, None, None, counts.get(product.id or 0, none))
        for product in start
    ]
    placed = {
        side: [
            Proposed(
                names[r.product_id],
                side,
                r.depth,
                names[r.before_id],
                links[r.link_id],
                counts.get(r.product_id, none),
            )
            for r in found
        ]
        for side, found in chosen.items()
    }
    return Proposal(
        (*placed["upstream"], *middle, *placed["downstream"]),
        {side: len(found) - len(chosen[side]) for side, found in sides.items()},
    )
