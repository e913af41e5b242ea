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
def call(scout_settings: Settings, scripted: ScriptedAssistant) -> Callable[..., httpx.Response]:
    """`call("GET", "/path", settings={…}, base="http://localhost", …)`: one request to a started app."""
    import asyncio

    def do(
        method: str,
        path: str,
        *,
        settings: dict[str, Any] | None = None,
        base: str = "http://localhost",
        searcher: Any = None,
        **request: Any,
    ) -> httpx.Response:
        async def once() -> httpx.Response:
            app = create_app(
                scout_settings.model_copy(update=settings or {}), scripted, searcher or ScriptedSearcher()
            )
            transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
            async with (
                app.router.lifespan_context(app),
                httpx.AsyncClient(transport=transport, base_url=base) as client,
            ):
                return await client.request(method, path, **request)

        return asyncio.run(once())

    return do


def events(body: str) -> list[tuple[str, str]]:
    """(event, data) of a stream's text."""
    found = []
    for block in body.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if line and not line.startswith(":"))
        if fields:
            found.append((fields["event"], fields["data"]))
    return found
