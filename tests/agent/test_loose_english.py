"""Loose English is read: asides limit nobody, adjectives that say nothing fall away, a turn points at the one before."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from assistant.agent.builtin.grammar.follow_ups.pointing_en import pointed_out
from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.agent.builtin.parser import Parser
from assistant.agent.builtin.wording.said_freely_en import without_looseness
from assistant.domain.firm_query import FirmQuery


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Out of idle curiosity, who makes tea?", "who makes tea?"),
        ("firms in Fuquan, mind you", "firms in Fuquan"),
        ("firms that are nonetheless private", "firms that are private"),
        ("firms with a current mining licence", "firms with a mining licence"),
        ("firms without a valid mining licence", "firms without a valid mining licence"),
        ("would you mind listing tea firms?", "please list tea firms?"),
        ("tea firms by how old they are", "tea firms by age"),
        ("won a contract issued by the county government", "won a tender from county government"),
        ("hauliers still driving about with an old permit", "hauliers still with an old permit"),
        ("two million's worth or more", "worth at least two million"),
        ("firms that clocked up a fine", "firms that had a fine"),
        ("enterprises filed under the industry 2511", "enterprises in the industry 2511"),
        ("warnings since the beginning of June", "warnings since June"),
        ("largest capital first, just five", "largest capital first, top five"),
        (
            "tea firms with decent capital, say at least 2 million",
            "tea firms with capital at least 2 million",
        ),
    ],
)
def test_what_says_nothing_falls_away(text: str, written: str) -> None:
    assert without_looseness(text) == written


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("which Fuquan firms racked up a penalty last year, just curious", {"regions": ["522702"], "events": ["penalty"]}),
        ("Which firms won work commissioned by listed companies?", {"won_from": ["listed"]}),
        ("which firms won at least three contracts let by state-owned firms?", {"wins_min": 3, "won_from": ["state_owned"]}),
        ("firms whose tender wins last year came to between one and two million", {"won_amount_max": Decimal(2_000_000)}),
        ("firms by tender value, this year", {"won_since": date(2026, 1, 1), "order_by": "won_amount"}),
    ],
)  # fmt: skip
def test_loose_conditions_are_read(parser: Parser, text: str, fields: dict[str, Any]) -> None:
    meaning = parser.parse(text)
    assert meaning.intent in (Intent.LIST, Intent.COUNT), meaning.unread
    assert {name: getattr(meaning.query, name) for name in fields} == fields


def _after(intent: Intent = Intent.LIST, firms: tuple[str, ...] = (), **fields: Any) -> Meaning:
    return Meaning(intent=intent, lang="en", firms=firms, query=FirmQuery(**fields))


@pytest.mark.parametrize(
    ("said", "last", "written"),
    [
        ("list that branch's clients", _after(branches=["都匀支行"]), "list 都匀支行 clients"),
        ("who owns the latter?", _after(Intent.COMPARE, ("甲", "乙")), "who owns the second one?"),
        ("only those fined since May", _after(events=["penalty"]), "only since May"),
        ("just the ones from 2025", _after(won=True), "only in 2025"),
        ("just the firms that sold to it in 2025", _after(buyers=["甲"]), "only in 2025"),
        ("only those from Fuquan", _after(events=["penalty"]), "only those from Fuquan"),
        ("at least one will do", _after(wins_min=3), "make it at least one"),
        (
            "I don't mind about fines, but not in Duyun",
            _after(),
            "drop the fines condition, but not in Duyun",
        ),
        ("compare those two", _after(Intent.COMPARE, ("甲", "乙")), "compare the two"),
    ],
)
def test_a_turn_names_what_it_points_at(said: str, last: Meaning, written: str) -> None:
    assert pointed_out(said, last, None) == written


@pytest.mark.parametrize(
    ("asked", "said", "place"),
    [
        ("is 甲 a subsidiary of 乙?", "who controls the parent?", "second"),
        ("does 甲 own 乙?", "who controls the parent?", "first"),
        ("does 甲 own 乙?", "what does the subsidiary sell?", "second"),
    ],
)
def test_the_parent_is_the_one_that_holds(asked: str, said: str, place: str) -> None:
    last = _after(Intent.RELATION, ("甲", "乙")).model_copy(update={"topic": asked})
    assert f"the {place} one" in pointed_out(said, last, None)


def test_a_product_is_meant_again(parser: Parser) -> None:
    used = parser.parse("What is yellow phosphorus used for?")
    assert used.intent is Intent.TRACE
    made = parser.parse("And what does it take to make it?", used)
    assert (made.intent, made.product, made.direction) == (Intent.TRACE, used.product, "upstream")


def test_a_question_given_up_leaves_the_list(parser: Parser) -> None:
    listed = parser.parse("tea firms in Fuquan")
    unread = parser.parse("which of them export?", listed, None, listed)
    assert unread.intent is Intent.UNCLEAR
    went_on = parser.parse("All right, then those with tax grade A", unread, None, listed)
    assert went_on.intent is Intent.LIST
    assert (went_on.query.regions, went_on.query.tax_grades) == (["522702"], ["A"])


def test_ok_then_is_no_approval(parser: Parser) -> None:
    listed = parser.parse("tea firms in Fuquan")
    assert parser.parse("OK then, the ones with tax grade A", listed).intent is Intent.LIST
    assert parser.parse("just ok the loan").intent is Intent.DECIDE
