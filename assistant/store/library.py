"""The library of documents as the rest of the program writes and lists it: publish, remove, list, show.

Each change is one transaction with one sequence number, taken while the writer lock is held (on PostgreSQL an
advisory lock), so that numbers are committed in their order and a mirror that follows them misses nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import delete, func, insert, select, text, update
from sqlmodel import Session, col

from assistant.errors import DocumentNotFound
from assistant.store.documents import (
    Document,
    EmbeddingModel,
    Passage,
    PassageVector,
    Publication,
    Tombstone,
)
from assistant.store.engine import Store

_SEQUENCE_LOCK = 7_205_759


@dataclass(frozen=True, slots=True)
class DocumentDraft:
    """A document before it has a number; fields as in the table. `hidden`: text left out because no eye sees it."""

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
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """A passage with its search tokens (joined by spaces) and its vector (float16 bytes)."""

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


@dataclass(frozen=True, slots=True)
class ModelName:
    """The embedding model that made the vectors."""

    id: str
    dimension: int


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did. replaced: the document whose place the new one took."""

    document_id: int
    sequence: int
    replaced: int | None


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A live document as lists show it."""

    id: int
    title: str
    kind: str
    source: str
    path: str
    lang: str
    issuer: str | None
    document_number: str | None
    issued_on: date | None
    effective_on: date | None
    repealed_on: date | None
    version_key: str | None
    pages: int | None
    hidden: str
    size: int
    sha256: str
    media_type: str
    is_example: bool
    passages: int
    added_at: datetime


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A live document by its content and the place it was read from."""

    id: int
    sha256: str
    path: str


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
    now = datetime.now(UTC)
    replaced = session.scalars(
        select(col(Document.id)).where(col(Document.path) == draft.path, col(Document.live))
    ).first()
    sequence = _next_sequence(session, now)
    document = Document(
        **{name: getattr(draft, name) for name in draft.__dataclass_fields__}, sequence=sequence, added_at=now
    )
    session.add(document)
    session.flush()
    assert document.id is not None
    _describe(session, sequence, document.id, "publish")
    if replaced is not None:
        _retire(session, replaced, sequence)
    if session.get(EmbeddingModel, model.id) is None:
        session.add(EmbeddingModel(id=model.id, dimension=model.dimension))
        session.flush()
    _insert_passages(session, document.id, sequence, passages, model)
    return Published(document.id, sequence, replaced)


def remove(store: Store, document_id: int) -> int:
    """Take a document out of every answer; returns the sequence number. Raises DocumentNotFound."""
    with store.write() as session:
        return remove_in(session, document_id)


def remove_in(session: Session, document_id: int) -> int:
    """`remove` inside a transaction that the caller holds."""
    document = session.get(Document, document_id) if _can_be(document_id) else None
    if document is None or not document.live:
        raise DocumentNotFound(name=document_id)
    sequence = _next_sequence(session, datetime.now(UTC))
    _describe(session, sequence, document_id, "remove")
    _retire(session, document_id, sequence)
    return sequence


def list_documents(store: Store) -> list[DocumentSummary]:
    """Live documents by kind and title, versions of one law newest first."""
    with store.read() as session:
        found = _summaries(session)
    newest = {row.id: -(row.issued_on.toordinal() if row.issued_on else 0) for row in found}
    return sorted(found, key=lambda row: (row.kind, row.version_key or row.title, newest[row.id], row.id))


def document(store: Store, document_id: int) -> DocumentSummary:
    """One live document. Raises DocumentNotFound."""
    with store.read() as session:
        found = _summaries(session, document_id) if _can_be(document_id) else []
    if not found:
        raise DocumentNotFound(name=document_id)
    return found[0]


def passages_of(store: Store, document_id: int) -> list[Passage]:
    """The live passages of a document in their order."""
    with store.read() as session:
        rows = session.scalars(
            select(Passage)
            .where(col(Passage.document_id) == document_id, col(Passage.live))
            .order_by(col(Passage.ordinal))
        ).all()
        session.expunge_all()
        return list(rows)


def known_files(store: Store) -> list[KnownFile]:
    """Content and path of every live document."""
    with store.read() as session:
        rows = session.execute(
            select(col(Document.id), col(Document.sha256), col(Document.path)).where(col(Document.live))
        )
        return [KnownFile(*row) for row in rows]


def last_sequence(store: Store) -> int:
    """The newest sequence number, 0 for an empty library."""
    with store.read() as session:
        return session.scalar(select(func.max(col(Publication.id)))) or 0


def _can_be(number: int) -> bool:
    """Whether a number can be a row's: a larger one than the database's integers is an error there."""
    return 0 < number < 2**63


def _next_sequence(session: Session, now: datetime) -> int:
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _SEQUENCE_LOCK})
    publication = Publication(document_id=0, action="publish", at=now)
    session.add(publication)
    session.flush()
    assert publication.id is not None
    return publication.id


def _describe(session: Session, sequence: int, document_id: int, action: str) -> None:
    session.execute(
        update(Publication)
        .where(col(Publication.id) == sequence)
        .values(document_id=document_id, action=action)
    )


def _retire(session: Session, document_id: int, sequence: int) -> None:
    """Passages of the document are live no more, their vectors are gone, and tombstones tell the mirrors."""
    ids = select(col(Passage.id)).where(col(Passage.document_id) == document_id, col(Passage.live))
    dead = list(session.scalars(ids))
    session.execute(delete(PassageVector).where(col(PassageVector.passage_id).in_(ids)))
    if dead:
        session.execute(insert(Tombstone), [{"passage_id": one, "sequence": sequence} for one in dead])
    session.execute(update(Passage).where(col(Passage.document_id) == document_id).values(live=False))
    session.execute(update(Document).where(col(Document.id) == document_id).values(live=False))


def _insert_passages(
    session: Session, document_id: int, sequence: int, passages: Sequence[IndexedPassage], model: ModelName
) -> None:
    if not passages:
        return
    names = [name for name in IndexedPassage.__dataclass_fields__ if name != "vector"]
    rows: list[Mapping[str, object]] = [
        {name: getattr(passage, name) for name in names}
        | {"document_id": document_id, "sequence": sequence, "live": True}
        for passage in passages
    ]
    ids = session.scalars(
        insert(Passage).returning(col(Passage.id), sort_by_parameter_order=True), rows
    ).all()
    session.execute(
        insert(PassageVector),
        [
            {"passage_id": passage_id, "model_id": model.id, "vector": passage.vector}
            for passage_id, passage in zip(ids, passages, strict=True)
        ],
    )


def _summaries(session: Session, document_id: int | None = None) -> list[DocumentSummary]:
    counts = (
        select(col(Passage.document_id), func.count().label("n"))
        .where(col(Passage.live))
        .group_by(col(Passage.document_id))
        .subquery()
    )
    query = (
        select(Document, counts.c.n)
        .outerjoin(counts, counts.c.document_id == col(Document.id))
        .where(col(Document.live))
    )
    if document_id is not None:
        query = query.where(col(Document.id) == document_id)
    own = [name for name in DocumentSummary.__dataclass_fields__ if name != "passages"]
    return [
        DocumentSummary(**{name: getattr(row, name) for name in own}, passages=count or 0)
        for row, count in session.execute(query)
    ]
