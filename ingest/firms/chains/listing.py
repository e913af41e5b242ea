"""Which of several names of one stock code a chain folder means. Pure: knows strings, no files and no store."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_MARKS = re.compile(r"^(S?\*?ST|SST|PT|S|N|退市)(?=[一-鿿])|(退|[AB]股?)$")
"""What an exchange adds to a short name: special treatment, delisting, the class of the share."""
_GENERIC = re.compile(r"(股份|科技|集团|控股)$")
_FITS = 0.5


@dataclass(frozen=True, slots=True)
class Company:
    """A row of companies.csv, its cells as they stand; number: its line; text: the line for people."""

    code: str
    short: str
    full: str
    exchange: str
    listed_on: str
    number: int
    text: str


def fit(short: str, full: str) -> float:
    """How much of the short name's own characters (marks and 股份, 科技 aside) stand in the full name in that order, 0 to 1.

    建研集团 fits 厦门市建筑科学研究院集团 (1.0) and not 垒知控股集团 (0.0).
    """
    own = _MARKS.sub("", unicodedata.normalize("NFKC", short).replace(" ", ""))
    own = _GENERIC.sub("", own) or own
    if not own:
        return 0.0
    return _common(own, unicodedata.normalize("NFKC", full)) / len(own)


def _common(first: str, second: str) -> int:
    """Length of the longest common subsequence."""
    best = [0] * (len(second) + 1)
    for a in first:
        before = 0
        for place, b in enumerate(second, 1):
            before, best[place] = best[place], before + 1 if a == b else max(best[place], best[place - 1])
    return best[-1]


def chosen(rows: Sequence[Company]) -> Company | None:
    """The row whose full name fits its short name best; None where none of several fits.

    Where two fit alike (a firm that changed its name stands with both) the first in the file holds.
    A code that stands once is taken as it is.
    """
    if len({row.full for row in rows}) == 1:
        return rows[0]
    best = max(rows, key=lambda row: fit(row.short, row.full))
    return best if fit(best.short, best.full) >= _FITS else None
