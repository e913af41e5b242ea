"""The pictures of pages: drawn once, kept in memory, asked for again after a removal."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import httpx
import pytest

from assistant.domain.text import Text
from assistant.errors import PageUnavailable, ServerUnavailable
from assistant.store import publishing
from assistant.store.engine import Store
from assistant.store.originals import stored_path
from assistant.web.app import create_app
from assistant.web.parts import Parts
from assistant.web.pictures import PagePictures
from tests.web.library import publish
from tests.web.scripted import ScriptedAssistant, ScriptedSearcher

MANUAL = Path(__file__).resolve().parents[2] / "ingest/demo/documents/福泉示例农商行授信政策手册.pdf"
PNG = b"\x89PNG\r\n\x1a\n"


class Drawer:
    """Draws pages as short texts, and notes which; page 3 cannot be drawn. Waits for `may_draw`."""

    def __init__(self) -> None:
        self.drawn: list[tuple[int, int]] = []
        self.may_draw = threading.Event()
        self.may_draw.set()

    def __call__(
        self, path: Path, media_type: str, page: int, *, width: int, seconds: float, memory_mb: int
    ) -> bytes:
        self.may_draw.wait(10)
        self.drawn.append((page, width))
        if page == 3:
            raise PageUnavailable(page=page, why=Text("坏页", "a bad page"))
        return f"{path.read_bytes().decode()} {page} {width}".encode()


def ask(store: Store, drawer: Drawer | None, *paths: str, **request: object) -> list[httpx.Response]:
    """GET each path of one started app, whose pages `drawer` draws (None: as they really are)."""

    async def run() -> list[httpx.Response]:
        edges = {} if drawer is None else {"draw": drawer}
        parts = Parts(store.settings, ScriptedAssistant(), ScriptedSearcher(), **edges)  # type: ignore[arg-type]
        transport = httpx.ASGITransport(app=create_app(store.settings, parts=parts))
        try:
            async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
                return [await client.get(path, **request) for path in paths]  # type: ignore[arg-type]
        finally:
            parts.close()

    return asyncio.run(run())


def test_a_page_is_drawn_once_for_each_step_of_width(store: Store) -> None:
    number = publish(store, "手册.pdf", content=b"file", pages=4)
    drawer = Drawer()
    path = f"/api/documents/{number}/pages/2.png"
    first, again, wide = ask(store, drawer, f"{path}?width=950", f"{path}?width=1000", f"{path}?width=1001")
    assert first.content == again.content == b"file 2 1000"
    assert (first.headers["content-type"], first.headers["cache-control"]) == (
        "image/png",
        "private, no-cache",
    )
    assert wide.content == b"file 2 1200"
    assert drawer.drawn == [(2, 1000), (2, 1200)]


def test_a_browser_that_has_the_picture_is_told_that_it_still_holds(store: Store) -> None:
    number = publish(store, "手册.pdf", pages=4)
    drawer = Drawer()
    path = f"/api/documents/{number}/pages/1.png"
    [first] = ask(store, drawer, path)
    tag = {"if-none-match": first.headers["etag"]}
    [known] = ask(store, drawer, path, headers=tag)
    assert (known.status_code, known.content) == (304, b"")
    publishing.remove(store, number)
    [gone] = ask(store, drawer, path, headers=tag)
    assert gone.status_code == 404


@pytest.mark.parametrize(
    ("source", "page"),
    [("手册.pdf", 0), ("手册.pdf", 5), ("手册.pdf", 3), ("说明.docx", 1), ("手册.pdf", 10**30)],
)
def test_a_page_that_cannot_be_shown_says_why(store: Store, source: str, page: int) -> None:
    number = publish(store, source, pages=4)
    [refused] = ask(store, Drawer(), f"/api/documents/{number}/pages/{page}.png")
    assert (refused.status_code, refused.json()["code"]) == (422, "page_unavailable")


def test_a_file_that_left_the_store_is_said_to_be_gone(store: Store) -> None:
    number = publish(store, "手册.pdf", pages=4)
    for file in store.settings.files.rglob("*"):
        if file.is_file():
            file.unlink()
    refused, original = ask(
        store, Drawer(), f"/api/documents/{number}/pages/1.png", f"/api/documents/{number}/file"
    )
    assert "文件" in refused.json()["detail"]
    assert (original.status_code, original.json()["code"]) == (404, "original_missing")


def test_no_more_than_some_wait_for_a_picture(store: Store) -> None:
    drawer = Drawer()
    drawer.may_draw.clear()
    pictures = PagePictures(store.settings, drawer)
    file = stored_path(store.settings, "0" * 64)  # without it a picture is refused before anybody waits
    file.parent.mkdir(parents=True)
    file.write_bytes(b"file")
    try:
        waiting = [pictures.picture("0" * 64, "pdf", 1, 200 * step) for step in (1, 1)]
        assert waiting[0] is waiting[1]
        with pytest.raises(ServerUnavailable):
            for page in range(2, 40):
                pictures.picture("0" * 64, "pdf", page, 200)
    finally:
        drawer.may_draw.set()
        pictures.close()


def test_a_page_of_the_manual_is_really_drawn(store: Store) -> None:
    number = publish(store, "手册.pdf", content=MANUAL.read_bytes(), pages=12)
    [shown] = ask(store, None, f"/api/documents/{number}/pages/5.png?width=600")
    assert shown.content.startswith(PNG)
    assert int.from_bytes(shown.content[16:20], "big") == 600
