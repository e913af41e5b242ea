"""What is derived from the imported rows, in bulk after an import: state control, labels, chains, groups, features.

Everything runs in the caller's transaction and rebuilds its table whole, so that a second run changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import Session

if TYPE_CHECKING:
    from ingest.firms.derive.tops import Tops


def derive_all(session: Session, today: date) -> None:
    """Rebuild every derived table as of `today`. Deterministic: the same rows give the same result."""
    from assistant.credit.thresholds import load_thresholds
    from ingest.firms.derive import awards, chains, features, groups, labels, search_terms, state_control
    from ingest.firms.derive.ownership import load_ownership
    from ingest.firms.derive.scratch import Control, close_scratch, insert_tuples, open_scratch
    from ingest.firms.derive.tops import Tops

    thresholds = load_thresholds()
    session.flush()
    open_scratch(session)
    awards.write(session)
    ownership = load_ownership(session)
    tops = Tops(ownership, today)
    state = state_control.write(session, ownership, today)
    chains.write(session)
    labels.write(session, tops, state, today, thresholds)
    keys = groups.group_keys(session, tops, today)
    insert_tuples(session, Control.name, [c.name for c in Control.c], _controls(tops, keys))
    features.write(session, today, thresholds)
    search_terms.write(session)
    close_scratch(session)
    session.flush()
    session.expire_all()


def _controls(
    tops: Tops, keys: Mapping[int, str]
) -> Iterator[tuple[int, int | None, int | None, str | None]]:
    ids = tops.ownership.ids.tolist()
    for place, (firm_id, top) in enumerate(zip(ids, tops.top, strict=True)):
        above = ids[top] if top >= 0 and top != place else None
        yield firm_id, -top if top < 0 else None, above, keys.get(firm_id)
