"""Fences what tools return as data, so that a text in the library cannot pass for an instruction."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from langchain.agents.middleware import AgentMiddleware
from langchain.agents.middleware.types import AgentState, ToolCallRequest
from langchain_core.messages import ToolMessage
from langgraph.types import Command

from assistant.tools.context import RunContext

_FENCE = re.compile(r"<\s*(/?)\s*evidence\s*>", re.IGNORECASE)


def fenced(text: str) -> str:
    """`text` between evidence marks; marks inside it are defused."""
    return "<evidence>\n" + _FENCE.sub(r"＜\1evidence＞", text) + "\n</evidence>"


class EvidenceFence(AgentMiddleware[AgentState[Any], RunContext]):
    """Wraps every tool result."""

    def wrap_tool_call(
        self,
        request: ToolCallRequest,
        handler: Callable[[ToolCallRequest], ToolMessage | Command[Any]],
    ) -> ToolMessage | Command[Any]:
        result = handler(request)
        if not isinstance(result, ToolMessage) or result.status == "error":
            return result
        return result.model_copy(update={"content": fenced(result.text)})
