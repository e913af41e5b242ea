"""Reading passages: what the search mirrors follow, and the live lookup of what a search found.

Everything here takes a read session; publishing is assistant.store.publishing's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import bindparam, or_
from sqlmodel import Session, col, func, select

from assistant.store.documents import Document, Passage, PassageVector, Publication, Tombstone

_LIVE = col(Passage.live)
# SQLite allows 32,766 variables in a statement; PostgreSQL 65,535.
_IDS_AT_ONCE = 10_000
# Enough to tell the script by; longer ones cost search more than its ranking.
_OPENING = 60


@dataclass(frozen=True, slots=True)
class IndexRow:
    """What an index takes of one live passage. text: its index text; vector is None where the model made none yet."""

    passage_id: int
    tokens: str
    text: str
    vector: bytes | None


_NEWEST = select(func.max(Publication.id))


def latest_sequence(session: Session) -> int:
    """The newest step of the library's history, 0 for an empty one. Numbers may have gaps."""
    return session.connection().execute(_NEWEST).scalar() or 0


def live_ids(session: Session) -> list[int]:
    """Ids of every live passage, ascending."""
    return [int(i) for i in session.exec(select(Passage.id).where(_LIVE).order_by(col(Passage.id))) if i]


def vector_ids(session: Session, model_id: str) -> list[int]:
    """Ids of every live passage that has a vector of the model, ascending."""
    query = (
        select(PassageVector.passage_id)
        .join(Passage, col(Passage.id) == PassageVector.passage_id)
        .where(_LIVE, PassageVector.model_id == model_id)
        .order_by(col(PassageVector.passage_id))
    )
    return list(session.exec(query))


def rows_after(session: Session, model_id: str, sequence: int) -> Iterator[list[IndexRow]]:
    """Live passages published after `sequence`, in blocks, with their vectors of the model."""
    last = 0
    while True:
        query = (
            select(Passage.id, Passage.tokens, Passage.index_text, PassageVector.vector)
            .join(
                PassageVector,
                (col(PassageVector.passage_id) == Passage.id) & (col(PassageVector.model_id) == model_id),
                isouter=True,
            )
            .where(_LIVE, Passage.sequence > sequence, col(Passage.id) > last)
            .order_by(col(Passage.id))
            .limit(_IDS_AT_ONCE)
        )
        block = [IndexRow(i or 0, tokens, text, vector) for i, tokens, text, vector in session.exec(query)]
        if not block:
            return
        yield block
        last = block[-1].passage_id


def gone_after(session: Session, sequence: int) -> list[int]:
    """Passages that left the library after `sequence`."""
    return list(session.exec(select(Tombstone.passage_id).where(Tombstone.sequence > sequence)))


def remade_after(session: Session, sequence: int) -> bool:
    """Whether an index that stands at `sequence` is to be made anew instead of followed.

    It is where text was purged since, which an index would keep in its files after deleting it, and where vectors
    were made of passages that the index has.
    """
    query = select(Publication.id).where(
        Publication.id > sequence,  # type: ignore[operator]
        col(Publication.action).in_(("purge", "purged", "embed")),
    )
    return session.exec(query.limit(1)).first() is not None


@dataclass(frozen=True, slots=True)
class LightRow:
    """As much of a live passage as ranking needs. opening: the first characters of its text; length: all of them."""

    passage_id: int
    document_id: int
    article: str | None
    opening: str
    length: int


_LIGHT = (
    col(Passage.id),
    col(Passage.document_id),
    col(Passage.article),
    func.substr(Passage.text, 1, _OPENING),
    func.length(Passage.text),
)


def light_rows(session: Session, ids: Sequence[int]) -> list[LightRow]:
    """Those of `ids` that are live, as columns: hundreds of candidates are ranked, a few are shown."""
    found: list[LightRow] = []
    for start in range(0, len(ids), _IDS_AT_ONCE):
        query = select(*_LIGHT).where(col(Passage.id).in_(ids[start : start + _IDS_AT_ONCE]), _LIVE)  # type: ignore[call-overload]
        found.extend(LightRow(*row) for row in session.exec(query))
    return found


def light_after(session: Session, model_id: str, sequence: int) -> Iterator[tuple[LightRow, bytes | None]]:
    """Live passages published after `sequence`, each with its vector of the model."""
    query = (
        select(*_LIGHT, PassageVector.vector)  # type: ignore[call-overload]
        .join(
            PassageVector,
            (col(PassageVector.passage_id) == Passage.id) & (col(PassageVector.model_id) == model_id),
            isouter=True,
        )
        .where(col(Passage.live), Passage.sequence > sequence)
    )
    for *row, vector in session.exec(query):
        yield LightRow(*row), vector


