"""How much of a firm each person owns through all paths: shares multiply along a path and add over paths.

Through cross-holdings the sum over all paths is the solution of X = B + A X, where A is what the members of the ring
hold of each other and B what comes in from outside it; a firm's holding in itself is the smallest ring. Where the
current holdings of a firm come to more than the whole, its rows contradict each other: nothing is counted through it.
What rounded shares exceed it by stays as stated (25% is 25%), but for holdings within a ring, whose turns would add it up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from ingest.firms.derive.layers import in_layers
from ingest.firms.derive.ownership import DISCLAIMED, INDIRECT, ONE, ROUNDING, Ownership

Parts = dict[int, float]
"""Owned fraction by owner: a person as -id; `BODIES` for the state and other bodies, which no person owns."""

BODIES = 0
LEAST = 1e-7
"""Fractions below this are dropped: a tenth of the least share that a holding can state."""
DENSE = 400
"""Members of a ring up to which the system is solved at once; a larger ring is iterated."""
ROUNDS, CLOSE = 500, 1e-9
BODY = 1 << 62
"""A holder that is a body or a government entity, among places of firms and persons."""

Held = tuple[int, int, float]
"""A holding: its row, its holder (a firm's place, -person, or BODY), its fraction."""


class Shares:
    """Fractions of every firm (by place) that persons own on the day of `standing`: at least, and at most.

    `plain` marks the firms that only persons and bodies hold, by stated shares and nothing else: most of all firms.
    """

    def __init__(self, ownership: Ownership, standing: NDArray[np.bool_]) -> None:
        own = self.ownership = ownership
        self.live = standing & ((own.flags & (DISCLAIMED | INDIRECT)) == 0)
        sums = np.bincount(own.firm[self.live], weights=own.low[self.live], minlength=len(own.ids))
        self.over = sums > ONE + ROUNDING
        self._scale = np.where((sums > ONE) & ~self.over, ONE / np.maximum(sums, 1), 1.0)
        self._ring: dict[int, int] = {}  # by member: the first member of its ring
        by_firm = own.holder >= 0
        in_body = own.body >= 0
        in_body[by_firm] |= own.government[own.holder[by_firm]]
        self._who = np.where(by_firm, own.holder.astype(np.int64), -own.person)
        self._in_body = in_body
        self._named = in_body | by_firm | (own.person >= 0)
        self._ranged = self.live & (own.high > own.low)
        special = (
            by_firm | (own.flags != 0) | (own.votes >= 0) | (own.income >= 0) | self._ranged | (own.share < 0)
        )
        self.plain = ~self.over
        self.plain[own.firm[special & standing]] = False
        self.rings: set[int] = set()
        self._last: tuple[int, list[Held]] = (-1, [])
        self._low: dict[int, Parts] = {}
        self._high: dict[int, Parts] = {}
        self._spread()

    def at_least(self, firm: int) -> Parts:
        """What is certainly owned of the firm, by owner; the rest up to one is unknown."""
        found = self._low.get(firm)
        return self._plain(firm, None) if found is None else found

    def at_most(self, firm: int) -> Parts:
        """What persons may own of the firm where only ranges are stated; the same as at_least where none is.

        Nobody can own what is certainly another's: each is bounded by one less what others own at least.
        """
        low = self.at_least(firm)
        found = self._high.get(firm)
        if found is None:
            first, last = self._rows(firm)
            if not self._ranged[first:last].any():
                return low
            found = self._plain(firm, self.ownership.high)
        others = sum(low.values())
        free = max(0.0, 1 - others)
        return {who: min(part, free + low.get(who, 0.0)) for who, part in found.items()}

    def held(self, firm: int, column: NDArray[np.int64] | None = None) -> list[Held]:
        """Current direct holdings with a known holder; none of a firm whose holdings exceed the whole."""
        if column is None and self._last[0] == firm:  # asked several times in a row for each firm
            return self._last[1]
        first, last = self._rows(firm)
        if first == last or self.over[firm]:
            return []
        part = slice(first, last)
        values = (self.ownership.low if column is None else column)[part].tolist()
        ring = self._ring.get(firm)
        scale = 1.0 if ring is None else float(self._scale[firm])
        found = [
            (
                row,
                BODY if body else who,
                value / ONE * (scale if ring is not None and self._ring.get(who) == ring else 1.0),
            )
            for row, live, named, body, who, value in zip(
                range(first, last),
                self.live[part].tolist(),
                self._named[part].tolist(),
                self._in_body[part].tolist(),
                self._who[part].tolist(),
                values,
                strict=True,
            )
            if live and named and value
        ]
        if column is None:
            self._last = (firm, found)
        return found

    def _rows(self, firm: int) -> tuple[int, int]:
        return int(self.ownership.first[firm]), int(self.ownership.first[firm + 1])

    def _plain(self, firm: int, column: NDArray[np.int64] | None) -> Parts:
        """Parts of a firm that no other firm holds."""
        parts: Parts = defaultdict(float)
        for _, who, value in self.held(firm, column):
            parts[BODIES if who == BODY else who] += value
        return dict(parts)

    def _spread(self) -> None:
        """Layer by layer down, over the firms that other firms hold."""
        own = self.ownership
        layered = self.live & (own.holder >= 0) & ~self._in_body
        starts = np.unique(own.firm[layered]).tolist()
        is_layered = set(starts)
        ranged = np.zeros(len(own.ids), dtype=np.bool_)
        ranged[own.firm[self._ranged]] = True

        def holders(firm: int) -> Sequence[int]:
            if firm not in is_layered:
                return ()
            first, last = self._rows(firm)
            return [int(h) for h in own.holder[first:last][layered[first:last]]]

        for part in in_layers(starts, holders):
            firm = part[0]
            if len(part) == 1 and firm not in is_layered:
                continue
            above = {holder for member in part for holder in holders(member)}
            if len(part) == 1 and firm not in above:
                self._low[firm] = self._mixed(firm, own.low, self.at_least)
            else:
                self.rings.update(part)
                self._ring.update(dict.fromkeys(part, firm))
                self._low.update(self._solved(part))
            if ranged[part].any() or any(holder in self._high or ranged[holder] for holder in above):
                self._high.update(self._bounded(part))

    def _mixed(self, firm: int, column: NDArray[np.int64], above: Callable[[int], Parts]) -> Parts:
        """Parts of a firm whose holders are known."""
        parts: Parts = defaultdict(float)
        for _, who, value in self.held(firm, column):
            if who == BODY:
                parts[BODIES] += value
            elif who < 0:
                parts[who] += value
            else:
                for owner, part in above(who).items():
                    parts[owner] += value * part
        return {owner: part for owner, part in parts.items() if part >= LEAST}

    def _solved(self, part: list[int]) -> dict[int, Parts]:
        """Parts of the members of a ring."""
        place = {firm: number for number, firm in enumerate(part)}
        inside: dict[tuple[int, int], float] = defaultdict(float)
        outside: list[Parts] = []
        for firm in part:
            for _, who, value in self.held(firm):
                if who in place:
                    inside[place[firm], place[who]] += value
            outside.append(
                self._mixed(firm, self.ownership.low, lambda who: {} if who in place else self.at_least(who))
            )
        owners = sorted({owner for parts in outside for owner in parts})
        if not owners:  # nobody outside the ring holds of it: no person owns it
            return {firm: {} for firm in part}
        return dict(zip(part, _solve(inside, outside, owners), strict=True))

    def _most(self, firm: int) -> Parts:
        found = self._high.get(firm) or self._low.get(firm)
        return self._plain(firm, self.ownership.high) if found is None else found

    def _bounded(self, part: list[int]) -> dict[int, Parts]:
        """The most that persons may own of the members: from what they own at least upward, never above one."""
        known = {firm: self._low[firm] for firm in part}
        for _ in range(ROUNDS):
            change = 0.0
            for firm in part:
                found = self._mixed(firm, self.ownership.high, lambda who: known.get(who) or self._most(who))
                found = {owner: min(1.0, value) for owner, value in found.items()}
                change = max(change, *(v - known[firm].get(o, 0.0) for o, v in found.items()), 0.0)
                known[firm] = found
            if change < CLOSE:
                break
        return known


def _solve(inside: Mapping[tuple[int, int], float], outside: list[Parts], owners: list[int]) -> list[Parts]:
    """X of X = B + A X: at once for a small ring, by iteration for a large one (each round adds a turn of it)."""
    size = len(outside)
    column = {owner: number for number, owner in enumerate(owners)}
    entries = [
        (row, column[owner], part) for row, parts in enumerate(outside) for owner, part in parts.items()
    ]
    rows, columns, values = (list(side) for side in zip(*entries, strict=True))
    base = sparse.csr_array((values, (rows, columns)), shape=(size, len(owners)))
    ring = sparse.csr_array(
        (list(inside.values()), ([r for r, _ in inside], [c for _, c in inside])), shape=(size, size)
    )
    if size <= DENSE:
        found = sparse.csr_array(np.linalg.solve(np.eye(size) - ring.toarray(), base.toarray()))
    else:
        found, turn = base, base
        for _ in range(ROUNDS):
            turn = ring @ turn
            turn.data[turn.data < LEAST / 10] = 0.0
            turn.eliminate_zeros()
            if not turn.nnz:
                break
            found = found + turn
    found = sparse.csr_array(found)
    return [
        {
            owners[place]: min(1.0, float(value))
            for place, value in zip(
                found.indices[found.indptr[row] : found.indptr[row + 1]].tolist(),
                found.data[found.indptr[row] : found.indptr[row + 1]].tolist(),
                strict=True,
            )
            if value >= LEAST
        }
        for row in range(size)
    ]
