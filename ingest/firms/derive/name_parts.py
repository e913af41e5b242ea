"""Fills firm_name_part: only names that are new are taken apart, and parts of names that are gone go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from assistant.store.firm_name_parts import COLUMNS, FirmNamePart, row_of
from assistant.store.firms import Firm, FirmName
from ingest.firms.derive.scratch import insert_tuples
from ingest.firms.indexes import indexes_last

_AT_A_TIME = 50_000


def write(session: Session) -> bool:
    """Bring the parts of all names up to date; whether any name came or went."""
    part = FirmNamePart
    own = sa.exists().where(col(Firm.id) == part.firm_id, col(Firm.name_key) == part.name_key)
    other = sa.exists().where(
        col(FirmName.firm_id) == part.firm_id,
        col(FirmName.kind) == part.kind,
        col(FirmName.name_key) == part.name_key,
    )
    gone = sa.case((col(part.kind) == "name", ~own), else_=~other)
    left = session.connection().execute(sa.delete(part).where(gone)).rowcount
    new = sa.select(col(Firm.id), sa.literal("name"), col(Firm.name_key)).where(
        ~_known(col(Firm.id), sa.literal("name"), col(Firm.name_key))
    )
    came = _fill(session, new, col(Firm.id))
    others = sa.select(col(FirmName.firm_id), col(FirmName.kind), col(FirmName.name_key)).where(
        ~_known(col(FirmName.firm_id), col(FirmName.kind), col(FirmName.name_key))
    )
    came += _fill(session, others.distinct(), col(FirmName.firm_id))
    return bool(came or left)


def _known(firm_id: Any, kind: Any, name_key: Any) -> sa.ColumnElement[bool]:
    part = FirmNamePart
    return sa.exists().where(
        col(part.firm_id) == firm_id, col(part.kind) == kind, col(part.name_key) == name_key
    )


def _fill(session: Session, new: Any, firm_id: Any) -> int:
    """Inserts the rows of the names that `new` selects, some firms at a time: no name is read twice. How many."""
    table, listed = str(FirmNamePart.__tablename__), new.subquery()
    came, highest = session.execute(
        sa.select(sa.func.count(), sa.func.max(listed.c[0])).select_from(listed)
    ).one()
    if highest is None:
        return 0
    with indexes_last(session.connection(), table, came):
        for start in range(0, int(highest) + 1, _AT_A_TIME):
            within = new.where(firm_id > start - 1, firm_id <= start - 1 + _AT_A_TIME)
            found = session.execute(within.order_by(firm_id)).all()
            insert_tuples(session, table, COLUMNS, _rows(found))
    return int(came)


def _rows(names: Any) -> Iterator[tuple[Any, ...]]:
    for firm_id, kind, name_key in names:
        yield row_of(firm_id, kind, name_key)
