"""Compiles the conditions on whom a firm sells to and buys from: awards of public tenders, and supply between named
firms. Bound values only. Sums are of yuan, over awards and supplies that stand: an award in another currency counts as
an award and adds nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date

from sqlmodel import Session

from assistant.domain.asked import Asked
from assistant.domain.calendar import months_before
from assistant.domain.firm_query import FirmQuery
from assistant.store.firm_parts import Building, Part, related, without
from assistant.store.firm_sql import Values, both, either
from assistant.store.firm_terms import firms_between

PUBLIC = "('GOVERNMENT', 'PUBLIC_INSTITUTION')"
"""Kinds of entity that are government: they are no state-owned firms, and the bank does not lend to them."""

_BUYERS = {
    "state_owned": f"""b.kind NOT IN {PUBLIC} AND EXISTS (SELECT 1 FROM state_control c
                       WHERE c.firm_id = r.buyer_id AND c.verdict = 'controlled')""",  # noqa: S608 - own text
    "government": f"b.kind IN {PUBLIC}",
    "listed": "b.listed IS TRUE",
    "financial": "b.kind IN ('BANK', 'OTHER_FINANCIAL')",
}


def window_of(query: FirmQuery, today: date) -> tuple[date | None, date | None]:
    """First and last day of the query's window for awards; None is open. The later start of the two counts."""
    since = query.won_since
    if query.won_months is None:
        return since, query.won_until
    months_ago = months_before(today, query.won_months)
    until = today if query.won_until is None else min(today, query.won_until)
    return max(months_ago, since) if since else months_ago, until


def _standing_awards(building: Building) -> str:
    """Parts r of awards that stand, of the buyers and in the window of the query."""
    query, bind = building.query, building.values.bind
    since, until = window_of(query, building.asked.today)
    tests: list[str] = []
    if since is not None:
        tests.append(f"r.awarded_on >= {bind(since)}")
    if until is not None:
        tests.append(f"r.awarded_on <= {bind(until)}")
    if query.won_from:
        kinds = either(f"({_BUYERS[kind]})" for kind in query.won_from)
        # one value and no EXISTS: PostgreSQL would join the buyers, take them for a thousand times rarer than they are,
        # and begin with every award of the window instead of the firms that are asked about
        tests.append(f"(SELECT {kinds} FROM firm b WHERE b.id = r.buyer_id)")  # noqa: S608 - own text
    return both(tests)


def awards_that_meet(session: Session, query: FirmQuery, firm_ids: Collection[int], asked: Asked) -> set[int]:
    """Ids of the standing awards of these firms that meet the query's buyer and window."""
    building = Building(session, query, asked, Values(session))
    of = building.values.any_of(firm_ids)
    sql = f"SELECT r.tender_id FROM award_part r WHERE r.firm_id IN {of} AND {_standing_awards(building)}"  # noqa: S608
    return {tender for (tender,) in building.rows(sql)}


def tender_parts(building: Building) -> list[Part]:
    """Awards that stand, by buyer, window, their number and the sum of the firm's own parts."""
    query, values = building.query, building.values
    amounts = query.won_amount_min, query.won_amount_max
    counts = query.wins_min, query.wins_max
    dated = any((query.won_since, query.won_until, query.won_months))
    if query.won is None and not query.won_from and not dated and amounts + counts == (None,) * 4:
        return []
    winners = replace(
        related("award_part", _standing_awards(building), _size(building)), late=bool(query.won_from)
    )
    if query.won is False:
        return [without(winners)]
    parts: list[Part] = []
    if query.wins_min is not None and query.wins_min > 1:
        parts.append(_told(f">= {values.bind(query.wins_min)}", wins_in_window, building))
    if query.wins_max is not None:
        parts.append(_told(f"<= {values.bind(query.wins_max)}", wins_in_window, building))
    # at most three is also none: an award is needed only where more than a number is asked for
    if query.won or amounts != (None, None) or counts == (None, None) or (query.wins_min or 0) > 0:
        # a sum or a number above nothing needs an award by itself: winners then only lead to the firms
        least = (query.won_amount_min or 0) > 0 or (query.wins_min or 0) > 1
        parts.append(Part("TRUE", winners.ids, lambda _: "TRUE", winners.size) if least else winners)
    if query.won_amount_min is not None:
        parts.append(_told(f">= {values.yuan(query.won_amount_min)}", won_in_window, building))
    if query.won_amount_max is not None:
        parts.append(_told(f"<= {values.yuan(query.won_amount_max)}", won_in_window, building))
    return parts


