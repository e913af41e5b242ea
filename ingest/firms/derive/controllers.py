"""The actual controller of each firm: the top of its layers of control, or why none is known. Rebuilds
actual_controller."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlmodel import Session

from assistant.domain.control import ControllerVerdict, Reason
from assistant.store.derived import ActualController
from ingest.firms.derive.ownership import ONE, UNNAMED, Ownership
from ingest.firms.derive.paths import Paths
from ingest.firms.derive.scratch import insert_tuples
from ingest.firms.derive.shares import Shares
from ingest.firms.derive.standing import Standing
from ingest.firms.derive.state_control import StateControlled
from ingest.firms.derive.tops import Tops
from ingest.firms.indexes import indexes_last

COLUMNS = (
    "firm_id", "verdict", "person_id", "top_firm_id", "body", "reason", "share", "path", "holding_ids",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Control:
    """All that names of controllers and beneficial owners are found by, as of `today`."""

    tops: Tops
    shares: Shares
    state: StateControlled
    standing: Standing
    paths: Paths
    today: date

    @property
    def ownership(self) -> Ownership:
        """The holdings below it all."""
        return self.tops.ownership

    def joint(self, firm: int) -> list[int]:
        """Persons (by id) who each control the firm (by place) by agreement, where they are several."""
        tops = {
            who if who < 0 else self.tops.top[who]
            for _, who, _, controls in self.tops.votes(firm)
            if controls
        }
        persons = sorted(-top for top in tops if top < 0)
        return persons if len(persons) > 1 else []

    def rows(self, firm: int) -> slice:
        """Place of the firm's holdings in the columns."""
        return slice(int(self.ownership.first[firm]), int(self.ownership.first[firm + 1]))

    def why_unknown(self, firm: int) -> Reason | None:
        """Why the owners of the firm are not known; None where enough of them is."""
        own, rows = self.ownership, self.rows(firm)
        live = self.shares.live[rows]
        if self.shares.over[firm]:
            return Reason.OVER_100
        if not live.any():
            said = self.standing.disclosure.get(int(own.ids[firm]))
            return Reason.NOT_FILED if said == "not_filed" else Reason.NO_HOLDINGS
        if (own.flags[rows][live] & UNNAMED).any():
            return Reason.OWNER_UNNAMED
        stated = int(own.low[rows][live].sum())
        if ((own.share[rows] < 0) & (own.high[rows] == 0) & live).any() and 2 * stated < ONE:
            return Reason.SHARE_UNKNOWN
        return None


def write(session: Session, control: Control) -> list[tuple[int | None, int | None]]:
    """Rebuild actual_controller as of the day of `control`; gives person and topmost firm by place."""
    session.execute(sa.delete(ActualController))
    named: list[tuple[int | None, int | None]] = []

    def rows() -> Iterator[Row]:
        for place in range(len(control.ownership.ids)):
            row = _row(place, control)
            named.append((row[2], row[3]))
            yield row

    with indexes_last(session.connection(), "actual_controller", len(control.ownership.ids)):
        insert_tuples(session, "actual_controller", COLUMNS, rows())
    return named


Row = tuple[int, str, int | None, int | None, str | None, str | None, int | None, str, str]


def _row(firm: int, control: Control) -> Row:
    own, top = control.ownership, control.tops.top[firm]
    firm_id = int(own.ids[firm])
    if top < 0 and control.shares.plain[firm]:
        whole = control.shares.at_least(firm)[top]
        path, ids = control.paths.owned(top, firm)
        return _made(firm_id, ControllerVerdict.PERSON, None, person=-top, share=whole, path=path, ids=ids)
    if top < 0 and not control.shares.over[firm]:
        part = control.shares.at_least(firm).get(top)
        reason = Reason.JOINT if control.joint(firm) else None
        path, ids = control.paths.controlled(firm)
        return _made(firm_id, ControllerVerdict.PERSON, reason, person=-top, share=part, path=path, ids=ids)
    if own.government[firm]:
        return _made(firm_id, ControllerVerdict.STATE, Reason.GOVERNMENT)
    if control.state.controlled(firm_id, control.today):
        return _of_state(firm_id, None if top == firm else int(own.ids[top]), control)
    if (reason := control.why_unknown(firm)) is not None and (top == firm or reason is Reason.OVER_100):
        person = control.standing.representative.get(firm_id)
        if reason is Reason.NO_HOLDINGS and own.entities[firm].kind == "sole_trader" and person is not None:
            return _made(firm_id, ControllerVerdict.PERSON, Reason.SOLE_TRADER, person=person)
        return _made(firm_id, ControllerVerdict.UNKNOWN, reason)
    if top == firm:
        ring = firm in control.tops.rings
        return _made(firm_id, ControllerVerdict.RING if ring else ControllerVerdict.DISPERSED, None)
    path, ids = control.paths.controlled(firm)
    if firm in control.tops.rings:
        verdict, reason = ControllerVerdict.RING, None
    elif top in control.tops.rings:
        verdict, reason = ControllerVerdict.FIRM, Reason.RING
    else:
        dispersed = control.why_unknown(top) is None
        verdict, reason = ControllerVerdict.FIRM, Reason.TOP_DISPERSED if dispersed else Reason.TOP_UNKNOWN
    return _made(firm_id, verdict, reason, top=int(own.ids[top]), path=path, ids=ids)


def _of_state(firm_id: int, top: int | None, control: Control) -> Row:
    layer = control.state.path(firm_id, control.today)
    assert layer is not None  # what the state controls, it holds
    share = None if layer.share is None else float(layer.share)
    ids = ",".join(str(stake.id) for stake in layer.stakes)
    return _made(
        firm_id,
        ControllerVerdict.STATE,
        None,
        top=top,
        body=layer.body,
        share=share,
        path=layer.text,
        ids=ids,
    )


def _made(
    firm_id: int,
    verdict: ControllerVerdict,
    reason: Reason | None,
    *,
    person: int | None = None,
    top: int | None = None,
    body: str | None = None,
    share: float | None = None,
    path: str = "",
    ids: str = "",
) -> Row:
    return (firm_id, verdict.value, person, top, body, reason and reason.value, millionths(share), path, ids)


def millionths(part: float | None) -> int | None:
    """A fraction as the columns keep shares."""
    return None if part is None else round(part * ONE)
