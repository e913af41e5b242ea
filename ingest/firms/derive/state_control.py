"""State control, layer by layer: which firms the state controls, since when, until when, and by what path.

Controlled: state holders (a state body, a government entity, or a firm that the state itself controls) hold more
than half together, or one of them controls by agreement. A minority share (参股) and a holder that has disclaimed
the firm are verdicts of their own; a name and a registry type prove nothing. The least fixpoint is taken, so that
a ring of firms that hold each other is not state-owned out of itself.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import delete, insert
from sqlmodel import Session

from assistant.domain.facts import GOVERNMENT_KINDS
from assistant.store.derived import StateControl
from assistant.store.regions import level_of
from ingest.firms.derive.intervals import Span, edges, holds, inside, joined, pieces
from ingest.firms.derive.ownership import HALF, Entity, Ownership, Stake

LEVEL_NAMES = {"central": "中央", "province": "省级", "city": "市级", "county": "县级"}


@dataclass(frozen=True, slots=True)
class Layer:
    """The path from the state body down to a firm: stakes top first."""

    level: str | None
    stakes: tuple[Stake, ...]
    text: str

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
        self._spread()

    def controlled(self, firm_id: int, day: date) -> bool:
        """Whether the state controls the firm on `day`."""
        return holds(self.spans.get(firm_id, ()), day)

    def is_state_stake(self, stake: Stake, day: date) -> bool:
        """Whether the stake is held by the state (a body, a government entity, a state-controlled firm) on `day`."""
        if stake.disclaimed or not stake.on(day):
            return False
        if stake.holder_body is not None:
            return stake.body_level is not None
        if stake.holder_firm_id is None:
            return False
        holder = self.ownership.entities.get(stake.holder_firm_id)
        return holder is not None and (
            holder.kind in GOVERNMENT_KINDS or self.controlled(stake.holder_firm_id, day)
        )

    def path(self, firm_id: int, day: date) -> Layer | None:
        """The path by which the state stands in the firm on `day`, by the stake that weighs most; None without one."""
        return self._path(firm_id, day, (firm_id,))

    def _spread(self) -> None:
        waiting = deque(sorted(self.ownership.of_firm))
        queued = set(waiting)
        while waiting:
            firm_id = waiting.popleft()
            queued.discard(firm_id)
            found = self._spans_of(firm_id)
            if found == self.spans.get(firm_id, ()):
                continue
            self.spans[firm_id] = found
            for child in sorted({stake.firm_id for stake in self.ownership.of_holder.get(firm_id, ())}):
                if child not in queued:
                    waiting.append(child)
                    queued.add(child)

    def _spans_of(self, firm_id: int) -> tuple[Span, ...]:
        entity = self.ownership.entities.get(firm_id)
        if entity is None or entity.kind in GOVERNMENT_KINDS:
            return ()
        stakes = self.ownership.of_firm[firm_id]
        days = edges((stake.valid_from, stake.valid_to) for stake in stakes)
        for stake in stakes:
            if stake.holder_firm_id is not None:
                days |= edges(self.spans.get(stake.holder_firm_id, ()))
        return joined(span for span in pieces(days) if self._holds_on(stakes, inside(span)))

    def _holds_on(self, stakes: list[Stake], day: date) -> bool:
        state = [stake for stake in stakes if self.is_state_stake(stake, day)]
        if any(stake.controls for stake in state):
            return True
        return sum((stake.share or Decimal(0) for stake in state), Decimal(0)) > HALF

    def _path(self, firm_id: int, day: date, seen: tuple[int, ...]) -> Layer | None:
        stakes = [s for s in self.ownership.of_firm.get(firm_id, ()) if self.is_state_stake(s, day)]
        for stake in sorted(stakes, key=lambda s: (not s.controls, -(s.share or Decimal(0)), s.id)):
            above = self._above(stake, day, seen)
            if above is not None:
                name = self.ownership.entities[firm_id].name
                return Layer(above.level, (*above.stakes, stake), f"{above.text} {_arrow(stake)} {name}")
        return None

    def _above(self, stake: Stake, day: date, seen: tuple[int, ...]) -> Layer | None:
        if stake.holder_body is not None:
            return Layer(stake.body_level, (), _titled(stake.holder_body, stake.body_level))
        assert stake.holder_firm_id is not None
        if stake.holder_firm_id in seen:
            return None
        holder = self.ownership.entities[stake.holder_firm_id]
        if holder.kind in GOVERNMENT_KINDS:
            level = stake.body_level or self._level_of_body(holder, day)
            return Layer(level, (), _titled(holder.name, level))
        return self._path(stake.holder_firm_id, day, (*seen, stake.holder_firm_id))

    def _level_of_body(self, body: Entity, day: date) -> str | None:
        """Level of a government entity: of the body it is listed under, else of the place it is registered in."""
        for stake in self.ownership.of_firm.get(body.id, ()):
            if stake.body_level is not None and stake.on(day):
                return stake.body_level
        return level_of(body.region_code.ljust(6, "0")) if body.region_code else None


def _titled(body: str, level: str | None) -> str:
    return f"{body}[{LEVEL_NAMES.get(level or '', '级别未知')}]"


def _arrow(stake: Stake) -> str:
    share = "持股比例未知" if stake.share is None else f"{(stake.share * 100).normalize():f}%"
    return f"—{share}{'（实际控制）' if stake.controls else ''}→"


def write(session: Session, ownership: Ownership, today: date) -> StateControlled:
    """Rebuild state_control as of `today` and return the spans that labels read."""
    state = StateControlled(ownership)
    rows = [_row(firm_id, state, today) for firm_id in ownership.entities]
    inherited = _minority_by_parent(rows, ownership, today)
    session.execute(delete(StateControl))
    for start in range(0, len(rows), 5000):
        session.execute(
            insert(StateControl), [inherited.get(r["firm_id"], r) for r in rows[start : start + 5000]]
        )
    return state


def _row(firm_id: int, state: StateControlled, today: date) -> dict[str, object]:
    stakes = state.ownership.of_firm.get(firm_id, [])
    current = [stake for stake in stakes if stake.on(today)]
    past = [span for span in state.spans.get(firm_id, ()) if span[0] is None or span[0] <= today]
    since, until = past[-1] if past else (None, None)
    layer = state.path(firm_id, today)
    kind = state.ownership.entities[firm_id].kind
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
    return {
        "firm_id": firm_id,
        "verdict": verdict,
        "level": layer.level if layer is not None and (held or past) else None,
        "share": layer.share if layer is not None and held else None,
        "path": layer.text if layer is not None else "",
        "since": since,
        "until": until,
        "holding_ids": ",".join(str(stake.id) for stake in dict.fromkeys(shown)),
    }


def _minority_by_parent(
    rows: list[dict[str, object]], ownership: Ownership, today: date
) -> dict[object, dict[str, object]]:
    """Subsidiaries of a firm in which the state holds a minority: the minority reaches down to them."""
    by_firm = {row["firm_id"]: row for row in rows}
    changed: dict[object, dict[str, object]] = {}
    waiting = deque(
        sorted(f for f, row in by_firm.items() if row["verdict"] == "minority" and isinstance(f, int))
    )
    while waiting:
        parent = waiting.popleft()
        above = changed.get(parent, by_firm[parent])
        for stake in ownership.of_holder.get(parent, ()):
            row = changed.get(stake.firm_id, by_firm.get(stake.firm_id))
            if (
                row is None
                or row["verdict"] not in ("none", "unknown")
                or not stake.on(today)
                or stake.disclaimed
            ):
                continue
            if not (stake.controls or (stake.share or Decimal(0)) > HALF):
                continue
            share = above["share"]
            known = isinstance(share, Decimal) and stake.share is not None
            changed[stake.firm_id] = {
                **row,
                "verdict": "minority",
                "level": above["level"],
                "share": share * stake.share
                if known and isinstance(share, Decimal) and stake.share
                else None,
                "path": f"{above['path']} {_arrow(stake)} {ownership.entities[stake.firm_id].name}",
                "holding_ids": f"{above['holding_ids']},{stake.id}",
            }
            waiting.append(stake.firm_id)
    return changed
