"""Presentations (pptx), by python-pptx: slides in their order, titles, texts, tables, charts and speaker's notes.

Hidden slides and shapes, shapes beside the slide, letters that no eye sees, and comments are left out and reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.exc import PythonPptxError

from ingest.blocks import Block, BlockKind, Reading
from ingest.packed import check_packed
from ingest.readers.package import attribute, child, children, local, parse_xml
from ingest.readers.pptx_shapes import Frame, Shape, is_white, shapes
from ingest.readers.sheet_values import GENERAL, shown
from ingest.rejections import Reason, Unreadable
from ingest.structure import outline
from ingest.tables import Tables

_TITLES = ("title", "ctrTitle")
_FURNITURE = frozenset({"sldNum", "dt", "ftr", "hdr", "sldImg"})
_LONGEST_TITLE = 80
_TINY = 100
"""Hundredths of a point."""
_SAID_AT_MOST = 400
_NOTE = "备注"


def read_pptx(path: Path) -> Reading:
    """Blocks of a presentation; raises Unreadable."""
    check_packed(path, "pptx")
    try:
        deck = Presentation(str(path))
        slides = list(deck.slides)
    except (PythonPptxError, KeyError, ValueError, SyntaxError, AttributeError) as error:
        raise Unreadable(Reason.UNREADABLE, type(error).__name__) from error
    hidden: list[str] = []
    blocks: list[Block] = []
    page = Frame(0, 0, float(deck.slide_width or 9_144_000), float(deck.slide_height or 6_858_000))
    for number, slide in enumerate(slides, 1):
        found = list(_Slide(slide, number, page, hidden).blocks(first=not blocks))
        if slide.element.get("show") in ("0", "false"):
            said = "；".join(block.text for block in found)
            hidden.append(f"隐藏的第 {number} 张幻灯片：{said[:_SAID_AT_MOST]}")
        else:
            blocks += found
    core = deck.core_properties
    properties = {
        name: said.strip() for name, said in (("title", core.title), ("author", core.author)) if said.strip()
    }
    return Reading(tuple(outline(blocks, bare=False)), properties=properties, hidden=tuple(hidden))


class _Slide:
    """One slide's walk."""

    def __init__(self, slide: Any, number: int, page: Frame, hidden: list[str]) -> None:
        self._slide = slide
        self._number = number
        self._page = page
        self._hidden = hidden
        placed = {}
        for shape in slide.placeholders:
            if shape.left is not None and shape.width is not None:
                placed[str(shape.shape_id)] = Frame(shape.left, shape.top, shape.width, shape.height)
        self._shapes = shapes(slide.shapes._spTree, placed)
        self._dark = _has_background(slide)
        behind = [self._shapes, *(shapes(part.shapes._spTree, {}) for part in _templates(slide))]
        self._filled = [shape for group in behind for shape in group if shape.filled and shape.frame]

    def blocks(self, *, first: bool) -> Iterator[Block]:
        """The slide's blocks; its title comes first, its notes last."""
        bodies: list[Block] = []
        title = ""
        for shape in self._shapes:
            if shape.placeholder in _FURNITURE:
                continue
            lines = list(self._shape(shape))
            if self._is_left_out(shape):
                self._report("看不到的图形", "；".join(block.text for block in lines))
            elif shape.placeholder in _TITLES and not title and lines:
                title = " ".join(block.text for block in lines)
            else:
                bodies += lines
        if not title and bodies and bodies[0].kind is BlockKind.PARAGRAPH and len(bodies[0].text) <= 40:
            title = bodies.pop(0).text
        level = 1 if first else 2
        if title and len(title) <= _LONGEST_TITLE:
            yield self._block(BlockKind.HEADING, title, level)
        elif bodies or title:
            yield self._block(BlockKind.HEADING, f"第 {self._number} 张", 2)
            yield from [self._block(BlockKind.PARAGRAPH, title)] if title else []
        yield from bodies
        yield from self._notes()
        self._report_comments()

    def _shape(self, shape: Shape) -> Iterator[Block]:
        if shape.kind == "graphicFrame":
            yield from self._graphic(shape)
        body = child(shape.element, "txBody")
        if body is not None:
            for paragraph in children(body, "p"):
                for line in self._text(paragraph, shape).split("\n"):
                    if line.strip():
                        yield self._block(BlockKind.PARAGRAPH, " ".join(line.split()))

    def _graphic(self, shape: Shape) -> Iterator[Block]:
        for part in shape.element.iter():
            if local(part) == "tbl":
                yield from Tables().rows(self._cells(part, shape), slide=self._number)
            elif local(part) == "chart" and attribute(part, "id"):
                yield from self._chart(self._related(attribute(part, "id")))
            elif local(part) == "relIds":
                data = self._related(attribute(part, "dm"))
                for paragraph in data.iter() if data is not None else ():
                    if local(paragraph) == "p" and (text := self._text(paragraph, None).strip()):
                        yield self._block(BlockKind.PARAGRAPH, text)

    def _cells(self, table: Any, shape: Shape) -> list[list[str]]:
        """Cells by row; a merged cell stands in every row and column that it spans."""
        rows: list[list[str]] = []
        for row in children(table, "tr"):
            cells: list[str] = []
            for cell in children(row, "tc"):
                if cell.get("vMerge") in ("1", "true") and rows and len(cells) < len(rows[-1]):
                    cells.append(rows[-1][len(cells)])
                elif cell.get("hMerge") in ("1", "true") and cells:
                    cells.append(cells[-1])
                else:
                    paragraphs = [p for p in cell.iter() if local(p) == "p"]
                    cells.append(" ".join(self._text(p, None) for p in paragraphs).strip())
            rows.append(cells)
        return rows

    def _chart(self, root: Any | None) -> Iterator[Block]:
        """A chart's numbers as they are kept in the file: one row a category."""
        if root is None:
            return
        title = next((part for part in root.iter() if local(part) == "title"), None)
        name = (
            "".join(t.text or "" for t in title.iter() if local(t) == "t").strip()
            if title is not None
            else ""
        )
        if name:
            yield Block(BlockKind.TABLE, name, slide=self._number, heads_rows=True)
        rows: dict[str, list[str]] = {}
        for series in (part for part in root.iter() if local(part) == "ser"):
            label = " ".join(_points(child(series, "tx")).values())
            values = _points(_either(series, "val", "yVal"))
            categories = _points(_either(series, "cat", "xVal"))
            for place, value in values.items():
                row = rows.setdefault(categories.get(place, f"{place + 1}"), [])
                row.append(f"{label}：{value}" if label else value)
        for category, said in rows.items():
            text = "；".join([category, *said])
            yield Block(BlockKind.TABLE, text, slide=self._number, caption=name)

    def _text(self, paragraph: Any, shape: Shape | None) -> str:
        """The letters of a paragraph that are seen."""
        out: list[str] = []
        for run in paragraph:
            name = local(run)
            if name == "br":
                out.append("\n")
            elif name in ("r", "fld"):
                text = "".join(part.text or "" for part in children(run, "t"))
                if self._unseen(child(run, "rPr"), shape):
                    self._report("看不见的字", text)
                else:
                    out.append(text)
            elif name in ("AlternateContent", "m"):
                out.append("".join(part.text or "" for part in run.iter() if local(part) == "t"))
        return "".join(out).replace("\v", "\n").replace("\t", " ")

    def _unseen(self, properties: Any | None, shape: Shape | None) -> bool:
        """Whether letters are too small to read, or white with nothing but white behind them."""
        if properties is None:
            return False
        size = properties.get("sz") or ""
        if size.isdigit() and int(size) <= _TINY:
            return True
        if shape is None or not is_white(child(properties, "solidFill")) or self._dark:
            return False
        frame = shape.frame
        return not shape.filled and not (
            frame and any(other.frame and other.frame.overlaps(frame) for other in self._filled)
        )

    def _is_left_out(self, shape: Shape) -> bool:
        return shape.hidden or (shape.frame is not None and shape.frame.is_beside(self._page))

    def _notes(self) -> Iterator[Block]:
        if not self._slide.has_notes_slide:
            return
        frame = self._slide.notes_slide.notes_text_frame
        lines = [" ".join(p.text.split()) for p in frame.paragraphs] if frame is not None else []
        for place, line in enumerate([line for line in lines if line]):
            yield self._block(BlockKind.PARAGRAPH, line if place else f"{_NOTE}：{line}")

    def _report_comments(self) -> None:
        for relation in self._slide.part.rels.values():
            if not relation.is_external and relation.reltype.lower().endswith("comments"):
                root = parse_xml(relation.target_part.blob)
                for part in root.iter():
                    if local(part) in ("text", "t") and (part.text or "").strip():
                        self._report("批注", part.text.strip())

    def _related(self, name: str | None) -> Any | None:
        try:
            return parse_xml(self._slide.part.related_part(name or "").blob)
        except KeyError:  # a chart without its part has no numbers to tell
            return None

    def _report(self, what: str, text: str) -> None:
        if text.strip():
            self._hidden.append(f"第 {self._number} 张幻灯片{what}：{text.strip()[:_SAID_AT_MOST]}")

    def _block(self, kind: BlockKind, text: str, level: int = 0) -> Block:
        return Block(kind, text, level=level, slide=self._number)


