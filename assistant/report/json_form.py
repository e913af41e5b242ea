"""A report as JSON: all blocks and all evidence. The same report gives the same bytes; a chart carries its ECharts option,
the pixels that it is made for, and what it shows as a table."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from assistant.domain.evidence import Evidence
from assistant.domain.text import Text
from assistant.report.blocks import (
    BarChart,
    Blank,
    Block,
    Chapter,
    GapBlock,
    GraphChart,
    Heading,
    Note,
    Paragraph,
    Quote,
    Report,
    TableBlock,
)
from assistant.report.charts import echarts, outline

FORMAT = "credit-scout-report"
VERSION = 1

TYPES: Mapping[type, str] = {
    Paragraph: "paragraph",
    Heading: "heading",
    TableBlock: "table",
    GraphChart: "graph",
    BarChart: "bars",
    Quote: "quote",
    Note: "note",
    GapBlock: "gap",
    Blank: "blank",
}
"""The name of each kind of block in the file."""


def document(report: Report) -> dict[str, Any]:
    """The report as plain values, keys in a fixed order; amounts and shares as strings, so that nothing is rounded."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "lang": report.lang,
        "imprint": _value(report.imprint),
        "chapters": [_chapter(chapter, report) for chapter in report.chapters],
        "evidence": [_evidence(n, e) for n, e in enumerate(report.evidence.values(), start=1)],
        "reworded": report.reworded,
        "replaced": report.replaced,
    }


def render(report: Report) -> bytes:
    """The report as UTF-8 JSON with a line end."""
    return (json.dumps(document(report), ensure_ascii=False, indent=1) + "\n").encode()


def _chapter(chapter: Chapter, report: Report) -> dict[str, Any]:
    return {
        "id": chapter.id,
        "number": chapter.number,
        "title": chapter.title,
        "blocks": [_block(block, report) for block in chapter.blocks],
    }


def _block(block: Block, report: Report) -> dict[str, Any]:
    made: dict[str, Any] = {"type": TYPES[type(block)], **_value(block)}
    if isinstance(block, GraphChart | BarChart):
        made["option"], made["size"] = echarts.drawn(block, report.lang)
        columns, rows = outline.table(block, report.lang)
        made["table"] = {"columns": _value(columns), "rows": _value(rows)}
    return made


def _evidence(n: int, evidence: Evidence) -> dict[str, Any]:
    return {"n": n, **_value(evidence)}


def _value(value: Any) -> Any:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Text):
        return {"zh": value.zh, "en": value.en}
    if isinstance(value, list | tuple):
        return [_value(part) for part in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _value(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"{type(value).__name__} has no form in JSON")
