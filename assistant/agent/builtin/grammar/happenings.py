"""Conditions on what befell a firm: events, tenders won, overdue debt. Tokens in, fields of a query out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from assistant.agent.builtin.grammar.reading import EVENT_WORDS, Read, key_before, nearest
from assistant.agent.builtin.question_tokens import Tokens
from assistant.domain.reading.dates import Window, years_before
from assistant.domain.reading.money import Bound, read_bound
from assistant.domain.reading.numbers import read_numbers

_AS_DEFENDANT = frozenset(
    {
        "被起诉",
        "被人告",
        "被告上法庭",
        "告到法院",
        "告上法院",
        "被人起诉",
        "被别人告",
        "被人家告",
        "sued",
        "taken to court",
        "hauled to court",
        "brought to court",
        "dragged to court",
    }
)
_KINDS = {"z": "penalty", "x": "dishonest", "e": "enforcement"}
_FLAGS = {"z": "without_penalty", "x": "without_dishonest", "e": "without_enforcement"}
_BUYERS = {"S": "state_owned", "V": "government", "T": "listed", "F": "financial"}
_DAYS_IN = {
    "天": 1,
    "日": 1,
    "d": 1,
    "个": 30,
    "月": 30,
    "m": 30,
    "周": 7,
    "星": 7,
    "w": 7,
    "年": 365,
    "y": 365,
}
_TIMES = re.compile(
    r"\s*(?:次|个项目|个标|项目|个|项|笔|标|times?|wins?|tenders?|contracts?|awards?|public tenders?|projects?)"
)
_SPAN = re.compile(
    r"(?P<low>\d{1,3}|[二两三四五六七八九十]{1,2}|two|three|four|five)\s*(?:次|个|to)?\s*(?:到|至|-|~|—|–|to|and)\s*(?P<high>\d{1,3}|[二两三四五六七八九十]{1,2}|three|four|five|six|ten)\s*(?:次|个标|个项目|times|(?:tender |public tender )?(?:wins|awards)|(?:public )?tenders)"
)
"""中标2-4次."""
_EXACTLY = re.compile(r"(?:exactly|precisely|恰好|正好|刚好|恰恰)(?:是|有|中了?|中过)?\s*$")
_WANTED = re.compile(r"(?:排|取|报|列|给我|来|要|挑|选|找|推荐|推|拿|念|前|头|留)(?:出|个|上)?\s*$")
_YEAR = 4
_BEYOND = re.compile(r"\s*(?:or more|or fewer|or above|\+)\s*")
_BEFELL = re.compile(
    r"[之]?(?:就|才|刚|新)?(?:已经?)?(?:被)?(?:列|进|挨|罚|判|上了|上榜|下达|立案|开出|开的|发生|出的|受)"
)
"""…就列进去的: the time of what the clause before names."""
_WINDOWED = EVENT_WORDS + "wfcgD!"


def _window_at(tokens: Tokens, place: int, today: date, read: Read) -> Window | None:
    """The window whose nearest key the word at `place` is, or 最近 as one year."""
    keys = _WINDOWED
    for index, token in enumerate(tokens.items):
        if token.category == "d" and index not in read.used and nearest(tokens, index, keys) == place:
            read.used.add(index)
            window: Window = token.value
            return window
    for index, token in enumerate(tokens.items):
        if token.category == "y" and index not in read.used and nearest(tokens, index, keys) == place:
            bound: Bound = token.value
            if bound.high is not None and bound.low is None:  # 两年内有行政处罚
                read.used.add(index)
                back = int(bound.high)
                return Window(token.start, token.end, years_before(today, back), today, 12 * back)
        if (
            token.category == "d"
            and index not in read.used
            and nearest(tokens, index, keys) is None
            and key_before(tokens, index, keys) == place
            and (_BEFELL.match(tokens.text, token.end) or (token.value.since and _alone(tokens, index)))
        ):
            read.used.add(index)
            told: Window = token.value
            return told  # 经营异常, 2025年以前就列进去的
        if (
            token.category == "d"
            and index not in read.used
            and place in (_said_after(tokens, index, keys), _said_ahead(tokens, index, keys))
        ):
            read.used.add(index)
            added: Window = token.value
            return added
        if token.category == "j" and nearest(tokens, index, keys) == place:
            return Window(token.start, token.end, years_before(today, 1), today, 12)
    return None


def _said_after(tokens: Tokens, index: int, keys: str) -> int | None:
    """The key of a window that is all of its clause, behind every key: 中标过的瓮安企业数，今年."""
    shape = tokens.shape
    start, end = shape.rfind(";", 0, index) + 1, shape.find(";", index)
    clause = shape[start : end if end >= 0 else len(shape)]
    if clause.strip("th&") != "d" or any(c in keys for c in shape[index + 1 :]):
        return None
    timed = [place for place in range(start) if shape[place] in keys]
    return timed[-1] if timed else None


_ALL_OF_IT = re.compile(r"\s*(?:里|内|中|期间|以来|至今|一整年|整年|全年|一年|这一年|整个|的)*\s*")


_FROM = re.compile(r"^\s*(?:自从|自打|打从|就从|从|自|打|由|就|在|到)\s*")
_UP_TO_NOW = re.compile(
    r"(?:年初|年头|一开年|开年|开春|元旦|\d{1,2}月)?(?:开始|起头|起|算起)?(?:一直|直)?(?:到|至)(?:现在|今天|今日|目前|眼下|如今|这会儿|此刻|这个?月|本月|当下|今|手头)?(?:为止|止)?"
    r"(?:这段时间|这阵子|这几个月|这些日子|期间|呢|嘛|啊|哈|的|里|内|间)*"
)
"""今年到现在，多少家…: the time up to now."""


def _said_ahead(tokens: Tokens, index: int, keys: str) -> int | None:
    """The first key behind a window that opens the sentence in a clause of its own: 去年一整年，中标金额….."""
    shape = tokens.shape
    start, end = shape.rfind(";", 0, index) + 1, shape.find(";", index)
    if end < 0 or any(c in keys for c in shape[:start]):
        return None
    token, first = tokens.items[index], tokens.items[start]
    ahead = tokens.text[first.start : token.start] if first.start < token.start else ""
    beside = _FROM.sub("", ahead) + tokens.text[token.end : tokens.items[end].start]
    if tokens.items[end].text not in (",", "，") or not (
        _ALL_OF_IT.fullmatch(beside) or _UP_TO_NOW.fullmatch(beside) or "0" in shape[start:end]
    ):
        return None
    behind = [place for place in range(end, len(shape)) if shape[place] in keys]
    # 年初到现在，给国企供货的企业里谁被罚过: whom they supply is no news, what befell them is
    news = [place for place in behind if tokens.has("M") or shape[place] not in "Dg"]
    return next(iter(news or behind), None)


def _alone(tokens: Tokens, place: int) -> bool:
    """Whether the time is all that its clause says: 拿过标的客户，近十八个月内，累计一百万以上."""
    if (
        place == 0
        or tokens.shape[place - 1] != ";"
        or tokens.text[tokens.items[place - 1].start] not in ",，;；"
    ):
        return False
    return place + 1 == len(tokens.items) or tokens.shape[place + 1] == ";"


def read_events(tokens: Tokens, negated: frozenset[int], today: date, read: Read) -> None:
    """被执行, 失信, 处罚, 涉诉, 停产 …, with role, window and amount; negated, that there is none."""
    for place, token in enumerate(tokens.items):
        if token.category not in EVENT_WORDS or place in read.used:
            continue
        if token.category == "*":
            denied = tokens.shape[place + 1 :].lstrip(".th")[:2]
            if token.value == "clean" and denied[:1] == "N" and denied[1:] in EVENT_WORDS and denied[1:]:
                read.used.add(place)  # 清白无处罚: what it is clean of is said
                continue
            if (place in negated) != (token.value == "clean"):
                read.used.add(place)
                read.fields |= dict.fromkeys(_FLAGS.values(), True)
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
        if token.category == "r" or token.text in _AS_DEFENDANT:
            read.fields["event_role"] = token.value if token.category == "r" else "defendant"
        if token.value == "final":
            read.fields["ended_for_lack_of_assets"] = True
        window = _window_at(tokens, place, today, read)
        if window is not None and window.since:
            read.fields["event_since"] = window.since
        if window is not None and window.until not in (None, today):
            read.fields["event_until"] = window.until
        amount = _amount_at(tokens, place, read)
        if amount is not None and amount.low is not None:
            read.fields["event_amount_min"] = amount.low


def _amount_at(tokens: Tokens, place: int, read: Read) -> Bound | None:
    for index, token in enumerate(tokens.items):
        if token.category != "m" or index in read.used:
            continue
        key = nearest(tokens, index, EVENT_WORDS + "cwg")
        if key is None:  # 被执行过, 金额一百万以上的
            key = key_before(tokens, index, EVENT_WORDS + "cwg")
        if key == place:
            bound: Bound = token.value
            if bound.low is None and bound.high is None:
                return None
            read.used.add(index)
            return bound
    return None


def _wins_at(tokens: Tokens, place: int, read: Read) -> Bound | None:
    """中标三次以上, at least two tender wins: how many."""
    for index, token in enumerate(tokens.items):
        if token.category != "n" or index in read.used or nearest(tokens, index, "wicl") not in (place, None):
            continue
        before = tokens.at(index - 1)
        if before is not None and before.category == "l":
            continue
        span = _SPAN.match(tokens.text, token.start)
        if span is not None:
            low, high = (Decimal(read_numbers(span[name])[0].value) for name in ("low", "high"))
            read.used.update(i for i, t in enumerate(tokens.items) if token.start <= t.start < span.end())
            return Bound(token.start, span.end(), low=low, high=high)
        beyond = _BEYOND.match(tokens.text, token.end)
        unit = _TIMES.match(tokens.text, beyond.end() if beyond else token.end)
        if unit is not None and unit[0].strip() == "个" and _WANTED.search(tokens.text[: token.start]):
            continue  # 中标次数最多，排十个出来: so many firms
        if unit is None and token.text.isdigit() and len(token.text) == _YEAR:
            continue  # 2025 is a year, and nobody won so often
        follows = tokens.at(index + 1)
        if unit is None and not (follows is not None and follows.category in "w0"):
            continue
        end = unit.end() if unit and not unit[0].strip().isascii() else token.end
        value = Decimal(token.value)
        bound = read_bound(tokens.text, token.start, end, value)
        if bound.low is None and bound.high is None:
            exact = _EXACTLY.search(tokens.text[: token.start]) is not None
            bound = Bound(bound.start, bound.end, low=value, high=value if exact else None)
        read.used.add(index)
        read.used.update(i for i, t in enumerate(tokens.items) if bound.start <= t.start < bound.end)
        return bound
    return None


def read_tenders(
    tokens: Tokens,
    negated: frozenset[int],
    today: date,
    read: Read,
    wins_of: frozenset[int],
    order: Mapping[str, Any],
) -> None:
    """中标 as a condition: whose tender, when, how often, how much, or none at all. As a key to sort by it is none.

    wins_of: places of buyers whose tender is meant (中标了政府项目). order: what the question is sorted by.
    """
    words = [i for i, token in enumerate(tokens.items) if token.category == "w"]
    if not words:
        return
    read.used.update(words)
    sorting = str(order.get("order_by", "")).startswith(("won", "wins"))
    window = amount = wins = None
    for place in words:
        wins = wins or _wins_at(tokens, place, read)
        amount = amount or _amount_at(tokens, place, read)
        window = window or _window_at(tokens, place, today, read)
    wanted = [buyer for buyer in sorted(wins_of) if buyer not in negated]
    for buyer in sorted(wins_of):
        read.used.add(buyer)
        if buyer in negated and wanted:
            continue  # 中过政府的标, 国企的标不算: whose tenders count is said
        read.add("won_from", _BUYERS[tokens.items[buyer].category])

    told = (*words, *wins_of) if not wanted or len(wanted) == len(wins_of) else words
    out = any(place in negated for place in told)
    denied = out and amount is None and wins is None
    if denied:
        read.fields["won"] = False
    elif wins is not None:
        least = None if wins.low is None else int(wins.low) + wins.strict
        most = None if wins.high is None else int(wins.high) - wins.strict
        if out and (least is None) != (most is None):  # 中标不到三次的剔除
            least, most = (None if most is None else most + 1), (None if least is None else least - 1)
        read.fields |= {name: n for name, n in (("wins_min", least), ("wins_max", most)) if n is not None}
    if amount is not None:
        low, high = amount.low, amount.high
        if out and (low is None) != (high is None):
            low, high = high, low  # 中标金额不到一百万的不要
        read.fields |= {
            name: sum_
            for name, sum_ in (("won_amount_min", low), ("won_amount_max", high))
            if sum_ is not None
        }
        if window is None:
            window = Window(0, 0, years_before(today, 1), today, 12)
    elif wins is None and not denied and not sorting:
        read.fields["won"] = True
    if (
        order.get("order_by") in ("won_amount_12m", "won_amount_24m", "wins_24m")
        and amount is None
        and wins is None
        and not wins_of
    ):
        return  # the window is the key's own
    if window is not None and window.months:
        read.fields["won_months"] = window.months
    elif window is not None:
        if window.since:
            read.fields["won_since"] = window.since
        if window.until not in (None, today):
            read.fields["won_until"] = window.until


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
                if any(t.text == "客户" for t in tokens.all("B")) and not tokens.has("SVTFMUD"):
                    read.put("client", True)  # 没有逾期的客户
                continue
            read.fields["overdue_days_min"] = _days(tokens, read) or 1


_OVERDUE = re.compile(
    r"(?P<more>超过?|大于|多于|>(?!=)|over|more than|exceeding|beyond|longer than)?\s*(?P<n>\d+|[一二两三四五六七八九十百半]+|one|two|three|six|an?(?= month| week| year| day))\s*(?:个(?P<half>半))?(?P<unit>天|日|days?|个?月|months?|周|个?星期|weeks?|年|years?)"
)


def overdue_days(text: str) -> int | None:
    """How many days overdue at least: 30天以上, 超过90天, 一个半月以上, more than 30 days."""
    match = _OVERDUE.search(text)
    if match is None:
        return None
    numbers = read_numbers(match["n"].replace("两", "二"))
    if not numbers and match["n"] not in ("一", "半", "a", "an"):
        return None
    count = numbers[0].value if numbers else Decimal("0.5" if match["n"] == "半" else 1)
    days = int((count + Decimal("0.5") * (match["half"] is not None)) * _DAYS_IN[match["unit"][0]])
    return days + (1 if match["more"] else 0)


def _days(tokens: Tokens, read: Read) -> int | None:
    """The days overdue that the question names; its words are used."""
    days, match = overdue_days(tokens.text), _OVERDUE.search(tokens.text)
    if days is None or match is None:
        return None
    read.used.update(
        i
        for i, t in enumerate(tokens.items)
        if match.start() - 3 <= t.start < match.end() + 2
        and t.end > match.start()
        and t.category in "ndymp.+-j"
    )
    return days
