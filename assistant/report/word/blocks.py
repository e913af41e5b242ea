"""How each part of a report looks in Word. Gathers the footnotes that the marks call for."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from itertools import count
from typing import Any

from assistant.report import columns, labels, notes
from assistant.report.blocks import (
    BarChart,
    Blank,
    Block,
    Cell,
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
from assistant.report.flow import Form, Gaps, Part
from assistant.report.notes import Mark, Notes, cited_by
from assistant.report.typeface import Typeface
from assistant.report.word.markup import (
    HAIR,
    HINT,
    NAVY,
    PALE,
    RULE,
    SLATE,
    TONES,
    WASH,
    border,
    cell,
    marks,
    paragraph,
    picture,
    row,
    run,
    table,
    toned,
)
from assistant.report.word.styles import Styles

_SPACER = paragraph("", look='<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>')


class Blocks:
    """Writes the parts of one report in order. `footnotes` holds the texts of its footnotes by number afterwards."""

    def __init__(
        self, report: Report, document: Any, styles: Styles, room: int, typeface: Callable[[], Typeface]
    ) -> None:
        """room: width between the margins, in twentieths of a point. typeface: asked only where a chart is drawn."""
        self._lang, self._document, self._styles, self._room = report.lang, document, styles, room
        self._typeface = typeface
        self._notes = Notes(report)
        self._evidence = list(report.evidence.values())
        self._numbers = count(1)
        self.footnotes: dict[int, str] = {}

    def number(self) -> int:
        """A number that no other bookmark or picture of the document has."""
        return next(self._numbers)

    def markup(self, part: Part) -> str:
        """The part as WordprocessingML."""
        if isinstance(part, Form):
            return self._form(part.blanks)
        if isinstance(part, Gaps):
            return self._gaps(part.gaps)
        return self._block(part)

    def _block(self, block: Block) -> str:
        at_the_foot = self._notes.begin(block)
        if isinstance(block, Heading):
            return paragraph(run(block.text), self._styles[f"Heading {min(max(block.level, 2), 3)}"])
        if isinstance(block, Paragraph):
            look = "" if block.tone == "plain" else toned(block.tone)
            return paragraph(self._sentences(block.sentences), look=look)
        if isinstance(block, TableBlock):
            return self._table(block, at_the_foot)
        if isinstance(block, GraphChart | BarChart):
            return self._chart(block)
        if isinstance(block, Quote):
            return self._quote(block)
        if isinstance(block, Note):
            return paragraph(run(block.text, size=10) + self._marks(block.cites), look=toned(block.tone))
        raise TypeError(f"{type(block).__name__} is no block that stands alone")

    def _sentences(self, sentences: Iterable[Sentence]) -> str:
        between = "" if self._lang == "zh" else " "
        return "".join(
            run((between if n else "") + s.text) + (self._tag() if s.to_verify else "") + self._marks(s.cites)
            for n, s in enumerate(sentences)
        )

    def _tag(self) -> str:
        return run(f"【{labels.TO_VERIFY[self._lang]}】", colour=TONES["warning"][0])

    def _marks(self, cites: Iterable[str]) -> str:
        """A footnote only where it is the next in Word's own count, which has to be the report's."""
        given = []
        for mark in self._notes.marks(cites):
            here = mark.footnote and mark.n == len(self.footnotes) + 1
            if here:
                self.footnotes[mark.n] = notes.brief(self._evidence[mark.n - 1], self._lang)
            given.append(Mark(mark.n, footnote=here))
        return marks(given, self._styles["Footnote Reference"])

    def _remarks(self, texts: Iterable[str]) -> str:
        return "".join(paragraph(run(words), self._styles["Report Remark"]) for words in texts)

    def _table(self, block: TableBlock, at_the_foot: bool) -> str:
        widths = [round(share * self._room) for share in columns.shares(block)]
        small = 8.0 if len(block.columns) > 7 else 0.0
        heads = []
        for column, width in zip(block.columns, widths, strict=True):
            words = run(column.title, bold=True, size=small)
            words += run(f"（{column.unit}）", colour=SLATE, size=small) if column.unit else ""
            heads.append(cell(self._in_cell(words, column.align, keep=bool(block.rows)), width, fill=PALE))
        rows = [row(heads, header=True)]
        for place, cells in enumerate(block.rows, start=1):
            keep = place < len(block.rows) <= columns.SHORT_TABLE
            made = [
                cell(self._in_cell(self._cell(c, small), column.align, keep=keep), width)
                for c, column, width in zip(cells, block.columns, widths, strict=True)
            ]
            rows.append(row(made))
        if not block.rows:
            nothing = self._in_cell(run(labels.NO_ROWS[self._lang], colour=SLATE), "center")
            rows.append(row([cell(nothing, sum(widths), span=len(widths))]))
        caption = paragraph(run(block.title), self._styles["Caption"]) if block.title else ""
        below = [block.note] if block.note else []
        if not at_the_foot:
            below.append(labels.LISTED_AT_END[self._lang])
        lines = border("top", 12, NAVY) + border("bottom", 12, NAVY) + border("insideH", 4, HAIR)
        return caption + table(rows, widths, lines) + (self._remarks(below) or _SPACER)

    def _cell(self, c: Cell, size: float) -> str:
        return run(c.text, colour=TONES[c.tone][0], bold=c.tone == "stop", size=size) + self._marks(c.cites)

    def _in_cell(self, content: str, align: str, *, keep: bool = False) -> str:
        """keep: the row stays on the page of the next one."""
        look = "<w:keepNext/>" if keep else ""
        look += "" if align == "left" else f'<w:jc w:val="{align}"/>'
        return paragraph(content, self._styles["Report Table"], look)

    def _chart(self, chart: GraphChart | BarChart) -> str:
        from assistant.report.charts.drawing import draw

        canvas, folded = draw(chart, self._typeface(), self._lang)
        relation, _ = self._document.part.get_or_add_image(io.BytesIO(canvas.png()))
        scale = min(1.0, self._room / 20 / canvas.width)
        drawn = picture(
            relation, self.number(), canvas.width * scale, canvas.height * scale, chart.title or chart.id
        )
        caption = paragraph(run(chart.title) + self._marks(cited_by(chart)), self._styles["Caption"])
        below = [chart.note] if chart.note else []
        if folded:
            below.append(labels.FOLDED_NOTE.fill(count=f"{folded:,}")[self._lang])
        keep = "<w:keepNext/>" if below else ""
        image = paragraph(
            drawn, look=f'{keep}<w:spacing w:before="0" w:after="60" w:line="240" w:lineRule="auto"/>'
        )
        return caption + image + self._remarks(below)

    def _quote(self, quote: Quote) -> str:
        look = (
            f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="{RULE}"/></w:pBdr>'
            f'<w:shd w:val="clear" w:color="auto" w:fill="{WASH}"/><w:ind w:left="300" w:right="200"/>'
        )
        where = run(f"{quote.title} {quote.locator}", colour=SLATE, size=9) + self._marks(quote.cites)
        made = [paragraph(run(quote.text), self._styles["Quote"], look)]
        made.append(paragraph(where, self._styles["Quote"], look))
        if quote.note:
            note = run(quote.note, colour=TONES["warning"][0], size=9)
            made.append(paragraph(note, self._styles["Quote"], look))
        return "".join(made) + _SPACER

    def _gaps(self, gaps: Iterable[GapBlock]) -> str:
        line = f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="3" w:color="{HAIR}"/><w:between w:val="single" w:sz="4" w:space="3" w:color="{HAIR}"/></w:pBdr>'
        return "".join(
            paragraph(self._tag() + run(f" {gap.text}") + self._marks(gap.cites), look=line) for gap in gaps
        )

    def _form(self, blanks: Iterable[Blank]) -> str:
        widths = [self._room * 24 // 100, self._room - self._room * 24 // 100]
        rows = []
        for blank in blanks:
            label = self._in_cell(run(blank.label, bold=True), "left")
            hint = self._in_cell(run(blank.hint, colour=HINT, size=8), "left")
            rows.append(
                row(
                    [cell(label, widths[0], fill=PALE), cell(hint, widths[1])],
                    height=180 + 260 * max(blank.lines, 1),
                )
            )
        lines = border("top", 12, NAVY) + border("bottom", 12, NAVY) + border("insideH", 4, RULE)
        return table(rows, widths, lines + border("insideV", 4, RULE)) + _SPACER
