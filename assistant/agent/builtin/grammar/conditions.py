"""Every condition on firms that a question holds: tokens in, fields of a query out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.agent.builtin.grammar.figures_en import read_left_amounts
from assistant.agent.builtin.grammar.happenings import read_events, read_overdue, read_tenders
from assistant.agent.builtin.grammar.left_over.denials_en import denied_unread
from assistant.agent.builtin.grammar.left_over.never_held import never_held
from assistant.agent.builtin.grammar.left_over.overlooked import overlooked
from assistant.agent.builtin.grammar.left_over.unread import (
    all_at_once,
    mixed_choice,
    unread_words,
    without_a_condition,
)
from assistant.agent.builtin.grammar.left_over.vague_en import vague_unread
from assistant.agent.builtin.grammar.loose_figures import read_loose_figures
from assistant.agent.builtin.grammar.measures import read_age, read_money, read_none, read_people
from assistant.agent.builtin.grammar.ordering import (
    counted_in_its_window,
    read_limit,
    read_order,
    read_sorting_window,
)
from assistant.agent.builtin.grammar.reading import Read
from assistant.agent.builtin.grammar.relations import read_partners, read_relations
from assistant.agent.builtin.grammar.scope import excluded
from assistant.agent.builtin.grammar.standing import read_owners, read_papers, read_places, read_trade
from assistant.agent.builtin.question_tokens import Tokens
from assistant.domain.firm_query import FirmQuery
from assistant.domain.reading.dates import years_before


@dataclass(frozen=True, slots=True)
class Conditions:
    """Fields of a FirmQuery that the question sets, the words of it that no condition took up, and fields that it
    says both ways."""

    fields: dict[str, Any]
    unread: tuple[str, ...]
    clash: tuple[str, ...] = ()
    rest: str = ""
    """The question without the words that conditions took up, which say nothing of what kind of question it is."""


def read_conditions(tokens: Tokens, today: date) -> Conditions:
    """Every condition of the question; order and limit stand with the rest."""
    negated = excluded(tokens)
    read = Read()
    relations = read_relations(tokens, negated)
    read.used |= relations.used
    fields = read.fields
    order = counted_in_its_window(read_order(tokens), tokens)
    if order:
        read.used.update(i for i, t in enumerate(tokens.items) if t.category in "cwsgf1+-o")
        read_sorting_window(order, tokens, today, read)
    read_partners(tokens, today, read)
    read_places(tokens, negated, read)
    read_papers(tokens, negated, today, read)
    read_trade(tokens, negated, read)
    read_money(tokens, negated, read)
    read_none(tokens, negated, read)
    read_people(tokens, negated, read)
    read_tenders(tokens, negated, today, read, relations.won, order)
    read_age(tokens, negated, today, read)
    read_events(tokens, negated, today, read)
    read_overdue(tokens, negated, read)

    read_loose_figures(tokens, negated, today, read)
    read_left_amounts(tokens, negated, read)

    if relations.labels:
        fields["labels"] = list(relations.labels)
        if relations.either:
            fields["any_label"] = True
    if relations.excluded:
        fields["exclude_labels"] = list(relations.excluded)
    if relations.levels:
        fields["soe_levels"] = list(relations.levels)
    read_owners(tokens, negated, read)
    if any(token.value == "branch" for token in tokens.all("E")):
        fields["client"] = True
    if order:
        fields |= order
        if order["order_by"] in ("balance", "credit_limit", "overdue_days"):
            fields["client"] = True
        if "insured_count" in (order["order_by"], *(key["by"] for key in order.get("then_by", ()))):
            read.used.update(i for i, t in enumerate(tokens.items) if t.category == "i")
    read_limit(tokens, read, ordered=bool(order))
    if relations.labels:  # a label looks back three years: 近三年 beside it says just that
        for place, token in enumerate(tokens.items):
            if token.category == "d" and token.value.since == years_before(today, 3):
                read.used.add(place)
    unread = unread_words(tokens, read.used, ordered=bool(order))
    if not fields and not unread and not tokens.has("AQ§"):
        unread = without_a_condition(tokens)
    return Conditions(
        fields,
        tuple(
            dict.fromkeys(
                (
                    *unread,
                    *overlooked(tokens, read.used),
                    *never_held(tokens),
                    *mixed_choice(tokens),
                    *all_at_once(tokens),
                    *denied_unread(tokens, read.used, unread),
                    *vague_unread(tokens, read.used),
                )
            )
        ),
        tuple(dict.fromkeys(read.clash)),
        _rest(tokens, read.used),
    )


def _rest(tokens: Tokens, used: set[int]) -> str:
    text = tokens.text
    for place in used:
        token = tokens.items[place]
        text = text[: token.start] + " " * (token.end - token.start) + text[token.end :]
    return text


def _years_ago(today: date, years: int) -> date:
    """Nobody is older than the calendar."""
    return years_before(today, min(years, today.year - 1))


def contradictions(query: FirmQuery, today: date) -> tuple[str, ...]:
    """Fields of conditions that no firm can meet together."""
    found: list[str] = []
    for low, high in (
        ("founded_after", "founded_before"),
        ("age_min", "age_max"),
        ("registered_capital_min", "registered_capital_max"),
        ("revenue_min", "revenue_max"),
        ("insured_min", "insured_max"),
        ("wins_min", "wins_max"),
        ("won_amount_min", "won_amount_max"),
    ):
        least, most = getattr(query, low), getattr(query, high)
        if least is not None and most is not None and least > most:
            found.append({"age": "founded"}.get(low.rsplit("_", 1)[0], low.rsplit("_", 1)[0]))
    if query.age_min is not None and query.founded_after is not None:
        found += ["founded"] * (query.founded_after > _years_ago(today, query.age_min))
    if query.age_max is not None and query.founded_before is not None:
        found += ["founded"] * (query.founded_before <= _years_ago(today, query.age_max + 1))
    for wanted, unwanted in (
        ("regions", "exclude_regions"),
        ("labels", "exclude_labels"),
        ("products", "exclude_products"),
        ("segments", "exclude_segments"),
        ("kinds", "exclude_kinds"),
        ("events", "without_events"),
    ):
        if set(getattr(query, wanted)) & set(getattr(query, unwanted)):
            found.append(wanted)
    for kind, flag in (
        ("penalty", "without_penalty"),
        ("dishonest", "without_dishonest"),
        ("enforcement", "without_enforcement"),
    ):
        if kind in query.events and getattr(query, flag):
            found.append("events")
    if query.overdue_days_min is not None and query.without_overdue:
        found.append("overdue")
    return tuple(dict.fromkeys(found))
