"""How each part of a report looks in HTML. Every text goes through `text`; marks link to the list of sources and back."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import count

from assistant.report import columns, labels
from assistant.report.blocks import (
    BarChart,
    Blank,
    Block,
    Cell,
    Column,
    GapBlock,
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
from assistant.report.flow import Form, Gaps, Part
from assistant.report.notes import Notes, cited_by
from assistant.report.style import Style


def text(words: str) -> str:
    """`words` as they may stand in an element or an attribute."""
    return escape(words, quote=True)


class Parts:
    """Writes the parts of one report in order; remembers where each evidence was cited first."""

    def __init__(self, report: Report, style: Style) -> None:
        self._lang = report.lang
        self._style = style
        self._notes = Notes(report)
        self._cited: set[int] = set()
        self._charts = count(1)

    def html(self, part: Part) -> str:
        """The part as HTML."""
        if isinstance(part, Form):
            return self._form(part.blanks)
        if isinstance(part, Gaps):
            return self._gaps(part.gaps)
        return self._block(part)

    def back(self, n: int) -> str:
        """The link from source `n` to where it is cited first; nothing where it is not."""
        return f'<a class="back" href="#cite-{n}" aria-label="↑">↑</a>' if n in self._cited else ""

    def _block(self, block: Block) -> str:
        if isinstance(block, Heading):
            level = min(block.level + 1, 6)
            return f"<h{level}>{text(block.text)}</h{level}>\n"
        if isinstance(block, Paragraph):
            return f'<p class="{block.tone}">{self._sentences(block.sentences)}</p>\n'
        if isinstance(block, TableBlock):
            return self._table(block)
        if isinstance(block, GraphChart | BarChart):
            return self._chart(block)
        if isinstance(block, Quote):
            return self._quote(block)
        if isinstance(block, Note):
            return f'<p class="note {block.tone}">{text(block.text)}{self._marks(block.cites)}</p>\n'
        return ""

    def _sentences(self, sentences: Iterable[Sentence]) -> str:
        tag = f'<span class="tag">{text(labels.TO_VERIFY[self._lang])}</span>'
        between = "" if self._lang == "zh" else " "
        return between.join(
            f"{text(s.text)}{tag if s.to_verify else ''}{self._marks(s.cites)}" for s in sentences
        )

    def _marks(self, cites: Iterable[str]) -> str:
        made = []
        for mark in self._notes.marks(cites):
            anchor = "" if mark.n in self._cited else f' id="cite-{mark.n}"'
            self._cited.add(mark.n)
            made.append(f'<a{anchor} href="#note-{mark.n}">[{mark.n}]</a>')
        return f"<sup>{''.join(made)}</sup>" if made else ""

    def _table(self, table: TableBlock) -> str:
        widths = "".join(f'<col style="width:{share:.2%}">' for share in columns.shares(table))
        caption = f"<caption>{text(table.title)}</caption>" if table.title else ""
        note = f'<p class="below">{text(table.note)}</p>' if table.note else ""
        return (
            f'<figure class="table"><table>{caption}<colgroup>{widths}</colgroup>'
            f"{self._rows(table.columns, table.rows)}</table>{note}</figure>\n"
        )

    def _rows(self, heads: tuple[Column, ...], rows: Iterable[tuple[Cell, ...]]) -> str:
        titles = "".join(
            f'<th scope="col" class="{c.align}">{text(c.title)}'
            f"{f'<span class=unit>（{text(c.unit)}）</span>' if c.unit else ''}</th>"
            for c in heads
        )
        body = []
        for row in rows:
            cells = "".join(
                f'<td class="{column.align}{"" if cell.tone == "plain" else f" {cell.tone}"}">'
                f"{text(cell.text)}{self._marks(cell.cites)}</td>"
                for column, cell in zip(heads, row, strict=True)
            )
            body.append(f"<tr>{cells}</tr>")
        if not body:
            body.append(
                f'<tr><td class="empty" colspan="{len(heads)}">{text(labels.NO_ROWS[self._lang])}</td></tr>'
            )
        return f"<thead><tr>{titles}</tr></thead><tbody>{''.join(body)}</tbody>"

    def _chart(self, chart: GraphChart | BarChart) -> str:
        face = self._style.find_typeface()
        folded = 0
        if face is None:
            heads, rows = outline.table(chart, self._lang)
            drawn = (
                f"<table>{self._rows(heads, tuple(tuple(Cell(c.text) for c in row) for row in rows))}</table>"
            )
        else:
            from assistant.report.charts.drawing import draw

            canvas, folded = draw(chart, face, self._lang)
            drawn = f'<div role="img" aria-label="{text(chart.title)}">{canvas.svg(f"c{next(self._charts)}")}</div>'
        marks = self._marks(cited_by(chart))
        below = [chart.note] if chart.note else []
        if folded:
            below.append(labels.FOLDED_NOTE.fill(count=f"{folded:,}")[self._lang])
        note = "".join(f'<p class="below">{text(words)}</p>' for words in below)
        return f'<figure class="chart"><figcaption>{text(chart.title)}{marks}</figcaption>{drawn}{note}</figure>\n'

    def _quote(self, quote: Quote) -> str:
        words = "<br>".join(text(line) for line in quote.text.split("\n"))
        note = f'<span class="validity">{text(quote.note)}</span>' if quote.note else ""
        return (
            f"<blockquote><p>{words}</p><footer>{text(quote.title)} {text(quote.locator)}"
            f"{self._marks(quote.cites)}{note}</footer></blockquote>\n"
        )

    def _gaps(self, gaps: Iterable[GapBlock]) -> str:
        tag = f'<span class="tag">{text(labels.TO_VERIFY[self._lang])}</span>'
        items = "".join(f"<li>{tag}{text(gap.text)}{self._marks(gap.cites)}</li>" for gap in gaps)
        return f'<ul class="gaps">{items}</ul>\n'

    def _form(self, blanks: Iterable[Blank]) -> str:
        rows = "".join(
            f'<tr><th scope="row">{text(b.label)}</th><td style="height:{1.1 + 1.5 * max(b.lines, 1):.1f}em">'
            f'<span class="hint">{text(b.hint)}</span></td></tr>'
            for b in blanks
        )
        return f'<table class="form"><colgroup><col style="width:22%"><col></colgroup><tbody>{rows}</tbody></table>\n'
