"""Fills firm.address_key: the address folded for comparison. Only rows whose key is not right yet are written."""

from __future__ import annotations

import sqlalchemy as sa
from sqlmodel import Session, col

from assistant.domain.address import address_key
from assistant.store.firms import Firm
from ingest.firms.derive.scratch import BATCH, stream


def write(session: Session) -> None:
    """Bring the keys of all firms up to date."""
    firms = sa.select(col(Firm.id), col(Firm.address), col(Firm.address_key)).where(
        sa.or_(col(Firm.address).is_not(None), col(Firm.address_key).is_not(None))
    )
    wrong = [
        {"the_id": firm_id, "key": found}
        for firm_id, address, key in stream(session, firms)
        if (found := address_key(address)) != key
    ]
    table = Firm.__table__  # type: ignore[attr-defined]
    statement = (
        sa.update(table).where(table.c.id == sa.bindparam("the_id")).values(address_key=sa.bindparam("key"))
    )
    connection = session.connection()
    for start in range(0, len(wrong), BATCH):
        connection.execute(statement, wrong[start : start + BATCH])
