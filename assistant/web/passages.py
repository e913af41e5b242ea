"""`GET /api/passages/{id}`: a cited passage as it stands, with what comes before and after it in its document."""

from __future__ import annotations

import json
from datetime import date

from fastapi import APIRouter
from pydantic import BaseModel

from assistant.domain.scope import Scope
from assistant.errors import PassageNotFound
from assistant.retrieval.passages import PassageHit
from assistant.web.parts import PartsOfApp
from assistant.web.pictures import PICTURED

router = APIRouter()


class NeighbourOut(BaseModel):
    """A passage beside the cited one."""

    passage_id: int
    locator: str
    heading: str
    text: str


class BoxOut(BaseModel):
    """Where a line of the passage stands: page from 1, edges in shares of the page from its upper left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


class PassageOut(BaseModel):
    """A passage with its document; `text` is the original's. Dates are None where the document does not say.

    page: on which it begins. boxes: where its lines stand; pictured: the pages can be shown. recognised: read from
    a picture, so that letters may be wrong.
    """

    passage_id: int
    document_id: int
    title: str
    source: str
    locator: str
    heading: str
    article: str | None
    kind: str
    document_kind: str
    text: str
    page: int | None
    pages: int | None
    boxes: list[BoxOut]
    pictured: bool
    recognised: bool
    issued_on: date | None
    effective_on: date | None
    repealed_on: date | None
    is_example: bool
    before: list[NeighbourOut]
    after: list[NeighbourOut]


@router.get("/api/passages/{passage_id}")
def passage(passage_id: int, parts: PartsOfApp) -> PassageOut:
    """The passage; raises PassageNotFound when it is not live or not in the caller's scope."""
    scope = Scope(branch=parts.settings.branch)
    # a larger number than the database's integers is an error there
    found = parts.searcher.passage(passage_id, scope) if 0 < passage_id < 2**63 else None
    if found is None:
        raise PassageNotFound(name=passage_id)
    beside = parts.searcher.neighbours(passage_id, scope=scope)
    # ids grow along a document, in which one transaction publishes its passages in order
    return PassageOut(
        passage_id=found.passage_id,
        document_id=found.document_id,
        title=found.title,
        source=found.source,
        locator=found.locator,
        heading=found.heading,
        article=found.article,
        kind=found.kind,
        document_kind=found.document_kind,
        text=found.text,
        page=found.page,
        pages=found.pages,
        boxes=_boxes(found.boxes),
        pictured=found.page is not None and found.media_type in PICTURED,
        recognised=found.recognised,
        issued_on=found.issued_on,
        effective_on=found.effective_on,
        repealed_on=found.repealed_on,
        is_example=found.is_example,
        before=[_neighbour(hit) for hit in beside if hit.passage_id < passage_id],
        after=[_neighbour(hit) for hit in beside if hit.passage_id > passage_id],
    )


def _boxes(kept: str) -> list[BoxOut]:
    rows = json.loads(kept) if kept else []
    return [
        BoxOut(page=page, left=left, top=top, right=right, bottom=bottom)
        for page, left, top, right, bottom in rows
    ]


def _neighbour(hit: PassageHit) -> NeighbourOut:
    return NeighbourOut(passage_id=hit.passage_id, locator=hit.locator, heading=hit.heading, text=hit.text)
