"""The tool that tells what happened to firms that a product of the bank may answer (存客拓新)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from langchain.tools import ToolRuntime, tool
from pydantic import Field

from assistant.domain.firm_query import FirmQuery
from assistant.tools.artifacts import FirmProfiled
from assistant.tools.context import RunContext
from assistant.tools.evidence_text import numbered
from assistant.tools.firm_signals import signals_of
from assistant.tools.group_findings import SignalsShown
from assistant.tools.one_firm import FirmName, not_one


@tool(response_format="content_and_artifact")
def opportunities(
    runtime: ToolRuntime[Any, Any],
    query: Annotated[FirmQuery | None, Field(description="Which firms; none: the bank's own clients")] = None,
    firms: Annotated[list[FirmName] | None, Field(description="Or these firms", max_length=5)] = None,
    kinds: Annotated[
        list[str] | None, Field(description="Codes of opportunities; none: all", max_length=20)
    ] = None,
    since: Annotated[date | None, Field(description="Only what happened on this day or later")] = None,
) -> tuple[str, SignalsShown | FirmProfiled]:
    """Opportunities of clients or other firms: tenders won, financing that matures, new investments, growth … each with
    the need it may mean, its worth, date and evidence. None is pushed while a red warning stands.
    """
    context: RunContext = runtime.context
    found = signals_of(context, "opportunities", query or FirmQuery(), firms or (), kinds or (), since=since)
    if isinstance(found, FirmProfiled):
        return not_one(found), found
    lines = []
    for item in found.firms[: found.shown]:
        told = "; ".join(f"{o.title.en} ({o.value}): {o.text.zh}" for o in item.signals.opportunities)
        lines.append(f"id:{item.firm.id} {item.firm.name}: {told}")
    return "\n".join(lines) + "\n" + numbered(context.ledger, found.cites.values()), found
