"""What English denies is left out or asked back, and never read as its opposite."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.agent.builtin.meaning import Intent
from assistant.agent.builtin.parser import Parser


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("clients with nothing overdue", "without_overdue", True),
        ("tea firms clear of penalties", "without_penalty", True),
        ("firms not free of penalties", "events", ["penalty"]),
        ("skip anyone who owes tax: tea firms", "without_events", ["tax_arrears"]),
        ("firms in Fuquan that we don't bank yet", "client", False),
        ("phosphate firms, any size but small and micro", "sizes", ["medium", "large"]),
        ("tea firms in Fuquan, leave the cooperatives out", "exclude_kinds", ["cooperative"]),
        ("tea firms in Fuquan, drop anyone who hasn't won a tender", "won", True),
        ("firms whose capital isn't below 5 million", "registered_capital_min", 5_000_000),
        ("Isn't there a tea firm in Fuquan?", "regions", ["522702"]),
    ],
)
def test_a_denial_reaches_what_it_denies(parser: Parser, text: str, field: str, value: Any) -> None:
    meaning = parser.parse(text)
    assert meaning.intent is Intent.LIST, meaning.unread
    assert getattr(meaning.query, field) == value


@pytest.mark.parametrize(
    "text",
    [
        "which clients are no longer overdue?",
        "former clients in Fuquan",
        "who used to bank with us and doesn't anymore?",
        "tea firms in Fuquan unless they are dishonest",
        "dishonest debtors do bother me: tea firms in Fuquan without any of the latter",
        "drop firms in Fuquan younger than 3 years",
        "tea firms that aren't local",
        "clients who are overdue or under enforcement",
        "tea firms I visited last month",
        "tea firms whose boss is from Fuquan",
        "Which suppliers have the best customer reviews?",
        "loss-making clients in Fuquan",
        "new tea firms in Fuquan",
    ],
)
def test_what_nothing_takes_up_is_asked_back(parser: Parser, text: str) -> None:
    meaning = parser.parse(text)
    assert meaning.intent is Intent.UNCLEAR
    assert meaning.unread


@pytest.mark.parametrize(
    "text",
    [
        "no hurry: tea firms in Fuquan",
        "It isn't urgent, but which tea firms are in Fuquan?",
        "I don't know which tea firms are in Fuquan, can you list them",
        "tea firms in Fuquan, whether or not they are clients",
        "which tea firms in Fuquan should I visit next week?",
        "My boss founded our desk in 2012 with a budget of 5 million and is asking which tea firms are in Fuquan",
    ],
)
def test_speech_that_limits_nobody_is_no_condition(parser: Parser, text: str) -> None:
    query = parser.parse(text).query
    assert query.model_dump(exclude_defaults=True) == {"regions": ["522702"], "chain": "tea"}
