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


class Tables:
    """Turns tables into one block a row, 「header：cell；…」, so that each row reads alone.

    The first row is the header. A table that goes on (on the next page, or in a second piece) without a header
    of its own takes the one before. Empty cells say nothing and are left out.
    """

    def __init__(self) -> None:
        self._header: list[str] = []

    def rows(self, cells: list[list[str]], page: int | None = None, *, goes_on: bool = False) -> list[Block]:
        """The blocks of one table. goes_on: it directly follows a table on the page before."""
        table = [row for row in ([" ".join(cell.split()) for cell in row] for row in cells) if any(row)]
        if not table:
            return []
        first, same_width = table[0], len(table[0]) == len(self._header)
        if same_width and (goes_on or (all(first) and not _is_header(first))):
            body = table[1:] if first == self._header else table
        elif len(table) > 1 and _is_header(first):
            self._header, body = first, table[1:]
        else:
            self._header, body = [], table
        return [Block(BlockKind.TABLE, _row_text(self._header, row), page=page) for row in body]


_LONGEST_HEADER_CELL = 24


def _is_header(row: list[str]) -> bool:
    """Whether a row can name columns: short cells, at least two of them, no sentences."""
    filled = [cell for cell in row if cell]
    return len(filled) >= min(2, len(row)) and all(
        len(cell) <= _LONGEST_HEADER_CELL and not cell.endswith(("。", "；")) for cell in filled
    )


def _row_text(header: list[str], row: list[str]) -> str:
    said: list[str] = []
    for place, cell in enumerate(row):
        name = header[place] if place < len(header) else ""
        if cell and not (place and cell == row[place - 1] and not name):
            said.append(f"{name}：{cell}" if name and name != cell else cell)
    return "；".join(said)
