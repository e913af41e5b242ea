"""Labels from relations: supplier of a state firm, the government, a listed firm, a financial institution; and
customer of a state firm. Each rests on a dated award, contract, delivery or payment within the window.

Not counted: withdrawn awards, frameworks (no amount of their own), sales without a date, sales within one's own
group. A buyer counts for what it was on the day of the sale: privatised in 2024, a state firm's deliveries of 2023
still count as such. A sale to a state firm's contractor is judged by the contractor (tier two gives no label).

Set work in SQL: the sales that speak for a label are gathered, those between firms of one group on the day are taken
out (the only step that asks the holdings, pair by pair), and one row a label, firm and other side is grouped.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from assistant.credit.thresholds import Thresholds
from assistant.domain.calendar import months_before
from assistant.domain.facts import FINANCIAL_KINDS, GOVERNMENT_KINDS
from assistant.store.derived import AwardPart, Label
from assistant.store.firms import EntityKind, Firm
from assistant.store.trade import Supply, SupplyKind
from ingest.firms.derive.scratch import (
    Best,
    Buyer,
    Level,
    Related,
    Sale,
    StateSpan,
    count,
    insert_tuples,
    stream,
)
from ingest.firms.derive.state_control import StateControlled
from ingest.firms.derive.tops import Tops
from ingest.firms.indexes import indexes_last

STRENGTH = {SupplyKind.PAYMENT: 3, SupplyKind.DELIVERY: 2, SupplyKind.CONTRACT: 1}
"""Which kind of fact shows a sale best: money that came beats goods that went, a promise, and an award (0)."""


def write(session: Session, tops: Tops, state: StateControlled, today: date, thresholds: Thresholds) -> None:
    """Rebuild all labels as of `today`: facts from exactly the window's months ago to today, both days included."""
    start = months_before(today, thresholds.labels.window_months)
    insert_tuples(session, StateSpan.name, ("firm_id", "starts", "ends"), _spans(state))
    _gather(session, start, today)
    insert_tuples(session, Related.name, ("firm_id", "other_id", "sold_on"), _related(session, tops, start))
    session.execute(sa.insert(Best).from_select([column.name for column in Best.c], _grouped()))
    insert_tuples(session, Level.name, ("firm_id", "sold_on", "level"), _levels(session, state))
    session.execute(sa.delete(Label))
    with indexes_last(session.connection(), "label", count(session, Best)):
        session.execute(sa.insert(Label).from_select(list(_COLUMNS), _labels()))


def _spans(state: StateControlled) -> Iterator[tuple[int, date, date]]:
    for firm_id in sorted(state.spans):
        for start, end in state.spans[firm_id]:
            yield firm_id, start or date.min, end or date.max


def _gather(session: Session, start: date, today: date) -> None:
    """Every sale in the window once for each label it speaks for."""
    strength = sa.case(*((col(Supply.kind) == kind, number) for kind, number in STRENGTH.items()), else_=0)
    supplies = (
        sa.select(
            col(Supply.supplier_id).label("supplier_id"),
            col(Supply.buyer_id).label("buyer_id"),
            strength.label("strength"),
            sa.type_coerce(Supply.amount, sa.BigInteger).label("amount"),
            col(Supply.dated_on).label("sold_on"),
            col(Supply.id).label("supply_id"),
            sa.cast(sa.null(), sa.Integer).label("tender_id"),
        )
        .where(col(Supply.dated_on) >= start, col(Supply.dated_on) <= today)
        .where(col(Supply.kind) != SupplyKind.FRAMEWORK)
    )
    awards: Any = sa.select(
        col(AwardPart.firm_id).label("supplier_id"), col(AwardPart.buyer_id), sa.literal_column("0").label("strength"),
        sa.type_coerce(AwardPart.amount, sa.BigInteger).label("amount"), col(AwardPart.awarded_on).label("sold_on"),
        sa.cast(sa.null(), sa.Integer).label("supply_id"), col(AwardPart.tender_id),
    ).where(col(AwardPart.awarded_on) >= start, col(AwardPart.awarded_on) <= today)  # fmt: skip
    _list_buyers(session)
    for sales in (supplies, awards):
        for kind, supplies_it in (
            ("government_supplier", True), ("soe_supplier", True), ("listed_supplier", True),
            ("financial_supplier", True), ("soe_customer", False),
        ):  # fmt: skip
            _speak_for(session, sales.subquery(), kind, supplies_it)


def _list_buyers(session: Session) -> None:
    """Read every firm once, and not once a sale: at a million firms that took 40 s of processor time a label."""
    for kind, meant in (
        ("government_supplier", _of_kind("government_supplier")),
        ("listed_supplier", col(Firm.listed)),
        ("financial_supplier", _of_kind("financial_supplier")),
    ):
        listed: Any = sa.select(sa.literal_column(f"'{kind}'"), col(Firm.id)).where(meant)
        session.execute(sa.insert(Buyer).from_select(["kind", "firm_id"], listed))


