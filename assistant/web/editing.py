"""Changes to the library from the browser: `POST /api/documents/{id}/remove` and `…/metadata`. Only for a Writer."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel, Field

from assistant.retrieval.editing import edit_document, read_entry
from assistant.store import listing, publishing
from assistant.web.documents import DocumentOut
from assistant.web.originals import live_document
from assistant.web.parts import PartsOfApp
from assistant.web.writing import Writer

router = APIRouter()


class RemovedOut(BaseModel):
    """The document that left the library."""

    removed: int


class EditIn(BaseModel):
    """What a person enters: fields with their values as people write them, "" for none; and fields given back.

    Fields: title, kind, issuer, document_number, region, issued_on, effective_on, repealed_on.
    """

    changes: dict[str, str] = Field(default_factory=dict, max_length=20)
    reset: list[str] = Field(default_factory=list, max_length=20)


@router.post("/api/documents/{document_id}/remove")
def remove(document_id: int, parts: PartsOfApp, _: Writer) -> RemovedOut:
    """Take a document out of every answer from now on. Raises DocumentNotFound, WritingOff, ForeignPage."""
    publishing.remove(parts.store, document_id)
    return RemovedOut(removed=document_id)


@router.post("/api/documents/{document_id}/metadata")
def edit(document_id: int, body: EditIn, parts: PartsOfApp, _: Writer) -> DocumentOut:
    """Set what is said of a document; it as it is then. Raises DocumentNotFound, EntryRefused, WritingOff, ForeignPage."""
    live_document(parts, document_id)
    changes = {name: read_entry(name, text) for name, text in body.changes.items()}
    edit_document(parts.store, parts.settings, document_id, changes, body.reset)
    changed = live_document(parts, document_id)
    with parts.store.read() as session:
        return DocumentOut.of(listing.counted(session, changed), parts.settings)
