"""Purging documents from the database: no text of theirs stays in any row, and an audit line says that they were.

A purge takes the documents' earlier versions along (read from the same path, or of the same content), for those
hold most of the same text. What stays of a document is its number, its SHA-256 and the day, without a word of it.
Answers of old conversations that cite it, or hold a long run of its words, are taken back. The rows are emptied in
one transaction; database pages, mirrors and stored files are erased after it (ingest.erasing), and until that has
ended the purge counts as unfinished.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, select, update
from sqlmodel import Session, col

from assistant.domain.reading.normal import fold
from assistant.domain.text import Text
from assistant.store.conversations import Turn
from assistant.store.documents import (
    Document,
    IngestJob,
    Passage,
    PassageVector,
    Publication,
    ReadValue,
    SourceFile,
)
from assistant.store.engine import Store
from assistant.store.publishing import describe, next_sequence, retire

RUN = 24
"""Letters in a row that an answer shares with a purged text before it counts as quoting it: rules of many banks
share phrases half as long."""
TAKEN_BACK = Text(
    "（该内容引用的资料已被清除，不再保留。）",
    "(What this was drawn from has been purged; it is no longer kept.)",
)
_IDS_AT_ONCE = 10_000
_TURNS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Purge:
    """What one purge emptied. documents: the numbers asked for and their earlier versions. paths: where they were
    read from. turns: answers of old conversations that were taken back."""

    sequence: int
    documents: tuple[int, ...]
    paths: frozenset[str]
    passages: int
    turns: int


@dataclass(frozen=True, slots=True)
class PurgedDocument:
    """The audit line of a purged document: its number, the digest of its content, when, and by which step."""

    id: int
    sha256: str
    size: int
    at: datetime
    sequence: int
    finished: bool


def is_purged(document: Document) -> bool:
    """Whether nothing but the audit line is left of it: every document that was not has a path."""
    return not document.path


def purge_in(session: Session, document_ids: Sequence[int]) -> Purge:
    """Empty the rows of these documents, live or removed, and of their earlier versions, in the caller's transaction."""
    numbers = _with_versions(session, document_ids)
    sequence = next_sequence(session, datetime.now(UTC))
    describe(session, sequence, numbers[0] if len(numbers) == 1 else 0, "purge")
    if session.get_bind().dialect.name == "sqlite":
        session.connection().exec_driver_sql("PRAGMA secure_delete=ON")
    live = [row.id or 0 for row in _documents(session, numbers) if row.live]
    retire(session, live, sequence)
    paths = frozenset(row.path for row in _documents(session, numbers))
    passages = {row.id: row for row in _passages(session, numbers)}
    turns = _take_back(session, frozenset(passages), (row.text for row in passages.values()))
    for some in _portions(list(passages)):
        session.execute(delete(PassageVector).where(col(PassageVector.passage_id).in_(some)))
        session.execute(delete(Passage).where(col(Passage.id).in_(some)))
    _let_go_of_corpora(session, numbers)
    for some in _portions(numbers):
        session.execute(delete(ReadValue).where(col(ReadValue.document_id).in_(some)))
        session.execute(delete(IngestJob).where(col(IngestJob.document_id).in_(some)))
        session.execute(
            update(Document).where(col(Document.id).in_(some)).values(_EMPTY | {"sequence": sequence})
        )
    for some in _portions(sorted(paths)):
        session.execute(delete(IngestJob).where(col(IngestJob.path).in_(some)))
        session.execute(delete(SourceFile).where(col(SourceFile.path).in_(some)))
    return Purge(sequence, tuple(numbers), paths, len(passages), turns)


def removed_documents(session: Session) -> list[int]:
    """Documents that were removed or replaced, and whose text is still there."""
    query = select(col(Document.id)).where(~col(Document.live), col(Document.path) != "")
    return [number for number in session.scalars(query) if number is not None]


def unfinished(session: Session) -> list[int]:
    """Sequence numbers of purges whose erasing has not ended."""
    query = (
        select(col(Publication.id)).where(col(Publication.action) == "purge").order_by(col(Publication.id))
    )
    return [number for number in session.scalars(query) if number is not None]


def contents_to_erase(session: Session) -> set[tuple[str, int]]:
    """(SHA-256, bytes) of what unfinished purges emptied and no document holds any more."""
    purged = (
        select(col(Document.sha256), col(Document.size))
        .join(Publication, col(Publication.id) == col(Document.sequence))
        .where(col(Publication.action) == "purge", col(Document.path) == "")
    )
    kept = held_files(session)
    return {(sha256, size) for sha256, size in session.execute(purged) if sha256 not in kept}


def held_files(session: Session) -> set[str]:
    """SHA-256 of every stored file that a document needs, removed documents included."""
    query = select(col(Document.file_sha256)).where(col(Document.path) != "").distinct()
    return {sha256 for sha256 in session.scalars(query) if sha256}


