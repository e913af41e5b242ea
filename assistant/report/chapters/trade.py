"""四 上下游: labels with their proof, customers and suppliers with amounts and standing, receivables, concentration."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.credit.buyer_measures import paid_on_time_share, yearly_shares
from assistant.credit.measure import calculation
from assistant.domain.calendar import months_before
from assistant.domain.code_words import LABELS, LEVELS, word
from assistant.domain.evidence import Evidence
from assistant.domain.facts import FirmFacts, LabelFact, SaleFact
from assistant.domain.text import Text
from assistant.domain.wording import percent, yuan
from assistant.report.blocks import GraphChart, Link, Node
from assistant.report.findings import top_customers
from assistant.report.naming import name_findings, rest
from assistant.report.sheet import Sheet, clean, worked_out
from assistant.report.subject import Subject

STATES: dict[str, Text] = {
    "free": Text("未质押", "free"),
    "pledged": Text("已质押", "pledged"),
    "assignment_barred": Text("禁止转让", "not assignable"),
}


@dataclass(frozen=True, slots=True)
class Partner:
    """A customer or supplier: what was traded with it in the window, once for each sale."""

    id: int
    name: str
    amount: Decimal | None
    count: int
    last: str
    share: Decimal | None
    sales: tuple[SaleFact, ...]
    shown: Evidence


def write(subject: Subject) -> Sheet:
    """The chapter."""
    sheet = Sheet(subject.lang)
    _labels(sheet, subject)
    name_findings(sheet, subject, "trade")
    _customers(sheet, subject)
    _receivables(sheet, subject)
    _suppliers(sheet, subject)
    _chart(sheet, subject)
    return sheet


def _labels(sheet: Sheet, subject: Subject) -> None:
    labels = [label for label in subject.facts.labels if label.kind != "soe_customer"]
    months = subject.case.thresholds.labels.window_months
    if not labels:
        shown = (
            f"近 {months} 个月（自 {months_before(subject.today, months):%Y-%m-%d}）内符合条件的强买方 = 0 家"
        )
        sheet.say(
            Text(
                f"近 {months} 个月没有向国企、政府、上市公司或金融机构供货的有效记录，不作强买方供应商认定",
                f"No valid record of sales to state, government, listed or financial buyers in {months} months",
            ),
            calculation(subject.id, "strong_buyers", "强买方", shown),
        )
        return
    for label in labels[: subject.template.shown.rows]:
        sheet.paragraph(
            sheet.sentence(_label(label), label.evidence, _summed(subject, label), *label.state_evidence[:3])
        )


def _summed(subject: Subject, label: LabelFact) -> Evidence | None:
    if label.amount is None:
        return None
    span = f"{label.first_on} 至 {label.last_on}"
    shown = f"对{label.other}窗口内供货合计（{span}，{label.deliveries} 条记录，一笔交易只计一次）= {yuan(label.amount).zh}"
    return worked_out(f"{subject.id}:label:{label.kind}:{label.other_id}", "标签金额", shown)


def _label(label: LabelFact) -> Text:
    name = LABELS.get(label.kind, Text(label.kind, label.kind))
    level = LEVELS.get(label.soe_level or "")
    by, on = word(label.shown_by, "zh"), f"{label.shown_on:%Y-%m-%d}" if label.shown_on else ""
    by_en = word(label.shown_by, "en")
    zh = f"{name.zh}：买方{label.other}{f'（{level.zh}）' if level else ''}"
    en = f"{name.en}: buyer {label.other}{f' ({level.en})' if level else ''}"
    if label.amount is not None:
        zh += f"，窗口内 {label.deliveries} 条记录合计 {yuan(label.amount).zh}"
        en += f", {label.deliveries} records in the window, {yuan(label.amount).en} in all"
    if on:
        zh += f"，最近以{by}为证（{on}）"
        en += f", shown last by: {by_en} ({on})"
    if label.state_path:
        zh += f"；国有层级：{label.state_path}"
        en += f"; state layers: {label.state_path}"
    return Text(zh, en)


def partners(subject: Subject, sales: Sequence[SaleFact], what: str) -> list[Partner]:
    """By counterparty what was traded in the label window, largest first; framework agreements count no amount."""
    start = months_before(subject.today, subject.case.thresholds.labels.window_months)
    _, shares = yearly_shares(subject.case) if what == "sold" else (None, {})
    grouped: dict[int, list[SaleFact]] = {}
    for sale in sales:
        if sale.dated_on is None or sale.dated_on >= start:
            grouped.setdefault(sale.other_id, []).append(sale)
    found = []
    for id_, rows in grouped.items():
        by_kind: dict[str, list[SaleFact]] = {}
        for sale in rows:
            if sale.amount and sale.kind != "framework":
                by_kind.setdefault(sale.kind, []).append(sale)
        kept = max(by_kind.values(), key=lambda r: (_sum(r), r[0].kind)) if by_kind else []
        total = _sum(kept) if kept else None
        last = max((s.dated_on for s in rows if s.dated_on), default=None)
        shown = f"{rows[0].other}：自 {start:%Y-%m-%d} 起 {len(kept)} 笔"
        shown += f" = {' + '.join(f'{s.amount:,.2f}' for s in kept[:24])}{' + …' if len(kept) > 24 else ''}"
        shown += (
            f" = {total:,.2f} 元（{yuan(total).zh}，{yuan(total).en}）" if total is not None else "，无金额"
        )
        share = shares[id_].share_of_sales if id_ in shares else None
        found.append(
            Partner(
                id_,
                rows[0].other,
                total,
                len(kept),
                f"{last:%Y-%m-%d}" if last else "",
                share,
                tuple(rows),
                worked_out(f"{subject.id}:{what}:{id_}", "往来合计", shown),
            )
        )
    return sorted(found, key=lambda p: (-(p.amount or Decimal(0)), -(p.share or Decimal(0)), p.id))


def _sum(sales: Iterable[SaleFact]) -> Decimal:
    return sum((s.amount or Decimal(0) for s in sales), Decimal(0))


def _customers(sheet: Sheet, subject: Subject) -> None:
    found = partners(subject, subject.facts.sales, "sold")
    sheet.heading(Text("客户", "Customers"))
    if not found:
        sheet.gap(
            "customers",
            Text(
                "库中没有近年的供货记录，须取得主要客户名单、合同与回款凭证",
                "no sales on record: get the list of customers, contracts and proof of payment",
            ),
        )
        return
    top = top_customers(subject.case)
    if top is not None:
        year, total, count, shown = top
        sheet.say(
            Text(
                f"{year} 年前五大客户（库中已知 {count} 家）合计占销售的 {percent(total)}",
                f"The five largest customers ({count} known) took {percent(total)} of {year} sales",
            ),
            shown,
        )
    paid = paid_on_time_share(subject.case)
    if paid.value is not None:
        sheet.say(paid.text, *paid.evidence)
    latest, _ = yearly_shares(subject.case)
    share_title = Text(f"{latest} 年占比" if latest else "占比", f"share of {latest}" if latest else "share")
    most = subject.template.shown.rows
    sheet.table(
        "customers",
        Text(
            f"主要客户（近 {subject.case.thresholds.labels.window_months} 个月）",
            "Main customers in the window",
        ),
        [
            sheet.column(Text("客户", "Customer")),
            sheet.column(Text("性质", "Standing")),
            sheet.column(Text("供货合计", "Sales"), "right"),
            sheet.column(Text("笔数", "Number"), "right"),
            sheet.column(Text("最近一笔", "Last on")),
            sheet.column(share_title, "right"),
        ],
        [
            (
                sheet.cell(one.name, one.sales[0].evidence),
                sheet.cell(*_standing(subject, one.id)),
                sheet.money(one.amount, one.shown),
                sheet.cell(str(one.count), one.shown, value=one.count),
                sheet.cell(one.last, one.sales[0].evidence),
                sheet.share(one.share, *_proof(one)),
            )
            for one in found[:most]
        ],
        rest(sheet, min(most, len(found)), len(found), Text("家", "customers")),
    )


def _proof(partner: Partner) -> tuple[Evidence, ...]:
    """The row that states the partner's share."""
    return tuple(s.evidence for s in partner.sales if s.share_of_sales == partner.share)[:1]


