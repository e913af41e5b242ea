"""Amounts that no reader took and that only one measure can mean: of cases, of tenders won, of goods bought.

won at least two tenders, worth five million yuan or more in total; sold goods worth three million to X; show only those of
one million or more, after a list of firms under enforcement. A word in the clause decides, else what is asked for at all;
where two measures could be meant the amount stays unread.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from assistant.agent.builtin.grammar.reading import Read
from assistant.agent.builtin.question_tokens import Token, Tokens
from assistant.domain.reading.money import Bound

_SAID: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("paid_in_capital", re.compile(r"\bpaid[- ](?:in|up)\b|\bcontributed\b|\bpaid-in\b")),
    ("registered_capital", re.compile(r"\bcapital|\bregistered (?:with|at|for)\b|\bshare capital\b")),
    ("revenue", re.compile(r"\bturnovers?\b|\brevenues?\b|\btakings\b|\bturning over\b|\bannual sales\b|\b(?:a|per) year\b|\bannually\b")),
    ("won_amount", re.compile(r"\b(?:tenders?|contracts?|awards?|wins?|won|winnings|bids?)\b")),
    ("event_amount", re.compile(r"\b(?:cases?|claims?|fines?|penalt(?:y|ies)|judg(?:e)?ments?|disputes?|enforce[a-z]*|suits?|lawsuits?|entries|sued)\b")),
    ("bought_amount", re.compile(r"\b(?:goods|purchas[a-z]*|bought|sold|sales|deliver[a-z]*|orders?|invoice[a-z]*|supplied|suppl(?:y|ies))\b")),
)  # fmt: skip
_WORTH = re.compile(
    r"\bworth\b|\btotal(?:ling|s)?\b|\bcombined\b|\baltogether\b|\bin all\b|\bto the tune of\b|\bamount",
    re.IGNORECASE,
)
_MOST = frozenset({"registered_capital", "revenue", "won_amount"})
"""Measures that a query can bound from above as well."""


def read_left_amounts(tokens: Tokens, negated: frozenset[int], read: Read) -> None:
    """Amounts left over, each put where its clause or the rest of the question says."""
    for place, token in enumerate(tokens.items):
        if token.category != "m" or place in read.used or place in negated:
            continue
        name = _named_in_clause(tokens, token, read.fields) or only_one_meant(read.fields)
        if name is not None and put_bound(read.fields, name, token.value):
            read.used.add(place)


def _named_in_clause(tokens: Tokens, token: Token, fields: Mapping[str, Any]) -> str | None:
    ends = [item for item in tokens.items if item.category == ";"]
    low = max((item.end for item in ends if item.end <= token.start), default=0)
    high = min((item.start for item in ends if item.start >= token.end), default=len(tokens.text))
    words = tokens.text[low:high]
    named = [name for name, pattern in _SAID if pattern.search(words)]
    able = [
        name
        for name in named
        if name in ("paid_in_capital", "registered_capital", "revenue") or _asks(fields, name)
    ]
    return able[0] if able else None


def _asks(fields: Mapping[str, Any], name: str) -> bool:
    """Whether the conditions speak of what the amount is of."""
    if name == "won_amount":
        return bool(
            fields.get("won") or fields.get("won_from") or fields.get("wins_min") or fields.get("wins_max")
        )
    return bool(fields.get("events")) if name == "event_amount" else bool(fields.get("buyers"))


def only_one_meant(fields: Mapping[str, Any]) -> str | None:
    """The one amount that can be meant where the clause names none."""
    able = [name for name in ("won_amount", "event_amount", "bought_amount") if _asks(fields, name)]
    return able[0] if len(able) == 1 else None


def put_bound(fields: dict[str, Any], name: str, bound: Bound) -> bool:
    """Sets the bound of a measure; False where a query cannot hold it."""
    low, high = bound.low, bound.high
    if (low is None and high is None) or bound.rough or (high is not None and name not in _MOST):
        return False
    made = {f"{name}_min": low, f"{name}_max": high}
    made = {key: value for key, value in made.items() if value is not None}
    if set(made) & set(fields):
        return False
    fields |= made
    return True
