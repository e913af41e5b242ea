"""Lists of documents as a person looks through them: by words and kind, in an order, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlmodel import Session, col

from assistant.store.documents import Document, Passage
from assistant.store.engine import Store

K = TypeVar("K")


class Order(StrEnum):
    """title: versions of one law together, newest first. issued, added, passages: largest first."""

    TITLE = "title"
    ISSUED = "issued"
    ADDED = "added"
    PASSAGES = "passages"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for. words: all of them stand in title, file name, number or issuer."""

    words: tuple[str, ...] = ()
    kind: str | None = None
    order: Order = Order.TITLE
    offset: int = 0
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Listed:
    """A live document with the number of its passages, and of the live versions of its law (itself included)."""

    document: Document
    passages: int
    versions: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of documents. total: how many fit; kinds: how many documents of each kind fit the words."""

    rows: tuple[Listed, ...]
    total: int
    kinds: dict[str, int]


def look_through(store: Store, wanted: Wanted) -> Listing:
    """The documents that fit, one page of them."""
    with store.read() as session:
        worded = [col(Document.live), *(_holds(word) for word in wanted.words)]
        kinds = _pairs(
            session, select(col(Document.kind), func.count()).where(*worded).group_by(col(Document.kind))
        )
        fits = worded if wanted.kind is None else [*worded, col(Document.kind) == wanted.kind]
        documents = session.scalars(
            select(Document)
            .where(*fits)
            .order_by(*_order(wanted.order))
            .offset(wanted.offset)
            .limit(wanted.limit)
        ).all()
        session.expunge_all()
        total = sum(kinds.values()) if wanted.kind is None else kinds.get(wanted.kind, 0)
        return Listing(tuple(_counted(session, documents)), total, kinds)


def counted(session: Session, document: Document) -> Listed:
    """One document as lists show it."""
    return _counted(session, [document])[0]


def _holds(word: str) -> ColumnElement[bool]:
    fields = (Document.title, Document.source, Document.document_number, Document.issuer)
    return or_(*(col(field).icontains(word, autoescape=True) for field in fields))


def _order(order: Order) -> list[Any]:
    newest = func.coalesce(Document.issued_on, Document.effective_on)
    by_title = [func.coalesce(Document.version_key, Document.title), newest.desc().nulls_last()]
    first: dict[Order, list[Any]] = {
        Order.TITLE: [],
        Order.ISSUED: [newest.desc().nulls_last()],
        Order.ADDED: [col(Document.added_at).desc()],
        Order.PASSAGES: [
            select(func.count())
            .where(col(Passage.document_id) == col(Document.id), col(Passage.live))
            .scalar_subquery()
            .desc()
        ],
    }
    return [*first[order], *by_title, col(Document.id)]


def _counted(session: Session, documents: Sequence[Document]) -> list[Listed]:
    passages = _pairs(
        session,
        select(col(Passage.document_id), func.count())
        .where(col(Passage.document_id).in_([one.id for one in documents]), col(Passage.live))
        .group_by(col(Passage.document_id)),
    )
    versions = _pairs(
        session,
        select(col(Document.version_key), func.count())
        .where(col(Document.version_key).in_({one.version_key for one in documents} - {None}))
        .where(col(Document.live))
        .group_by(col(Document.version_key)),
    )
    return [Listed(one, passages.get(one.id or 0, 0), versions.get(one.version_key, 1)) for one in documents]


def _pairs(session: Session, query: Select[K, int]) -> dict[K, int]:
    return {key: number for key, number in session.execute(query)}  # noqa: C416 - rows are no plain tuples
