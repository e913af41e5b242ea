"""The tool that reads on: the passages before and after one that was found, in its document's order."""

from __future__ import annotations

from typing import Annotated, Any

from langchain.tools import ToolRuntime, tool
from pydantic import Field

from assistant.tools.context import RunContext
from assistant.tools.evidence_text import numbered
from assistant.tools.passage_findings import PoliciesFound


@tool(response_format="content_and_artifact")
def read_around(
    number: Annotated[int, Field(ge=1, description="Number of a passage that was found, as in [3]")],
    runtime: ToolRuntime[Any, Any],
    reach: Annotated[int, Field(ge=1, le=3, description="Passages before it, and after it")] = 1,
) -> tuple[str, PoliciesFound]:
    """Read the neighbouring articles or paragraphs of a passage that was found.

    Use it where a passage refers to what stands before or after it (前款, 前条, the following), or is cut off.
    """
    context: RunContext = runtime.context
    found = context.ledger.get(number)
    if found is None or found.passage_id is None:
        return f"[{number}] is no passage of the library. Search first.", PoliciesFound("", (), False, 0)
    hits = tuple(context.searcher.neighbours(found.passage_id, reach, context.scope))
    cites = context.cite(*(hit.evidence() for hit in hits))
    quotes = {hit.passage_id: hit.text for hit in hits}
    around = PoliciesFound(
        found.title, hits, bool(hits), len({hit.document_id for hit in hits}), cites, quotes
    )
    if not hits:
        return f"[{number}] stands in no document any more.", around
    return numbered(context.ledger, cites.values()), around
