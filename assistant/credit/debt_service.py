"""Debt service cover of the last usable year, as it was and with less revenue at unchanged fixed costs.

What a statement without notes does not say is named, not assumed away: depreciation is not added back, and of the
principal due in a year a statement knows only the two ends, nothing and all of the interest-bearing debt. Where loans
are on record with amount and date, the principal that falls due by them stands between.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from assistant.domain.facts import StatementFact
from assistant.domain.text import Text
from assistant.domain.wording import full_yuan, percent, ratio

ASSUMED = Text(
    "EBITDA 以息税前利润代替（报表未列折旧摊销，口径偏保守）；当年到期本金未列示，故给出两端：只付息、有息负债全部于当年到期",
    "EBIT stands for EBITDA (depreciation is not stated, so the figure is on the careful side); principal due in the "
    "year is not stated, so both ends are given: interest only, and all interest-bearing debt falling due",
)


@dataclass(frozen=True, slots=True)
class Cover:
    """Cover in one case (0 of revenue lost, or `lost`): by interest alone, and with all debt due; shown with numbers.

    interest_only is None where there is no interest, all_due None where neither interest nor debt is stated, scheduled
    None where no principal is known to fall due.
    """

    lost: Decimal
    ebit: Decimal
    tax: Decimal
    interest_only: Decimal | None
    all_due: Decimal | None
    shown: str
    scheduled: Decimal | None = None


@dataclass(frozen=True, slots=True)
class DebtService:
    """Cover as it was and under stress; no figures and `why_not` where an input is missing."""

    year: int
    actual: Cover | None
    stressed: Cover | None
    why_not: Text | None = None


def debt_service(statement: StatementFact, stress: Decimal, principal: Decimal | None = None) -> DebtService:
    """Cover of the statement's year. stress: share of revenue lost; cost of sales falls with it, the rest stays.

    principal: yuan that fall due within the next year by the loans on record, None where none are.
    """
    year = statement.period_end.year
    named = {
        "营业收入": statement.revenue,
        "营业成本": statement.cost,
        "息税前利润": statement.ebit,
        "利息支出": statement.interest_expense,
        "净利润": statement.net_profit,
    }
    missing = [name for name, value in named.items() if value is None]
    if missing:
        return DebtService(
            year, None, None, Text(f"缺少{'、'.join(missing)}", "figures of the income statement are missing")
        )
    ebit, interest = statement.ebit or Decimal(0), statement.interest_expense or Decimal(0)
    before_tax = ebit - interest
    tax = max(before_tax - (statement.net_profit or Decimal(0)), Decimal(0))
    debt = statement.interest_bearing_debt
    if interest <= 0 and not debt and not principal:
        return DebtService(
            year,
            None,
            None,
            Text("报表没有利息和有息负债", "no interest and no interest-bearing debt stated"),
        )
    rate = tax / before_tax if before_tax > 0 else Decimal(0)
    margin = (statement.revenue or Decimal(0)) - (statement.cost or Decimal(0))
    less = ebit - margin * stress
    return DebtService(
        year,
        _cover(Decimal(0), ebit, tax, interest, (debt, principal), f"息税前利润 = {full_yuan(ebit)}"),
        _cover(
            stress,
            less,
            max(less - interest, Decimal(0)) * rate,
            interest,
            (debt, principal),
            f"收入下降 {percent(stress)}、固定费用不变：息税前利润 = {full_yuan(ebit)} − 毛利 {full_yuan(margin)} × "
            f"{percent(stress)} = {full_yuan(less)}",
        ),
    )


def _cover(
    lost: Decimal,
    ebit: Decimal,
    tax: Decimal,
    interest: Decimal,
    owed: tuple[Decimal | None, Decimal | None],
    lead: str,
) -> Cover:
    """owed: all interest-bearing debt, and what of it falls due within a year by the loans on record."""
    debt, principal = owed
    left = ebit - tax
    only = left / interest if interest > 0 else None
    whole = interest + debt if debt is not None else None
    due = left / whole if whole else None
    parts = [lead, f"所得税 = {full_yuan(tax)}"]
    if only is not None:
        parts.append(
            f"只付息：（{full_yuan(ebit)} − {full_yuan(tax)}）÷ 利息 {full_yuan(interest)} = {ratio(only)}"
        )
    if due is not None and whole is not None:
        parts.append(
            f"有息负债全部到期：（{full_yuan(ebit)} − {full_yuan(tax)}）÷ 本息 {full_yuan(whole)} = {ratio(due)}"
        )
    service = interest + principal if principal else None
    scheduled = left / service if service else None
    if scheduled is not None and service is not None and principal is not None:
        parts.append(
            f"按登记到期本金：（{full_yuan(ebit)} − {full_yuan(tax)}）÷（利息 {full_yuan(interest)} + 到期本金 "
            f"{full_yuan(principal)}）= {ratio(scheduled)}"
        )
    return Cover(lost, ebit, tax, only, due, "；".join(parts), scheduled)
