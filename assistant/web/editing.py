"""Changes to the library from the browser: `POST /api/documents/{id}/remove`. Only for a Writer."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from assistant.store import publishing
from assistant.web.parts import PartsOfApp
from assistant.web.writing import Writer

router = APIRouter()


class RemovedOut(BaseModel):
    """The document that left the library."""

    removed: int


@router.post("/api/documents/{document_id}/remove")
def remove(document_id: int, parts: PartsOfApp, _: Writer) -> RemovedOut:
    """Take a document out of every answer from now on. Raises DocumentNotFound, WritingOff, ForeignPage."""
    publishing.remove(parts.store, document_id)
    return RemovedOut(removed=document_id)
