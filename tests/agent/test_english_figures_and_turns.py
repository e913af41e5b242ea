"""English sums, years and times find their measure; clauses about the speaker limit nothing; turns go on from a list."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.agent.builtin.parser import Parser


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        (
            "Firms that won three tenders last year, over 2 million in all",
            "won_amount_min",
            Decimal(2_000_000),
        ),
        ("tea firms fined 100,000 yuan or more", "event_amount_min", Decimal(100_000)),
        ("phosphate firms with ten years or more behind them", "age_min", 10),
        ("firms in Fuquan, twelve insured staff at the very least", "insured_min", 12),
        ("peanut firms that have been going for at least seven years", "age_min", 7),
        ("tea firms, tenders won totalling over 3m this year", "won_amount_min", Decimal(3_000_000)),
        ("who has won a tender since May last year?", "won_since", date(2025, 5, 1)),
        ("2025 contract winners in Fuquan", "won_since", date(2025, 1, 1)),
        ("phosphate firms whose permits expire on or before 31 May 2027", "expiring_by", date(2027, 5, 31)),
        ("skip firms set up before 2010: tea makers in Duyun", "founded_after", date(2010, 1, 1)),
        ("SOE suppliers in Fuquan, provincial + county level", "soe_levels", ["province", "county"]),
        ("tea firms in Duyun, the first six will do", "limit", 6),
        ("phosphate makers whose works have been shut down", "events", ["production_stopped"]),
        ("tea firms facing enforcement", "events", ["enforcement"]),
    ],
)
def test_what_is_said_shortly_is_read_in_full(parser: Parser, text: str, field: str, value: Any) -> None:
    meaning = parser.parse(text)
    assert meaning.intent is Intent.LIST, meaning.unread
    assert getattr(meaning.query, field) == value


@pytest.mark.parametrize(
    "text",
    [
        "tea firms in Duyun, because the auditors keep ringing me",
        "Oh, right, tea firms in Duyun, don't ask me why",
        "the boss wants a few names: tea firms in Duyun",
        "I saw three of them on the train; tea firms in Duyun",
        "if it isn't too much trouble, tea firms in Duyun",
    ],
)
def test_clauses_about_the_speaker_limit_nothing(parser: Parser, text: str) -> None:
    meaning = parser.parse(text)
    assert meaning.intent is Intent.LIST, meaning.unread
    assert meaning.query == parser.parse("tea firms in Duyun").query


def _after(parser: Parser, *turns: str) -> Meaning:
    last: Meaning | None = None
    for turn in turns:
        last = parser.parse(turn, last, None, last)
    assert last is not None
    return last


@pytest.mark.parametrize(
    ("turns", "field", "value"),
    [
        (("firms under enforcement in Fuquan", "only those of two million or more"), "event_amount_min", Decimal(2_000_000)),
        (("tea firms in Duyun", "drop those under four years old", "and anyone with a penalty"), "without_penalty", True),
        (("peanut firms in Majiang and Duyun", "make it Weng'an instead of Duyun"), "regions", ["522635", "522725"]),
        (("firms that won government tenders this year", "state-owned buyers instead"), "won_from", ["state_owned"]),
        (("phosphate firms in Fuquan", "only SOE suppliers", "scrap the SOE bit"), "labels", []),
        (("clients of the Fuquan branch", "anyone overdue?", "by more than a month?"), "overdue_days_min", 31),
        (("tea firms in Duyun", "any with a dishonest entry? take them off"), "without_dishonest", True),
    ],
)  # fmt: skip
def test_turns_go_on_from_the_list(parser: Parser, turns: tuple[str, ...], field: str, value: Any) -> None:
    meaning = _after(parser, *turns)
    assert meaning.intent is Intent.LIST, meaning.unread
    assert getattr(meaning.query, field) == value


def test_a_place_asked_after_a_count_is_counted(parser: Parser) -> None:
    assert _after(parser, "how many cooperatives are there?", "In Duyun?").intent is Intent.COUNT
