"""An idea of what a firm may need, from its deliveries and receivables: a starting figure, never a limit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from assistant.credit.measure import Case, calculation
from assistant.domain.calendar import months_before
from assistant.domain.evidence import Evidence
from assistant.domain.facts import SaleFact
from assistant.domain.text import Text
from assistant.domain.wording import full_yuan, percent, yuan

MARK = Text("测算参考，非审批额度", "an estimate for talking, no approved limit")


@dataclass(frozen=True, slots=True)
class Need:
    """The idea, and the calculation and facts that it rests on."""

    text: Text
    evidence: tuple[Evidence, ...] = ()


def free_receivables(case: Case) -> list[SaleFact]:
    """Receivables on strong buyers that could be pledged: free (or not stated), assignable and not too old."""
    return [
        s
        for s in case.strong_sales
        if s.receivable
        and s.receivable_state in (None, "free")
        and (s.receivable_days is None or s.receivable_days <= case.thresholds.receivables.stale_days)
    ]


def need(case: Case) -> Need:
    """应收账款质押 where there are free receivables on strong buyers, else 订单融资 on the last year's sales to them,
    else working capital without a figure."""
    free = free_receivables(case)
    if free:
        total = sum((s.receivable or Decimal(0) for s in free), Decimal(0))
        names = "、".join(dict.fromkeys(s.other for s in free))
        rate = case.thresholds.need.receivable_rate
        return _figure(
            case,
            Text("应收账款质押融资", "receivables pledge"),
            Text(f"对{names}的未质押应收账款", f"free receivables on {names}"),
            total,
            rate,
            tuple(s.evidence for s in free[:3]),
        )
    start = months_before(case.today, 12)
    orders = [s for s in case.strong_sales if s.amount and s.dated_on and s.dated_on >= start]
    by_kind: dict[str, list[SaleFact]] = {}
    for sale in orders:
        by_kind.setdefault(sale.kind, []).append(sale)
    if by_kind:
        best = max(by_kind.values(), key=lambda sales: (_sum(sales), sales[0].kind))
        names = "、".join(dict.fromkeys(s.other for s in best))
        return _figure(
            case,
            Text("订单融资", "order finance"),
            Text(f"近 12 个月向{names}的供货", f"sales of the last 12 months to {names}"),
            _sum(best),
            case.thresholds.need.order_rate,
            tuple(s.evidence for s in best[:3]),
        )
    won = [w for w in case.recent_wins if w.own_amount and w.awarded_on and w.awarded_on >= start]
    if won:
        total = sum((w.own_amount or Decimal(0) for w in won), Decimal(0))
        return _figure(
            case,
            Text("订单融资或履约保函", "order finance or performance bond"),
            Text("近 12 个月中标金额", "awards of the last 12 months"),
            total,
            case.thresholds.need.order_rate,
            tuple(w.evidence for w in won[:3]),
        )
    return Need(
        Text("流动资金贷款（金额待调查测算）", "working-capital loan (amount to be worked out on site)")
    )


def _sum(sales: list[SaleFact]) -> Decimal:
    return sum((s.amount or Decimal(0) for s in sales), Decimal(0))


def _figure(
    case: Case, product: Text, basis: Text, total: Decimal, rate: Decimal, evidence: tuple[Evidence, ...]
) -> Need:
    figure = (total * rate).quantize(Decimal("0.01"))
    shown = (
        f"{product.zh} = {basis.zh} {full_yuan(total)} × {percent(rate)} = {full_yuan(figure)}（{MARK.zh}）"
    )
    text = Text(
        f"{product.zh}：{basis.zh} {yuan(total).zh} × {percent(rate)} = {yuan(figure).zh}（{MARK.zh}）",
        f"{product.en}: {basis.en} {yuan(total).en} × {percent(rate)} = {yuan(figure).en} ({MARK.en})",
    )
    return Need(text, (calculation(case.facts.id, "need", f"需求设想：{product.zh}", shown), *evidence))
