"""Firms as JSON and as a table: the stable document of `scout firms … --json`. Fields are added, never renamed."""

from __future__ import annotations

import json
import sys
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from assistant.domain.code_words import word
from assistant.domain.evidence import Evidence
from assistant.domain.text import Lang, Text

if TYPE_CHECKING:
    from assistant.domain.facts import FirmFacts
    from assistant.domain.judgement import Judgement
    from assistant.store.firm_search import FirmPage


def plain(value: Any) -> Any:
    """A value as JSON: whole Decimals as integers, dates as ISO text, a Text as both languages, dataclasses as
    objects, evidence by its title, locator, quote and source."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Text):
        return {"zh": value.zh, "en": value.en}
    if isinstance(value, Evidence):
        names = ("key", "kind", "title", "locator", "quote", "source", "as_of", "is_example")
        return {name: plain(getattr(value, name)) for name in names}
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def page_json(page: FirmPage) -> dict[str, Any]:
    """{"total", "firms": […]}"""
    return {"total": page.total, "firms": [plain(firm) for firm in page.firms]}


def profile_json(facts: FirmFacts, judgement: Judgement) -> dict[str, Any]:
    """All facts of one firm with `judgement`; id, uscc, name, grade and score stand at the top."""
    return {
        "id": facts.id,
        "uscc": facts.brief.uscc,
        "name": facts.brief.name,
        "grade": judgement.grade,
        "score": plain(judgement.score),
        "completeness": plain(judgement.completeness),
        "is_example": facts.brief.is_example,
        "facts": plain(facts),
        "judgement": plain(judgement),
    }


def print_json(document: dict[str, Any]) -> None:
    """One JSON document on stdout, Chinese unescaped."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def print_page(page: FirmPage, lang: Lang) -> None:
    """The firms as a table, with how many there are in all."""
    from rich.console import Console
    from rich.table import Table

    zh = lang == "zh"
    extra = [name for name, _ in page.firms[0].extra] if page.firms else []
    table = Table(show_lines=True)
    titles = (
        ("企业", "所在地 / 环节", "成立", "标签 / 本行")
        if zh
        else ("Firm", "Place / segment", "Founded", "Labels / this bank")
    )
    for title in (*titles, *(word(name, lang) for name in extra)):
        table.add_column(title, overflow="fold")
    for firm in page.firms:
        mark = ("（示例）" if zh else " (example)") if firm.is_example else ""
        about = [word(label, lang) for label in firm.labels]
        if firm.client is not None:
            about.append(firm.client[lang])
        table.add_row(
            f"{firm.name}{mark}\n{firm.uscc or ''}",
            f"{firm.region or ''}\n{word(firm.segment, lang)}",
            f"{firm.founded_on:%Y-%m-%d}" if firm.founded_on else "",
            "\n".join(about),
            *(value for _, value in firm.extra),
        )
    console = Console()
    console.print(table)
    shown = len(page.firms)
    console.print(f"共 {page.total} 家，列出 {shown} 家" if zh else f"{page.total} firms, {shown} listed")
