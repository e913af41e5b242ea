"""What changes the library of documents: publishing a document or many, and taking one out.

Each change is one transaction with one sequence number, taken while the writer lock is held (on PostgreSQL an
advisory lock), so that numbers are committed in their order and a mirror that follows them misses nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Table, delete, func, insert, select, text, update
from sqlmodel import Session, SQLModel, col

from assistant.errors import DocumentNotFound
from assistant.store.carrying import carry_in
from assistant.store.documents import (
    Document,
    EmbeddingModel,
    Passage,
    PassageVector,
    Publication,
    Tombstone,
)
from assistant.store.engine import Store
from assistant.store.library import can_be

_SEQUENCE_LOCK = 7_205_759
MANY = 0
"""Publication.document_id of a sequence number under which several documents were published."""
# SQLite allows 32,766 variables in a statement.
_IDS_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class DocumentDraft:
    """A document before it has a number; fields as in the table. file_sha256: the same as sha256 where None."""

    sha256: str
    path: str
    source: str
    title: str
    kind: str
    media_type: str
    size: int
    lang: str = "zh"
    issuer: str | None = None
    document_number: str | None = None
    issued_on: date | None = None
    effective_on: date | None = None
    repealed_on: date | None = None
    version_key: str | None = None
    pages: int | None = None
    hidden: str = ""
    region: str | None = None
    external_id: str | None = None
    file_sha256: str | None = None
    notes: str = ""
    edited: str = ""
    recognised_pages: str = ""
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """A passage with its search tokens (joined by spaces) and its vector (float16 bytes). boxes: as in the table."""

    ordinal: int
    kind: str
    heading: str
    article: str | None
    page: int | None
    locator: str
    text: str
    index_text: str
    tokens: str
    vector: bytes
    external_id: str | None = None
    repeated: int = 0
    boxes: str = ""
    recognised: bool = False


@dataclass(frozen=True, slots=True)
class ModelName:
    """The embedding model that made the vectors."""

    id: str
    dimension: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of many published together. replaces: the live document whose place it takes."""

    draft: DocumentDraft
    passages: Sequence[IndexedPassage]
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did. replaced: the document whose place the new one took."""

    document_id: int
    sequence: int
    replaced: int | None


def publish(
    store: Store, draft: DocumentDraft, passages: Sequence[IndexedPassage], model: ModelName
) -> Published:
    """Publish one document in one transaction; a live document read from the same path is replaced."""
    with store.write() as session:
        return publish_in(session, draft, passages, model)


def publish_in(
    session: Session, draft: DocumentDraft, passages: Sequence[IndexedPassage], model: ModelName
) -> Published:
    """`publish` inside a transaction that the caller holds (`store.write()`)."""
    replaced = session.scalars(
        select(col(Document.id)).where(
            col(Document.path) == draft.path,
            col(Document.external_id).is_not_distinct_from(draft.external_id),
            col(Document.live),
        )
    ).first()
    return publish_many_in(session, [Entry(draft, passages, replaced)], model)[0]


def publish_many_in(session: Session, entries: Sequence[Entry], model: ModelName) -> list[Published]:
    """Publish documents under one sequence number, in the caller's transaction; what each did, in their order."""
    if not entries:
        return []
    now = datetime.now(UTC)
    sequence = next_sequence(session, now)
    names = list(DocumentDraft.__dataclass_fields__)
    numbers = _free_numbers(session, col(Document.id), len(entries))
    session.connection().execute(
        insert(_table("document")),
        [
            {name: getattr(entry.draft, name) for name in names}
            | {"id": number, "sequence": sequence, "added_at": now, "live": True}
            | {"file_sha256": entry.draft.file_sha256 or entry.draft.sha256}
            for number, entry in zip(numbers, entries, strict=True)
        ],
    )
    describe(session, sequence, numbers[0] if len(numbers) == 1 else MANY, "publish")
    retire(session, [entry.replaces for entry in entries if entry.replaces is not None], sequence)
    if session.get(EmbeddingModel, model.id) is None:
        # a second model answers only when every passage has its vectors (assistant.store.embedding_models)
        others = session.scalar(select(col(PassageVector.passage_id)).limit(1)) is not None
        if not others:
            session.execute(delete(EmbeddingModel))
        state = "filling" if others else "ready"
        session.add(EmbeddingModel(id=model.id, dimension=model.dimension, state=state))
        session.flush()
    _insert_passages(session, numbers, sequence, entries, model)
    carry_in(session, {e.replaces: number for e, number in zip(entries, numbers, strict=True) if e.replaces})
    return [
        Published(number, sequence, entry.replaces) for number, entry in zip(numbers, entries, strict=True)
    ]


