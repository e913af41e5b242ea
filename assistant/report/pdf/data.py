"""A report as the data that the typst template reads: plain lists and texts, marks resolved, charts drawn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from assistant.report import columns, flow, imprint, labels, notes, source_list
from assistant.report.blocks import (
    BarChart,
    Block,
    Chapter,
    GraphChart,
    Heading,
    Note,
    Paragraph,
    Quote,
    Report,
    Sentence,
    TableBlock,
)
from assistant.report.charts.drawing import draw
from assistant.report.flow import Form, Gaps, Part
from assistant.report.notes import Notes, cited_by
from assistant.report.typeface import Typeface

Parts = dict[str, Any]
_MOST_LINKED = 2_000
"""Cells of a table up to which its marks are links: 6,000 links took typst 4 s of CPU, 6,000 numbers none."""


class Data:
    """Builds the data of one report; `drawings` holds its charts by file name afterwards."""

    def __init__(self, report: Report, face: Typeface) -> None:
        self._report, self._lang, self._face = report, report.lang, face
        self._notes = Notes(report)
        self._unlinked = 0
        self.drawings: dict[str, str] = {}

    def document(self, logo: str | None) -> Parts:
        """All that the template prints, in the order of printing."""
        about, lang = self._report.imprint, self._lang
        first = flow.opening(self._report)
        return {
            "lang": lang,
            "font": self._face.family,
            "logo": logo,
            "bank": about.bank,
            "title": about.title,
            "firm": about.firm,
            "made_on": [about.made_on.year, about.made_on.month, about.made_on.day],
            "example": labels.EXAMPLE[lang] if about.is_example else None,
            "foot": labels.EXAMPLE[lang] if about.is_example else labels.CONFIDENTIAL[lang],
            "page": labels.PAGE[lang],
            "front": imprint.front(self._report)[1:],
            "opening": self._chapter(first) if first else None,
            "contents": labels.CONTENTS[lang],
            "chapters": [self._chapter(chapter) for chapter in flow.body(self._report)],
            "sources": {
                "title": labels.SOURCES[lang],
                "none": labels.NO_SOURCES[lang],
                "groups": self._sources(),
            },
            "about": {
                "title": labels.ABOUT[lang],
                "pairs": imprint.back(self._report),
                "end": about.disclaimer,
            },
            "briefs": [notes.brief(evidence, lang) for evidence in self._report.evidence.values()],
            "words": {
                "verify": labels.TO_VERIFY[lang],
                "empty": labels.NO_CONTENT[lang],
                "no_rows": labels.NO_ROWS[lang],
            },
        }

    def _chapter(self, chapter: Chapter) -> Parts:
        return {
            "title": flow.title(chapter, self._lang),
            "parts": [self._part(part) for part in flow.parts(chapter)],
        }

    def _part(self, part: Part) -> Parts:
        if isinstance(part, Form):
            return {
                "is": "form",
                "blanks": [{"label": b.label, "hint": b.hint, "lines": max(b.lines, 1)} for b in part.blanks],
            }
        if isinstance(part, Gaps):
            return {
                "is": "gaps",
                "gaps": [{"text": g.text, "marks": self._marks(g.cites)} for g in part.gaps],
            }
        return self._block(part)

    def _block(self, block: Block) -> Parts:
        at_the_foot = self._notes.begin(block)
        if isinstance(block, Heading):
            return {"is": "heading", "level": block.level, "text": block.text}
        if isinstance(block, Paragraph):
            return {"is": "paragraph", "tone": block.tone, "runs": self._sentences(block.sentences)}
        if isinstance(block, TableBlock):
            return self._table(block, at_the_foot)
        if isinstance(block, GraphChart | BarChart):
            return self._chart(block)
        if isinstance(block, Quote):
            return {
                "is": "quote",
                "lines": block.text.split("\n"),
                "where": f"{block.title} {block.locator}",
                "marks": self._marks(block.cites),
                "note": block.note,
            }
        if isinstance(block, Note):
            return {"is": "note", "tone": block.tone, "text": block.text, "marks": self._marks(block.cites)}
        raise TypeError(f"{type(block).__name__} is no block that stands alone")

    def _sentences(self, sentences: Iterable[Sentence]) -> list[Parts]:
        between = "" if self._lang == "zh" else " "
        return [
            {"text": (between if n else "") + s.text, "verify": s.to_verify, "marks": self._marks(s.cites)}
            for n, s in enumerate(sentences)
        ]

    def _marks(self, cites: Iterable[str]) -> list[list[int]]:
        """Numbers with 1 where the footnote stands, 2 where not even a link does, else 0."""
        return [[m.n, 1 if m.footnote else self._unlinked] for m in self._notes.marks(cites)]

    def _table(self, table: TableBlock, at_the_foot: bool) -> Parts:
        self._unlinked = 2 if len(table.rows) * len(table.columns) > _MOST_LINKED else 0
        rows = [
            [{"text": c.text, "tone": c.tone, "marks": self._marks(c.cites)} for c in row]
            for row in table.rows
        ]
        self._unlinked = 0
        below = [table.note] if table.note else []
        if not at_the_foot:
            below.append(labels.LISTED_AT_END[self._lang])
        return {
            "is": "table",
            "title": table.title,
            "widths": columns.shares(table),
            "whole": len(table.rows) <= columns.SHORT_TABLE,
            "heads": [{"title": c.title, "unit": c.unit, "align": c.align} for c in table.columns],
            "rows": rows,
            "below": below,
        }

    def _chart(self, chart: GraphChart | BarChart) -> Parts:
        canvas, folded = draw(chart, self._face, self._lang)
        name = f"chart-{len(self.drawings) + 1}.svg"
        self.drawings[name] = canvas.svg(name.removesuffix(".svg"))
        below = [chart.note] if chart.note else []
        if folded:
            below.append(labels.FOLDED_NOTE.fill(count=f"{folded:,}")[self._lang])
        return {
            "is": "chart",
            "title": chart.title,
            "file": name,
            "marks": self._marks(cited_by(chart)),
            "below": below,
        }

    def _sources(self) -> list[Parts]:
        return [
            {
                "title": group.title,
                "runs": group.runs,
                "entries": [{"numbers": entry.numbers, "told": entry.told} for entry in group.entries],
            }
            for group in source_list.groups(self._report)
        ]
