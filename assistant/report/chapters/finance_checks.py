"""Part of chapter six: revenue beside other figures of turnover, quarters beside those of a year before, stand-ins."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.credit.statement_checks import KINDS, compared
from assistant.domain.code_words import word
from assistant.domain.facts import StandInFact, StatementFact
from assistant.domain.text import Text
from assistant.domain.wording import percent
from assistant.report.blocks import Cell
from assistant.report.sheet import NONE, Sheet, worked_out
from assistant.report.subject import Subject


def agreement(sheet: Sheet, subject: Subject) -> None:
    """Revenue beside tax return, invoices, account inflow and sales on record, year by year."""
    found = compared(subject.case, subject.template.shown.years)
    if not found:
        return
    line = percent(subject.case.thresholds.statements.vat_gap)
    rows = []
    for one in found:
        shown = f"{one.year}年{KINDS[one.kind].zh} ÷ 营业收入 − 1 = {one.other:,.2f} ÷ {one.revenue:,.2f} − 1 = {percent(one.apart)}"
        proof = worked_out(f"{subject.id}:apart:{one.kind}:{one.year}", "口径差异", shown)
        rows.append(
            (
                sheet.cell(str(one.year), one.evidence[0]),
                sheet.cell(KINDS[one.kind]),
                sheet.money(one.other, *one.evidence[1:], proof),
                sheet.money(one.revenue, one.evidence[0]),
                sheet.share(one.apart, proof, tone="warning" if one.disagrees else "plain"),
            )
        )
    sheet.table(
        "agreement",
        Text(
            "收入与纳税、开票、流水、合同的核对", "Revenue beside tax return, invoices, account and contracts"
        ),
        [
            sheet.column(Text("年度", "Year")),
            sheet.column(Text("核对口径", "Compared with")),
            sheet.column(Text("金额", "Amount"), "right"),
            sheet.column(Text("报表收入", "Stated revenue"), "right"),
            sheet.column(Text("差异", "Apart"), "right"),
        ],
        rows,
        sheet.pick(
            f"差异超过 {line} 的须说明；供货记录和账户流入可能不全，只在多于报表收入时提示。数字照原样列示，不作平滑。",
            f"More than {line} apart needs a reason; sales on record and account inflow may not be complete and are marked "
            "only above the stated revenue. Figures stand as they are.",
        ),
    )


def quarters(sheet: Sheet, subject: Subject) -> None:
    """Quarters beside the same quarter a year before: what is season and what is not."""
    by_quarter = {
        (s.period_end.year, (s.period_end.month + 2) // 3): s
        for s in subject.facts.statements
        if s.months == 3 and s.period_end <= subject.today and s.operating_cash_flow is not None
    }
    rows = list(_quarter_rows(sheet, by_quarter))
    sheet.table(
        "quarters",
        Text(
            "季度经营现金流（与上年同季比）",
            "Operating cash flow by quarter, beside the same quarter a year before",
        ),
        [
            sheet.column(Text("季度", "Quarter")),
            sheet.column(Text("本期", "This year"), "right"),
            sheet.column(Text("上年同季", "A year before"), "right"),
            sheet.column(Text("判断", "Reading")),
        ],
        rows,
    )


def _quarter_rows(sheet: Sheet, quarters: dict[tuple[int, int], StatementFact]) -> Iterator[tuple[Cell, ...]]:
    last = max((year for year, _ in quarters), default=0)
    for (year, quarter), now in sorted(quarters.items()):
        before = quarters.get((year - 1, quarter))
        if year != last or before is None:
            continue
        flow, then = now.operating_cash_flow or Decimal(0), before.operating_cash_flow or Decimal(0)
        if flow < 0 and then < 0:
            reading = Text("同季均为负，属季节性", "negative in both: the season")
        elif flow < 0:
            reading = Text("由正转负，非季节性", "turned negative: not the season")
        else:
            reading = Text("为正", "positive")
        span = worked_out(
            f"{now.evidence.key}:quarter",
            "季度",
            f"{year} 年 {quarter} 季度（Q{quarter}）= 截至 {now.period_end:%Y-%m-%d} 的三个月",
        )
        yield (
            sheet.cell(Text(f"{year} 年 {quarter} 季度", f"Q{quarter} {year}"), span),
            sheet.money(flow, now.evidence, tone="warning" if flow < 0 <= then else "plain"),
            sheet.money(then, before.evidence),
            sheet.cell(reading),
        )


def stand_ins(sheet: Sheet, subject: Subject) -> None:
    """What stands beside or in place of statements: tax, invoices, power, account."""
    found = sorted(subject.facts.stand_ins, key=lambda s: (-s.year, s.kind))
    kept = [s for s in found if s.year > subject.today.year - subject.template.shown.years]
    sheet.table(
        "stand_ins",
        Text("替代数据", "Stand-ins"),
        [
            sheet.column(Text("年度", "Year")),
            sheet.column(Text("类别", "Kind")),
            sheet.column(Text("数值", "Figure"), "right"),
        ],
        [
            (
                sheet.cell(str(s.year), s.evidence),
                sheet.cell(word(s.kind, subject.lang)),
                sheet.money(s.amount, s.evidence) if s.amount is not None else _quantity(sheet, s),
            )
            for s in kept
        ],
    )


def _quantity(sheet: Sheet, one: StandInFact) -> Cell:
    """Power used, in kWh as the source has it."""
    if one.quantity is None:
        return Cell(NONE)
    text = f"{one.quantity:,.0f} kWh"
    proof = worked_out(
        f"{one.evidence.key}:kwh", "用电量", f"{one.year} 年用电量 = {text}", one.evidence.source
    )
    return sheet.cell(text, one.evidence, proof, value=one.quantity)
