"""Statements of the demo firms, and what stands in for them: whole yuan, each year following from the one before.

assets = liabilities + equity in every year; a case that breaks this does so afterwards, by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ingest.demo.book import DATA_DATE, Book, Entity
from ingest.demo.minting import Dice

_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Shape:
    """How a firm's figures run. Revenue in yuan of the last full year; the rest are ratios.

    cash_conversion: operating cash flow over net profit, one a year, oldest first.
    """

    revenue: int
    growth: float = 0.08
    gross_margin: float = 0.22
    operating_margin: float = 0.09
    debt_to_revenue: float = 0.12
    equity_to_revenue: float = 0.45
    cash_conversion: tuple[float, ...] = (1.05, 0.9, 1.1)
    last_year: int = 2025
    years: int = 3
    audited: bool = True


def statements(book: Book, firm: Entity, shape: Shape) -> None:
    """Yearly statements, oldest first."""
    dice = Dice(f"figures:{firm.code}")
    receivable_days, stock_days, payable_days = dice.whole(45, 85), dice.whole(25, 60), dice.whole(35, 65)
    revenue = shape.revenue / (1 + shape.growth) ** (shape.years - 1)
    equity = revenue * shape.equity_to_revenue
    for place in range(shape.years):
        cost = revenue * (1 - shape.gross_margin)
        debt = revenue * shape.debt_to_revenue
        ebit = revenue * shape.operating_margin
        interest = debt * 0.046
        profit = (ebit - interest) * 0.82
        if place:
            equity += profit * 0.7  # the rest was paid out
        lines = {
            "营业收入": revenue, "营业成本": cost, "息税前利润": ebit, "利息支出": interest, "净利润": profit,
            "经营现金流净额": profit * shape.cash_conversion[place % len(shape.cash_conversion)],
            "货币资金": revenue * 0.08, "应收账款": revenue * receivable_days / 360, "其他应收款": equity * 0.03,
            "预付账款": cost * 0.03, "存货": cost * stock_days / 360, "应付账款": cost * payable_days / 360,
            "合同负债": revenue * 0.02, "有息负债": debt, "所有者权益": equity,
        }  # fmt: skip
        write(
            book, firm, date(shape.last_year - shape.years + 1 + place, 12, 31), lines, audited=shape.audited
        )
        revenue *= 1 + shape.growth


def write(
    book: Book,
    firm: Entity,
    period_end: date,
    lines: dict[str, float],
    *,
    months: int = 12,
    audited: bool = True,
) -> None:
    """One statement whose totals follow from its lines: assets are made to equal liabilities and equity."""
    figures = {name: round(value / _HUNDRED) * _HUNDRED for name, value in lines.items()}
    figures["流动负债合计"] = figures["应付账款"] + figures["合同负债"] + round(figures["有息负债"] * 0.8)
    figures["负债合计"] = figures["应付账款"] + figures["合同负债"] + figures["有息负债"]
    figures["资产总计"] = figures["负债合计"] + figures["所有者权益"]
    current = sum(figures[name] for name in ("货币资金", "应收账款", "其他应收款", "预付账款", "存货"))
    figures["流动资产合计"] = min(current, figures["资产总计"])
    assert figures["资产总计"] >= current, f"{firm.name}: current assets exceed all assets"
    book.row("statements", 统一社会信用代码=firm.code, 企业名称=firm.name, 期末日=period_end, 月数=months,
             是否审计="是" if audited else "否", **{f"{name}（元）": value for name, value in figures.items()})  # fmt: skip


def quarters(
    book: Book, firm: Entity, revenue: int, flows: dict[date, float], profits: dict[date, float]
) -> None:
    """Single-quarter figures (3 months): operating cash flow and net profit by quarter end, in yuan."""
    for end, flow in flows.items():
        cost = revenue * 0.8
        write(book, firm, end, {
            "营业收入": revenue, "营业成本": cost, "息税前利润": profits[end] * 1.2, "利息支出": revenue * 0.01,
            "净利润": profits[end], "经营现金流净额": flow, "货币资金": revenue * 0.2, "应收账款": revenue * 0.6,
            "其他应收款": revenue * 0.05, "预付账款": revenue * 0.1, "存货": revenue * 0.7, "应付账款": revenue * 0.5,
            "合同负债": revenue * 0.1, "有息负债": revenue * 0.5, "所有者权益": revenue * 2,
        }, months=3, audited=False)  # fmt: skip


def stand_ins(
    book: Book, firm: Entity, revenue: int, *, vat_share: float = 0.97, years: int = 3, flow: bool = False
) -> None:
    """VAT sales, tax and power by year; `flow` adds the inflow on the account at this bank."""
    dice = Dice(f"stand-ins:{firm.code}")
    for back in range(years - 1, -1, -1):
        year = DATA_DATE.year - 1 - back
        sales = round(revenue / 1.08**back / _HUNDRED) * _HUNDRED
        book.stand_in(firm, "增值税销售额", year, round(sales * vat_share))
        book.stand_in(firm, "纳税额", year, round(sales * 0.031))
        book.stand_in(firm, "用电量", year, quantity=round(sales / dice.between(18, 26)))
        if flow:
            book.stand_in(firm, "账户流入", year, round(sales * 0.86))
