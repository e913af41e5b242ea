"""Quality of a cluster read from the store: the firms of a chain in a region, or of a park. Computed on demand, in SQL."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from assistant.domain.calendar import months_before
from assistant.domain.cluster import ClusterQuality, MissingLink, concentration, gini, sameness, share
from assistant.store.derived import FirmChain, FirmFeature
from assistant.store.firm_places import placed_within
from assistant.store.firms import EntityKind, Firm, FirmStatus
from assistant.store.many import listed
from assistant.store.trade import Chain, ChainProduct, FirmProduct, Product, Supply, SupplyKind

WINDOW_MONTHS = 36
BUYERS = (EntityKind.GOVERNMENT, EntityKind.PUBLIC_INSTITUTION)


def cluster_quality(
    session: Session,
    *,
    chain: str | None,
    regions: tuple[str, ...] = (),
    park: str | None = None,
    today: date,
) -> ClusterQuality:
    """Quality of the living firms of the chain (by code) that are registered or produce in any of the regions
    (division codes), or lie in the park. Sales count from the last 36 months."""
    ids = members(session, chain, regions, park)
    firms, count = listed(session, ids), len(ids)
    start = months_before(today, WINDOW_MONTHS)
    names = dict(_revenues(session, firms))
    leader = min(names, key=lambda id_: (-names[id_][1], id_), default=None)
    revenues = [revenue for _, revenue in names.values()]
    linked, inside, whole, to_leader, of_others = _sales(session, firms, leader, start, today)
    makers = _makers(session, firms, chain)
    return ClusterQuality(
        firms=count,
        linked=share(linked, count),
        local_sales=share(inside, whole),
        outside_sales=share(whole - inside, whole),
        leader=names[leader][0] if leader is not None else None,
        leader_share=share(names[leader][1], sum(revenues, Decimal(0))) if leader is not None else None,
        to_leader=share(to_leader, of_others),
        with_revenue=len(revenues),
        cr4=concentration(revenues),
        gini=gini(revenues),
        sameness=sameness(makers),
        missing=_missing(session, chain, set(makers)),
        window_months=WINDOW_MONTHS,
    )


def members(session: Session, chain: str | None, regions: tuple[str, ...], park: str | None) -> list[int]:
    """Ids of the living firms of a cluster, in their order: found once for all of its figures."""
    wanted: Any = sa.select(col(Firm.id).label("id")).where(
        col(Firm.kind).not_in(BUYERS), col(Firm.status).in_((FirmStatus.ACTIVE, FirmStatus.SUSPENDED))
    )
    if chain is not None:
        within = (
            sa.select(col(FirmChain.firm_id))
            .join(Chain, col(Chain.id) == col(FirmChain.chain_id))
            .where(col(Chain.code) == chain)
        )
        wanted = wanted.where(col(Firm.id).in_(within))
    if regions:
        wanted = wanted.where(col(Firm.id).in_(placed_within(regions)))
    if park is not None:
        wanted = wanted.where(col(Firm.park) == park)
    return list(session.scalars(wanted.order_by(col(Firm.id))))


def _revenues(session: Session, firms: Any) -> list[tuple[int, tuple[str, Decimal]]]:
    wanted = (
        sa.select(col(Firm.id), col(Firm.name), col(FirmFeature.last_revenue))
        .join(FirmFeature, col(FirmFeature.firm_id) == col(Firm.id))
        .where(col(Firm.id).in_(firms), col(FirmFeature.last_revenue).is_not(None))
    )
    return [(id_, (name, revenue)) for id_, name, revenue in session.execute(wanted)]


def _sales(
    session: Session, firms: Any, leader: int | None, start: date, today: date
) -> tuple[int, int, int, int, int]:
    """Firms with a link inside; known sales (分) inside, in all, to the leader, and of all but the leader."""
    amount = sa.func.coalesce(sa.type_coerce(Supply.amount, sa.BigInteger), 0)
    sale = (
        sa.select(
            col(Supply.supplier_id).label("supplier_id"),
            col(Supply.buyer_id).label("buyer_id"),
            amount.label("amount"),
            col(Supply.buyer_id).in_(firms).label("inside"),
        )
        .where(col(Supply.supplier_id).in_(firms))
        .where(col(Supply.dated_on) >= start, col(Supply.dated_on) <= today)
        .where(col(Supply.kind) != SupplyKind.FRAMEWORK, col(Supply.supplier_id) != col(Supply.buyer_id))
        .cte("sale")
    )
    within = sale.c.inside
    ends = sa.union(
        sa.select(sale.c.supplier_id.label("id")).where(within),
        sa.select(sale.c.buyer_id.label("id")).where(within),
    ).subquery()
    linked = session.scalar(sa.select(sa.func.count()).select_from(ends)) or 0
    sums = session.execute(
        sa.select(
            sa.func.sum(sa.case((within, sale.c.amount), else_=0)),
            sa.func.sum(sale.c.amount),
            sa.func.sum(sa.case((sale.c.buyer_id == leader, sale.c.amount), else_=0)),
            sa.func.sum(sa.case((sale.c.supplier_id != leader, sale.c.amount), else_=0)),
        )
    ).one()
    inside, whole, to_leader, of_others = (int(value or 0) for value in sums)
    return linked, inside, whole, to_leader, of_others


def _makers(session: Session, firms: Any, chain: str | None) -> dict[str, int]:
    """Firms of the cluster by product (of the chain, where one is given)."""
    wanted = (
        sa.select(col(Product.name), sa.func.count())
        .join(FirmProduct, col(FirmProduct.product_id) == col(Product.id))
        .where(col(FirmProduct.firm_id).in_(firms))
        .group_by(col(Product.name))
    )
    if chain is not None:
        wanted = wanted.join(ChainProduct, col(ChainProduct.product_id) == col(Product.id))
        wanted = wanted.join(Chain, col(Chain.id) == col(ChainProduct.chain_id)).where(
            col(Chain.code) == chain
        )
    return {row[0]: row[1] for row in session.execute(wanted)}


def _missing(session: Session, chain: str | None, made: set[str]) -> tuple[MissingLink, ...]:
    if chain is None:
        return ()
    wanted = (
        sa.select(col(Product.name), col(ChainProduct.segment))
        .join(ChainProduct, col(ChainProduct.product_id) == col(Product.id))
        .join(Chain, col(Chain.id) == col(ChainProduct.chain_id))
        .where(col(Chain.code) == chain)
        .order_by(col(ChainProduct.segment), col(Product.name))
    )
    return tuple(MissingLink(name, segment) for name, segment in session.execute(wanted) if name not in made)
