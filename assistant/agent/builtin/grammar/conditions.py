"""Conditions on firms: place, chain, segment, product, age, size, conduct, kind. Tokens in, fields of a query out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from assistant.agent.builtin.grammar.happenings import (
    EVENT_WORDS,
    Read,
    nearest,
    read_events,
    read_overdue,
    read_papers,
    read_tenders,
)
from assistant.agent.builtin.grammar.relations import read_relations
from assistant.agent.builtin.grammar.scope import excluded
from assistant.agent.builtin.grammar.unread import unread_words
from assistant.agent.builtin.lexer import Token, Tokens
from assistant.domain.firm_query import FirmQuery
from assistant.domain.reading.dates import Window, years_before
from assistant.domain.reading.money import Bound


@dataclass(frozen=True, slots=True)
class Conditions:
    """Fields of a FirmQuery that the question sets, and the words of it that no condition took up."""

    fields: dict[str, Any]
    unread: tuple[str, ...]


def _clause(tokens: Tokens, place: int) -> Iterator[Token]:
    """Tokens of the clause that `place` stands in."""
    shape = tokens.shape
    start = shape.rfind(";", 0, place) + 1
    end = shape.find(";", place)
    yield from tokens.items[start : end if end >= 0 else len(shape)]


def _key_of(tokens: Tokens, place: int, keys: str) -> str | None:
    """The key word (注册资本, revenue, founded …) of the figure at `place`: the nearest in its clause."""
    near = nearest(tokens, place, keys)
    return None if near is None else tokens.shape[near]


def _smallest(codes: list[str]) -> list[str]:
    """贵州省福泉市: the smaller place is meant."""
    kept = dict.fromkeys(codes)
    return [c for c in kept if not any(o != c and o.startswith(c.rstrip("0")) for o in kept)]


def _places(tokens: Tokens, negated: frozenset[int], read: Read) -> None:
    codes: list[str] = []
    without: list[str] = []
    for place, token in enumerate(tokens.items):
        if token.category == "L":
            read.fields["local"] = True
        elif token.category == "R":
            read.used.add(place)
            (without if place in negated else codes).append(token.value)
        elif token.category in "ZC" and place not in negated:
            read.used.add(place)
            read.add("towns" if token.category == "Z" else "parks", token.value)
    if codes:
        read.fields["regions"] = _smallest(codes)
    if without:
        read.fields["exclude_regions"] = _smallest(without)


_LISTS = {"G": "segments", "P": "products", "K": "kinds", "q": "qualifications"}
_LEFT_OUT = {"G": "exclude_segments", "P": "exclude_products", "K": "exclude_kinds"}


def _trade(tokens: Tokens, negated: frozenset[int], read: Read) -> None:
    for place, token in enumerate(tokens.items):
        if token.category == "H" and place not in negated:
            read.used.add(place)
            read.fields["chain"] = token.value
        elif token.category in _LISTS and place not in read.used:
            name = (_LEFT_OUT if place in negated else _LISTS).get(token.category)
            if name is not None:
                read.used.add(place)
                read.add(name, token.value)
        elif token.category == "X":
            read.used.add(place)
            read.fields["state_owned"] = place in negated
        elif token.category == "k":
            read.used.add(place)
            read.fields["client"] = place not in negated


def _sizes(tokens: Tokens, read: Read) -> None:
    for place, token in enumerate(tokens.items):
        if token.category == "m":
            bound: Bound = token.value
            key = nearest(tokens, place, "cvwg" + EVENT_WORDS)
            name = {"c": "registered_capital", "v": "revenue"}.get(
                tokens.shape[key] if key is not None else ""
            )
            if key is None or name is None or (bound.low is None and bound.high is None):
                continue
            read.used.update({place, key})
            if bound.low is not None:
                read.fields[f"{name}_min"] = bound.low
            if bound.high is not None:
                read.fields[f"{name}_max"] = bound.high
        elif token.category == "n" and _key_of(tokens, place, "w") and not _is_limit(tokens, place):
            after = tokens.items[place + 1].text if place + 1 < len(tokens.items) else ""
            behind = tokens.text[token.end :].lstrip()
            if after.startswith(("次", "个", "项", "times", "or more")) or behind.startswith(
                ("次", "个", "项", "times", "or more", "tender")
            ):
                read.used.add(place)
                read.fields["min_wins_24m"] = int(Decimal(token.value))


def _age(tokens: Tokens, today: date, read: Read) -> None:
    fields = read.fields
    for place, token in enumerate(tokens.items):
        if token.category == "y":
            bound: Bound = token.value
            key = _key_of(tokens, place, "fw")
            alone = not any(t.category in "wgvUD!" + EVENT_WORDS for t in _clause(tokens, place))
            if key != "f" and not (alone and (bound.low or bound.high)):
                continue
            read.used.add(place)
            if bound.high is not None:
                fields["founded_after"] = years_before(today, int(bound.high))
            else:
                years = bound.low if bound.low is not None else _plain_years(token)
                if years is not None:
                    fields["founded_before"] = years_before(today, int(years))
        elif token.category == "d" and _key_of(tokens, place, "fwvg" + EVENT_WORDS) == "f":
            read.used.add(place)
            window: Window = token.value
            if window.since is not None and window.until not in (None, today):
                fields["founded_after"], fields["founded_before"] = window.since, window.until
            elif window.since is not None:
                fields["founded_after"] = window.since
            elif window.until is not None:
                fields["founded_before"] = window.until
    if not {"founded_before", "founded_after"}.isdisjoint(fields):
        read.used.update(i for i, t in enumerate(tokens.items) if t.category == "f")


def _plain_years(token: Token) -> Decimal | None:
    from assistant.domain.reading.numbers import read_numbers

    numbers = read_numbers(token.text)
    return numbers[0].value if numbers else None


def _is_limit(tokens: Tokens, place: int) -> bool:
    return place > 0 and tokens.items[place - 1].category == "l"


def _limit_place(tokens: Tokens) -> int | None:
    """The place of the number that says how many firms are wanted: 前五家, top 5, 推荐3家."""
    for place, token in enumerate(tokens.items):
        if token.category != "n":
            continue
        value = Decimal(token.value)
        if not 1 <= value <= 200 or value != value.to_integral_value():
            continue
        follows = tokens.items[place + 1].category if place + 1 < len(tokens.items) else ""
        wanted = tokens.text[token.end :].lstrip().startswith(("家", "户")) or follows in "IUA+"
        if _is_limit(tokens, place) and not tokens.text[token.end :].startswith(("大客户", "大供应商")):
            return place
        if wanted and follows != "" and tokens.has("W") and not tokens.has("Q"):
            return place
        if (
            wanted
            and follows
            and re.search(
                r"(?:给我|来|挑|选|要|找|列|推荐|give me|show me|gimme|name|recommend)\s*$",
                tokens.text[: token.start],
            )
        ):
            return place
        if wanted and follows and not tokens.has("Q") and tokens.text[: token.start].endswith("的"):
            return place
        if wanted and place > 0 and tokens.items[place - 1].category in "WO":
            return place
    return None


_KEYS = {
    "c": "registered_capital",
    "v": "revenue",
    "s": "score",
    "g": "state_sales_36m",
    "f": "founded_on",
}


def _spans(window: Window, today: date, years: int) -> bool:
    """Whether the window is the last `years` years, which is what amounts won are kept for."""
    return window.since == years_before(today, years) and window.until in (None, today)


def read_order(tokens: Tokens) -> dict[str, Any]:
    """The order that is asked for: 按近一年中标金额排序, by revenue, 注册资本最大的."""
    shape = tokens.shape
    keys = [i for i, c in enumerate(shape) if c in "cvwsgf"]
    marks = [i for i, c in enumerate(shape) if c in "o+-"]
    marks = marks or [i for i, c in enumerate(shape) if c == "l" and i - 1 in keys]  # 营收前十
    if not marks or not keys:
        return {}
    key_place = min(keys, key=lambda k: min(abs(k - mark) for mark in marks))
    category = shape[key_place]
    name = _KEYS.get(category)
    if category == "w":
        windows: list[Window] = [t.value for t in tokens.all("d")]
        long = any(w.since and w.until and (w.until - w.since).days > 400 for w in windows)
        name = "won_amount_24m" if long else "won_amount_12m"
        if "次数" in tokens.items[key_place].text or "number of tenders" in tokens.text:
            name = "wins_24m"
    descending = "-" not in shape and (name != "founded_on" or "+" in shape)
    return {"order_by": name, "descending": descending}


def read_conditions(tokens: Tokens, today: date) -> Conditions:
    """Every condition of the question; order and limit stand with the rest."""
    negated = excluded(tokens)
    read = Read()
    relations = read_relations(tokens, negated)
    read.used |= relations.used
    _places(tokens, negated, read)
    read_papers(tokens, negated, today, read)
    _trade(tokens, negated, read)
    _sizes(tokens, read)
    _age(tokens, today, read)
    read_events(tokens, negated, today, read)
    read_tenders(tokens, negated, today, read, relations.won)
    read_overdue(tokens, negated, read)
    fields = read.fields
    if relations.labels:
        fields["labels"] = list(relations.labels)
        if len(relations.labels) > 1 and re.search(r"或|\bor\b", tokens.text):
            fields["any_label"] = True
    if relations.excluded:
        fields["exclude_labels"] = list(relations.excluded)
    if relations.levels:
        fields["soe_levels"] = list(relations.levels)
    for place, token in enumerate(tokens.items):
        if token.category == "S" and place not in read.used:
            read.used.add(place)
            fields["state_owned"] = place not in negated
    if any(token.value == "branch" for token in tokens.all("E")):
        fields["client"] = True
    order = read_order(tokens)
    fields |= order
    if order:
        read.used.update(i for i, t in enumerate(tokens.items) if t.category in "cvwsgf")
        if order["order_by"] in ("won_amount_12m", "won_amount_24m", "wins_24m"):
            back = 2 if order["order_by"] in ("won_amount_24m", "wins_24m") else 1
            read.used.update(
                i for i, t in enumerate(tokens.items) if t.category == "d" and _spans(t.value, today, back)
            )
    limit = _limit_place(tokens)
    if limit is not None:
        read.used.add(limit)
        fields["limit"] = int(Decimal(tokens.items[limit].value))
    if relations.labels:  # a label looks back three years: 近三年 beside it says just that
        for place, token in enumerate(tokens.items):
            if token.category == "d" and token.value.since == years_before(today, 3):
                read.used.add(place)
    return Conditions(fields, unread_words(tokens, read.used, ordered=bool(order)))


def contradictions(query: FirmQuery) -> tuple[str, ...]:
    """Fields of conditions that no firm can meet together."""
    found: list[str] = []
    for low, high in (
        ("founded_after", "founded_before"),
        ("registered_capital_min", "registered_capital_max"),
        ("revenue_min", "revenue_max"),
        ("insured_min", "insured_max"),
        ("won_amount_min", "won_amount_max"),
    ):
        least, most = getattr(query, low), getattr(query, high)
        if least is not None and most is not None and least > most:
            found.append(low.rsplit("_", 1)[0])
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
    return tuple(dict.fromkeys(found))
