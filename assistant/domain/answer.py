"""The document that `scout ask --json` prints and the chat's `done` event carries: a contract with others.

Fields may be added, never renamed or removed.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class AnswerKind(StrEnum):
    """answer: claims with evidence. refusal: nothing found. clarification: a question back. chat: small talk."""

    ANSWER = "answer"
    REFUSAL = "refusal"
    CLARIFICATION = "clarification"
    CHAT = "chat"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Citation(_Frozen):
    """One source that the answer cites as [n].

    `passage_id` opens the passage in the reader; it is null for facts and calculations.
    """

    n: int
    kind: Literal["passage", "fact", "calculation"]
    title: str
    locator: str
    quote: str
    source: str
    as_of: date | None = None
    passage_id: int | None = None
    document_id: int | None = None
    is_example: bool = False
    note: str | None = None


class ReasonOut(_Frozen):
    """One factor of the scorecard: points given of points possible, and what it rests on."""

    factor: str
    points: float
    max: float
    text: str
    citations: list[int] = Field(default_factory=list)


class VetoOut(_Frozen):
    """A veto that stands, or (`verdict` = "verify") one that cannot be decided yet."""

    code: str
    verdict: Literal["veto", "verify"]
    text: str
    citations: list[int] = Field(default_factory=list)


class FirmOut(_Frozen):
    """A firm as the answer lists it. grade and score are null where none was given."""

    id: int
    uscc: str | None
    name: str
    grade: str | None = None
    score: float | None = None
    completeness: float | None = None
    reasons: list[ReasonOut] = Field(default_factory=list)
    vetoes: list[VetoOut] = Field(default_factory=list)
    stage: Literal["candidate", "to_verify", "vetoed", "listed"] = "listed"
    buyers: list[str] = Field(default_factory=list)
    need: str | None = None
    group: str | None = None
    client: str | None = None
    is_example: bool = False


class Condition(_Frozen):
    """One condition that was understood, shown as a chip; `drop_conditions` names its id."""

    id: str
    field: str
    op: str
    value: Any
    text: str


class Choice(_Frozen):
    """One answer to a question back: `send` is the message that picks it."""

    text: str
    send: str


class ToolCallOut(_Frozen):
    """A tool that was called, with its arguments as the model gave them."""

    name: str
    args: dict[str, Any]


class Table(_Frozen):
    """A table of the answer: columns as (key, title), rows as values by key."""

    id: str
    title: str
    columns: list[tuple[str, str]]
    rows: list[dict[str, Any]]


class ReportOffer(_Frozen):
    """The whole due-diligence summary of a firm, of which the answer gives the short form.

    url: POST there begins it as a job. command: the same in the terminal. formats: what it can be printed as.
    """

    firm_id: int
    firm: str
    url: str
    command: str
    formats: list[str]


class FunnelStep(_Frozen):
    """One step of the screening funnel with its count; `detail` splits a step (vetoes by reason)."""

    id: Literal["universe", "suppliers", "judged", "vetoed", "to_verify", "candidates"]
    text: str
    count: int
    detail: dict[str, int] = Field(default_factory=dict)


class Answer(_Frozen):
    """The whole answer to one question."""

    kind: AnswerKind
    answer: str
    refused: bool = False
    citations: list[Citation] = Field(default_factory=list)
    firms: list[FirmOut] = Field(default_factory=list)
    conditions: list[Condition] = Field(default_factory=list)
    choices: list[Choice] = Field(default_factory=list)
    followups: list[str] = Field(default_factory=list)
    gaps: list[str] = Field(default_factory=list)
    tool_calls: list[ToolCallOut] = Field(default_factory=list)
    tables: list[Table] = Field(default_factory=list)
    funnel: list[FunnelStep] = Field(default_factory=list)
    reports: list[ReportOffer] = Field(default_factory=list)
    conversation_id: str
    model: str
    lang: Literal["zh", "en"] = "zh"
    latency_ms: int
    data_as_of: date | None = None
    prompt_version: str | None = None
    card_version: str | None = None