def _standing(subject: Subject, id_: int) -> tuple[str, Evidence] | tuple[str]:
    """What kind of firm a counterparty is, as far as the store knows: state or government, state of its registration,
    and whether it is listed as dishonest."""
    other = subject.partners.get(id_)
    if other is None:
        return ("",)
    lang = subject.lang
    parts = [_nature(other, subject)]
    if other.identity.status != "active":
        parts.append(word(other.identity.status, lang))
    if any(e.kind == "dishonest" and e.current and e.person_id is None for e in other.events):
        parts.append(Text("失信", "listed as dishonest")[lang])
    if _related(subject, other):
        parts.append(Text("关联", "related")[lang])
    return " · ".join(parts), other.identity.evidence


def _nature(other: FirmFacts, subject: Subject) -> str:
    lang, state = subject.lang, other.state
    if other.identity.kind in ("government", "public_institution", "bank", "other_financial"):
        return word(other.identity.kind, lang)
    if state is not None and state.verdict == "controlled":
        level = LEVELS.get(state.level or "")
        return level[lang] if level else Text("国有控股", "state-owned")[lang]
    if state is not None and state.verdict in ("minority", "disclaimed"):
        return word(state.verdict, lang)
    if other.identity.listed:
        return Text("上市公司", "listed")[lang]
    return (
        Text("民营", "private")[lang]
        if state is not None and state.verdict == "none"
        else word("unknown", lang)
    )


