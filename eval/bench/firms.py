"""The firm database in one place: what importing takes, and twelve named questions beside the best SQL by hand.

`--firms` says at which size; growth over sizes is drawn by firm_growth.py.
"""

from __future__ import annotations

from eval.bench import firm_import, firm_queries
from eval.bench.table import Row

FIRMS = 20_000
"""Firms where nobody says: some minutes on two cores. A million takes the better part of an hour."""


def measure(firms: int = FIRMS) -> list[Row]:
    """Rows of both, each size's questions on a store of its own that is filled for them."""
    rows = firm_import.measure(firms)
    with firm_queries.filled(firms) as store:
        return rows + list(firm_queries.rows_of(list(firm_queries.figures(store))))
