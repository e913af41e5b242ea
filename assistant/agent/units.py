"""What a figure counts: yuan, firms, people, months … A figure of one kind never stands for one of another.

Generic measures (个, 项, 条, 件, 笔) and figures without any count nothing in particular and fit every kind.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Unit(StrEnum):
    """Families of measures; the scale (万, million) belongs to the number. BARE: a value whose unit stands in its
    column's header, and that only a figure without a unit may repeat."""

    MONEY = "money"
    FIRMS = "firms"
    PEOPLE = "people"
    YEARS = "years"
    MONTHS = "months"
    DAYS = "days"
    TONNES = "tonnes"
    KILOGRAMS = "kilograms"
    MU = "mu"
    HECTARES = "hectares"
    SQUARE_METRES = "square_metres"
    ENERGY = "energy"
    METRES = "metres"
    KILOMETRES = "kilometres"
    TIMES = "times"
    BARE = "bare"


_BEHIND: tuple[tuple[Unit, str], ...] = (
    (Unit.MONEY, r"元|块钱|人民币|yuan(?![a-z])|rmb(?![a-z])|cny(?![a-z])"),
    (
        Unit.FIRMS,
        r"家(?![属庭具电])|户(?!外|籍)|(?:[a-z-]+\s+){0,2}(?:firms?|companies|company|enterprises?|suppliers?|buyers?|candidates?)(?![a-z])",
    ),
    (
        Unit.PEOPLE,
        r"人(?![民均次行])|名(?!单|录|额|称|牌)|(?:people|persons?|employees|workers|staff)(?![a-z])",
    ),
    (Unit.MONTHS, r"个?月(?!\d|末|初|底)|(?:calendar\s+)?months?(?![a-z])"),
    (Unit.YEARS, r"(?:整|周|个)?年(?!\d|度|末|初|底|报|期|产|[以]?来)|(?:full\s+)?years?(?![a-z])"),
    (Unit.DAYS, r"(?:个?(?:自然|工作|交易)?日|天)(?!\d)|(?:working\s+|calendar\s+)?days?(?![a-z])"),
    (Unit.TONNES, r"吨|tonnes?(?![a-z])|tons?(?![a-z])"),
    (Unit.KILOGRAMS, r"公斤|千克|kg(?![a-z])"),
    (Unit.MU, r"亩|mu(?![a-z])"),
    (Unit.HECTARES, r"公顷|hectares?(?![a-z])"),
    (Unit.SQUARE_METRES, r"平方米|square met(?:er|re)s?(?![a-z])"),
    (Unit.ENERGY, r"千瓦时|度(?!过|假)|kwh(?![a-z])"),
    (Unit.KILOMETRES, r"公里|千米|(?:kilomet(?:er|re)s?|km)(?![a-z])"),
    (Unit.METRES, r"米(?!粉|面)|(?:met(?:er|re)s?|m)(?![a-z])"),
    (Unit.TIMES, r"次(?!级|贷|要)"),
)
_PATTERN = re.compile(
    r"\s*(?:余|多)?(?:" + "|".join(f"(?P<{unit.value}>{words})" for unit, words in _BEHIND) + ")",
    re.IGNORECASE,
)
_MONEY_AHEAD = re.compile(r"(?:¥|￥|人民币|rmb|cny)\s*$", re.IGNORECASE)

COUNT_HEADERS: dict[str, Unit] = {
    "人数": Unit.PEOPLE,
    "家数": Unit.FIRMS,
    "户数": Unit.FIRMS,
    "次数": Unit.TIMES,
    "天数": Unit.DAYS,
    "月数": Unit.MONTHS,
    "年数": Unit.YEARS,
}
"""Endings of column headers that say what their values count: 参保人数：42 says 42 people."""


def unit_of(text: str, start: int, end: int) -> Unit | None:
    """What the figure at text[start:end] counts by the words around it; None where they do not say. Folded text."""
    behind = _PATTERN.match(text, end)
    if behind and behind.lastgroup:
        return Unit(behind.lastgroup)
    return Unit.MONEY if _MONEY_AHEAD.search(text, 0, start) else None
