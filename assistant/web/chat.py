"""`POST /api/chat`: one question in, its answer out as Server-Sent Events. Knows no tool and no model.

An answer is made by a synchronous generator in a thread of its own, one thread from first to last event: contexts
and database connections of the generator belong to that thread. When the reader goes away the thread is told,
and stops at its next event.
"""

from __future__ import annotations

import asyncio
import json
import logging
import threading
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from fastapi.sse import KEEPALIVE_COMMENT, EventSourceResponse, format_sse_event
from pydantic import BaseModel, Field, field_validator
from starlette.requests import Request
from starlette.responses import Response

from assistant.domain.events import (
    CitationEvent,
    DoneEvent,
    Question,
    StatusEvent,
    StreamEvent,
    TableEvent,
    TokenEvent,
    ToolEvent,
)
from assistant.domain.scope import Scope
from assistant.domain.text import Lang
from assistant.errors import BlankQuestion, QuestionTooLong, ScoutError
from assistant.web.parts import Parts, PartsOfApp
from assistant.web.problems import caller_language, problem

router = APIRouter()

_log = logging.getLogger(__name__)

KEEPALIVE_SECONDS = 15.0
"""A comment goes out after this long without an event, so that proxies keep the connection."""


class ChatIn(BaseModel):
    """The question. `lang` None: the language it is written in. `drop_conditions`: ids of chips taken away."""

    message: str
    conversation_id: str | None = Field(default=None, max_length=100)
    lang: Lang | None = None
    drop_conditions: list[str] = Field(default_factory=list, max_length=100)

    @field_validator("message", "conversation_id")
    @classmethod
    def _encodable(cls, text: str | None) -> str | None:
        r"""Half a character (JSON can say "\ud800") becomes a question mark: no database and no reply can hold it."""
        return text if text is None else text.encode(errors="replace").decode()


@dataclass(frozen=True, slots=True)
class _Failed:
    """The answer ended with this exception."""

    error: Exception


@router.post("/api/chat", response_class=Response, responses={200: {"content": {"text/event-stream": {}}}})
async def chat(body: ChatIn, request: Request, parts: PartsOfApp) -> Response:
    """Stream the answer. A question that cannot be taken is a problem document before the stream."""
    if body.lang is not None:
        request.state.lang = body.lang
    text = body.message.strip()
    if not text:
        raise BlankQuestion
    if len(text) > parts.settings.max_question_chars:
        raise QuestionTooLong(chars=len(text), limit=parts.settings.max_question_chars)
    question = Question(
        text=text,
        conversation_id=body.conversation_id,
        lang=body.lang,
        drop_conditions=tuple(body.drop_conditions),
        scope=Scope(branch=parts.settings.branch),
    )
    return EventSourceResponse(
        _events(parts, question, caller_language(request)),
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def _events(parts: Parts, question: Question, lang: Lang) -> AsyncIterator[bytes]:
    """The wire form of every event; an exception becomes the last one, `error`."""
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[StreamEvent | _Failed | None] = asyncio.Queue()
    gone = threading.Event()

    def tell(item: StreamEvent | _Failed | None) -> None:
        if not gone.is_set():
            loop.call_soon_threadsafe(queue.put_nowait, item)

    def work() -> None:
        if gone.is_set():
            return
        events = parts.assistant.stream(question)
        try:
            for event in events:
                if gone.is_set():
                    break
                tell(event)
        except Exception as error:  # told to the reader as an event, and logged there if it is none of ours
            tell(_Failed(error))
        else:
            tell(None)
        finally:
            close = getattr(events, "close", None)
            if close is not None:
                close()

    parts.answers.submit(work)
    try:
        while True:
            try:
                item = await asyncio.wait_for(queue.get(), KEEPALIVE_SECONDS)
            except TimeoutError:
                yield KEEPALIVE_COMMENT
                continue
            if item is None:
                return
            if isinstance(item, _Failed):
                yield _failure(item.error, lang)
                return
            yield wire(item)
    finally:
        gone.set()


def _failure(error: Exception, lang: Lang) -> bytes:
    if isinstance(error, ScoutError):
        return _wire("error", problem(error, lang))
    _log.error("an answer failed", exc_info=error)
    return _wire("error", problem(ScoutError(), lang))


def wire(event: StreamEvent) -> bytes:
    """One event as it goes over the wire, Chinese as it is written."""
    match event:
        case StatusEvent():
            return _wire("status", {"stage": event.stage, "text": event.text})
        case ToolEvent():
            tool = {"id": event.id, "name": event.name, "args": event.args, "state": event.state}
            return _wire("tool", tool)
        case TokenEvent():
            return _wire("token", {"text": event.text})
        case TableEvent():
            return _wire("table", event.table.model_dump(mode="json"))
        case CitationEvent():
            return _wire("citation", event.citation.model_dump(mode="json"))
        case DoneEvent():
            return _wire("done", event.answer.model_dump(mode="json"))


def _wire(name: str, data: dict[str, Any]) -> bytes:
    # our own JSON: fastapi's would escape every Chinese character to six
    return format_sse_event(event=name, data_str=json.dumps(data, ensure_ascii=False, default=str))
