"""Mends what small models get wrong: a tool call printed as a JSON block, a broken call, an empty reply.

A printed call becomes a call; an empty or broken reply is asked for once more; a second one is told as ModelSilent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

from langchain.agents.middleware import AgentMiddleware
from langchain.agents.middleware.types import AgentState, ModelRequest, ModelResponse
from langchain_core.messages import AIMessage, HumanMessage
from langchain_core.messages.tool import tool_call
from langchain_core.tools import BaseTool

from assistant.errors import ModelSilent
from assistant.tools.context import RunContext

_BLOCK = re.compile(r"```(?:json|tool_call|tool)?\s*(\{.*?\})\s*```", re.DOTALL)
_NUDGE = (
    "Your last reply was empty or broken. Call a tool with valid JSON arguments, or answer from the evidence."
)


def printed_calls(text: str, known: set[str]) -> list[dict[str, Any]]:
    """Tool calls that `text` prints as JSON: name and arguments (args, parameters) of a known tool."""
    bodies = _BLOCK.findall(text) or ([text.strip()] if text.strip().startswith("{") else [])
    calls = []
    for body in bodies:
        try:
            printed = json.loads(body)
        except json.JSONDecodeError:
            continue
        if isinstance(printed.get("function"), dict):
            printed = printed["function"]
        name = printed.get("name") or printed.get("tool")
        args: Any = next((printed[key] for key in ("arguments", "args", "parameters") if key in printed), {})
        if isinstance(args, str):
            try:
                args = json.loads(args)
            except json.JSONDecodeError:
                continue
        if name in known and isinstance(args, dict):
            calls.append({"name": name, "args": args})
    return calls


def _mended(message: AIMessage, known: set[str]) -> AIMessage | None:
    """The message fit for use, None when there is nothing in it to use."""
    if message.tool_calls:
        return message
    calls = printed_calls(message.text, known)
    if calls:
        made = [tool_call(name=c["name"], args=c["args"], id=f"mended_{uuid4().hex[:12]}") for c in calls]
        return message.model_copy(update={"content": "", "tool_calls": made, "invalid_tool_calls": []})
    if message.text.strip() and not message.invalid_tool_calls:
        return message
    return None


class MendedReplies(AgentMiddleware[AgentState[Any], RunContext]):
    """Looks at each reply before the run goes on."""

    def wrap_model_call(
        self,
        request: ModelRequest[RunContext],
        handler: Callable[[ModelRequest[RunContext]], ModelResponse[Any]],
    ) -> ModelResponse[Any]:
        known = {tool.name for tool in request.tools if isinstance(tool, BaseTool)}
        asked = request
        for _ in range(2):
            response = handler(asked)
            message = response.result[-1]
            if isinstance(message, AIMessage):
                mended = _mended(message, known)
                if mended is not None:
                    return ModelResponse(
                        result=[*response.result[:-1], mended],
                        structured_response=response.structured_response,
                    )
            asked = request.override(messages=[*request.messages, HumanMessage(_NUDGE)])
        raise ModelSilent(model=request.runtime.context.settings.model, why="empty or broken reply twice")
