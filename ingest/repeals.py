"""What a document says of others: 「《…通知》同时废止」. It is proposed on both, and a person enters it.

Nothing is repealed by itself: the sentence may mean a version that the library does not hold, or a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session, col

from assistant.domain.reading.normal import fold
from assistant.retrieval.query import law_name
from assistant.store.documents import Document

_SENTENCE = re.compile(r"[^。；;\n]+")
_REPEALS = re.compile(r"(?:同时|即行|予以|一并|相应)废止|^(?:现)?废止|废止(?:下列|以下)")
_TITLE = re.compile(r"《([^《》]{3,80})》")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}[\[(〔【]\s*(?:19|20)\d{2}\s*[\])〕】]\s*第?\s*\d{1,5}\s*号")
_MARKS = re.compile(r"\s|[\[\]()〔〕【】第]")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A live document that another one says it repeals."""

    document_id: int
    title: str


def propose_in(session: Session, document_id: int, texts: Iterable[str]) -> list[str]:
    """Note on each live document that these texts repeal which one says so, in the caller's transaction.

    Returns what a person should know of the document itself, one line for each of them.
    """
    names, numbers = _named(texts)
    if not names and not numbers:
        return []
    own = session.get(Document, document_id)
    assert own is not None
    notes = []
    for one in _holders(session, own, names, numbers):
        other = session.get(Document, one.document_id)
        assert other is not None
        told = f"“{own.title}”（第 {own.id} 号）称废止本文件；核实后用 scout documents edit {other.id} --repealed 日期 录入"
        if told not in other.notes:
            other.notes = "\n".join(filter(None, (other.notes, told)))
            session.add(other)
        notes.append(
            f"称废止“{one.title}”（第 {one.document_id} 号）；"
            f"核实后用 scout documents edit {one.document_id} --repealed 日期 录入"
        )
    if notes:
        own.notes = "\n".join(filter(None, (own.notes, *notes)))
        session.add(own)
        session.flush()
    return notes


def _named(texts: Iterable[str]) -> tuple[set[str], set[str]]:
    """Names and numbers, in one spelling each, of what the texts say is repealed."""
    names: set[str] = set()
    numbers: set[str] = set()
    for sentence in (s for text in texts if "废止" in text for s in _SENTENCE.findall(fold(text))):
        if _REPEALS.search(sentence):
            names |= {law_name(title) for title in _TITLE.findall(sentence)}
            numbers |= {_plain(number) for number in _NUMBER.findall(sentence)}
    return names, numbers


def _holders(session: Session, own: Document, names: set[str], numbers: set[str]) -> Iterator[Proposal]:
    """Live documents of those names or numbers that are not newer than the one that names them."""
    light = select(
        col(Document.id),
        col(Document.title),
        col(Document.document_number),
        col(Document.issued_on),
        col(Document.repealed_on),
    ).where(col(Document.live), col(Document.id) != own.id, col(Document.external_id).is_(None))
    for number, title, mark, issued, repealed in session.execute(light).all():
        newer = issued is not None and own.issued_on is not None and issued >= own.issued_on
        same = law_name(title) in names or (mark is not None and _plain(fold(mark)) in numbers)
        if same and not newer and repealed is None:
            yield Proposal(number, title)


def _plain(number: str) -> str:
    """A document number without the marks that are written in several ways."""
    return _MARKS.sub("", number)
