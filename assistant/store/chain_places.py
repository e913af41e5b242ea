"""A chain as it stands: its products by segment, how many firms make each here and elsewhere, and where none does (补链).

A product counts as made where a firm makes it or a sort of it (chain_graph.sorts).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Integer, case, column, func, select, true, values
from sqlmodel import Session, col

from assistant.domain.scope import LOCAL, Scope
from assistant.store.chain_graph import sorts
from assistant.store.derived import FirmChain
from assistant.store.firm_places import lies_within
from assistant.store.firm_terms import UnknownName, chain_code
from assistant.store.firms import Firm
from assistant.store.product_makers import GONE, Maker, MakerCount, first_makers, visible
from assistant.store.trade import Chain, ChainProduct, FirmProduct, Product

SEGMENTS = ("upstream", "midstream", "downstream", "service")
_BATCH = 500


@dataclass(frozen=True, slots=True)
class ChainPlace:
    """A product in a segment of the chain. here, elsewhere: some of its makers, by share; counts are of all of them."""

    product_id: int
    product: str
    product_en: str | None
    segment: str
    makers: MakerCount
    here: tuple[Maker, ...] = ()
    elsewhere: tuple[Maker, ...] = ()

    @property
    def is_gap(self) -> bool:
        """No firm of the area makes it."""
        return not self.makers.local


@dataclass(frozen=True, slots=True)
class SegmentCount:
    """Firms of a segment, each once: anywhere, and within the area."""

    segment: str
    firms: MakerCount


@dataclass(frozen=True, slots=True)
class ChainPicture:
    """A chain with its products in the order of segments; area: the division codes that "here" means, None anywhere."""

    code: str
    name: str
    name_en: str
    version: str
    synonyms: tuple[str, ...]
    area: tuple[str, ...] | None
    segments: tuple[SegmentCount, ...]
    places: tuple[ChainPlace, ...]

    @property
    def gaps(self) -> tuple[ChainPlace, ...]:
        """Products that nobody makes here."""
        return tuple(place for place in self.places if place.is_gap)

    @property
    def empty_segments(self) -> tuple[str, ...]:
        """Segments with products of which none is made here."""
        segments = {place.segment for place in self.places}
        held = {place.segment for place in self.places if not place.is_gap}
        return tuple(segment for segment in SEGMENTS if segment in segments - held)


def chains(session: Session) -> list[Chain]:
    """Every chain, by code."""
    return list(session.scalars(select(Chain).order_by(col(Chain.code))))


def chain_products(session: Session, chain: str | None) -> list[Product]:
    """Products of the chain with this code, by segment and name; none for no chain."""
    return list(
        session.scalars(
            select(Product)
            .join(ChainProduct, col(ChainProduct.product_id) == col(Product.id))
            .join(Chain, col(Chain.id) == col(ChainProduct.chain_id))
            .where(col(Chain.code) == chain)
            .order_by(col(ChainProduct.segment), col(Product.name))
        )
    )


def picture(
    session: Session, chain: str, area: Sequence[str] | None, scope: Scope = LOCAL, *, each: int = 3
) -> ChainPicture | UnknownName:
    """The chain of that code, name or synonym, with up to `each` makers of every product here, and elsewhere where
    there is none here; what the store does not know comes back with suggestions."""
    unknown: list[UnknownName] = []
    code = chain_code(session, chain, unknown)
    if code is None:
        return unknown[0]
    row = session.scalars(select(Chain).where(col(Chain.code) == code)).one()
    order = case(
        {name: place for place, name in enumerate(SEGMENTS)}, value=col(ChainProduct.segment), else_=9
    )
    listed = session.execute(
        select(Product, col(ChainProduct.segment))
        .join(ChainProduct, col(ChainProduct.product_id) == col(Product.id))
        .where(col(ChainProduct.chain_id) == row.id)
        .order_by(order, col(Product.id))
    ).all()
    ids = [product.id or 0 for product, _ in listed]
    made_as = sorts(session, ids)
    roots = {**{i: i for i in ids}, **{other: root for other, (root, _) in made_as.items()}}
    counts = _count(session, roots, area, scope)
    gaps = {i for i in ids if not counts.get(i, MakerCount()).local}
    here = _some(session, roots, set(ids) - gaps, area, each, scope)
    elsewhere = _some(session, roots, {i for i in gaps if i in counts}, None, each, scope)
    places = tuple(
        ChainPlace(
            product.id or 0,
            product.name,
            product.name_en,
            segment,
            counts.get(product.id or 0, MakerCount()),
            here.get(product.id or 0, ()),
            elsewhere.get(product.id or 0, ()),
        )
        for product, segment in listed
    )
    return ChainPicture(
        row.code,
        row.name,
        row.name_en,
        row.version,
        tuple(name for name in row.synonyms.split("|") if name),
        None if area is None else tuple(area),
        _segments(session, row.id or 0, area),
        places,
    )


def _count(
    session: Session, roots: Mapping[int, int], area: Sequence[str] | None, scope: Scope
) -> dict[int, MakerCount]:
    """Firms that make a product or a sort of it, each once, by the product."""
    by_root = sorted(roots.items(), key=lambda pair: (pair[1], pair[0]))
    found: dict[int, MakerCount] = {}
    begin = 0
    while begin < len(by_root):
        end = min(begin + _BATCH, len(by_root))
        while (
            end < len(by_root) and by_root[end][1] == by_root[end - 1][1]
        ):  # a product's sorts stay together
            end += 1
        pairs = values(column("product_id", Integer), column("root_id", Integer), name="pairs").data(
            by_root[begin:end]
        )
        sort = pairs.cte("sort")
        within = true() if area is None else lies_within(area)
        firm = col(FirmProduct.firm_id)
        rows = (
            select(sort.c.root_id, func.count(firm.distinct()), func.count(case((within, firm)).distinct()))
            .join_from(sort, FirmProduct, col(FirmProduct.product_id) == sort.c.product_id)
            .join(Firm, col(Firm.id) == firm)
            .where(col(Firm.status).not_in(GONE), visible(scope))
            .group_by(sort.c.root_id)
        )
        for root, total, local in session.execute(rows):
            found[root] = MakerCount(total, local)
        begin = end
    return found


def _some(
    session: Session,
    roots: Mapping[int, int],
    products: set[int],
    area: Sequence[str] | None,
    each: int,
    scope: Scope,
) -> dict[int, tuple[Maker, ...]]:
    """Some makers of every product, of the product itself before those of its sorts, each firm once."""
    wanted = [product for product, root in roots.items() if root in products]
    made = first_makers(session, wanted, area, each, scope)
    found: dict[int, dict[int, Maker]] = {}
    for product in sorted(wanted, key=lambda product: product != roots[product]):
        for maker in made.get(product, ()):
            found.setdefault(roots[product], {}).setdefault(maker.firm_id, maker)
    return {product: tuple(by_firm.values())[:each] for product, by_firm in found.items()}


def _segments(session: Session, chain: int, area: Sequence[str] | None) -> tuple[SegmentCount, ...]:
    within = true() if area is None else lies_within(area)
    rows = (
        select(col(FirmChain.segment), func.count(), func.sum(case((within, 1), else_=0)))
        .join(Firm, col(Firm.id) == col(FirmChain.firm_id))
        .where(col(FirmChain.chain_id) == chain, col(Firm.status).not_in(GONE))
        .group_by(col(FirmChain.segment))
    )
    found = {segment: MakerCount(total, int(local or 0)) for segment, total, local in session.execute(rows)}
    return tuple(SegmentCount(segment, found.get(segment, MakerCount())) for segment in SEGMENTS)
