"""Turns a failure of the model's side (no connection, refused key, time-out) into a stated error of ours."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from langchain.agents.middleware import AgentMiddleware
from langchain.agents.middleware.types import AgentState, ModelRequest, ModelResponse
from langgraph.errors import GraphBubbleUp

from assistant.agent.builtin.model import BuiltinChatModel
from assistant.errors import ModelError, ScoutError
from assistant.tools.context import RunContext

_log = logging.getLogger(__name__)


class ModelFailures(AgentMiddleware[AgentState[Any], RunContext]):
    """The error's class is told, its text only logged: a provider's text may hold part of a key."""

    def wrap_model_call(
        self,
        request: ModelRequest[RunContext],
        handler: Callable[[ModelRequest[RunContext]], ModelResponse[Any]],
    ) -> ModelResponse[Any]:
        try:
            return handler(request)
        except (ScoutError, GraphBubbleUp):
            raise
        except Exception as error:
            if isinstance(request.model, BuiltinChatModel):
                raise  # a fault of this program, not of a provider
            _log.warning("model call failed", exc_info=error)
            name = request.runtime.context.settings.model
            raise ModelError(model=name, why=type(error).__name__) from error
