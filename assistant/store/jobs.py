"""Ingest jobs: rows that say which files are to be taken in, so that a killed run goes on where it was.

The web page files jobs with `enqueue` and shows them with `recent`; the ingest package takes and finishes them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import func, or_, select, update
from sqlmodel import Session, col

from assistant.store.documents import IngestJob
from assistant.store.engine import Store

Outcome = Literal["added", "updated", "moved", "unchanged"]

_OPEN = ("waiting", "running")
# SQLite allows 32,766 variables in a statement.
_IDS_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class Job:
    """One file to take in. state: waiting, running, done, failed; reason where it failed.

    outcome: added, updated or unchanged, once done; passages: how many went in.
    """

    id: int
    path: str
    state: str
    is_example: bool
    document_id: int | None
    outcome: str | None
    passages: int
    reason_code: str | None
    reason: str | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class Batch:
    """How far the jobs of the current batch are: files in each state, and passages that went in."""

    waiting: int = 0
    running: int = 0
    done: int = 0
    failed: int = 0
    passages: int = 0

    @property
    def files(self) -> int:
        """Files of the batch in any state."""
        return self.waiting + self.running + self.done + self.failed

    @property
    def open(self) -> int:
        """Files that are still to be taken in."""
        return self.waiting + self.running


def enqueue(
    store: Store, paths: Iterable[str], *, is_example: bool = False, changed: bool = False
) -> list[int]:
    """Job numbers for `paths`, all in one transaction; a path whose job is still open keeps that job.

    changed: the files have just been written, so that the job that is open may have read what stood there before:
    each gets a job of its own.
    """
    with store.write() as session:
        standing = {} if changed else {job.path: job for job in _open(session)}
        now = datetime.now(UTC)
        rows = []
        for path in paths:
            row = standing.get(path)
            if row is None:
                row = IngestJob(path=path, is_example=is_example, created_at=now)
                session.add(row)
                standing[path] = row
            rows.append(row)
        session.flush()
        return [row.id for row in rows if row.id is not None]


def open_jobs(store: Store) -> list[Job]:
    """Jobs that wait, or were running when their process ended, oldest first."""
    with store.read() as session:
        return [_job(row) for row in _open(session)]


def recent(store: Store, limit: int = 50, state: str | None = None) -> list[Job]:
    """The newest jobs, newest first; only those in `state` where one is given."""
    query = select(IngestJob).order_by(col(IngestJob.id).desc()).limit(limit)
    if state is not None:
        query = query.where(col(IngestJob.state) == state)
    with store.read() as session:
        return [_job(row) for row in session.scalars(query)]


def batch(store: Store) -> Batch:
    """The current batch: open jobs, and those that ended since the oldest of them was filed.

    With no job open it is the last batch: the newest job, and what ended since that was filed.
    """
    filed = col(IngestJob.created_at)
    open_ = col(IngestJob.state).in_(_OPEN)
    with store.read() as session:
        begun = session.scalar(select(func.min(filed)).where(open_)) or session.scalar(
            select(func.max(filed))
        )
        if begun is None:
            return Batch()
        counted = session.execute(
            select(col(IngestJob.state), func.count(), func.sum(col(IngestJob.passages)))
            .where(or_(open_, col(IngestJob.finished_at) >= begun))
            .group_by(col(IngestJob.state))
        ).all()
    states = {state: number for state, number, _ in counted}
    return Batch(**states, passages=sum(passages for *_, passages in counted))


def start(store: Store, job_ids: Iterable[int]) -> None:
    """Mark jobs as running from now."""
    numbers = list(job_ids)
    with store.write() as session:
        for first in range(0, len(numbers), _IDS_AT_ONCE):
            session.execute(
                update(IngestJob)
                .where(col(IngestJob.id).in_(numbers[first : first + _IDS_AT_ONCE]))
                .values(state="running", started_at=datetime.now(UTC))
            )


def finish_in(
    session: Session,
    job_id: int,
    *,
    document_id: int | None = None,
    outcome: Outcome | None = None,
    passages: int = 0,
    reason_code: str | None = None,
    reason: str | None = None,
) -> None:
    """Mark a job done, or failed where a reason is given, in the caller's transaction.

    outcome: what came of the file; passages: how many of its passages went in.
    """
    session.execute(
        update(IngestJob)
        .where(col(IngestJob.id) == job_id)
        .values(
            state="failed" if reason_code else "done",
            document_id=document_id,
            outcome=outcome,
            passages=passages,
            reason_code=reason_code,
            reason=reason,
            finished_at=datetime.now(UTC),
        )
    )


def advance_in(session: Session, job_id: int, passages: int) -> None:
    """So many more passages of a job that goes on are in, in the caller's transaction."""
    session.execute(
        update(IngestJob)
        .where(col(IngestJob.id) == job_id)
        .values(passages=col(IngestJob.passages) + passages)
    )


def _open(session: Session) -> list[IngestJob]:
    return list(
        session.scalars(select(IngestJob).where(col(IngestJob.state).in_(_OPEN)).order_by(col(IngestJob.id)))
    )


def _job(row: IngestJob) -> Job:
    assert row.id is not None
    return Job(
        id=row.id,
        path=row.path,
        state=row.state,
        is_example=row.is_example,
        document_id=row.document_id,
        outcome=row.outcome,
        passages=row.passages,
        reason_code=row.reason_code,
        reason=row.reason,
        created_at=row.created_at,
        started_at=row.started_at,
        finished_at=row.finished_at,
    )
