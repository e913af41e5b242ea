"""Reads speech that was written down without marks: with its pauses restored, and from where its speaker turns to who is asked.

Knows no grammar: how a text is parsed and cut into tokens is handed in.
"""

from __future__ import annotations

from collections.abc import Callable

from assistant.agent.builtin.learned.clauses import BESIDE_FROM, chance_beside, clauses_of
from assistant.agent.builtin.learned.pauses import (
    PAUSE_FROM,
    SURE_FROM,
    may_be_speech,
    turns_to_you,
    with_pauses,
)
from assistant.agent.builtin.meaning import FIRM_SETS, Intent, Meaning
from assistant.agent.builtin.question_tokens import Tokens
from assistant.domain.firm_query import FirmQuery

_ASKS = "WQAM"


def as_spoken(
    text: str, parse: Callable[[str], Meaning], tokens_as_said: Callable[[str], Tokens]
) -> tuple[str, Meaning]:
    """The text as it is best read, and its reading: speech without marks is read with the pauses that are sure, and where it
    is not understood so, with those that are likely."""
    if not may_be_speech(text):
        return text, parse(text)
    tokens = tokens_as_said(text)
    said = with_pauses(tokens, SURE_FROM) or text
    meaning = parse(said)
    if meaning.intent not in (Intent.UNCLEAR, Intent.POLICY):
        return said, meaning
    likely = with_pauses(tokens, PAUSE_FROM)
    if likely is not None and likely != said:
        said, meaning = likely, parse(likely)
    if meaning.intent is Intent.POLICY:
        rest = _request_of(said, tokens_as_said)
        asked = parse(rest) if rest is not None else meaning
        if asked.intent in FIRM_SETS and asked.query != FirmQuery():
            return said, asked
    return said, meaning


def _request_of(text: str, tokens_as_said: Callable[[str], Tokens]) -> str | None:
    """The text from where the speaker turns to who is asked, where all before it asks for nothing: 要去镇上讲普惠政策, 你先讲….

    None where nothing stands before.
    """
    place = turns_to_you(text)
    if not place:
        return None
    clauses = clauses_of(text)
    told = clauses_of(text[:place])
    tokens = [tokens_as_said(clause) for clause in clauses]
    for at in range(len(told)):
        if tokens[at].has(_ASKS) or chance_beside(clauses, tokens, at) < BESIDE_FROM:
            return None
    return text[place:]
