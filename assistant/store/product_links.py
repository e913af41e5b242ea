"""What a product is made of and what is made of it, from the product graph. Reads only."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session, col, select

from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.store.sources import Source
from assistant.store.trade import Chain, ChainProduct, Product, ProductLink


@dataclass(frozen=True, slots=True)
class Link:
    """`other` is an upstream, downstream or part of the product that was asked for."""

    other: str
    relation: str
    evidence: Evidence


_TURNED = {"upstream": "downstream", "downstream": "upstream", "part": "whole"}


def named(session: Session, name: str) -> Product | None:
    """The product of that name or synonym (either language), None where there is none."""
    exact = session.exec(select(Product).where(Product.name == name)).first()
    if exact is not None:
        return exact
    wanted = name.strip().lower()
    for product in session.exec(select(Product)):
        names = [product.name, product.name_en or "", *product.synonyms.split("|")]
        if wanted in (n.strip().lower() for n in names if n.strip()):
            return product
    return None


def chain_products(session: Session, chain: str | None) -> list[Product]:
    """Products of the chain with this code, by segment and name; none for no chain."""
    return list(
        session.exec(
            select(Product)
            .join(ChainProduct, col(ChainProduct.product_id) == col(Product.id))
            .join(Chain, col(Chain.id) == col(ChainProduct.chain_id))
            .where(Chain.code == chain)
            .order_by(col(ChainProduct.segment), col(Product.name))
        )
    )


def _evidence(link: ProductLink, source: Source, title: str) -> Evidence:
    return Evidence(
        key=f"product_link:{link.id}",
        kind=EvidenceKind.FACT,
        title=title,
        locator=f"第 {link.source_row} 行",
        quote=link.source_text,
        source=f"{source.name} 第 {link.source_row} 行",
        as_of=link.as_of or source.as_of,
        is_example=source.is_example,
    )


def links(session: Session, product: Product, limit: int = 60) -> list[Link]:
    """Links of the product in both directions, at most `limit` of each; a pair that is linked twice comes once."""
    found: dict[tuple[str, str], Link] = {}
    own = session.exec(
        select(ProductLink, Product, Source)
        .where(ProductLink.product_id == product.id)
        .where(Product.id == ProductLink.related_id)
        .where(Source.id == ProductLink.source_id)
        .limit(limit)
    )
    for link, other, source in own:
        evidence = _evidence(link, source, f"产品关系：{product.name} — {other.name}")
        found.setdefault((other.name, link.relation), Link(other.name, link.relation, evidence))
    turned = session.exec(
        select(ProductLink, Product, Source)
        .where(ProductLink.related_id == product.id)
        .where(Product.id == ProductLink.product_id)
        .where(Source.id == ProductLink.source_id)
        .limit(limit)
    )
    for link, other, source in turned:
        relation = _TURNED.get(link.relation, link.relation)
        evidence = _evidence(link, source, f"产品关系：{other.name} — {product.name}")
        found.setdefault((other.name, relation), Link(other.name, relation, evidence))
    return list(found.values())
