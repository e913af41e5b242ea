"""Finds the tables on a sheet: titles above, headers of one or more rows, rows that read alone, notes below.

Knows no file format: it takes rows of text as a person sees them, merged cells filled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from ingest.blocks import Block, BlockKind
from ingest.structure import outline
from ingest.tables import Tables

_LONGEST_NAME = 40
_LONGEST_TITLE = 60
_DEEPEST_HEADER = 5
_FEWEST_PAIRS = 3
_NUMBER = re.compile(r"[-+(¥￥$€]*[\d,]*\d(?:\.\d+)?[%)]?|\d{4}-\d\d(?:-\d\d)?(?: \d\d:\d\d.*)?|TRUE|FALSE")
_YEAR = re.compile(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?|1?\d")
_NOTE = re.compile(
    r"^\s*(?:注|备注|说明|附注|填表|制表|单位|编制|数据来源|资料来源|截至|Notes?\b|Source|Unit)", re.I
)
_SAID = re.compile(r"[:：]")
_HAN = "[\u3000-\u9fff\uff00-\uffef]"
_BETWEEN_HAN = re.compile(rf"(?<={_HAN})[ \t\r]*\n\s*(?={_HAN})")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet: number as the spreadsheet program counts it, cells from the sheet's first column on."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A merged range: rows as the program counts them, columns from 0, all inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """What is seen of a sheet. only: no other sheet of the file is seen; then its title is the document's."""

    name: str
    rows: Iterable[Row]
    spans: Sequence[Span] = ()
    only: bool = False
    _tops: dict[int, list[Span]] = field(default_factory=dict)
    _tables: Tables = field(default_factory=Tables)
    _columns: list[int] = field(default_factory=list)
    _titled: bool = False

    def blocks(self) -> Iterator[Block]:
        """The sheet's blocks in order, each with the sheet's name and its row."""
        for span in self.spans:
            self._tops.setdefault(span.top, []).append(span)
        if not self.only:
            yield Block(BlockKind.HEADING, self.name, level=2, sheet=self.name)
        regions = [list(rows) for filled, rows in groupby(self._filled(), _is_filled) if filled]
        for place, region in enumerate(regions):
            below = regions[place + 1] if place + 1 < len(regions) else []
            for block in self._region(region, heads=any(len(_distinct(row)) > 1 for row in below)):
                titled = self._titled and block.kind is BlockKind.HEADING and block.level == 1
                self._titled = self._titled or block.kind is BlockKind.HEADING
                yield replace(block, level=3) if titled else block

    def _filled(self) -> Iterator[Row]:
        """The rows with every cell of a merged range holding its value."""
        active: list[tuple[Span, str]] = []
        for row in self.rows:
            active = [(span, text) for span, text in active if span.bottom >= row.number]
            starting = self._tops.get(row.number, ())
            if not (active or starting):
                yield row
                continue
            cells = list(row.cells)
            for span in starting:
                text = cells[span.left] if span.left < len(cells) else ""
                active.append((span, text))
            for span, text in active:
                for column in range(span.left, min(span.right + 1, len(cells))):
                    cells[column] = text
            yield replace(row, cells=tuple(cells))

    def _region(self, rows: list[Row], *, heads: bool) -> Iterator[Block]:
        """One table with what stands above and below it, or a few lines. heads: a table follows after a gap."""
        widest = max(len(_distinct(row)) for row in rows)
        first, last = 0, len(rows)
        if widest == 1:
            first = last
        while first < last and _is_title(rows[first], widest):
            first += 1
        while last > first and _is_note(rows[last - 1]):
            last -= 1
        above = rows[:first]
        if above:
            yield self._line(above[0], title=heads or first < len(rows))
            yield from (self._line(row, title=False) for row in above[1:])
        if first < last:
            yield from self._table(rows[first:last], titled=bool(above))
        yield from (self._line(row, title=False) for row in rows[last:] if first < len(rows))

    def _table(self, rows: list[Row], *, titled: bool) -> Iterator[Block]:
        """The rows of one table. titled: it has a title of its own, so that it does not go on with the one before."""
        said = 0
        while said < len(rows) - 1 and _is_said(rows[said]):
            said += 1
        body = rows[said:]
        used = sorted({place for row in body for place, cell in enumerate(row.cells) if cell})
        fits = not titled and set(used) <= set(self._columns)
        if _is_pairs(body) and not (fits and len(body) < _FEWEST_PAIRS):
            for row in rows:
                text = "：".join(cell.rstrip(":： ") for cell in row.cells if cell)
                yield self._block(BlockKind.TABLE, text, row)
            self._columns = []
            return
        depth = self._depth(body)
        goes_on = not depth and fits
        if not goes_on:
            self._columns = used
        # Rows that are not shown stay as empty rows, so that the others keep their numbers.
        cells: list[list[str]] = [[] for _ in range(rows[-1].number - rows[0].number + 1)]
        for row in rows[:said]:
            cells[row.number - rows[0].number] = [
                "；".join(dict.fromkeys(cell for cell in row.cells if cell))
            ]
        for row in body[depth:]:
            cells[row.number - rows[0].number] = self._over_columns(row)
        if depth:
            names = _names(body[:depth], gaps=not self.spans)
            cells[body[depth - 1].number - rows[0].number] = [
                names[column] if column < len(names) else "" for column in self._columns
            ]
        yield from self._tables.rows(
            cells,
            goes_on=goes_on,
            header_rows=None if goes_on else min(depth, 1),
            sheet=self.name,
            first_row=rows[0].number,
        )

    def _over_columns(self, row: Row) -> list[str]:
        """The cells under the table's columns; one text merged over several heads the rows below, and stands in all."""
        cells = [row.cells[column] if column < len(row.cells) else "" for column in self._columns]
        filled = [cell for cell in cells if cell]
        if len(filled) > 1 and len(set(filled)) == 1:
            is_part = len(filled[0]) <= _LONGEST_TITLE
            return [filled[0]] * len(cells) if is_part else [filled[0], *[""] * (len(cells) - 1)]
        return cells

    def _line(self, row: Row, *, title: bool) -> Block:
        text = "；".join(dict.fromkeys(cell for cell in row.cells if cell))
        plain = len(text) > _LONGEST_TITLE or text.endswith("。") or _NOTE.match(text) or _is_number(text)
        if title and not plain:
            return self._block(BlockKind.HEADING, text, row, level=1 if self.only else 3)
        return self._block(BlockKind.PARAGRAPH, text, row)

    def _block(self, kind: BlockKind, text: str, row: Row, level: int = 0) -> Block:
        return Block(kind, text, level=level, sheet=self.name, row=row.number)

    def _depth(self, rows: list[Row]) -> int:
        """How many rows the header takes, 0 where there is none."""
        if len(rows) < 2 or not _is_header(rows[0]) or _is_pairs(rows):
            return 0
        depth = 1
        while depth < min(len(rows) - 1, _DEEPEST_HEADER):
            spans = self._tops.get(rows[depth - 1].number, [])
            reaches = any(span.bottom >= rows[depth].number for span in spans)
            spreads = any(span.right > span.left and span.bottom < rows[depth].number for span in spans)
            inherits = any(
                span.bottom >= rows[depth].number
                for row in rows[: depth - 1]
                for span in self._tops.get(row.number, [])
            )
            if not ((reaches or spreads or inherits) and _is_header(rows[depth])):
                break
            depth += 1
        if depth == 1 and len(rows) > 2 and not self.spans and _is_gap_header(rows):
            return 2
        return depth


