"""The journal of imports into the firm database: one row a file, so that a broken-off import is known and goes on."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel


class FirmImport(SQLModel, table=True):
    """One import of one file (or folder). state: staging, merging, done, failed.

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
