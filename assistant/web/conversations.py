"""`GET /api/conversations/{id}`: the turns of one conversation. Evidence comes as keys: its text is looked up anew."""

from __future__ import annotations

import json
from datetime import datetime

from fastapi import APIRouter
from pydantic import BaseModel
from sqlmodel import col, select

from assistant.errors import ConversationNotFound
from assistant.store.conversations import Conversation, Turn
from assistant.web.parts import PartsOfApp

router = APIRouter()


class TurnOut(BaseModel):
    """One question and its answer; `evidence` holds keys such as "passage:12" in the order of their numbers."""

    question: str
    kind: str
    answer: str
    evidence: list[str]
    model: str
    lang: str
    latency_ms: int
    asked_at: datetime


class ConversationOut(BaseModel):
    """A conversation with its turns, oldest first."""

    id: str
    lang: str
    turns: list[TurnOut]


@router.get("/api/conversations/{conversation_id}")
def conversation(conversation_id: str, parts: PartsOfApp) -> ConversationOut:
    """The conversation; raises ConversationNotFound for an unknown one and for another branch's."""
    with parts.store.read() as session:
        found = session.get(Conversation, conversation_id)
        branch = parts.settings.branch
        if found is None or (branch is not None and found.branch != branch):
            raise ConversationNotFound(name=conversation_id[:100])
        turns = session.exec(
            select(Turn).where(Turn.conversation_id == found.id).order_by(col(Turn.ordinal))
        ).all()
        return ConversationOut(id=found.id, lang=found.lang, turns=[_turn(turn) for turn in turns])


def _turn(turn: Turn) -> TurnOut:
    return TurnOut(
        question=turn.question,
        kind=turn.kind,
        answer=turn.answer,
        evidence=json.loads(turn.evidence),
        model=turn.model,
        lang=turn.lang,
        latency_ms=turn.latency_ms,
        asked_at=turn.asked_at,
    )
