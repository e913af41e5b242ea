"""What people set of a document: kept beside what it says itself, so that an entry can be taken back.

What a new version keeps of them is assistant.store.carrying's. An edit takes a sequence number, so that every catalogue
and mirror that follows the library sees it at the next question.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import delete, insert, select, update
from sqlmodel import Session, col

from assistant.domain.document_fields import EDITABLE
from assistant.errors import DocumentNotFound
from assistant.store.documents import Document, Passage, PassageVector, ReadValue
from assistant.store.publishing import ModelName, describe, next_sequence

Value = str | date | None

DATES = ("issued_on", "effective_on", "repealed_on")


@dataclass(frozen=True, slots=True)
class Retold:
    """A passage under its document's new title. vector: float16 bytes."""

    passage_id: int
    index_text: str
    tokens: str
    vector: bytes


def entered_title(session: Session, document_id: int) -> str | None:
    """The title that a person set, None where none did."""
    document = session.get(Document, document_id)
    return document.title if document is not None and "title" in document.edited.split(",") else None


def read_values(session: Session, document_id: int) -> dict[str, Value]:
    """What the document itself says in the fields that a person has set."""
    rows = session.scalars(select(ReadValue).where(col(ReadValue.document_id) == document_id))
    return {row.field: _value(row.field, row.value) for row in rows}


def edit_in(
    session: Session,
    document_id: int,
    changes: Mapping[str, Value],
    reset: Collection[str] = (),
    *,
    version_key: str | None,
    retold: Sequence[Retold] = (),
    model: ModelName | None = None,
) -> int:
    """Set fields of a live document, or give them back what it says itself, in the caller's transaction.

    retold: its passages, where the title changes, with vectors of `model`; vectors of other models are dropped and
    made again by re-embedding. version_key: what versions of it share, under the new title and kind. Returns the
    sequence number. Raises DocumentNotFound.
    """
    document = session.get(Document, document_id)
    if document is None or not document.live:
        raise DocumentNotFound(name=document_id)
    sequence = next_sequence(session, datetime.now(UTC))
    describe(session, sequence, document_id, "edit")
    entered = dict.fromkeys(name for name in document.edited.split(",") if name)
    for name, value in changes.items():
        if name not in entered:
            session.add(ReadValue(document_id=document_id, field=name, value=_text(getattr(document, name))))
        entered[name] = None
        setattr(document, name, value)
    said = read_values(session, document_id)
    for name in reset:
        if name in entered:
            setattr(document, name, said.get(name))
            del entered[name]
            session.execute(
                delete(ReadValue).where(
                    col(ReadValue.document_id) == document_id, col(ReadValue.field) == name
                )
            )
    document.edited = ",".join(name for name in EDITABLE if name in entered)
    document.version_key = version_key
    session.add(document)
    session.flush()
    _retell(session, sequence, retold, model)
    return sequence


def _retell(session: Session, sequence: int, retold: Sequence[Retold], model: ModelName | None) -> None:
    for one in retold:
        session.execute(
            update(Passage)
            .where(col(Passage.id) == one.passage_id)
            .values(index_text=one.index_text, tokens=one.tokens, sequence=sequence)
        )
    if retold and model is not None:
        ids = [one.passage_id for one in retold]
        for start in range(0, len(ids), _IDS_AT_ONCE):
            some = ids[start : start + _IDS_AT_ONCE]
            session.execute(delete(PassageVector).where(col(PassageVector.passage_id).in_(some)))
        session.execute(
            insert(PassageVector),
            [{"passage_id": one.passage_id, "model_id": model.id, "vector": one.vector} for one in retold],
        )


_IDS_AT_ONCE = 10_000


def _text(value: Value) -> str | None:
    return value.isoformat() if isinstance(value, date) else value


def _value(field: str, text: str | None) -> Value:
    return date.fromisoformat(text) if field in DATES and text is not None else text
