"""What judging a firm gives: points by factor, vetoes, completeness, and the screening funnel.

Made by assistant/credit, shown by tools and answers. Points are numbers of the scorecard, shares fractions of one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from assistant.domain.evidence import Evidence
from assistant.domain.text import Text


@dataclass(frozen=True, slots=True)
class Reason:
    """One factor: points of max. known=False means the data is missing and nothing was scored."""

    factor: str
    title: Text
    points: Decimal
    max: Decimal
    text: Text
    known: bool
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Veto:
    """A rule that stops a firm (veto), or that cannot be decided with the data there is (verify)."""

    code: str
    verdict: Literal["veto", "verify"]
    title: Text
    text: Text
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is not known and that the officer should find out (待核实). `evidence`: what makes one ask."""

    code: str
    text: Text
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """Score 0–100 and grade A–D, both None where none is given (veto, to verify, or too little data)."""

    firm_id: int
    card_version: str
    score: Decimal | None
    grade: str | None
    completeness: Decimal
    reasons: tuple[Reason, ...]
    vetoes: tuple[Veto, ...]
    gaps: tuple[Gap, ...]

    @property
    def vetoed(self) -> bool:
        """Whether any rule stops the firm."""
        return any(v.verdict == "veto" for v in self.vetoes)


@dataclass(frozen=True, slots=True)
class Delivery:
    """What shows that a firm sells to a strong buyer: one dated award, contract, delivery or payment.

    state_path: the layers by which a state-owned buyer is one, top first; state_evidence: their rows.
    """

    buyer_id: int
    buyer: str
    label: str
    soe_level: str | None
    kind: str
    amount: Decimal | None
    dated_on: date | None
    evidence: Evidence
    state_path: str = ""
    state_evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class FirmBrief:
    """A firm as a list shows it. Names, place and segment are texts as stored (Chinese)."""

    id: int
    name: str
    uscc: str | None
    region_code: str | None
    region: str | None
    segment: str | None
    industry: str | None
    founded_on: date | None
    registered_capital: Decimal | None
    is_example: bool
    evidence: Evidence
    labels: tuple[str, ...] = ()
    client: Text | None = None
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A judged firm of the funnel."""

    firm: FirmBrief
    judgement: Judgement
    deliveries: tuple[Delivery, ...]
    need: Text | None = None
    need_evidence: tuple[Evidence, ...] = ()
    group_key: str | None = None
    group_with: tuple[str, ...] = ()
    group_others: int = 0
    group_evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Funnel:
    """The screening of one question: universe → suppliers → vetoed / to verify / unrated / candidates.

    suppliers: all that fit. The four last lists together are those that were judged: all of them, or of very many the
    first of an order that is told (nobody is lost: `unjudged` are left). `counted` is the calculation that shows it.
    `unrated` (暂不评级) has too little data; candidates are ordered best first.
    """

    universe: int
    suppliers: int
    candidates: tuple[Candidate, ...]
    vetoed: tuple[Candidate, ...]
    to_verify: tuple[Candidate, ...]
    unrated: tuple[Candidate, ...]
    counted: Evidence
    card_version: str
    as_of: date

    @property
    def judged(self) -> int:
        """Firms that were judged."""
        return sum(map(len, (self.candidates, self.vetoed, self.to_verify, self.unrated)))

    @property
    def unjudged(self) -> int:
        """Firms that fit and were not judged, for they are too many."""
        return self.suppliers - self.judged

    def vetoed_by_reason(self) -> dict[str, int]:
        """Firms by the first veto that stops each, most frequent first."""
        counts: dict[str, int] = {}
        for candidate in self.vetoed:
            first = next(v for v in candidate.judgement.vetoes if v.verdict == "veto")
            counts[first.code] = counts.get(first.code, 0) + 1
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