def outlined(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with the headings and articles found that stand between tables as lines of text."""
    out: list[Block] = []
    for is_row, group in groupby(blocks, lambda block: block.kind is BlockKind.TABLE):
        members = list(group)
        out += members if is_row else outline(members, bare=False)
    return out


def as_text(cell: str) -> str:
    """A cell's text on one line; a line break between Chinese characters is no space."""
    return " ".join((_BETWEEN_HAN.sub("", cell) if "\n" in cell else cell).split())


def _is_filled(row: Row) -> bool:
    return any(row.cells)


def _distinct(row: Row) -> set[str]:
    return {cell for cell in row.cells if cell}


def _is_number(cell: str) -> bool:
    return bool(_NUMBER.fullmatch(cell))


def _is_header(row: Row) -> bool:
    """Whether a row names columns: at least two names, short, no sentences and no numbers but years."""
    filled = [cell for cell in row.cells if cell]
    return (
        len(set(filled)) >= 2
        and any(not _is_number(cell) for cell in filled)
        and all(len(cell) <= _LONGEST_NAME and not cell.endswith(("。", "；")) for cell in filled)
        and all(not _is_number(cell) or _YEAR.fullmatch(cell) for cell in filled)
    )


def _is_title(row: Row, widest: int) -> bool:
    """Whether a row stands above a table as its title: one text, where the table has more."""
    return widest > 1 and len(_distinct(row)) == 1 and not _NOTE.match(next(iter(_distinct(row))))


def _is_said(row: Row) -> bool:
    """Whether a row under the title says what goes for the whole table: 「编制单位：…」, 「单位：万元」."""
    return all(
        _NOTE.match(text) or (_SAID.search(text) and not text.endswith((":", "：")))
        for text in _distinct(row)
    )


def _is_note(row: Row) -> bool:
    texts = _distinct(row)
    return len(texts) == 1 and _NOTE.match(next(iter(texts))) is not None


def _is_pairs(rows: Sequence[Row]) -> bool:
    """Whether two columns hold a name and its value in each row, as a form does."""
    used = {place for row in rows for place, cell in enumerate(row.cells) if cell}
    if len(used) != 2:
        return False
    left, right = sorted(used)
    pairs = [
        (row.cells[left], row.cells[right])
        for row in rows
        if len(row.cells) > right and all(row.cells[at] for at in used)
    ]
    if not pairs or any(_is_number(name) for name, _ in pairs):
        return False
    if sum(name.endswith((":", "：")) for name, _ in pairs) * 2 > len(pairs) or _is_number(pairs[0][1]):
        return True
    kinds = {_is_number(value) for _, value in pairs[1:]}
    return len(kinds) == 2 and len(pairs) >= 3 and len({name for name, _ in pairs}) == len(pairs)


def _is_gap_header(rows: Sequence[Row]) -> bool:
    """Whether the second row names what the first leaves open, in a format that tells no merged cells."""
    first, second = rows[0].cells, rows[1].cells
    gaps = sum(not above and bool(below) for above, below in zip(first, second, strict=False))
    return (
        gaps > 0
        and any(above and below for above, below in zip(first, second, strict=False))
        and _is_header(rows[1])
        and any(_is_number(cell) for cell in rows[2].cells)
    )


def _names(rows: Sequence[Row], *, gaps: bool) -> list[str]:
    """The columns' names: the rows of a header joined downwards.

    gaps: the format tells no merged cells, so that a name goes for the empty cells to its right that have a name below.
    """
    out: list[str] = []
    spread = ""
    for column in range(max(len(row.cells) for row in rows)):
        parts = [row.cells[column] if column < len(row.cells) else "" for row in rows]
        if gaps and len(rows) == 2 and parts[1] and not parts[0]:
            parts[0] = spread
        spread = parts[0] or spread
        out.append("·".join(dict.fromkeys(part for part in parts if part)))
    return out
