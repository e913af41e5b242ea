"""Conditions on firms: place, chain, segment, product, age, size, conduct, kind. Tokens in, fields of a query out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from assistant.agent.builtin.grammar.relations import read_relations
from assistant.agent.builtin.grammar.scope import excluded
from assistant.agent.builtin.lexer import Token, Tokens
from assistant.domain.reading.dates import Window, years_before
from assistant.domain.reading.money import Bound


@dataclass(frozen=True, slots=True)
class Conditions:
    """Fields of a FirmQuery that the question sets, and words of conditions that cannot be applied."""

    fields: dict[str, Any]
    unmet: tuple[str, ...]


def _clause(tokens: Tokens, place: int) -> Iterator[Token]:
    """Tokens of the clause that `place` stands in."""
    shape = tokens.shape
    start = shape.rfind(";", 0, place) + 1
    end = shape.find(";", place)
    yield from tokens.items[start : end if end >= 0 else len(shape)]


def _key_of(tokens: Tokens, place: int, keys: str) -> str | None:
    """The key word (注册资本, revenue, founded …) of the figure at `place`: the nearest in its clause."""
    shape = tokens.shape
    low, high = shape.rfind(";", 0, place) + 1, shape.find(";", place)
    high = high if high >= 0 else len(shape)
    near = sorted((abs(i - place), i > place, shape[i]) for i in range(low, high) if shape[i] in keys)
    return near[0][2] if near else None


def _places(tokens: Tokens, negated: frozenset[int], unmet: list[str]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    codes: list[str] = []
    for place, token in enumerate(tokens.items):
        if token.category == "L":
            fields["local"] = True
        elif token.category == "R":
            if place in negated:
                unmet.append(f"排除{token.text}")
                continue
            codes.append(token.value)
    # 贵州省福泉市: the smaller place is meant
    kept = [c for c in dict.fromkeys(codes) if not any(o != c and o.startswith(c.rstrip("0")) for o in codes)]
    if kept:
        fields["regions"] = kept
    return fields


def _trade(tokens: Tokens, negated: frozenset[int], unmet: list[str]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    lists: dict[str, list[str]] = {"segments": [], "products": [], "kinds": [], "qualifications": []}
    names = {"G": "segments", "P": "products", "K": "kinds", "q": "qualifications"}
    for place, token in enumerate(tokens.items):
        if token.category == "H":
            if place in negated:
                unmet.append(f"排除{token.text}")
            else:
                fields["chain"] = token.value
        elif token.category in names:
            if place in negated:
                unmet.append(f"排除{token.text}")
            elif token.value not in lists[names[token.category]]:
                lists[names[token.category]].append(token.value)
        elif token.category == "X":
            fields["state_owned"] = place in negated
    return fields | {name: values for name, values in lists.items() if values}


def _conduct(tokens: Tokens, negated: frozenset[int]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    flags = {"z": "without_penalty", "x": "without_dishonest", "e": "without_enforcement"}
    for place, token in enumerate(tokens.items):
        if token.category in flags and place in negated:
            fields[flags[token.category]] = True
        elif token.category == "k":
            fields["client"] = place not in negated
    return fields


def _sizes(tokens: Tokens, unmet: list[str]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for place, token in enumerate(tokens.items):
        if token.category == "m":
            bound: Bound = token.value
            key = _key_of(tokens, place, "cvwg")
            name = {"c": "registered_capital", "v": "revenue"}.get(key or "")
            if name is None or (bound.low is None and bound.high is None):
                unmet.append(token.text.strip())
                continue
            if bound.low is not None:
                fields[f"{name}_min"] = bound.low
            if bound.high is not None:
                fields[f"{name}_max"] = bound.high
        elif token.category == "n" and _key_of(tokens, place, "w") and not _is_limit(tokens, place):
            after = tokens.items[place + 1].text if place + 1 < len(tokens.items) else ""
            if after.startswith(("次", "个", "项", "times", "or more")) or "tender" in tokens.text:
                fields["min_wins_24m"] = int(Decimal(token.value))
    return fields


def _age(tokens: Tokens, today: date) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for place, token in enumerate(tokens.items):
        if token.category == "y":
            bound: Bound = token.value
            key = _key_of(tokens, place, "fw")
            alone = not any(t.category in "wJ" for t in _clause(tokens, place))
            if key != "f" and not (alone and (bound.low or bound.high)):
                continue
            if bound.high is not None:
                fields["founded_after"] = years_before(today, int(bound.high))
            else:
                years = bound.low if bound.low is not None else _plain_years(token)
                if years is not None:
                    fields["founded_before"] = years_before(today, int(years))
        elif token.category == "d" and _key_of(tokens, place, "fwvg") == "f":
            window: Window = token.value
            if window.since is not None and window.until not in (None, today):
                fields["founded_after"], fields["founded_before"] = window.since, window.until
            elif window.since is not None:
                fields["founded_after"] = window.since
            elif window.until is not None:
                fields["founded_before"] = window.until
    return fields


def _plain_years(token: Token) -> Decimal | None:
    from assistant.domain.reading.numbers import read_numbers

    numbers = read_numbers(token.text)
    return numbers[0].value if numbers else None


def _is_limit(tokens: Tokens, place: int) -> bool:
    return place > 0 and tokens.items[place - 1].category == "l"


def read_limit(tokens: Tokens) -> int | None:
    """How many firms are wanted: 前五家, top 5, 推荐3家."""
    for place, token in enumerate(tokens.items):
        if token.category != "n":
            continue
        value = Decimal(token.value)
        if not 1 <= value <= 200 or value != value.to_integral_value():
            continue
        follows = tokens.items[place + 1].category if place + 1 < len(tokens.items) else ""
        wanted = tokens.text[token.end :].lstrip().startswith(("家", "户")) or follows in "IUA+"
        if _is_limit(tokens, place) and not tokens.text[token.end :].startswith(("大客户", "大供应商")):
            return int(value)
        if wanted and follows != "" and tokens.has("W") and not tokens.has("Q"):
            return int(value)
        if wanted and place > 0 and tokens.items[place - 1].category in "WO":
            return int(value)
    return None


_KEYS = {
    "c": "registered_capital",
    "v": "revenue",
    "s": "score",
    "g": "state_sales_36m",
    "f": "founded_on",
}


def read_order(tokens: Tokens) -> dict[str, Any]:
    """The order that is asked for: 按近一年中标金额排序, by revenue, 注册资本最大的."""
    shape = tokens.shape
    marks = [i for i, c in enumerate(shape) if c in "o+-"]
    keys = [i for i, c in enumerate(shape) if c in "cvwsgf"]
    if not marks or not keys:
        return {}
    key_place = min(keys, key=lambda k: min(abs(k - mark) for mark in marks))
    category = shape[key_place]
    name = _KEYS.get(category)
    if category == "w":
        windows: list[Window] = [t.value for t in tokens.all("d")]
        long = any(w.since and w.until and (w.until - w.since).days > 400 for w in windows)
        name = "won_amount_24m" if long else "won_amount_12m"
    descending = "-" not in shape and (name != "founded_on" or "+" in shape)
    return {"order_by": name, "descending": descending}


def read_conditions(tokens: Tokens, today: date) -> Conditions:
    """Every condition of the question; order and limit stand with the rest."""
    negated = excluded(tokens)
    unmet: list[str] = []
    fields = _places(tokens, negated, unmet) | _trade(tokens, negated, unmet) | _conduct(tokens, negated)
    fields |= _sizes(tokens, unmet) | _age(tokens, today)
    relations = read_relations(tokens, negated)
    if relations.labels:
        fields["labels"] = list(relations.labels)
    if relations.excluded:
        fields["exclude_labels"] = list(relations.excluded)
    if relations.levels:
        fields["soe_levels"] = list(relations.levels)
    for place, token in enumerate(tokens.items):
        if token.category == "S" and place not in relations.used:
            fields["state_owned"] = place not in negated
    fields |= read_order(tokens)
    limit = read_limit(tokens)
    if limit is not None:
        fields["limit"] = limit
    return Conditions(fields, tuple(dict.fromkeys(unmet)))
