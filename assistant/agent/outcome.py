"""Decides what kind of answer a run has come to, when all sentences have been checked. Holds for every model."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.agent.asking_back import question_back, unclear
from assistant.agent.builtin.grammar.talk import read_talk
from assistant.agent.builtin.meaning import DECLINED, Intent
from assistant.agent.builtin.writer.talk import talk
from assistant.agent.figures import figures
from assistant.agent.grounding import CITATION, is_frame
from assistant.agent.neutral import neutral_sentences
from assistant.agent.sentences import cut
from assistant.agent.stream import AgentStream
from assistant.agent.wording import PICK_ONE, TOOL_FAILED, WHICH_FIRM, refusal
from assistant.domain.answer import AnswerKind
from assistant.domain.reading.normal import fold
from assistant.tools.artifacts import FirmProfiled
from assistant.tools.context import RunContext


@dataclass(frozen=True, slots=True)
class Outcome:
    """Kind and text of the answer; `unsent` is the part of the text that has not been streamed."""

    kind: AnswerKind
    text: str
    unsent: str = ""


def _told(kind: AnswerKind, text: str) -> Outcome:
    return Outcome(kind, text, text)


def outcome_of(run: AgentStream, context: RunContext) -> Outcome:
    """What the run came to."""
    lang = context.lang
    not_read = unclear(run.meaning)
    if not_read is not None and not run.calls:
        return _told(AnswerKind.CLARIFICATION, question_back(not_read))
    if run.gate.claims:
        return Outcome(AnswerKind.ANSWER, run.gate.text.strip() + "\n")
    asked_back = [
        item for item in run.found if isinstance(item, FirmProfiled) and item.outcome == "ambiguous"
    ]
    if asked_back:
        lines = [f"- {choice.name}（{choice.uscc or '—'}）" for item in asked_back for choice in item.choices]
        return _told(AnswerKind.CLARIFICATION, "\n".join([PICK_ONE[lang], "", *lines]))
    if not run.calls and not len(context.ledger):
        reply = CITATION.sub("", run.reply).strip()
        intent = read_talk(fold(context.question))
        if intent is not None:
            # small talk is the program's own: a model's greeting could say anything of anyone
            kind = AnswerKind.REFUSAL if intent in DECLINED else AnswerKind.CHAT
            return _told(kind, reply if _all_neutral(reply) else talk(intent, lang))
        if reply == WHICH_FIRM[lang] or run.meaning.get("intent") == Intent.WHICH.value:
            return _told(AnswerKind.CLARIFICATION, WHICH_FIRM[lang])
        if _asks_back(reply):
            return _told(AnswerKind.CLARIFICATION, reply)
    if run.reply.strip() == TOOL_FAILED[lang]:
        return _told(AnswerKind.REFUSAL, TOOL_FAILED[lang])
    return _told(AnswerKind.REFUSAL, refusal(run.found, lang))


def _asks_back(reply: str) -> bool:
    """Whether the whole reply is one question to the officer that claims nothing."""
    if not reply or len(reply) > 200 or figures(reply):
        return False
    if reply in neutral_sentences():
        return True
    return is_frame(reply) and reply.endswith(("？", "?")) and not re.search(r"[。.!！]\s*\S", reply[:-1])


def _all_neutral(reply: str) -> bool:
    """Whether every sentence of the reply is one of the program's own."""
    pieces = [piece.strip() for piece in cut(reply) if piece.strip()]
    return bool(pieces) and all(piece in neutral_sentences() for piece in pieces)
