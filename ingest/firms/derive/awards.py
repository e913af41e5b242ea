"""Tenders as the firm's own: which awards count, and what part of one is whose. Reads, never writes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlmodel import Session, col, select

from assistant.domain.awards import own_part
from assistant.store.trade import Tender, TenderSupplier


@dataclass(frozen=True, slots=True)
class Award:
    """A firm's part in an awarded tender; `amount` None where its part is not known."""

    tender_id: int
    firm_id: int
    buyer_id: int
    amount: Decimal | None
    awarded_on: date


def awards(session: Session) -> Iterator[Award]:
    """Every member of every tender that was awarded and not withdrawn, in order of tender and firm."""
    rows = session.exec(
        select(Tender, TenderSupplier)
        .join(TenderSupplier, col(TenderSupplier.tender_id) == col(Tender.id))
        .where(Tender.status == "awarded", col(Tender.awarded_on).is_not(None))
        .order_by(col(Tender.id), col(TenderSupplier.firm_id))
    ).all()
    members: dict[int, list[TenderSupplier]] = {}
    for _, member in rows:
        members.setdefault(member.tender_id, []).append(member)
    for tender, member in rows:
        assert tender.id is not None
        assert tender.awarded_on is not None
        yield Award(
            tender.id,
            member.firm_id,
            tender.buyer_id,
            own_part(tender.amount, member, members[tender.id]),
            tender.awarded_on,
        )
