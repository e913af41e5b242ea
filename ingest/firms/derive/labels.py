"""Labels from relations: supplier of a state firm, the government, a listed firm, a financial institution; and
customer of a state firm. Each rests on a dated award, contract, delivery or payment within the window.

Not counted: withdrawn awards, frameworks (no amount of their own), sales without a date, sales within one's own
group. A buyer counts for what it was on the day of the sale: privatised in 2024, a state firm's deliveries of 2023
still count as such. A sale to a state firm's contractor is judged by the contractor (tier two gives no label).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from sqlalchemy import delete, insert
from sqlmodel import Session, col, select

from assistant.credit.thresholds import Thresholds
from assistant.domain.calendar import months_before
from assistant.domain.facts import FINANCIAL_KINDS, GOVERNMENT_KINDS
from assistant.store.derived import Label
from assistant.store.trade import Supply, SupplyKind
from ingest.firms.derive.awards import awards
from ingest.firms.derive.ownership import Ownership
from ingest.firms.derive.state_control import StateControlled

STRENGTH = {"payment": 3, "delivery": 2, "contract": 1, "award": 0}
"""Which kind of fact shows a sale best: money that came beats goods that went, a promise, and an award."""


@dataclass(frozen=True, slots=True)
class Sale:
    """One dated fact of a sale, whichever table it stands in."""

    supplier_id: int
    buyer_id: int
    kind: str
    amount: Decimal | None
    on: date
    supply_id: int | None = None
    tender_id: int | None = None


@dataclass(slots=True)
class _Pair:
    """The sales that give one label between two firms."""

    sales: list[Sale] = field(default_factory=list)


def sales_in_window(session: Session, today: date, months: int) -> Iterator[Sale]:
    """Dated sales from exactly `months` months ago to today, both days included, that are no frameworks."""
    start = months_before(today, months)
    rows = session.exec(
        select(Supply)
        .where(
            col(Supply.dated_on) >= start, col(Supply.dated_on) <= today, Supply.kind != SupplyKind.FRAMEWORK
        )
        .order_by(col(Supply.id))
    )
    for row in rows:
        assert row.dated_on is not None
        yield Sale(row.supplier_id, row.buyer_id, str(row.kind), row.amount, row.dated_on, supply_id=row.id)
    for award in awards(session):
        if start <= award.awarded_on <= today:
            yield Sale(
                award.firm_id,
                award.buyer_id,
                "award",
                award.amount,
                award.awarded_on,
                tender_id=award.tender_id,
            )


def amount_once(sales: Iterable[Sale]) -> Decimal | None:
    """What was sold, counted once: the award, contract, delivery and payment of one sale are one amount, so the
    largest sum of one kind is taken and kinds are not added up. None where no fact states an amount."""
    sums: dict[str, Decimal] = {}
    for sale in sales:
        if sale.amount is not None:
            sums[sale.kind] = sums.get(sale.kind, Decimal(0)) + sale.amount
    return max(sums.values()) if sums else None


def write(
    session: Session, ownership: Ownership, state: StateControlled, today: date, thresholds: Thresholds
) -> None:
    """Rebuild all labels as of `today`."""
    pairs: dict[tuple[str, int, int], _Pair] = defaultdict(_Pair)
    for sale in sales_in_window(session, today, thresholds.labels.window_months):
        kinds = list(_kinds(sale, ownership, state))
        if not kinds or ownership.related(sale.supplier_id, sale.buyer_id, sale.on):
            continue
        for kind, firm_id, other_id in kinds:
            pairs[kind, firm_id, other_id].sales.append(sale)
    session.execute(delete(Label))
    rows = [_row(key, pair, state) for key, pair in sorted(pairs.items(), key=lambda item: item[0])]
    for start in range(0, len(rows), 5000):
        session.execute(insert(Label), rows[start : start + 5000])


def _kinds(sale: Sale, ownership: Ownership, state: StateControlled) -> Iterator[tuple[str, int, int]]:
    """The labels one sale speaks for, as (kind, firm that gets it, other side)."""
    buyer = ownership.entities[sale.buyer_id]
    if buyer.kind in GOVERNMENT_KINDS:
        yield "government_supplier", sale.supplier_id, sale.buyer_id
    elif state.controlled(sale.buyer_id, sale.on):
        yield "soe_supplier", sale.supplier_id, sale.buyer_id
    if buyer.listed:
        yield "listed_supplier", sale.supplier_id, sale.buyer_id
    if buyer.kind in FINANCIAL_KINDS:
        yield "financial_supplier", sale.supplier_id, sale.buyer_id
    if state.controlled(sale.supplier_id, sale.on):
        yield "soe_customer", sale.buyer_id, sale.supplier_id


def _row(key: tuple[str, int, int], pair: _Pair, state: StateControlled) -> dict[str, object]:
    kind, firm_id, other_id = key
    best = max(
        pair.sales,
        key=lambda s: (
            STRENGTH[s.kind],
            s.on,
            s.amount or Decimal(0),
            -(s.supply_id or 0),
            -(s.tender_id or 0),
        ),
    )
    layer = state.path(other_id, best.on) if kind.startswith("soe_") else None
    days = [sale.on for sale in pair.sales]
    return {
        "firm_id": firm_id,
        "kind": kind,
        "other_id": other_id,
        "soe_level": layer.level if layer else None,
        "supply_id": best.supply_id,
        "tender_id": best.tender_id,
        "amount": amount_once(pair.sales),
        "deliveries": len(pair.sales),
        "first_on": min(days),
        "last_on": max(days),
    }
