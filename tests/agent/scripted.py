"""A chat model that replies what a test wrote: text, tool calls, an exception. It shows the checks hold for any model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.messages.tool import tool_call, tool_call_chunk
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.tools import BaseTool
from pydantic import Field, PrivateAttr


def calls(name: str, **args: Any) -> AIMessage:
    """A reply that calls one tool."""
    return AIMessage(content="", tool_calls=[tool_call(name=name, args=args, id=f"call_{name}")])


class ScriptedModel(BaseChatModel):
    """Gives its replies in order, the last one again and again. `streams` cuts text into single characters."""

    replies: list[Any] = Field(default_factory=list)
    streams: bool = True
    _seen: list[list[BaseMessage]] = PrivateAttr(default_factory=list)

    @property
    def _llm_type(self) -> str:
        return "scripted"

    @property
    def seen(self) -> list[list[BaseMessage]]:
        """The messages of each call."""
        return self._seen

    def bind_tools(
        self, tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool], **kwargs: Any
    ) -> Any:
        return self

    def _next(self, messages: list[BaseMessage]) -> AIMessage:
        reply = self.replies[min(len(self._seen), len(self.replies) - 1)]
        self._seen.append(messages)
        if isinstance(reply, Exception):
            raise reply
        return AIMessage(content=reply) if isinstance(reply, str) else reply.model_copy(deep=True)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=self._next(messages))])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        message = self._next(messages)
        if not self.streams or not message.text:
            whole = message.model_dump(exclude={"type", "invalid_tool_calls"})
            broken = [
                tool_call_chunk(name=c["name"], args=c["args"], id=c["id"], index=0)
                for c in message.invalid_tool_calls
            ]
            chunk = AIMessageChunk(**whole, tool_call_chunks=broken) if broken else AIMessageChunk(**whole)
            yield ChatGenerationChunk(message=chunk)
            return
        for char in message.text:
            yield ChatGenerationChunk(message=AIMessageChunk(content=char))
