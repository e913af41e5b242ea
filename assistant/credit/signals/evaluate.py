"""Evaluates the signal books over facts: which signals stand for a firm today, and which opportunities wait."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from assistant.credit.measure import Case
from assistant.credit.signals import events, figures, standing, trade
from assistant.credit.signals.book import OpportunityKind, SignalBook, WarningKind, load_signals
from assistant.credit.signals.finding import READERS, Finding
from assistant.credit.signals.rules import RulePart
from assistant.credit.thresholds import Thresholds, load_thresholds
from assistant.domain.facts import FirmFacts
from assistant.domain.signals import LEVELS, VALUES, FirmSignals, Opportunity, WarningSignal

_ = (events, figures, standing, trade)  # readers are registered on import


def evaluate(
    facts: FirmFacts,
    today: date,
    *,
    book: SignalBook | None = None,
    thresholds: Thresholds | None = None,
) -> FirmSignals:
    """All current signals of one firm. The same facts, books and date give the same signals.

    While a red warning (or another that the book says so of) stands no opportunity is pushed: those found are
    `held_back`. A firm that has been struck off
    gives no opportunity either.
    """
    rules = book or load_signals()
    case = Case(facts, thresholds or load_thresholds(), today)
    warnings = tuple(_warnings(case, rules.warnings.warnings))
    found = tuple(_opportunities(case, rules))
    stopped = any(w.holds_back for w in warnings) or facts.identity.status in ("revoked", "deregistered")
    return FirmSignals(
        firm_id=facts.id,
        opportunities=() if stopped else found,
        warnings=warnings,
        held_back=found if stopped else (),
        version=rules.version,
    )


def evaluate_all(firms: Iterable[FirmFacts], today: date) -> list[FirmSignals]:
    """The signals of many firms, in their order, with the books read once."""
    book, thresholds = load_signals(), load_thresholds()
    return [evaluate(facts, today, book=book, thresholds=thresholds) for facts in firms]


def _found(case: Case, rule: RulePart | None) -> Finding | None:
    return READERS[type(rule)](case, rule) if rule is not None else None


def _warnings(case: Case, kinds: Sequence[WarningKind]) -> list[WarningSignal]:
    made = []
    for kind in kinds:
        found = _found(case, kind.rule)
        if found is not None:
            made.append(
                WarningSignal(
                    kind.code,
                    kind.title.text(),
                    kind.level,
                    found.text,
                    kind.why.text(),
                    found.on,
                    found.evidence,
                    found.count,
                    kind.holds_back or kind.level == "red",
                )
            )
    # the gravest first, then the newest
    return sorted(made, key=lambda w: (-LEVELS.index(w.level), -(w.on or date.min).toordinal(), w.code))


def _opportunities(case: Case, book: SignalBook) -> list[Opportunity]:
    names = {code: title.text() for code, title in book.opportunities.needs.items()}
    made = []
    kinds: Sequence[OpportunityKind] = book.opportunities.opportunities
    for kind in kinds:
        found = _found(case, kind.rule)
        if found is not None:
            made.append(
                Opportunity(
                    kind.code,
                    kind.title.text(),
                    tuple(names[need] for need in kind.needs),
                    kind.value,
                    found.text,
                    kind.why.text(),
                    found.on,
                    found.evidence,
                    found.count,
                )
            )
    return sorted(made, key=lambda o: (VALUES.index(o.value), -(o.on or date.min).toordinal(), o.code))
