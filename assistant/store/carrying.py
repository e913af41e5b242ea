"""What people entered for a document, carried over to the version that takes its place."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import insert, select
from sqlmodel import Session, col

from assistant.domain.document_fields import EDITABLE, KEPT
from assistant.store.documents import Document, ReadValue

# SQLite allows 32,766 variables in a statement.
_IDS_AT_ONCE = 10_000


def carry_in(session: Session, versions: Mapping[int, int]) -> None:
    """Carry entries over, in the caller's transaction. versions: number of the old document to that of the new one.

    All of them where the content is the same, read again; else those that say what sort of document it is, and a
    note on the new one names the others.
    """
    olds = list(versions)
    for start in range(0, len(olds), _IDS_AT_ONCE):
        edited = select(Document).where(
            col(Document.id).in_(olds[start : start + _IDS_AT_ONCE]), col(Document.edited) != ""
        )
        for old in session.scalars(edited).all():
            new = session.get(Document, versions[old.id or 0])
            if new is not None:
                _carry(session, old, new)


def _carry(session: Session, old: Document, new: Document) -> None:
    entered = old.edited.split(",")
    kept = [name for name in entered if old.sha256 == new.sha256 or name in KEPT]
    if kept:
        said = [{"document_id": new.id, "field": name, "value": _text(getattr(new, name))} for name in kept]
        session.execute(insert(ReadValue), said)
    for name in kept:
        setattr(new, name, getattr(old, name))
    if "title" in kept or "kind" in kept:
        new.version_key = old.version_key
    new.edited = ",".join(kept)
    left = [EDITABLE[name].zh for name in entered if name not in kept]
    if left:
        note = f"旧版本上人工录入的{'、'.join(left)}没有沿用到本版本，请核对"
        new.notes = "\n".join(filter(None, (new.notes, note)))
    session.add(new)
    session.flush()


def _text(value: object) -> str | None:
    return None if value is None else str(value)
