"""The app factory: routes, guards and error handlers put together. Reads like a table of contents."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

from assistant.settings import Settings
from assistant.web import (
    chat,
    conversations,
    documents,
    editing,
    health,
    originals,
    page,
    passages,
    reports,
    uploads,
)
from assistant.web.guards import BodyLimit, HostCheck, SecurityHeaders
from assistant.web.parts import Assistant, Parts, Searcher
from assistant.web.problems import HANDLERS


def create_app(
    settings: Settings,
    assistant: Assistant | None = None,
    searcher: Searcher | None = None,
    *,
    parts: Parts | None = None,
) -> FastAPI:
    """The web application of one home.

    What is not given is opened when the app starts, and closed when it ends. `parts`, given instead, are
    open already and stay their owner's.
    """
    given, served = parts is not None, parts or Parts(settings, assistant, searcher)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        if given:
            yield
            return
        await run_in_threadpool(served.open)
        try:
            yield
        finally:
            await run_in_threadpool(served.close)

    app = FastAPI(
        title="Credit Scout 信贷参谋",
        lifespan=lifespan,
        exception_handlers=HANDLERS,
        middleware=_middleware(settings),
        docs_url=None,  # fastapi's own pages load scripts from elsewhere
        redoc_url=None,
    )
    app.state.settings = settings
    app.state.parts = served
    for routes in (
        page.router,
        chat.router,
        passages.router,
        documents.router,
        originals.router,
        uploads.router,
        editing.router,
        conversations.router,
        reports.router,
        health.router,
    ):
        app.include_router(routes)
    app.mount("/static", page.files, name="static")
    return app


def _middleware(settings: Settings) -> list[Middleware]:
    """Outermost first."""
    stack = [Middleware(SecurityHeaders), Middleware(HostCheck, settings=settings)]
    origins = [origin.strip().rstrip("/") for origin in settings.allowed_origins.split(",") if origin.strip()]
    if origins:
        stack.append(
            Middleware(
                CORSMiddleware,
                allow_origins=origins,
                allow_methods=["GET", "POST"],
                allow_headers=["Content-Type", "Accept-Language"],
            )
        )
    return [*stack, Middleware(BodyLimit, settings=settings)]
