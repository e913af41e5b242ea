"""The holdings as compact columns in memory: who holds whom, by firm and by holder. Reads, never writes.

A million firms with two and a half million holdings take some 300 MB; a `Stake` object is made only for the rows
that are looked at (state control, paths).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray
from sqlmodel import Session, col

from assistant.domain.facts import GOVERNMENT_KINDS
from assistant.store.firms import EntityKind, Firm, Holding
from ingest.firms.derive.scratch import stream

HALF = Decimal("0.5")
ONE = 1_000_000
"""A whole, in millionths: the unit in which shares stand here."""

ROUNDING = 1000
"""Millionths by which the rounded shares of a firm may exceed the whole (three times 33.34%)."""

UNKNOWN = -1
ALWAYS = date.max.toordinal() + 1
"""End of a holding that has none: after every day."""

CONTROLS, DISCLAIMED, INDIRECT, UNNAMED = 1, 2, 4, 8

_NAMES = (
    "id", "firm", "holder", "person", "body", "share", "low", "high", "votes", "income", "flags", "start", "end",
)  # fmt: skip
_SMALL = {
    "flags": np.int8,
    "start": np.int32,
    "end": np.int32,
    "firm": np.int32,
    "holder": np.int32,
    "body": np.int32,
}


@dataclass(frozen=True, slots=True)
class Stake:
    """A holding row, as far as control is concerned."""

    id: int
    firm_id: int
    holder_firm_id: int | None
    holder_person_id: int | None
    holder_body: str | None
    body_level: str | None
    share: Decimal | None
    controls: bool
    disclaimed: bool
    valid_from: date | None
    valid_to: date | None
    share_min: Decimal | None = None
    share_max: Decimal | None = None
    votes: Decimal | None = None
    income: Decimal | None = None
    indirect: bool = False
    unnamed: bool = False

    def on(self, day: date) -> bool:
        """Whether it stands on `day`; the day of valid_to is the first without it."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day < self.valid_to
        )

    @property
    def votes_at_least(self) -> Decimal:
        """What it is sure to command, as `Tops` counts it: the votes if stated, else the share or its lower bound."""
        if self.indirect:
            return Decimal(0)
        said = (self.votes, self.share, self.share_min)
        return next((value for value in said if value is not None), Decimal(0))


@dataclass(frozen=True, slots=True)
class Entity:
    """What control and labels need of a firm."""

    id: int
    name: str
    kind: str
    region_code: str | None
    listed: bool


class Ownership:
    """Entities and holdings. Firms are named by their place in `ids` (ascending ids); persons by their id.

    Columns of holdings lie in order of firm and holding id: those of the firm at place i are start[i]:start[i + 1]
    of `first`. `share` is in millionths, -1 unknown; `low` and `high` are its bounds, both the share where it is exact
    and both 0 where nothing is said; `start` and `end` are ordinals of days, the end being the first day without the holding.
    """

    def __init__(self, entities: Sequence[Entity], rows: Iterable[tuple[Any, ...]], bodies: _Bodies) -> None:
        self.entities = entities
        self.ids: NDArray[np.int64] = np.array([e.id for e in entities], dtype=np.int64)
        self.government = np.array([e.kind in GOVERNMENT_KINDS for e in entities], dtype=np.bool_)
        self.bodies = bodies
        self._fill(rows)

    @classmethod
    def of(cls, entities: Iterable[Entity], stakes: Iterable[Stake]) -> Ownership:
        """The same of objects, in any order."""
        bodies = _Bodies()
        rows = (
            (
                s.id, s.firm_id, s.holder_firm_id, s.holder_person_id, bodies.place(s.holder_body, s.body_level),
                _millionths(s.share), _millionths(s.share_min), _millionths(s.share_max), _millionths(s.votes),
                _millionths(s.income),
                _flags(s.controls, s.disclaimed, s.indirect, s.unnamed), _start(s.valid_from), _end(s.valid_to),
            )
            for s in sorted(stakes, key=lambda s: (s.firm_id, s.id))
        )  # fmt: skip
        return cls(sorted(entities, key=lambda e: e.id), rows, bodies)

    def _fill(self, rows: Iterable[tuple[Any, ...]]) -> None:
        parts: dict[str, list[NDArray[Any]]] = {name: [] for name in _NAMES}
        for batch in _batches(rows, 20_000):
            for name, values in zip(_NAMES, zip(*batch, strict=True), strict=True):
                held = [UNKNOWN if v is None else v for v in values]
                parts[name].append(np.array(held, dtype=np.int64))
        columns = {
            name: np.concatenate(found) if found else np.zeros(0, dtype=np.int64)
            for name, found in parts.items()
        }
        columns["firm"] = self.places(columns["firm"])
        columns["holder"] = np.where(columns["holder"] >= 0, self.places(columns["holder"]), UNKNOWN)
        exact = columns["share"] >= 0
        least, most = columns["low"], columns["high"]
        columns["low"] = np.where(exact, columns["share"], np.maximum(least, 0))
        ranged = np.where(most >= 0, most, np.where(least >= 0, ONE, 0))
        columns["high"] = np.where(exact, columns["share"], ranged)
        for name in _NAMES:
            setattr(self, name, columns[name].astype(_SMALL.get(name, np.int64)))
        self.first = np.searchsorted(self.firm, np.arange(len(self.ids) + 1))
        self.by_holder = np.argsort(self.holder, kind="stable")
        self._held = np.searchsorted(self.holder[self.by_holder], np.arange(len(self.ids) + 1))

    id: NDArray[np.int64]
    firm: NDArray[np.int32]
    holder: NDArray[np.int32]
    person: NDArray[np.int64]
    body: NDArray[np.int32]
    share: NDArray[np.int64]
    low: NDArray[np.int64]
    high: NDArray[np.int64]
    votes: NDArray[np.int64]
    income: NDArray[np.int64]
    flags: NDArray[np.int8]
    start: NDArray[np.int32]
    end: NDArray[np.int32]

    def places(self, ids: NDArray[np.int64]) -> NDArray[np.int64]:
        """Places of firms in `ids`; every id must be there."""
        return np.searchsorted(self.ids, ids)

    def place(self, firm_id: int) -> int:
        """Place of one firm."""
        return int(np.searchsorted(self.ids, firm_id))

    def entity(self, firm_id: int) -> Entity:
        """The firm with this id."""
        return self.entities[self.place(firm_id)]

    def standing(self, day: date) -> NDArray[np.bool_]:
        """Which holdings stand on `day`, as a mask over the columns."""
        number = day.toordinal()
        return (self.start <= number) & (number < self.end)

    def stakes(self, firm_id: int) -> list[Stake]:
        """Holdings of the firm, in order of id."""
        place = self.place(firm_id)
        return [self._stake(row) for row in range(int(self.first[place]), int(self.first[place + 1]))]

    def held_by(self, firm_id: int) -> list[Stake]:
        """Holdings that the firm has in others, in order of firm and id."""
        place = self.place(firm_id)
        rows = self.by_holder[self._held[place] : self._held[place + 1]]
        return [self._stake(int(row)) for row in rows]

    def holds_any(self, place: int) -> bool:
        """Whether the firm at this place holds another, now or ever."""
        return bool(self._held[place + 1] > self._held[place])

    def _stake(self, row: int) -> Stake:
        flags, holder, person = int(self.flags[row]), int(self.holder[row]), int(self.person[row])
        body, level = self.bodies[int(self.body[row])]
        start, end = int(self.start[row]), int(self.end[row])
        return Stake(
            id=int(self.id[row]),
            firm_id=int(self.ids[self.firm[row]]),
            holder_firm_id=int(self.ids[holder]) if holder >= 0 else None,
            holder_person_id=person if person >= 0 else None,
            holder_body=body,
            body_level=level,
            share=_share(int(self.share[row])),
            controls=bool(flags & CONTROLS),
            disclaimed=bool(flags & DISCLAIMED),
            valid_from=date.fromordinal(start) if start else None,
            valid_to=date.fromordinal(end) if end < ALWAYS else None,
            share_min=_share(int(self.low[row])),
            share_max=_share(int(self.high[row])),
            votes=_share(int(self.votes[row])),
            indirect=bool(flags & INDIRECT),
            unnamed=bool(flags & UNNAMED),
        )