def finish(store: Store, sequences: Collection[int]) -> None:
    """Say that what erases the traces of these purges has ended."""
    with store.write() as session:
        session.execute(
            update(Publication).where(col(Publication.id).in_(list(sequences))).values(action="purged")
        )


def purged_documents(store: Store) -> list[PurgedDocument]:
    """The audit lines of all purges, newest first."""
    query = (
        select(Document, Publication)
        .join(Publication, col(Publication.id) == col(Document.sequence))
        .where(col(Document.path) == "")
        .order_by(col(Publication.id).desc(), col(Document.id))
    )
    with store.read() as session:
        return [
            PurgedDocument(
                document.id or 0,
                document.sha256,
                document.size,
                publication.at,
                document.sequence,
                publication.action == "purged",
            )
            for document, publication in session.execute(query)
        ]


_EMPTY: dict[str, object] = {
    "path": "",
    "source": "",
    "title": "",
    "issuer": None,
    "document_number": None,
    "issued_on": None,
    "effective_on": None,
    "repealed_on": None,
    "version_key": None,
    "pages": None,
    "hidden": "",
    "region": None,
    "external_id": None,
    "file_sha256": None,
    "notes": "",
    "edited": "",
    "recognised_pages": "",
    "live": False,
}


def _with_versions(session: Session, document_ids: Sequence[int]) -> list[int]:
    """The documents and every retired one that was read from the same place or has the same content."""
    numbers = set(document_ids)
    new = set(numbers)
    while new:
        rows = _documents(session, sorted(new))
        places = {(row.path, row.external_id) for row in rows if row.path}
        contents = {row.sha256 for row in rows}
        found: set[int] = set()
        retired = select(Document).where(~col(Document.live), col(Document.path) != "")
        for some in _portions(sorted({path for path, _ in places})):
            same_path = session.scalars(retired.where(col(Document.path).in_(some)))
            found |= {row.id or 0 for row in same_path if (row.path, row.external_id) in places}
        for some in _portions(sorted(contents)):
            same = session.scalars(retired.where(col(Document.sha256).in_(some)))
            found |= {row.id or 0 for row in same}
        new = found - numbers
        numbers |= new
    return sorted(numbers)


def _let_go_of_corpora(session: Session, numbers: Sequence[int]) -> None:
    """Of a corpus file that loses a line, the stored copy goes, for it holds that line; the others live on without."""
    lines = [row for row in _documents(session, numbers) if row.external_id is not None and row.file_sha256]
    for some in _portions(sorted({row.file_sha256 or "" for row in lines})):
        session.execute(update(Document).where(col(Document.file_sha256).in_(some)).values(file_sha256=None))


def _documents(session: Session, numbers: Sequence[int]) -> list[Document]:
    found: list[Document] = []
    for some in _portions(numbers):
        found += session.scalars(select(Document).where(col(Document.id).in_(some)))
    return found


def _passages(session: Session, numbers: Sequence[int]) -> Iterator[Passage]:
    for some in _portions(numbers):
        yield from session.scalars(select(Passage).where(col(Passage.document_id).in_(some)))


def _take_back(session: Session, passage_ids: Collection[int | None], texts: Iterable[str]) -> int:
    """Empty the answers that cite the passages or quote their texts; a question that quotes them, too."""
    runs = {run for text in texts for run in _runs(text)}
    taken = last = 0
    while True:
        turns = session.scalars(
            select(Turn).where(col(Turn.id) > last).order_by(col(Turn.id)).limit(_TURNS_AT_ONCE)
        ).all()
        for turn in turns:
            cited = not _cited(turn.evidence).isdisjoint(passage_ids)
            asked = not runs.isdisjoint(_runs(turn.question))
            if cited or asked or not runs.isdisjoint(_runs(turn.answer)):
                words = TAKEN_BACK["en" if turn.lang == "en" else "zh"]
                turn.answer = words
                if asked:
                    turn.question, turn.meaning = words, "{}"
                session.add(turn)
                taken += 1
            last = turn.id or last
        session.flush()
        if len(turns) < _TURNS_AT_ONCE:
            return taken


def _cited(evidence: str) -> set[int | None]:
    keys = [str(key).partition(":") for key in json.loads(evidence)]
    return {int(number) for kind, _, number in keys if kind == "passage" and number.isdigit()}


def _runs(text: str) -> set[int]:
    """Every stretch of RUN letters and digits, as hashes: marks and spaces of an answer are not the document's."""
    bare = "".join(char for char in fold(text) if char.isalnum())
    return {hash(bare[start : start + RUN]) for start in range(len(bare) - RUN + 1)}


def _portions(values: Sequence[object]) -> Iterator[list[object]]:
    for start in range(0, len(values), _IDS_AT_ONCE):
        yield list(values[start : start + _IDS_AT_ONCE])
