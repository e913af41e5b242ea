"""Financial ratios of one statement: each with its formula and inputs, None where an input is missing.

Formulas as in DOMAIN "Ratios". A divisor of zero or less gives no figure, and says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from assistant.domain.facts import StatementFact
from assistant.domain.text import Text


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio: value (a plain number or a fraction of one), or None with `why_not`.

    formula: in the words of the trade. inputs: name and amount in yuan of every figure used.
    """

    id: str
    title: Text
    value: Decimal | None
    formula: str
    inputs: tuple[tuple[str, Decimal], ...]
    why_not: Text | None = None

    def shown(self) -> str:
        """Formula with its numbers: 流动比率 = 流动资产 ÷ 流动负债 = 300 ÷ 200 = 1.5."""
        numbers = "，".join(f"{name} {amount:,.2f} 元" for name, amount in self.inputs)
        result = "" if self.value is None else f" = {self.value.quantize(Decimal('0.0001')).normalize():f}"
        return f"{self.title.zh} = {self.formula}{result}（{numbers}）"


_NAMES = {
    "cash": "货币资金",
    "current_assets": "流动资产",
    "current_liabilities": "流动负债",
    "inventory": "存货",
    "prepayments": "预付账款",
    "total_assets": "资产总计",
    "total_liabilities": "负债合计",
    "interest_bearing_debt": "有息负债",
    "ebit": "息税前利润",
    "interest_expense": "利息支出",
    "revenue": "营业收入",
    "cost": "营业成本",
    "net_profit": "净利润",
    "operating_cash_flow": "经营现金流净额",
    "other_receivables": "其他应收款",
    "equity": "所有者权益",
}


def _divide(
    statement: StatementFact,
    id_: str,
    title: Text,
    formula: str,
    needed: tuple[str, ...],
    top: Callable[[dict[str, Decimal]], Decimal],
    bottom: Callable[[dict[str, Decimal]], Decimal],
) -> Ratio:
    values: dict[str, Decimal] = {}
    missing = []
    for name in needed:
        value = getattr(statement, name)
        if value is None:
            missing.append(name)
        else:
            values[name] = value
    inputs = tuple((_NAMES[name], value) for name, value in values.items())
    if missing:
        named = "、".join(_NAMES[name] for name in missing)
        why = Text(f"缺少{named}", f"missing: {', '.join(missing)}")
        return Ratio(id_, title, None, formula, inputs, why)
    divisor = bottom(values)
    if divisor <= 0:
        return Ratio(id_, title, None, formula, inputs, Text("分母不大于零", "the divisor is not above zero"))
    return Ratio(id_, title, top(values) / divisor, formula, inputs)


def current_ratio(s: StatementFact) -> Ratio:
    """流动比率 = 流动资产 ÷ 流动负债."""
    return _divide(
        s, "current_ratio", Text("流动比率", "current ratio"), "流动资产 ÷ 流动负债",
        ("current_assets", "current_liabilities"),
        lambda v: v["current_assets"], lambda v: v["current_liabilities"],
    )  # fmt: skip


def quick_ratio(s: StatementFact) -> Ratio:
    """速动比率 = (流动资产 − 存货 − 预付账款) ÷ 流动负债."""
    return _divide(
        s, "quick_ratio", Text("速动比率", "quick ratio"), "（流动资产 − 存货 − 预付账款）÷ 流动负债",
        ("current_assets", "inventory", "prepayments", "current_liabilities"),
        lambda v: v["current_assets"] - v["inventory"] - v["prepayments"], lambda v: v["current_liabilities"],
    )  # fmt: skip


def debt_ratio(s: StatementFact) -> Ratio:
    """资产负债率 = 负债合计 ÷ 资产总计."""
    return _divide(
        s, "debt_ratio", Text("资产负债率", "debt ratio"), "负债合计 ÷ 资产总计",
        ("total_liabilities", "total_assets"),
        lambda v: v["total_liabilities"], lambda v: v["total_assets"],
    )  # fmt: skip


def interest_bearing_ratio(s: StatementFact) -> Ratio:
    """有息负债率 = 有息负债 ÷ 资产总计."""
    return _divide(
        s, "interest_bearing_ratio", Text("有息负债率", "interest-bearing debt ratio"), "有息负债 ÷ 资产总计",
        ("interest_bearing_debt", "total_assets"),
        lambda v: v["interest_bearing_debt"], lambda v: v["total_assets"],
    )  # fmt: skip


def interest_cover(s: StatementFact) -> Ratio:
    """利息保障倍数 = 息税前利润 ÷ 利息支出."""
    return _divide(
        s, "interest_cover", Text("利息保障倍数", "interest cover"), "息税前利润 ÷ 利息支出",
        ("ebit", "interest_expense"),
        lambda v: v["ebit"], lambda v: v["interest_expense"],
    )  # fmt: skip


def gross_margin(s: StatementFact) -> Ratio:
    """毛利率 = (营业收入 − 营业成本) ÷ 营业收入."""
    return _divide(
        s, "gross_margin", Text("毛利率", "gross margin"), "（营业收入 − 营业成本）÷ 营业收入",
        ("revenue", "cost"), lambda v: v["revenue"] - v["cost"], lambda v: v["revenue"],
    )  # fmt: skip


def net_margin(s: StatementFact) -> Ratio:
    """净利率 = 净利润 ÷ 营业收入."""
    return _divide(
        s, "net_margin", Text("净利率", "net margin"), "净利润 ÷ 营业收入",
        ("net_profit", "revenue"), lambda v: v["net_profit"], lambda v: v["revenue"],
    )  # fmt: skip


def net_cash_ratio(s: StatementFact) -> Ratio:
    """净现比 = 经营现金流净额 ÷ 净利润."""
    return _divide(
        s, "net_cash_ratio", Text("净现比", "net cash ratio"), "经营现金流净额 ÷ 净利润",
        ("operating_cash_flow", "net_profit"),
        lambda v: v["operating_cash_flow"], lambda v: v["net_profit"],
    )  # fmt: skip


def other_receivables_ratio(s: StatementFact) -> Ratio:
    """其他应收款占净资产 = 其他应收款 ÷ 所有者权益."""
    return _divide(
        s, "other_receivables_ratio", Text("其他应收款/净资产", "other receivables to equity"),
        "其他应收款 ÷ 所有者权益", ("other_receivables", "equity"),
        lambda v: v["other_receivables"], lambda v: v["equity"],
    )  # fmt: skip


def cash_share(s: StatementFact) -> Ratio:
    """货币资金占比 = 货币资金 ÷ 资产总计. Not among those a report shows: a signal reads it."""
    return _divide(
        s, "cash_share", Text("货币资金占资产", "cash in assets"), "货币资金 ÷ 资产总计", ("cash", "total_assets"),
        lambda v: v["cash"], lambda v: v["total_assets"],
    )  # fmt: skip


def all_ratios(s: StatementFact) -> tuple[Ratio, ...]:
    """Every ratio of one statement, in the order a report shows them."""
    return (
        current_ratio(s), quick_ratio(s), debt_ratio(s), interest_bearing_ratio(s), interest_cover(s),
        gross_margin(s), net_margin(s), net_cash_ratio(s), other_receivables_ratio(s),
    )  # fmt: skip


def balance_gap(s: StatementFact) -> Decimal | None:
    """资产总计 − 负债合计 − 所有者权益 in yuan; None where one of them is missing. Not zero: it does not balance."""
    if s.total_assets is None or s.total_liabilities is None or s.equity is None:
        return None
    return s.total_assets - s.total_liabilities - s.equity
