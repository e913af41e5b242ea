"""Bounds how many model calls one question may cost. The last call gets no tools, so that it has to answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from langchain.agents.middleware import AgentMiddleware
from langchain.agents.middleware.types import AgentState, ModelRequest, ModelResponse
from langchain_core.messages import AIMessage, HumanMessage

from assistant.agent.wording import BUDGET_SPENT
from assistant.tools.context import RunContext


class CallBudget(AgentMiddleware[AgentState[Any], RunContext]):
    """Counts the model's messages since the question."""

    def wrap_model_call(
        self,
        request: ModelRequest[RunContext],
        handler: Callable[[ModelRequest[RunContext]], ModelResponse[Any]],
    ) -> ModelResponse[Any] | AIMessage:
        messages = request.messages
        asked = max((i for i, m in enumerate(messages) if isinstance(m, HumanMessage)), default=0)
        spent = sum(isinstance(message, AIMessage) for message in messages[asked:])
        budget = request.runtime.context.settings.max_model_calls
        if spent >= budget:
            return AIMessage(content=BUDGET_SPENT[request.runtime.context.lang])
        if spent == budget - 1 and budget > 1:
            return handler(request.override(tools=[]))
        return handler(request)
