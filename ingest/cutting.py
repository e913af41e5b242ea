"""Cuts what stands under one heading or one article into pieces of passage size. Knows blocks, no documents.

The pieces' own texts put together are the blocks' texts; what a piece repeats so that it reads alone (the head
of its article, the caption of its table) stands in `ahead`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.domain.reading.normal import fold
from ingest.blocks import Block, BlockKind, Box
from ingest.structure import article_number

TARGET = 400
"""Size that paragraphs under one heading are merged up to, in Chinese characters (three letters count as one)."""
LONGEST = 600
"""No passage is larger, what it repeats included."""
ROWS = 200
"""Size that short rows of a table are put together up to.

Of 60 questions for one row of a table of 60, the right passage came first for 58 with a passage a row, 54 at 100 or
200, 50 at 400, and among the first three for all; 200 needs a quarter of the passages.
"""
HEAD = 60
"""Longest head, in characters, that a later part repeats."""

_SENTENCE = re.compile(r"(?<=[。！？；!?;])|(?<=[.])(?=\s)")
_CLAUSE = re.compile(r"(?<=[，、：,:\s])")
_CELL = re.compile(r"(?<=；)")
_CELL_NAME = re.compile(r"(?:^|；)([^：；]{1,24}：)")
_LONGEST_NAME = 26
_ITEM = re.compile(r"^(?:\([一二三四五六七八九十\d]{1,3}\)|[\d]{1,2}[.、)]|[①-⑳])")
_TABLE_NAME = re.compile(r"^(?:附?表|Table)\s*[\d一二三四五六七八九十]", re.IGNORECASE)
_NARROW = re.compile("[\x00-\u2e7f]+")
_OPEN_READING = re.compile(r"[（(][^\W\d_]{0,7}$")


_NONE = (0, -1)
"""Letters of no part: the first has no new line before it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A block, or a stretch of one. continues: it goes on with the block that the part before began."""

    block: Block
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """What becomes a passage. number, count: of the pieces of one article. row, last_row: of a table without numbers."""

    kind: str
    parts: tuple[Part, ...]
    ahead: str = ""
    number: int = 1
    count: int = 1
    row: int = 0
    last_row: int = 0

    @property
    def text(self) -> str:
        """What it repeats, then its own text: a new line between blocks, nothing within one."""
        return self.ahead + joined(self.parts)

    @property
    def page(self) -> int | None:
        """The page on which it begins."""
        first = self.parts[0].block
        return first.boxes[0].page if first.boxes else first.page

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Where its lines stand, each once."""
        return tuple(dict.fromkeys(box for part in self.parts for box in part.block.boxes))


def size(text: str) -> int:
    """Length in Chinese characters; three characters of any other script count as one."""
    return _weighed(_letters(text))


def _letters(text: str) -> tuple[int, int]:
    """How many characters of `text` are Chinese ones, and how many any others: sums of these need no text again."""
    narrow = sum(map(len, _NARROW.findall(text)))
    return len(text) - narrow, narrow


def _weighed(letters: tuple[int, int]) -> int:
    wide, narrow = letters
    return wide + (narrow + 2) // 3


def _with(letters: tuple[int, int], parts: Sequence[Part]) -> tuple[int, int]:
    """The letters of parts that are put behind others."""
    wide, narrow = letters
    for part in parts:
        more_wide, more_narrow = _letters(part.block.text)
        wide, narrow = wide + more_wide, narrow + more_narrow + (not part.continues)
    return wide, narrow


def joined(parts: Sequence[Part]) -> str:
    """Parts put together as they stood."""
    return "".join(
        part.block.text if part.continues or not place else "\n" + part.block.text
        for place, part in enumerate(parts)
    )


def prose_pieces(blocks: Sequence[Block], kind: str) -> Iterator[Piece]:
    """Paragraphs put together up to TARGET, long ones cut, rows of tables as pieces of their own."""
    for run in _runs(blocks):
        if run[0].kind is BlockKind.TABLE:
            yield from table_pieces(run)
            continue
        waiting: list[Part] = []
        letters = _NONE
        for block in run:
            for part in cut(block, LONGEST):
                together = _with(letters, [part])
                if waiting and (_weighed(together) > TARGET or _elsewhere(waiting[-1], part)):
                    yield Piece(kind, tuple(waiting))
                    waiting, together = [], _with(_NONE, [part])
                waiting.append(part)
                letters = together
        yield Piece(kind, tuple(waiting))


