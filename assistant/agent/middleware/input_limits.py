"""Holds the input to its limits: the question's length, and how much of the turns before a model is sent."""

from __future__ import annotations

from typing import Any

from langchain.agents.middleware import AgentMiddleware
from langchain.agents.middleware.types import AgentState
from langchain_core.messages import HumanMessage
from langgraph.runtime import Runtime

from assistant.errors import BlankQuestion, QuestionTooLong
from assistant.tools.context import RunContext


class InputLimits(AgentMiddleware[AgentState[Any], RunContext]):
    """Refuses a question beyond the limit before any model sees it."""

    def before_agent(self, state: AgentState[Any], runtime: Runtime[RunContext]) -> dict[str, Any] | None:
        limit = runtime.context.settings.max_question_chars
        asked = [message for message in state["messages"] if isinstance(message, HumanMessage)]
        if not asked:
            raise BlankQuestion
        if len(asked[-1].text) > limit:
            raise QuestionTooLong(chars=len(asked[-1].text), limit=limit)
        return None
