"""Where a fact comes from: the file that was imported, and the row of it that a fact row stood in."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field, SQLModel


class Source(SQLModel, table=True):
    """One imported file. `internal` marks the bank's own data, `is_example` the demo bank's."""

    __tablename__ = "source"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(index=True)
    title: str
    kind: str
    sha256: str | None = None
    as_of: date | None = None
    internal: bool = False
    is_example: bool = False
    imported_at: datetime


class FromFile(SQLModel):
    """Columns of a row that names or numbers something: the file and the row it came from, where it was imported."""

    source_id: int | None = Field(default=None, foreign_key="source.id")
    source_row: int | None = None


class Sourced(SQLModel):
    """Columns of every fact row: source file, row in it, date it holds for, and its text as it stood."""

    source_id: int = Field(foreign_key="source.id", index=True)
    source_row: int
    source_text: str
    as_of: date | None = None
