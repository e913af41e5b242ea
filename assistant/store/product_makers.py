"""Who makes a product, here and elsewhere, and what a firm makes; shares as the source states them. Reads only.

A maker is a firm of the register that is not deregistered or revoked. A share that the source does not state is
unknown and sorts last: it is not zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import ColumnElement, Select, case, func, select, true
from sqlmodel import Session, col

from assistant.domain.evidence import Evidence
from assistant.domain.scope import LOCAL, Scope
from assistant.store.fact_evidence import Sources
from assistant.store.firm_places import lies_within, placed_within
from assistant.store.firms import Firm, FirmIdentifier, FirmStatus
from assistant.store.regions import name_of
from assistant.store.sources import Source
from assistant.store.trade import FirmProduct, Product

_BATCH = 500
GONE = (FirmStatus.DEREGISTERED, FirmStatus.REVOKED)
"""States in which a firm makes nothing any more."""
_SCHEMES = ("uscc", "stock_code", "lei")
"""Numbers that a maker is shown with: the first that it has."""


@dataclass(frozen=True, slots=True)
class Maker:
    """A firm that makes a product. share: of its revenue, a fraction of one; None unknown, `note` says why.

    number: its credit code, else its stock code. region: name of the place of registration.
    """

    firm_id: int
    name: str
    number: str | None
    region: str | None
    listed: bool
    product: str
    share: Decimal | None
    note: str | None
    is_example: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class MakerCount:
    """How many firms make a product: anywhere, and within the area that was asked for."""

    total: int = 0
    local: int = 0


def count_makers(
    session: Session, products: Sequence[int], area: Sequence[str] | None, scope: Scope = LOCAL
) -> dict[int, MakerCount]:
    """Makers of each product by its id (none: not in the result); area: division codes, None counts all as local."""
    found: dict[int, MakerCount] = {}
    within = _within(session, area)
    local = func.sum(case((within, 1), else_=0))
    for batch in _batches(products):
        rows = _made(select(col(FirmProduct.product_id), func.count(), local), scope)
        rows = rows.where(col(FirmProduct.product_id).in_(batch)).group_by(col(FirmProduct.product_id))
        for product_id, total, here in session.execute(rows):
            found[product_id] = MakerCount(total, int(here or 0))
    return found


def makers(
    session: Session,
    product: int,
    area: Sequence[str] | None = None,
    limit: int | None = 20,
    scope: Scope = LOCAL,
) -> tuple[Maker, ...]:
    """Makers of one product within the area, by revenue share, largest first; unknown shares last, then by name."""
    rows = _made(select(col(FirmProduct.id)), scope).where(
        col(FirmProduct.product_id) == product, _within(session, area)
    )
    share = col(FirmProduct.revenue_share)
    rows = rows.order_by(share.is_(None), share.desc(), col(Firm.name), col(Firm.id)).limit(limit)
    return _shown(session, list(session.scalars(rows)))


def first_makers(
    session: Session, products: Sequence[int], area: Sequence[str] | None, each: int, scope: Scope = LOCAL
) -> dict[int, tuple[Maker, ...]]:
    """Up to `each` makers of every product within the area, ordered as `makers` orders them."""
    share = col(FirmProduct.revenue_share)
    place = func.row_number().over(
        partition_by=col(FirmProduct.product_id),
        order_by=(share.is_(None), share.desc(), col(Firm.name), col(Firm.id)),
    )
    ids: list[int | None] = []
    for batch in _batches(products):
        ranked = _made(select(col(FirmProduct.id).label("id"), place.label("place")), scope).where(
            col(FirmProduct.product_id).in_(batch),
            true() if area is None else col(FirmProduct.firm_id).in_(placed_within(area)),
        )
        inner = ranked.subquery()
        ids += session.scalars(
            select(inner.c.id).where(inner.c.place <= each).order_by(inner.c.place, inner.c.id)
        )
    of_product: dict[str, list[Maker]] = {}
    for maker in _shown(session, ids):
        of_product.setdefault(maker.product, []).append(maker)
    names = dict(
        session.execute(select(col(Product.name), col(Product.id)).where(col(Product.id).in_(products))).all()
    )
    return {names[name] or 0: tuple(found) for name, found in of_product.items()}


def products_of(session: Session, firm: int, scope: Scope = LOCAL) -> tuple[Maker, ...]:
    """What the firm makes, by revenue share, largest first; unknown shares last in the order of the source."""
    rows = _made(select(col(FirmProduct.id)), scope, living=False).where(col(FirmProduct.firm_id) == firm)
    share = col(FirmProduct.revenue_share)
    rows = rows.order_by(
        share.is_(None), share.desc(), col(FirmProduct.source_id), col(FirmProduct.source_row)
    )
    return _shown(session, list(session.scalars(rows)))


def _made(
    statement: Select[*tuple[object, ...]], scope: Scope, *, living: bool = True
) -> Select[*tuple[object, ...]]:
    """The statement over firm_product and firm; rows of the bank's own files only for those who may see them."""
    made = statement.select_from(FirmProduct).join(Firm, col(Firm.id) == col(FirmProduct.firm_id))
    if living:
        made = made.where(col(Firm.status).not_in(GONE))
    return made.where(visible(scope))


def visible(scope: Scope) -> ColumnElement[bool]:
    """Rows of firm_product that the caller may see: those of the bank's own files only within the bank."""
    if scope.internal:
        return true()
    return col(FirmProduct.source_id).not_in(select(col(Source.id)).where(col(Source.internal).is_(True)))


def _within(session: Session, area: Sequence[str] | None) -> ColumnElement[bool]:
    return true() if area is None else lies_within(area)


def _shown(session: Session, ids: Sequence[int | None]) -> tuple[Maker, ...]:
    """Makers of firm_product rows, in the order of their ids given."""
    found: dict[int | None, Maker] = {}
    sources = Sources(session)
    for batch in _batches(ids):
        rows = session.execute(
            select(FirmProduct, Firm, col(Product.name))
            .join(Firm, col(Firm.id) == col(FirmProduct.firm_id))
            .join(Product, col(Product.id) == col(FirmProduct.product_id))
            .where(col(FirmProduct.id).in_(batch))
        ).all()
        numbers = _numbers(session, {firm.id for _, firm, _ in rows})
        for made, firm, product in rows:
            evidence = sources.evidence(made, f"firm_product:{made.id}", f"企业产品：{firm.name} — {product}")
            found[made.id] = Maker(
                firm.id or 0,
                firm.name,
                numbers.get(firm.id),
                name_of(firm.region_code),
                firm.listed,
                product,
                made.revenue_share,
                made.note,
                firm.is_example,
                evidence,
            )
    return tuple(found[i] for i in ids)


def _numbers(session: Session, firm_ids: Iterable[int | None]) -> dict[int | None, str]:
    # all of their numbers: with a condition on the scheme SQLite goes through every firm's number of it
    rows = session.execute(
        select(col(FirmIdentifier.firm_id), col(FirmIdentifier.scheme), col(FirmIdentifier.value)).where(
            col(FirmIdentifier.firm_id).in_(list(firm_ids))
        )
    )
    known = [row for row in rows if row[1] in _SCHEMES]
    best: dict[int | None, str] = {}
    for firm_id, _, value in sorted(known, key=lambda row: (_SCHEMES.index(row[1]), row[2])):
        best.setdefault(firm_id, value)
    return best


def _batches(ids: Sequence[int | None]) -> Iterator[Sequence[int | None]]:
    for begin in range(0, len(ids), _BATCH):
        yield ids[begin : begin + _BATCH]
