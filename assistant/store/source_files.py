"""What is remembered of files that were read to their end, so that unchanged ones need not be read again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields

from sqlalchemy import delete, func, insert, select
from sqlmodel import Session, col

from assistant.store.documents import Document, SourceFile
from assistant.store.engine import Store

# SQLite allows 32,766 variables in a statement.
_PATHS_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Remembered:
    """A file as the table keeps it."""

    path: str
    sha256: str
    stamp: str
    documents: int = 1
    refused: str = ""
    detail: str = ""
    read_by: str = ""


_COLUMNS = [col(getattr(SourceFile, field.name)) for field in fields(Remembered)]


def remembered(store: Store, paths: Sequence[str]) -> dict[str, Remembered]:
    """What is remembered of those paths."""
    found: dict[str, Remembered] = {}
    with store.read() as session:
        for start in range(0, len(paths), _PATHS_AT_ONCE):
            query = select(*_COLUMNS).where(col(SourceFile.path).in_(paths[start : start + _PATHS_AT_ONCE]))
            found |= {row[0]: Remembered(*row) for row in session.execute(query)}
    return found


def remember_in(session: Session, files: Sequence[Remembered]) -> None:
    """Put these in the place of what was remembered of their paths, in the caller's transaction."""
    latest = list({file.path: file for file in files}.values())
    for start in range(0, len(latest), _PATHS_AT_ONCE):
        some = latest[start : start + _PATHS_AT_ONCE]
        session.execute(delete(SourceFile).where(col(SourceFile.path).in_([file.path for file in some])))
        session.execute(insert(SourceFile), [asdict(file) for file in some])


def documents_at(session: Session, path: str) -> int:
    """Live documents read from that file."""
    query = select(func.count()).where(col(Document.path) == path, col(Document.live))
    return session.scalar(query) or 0