def article_pieces(blocks: Sequence[Block]) -> Iterator[Piece]:
    """An article whole, its table with it; or cut at its paragraphs (款), else at their items (项), else at sentences.

    A later part repeats the head of the article and, where it begins with an item, the line that leads to it.
    """
    whole = tuple(Part(block) for block in blocks)
    if size(joined(whole)) <= LONGEST and not any(map(_elsewhere, whole, whole[1:])):
        yield Piece("article", whole)
        return
    head = head_of(blocks[0].text)
    pieces: list[Piece] = []
    for run in _runs(blocks):
        if run[0].kind is BlockKind.TABLE:
            pieces += table_pieces(run, head)
            continue
        for ahead, parts in _packed_paragraphs(run, head):
            pieces.append(Piece("article", parts, ahead if pieces else ""))
    for place, piece in enumerate(pieces):
        yield replace(piece, number=place + 1, count=len(pieces))


def table_pieces(rows: Sequence[Block], head: str = "") -> Iterator[Piece]:
    """Rows put together up to ROWS under one caption, on one page and sheet; a longer row alone; a huge one cut."""
    group: list[Part] = []
    first = number = 0
    for block in rows:
        number += not block.heads_rows
        if group and not _fits_rows(group, block):
            yield _rows_piece(group, head, first, number - (not block.heads_rows))
            group = []
        first = first if group else number + block.heads_rows
        ahead = _ahead(head, _caption(block))
        if size(ahead + block.text) <= LONGEST:
            group.append(Part(block))
            continue
        if group:
            yield _rows_piece(group, head, first, number - 1)
            group = []
        yield from _cut_row(block, ahead, number)
    if group:
        yield _rows_piece(group, head, first, number)


def cut(block: Block, longest: int, *, row: bool = False) -> list[Part]:
    """A block whole, or cut at sentences, else at clauses, else by length, when larger than `longest`."""
    if size(block.text) <= longest:
        return [Part(block)]
    seams = (_CELL, _SENTENCE, _CLAUSE) if row else (_SENTENCE, _CLAUSE)
    out: list[Part] = []
    start = 0
    for text in _packed(block.text, seams, longest):
        boxes = _boxes_of(block, start, start + len(text))
        out.append(Part(replace(block, text=text, boxes=boxes), continues=start > 0))
        start += len(text)
    return out


def head_of(text: str) -> str:
    """What the later parts of a cut article repeat: its number and the beginning of its first sentence."""
    first = text.split("\n", 1)[0]
    sentence = _SENTENCE.split(first)[0]
    if len(sentence) <= HEAD:
        return sentence
    number = article_number(first)
    return (first[: number.end].strip() if number else sentence)[:HEAD]


def _runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Stretches of table rows and of anything else, in order; a line that names the table below it goes with it."""
    run: list[Block] = []
    named: Block | None = None
    for block in blocks:
        if run and (run[0].kind is BlockKind.TABLE) != (block.kind is BlockKind.TABLE):
            named = run.pop() if block.kind is BlockKind.TABLE and _names_table(run[-1]) else None
            if run:
                yield run
            run = [replace(named, kind=BlockKind.TABLE, heads_rows=True)] if named else []
        elif run and run[-1].recognised != block.recognised:
            yield run
            run = []
        run.append(replace(block, caption=named.text) if named and not block.caption else block)
    if run:
        yield run


def _names_table(block: Block) -> bool:
    return len(block.text) <= HEAD and bool(_TABLE_NAME.match(fold(block.text)))


def _packed_paragraphs(blocks: Sequence[Block], head: str) -> Iterator[tuple[str, tuple[Part, ...]]]:
    """(what is repeated, parts) of an article's lines; a paragraph stays with its items where they fit."""
    group: list[Part] = []
    letters = _NONE
    ahead = ""
    for lead, lines in _paragraphs(blocks):
        inside = _ahead(head, lead)
        whole = [Part(line) for line in lines]
        if size(f"{_ahead(head)}{joined(whole)}") > LONGEST:
            whole = [part for line in lines for part in cut(line, LONGEST - size(inside))]
            units = [[part] for part in whole]
            if lead and len(units) > 1:  # what leads to the items stays with the first of them
                units[:2] = [[*units[0], *units[1]]] if size(joined(whole[:2])) <= TARGET else units[:2]
        else:
            units = [whole]
        for unit in units:
            together = _with(letters, unit)
            if group and _weighed(together) > TARGET:
                yield ahead, tuple(group)
                group, together = [], _with(_NONE, unit)
            if not group:
                ahead = _ahead(head) if unit[0] is whole[0] else inside
            group += unit
            letters = together
    if group:
        yield ahead, tuple(group)


def _paragraphs(blocks: Sequence[Block]) -> Iterator[tuple[str, list[Block]]]:
    """(the line that leads to its items, the lines) of each paragraph; no lead where the head says it."""
    lines: list[Block] = []
    lead, first = "", True
    for block in blocks:
        if lines and not _ITEM.match(fold(block.text[:12])):
            yield lead, lines
            lines, first = [], False
        if not lines:
            said = _SENTENCE.split(block.text.strip())[-1]
            leads = not first and len(block.text) <= HEAD and said.endswith(("：", ":"))
            lead = block.text.strip() if leads else ""
        lines.append(block)
    if lines:
        yield lead, lines


