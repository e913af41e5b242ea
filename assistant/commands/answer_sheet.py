"""An answer on the terminal: text, funnel, firms as a table, sources with their quotes, what to ask next."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.markdown import Markdown
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table
from rich.text import Text as Line

from assistant.domain.answer import Answer, AnswerKind, Citation, FirmOut
from assistant.domain.text import Text

_BAR = 24
_MOST_SOURCES = 12
_MOST_FIRMS = 10
_MOST_QUOTE = 120
_TITLES = {
    "conditions": Text("条件", "Conditions"),
    "funnel": Text("筛选漏斗", "Funnel"),
    "firms": Text("企业", "Firms"),
    "sources": Text("出处", "Sources"),
    "gaps": Text("待核实", "To verify"),
    "reports": Text(
        "整份授信尽调摘要（docx、pdf、html、md、json）", "The whole summary (docx, pdf, html, md, json)"
    ),
    "choices": Text("请选择", "Please choose"),
    "followups": Text("可以继续问", "You can go on with"),
}


def _funnel(answer: Answer) -> RenderableType:
    """Counts and bars; what splits a step stands under them, where it has the whole width."""
    table = Table.grid(padding=(0, 2))
    most = max(step.count for step in answer.funnel) or 1
    details: list[RenderableType] = []
    colon, comma = ("：", "，") if answer.lang == "zh" else (": ", ", ")
    for step in answer.funnel:
        bar = "█" * max(1, round(_BAR * step.count / most)) if step.count else ""
        table.add_row(escape(step.text), f"[bold]{step.count}[/]", f"[cyan]{bar}[/]")
        if step.detail:
            parts = comma.join(f"{name} {count}" for name, count in step.detail.items())
            details.append(f"[dim]{escape(step.text)}{colon}{escape(parts)}[/]")
    title = _TITLES["funnel"][answer.lang]
    return Panel(Group(table, *details), title=title, title_align="left", border_style="dim")


def _firms(firms: list[FirmOut], lang: str) -> Table:
    zh = lang == "zh"
    table = Table(title_justify="left", header_style="bold", expand=False)
    for title in (
        ("企业", "等级", "评分", "完整度", "买方") if zh else ("Firm", "Grade", "Score", "Complete", "Buyers")
    ):
        table.add_column(title, overflow="fold")
    for firm in firms:
        mark = (" （示例）" if zh else " (example)") if firm.is_example else ""
        table.add_row(
            escape(firm.name) + f"[dim]{mark}[/]",
            firm.grade or "—",
            "—" if firm.score is None else f"{firm.score:g}",
            "—" if firm.completeness is None else f"{firm.completeness:.0%}",
            escape("、".join(firm.buyers)) or "—",
        )
    return table


def _source(item: Citation, lang: str) -> str:
    quote = " ".join(item.quote.split())
    if len(quote) > _MOST_QUOTE:
        quote = quote[:_MOST_QUOTE] + "…"
    dated = f" · {item.as_of}" if item.as_of else ""
    mark = ("（示例）" if lang == "zh" else " (example)") if item.is_example else ""
    source = "" if item.kind == "calculation" else f" · {item.source}"
    head = f"[bold]\\[{item.n}][/] {escape(item.title)}{mark} · {escape(item.locator)}{escape(source)}{dated}"
    return f"{head}\n    [dim]{escape(quote)}[/]"


def print_answer(answer: Answer) -> None:
    """Print the answer to stdout."""
    console = Console()
    parts: list[RenderableType] = []
    lang = answer.lang
    if answer.conditions:
        chips = "  ".join(f"[reverse] {escape(c.text)} [/]" for c in answer.conditions)
        parts.append(f"{_TITLES['conditions'][lang]} {chips}")
    if answer.funnel:
        parts.append(_funnel(answer))
    parts.append(Markdown(answer.answer))
    rated = [firm for firm in answer.firms if firm.stage == "candidate"]
    if rated:
        parts.append(_firms(rated[:_MOST_FIRMS], lang))
    cited = [c for c in answer.citations if f"[{c.n}]" in answer.answer]
    if cited:
        lines = [_source(item, lang) for item in cited[:_MOST_SOURCES]]
        rest = len(answer.citations) - len(lines)
        if rest > 0:
            lines.append(f"[dim]… +{rest} (--json)[/]")
        parts.append(
            Panel("\n".join(lines), title=_TITLES["sources"][lang], title_align="left", border_style="dim")
        )
    if answer.gaps:
        gaps = "\n".join(f"- {escape(gap)}" for gap in answer.gaps[:8])
        parts.append(Panel(gaps, title=_TITLES["gaps"][lang], title_align="left", border_style="yellow"))
    if answer.reports:
        parts.append(f"[bold]{_TITLES['reports'][lang]}[/]")
        parts += [Line(f"  {one.command}", style="cyan") for one in answer.reports]
    for name, lines_ in (
        ("choices", [choice.text for choice in answer.choices]),
        ("followups", answer.followups),
    ):
        if lines_:
            parts.append(f"[bold]{_TITLES[name][lang]}[/]")
            parts += [Line(f"  {line}", style="cyan") for line in lines_]
    footer = f"{answer.model} · {answer.latency_ms} ms · --conversation {answer.conversation_id}"
    parts.append(Line(footer, style="dim"))
    if answer.kind is AnswerKind.ANSWER and answer.data_as_of:
        word = "数据截至" if lang == "zh" else "data as of"
        parts.append(Line(f"{word} {answer.data_as_of}", style="dim"))
    console.print(Group(*parts))