def remove(store: Store, document_id: int) -> int:
    """Take a document out of every answer; returns the sequence number. Raises DocumentNotFound."""
    with store.write() as session:
        return remove_in(session, document_id)


def remove_in(session: Session, document_id: int) -> int:
    """`remove` inside a transaction that the caller holds."""
    document = session.get(Document, document_id) if can_be(document_id) else None
    if document is None or not document.live:
        raise DocumentNotFound(name=document_id)
    return remove_many_in(session, [document_id])


def remove_many_in(session: Session, document_ids: Sequence[int]) -> int:
    """Take documents out under one sequence number, which is returned; one that is gone already is no error."""
    sequence = next_sequence(session, datetime.now(UTC))
    describe(session, sequence, document_ids[0] if len(document_ids) == 1 else MANY, "remove")
    retire(session, document_ids, sequence)
    return sequence


def next_sequence(session: Session, now: datetime) -> int:
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _SEQUENCE_LOCK})
    publication = Publication(document_id=MANY, action="publish", at=now)
    session.add(publication)
    session.flush()
    assert publication.id is not None
    return publication.id


def describe(session: Session, sequence: int, document_id: int, action: str) -> None:
    session.execute(
        update(Publication)
        .where(col(Publication.id) == sequence)
        .values(document_id=document_id, action=action)
    )


def retire(session: Session, document_ids: Sequence[int], sequence: int) -> None:
    """Passages of the documents are live no more, their vectors are gone, and tombstones tell the mirrors."""
    for start in range(0, len(document_ids), _IDS_AT_ONCE):
        those = list(document_ids[start : start + _IDS_AT_ONCE])
        ids = select(col(Passage.id)).where(col(Passage.document_id).in_(those), col(Passage.live))
        dead = list(session.scalars(ids))
        session.execute(delete(PassageVector).where(col(PassageVector.passage_id).in_(ids)))
        if dead:
            session.execute(insert(Tombstone), [{"passage_id": one, "sequence": sequence} for one in dead])
        session.execute(update(Passage).where(col(Passage.document_id).in_(those)).values(live=False))
        session.execute(update(Document).where(col(Document.id).in_(those)).values(live=False))


def _insert_passages(
    session: Session, numbers: Sequence[int], sequence: int, entries: Sequence[Entry], model: ModelName
) -> None:
    names = [name for name in IndexedPassage.__dataclass_fields__ if name != "vector"]
    passages = [
        (number, passage)
        for number, entry in zip(numbers, entries, strict=True)
        for passage in entry.passages
    ]
    if not passages:
        return
    ids = _free_numbers(session, col(Passage.id), len(passages), also=col(Tombstone.passage_id))
    connection = session.connection()
    connection.execute(
        insert(_table("passage")),
        [
            {name: getattr(passage, name) for name in names}
            | {"id": passage_id, "document_id": number, "sequence": sequence, "live": True}
            for passage_id, (number, passage) in zip(ids, passages, strict=True)
        ],
    )
    connection.execute(
        insert(_table("passage_vector")),
        [
            {"passage_id": passage_id, "model_id": model.id, "vector": passage.vector}
            for passage_id, (_, passage) in zip(ids, passages, strict=True)
        ],
    )


def _table(name: str) -> Table:
    """The table itself: rows go in as they are, without the objects that the mapped class would make of them."""
    return SQLModel.metadata.tables[name]


def _free_numbers(session: Session, column: Any, count: int, also: Any = None) -> list[int]:
    """Numbers for new rows, taken while the writer lock is held. also: a column whose numbers are not given again.

    Asking the database to return each row's number would send rows one by one (SQLite promises no order).
    """
    if session.get_bind().dialect.name == "postgresql":
        query = text("SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)")
        return list(session.scalars(query, {"name": column.table.name, "count": count}))
    last = max(session.scalar(select(func.max(one))) or 0 for one in (column, also) if one is not None)
    return list(range(last + 1, last + 1 + count))
