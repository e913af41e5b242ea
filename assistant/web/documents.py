"""`GET /api/documents…`: the library as a person looks through it: its documents, one of them, its passages, its versions."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Self

from fastapi import APIRouter, Query
from pydantic import BaseModel
from starlette.requests import Request

from assistant.retrieval.families import LawVersion, versions_of
from assistant.settings import Settings
from assistant.store import listing
from assistant.store.documents import Passage
from assistant.store.library import passages_of
from assistant.store.listing import Listed, Order, Wanted
from assistant.store.regions import name_of
from assistant.web.originals import live_document
from assistant.web.parts import PartsOfApp
from assistant.web.pictures import PICTURED
from assistant.web.writing import may_write

router = APIRouter()

_MOST_PASSAGES = 200


class DocumentOut(BaseModel):
    """A document of the library. Dates are None where it does not say; sizes are bytes.

    folder: under which folder it was uploaded, None for one that came another way. versions: how many versions of
    its law are in the library. recognised_pages: read from their pictures. hidden: left out because no eye sees it.
    edited: fields that a person set. pictured: its pages can be shown.
    """

    id: int
    title: str
    kind: str
    source: str
    folder: str | None
    lang: str
    issuer: str | None
    document_number: str | None
    region: str | None
    region_name: str | None
    issued_on: date | None
    effective_on: date | None
    repealed_on: date | None
    version_key: str | None
    versions: int
    pages: int | None
    passages: int
    size: int
    media_type: str
    pictured: bool
    recognised_pages: list[int]
    hidden: str
    notes: str
    edited: list[str]
    is_example: bool
    added_at: datetime

    @classmethod
    def of(cls, row: Listed, settings: Settings) -> Self:
        """The document as the API gives it."""
        document = row.document
        assert document.id is not None
        return cls(
            id=document.id,
            title=document.title,
            kind=document.kind,
            source=document.source,
            folder=_folder(Path(document.path), settings),
            lang=document.lang,
            issuer=document.issuer,
            document_number=document.document_number,
            region=document.region,
            region_name=name_of(document.region),
            issued_on=document.issued_on,
            effective_on=document.effective_on,
            repealed_on=document.repealed_on,
            version_key=document.version_key,
            versions=row.versions,
            pages=document.pages,
            passages=row.passages,
            size=document.size,
            media_type=document.media_type,
            pictured=document.media_type in PICTURED,
            recognised_pages=[int(number) for number in document.recognised_pages.split(",") if number],
            hidden=document.hidden,
            notes=document.notes,
            edited=[name for name in document.edited.split(",") if name],
            is_example=document.is_example,
            added_at=document.added_at,
        )


def _folder(path: Path, settings: Settings) -> str | None:
    """Where a file stands in the inbox; the server's own paths are nobody's business."""
    inbox = settings.inbox.resolve()
    return str(path.parent.relative_to(inbox)) if path.is_relative_to(inbox) else None


class Writing(BaseModel):
    """Whether the browser may change the library, and how large a file may be, in MiB."""

    allowed: bool
    max_file_mb: int


class DocumentsOut(BaseModel):
    """A page of documents. total: how many fit; kinds: how many of each kind fit the words."""

    documents: list[DocumentOut]
    total: int
    kinds: dict[str, int]
    writing: Writing


class PassageRow(BaseModel):
    """A passage in the list of its document."""

    passage_id: int
    kind: str
    heading: str
    locator: str
    page: int | None
    text: str
    recognised: bool


class PassagesOut(BaseModel):
    """Passages of a document in their order, from `offset` on; total counts all."""

    passages: list[PassageRow]
    total: int


class VersionsOut(BaseModel):
    """The versions of one law in the library, newest first."""

    versions: list[LawVersion]


@router.get("/api/documents")
def documents(
    parts: PartsOfApp,
    request: Request,
    q: Annotated[str, Query(max_length=200)] = "",
    kind: Annotated[str | None, Query(max_length=20)] = None,
    sort: Order = Order.TITLE,
    offset: Annotated[int, Query(ge=0, le=10**9)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> DocumentsOut:
    """The live documents that hold all words of `q` in title, file name, number or issuer."""
    wanted = Wanted(tuple(q.split()[:10]), kind, sort, offset, limit)
    found = listing.look_through(parts.store, wanted)
    return DocumentsOut(
        documents=[DocumentOut.of(row, parts.settings) for row in found.rows],
        total=found.total,
        kinds=found.kinds,
        writing=Writing(allowed=may_write(parts.settings, request), max_file_mb=parts.settings.max_file_mb),
    )


@router.get("/api/documents/{document_id}")
def document(document_id: int, parts: PartsOfApp) -> DocumentOut:
    """One live document; raises DocumentNotFound."""
    asked = live_document(parts, document_id)
    with parts.store.read() as session:
        return DocumentOut.of(listing.counted(session, asked), parts.settings)


@router.get("/api/documents/{document_id}/passages")
def passages(
    document_id: int,
    parts: PartsOfApp,
    offset: Annotated[int, Query(ge=0, le=10**9)] = 0,
    limit: Annotated[int, Query(ge=1, le=_MOST_PASSAGES)] = 50,
) -> PassagesOut:
    """The passages of a live document as they stand in it; raises DocumentNotFound."""
    live_document(parts, document_id)
    found = passages_of(parts.store, document_id)
    return PassagesOut(
        passages=[_row(passage) for passage in found[offset : offset + limit]], total=len(found)
    )


@router.get("/api/documents/{document_id}/versions")
def versions(
    document_id: int, parts: PartsOfApp, article: Annotated[str | None, Query(max_length=40)] = None
) -> VersionsOut:
    """The versions of the law that a live document is, with its `article` (第四十条) in each. Raises DocumentNotFound."""
    asked = live_document(parts, document_id)
    with parts.store.read() as session:
        found = versions_of(session, asked, parts.settings.today or date.today(), article)
    return VersionsOut(versions=found)


def _row(passage: Passage) -> PassageRow:
    return PassageRow(
        passage_id=passage.id or 0,
        kind=passage.kind,
        heading=passage.heading,
        locator=passage.locator,
        page=passage.page,
        text=passage.text,
        recognised=passage.recognised,
    )
