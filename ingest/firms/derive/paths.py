"""The layers between an owner and a firm as text for people, with the holding rows that show them."""

from __future__ import annotations

from collections.abc import Callable

from ingest.firms.derive.ownership import CONTROLS, ONE, Ownership
from ingest.firms.derive.shares import BODY, Shares
from ingest.firms.derive.tops import Top, Tops

PATHS = 5
"""Paths of one owner that are written out, those that carry most first; more are told by an ellipsis."""
ROWS = 60
"""Holding rows that a path names at most."""
DEPTH = 12
SLIGHT = 1e-4
"""A path that carries less than this part of the firm is not written out."""


def percent(millionths: int) -> str:
    """A share as people write it, 33.3333%."""
    text = f"{millionths / 10_000:.4f}".rstrip("0").rstrip(".")
    return f"{text}%"


class Paths:
    """Writes paths; `person` gives the name of a person by id."""

    def __init__(self, shares: Shares, tops: Tops, person: Callable[[int], str]) -> None:
        self.shares = shares
        self.tops = tops
        self.ownership: Ownership = shares.ownership
        self._person = person

    def owned(self, owner: int, firm: int) -> tuple[str, str]:
        """Paths by which the owner (-person) owns of the firm, and the ids of their rows; empty without one."""
        found: list[tuple[float, list[int]]] = []
        if self.shares.plain[firm]:
            found += [(value, [row]) for row, who, value in self.shares.held(firm) if who == owner]
        else:
            self._walk(owner, firm, 1.0, [], {firm}, found)
        found.sort(key=lambda path: (-path[0], path[1]))
        shown = found[:PATHS]
        text = "；".join(self._written(owner, rows) for _, rows in shown)
        if len(found) > len(shown):
            text += "；…"
        return text, _ids(self.ownership, [row for _, rows in found for row in rows])

    def _walk(
        self,
        owner: int,
        firm: int,
        carried: float,
        below: list[int],
        seen: set[int],
        found: list[tuple[float, list[int]]],
    ) -> None:
        """Upward over what the owner holds through, the larger part first; rows are kept top first."""
        if len(found) > PATHS or len(below) >= DEPTH or carried < SLIGHT:
            return
        ways: list[tuple[float, int, int]] = []
        for row, who, value in self.shares.held(firm):
            if who == owner:
                ways.append((value, row, who))
            elif 0 <= who < BODY and who not in seen:
                part = self.shares.at_least(who).get(owner, 0.0)
                if part:
                    ways.append((value * part, row, who))
        for _, row, who in sorted(ways, key=lambda way: (-way[0], way[1])):
            value = carried * float(self.ownership.low[row]) / ONE
            if who == owner:
                found.append((value, [row, *below]))
            else:
                self._walk(owner, who, value, [row, *below], {*seen, who}, found)

    def controlled(self, firm: int) -> tuple[str, str]:
        """The layers of control from the top down to the firm, and the ids of their rows; empty at its own top."""
        top, seen = self.tops.top[firm], {firm}
        rows: list[int] = []
        at = firm
        while True:
            votes = [
                vote for vote in self.tops.votes(at) if self._top_of(vote[1]) == top and vote[1] not in seen
            ]
            if not votes or at == top:
                break
            row, who, _, _ = min(votes, key=lambda vote: (not vote[3], -vote[2], vote[0]))
            rows.insert(0, row)
            if who < 0 or len(rows) >= DEPTH:
                break
            seen.add(who)
            at = who
        return (self._written(top, rows), _ids(self.ownership, rows)) if rows else ("", "")

    def _top_of(self, holder: Top) -> Top:
        return holder if holder < 0 else self.tops.top[holder]

    def _written(self, owner: int, rows: list[int]) -> str:
        own = self.ownership
        holder = int(own.holder[rows[0]])
        first = own.entities[holder].name if holder >= 0 else self._person(int(own.person[rows[0]]))
        parts = [first]
        for row in rows:
            share, low, high = int(own.share[row]), int(own.low[row]), int(own.high[row])
            shown = percent(share) if share >= 0 else f"{percent(low)}–{percent(high)}" if high else "?"
            agreed = "（实际控制）" if own.flags[row] & CONTROLS else ""
            parts.append(f"—{shown}{agreed}→ {own.entities[int(own.firm[row])].name}")
        return " ".join(parts)


def _ids(ownership: Ownership, rows: list[int]) -> str:
    return ",".join(str(int(ownership.id[row])) for row in list(dict.fromkeys(rows))[:ROWS])
