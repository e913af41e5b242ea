"""Which segment of which chain a firm stands in, from the products it makes. Rebuilds firm_chain."""

from __future__ import annotations

from sqlalchemy import delete, func, insert
from sqlmodel import Session, col, select

from assistant.store.derived import FirmChain
from assistant.store.trade import ChainProduct, FirmProduct


def write(session: Session) -> None:
    """One row a firm, chain and segment, shown by the first product (smallest row id) that puts it there."""
    session.execute(delete(FirmChain))
    found = (
        select(
            FirmProduct.firm_id,
            ChainProduct.chain_id,
            ChainProduct.segment,
            func.min(FirmProduct.id).label("firm_product_id"),
        )
        .join(ChainProduct, col(ChainProduct.product_id) == col(FirmProduct.product_id))
        .group_by(col(FirmProduct.firm_id), col(ChainProduct.chain_id), col(ChainProduct.segment))
    )
    session.execute(
        insert(FirmChain).from_select(["firm_id", "chain_id", "segment", "firm_product_id"], found)
    )
