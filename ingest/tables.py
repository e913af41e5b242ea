"""Turns tables into one block a row, 「header：cell；…」, so that each row reads alone. Knows no format.

What a table needs besides its cells is seen in them: rows that name the columns (one, or two where groups of
columns have a name of their own), captions above them, rows that head a part of the table, and forms whose
cells are labels and values in turn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.blocks import Block, BlockKind, Box

_LONGEST_HEADER_CELL = 24
_LONGEST_CAPTION = 60
_NUMBER = re.compile(r"[-+−(（]?[¥￥$]?\d[\d,.，\s]*(?:%|％|‰|[万亿]?元|万|亿)?[)）]?")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_LABEL = re.compile(r".{1,12}[:：]$")
_PART = re.compile(r"[(（]?[一二三四五六七八九十]{1,3}[)）、．.]")
_FIELD = re.compile(
    r"(?:姓\s*名|名\s*称|企业名称|单位名称|申请人|借款人|担保人|联系人|联系电话|电\s*话|地\s*址|住\s*所|法定代表人"
    r"|统一社会信用代码|注册资本|成立日期|经营范围|金\s*额|贷款金额|期\s*限|用\s*途|日\s*期|备\s*注|索\s*引\s*号|发文机关|文\s*号)$"
)


class Tables:
    """The tables of one document, in order.

    A table that goes on (on the next page, or in a second piece) without a header of its own takes the one
    before, and its caption. Empty cells say nothing and are left out.
    """

    def __init__(self) -> None:
        self._header: list[str] = []
        self._caption = ""

    def rows(
        self,
        cells: Sequence[Sequence[str]],
        page: int | None = None,
        *,
        goes_on: bool = False,
        header_rows: int | None = None,
        sheet: str = "",
        first_row: int | None = None,
        slide: int | None = None,
        boxes: Sequence[Sequence[Box]] = (),
        recognised: bool = False,
    ) -> list[Block]:
        """The blocks of one table, a row of `cells` each.

        goes_on: it directly follows a table on the page before. header_rows: how many rows name the columns, where
        the format says so. sheet, first_row: a spreadsheet's name, and the number of the first row of `cells` as
        its program counts it. boxes: for each row of `cells` where it stands. page, slide, recognised: as in Block.
        """
        plain = [[" ".join(cell.split()) for cell in row] for row in cells]
        table = [(place, row) for place, row in enumerate(plain) if any(row)]
        if not table:
            return []
        captions, body = self._named(table, goes_on, header_rows)
        out = []
        part = ""
        for place, row in [*captions, *body]:
            heads = (place, row) in captions
            if not heads and _is_part(row, self._header):
                part, heads = _one(row), True
            above = "" if (place, row) in captions else "\n".join(t for t in (self._caption, part) if t)
            text = _one(row) if heads else _row_text(self._header, row)
            out.append(
                Block(
                    BlockKind.TABLE,
                    text,
                    page=page,
                    boxes=tuple(boxes[place]) if place < len(boxes) else (),
                    sheet=sheet,
                    row=None if first_row is None else first_row + place,
                    slide=slide,
                    recognised=recognised,
                    caption=above.removesuffix(text).removesuffix("\n"),
                    heads_rows=heads,
                )
            )
        return out

    def _named(
        self, table: list[_Row], goes_on: bool, header_rows: int | None
    ) -> tuple[list[_Row], list[_Row]]:
        """(rows that caption the table, rows of its body); keeps the names of its columns."""
        if header_rows is None and self._goes_on(table[0][1], goes_on):
            depth = _depth(table)
            repeated = depth and _header_of(table[:depth]) == self._header
            return [], table[depth:] if repeated else table
        width = max(len(row) for _, row in table)
        first = 0
        while first < len(table) - 2 and width > 1 and _is_caption(table[first][1]):
            first += 1
        captions, rest = table[:first], table[first:]
        self._caption = "\n".join(_one(row) for _, row in captions)
        if header_rows is not None:
            depth = min(header_rows, len(rest) - 1)
        else:
            depth = 0 if _is_form([row for _, row in rest]) else _depth(rest)
        self._header = _header_of(rest[:depth]) if depth < len(rest) else []
        return captions, rest[depth:] if depth < len(rest) else rest

    def _goes_on(self, top: Sequence[str], goes_on: bool) -> bool:
        """Whether a table whose first row is `top` has the columns of the table before."""
        if len(top) != len(self._header):
            return False
        return goes_on or (all(top) and not _is_header(top))


_Row = tuple[int, list[str]]


def _one(row: Sequence[str]) -> str:
    """The cells of a row that has no columns, each said once."""
    return " ".join(dict.fromkeys(cell for cell in row if cell))


def _is_caption(row: Sequence[str]) -> bool:
    """Whether a row stands above the columns: one short text in it, alone or over all of its cells."""
    said = {cell for cell in row if cell}
    return len(said) == 1 and len(next(iter(said))) <= _LONGEST_CAPTION


def _is_part(row: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a row heads the rows under it: one short text over every one of at least three columns."""
    over_all = all(row) or (not any(row[1:]) and _PART.match(row[0]) is not None)
    return (
        len(header) >= 3
        and len(row) == len(header)
        and over_all
        and _is_caption(row)
        and not _NUMBER.fullmatch(row[0])
    )


