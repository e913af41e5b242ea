"""The tool that tells what stands against firms now, by level (预警)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from langchain.tools import ToolRuntime, tool
from pydantic import Field

from assistant.domain.firm_query import FirmQuery
from assistant.domain.signals import Level
from assistant.tools.artifacts import FirmProfiled
from assistant.tools.context import RunContext
from assistant.tools.evidence_text import numbered
from assistant.tools.firm_signals import signals_of
from assistant.tools.group_findings import SignalsShown
from assistant.tools.one_firm import FirmName, not_one


@tool(response_format="content_and_artifact")
def warnings(
    runtime: ToolRuntime[Any, Any],
    query: Annotated[FirmQuery | None, Field(description="Which firms; none: the bank's own clients")] = None,
    firms: Annotated[list[FirmName] | None, Field(description="Or these firms", max_length=5)] = None,
    kinds: Annotated[
        list[str] | None, Field(description="Codes of warnings; none: all", max_length=20)
    ] = None,
    level: Annotated[Level | None, Field(description="The mildest level that counts")] = None,
    since: Annotated[date | None, Field(description="Only what happened on this day or later")] = None,
) -> tuple[str, SignalsShown | FirmProfiled]:
    """Warning signals of clients or other firms: overdue, enforcement, falling sales, lapsing licences … each with its
    level (yellow, orange, red), date and evidence. Only current facts count. It never sets a five-grade class.
    """
    context: RunContext = runtime.context
    found = signals_of(context, "warnings", query or FirmQuery(), firms or (), kinds or (), level, since)
    if isinstance(found, FirmProfiled):
        return not_one(found), found
    lines = []
    for item in found.firms[: found.shown]:
        told = "; ".join(f"{w.level} {w.title.en}: {w.text.zh}" for w in item.signals.warnings)
        lines.append(f"id:{item.firm.id} {item.firm.name}: {told}")
    return "\n".join(lines) + "\n" + numbered(context.ledger, found.cites.values()), found
