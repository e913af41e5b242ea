"""The tool that searches the library: laws, policies, cluster reports, the bank's own manual."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any, Literal

from langchain.tools import ToolRuntime, tool
from pydantic import Field

from assistant.retrieval.passages import PassageHit
from assistant.retrieval.quoting import best_sentences
from assistant.tools.context import RunContext
from assistant.tools.evidence_text import numbered
from assistant.tools.passage_findings import PoliciesFound

DocumentKind = Literal["law", "report", "manual", "notice", "table", "web", "other"]


def find_passages(
    context: RunContext, query: str, limit: int, kinds: tuple[str, ...] | None = None
) -> PoliciesFound:
    """Search under the caller's scope; the passages found are numbered in the run's ledger."""
    outcome = context.searcher.search(query, limit, scope=context.scope, document_kinds=kinds)
    hits: tuple[PassageHit, ...] = outcome.hits if outcome.fits else ()
    texts = [hit.text for hit in hits]
    quotes = {hit.passage_id: best_sentences(query, hit.text, texts, context.embed) for hit in hits}
    cites = context.cite(*(replace(hit.evidence(), excerpt=quotes[hit.passage_id]) for hit in hits))
    return PoliciesFound(query, hits, outcome.fits, outcome.documents_searched, cites, quotes)


@tool(response_format="content_and_artifact")
def search_policies(
    query: Annotated[
        str, Field(description="What to look for, in the words of the question", max_length=400)
    ],
    runtime: ToolRuntime[Any, Any],
    limit: Annotated[int, Field(ge=1, le=12, description="Passages wanted")] = 6,
    kinds: Annotated[list[DocumentKind] | None, Field(description="Only these kinds of document")] = None,
) -> tuple[str, PoliciesFound]:
    """Search the bank's library (laws, policies, cluster reports, the bank's manual) for passages.

    Use it for what rules allow or require, and for figures that reports give of clusters and industries.
    Cite a passage by its number. If nothing fits, say that the library holds nothing on it.
    """
    context: RunContext = runtime.context
    found = find_passages(context, query, limit, tuple(kinds) if kinds else None)
    if not found.hits:
        return f"Nothing in {found.documents_searched} documents fits. Say that no source was found.", found
    return numbered(context.ledger, found.cites.values()), found