class _Bodies:
    """Bodies outside the table with their levels, each once; number -1 is none."""

    def __init__(self) -> None:
        self._found: dict[tuple[str | None, str | None], int] = {}
        self._all: list[tuple[str | None, str | None]] = []

    def place(self, body: str | None, level: str | None) -> int:
        if body is None and level is None:
            return UNKNOWN
        key = (body, level)
        if key not in self._found:
            self._found[key] = len(self._all)
            self._all.append(key)
        return self._found[key]

    def __getitem__(self, place: int) -> tuple[str | None, str | None]:
        return (None, None) if place < 0 else self._all[place]

    def state(self) -> NDArray[np.bool_]:
        """By place: whether it is a body of the state (a level is stated)."""
        return np.array([body is not None and level is not None for body, level in self._all], dtype=np.bool_)


def _batches(rows: Iterable[tuple[Any, ...]], size: int) -> Iterator[list[tuple[Any, ...]]]:
    from itertools import islice

    waiting = iter(rows)
    while batch := list(islice(waiting, size)):
        yield batch


def _millionths(share: Decimal | None) -> int:
    return UNKNOWN if share is None else int(share * ONE)


def _share(millionths: int) -> Decimal | None:
    return None if millionths < 0 else Decimal(millionths) / ONE


def _flags(controls: bool, disclaimed: bool, indirect: bool, unnamed: bool) -> int:
    return CONTROLS * controls + DISCLAIMED * disclaimed + INDIRECT * indirect + UNNAMED * unnamed


def _start(day: date | None) -> int:
    return 0 if day is None else day.toordinal()


def _end(day: date | None) -> int:
    return ALWAYS if day is None else day.toordinal()


def load_ownership(session: Session) -> Ownership:
    """Entities and holdings of the whole store."""
    entities = [
        Entity(firm_id, name, str(EntityKind(kind)), region, bool(listed))
        for firm_id, name, kind, region, listed in stream(
            session,
            sa.select(
                col(Firm.id), col(Firm.name), col(Firm.kind), col(Firm.region_code), col(Firm.listed)
            ).order_by(col(Firm.id)),
        )
    ]
    bodies = _Bodies()
    h = Holding.__table__.c  # type: ignore[attr-defined]
    shares = [
        sa.type_coerce(c, sa.BigInteger) for c in (h.share, h.share_min, h.share_max, h.votes, h.income)
    ]
    wanted = sa.select(
        h.id, h.firm_id, h.holder_firm_id, h.holder_person_id, h.holder_body, h.body_level, *shares,
        h.controls, h.disclaimed, h.indirect, h.unknown_reason, h.valid_from, h.valid_to,
    ).order_by(h.firm_id, h.id)  # fmt: skip
    rows = (
        (
            id_, firm, holder, person, bodies.place(body, level), share, low, high, votes, income,
            _flags(controls, disclaimed, indirect, unnamed is not None), _start(starts), _end(ends),
        )
        for (
            id_, firm, holder, person, body, level, share, low, high, votes, income,
            controls, disclaimed, indirect, unnamed, starts, ends,
        ) in stream(session, wanted)
    )  # fmt: skip
    return Ownership(entities, rows, bodies)
