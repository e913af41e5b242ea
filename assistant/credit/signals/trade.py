"""Rules over what the firm sells: tenders, labels, contracts, receivables, and who its largest buyers are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from assistant.credit.measure import Case, calculation
from assistant.credit.need import free_receivables
from assistant.credit.signals.finding import Finding, day, more, reads
from assistant.credit.signals.rules import LabelRule, ReceivableRule, SaleRule, TenderRule, TopBuyers
from assistant.domain.calendar import months_before
from assistant.domain.evidence import Evidence
from assistant.domain.facts import SaleFact, TenderFact
from assistant.domain.text import Text
from assistant.domain.wording import full_yuan, yuan

BUYER_LABELS = {
    "government": "government_supplier",
    "state_owned": "soe_supplier",
    "listed": "listed_supplier",
    "financial": "financial_supplier",
}
"""Which label a buyer of the kind gives: who a buyer is was settled when labels were derived."""
_SALES = {
    "contract": Text("合同", "contract"),
    "framework": Text("框架协议", "framework agreement"),
    "delivery": Text("供货", "delivery"),
    "payment": Text("回款", "payment"),
}
_BECAME = {
    "government_supplier": Text("首次向政府类买方供货", "first sale to a government buyer"),
    "soe_supplier": Text("首次向国有企业供货", "first sale to a state-owned firm"),
    "listed_supplier": Text("首次向上市公司供货", "first sale to a listed company"),
    "financial_supplier": Text("首次向金融机构供货", "first sale to a financial institution"),
    "soe_customer": Text("首次向国有企业采购", "first purchase from a state-owned firm"),
}


def _amount(amount: Decimal | None) -> Text:
    return yuan(amount) if amount is not None else Text("金额未载明", "amount not stated")


@reads(TenderRule)
def tender_won(case: Case, rule: TenderRule) -> Finding | None:
    """Tenders awarded in the window and not withdrawn, the newest told."""
    start = months_before(case.today, rule.months)
    standing = [t for t in case.facts.tenders if t.status == "awarded" and t.awarded_on is not None]
    found = [
        t for t in standing if start <= (t.awarded_on or date.min) <= case.today and _bought_by(case, t, rule)
    ]
    if rule.least_amount is not None:
        found = [t for t in found if t.own_amount is not None and t.own_amount >= (rule.least_amount or 0)]
    if len(found) < rule.at_least:
        return None
    if rule.first and any((t.awarded_on or date.min) < start for t in standing):
        return None
    found.sort(key=lambda t: (t.awarded_on or date.min, t.own_amount or Decimal(0)), reverse=True)
    first, further = found[0], more(len(found), "个")
    won = first.own_amount if first.own_amount is not None else first.amount
    amount, when = _amount(won), day(first.awarded_on)
    return Finding(
        Text(
            f"{when.zh} 中标{first.buyer}“{first.title}”，{amount.zh}{further.zh}",
            f"{when.en}: won “{first.title}” of {first.buyer}, {amount.en}{further.en}",
        ),
        first.awarded_on,
        tuple(t.evidence for t in found[:3]),
        len(found),
    )


def _bought_by(case: Case, tender: TenderFact, rule: TenderRule) -> bool:
    if not rule.buyers:
        return True
    wanted = {BUYER_LABELS[kind] for kind in rule.buyers}
    return any(label.other_id == tender.buyer_id and label.kind in wanted for label in case.facts.labels)


@reads(LabelRule)
def label_gained(case: Case, rule: LabelRule) -> Finding | None:
    """The firm has the label, and sold to no such buyer before the window: its whole history says so."""
    start = months_before(case.today, rule.months)
    labels = [label for label in case.facts.labels if label.kind == rule.label]
    if not labels or any(label.first_on is None or label.first_on < start for label in labels):
        return None
    traded = case.facts.purchases if rule.label == "soe_customer" else case.facts.sales
    buyers = {label.other_id for label in labels}
    if any(s.dated_on is not None and s.dated_on < start and s.other_id in buyers for s in traded):
        return None
    first = min(labels, key=lambda label: (label.first_on or date.max, label.other))
    became, when = _BECAME[rule.label], day(first.first_on)
    return Finding(
        Text(f"{when.zh} 起{became.zh}（{first.other}）", f"{became.en} on {when.en} ({first.other})"),
        first.first_on,
        _first_rows(case, first.other_id, first.first_on) or (first.evidence,),
        len(labels),
    )


def _first_rows(case: Case, other: int, on: date | None) -> tuple[Evidence, ...]:
    rows = [
        s.evidence
        for s in (*case.facts.sales, *case.facts.purchases)
        if s.other_id == other and s.dated_on == on
    ]
    rows += [t.evidence for t in case.facts.tenders if t.buyer_id == other and t.awarded_on == on]
    return tuple(rows[:2])


@reads(SaleRule)
def sale(case: Case, rule: SaleRule) -> Finding | None:
    """Sales of these kinds in the window, the largest told."""
    start = months_before(case.today, rule.months)
    found = [
        s
        for s in case.facts.sales
        if s.kind in rule.kinds
        and s.dated_on is not None
        and start <= s.dated_on <= case.today
        and (not rule.strong or s.other_id in case.strong_buyers)
        and (rule.least_amount is None or (s.amount is not None and s.amount >= rule.least_amount))
    ]
    if not found:
        return None
    first = max(found, key=lambda s: (s.amount or Decimal(0), s.dated_on or date.min))
    kind, amount, when = _SALES[first.kind], _amount(first.amount), day(first.dated_on)
    further = more(len(found), "笔")
    return Finding(
        Text(
            f"{when.zh} 与{first.other}的{kind.zh}，{amount.zh}{further.zh}",
            f"{when.en}: {kind.en} with {first.other}, {amount.en}{further.en}",
        ),
        first.dated_on,
        tuple(s.evidence for s in [first, *(s for s in found if s is not first)][:3]),
        len(found),
    )


@reads(ReceivableRule)
def receivable(case: Case, rule: ReceivableRule) -> Finding | None:
    """What is owed to the firm: what could be pledged together, or what has stood too long."""
    if rule.free:
        free = free_receivables(case)
        total = sum((s.receivable or Decimal(0) for s in free), Decimal(0))
        if not free or total < rule.least_amount:
            return None
        buyers = list(dict.fromkeys(s.other for s in free))
        names = "、".join(buyers[:3])
        shown = calculation(
            case.facts.id, "free_receivables", "可质押应收账款",
            f"对{'、'.join(buyers)}的未质押应收账款合计 = {' + '.join(full_yuan(s.receivable or Decimal(0)) for s in free)} = {full_yuan(total)}（{len(free)} 笔）",
        )  # fmt: skip
        return Finding(
            Text(
                f"对{names}的未质押应收账款 {yuan(total).zh}",
                f"free receivables of {yuan(total).en} on {names}",
            ),
            max((s.dated_on for s in free if s.dated_on), default=None),
            (shown, *(s.evidence for s in free[:2])),
            len(free),
        )
    line = rule.older_than or 0
    old = [s for s in case.facts.sales if s.receivable and (s.receivable_days or 0) > line]
    old = [s for s in old if (s.receivable or Decimal(0)) >= rule.least_amount]
    if not old:
        return None
    first = max(old, key=lambda s: s.receivable or Decimal(0))
    amount, further = _amount(first.receivable), more(len(old), "笔")
    return Finding(
        Text(
            f"对{first.other}的应收账款 {amount.zh} 已挂账 {first.receivable_days} 天{further.zh}",
            f"receivable of {amount.en} on {first.other} has stood {first.receivable_days} days{further.en}",
        ),
        first.dated_on,
        tuple(s.evidence for s in old[:3]),
        len(old),
    )


def _top_of_year(sales: tuple[SaleFact, ...], year: int, top: int) -> dict[int, tuple[str, Decimal]]:
    """The largest buyers of a year: name, and the largest sum of one kind of record (contract, delivery and payment of
    one sale are one amount)."""
    sums: dict[tuple[int, str], Decimal] = {}
    names: dict[int, str] = {}
    for s in _of_year(sales, year):
        names[s.other_id] = s.other
        sums[s.other_id, s.kind] = sums.get((s.other_id, s.kind), Decimal(0)) + (s.amount or Decimal(0))
    best = {id_: max(amount for (of, _), amount in sums.items() if of == id_) for id_ in names}
    ranked = sorted(best, key=lambda id_: (-best[id_], id_))[:top]
    return {id_: (names[id_], best[id_]) for id_ in ranked}


def _of_year(sales: tuple[SaleFact, ...], year: int) -> Iterator[SaleFact]:
    for s in sales:
        if (
            s.kind != "framework"
            and s.amount
            and (s.period_year or (s.dated_on.year if s.dated_on else None)) == year
        ):
            yield s


@reads(TopBuyers)
def buyers_changed(case: Case, rule: TopBuyers) -> Finding | None:
    """The largest buyers of the last full year against those of the year before: both years must have as many."""
    year = case.today.year - 1
    now, before = (_top_of_year(case.facts.sales, y, rule.top) for y in (year, year - 1))
    if len(before) < rule.top or len(now) < rule.top:
        return None
    gone = [name for id_, (name, _) in before.items() if id_ not in now]
    if len(gone) <= rule.more_than:
        return None
    shown = (
        f"{year - 1} 年前 {rule.top} 大买方：{'、'.join(f'{n} {full_yuan(a)}' for n, a in before.values())}；"
        f"{year} 年：{'、'.join(f'{n} {full_yuan(a)}' for n, a in now.values())}；变动 {len(gone)} 家"
    )
    return Finding(
        Text(
            f"{year} 年前 {rule.top} 大买方比 {year - 1} 年变动 {len(gone)} 家（退出：{'、'.join(gone)}）",
            f"{len(gone)} of the {rule.top} largest buyers of {year - 1} were no longer among those of {year} ({', '.join(gone)})",
        ),
        date(year, 12, 31),
        (calculation(case.facts.id, "top_buyers", "前五大买方变动", shown),),
        len(gone),
    )
