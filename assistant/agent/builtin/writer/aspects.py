"""Writes one aspect of a firm each: owners, controller, buyers, suppliers, tenders, figures, court, bank, score."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

from assistant.agent.builtin.writer.commitments import financing, guarantees, qualifications
from assistant.agent.builtin.writer.phrases import (
    DELIVERY_KINDS,
    bullet,
    cite,
    claim,
    money,
    named,
)
from assistant.agent.wording import EXAMPLE
from assistant.domain.facts import EventFact, FirmFacts, SaleFact
from assistant.domain.text import Lang, Text
from assistant.store import regions
from assistant.tools.artifacts import FirmProfiled
from assistant.tools.conditions import KINDS
from assistant.tools.scoring_evidence import plain

STATUS: dict[str, Text] = {
    "active": Text("存续", "active"),
    "suspended": Text("停产/歇业", "suspended"),
    "revoked": Text("吊销", "licence revoked"),
    "deregistered": Text("注销", "deregistered"),
}
STATES: dict[str, Text] = {
    "open": Text("未结", "open"),
    "closed_no_assets": Text("终本", "ended for lack of assets (终本)"),
    "settled": Text("已和解", "settled"),
    "performed": Text("已履行", "performed"),
    "withdrawn": Text("已撤回", "withdrawn"),
    "repaired": Text("已信用修复", "repaired"),
    "current": Text("现行", "current"),
    "ended": Text("已结束", "ended"),
    "dismissed": Text("已驳回", "dismissed"),
    "expired": Text("已到期", "expired"),
}
ROLES: dict[str, Text] = {
    "plaintiff": Text("原告", "plaintiff"),
    "defendant": Text("被告", "defendant"),
    "third_party": Text("第三人", "third party"),
}
_MOST = 5


def _share(share: Decimal | None) -> str:
    return f"{plain((share * 100).quantize(Decimal('0.01')))}%" if share is not None else "—"


def _none(zh: str, en: str, item: FirmProfiled, lang: Lang) -> str:
    """That the database holds no record of something, resting on the firm's own row."""
    assert item.facts is not None
    mark = cite(item.cites, [item.facts.identity.evidence])
    return (
        f"企业库中没有该企业{zh}方面的资料，待核实{mark}。"
        if lang == "zh"
        else f"The database holds nothing on this firm under {en}; to verify {mark}. "
    )


def identity_line(item: FirmProfiled, lang: Lang) -> str:
    """Which firm is spoken of: state, seat and number, for an answer on one aspect."""
    facts = item.facts
    assert facts is not None
    who = facts.identity
    zh = lang == "zh"
    parts = [STATUS.get(who.status, Text(who.status, who.status))[lang]]
    place = regions.called(who.region_code, lang) or who.region
    if place:
        parts.append(f"登记于{place}" if zh else f"registered in {place}")
    if who.uscc:
        parts.append(("统一社会信用代码 " if zh else "credit code ") + who.uscc)
    told = ("，" if zh else ", ").join(parts)
    return claim(
        f"{named(facts.brief, lang)}{'：' if zh else ': '}{told}", cite(item.cites, [who.evidence]), lang
    )


def headline(item: FirmProfiled, lang: Lang) -> list[str]:
    """Who the firm is, in one or two sentences."""
    facts = item.facts
    assert facts is not None
    who = facts.identity
    mark = cite(item.cites, [who.evidence])
    example = EXAMPLE[lang] if facts.brief.is_example else ""
    zh = lang == "zh"
    parts: list[str] = [KINDS.get(who.kind, Text(who.kind, who.kind))[lang]]
    parts.append(STATUS.get(who.status, Text(who.status, who.status))[lang])
    if who.founded_on:
        parts.append(f"{who.founded_on.isoformat()} 成立" if zh else f"founded {who.founded_on.isoformat()}")
    place = regions.called(who.region_code, lang) or who.region
    if place:
        parts.append(f"登记于{place}" if zh else f"registered in {place}")
    if who.registered_capital is not None:
        parts.append(("注册资本 " if zh else "registered capital ") + money(who.registered_capital, lang))
    if who.paid_in_capital is not None:
        parts.append(("实缴 " if zh else "paid in ") + money(who.paid_in_capital, lang))
    if who.uscc:
        parts.append(("统一社会信用代码 " if zh else "credit code ") + who.uscc)
    if who.legal_representative:
        parts.append(("法定代表人 " if zh else "legal representative ") + who.legal_representative)
    joined = ("，" if zh else ", ").join(parts)
    lines = [
        f"**{who.name}**{example}：{joined}{mark}。" if zh else f"**{who.name}**{example}: {joined} {mark}. "
    ]
    if who.former_names:
        old = "、".join(who.former_names)
        lines.append(f"曾用名：{old}{mark}。" if zh else f"Former names: {old} {mark}. ")
    return lines


