"""What the conduct factors read: tax grade, penalties, suits as defendant, pledges. History does not count."""

from __future__ import annotations

from decimal import Decimal

from assistant.credit.finance_measures import net_assets
from assistant.credit.measure import Case, Measure, calculation, measure
from assistant.domain.calendar import months_before
from assistant.domain.facts import EventFact
from assistant.domain.text import Text
from assistant.domain.wording import full_yuan, percent

TAX_GRADES = {"A": 4, "B": 3, "M": 2, "C": 1, "D": 0}


@measure("tax_grade")
def tax_grade(case: Case) -> Measure:
    """The tax authority's grade as a number: A 4, B 3, M 2, C 1, D 0."""
    identity = case.facts.identity
    grade = (identity.tax_grade or "").upper()
    if grade not in TAX_GRADES:
        return Measure(None, Text("纳税信用等级未知", "the tax grade is not known"))
    year = f"{identity.tax_grade_year} 年" if identity.tax_grade_year else ""
    shown = f"{year}纳税信用等级 {grade}，折算 {TAX_GRADES[grade]}（A 4、B 3、M 2、C 1、D 0）"
    return Measure(
        Decimal(TAX_GRADES[grade]),
        Text(
            f"{year}纳税信用 {grade} 级",
            f"tax grade {grade}" + (f" for {identity.tax_grade_year}" if identity.tax_grade_year else ""),
        ),
        (calculation(case.facts.id, "tax_grade", "纳税信用等级", shown), identity.evidence),
    )


def current_events(case: Case, *kinds: str) -> list[EventFact]:
    """Current events of the firm itself, where a role is given as defendant or debtor."""
    return [
        e
        for e in case.facts.events
        if e.kind in kinds and e.person_id is None and e.current and e.role in (None, "defendant", "debtor")
    ]


def current_penalties(case: Case) -> list[EventFact]:
    """Penalties that still speak against the firm: not repaired, not older than the threshold."""
    oldest = months_before(case.today, case.thresholds.penalties.current_months)
    return [e for e in current_events(case, "penalty") if e.occurred_on is None or e.occurred_on >= oldest]


@measure("penalty_count")
def penalty_count(case: Case) -> Measure:
    """Current penalties."""
    found = current_penalties(case)
    shown = f"现行行政处罚 = {len(found)} 件（已修复和超过 {case.thresholds.penalties.current_months} 个月的不计）"
    note = calculation(case.facts.id, "penalties", "现行行政处罚", shown)
    if not found:
        return Measure(Decimal(0), Text("没有现行行政处罚", "no current penalty"), (note,))
    return Measure(
        Decimal(len(found)),
        Text(f"现行行政处罚 {len(found)} 件", f"{len(found)} current penalties"),
        (note, *(e.evidence for e in found)),
    )


@measure("defendant_burden")
def defendant_burden(case: Case) -> Measure:
    """Open suits as defendant over net assets (or paid-in capital). Suits as plaintiff speak of receivables."""
    suits = [e for e in current_events(case, "lawsuit") if e.role in ("defendant", "debtor")]
    if not suits:
        return Measure(Decimal(0), Text("没有作为被告的未结诉讼", "no open suit as defendant"))
    base = net_assets(case)
    evidence = tuple(e.evidence for e in suits)
    if base is None or any(e.amount is None for e in suits):
        return Measure(
            None,
            Text(
                "作为被告的诉讼金额或净资产未知",
                "the amount of suits as defendant or net assets are not known",
            ),
            evidence,
        )
    total = sum((e.amount or Decimal(0) for e in suits), Decimal(0))
    amount, name, _ = base
    value = Decimal(99) if amount <= 0 else total / amount
    shown = f"被告未结诉讼 ÷ {name.zh} = {full_yuan(total)} ÷ {full_yuan(amount)} = {percent(value)}"
    return Measure(
        value,
        Text(
            f"作为被告的未结诉讼相当于{name.zh}的 {percent(value)}",
            f"open suits as defendant are {percent(value)} of {name.en}",
        ),
        (calculation(case.facts.id, "suits", "被告未结诉讼", shown), *evidence),
    )


@measure("pledge_count")
def pledge_count(case: Case) -> Measure:
    """Current pledges and chattel mortgages of the firm's assets."""
    found = current_events(case, "pledge", "chattel_mortgage", "receivable_pledge")
    if not found:
        return Measure(Decimal(0), Text("没有现行质押或动产抵押登记", "no current pledge on record"))
    shown = f"现行质押和动产抵押登记 = {len(found)} 笔"
    return Measure(
        Decimal(len(found)),
        Text(f"现行质押和动产抵押登记 {len(found)} 笔", f"{len(found)} current pledges"),
        (calculation(case.facts.id, "pledges", "现行质押", shown), *(e.evidence for e in found)),
    )
