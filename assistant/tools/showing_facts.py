"""Which of a firm's facts show that it meets a condition of the question: the event, award, licence or overdue debt.

So that a list of firms cites what happened and not only that somebody counted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal

from assistant.domain.evidence import Evidence
from assistant.domain.facts import FirmFacts
from assistant.domain.firm_query import FirmQuery
from assistant.domain.text import Text
from assistant.tools.conditions import yuan

MOST = 3
"""Facts shown for one firm."""

Shown = tuple[Text, Evidence]


def asks_for_facts(query: FirmQuery) -> bool:
    """Whether a condition is met by a fact of its own, beside the register row."""
    return bool(query.events or query.lapsed or query.overdue_days_min is not None or asks_for_awards(query))


def asks_for_awards(query: FirmQuery) -> bool:
    """Whether a condition is met by an award."""
    if query.won is False:
        return False
    bounds = (query.won_since, query.won_until, query.won_amount_min, query.won_amount_max)
    return bool(query.won or query.won_from or any(bound is not None for bound in bounds))


def showing(query: FirmQuery, facts: FirmFacts, awards: Collection[str], today: date) -> tuple[Shown, ...]:
    """The newest facts that meet the query's conditions. awards: evidence keys of the tenders that meet them."""
    return tuple(_showing(query, facts, awards, today))[:MOST]


def _showing(query: FirmQuery, facts: FirmFacts, awards: Collection[str], today: date) -> Iterable[Shown]:
    for event in facts.events:
        if event.kind not in query.events or not event.current or event.person_id is not None:
            continue
        if query.event_role and event.role != query.event_role:
            continue
        if not _within(event.occurred_on, query.event_since, query.event_until):
            continue
        yield _text(event.title, event.occurred_on, event.amount), event.evidence
    for tender in facts.tenders:
        if tender.evidence.key in awards:
            yield (
                _text(f"{tender.title}（{tender.buyer}）", tender.awarded_on, tender.amount),
                tender.evidence,
            )
    client = facts.client
    if query.overdue_days_min is not None and client is not None and client.visible and client.overdue_days:
        days = client.overdue_days
        yield Text(f"在本行逾期 {days} 天", f"overdue at this bank for {days} days"), client.evidence
    if query.lapsed:
        for paper in facts.qualifications:
            if paper.kind == "licence" and not paper.valid(today):
                until = paper.expires_on.isoformat() if paper.expires_on else ""
                yield Text(f"{paper.name} {until}".rstrip(), f"{paper.name} {until}".rstrip()), paper.evidence


def _within(day: date | None, since: date | None, until: date | None) -> bool:
    if since is None and until is None:
        return True
    return day is not None and (since is None or day >= since) and (until is None or day <= until)


def _text(title: str, day: date | None, amount: Decimal | None) -> Text:
    parts = [title] + ([day.isoformat()] if day else [])
    if amount is None:
        return Text("，".join(parts), ", ".join(parts))
    return Text("，".join([*parts, yuan(amount, "zh")]), ", ".join([*parts, yuan(amount, "en")]))