def _is_header(row: Sequence[str]) -> bool:
    """Whether a row can name columns: short cells, at least two of them, no sentences, no numbers but years."""
    filled = [cell for cell in row if cell]
    return len(filled) >= min(2, len(row)) and all(
        len(cell) <= _LONGEST_HEADER_CELL
        and not cell.endswith(("。", "；"))
        and (not _NUMBER.fullmatch(cell) or _YEAR.fullmatch(cell) is not None)
        for cell in filled
    )


def _depth(table: Sequence[_Row]) -> int:
    """How many rows at the top name the columns: none, one, or two where the first names groups of columns."""
    if not _is_header(table[0][1]):
        return 0
    top = table[0][1]
    if len(table) < 3 or len(top) < 3 or len(top) != len(table[1][1]) or not _is_header(table[1][1]):
        return 1
    under = table[1][1]
    grouped = False
    for place, name in enumerate(top):
        to_right = top[place + 1] if place + 1 < len(top) else name + "|"
        in_group = not name or to_right in ("", name) or (place > 0 and top[place - 1] == name)
        if in_group and under[place] and under[place] != name:
            grouped = grouped or bool(name)
        elif under[place] not in ("", name):
            return 1
    return 2 if grouped else 1


def _header_of(rows: Sequence[_Row]) -> list[str]:
    """A name a column; under a group 「利率·一年」."""
    if len(rows) < 2:
        return list(rows[0][1]) if rows else []
    *groups, names = [row for _, row in rows]
    header = list(names)
    for group in reversed(groups):
        above = ""
        for place, name in enumerate(header):
            above = group[place] or above
            if above and above != name:
                header[place] = f"{above}·{name}" if name else above
    return header


def _is_form(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the cells are labels and values in turn (申请人 | 示例公司), so that no row names the columns."""
    if max(len(row) for row in rows) not in (2, 4, 6):
        return False
    labels = [row[place] for row in rows for place in range(0, len(row), 2) if row[place]]
    known = sum(bool(_LABEL.match(label) or _FIELD.match(label)) for label in labels)
    return known >= 2 and known > len(labels) / 2


def _row_text(header: Sequence[str], row: Sequence[str]) -> str:
    """「header：cell；…」; without a header the cells alone, a label with what it names."""
    said: list[str] = []
    form = not header and _is_form([row, row])
    for place, cell in enumerate(row):
        name = header[place] if place < len(header) else ""
        if not cell or (place and cell == row[place - 1] and not name and not form):
            continue
        if form and place % 2 and row[place - 1]:
            said[-1] = f"{said[-1].rstrip(':：')}：{cell}"
        else:
            said.append(f"{name}：{cell}" if name and name != cell else cell)
    return "；".join(said)
