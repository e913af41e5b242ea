"""From the lines and tables of a document's pages to its blocks: furniture out, paragraphs joined, headings by size.

Shared by everything that has pages with places: the text layer of a PDF, and what was recognised on pictures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from assistant.domain.reading.normal import fold
from ingest.blocks import Block, BlockKind, Box
from ingest.furniture import page_furniture, watermarks
from ingest.readers.page_grids import Grid, tables_and_lines
from ingest.readers.page_lines import Edges, Line, spread
from ingest.structure import article_number, division_level, is_title, outline
from ingest.tables import Tables

_CONTENTS_LINE = re.compile(r"[.．…·]{4,}\s*[\dⅠ-ⅹivx]*\s*$")
_CONTENTS = re.compile(r"^(?:目\s*[录次]|contents|table of contents)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """The lines and tables of a page in reading order. recognised: they were read from its picture."""

    parts: Sequence[Line | Grid] = field(default_factory=tuple)
    recognised: bool = False


def page_blocks(pages: Sequence[Page]) -> tuple[Block, ...]:
    """The blocks of a document whose pages are given from the first; a page without parts gives none."""
    pages = [replace(page, parts=_without_contents(page.parts)) for page in pages]
    marks = watermarks([[line.text for line in _lines(page)] for page in pages])
    pages = [
        replace(page, parts=[part for part in page.parts if fold(_said(part)) not in marks]) for page in pages
    ]
    texts = page_furniture([[_said(part) for part in page.parts] for page in pages])
    biggest = max((line.size for page in pages[:2] for line in _lines(page)), default=0.0)
    body = _body_size(pages)
    out: list[Block] = []
    tables = Tables()
    for number, (page, kept) in enumerate(zip(pages, texts, strict=True), start=1):
        start = len(out)
        for part in _with_grids(_kept(page.parts, kept)):
            if isinstance(part, Line):
                _add_line(out, part, number, body, biggest)
            else:
                goes_on = bool(out) and out[-1].kind is BlockKind.TABLE and out[-1].page == number - 1
                boxes = [(_box(number, edges),) for edges in part.boxes]
                out += tables.rows(part.cells, number, goes_on=goes_on, boxes=boxes)
        if page.recognised:
            out[start:] = [replace(block, recognised=True) for block in out[start:]]
    return tuple(outline([block for block in out if block.text.strip()], bare=False))


def _said(part: Line | Grid) -> str:
    return part.text if isinstance(part, Line) else " ".join(cell for row in part.cells for cell in row)


def _lines(page: Page) -> list[Line]:
    return [part for part in page.parts if isinstance(part, Line)]


def _with_grids(parts: Sequence[Line | Grid]) -> Iterator[Line | Grid]:
    """The same parts, with tables without rules found among the lines between the others."""
    for is_line, group in groupby(parts, key=lambda part: isinstance(part, Line)):
        if is_line:
            yield from tables_and_lines([part for part in group if isinstance(part, Line)])
        else:
            yield from group


def _without_contents(parts: Sequence[Line | Grid]) -> Sequence[Line | Grid]:
    """The parts without a table of contents: it says nothing that the headings do not say."""
    if sum(bool(_CONTENTS_LINE.search(_said(part))) for part in parts) < 3:
        return parts
    return [
        part
        for part in parts
        if not _CONTENTS_LINE.search(_said(part)) and not _CONTENTS.match(_said(part).strip())
    ]


def _kept(parts: Sequence[Line | Grid], kept: Sequence[str]) -> list[Line | Grid]:
    """The parts left when furniture was taken from both ends."""
    if not kept:
        return []
    texts = [_said(part) for part in parts]
    start = next(i for i in range(len(texts)) if texts[i : i + len(kept)] == list(kept))
    return list(parts[start : start + len(kept)])


def _body_size(pages: Sequence[Page]) -> float:
    """The letter size that most of the text has."""
    sizes: dict[float, int] = {}
    for page in pages:
        for line in _lines(page):
            sizes[round(line.size, 1)] = sizes.get(round(line.size, 1), 0) + len(line.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _box(page: int, edges: Edges) -> Box:
    return Box(page, *edges)


def _add_line(out: list[Block], line: Line, page: int, body: float, biggest: float) -> None:
    """Append a line: as a heading by its size, else joined to the paragraph that it goes on with."""
    boxes = (_box(page, spread(line.boxes)),)
    titled = any(block.kind is BlockKind.HEADING and block.level == 1 for block in out)
    large = line.size > body * 1.12
    if large and len(line.text) <= 60 and division_level(line.text) is None and not article_number(line.text):
        if not titled and line.size >= biggest * 0.99 and is_title(line.text):
            out.append(Block(BlockKind.HEADING, line.text, level=1, page=page, boxes=boxes))
            return
        if not line.text.endswith(("。", "；", "，")):
            level = 2 if line.size > body * 1.3 else 3
            out.append(Block(BlockKind.HEADING, line.text, level=level, page=page, boxes=boxes))
            return
    last = out[-1] if out else None
    if last is not None and last.kind is BlockKind.PARAGRAPH and line.continues and not _begins(line.text):
        glue = " " if last.text[-1:].isascii() and line.text[:1].isascii() else ""
        hyphen = last.text.endswith("-") and line.text[:1].islower()
        joined = last.text[:-1] + line.text if hyphen else last.text + glue + line.text
        out[-1] = replace(last, text=joined, boxes=last.boxes + boxes)
        return
    out.append(Block(BlockKind.PARAGRAPH, line.text, page=page, boxes=boxes))


_ITEM = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.]\s*\D|[•·●■◆\-–]\s)"
)


def _begins(text: str) -> bool:
    """Whether a line begins something new, whatever stood before it."""
    return bool(article_number(text) or division_level(text) or _ITEM.match(text))
