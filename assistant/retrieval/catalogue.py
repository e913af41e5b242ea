"""What search knows of the library as a whole: names and versions of its documents, read once a sequence."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from sqlmodel import Session, col, select

from assistant.retrieval.law_weight import LawTraits, is_law, traits
from assistant.retrieval.query import Names
from assistant.retrieval.versions import Version, Versions, entered_dates, family_of
from assistant.store.documents import Document


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Names and versions of every live document as of `sequence`. laws: what the names of those that are law tell.

    kinds: what kind each one is. regions: division code of those that hold for a place.
    """

    sequence: int
    documents: int
    names: Names
    versions: Versions
    laws: Mapping[int, LawTraits]
    kinds: Mapping[int, str]
    regions: Mapping[int, str]


def read_catalogue(session: Session, sequence: int) -> Catalogue:
    """The catalogue of the live documents. Columns only: 65,000 mapped rows would take a second."""
    query = select(  # type: ignore[call-overload,misc]
        Document.id, Document.title, Document.kind, Document.version_key,
        Document.issued_on, Document.effective_on, Document.repealed_on, Document.edited,
        Document.region,
    ).where(col(Document.live))  # fmt: skip
    rows = session.exec(query).all()
    return Catalogue(
        sequence=sequence,
        documents=len(rows),
        names=Names(((i, title) for i, title, *_ in rows), english_names()),
        versions=Versions(
            Version(
                i,
                title,
                family_of(kind, title, key),
                issued,
                effective,
                repealed,
                entered=entered_dates(edited),
            )
            for i, title, kind, key, issued, effective, repealed, edited, _ in rows
        ),
        kinds={i: kind for i, _, kind, *_ in rows},
        regions={i: place for i, *_, place in rows if place},
        laws={i: traits(title) for i, title, kind, *_ in rows if is_law(kind, title)},
    )


@lru_cache(maxsize=1)
def english_names() -> dict[str, str]:
    """English name of a law in lower case -> its Chinese name."""
    text = (files("assistant.config") / "law_names_en.csv").read_text(encoding="utf-8")
    return {row["english"]: row["chinese"] for row in csv.DictReader(text.splitlines())}
