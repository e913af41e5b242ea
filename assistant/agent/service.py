"""Answers questions: prepares the run, streams the agent through the checks, assembles and keeps the answer."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage
from langgraph.graph.state import CompiledStateGraph

from assistant.agent.asking_back import choices_back, conditions_read
from assistant.agent.assembly import Assembly, citation
from assistant.agent.builtin.model import MEANING
from assistant.agent.builtin.parser import language_of
from assistant.agent.builtin.turns import TURN
from assistant.agent.followups import followups
from assistant.agent.outcome import Outcome, outcome_of
from assistant.agent.stream import AgentStream
from assistant.domain.answer import Answer, AnswerKind, ToolCallOut
from assistant.domain.clock import Clock
from assistant.domain.events import (
    CitationEvent,
    DoneEvent,
    Question,
    StatusEvent,
    StreamEvent,
    TableEvent,
    TokenEvent,
)
from assistant.domain.reading.normal import fold
from assistant.domain.text import Lang, Text
from assistant.errors import BlankQuestion, QuestionTooLong
from assistant.retrieval.quoting import Embed
from assistant.settings import Settings
from assistant.store import bank, dialogue
from assistant.store.engine import Store
from assistant.tools.context import PassageSearcher, RunContext

HISTORY = 6
"""Turns before the question that a model is sent."""

_READING = Text("正在理解问题", "Reading the question")
_CHECKING = Text("正在核对出处", "Checking the sources")


class Assistant:
    """The assistant of one home. Safe for several threads: each question has its own run."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        searcher: PassageSearcher,
        agent: Callable[[Lang, RunContext], tuple[CompiledStateGraph[Any, Any, Any, Any], str]],
        embed: Embed | None = None,
        clock: Clock | None = None,
        on_close: Callable[[], None] | None = None,
        warm: Callable[[], None] | None = None,
    ) -> None:
        self.settings = settings
        self.store = store
        self.searcher = searcher
        self._agent = agent
        self._embed = embed
        self._clock = clock
        self._on_close = on_close
        self._warm = warm

    def close(self) -> None:
        """Let go of what this assistant opened by itself."""
        if self._on_close is not None:
            self._on_close()

    def warm(self) -> None:
        """Load what the first question would wait for. Takes seconds; asks nothing and keeps no turn."""
        if self._warm is not None:
            self._warm()
        # what is loaded stays: looked through for garbage again and again it took a fifth of a second of every long answer
        gc.collect()
        gc.freeze()

    def ask(self, question: Question) -> Answer:
        """The whole answer. Raises BlankQuestion, QuestionTooLong, ConversationNotFound, ModelError, StoreError."""
        answer: Answer | None = None
        for event in self.stream(question):
            if isinstance(event, DoneEvent):
                answer = event.answer
        assert answer is not None, "a stream ends with done or with an exception"
        return answer

    def stream(self, question: Question) -> Iterator[StreamEvent]:
        """The answer as it is made, sentences already checked. Raises as `ask` does, most before the first event."""
        began = time.monotonic()
        text = question.text.strip()
        if not fold(text).strip():
            raise BlankQuestion
        if len(text) > self.settings.max_question_chars:
            raise QuestionTooLong(chars=len(text), limit=self.settings.max_question_chars)
        past: list[dialogue.PastTurn] = []
        if question.conversation_id:
            past = dialogue.recent(self.store, question.conversation_id, question.scope, HISTORY)
        lang: Lang = question.lang or language_of(text)
        context = self._context(question, lang)
        yield StatusEvent("reading", _READING[lang])
        agent, prompt_version = self._agent(lang, context)
        run = AgentStream(agent, context, _messages(past, question, lang))
        yield from run.events()
        yield StatusEvent("checking", _CHECKING[lang])
        outcome = outcome_of(run, context)
        if outcome.unsent:
            yield TokenEvent(outcome.unsent)
        conversation_id = question.conversation_id or dialogue.new_id()
        answer = self._answer(run, outcome, context, conversation_id, prompt_version, began)
        sent = run.sent_citations
        for item in answer.citations:
            if item.n not in sent:
                yield CitationEvent(item)
        for table in answer.tables:
            yield TableEvent(table)
        self._keep(question, answer, run, context)
        yield DoneEvent(answer)

    def _context(self, question: Question, lang: Lang) -> RunContext:
        with self.store.read() as session:
            profile = bank.profile(session)
            today: date = self._clock.today() if self._clock else bank.today(self.settings, session)
        return RunContext(
            store=self.store,
            searcher=self.searcher,
            settings=self.settings,
            profile=profile,
            today=today,
            question=question.text,
            lang=lang,
            scope=question.scope,
            embed=self._embed,
        )

    def _answer(
        self,
        run: AgentStream,
        outcome: Outcome,
        context: RunContext,
        conversation_id: str,
        prompt_version: str,
        began: float,
    ) -> Answer:
        lang = context.lang
        answered = outcome.kind is AnswerKind.ANSWER
        parts = Assembly(run.found, run.gate.numbering, lang, frozenset(run.gate.numbering.shown))
        firms = parts.firms() if answered else []
        cited = (
            [citation(n, evidence, lang) for n, evidence in run.gate.numbering.items()] if answered else []
        )
        judged = parts.card_version() if answered else None
        return Answer(
            kind=outcome.kind,
            answer=outcome.text,
            refused=outcome.kind is AnswerKind.REFUSAL,
            citations=cited,
            firms=firms,
            conditions=parts.conditions() or conditions_read(run.meaning, context),
            choices=parts.choices() or choices_back(run.meaning),
            followups=followups(run.found, lang) if answered else [],
            gaps=parts.gaps() if answered else [],
            tool_calls=[ToolCallOut(name=call.name, args=call.args) for call in run.calls],
            tables=parts.tables() if answered else [],
            funnel=parts.funnel() if answered else [],
            reports=parts.reports() if answered else [],
            conversation_id=conversation_id,
            model=self.settings.model,
            lang=lang,
            latency_ms=round((time.monotonic() - began) * 1000),
            data_as_of=context.today
            if firms or judged
            else max((c.as_of for c in cited if c.as_of), default=None),
            prompt_version=prompt_version,
            card_version=judged,
        )

    def _keep(self, question: Question, answer: Answer, run: AgentStream, context: RunContext) -> None:
        keys = [evidence.key for _, evidence in run.gate.numbering.items()]
        turn = dialogue.NewTurn(
            question=question.text,
            answer=answer.answer,
            kind=answer.kind.value,
            model=answer.model,
            lang=answer.lang,
            latency_ms=answer.latency_ms,
            meaning=run.meaning,
            evidence=keys if answer.citations else [],
            firm_ids=[firm.id for firm in answer.firms if firm.stage in ("candidate", "listed")],
        )
        dialogue.keep(self.store, answer.conversation_id, question.scope, turn)


def _messages(past: list[dialogue.PastTurn], question: Question, lang: Lang) -> list[BaseMessage]:
    messages: list[BaseMessage] = []
    for turn in past:
        messages.append(HumanMessage(turn.question))
        messages.append(
            AIMessage(turn.answer, additional_kwargs={MEANING: turn.meaning} if turn.meaning else {})
        )
    asked: dict[str, Any] = {"lang": lang, "dropped": list(question.drop_conditions)}
    messages.append(HumanMessage(question.text.strip(), additional_kwargs={TURN: asked}))
    return messages