def _ahead(*heads: str) -> str:
    return "".join(f"{head}\n" for head in heads if head)


def _caption(row: Block) -> str:
    return row.caption[: 2 * HEAD]


def _elsewhere(before: Part, part: Part) -> bool:
    """Whether a slide or a sheet ends between two parts, or what was read from a picture: a passage says one place."""
    return any(
        getattr(before.block, name) != getattr(part.block, name) for name in ("slide", "sheet", "recognised")
    )


def _fits_rows(group: Sequence[Part], row: Block) -> bool:
    last = group[-1].block
    if row.heads_rows and not last.heads_rows:
        return False
    same_place = (last.page, last.sheet, last.slide) == (row.page, row.sheet, row.slide)
    # What a caption heads has the caption as its own, and is one passage with it.
    under = last.heads_rows or last.caption == row.caption
    return same_place and under and size(joined([*group, Part(row)])) <= ROWS


def _rows_piece(group: Sequence[Part], head: str, first: int, last: int) -> Piece:
    return Piece("table", tuple(group), _ahead(head, _caption(group[0].block)), row=first, last_row=last)


def _cut_row(row: Block, ahead: str, number: int) -> Iterator[Piece]:
    """A huge row in parts: each later one repeats the row's first cell and the name of the cell it goes on with."""
    first_cell = row.text.split("；", 1)[0]
    key = f"{first_cell}；" if len(first_cell) <= HEAD else ""
    name = done = ""  # the last cell's name, and the end of what was said: no longer than a name is
    for part in cut(row, LONGEST - size(ahead + key) - HEAD // 2, row=True):
        going_on = "" if done.endswith("；") else name
        repeated = f"{ahead}{key}{going_on}" if done else ahead
        yield Piece("table", (part,), repeated, row=number, last_row=number)
        said = done + part.block.text
        for found in _CELL_NAME.finditer(said):
            if not done or found[0][0] == "；":
                name = found[1]
        done = said[-_LONGEST_NAME:]


def _packed(text: str, seams: tuple[re.Pattern[str], ...], longest: int) -> list[str]:
    """Parts of `text` of at most `longest`, near TARGET, cut at the first seams that serve."""
    target = min(TARGET, longest)
    out: list[str] = []
    wide = narrow = 0
    for fragment in _fragments(text, seams, longest):
        more_wide, more_narrow = _letters(fragment)
        if out and _weighed((wide + more_wide, narrow + more_narrow)) <= target:
            out[-1] += fragment
            wide, narrow = wide + more_wide, narrow + more_narrow
        else:
            out.append(fragment)
            wide, narrow = more_wide, more_narrow
    return out


def _fragments(text: str, seams: tuple[re.Pattern[str], ...], longest: int) -> Iterator[str]:
    """`text` cut at all of the first seams, and what is still too large at the next ones."""
    if not seams:
        yield from _by_length(text, min(TARGET, longest))
        return
    for fragment in seams[0].split(text):
        if size(fragment) > longest:
            yield from _fragments(fragment, seams[1:], longest)
        elif fragment:
            yield fragment


def _by_length(text: str, step: int) -> list[str]:
    """Stretches of at most `step` characters; none ends within a character's marks or its reading in brackets."""
    out: list[str] = []
    start = 0
    while start < len(text):
        end = start + step
        if end < len(text):
            opened = _OPEN_READING.search(text, end - 9, end)
            end = opened.start() - 1 if opened else end
            while end > start + step // 2 and (text[end] in "(（" or unicodedata.combining(text[end])):
                end -= 1
        out.append(text[start:end])
        start = end
    return out


def _boxes_of(block: Block, start: int, end: int) -> tuple[Box, ...]:
    """The boxes of the lines that hold the block's characters `start` to `end`.

    Readers give a box a line and join the lines, so that which character stood in which line is told by the
    widths: a box holds the share of the characters that its width is of all widths. A line that the cut goes
    through belongs to both sides.
    """
    whole = sum(box.right - box.left for box in block.boxes)
    if len(block.boxes) < 2 or whole <= 0:
        return block.boxes
    first, last = (place / len(block.text) * whole for place in (start, end))
    slack = whole / len(block.text)  # a character: widths are measured, not counted
    found: list[Box] = []
    at = 0.0
    for box in block.boxes:
        ends = at + box.right - box.left
        if at < last - slack / 2 and ends > first + slack / 2:
            found.append(box)
        at = ends
    return tuple(found) or block.boxes
