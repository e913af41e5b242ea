"""What stands around the text of a Word document: header, footer with page numbers, and the table of contents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.oxml import parse_xml

from assistant.report import labels
from assistant.report.blocks import Report
from assistant.report.word.markup import NAMESPACES, field, link, paragraph, run
from assistant.report.word.styles import Styles


def anchor(number: int) -> str:
    """The bookmark of a chapter's heading, named as Word names those of its own contents."""
    return f"_Toc{100000000 + number}"


def add(section: Any, report: Report, styles: Styles) -> None:
    """Header with bank and firm, footer with page x of y; a template's own header or footer stays as it is."""
    about, lang = report.imprint, report.lang
    room = round((section.page_width - section.left_margin - section.right_margin) / 635)
    tabs = f'<w:tabs><w:tab w:val="clear" w:pos="4320"/><w:tab w:val="clear" w:pos="8640"/><w:tab w:val="right" w:pos="{room}"/></w:tabs>'
    tab = "<w:r><w:tab/></w:r>"
    if section.header.is_linked_to_previous:
        words = run(about.bank) + tab + run(f"{about.title} · {about.firm}")
        _write(section.header, paragraph(words, styles["Header"], tabs))
    if section.footer.is_linked_to_previous:
        foot = labels.EXAMPLE[lang] if about.is_example else labels.CONFIDENTIAL[lang]
        before, _, rest = labels.PAGE[lang].partition("{page}")
        between, _, after = rest.partition("{pages}")
        pages = run(before) + field("PAGE", "1") + run(between) + field("NUMPAGES", "1") + run(after)
        _write(section.footer, paragraph(run(foot) + tab + pages, styles["Footer"], tabs))


def _write(part: Any, content: str) -> None:
    part.is_linked_to_previous = False
    element = part._element
    for child in list(element):
        element.remove(child)
    made = parse_xml(f"<w:hdr {NAMESPACES}>{content}</w:hdr>")
    for child in list(made):
        element.append(child)


def contents(title: str, titles: Sequence[str], styles: Styles) -> str:
    """The contents as a field, with its entries as they are, so that no viewer shows it empty.

    The entries are links that stand together on a page. They carry no page numbers before Word updates the field (F9):
    only the program that breaks the pages knows them, LibreOffice sets other fonts and breaks elsewhere, and both ways
    of having Word update on opening (w:updateFields, w:dirty) ask the reader about "other files" first.
    """
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" \\h \\z \\u '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    entries = [
        paragraph(
            (begin if number == 1 else "") + link(anchor(number), run(words)) + (end if number == len(titles) else ""),
            styles["TOC 1"],
            "<w:keepNext/>" if number < len(titles) else "",
        )
        for number, words in enumerate(titles, start=1)
    ]  # fmt: skip
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
    head = paragraph(
        run(title), styles["TOC Heading"], "<w:pageBreakBefore/>"
    )  # page one is the conclusion's
    return f"<w:sdt>{gallery}<w:sdtContent>{head}{''.join(entries)}</w:sdtContent></w:sdt>"
