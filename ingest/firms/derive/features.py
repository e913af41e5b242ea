"""One row of precomputed figures a firm: what screening sorts and filters by. Rebuilds firm_feature, in SQL."""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from assistant.credit.thresholds import Thresholds
from assistant.domain.calendar import months_before
from assistant.domain.facts import ENDED_STATES
from assistant.store.derived import LABEL_BITS, AwardPart, FirmFeature, Label
from assistant.store.firms import EntityKind, Firm
from assistant.store.records import Event, StandIn, Statement
from assistant.store.trade import Supply
from ingest.firms.derive.scratch import Control, Size, count
from ingest.firms.indexes import indexes_last

GOVERNMENT = (EntityKind.GOVERNMENT, EntityKind.PUBLIC_INSTITUTION)
COUNTED_EVENTS = {
    "dishonest": "open_dishonest",
    "enforcement": "open_enforcement",
    "penalty": "open_penalties",
}


def write(session: Session, today: date, thresholds: Thresholds) -> None:
    """Rebuild the features of every firm as of `today`, out of the labels and the scratch tables."""
    wins, labels, revenue, buyer = _wins(today), _labels(), revenues(today), _top_buyer()
    events = _events(today, thresholds)
    zero = sa.func.coalesce
    columns: dict[str, Any] = {
        "firm_id": col(Firm.id),
        "controller_person_id": Control.c.person_id,
        "controller_firm_id": Control.c.top_firm_id,
        "group_key": Control.c.group_key,
        "wins_24m": zero(wins.c.wins, 0),
        "won_amount_12m": wins.c.year,
        "won_amount_24m": wins.c.two_years,
        "state_sales_36m": labels.c.state_sales,
        "last_revenue": revenue.c.revenue,
        "top_buyer_share": buyer.c.share,
        **{name: zero(events.c[name], 0) for name in COUNTED_EVENTS.values()},
        "size_class": Size.c.size_class,
        "size_missing": zero(Size.c.size_missing, ""),
        "label_bits": zero(labels.c.bits, 0),
        "region_code": col(Firm.region_code),
        "plant_region_code": col(Firm.plant_region_code),
        "registered_capital": sa.type_coerce(Firm.registered_capital, sa.BigInteger),
        "is_firm": col(Firm.kind).not_in(GOVERNMENT),
        "computed_for": sa.literal(today, sa.Date),
    }
    joined: Any = sa.join(Firm, Control, Control.c.firm_id == col(Firm.id), isouter=True)
    for part in (Size, wins, labels, revenue, buyer, events):
        joined = joined.join(part, part.c.firm_id == col(Firm.id), isouter=True)
    session.execute(sa.delete(FirmFeature))
    found = sa.select(*columns.values()).select_from(joined).order_by(col(Firm.id))
    with indexes_last(session.connection(), "firm_feature", count(session, Firm)):
        session.execute(sa.insert(FirmFeature).from_select(list(columns), found))


def _wins(today: date) -> sa.Subquery:
    awarded_on, amount = col(AwardPart.awarded_on), sa.type_coerce(AwardPart.amount, sa.BigInteger)
    within = sa.case((awarded_on >= months_before(today, 12), amount))
    return (
        sa.select(
            col(AwardPart.firm_id),
            sa.func.count().label("wins"),
            sa.func.sum(within).label("year"),
            sa.func.sum(amount).label("two_years"),
        )
        .where(awarded_on >= months_before(today, 24), awarded_on <= today)
        .group_by(col(AwardPart.firm_id))
        .subquery()
    )


def _labels() -> sa.Subquery:
    """Labels as bits (each at most once a firm), and what was sold to state firms."""
    bits: Any = sa.literal_column("0")
    for kind, bit in LABEL_BITS.items():
        bits = bits + sa.func.max(sa.case((col(Label.kind) == kind, bit), else_=0))
    sold = sa.case((col(Label.kind) == "soe_supplier", sa.type_coerce(Label.amount, sa.BigInteger)))
    return (
        sa.select(col(Label.firm_id), bits.label("bits"), sa.func.sum(sold).label("state_sales"))
        .group_by(col(Label.firm_id))
        .subquery()
    )


def latest(found: Any, *order: Any) -> sa.Subquery:
    """The first row of each firm in the given order; `found` begins with firm_id and ends in `value`."""
    firm = found.selected_columns[0]
    place = sa.func.row_number().over(partition_by=firm, order_by=order).label("place")
    ranked = found.add_columns(place).subquery()
    return sa.select(ranked.c.firm_id, ranked.c.value).where(ranked.c.place == 1).subquery()


def revenues(today: date) -> sa.Subquery:
    """Last full year's `revenue` (分) by firm: of the statement, else the declared VAT sales of the last year."""
    stated = latest(
        sa.select(
            col(Statement.firm_id), sa.type_coerce(Statement.revenue, sa.BigInteger).label("value")
        ).where(
            col(Statement.months) == 12,
            col(Statement.period_end) <= today,
            col(Statement.revenue).is_not(None),
        ),
        col(Statement.period_end).desc(),
        col(Statement.id).desc(),
    )
    declared = latest(
        sa.select(col(StandIn.firm_id), sa.type_coerce(StandIn.amount, sa.BigInteger).label("value")).where(
            col(StandIn.kind) == "vat_sales",
            col(StandIn.year) <= today.year,
            col(StandIn.amount).is_not(None),
        ),
        col(StandIn.year).desc(),
        col(StandIn.id).desc(),
    )
    both = sa.union_all(
        sa.select(stated.c.firm_id, stated.c.value, sa.literal_column("0").label("rank")),
        sa.select(declared.c.firm_id, declared.c.value, sa.literal_column("1").label("rank")),
    ).subquery()
    one = latest(sa.select(both.c.firm_id, both.c.value), both.c.rank)
    return sa.select(one.c.firm_id, one.c.value.label("revenue")).subquery()


def _top_buyer() -> sa.Subquery:
    """Largest share of one buyer in the latest year for which shares are known."""
    share = sa.type_coerce(Supply.share_of_sales, sa.BigInteger)
    year = sa.func.coalesce(col(Supply.period_year), sa.extract("year", col(Supply.dated_on)))
    known = (
        sa.select(col(Supply.supplier_id).label("firm_id"), share.label("value"), year.label("year"))
        .where(col(Supply.share_of_sales).is_not(None), year.is_not(None))
        .subquery()
    )
    one = latest(sa.select(known.c.firm_id, known.c.value), known.c.year.desc(), known.c.value.desc())
    return sa.select(one.c.firm_id, one.c.value.label("share")).subquery()


def _events(today: date, thresholds: Thresholds) -> sa.Subquery:
    """Current events of the firm itself; an event of a person that came through the firm is not the firm's."""
    oldest = months_before(today, thresholds.penalties.current_months)
    counts = [
        sa.func.sum(sa.case((col(Event.kind) == kind, 1), else_=0)).label(name)
        for kind, name in COUNTED_EVENTS.items()
    ]
    return (
        sa.select(col(Event.firm_id), *counts)
        .where(
            col(Event.kind).in_(COUNTED_EVENTS),
            col(Event.firm_id).is_not(None),
            col(Event.person_id).is_(None),
            sa.or_(col(Event.state).is_(None), col(Event.state).not_in(ENDED_STATES)),
            sa.or_(col(Event.role).is_(None), col(Event.role).in_(("defendant", "debtor"))),
            sa.or_(
                col(Event.kind) != "penalty",
                col(Event.occurred_on).is_(None),
                col(Event.occurred_on) >= oldest,
            ),
        )
        .group_by(col(Event.firm_id))
        .subquery()
    )
