"""The library of documents as the rest of the program reads it: list, show, which files are in it.

What changes it is assistant.store.publishing's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlmodel import Session, col

from assistant.errors import DocumentNotFound, DocumentReplaced
from assistant.store.documents import Document, Passage, Publication
from assistant.store.engine import Store


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
    region: str | None
    external_id: str | None
    notes: str
    edited: str
    recognised_pages: str
    size: int
    sha256: str
    file_sha256: str | None
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


def list_documents(store: Store) -> list[DocumentSummary]:
    """Live documents by kind and title, versions of one law newest first."""
    with store.read() as session:
        found = _summaries(session)
    newest = {row.id: -(row.issued_on.toordinal() if row.issued_on else 0) for row in found}
    return sorted(found, key=lambda row: (row.kind, row.version_key or row.title, newest[row.id], row.id))


def document(store: Store, document_id: int) -> DocumentSummary:
    """One live document. Raises DocumentNotFound, or DocumentReplaced for an older version of one."""
    with store.read() as session:
        found = _summaries(session, document_id) if can_be(document_id) else []
        if not found and (newer := _successor(session, document_id)) is not None:
            raise DocumentReplaced(name=document_id, by=newer)
    if not found:
        raise DocumentNotFound(name=document_id)
    return found[0]


def numbers_at(store: Store, path: str, *, live: bool = True) -> list[int]:
    """Documents read from that file, or from under that folder; a corpus file is many. live: leave out removed ones."""
    under = path.rstrip("/") + "/"
    query = select(col(Document.id)).where(
        (col(Document.path) == path) | col(Document.path).startswith(under, autoescape=True)
    )
    if live:
        query = query.where(col(Document.live))
    with store.read() as session:
        return [number for number in session.scalars(query.order_by(col(Document.id))) if number is not None]


def is_known(store: Store, document_id: int) -> bool:
    """Whether there is a document of that number whose text is still there, live or removed."""
    with store.read() as session:
        row = session.get(Document, document_id) if can_be(document_id) else None
        return row is not None and row.path != ""


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
    """Content and path of every live document that is a whole file."""
    with store.read() as session:
        rows = session.execute(
            select(col(Document.id), col(Document.sha256), col(Document.path)).where(
                col(Document.live), col(Document.external_id).is_(None)
            )
        )
        return [KnownFile(*row) for row in rows]


def known_lines(store: Store, path: str) -> dict[str, KnownFile]:
    """The live documents of a corpus file by their `_id`."""
    with store.read() as session:
        rows = session.execute(
            select(
                col(Document.external_id), col(Document.id), col(Document.sha256), col(Document.path)
            ).where(col(Document.live), col(Document.path) == path, col(Document.external_id).is_not(None))
        )
        return {str(external_id): KnownFile(*row) for external_id, *row in rows}


def last_sequence(store: Store) -> int:
    """The newest sequence number, 0 for an empty library."""
    with store.read() as session:
        return session.scalar(select(func.max(col(Publication.id)))) or 0


def _successor(session: Session, document_id: int) -> int | None:
    """The live document that stands where this one was read from."""
    row = session.get(Document, document_id) if can_be(document_id) else None
    if row is None or not row.path:
        return None
    return session.scalar(
        select(col(Document.id)).where(
            col(Document.path) == row.path,
            col(Document.external_id).is_not_distinct_from(row.external_id),
            col(Document.live),
        )
    )


def can_be(number: int) -> bool:
    """Whether a number can be a row's: a larger one than the database's integers is an error there."""
    return 0 < number < 2**63


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
