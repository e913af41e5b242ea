"""Word documents (docx), by python-docx: headings, numbered and bulleted paragraphs, tables.

Deleted revisions, hidden and white text, and comments are left out and reported. A packed file is checked before
it is opened: a bomb of 331 KB takes 2 GB.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from ingest.blocks import Block, BlockKind, Reading
from ingest.packed import check_packed
from ingest.readers.docx_numbers import Numbering
from ingest.rejections import Reason, Unreadable
from ingest.structure import article_number, outline
from ingest.tables import Tables

_HEADING_STYLE = re.compile(r"^(?:heading|标题)\s*(\d)$", re.IGNORECASE)
_TITLE_STYLE = re.compile(r"^(?:title|标题|文档标题)$", re.IGNORECASE)
_LEFT_OUT = frozenset(
    {qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), qn("w:delText"), qn("w:txbxContent")}
)
_W_P, _W_TBL, _W_R, _W_T = qn("w:p"), qn("w:tbl"), qn("w:r"), qn("w:t")


def read_docx(path: Path) -> Reading:
    """Blocks of a Word document; raises Unreadable."""
    check_packed(path, "docx")
    try:
        document = docx.Document(str(path))
    except (
        PackageNotFoundError,
        KeyError,
        ValueError,
        SyntaxError,
    ) as error:  # lxml's faults are SyntaxErrors
        raise Unreadable(Reason.UNREADABLE, type(error).__name__) from error
    reader = _Reader(document)
    blocks = outline(list(reader.blocks(document.element.body)), bare=False)
    return Reading(tuple(blocks), properties=_properties(document), hidden=tuple(reader.hidden))


def _properties(document: Any) -> dict[str, str]:
    core = document.core_properties
    found = {"title": core.title, "author": core.author}
    return {name: value.strip() for name, value in found.items() if value and value.strip()}


class _Reader:
    """One document's walk. hidden: the text that no eye sees."""

    def __init__(self, document: Any) -> None:
        self.hidden: list[str] = []
        self._styles = {style.style_id: style for style in document.styles}
        self._numbering = Numbering(document)

    def blocks(self, parent: Any) -> Iterator[Block]:
        """Blocks of the body in order; content controls are looked into."""
        for child in parent.iterchildren():
            if child.tag == _W_P:
                yield from self._paragraph(child)
            elif child.tag == _W_TBL:
                yield from Tables().rows(self._rows(child))
            elif child.tag == qn("w:sdt"):
                for content in child.iterchildren(qn("w:sdtContent")):
                    yield from self.blocks(content)
            elif child.tag in (qn("w:ins"), qn("w:customXml"), qn("w:smartTag")):
                yield from self.blocks(child)

    def _paragraph(self, paragraph: Any) -> Iterator[Block]:
        style = self._style(paragraph)
        if style and re.match(r"toc\b|目录", style, re.IGNORECASE):
            return
        number = self._numbering.next(paragraph, self._style_id(paragraph))
        lines = [line.strip() for line in self._text(paragraph).split("\n")]
        text = lines[0]
        if number and text:
            glue = "" if number.endswith(("、", "）", ")")) else " "
            text = f"{number}{glue}{text}"
        for place, line in enumerate([text, *lines[1:]]):
            if line:
                yield self._block(line, style if place == 0 else "", paragraph)

    def _block(self, text: str, style: str, paragraph: Any) -> Block:
        if article_number(text):
            return Block(BlockKind.ARTICLE, text)
        heading = _HEADING_STYLE.match(style)
        level = (
            int(heading.group(1))
            if heading
            else 1
            if _TITLE_STYLE.match(style)
            else self._outline_level(paragraph)
        )
        if level and len(text) <= 80:
            # Heading 1 is a chapter where the title has a style of its own.
            return Block(BlockKind.HEADING, text, level=level + 1 if heading else level)
        return Block(BlockKind.PARAGRAPH, text)

    def _text(self, element: Any) -> str:
        """Text of the runs that are seen; tabs become spaces, line breaks stay."""
        out: list[str] = []
        stack = list(reversed(element))
        while stack:
            node = stack.pop()
            if node.tag in _LEFT_OUT:
                self._report("".join(t.text or "" for t in node.iter(_W_T, qn("w:delText"))))
            elif node.tag == _W_R and self._unseen(node):
                self._report("".join(t.text or "" for t in node.iter(_W_T)))
            elif node.tag == _W_T:
                out.append(node.text or "")
            elif node.tag == qn("w:tab"):
                out.append(" ")
            elif node.tag in (qn("w:br"), qn("w:cr")):
                out.append("\n")
            elif node.tag == qn("w:noBreakHyphen"):
                out.append("-")
            elif node.tag not in (qn("w:pPr"), qn("w:rPr")):
                stack.extend(reversed(node))
        return "".join(out)

    def _unseen(self, run: Any) -> bool:
        """Whether a run is hidden, white, or at most one point high."""
        properties = run.find(qn("w:rPr"))
        if properties is None:
            return False
        vanish = properties.find(qn("w:vanish"))
        if vanish is not None and vanish.get(qn("w:val")) not in ("0", "false"):
            return True
        size, color, shade = (properties.find(qn(name)) for name in ("w:sz", "w:color", "w:shd"))
        tiny = (
            size is not None and (size.get(qn("w:val")) or "9").isdigit() and int(size.get(qn("w:val"))) <= 2
        )
        filled = shade is not None and (shade.get(qn("w:fill")) or "auto").upper() not in ("AUTO", "FFFFFF")
        white = color is not None and (color.get(qn("w:val")) or "").upper() == "FFFFFF" and not filled
        in_cell = any(True for _ in run.iterancestors(qn("w:tc")))  # white on a filled header cell is seen
        return tiny or (white and not in_cell)

    def _report(self, text: str) -> None:
        if text.strip():
            self.hidden.append(text.strip()[:400])

    def _rows(self, table: Any) -> list[list[str]]:
        """Cells by row; a merged cell stands in every row and column that it spans."""
        rows: list[list[str]] = []
        for row in table.iterchildren(qn("w:tr")):
            cells: list[str] = []
            for cell in row.iterchildren(qn("w:tc")):
                properties = cell.find(qn("w:tcPr"))
                span = properties.find(qn("w:gridSpan")) if properties is not None else None
                merge = properties.find(qn("w:vMerge")) if properties is not None else None
                text = " ".join(self._text(p) for p in cell.iter(_W_P))
                if (
                    merge is not None
                    and merge.get(qn("w:val")) != "restart"
                    and rows
                    and len(cells) < len(rows[-1])
                ):
                    text = rows[-1][len(cells)]
                width = int(span.get(qn("w:val")) or 1) if span is not None else 1
                cells += [text] * min(width, 60)
            rows.append(cells)
        return rows

    def _style_id(self, paragraph: Any) -> str | None:
        properties = paragraph.find(qn("w:pPr"))
        found = properties.find(qn("w:pStyle")) if properties is not None else None
        return found.get(qn("w:val")) if found is not None else None

    def _style(self, paragraph: Any) -> str:
        style = self._styles.get(self._style_id(paragraph))
        return (style.name or "") if style is not None else ""

    def _outline_level(self, paragraph: Any) -> int:
        properties = paragraph.find(qn("w:pPr"))
        found = properties.find(qn("w:outlineLvl")) if properties is not None else None
        value = found.get(qn("w:val")) if found is not None else None
        return int(value) + 2 if value and value.isdigit() and int(value) < 9 else 0
