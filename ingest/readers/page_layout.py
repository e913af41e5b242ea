"""The reading order of a page: its ruled tables and lines from top to bottom, column by column. Knows no format."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.readers.page_cells import Cell, filled
from ingest.readers.page_columns import columns_of
from ingest.readers.page_grids import Grid
from ingest.readers.page_lines import Line, Run, lines_of


def laid_out(runs: Sequence[Run], tables: Sequence[Sequence[Cell]] = ()) -> tuple[Line | Grid, ...]:
    """The lines and tables of a page in reading order. tables: the cells of each ruled table."""
    left = dict(enumerate(runs))
    found = []
    for cells in tables:
        places = sorted(left)
        table = filled(cells, [left[place] for place in places])
        if table is not None:
            found.append(table)
            for taken in table.taken:
                del left[places[taken]]
    out: list[Line | Grid] = []
    for column in columns_of(list(left.values()), [(t.left, t.top) for t in found]):
        parts: list[tuple[float, Line | Grid]] = [(line.y, line) for line in lines_of(column.runs)]
        parts += [(found[place].top, found[place].grid) for place in column.tables]
        out += [part for _, part in sorted(parts, key=lambda item: -item[0])]
    return tuple(out)
