"""The tool that follows a product through its chain: materials, what is made of it, and who makes those."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from langchain.tools import ToolRuntime, tool
from pydantic import Field
from sqlmodel import Session

from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.firm_query import FirmQuery
from assistant.store import chain_trace, product_makers, product_names
from assistant.tools.artifacts import ChainTraced
from assistant.tools.context import RunContext
from assistant.tools.evidence_text import numbered
from assistant.tools.terms import area_of, settle

_SHOWN = 12
_MAKERS = 5


@tool(response_format="content_and_artifact")
def trace_product(
    product: Annotated[str, Field(description="Name of a product", max_length=60)],
    runtime: ToolRuntime[Any, Any],
    direction: Annotated[Literal["upstream", "downstream", "both"], Field(description="Which way")] = "both",
    steps: Annotated[int, Field(description="Links away, at most", ge=1, le=4)] = 1,
    local: Annotated[bool, Field(description="Makers in the bank's home region only")] = True,
    regions: Annotated[list[str] | None, Field(description="Makers in these places instead")] = None,
) -> tuple[str, ChainTraced]:
    """What a product is made of (upstream) and what is made of it (downstream), to several steps, and which firms make
    those. For a whole chain and what it lacks use chain_map.
    """
    context: RunContext = runtime.context
    with context.store.read() as session:
        query = settle(session, FirmQuery(local=local and not regions, regions=regions or []))
        return _traced(context, session, product, direction, steps, area_of(context, query))


def _traced(
    context: RunContext,
    session: Session,
    name: str,
    direction: Literal["upstream", "downstream", "both"],
    steps: int,
    area: Sequence[str] | None,
) -> tuple[str, ChainTraced]:
    product = product_names.named(session, name)
    if product is None:
        near = tuple(item.name for item in product_names.near_names(session, name))
        return f"No product “{name}” in the database. Names like it: {', '.join(near)}.", ChainTraced(
            name, near=near
        )
    both = ("upstream", "downstream") if direction == "both" else (direction,)
    sides = tuple(
        chain_trace.trace(
            session,
            product,
            way,  # type: ignore[arg-type]
            steps=steps,
            area=area,
            limit=_SHOWN,
            each=_MAKERS,
            scope=context.scope,
        )
        for way in both
    )
    own = product.id or 0
    makers = product_makers.makers(session, own, area, _MAKERS, context.scope)
    made = product_makers.count_makers(session, [own], area, context.scope).get(
        own, product_makers.MakerCount()
    )
    shown = [step for side in sides for step in side.steps]
    related = [item.link for side in sides for item in side.related if item.link is not None]
    looked: dict[str, Evidence] = {
        side.direction: _none(product.name, side, context) for side in sides if not side.total
    }
    cites = context.cite(
        *looked.values(),
        *(step.link for step in shown),
        *(maker.evidence for step in shown for maker in step.here),
        *(maker.evidence for maker in makers),
        *related,
    )
    lines: list[str] = []
    for side in sides:
        if not side.total:
            offered = ", ".join(f"{item.product} ({item.tie})" for item in side.related)
            lines.append(f"{side.direction}: not in the data. Products near it: {offered or 'none'}.")
        for step in side.steps:
            who = "; ".join(f"{maker.name} [{cites[maker.evidence.key]}]" for maker in step.here)
            lines.append(
                f"{side.direction}, step {step.depth}, next to {step.after}: {step.product} [{cites[step.link.key]}], "
                f"made here by {who or 'nobody'} ({step.makers.local} here, {step.makers.total} in all)"
            )
    who = "; ".join(f"{maker.name} [{cites[maker.evidence.key]}]" for maker in makers)
    lines.append(
        f"{product.name} itself: made here by {who or 'nobody'} ({made.local} here, {made.total} in all)"
    )
    traced = ChainTraced(
        product.name, None if area is None else tuple(area), sides, makers, made, (), looked, cites
    )
    return "\n".join(lines) + "\n" + numbered(context.ledger, cites.values()), traced


def _none(product: str, side: chain_trace.Side, context: RunContext) -> Evidence:
    """That the links were searched in that direction and none was found, as a count that is shown."""
    key = f"calc:links:{product}:{side.direction}"
    way = {"upstream": ("上游材料", "upstream"), "downstream": ("下游产品", "downstream")}[side.direction]
    linked = [item.product for item in side.related if item.linked]
    if context.lang == "zh":
        quote = f"企业库的产品关系中，“{product}”的{way[0]}：0 条；相近产品中有此类记录的：{'、'.join(linked) or '无'}"
        return Evidence(
            key, EvidenceKind.CALCULATION, "产品关系计数", "两个方向的记录都已查", quote, "calculation"
        )
    quote = f"Links of “{product}” {way[1]} in the database: 0; products near it that have some: {', '.join(linked) or 'none'}"
    return Evidence(
        key, EvidenceKind.CALCULATION, "Count of links", "stated from either end", quote, "calculation"
    )
