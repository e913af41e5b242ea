"""The tool that follows a product through the chain: its materials, what is made of it, and the local makers."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from langchain.tools import ToolRuntime, tool
from pydantic import Field

from assistant.domain.firm_query import FirmQuery
from assistant.domain.judgement import FirmBrief
from assistant.store import firm_search, product_links
from assistant.tools.artifacts import ChainTraced, LinkedProduct
from assistant.tools.context import RunContext
from assistant.tools.evidence_text import numbered
from assistant.tools.find_firms import asked_by

_MAX_LINKED = 12


@tool(response_format="content_and_artifact")
def trace_product(
    product: Annotated[str, Field(description="Name of a product", max_length=60)],
    runtime: ToolRuntime[Any, Any],
    direction: Annotated[Literal["upstream", "downstream", "both"], Field(description="Which way")] = "both",
    local: Annotated[bool, Field(description="Only makers in the bank's home region")] = True,
) -> tuple[str, ChainTraced]:
    """What a product is made of (upstream) and what is made of it (downstream), and which firms make those.

    Use it for materials of a product and for links of a chain that nobody fills locally.
    """
    context: RunContext = runtime.context
    with context.store.read() as session:
        found = product_links.named(session, product)
        if found is None:
            return f"No product “{product}” in the database.", ChainTraced(product, (), {})
        wanted = ("upstream", "downstream") if direction == "both" else (direction,)
        links = [link for link in product_links.links(session, found) if link.relation in wanted][
            :_MAX_LINKED
        ]
        makers: dict[str, tuple[FirmBrief, ...]] = {}
        for name in (found.name, *dict.fromkeys(link.other for link in links)):
            page = firm_search.find(
                session, FirmQuery(products=[name], local=local, limit=5), **asked_by(context)
            )
            makers[name] = tuple(page.firms)
    linked = tuple(LinkedProduct(link.other, link.relation, link.evidence) for link in links)
    cites = context.cite(
        *(link.evidence for link in linked), *(firm.evidence for firms in makers.values() for firm in firms)
    )
    lines = [
        f"{link.relation}: {link.name} [{cites[link.evidence.key]}], made by "
        + ("; ".join(f"{f.name} [{cites[f.evidence.key]}]" for f in makers[link.name]) or "nobody listed")
        for link in linked
    ]
    text = "\n".join(lines) or "No links are known."
    return text + "\n" + numbered(context.ledger, cites.values()), ChainTraced(
        found.name, linked, makers, cites
    )
