"""Which segment of which chain a firm stands in, from the products it makes. Rebuilds firm_chain.

A chain's products stand in its definition; a sort of one of them (chain_graph.sorts: 热法磷酸 of 磷酸) stands where that
one stands, unless the definition places it itself.
"""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy import delete, func, insert
from sqlmodel import Session, col, select

from assistant.store.chain_graph import sorts
from assistant.store.derived import FirmChain
from assistant.store.trade import ChainProduct, FirmProduct
from ingest.firms.derive.scratch import count, insert_tuples
from ingest.firms.indexes import indexes_last

_Place = sa.Table(
    "derive_chain_place",
    sa.MetaData(),
    sa.Column("chain_id", sa.Integer, primary_key=True),
    sa.Column("made_id", sa.Integer, primary_key=True),  # the product that a firm makes
    sa.Column("product_id", sa.Integer, nullable=False),  # the chain's product that it is, or is a sort of
    sa.Column("segment", sa.Text, nullable=False),
    sa.Column("steps", sa.Integer, nullable=False),
    prefixes=["TEMPORARY"],
)


def write(session: Session) -> None:
    """One row a firm, chain and segment, shown by the product that is nearest to the chain's own (then: smallest row id)."""
    session.execute(delete(FirmChain))
    _Place.drop(session.connection(), checkfirst=True)
    _Place.create(session.connection())
    insert_tuples(session, _Place.name, [column.name for column in _Place.c], _places(session))
    made = col(FirmProduct.id)
    rank = func.row_number().over(
        partition_by=(col(FirmProduct.firm_id), _Place.c.chain_id, _Place.c.segment),
        order_by=(_Place.c.steps, made),
    )
    ranked = (
        sa.select(
            col(FirmProduct.firm_id),
            _Place.c.chain_id,
            _Place.c.segment,
            made.label("firm_product_id"),
            _Place.c.product_id,
            _Place.c.steps,
            rank.label("place"),
        )
        .join(_Place, _Place.c.made_id == col(FirmProduct.product_id))
        .subquery()
    )
    columns = ["firm_id", "chain_id", "segment", "firm_product_id", "product_id", "steps"]
    best = sa.select(*(ranked.c[name] for name in columns)).where(ranked.c.place == 1)
    with indexes_last(session.connection(), "firm_chain", count(session, FirmProduct)):
        session.execute(insert(FirmChain).from_select(columns, best))
    _Place.drop(session.connection())


def _places(session: Session) -> Iterator[tuple[int, int, int, str, int]]:
    """Products by chain as (chain, what a firm makes, the chain's product, segment, part links between)."""
    chains: dict[int, dict[int, str]] = {}
    rows = select(ChainProduct.chain_id, ChainProduct.product_id, ChainProduct.segment)
    for chain_id, product_id, segment in session.exec(rows):
        chains.setdefault(chain_id, {})[product_id] = segment
    for chain_id, segments in sorted(chains.items()):
        for product_id, segment in sorted(segments.items()):
            yield chain_id, product_id, product_id, segment, 0
        for made_id, (product_id, steps) in sorted(sorts(session, sorted(segments)).items()):
            yield chain_id, made_id, product_id, segments[product_id], steps