def _related(subject: Subject, other: FirmFacts) -> bool:
    """Whether the counterparty stands in the firm's group, holds it or is held by it."""
    group = {id_ for id_, _ in subject.facts.group.members} if subject.facts.group else set()
    owners = {o.holder_id for o in subject.facts.owners if o.current(subject.today)}
    held = {o.holder_id for o in other.owners if o.current(subject.today)}
    return other.id in group or other.id in owners or subject.id in held


def _receivables(sheet: Sheet, subject: Subject) -> None:
    stale = subject.case.thresholds.receivables.stale_days
    owed = [s for s in subject.facts.sales if s.receivable]
    if not owed:
        return
    total = sum((s.receivable or Decimal(0) for s in owed), Decimal(0))
    shown = f"应收余额 = {' + '.join(f'{s.receivable:,.2f}' for s in owed[:24])} = {total:,.2f} 元（{yuan(total).zh}，{yuan(total).en}）"
    sheet.say(
        Text(
            f"按买方登记的应收账款共 {len(owed)} 笔，合计 {yuan(total).zh}",
            f"{len(owed)} receivables by buyer, {yuan(total).en} in all",
        ),
        worked_out(f"{subject.id}:receivables", "应收余额合计", f"{shown}，共 {len(owed)} 笔"),
    )
    most = subject.template.shown.rows
    sheet.table(
        "receivables",
        Text("应收账款", "Receivables"),
        [
            sheet.column(Text("买方", "Buyer")),
            sheet.column(Text("余额", "Amount"), "right"),
            sheet.column(Text("挂账天数", "Days"), "right"),
            sheet.column(Text("状态", "State")),
        ],
        [
            (
                sheet.cell(s.other, s.evidence),
                sheet.money(s.receivable, s.evidence),
                sheet.number(
                    Decimal(s.receivable_days),
                    s.evidence,
                    tone="warning" if s.receivable_days > stale else "plain",
                )
                if s.receivable_days is not None
                else sheet.cell(""),
                sheet.cell(
                    STATES.get(s.receivable_state or "", Text("未载明", "not stated")),
                    s.evidence,
                    tone="plain" if s.receivable_state in (None, "free") else "warning",
                ),
            )
            for s in owed[:most]
        ],
        rest(sheet, min(most, len(owed)), len(owed), Text("笔", "receivables")),
    )


def _suppliers(sheet: Sheet, subject: Subject) -> None:
    found = partners(subject, subject.facts.purchases, "bought")
    sheet.heading(Text("供应商", "Suppliers"))
    if not found:
        sheet.gap(
            "suppliers",
            Text(
                "库中没有采购记录，须取得主要供应商名单与结算方式",
                "no purchases on record: get the list of suppliers and terms",
            ),
        )
        return
    most = subject.template.shown.rows
    sheet.table(
        "suppliers",
        Text("主要供应商", "Main suppliers"),
        [
            sheet.column(Text("供应商", "Supplier")),
            sheet.column(Text("性质", "Standing")),
            sheet.column(Text("采购合计", "Purchases"), "right"),
            sheet.column(Text("笔数", "Number"), "right"),
            sheet.column(Text("最近一笔", "Last on")),
        ],
        [
            (
                sheet.cell(one.name, one.sales[0].evidence),
                sheet.cell(*_standing(subject, one.id)),
                sheet.money(one.amount, one.shown),
                sheet.cell(str(one.count), one.shown, value=one.count),
                sheet.cell(one.last, one.sales[0].evidence),
            )
            for one in found[:most]
        ],
        rest(sheet, min(most, len(found)), len(found), Text("家", "suppliers")),
    )


def _chart(sheet: Sheet, subject: Subject) -> None:
    half = max(2, subject.template.shown.chart_nodes // 3)
    bought = partners(subject, subject.facts.purchases, "bought")[:half]
    sold = partners(subject, subject.facts.sales, "sold")[:half]
    if not bought and not sold:
        return
    me = f"firm:{subject.id}"
    nodes = [Node(me, clean(subject.facts.identity.name), "subject", rank=1)]
    links = []
    for one, rank in (*((b, 0) for b in bought), *((s, 2) for s in sold)):
        key = f"{'in' if rank == 0 else 'out'}:{one.id}"
        standing = _standing(subject, one.id)
        state = subject.partners.get(one.id)
        kind = "state" if state and state.state and state.state.verdict == "controlled" else "firm"
        nodes.append(Node(key, clean(one.name), kind, clean(standing[0]), rank))  # type: ignore[arg-type]
        amount = yuan(one.amount)[subject.lang] if one.amount is not None else ""
        cites = sheet.cite(one.shown)
        ends = (key, me) if rank == 0 else (me, key)
        links.append(Link(*ends, label=amount, weight=one.amount, cites=cites))
    sheet.chart(
        GraphChart(
            "trade",
            "trade",
            sheet.pick("上下游往来（左：供应商，右：客户）", "Suppliers (left) and customers (right)"),
            tuple(nodes),
            tuple(links),
        )
    )
