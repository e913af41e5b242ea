"""What streams to the reader while an answer is made. The web turns each into one Server-Sent Event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from assistant.domain.answer import Answer, Citation, Table
from assistant.domain.scope import LOCAL, Scope
from assistant.domain.text import Lang


@dataclass(frozen=True, slots=True)
class Question:
    """One question with what it needs. lang None: the language it is written in."""

    text: str
    conversation_id: str | None = None
    lang: Lang | None = None
    drop_conditions: tuple[str, ...] = ()
    scope: Scope = LOCAL


@dataclass(frozen=True, slots=True)
class StatusEvent:
    """What is being done: stage is reading, searching, judging, writing or checking."""

    stage: str
    text: str


@dataclass(frozen=True, slots=True)
class ToolEvent:
    """A tool starts or has ended."""

    id: str
    name: str
    args: dict[str, Any]
    state: Literal["started", "done", "failed"]


@dataclass(frozen=True, slots=True)
class TokenEvent:
    """A whole checked sentence (or line of markdown) to append. Nothing sent is taken back."""

    text: str


@dataclass(frozen=True, slots=True)
class TableEvent:
    """A table of the answer."""

    table: Table


@dataclass(frozen=True, slots=True)
class CitationEvent:
    """One source, sent before the first sentence that cites it."""

    citation: Citation


@dataclass(frozen=True, slots=True)
class DoneEvent:
    """The whole answer. Always the last event unless the answer failed."""

    answer: Answer


StreamEvent = StatusEvent | ToolEvent | TokenEvent | TableEvent | CitationEvent | DoneEvent
