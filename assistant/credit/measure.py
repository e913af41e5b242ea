"""What a factor reads: a number with the words and the evidence it rests on. The registry joins names to functions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from assistant.credit.thresholds import Thresholds
from assistant.domain.calendar import months_before
from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.facts import FirmFacts, SaleFact, StandInFact, StatementFact, TenderFact
from assistant.domain.ratios import balance_gap
from assistant.domain.text import Text

STRONG_LABELS = frozenset({"soe_supplier", "government_supplier", "listed_supplier", "financial_supplier"})


@dataclass(frozen=True, slots=True)
class Measure:
    """value None: not known, nothing is scored, and `text` says what is missing."""

    value: Decimal | None
    text: Text
    evidence: tuple[Evidence, ...] = ()


def calculation(firm_id: int, name: str, title: str, shown: str, inputs: str = "") -> Evidence:
    """Evidence of a calculation: `shown` is the formula with its numbers, `inputs` where they come from."""
    return Evidence(
        key=f"calc:{firm_id}:{name}",
        kind=EvidenceKind.CALCULATION,
        title=title,
        locator=inputs or "系统测算",
        quote=shown,
        source="calculation",
    )


@dataclass(frozen=True)
class Case:
    """One firm as the measures see it: facts, thresholds, date, and what several measures share."""

    facts: FirmFacts
    thresholds: Thresholds
    today: date

    @cached_property
    def strong_buyers(self) -> frozenset[int]:
        """Buyers that give the firm a supplier label."""
        return frozenset(label.other_id for label in self.facts.labels if label.kind in STRONG_LABELS)

    @cached_property
    def strong_sales(self) -> tuple[SaleFact, ...]:
        """Sales that a label rests on: to a strong buyer, within the days that its label spans."""
        spans: dict[int, list[tuple[date, date]]] = {}
        for label in self.facts.labels:
            if label.kind in STRONG_LABELS and label.first_on and label.last_on:
                spans.setdefault(label.other_id, []).append((label.first_on, label.last_on))
        return tuple(
            sale
            for sale in self.facts.sales
            if sale.kind != "framework"
            and sale.dated_on is not None
            and any(first <= sale.dated_on <= last for first, last in spans.get(sale.other_id, ()))
        )

    @cached_property
    def recent_wins(self) -> tuple[TenderFact, ...]:
        """Tenders won in the last 24 months and not withdrawn."""
        start = months_before(self.today, 24)
        return tuple(
            t
            for t in self.facts.tenders
            if t.status == "awarded" and t.awarded_on is not None and start <= t.awarded_on <= self.today
        )

    @cached_property
    def years(self) -> tuple[StatementFact, ...]:
        """Statements of a full year that may be used: not stale, balanced; newest first."""
        oldest = months_before(self.today, self.thresholds.statements.stale_months)
        annual = self.annual
        if not annual or annual[0].period_end < oldest or not self.balanced(annual[0]):
            return ()
        return tuple(s for s in annual if self.balanced(s))

    @cached_property
    def annual(self) -> tuple[StatementFact, ...]:
        """All statements of a full year up to today, newest first, usable or not."""
        return tuple(s for s in self.facts.statements if s.months == 12 and s.period_end <= self.today)

    def balanced(self, statement: StatementFact) -> bool:
        """Whether assets equal liabilities and equity within the tolerance; an unknown total is not held against it."""
        gap = balance_gap(statement)
        if gap is None or not statement.total_assets:
            return True
        return abs(gap) <= abs(statement.total_assets) * self.thresholds.statements.balance_tolerance

    def stand_in(self, kind: str) -> tuple[StandInFact, ...]:
        """Yearly stand-ins of a kind, newest first, not older than the statements may be."""
        oldest = months_before(self.today, self.thresholds.statements.stale_months).year
        found = [s for s in self.facts.stand_ins if s.kind == kind and s.year <= self.today.year]
        found.sort(key=lambda s: -s.year)
        return tuple(found) if found and found[0].year >= oldest else ()


MeasureFunction = Callable[[Case], Measure]

MEASURES: dict[str, MeasureFunction] = {}


def measure(name: str) -> Callable[[MeasureFunction], MeasureFunction]:
    """Registers a function under the name that scorecard.yaml reads."""

    def register(function: MeasureFunction) -> MeasureFunction:
        MEASURES[name] = function
        return function

    return register