def _owners(facts: FirmFacts, item: FirmProfiled, lang: Lang, today: date) -> list[str]:
    held = [h for h in facts.owners if h.current(today)][:_MOST]
    lines = []
    for holding in held:
        share = _share(holding.share)
        extra = "（公开声明非其投资）" if holding.disclaimed else ""
        text = (
            f"{holding.holder}{extra}，持股 {share}"
            if lang == "zh"
            else f"{holding.holder}, {share}" + (" (disclaimed by the holder)" if holding.disclaimed else "")
        )
        lines.append(bullet(text, cite(item.cites, [holding.evidence]), lang))
    if facts.state and facts.state.verdict in ("controlled", "minority", "disclaimed"):
        word = {
            "controlled": Text("国有控股", "state-controlled"),
            "minority": Text("国有参股，未控股", "state minority share, no control"),
            "disclaimed": Text(
                "所称国资股东已公开否认（疑似假冒国企）", "the state holder has disclaimed it"
            ),
        }[facts.state.verdict][lang]
        lines.append(bullet(word, cite(item.cites, facts.state.evidence), lang))
    return lines


def _controller(facts: FirmFacts, item: FirmProfiled, lang: Lang, today: date) -> list[str]:
    zh = lang == "zh"
    note = "系统测算，须人工识别核实" if zh else "calculated, to be verified by a person"
    if facts.controller is not None:
        who = facts.controller.person
        return [
            bullet(
                f"{who}（{note}）" if zh else f"{who} ({note})",
                cite(item.cites, [facts.controller.evidence]),
                lang,
            )
        ]
    if facts.controller_firm is not None:
        evidence = [h.evidence for h in facts.owners if h.current(today)]
        name = facts.controller_firm[1]
        return [
            bullet(
                f"控股方 {name}（{note}）" if zh else f"parent {name} ({note})",
                cite(item.cites, evidence or [facts.identity.evidence]),
                lang,
            )
        ]
    return []


def _products(facts: FirmFacts, item: FirmProfiled, lang: Lang, today: date) -> list[str]:
    shown = facts.products[:_MOST]
    if not shown:
        return []
    names = ("、" if lang == "zh" else ", ").join(product.product for product in shown)
    return [bullet(names, cite(item.cites, [product.evidence for product in shown], 5), lang)]


def _sale(sale: SaleFact, lang: Lang) -> str:
    zh = lang == "zh"
    kind = DELIVERY_KINDS.get(sale.kind, (sale.kind, sale.kind))[0 if zh else 1]
    parts = [kind]
    if sale.dated_on:
        parts.append(sale.dated_on.isoformat())
    parts.append(money(sale.amount, lang))
    if sale.product:
        parts.append(sale.product)
    if sale.share_of_sales is not None:
        parts.append(
            f"占其销售 {_share(sale.share_of_sales)}" if zh else f"{_share(sale.share_of_sales)} of its sales"
        )
    if sale.receivable_days is not None:
        parts.append(
            f"应收账款已 {sale.receivable_days} 天" if zh else f"receivable {sale.receivable_days} days old"
        )
    return f"{sale.other}：{'，'.join(parts)}" if zh else f"{sale.other}: {', '.join(parts)}"


