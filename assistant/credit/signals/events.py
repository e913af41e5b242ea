"""Rules over what befell the firm, its controller and its guarantors, over its papers, owners and representatives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from assistant.credit.measure import Case
from assistant.credit.signals.finding import Finding, day, more, reads
from assistant.credit.signals.rules import (
    EventRule,
    FinancingRule,
    HoldingRule,
    OfficeChanged,
    PaperLapse,
    PaperRule,
    Register,
)
from assistant.domain.calendar import months_before
from assistant.domain.facts import EventFact, FinancingFact, HoldingFact
from assistant.domain.text import Text
from assistant.domain.wording import yuan

_SETTLED_IN = 90
"""Days after the founding in which owners and holdings are part of setting the firm up, no change."""
_WHOSE = {
    "controller": Text("实际控制人", "its controller, "),
    "guarantor": Text("担保人", "its guarantor, "),
}
FINANCING_KINDS = {
    "loan": Text("贷款", "loan"),
    "bond": Text("债券", "bond"),
    "lease": Text("融资租赁", "finance lease"),
    "receivable_financing": Text("应收账款融资", "receivable financing"),
    "receivable_pledge": Text("应收账款质押", "pledge of receivables"),
    "chattel_mortgage": Text("动产抵押", "chattel mortgage"),
    "equity_pledge": Text("股权质押", "pledge of equity"),
    "equity": Text("股权融资", "equity financing"),
}


def _within(case: Case, on: date | None, months: int) -> bool:
    return on is not None and months_before(case.today, months) <= on <= case.today


def _whose_events(case: Case, whose: str) -> Sequence[EventFact]:
    if whose == "controller":
        return case.facts.controller_events
    if whose == "guarantor":
        return case.facts.guarantor_events
    return [event for event in case.facts.events if event.person_id is None]


@reads(EventRule)
def event(case: Case, rule: EventRule) -> Finding | None:
    """Events of the kinds, newest first. A state that has ended an event takes it out unless the rule asks for it; a
    suit as plaintiff speaks of receivables, so a role left open leaves it out of what befell the firm."""
    role = rule.role
    found = [
        e
        for e in _whose_events(case, rule.of)
        if e.kind in rule.kinds
        and (e.state in rule.states if rule.states else e.current)
        and (e.role == role if role else e.role != "plaintiff")
        and (e.occurred_on is None or e.occurred_on <= case.today)
        and (rule.months is None or _within(case, e.occurred_on, rule.months))
        and (rule.least_amount is None or (e.amount is not None and e.amount >= rule.least_amount))
    ]
    if not found:
        return None
    if rule.with_kind is not None:
        beside = [e for e in _whose_events(case, rule.of) if e.kind == rule.with_kind and e.current]
        if not beside:
            return None
        found = [found[0], *beside]
    first = found[0]
    when, further = day(first.occurred_on), more(len(found), "件" if rule.with_kind is None else "项")
    amount = yuan(first.amount) if first.amount is not None else None
    whose = _WHOSE.get(rule.of, Text("", ""))
    who = (first.person or "") if rule.of != "firm" else ""
    zh = (
        f"{whose.zh}{who}{'，' if who else ''}{when.zh} {first.title}"
        + (f"，{amount.zh}" if amount else "")
        + further.zh
    )
    en = (
        f"{whose.en}{who}{' ' if who else ''}{when.en}: {first.title}"
        + (f", {amount.en}" if amount else "")
        + further.en
    )
    return Finding(Text(zh, en), first.occurred_on, tuple(e.evidence for e in found[:3]), len(found))


@reads(PaperRule)
def paper_gained(case: Case, rule: PaperRule) -> Finding | None:
    """Papers issued in the window that still hold."""
    found = [
        q
        for q in case.facts.qualifications
        if q.kind == rule.kind
        and q.valid(case.today)
        and _within(case, q.issued_on, rule.months)
        and (not rule.names or any(name in q.name for name in rule.names))
        and not any(name in q.name for name in rule.not_names)
    ]
    if not found:
        return None
    found.sort(key=lambda q: (q.issued_on or date.min, q.name), reverse=True)
    first = found[0]
    when, further = day(first.issued_on), more(len(found))
    return Finding(
        Text(f"{when.zh} 取得“{first.name}”{further.zh}", f"{when.en}: obtained “{first.name}”{further.en}"),
        first.issued_on,
        tuple(q.evidence for q in found[:3]),
        len(found),
    )


@reads(PaperLapse)
def paper_lapsing(case: Case, rule: PaperLapse) -> Finding | None:
    """Papers that run out within so many days, or that are expired or revoked and have no valid successor."""
    held = [q for q in case.facts.qualifications if q.kind == rule.kind and (q.required or not rule.required)]
    valid = {q.name for q in held if q.valid(case.today)}
    last = case.today + timedelta(days=rule.days)
    if rule.days:
        lasting = {
            q.name for q in held if q.valid(case.today) and (q.expires_on is None or q.expires_on > last)
        }
        found = [
            q
            for q in held
            if q.valid(case.today)
            and q.expires_on is not None
            and q.expires_on <= last
            and q.name not in lasting
        ]
    else:
        found = [
            q
            for q in held
            if q.name not in valid
            and (q.state in rule.states or ("expired" in rule.states and q.state == "valid"))
            and not q.valid(case.today)
        ]
    if not found:
        return None
    found.sort(key=lambda q: (q.expires_on or date.max, q.name))
    first = found[0]
    if rule.days:
        text = Text(
            f"“{first.name}”将于 {first.expires_on} 到期", f"“{first.name}” expires on {first.expires_on}"
        )
    elif first.state == "revoked":
        text = Text(f"“{first.name}”已被吊销", f"“{first.name}” has been revoked")
    else:
        text = Text(
            f"“{first.name}”已于 {day(first.expires_on).zh} 过期",
            f"“{first.name}” expired on {day(first.expires_on).en}",
        )
    further = more(len(found))
    return Finding(
        Text(text.zh + further.zh, text.en + further.en),
        first.expires_on,
        tuple(q.evidence for q in found[:3]),
        len(found),
    )


@reads(HoldingRule)
def holding(case: Case, rule: HoldingRule) -> Finding | None:
    """Holdings of the firm in others, or of others in it, that began or ended in the window."""
    held = case.facts.investments if rule.side == "investment" else case.facts.owners
    found = [h for h in held if _fits(case, h, rule)]
    if not found:
        return None
    found.sort(key=lambda h: (_turned_on(h, rule) or date.min, h.share or Decimal(0)), reverse=True)
    first = found[0]
    on, further = _turned_on(first, rule), more(len(found))
    share = f" {(first.share * 100).normalize():f}%" if first.share is not None else ""
    if rule.side == "investment":
        text = Text(f"{on} 投资设立或入股{first.held}，持股{share}", f"{on}: holds{share} of {first.held}")
    elif rule.turn == "gained":
        text = Text(
            f"{on} 股东{first.holder}入股，持股{share}", f"{on}: {first.holder} became an owner with{share}"
        )
    else:
        text = Text(
            f"{on} 股东{first.holder}退出，原持股{share}", f"{on}: {first.holder} left, having held{share}"
        )
    return Finding(
        Text(text.zh + further.zh, text.en + further.en), on, tuple(h.evidence for h in found[:3]), len(found)
    )


def _turned_on(held: HoldingFact, rule: HoldingRule) -> date | None:
    return held.valid_from if rule.turn == "gained" else held.valid_to


def _fits(case: Case, held: HoldingFact, rule: HoldingRule) -> bool:
    on, founded = _turned_on(held, rule), case.facts.identity.founded_on
    if not _within(case, on, rule.months) or held.disclaimed:
        return False
    if rule.turn == "gained" and not held.current(case.today):
        return False
    if rule.side == "owner" and on is not None and founded is not None and (on - founded).days <= _SETTLED_IN:
        return False  # an owner from the beginning is no newcomer
    if rule.controlling and not (held.controls or (held.share or Decimal(0)) > Decimal("0.5")):
        return False
    kind = "firm" if held.holder_id is not None else "person" if held.person_id is not None else "body"
    return rule.by in ("any", kind)


@reads(FinancingRule)
def financing(case: Case, rule: FinancingRule) -> Finding | None:
    """Money raised in the window, or maturing soon and not ended."""
    found = [f for f in case.facts.financing if f.kind in rule.kinds]
    if rule.months is not None:
        months = rule.months
        found = [f for f in found if _within(case, f.started_on, months)]
        found.sort(key=lambda f: (f.started_on or date.min, f.amount or Decimal(0)), reverse=True)
    else:
        last = case.today + timedelta(days=rule.days or 0)
        found = [
            f
            for f in found
            if f.current(case.today) and f.matures_on is not None and case.today <= f.matures_on <= last
        ]
        found.sort(key=lambda f: (f.matures_on or date.max, -(f.amount or Decimal(0))))
    if not found:
        return None
    first, further = found[0], more(len(found), "笔")
    on = first.started_on if rule.months is not None else first.matures_on
    text = _financing_text(first, on, raised=rule.months is not None)
    return Finding(
        Text(text.zh + further.zh, text.en + further.en), on, tuple(f.evidence for f in found[:3]), len(found)
    )


def _financing_text(fact: FinancingFact, on: date | None, *, raised: bool) -> Text:
    kind = FINANCING_KINDS[fact.kind]
    amount = yuan(fact.amount) if fact.amount is not None else Text("金额未载明", "amount not stated")
    lender = fact.lender or ""
    if raised:
        return Text(f"{on} {kind.zh} {amount.zh}（{lender}）", f"{on}: {kind.en} of {amount.en} ({lender})")
    return Text(
        f"{lender}的{kind.zh} {amount.zh}将于 {on} 到期",
        f"{kind.en} of {amount.en} ({lender}) matures on {on}",
    )


@reads(OfficeChanged)
def representative_changed(case: Case, rule: OfficeChanged) -> Finding | None:
    """A legal representative who left in the window; who came is named where it is known."""
    gone = [
        o
        for o in case.facts.offices
        if o.role == "legal_representative" and _within(case, o.valid_to, rule.months)
    ]
    if not gone:
        return None
    gone.sort(key=lambda o: o.valid_to or date.min, reverse=True)
    first = gone[0]
    now = next(
        (o for o in case.facts.offices if o.role == "legal_representative" and o.current(case.today)), None
    )
    evidence = (first.evidence, *((now.evidence,) if now else ()))
    came = Text(f"，现为{now.person}", f", now {now.person}") if now else Text("", "")
    return Finding(
        Text(
            f"法定代表人{first.person}于 {first.valid_to} 离任{came.zh}",
            f"the legal representative {first.person} left on {first.valid_to}{came.en}",
        ),
        first.valid_to,
        evidence,
        len(gone),
    )


@reads(Register)
def register(case: Case, rule: Register) -> Finding | None:
    """The register's state of the firm."""
    words = {
        "suspended": Text("登记状态为停业", "the register says suspended"),
        "revoked": Text("登记状态为吊销", "the register says revoked"),
        "deregistered": Text("登记状态为注销", "the register says deregistered"),
    }
    identity = case.facts.identity
    if identity.status not in rule.statuses:
        return None
    return Finding(words[identity.status], identity.deregistered_on, (identity.evidence,))
