"""Rules over figures: a year against the year before, ratios against a line, quarters without the season, burdens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from assistant.credit.conduct_measures import defendant_burden
from assistant.credit.finance_measures import guarantee_burden
from assistant.credit.measure import Case, Measure, calculation
from assistant.credit.signals.finding import Finding, reads
from assistant.credit.signals.ratios import AS_PERCENT, RATIOS
from assistant.credit.signals.rules import (
    Burden,
    ChangeRule,
    DeclaredGap,
    NegativeYears,
    RatioRule,
    SeasonRule,
)
from assistant.domain.calendar import months_before
from assistant.domain.evidence import Evidence
from assistant.domain.facts import StatementFact
from assistant.domain.text import Text
from assistant.domain.wording import full_yuan, percent, yuan
from assistant.domain.wording import ratio as as_number

TITLES: dict[str, Text] = {
    "revenue": Text("营业收入", "revenue"),
    "net_profit": Text("净利润", "net profit"),
    "operating_cash_flow": Text("经营现金流净额", "operating cash flow"),
    "receivables": Text("应收账款", "receivables"),
    "prepayments": Text("预付账款", "prepayments"),
    "inventory": Text("存货", "stock"),
    "cash": Text("货币资金", "cash"),
    "contract_liabilities": Text("合同负债", "contract liabilities"),
    "interest_bearing_debt": Text("有息负债", "interest-bearing debt"),
    "total_assets": Text("总资产", "total assets"),
    "equity": Text("所有者权益", "equity"),
    "vat_sales": Text("增值税申报销售额", "declared VAT sales"),
    "tax_paid": Text("纳税额", "tax paid"),
    "account_inflow": Text("账户流入", "account inflow"),
    "invoices": Text("开票额", "invoices"),
    "social_insurance": Text("社保缴费", "social insurance paid"),
    "power_kwh": Text("用电量", "power used"),
    "export_sales": Text("出口额", "export sales"),
}
Figures = tuple[tuple[int, Decimal, Evidence, date], ...]
"""(year, value, row, last day) of a yearly figure, newest first."""


def _yearly(case: Case, rule: ChangeRule) -> Figures:
    oldest = months_before(case.today, case.thresholds.statements.stale_months)
    if rule.statement is not None:
        name = rule.statement
        usable = [s for s in case.annual if case.balanced(s)]
        figures: Figures = tuple(
            (s.period_end.year, getattr(s, name), s.evidence, s.period_end)
            for s in usable
            if getattr(s, name) is not None
        )
    else:
        stated = sorted((s for s in case.facts.stand_ins if s.kind == rule.stand_in), key=lambda s: -s.year)
        figures = tuple(
            (s.year, value, s.evidence, date(s.year, 12, 31))
            for s in stated
            if (value := s.amount if s.amount is not None else s.quantity) is not None
            and date(s.year, 12, 31) <= case.today
        )
    return figures if figures and figures[0][3] >= oldest else ()


@reads(ChangeRule)
def figure_change(case: Case, rule: ChangeRule) -> Finding | None:
    """The last year that is not stale against the one before; a base of zero or less gives no rate."""
    figures = _yearly(case, rule)
    if len(figures) < 2 or figures[0][0] - figures[1][0] != 1:
        return None
    (year, now, row, on), (_, before, earlier, _) = figures[0], figures[1]
    name = rule.statement or rule.stand_in or ""
    title, unit = TITLES[name], name != "power_kwh"
    was, is_ = (_shown(v, yuan=unit) for v in (before, now))
    if rule.turned:
        better = rule.direction == "up"
        if not (before < 0 < now if better else now < 0 < before):
            return None
        word = Text("由负转正", "turned positive") if better else Text("由正转负", "turned negative")
        return Finding(
            Text(
                f"{year} 年{title.zh}{word.zh}（{was.zh} → {is_.zh}）",
                f"{title.en} {word.en} in {year} ({was.en} → {is_.en})",
            ),
            on,
            (row, earlier),
        )
    if before <= 0:
        return None
    change = now / before - 1
    line = rule.share or Decimal(0)
    if not (change >= line if rule.direction == "up" else change <= -line):
        return None
    moved = Text("增长", "grew") if rule.direction == "up" else Text("下降", "fell")
    full = f"{year} 年{title.zh}变动 = {_full(now, unit)} ÷ {_full(before, unit)} − 1 = {percent(change)}（{moved.zh} {percent(abs(change))}）"
    return Finding(
        Text(
            f"{year} 年{title.zh}{moved.zh} {percent(abs(change))}（{was.zh} → {is_.zh}）",
            f"{title.en} {moved.en} by {percent(abs(change))} in {year} ({was.en} → {is_.en})",
        ),
        on,
        (calculation(case.facts.id, f"change:{name}", f"{title.zh}变动", full), row, earlier),
    )


def _shown(value: Decimal, *, yuan: bool) -> Text:
    if yuan:
        return _yuan(value)
    return Text(f"{value:,.0f} 千瓦时", f"{value:,.0f} kWh")


def _yuan(value: Decimal) -> Text:
    return yuan(value)


def _full(value: Decimal, is_yuan: bool) -> str:
    return full_yuan(value) if is_yuan else f"{value:,.0f} 千瓦时"


def _of_months(case: Case, months: int) -> list[StatementFact]:
    oldest = months_before(case.today, case.thresholds.statements.stale_months)
    found = [
        s
        for s in case.facts.statements
        if s.months == months and s.period_end <= case.today and case.balanced(s)
    ]
    return found if found and found[0].period_end >= oldest else []


@reads(RatioRule)
def ratio(case: Case, rule: RatioRule) -> Finding | None:
    """A ratio beyond the line in each of the last so many statements of that length; all of them must be known."""
    of = RATIOS[rule.ratio]
    statements = _of_months(case, rule.months)
    last = [of(s) for s in statements[: rule.periods]]
    if len(last) < rule.periods:
        return None
    values = [r.value for r in last if r.value is not None]
    if len(values) < rule.periods or not all(
        v > rule.line if rule.side == "over" else v < rule.line for v in values
    ):
        return None
    shown = [percent(v) if rule.ratio in AS_PERCENT else as_number(v) for v in values]
    line = percent(rule.line) if rule.ratio in AS_PERCENT else as_number(rule.line)
    earlier = Text("", "")
    rows = tuple(s.evidence for s in statements[: rule.periods])
    formulas = [
        f"{s.period_end}：{r.shown()} = {text}" for s, r, text in zip(statements, last, shown, strict=False)
    ]
    if rule.rising:
        before = [s for s in statements if s.period_end.year == statements[0].period_end.year - 1]
        was = of(before[0]) if before else None
        if was is None or was.value is None or was.value >= values[0]:
            return None
        told = percent(was.value) if rule.ratio in AS_PERCENT else as_number(was.value)
        earlier = Text(f"，上年 {told}", f", {told} a year before")
        rows = (*rows, before[0].evidence)
        formulas.append(f"{before[0].period_end}：{was.shown()} = {told}")
    title = last[0].title
    over = Text("高于", "above") if rule.side == "over" else Text("低于", "below")
    ends = "、".join(str(s.period_end) for s in statements[: rule.periods])
    formulas.append(f"{over.zh} {line}")
    return Finding(
        Text(
            f"{title.zh} {'、'.join(shown)}（{ends}），{over.zh} {line}{earlier.zh}",
            f"{title.en} {', '.join(shown)} ({ends}), {over.en} {line}{earlier.en}",
        ),
        statements[0].period_end,
        (
            calculation(case.facts.id, f"signal:{rule.ratio}:{rule.months}", title.zh, "；".join(formulas)),
            *rows,
        ),
    )


@reads(SeasonRule)
def cash_turned_negative(case: Case, rule: SeasonRule) -> Finding | None:
    """Quarters of the last year below zero that were not a year before: the same quarters compared, so that a trade
    that buys in one season each year is no finding."""
    flows = {
        (s.period_end.year, s.period_end.month): (s.operating_cash_flow, s.evidence)
        for s in _of_months(case, 3)
        if s.operating_cash_flow is not None
    }
    if not flows:
        return None
    last = max(year for year, _ in flows)
    turned: list[tuple[int, Decimal, Decimal, Evidence, Evidence]] = []
    for (year, month), (flow, row) in sorted(flows.items()):
        before = flows.get((last - 1, month))
        if year == last and flow < 0 and before is not None and before[0] >= 0:
            turned.append((month, flow, before[0], row, before[1]))
    if len(turned) < rule.quarters:
        return None
    named = "、".join(
        f"{month // 3} 季度 {yuan(now).zh}（上年同季 {yuan(was).zh}）" for month, now, was, _, _ in turned
    )
    named_en = ", ".join(
        f"Q{month // 3} {yuan(now).en} ({yuan(was).en} a year before)" for month, now, was, _, _ in turned
    )
    shown = "；".join(
        f"{last} 年 {month // 3} 季度（Q{month // 3}）{full_yuan(now)}，上年同季 {full_yuan(was)}"
        for month, now, was, _, _ in turned
    )
    return Finding(
        Text(
            f"{last} 年经营现金流转负：{named}", f"operating cash flow turned negative in {last}: {named_en}"
        ),
        date(last, turned[-1][0], 28),
        (
            calculation(case.facts.id, "season", "经营现金流同季比较", f"{shown}；转负 {len(turned)} 个季度"),
            *(row for *_, row, _ in turned[:2]),
        ),
        len(turned),
    )


@reads(NegativeYears)
def negative_years(case: Case, rule: NegativeYears) -> Finding | None:
    """A yearly figure below zero so many years running, the last of them not stale."""
    statements = _of_months(case, 12)[: rule.years]
    values = [getattr(s, rule.statement) for s in statements]
    if len(values) < rule.years or any(v is None or v >= 0 for v in values):
        return None
    title = TITLES[rule.statement]
    zh = "、".join(f"{s.period_end.year} 年 {yuan(v).zh}" for s, v in zip(statements, values, strict=True))
    en = ", ".join(f"{yuan(v).en} in {s.period_end.year}" for s, v in zip(statements, values, strict=True))
    return Finding(
        Text(f"{title.zh}为负：{zh}", f"{title.en} negative: {en}"),
        statements[0].period_end,
        tuple(s.evidence for s in statements),
    )


@reads(Burden)
def burden(case: Case, rule: Burden) -> Finding | None:
    """Suits as defendant or guarantees given over net assets; what cannot be computed is a gap of the judgement."""
    found: Measure = defendant_burden(case) if rule.of == "suits" else guarantee_burden(case)
    if found.value is None or found.value <= rule.line:
        return None
    dates = [e.occurred_on for e in case.facts.events if e.kind == "lawsuit" and e.current and e.occurred_on]
    return Finding(found.text, max(dates, default=None) if rule.of == "suits" else None, found.evidence[:4])


@reads(DeclaredGap)
def declared_gap(case: Case, rule: DeclaredGap) -> Finding | None:
    """VAT sales against the revenue stated for the same year."""
    annual: Sequence[StatementFact] = case.annual[:1]
    if not annual or not annual[0].revenue or annual[0].revenue <= 0:
        return None
    last = annual[0]
    year, revenue = last.period_end.year, last.revenue
    assert revenue is not None
    declared = next(
        (
            s
            for s in case.facts.stand_ins
            if s.kind == "vat_sales" and s.year == year and s.amount is not None
        ),
        None,
    )
    if declared is None or declared.amount is None:
        return None
    short = 1 - declared.amount / revenue
    if short <= rule.line:
        return None
    shown = f"1 − {full_yuan(declared.amount)} ÷ {full_yuan(revenue)} = {percent(short)}（{year} 年）"
    return Finding(
        Text(
            f"{year} 年增值税申报销售 {yuan(declared.amount).zh}，比报表收入 {yuan(revenue).zh} 少 {percent(short)}",
            f"declared VAT sales of {yuan(declared.amount).en} in {year} are {percent(short)} under the stated revenue of {yuan(revenue).en}",
        ),
        last.period_end,
        (
            calculation(case.facts.id, "signal:vat_gap", "申报销售与报表收入", shown),
            declared.evidence,
            last.evidence,
        ),
    )
