"""The built-in chat model: a chat model like any other that reads with the parser, calls tools, writes from artifacts.

It keeps no state: the meaning of the turn before and the findings of this one stand in the messages.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, HumanMessage, ToolMessage
from langchain_core.messages.tool import tool_call, tool_call_chunk
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool
from pydantic import ConfigDict, Field

from assistant.agent.asking_back import question_back
from assistant.agent.builtin.likeness import Likeness
from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.agent.builtin.ontology import Ontology
from assistant.agent.builtin.parser import Parser
from assistant.agent.builtin.plan import Call, first_calls, more_calls
from assistant.agent.builtin.short_names import Find
from assistant.agent.builtin.turns import understood
from assistant.agent.builtin.writer import write
from assistant.tools.artifacts import Artifact

MEANING = "meaning"
"""Key of a message's additional_kwargs under which the built-in model keeps its meaning."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What the model reads by: the ontology of the store, the date windows count back from, likeness of meaning, and
    what knows short names of firms."""

    ontology: Ontology
    today: date
    likeness: Likeness | None = None
    names: Find | None = None


_FIRST = "福泉做热身的企业"
"""A question with a word that nobody knows, so that everything that looks at one is loaded."""


def _last(messages: Sequence[BaseMessage], kind: type[BaseMessage]) -> int:
    return max((i for i, message in enumerate(messages) if isinstance(message, kind)), default=-1)


class BuiltinChatModel(BaseChatModel):
    """Reads, calls, writes. `ground` gives ontology and date afresh for each call."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    ground: Callable[[], Ground] = Field(exclude=True)

    @property
    def _llm_type(self) -> str:
        return "credit-scout-builtin"

    def bind_tools(
        self,
        tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool],
        *,
        tool_choice: str | None = None,
        **kwargs: Any,
    ) -> Runnable[LanguageModelInput, AIMessage]:
        """The model with the names of the tools it may call; it knows their arguments by itself."""
        names = [tool.name if isinstance(tool, BaseTool) else str(tool) for tool in tools]
        return self.bind(tool_names=names, **kwargs)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        text, calls, meaning = self._reply(messages, kwargs.get("tool_names"))
        message = AIMessage(
            content=text,
            tool_calls=[
                tool_call(name=c.name, args=c.args, id=_id(messages, i)) for i, c in enumerate(calls)
            ],
            additional_kwargs={MEANING: meaning},
        )
        return ChatResult(generations=[ChatGeneration(message=message)])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        text, calls, meaning = self._reply(messages, kwargs.get("tool_names"))
        for line in text.splitlines(keepends=True):
            chunk = ChatGenerationChunk(message=AIMessageChunk(content=line))
            if run_manager:
                run_manager.on_llm_new_token(line, chunk=chunk)
            yield chunk
        chunks = [
            tool_call_chunk(
                name=c.name, args=json.dumps(c.args, ensure_ascii=False), id=_id(messages, i), index=i
            )
            for i, c in enumerate(calls)
        ]
        last = ChatGenerationChunk(
            message=AIMessageChunk(content="", tool_call_chunks=chunks, additional_kwargs={MEANING: meaning})
        )
        if run_manager:
            run_manager.on_llm_new_token("", chunk=last)
        yield last

    def warm(self) -> None:
        """Load what a first question would wait for: names of the store, word lists, signal kinds, phrase vectors."""
        ground = self.ground()
        Parser(ground.ontology, ground.today, ground.likeness, ground.names).parse(_FIRST, lang="zh")
        if ground.likeness is not None:
            ground.likeness.condition(_FIRST, "zh")

    def _reply(
        self, messages: Sequence[BaseMessage], tools: Sequence[str] | None
    ) -> tuple[str, list[Call], dict[str, Any]]:
        ground = self.ground()
        asked = _last(messages, HumanMessage)
        since = messages[asked + 1 :]
        found: list[Artifact] = [
            m.artifact for m in since if isinstance(m, ToolMessage) and m.artifact is not None
        ]
        thought = next(
            (m for m in since if isinstance(m, AIMessage) and MEANING in m.additional_kwargs), None
        )
        if thought is None:
            parser = Parser(ground.ontology, ground.today, ground.likeness, ground.names)
            meaning = understood(messages, asked, parser, ground.ontology)
            calls = first_calls(meaning, sorted(ground.ontology.chains), ground.ontology.english_products)
        else:
            meaning = Meaning.model_validate(thought.additional_kwargs[MEANING])
            rounds = sum(isinstance(m, AIMessage) and bool(m.tool_calls) for m in since)
            calls = more_calls(meaning, found) if rounds < 2 else []
        calls = [call for call in calls if tools is None or call.name in tools]
        if calls:
            return "", calls, meaning.model_dump(mode="json")
        if meaning.intent is Intent.UNCLEAR:
            return question_back(meaning), [], meaning.model_dump(mode="json")
        failed = [str(m.content) for m in since if isinstance(m, ToolMessage) and m.status == "error"]
        written = write(meaning, found, failed, ground.today)
        return written.text, [], written.meaning.model_dump(mode="json")


def _id(messages: Sequence[BaseMessage], place: int) -> str:
    return f"call_{len(messages)}_{place}"
