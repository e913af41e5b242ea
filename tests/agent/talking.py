"""Conversations with the parser alone: turn after turn, as the model hands the turns before to it."""

from __future__ import annotations

from datetime import date

from assistant.agent.builtin.grammar.follow_ups.history import with_what_was_shown
from assistant.agent.builtin.meaning import FIRM_SETS, Meaning
from assistant.agent.builtin.ontology import load
from assistant.agent.builtin.parser import Parser
from assistant.agent.builtin.short_names import ShortNames
from assistant.store.engine import Store


def parser_of(store: Store) -> Parser:
    """A parser that knows the register's names."""
    with store.read() as session:
        return Parser(load(session), date(2026, 10, 31), names=ShortNames(store))


def talked(parser: Parser, *turns: str, listed: tuple[int, ...] = ()) -> Meaning:
    """The meaning of the last turn. listed: ids that every list shows."""
    held: list[Meaning] = []
    for text in turns:
        last_set = next((m for m in held if m.intent in FIRM_SETS), None)
        made = parser.parse(text, with_what_was_shown(text, held), None, last_set)
        held.insert(0, made.model_copy(update={"listed": listed}) if made.intent in FIRM_SETS else made)
    return held[0]
