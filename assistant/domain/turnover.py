"""Turnover days of a year: the mean of opening and closing balance over the year's sales or cost. Pure.

Receivables and advances received are measured by sales; stock, payables and prepayments by cost (DOMAIN, annex of the
regulator's working-capital measures). Contract liabilities are the advances received.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from assistant.domain.facts import StatementFact
from assistant.domain.ratios import Ratio
from assistant.domain.text import Text

DAYS = 360
Item = Literal["inventory", "receivables", "payables", "prepayments", "contract_liabilities"]
Base = Literal["revenue", "cost"]

_ITEMS: tuple[tuple[Item, Base, Text, str, str], ...] = (
    ("inventory", "cost", Text("存货周转天数", "stock days"), "存货", "营业成本"),
    ("receivables", "revenue", Text("应收账款周转天数", "receivable days"), "应收账款", "营业收入"),
    ("payables", "cost", Text("应付账款周转天数", "payable days"), "应付账款", "营业成本"),
    ("prepayments", "cost", Text("预付账款周转天数", "prepayment days"), "预付账款", "营业成本"),
    (
        "contract_liabilities",
        "revenue",
        Text("预收账款周转天数", "advance-receipt days"),
        "预收账款（合同负债）",
        "营业收入",
    ),
)


def turnover(closing: StatementFact, opening: StatementFact | None) -> dict[Item, Ratio]:
    """Days of each item in the year that ends with `closing`; `opening` is the statement of the year before.

    Without an opening balance there is no mean, hence no figure: a closing balance alone is no year's average.
    """
    return {item: _days(closing, opening, item, base, *words) for item, base, *words in _ITEMS}  # type: ignore[arg-type]


def _days(
    closing: StatementFact,
    opening: StatementFact | None,
    item: Item,
    base: Base,
    title: Text,
    name: str,
    base_name: str,
) -> Ratio:
    formula = f"{DAYS} × （期初{name} + 期末{name}）÷ 2 ÷ {base_name}"
    if opening is None:
        why = Text("没有上年报表，无期初余额", "no statement of the year before, so no opening balance")
        return Ratio(item, title, None, formula, (), why)
    first, last, flow = getattr(opening, item), getattr(closing, item), getattr(closing, base)
    if first is None or last is None or flow is None:
        missing = f"{name}或{base_name}"
        return Ratio(item, title, None, formula, (), Text(f"缺少{missing}", f"missing: {item} or {base}"))
    inputs = ((f"期初{name}", first), (f"期末{name}", last), (base_name, flow))
    if flow <= 0:
        return Ratio(
            item, title, None, formula, inputs, Text("分母不大于零", "the divisor is not above zero")
        )
    return Ratio(item, title, DAYS * (first + last) / 2 / Decimal(flow), formula, inputs)
