"""The page at `/` (the chat) and `/documents`, its files, `/widget.js` for embedding, `/charts.js` for reports. The files are built from frontend/."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles

from assistant.errors import PageNotBuilt

STATIC = Path(__file__).parent / "static"

router = APIRouter()

files = StaticFiles(directory=STATIC, check_dir=False)
"""The built files, mounted at /static."""


@router.get("/", include_in_schema=False)
@router.get("/documents", include_in_schema=False)
@router.get("/documents/{document_id:int}", include_in_schema=False)
def page() -> Response:
    """The page, which shows the view that its address names; raises PageNotBuilt where `make setup` has not run."""
    return _built("index.html", {"Cache-Control": "no-cache"})


@router.get("/page.js", include_in_schema=False)
def script() -> Response:
    """The page's own script: the chat and the documents."""
    return _built("page.js", {"Cache-Control": "no-cache"})


@router.get("/widget.js", include_in_schema=False)
def widget() -> Response:
    """The `<scout-chat>` component as one script, which pages of other origins may load."""
    return _built("widget.js", {"Cache-Control": "no-cache", "Cross-Origin-Resource-Policy": "cross-origin"})


@router.get("/charts.js", include_in_schema=False)
def charts() -> Response:
    """The `<scout-chart>` component with ECharts, which a report asks for when it is shown; from other origins too."""
    return _built("charts.js", {"Cache-Control": "no-cache", "Cross-Origin-Resource-Policy": "cross-origin"})


def _built(name: str, headers: dict[str, str]) -> Response:
    path = STATIC / name
    if not path.is_file():
        raise PageNotBuilt
    return FileResponse(path, headers=headers)
