"""Documents whose file has another name now: they keep their numbers, passages, vectors and edits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import PurePath

from sqlalchemy import delete, select, update
from sqlmodel import Session, col

from assistant.store.documents import Document, SourceFile
from assistant.store.publishing import MANY, describe, next_sequence


def move_in(session: Session, paths: Mapping[str, str]) -> int:
    """Say that what was read from each path stands at another one now; how many live documents that moves.

    paths: old path to new path. Earlier versions move along, so that they stay the versions of that file.
    """
    moved = 0
    sequence = next_sequence(session, datetime.now(UTC))
    describe(session, sequence, MANY, "move")
    for old, new in paths.items():
        live = select(col(Document.id)).where(col(Document.path) == old, col(Document.live))
        moved += len(session.scalars(live).all())
        session.execute(
            update(Document).where(col(Document.path) == old).values(path=new, source=PurePath(new).name)
        )
        # what is remembered of either file is of the other's time
        session.execute(delete(SourceFile).where(col(SourceFile.path).in_((old, new))))
    return moved
