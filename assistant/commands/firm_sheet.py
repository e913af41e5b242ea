"""One firm as a sheet for people: identity, owners, buyers, events current apart from history, papers, figures, score."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.commands.owner_words import control_lines
from assistant.domain.code_words import word
from assistant.domain.text import Lang, Text
from assistant.domain.wording import percent, yuan

if TYPE_CHECKING:
    from rich.console import Console

    from assistant.domain.facts import EventFact, FirmFacts
    from assistant.domain.judgement import Judgement


def print_sheet(facts: FirmFacts, judgement: Judgement, today: date, lang: Lang) -> None:
    """Print the sheet on stdout."""
    from rich.console import Console

    console = Console()
    zh = lang == "zh"
    mark = ("（示例）" if zh else " (example)") if facts.brief.is_example else ""
    console.rule(f"{facts.brief.name}{mark}")
    _identity(console, facts, lang)
    _owners(console, facts, today, lang)
    _buyers(console, facts, lang)
    _events(console, facts.events, lang)
    _papers(console, facts, today, lang)
    _figures(console, facts, lang)
    _client(console, facts, lang)
    _score(console, judgement, lang)


def _money(amount: Decimal | None, lang: Lang) -> str:
    return ("未知" if lang == "zh" else "not known") if amount is None else yuan(amount)[lang]


def _day(day: date | None) -> str:
    return f"{day:%Y-%m-%d}" if day else "—"


def _heading(console: Console, title: Text, lang: Lang) -> None:
    console.print(f"\n[bold]{title[lang]}[/bold]")


def _identity(console: Console, facts: FirmFacts, lang: Lang) -> None:
    who, zh = facts.identity, lang == "zh"
    unknown = "未知" if zh else "not known"
    lines = [
        (Text("统一社会信用代码", "Credit code"), who.uscc or who.stock_code or unknown),
        (Text("曾用名", "Former names"), "、".join(who.former_names)),
        (
            Text("类型", "Kind"),
            f"{word(who.kind, lang)} · {who.registry_type or ''} · {word(who.status, lang)}",
        ),
        (Text("成立", "Founded"), _day(who.founded_on)),
        (
            Text("注册资本 / 实缴", "Capital subscribed / paid in"),
            f"{_money(who.registered_capital, lang)} / {_money(who.paid_in_capital, lang)}",
        ),
        (
            Text("注册地 / 生产经营地", "Registered / produces in"),
            f"{who.region or unknown} / {who.plant_region or unknown}",
        ),
        (Text("行业", "Industry"), f"{who.industry or unknown} {who.industry_code or ''}"),
        (Text("法定代表人", "Legal representative"), who.legal_representative or unknown),
        (
            Text("参保人数", "People insured"),
            unknown if who.insured_count is None else f"{who.insured_count}（{_day(who.insured_as_of)}）",
        ),
        (Text("纳税信用", "Tax grade"), f"{who.tax_grade or unknown} {who.tax_grade_year or ''}"),
        (
            Text("产业链", "Chain"),
            "、".join(f"{c.chain_name} {word(c.segment, lang)}（{c.product}）" for c in facts.chains),
        ),
        (Text("来源", "Source"), who.evidence.source),
    ]
    for title, value in lines:
        if value.strip():
            console.print(f"{title[lang]}: {value}", highlight=False)


def _owners(console: Console, facts: FirmFacts, today: date, lang: Lang) -> None:
    _heading(console, Text("股权与控制", "Owners and control"), lang)
    for owner in facts.owners:
        share = "—" if owner.share is None else percent(owner.share)
        past = "" if owner.current(today) else Text("（历史）", " (past)")[lang]
        denied = Text("（已声明否认）", " (disclaimed)")[lang] if owner.disclaimed else ""
        console.print(f"  {owner.holder} {share}{past}{denied} · {owner.evidence.source}", highlight=False)
    if facts.state is not None:
        console.print(f"  {word(facts.state.verdict, lang)} {facts.state.path}", highlight=False)
    for text in control_lines(facts.control, facts.beneficial_owners):
        console.print(f"  {text[lang]}", highlight=False, markup=False, soft_wrap=True)
    if facts.group is not None:
        names = "、".join(name for _, name in facts.group.members)
        if facts.group.others > len(facts.group.members):
            names += f" … ({facts.group.others:,})"
        line = Text("同一控制人或担保圈", "one controller or guarantee circle with")
        console.print(f"  {line[lang]}: {names}", highlight=False)


def _buyers(console: Console, facts: FirmFacts, lang: Lang) -> None:
    _heading(console, Text("标签与买方", "Labels and buyers"), lang)
    for label in facts.labels:
        name, shown = word(label.kind, lang), word(label.shown_by, lang)
        console.print(
            f"  {name} · {label.other} · {shown} {_day(label.shown_on)} {_money(label.shown_amount, lang)}"
            f" · {Text('窗口内合计', 'in the window')[lang]} {_money(label.amount, lang)} · {label.evidence.source}",
            highlight=False,
        )
    if not facts.labels:
        console.print(Text("  无", "  none")[lang])


def _events(console: Console, events: Iterable[EventFact], lang: Lang) -> None:
    groups = (
        (Text("现行事项", "Current events"), [e for e in events if e.current]),
        (Text("历史事项", "History"), [e for e in events if not e.current]),
    )
    for title, found in groups:
        if not found:
            continue
        _heading(console, title, lang)
        for event in found:
            amount = f" {_money(event.amount, lang)}" if event.amount is not None else ""
            who = f"（{event.person}）" if event.person else ""
            console.print(
                f"  {_day(event.occurred_on)} {event.title}{who} {word(event.role, lang)} {word(event.state, lang)}{amount}"
                f" · {event.evidence.source}",
                highlight=False,
            )


def _papers(console: Console, facts: FirmFacts, today: date, lang: Lang) -> None:
    if not facts.qualifications:
        return
    _heading(console, Text("许可、资质与专利", "Licences, qualifications, patents"), lang)
    for paper in facts.qualifications:
        state = Text("有效", "valid") if paper.valid(today) else Text("无效", "not valid")
        console.print(
            f"  {paper.name} {state[lang]} {_day(paper.issued_on)} – {_day(paper.expires_on)}"
            f" · {paper.evidence.source}",
            highlight=False,
        )


def _figures(console: Console, facts: FirmFacts, lang: Lang) -> None:
    from assistant.domain.ratios import all_ratios

    if facts.statements:
        _heading(console, Text("财务报表", "Statements"), lang)
        for statement in facts.statements[:3]:
            console.print(
                f"  {_day(statement.period_end)}（{statement.months}） "
                f"{Text('收入', 'revenue')[lang]} {_money(statement.revenue, lang)} "
                f"{Text('净利润', 'net profit')[lang]} {_money(statement.net_profit, lang)} "
                f"{Text('净资产', 'equity')[lang]} {_money(statement.equity, lang)} · {statement.evidence.source}",
                highlight=False,
            )
        for found in all_ratios(facts.statements[0]):
            console.print(f"    {found.shown()}", highlight=False, style="dim")
    if facts.stand_ins:
        _heading(console, Text("替代数据", "Stand-ins"), lang)
        for item in facts.stand_ins:
            value = _money(item.amount, lang) if item.amount is not None else f"{item.quantity or 0:,.0f} kWh"
            console.print(
                f"  {item.year} {word(item.kind, lang)} {value} · {item.evidence.source}", highlight=False
            )


def _client(console: Console, facts: FirmFacts, lang: Lang) -> None:
    client = facts.client
    if client is None:
        return
    _heading(console, Text("本行往来", "This bank"), lang)
    words = facts.client_text
    if words is not None:
        console.print(f"  {words[lang]}", highlight=False)
    if client.visible:
        console.print(
            f"  {Text('授信', 'limit')[lang]} {_money(client.credit_limit, lang)} "
            f"{Text('余额', 'balance')[lang]} {_money(client.balance, lang)} "
            f"{Text('逾期天数', 'days overdue')[lang]} {client.overdue_days} {client.five_grade or ''}",
            highlight=False,
        )


def _score(console: Console, judgement: Judgement, lang: Lang) -> None:
    from rich.table import Table

    zh = lang == "zh"
    title = Text("评分（辅助判断，不替代审批）", "Score (supports the officer's judgement)")
    _heading(console, title, lang)
    ungraded = (
        Text("不评级（否决）", "no grade (vetoed)") if judgement.vetoed else Text("暂不评级", "not rated")
    )
    grade = judgement.grade or ungraded[lang]
    score = "—" if judgement.score is None else f"{judgement.score}"
    known = percent(judgement.completeness)
    console.print(
        f"  {grade} {score} · {Text('资料完整度', 'data known')[lang]} {known} · "
        f"{Text('评分卡', 'card')[lang]} {judgement.card_version}",
        highlight=False,
    )
    for veto in judgement.vetoes:
        word = Text("否决", "veto") if veto.verdict == "veto" else Text("待核实", "to verify")
        console.print(f"  [red]{word[lang]}[/red] {veto.text[lang]}", highlight=False)
    table = Table("因子" if zh else "Factor", "得分" if zh else "Points", "依据" if zh else "Reason")
    for reason in judgement.reasons:
        points = f"{reason.points}/{reason.max}" if reason.known else f"—/{reason.max}"
        table.add_row(reason.title[lang], points, reason.text[lang])
    console.print(table)
    for gap in judgement.gaps:
        console.print(f"  · {gap.text[lang]}", highlight=False)
