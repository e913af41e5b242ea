"""The screening funnel: universe → suppliers → vetoed by reason / to verify / unrated / candidates, nobody lost."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from assistant.credit.card import Scorecard
from assistant.credit.judge import judge
from assistant.credit.measure import STRONG_LABELS, Case
from assistant.credit.need import need
from assistant.credit.thresholds import Thresholds, load_thresholds
from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.facts import FirmFacts
from assistant.domain.judgement import Candidate, Delivery, Funnel, Judgement
from assistant.domain.ties import Lender

Stage = Literal["vetoed", "to_verify", "unrated", "candidate"]


def stage(judgement: Judgement) -> Stage:
    """Where a judged supplier falls: stopped, to verify, without a grade for lack of data, or a candidate."""
    if judgement.vetoed:
        return "vetoed"
    if judgement.vetoes:
        return "to_verify"
    return "unrated" if judgement.score is None else "candidate"


def screen(
    suppliers: Sequence[FirmFacts],
    universe: int,
    card: Scorecard,
    bank: Lender | None,
    today: date,
    *,
    labels: Collection[str] = STRONG_LABELS,
    thresholds: Thresholds | None = None,
    fitting: int | None = None,
) -> Funnel:
    """Judges every supplier and sorts them into the funnel.

    suppliers: facts of the firms that carry the labels asked for. universe: how many firms the question spans
    before the label. labels: which supplier labels show as deliveries. fitting: how many fit where `suppliers` are but
    the first of them. Candidates come best first, then by name;
    candidates of one controller or guarantee circle are marked with each other's names.
    """
    rules = thresholds or load_thresholds()
    made: dict[Stage, list[Candidate]] = {"vetoed": [], "to_verify": [], "unrated": [], "candidate": []}
    for facts in suppliers:
        candidate = _candidate(facts, judge(facts, card, bank, today, rules), rules, today, labels)
        made[stage(candidate.judgement)].append(candidate)
    for group in ("vetoed", "to_verify", "unrated"):
        made[group].sort(key=lambda c: c.firm.name)
    made["candidate"].sort(key=lambda c: (-(c.judgement.score or Decimal(0)), c.firm.name))
    fit = len(suppliers) if fitting is None else fitting
    return Funnel(
        universe=universe,
        suppliers=fit,
        candidates=tuple(made["candidate"]),
        vetoed=tuple(made["vetoed"]),
        to_verify=tuple(made["to_verify"]),
        unrated=tuple(made["unrated"]),
        counted=_counted(universe, fit, made, today),
        card_version=card.version,
        as_of=today,
    )


def _candidate(
    facts: FirmFacts, judgement: Judgement, rules: Thresholds, today: date, labels: Collection[str]
) -> Candidate:
    idea = need(Case(facts, rules, today)) if stage(judgement) == "candidate" else None
    return Candidate(
        firm=facts.brief,
        judgement=judgement,
        deliveries=deliveries(facts, labels),
        need=idea.text if idea else None,
        need_evidence=idea.evidence if idea else (),
        group_key=facts.group.key if facts.group else None,
        group_with=tuple(name for _, name in facts.group.members) if facts.group else (),
        group_others=facts.group.others if facts.group else 0,
        group_evidence=facts.group.evidence if facts.group else (),
    )


def deliveries(facts: FirmFacts, labels: Collection[str]) -> tuple[Delivery, ...]:
    """What shows each label: one dated fact a buyer, the best shown and latest first."""
    found = [
        Delivery(
            buyer_id=label.other_id,
            buyer=label.other,
            label=label.kind,
            soe_level=label.soe_level,
            kind=label.shown_by,
            amount=label.shown_amount,
            dated_on=label.shown_on,
            evidence=label.evidence,
            state_path=label.state_path,
            state_evidence=label.state_evidence,
        )
        for label in facts.labels
        if label.kind in labels
    ]
    found.sort(key=lambda d: (d.kind == "award", -(d.dated_on.toordinal() if d.dated_on else 0), d.buyer))
    return tuple(found)


def _counted(universe: int, suppliers: int, made: dict[Stage, list[Candidate]], today: date) -> Evidence:
    numbers = {name: len(group) for name, group in made.items()}
    left = suppliers - sum(numbers.values())
    shown = (
        f"范围 {universe} 家 → 供应商 {suppliers} 家 = 否决 {numbers['vetoed']} + 待核实 {numbers['to_verify']}"
        f" + 暂不评级 {numbers['unrated']} + 候选 {numbers['candidate']}"
        + (f" + 未评审 {left}" if left else "")
    )
    return Evidence(
        key="calc:funnel",
        kind=EvidenceKind.CALCULATION,
        title="筛选漏斗",
        locator=f"截至 {today:%Y-%m-%d}",
        quote=shown,
        source="calculation",
        as_of=today,
    )
