"""Conditions on what befell a firm: events, tenders won, overdue debt, licences. Tokens in, fields of a query out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from assistant.agent.builtin.lexer import Tokens
from assistant.domain.reading.dates import Window, years_before
from assistant.domain.reading.money import Bound, read_bound

EVENT_WORDS = "zxeYr"
_KINDS = {"z": "penalty", "x": "dishonest", "e": "enforcement"}
_FLAGS = {"z": "without_penalty", "x": "without_dishonest", "e": "without_enforcement"}
_BUYERS = {"S": "state_owned", "V": "government", "T": "listed", "F": "financial"}
_FINAL = re.compile(r"终本|for lack of assets")
_DAYS = re.compile(r"\s*(?:天|日|days?)")
_STRICTLY = re.compile(r"(?:超过|大于|多于|over|more than|exceeding)\s*$")
_SOON = 90


@dataclass(slots=True)
class Read:
    """Fields that were read so far, and the tokens that said so."""

    fields: dict[str, Any] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)

    def add(self, name: str, value: Any) -> None:
        """One more member of a list field."""
        held = self.fields.setdefault(name, [])
        if value not in held:
            held.append(value)


def nearest(tokens: Tokens, place: int, keys: str) -> int | None:
    """The place of the nearest token of these categories in the clause, the one before on a tie."""
    shape = tokens.shape
    low, high = shape.rfind(";", 0, place) + 1, shape.find(";", place)
    high = high if high >= 0 else len(shape)
    near = sorted((abs(i - place), i > place, i) for i in range(low, high) if shape[i] in keys)
    return near[0][2] if near else None


def _window_of(
    tokens: Tokens, place: int, today: date, read: Read, keys: str
) -> tuple[date | None, date | None]:
    """The days that the word at `place` is limited to: a window whose nearest key it is, or 最近 as one year."""
    for index, token in enumerate(tokens.items):
        if token.category == "d" and index not in read.used and nearest(tokens, index, keys) == place:
            read.used.add(index)
            window: Window = token.value
            return window.since, None if window.until == today else window.until
    for index, token in enumerate(tokens.items):
        if token.category == "y" and index not in read.used and nearest(tokens, index, keys) == place:
            bound: Bound = token.value
            if bound.high is not None:  # 两年内有行政处罚
                read.used.add(index)
                return years_before(today, int(bound.high)), None
        if token.category == "j" and nearest(tokens, index, keys) == place:
            return years_before(today, 1), None
    return None, None


_WINDOWED = EVENT_WORDS + "wfvgD!"


def read_events(tokens: Tokens, negated: frozenset[int], today: date, read: Read) -> None:
    """被执行, 失信, 处罚, 涉诉, 停产 …, with role, window and amount; negated, that there is none."""
    for place, token in enumerate(tokens.items):
        if token.category not in EVENT_WORDS:
            continue
        read.used.add(place)
        kind = _KINDS.get(token.category, token.value)
        if token.category == "r":
            kind = "lawsuit"
        if place in negated:
            if token.category in _FLAGS:
                read.fields[_FLAGS[token.category]] = True
            else:
                read.add("without_events", kind)
            continue
        read.add("events", kind)
        if token.category == "r" or (kind == "lawsuit" and token.text in ("被起诉", "sued")):
            read.fields["event_role"] = token.value if token.category == "r" else "defendant"
        if _FINAL.search(token.text):
            read.fields["ended_for_lack_of_assets"] = True
        since, until = _window_of(tokens, place, today, read, _WINDOWED)
        if since:
            read.fields["event_since"] = since
        if until:
            read.fields["event_until"] = until
        amount = _amount_at(tokens, place, read)
        if amount is not None and amount.low is not None:
            read.fields["event_amount_min"] = amount.low


def _amount_at(tokens: Tokens, place: int, read: Read) -> Bound | None:
    for index, token in enumerate(tokens.items):
        if token.category != "m" or index in read.used:
            continue
        if nearest(tokens, index, EVENT_WORDS + "cvwg") == place:
            bound: Bound = token.value
            if bound.low is None and bound.high is None:
                return None
            read.used.add(index)
            return bound
    return None


def read_tenders(
    tokens: Tokens, negated: frozenset[int], today: date, read: Read, wins_of: frozenset[int]
) -> None:
    """中标 as a condition: whose tender, when, how much, or none at all. As a key to sort by it is none.

    wins_of: places of buyers whose tender is meant (中标了政府项目).
    """
    shape = tokens.shape
    sorting = any(mark in shape for mark in "o+-") or "wl" in shape
    for place, token in enumerate(tokens.items):
        if token.category != "w":
            continue
        read.used.add(place)
        amount = _amount_at(tokens, place, read)
        if sorting and amount is None and not wins_of:
            continue
        if "min_wins_24m" in read.fields and amount is None and not wins_of:
            read.used.update(i for i, t in enumerate(tokens.items) if t.category == "d")
            continue
        for buyer in sorted(wins_of):
            read.used.add(buyer)
            if place not in negated:
                read.add("won_from", _BUYERS[tokens.items[buyer].category])
        since, until = _window_of(tokens, place, today, read, _WINDOWED)
        if place in negated or any(buyer in negated for buyer in wins_of):
            read.fields["won"] = False
            for buyer in sorted(wins_of):
                read.add("won_from", _BUYERS[tokens.items[buyer].category])
        elif amount is not None:
            if amount.low is not None:
                read.fields["won_amount_min"] = amount.low
            if amount.high is not None:
                read.fields["won_amount_max"] = amount.high
            since = since or (None if until else years_before(today, 1))
        elif not wins_of:
            read.fields["won"] = True
        if since:
            read.fields["won_since"] = since
        if until:
            read.fields["won_until"] = until


def read_overdue(tokens: Tokens, negated: frozenset[int], read: Read) -> None:
    """逾期, 逾期超过30天, 没有逾期; clients of a branch."""
    for place, token in enumerate(tokens.items):
        if token.category == "b":
            if place not in negated:
                read.used.add(place)
                read.add("branches", token.value)
        elif token.category == "!":
            read.used.add(place)
            if place in negated:
                read.fields["without_overdue"] = True
                continue
            read.fields["overdue_days_min"] = _days(tokens, read) or 1


def _days(tokens: Tokens, read: Read) -> int | None:
    for index, token in enumerate(tokens.items):
        if token.category != "n" or not _DAYS.match(tokens.text, token.end):
            continue
        read.used.add(index)
        unit = _DAYS.match(tokens.text, token.end)
        end = unit.end() if unit else token.end
        read.used.update(i for i, t in enumerate(tokens.items) if token.end <= t.start < end)
        more = _STRICTLY.search(tokens.text[: token.start]) is not None
        return int(Decimal(token.value)) + more
    return None


def read_papers(tokens: Tokens, negated: frozenset[int], today: date, read: Read) -> None:
    """Licences that have lapsed or are about to; tax grade; people insured."""
    marks = [(i, t.value) for i, t in enumerate(tokens.items) if t.category == "u"]
    names = [(i, t) for i, t in enumerate(tokens.items) if t.category == "q"]
    licences = [(i, t) for i, t in names if str(t.value).endswith("证")]
    for place, state in marks:
        if not licences or place in negated:
            continue
        read.used.update({place, *(i for i, _ in licences)})
        if state == "lapsed":
            for _, token in licences:
                read.add("lapsed", token.value)
        else:
            read.fields["expiring_by"] = today + timedelta(days=_days(tokens, read) or _SOON)
    for place, token in enumerate(tokens.items):
        if token.category == "%" and place not in negated:
            read.used.add(place)
            read.add("tax_grades", token.value)
        elif token.category == "i":
            _insured(tokens, place, read)


def _insured(tokens: Tokens, place: int, read: Read) -> None:
    for index, token in enumerate(tokens.items):
        if token.category != "n" or index in read.used or nearest(tokens, index, "icvwgf") != place:
            continue
        unit = re.compile(r"\s*(?:人|名|个|people|employees|staff)?").match(tokens.text, token.end)
        end = unit.end() if unit else token.end
        bound = read_bound(tokens.text, token.start, end, Decimal(token.value))
        if bound.low is None and bound.high is None:
            return
        read.used.update({place, index})
        read.used.update(i for i, t in enumerate(tokens.items) if token.end <= t.start < bound.end)
        if bound.low is not None:
            read.fields["insured_min"] = int(bound.low)
        if bound.high is not None:
            read.fields["insured_max"] = int(bound.high)
        return
