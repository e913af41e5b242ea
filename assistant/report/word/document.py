"""A report as a Word document, from its first page to its imprint. How a block looks is in blocks.py."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import Any

from docx.shared import Mm

from assistant.report import flow, imprint, labels, source_list
from assistant.report.blocks import Chapter, Report
from assistant.report.style import Logo, Style
from assistant.report.word import footnotes, furniture, package
from assistant.report.word.blocks import Blocks
from assistant.report.word.markup import (
    NAVY,
    RULE,
    SLATE,
    WASH,
    bookmark,
    border,
    cell,
    paragraph,
    picture,
    row,
    run,
    source_anchor,
    table,
)  # fmt: skip
from assistant.report.word.styles import Styles

_LOGO_HIGH = 26.0
_LOGO_WIDEST = 150.0
_FRONT = (50, 25, 25)
"""Hundredths of the line that credit code, date and cut-off get on the first page."""
_IN_THE_BOX = '<w:pBdr><w:bottom w:val="nil"/></w:pBdr><w:spacing w:before="120" w:after="80"/>'


def render(report: Report, style: Style) -> bytes:
    """The report as .docx. Raises StyleUnusable, FontMissing."""
    logo = style.read_logo()
    document = package.opened(style.template)
    made = _Document(report, document, style, logo)
    package.fill(document, "".join(made.whole()))
    footnotes.attach(document, made.blocks.footnotes, made.styles)
    return package.saved(document)


class _Document:
    def __init__(self, report: Report, document: Any, style: Style, logo: Logo | None) -> None:
        self._report, self._lang, self._document, self._logo = report, report.lang, document, logo
        own = style.template is None
        self.styles = Styles(document, own=own)
        section = document.sections[0]
        if own:
            section.page_width, section.page_height = Mm(210), Mm(297)
            section.left_margin = section.right_margin = Mm(25)
            section.top_margin, section.bottom_margin = Mm(26), Mm(24)
            section.header_distance = section.footer_distance = Mm(13)
        furniture.add(section, report, self.styles)
        self._properties()
        self._room = round((section.page_width - section.left_margin - section.right_margin) / 635)
        self.blocks = Blocks(report, document, self.styles, self._room, style.need_typeface)

    def _properties(self) -> None:
        about, properties = self._report.imprint, self._document.core_properties
        properties.title = f"{about.title} · {about.firm}"[:255]
        properties.author = properties.last_modified_by = about.bank[:255]
        properties.created = properties.modified = datetime.combine(about.made_on, time(), UTC)
        properties.subject, properties.comments, properties.keywords = about.firm[:255], "", ""
        properties.revision = 1

    def whole(self) -> Iterator[str]:
        """The body's elements in order."""
        yield from self._head()
        first = flow.opening(self._report)
        if first is not None:
            yield self._box("".join(self._chapter(first, 0)))
        chapters = flow.body(self._report)
        yield from self._contents(chapters)
        for number, chapter in enumerate(chapters, start=1):
            yield from self._chapter(chapter, number)
        yield from self._sources(len(chapters) + 1)
        yield from self._about(len(chapters) + 2)

    def _head(self) -> Iterator[str]:
        about = self._report.imprint
        rule = f'<w:pBdr><w:top w:val="single" w:sz="24" w:space="8" w:color="{NAVY}"/></w:pBdr>'
        mark = ""
        if self._logo:
            relation, _ = self._document.part.get_or_add_image(io.BytesIO(self._logo.data))
            wide = min(_LOGO_HIGH * self._logo.width / self._logo.height, _LOGO_WIDEST)
            high = wide * self._logo.height / self._logo.width
            mark = picture(relation, self.blocks.number(), wide, high, about.bank) + run("  ")
        yield paragraph(mark + run(about.bank, colour=SLATE, size=11), look=rule)
        yield paragraph(run(about.title), self.styles["Title"])
        yield paragraph(run(about.firm), self.styles["Subtitle"])
        if about.is_example:
            yield paragraph(run(f"【{labels.EXAMPLE[self._lang]}】", colour="9A6700", size=9))
        lines = border("top", 4, RULE) + border("bottom", 4, RULE)
        pairs = imprint.front(self._report)[1:]
        widths = [self._room * share // 100 for share in _FRONT]
        cells = [
            cell(paragraph(run(f"{name}  ", colour=SLATE) + run(value), self.styles["Report Table"]), width)
            for (name, value), width in zip(pairs, widths, strict=True)
        ]
        yield table([row(cells)], widths, lines, inset=40)
        yield paragraph("", look='<w:spacing w:before="0" w:after="120" w:line="120" w:lineRule="exact"/>')

    def _box(self, content: str) -> str:
        """The conclusion in a frame of its own."""
        sides = border("left", 24, NAVY) + "".join(border(side, 4, RULE) for side in ("bottom", "right"))
        framed = cell(content, self._room, fill=WASH)
        return table(
            [row([framed]).replace("<w:cantSplit/>", "")],
            [self._room],
            border("top", 4, RULE) + sides,
            inset=200,
        )

    def _contents(self, chapters: tuple[Chapter, ...]) -> Iterator[str]:
        titles = [flow.title(chapter, self._lang) for chapter in chapters]
        titles += [labels.SOURCES[self._lang], labels.ABOUT[self._lang]]
        yield furniture.contents(labels.CONTENTS[self._lang], titles, self.styles)

    def _tiny(self, section: str) -> str:
        """A paragraph that ends a section and takes no room."""
        return paragraph(
            "", look=f'<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>{section}'
        )

    def _heading(self, words: str, number: int, look: str = "") -> str:
        content = bookmark(furniture.anchor(number), self.blocks.number(), run(words))
        return paragraph(content, self.styles["Heading 1"], _IN_THE_BOX if number == 0 else look)

    def _chapter(self, chapter: Chapter, number: int) -> Iterator[str]:
        yield self._heading(flow.title(chapter, self._lang), number)
        if not chapter.blocks:
            yield paragraph(run(labels.NO_CONTENT[self._lang], colour=SLATE))
        for part in flow.parts(chapter):
            yield self.blocks.markup(part)

    def _sources(self, number: int) -> Iterator[str]:
        ends = package.section(self._document) if self._report.evidence else ""
        yield self._heading(labels.SOURCES[self._lang], number, ends)
        if not self._report.evidence:
            yield paragraph(run(labels.NO_SOURCES[self._lang], colour=SLATE))
            return
        style = self.styles["Report Source"]
        for group in source_list.groups(self._report):
            title = run(group.title, bold=True)
            yield paragraph(title, style, '<w:keepNext/><w:spacing w:before="120" w:after="20"/>')
            entries = [self._source(entry) for entry in group.entries]
            if group.runs:
                yield paragraph(run("  ").join(entries), style)
            else:
                yield from (
                    paragraph(told, style, '<w:ind w:left="120" w:hanging="120"/>') for told in entries
                )
        yield self._tiny(package.section(self._document, columns=2))
        package.go_on(self._document)

    def _source(self, entry: source_list.Entry) -> str:
        """The numbers, each under the bookmark that its marks lead to, and what is said of them."""
        marks = [
            bookmark(source_anchor(n), self.blocks.number(), run(f"[{n}]", bold=True, colour=NAVY))
            for n in entry.numbers
        ]
        return "".join(marks) + run(f" {entry.told}", colour="475569")

    def _about(self, number: int) -> Iterator[str]:
        yield self._heading(labels.ABOUT[self._lang], number)
        widths, kind = [2300, self._room - 2300], self.styles["Report Table"]
        rows = [
            row(
                [
                    cell(paragraph(run(name, colour=SLATE), kind), widths[0]),
                    cell(paragraph(run(value), kind), widths[1]),
                ]
            )
            for name, value in imprint.back(self._report)
        ]
        yield table(rows, widths, "", inset=40)
        rule = f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="{RULE}"/></w:pBdr><w:spacing w:before="200"/>'
        yield paragraph(run(self._report.imprint.disclaimer, bold=True), look=rule)
