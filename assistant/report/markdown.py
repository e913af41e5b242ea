"""A report as Markdown: headings, tables, footnotes, quotations; a chart as the table of its links or bars.

Texts are escaped, so that no name becomes markup: what a reader shows is what the report says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.report import imprint, labels, notes
from assistant.report.blocks import (
    BarChart,
    Block,
    Cell,
    Chapter,
    Column,
    GraphChart,
    Heading,
    Note,
    Paragraph,
    Quote,
    Report,
    Sentence,
    TableBlock,
)
from assistant.report.charts import outline
from assistant.report.flow import Form, Gaps, Part, body, opening, parts, title
from assistant.report.notes import Notes

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|$~^&]")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")
_RULES = {"left": ":---", "right": "---:", "center": ":---:"}
_TONES = {"plain": "", "good": "✓ ", "warning": "△ ", "stop": "■ "}


def escape(text: str) -> str:
    """`text` on one line, with all that Markdown, HTML in it or formulas would read as markup escaped."""
    flat = " ".join(text.split())
    escaped = _MARKUP.sub(lambda m: "&amp;" if m[0] == "&" else f"\\{m[0]}", flat)
    return _LINE_START.sub(lambda m: f"{m[1]}{m[2]}\\" if m[2].isdigit() else f"{m[1]}\\{m[2]}", escaped)


def render(report: Report) -> bytes:
    """The report as UTF-8 Markdown with footnotes."""
    return ("\n\n".join(_Writer(report).document()) + "\n").encode()


class _Writer:
    def __init__(self, report: Report) -> None:
        self._report = report
        self._lang = report.lang
        self._notes = Notes(report)

    def document(self) -> Iterator[str]:
        """Every part, each to be set off by an empty line."""
        about = self._report.imprint
        yield f"# {escape(about.title)}"
        if about.is_example:
            yield f"> {labels.EXAMPLE[self._lang]}"
        yield "\n".join(f"- **{name}**: {escape(value)}" for name, value in imprint.front(self._report))
        first = opening(self._report)
        if first is not None:
            yield from self._chapter(first)
        for chapter in body(self._report):
            yield from self._chapter(chapter)
        yield f"## {labels.SOURCES[self._lang]}"
        yield from self._sources()
        yield f"## {labels.ABOUT[self._lang]}"
        yield "\n".join(f"- {name}: {escape(value)}" for name, value in imprint.back(self._report))
        yield escape(about.disclaimer)

    def _chapter(self, chapter: Chapter) -> Iterator[str]:
        yield f"## {escape(title(chapter, self._lang))}"
        if not chapter.blocks:
            yield labels.NO_CONTENT[self._lang]
        for part in parts(chapter):
            yield from self._part(part)

    def _part(self, part: Part) -> Iterator[str]:
        if isinstance(part, Form):
            yield "\n".join(
                f"- {escape(b.label)}: {'＿' * 12}{f'（{escape(b.hint)}）' if b.hint else ''}"
                for b in part.blanks
            )
        elif isinstance(part, Gaps):
            tag = labels.TO_VERIFY[self._lang]
            yield "\n".join(f"- **{tag}** {escape(g.text)}{self._marks(g.cites)}" for g in part.gaps)
        else:
            yield from self._block(part)

    def _block(self, block: Block) -> Iterator[str]:
        self._notes.begin(block)
        if isinstance(block, Heading):
            yield f"{'#' * min(block.level + 1, 6)} {escape(block.text)}"
        elif isinstance(block, Paragraph):
            text = self._sentences(block.sentences)
            yield text if block.tone == "plain" else f"> {_TONES[block.tone]}{text}"
        elif isinstance(block, TableBlock):
            yield from self._table(block)
        elif isinstance(block, GraphChart | BarChart):
            yield from self._chart(block)
        elif isinstance(block, Quote):
            yield from self._quote(block)
        elif isinstance(block, Note):
            yield f"> {_TONES[block.tone]}{escape(block.text)}{self._marks(block.cites)}"

    def _sentences(self, sentences: Iterable[Sentence]) -> str:
        tag = labels.TO_VERIFY[self._lang]
        joined = "" if self._lang == "zh" else " "
        return joined.join(
            f"{escape(s.text)}{f'【{tag}】' if s.to_verify else ''}{self._marks(s.cites)}" for s in sentences
        )

    def _marks(self, cites: Iterable[str]) -> str:
        return "".join(f"[^{mark.n}]" for mark in self._notes.marks(cites))

    def _table(self, table: TableBlock) -> Iterator[str]:
        if table.title:
            yield f"**{escape(table.title)}**"
        yield "\n".join(self._grid(table.columns, table.rows))
        if table.note:
            yield f"*{escape(table.note)}*"

    def _grid(self, columns: tuple[Column, ...], rows: Iterable[tuple[Cell, ...]]) -> Iterator[str]:
        heads = [escape(c.title) + (f"（{escape(c.unit)}）" if c.unit else "") for c in columns]
        yield f"| {' | '.join(heads)} |"
        yield f"| {' | '.join(_RULES[c.align] for c in columns)} |"
        for row in rows:
            cells = (f"{_TONES[c.tone]}{escape(c.text)}{self._marks(c.cites)}" for c in row)
            yield f"| {' | '.join(cells)} |"

    def _chart(self, chart: GraphChart | BarChart) -> Iterator[str]:
        yield f"**{escape(chart.title)}**"
        columns, rows = outline.table(chart, self._lang)
        yield "\n".join(self._grid(columns, rows))
        if isinstance(chart, BarChart) and chart.cites:
            yield f"{labels.CHART_SOURCES[self._lang]}{self._marks(chart.cites)}"
        if chart.note:
            yield f"*{escape(chart.note)}*"

    def _quote(self, quote: Quote) -> Iterator[str]:
        text = "\n".join(f"> {escape(line)}  " for line in quote.text.split("\n"))
        where = f"> —— {escape(quote.title)} {escape(quote.locator)}{self._marks(quote.cites)}"
        yield f"{text}\n>\n{where}" + (f"  \n> *{escape(quote.note)}*" if quote.note else "")

    def _sources(self) -> Iterator[str]:
        if not self._report.evidence:
            yield labels.NO_SOURCES[self._lang]
        for n, evidence in enumerate(self._report.evidence.values(), start=1):
            quote = notes.quoted(evidence)
            told = [
                notes.brief(evidence, self._lang),
                f"“{quote}”" if quote else "",
                notes.source(evidence, self._lang),
            ]
            yield f"[^{n}]: {' — '.join(escape(part) for part in told if part)}"
