"""The app with a scripted assistant, called in this process."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from assistant.settings import Settings
from assistant.web.app import create_app
from tests.web.scripted import ScriptedAssistant, ScriptedSearcher


@pytest.fixture
def scripted() -> ScriptedAssistant:
    """The assistant that the app asks."""
    return ScriptedAssistant()


@pytest.fixture
def call(calls: Callable[..., list[httpx.Response]]) -> Callable[..., httpx.Response]:
    """`call("GET", "/path", settings={…}, base="http://localhost", …)`: one request to a started app."""

    def do(method: str, path: str, **more: Any) -> httpx.Response:
        said = {name: more.pop(name) for name in ("settings", "base", "searcher") if name in more}
        return calls([(method, path, more)], **said)[0]

    return do


@pytest.fixture
def calls(scout_settings: Settings, scripted: ScriptedAssistant) -> Callable[..., list[httpx.Response]]:
    """`calls([("GET", "/path", {…}), …], settings={…})`: several requests to one started app, one after the other."""
    import asyncio

    def do(
        requests: list[tuple[str, str, dict[str, Any]]],
        *,
        settings: dict[str, Any] | None = None,
        base: str = "http://localhost",
        searcher: Any = None,
    ) -> list[httpx.Response]:
        async def all_of_them() -> list[httpx.Response]:
            app = create_app(
                scout_settings.model_copy(update=settings or {}), scripted, searcher or ScriptedSearcher()
            )
            transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
            async with (
                app.router.lifespan_context(app),
                httpx.AsyncClient(transport=transport, base_url=base) as client,
            ):
                return [await client.request(method, path, **more) for method, path, more in requests]

        return asyncio.run(all_of_them())

    return do


def events(body: str) -> list[tuple[str, str]]:
    """(event, data) of a stream's text."""
    found = []
    for block in body.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if line and not line.startswith(":"))
        if fields:
            found.append((fields["event"], fields["data"]))
    return found
