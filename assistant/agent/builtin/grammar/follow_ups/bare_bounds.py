"""Turns after a list that only give a figure to what the list was asked by (金额过百万的, 超过六十天的), and turns that
speak of several places where only one is left to go by (两个地方合起来多少家)."""

from __future__ import annotations

import re

from assistant.agent.builtin.grammar.conditions import Conditions
from assistant.agent.builtin.grammar.happenings import overdue_days
from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.agent.builtin.question_tokens import Tokens
from assistant.domain.firm_query import FirmQuery
from assistant.domain.text import Lang

_SET_UP = "RHPSKUWQA§ZCcif"
_LITTLE = 6
"""Unknown characters beside the figure."""
_SUM = re.compile(
    r"加(?:在)?一?(?:起来?|块儿?|总)|合(?:在)?(?:一|起)(?:起|块儿?|来)|[两三四几](?:个)?(?:地方?|县|支行|边|处|头)"
)
"""两个地方合起来, 加起来: of several lists before."""


def with_a_bound(tokens: Tokens, read: Conditions, base: Meaning, lang: Lang) -> Meaning | None:
    """The list before with the amount or the days that the turn names for what it was asked by; None for other turns."""
    if set(read.fields) - {"limit"} or tokens.has(_SET_UP) or len(tokens.unknown) > _LITTLE:
        return None
    query = base.query
    money = [token.value for token in tokens.all("m")]
    denied = tokens.has("N")
    least = None if len(money) != 1 else money[0].high if denied else money[0].low
    if least is not None and (not denied or money[0].low is None):
        name = _amount_of(query)  # 供货不到三百万的不要: three million at least
        made = {name: least} if name is not None else None
    elif denied:
        return None
    elif query.overdue_days_min is not None and not tokens.has("m"):
        days = overdue_days(tokens.text)
        made = {"overdue_days_min": days} if days is not None else None
    else:
        made = None
    if made is None:
        return None
    query = FirmQuery.model_validate(query.model_dump() | made | {"offset": 0})
    return base.model_copy(update={"query": query, "lang": lang, "refined": True})


def _amount_of(query: FirmQuery) -> str | None:
    """The one amount that a bare sum can be; None where there are several or none."""
    found = [
        name
        for name, asked in (
            ("bought_amount_min", bool(query.buyers)),
            ("event_amount_min", bool(query.events)),
            ("won_amount_min", bool(query.won or query.won_from or query.wins_min)),
        )
        if asked
    ]
    return found[0] if len(found) == 1 else None


def summed_up(meaning: Meaning, tokens: Tokens) -> Meaning:
    """`meaning`, asked back where the turn adds up several places and the conditions hold but one."""
    several = _SUM.search(tokens.text)
    query = meaning.query
    if (
        several is None
        or meaning.intent is Intent.UNCLEAR
        or max(len(query.regions), len(query.branches)) > 1
    ):
        return meaning
    if not (query.regions or query.branches):
        return meaning
    asked = {"intent": Intent.UNCLEAR, "sought": meaning.intent, "unread": (several[0],)}
    return meaning.model_copy(update=asked)
