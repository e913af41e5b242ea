"""Runs the agent and turns what it does into events: tools as they start and end, sentences as they are checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, ToolMessage
from langgraph.graph.state import CompiledStateGraph

from assistant.agent.assembly import citation
from assistant.agent.builtin.model import MEANING
from assistant.agent.checked_text import CheckedText, Numbering, Passed
from assistant.agent.grounding import GroundingCheck
from assistant.agent.neutral import neutral_sentences
from assistant.domain.events import CitationEvent, StatusEvent, StreamEvent, TokenEvent, ToolEvent
from assistant.domain.text import Text
from assistant.tools.artifacts import Artifact
from assistant.tools.context import RunContext

_STAGES: dict[str, tuple[str, Text]] = {
    "search_policies": ("searching", Text("正在检索资料库", "Searching the library")),
    "read_around": ("searching", Text("正在查看上下文", "Reading the passages around")),
    "find_firms": ("searching", Text("正在查询企业库", "Searching the firm database")),
    "firm_profile": ("searching", Text("正在查询企业", "Looking up the firm")),
    "screen_candidates": ("judging", Text("正在筛选与评分", "Screening and scoring")),
    "trace_product": ("searching", Text("正在查询产品关系", "Following the product chain")),
    "count_firms": ("searching", Text("正在统计企业", "Counting firms")),
    "compare_firms": ("judging", Text("正在逐项比较", "Comparing factor by factor")),
    "chain_map": ("searching", Text("正在查询产业链", "Looking up the chain")),
    "supply_network": ("searching", Text("正在查询上下游", "Looking up buyers and suppliers")),
    "ownership": ("searching", Text("正在穿透股权", "Following the owners")),
    "cluster_facts": ("searching", Text("正在测算集群", "Computing the cluster")),
    "opportunities": ("judging", Text("正在查找营销机会", "Looking for opportunities")),
    "warnings": ("judging", Text("正在检查预警信号", "Checking warning signals")),
    "working_capital": ("judging", Text("正在测算流动资金需求", "Computing working capital")),
    "due_diligence": ("judging", Text("正在汇总尽调信息", "Putting the summary together")),
}
_WRITING = Text("正在撰写回答", "Writing the answer")


@dataclass(frozen=True, slots=True)
class MadeCall:
    """A tool call of the run."""

    id: str
    name: str
    args: dict[str, Any]


class AgentStream:
    """One run. After `events()` is spent: what was found and called, the gate with the text, the last reply."""

    def __init__(
        self,
        agent: CompiledStateGraph[Any, Any, Any, Any],
        context: RunContext,
        messages: Sequence[BaseMessage],
    ) -> None:
        self._agent = agent
        self._context = context
        self._messages = list(messages)
        self.gate = CheckedText(
            GroundingCheck(context.ledger, neutral_sentences()), Numbering(context.ledger)
        )
        self.found: list[Artifact] = []
        self.calls: list[MadeCall] = []
        self.reply = ""
        self.meaning: dict[str, Any] = {}
        self.sent_citations: set[int] = set()
        self._writing = False

    def events(self) -> Iterator[StreamEvent]:
        """Run the agent to its end."""
        limit = 4 * self._context.settings.max_model_calls + 20
        steps = self._agent.stream(
            {"messages": self._messages},
            context=self._context,
            stream_mode=["messages", "updates"],
            config={"recursion_limit": limit},
        )
        for step in steps:
            mode, data = cast(tuple[str, Any], step)
            if mode == "messages":
                message, metadata = data
                if metadata.get("langgraph_node") == "model" and isinstance(message, AIMessageChunk):
                    yield from self._said(message)
            else:
                yield from self._updated(data)
        yield from self._shown(self.gate.close())

    def _said(self, chunk: AIMessageChunk) -> Iterator[StreamEvent]:
        if not chunk.text:
            return
        self.reply += chunk.text
        yield from self._shown(self.gate.feed(chunk.text))

    def _updated(self, update: dict[str, Any]) -> Iterator[StreamEvent]:
        for node, values in update.items():
            for message in (values or {}).get("messages", ()):
                if node == "model" and isinstance(message, AIMessage):
                    yield from self._model_spoke(message)
                elif isinstance(message, ToolMessage):
                    yield from self._tool_ended(message)

    def _model_spoke(self, message: AIMessage) -> Iterator[StreamEvent]:
        self.meaning = message.additional_kwargs.get(MEANING, self.meaning)
        if message.tool_calls:
            # what was said before a call is no part of the answer unless it held up by itself
            self.gate.begin_again()
            self.reply = ""
        elif message.text and not self.reply:
            # a model that does not stream, or a reply that a middleware made
            yield from self._said(AIMessageChunk(content=message.text))
        for call in message.tool_calls:
            made = MadeCall(call["id"] or call["name"], call["name"], dict(call["args"]))
            self.calls.append(made)
            stage, text = _STAGES.get(made.name, ("searching", Text(made.name, made.name)))
            yield StatusEvent(stage, text[self._context.lang])
            yield ToolEvent(made.id, made.name, made.args, "started")

    def _tool_ended(self, message: ToolMessage) -> Iterator[StreamEvent]:
        made = next((call for call in self.calls if call.id == message.tool_call_id), None)
        failed = message.status == "error"
        if message.artifact is not None:
            self.found.append(message.artifact)
        if made is not None:
            yield ToolEvent(made.id, made.name, made.args, "failed" if failed else "done")

    def _shown(self, passed: Sequence[Passed]) -> Iterator[StreamEvent]:
        for piece in passed:
            if not self._writing:
                self._writing = True
                yield StatusEvent("writing", _WRITING[self._context.lang])
            by_number = dict(self.gate.numbering.items())
            for number in piece.first_cited:
                self.sent_citations.add(number)
                yield CitationEvent(citation(number, by_number[number], self._context.lang))
            yield TokenEvent(piece.text)
