"""Tables of conversations: question, meaning, answer, and evidence by key; never evidence text.

Evidence text is looked up again when a turn is shown, so that what was purged is gone from old answers too.
"""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel


class Conversation(SQLModel, table=True):
    """One conversation of one caller."""

    __tablename__ = "conversation"

    id: str = Field(primary_key=True)
    lang: str
    branch: str | None = None
    created_at: datetime
    updated_at: datetime


class Turn(SQLModel, table=True):
    """One question and its answer. `meaning` is the model's typed reading as JSON, `evidence` keys as a JSON list."""

    __tablename__ = "turn"

    id: int | None = Field(default=None, primary_key=True)
    conversation_id: str = Field(foreign_key="conversation.id", index=True)
    ordinal: int
    question: str
    kind: str
    answer: str
    meaning: str = "{}"
    evidence: str = "[]"
    firm_ids: str = Field(default="[]", description="ids of the firms listed, in order, as JSON")
    model: str
    lang: str
    latency_ms: int
    asked_at: datetime
