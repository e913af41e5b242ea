"""What a reader makes of a file: blocks in reading order, and what else the file says of itself. Knows no format."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class BlockKind(StrEnum):
    """heading: names what follows. article: begins with 第X条. table: one row, its header repeated."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ARTICLE = "article"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document as it stands in the original.

    level: of a heading, 1 for the document's title, larger is deeper; 0 for anything else.
    page: counted from 1, None where the format has no pages.
    """

    kind: BlockKind
    text: str
    level: int = 0
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read.

    properties: what the file says of itself, by the names title, author, issued, source, number.
    hidden: text that no eye sees and that was left out. notes: what a person should know of the reading.
    """

    blocks: tuple[Block, ...]
    properties: dict[str, str] = field(default_factory=dict)
    pages: int | None = None
    hidden: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def table_rows(rows: list[list[str]], page: int | None = None) -> list[Block]:
    """Blocks of a table whose first row is its header: each row as 「header：cell；…」, so that it reads alone.

    A table of one row has no header; its cells are joined. Empty cells say nothing and are left out.
    """
    cells = [[" ".join(cell.split()) for cell in row] for row in rows]
    cells = [row for row in cells if any(row)]
    if not cells:
        return []
    header, body = (cells[0], cells[1:]) if len(cells) > 1 else ([], cells)
    blocks = []
    for row in body:
        said = []
        for place, cell in enumerate(row):
            name = header[place] if place < len(header) else ""
            if cell and name and name != cell:
                said.append(f"{name}：{cell}")
            elif cell:
                said.append(cell)
        blocks.append(Block(BlockKind.TABLE, "；".join(said), page=page))
    return blocks
