"""`GET /api/conversations/{id}`: the turns of one conversation, their sources looked up anew.

Only keys of evidence are kept with a turn, so that what was removed since is not shown from an old answer either.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel
from sqlmodel import col, select

from assistant.domain.answer import Citation
from assistant.domain.scope import Scope
from assistant.domain.text import Lang, Text
from assistant.errors import ConversationNotFound
from assistant.store.conversations import Conversation, Turn
from assistant.web.parts import PartsOfApp, Searcher

router = APIRouter()

_RECORD = Text("企业库记录（重新提问可见）", "Database record (ask again to see it)")
_CALCULATION = Text("系统测算（重新提问可见）", "Calculation (ask again to see it)")
_GONE = Text("该资料已从资料库移除", "Its document has left the library")


class TurnOut(BaseModel):
    """One question and its answer; `evidence` holds keys such as "passage:12" in the order of their numbers.

    citations: the sources under those numbers, a passage with its text as it stands now. A row of the firm database
    and a calculation are only named: they are seen again when the question is asked again.
    """

    question: str
    kind: str
    answer: str
    evidence: list[str]
    citations: list[Citation]
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
    scope = Scope(branch=parts.settings.branch)
    with parts.store.read() as session:
        found = session.get(Conversation, conversation_id)
        if found is None or (scope.branch is not None and found.branch != scope.branch):
            raise ConversationNotFound(name=conversation_id[:100])
        turns = session.exec(
            select(Turn).where(Turn.conversation_id == found.id).order_by(col(Turn.ordinal))
        ).all()
        session.expunge_all()
    return ConversationOut(
        id=found.id, lang=found.lang, turns=[_turn(turn, parts.searcher, scope) for turn in turns]
    )


def _turn(turn: Turn, searcher: Searcher, scope: Scope) -> TurnOut:
    keys: list[str] = json.loads(turn.evidence)
    lang: Lang = "en" if turn.lang == "en" else "zh"
    return TurnOut(
        question=turn.question,
        kind=turn.kind,
        answer=turn.answer,
        evidence=keys,
        citations=[_source(n, key, searcher, scope, lang) for n, key in enumerate(keys, start=1)],
        model=turn.model,
        lang=turn.lang,
        latency_ms=turn.latency_ms,
        asked_at=turn.asked_at,
    )


def _source(number: int, key: str, searcher: Searcher, scope: Scope, lang: Lang) -> Citation:
    """What stands under a number of an old answer."""
    table, _, row = key.partition(":")
    if table != "passage":
        kind: Literal["fact", "calculation"] = "calculation" if table == "calc" else "fact"
        return _named(number, kind, _CALCULATION if kind == "calculation" else _RECORD, lang)
    hit = searcher.passage(int(row), scope)
    if hit is None:
        return _named(number, "passage", _GONE, lang)
    note = hit.validity()
    return Citation(
        n=number,
        kind="passage",
        title=hit.title,
        locator=hit.locator,
        quote=hit.text,
        source=hit.source,
        as_of=hit.issued_on,
        passage_id=hit.passage_id,
        document_id=hit.document_id,
        is_example=hit.is_example,
        note=note[lang] if note else None,
    )


def _named(number: int, kind: Literal["passage", "fact", "calculation"], title: Text, lang: Lang) -> Citation:
    return Citation(n=number, kind=kind, title=title[lang], locator="", quote="", source="")
