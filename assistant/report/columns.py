"""How wide the columns of a printed table are: by what stands in them, figures never broken where room allows."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from assistant.report.blocks import TableBlock

PAGE = 88
"""Latin characters that one line of a table's text has room for between the margins."""
SHORT_TABLE = 8
"""Rows up to which a table is not broken over pages."""
_SAMPLE = 400
"""Rows that are measured; the widths of the first hundreds stand for the rest."""
_LEAST = 5
_WIDEST_TEXT = 44
_PADDING = 2
_MARK = 3
"""Characters that a raised mark like [12] takes."""
_SHORT = 16
"""A text no longer than this, a date say, is kept on one line as a figure is."""


def shares(table: TableBlock) -> tuple[float, ...]:
    """For each column its share of the page's width, together one."""
    wanted = []
    for number, column in enumerate(table.columns):
        cells = [row[number] for row in table.rows[:_SAMPLE] if number < len(row)]
        head = _width(column.title) + (_width(column.unit) + 4 if column.unit else 0)
        longest = max((_width(c.text) + _MARK * min(len(c.cites), 2) for c in cells), default=0)
        whole = column.align == "right" or longest <= _SHORT
        wanted.append((whole, max(_LEAST, min(head, 14), longest) + _PADDING))
    return _shared(wanted)


def _shared(wanted: Iterable[tuple[bool, int]]) -> tuple[float, ...]:
    """Figures and short texts get what they need; long texts share what is left, none too little."""
    columns = [(figure, min(need, _WIDEST_TEXT)) for figure, need in wanted]
    total = sum(need for _, need in columns)
    if total <= PAGE or all(figure for figure, _ in columns) or not any(figure for figure, _ in columns):
        return tuple(need / total for _, need in columns)
    figures = sum(need for figure, need in columns if figure)
    texts = total - figures
    room = max(PAGE - figures, min(texts, PAGE // 3))
    sized = [float(need) if figure else need / texts * room for figure, need in columns]
    return tuple(size / sum(sized) for size in sized)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)