def texts_after(session: Session, sequence: int, marks: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Live passages published after `sequence` that hold one of the marks, as (passage id, document id, text)."""
    holds = or_(*(col(Passage.text).contains(mark, autoescape=True) for mark in marks))
    query = select(Passage.id, Passage.document_id, Passage.text).where(
        _LIVE, Passage.sequence > sequence, holds
    )
    for passage_id, document_id, text in session.exec(query):
        yield passage_id or 0, document_id, text


class LivePassage(NamedTuple):
    """A live passage with what is shown of it and of its document."""

    passage_id: int
    document_id: int
    locator: str
    text: str
    kind: str
    heading: str
    article: str | None
    external_id: str | None
    page: int | None
    boxes: str
    recognised: bool
    tokens: str
    title: str
    source: str
    document_kind: str
    issued_on: date | None
    effective_on: date | None
    repealed_on: date | None
    is_example: bool
    pages: int | None
    media_type: str


_SHOWN = (
    col(Passage.id), col(Passage.document_id), col(Passage.locator), col(Passage.text), col(Passage.kind),
    col(Passage.heading), col(Passage.article), col(Passage.external_id), col(Passage.page),
    col(Passage.boxes), col(Passage.recognised), col(Passage.tokens),
    col(Document.title), col(Document.source), col(Document.kind), col(Document.issued_on),
    col(Document.effective_on), col(Document.repealed_on), col(Document.is_example), col(Document.pages),
    col(Document.media_type),
)  # fmt: skip


_SHOWN_LIVE = (
    select(*_SHOWN)  # type: ignore[call-overload]
    .join(Document, col(Document.id) == Passage.document_id)
    .where(_LIVE, col(Document.live), col(Passage.id).in_(bindparam("ids", expanding=True)))
)
"""Written once and sent past the mapper: each search asks it, and putting it together cost more than its answer."""


def live_passages(session: Session, ids: Sequence[int]) -> dict[int, LivePassage]:
    """Those of `ids` that are live, as columns: mapped rows would cost a search two milliseconds."""
    found: dict[int, LivePassage] = {}
    for start in range(0, len(ids), _IDS_AT_ONCE):
        asked = {"ids": list(ids[start : start + _IDS_AT_ONCE])}
        for row in session.connection().execute(_SHOWN_LIVE, asked):
            found[row[0]] = LivePassage(*row)
    return found


def vectors_of(session: Session, model_id: str, ids: Sequence[int]) -> dict[int, bytes]:
    """Kept vectors of those passages that have one of the model."""
    found: dict[int, bytes] = {}
    for start in range(0, len(ids), _IDS_AT_ONCE):
        query = select(PassageVector.passage_id, PassageVector.vector).where(
            PassageVector.model_id == model_id,
            col(PassageVector.passage_id).in_(ids[start : start + _IDS_AT_ONCE]),
        )
        found.update(dict(session.exec(query).all()))
    return found


def articles(session: Session, document_ids: Collection[int], article: str) -> list[int]:
    """Live passages that are that article (第四十条) of one of the documents."""
    query = (
        select(Passage.id)
        .where(_LIVE, Passage.article == article, col(Passage.document_id).in_(list(document_ids)))
        .order_by(col(Passage.id))
    )
    return [int(i) for i in session.exec(query) if i]


def around(session: Session, passage_id: int, reach: int) -> list[int]:
    """Live passages of the same document within `reach` places of this one, in order, itself included."""
    here = session.get(Passage, passage_id)
    if here is None or not here.live:
        return []
    query = (
        select(Passage.id)
        .where(
            _LIVE,
            Passage.document_id == here.document_id,
            col(Passage.ordinal).between(here.ordinal - reach, here.ordinal + reach),
        )
        .order_by(col(Passage.ordinal))
    )
    return [int(i) for i in session.exec(query) if i]


def live_documents(session: Session) -> list[Document]:
    """Every live document."""
    return list(session.exec(select(Document).where(col(Document.live)).order_by(col(Document.id))))


def checksum(ids: Sequence[int]) -> str:
    """A digest of passage ids in ascending order, by which a mirror is compared with the database."""
    return hashlib.sha256(",".join(map(str, ids)).encode()).hexdigest()
