"""Files from the browser into the library: `PUT /api/documents/files/{path}` keeps one and files its job, `GET /api/jobs` tells how far they are.

The ingest worker, a process of its own, takes the jobs; this module never reads a document.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

from assistant.errors import RequestTooLarge
from assistant.settings import Settings
from assistant.store import jobs
from assistant.web import inbox
from assistant.web.guards import UPLOADS
from assistant.web.parts import PartsOfApp
from assistant.web.writing import Writer

router = APIRouter()


class FiledOut(BaseModel):
    """An uploaded file: the path it is kept under, and the job that takes it in."""

    path: str
    job_id: int


class JobOut(BaseModel):
    """One file to take in. state: waiting, running, done, failed. outcome: added, updated, unchanged… once done.

    name: its path in the inbox, for other files only the name. reason: in the server's own language.
    """

    id: int
    name: str
    state: str
    outcome: str | None
    passages: int
    document_id: int | None
    reason_code: str | None
    reason: str | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


class BatchOut(BaseModel):
    """Files of the current batch in each state, and how many passages went in."""

    waiting: int
    running: int
    done: int
    failed: int
    passages: int


class JobsOut(BaseModel):
    """The newest jobs, newest first, and how far the current batch is. lang: of the reasons."""

    jobs: list[JobOut]
    batch: BatchOut
    lang: str


@router.put(UPLOADS + "{path:path}", status_code=202)
async def upload(path: str, request: Request, parts: PartsOfApp, _: Writer) -> FiledOut:
    """Keep the body as the file `path` and file the job that takes it in, in the place of what stood there.

    Raises WritingOff, ForeignPage, NameRefused, RequestTooLarge, StoreFull.
    """
    settings = parts.settings
    stated = request.headers.get("content-length", "")
    if stated.isdigit() and int(stated) > settings.max_file_mb * 1024 * 1024:
        raise RequestTooLarge(limit=settings.max_file_mb * 1024 * 1024)
    store = await run_in_threadpool(lambda: parts.store)  # refused where there is none, before a byte is kept
    try:
        kept = await inbox.receive(settings, path, request.stream())
    except (TimeoutError, ClientDisconnect) as error:
        raise HTTPException(408, "the file did not arrive whole") from error
    [number] = await run_in_threadpool(jobs.enqueue, store, [str(kept)], changed=True)
    return FiledOut(path=_name(kept, settings), job_id=number)


@router.get("/api/jobs")
def recent_jobs(parts: PartsOfApp, limit: Annotated[int, Query(ge=1, le=500)] = 100) -> JobsOut:
    """How the files that were filed are getting on."""
    batch = jobs.batch(parts.store)
    return JobsOut(
        jobs=[_job(job, parts.settings) for job in jobs.recent(parts.store, limit)],
        batch=BatchOut(
            waiting=batch.waiting,
            running=batch.running,
            done=batch.done,
            failed=batch.failed,
            passages=batch.passages,
        ),
        lang=parts.settings.lang,
    )


def _job(job: jobs.Job, settings: Settings) -> JobOut:
    return JobOut(
        id=job.id,
        name=_name(Path(job.path), settings),
        state=job.state,
        outcome=job.outcome,
        passages=job.passages,
        document_id=job.document_id,
        reason_code=job.reason_code,
        reason=job.reason,
        created_at=job.created_at,
        started_at=job.started_at,
        finished_at=job.finished_at,
    )


def _name(path: Path, settings: Settings) -> str:
    """The path in the inbox; of a file that lies elsewhere the name alone."""
    root = settings.inbox.resolve()
    return str(path.relative_to(root)) if path.is_relative_to(root) else path.name
