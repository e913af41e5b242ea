"""What is derived from the imported rows, in bulk after an import: state control, labels, chains, groups, features.

Everything runs in the caller's transaction and rebuilds its table whole, so that a second run changes nothing.
"""

from __future__ import annotations

from datetime import date

from sqlmodel import Session


def derive_all(session: Session, today: date) -> None:
    """Rebuild every derived table as of `today`. Deterministic: the same rows give the same result."""
    from assistant.credit.thresholds import load_thresholds
    from ingest.firms.derive import chains, features, groups, labels, state_control
    from ingest.firms.derive.ownership import load_ownership

    thresholds = load_thresholds()
    session.flush()
    ownership = load_ownership(session)
    state = state_control.write(session, ownership, today)
    chains.write(session)
    labels.write(session, ownership, state, today, thresholds)
    keys = groups.group_keys(session, ownership, today)
    features.write(session, ownership, keys, today, thresholds)
    session.flush()
