"""Checks the final reply sentence by sentence against the run's ledger, whatever model wrote it.

The stream runs the same check as sentences come; this holds it for every caller of the agent.
"""

from __future__ import annotations

from typing import Any

from langchain.agents.middleware import AgentMiddleware
from langchain.agents.middleware.types import AgentState
from langchain_core.messages import AIMessage
from langgraph.runtime import Runtime

from assistant.agent.checked_text import CheckedText, Numbering
from assistant.agent.grounding import GroundingCheck
from assistant.agent.neutral import neutral_sentences
from assistant.tools.context import RunContext


class CitationCheck(AgentMiddleware[AgentState[Any], RunContext]):
    """Replaces the final message's text by what of it holds."""

    def after_model(self, state: AgentState[Any], runtime: Runtime[RunContext]) -> dict[str, Any] | None:
        message = state["messages"][-1]
        if not isinstance(message, AIMessage) or message.tool_calls:
            return None
        ledger = runtime.context.ledger
        gate = CheckedText(GroundingCheck(ledger, neutral_sentences()), Numbering(ledger))
        gate.feed(message.text)
        gate.close()
        text = gate.text if gate.claims else gate.held
        return {"messages": [message.model_copy(update={"content": text})]}
