"""What the buyer factors read: how much, how long, how regularly and how punctually strong buyers buy."""

from __future__ import annotations

from decimal import Decimal

from assistant.credit.measure import Case, Measure, calculation, measure
from assistant.domain.facts import SaleFact
from assistant.domain.text import Text
from assistant.domain.wording import percent


def _year(sale: SaleFact) -> int | None:
    return sale.period_year or (sale.dated_on.year if sale.dated_on else None)


def yearly_shares(case: Case) -> tuple[int | None, dict[int, SaleFact]]:
    """The latest year for which shares of sales are known, and the largest share of each buyer in it."""
    stated = [s for s in case.facts.sales if s.share_of_sales is not None and _year(s) is not None]
    if not stated:
        return None, {}
    latest = max(year for s in stated if (year := _year(s)) is not None)
    best: dict[int, SaleFact] = {}
    for sale in stated:
        if _year(sale) != latest:
            continue
        known = best.get(sale.other_id)
        if known is None or (sale.share_of_sales or 0) > (known.share_of_sales or 0):
            best[sale.other_id] = sale
    return latest, best


@measure("strong_buyer_share")
def strong_buyer_share(case: Case) -> Measure:
    """Share of the latest year's sales that went to strong buyers."""
    year, shares = yearly_shares(case)
    if year is None:
        return Measure(None, Text("对各买方的销售占比未知", "shares of sales by buyer are not known"))
    strong = [s for s in shares.values() if s.other_id in case.strong_buyers]
    total = min(sum((s.share_of_sales or Decimal(0) for s in strong), Decimal(0)), Decimal(1))
    parts = " + ".join(f"{s.other} {percent(s.share_of_sales or Decimal(0))}" for s in strong) or "无"
    shown = f"强买方销售占比（{year}年）= {parts} = {percent(total)}"
    return Measure(
        total,
        Text(
            f"{year}年销售中 {percent(total)} 卖给国企、政府、上市公司或金融机构",
            f"{percent(total)} of {year} sales went to state, government, listed or financial buyers",
        ),
        (
            calculation(case.facts.id, "strong_buyer_share", "强买方销售占比", shown),
            *(s.evidence for s in strong),
        ),
    )


@measure("strong_buyer_years")
def strong_buyer_years(case: Case) -> Measure:
    """Calendar years in which something was sold to a strong buyer, within the label window."""
    if not case.facts.sales and not case.facts.tenders:
        return Measure(None, Text("没有供货和中标记录", "no sales and no awards on record"))
    years = sorted({s.dated_on.year for s in case.strong_sales if s.dated_on})
    listed = "、".join(str(year) for year in years) or "无"
    shown = f"近三年内有强买方供货的年份：{listed}，共 {len(years)} 年"
    return Measure(
        Decimal(len(years)),
        Text(
            f"近三年内有 {len(years)} 个年份向强买方供货（{listed}）",
            f"sold to strong buyers in {len(years)} calendar years of the window"
            + (f" ({', '.join(map(str, years))})" if years else ""),
        ),
        (
            calculation(case.facts.id, "strong_buyer_years", "强买方供货年数", shown),
            *(s.evidence for s in case.strong_sales[:3]),
        ),
    )


@measure("renewed_buyers")
def renewed_buyers(case: Case) -> Measure:
    """Strong buyers that bought in two calendar years or more: they came back."""
    if not case.facts.sales:
        return Measure(None, Text("没有供货记录，无法判断续约", "no sales on record to see renewal by"))
    years: dict[str, set[int]] = {}
    for sale in case.strong_sales:
        if sale.dated_on:
            years.setdefault(sale.other, set()).add(sale.dated_on.year)
    back = sorted(name for name, seen in years.items() if len(seen) >= 2)
    shown = f"两个以上年份均有供货的强买方：{'、'.join(back) or '无'}，共 {len(back)} 家"
    return Measure(
        Decimal(len(back)),
        Text(
            f"{len(back)} 家强买方连续采购（{'、'.join(back) or '无'}）",
            f"{len(back)} strong buyers came back in another year",
        ),
        (calculation(case.facts.id, "renewed_buyers", "续约的强买方", shown),),
    )


@measure("paid_on_time_share")
def paid_on_time_share(case: Case) -> Measure:
    """Share of the sales with a known payment that were paid on time (last 36 months' strong sales, else all)."""
    known = [s for s in case.strong_sales or case.facts.sales if s.paid_on_time is not None]
    if not known:
        return Measure(None, Text("买方是否按期付款未知", "whether buyers pay on time is not known"))
    good = sum(1 for s in known if s.paid_on_time)
    value = Decimal(good) / len(known)
    shown = f"按期付款占比 = {good} ÷ {len(known)} = {percent(value)}"
    return Measure(
        value,
        Text(
            f"{len(known)} 笔已知回款中 {good} 笔按期（{percent(value)}）",
            f"{good} of {len(known)} known payments came on time ({percent(value)})",
        ),
        (
            calculation(case.facts.id, "paid_on_time", "按期付款占比", shown),
            *(s.evidence for s in known[:3]),
        ),
    )


@measure("top_buyer_share")
def top_buyer_share(case: Case) -> Measure:
    """The largest buyer's share of the latest year's sales."""
    year, shares = yearly_shares(case)
    if year is None:
        return Measure(None, Text("最大买方的占比未知", "the largest buyer's share is not known"))
    top = max(shares.values(), key=lambda s: (s.share_of_sales or Decimal(0), -s.other_id))
    value = top.share_of_sales or Decimal(0)
    shown = f"最大买方占比（{year}年）= {top.other} {percent(value)}"
    return Measure(
        value,
        Text(
            f"最大买方{top.other}占 {year} 年销售的 {percent(value)}",
            f"the largest buyer, {top.other}, takes {percent(value)} of {year} sales",
        ),
        (calculation(case.facts.id, "top_buyer_share", "最大买方占比", shown), top.evidence),
    )
