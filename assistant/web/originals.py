"""The pages and the file of a document as they are: `…/pages/{n}.png` and `…/file`.

Whether the document is still in the library is asked each time: what was removed is gone for the reader at once.
"""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from assistant.domain.text import Text
from assistant.errors import DocumentNotFound, OriginalMissing, PageUnavailable
from assistant.store import library
from assistant.store.documents import Document
from assistant.store.library import can_be
from assistant.store.originals import stored_path
from assistant.web.parts import Parts, PartsOfApp
from assistant.web.pictures import PICTURED

router = APIRouter()

_STEP = 200
_NO_PAGE = Text("没有这一页", "there is no such page")
_OTHER_TYPE = Text("这种文件没有页面", "files of this type have no pages")


@router.get("/api/documents/{document_id}/pages/{page}.png", response_class=Response)
async def page_picture(
    document_id: int,
    page: int,
    request: Request,
    parts: PartsOfApp,
    width: Annotated[int, Query(ge=1, le=2400)] = 1000,
) -> Response:
    """One page as PNG, at least `width` pixels wide (in steps of 200). Raises DocumentNotFound, PageUnavailable.

    A browser keeps the picture, and asks each time whether it still holds.
    """
    document = await run_in_threadpool(live_document, parts, document_id)
    if document.media_type not in PICTURED:
        raise PageUnavailable(page=page, why=_OTHER_TYPE)
    if not 1 <= page <= (document.pages or 1):
        raise PageUnavailable(page=page, why=_NO_PAGE)
    sha256 = document.file_sha256 or document.sha256
    wide = -(-width // _STEP) * _STEP
    tag = f'"{sha256[:32]}-{page}-{wide}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    coming = parts.pictures.picture(sha256, document.media_type, page, wide)
    # shielded: one reader who goes away must not take the picture from the others who wait for it
    made = await asyncio.shield(asyncio.wrap_future(coming))
    return Response(made, media_type="image/png", headers=headers)


@router.get("/api/documents/{document_id}/file", response_class=Response)
def original(document_id: int, parts: PartsOfApp) -> Response:
    """The file as it came, to be saved and never shown: it may be a page with scripts. Raises DocumentNotFound."""
    document = live_document(parts, document_id)
    path = stored_path(parts.settings, document.file_sha256 or document.sha256)
    if not path.is_file():
        raise OriginalMissing(name=document.source)
    return FileResponse(
        path,
        media_type="application/octet-stream",
        filename=document.source,
        content_disposition_type="attachment",
        headers={"Content-Security-Policy": "default-src 'none'; sandbox", "Cache-Control": "no-store"},
    )


def live_document(parts: Parts, document_id: int) -> Document:
    """A document of the library; raises DocumentNotFound or DocumentReplaced for what is none, or none any more."""
    with parts.store.read() as session:
        found = session.get(Document, document_id) if can_be(document_id) else None
        if found is not None and found.live:
            session.expunge(found)
            return found
    library.document(parts.store, document_id)  # says what took its place, where something did
    raise DocumentNotFound(name=document_id)
