"""Keeps conversations: question, meaning, answer, evidence by key. Evidence text is never kept here."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlmodel import Session, col, select

from assistant.domain.scope import Scope
from assistant.errors import ConversationNotFound
from assistant.store.conversations import Conversation, Turn
from assistant.store.engine import Store


@dataclass(frozen=True, slots=True)
class PastTurn:
    """One turn as a later one needs it. `meaning` is the built-in model's reading as JSON values."""

    question: str
    answer: str
    kind: str
    meaning: dict[str, Any]
    firm_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NewTurn:
    """One turn to keep. `evidence` are keys, never text."""

    question: str
    answer: str
    kind: str
    model: str
    lang: str
    latency_ms: int
    meaning: dict[str, Any] = field(default_factory=dict)
    evidence: Sequence[str] = ()
    firm_ids: Sequence[int] = ()


def new_id() -> str:
    """Id of a conversation that begins; not guessable."""
    return uuid4().hex


def _conversation(session: Session, conversation_id: str, scope: Scope) -> Conversation:
    found = session.get(Conversation, conversation_id)
    if found is None or (scope.branch is not None and found.branch != scope.branch):
        raise ConversationNotFound(name=conversation_id)
    return found


def recent(store: Store, conversation_id: str, scope: Scope, turns: int) -> list[PastTurn]:
    """The last `turns` turns, oldest first.

    Raises ConversationNotFound for an unknown id, and for one of another branch, which this caller must not see.
    """
    with store.read() as session:
        _conversation(session, conversation_id, scope)
        rows = session.exec(
            select(Turn)
            .where(Turn.conversation_id == conversation_id)
            .order_by(col(Turn.ordinal).desc())
            .limit(turns)
        ).all()
        return [
            PastTurn(r.question, r.answer, r.kind, json.loads(r.meaning), tuple(json.loads(r.firm_ids)))
            for r in reversed(rows)
        ]


def keep(store: Store, conversation_id: str, scope: Scope, turn: NewTurn) -> None:
    """Add a turn, and the conversation itself at its first one, in one transaction."""
    now = datetime.now(UTC)
    with store.write() as session:
        held = session.get(Conversation, conversation_id)
        if held is None:
            session.add(
                Conversation(
                    id=conversation_id, lang=turn.lang, branch=scope.branch, created_at=now, updated_at=now
                )
            )
            session.flush()
        else:
            held.updated_at = now
            session.add(held)
        last = session.exec(
            select(Turn.ordinal)
            .where(Turn.conversation_id == conversation_id)
            .order_by(col(Turn.ordinal).desc())
        ).first()
        session.add(
            Turn(
                conversation_id=conversation_id,
                ordinal=(last or 0) + 1,
                question=turn.question,
                kind=turn.kind,
                answer=turn.answer,
                meaning=json.dumps(turn.meaning, ensure_ascii=False),
                evidence=json.dumps(list(turn.evidence)),
                firm_ids=json.dumps(list(turn.firm_ids)),
                model=turn.model,
                lang=turn.lang,
                latency_ms=turn.latency_ms,
                asked_at=now,
            )
        )
