"""What a search gives back. Knows no index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.scope import LOCAL, Scope
from assistant.domain.text import Text


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A passage found, live and in scope. score: fused, higher is better; lexical and dense: its parts.

    cosine: nearness in meaning, unscaled. in_force: whether the law it stands in holds on the day asked about;
    replaced_by: what took its place, where it does not. validity_stated: the validity file speaks of it.
    dates_entered: the dates that this rests on were entered by a person.
    coverage: how much of the question it holds word for word, its rare words weighing most; 0 to 1.
    page, boxes, recognised: as the passage's row says; pages, media_type: as its document's does.
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
    dates_entered: bool = False
    coverage: float = 0.0
    page: int | None = None
    pages: int | None = None
    boxes: str = ""
    recognised: bool = False
    media_type: str = ""

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
            note=self.validity(),
        )

    def validity(self) -> Text | None:
        """What is known of its validity on the day asked about; None for a law that is undated.

        Of what is no law only what keeps it from holding is told, and what a person entered. What a person entered
        is said to be so.
        """
        said = self._validity()
        if said is None or not self.dates_entered:
            return said
        return Text(f"{said.zh}（按人工录入）", f"{said.en} (by the bank's entry)")

    def _validity(self) -> Text | None:
        if not self.in_force and self.repealed_on is not None:
            gone = Text("该版本已于 {day} 失效", "a version repealed on {day}").fill(day=self.repealed_on)
            if not self.replaced_by:
                return gone
            return Text(f"{gone.zh}，由{self.replaced_by}取代", f"{gone.en}, replaced by {self.replaced_by}")
        if not self.in_force and self.effective_on is not None:
            return Text("自 {day} 起施行，尚未生效", "in force only from {day}").fill(day=self.effective_on)
        if self.in_force and self.repealed_on is not None:  # on the day asked about, and no longer later
            return Text("该版本施行至 {day}", "a version in force until {day}").fill(day=self.repealed_on)
        if self.dates_entered and self.effective_on is not None:
            return Text("自 {day} 起施行，现行有效", "in force since {day}").fill(day=self.effective_on)
        if self.document_kind != "law":
            return None
        if self.validity_stated and self.effective_on is not None:
            return Text(
                "自 {day} 起施行，现行有效（据效力表）", "in force since {day} (by the validity table)"
            ).fill(day=self.effective_on)
        if self.issued_on is None:
            return None
        return Text(
            "库中最新版本为 {day}，效力待核对", "newest version in the library {day}, validity to be checked"
        ).fill(day=self.issued_on)


@dataclass(frozen=True, slots=True)
class SearchOutcome:
    """Hits best first. `fits` is False when nothing found is good enough to answer from (then hits may still be shown).

    confidence: how likely the best of them answer, 0 to 1. note: what a person should know of how this was searched.
    """

    query: str
    hits: tuple[PassageHit, ...]
    fits: bool
    documents_searched: int
    exact: bool = False
    note: Text | None = None
    confidence: float = 0.0


class PassageSearcher(Protocol):
    """Finds passages of the library, best first, live and in scope."""

    def search(
        self, text: str, k: int = 10, *, scope: Scope = LOCAL, document_kinds: tuple[str, ...] | None = None
    ) -> SearchOutcome: ...

    def passage(self, passage_id: int, scope: Scope = LOCAL) -> PassageHit | None: ...

    def neighbours(self, passage_id: int, reach: int = 1, scope: Scope = LOCAL) -> Sequence[PassageHit]: ...
