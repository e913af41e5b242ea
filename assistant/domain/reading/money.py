"""Reads amounts of money and the bound that words put on a figure (500万元以上, at least 5 million yuan).

An amount needs a currency word, or 万/亿 with no other measure after it. Expects folded text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.domain.reading.numbers import Number, read_numbers

_CURRENCY = re.compile(r"\s*(?:元人民币|人民币元|人民币|元|块钱|块|yuan|rmb|cny)(?![a-z])", re.IGNORECASE)
_CURRENCY_AHEAD = re.compile(r"(?:人民币|rmb|cny|¥|￥)\s*$", re.IGNORECASE)
_OTHER_MEASURE = re.compile(
    r"\s*(?:余|多)?(?:家|户|人|名|吨|亩|公顷|千瓦|度|平方|立方|斤|件|台|辆|个|种|株|米|公里|次|年|tonnes?|tons?|people|firms?|"
    r"companies|mu(?![a-z])|hectares?|kwh)",
    re.IGNORECASE,
)
_LOW_AHEAD = re.compile(
    r"(?:不低于|不少于|不小于|(?<![不没未])(?<!没有)超过|大于|高于|多于|至少|最少|(?<![不没未])(?<!没有)达到|(?<![不没未])(?<!没有)达|不止|起码|少说(?:也)?(?:得)?有?|(?:至少|起码|最少)(?:得|要)有?|超|(?<![不未没])(?<!没有)满|>=?|≥|at least|more than|over|above|"
    r"exceed(?:s|ed|ing)?|no less than|not less than|minimum(?: of)?|bigger than|greater than|larger than|older than|longer than)\s*$",
    re.IGNORECASE,
)
_LOW_BEHIND = re.compile(
    r"\s*(?:及以上|或以上|含以上|以上|起步|打底|保底|起|往上|朝上|打底|开外|多以上|or more|or higher|or greater|upwards|and up|up|plus|or above|and above|and more|or older|or longer|\+)",
    re.IGNORECASE,
)
_HIGH_AHEAD = re.compile(
    r"(?:(?:还)?(?:没有?|未|不)(?:能)?(?:够到|够得上|达到|达|够|满)|没到|没有到|未到|没超过|未超过|没有超过|不超过|不高于|不大于|不多于|不到|不足|(?<!不)(?:低于|小于|少于)|至多|最多|顶多|未满|<=?|≤|at most|(?<!no )(?<!not )less than|under|below|"
    r"up to|no more than|not more than|within|fewer than|maximum(?: of)?|younger than)\s*$",
    re.IGNORECASE,
)
_HIGH_BEHIND = re.compile(
    r"\s*(?:及以下|或以下|以下|往下|以内|之内|封顶|为上限|为限|顶天|打住|止|内|or less|or below|and below|or younger)",
    re.IGNORECASE,
)
_STRICT_AHEAD = re.compile(
    r"(?<!不)(?<!no )(?<!not )(?<![没未])(?<!没有)(?:超过|大于|高于|多于|超|(?:没有?|未|不)(?:能)?(?:够到|够得上|达到|达|够|满)|没到|没有到|未到|不到|不足|低于|小于|少于|(?<![<>])[<>]|more than|over|above|exceed(?:s|ed|ing)?|less than|under|below|"
    r"fewer than|bigger than|greater than|larger than|younger than|older than|longer than)\s*$",
    re.IGNORECASE,
)
_ROUGH = re.compile(r"\s*(?:左右|上下|来往|的样子|or so|or thereabouts)", re.IGNORECASE)
_ROUGH_AHEAD = re.compile(r"(?:大约|约|大概|about|around|roughly|approximately|some)\s*$", re.IGNORECASE)
_ROUGHLY = Decimal("0.2")
"""How far about is: a fifth either way."""
_RANGE = re.compile(r"\s*(?:到|至|~|-|—|–|and|to)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in yuan at text[start:end]."""

    start: int
    end: int
    value: Decimal


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure with what the words around it ask: at least `low`, at most `high`, or neither (just the figure).

    strict: the figure itself is left out (超过, 不满, more than). rough: about that much (左右); then low and high
    stand a fifth below and above it.
    """

    start: int
    end: int
    low: Decimal | None = None
    high: Decimal | None = None
    strict: bool = False
    rough: bool = False


def _amount(text: str, number: Number) -> Amount | None:
    if number.kind != "plain":
        return None
    behind = _CURRENCY.match(text, number.end)
    ahead = _CURRENCY_AHEAD.search(text, 0, number.start)
    if behind:
        return Amount(ahead.start() if ahead else number.start, behind.end(), number.value)
    if ahead:
        return Amount(ahead.start(), number.end, number.value)
    large = number.scaled or (number.written == "han" and number.value >= 10_000)
    if large and not _OTHER_MEASURE.match(text, number.end):
        return Amount(number.start, number.end, number.value)
    return None


def read_money(text: str) -> list[Amount]:
    """Every amount of `text` in order, in yuan."""
    found = (_amount(text, number) for number in read_numbers(text))
    return [amount for amount in found if amount is not None]


def read_bound(text: str, start: int, end: int, value: Decimal) -> Bound:
    """What the words around text[start:end] make of `value`; the span grows over those words."""
    for words, tail, low in ((_HIGH_AHEAD, _HIGH_BEHIND, False), (_LOW_AHEAD, _LOW_BEHIND, True)):
        before = words.search(text, 0, start)
        after = tail.match(text, end)
        if before or after:
            span = (before.start() if before else start, after.end() if after else end)
            strict = after is None and _STRICT_AHEAD.search(text, 0, start) is not None
            if low:
                return Bound(*span, low=value, strict=strict)
            return Bound(*span, high=value, strict=strict)
    behind, ahead = _ROUGH.match(text, end), _ROUGH_AHEAD.search(text, 0, start)
    if behind or ahead:
        span = (ahead.start() if ahead else start, behind.end() if behind else end)
        return Bound(*span, low=value * (1 - _ROUGHLY), high=value * (1 + _ROUGHLY), rough=True)
    return Bound(start, end)


def _joins(text: str, start: int, end: int, last: int) -> bool:
    """Whether the words between two figures make them the ends of a range: 到, and; 和 only before 之间."""
    between = text[start:end]
    if _RANGE.fullmatch(between):
        return True
    return between.strip() in ("和", "与") and re.match(r"\s*(?:之间|区间|以内)", text[last:]) is not None


def read_money_bounds(text: str) -> list[Bound]:
    """Every bound on an amount: 500万元以上, under 2 million yuan, 1000万到5000万."""
    numbers = read_numbers(text)
    amounts = read_money(text)
    bounds: list[Bound] = []
    taken = -1
    for place, amount in enumerate(amounts):
        if amount.start < taken:
            continue
        earlier = [n for n in numbers if n.end <= amount.start]
        joined = _joins(text, earlier[-1].end, amount.start, amount.end) if earlier else False
        if joined and not any(a.start <= earlier[-1].start < a.end for a in amounts[:place]):
            # 500-1000万元: the unit of the second figure holds for the first
            second = next(n for n in numbers if n.start >= amount.start)
            factor = second.quantum if second.scaled else Decimal(1)
            low = earlier[-1].value * (factor if not earlier[-1].scaled else Decimal(1))
            bounds.append(Bound(earlier[-1].start, amount.end, low=low, high=amount.value))
            continue
        following = amounts[place + 1] if place + 1 < len(amounts) else None
        if following and _joins(text, amount.end, following.start, following.end):
            bounds.append(Bound(amount.start, following.end, low=amount.value, high=following.value))
            taken = following.end
            continue
        bounds.append(read_bound(text, amount.start, amount.end, amount.value))
    return bounds
