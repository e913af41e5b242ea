"""七 融资、担保与流动资金测算: debt, what is pledged, guarantees both ways, need by the formula, cover of debt service."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.credit.debt_service import ASSUMED, Cover, debt_service
from assistant.credit.finance_measures import guarantee_burden
from assistant.credit.measure import calculation
from assistant.credit.need import need
from assistant.credit.working_capital import working_capital
from assistant.domain.calendar import months_before
from assistant.domain.code_words import word
from assistant.domain.facts import FinancingFact, GuaranteeFact
from assistant.domain.financing import FINANCING_TITLES
from assistant.domain.text import Text
from assistant.domain.wording import percent, ratio, yuan
from assistant.report.blocks import Cell
from assistant.report.chapters.record import FUNDING, KINDS
from assistant.report.naming import name_findings, rest
from assistant.report.notes import plain
from assistant.report.sheet import NONE, Sheet
from assistant.report.subject import Subject

BORROWED = frozenset({"loan", "bond", "lease", "receivable_financing"})
"""Kinds of financing that are repaid."""


def write(subject: Subject) -> Sheet:
    """The chapter."""
    sheet = Sheet(subject.lang)
    _debt(sheet, subject)
    name_findings(sheet, subject, "funding")
    _financing(sheet, subject)
    _guarantees(sheet, subject)
    _need(sheet, subject)
    _cover(sheet, subject)
    return sheet


def _debt(sheet: Sheet, subject: Subject) -> None:
    years = subject.case.annual
    if not years or years[0].interest_bearing_debt is None:
        sheet.gap(
            "debt",
            Text(
                "有息负债未知，须取得征信报告和借款合同",
                "its debt is not known: get the credit-bureau report and loan contracts",
            ),
        )
        return
    last = years[0]
    debt = last.interest_bearing_debt or Decimal(0)
    zh = f"{last.period_end:%Y-%m-%d} 有息负债 {yuan(debt).zh}"
    en = f"Interest-bearing debt was {yuan(debt).en} on {last.period_end:%Y-%m-%d}"
    proof = [last.evidence]
    if last.total_assets and subject.case.balanced(last):
        share = debt / last.total_assets
        zh += f"，占资产 {percent(share)}"
        en += f", {percent(share)} of assets"
        shown = f"有息负债 ÷ 资产总计 = {debt:,.2f} ÷ {last.total_assets:,.2f} = {percent(share)}"
        proof.append(calculation(subject.id, "debt_share", "有息负债占比", shown))
    sheet.say(Text(zh, en), *proof)


def _financing(sheet: Sheet, subject: Subject) -> None:
    rows = [
        (
            sheet.cell(FINANCING_TITLES.get(f.kind, Text(f.kind, f.kind)), f.evidence),
            sheet.cell(f.lender or "", f.evidence),
            sheet.money(f.amount, f.evidence),
            sheet.day(f.started_on, f.evidence),
            sheet.day(f.matures_on, f.evidence),
            sheet.cell(Text("存续", "running") if f.current(subject.today) else Text("已结束", "ended")),
        )
        for f in subject.facts.financing
    ]
    rows += [
        (
            sheet.cell(KINDS.get(e.kind, Text(e.kind, e.kind)), e.evidence),
            sheet.cell(e.title, e.evidence),
            sheet.money(e.amount, e.evidence),
            sheet.day(e.occurred_on, e.evidence),
            sheet.day(e.ended_on, e.evidence),
            sheet.cell(word(e.state, subject.lang), tone="warning" if e.current else "plain"),
        )
        for e in subject.facts.events
        if e.kind in FUNDING
    ]
    most = subject.template.shown.rows
    if not rows:
        shown = "融资、质押、抵押登记 = 0 笔"
        sheet.say(
            Text("库内没有融资、质押和抵押登记记录", "No financing, pledge or mortgage on record"),
            calculation(subject.id, "no_financing", "融资与登记核查", shown),
        )
    sheet.table(
        "financing",
        Text("融资与登记", "Financing and registered security"),
        [
            sheet.column(Text("类别", "Kind")),
            sheet.column(Text("机构或事由", "With or about")),
            sheet.column(Text("金额", "Amount"), "right"),
            sheet.column(Text("起", "From")),
            sheet.column(Text("止", "Until")),
            sheet.column(Text("状态", "State")),
        ],
        rows[:most],
        rest(sheet, min(most, len(rows)), len(rows), Text("笔", "entries")),
    )


def _guarantees(sheet: Sheet, subject: Subject) -> None:
    given, received = subject.facts.guarantees_given, subject.facts.guarantees_received
    _guarantee_table(
        sheet,
        subject,
        given,
        "guarantees_given",
        Text("对外担保", "Guarantees given"),
        Text("被担保人", "Debtor"),
    )
    _guarantee_table(
        sheet,
        subject,
        received,
        "guarantees_received",
        Text("接受的担保", "Guarantees received"),
        Text("担保人", "Guarantor"),
    )
    burden = guarantee_burden(subject.case)
    sheet.say(
        burden.text,
        *(burden.evidence or (calculation(subject.id, "no_guarantees", "对外担保", "现行对外担保 = 0 笔"),)),
    )
    both = {g.other for g in given if g.current(subject.today)} & {
        g.other for g in received if g.current(subject.today)
    }
    if both:
        names = "、".join(sorted(both))
        sheet.note(
            Text(f"与{names}互相担保", f"it and {names} guarantee each other"),
            *(g.evidence for g in (*given, *received) if g.other in both),
            tone="warning",
        )


def _guarantee_table(
    sheet: Sheet, subject: Subject, found: Sequence[GuaranteeFact], id_: str, title: Text, other: Text
) -> None:
    most = subject.template.shown.rows
    sheet.table(
        id_,
        title,
        [
            sheet.column(other),
            sheet.column(Text("金额", "Amount"), "right"),
            sheet.column(Text("自", "From")),
            sheet.column(Text("至", "Until")),
            sheet.column(Text("状态", "State")),
        ],
        [
            (
                sheet.cell(g.other, g.evidence),
                sheet.money(g.amount, g.evidence),
                sheet.day(g.valid_from, g.evidence),
                sheet.day(g.valid_to, g.evidence),
                sheet.cell(Text("有效", "in force") if g.current(subject.today) else Text("已到期", "ended")),
            )
            for g in found[:most]
        ],
        rest(sheet, min(most, len(found)), len(found), Text("笔", "guarantees")),
    )


def _need(sheet: Sheet, subject: Subject) -> None:
    sheet.heading(
        Text(
            "流动资金贷款需求测算（测算参考，非审批额度）",
            "Working-capital need (an estimate, no approved limit)",
        )
    )
    made = working_capital(subject.case)
    if made.why_not is not None and made.amount is None:
        sheet.paragraph(
            sheet.sentence(
                Text(f"未得出测算金额：{made.why_not.zh}", f"No figure: {made.why_not.en}"), *made.evidence
            )
        )
    rows: list[tuple[Cell, Cell]] = []
    for step in made.steps:
        if not step.key.endswith(":none"):
            title = step.title.partition("：")[0]
            rows.append((sheet.cell(title, step), sheet.cell(plain(step.quote, sheet.lang), step)))
    sheet.table(
        "working_capital",
        Text("测算过程", "Working"),
        [sheet.column(Text("步骤", "Step")), sheet.column(Text("公式与取数", "Formula and inputs"))],
        rows,
    )
    if made.amount is not None and made.year is not None:
        zh, en = (
            f"按 {made.year} 年报表测算，营运资金量 {yuan(made.amount).zh}",
            f"By the {made.year} statement the working capital needed is {yuan(made.amount).en}",
        )
        if made.new_loan is not None:
            if made.new_loan > 0:
                zh += f"，新增流动资金贷款测算额度 {yuan(made.new_loan).zh}"
                en += f", of which {yuan(made.new_loan).en} might be lent anew"
            else:
                zh += f"，扣除自有资金和现有贷款后为 {yuan(made.new_loan).zh}，没有新增缺口"
                en += f"; less own funds and present loans that is {yuan(made.new_loan).en}: no further need"
        elif made.why_not is not None:
            zh += f"；{made.why_not.zh}"
            en += f"; {made.why_not.en}"
        sheet.say(Text(zh, en), *made.evidence)
    if made.new_loan is None or made.new_loan <= 0:
        idea = need(subject.case)
        sheet.say(
            Text(
                f"另按订单或应收账款口径：{idea.text.zh}", f"By orders or receivables instead: {idea.text.en}"
            ),
            *idea.evidence,
        )


def _cover(sheet: Sheet, subject: Subject) -> None:
    sheet.heading(Text("偿债保障（DSCR）", "Debt service cover (DSCR)"))
    rules = subject.case.thresholds.ratios
    if not subject.case.years:
        sheet.gap(
            "dscr",
            Text(
                "没有可用的年度报表，不测算偿债保障倍数",
                "no usable yearly statement, so no debt service cover",
            ),
        )
        return
    due = _falling_due(subject)
    principal = sum((f.amount or Decimal(0) for f in due), Decimal(0)) or None
    made = debt_service(subject.case.years[0], rules.stress, principal)
    statement = subject.case.years[0].evidence
    if made.actual is None or made.stressed is None:
        why = made.why_not or Text("未知", "not known")
        sheet.gap(
            "dscr", Text(f"未测算偿债保障倍数：{why.zh}", f"no debt service cover: {why.en}"), statement
        )
        return
    line = percent(rules.stress)
    rows = [
        _cover_row(
            sheet, subject, Text(f"{made.year} 年实际", f"{made.year} as it was"), made.actual, rules.dscr
        ),
        _cover_row(
            sheet,
            subject,
            Text(f"收入下降 {line}、固定费用不变", f"revenue down {line}, fixed costs unchanged"),
            made.stressed,
            rules.dscr_stressed,
        ),
    ]
    sheet.table(
        "dscr",
        Text("偿债保障倍数", "Cover"),
        [
            sheet.column(Text("情形", "Case")),
            sheet.column(Text("息税前利润", "EBIT"), "right"),
            sheet.column(Text("只付息", "Interest only"), "right"),
            *(
                [sheet.column(Text("按登记到期本息", "Interest and recorded principal"), "right")]
                if principal
                else []
            ),
            sheet.column(Text("有息负债全部到期", "All debt due"), "right"),
            sheet.column(Text("参考值", "Reference")),
        ],
        rows,
        ASSUMED[subject.lang],
    )
    _principal(sheet, subject, due, principal)


def _falling_due(subject: Subject) -> list[FinancingFact]:
    """Borrowings on record of which the whole amount falls due within twelve months."""
    end = months_before(subject.today, -12)
    return [
        f
        for f in subject.facts.financing
        if f.kind in BORROWED
        and f.current(subject.today)
        and f.amount
        and f.matures_on
        and f.matures_on <= end
    ]


def _principal(
    sheet: Sheet, subject: Subject, due: Sequence[FinancingFact], principal: Decimal | None
) -> None:
    """What is known of the principal that falls due, and what of it is still to be found out."""
    depreciation = Text(
        "折旧与摊销未载明，须取得附注或折旧表后按 EBITDA 重算",
        "depreciation is not stated: get the notes and work it out again with EBITDA",
    )
    sheet.gap("depreciation", depreciation)
    if principal is None:
        sheet.gap(
            "principal_due",
            Text(
                "当年到期本金未知，须按还款计划重算偿债保障倍数",
                "principal due this year is not known: work the cover out again by the repayment plan",
            ),
        )
        return
    listed = " + ".join(f"{f.amount:,.2f}" for f in due)
    shown = f"12 个月内到期本金 = {listed} = {principal:,.2f} 元（{yuan(principal).zh}，{yuan(principal).en}），共 {len(due)} 笔"
    sheet.gap(
        "principal_due",
        Text(
            f"12 个月内到期本金按登记在册的 {len(due)} 笔融资计 {yuan(principal).zh}（到期一次还本），分期还款及未登记的借款须按还款计划核实",
            f"{yuan(principal).en} of principal falls due within 12 months by {len(due)} borrowings on record (repaid at "
            "maturity); instalments and what is not on record have to be verified by the repayment plan",
        ),
        *(f.evidence for f in due),
        calculation(subject.id, "principal_due", "到期本金", shown),
    )


def _cover_row(sheet: Sheet, subject: Subject, title: Text, cover: Cover, line: Decimal) -> tuple[Cell, ...]:
    shown = f"{title.zh}：{cover.shown}；参考值 ≥ {line.normalize():f}"
    proof = calculation(subject.id, f"dscr:{cover.lost}", f"偿债保障：{title.zh}", shown)

    def cell(value: Decimal | None) -> Cell:
        if value is None:
            return Cell(NONE)
        return sheet.cell(ratio(value), proof, value=value, tone="warning" if value < line else "plain")

    return (
        sheet.cell(title, proof),
        sheet.money(cover.ebit, proof),
        cell(cover.interest_only),
        *([cell(cover.scheduled)] if cover.scheduled is not None else []),
        cell(cover.all_due),
        sheet.cell(f"≥ {line.normalize():f}", proof),
    )
