"""The holdings as a graph in memory: who controls a firm on a day, and who stands at the top. Reads, never writes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlmodel import Session, col, select

from assistant.domain.facts import GOVERNMENT_KINDS
from assistant.store.firms import Firm, Holding

HALF = Decimal("0.5")

Top = tuple[str, int]
"""The one at the top of a control chain: ("firm", id) or ("person", id)."""


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

    def on(self, day: date) -> bool:
        """Whether it stands on `day`; the day of valid_to is the first without it."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day < self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Entity:
    """What control and labels need of a firm."""

    id: int
    name: str
    kind: str
    region_code: str | None
    listed: bool


@dataclass(slots=True)
class Ownership:
    """Entities and stakes by firm and by holder."""

    entities: dict[int, Entity]
    of_firm: dict[int, list[Stake]] = field(default_factory=lambda: defaultdict(list))
    of_holder: dict[int, list[Stake]] = field(default_factory=lambda: defaultdict(list))

    def add(self, stake: Stake) -> None:
        """Take one stake in."""
        self.of_firm[stake.firm_id].append(stake)
        if stake.holder_firm_id is not None:
            self.of_holder[stake.holder_firm_id].append(stake)

    def top(self, firm_id: int, day: date) -> Top:
        """Who controls the firm in the end on `day`; the firm itself where nobody does.

        Government bodies and public institutions are no top: firms under one state body are not one group
        for that alone. A person's stakes count together with those of firms that he or she controls. In a ring
        of firms that hold each other the smallest id stands for all, so that the result has one answer.
        """
        return self._top(firm_id, day, ())

    def _top(self, firm_id: int, day: date, path: tuple[int, ...]) -> Top:
        if firm_id in path:
            return ("firm", min(path[path.index(firm_id) :]))
        votes: dict[Top, Decimal] = defaultdict(Decimal)
        for stake in self.of_firm.get(firm_id, ()):
            if stake.disclaimed or not stake.on(day):
                continue
            holder = self._holder_top(stake, day, (*path, firm_id))
            if holder is None:
                continue
            if stake.controls:
                return holder
            if stake.share is not None:
                votes[holder] += stake.share
        for holder, share in sorted(votes.items()):
            if share > HALF:
                return holder
        return ("firm", firm_id)

    def _holder_top(self, stake: Stake, day: date, path: tuple[int, ...]) -> Top | None:
        if stake.holder_person_id is not None:
            return ("person", stake.holder_person_id)
        if stake.holder_firm_id is None:
            return None
        holder = self.entities.get(stake.holder_firm_id)
        if holder is None or holder.kind in GOVERNMENT_KINDS:
            return None
        return self._top(stake.holder_firm_id, day, path)

    def related(self, one: int, other: int, day: date) -> bool:
        """Whether two firms stand under one control on `day` (or one controls the other)."""
        return one == other or self.top(one, day) == self.top(other, day)


def load_ownership(session: Session) -> Ownership:
    """Entities and stakes of the whole store, in order of id."""
    columns = (col(Firm.id), col(Firm.name), col(Firm.kind), col(Firm.region_code), col(Firm.listed))
    ownership = Ownership(
        {
            firm_id: Entity(firm_id, name, str(kind), region, listed)
            for firm_id, name, kind, region, listed in session.execute(
                sa.select(*columns).order_by(columns[0])
            )
        }
    )
    for row in session.exec(select(Holding).order_by(col(Holding.id))):
        assert row.id is not None
        ownership.add(
            Stake(
                id=row.id,
                firm_id=row.firm_id,
                holder_firm_id=row.holder_firm_id,
                holder_person_id=row.holder_person_id,
                holder_body=row.holder_body,
                body_level=row.body_level,
                share=row.share,
                controls=row.controls,
                disclaimed=row.disclaimed,
                valid_from=row.valid_from,
                valid_to=row.valid_to,
            )
        )
    return ownership