def _speak_for(session: Session, sale: sa.Subquery, kind: str, supplies_it: bool) -> None:
    firm, other = (
        (sale.c.supplier_id, sale.c.buyer_id) if supplies_it else (sale.c.buyer_id, sale.c.supplier_id)
    )
    c = sale.c
    found = sa.select(
        sa.literal_column(f"'{kind}'"), firm, other, c.strength, c.amount, c.sold_on, c.supply_id, c.tender_id
    ).where(c.supplier_id != c.buyer_id)
    if kind.startswith("soe_"):
        found = found.join(
            StateSpan,
            sa.and_(
                StateSpan.c.firm_id == other, StateSpan.c.starts <= c.sold_on, c.sold_on < StateSpan.c.ends
            ),
        )
    else:
        found = found.join(
            Buyer, sa.and_(Buyer.c.kind == sa.literal_column(f"'{kind}'"), Buyer.c.firm_id == other)
        )
    session.execute(sa.insert(Sale).from_select([column.name for column in Sale.c], found))


def _of_kind(label: str) -> sa.ColumnElement[bool]:
    kinds = GOVERNMENT_KINDS if label == "government_supplier" else FINANCIAL_KINDS
    return col(Firm.kind).in_([kind for kind in EntityKind if kind.value in kinds])


def _related(session: Session, tops: Tops, start: date) -> Iterator[tuple[int, int, date]]:
    """The gathered sales between two firms of one group on the day (or of which one controls the other)."""
    place = {int(id_): number for number, id_ in enumerate(tops.ownership.ids.tolist())}
    moved = tops.moved(start).tolist()
    top = tops.top
    pairs = sa.select(Sale.c.firm_id, Sale.c.other_id, Sale.c.sold_on).distinct()
    for firm_id, other_id, sold_on in stream(session, pairs):
        firm, other = place[firm_id], place[other_id]
        one = tops.on(firm, sold_on) if moved[firm] else top[firm]
        two = tops.on(other, sold_on) if moved[other] else top[other]
        if one == two:
            yield firm_id, other_id, sold_on


def _grouped() -> sa.Select[Any]:
    """One row a label, firm and other side: the fact that shows it best, and what all its facts come to.

    The award, contract, delivery and payment of one sale are one amount: the largest sum of one kind is taken, and
    kinds are not added up.
    """
    c = Sale.c
    pair = (c.kind, c.firm_id, c.other_id)
    unrelated = ~sa.exists().where(
        Related.c.firm_id == c.firm_id, Related.c.other_id == c.other_id, Related.c.sold_on == c.sold_on
    )
    ranked = (
        sa.select(
            *pair, c.supply_id, c.tender_id, c.sold_on,
            sa.func.row_number().over(
                partition_by=pair,
                order_by=(
                    c.strength.desc(), c.sold_on.desc(), sa.func.coalesce(c.amount, 0).desc(),
                    sa.func.coalesce(c.supply_id, 0), sa.func.coalesce(c.tender_id, 0),
                ),
            ).label("place"),
            sa.func.sum(c.amount).over(partition_by=(*pair, c.strength)).label("of_kind"),
        )
        .where(unrelated)
        .subquery()
    )  # fmt: skip
    r = ranked.c
    best = r.place == 1
    return (
        sa.select(
            r.kind, r.firm_id, r.other_id,
            sa.func.max(sa.case((best, r.supply_id))).label("supply_id"),
            sa.func.max(sa.case((best, r.tender_id))).label("tender_id"),
            sa.func.max(sa.case((best, r.sold_on))).label("shown_on"),
            sa.func.max(r.of_kind).label("amount"),
            sa.func.count().label("deliveries"),
            sa.func.min(r.sold_on).label("first_on"),
            sa.func.max(r.sold_on).label("last_on"),
        )
        .group_by(r.kind, r.firm_id, r.other_id)
    )  # fmt: skip


def _levels(session: Session, state: StateControlled) -> Iterator[tuple[int, date, str | None]]:
    """Level of each state firm on the days of the facts that show a label."""
    wanted = sa.select(Best.c.other_id, Best.c.shown_on).where(
        Best.c.kind.in_(("soe_supplier", "soe_customer"))
    )
    for firm_id, day in stream(session, wanted.distinct().order_by(Best.c.other_id, Best.c.shown_on)):
        layer = state.path(firm_id, day)
        if layer is not None and layer.level is not None:
            yield firm_id, day, layer.level


_COLUMNS = (
    "id", "firm_id", "kind", "other_id", "soe_level", "supply_id", "tender_id", "amount", "deliveries", "first_on", "last_on",
)  # fmt: skip


def _labels() -> sa.Select[Any]:
    b = Best.c
    in_order = (b.kind, b.firm_id, b.other_id)
    level = sa.and_(
        Level.c.firm_id == b.other_id,
        Level.c.sold_on == b.shown_on,
        b.kind.in_(("soe_supplier", "soe_customer")),
    )
    return (
        sa.select(
            sa.func.row_number().over(order_by=in_order), b.firm_id, b.kind, b.other_id, Level.c.level,
            b.supply_id, b.tender_id, b.amount, b.deliveries, b.first_on, b.last_on,
        )
        .select_from(Best)
        .join(Level, level, isouter=True)
        .order_by(*in_order)
    )  # fmt: skip
