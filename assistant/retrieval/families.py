"""The versions of one law or rule that the library holds, for a reader who has one of them open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from assistant.retrieval.versions import Standing, Version, Versions, entered_dates, family_of
from assistant.store import passages as rows
from assistant.store.documents import Document


@dataclass(frozen=True, slots=True)
class LawVersion:
    """One version. standing: what it is worth on the day asked about; stated: the validity file speaks of it.

    newest: none in the library is newer, which does not say that it is in force. passage_id: the article asked for.
    """

    document_id: int
    title: str
    issued_on: date | None
    effective_on: date | None
    repealed_on: date | None
    replaced_by: str
    standing: Standing
    stated: bool
    newest: bool
    passage_id: int | None = None


def versions_of(
    session: Session, document: Document, on: date, article: str | None = None
) -> list[LawVersion]:
    """The live versions of what `document` is, newest first, itself among them; none for what has no versions."""
    family = _family(document)
    if family is None:
        return []
    unkeyed = col(Document.version_key).is_(None)
    # of what has no key kept, only such as could share one: a library of 65,000 laws is not read for one of them
    alike: ColumnElement[bool]
    if document.kind == "law":
        alike = (col(Document.kind) == "law") & col(Document.title).contains(family, autoescape=True)
    else:
        alike = col(Document.kind).in_(("manual", "table", "notice"))
    candidates = session.exec(
        select(Document).where(col(Document.live), (col(Document.version_key) == family) | (unkeyed & alike))
    ).all()
    found = [one for one in candidates if _family(one) == family]
    known = Versions(_version(one) for one in found)
    versions = [known.get(one.id or 0) for one in found]
    members = sorted(
        (version for version in versions if version is not None),
        key=lambda version: (version.begins or date.min, version.document_id),
        reverse=True,
    )
    return [
        LawVersion(
            document_id=version.document_id,
            title=version.title,
            issued_on=version.issued,
            effective_on=version.effective,
            repealed_on=version.repealed,
            replaced_by=version.replaced_by,
            standing=known.standing(version.document_id, on),
            stated=version.stated,
            newest=place == 0,
            passage_id=_article(session, version.document_id, article),
        )
        for place, version in enumerate(members)
    ]


def _family(document: Document) -> str | None:
    return family_of(document.kind, document.title, document.version_key)


def _version(document: Document) -> Version:
    return Version(
        document.id or 0,
        document.title,
        _family(document),
        document.issued_on,
        document.effective_on,
        document.repealed_on,
        entered=entered_dates(document.edited),
    )


def _article(session: Session, document_id: int, article: str | None) -> int | None:
    if not article:
        return None
    return next(iter(rows.articles(session, [document_id], article)), None)
