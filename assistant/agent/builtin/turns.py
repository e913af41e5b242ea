"""Reads the turn out of the messages: the question, the conditions that were dropped, the meaning of the turn before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from langchain_core.messages import AIMessage, BaseMessage

from assistant.agent.builtin.grammar.follow_ups.doubts import taken_as_read
from assistant.agent.builtin.grammar.follow_ups.history import with_what_was_shown
from assistant.agent.builtin.meaning import FIRM_SETS, Meaning
from assistant.agent.builtin.ontology import Ontology
from assistant.agent.builtin.parser import Parser
from assistant.tools.conditions import without

TURN = "scout_turn"
"""Key of a question's additional_kwargs: {"lang", "dropped"} as the caller asked for."""

_DROP_WORDS = re.compile(r"^\s*(?:去掉|移除|取消|删除|drop|remove|without)", re.IGNORECASE)


def _meanings(messages: Sequence[BaseMessage], asked: int) -> Iterator[Meaning]:
    """Meanings of the turns before the question, the latest first."""
    for message in reversed(messages[:asked]):
        if isinstance(message, AIMessage) and message.additional_kwargs.get("meaning"):
            yield Meaning.model_validate(message.additional_kwargs["meaning"])


def understood(messages: Sequence[BaseMessage], asked: int, parser: Parser, ontology: Ontology) -> Meaning:
    """The meaning of the question at `asked`, with the conditions the officer dropped taken out."""
    question = messages[asked]
    turn: dict[str, Any] = question.additional_kwargs.get(TURN, {})
    dropped = tuple(turn.get("dropped", ()))
    text = str(question.text)
    before = tuple(_meanings(messages, asked))
    last = with_what_was_shown(text, before)
    last_set = next((m for m in map(taken_as_read, before) if m.intent in FIRM_SETS), None)
    if dropped and last_set is not None:
        again = not text.strip() or _DROP_WORDS.match(text) is not None or text.strip() == last_set.topic
        meaning = last_set if again else parser.parse(text, last, turn.get("lang"), last_set)
        lang = turn.get("lang") or meaning.lang
        return meaning.model_copy(
            update={"query": without(meaning.query, dropped), "refined": True, "lang": lang}
        )
    meaning = parser.parse(text, last, turn.get("lang"), last_set)
    return meaning.model_copy(update={"query": without(meaning.query, dropped)}) if dropped else meaning
