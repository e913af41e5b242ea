"""Who controls a firm in the end on a day: the top of its layers of control.

A holder controls with more than half of the votes, or by agreement (`controls`); the stakes of one top count
together, whichever firm of his or hers holds them; what a firm holds of itself has no vote. Government bodies and
public institutions are no top: firms under one state body are not one group for that alone. In a ring of firms that
hold each other the smallest id stands for all, so that the result has one answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import compress

import numpy as np

from ingest.firms.derive.layers import in_layers
from ingest.firms.derive.ownership import CONTROLS, DISCLAIMED, INDIRECT, ONE, ROUNDING, Ownership

Top = int
"""Place of a firm (0 and up), or the id of a person as -id."""

Vote = tuple[int, int, int, bool]
"""A stake as it counts: its row, its holder (as a Top), votes in millionths (0 unknown), control by agreement."""


class Tops:
    """The top of every firm on `day` (`top`, by place), and of single firms on other days."""

    def __init__(self, ownership: Ownership, day: date) -> None:
        self.ownership = ownership
        self.day = day
        own = ownership
        by_person = own.person >= 0
        by_firm = own.holder >= 0
        state_held = np.zeros(len(own.holder), dtype=np.bool_)
        state_held[by_firm] = own.government[own.holder[by_firm]]
        controls = (own.flags & CONTROLS) != 0
        indirect = (own.flags & INDIRECT) != 0
        self._counts = (
            (by_person | (by_firm & ~state_held)) & ((own.flags & DISCLAIMED) == 0) & (controls | ~indirect)
        )
        self._who = np.where(by_firm, own.holder.astype(np.int64), -own.person)
        self._weight = np.where(indirect, 0, np.where(own.votes >= 0, own.votes, own.low))
        self._controls = controls
        self._part = np.where((own.flags & (DISCLAIMED | INDIRECT)) == 0, own.low, 0)
        self.standing = own.standing(day)
        self.rings: set[int] = set()
        self._days: dict[tuple[int, int], Top] = {}
        self.top: list[Top] = list(range(len(own.ids)))
        self.rings = self._resolve(range(len(own.ids)), day.toordinal(), self.top)

    def votes(self, firm: int, day: int | None = None) -> list[Vote]:
        """The stakes in the firm (by place) that count on the day (an ordinal; None: `day`), in order of id.

        None where the holdings of the day come to more than the whole: they contradict each other.
        """
        on = self.day.toordinal() if day is None else day
        own = self.ownership
        start, end = int(own.first[firm]), int(own.first[firm + 1])
        if start == end:
            return []
        part = slice(start, end)
        since, until = own.start[part].tolist(), own.end[part].tolist()
        standing = [first <= on < last for first, last in zip(since, until, strict=True)]
        if sum(compress(self._part[part].tolist(), standing)) > ONE + ROUNDING:
            return []
        return [
            (row, who, weight, controls)
            for row, counts, stands, who, weight, controls in zip(
                range(start, end),
                self._counts[part].tolist(),
                standing,
                self._who[part].tolist(),
                self._weight[part].tolist(),
                self._controls[part].tolist(),
                strict=True,
            )
            if counts and stands
        ]

    def on(self, firm: int, day: date) -> Top:
        """Top of one firm (by place) on any day."""
        number = day.toordinal()
        if day == self.day:
            return self.top[firm]
        key = (firm, number)
        if key not in self._days:
            found: dict[int, Top] = {}
            self._resolve([firm], number, found)
            self._days[key] = found[firm]
        return self._days[key]

    def moved(self, since: date) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """By place: whether a stake in the firm, or in one above it, began or ended after `since` up to `day`.

        The top of any other firm was the same on every one of these days.
        """
        own, first, last = self.ownership, since.toordinal(), self.day.toordinal()
        changed = ((own.start > first) & (own.start <= last)) | ((own.end > first) & (own.end <= last))
        found = np.zeros(len(own.ids), dtype=np.bool_)
        found[own.firm[changed & self._counts]] = True
        front = np.flatnonzero(found)
        edges = self._counts & (own.holder >= 0)
        holders, held = own.holder[edges], own.firm[edges]
        while len(front):
            mark = np.zeros(len(own.ids), dtype=np.bool_)
            mark[front] = True
            reached = np.unique(held[mark[holders]])
            front = reached[~found[reached]]
            found[front] = True
        return found

    def _resolve(self, firms: Iterable[int], day: int, tops: list[Top] | dict[int, Top]) -> set[int]:
        """Set the tops of the firms and of all above them; gives those that control each other in a ring."""
        rings: set[int] = set()
        cache: dict[int, list[Vote]] = {}

        def holders(firm: int) -> Sequence[int]:
            votes = self.votes(firm, day)
            if votes:
                cache[firm] = votes
            return [who for _, who, _, _ in votes if who >= 0]

        for part in in_layers(firms, holders):
            ballots = {firm: cache.pop(firm, []) for firm in part}
            firm = part[0]
            if len(part) == 1 and all(who != firm for _, who, _, _ in ballots[firm]):
                found = _winner(ballots[firm], tops)
                tops[firm] = firm if found is None else found
            else:
                rings |= _settle_ring(part, ballots, tops)
        return rings


def _winner(votes: list[Vote], tops: list[Top] | dict[int, Top]) -> Top | None:
    """The top that controls by these votes; None where nobody does."""
    if len(votes) == 1:
        _, who, weight, controls = votes[0]
        return (who if who < 0 else tops[who]) if controls or 2 * weight > ONE else None
    sums: dict[Top, int] = defaultdict(int)
    for _, who, weight, controls in votes:
        top = who if who < 0 else tops[who]
        if controls:
            return top
        sums[top] += weight
    above = [top for top, weight in sums.items() if 2 * weight > ONE]
    return min(above, key=in_order) if above else None


def in_order(top: Top) -> tuple[bool, int]:
    """Key that orders tops: firms by place, then persons by id."""
    return (top < 0, abs(top))


def _settle_ring(
    part: list[int], ballots: dict[int, list[Vote]], tops: list[Top] | dict[int, Top]
) -> set[int]:
    """Tops of firms that hold each other: first whatever follows from those outside, then the rings themselves.
    Gives the firms that control each other."""
    open_ = set(part)
    rings: set[int] = set()
    while open_:
        settled = {
            firm: top
            for firm in sorted(open_)
            if (top := _settled(firm, ballots[firm], open_, tops)) is not None
        }
        if not settled:
            ring = _closed_ring(ballots, open_)
            settled = dict.fromkeys(ring, min(ring))
            rings.update(ring if len(ring) > 1 else ())
        for firm, top in settled.items():
            tops[firm] = top
        open_ -= settled.keys()
    return rings


def _settled(firm: int, votes: list[Vote], open_: set[int], tops: list[Top] | dict[int, Top]) -> Top | None:
    """The firm's top as far as it follows already; None while it hangs on firms that are still open."""
    own_votes = sum(weight for _, who, weight, _ in votes if who == firm)
    whole = ONE - own_votes
    sums: dict[Top, int] = defaultdict(int)
    waiting = 0
    for _, who, weight, controls in votes:
        if who == firm:
            continue
        if who in open_:
            if controls:
                return None
            waiting += weight
            continue
        top = who if who < 0 else tops[who]
        if controls:
            return top
        sums[top] += weight
    above = [top for top, weight in sums.items() if 2 * weight > whole]
    if above:
        return min(above, key=in_order)
    return firm if 2 * (waiting + max(sums.values(), default=0)) <= whole else None


def _closed_ring(ballots: dict[int, list[Vote]], open_: set[int]) -> list[int]:
    """Firms each controlled by the next one of them; else the smallest open firm alone."""
    controlled_by: dict[int, int] = {}
    for firm in sorted(open_):
        sums: dict[int, int] = defaultdict(int)
        for _, who, weight, controls in ballots[firm]:
            if who in open_ and who != firm:
                sums[who] += ONE if controls else weight
        above = [who for who, weight in sums.items() if 2 * weight > ONE]
        if above:
            controlled_by[firm] = min(above)
    for start in sorted(controlled_by):
        path: list[int] = []
        firm = start
        while firm in controlled_by and firm not in path:
            path.append(firm)
            firm = controlled_by[firm]
        if firm in path:
            return path[path.index(firm) :]
    return [min(open_)]
