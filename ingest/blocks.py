"""What a reader makes of a file: blocks in reading order, and what else the file says of itself. Knows no format."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class BlockKind(StrEnum):
    """heading: names what follows. article: begins with 第X条. table: one row, its header repeated."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ARTICLE = "article"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page (counted from 1), in shares of the page's width and height from its upper left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


def boxes_json(boxes: Sequence[Box]) -> str:
    """Boxes as passages keep them: [[page, left, top, right, bottom], …], "" for none."""
    if not boxes:
        return ""
    rows = [
        [box.page, *(round(edge, 4) for edge in (box.left, box.top, box.right, box.bottom))] for box in boxes
    ]
    return json.dumps(rows, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document as it stands in the original.

    level: of a heading, 1 for the document's title, larger is deeper; 0 for anything else.
    page: counted from 1, None where the format has no pages. boxes: where its lines stand on their pages.
    sheet, row: of a spreadsheet's row, the sheet's name and the row as the program that made it counts it.
    slide: of a presentation, counted from 1. recognised: read from a picture (OCR), so its letters may be wrong.
    caption: what stands above a table's row and says what it is of, for whoever reads the row alone.
    heads_rows: a row that is the caption of the rows after it.
    """

    kind: BlockKind
    text: str
    level: int = 0
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    sheet: str = ""
    row: int | None = None
    slide: int | None = None
    recognised: bool = False
    caption: str = ""
    heads_rows: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read.

    properties: what the file says of itself, by the names title, author, issued, source, number.
    hidden: text that no eye sees and that was left out. notes: what a person should know of the reading.
    recognised_pages: pages that were read from their picture (OCR).
    """

    blocks: tuple[Block, ...]
    properties: dict[str, str] = field(default_factory=dict)
    pages: int | None = None
    hidden: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    recognised_pages: tuple[int, ...] = ()
