"""What has to be named of a firm: vetoes, hints and the report's own checks, each in the chapter that it belongs to.

One list for the whole report, so that conclusion, chapters, risks and the proposal cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Literal

from assistant.credit.buyer_measures import yearly_shares
from assistant.credit.measure import Case, calculation
from assistant.credit.reference import beyond, written, written_reference
from assistant.credit.statement_checks import KINDS, compared, unbalanced
from assistant.domain.evidence import Evidence
from assistant.domain.judgement import Judgement
from assistant.domain.ratios import all_ratios
from assistant.domain.text import Text
from assistant.domain.wording import percent, yuan
from assistant.report.template import ChapterId

Level = Literal["stop", "verify", "look"]

HOMES: dict[str, ChapterId] = {
    "not_operating": "identity",
    "outside_area": "identity",
    "capital_unpaid": "identity",
    "related_party": "ownership",
    "shared_contact": "ownership",
    "group": "ownership",
    "licence": "business",
    "licence_expiring": "business",
    "production_stopped": "business",
    "nobody_insured": "business",
    "elimination_industry": "policy",
    "buyer_concentration": "trade",
    "top_customers_60": "trade",
    "award_only": "trade",
    "receivable_pledged": "trade",
    "receivable_barred": "trade",
    "receivable_old": "trade",
    "balance_sheet_unbalanced": "finance",
    "statements_stale": "finance",
    "vat_gap": "finance",
    "contracts_gap": "finance",
    "cash_flow_negative": "finance",
    "quarterly_cash_flow": "finance",
    "ratio_breach": "finance",
    "guarantees_given": "funding",
    "dishonest": "record",
    "enforcement": "record",
    "serious_violation": "record",
    "controller_enforcement": "record",
    "representative_changed_before_enforcement": "record",
    "suits_as_defendant": "record",
    "river_1km": "record",
    "exposure_limit": "bank",
    "overdue": "bank",
}
"""Chapter in which a finding is named; one that has no home here is named among the risks."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that speaks against the credit or has to be looked at.

    level: stop (a veto), verify (undecided, no grade), look (neither scores nor stops).
    """

    code: str
    chapter: ChapterId
    level: Level
    title: Text
    text: Text
    evidence: tuple[Evidence, ...] = ()


def findings(case: Case, judgement: Judgement, years: int) -> tuple[Finding, ...]:
    """All findings of one firm: what stops first, then what is to verify, then what to look at."""
    found = [*_vetoes(judgement), *_hints(judgement), *_group(case), *_customers(case)]
    found += [
        *_contracts(case, years),
        *_older_sheets(case, judgement, years),
        *_licences(case),
        *_guarantees(case),
        *_ratios(case),
    ]
    order = {"stop": 0, "verify": 1, "look": 2}
    return tuple(sorted(found, key=lambda one: order[one.level]))


def _made(code: str, level: Level, title: Text, text: Text, evidence: tuple[Evidence, ...]) -> Finding:
    return Finding(code, HOMES.get(code, "risks"), level, title, text, evidence)


def _vetoes(judgement: Judgement) -> Iterator[Finding]:
    for veto in judgement.vetoes:
        level: Level = "stop" if veto.verdict == "veto" else "verify"
        yield _made(veto.code, level, veto.title, veto.text, veto.evidence)


def _hints(judgement: Judgement) -> Iterator[Finding]:
    for gap in judgement.gaps:
        if gap.code != "unrated" and not gap.code.startswith("missing:"):
            yield _made(
                gap.code, "look", TITLES.get(gap.code, Text("待核实", "to verify")), gap.text, gap.evidence
            )


TITLES: dict[str, Text] = {
    "nobody_insured": Text("中标而无人参保", "wins without staff"),
    "capital_unpaid": Text("资本未实缴", "capital not paid in"),
    "river_1km": Text("临近河岸", "near the river"),
    "representative_changed_before_enforcement": Text("执行前变更法定代表人", "representative changed before enforcement"),
    "buyer_concentration": Text("单一买方集中", "one buyer"),
    "award_only": Text("只有中标公告", "awards alone"),
    "receivable_pledged": Text("应收账款已质押", "receivable pledged"),
    "receivable_barred": Text("应收账款禁止转让", "receivable not assignable"),
    "receivable_old": Text("应收账款长期挂账", "old receivable"),
    "suits_as_defendant": Text("被告诉讼较重", "heavy suits as defendant"),
    "balance_sheet_unbalanced": Text("资产负债表不平", "balance sheet does not balance"),
    "statements_stale": Text("报表过旧", "statements too old"),
    "vat_gap": Text("收入与纳税申报不符", "revenue and tax return disagree"),
    "cash_flow_negative": Text("经营现金流连续为负", "operating cash flow negative"),
    "quarterly_cash_flow": Text("季度现金流转负", "quarterly cash flow turned"),
    "shared_contact": Text("联系方式与他企相同", "shared contact"),
}  # fmt: skip


def _group(case: Case) -> Iterator[Finding]:
    group = case.facts.group
    if group is None or not group.members:
        return
    names = [name for _, name in group.members]
    zh, en = "、".join(names[:5]), ", ".join(names[:5])
    more = group.others - 5
    by = group.controller
    yield _made(
        "group",
        "look",
        Text("集团或担保圈", "group or guarantee circle"),
        Text(
            f"与{zh}{f'等共 {group.others} 家' if more > 0 else ''}属同一实际控制人或担保圈{f'（{by}）' if by else ''}",
            f"one controller or guarantee circle{f' ({by})' if by else ''} with {en}"
            + (f" and {more} more, {group.others} in all" if more > 0 else ""),
        ),
        (
            *group.evidence,
            calculation(case.facts.id, "group_members", "同组企业数", f"同组其他企业 = {len(names)} 家"),
        ),
    )


def top_customers(case: Case) -> tuple[int, Decimal, int, Evidence] | None:
    """Year, share of the five largest customers together, how many they are, and the calculation."""
    year, shares = yearly_shares(case)
    if year is None:
        return None
    top = sorted(shares.values(), key=lambda s: (-(s.share_of_sales or Decimal(0)), s.other_id))[:5]
    total = min(sum((s.share_of_sales or Decimal(0) for s in top), Decimal(0)), Decimal(1))
    parts = " + ".join(f"{s.other} {percent(s.share_of_sales or Decimal(0))}" for s in top)
    shown = f"前五大客户占比（{year}年，已知 {len(top)} 家）= {parts} = {percent(total)}"
    return year, total, len(top), calculation(case.facts.id, "top_customers", "前五大客户占比", shown)


def _customers(case: Case) -> Iterator[Finding]:
    top = top_customers(case)
    line = case.thresholds.ratios.top_customers
    if top is None or top[1] <= line:
        return
    year, total, count, shown = top
    yield _made(
        "top_customers_60",
        "look",
        Text("客户集中", "concentrated customers"),
        Text(
            f"{year} 年前五大客户（已知 {count} 家）占销售的 {percent(total)}，超过参考值 {percent(line)}",
            f"the five largest customers ({count} known) took {percent(total)} of {year} sales, above {percent(line)}",
        ),
        (
            shown,
            calculation(case.facts.id, "line:top_customers", "客户集中参考值", f"参考值 = {percent(line)}"),
        ),
    )


def _contracts(case: Case, years: int) -> Iterator[Finding]:
    """Sales, invoices or inflow that contradict the stated revenue; the tax return of the last year has its own hint."""
    for one in compared(case, years):
        last = case.annual[0].period_end.year
        if not one.disagrees or (one.kind == "vat_sales" and one.year == last and one.apart < 0):
            continue
        name = KINDS[one.kind]
        more = one.apart > 0
        apart = percent(abs(one.apart))
        shown = f"{one.year}年{name.zh} ÷ 营业收入 − 1 = {one.other:,.2f} ÷ {one.revenue:,.2f} − 1 = {percent(one.apart)}，相差 {apart}"
        yield _made(
            "contracts_gap",
            "look",
            Text("收入与其他口径不符", "revenue disagrees with other figures"),
            Text(
                f"{one.year} 年{name.zh} {yuan(one.other).zh}，比报表收入 {yuan(one.revenue).zh} {'多' if more else '少'} {apart}",
                f"{name.en} of {yuan(one.other).en} in {one.year} are {apart} {'above' if more else 'under'} the stated "
                f"revenue of {yuan(one.revenue).en}",
            ),
            (
                calculation(case.facts.id, f"apart:{one.kind}:{one.year}", f"{name.zh}与收入之差", shown),
                *one.evidence,
            ),
        )


def _older_sheets(case: Case, judgement: Judgement, years: int) -> Iterator[Finding]:
    """Older statements that do not balance; the last one has its own hint."""
    for statement, gap in unbalanced(case, years)[:5]:
        if statement is case.annual[0]:
            continue
        day = f"{statement.period_end:%Y-%m-%d}"
        yield _made(
            "balance_sheet_unbalanced",
            "look",
            TITLES["balance_sheet_unbalanced"],
            Text(
                f"{day} 资产与负债加权益相差 {yuan(gap).zh}，该年指标未采用",
                f"assets differ from liabilities and equity by {yuan(gap).en} on {day}: that year's ratios were not used",
            ),
            (
                calculation(
                    case.facts.id, f"balance_gap:{day}", "资产负债表差额", f"{day} 差额 = {gap:,.2f} 元"
                ),
                statement.evidence,
            ),
        )


def _licences(case: Case) -> Iterator[Finding]:
    days = case.thresholds.ratios.licence_days
    for paper in case.facts.qualifications:
        ends = paper.expires_on
        if not paper.required or ends is None or not paper.valid(case.today):
            continue
        if ends - case.today > timedelta(days=days):
            continue
        left = (ends - case.today).days
        shown = f"{ends:%Y-%m-%d} − {case.today:%Y-%m-%d} = {left} 天"
        yield _made(
            "licence_expiring",
            "look",
            Text("证照即将到期", "licence about to end"),
            Text(
                f"主营必需的{paper.name}将于 {ends:%Y-%m-%d} 到期（余 {left} 天）",
                f"the licence its main business needs ({paper.name}) ends on {ends:%Y-%m-%d} ({left} days left)",
            ),
            (paper.evidence, calculation(case.facts.id, f"days:{paper.evidence.key}", "证照余期", shown)),
        )


def _guarantees(case: Case) -> Iterator[Finding]:
    given = [g for g in case.facts.guarantees_given if g.current(case.today)]
    if not given:
        return
    total = sum((g.amount or Decimal(0) for g in given), Decimal(0))
    parts = (f"{g.other} {yuan(g.amount).zh if g.amount else '金额未知'}" for g in given[:20])
    shown = f"现行对外担保 = {' + '.join(parts)}，共 {len(given)} 笔，合计 {yuan(total).zh}"
    yield _made(
        "guarantees_given",
        "look",
        Text("对外担保", "guarantees given"),
        Text(
            f"现行对外担保 {len(given)} 笔，合计 {yuan(total).zh}",
            f"{len(given)} guarantees given, {yuan(total).en} in all",
        ),
        (
            calculation(case.facts.id, "guarantees_given", "对外担保合计", shown),
            *(g.evidence for g in given[:4]),
        ),
    )


def _ratios(case: Case) -> Iterator[Finding]:
    """Ratios of the last usable year on the wrong side of the bank's reference values, together."""
    rules = case.thresholds.ratios
    if not case.years:
        return
    last = case.years[0]
    missed = [one for one in all_ratios(last) if beyond(rules, one)]
    if not missed:
        return
    zh, en, shown = [], [], []
    for one in missed:
        value, line = written(one.id, one.value or Decimal(0)), written_reference(rules, one.id)
        zh.append(f"{one.title.zh} {value}（参考 {line}）")
        en.append(f"{one.title.en} {value} (reference {line})")
        shown.append(f"{one.shown()} = {value}，参考 {line}")
    year = last.period_end.year
    yield _made(
        "ratio_breach",
        "look",
        Text("比率未达参考值", "ratios beyond reference values"),
        Text(f"{year} 年{'、'.join(zh)}", f"{year}: {', '.join(en)}"),
        (
            calculation(case.facts.id, "ratio_breach", f"{year}年比率与参考值", "；".join(shown)),
            last.evidence,
        ),
    )
