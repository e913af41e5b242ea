"""`/healthz`: the process answers. `/readyz`: it can answer questions, else a problem document that says why."""

from __future__ import annotations

from fastapi import APIRouter
from sqlalchemy import text

from assistant.errors import ServerUnavailable
from assistant.web.parts import PartsOfApp

router = APIRouter()


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """Always ok while the process runs."""
    return {"status": "ok"}


@router.get("/readyz")
def readyz(parts: PartsOfApp) -> dict[str, str]:
    """Ready when the assistant stands and the database answers; raises ServerUnavailable or StoreError."""
    if not parts.ready:
        raise ServerUnavailable
    with parts.store.read() as session:
        session.connection().execute(text("SELECT 1"))
    return {"status": "ready"}
