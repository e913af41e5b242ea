"""The journal of imports into the firm database: one row a file, so that a broken-off import is known and goes on."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlmodel import Field, Session, SQLModel, col, select


class FirmImport(SQLModel, table=True):
    """One import of one file (or folder). state: staging (also broken off), done, failed.

    sha256: of the content (of a folder: of its files' names and contents). rejected_file: where its rejected rows lie.
    """

    __tablename__ = "firm_import"

    id: int | None = Field(default=None, primary_key=True)
    path: str
    sha256: str = Field(index=True)
    format: str
    state: str
    inserted: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    rejected_file: str | None = None
    error: str | None = None
    started_at: datetime
    ended_at: datetime | None = None


def begin(session: Session, *, path: str, sha256: str, format: str) -> int:
    """The journal's number of an import that starts, or of the broken-off one of the same content that goes on."""
    open_ones = select(FirmImport).where(
        FirmImport.sha256 == sha256, FirmImport.format == format, FirmImport.state == "staging"
    )
    entry = session.exec(open_ones.order_by(col(FirmImport.id).desc())).first()
    if entry is None:
        entry = FirmImport(
            path=path, sha256=sha256, format=format, state="staging", started_at=datetime.now(UTC)
        )
        session.add(entry)
        session.flush()
    assert entry.id is not None
    return entry.id


def finish(
    session: Session,
    number: int,
    *,
    inserted: int,
    updated: int,
    unchanged: int,
    rejected: int,
    rejected_file: str | None,
) -> None:
    """Note in the transaction that brings the rows in that the import is done."""
    entry = session.get_one(FirmImport, number)
    entry.state, entry.ended_at = "done", datetime.now(UTC)
    entry.inserted, entry.updated, entry.unchanged = inserted, updated, unchanged
    entry.rejected, entry.rejected_file = rejected, rejected_file
    session.add(entry)


def fail(session: Session, number: int, error: str) -> None:
    """Note that the import was given up, and why."""
    entry = session.get_one(FirmImport, number)
    entry.state, entry.error, entry.ended_at = "failed", error, datetime.now(UTC)
    session.add(entry)