def _ranked(sales: Iterable[SaleFact]) -> list[SaleFact]:
    """The largest sale of each counterpart, the counterparts with the largest sums first."""
    totals: dict[int, Decimal] = {}
    best: dict[int, SaleFact] = {}
    for sale in sales:
        amount = sale.amount or Decimal(0)
        totals[sale.other_id] = totals.get(sale.other_id, Decimal(0)) + amount
        held = best.get(sale.other_id)
        if held is None or amount > (held.amount or Decimal(0)):
            best[sale.other_id] = sale
    return [best[other] for other in sorted(totals, key=lambda o: -totals[o])]


def _customers(facts: FirmFacts, item: FirmProfiled, lang: Lang, today: date) -> list[str]:
    return [
        bullet(_sale(s, lang), cite(item.cites, [s.evidence]), lang) for s in _ranked(facts.sales)[:_MOST]
    ]


def _suppliers(facts: FirmFacts, item: FirmProfiled, lang: Lang, today: date) -> list[str]:
    return [
        bullet(_sale(s, lang), cite(item.cites, [s.evidence]), lang) for s in _ranked(facts.purchases)[:_MOST]
    ]


def _tenders(facts: FirmFacts, item: FirmProfiled, lang: Lang, today: date) -> list[str]:
    words = {
        "awarded": Text("中标", "awarded"),
        "withdrawn": Text("已撤销", "withdrawn"),
        "framework": Text("框架", "framework"),
    }
    lines = []
    for tender in facts.tenders[:_MOST]:
        day = tender.awarded_on.isoformat() if tender.awarded_on else "—"
        state = words.get(tender.status, Text(tender.status, tender.status))[lang]
        text = f"{tender.title}（{tender.buyer}，{day}，{state}，{money(tender.amount, lang)}）"
        if lang == "en":
            text = f"{tender.title} ({tender.buyer}, {day}, {state}, {money(tender.amount, lang)})"
        lines.append(bullet(text, cite(item.cites, [tender.evidence]), lang))
    return lines


def _finance(facts: FirmFacts, item: FirmProfiled, lang: Lang, today: date) -> list[str]:
    lines = []
    titles = (
        ("revenue", Text("营业收入", "revenue")),
        ("net_profit", Text("净利润", "net profit")),
        ("operating_cash_flow", Text("经营现金流", "operating cash flow")),
        ("total_assets", Text("总资产", "total assets")),
        ("total_liabilities", Text("总负债", "total liabilities")),
    )
    for statement in facts.statements[:2]:
        parts = [
            f"{title[lang]} {money(value, lang)}"
            for name, title in titles
            if (value := getattr(statement, name)) is not None
        ]
        kind = (
            ("经审计" if statement.audited else "未经审计")
            if lang == "zh"
            else ("audited" if statement.audited else "not audited")
        )
        text = f"{statement.period_end.isoformat()}（{kind}）：{'，'.join(parts)}"
        if lang == "en":
            text = f"{statement.period_end.isoformat()} ({kind}): {', '.join(parts)}"
        lines.append(bullet(text, cite(item.cites, [statement.evidence]), lang))
    return lines


def _event(event: EventFact, lang: Lang) -> str:
    parts = [event.title]
    if event.role in ROLES:
        parts.append(ROLES[event.role][lang])
    if event.occurred_on:
        parts.append(event.occurred_on.isoformat())
    if event.amount is not None:
        parts.append(money(event.amount, lang))
    if event.state:
        parts.append(STATES.get(event.state, Text(event.state, event.state))[lang])
    return ("，" if lang == "zh" else ", ").join(parts)


_JUDICIAL = frozenset(
    {
        "lawsuit",
        "enforcement",
        "dishonest",
        "restriction",
        "penalty",
        "abnormal_operation",
        "tax_arrears",
        "serious_violation",
        "production_stopped",
    }
)


def _judicial(facts: FirmFacts) -> list[EventFact]:
    return [event for event in (*facts.events, *facts.controller_events) if event.kind in _JUDICIAL]