def _size(building: Building) -> str:
    """Awards of the months of the window, whoever the buyer is."""
    since, until = window_of(building.query, building.asked.today)
    first, last = (day.isoformat()[:7] if day else edge for day, edge in ((since, "0"), (until, "9")))
    return firms_between(building.values, "award_month", first, last)


def _told(bound: str, figure: Callable[[Building, str], str], building: Building) -> Part:
    """The figure of a firm's awards keeps the bound: its id alone can tell."""

    def probe(firm_id: str) -> str:
        return f"{figure(building, firm_id)} {bound}"

    return Part(probe("f.id"), probe=probe)


def won_in_window(building: Building, firm_id: str = "f.id") -> str:
    """Sum of the firm's own parts of its awards in the query's window, 0 for none."""
    return _over_awards("coalesce(sum(r.amount), 0)", building, firm_id)


def wins_in_window(building: Building, firm_id: str = "f.id") -> str:
    """How many awards the firm has in the query's window."""
    return _over_awards("count(*)", building, firm_id)


def _over_awards(value: str, building: Building, firm_id: str) -> str:
    return f"(SELECT {value} FROM award_part r WHERE r.firm_id = {firm_id} AND {_standing_awards(building)})"  # noqa: S608


def partner_parts(building: Building, buyers: Sequence[int], suppliers: Sequence[int]) -> list[Part]:
    """Sells to any of these buyers, buys from any of these suppliers (ids): by supply, or by an award that stands."""
    parts: list[Part] = []
    query = building.query
    if query.buyers:
        parts.append(_partner(building, ("supplier_id", "firm_id"), ("buyer_id", "buyer_id"), buyers))
        if query.bought_amount_min is not None:
            least = building.values.yuan(query.bought_amount_min)
            parts.append(Part(f"{bought_in_window(building, buyers)} >= {least}"))
    if query.suppliers:
        parts.append(_partner(building, ("buyer_id", "buyer_id"), ("supplier_id", "firm_id"), suppliers))
    return parts


def _partner(building: Building, own: tuple[str, str], others: tuple[str, str], ids: Sequence[int]) -> Part:
    """own, others: the columns of the two sides, in supply and in award_part."""
    among = building.values.any_of(ids)
    sold = related("supply", f"r.{others[0]} IN {among}{_traded(building, 'r.dated_on')}", column=own[0])
    won = related("award_part", f"r.{others[1]} IN {among}{_traded(building, 'r.awarded_on')}", column=own[1])

    def probe(firm_id: str) -> str:
        return either(part.probe(firm_id) for part in (sold, won) if part.probe)

    return Part(probe("f.id"), f"{sold.ids} UNION ALL {won.ids}", probe, either=True)


def _traded(building: Building, day: str) -> str:
    query, bind = building.query, building.values.bind
    since = "" if query.traded_since is None else f" AND {day} >= {bind(query.traded_since)}"
    return since + ("" if query.traded_until is None else f" AND {day} <= {bind(query.traded_until)}")


def bought_in_window(building: Building, buyers: Sequence[int]) -> str:
    """Sum of what those buyers bought of the firm by supply in the window of the trade, 0 for none.

    Contract, delivery and payment of one sale are one amount, as in labels: of each buyer the largest sum of one kind.
    A framework has no amount of its own.
    """
    return f"({' + '.join(_bought_by_one(building, buyer) for buyer in sorted(set(buyers))) or 'CAST(0 AS BIGINT)'})"  # a plain 0 to sort by is the number of a column


def _bought_by_one(building: Building, buyer: int) -> str:
    return f"""coalesce((SELECT max(k.amount) FROM (SELECT sum(s.amount) AS amount FROM supply s
               WHERE s.supplier_id = f.id AND s.buyer_id = {building.values.bind(buyer)}
               AND s.kind <> 'FRAMEWORK'{_traded(building, "s.dated_on")} GROUP BY s.kind) k), 0)"""  # noqa: S608 - own text
