"""What a search gives back. Knows no index."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.domain.evidence import Evidence, EvidenceKind


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A passage found, live and in scope. score: fused, higher is better; lexical and dense: its parts.

    cosine: nearness in meaning, unscaled. in_force: whether the law it stands in holds on the day asked about;
    replaced_by: what took its place, where it does not. validity_stated: the validity file speaks of it.
    coverage: how much of the question it holds word for word, its rare words weighing most; 0 to 1.
    """

    passage_id: int
    document_id: int
    title: str
    source: str
    locator: str
    text: str
    score: float
    lexical: float = 0.0
    dense: float = 0.0
    cosine: float = 0.0
    kind: str = "paragraph"
    document_kind: str = "other"
    heading: str = ""
    article: str | None = None
    issued_on: date | None = None
    effective_on: date | None = None
    repealed_on: date | None = None
    is_example: bool = False
    external_id: str | None = None
    in_force: bool = True
    replaced_by: str = ""
    validity_stated: bool = False
    coverage: float = 0.0

    def evidence(self, quote: str | None = None) -> Evidence:
        """This passage as evidence; `quote` must stand in `text` word for word, and defaults to all of it."""
        return Evidence(
            key=f"passage:{self.passage_id}",
            kind=EvidenceKind.PASSAGE,
            title=self.title,
            locator=self.locator,
            quote=quote if quote is not None else self.text,
            source=self.source,
            as_of=self.issued_on,
            is_example=self.is_example,
            document_id=self.document_id,
            passage_id=self.passage_id,
        )


@dataclass(frozen=True, slots=True)
class SearchOutcome:
    """Hits best first. `fits` is False when nothing found is good enough to answer from (then hits may still be shown)."""

    query: str
    hits: tuple[PassageHit, ...]
    fits: bool
    documents_searched: int
    exact: bool = False
