"""Tells a raising tool's failure to the model as a result, so that the run goes on. The failure itself is logged."""

from __future__ import annotations

import logging

from langchain.agents.middleware import ToolErrorMiddleware
from langchain.agents.middleware.types import ToolCallRequest

from assistant.errors import ScoutError

_log = logging.getLogger(__name__)


def _told(error: Exception, request: ToolCallRequest) -> str:
    name = request.tool_call["name"]
    if isinstance(error, ScoutError):
        return f"{name}: {error.line('en')}"
    _log.exception("tool %s failed", name, exc_info=error)
    return f"{name} failed ({type(error).__name__}). Say that the look-up failed; make nothing up."


def tool_errors() -> ToolErrorMiddleware:
    """The middleware that does so for every tool."""
    return ToolErrorMiddleware(on_error=_told)
