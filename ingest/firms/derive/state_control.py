"""State control, layer by layer: which firms the state controls, since when, until when, and by what path.

Controlled: state holders (a state body, a government entity, or a firm that the state itself controls) have more
than half of the votes together (the shares, at least, where no votes are stated), or one of them controls by
agreement. A minority share (参股) and a holder that has disclaimed
the firm are verdicts of their own; a name and a registry type prove nothing. The least fixpoint is taken, so that
a ring of firms that hold each other is not state-owned out of itself.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
from sqlalchemy import delete
from sqlmodel import Session

from assistant.domain.facts import GOVERNMENT_KINDS
from assistant.store.derived import StateControl
from assistant.store.regions import level_of
from ingest.firms.derive.intervals import Span, edges, holds, inside, joined, pieces
from ingest.firms.derive.ownership import DISCLAIMED, HALF, ONE, Entity, Ownership, Stake
from ingest.firms.derive.scratch import insert_tuples
from ingest.firms.indexes import indexes_last

LEVEL_NAMES = {"central": "中央", "province": "省级", "city": "市级", "county": "县级"}


@dataclass(frozen=True, slots=True)
class Layer:
    """The path from the state body down to a firm: stakes top first."""

    level: str | None
    stakes: tuple[Stake, ...]
    text: str
    body: str

    @property
    def share(self) -> Decimal | None:
        """Product of the shares along the path; None where one is not known."""
        product = Decimal(1)
        for stake in self.stakes:
            if stake.share is None:
                return None
            product *= stake.share
        return product


class StateControlled:
    """The spans of time in which the state controls each firm, and the path by which it does."""

    def __init__(self, ownership: Ownership) -> None:
        self.ownership = ownership
        self.spans: dict[int, tuple[Span, ...]] = {}
        self.looked_at: set[int] = set()
        self._stakes: dict[int, list[Stake]] = {}
        self._spread()

    def controlled(self, firm_id: int, day: date) -> bool:
        """Whether the state controls the firm on `day`."""
        return holds(self.spans.get(firm_id, ()), day)

    def is_state_stake(self, stake: Stake, day: date) -> bool:
        """Whether the stake is held by the state (a body, a government entity, a state-controlled firm) on `day`."""
        if stake.disclaimed or not stake.on(day) or (stake.indirect and not stake.controls):
            return False
        if stake.holder_body is not None:
            return stake.body_level is not None
        if stake.holder_firm_id is None:
            return False
        return self._is_government(stake.holder_firm_id) or self.controlled(stake.holder_firm_id, day)

    def path(self, firm_id: int, day: date) -> Layer | None:
        """The path by which the state stands in the firm on `day`, by the stake that weighs most; None without one."""
        return self._path(firm_id, day, (firm_id,))

    def stakes(self, firm_id: int) -> list[Stake]:
        """Holdings of the firm, in order of id; kept for a firm that is looked at again."""
        if firm_id not in self._stakes:
            self._stakes[firm_id] = self.ownership.stakes(firm_id)
        return self._stakes[firm_id]

    def _is_government(self, firm_id: int) -> bool:
        return bool(self.ownership.government[self.ownership.place(firm_id)])

    def _spread(self) -> None:
        """Down from the firms that a state body holds: no other firm can be controlled before one above it is."""
        waiting = deque(self._held_by_the_state())
        queued = set(waiting)
        while waiting:
            firm_id = waiting.popleft()
            queued.discard(firm_id)
            self.looked_at.add(firm_id)
            found = self._spans_of(firm_id)
            if found == self.spans.get(firm_id, ()):
                continue
            self.spans[firm_id] = found
            for child in sorted({stake.firm_id for stake in self.ownership.held_by(firm_id)}):
                if child not in queued:
                    waiting.append(child)
                    queued.add(child)

    def _held_by_the_state(self) -> list[int]:
        own = self.ownership
        held = np.zeros(len(own.firm), dtype=np.bool_)
        of_body, of_firm = own.body >= 0, own.holder >= 0
        held[of_body] = own.bodies.state()[own.body[of_body]]
        held[of_firm] |= own.government[own.holder[of_firm]]
        return [int(i) for i in own.ids[np.unique(own.firm[held])]]

    def _spans_of(self, firm_id: int) -> tuple[Span, ...]:
        if self._is_government(firm_id):
            return ()
        stakes = self.stakes(firm_id)
        days = edges((stake.valid_from, stake.valid_to) for stake in stakes)
        for stake in stakes:
            if stake.holder_firm_id is not None:
                days |= edges(self.spans.get(stake.holder_firm_id, ()))
        return joined(span for span in pieces(days) if self._holds_on(stakes, inside(span)))

    def _holds_on(self, stakes: list[Stake], day: date) -> bool:
        state = [stake for stake in stakes if self.is_state_stake(stake, day)]
        if any(stake.controls for stake in state):
            return True
        return sum((stake.votes_at_least for stake in state), Decimal(0)) > HALF

    def _path(self, firm_id: int, day: date, seen: tuple[int, ...]) -> Layer | None:
        stakes = [s for s in self.stakes(firm_id) if self.is_state_stake(s, day)]
        for stake in sorted(stakes, key=lambda s: (not s.controls, -s.votes_at_least, s.id)):
            above = self._above(stake, day, seen)
            if above is not None:
                name = self.ownership.entity(firm_id).name
                return Layer(
                    above.level, (*above.stakes, stake), f"{above.text} {_arrow(stake)} {name}", above.body
                )
        return None

    def _above(self, stake: Stake, day: date, seen: tuple[int, ...]) -> Layer | None:
        if stake.holder_body is not None:
            body = stake.holder_body
            return Layer(stake.body_level, (), _titled(body, stake.body_level), body)
        assert stake.holder_firm_id is not None
        if stake.holder_firm_id in seen:
            return None
        holder = self.ownership.entity(stake.holder_firm_id)
        if holder.kind in GOVERNMENT_KINDS:
            level = stake.body_level or self._level_of_body(holder, day)
            return Layer(level, (), _titled(holder.name, level), holder.name)
        return self._path(stake.holder_firm_id, day, (*seen, stake.holder_firm_id))

    def _level_of_body(self, body: Entity, day: date) -> str | None:
        """Level of a government entity: of the body it is listed under, else of the place it is registered in."""
        for stake in self.stakes(body.id):
            if stake.body_level is not None and stake.on(day):
                return stake.body_level
        return level_of(body.region_code.ljust(6, "0")) if body.region_code else None


def _titled(body: str, level: str | None) -> str:
    return f"{body}[{LEVEL_NAMES.get(level or '', '级别未知')}]"


def _arrow(stake: Stake) -> str:
    share = "持股比例未知"
    if stake.share is not None:
        share = _percent(stake.share)
    elif stake.share_max:
        share = f"{_percent(stake.share_min or Decimal(0))}–{_percent(stake.share_max)}"
    votes = "" if stake.votes is None else f"（表决权{_percent(stake.votes)}）"
    return f"—{share}{votes}{'（实际控制）' if stake.controls else ''}→"


def _percent(share: Decimal) -> str:
    return f"{(share * 100).normalize():f}%"


COLUMNS = ("firm_id", "verdict", "level", "share", "path", "since", "until", "holding_ids")
Row = tuple[int, str, str | None, Decimal | None, str, date | None, date | None, str]


def write(session: Session, ownership: Ownership, today: date) -> StateControlled:
    """Rebuild state_control as of `today` and return the spans that labels read."""
    state = StateControlled(ownership)
    disclaimed = ownership.firm[(ownership.flags & DISCLAIMED) != 0]
    state.looked_at.update(int(i) for i in ownership.ids[np.unique(disclaimed)])
    found = {firm_id: _row(firm_id, state, today) for firm_id in sorted(state.looked_at)}
    found.update(_minority_by_parent(found, state, today))
    session.execute(delete(StateControl))
    with indexes_last(session.connection(), "state_control", len(ownership.ids)):
        insert_tuples(session, "state_control", COLUMNS, _rows(ownership, found, today))
    return state


def _rows(ownership: Ownership, found: dict[int, Row], today: date) -> Iterator[tuple[object, ...]]:
    """A row of every firm; one that no state stake has ever reached needs no more than its current holdings."""
    current = ownership.standing(today)
    for place, entity in enumerate(ownership.entities):
        row = found.get(entity.id)
        if row is None:
            part = slice(int(ownership.first[place]), int(ownership.first[place + 1]))
            row = _untouched(entity, ownership.id[part][current[part]].tolist())
        share = row[3]
        yield (
            *row[:3],
            None if share is None else int((share * ONE).to_integral_value(ROUND_HALF_UP)),
            *row[4:],
        )


def _untouched(entity: Entity, holdings: list[int]) -> Row:
    verdict = "unknown" if not holdings and entity.kind == "company" else "none"
    return (entity.id, verdict, None, None, "", None, None, ",".join(map(str, holdings)))


def _row(firm_id: int, state: StateControlled, today: date) -> Row:
    stakes = state.stakes(firm_id)
    current = [stake for stake in stakes if stake.on(today)]
    past = [span for span in state.spans.get(firm_id, ()) if span[0] is None or span[0] <= today]
    since, until = past[-1] if past else (None, None)
    layer = state.path(firm_id, today)
    kind = state.ownership.entity(firm_id).kind
    if kind in GOVERNMENT_KINDS:
        verdict, layer = "none", None
    elif state.controlled(firm_id, today):
        verdict = "controlled"
    elif any(stake.disclaimed for stake in current):
        verdict, layer = "disclaimed", None
    elif layer is not None:
        verdict = "minority"
    else:
        verdict = "unknown" if not current and kind == "company" else "none"
    shown = list(layer.stakes) if layer else []
    if verdict == "disclaimed":
        shown = [stake for stake in current if stake.disclaimed]
    elif verdict == "none" and past:
        before = date.fromordinal(until.toordinal() - 1) if until is not None else today
        layer = state.path(firm_id, before)
        shown = [*(layer.stakes if layer else ()), *current]
    elif verdict == "none":
        shown = current
    held = verdict in ("controlled", "minority")
    return (
        firm_id,
        verdict,
        layer.level if layer is not None and (held or past) else None,
        layer.share if layer is not None and held else None,
        layer.text if layer is not None else "",
        since,
        until,
        ",".join(str(stake.id) for stake in dict.fromkeys(shown)),
    )


def _minority_by_parent(found: dict[int, Row], state: StateControlled, today: date) -> dict[int, Row]:
    """Subsidiaries of a firm in which the state holds a minority: the minority reaches down to them."""
    changed: dict[int, Row] = {}
    waiting = deque(sorted(firm_id for firm_id, row in found.items() if row[1] == "minority"))
    while waiting:
        parent = waiting.popleft()
        above = changed.get(parent) or found[parent]
        for stake in state.ownership.held_by(parent):
            if not stake.on(today) or stake.disclaimed:
                continue
            if not (stake.controls or stake.votes_at_least > HALF):
                continue
            row = changed.get(stake.firm_id) or found.get(stake.firm_id) or _row(stake.firm_id, state, today)
            if row[1] not in ("none", "unknown"):
                continue
            share = None if above[3] is None or stake.share is None else above[3] * stake.share
            path = f"{above[4]} {_arrow(stake)} {state.ownership.entity(stake.firm_id).name}"
            changed[stake.firm_id] = (
                stake.firm_id, "minority", above[2], share, path, row[5], row[6], f"{above[7]},{stake.id}",
            )  # fmt: skip
            waiting.append(stake.firm_id)
    return changed
