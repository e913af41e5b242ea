"""English that says a condition by a verb or an idiom is read as that condition, and a preamble limits nobody."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.agent.builtin.meaning import Intent
from assistant.agent.builtin.parser import Parser


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("which firms in Fuquan are late with their taxes?", {"regions": ["522702"], "events": ["tax_arrears"]}),
        ("tea firms, 2 million registered or more, in private hands", {"chain": "tea", "state_owned": False, "registered_capital_min": 2_000_000}),
        ("tea firms that have actually paid in at least 3 million", {"chain": "tea", "paid_in_capital_min": 3_000_000}),
        ("tea firms in Fuquan where enforcement was closed for lack of any assets", {"regions": ["522702"], "chain": "tea", "events": ["enforcement"], "ended_for_lack_of_assets": True}),
        ("SOE suppliers (provincial only) in Fuquan", {"regions": ["522702"], "labels": ["soe_supplier"], "soe_levels": ["province"]}),
        ("tea firms that mustn't be on the dishonest list", {"chain": "tea", "without_dishonest": True}),
        ("tea firms, provided none is dishonest or sits on the abnormal operation list", {"chain": "tea", "without_dishonest": True, "without_events": ["abnormal_operation"]}),
        ("tea firms in Fuquan, twelve of them", {"regions": ["522702"], "chain": "tea", "limit": 12}),
        ("tea firms with 丰 in their names", {"chain": "tea", "name_contains": "丰"}),
    ],
)  # fmt: skip
def test_verbs_and_idioms_are_conditions(parser: Parser, text: str, fields: dict[str, Any]) -> None:
    meaning = parser.parse(text)
    assert meaning.intent is Intent.LIST, meaning.unread
    assert meaning.query.model_dump(exclude_defaults=True) == fields


@pytest.mark.parametrize(
    "text",
    [
        "Since the auditors are coming, list the tea firms in Fuquan",
        "We have been told to tidy our files, so please show me the tea firms in Fuquan",
        "In preparation for the inspection I need the tea firms in Fuquan",
    ],
)
def test_a_preamble_limits_nobody(parser: Parser, text: str) -> None:
    query = parser.parse(text).query
    assert query.model_dump(exclude_defaults=True) == {"regions": ["522702"], "chain": "tea"}


@pytest.mark.parametrize(
    "text",
    [
        "which tea firms in Fuquan merit a loan?",
        "tea firms in Fuquan that are sound enough for us to finance",
        "fundable tea firms, Fuquan",
        "could we lend to any of the tea firms in Fuquan?",
        "would any tea firms in Fuquan be good enough to be given credit?",
    ],
)
def test_credit_suits_them(parser: Parser, text: str) -> None:
    meaning = parser.parse(text)
    assert meaning.intent is Intent.SCREEN
    assert (meaning.query.regions, meaning.query.chain, meaning.query.client) == (["522702"], "tea", None)


@pytest.mark.parametrize(
    ("turn", "field", "value"),
    [
        ("Restrict this to suppliers of listed companies.", "labels", ["listed_supplier"]),
        ("please take away anyone behind with their repayments", "without_overdue", True),
    ],
)
def test_a_turn_narrows_the_list(parser: Parser, turn: str, field: str, value: Any) -> None:
    meaning = parser.parse(turn, parser.parse("tea firms in Fuquan"))
    assert (meaning.query.chain, getattr(meaning.query, field)) == ("tea", value)
