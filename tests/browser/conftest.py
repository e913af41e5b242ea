"""A headless Chromium and a real server on loopback. Skips with the reason where either cannot be had."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from assistant.settings import Settings
from assistant.web.app import create_app
from assistant.web.page import STATIC
from tests.web.scripted import ScriptedAssistant, ScriptedSearcher

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def serving(settings: Settings, assistant: Any = None, searcher: Any = None) -> Iterator[str]:
    """A server on a free port of loopback, in a thread; gives its address."""
    import uvicorn

    with socket.create_server(("127.0.0.1", 0)) as listener:
        app = create_app(settings, assistant, searcher)
        server = uvicorn.Server(
            uvicorn.Config(app, log_level="error", access_log=False, timeout_graceful_shutdown=2)
        )
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(20)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One Chromium for the package: a playwright that stays open would keep its event loop running for all tests."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    if not (STATIC / "widget.js").is_file():
        pytest.skip("the page is not built (make setup)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def scripted() -> ScriptedAssistant:
    """The assistant behind `site`, slow enough that its steps are seen."""
    return ScriptedAssistant(pause=0.02)


class _OtherPage(BaseHTTPRequestHandler):
    """A page of another site, which embeds the chat as the README tells."""

    site = ""

    def do_GET(self) -> None:
        body = (
            f'<!doctype html><link rel="icon" href="data:,"><div style="height:600px">'
            f'<script src="{self.site}/widget.js"></script>'
            f'<scout-chat lang="zh" title="示例银行问答"></scout-chat></div>'
        ).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture(scope="package")
def other_page() -> Iterator[str]:
    """Address of a page of another origin that embeds the chat of `site`."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _OtherPage) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture(scope="package")
def site(
    tmp_path_factory: pytest.TempPathFactory, scripted: ScriptedAssistant, other_page: str
) -> Iterator[str]:
    """Address of a server with the scripted assistant, whose chat `other_page` may embed."""
    settings = Settings(home=tmp_path_factory.mktemp("home"), allowed_origins=other_page)
    with serving(settings, scripted, ScriptedSearcher()) as address:
        _OtherPage.site = address
        yield address


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """`visit(address, path, lang="zh-CN", width=1280, dark=False, also=…)` opens a page.

    At the end no page may have met an error, a refused style or script, or asked anything of a host but `address` and `also`.
    """
    complaints: list[str] = []
    contexts = []

    def open_page(
        address: str,
        path: str = "",
        *,
        lang: str = "zh-CN",
        width: int = 1280,
        dark: bool = False,
        also: str = "data:",
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, locale=lang, color_scheme="dark" if dark else "light"
        )
        contexts.append(context)
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"pageerror: {error}"))
        page.on(
            "console",
            lambda message: (
                complaints.append(message.text)
                if message.type == "error" and "Failed to load resource" not in message.text
                else None
            ),
        )
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((address, also, "data:", f"blob:{address}"))
                else complaints.append(f"asked {request.url}")
            ),
        )
        page.goto(address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
