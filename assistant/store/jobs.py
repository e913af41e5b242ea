"""Ingest jobs: rows that say which files are to be taken in, so that a killed run goes on where it was.

The web page files jobs with `enqueue` and shows them with `recent`; the ingest package takes and finishes them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select, update
from sqlmodel import Session, col

from assistant.store.documents import IngestJob
from assistant.store.engine import Store


@dataclass(frozen=True, slots=True)
class Job:
    """One file to take in. state: waiting, running, done, failed; reason where it failed."""

    id: int
    path: str
    state: str
    is_example: bool
    document_id: int | None
    reason_code: str | None
    reason: str | None
    created_at: datetime
    finished_at: datetime | None


def enqueue(store: Store, paths: Iterable[str], *, is_example: bool = False) -> list[int]:
    """Job numbers for `paths`, all in one transaction; a path whose job is still open keeps that job."""
    with store.write() as session:
        standing = {job.path: job for job in _open(session)}
        rows = []
        for path in paths:
            row = standing.get(path)
            if row is None:
                row = IngestJob(path=path, is_example=is_example, created_at=datetime.now(UTC))
                session.add(row)
                standing[path] = row
            rows.append(row)
        session.flush()
        return [row.id for row in rows if row.id is not None]


def open_jobs(store: Store) -> list[Job]:
    """Jobs that wait, or were running when their process ended, oldest first."""
    with store.read() as session:
        return [_job(row) for row in _open(session)]


def recent(store: Store, limit: int = 50) -> list[Job]:
    """The newest jobs, newest first."""
    with store.read() as session:
        rows = session.scalars(select(IngestJob).order_by(col(IngestJob.id).desc()).limit(limit))
        return [_job(row) for row in rows]


def start(store: Store, job_ids: Iterable[int]) -> None:
    """Mark jobs as running."""
    with store.write() as session:
        session.execute(update(IngestJob).where(col(IngestJob.id).in_(list(job_ids))).values(state="running"))


def finish_in(
    session: Session,
    job_id: int,
    *,
    document_id: int | None = None,
    reason_code: str | None = None,
    reason: str | None = None,
) -> None:
    """Mark a job done, or failed where a reason is given, in the caller's transaction."""
    session.execute(
        update(IngestJob)
        .where(col(IngestJob.id) == job_id)
        .values(
            state="failed" if reason_code else "done",
            document_id=document_id,
            reason_code=reason_code,
            reason=reason,
            finished_at=datetime.now(UTC),
        )
    )


def _open(session: Session) -> list[IngestJob]:
    return list(
        session.scalars(
            select(IngestJob)
            .where(col(IngestJob.state).in_(("waiting", "running")))
            .order_by(col(IngestJob.id))
        )
    )


def _job(row: IngestJob) -> Job:
    assert row.id is not None
    return Job(
        id=row.id,
        path=row.path,
        state=row.state,
        is_example=row.is_example,
        document_id=row.document_id,
        reason_code=row.reason_code,
        reason=row.reason,
        created_at=row.created_at,
        finished_at=row.finished_at,
    )
