"""Whether a file that was read again gives what the library holds of it already: then nothing is published."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlmodel import Session, col

from assistant.store.documents import Document, Passage
from assistant.store.metadata_edits import read_values
from assistant.store.publishing import DocumentDraft, IndexedPassage

_OWN = DocumentDraft.__dataclass_fields__.keys() - {"file_sha256", "edited", "notes", "is_example"}
_READ = sorted(IndexedPassage.__dataclass_fields__.keys() - {"vector"})


def reads_the_same(
    session: Session, document_id: int, draft: DocumentDraft, passages: Sequence[IndexedPassage]
) -> bool:
    """Whether the live document has this content, says the same of itself and falls into the same passages."""
    document = session.get(Document, document_id)
    if document is None or not document.live or document.sha256 != draft.sha256:
        return False
    said = read_values(session, document_id)
    edited = bool(said.keys() & {"title", "kind"})  # a version key was made for these, then
    own = _OWN - {"version_key"} if edited else _OWN
    if any(said.get(name, getattr(document, name)) != getattr(draft, name) for name in own):
        return False
    if not set(draft.notes.splitlines()) <= set(
        document.notes.splitlines()
    ):  # others may have left notes on it
        return False
    held = session.scalars(
        select(Passage)
        .where(col(Passage.document_id) == document_id, col(Passage.live))
        .order_by(col(Passage.ordinal))
    ).all()
    return [_read(one) for one in held] == [_read(one) for one in passages]


def _read(passage: Passage | IndexedPassage) -> tuple[object, ...]:
    return tuple(getattr(passage, name) for name in _READ)