def _court(facts: FirmFacts, item: FirmProfiled, lang: Lang, today: date) -> list[str]:
    events = _judicial(facts)
    events.sort(key=lambda event: (not event.current, -(event.occurred_on or date.min).toordinal()))
    lines = []
    for event in events[: _MOST + 3]:
        stage = (
            ("现行" if event.current else "历史")
            if lang == "zh"
            else ("current" if event.current else "history")
        )
        text = f"{stage}：{_event(event, lang)}" if lang == "zh" else f"{stage}: {_event(event, lang)}"
        lines.append(bullet(text, cite(item.cites, [event.evidence]), lang))
    return lines


def _bank(facts: FirmFacts, item: FirmProfiled, lang: Lang, today: date) -> list[str]:
    client = facts.client
    if client is None or facts.client_text is None:
        return []
    parts = [facts.client_text[lang]]
    if client.visible:
        for value, title in (
            (client.credit_limit, Text("授信额度", "limit")),
            (client.balance, Text("余额", "balance")),
        ):
            if value is not None:
                parts.append(f"{title[lang]} {money(value, lang)}")
        if client.overdue_days:
            parts.append(
                f"逾期 {client.overdue_days} 天" if lang == "zh" else f"{client.overdue_days} days overdue"
            )
    return [bullet(("，" if lang == "zh" else ", ").join(parts), cite(item.cites, [client.evidence]), lang)]


_Writer = Callable[[FirmFacts, FirmProfiled, Lang, date], list[str]]
_ASPECTS: dict[str, tuple[Text, _Writer]] = {
    "owners": (Text("股东与股权", "Owners"), _owners),
    "controller": (Text("实际控制人", "Actual controller"), _controller),
    "products": (Text("产品", "Products"), _products),
    "customers": (Text("主要客户", "Main customers"), _customers),
    "suppliers": (Text("主要供应商", "Main suppliers"), _suppliers),
    "tenders": (Text("中标", "Tenders"), _tenders),
    "finance": (Text("财务", "Financial figures"), _finance),
    "court": (Text("司法与行政记录", "Court and penalty records"), _court),
    "bank": (Text("本行往来", "With the bank"), _bank),
    "financing": (Text("融资与抵质押", "Financing, pledges and mortgages"), financing),
    "guarantees": (Text("担保", "Guarantees"), guarantees),
    "qualifications": (Text("许可与资质", "Licences and qualifications"), qualifications),
}


def opening(item: FirmProfiled, aspect: str, lang: Lang, today: date) -> str:
    """What an answer on one aspect begins with: what stands first under it, or that nothing is on record.

    What is in force comes first: of court and penalty records a closed case is never the conclusion.
    """
    facts = item.facts
    assert facts is not None
    title, writer = _ASPECTS[aspect]
    zh = lang == "zh"
    lines = writer(facts, item, lang, today)
    mark = cite(item.cites, [facts.identity.evidence])
    if not lines:
        return _none(title.zh, title.en.lower(), item, lang)
    if aspect == "court" and not any(event.current for event in _judicial(facts)):
        only = "司法与行政记录均已了结，没有现行的" if zh else "Its court and penalty records are all closed"
        return claim(only, mark, lang)
    lead = _LEADS.get(aspect, title)[lang]
    return f"{lead}{'：' if zh else ': '}{lines[0].removeprefix('- ')}"


_LEADS: dict[str, Text] = {
    "owners": Text("最大股东", "largest owner"),
    "customers": Text("最大买方（按已知金额）", "largest buyer (by known amounts)"),
    "suppliers": Text("最大供应商（按已知金额）", "largest supplier (by known amounts)"),
    "tenders": Text("最近中标", "latest award"),
    "finance": Text("最近一期报表", "latest statement"),
}
"""What the first line under an aspect is, where it is one of several."""


def aspect_lines(
    aspect: str, item: FirmProfiled, lang: Lang, today: date, *, brief: bool = False
) -> list[str]:
    """One aspect under its heading. brief: left out when nothing is known, else that is said."""
    facts = item.facts
    assert facts is not None
    title, writer = _ASPECTS[aspect]
    lines = writer(facts, item, lang, today)
    if not lines:
        return [] if brief else [_none(title.zh, title.en.lower(), item, lang)]
    return [f"### {title[lang]}", "", *lines]
