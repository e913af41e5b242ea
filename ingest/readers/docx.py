"""Word documents (docx), by python-docx: headings, numbered paragraphs, tables, notes and text boxes.

Headers and footers are furniture. Deleted revisions, hidden, white and tiny text, and comments are left out and
reported. A packed file is checked before it is opened: a bomb of 331 KB takes 2 GB.
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
from ingest.readers.docx_looks import Looks
from ingest.readers.docx_notes import Notes, plain
from ingest.readers.docx_numbers import Numbering
from ingest.readers.docx_text import Seen, alternative, read_text
from ingest.readers.package import local
from ingest.rejections import Reason, Unreadable
from ingest.structure import article_number, outline
from ingest.tables import Tables

_HEADING_STYLE = re.compile(r"^(?:heading|标题)\s*(\d)$", re.IGNORECASE)
_TITLE_STYLE = re.compile(r"^(?:title|标题|文档标题)$", re.IGNORECASE)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SAID_AT_MOST = 400
_WIDEST = 60
_W_P, _W_TBL = qn("w:p"), qn("w:tbl")
_WRAPPERS = frozenset({"ins", "moveTo", "customXml", "smartTag", "sdtContent"})


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
    return Reading(
        tuple(blocks), properties=_properties(document), hidden=tuple(reader.left_out()), notes=reader.notes
    )


def _properties(document: Any) -> dict[str, str]:
    core = document.core_properties
    found = {"title": core.title, "author": core.author}
    return {name: value.strip() for name, value in found.items() if value and value.strip()}


class _Reader:
    """One document's walk. notes: what a person should know of it."""

    def __init__(self, document: Any) -> None:
        self.notes: tuple[str, ...] = ()
        self._hidden: list[str] = []
        self._looks = Looks(document)
        self._styles = {style.style_id: style for style in document.styles}
        self._numbering = Numbering(document)
        self._notes = Notes(document)
        self._place = 0

    def blocks(self, parent: Any) -> Iterator[Block]:
        """Blocks of the body, a cell, a note or a text box in order; content controls are looked into."""
        for child in parent:
            name = local(child)
            if child.tag == _W_P:
                yield from self._paragraph(child)
            elif child.tag == _W_TBL:
                yield from self._table(child)
            elif name == "sdt":
                for content in child.iterchildren(qn("w:sdtContent")):
                    yield from self.blocks(content)
            elif name == "AlternateContent":
                yield from self.blocks(alternative(child))
            elif name in _WRAPPERS:
                yield from self.blocks(child)
            elif name == "altChunk":
                self.notes = (
                    "文件里嵌入的另一份文件没有读取，请单独添加。 A file embedded in it was not read; add it by itself.",
                )

    def left_out(self) -> list[str]:
        """What was left out, each with where it stands."""
        unreferred = [f"正文没有引用的注：{plain(note)}" for note in self._notes.left()]
        comments = [f"批注：{text}" for text in self._notes.comments]
        return [said[:_SAID_AT_MOST] for said in (*self._hidden, *unreferred, *comments)]

    def _paragraph(self, paragraph: Any) -> Iterator[Block]:
        self._place += 1
        style_id = _style_id(paragraph)
        style = self._style(style_id)
        if style and re.match(r"toc\b|目录", style, re.IGNORECASE):
            return
        number = self._numbering.next(paragraph, style_id)
        seen = self._seen(paragraph)
        lines = [line.strip() for line in seen.text.split("\n")]
        text = lines[0]
        if number and text:
            glue = "" if number.endswith(("、", "）", ")")) else " "
            text = f"{number}{glue}{text}"
        for place, line in enumerate([text, *lines[1:]]):
            if line:
                yield self._block(line, style if place == 0 else "", paragraph)
        yield from self._around(seen)

    def _seen(self, paragraph: Any) -> Seen:
        seen = read_text(paragraph, self._looks, _style_id(paragraph))
        for why, text in seen.hidden:
            if text:
                self._hidden.append(f"第 {self._place} 段的{why}：{text}")
        return seen

    def _around(self, seen: Seen) -> Iterator[Block]:
        """What hangs on a paragraph: its text boxes, then the notes it refers to."""
        place = self._place  # paragraphs are counted as they stand in the body
        for box in seen.boxes:
            yield from self.blocks(box)
        for kind, name in seen.notes:
            found = self._notes.take(kind, name)
            if found is None:
                continue
            number, note = found
            said = list(self.blocks(note))
            for line, block in enumerate(said):
                mark = _note_mark(kind, number, block.text) if line == 0 else ""
                yield Block(BlockKind.PARAGRAPH, mark + block.text)
        self._place = place

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

    def _table(self, table: Any) -> Iterator[Block]:
        """A table's rows, then the tables in its cells and what hangs on its text; one of a single column is a frame."""
        rows = [row for row in _inside(table, "tr") if not self._is_deleted(row)]
        if max((len(list(_inside(row, "tc"))) for row in rows), default=0) <= 1:
            for row in rows:
                for cell in _inside(row, "tc"):
                    yield from self.blocks(cell)
            return
        heads = 0
        while heads < len(rows) and rows[heads].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None:
            heads += 1
        cells: list[list[str]] = []
        after: list[Seen] = []
        inner: list[Any] = []
        for row in rows:
            cells.append(self._row(row, cells[-1] if cells else [], after, inner))
        known = heads if 0 < heads < len(rows) else None
        yield from Tables().rows(cells, header_rows=known)
        for nested in inner:
            yield from self._table(nested)
        for seen in after:
            yield from self._around(seen)

    def _row(self, row: Any, above: list[str], after: list[Seen], inner: list[Any]) -> list[str]:
        """The cells of a row; a merged cell stands in every row and column that it spans."""
        before = row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")
        cells: list[str] = [""] * _count(before)
        for cell in _inside(row, "tc"):
            properties = cell.find(qn("w:tcPr"))
            span = properties.find(qn("w:gridSpan")) if properties is not None else None
            merge = properties.find(qn("w:vMerge")) if properties is not None else None
            if merge is not None and merge.get(qn("w:val")) != "restart" and len(cells) < len(above):
                text = above[len(cells)]
            else:
                text = self._cell(cell, after, inner)
            cells += [text] * (_count(span) if span is not None else 1)
        return cells

    def _cell(self, cell: Any, after: list[Seen], inner: list[Any]) -> str:
        """The text of a cell's own paragraphs."""
        texts: list[str] = []
        for element in cell:
            name = local(element)
            if element.tag == _W_P:
                self._place += 1
                seen = self._seen(element)
                number = self._numbering.next(element, _style_id(element))
                texts.append(f"{number} {seen.text}" if number and seen.text.strip() else seen.text)
                if seen.boxes or seen.notes:
                    after.append(seen)
            elif element.tag == _W_TBL:
                inner.append(element)
            elif name == "sdt" or name in _WRAPPERS:
                texts.append(self._cell(element, after, inner))
        return " ".join(" ".join(texts).split())

    def _is_deleted(self, row: Any) -> bool:
        """Whether a reviewer deleted a row; what it said is reported."""
        deleted = row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None
        if deleted:
            self._hidden.append(f"第 {self._place} 段后删去的表格行：{plain(row)}")
        return deleted

    def _style(self, style_id: str | None) -> str:
        style = self._styles.get(style_id)
        return (style.name or "") if style is not None else ""

    def _outline_level(self, paragraph: Any) -> int:
        """The level that the paragraph, or a style of its own or below it, has in the navigation pane."""
        for holder in (paragraph, *self._looks.chain(_style_id(paragraph))):
            properties = holder.find(qn("w:pPr"))
            found = properties.find(qn("w:outlineLvl")) if properties is not None else None
            value = found.get(qn("w:val")) if found is not None else None
            if value and value.isdigit():
                return int(value) + 2 if int(value) < 9 else 0
        return 0


def _style_id(paragraph: Any) -> str | None:
    properties = paragraph.find(qn("w:pPr"))
    found = properties.find(qn("w:pStyle")) if properties is not None else None
    return found.get(qn("w:val")) if found is not None else None


def _inside(parent: Any, name: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, also those in content controls and insertions."""
    for child in parent:
        found = local(child)
        if found == name:
            yield child
        elif found == "sdt" or found in _WRAPPERS:
            yield from _inside(child, name)


def _count(element: Any | None) -> int:
    value = (element.get(qn("w:val")) or "1") if element is not None else "0"
    return min(int(value), _WIDEST) if value.isdigit() else 1


def _note_mark(kind: str, number: str, text: str) -> str:
    if _HAN.search(text):
        return f"注{number}：" if kind == "footnote" else f"尾注{number}："
    return f"[note {number}] " if kind == "footnote" else f"[endnote {number}] "
