"""六 财务与比率: up to five years of figures, ratios against the config's values, turnover, and what does not agree."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from assistant.credit.measure import calculation
from assistant.credit.reference import beyond, written, written_reference
from assistant.domain.calendar import months_before
from assistant.domain.evidence import Evidence
from assistant.domain.facts import StatementFact
from assistant.domain.ratios import Ratio, all_ratios
from assistant.domain.text import Text
from assistant.domain.turnover import turnover
from assistant.domain.wording import percent, yuan
from assistant.report.blocks import BarChart, Cell, Series, Tone
from assistant.report.chapters.finance_checks import agreement, quarters, stand_ins
from assistant.report.naming import name_findings, stale_line
from assistant.report.sheet import NONE, Sheet, worked_out
from assistant.report.subject import Subject

WAN = Decimal(10_000)
LINES: tuple[tuple[str, Text], ...] = (
    ("revenue", Text("营业收入", "Revenue")),
    ("cost", Text("营业成本", "Cost of sales")),
    ("ebit", Text("息税前利润", "EBIT")),
    ("interest_expense", Text("利息支出", "Interest")),
    ("net_profit", Text("净利润", "Net profit")),
    ("operating_cash_flow", Text("经营现金流净额", "Operating cash flow")),
    ("total_assets", Text("资产总计", "Total assets")),
    ("current_assets", Text("流动资产", "Current assets")),
    ("cash", Text("货币资金", "Cash")),
    ("receivables", Text("应收账款", "Receivables")),
    ("inventory", Text("存货", "Stock")),
    ("total_liabilities", Text("负债合计", "Total liabilities")),
    ("current_liabilities", Text("流动负债", "Current liabilities")),
    ("interest_bearing_debt", Text("有息负债", "Interest-bearing debt")),
    ("equity", Text("所有者权益", "Equity")),
)


def write(subject: Subject) -> Sheet:
    """The chapter."""
    sheet = Sheet(subject.lang)
    years = shown_years(subject)
    if not years:
        sheet.gap(
            "statements",
            Text(
                "库中没有年度财务报表，不以行业均值代替，须取得近三年年报及最近月报",
                "no yearly statements on record, and no industry mean in their place: get three years and the last month",
            ),
        )
    else:
        _age(sheet, subject, years[-1])
        _trend(sheet, subject, years)
    name_findings(sheet, subject, "finance")
    if years:
        _figures(sheet, subject, years)
        _ratios(sheet, subject, years)
        _turnover(sheet, subject, years)
        _bars(sheet, years)
    agreement(sheet, subject)
    quarters(sheet, subject)
    stand_ins(sheet, subject)
    return sheet


def shown_years(subject: Subject) -> list[StatementFact]:
    """Statements of full years, oldest first, at most so many as the template shows; one a year."""
    by_year: dict[int, StatementFact] = {}
    for statement in subject.case.annual:
        by_year.setdefault(statement.period_end.year, statement)
    return [by_year[year] for year in sorted(by_year)][-subject.template.shown.years :]


def _age(sheet: Sheet, subject: Subject, last: StatementFact) -> None:
    months = _months(last.period_end, subject.today)
    stale = last.period_end < months_before(subject.today, subject.template.shown.stale_months)
    audited = Text("经审计", "audited") if last.audited else Text("未经审计", "not audited")
    mark = Text("，已超过六个月，须补充最近月报", ", older than six months: get the latest monthly statement")
    if subject.template.shown.stale_months != 6:
        limit = subject.template.shown.stale_months
        mark = Text(
            f"，已超过 {limit} 个月，须补充最近月报", f", older than {limit} months: get a later statement"
        )
    tail = mark if stale else Text("", "")
    day = f"{last.period_end:%Y-%m-%d}"
    sheet.note(
        Text(
            f"最近一期年度报表截至 {day}（{audited.zh}），距今 {months} 个月{tail.zh}。",
            f"The last yearly statement is of {day} ({audited.en}), {months} months ago{tail.en}.",
        ),
        last.evidence,
        calculation(
            subject.id, "statement_age", "报表距今月数", f"{subject.today:%Y-%m-%d} − {day} = {months} 个月"
        ),
        stale_line(subject),
        tone="warning" if stale else "plain",
    )


def _months(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


def _usable(subject: Subject, statement: StatementFact) -> bool:
    return subject.case.balanced(statement)


def _trend(sheet: Sheet, subject: Subject, years: Sequence[StatementFact]) -> None:
    """What the first and the last year say of revenue, profit and cash, in a sentence each."""
    last = years[-1]
    before = years[-2] if len(years) > 1 else None
    for field, title in (
        ("revenue", Text("营业收入", "Revenue")),
        ("net_profit", Text("净利润", "Net profit")),
    ):
        now, then = getattr(last, field), getattr(before, field) if before else None
        if now is None:
            continue
        zh, en = (
            f"{last.period_end.year} 年{title.zh} {yuan(now).zh}",
            f"{title.en} was {yuan(now).en} in {last.period_end.year}",
        )
        proof: list[Evidence] = [last.evidence]
        if before is not None and then is not None and then > 0:
            growth = now / then - 1
            up = growth >= 0
            zh += f"，比上年{'增长' if up else '下降'} {percent(abs(growth))}"
            en += f", {percent(abs(growth))} {'up' if up else 'down'} on the year before"
            shown = f"{last.period_end.year}年{title.zh}变动 = {now:,.2f} ÷ {then:,.2f} − 1 = {percent(growth)}，变动幅度 {percent(abs(growth))}"
            proof += [calculation(subject.id, f"growth:{field}", f"{title.zh}变动", shown), before.evidence]
        elif before is not None and then is not None:
            zh += f"（上年 {yuan(then).zh}，不计增长率）"
            en += f" ({yuan(then).en} the year before, so no growth rate)"
            proof.append(before.evidence)
        sheet.say(Text(zh, en), *proof)
    flow = last.operating_cash_flow
    if flow is not None:
        sheet.say(
            Text(
                f"{last.period_end.year} 年经营现金流净额 {yuan(flow).zh}{'，为净流出' if flow < 0 else ''}",
                f"Operating cash flow was {yuan(flow).en} in {last.period_end.year}{', an outflow' if flow < 0 else ''}",
            ),
            last.evidence,
        )


def _figures(sheet: Sheet, subject: Subject, years: Sequence[StatementFact]) -> None:
    rows = []
    for field, title in LINES:
        values = [getattr(s, field) for s in years]
        if all(v is None for v in values):
            continue
        rows.append(
            (
                sheet.cell(title),
                *(
                    sheet.cell(f"{v / WAN:,.2f}", s.evidence, value=v, tone="warning" if v < 0 else "plain")
                    if v is not None
                    else Cell(NONE)
                    for s, v in zip(years, values, strict=True)
                ),
            )
        )
    audited = (
        sheet.cell(Text("审计", "audited")),
        *(sheet.cell(Text("是", "yes") if s.audited else Text("否", "no")) for s in years),
    )
    sheet.table(
        "figures",
        Text("主要财务数据", "Main figures"),
        [
            sheet.column(Text("项目", "Item")),
            *(
                sheet.column(
                    Text(f"{s.period_end:%Y}", f"{s.period_end:%Y}"),
                    "right",
                    sheet.pick("万元", "CNY 10,000"),
                )
                for s in years
            ),
        ],
        [*rows, audited],
    )


def ratio_evidence(subject: Subject, statement: StatementFact, found: Ratio, shown: str) -> Evidence:
    """The calculation of a ratio of one year."""
    year = statement.period_end.year
    return worked_out(
        f"{subject.id}:{found.id}:{year}",
        f"{year}年{found.title.zh}",
        f"{found.shown()}，即 {shown}",
        f"报表 {statement.period_end:%Y-%m-%d}",
        statement.period_end,
    )


def _ratios(sheet: Sheet, subject: Subject, years: Sequence[StatementFact]) -> None:
    by_year = [all_ratios(s) if _usable(subject, s) else None for s in years]
    sample, rules = all_ratios(years[-1]), subject.case.thresholds.ratios
    rows = []
    for place, first in enumerate(sample):
        cells: list[Cell] = []
        values: list[Decimal | None] = []
        for statement, ratios in zip(years, by_year, strict=True):
            found = ratios[place] if ratios is not None else None
            if found is None or found.value is None:
                cells.append(Cell(NONE))
                values.append(None)
                continue
            shown = written(found.id, found.value)
            tone: Tone = "warning" if beyond(rules, found) else "plain"
            proof = ratio_evidence(subject, statement, found, shown)
            cells.append(sheet.cell(shown, proof, value=found.value, tone=tone))
            values.append(found.value)
        if all(v is None for v in values):
            continue
        mark = written_reference(rules, first.id)
        line = worked_out(
            f"{subject.id}:reference:{first.id}",
            f"{first.title.zh}参考值",
            f"{first.title.zh} {mark}",
            f"thresholds.yaml {subject.case.thresholds.version}",
        )
        rows.append(
            (
                sheet.cell(first.title),
                *cells,
                sheet.cell(mark, line if mark else None),
                sheet.cell(_direction(values)),
            )
        )
    note = sheet.pick(
        "比率由系统按报表计算，公式与取数见脚注；参考值取自本行参数（thresholds.yaml）。不平衡的报表不计算比率。",
        "Ratios are computed from the statements, formula and inputs in the footnotes; reference values are the bank's "
        "own (thresholds.yaml). No ratios of a sheet that does not balance.",
    )
    sheet.table(
        "ratios",
        Text("比率与参考值", "Ratios and reference values"),
        [
            sheet.column(Text("比率", "Ratio")),
            *(sheet.column(Text(f"{s.period_end:%Y}", f"{s.period_end:%Y}"), "right") for s in years),
            sheet.column(Text("参考值", "Reference")),
            sheet.column(Text("趋势", "Trend")),
        ],
        rows,
        note,
    )


def _direction(values: Sequence[Decimal | None]) -> Text:
    known = [v.quantize(Decimal("0.001")) for v in values if v is not None]  # as far as it is shown
    if len(known) < 2:
        return Text("—", "—")
    steps = [b - a for a, b in pairwise(known)]
    if all(step > 0 for step in steps):
        return Text("逐年上升", "rising")
    if all(step < 0 for step in steps):
        return Text("逐年下降", "falling")
    return (
        Text("上升", "up")
        if known[-1] > known[0]
        else Text("下降", "down")
        if known[-1] < known[0]
        else Text("持平", "level")
    )


def _turnover(sheet: Sheet, subject: Subject, years: Sequence[StatementFact]) -> None:
    rows = []
    days = [
        turnover(now, before)
        if _usable(subject, now) and _usable(subject, before) and _next(before, now)
        else None
        for before, now in pairwise(years)
    ]
    for item in ("receivables", "inventory", "payables", "prepayments", "contract_liabilities"):
        cells = []
        title = None
        for statement, found in zip(years[1:], days, strict=True):
            one = found[item] if found is not None else None
            title = one.title if one is not None else title
            if one is None or one.value is None:
                cells.append(Cell(NONE))
            else:
                shown = f"{one.value:,.1f}"
                cells.append(
                    sheet.cell(shown, ratio_evidence(subject, statement, one, f"{shown} 天"), value=one.value)
                )
        if title is not None and any(c.value is not None for c in cells):
            rows.append((sheet.cell(title), *cells))
    sheet.table(
        "turnover",
        Text(
            "周转天数（期初与期末均值，全年按 360 天）",
            "Turnover days (mean of opening and closing, 360 days)",
        ),
        [
            sheet.column(Text("项目", "Item")),
            *(
                sheet.column(
                    Text(f"{s.period_end:%Y}", f"{s.period_end:%Y}"), "right", sheet.pick("天", "days")
                )
                for s in years[1:]
            ),
        ],
        rows,
    )


def _next(before: StatementFact, now: StatementFact) -> bool:
    return now.period_end.year - before.period_end.year == 1


def _bars(sheet: Sheet, years: Sequence[StatementFact]) -> None:
    if len(years) < 2:
        return

    def series(name: Text, field: str) -> Series:
        return Series(
            name[sheet.lang],
            tuple(
                None if (v := getattr(s, field)) is None else (v / WAN).quantize(Decimal("0.01"))
                for s in years
            ),
        )

    categories = tuple(f"{s.period_end:%Y}" for s in years)
    cites = sheet.cite(*(s.evidence for s in years))
    unit = sheet.pick("万元", "CNY 10,000")
    drawn = [
        series(Text("营业收入", "Revenue"), "revenue"),
        series(Text("净利润", "Net profit"), "net_profit"),
        series(Text("经营现金流净额", "Operating cash flow"), "operating_cash_flow"),
    ]
    sheet.chart(
        BarChart(
            "income",
            sheet.pick("收入、利润与现金流", "Revenue, profit and cash flow"),
            categories,
            tuple(drawn),
            unit,
            cites,
        )
    )
    owed = [
        series(Text("资产总计", "Total assets"), "total_assets"),
        series(Text("负债合计", "Total liabilities"), "total_liabilities"),
        series(Text("有息负债", "Interest-bearing debt"), "interest_bearing_debt"),
    ]
    sheet.chart(
        BarChart(
            "balance",
            sheet.pick("资产与负债", "Assets and liabilities"),
            categories,
            tuple(owed),
            unit,
            cites,
        )
    )
