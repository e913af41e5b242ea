"""What the finance factors read: ratios of the last usable statement, and the stand-ins of firms without one."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from assistant.credit.measure import Case, Measure, calculation, measure
from assistant.domain import ratios
from assistant.domain.evidence import Evidence
from assistant.domain.facts import StandInFact, StatementFact
from assistant.domain.text import Text
from assistant.domain.wording import full_yuan, percent, ratio


def _of_statement(case: Case, of: Callable[[StatementFact], ratios.Ratio], *, as_percent: bool) -> Measure:
    """A ratio of the last usable full-year statement as a measure."""
    if not case.years:
        return Measure(None, _why_no_statement(case), tuple(s.evidence for s in case.annual[:1]))
    statement = case.years[0]
    found = of(statement)
    if found.value is None:
        why = found.why_not or Text("未知", "not known")
        return Measure(None, Text(f"{found.title.zh}：{why.zh}", f"{found.title.en}: {why.en}"))
    shown = percent(found.value) if as_percent else ratio(found.value)
    year = statement.period_end.year
    note = calculation(
        case.facts.id,
        found.id,
        found.title.zh,
        f"{found.shown()} = {shown}",
        f"报表 {statement.period_end:%Y-%m-%d}",
    )
    return Measure(
        found.value,
        Text(f"{year} 年{found.title.zh} {shown}", f"{found.title.en} {shown} in {year}"),
        (note, statement.evidence),
    )


def _why_no_statement(case: Case) -> Text:
    if not case.annual:
        return Text("没有年度财务报表", "no yearly statements")
    last = case.annual[0]
    if not case.balanced(last):
        return Text(
            f"{last.period_end:%Y-%m-%d} 的资产负债表不平，未采用",
            f"the balance sheet of {last.period_end:%Y-%m-%d} does not balance and was not used",
        )
    return Text(
        f"最近一期年度报表截至 {last.period_end:%Y-%m-%d}，过旧未采用",
        f"the last yearly statement, {last.period_end:%Y-%m-%d}, is too old and was not used",
    )


@measure("current_ratio")
def current_ratio(case: Case) -> Measure:
    """流动比率."""
    return _of_statement(case, ratios.current_ratio, as_percent=False)


@measure("debt_ratio")
def debt_ratio(case: Case) -> Measure:
    """资产负债率."""
    return _of_statement(case, ratios.debt_ratio, as_percent=True)


@measure("net_margin")
def net_margin(case: Case) -> Measure:
    """净利率."""
    return _of_statement(case, ratios.net_margin, as_percent=True)


@measure("net_cash_ratio")
def net_cash_ratio(case: Case) -> Measure:
    """净现比."""
    return _of_statement(case, ratios.net_cash_ratio, as_percent=False)


@measure("revenue_growth")
def revenue_growth(case: Case) -> Measure:
    """Growth of revenue over the year before, from two usable statements."""
    if len(case.years) < 2:
        return Measure(
            None, Text("不足两年可用报表，无法计算增长", "fewer than two usable yearly statements")
        )
    now, before = case.years[0], case.years[1]
    if now.revenue is None or before.revenue is None or before.revenue <= 0:
        return Measure(None, Text("营业收入未知", "revenue is not known"))
    value = now.revenue / before.revenue - 1
    shown = f"{now.period_end.year}年收入增长率 = {full_yuan(now.revenue)} ÷ {full_yuan(before.revenue)} − 1 = {percent(value)}"
    year = now.period_end.year
    return Measure(
        value,
        Text(f"{year} 年收入增长 {percent(value)}", f"revenue grew {percent(value)} in {year}"),
        (
            calculation(case.facts.id, "revenue_growth", "收入增长率", shown),
            now.evidence,
            before.evidence,
        ),
    )


def _over(case: Case, top: str, bottom: str, name: str, title: Text, word: Text) -> Measure:
    """One yearly stand-in over another of the same year, for the latest year that has both."""
    tops = {s.year: s for s in case.stand_in(top) if s.amount is not None}
    for below in case.stand_in(bottom):
        above = tops.get(below.year)
        if above is None or above.amount is None or not below.amount:
            continue
        value = above.amount / below.amount
        shown = f"{below.year}年{title.zh} = {full_yuan(above.amount)} ÷ {full_yuan(below.amount)} = {percent(value)}"
        return Measure(
            value,
            Text(
                f"{below.year} 年{word.zh} {percent(value)}（替代数据）",
                f"{word.en} {percent(value)} in {below.year} (stand-in)",
            ),
            (calculation(case.facts.id, name, title.zh, shown), above.evidence, below.evidence),
        )
    return Measure(None, Text(f"{title.zh}未知", f"{title.en} is not known"))


@measure("tax_burden")
def tax_burden(case: Case) -> Measure:
    """Tax paid over declared VAT sales: a firm that pays tax earns something."""
    title = Text("税负率", "tax burden")
    return _over(
        case,
        "tax_paid",
        "vat_sales",
        "tax_burden",
        title,
        Text("纳税额占申报销售", "tax paid over declared sales"),
    )


@measure("inflow_cover")
def inflow_cover(case: Case) -> Measure:
    """Inflow on the account over declared VAT sales: whether the sales come in as money."""
    title = Text("账户流入覆盖率", "account inflow over sales")
    return _over(
        case,
        "account_inflow",
        "vat_sales",
        "inflow_cover",
        title,
        Text("账户流入占申报销售", "account inflow over declared sales"),
    )


@measure("declared_growth")
def declared_growth(case: Case) -> Measure:
    """Growth of declared VAT sales over the year before; of power used where no sales are declared."""
    for kind, name in (("vat_sales", "增值税申报销售"), ("invoices", "开票金额"), ("power_kwh", "用电量")):
        found = case.stand_in(kind)
        if len(found) < 2 or found[0].year - found[1].year != 1:
            continue
        now, before = _figure(found[0]), _figure(found[1])
        if now is None or not before:
            continue
        value = now / before - 1
        shown = f"{found[0].year}年{name}增长率 = {now:,.0f} ÷ {before:,.0f} − 1 = {percent(value)}"
        return Measure(
            value,
            Text(
                f"{found[0].year} 年{name}增长 {percent(value)}（替代数据）",
                f"{kind} grew {percent(value)} in {found[0].year} (stand-in)",
            ),
            (
                calculation(case.facts.id, "declared_growth", f"{name}增长率", shown),
                found[0].evidence,
                found[1].evidence,
            ),
        )
    return Measure(None, Text("没有两年的纳税、开票或用电数据", "no two years of tax, invoice or power data"))


def _figure(stand_in: StandInFact) -> Decimal | None:
    return stand_in.amount if stand_in.amount is not None else stand_in.quantity


def net_assets(case: Case) -> tuple[Decimal, Text, tuple[Evidence, ...]] | None:
    """What a claim is weighed against: net assets of the last usable statement, else paid-in capital; None where
    neither is known. Gives the amount, its name, and the facts it comes from."""
    for statement in case.years[:1]:
        if statement.equity is not None:
            return statement.equity, Text("净资产", "net assets"), (statement.evidence,)
    identity = case.facts.identity
    if identity.paid_in_capital is not None:
        return identity.paid_in_capital, Text("实缴资本", "paid-in capital"), (identity.evidence,)
    return None


@measure("guarantee_burden")
def guarantee_burden(case: Case) -> Measure:
    """Guarantees given for others over net assets (or paid-in capital)."""
    given = [g for g in case.facts.guarantees_given if g.current(case.today)]
    if not given:
        return Measure(Decimal(0), Text("没有对外担保记录", "no guarantees given on record"))
    total = sum((g.amount or Decimal(0) for g in given), Decimal(0))
    base = net_assets(case)
    if base is None or any(g.amount is None for g in given):
        return Measure(
            None,
            Text("对外担保的金额或净资产未知", "the guarantees' amount or net assets are not known"),
            tuple(g.evidence for g in given),
        )
    amount, name, _ = base
    value = Decimal(99) if amount <= 0 else total / amount
    shown = f"对外担保 ÷ {name.zh} = {full_yuan(total)} ÷ {full_yuan(amount)} = {percent(value)}"
    return Measure(
        value,
        Text(
            f"对外担保相当于{name.zh}的 {percent(value)}",
            f"guarantees given are {percent(value)} of {name.en}",
        ),
        (calculation(case.facts.id, "guarantees", "对外担保负担", shown), *(g.evidence for g in given)),
    )
