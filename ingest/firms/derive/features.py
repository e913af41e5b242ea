"""One row of precomputed figures a firm: what screening sorts and filters by. Rebuilds firm_feature."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from sqlalchemy import delete, insert
from sqlmodel import Session, col, select

from assistant.credit.thresholds import Thresholds
from assistant.domain.calendar import months_before
from assistant.domain.facts import ENDED_STATES
from assistant.store.derived import FirmFeature, Label
from assistant.store.records import Event, StandIn, Statement
from assistant.store.trade import Supply
from ingest.firms.derive.awards import awards
from ingest.firms.derive.ownership import Ownership

COUNTED_EVENTS = {
    "dishonest": "open_dishonest",
    "enforcement": "open_enforcement",
    "penalty": "open_penalties",
}


def write(
    session: Session, ownership: Ownership, keys: Mapping[int, str], today: date, thresholds: Thresholds
) -> None:
    """Rebuild the features of every firm as of `today`."""
    rows: dict[int, dict[str, object]] = {}
    for firm_id in ownership.entities:
        kind, top = ownership.top(firm_id, today)
        rows[firm_id] = {
            "firm_id": firm_id,
            "controller_person_id": top if kind == "person" else None,
            "controller_firm_id": top if kind == "firm" and top != firm_id else None,
            "group_key": keys.get(firm_id),
            "wins_24m": 0,
            "won_amount_12m": None,
            "won_amount_24m": None,
            "state_sales_36m": None,
            "last_revenue": None,
            "top_buyer_share": None,
            "open_dishonest": 0,
            "open_enforcement": 0,
            "open_penalties": 0,
            "computed_for": today,
        }
    _wins(session, rows, today)
    _state_sales(session, rows)
    _revenue(session, rows, today)
    _top_buyer(session, rows)
    _events(session, rows, today, thresholds)
    session.execute(delete(FirmFeature))
    ordered = list(rows.values())
    for start in range(0, len(ordered), 5000):
        session.execute(insert(FirmFeature), ordered[start : start + 5000])


def _wins(session: Session, rows: dict[int, dict[str, object]], today: date) -> None:
    wins: dict[int, int] = defaultdict(int)
    sums: dict[tuple[int, str], Decimal] = defaultdict(Decimal)
    year_ago, two_years_ago = months_before(today, 12), months_before(today, 24)
    for award in awards(session):
        if not two_years_ago <= award.awarded_on <= today:
            continue
        wins[award.firm_id] += 1
        if award.amount is None:
            continue
        sums[award.firm_id, "won_amount_24m"] += award.amount
        if award.awarded_on >= year_ago:
            sums[award.firm_id, "won_amount_12m"] += award.amount
    for firm_id, count in wins.items():
        rows[firm_id]["wins_24m"] = count
    for (firm_id, column), amount in sums.items():
        rows[firm_id][column] = amount


def _state_sales(session: Session, rows: dict[int, dict[str, object]]) -> None:
    sums: dict[int, Decimal] = defaultdict(Decimal)
    for label in session.exec(select(Label).where(Label.kind == "soe_supplier")):
        if label.amount is not None:
            sums[label.firm_id] += label.amount
    for firm_id, amount in sums.items():
        rows[firm_id]["state_sales_36m"] = amount


def _revenue(session: Session, rows: dict[int, dict[str, object]], today: date) -> None:
    """The last full year's revenue: of the statement, else the declared VAT sales of the last year there is."""
    declared = select(StandIn).where(StandIn.kind == "vat_sales", StandIn.year <= today.year)
    for stand_in in session.exec(declared.order_by(col(StandIn.year), col(StandIn.id))):
        if stand_in.amount is not None:
            rows[stand_in.firm_id]["last_revenue"] = stand_in.amount
    stated = select(Statement).where(Statement.months == 12, Statement.period_end <= today)
    for statement in session.exec(stated.order_by(col(Statement.period_end), col(Statement.id))):
        if statement.revenue is not None:
            rows[statement.firm_id]["last_revenue"] = statement.revenue


def _top_buyer(session: Session, rows: dict[int, dict[str, object]]) -> None:
    """Largest share of one buyer in the latest year for which shares are known."""
    latest: dict[int, int] = {}
    shares: dict[tuple[int, int], dict[int, Decimal]] = defaultdict(dict)
    for supply in session.exec(select(Supply).where(col(Supply.share_of_sales).is_not(None))):
        year = supply.period_year or (supply.dated_on.year if supply.dated_on else None)
        if year is None or supply.share_of_sales is None:
            continue
        firm_id = supply.supplier_id
        latest[firm_id] = max(year, latest.get(firm_id, year))
        buyers = shares[firm_id, year]
        buyers[supply.buyer_id] = max(
            supply.share_of_sales, buyers.get(supply.buyer_id, supply.share_of_sales)
        )
    for firm_id, year in latest.items():
        rows[firm_id]["top_buyer_share"] = max(shares[firm_id, year].values())


def _events(
    session: Session, rows: dict[int, dict[str, object]], today: date, thresholds: Thresholds
) -> None:
    """Current events of the firm itself; an event of a person that came through the firm is not the firm's."""
    counts: dict[tuple[int, str], int] = defaultdict(int)
    oldest_penalty = months_before(today, thresholds.penalties.current_months)
    found = select(Event).where(
        col(Event.kind).in_(COUNTED_EVENTS),
        col(Event.firm_id).is_not(None),
        col(Event.person_id).is_(None),
    )
    for event in session.exec(found):
        if event.state in ENDED_STATES or event.firm_id is None:
            continue
        if event.role not in (None, "defendant", "debtor"):
            continue
        if event.kind == "penalty" and event.occurred_on is not None and event.occurred_on < oldest_penalty:
            continue
        counts[event.firm_id, COUNTED_EVENTS[event.kind]] += 1
    for (firm_id, column), count in counts.items():
        rows[firm_id][column] = count
