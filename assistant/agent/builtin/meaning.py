"""What the built-in model understood of a question: a typed meaning that is stored with the turn and can be refined."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.domain.firm_query import FirmQuery
from assistant.domain.text import Lang

CountBy = Literal["segment", "region", "label", "product", "branch"]
Aspect = Literal[
    "summary", "customers", "suppliers", "controller", "owners", "court", "tenders", "score", "finance",
    "products", "bank", "financing", "guarantees", "qualifications",
]  # fmt: skip


class Intent(StrEnum):
    """What is asked for. DECIDE: the officer asks for an approval, which the program never gives. LANGUAGE:
    neither Chinese nor English. OFF_TOPIC: no matter of a bank's. RULES: to change the program's rules, rights or data.
    CODE: a piece of program."""

    SCREEN = "screen"
    LIST = "list"
    COUNT = "count"
    GAPS = "gaps"
    TRACE = "trace"
    PROFILE = "profile"
    COMPARE = "compare"
    RELATION = "relation"
    WHY = "why"
    OWNERSHIP = "ownership"
    NETWORK = "network"
    CHAIN_MAP = "chain_map"
    CLUSTER = "cluster"
    OPPORTUNITIES = "opportunities"
    WARNINGS = "warnings"
    WORKING_CAPITAL = "working_capital"
    DUE_DILIGENCE = "due_diligence"
    POLICY = "policy"
    GREETING = "greeting"
    THANKS = "thanks"
    HELP = "help"
    DECIDE = "decide"
    LANGUAGE = "language"
    OFF_TOPIC = "off_topic"
    RULES = "rules"
    CODE = "code"
    WHICH = "which"
    UNCLEAR = "unclear"


SMALL_TALK = frozenset(
    {
        Intent.GREETING,
        Intent.THANKS,
        Intent.HELP,
        Intent.DECIDE,
        Intent.WHICH,
        Intent.UNCLEAR,
        Intent.LANGUAGE,
        Intent.OFF_TOPIC,
        Intent.RULES,
        Intent.CODE,
    }
)
"""Intents that are answered without looking anything up. WHICH: the question points at a firm nobody has named.
UNCLEAR: a part of the question was not understood, and an answer without that part would not be its answer."""

DECLINED = frozenset({Intent.LANGUAGE, Intent.OFF_TOPIC, Intent.RULES, Intent.CODE})
"""Small talk that turns a request down."""

FIRM_SETS = frozenset({Intent.SCREEN, Intent.LIST, Intent.COUNT, Intent.GAPS})
"""Intents that ask for firms by conditions, and that a later turn can refine."""


class Meaning(BaseModel):
    """One question as understood.

    query: the conditions. firms: names, numbers or id:N of single firms. aspect: what about one firm is asked for;
    also: what else (股东是谁，有没有涉诉). place: which of a list is meant, from 1.
    topic: the words to search the library for. direction and product: for TRACE. unread: words that
    no condition took up, asked back rather than dropped; clash: fields of conditions that exclude each other; sought: what
    an UNCLEAR question for firms would have been without them, which the next turn may go on from; doubted: the
    sign (learned/signs.py) for which a whole reading is put to the officer instead of an answer; offers:
    ways out of an UNCLEAR question, each with the message that takes it. kinds, level, since: for OPPORTUNITIES and
    WARNINGS, codes of the signals asked for, the least level, and from which day on. growth: expected growth of sales
    as a fraction, for WORKING_CAPITAL. refined: built on the turn before;
    replaced: lists of conditions that the turn put others in the place of, which 两样都算上 takes in again.
    listed and excluded: ids of the firms that the answer showed, in order, so that 第二家 has a meaning next time.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    intent: Intent
    lang: Lang
    query: FirmQuery = Field(default_factory=FirmQuery)
    firms: tuple[str, ...] = ()
    aspect: Aspect = "summary"
    also: tuple[Aspect, ...] = ()
    topic: str = ""
    count_by: CountBy | None = None
    product: str | None = None
    direction: Literal["upstream", "downstream", "both"] = "both"
    unread: tuple[str, ...] = ()
    clash: tuple[str, ...] = ()
    sought: Intent | None = None
    doubted: str = ""
    offers: tuple[tuple[str, str], ...] = ()
    kinds: tuple[str, ...] = ()
    level: Literal["yellow", "orange", "red"] | None = None
    since: date | None = None
    growth: Decimal | None = None
    refined: bool = False
    replaced: dict[str, list[str]] = Field(default_factory=dict)
    listed: tuple[int, ...] = ()
    excluded: tuple[int, ...] = ()
