"""Numbers by chance that follow from a seed, a name and the number of a row: no state, no sequence, any order.

Not numpy's generators: their sequences are not promised across versions, and what a row refers to must be known
without making the rows before it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

Ids = NDArray[np.int64]
Fractions = NDArray[np.float64]
Words = NDArray[np.object_]

_STEP = np.uint64(0x9E3779B97F4A7C15)
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


class Draws:
    """Draws of one seed. `what` names the draw, `rows` the rows that it is for: the same two give the same value."""

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def fraction(self, what: str, rows: Ids) -> Fractions:
        """Evenly spread over (0, 1), by splitmix64 (Steele, Lea and Flood 2014) of the row."""
        key = hashlib.blake2b(f"{self._seed}/{what}".encode(), digest_size=8).digest()
        mixed = rows.astype(np.uint64) * _STEP + np.uint64(int.from_bytes(key, "big"))
        mixed = (mixed ^ (mixed >> np.uint64(30))) * _MIX[0]
        mixed = (mixed ^ (mixed >> np.uint64(27))) * _MIX[1]
        mixed ^= mixed >> np.uint64(31)
        return ((mixed >> np.uint64(12)).astype(np.float64) + 0.5) / 2.0**52

    def chance(self, what: str, rows: Ids, likelihood: float) -> NDArray[np.bool_]:
        """True for this share of the rows."""
        return self.fraction(what, rows) < likelihood

    def whole(self, what: str, rows: Ids, low: int, high: int | Ids) -> Ids:
        """Whole numbers from low to high, both included."""
        spread = self.fraction(what, rows) * (np.asarray(high) - low + 1)
        drawn: Ids = (low + spread).astype(np.int64)
        return drawn

    def zipf(self, what: str, rows: Ids, among: int | Ids) -> Ids:
        """Ranks 0 … among - 1, a rank's share falling as 1 / (rank + 1)."""
        size = np.maximum(np.asarray(among), 1)
        drawn = np.power(size + 1.0, self.fraction(what, rows)).astype(np.int64) - 1
        ranks: Ids = np.clip(drawn, 0, size - 1)
        return ranks

    def lognormal(self, what: str, rows: Ids, median: float | Fractions, spread: float) -> Fractions:
        """Amounts around a median, `spread` being the standard deviation of their logarithm."""
        return np.asarray(median * np.exp(spread * ndtri(self.fraction(what, rows))), dtype=np.float64)

    def pick(self, what: str, rows: Ids, options: Sequence[str], weights: Sequence[float] = ()) -> Words:
        """One of the words, by weight."""
        shares = np.cumsum(np.asarray(weights or [1] * len(options), dtype=np.float64))
        at = np.searchsorted(shares / shares[-1], self.fraction(what, rows))
        return np.array(list(options), dtype=object)[np.minimum(at, len(options) - 1)]

    def count(self, what: str, rows: Ids, mean: float, most: int = 15) -> Ids:
        """How many of something a row has: geometric, many none and some many."""
        drawn = np.log(self.fraction(what, rows)) / np.log(mean / (1 + mean))
        counts: Ids = np.minimum(drawn, most).astype(np.int64)
        return counts


def several(ids: Ids, counts: Ids) -> tuple[Ids, Ids, Ids]:
    """(firm, place among the firm's own from 0, number of the row) of as many rows as each firm has, at most 16."""
    firms = np.repeat(ids, counts)
    places = np.arange(len(firms)) - np.repeat(np.cumsum(counts) - counts, counts)
    return firms, places, firms * 16 + places


def blank(values: NDArray[np.generic], keep: NDArray[np.bool_]) -> Words:
    """The values as they are where they are kept, empty cells elsewhere."""
    cells = values.astype(object)
    cells[~keep] = ""
    return cells


def days(numbers: Ids, keep: NDArray[np.bool_] | None = None) -> Words:
    """Days since 1970-01-01 as ISO text, empty where not kept."""
    texts = numbers.astype("datetime64[D]").astype(str).astype(object)
    return texts if keep is None else blank(texts, keep)
