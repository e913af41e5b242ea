"""Fills firm.address_key: the address folded for comparison. Only rows whose key is not right yet are written."""

from __future__ import annotations

import sqlalchemy as sa
from sqlmodel import Session, col

from assistant.domain.address import address_key
from assistant.store.firms import Firm
from ingest.firms.derive.scratch import Address, insert_tuples, stream


def write(session: Session) -> None:
    """Bring the keys of all firms up to date."""
    firms = sa.select(col(Firm.id), col(Firm.address), col(Firm.address_key)).where(
        sa.or_(col(Firm.address).is_not(None), col(Firm.address_key).is_not(None))
    )
    wrong = (
        (firm_id, found)
        for firm_id, address, key in stream(session, firms)
        if (found := address_key(address)) != key
    )
    insert_tuples(session, Address.name, ("firm_id", "address_key"), wrong)
    mine = sa.select(Address.c.address_key).where(Address.c.firm_id == col(Firm.id)).scalar_subquery()
    session.execute(
        sa.update(Firm)
        .where(col(Firm.id).in_(sa.select(Address.c.firm_id)))
        .values(address_key=mine)
        .execution_options(synchronize_session=False)
    )
