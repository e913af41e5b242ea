"""How much of a spreadsheet is taken: a file above the limit is refused whole, never cut."""

from __future__ import annotations

from ingest.readers.sheet_layout import Row
from ingest.rejections import Reason, Unreadable

MOST_ROWS = 50_000
"""Rows with something in them, over all sheets of a file: about what a reader takes in within its time."""
MOST_CELLS = 5_000_000
"""Cells of the smallest rectangle that holds all of a sheet's; calamine keeps every one of them, empty or not."""
MOST_CHARACTERS = 20_000_000
"""Characters in all cells together: what the passages of a file may take on their way out of the reader."""


def check_area(rows: int, columns: int) -> None:
    """Raise Unreadable for a sheet whose cells reach over too large a rectangle."""
    if rows * columns > MOST_CELLS:
        raise Unreadable(Reason.TOO_MANY_ROWS, f"{rows:,} × {columns:,}")


class Meter:
    """Counts what was taken of one file."""

    def __init__(self) -> None:
        self._rows = 0
        self._characters = 0

    def take(self, row: Row) -> None:
        """Count a row; raises Unreadable above the limit."""
        length = sum(map(len, row.cells))
        self._rows += length > 0
        self._characters += length
        if self._rows > MOST_ROWS or self._characters > MOST_CHARACTERS:
            raise Unreadable(Reason.TOO_MANY_ROWS, f"> {self._rows - 1:,} × {len(row.cells):,}")
