"""What is derived from the imported rows, in bulk after an import: state control, labels, chains, controllers,
beneficial owners, groups, sizes, features, survival.

Everything runs in the caller's transaction and rebuilds its table whole, so that a second run changes nothing. Set work
is done in SQL over temporary tables; only what follows layers of holdings is done in memory, over compact columns.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import Session

if TYPE_CHECKING:
    from assistant.credit.thresholds import Thresholds


def derive_all(session: Session, today: date) -> None:
    """Rebuild every derived table as of `today`, and count anew what is in all of them for the database's planner.
    Deterministic: the same rows give the same result."""
    from assistant.credit.thresholds import load_thresholds
    from assistant.store import statistics
    from ingest.firms.derive import (
        addresses,
        awards,
        chains,
        features,
        name_grams,
        name_parts,
        search_terms,
        sizes,
        survival,
        tally,
    )
    from ingest.firms.derive.scratch import close_scratch, open_scratch

    thresholds = load_thresholds()
    session.flush()
    open_scratch(session)
    addresses.write(session)
    awards.write(session)
    chains.write(session)
    _control(session, today, thresholds)
    sizes.write(session, today)
    features.write(session, today, thresholds)
    tally.write(session)
    survival.write(session, today, thresholds.survival.least_firms)
    search_terms.write(session)
    if name_parts.write(session) or not name_grams.listed(session):
        name_grams.write(session)
    close_scratch(session)
    session.flush()
    statistics.gather(session)
    session.expire_all()


def _control(session: Session, today: date, thresholds: Thresholds) -> None:
    """What follows from who holds whom; the holdings are in memory only here."""
    from ingest.firms.derive import controllers, groups, labels, owners, state_control
    from ingest.firms.derive.controllers import Control
    from ingest.firms.derive.ownership import load_ownership
    from ingest.firms.derive.paths import Paths
    from ingest.firms.derive.scratch import Control as ControlRow
    from ingest.firms.derive.scratch import insert_tuples
    from ingest.firms.derive.shares import Shares
    from ingest.firms.derive.standing import load_names, load_standing
    from ingest.firms.derive.tops import Tops

    ownership = load_ownership(session)
    tops = Tops(ownership, today)
    state = state_control.write(session, ownership, today)
    labels.write(session, tops, state, today, thresholds)
    shares = Shares(ownership, tops.standing)
    paths = Paths(shares, tops, load_names(session).__getitem__)
    control = Control(tops, shares, state, load_standing(session, today), paths, today)
    named = controllers.write(session, control)
    owners.write(session, control)
    keys = groups.group_keys(session, tops, today)
    rows = (
        (firm_id, person, top, keys.get(firm_id))
        for firm_id, (person, top) in zip(ownership.ids.tolist(), named, strict=True)
    )
    insert_tuples(session, ControlRow.name, [c.name for c in ControlRow.c], rows)
