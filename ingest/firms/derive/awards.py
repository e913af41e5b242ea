"""Tenders as the firm's own: which awards count, and what part of one is whose. In one statement, for all."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from assistant.store.derived import AwardPart
from assistant.store.trade import Tender, TenderSupplier
from ingest.firms.derive.scratch import count
from ingest.firms.indexes import indexes_last


def write(session: Session) -> None:
    """Rebuild award_part: every member of every tender that was awarded and not withdrawn.

    The part is that of domain.awards.own_part: the stated one; the whole of a sole winner, or of the one leader of a
    consortium that states no parts; else None, so that an award counts once. In another currency than CNY the
    award stands without an amount: it enters no sum.
    """
    part = sa.type_coerce(TenderSupplier.amount, sa.BigInteger)
    members: Any = sa.select(
        col(TenderSupplier.tender_id).label("tender_id"),
        sa.func.count().label("members"),
        sa.func.count(part).label("stated"),
        sa.func.sum(sa.case((col(TenderSupplier.lead), 1), else_=0)).label("leaders"),
    )
    joined = members.group_by(col(TenderSupplier.tender_id)).subquery()
    sole = joined.c.members == 1
    leads = sa.and_(joined.c.stated == 0, joined.c.leaders == 1, col(TenderSupplier.lead))
    amount = sa.case(
        (col(Tender.currency) != "CNY", None),
        (part.is_not(None), part),
        (sa.or_(sole, leads), sa.type_coerce(Tender.amount, sa.BigInteger)),
        else_=None,
    )
    found = (
        sa.select(
            col(TenderSupplier.firm_id),
            col(TenderSupplier.tender_id),
            col(Tender.buyer_id),
            col(Tender.awarded_on),
            amount,
        )
        .join(Tender, col(Tender.id) == col(TenderSupplier.tender_id))
        .join(joined, joined.c.tender_id == col(TenderSupplier.tender_id))
        .where(col(Tender.status) == "awarded")
        .order_by(col(TenderSupplier.firm_id), col(TenderSupplier.tender_id))
    )
    session.execute(sa.delete(AwardPart))
    columns = ["firm_id", "tender_id", "buyer_id", "awarded_on", "amount"]
    with indexes_last(session.connection(), "award_part", count(session, TenderSupplier)):
        session.execute(sa.insert(AwardPart).from_select(columns, found))