def _templates(slide: Any) -> list[Any]:
    layout = slide.slide_layout
    return [layout, layout.slide_master]


def _has_background(slide: Any) -> bool:
    """Whether white letters can be read on the bare slide: the nearest background that is set decides."""
    for part in [slide, *_templates(slide)]:
        content = child(part.element, "cSld")
        ground = child(content, "bg") if content is not None else None
        if ground is None:
            continue
        properties = child(ground, "bgPr")
        if properties is None:
            reference = child(ground, "bgRef")
            return reference is not None and not is_white(reference)
        return child(properties, "noFill") is None and not is_white(child(properties, "solidFill"))
    return False


def _either(element: Any, *names: str) -> Any | None:
    return next((part for part in element if local(part) in names), None)


def _points(data: Any | None) -> dict[int, str]:
    """The cached points of a chart's names or numbers, by place."""
    out: dict[int, str] = {}
    if data is None:
        return out
    code = next((part.text or GENERAL for part in data.iter() if local(part) == "formatCode"), GENERAL)
    for point in (part for part in data.iter() if local(part) == "pt"):
        value = child(point, "v")
        text = (value.text or "") if value is not None else ""
        index = point.get("idx") or ""
        if index.isdigit() and text:
            out[int(index)] = _shown(text, code)
    if not out:
        direct = child(data, "v")
        if direct is not None and direct.text:
            out[0] = direct.text
    return out


def _shown(text: str, code: str) -> str:
    try:
        return shown(float(text), code)
    except ValueError:
        return text
