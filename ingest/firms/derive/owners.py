"""Beneficial owners of each firm by the 25% rule, or why none can be named. Rebuilds beneficial_owner.

A natural person with 25% or more of the ownership through all paths; else of the votes or of the income (those of the
firms that he or she controls count whole: control does not multiply); else in control, alone or jointly. Where nobody is and enough is
known to say so, the person in daily management. Exempt and not filed are told apart from unknown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import sqlalchemy as sa
from sqlmodel import Session

from assistant.domain.control import THRESHOLD, Ground, Reason
from assistant.store.derived import BeneficialOwner
from ingest.firms.derive.controllers import Control, millionths
from ingest.firms.derive.ownership import DISCLAIMED, INDIRECT, ONE
from ingest.firms.derive.scratch import insert_tuples
from ingest.firms.indexes import indexes_last

COLUMNS = (
    "id", "firm_id", "person_id", "ground", "reason", "share", "share_min", "share_max", "path", "holding_ids",
)  # fmt: skip
ENOUGH = float(THRESHOLD) - 1e-9
"""25% itself counts; shares are stated to six places, so that this slack is only the rounding of floats."""

Row = tuple[int, int | None, str, str | None, int | None, int | None, int | None, str, str]

EXEMPTIONS = {"listed_exempt": Reason.LISTED, "state_exempt": Reason.STATE}


def write(session: Session, control: Control) -> None:
    """Rebuild beneficial_owner as of the day of `control`."""
    session.execute(sa.delete(BeneficialOwner))
    firms = range(len(control.ownership.ids))
    rows = (row for firm in firms for row in owners_of(firm, control))
    numbered = ((number, *row) for number, row in enumerate(rows, start=1))
    with indexes_last(session.connection(), "beneficial_owner", len(firms)):
        insert_tuples(session, "beneficial_owner", COLUMNS, numbered)


def owners_of(firm: int, control: Control) -> list[Row]:
    """Rows of one firm (by place): its beneficial owners in order of share, or the one row that says why not."""
    firm_id = int(control.ownership.ids[firm])
    low = control.shares.at_least(firm)
    found: dict[int, Row] = {}
    for owner, part in sorted(low.items(), key=lambda item: (-item[1], -item[0])):
        if owner < 0 and part >= ENOUGH:
            found[-owner] = _shown(firm, -owner, Ground.OWNERSHIP, None, control)
    plain = control.shares.plain[firm]
    for person, ground, reason in () if plain else _others(firm, control):
        if person not in found:
            found[person] = _shown(firm, person, ground, reason, control)
    if not plain and not control.shares.over[firm]:
        for owner, most in sorted(
            control.shares.at_most(firm).items(), key=lambda item: (-item[1], -item[0])
        ):
            if owner < 0 and -owner not in found and most >= ENOUGH:
                found[-owner] = _shown(firm, -owner, Ground.POSSIBLE, Reason.RANGE, control)
    return list(found.values()) or [_nobody(firm, firm_id, control)]


def _others(firm: int, control: Control) -> Iterator[tuple[int, Ground, Reason | None]]:
    """Persons by votes, by control, and by what the source itself says of an indirect holding."""
    own, top = control.ownership, control.tops.top[firm]
    if not control.shares.over[firm]:
        votes: dict[int, int] = defaultdict(int)
        for _, who, weight, _ in control.tops.votes(firm):
            votes[who if who < 0 else control.tops.top[who]] += weight
        for who, weight in sorted(votes.items(), key=lambda item: (-item[1], -item[0])):
            if who < 0 and weight >= ENOUGH * ONE:
                yield -who, Ground.VOTES, None
        yield from ((person, Ground.INCOME, None) for person in _by_income(firm, control))
        if top < 0:
            yield -top, Ground.CONTROL, Reason.JOINT if control.joint(firm) else None
        for person in control.joint(firm):
            yield person, Ground.CONTROL, Reason.JOINT
    rows = control.rows(firm)
    if not (own.flags[rows] & INDIRECT).any():
        return
    for row in range(rows.start, rows.stop):
        said = own.flags[row] & INDIRECT and not own.flags[row] & DISCLAIMED and control.tops.standing[row]
        if not said or own.person[row] <= 0:
            continue
        for ground, part in ((Ground.OWNERSHIP, own.low[row]), (Ground.INCOME, own.income[row])):
            if part >= ENOUGH * ONE:
                yield int(own.person[row]), ground, Reason.STATED


def _by_income(firm: int, control: Control) -> list[int]:
    """Persons who are due 25% or more of the income by rights that are stated by themselves, the most first."""
    own, rows = control.ownership, control.rows(firm)
    if not (own.income[rows] > 0).any():
        return []
    income: dict[int, int] = defaultdict(int)
    for row in range(rows.start, rows.stop):
        standing = control.tops.standing[row] and not own.flags[row] & (DISCLAIMED | INDIRECT)
        if standing and own.income[row] > 0:
            who = control.tops.top[own.holder[row]] if own.holder[row] >= 0 else -int(own.person[row])
            income[who] += int(own.income[row])
    found = sorted(income.items(), key=lambda item: (-item[1], -item[0]))
    return [-who for who, part in found if who < 0 and part >= ENOUGH * ONE]


def _shown(firm: int, person: int, ground: Ground, reason: Reason | None, control: Control) -> Row:
    own = control.ownership
    if control.shares.plain[firm]:
        path, ids = control.paths.owned(-person, firm)
        part = millionths(control.shares.at_least(firm)[-person])
        return int(own.ids[firm]), person, ground.value, None, part, None, None, path, ids
    low = control.shares.at_least(firm).get(-person, 0.0)
    high = control.shares.at_most(firm).get(-person, low)
    if ground is Ground.CONTROL or (ground in (Ground.VOTES, Ground.INCOME) and not low):
        path, ids = control.paths.controlled(firm) if control.tops.top[firm] == -person else ("", "")
        path, ids = (path, ids) if ids else control.paths.owned(-person, firm)
    else:
        path, ids = control.paths.owned(-person, firm)
    if reason is Reason.STATED or not ids:
        rows = [row for row in range(*control.rows(firm).indices(len(own.id))) if own.person[row] == person]
        ids = ",".join(str(int(own.id[row])) for row in rows)
        if reason is Reason.STATED:
            low = high = max((float(own.low[row]) / ONE for row in rows), default=0.0)
    exact = high - low < 1e-9
    return (
        int(own.ids[firm]), person, ground.value, reason and reason.value,
        millionths(low) if exact and low else None,
        None if exact else millionths(low), None if exact else millionths(high), path, ids,
    )  # fmt: skip


def _nobody(firm: int, firm_id: int, control: Control) -> Row:
    own, rows = control.ownership, control.rows(firm)
    current = own.id[rows][control.shares.live[rows]].tolist()
    person: int | None = None
    ground, reason = _why_nobody(firm, firm_id, control)
    if ground in (Ground.MANAGEMENT, Ground.CONTROL):
        person = control.standing.in_charge(firm_id)
    ids = ",".join(str(id_) for id_ in current)
    return (firm_id, person, ground.value, reason.value, None, None, None, "", ids)


def _why_nobody(firm: int, firm_id: int, control: Control) -> tuple[Ground, Reason]:
    own, entity = control.ownership, control.ownership.entities[firm]
    said = control.standing.disclosure.get(firm_id)
    if own.government[firm]:
        return Ground.EXEMPT, Reason.GOVERNMENT
    if said == "not_filed":
        return Ground.NOT_FILED, Reason.NOT_FILED
    if said:
        return Ground.EXEMPT, EXEMPTIONS.get(said, Reason.EXEMPT_BY_SOURCE)
    if entity.listed:
        return Ground.EXEMPT, Reason.LISTED
    if control.state.controlled(firm_id, control.today):
        return Ground.EXEMPT, Reason.STATE
    in_charge = control.standing.in_charge(firm_id)
    reason = control.why_unknown(firm)
    if reason is Reason.NO_HOLDINGS and entity.kind == "sole_trader" and in_charge is not None:
        return Ground.CONTROL, Reason.SOLE_TRADER
    known = sum(control.shares.at_least(firm).values())
    if reason is None and 1 - known >= ENOUGH:
        ring = firm in control.shares.rings
        unstated = ((own.share[control.rows(firm)] < 0) & control.shares.live[control.rows(firm)]).any()
        reason = Reason.RING if ring else Reason.SHARE_UNKNOWN if unstated else Reason.LAYERS_UNKNOWN
    if reason is not None:
        return Ground.UNKNOWN, reason
    return (
        (Ground.MANAGEMENT, Reason.NONE_OVER)
        if in_charge is not None
        else (Ground.UNKNOWN, Reason.NO_MANAGER)
    )
