"""The tool that shows a whole chain: segments with firms, products with their makers here and in all, and its gaps."""

from __future__ import annotations

from typing import Annotated, Any

from langchain.tools import ToolRuntime, tool
from pydantic import Field

from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.firm_query import FirmQuery
from assistant.domain.text import Lang
from assistant.store.chain_places import ChainPicture, picture
from assistant.tools.artifacts import ChainTraced
from assistant.tools.conditions import SEGMENTS, conditions_of
from assistant.tools.context import RunContext
from assistant.tools.evidence_text import numbered
from assistant.tools.group_findings import ChainMapped
from assistant.tools.terms import area_of, names_of, settle

_MAKERS = 5


@tool(response_format="content_and_artifact")
def chain_map(
    chain: Annotated[str, Field(description="Code or name of an industry chain", max_length=60)],
    runtime: ToolRuntime[Any, Any],
    local: Annotated[bool, Field(description="Here is the bank's home region")] = True,
    regions: Annotated[list[str] | None, Field(description="Here is these places instead")] = None,
) -> tuple[str, ChainMapped | ChainTraced]:
    """An industry chain as it stands: its segments with numbers of firms, its products with their makers here and in
    all, and the products that no firm makes here (gaps), with who makes those elsewhere.
    """
    context: RunContext = runtime.context
    with context.store.read() as session:
        query = settle(session, FirmQuery(chain=chain, local=local and not regions, regions=regions or []))
        found = picture(session, query.chain or chain, area_of(context, query), context.scope, each=_MAKERS)
        names = names_of(session, context.home_region, context.scope.branch)
    if not isinstance(found, ChainPicture):
        near = ", ".join(found.suggestions)
        return f"No chain “{chain}” in the database. Chains like it: {near}.", ChainTraced(
            chain, near=found.suggestions
        )
    conditions = conditions_of(query, names, context.lang)
    asked = "；".join(chip.text for chip in conditions)
    place = len(context.ledger)
    counted = _counted(f"calc:makers:{place}", found, asked, context.lang)
    in_segments = _segments(f"calc:segments:{place}", found, asked, context.lang)
    makers = [maker.evidence for spot in found.places for maker in (*spot.here, *spot.elsewhere)]
    cites = context.cite(counted, in_segments, *makers)
    lines = [
        f"Chain {found.name_en}: {len(found.gaps)} of {len(found.places)} products without a firm here [{cites[counted.key]}]."
    ]
    for spot in found.gaps:
        who = "; ".join(f"{maker.name} [{cites[maker.evidence.key]}]" for maker in spot.elsewhere)
        lines.append(
            f"{spot.segment}: {spot.product}, made elsewhere by {who or 'nobody'} ({spot.makers.total} in all)"
        )
    mapped = ChainMapped(query, conditions, found, counted, in_segments, cites)
    shown = [cites[counted.key], cites[in_segments.key]]
    return "\n".join(lines) + "\n" + numbered(context.ledger, shown), mapped


def _counted(key: str, found: ChainPicture, asked: str, lang: Lang) -> Evidence:
    """The makers of each product as a calculation that is shown."""
    parts: list[str] = []
    for segment, name in SEGMENTS.items():
        places = [place for place in found.places if place.segment == segment]
        each = [
            f"{place.product if lang == 'zh' else place.product_en or place.product} {place.makers.local}/{place.makers.total}"
            for place in places
        ]
        if each:
            parts.append(
                f"{name[lang]}：{'、'.join(each)}" if lang == "zh" else f"{name[lang]}: {', '.join(each)}"
            )
    gaps = len(found.gaps)
    if lang == "zh":
        quote = f"“{asked}”各产品的企业数（本地/全部）：{'；'.join(parts)}；共 {len(found.places)} 种产品，其中 {gaps} 种本地没有企业"
        return Evidence(
            key, EvidenceKind.CALCULATION, "产业链各产品企业数", "一家企业可做几种产品", quote, "calculation"
        )
    quote = (
        f"Firms by product of “{asked}” (here/in all): {'; '.join(parts)}; {len(found.places)} products, "
        f"{gaps} of them without a firm here"
    )
    return Evidence(
        key,
        EvidenceKind.CALCULATION,
        "Firms by product of the chain",
        "a firm may make several",
        quote,
        "calculation",
    )


def _segments(key: str, found: ChainPicture, asked: str, lang: Lang) -> Evidence:
    """The firms of each segment as a calculation that is shown."""
    each = [f"{SEGMENTS[s.segment][lang]} {s.firms.local}/{s.firms.total}" for s in found.segments]
    if lang == "zh":
        quote = f"“{asked}”各环节的企业数（本地/全部）：{'、'.join(each)}；一家企业可以处在几个环节"
        return Evidence(
            key,
            EvidenceKind.CALCULATION,
            "产业链各环节企业数",
            "每个环节内每家企业只计一次",
            quote,
            "calculation",
        )
    quote = f"Firms by segment of “{asked}” (here/in all): {', '.join(each)}; a firm may stand in several segments"
    return Evidence(
        key,
        EvidenceKind.CALCULATION,
        "Firms by segment of the chain",
        "each firm once a segment",
        quote,
        "calculation",
    )
