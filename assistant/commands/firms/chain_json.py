"""Chains, products and makers as JSON documents. Fields may be added, never renamed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.domain.evidence import Evidence
from assistant.store.chain_places import ChainPicture, ChainPlace
from assistant.store.chain_trace import Related, Side, Step
from assistant.store.product_makers import Maker, MakerCount


def source_json(evidence: Evidence) -> dict[str, Any]:
    """Where it stands: file and row, its words, the date it holds for."""
    as_of = evidence.as_of.isoformat() if evidence.as_of else None
    return {"source": evidence.source, "quote": evidence.quote, "as_of": as_of}


def maker_json(maker: Maker) -> dict[str, Any]:
    """A maker; revenue_share is a fraction of one, null where it is not known."""
    return {
        "id": maker.firm_id,
        "name": maker.name,
        "number": maker.number,
        "region": maker.region,
        "listed": maker.listed,
        "product": maker.product,
        "revenue_share": None if maker.share is None else float(maker.share),
        "share_note": maker.note,
        "is_example": maker.is_example,
        **source_json(maker.evidence),
    }


def makers_json(
    product: str, area: Sequence[str] | None, count: MakerCount, makers: Sequence[Maker]
) -> dict[str, Any]:
    """Makers of one product."""
    return {
        "product": product,
        "area": None if area is None else list(area),
        "makers": _count(count),
        "firms": [maker_json(maker) for maker in makers],
    }


def trace_json(product: str, area: Sequence[str] | None, sides: Sequence[Side]) -> dict[str, Any]:
    """A product's place in its chain, a key a direction."""
    return {
        "product": product,
        "area": None if area is None else list(area),
        **{
            side.direction: {
                "in_data": side.total > 0,
                "total": side.total,
                "reached": list(side.reached),
                "cut": side.cut,
                "products": [_step(step) for step in side.steps],
                "related": [_related(item) for item in side.related],
            }
            for side in sides
        },
    }


def picture_json(picture: ChainPicture, places: Sequence[ChainPlace]) -> dict[str, Any]:
    """A chain with some of its places (all of them, or the gaps)."""
    return {
        "chain": {
            "code": picture.code,
            "name": picture.name,
            "name_en": picture.name_en,
            "version": picture.version,
            "synonyms": list(picture.synonyms),
        },
        "area": None if picture.area is None else list(picture.area),
        "segments": [{"segment": item.segment, "firms": _count(item.firms)} for item in picture.segments],
        "empty_segments": list(picture.empty_segments),
        "products": [
            {
                "product": place.product,
                "name_en": place.product_en,
                "segment": place.segment,
                "gap": place.is_gap,
                "makers": _count(place.makers),
                "local": [maker_json(maker) for maker in place.here],
                "elsewhere": [maker_json(maker) for maker in place.elsewhere],
            }
            for place in places
        ],
    }


def _count(count: MakerCount) -> dict[str, int]:
    return {"total": count.total, "local": count.local}


def _step(step: Step) -> dict[str, Any]:
    return {
        "product": step.product,
        "depth": step.depth,
        "after": step.after,
        **source_json(step.link),
        "makers": _count(step.makers),
        "local": [maker_json(maker) for maker in step.here],
    }


def _related(item: Related) -> dict[str, Any]:
    return {
        "product": item.product,
        "tie": item.tie,
        "in_data": item.linked,
        "makers": _count(item.makers),
        **({"source": None, "quote": None, "as_of": None} if item.link is None else source_json(item.link)),
    }
