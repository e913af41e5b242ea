"""Whether figures of one year agree with each other: what is stated, declared, invoiced, sold under contract, received.

Differences are reported with both figures and never evened out. Shares are fractions of one of the stated revenue.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from assistant.credit.measure import Case
from assistant.domain.evidence import Evidence
from assistant.domain.facts import SaleFact, StatementFact
from assistant.domain.ratios import balance_gap
from assistant.domain.text import Text

KINDS: dict[str, Text] = {
    "vat_sales": Text("增值税申报销售", "declared VAT sales"),
    "invoices": Text("开票金额", "invoices"),
    "account_inflow": Text("账户流入", "account inflow"),
    "contracts": Text("供货记录合计（库内可见部分）", "sales on record (as far as known)"),
}
_CAN_BE_LESS = frozenset({"contracts", "account_inflow"})
"""What is on record of these need not be all there is: only more than the stated revenue is a contradiction."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The stated revenue of a year beside another figure of that year. apart: other ÷ revenue − 1."""

    year: int
    kind: str
    revenue: Decimal
    other: Decimal
    apart: Decimal
    disagrees: bool
    evidence: tuple[Evidence, ...]


def compared(case: Case, years: int) -> tuple[Compared, ...]:
    """Every other figure of turnover beside the stated one, newest year first, of the last `years` statements."""
    line = case.thresholds.statements.vat_gap
    found: list[Compared] = []
    for statement in case.annual[:years]:
        if not statement.revenue or statement.revenue <= 0:
            continue
        year = statement.period_end.year
        for kind, other, evidence in _others(case, year):
            apart = other / statement.revenue - 1
            disagrees = apart > line or (apart < -line and kind not in _CAN_BE_LESS)
            found.append(
                Compared(
                    year, kind, statement.revenue, other, apart, disagrees, (statement.evidence, *evidence)
                )
            )
    return tuple(found)


def _others(case: Case, year: int) -> list[tuple[str, Decimal, tuple[Evidence, ...]]]:
    found: list[tuple[str, Decimal, tuple[Evidence, ...]]] = [
        (s.kind, s.amount, (s.evidence,))
        for s in case.facts.stand_ins
        if s.year == year and s.kind in KINDS and s.amount is not None
    ]
    sold = sold_in(case, year)
    if sold:
        total = sum((s.amount or Decimal(0) for s in sold), Decimal(0))
        found.append(("contracts", total, tuple(s.evidence for s in sold[:3])))
    return found


def sold_in(case: Case, year: int) -> list[SaleFact]:
    """Sales of a year with an amount, of one kind for each buyer (contract, delivery and payment of a sale are one).

    Of each buyer the kind with the largest sum is taken.
    """
    by_buyer: dict[int, dict[str, list[SaleFact]]] = defaultdict(lambda: defaultdict(list))
    for sale in case.facts.sales:
        when = sale.dated_on.year if sale.dated_on else sale.period_year
        if when == year and sale.amount and sale.kind != "framework":
            by_buyer[sale.other_id][sale.kind].append(sale)
    kept: list[SaleFact] = []
    for kinds in by_buyer.values():
        best = max(kinds, key=lambda kind: (_total(kinds[kind]), kind))
        kept += kinds[best]
    return kept


def _total(sales: list[SaleFact]) -> Decimal:
    return sum((s.amount or Decimal(0) for s in sales), Decimal(0))


def unbalanced(case: Case, years: int) -> tuple[tuple[StatementFact, Decimal], ...]:
    """Statements that do not balance, with assets less liabilities less equity in yuan."""
    return tuple(
        (s, gap) for s in case.annual[:years] if not case.balanced(s) and (gap := balance_gap(s)) is not None
    )
