"""Conditions on figures: capital, turnover, what buyers bought, people, age. Each figure goes to the key it belongs to."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from assistant.agent.builtin.grammar.reading import EVENT_WORDS, Read, key_before, nearest
from assistant.agent.builtin.question_tokens import Token, Tokens
from assistant.domain.calendar import months_before
from assistant.domain.reading.dates import Window, years_before
from assistant.domain.reading.money import Bound, read_bound
from assistant.domain.reading.numbers import read_numbers

_PEOPLE = re.compile(
    r"\s*(?:人|名员工|名职工|名|个员工|个人|个|people|employees|staff|persons|workers|insured)?"
)
_HEADS = re.compile(
    r"\s*(?:多?人(?!民币|家)|名员工|名职工|个员工|people|employees|staff|workers|persons|insured)"
)
_KEYS = EVENT_WORDS + "cwgi!"
_FEW_MAX = frozenset({"registered_capital", "revenue"})
"""Measures that a query can also bound from above."""


def read_money(tokens: Tokens, negated: frozenset[int], read: Read) -> None:
    """注册资本三千万以上, revenue between 10 and 50 million: the bound of a measure."""
    for place, token in enumerate(tokens.items):
        if token.category != "m" or place in read.used:
            continue
        bound: Bound = token.value
        key = nearest(tokens, place, _KEYS)
        if key is None:
            key = key_before(tokens, place, _KEYS)
        registered = key is None and _REGISTERED_WITH.search(tokens.text, 0, token.start) is not None
        if not registered and (key is None or tokens.shape[key] != "c"):
            continue
        name = "registered_capital" if key is None else tokens.items[key].value
        low, high = bound.low, bound.high
        if low is None and high is None:
            low = _plain_amount(tokens, token)  # 注册资本得有一千万
        if low is None and high is None:
            continue
        behind = key is not None and not tokens.shape[place + 1 : key].strip(
            "t"
        )  # less than 5 million in capital
        denied = key is not None and key < place and "N" in tokens.shape[key + 1 : place]
        if (
            place in negated
            and (
                key is None
                or key in negated
                or (key > place and behind)
                or denied
                or _denied_itself(tokens, place)
            )
            and (low is None) != (high is None)
        ):
            low, high = high, low  # 不要注册资本500万以下的
        if high is not None and name not in _FEW_MAX:
            continue
        read.used.update({place} if key is None else {place, key})
        if key is not None and name == "revenue":
            read.used.update(_last_year(tokens, key))
        if low is not None:
            held = read.fields.get(f"{name}_min")
            read.fields[f"{name}_min"] = low if held is None else max(held, low)
        if high is not None:
            held = read.fields.get(f"{name}_max")
            read.fields[f"{name}_max"] = high if held is None else min(held, high)


def _denied_itself(tokens: Tokens, place: int) -> bool:
    """capital isn't below 5 million: the figure is denied, and not its measure."""
    before = tokens.at(place - 1)
    return before is not None and before.category == "N" and before.text.isascii()


_REGISTERED_WITH = re.compile(r"注册(?:了|的)?\s*$|registered (?:with|at)\s*$")
"""注册500万以上: its capital."""
_LAST_YEAR = frozenset(
    {
        "去年",
        "上年度",
        "上一年",
        "last year",
        "近一年",
        "最近一年",
        "本年度",
        "in the last year",
        "the last year",
    }
)


def _last_year(tokens: Tokens, key: int) -> set[int]:
    """去年营收: the latest that is known is meant anyway."""
    return {
        i
        for i, t in enumerate(tokens.items)
        if t.category == "d" and t.text.strip() in _LAST_YEAR and nearest(tokens, i, "cwf") == key
    }


def read_none(tokens: Tokens, negated: frozenset[int], read: Read) -> None:
    """实缴为0的不要: some capital must be paid in."""
    for place, token in enumerate(tokens.items):
        if token.category != "n" or Decimal(token.value) != 0 or place not in negated:
            continue
        key = nearest(tokens, place, _KEYS)
        if key is not None and tokens.shape[key] == "c":
            read.used.update({place, key})
            name = f"{tokens.items[key].value}_min"
            read.fields[name] = max(Decimal(1), read.fields.get(name, Decimal(1)))


_WANTED = re.compile(r"(?:得有|要有|得|要|有|必须有|of)\s*$")


def _plain_amount(tokens: Tokens, token: Token) -> Decimal | None:
    """A bare amount that is asked for at least: 得有一千万."""
    if not _WANTED.search(tokens.text, 0, token.start):
        return None
    numbers = read_numbers(token.text)
    return numbers[0].value if numbers else None


def read_people(tokens: Tokens, negated: frozenset[int], read: Read) -> None:
    """参保50人以上, fewer than 20 employees, 没有人参保."""
    keys = [i for i, t in enumerate(tokens.items) if t.category == "i"]
    for place, token in enumerate(tokens.items):
        if token.category != "n" or place in read.used:
            continue
        heads = _HEADS.match(tokens.text, token.end)
        key = nearest(tokens, place, "icwgf")
        if not heads and (key is None or tokens.shape[key] != "i"):
            continue
        unit = _PEOPLE.match(tokens.text, token.end)
        end = unit.end() if unit else token.end
        bound = _range(tokens, place, token) or read_bound(
            tokens.text, token.start, end, Decimal(token.value)
        )
        if bound.low is None and bound.high is None:
            continue
        if _left_out(tokens, place, negated) and (bound.low is None) != (bound.high is None):
            # 不到十个人的不要 leaves ten and more
            low, high = bound.high, bound.low
            strict = not bound.strict
            bound = Bound(bound.start, bound.end, low, high, strict)
        read.used.add(place)
        read.used.update(
            i for i, t in enumerate(tokens.items) if bound.start <= t.start < max(bound.end, end)
        )
        read.used.update(keys)
        if bound.low is not None:
            read.fields["insured_min"] = int(bound.low) + bound.strict
        if bound.high is not None:
            read.fields["insured_max"] = int(bound.high) - bound.strict
    for key in keys:
        if key in negated and key not in read.used and "insured_min" not in read.fields:
            read.used.add(key)
            read.fields["insured_max"] = 0


def _range(tokens: Tokens, place: int, token: Token) -> Bound | None:
    """50到100人."""
    match = re.compile(
        r"\s*人?\s*(?:到|至|~|-|—|–|and|to)\s*(?P<high>\d+|[一二两三四五六七八九十百千]+)\s*(?:人|名|个|people|employees|staff)?"
    ).match(tokens.text, token.end)
    if match is None:
        return None
    numbers = read_numbers(match["high"])
    if not numbers or numbers[0].value < Decimal(token.value):
        return None
    return Bound(token.start, match.end(), Decimal(token.value), numbers[0].value)


_FOUNDED = EVENT_WORDS + "fwcgUD!"


def read_age(tokens: Tokens, negated: frozenset[int], today: date, read: Read) -> None:
    """成立三年以上, older than 5 years, 2018年之前成立, 新成立的（两年以内）."""
    for place, token in enumerate(tokens.items):
        if place in read.used or token.category not in "yd":
            continue
        key = nearest(tokens, place, "fw" if token.category == "y" else _FOUNDED)
        about_age = key is not None and tokens.shape[key] == "f"
        if token.category == "y":
            bound: Bound = token.value
            alone = _has_its_own_clause(tokens, place)
            named = re.search(r"old|young", token.text) is not None
            if about_age or named or (alone and (bound.low or bound.high)):
                read.used.add(place)
                if _left_out(tokens, place, negated) and (bound.low is None) != (bound.high is None):
                    bound = _turned(bound)
                _years(token, bound, today, read)
        elif about_age or (key is None and (_founded_before(tokens, place) or _registered(tokens, place))):
            if _left_out(tokens, place, negated):
                turned = _outside(token.value, today)
                if turned is None:
                    continue  # founded between 2015 and 2018 left out: two spans, which no query holds
                read.used.add(place)
                _days(turned, today, read)
                continue
            read.used.add(place)
            _days(token.value, today, read)
    if not {"founded_before", "founded_after", "age_min", "age_max"}.isdisjoint(read.fields):
        read.used.update(
            i for i, t in enumerate(tokens.items) if t.category == "f" or t.text in ("新", "new", "newly")
        )
    _shops(tokens, read)


def _left_out(tokens: Tokens, place: int, negated: frozenset[int]) -> bool:
    """Whether the figure itself is left out, and not a record that stands between (never fined, over five years old)."""
    if place not in negated:
        return False
    word = next((i for i in range(place - 1, -1, -1) if tokens.items[i].category in "N;"), None)
    if word is None or tokens.items[word].category == ";":
        return True
    return not any(tokens.items[i].category in EVENT_WORDS + "!wu" for i in range(word + 1, place))


def _outside(window: Window, today: date) -> Window | None:
    """What is left when those founded in the window are left out: up to 2020 of those after it."""
    opened = window.until is None or window.until >= today
    if window.since is not None and opened:
        return Window(window.start, window.end, None, window.since - timedelta(days=1))
    if window.since is None and window.until is not None:
        return Window(window.start, window.end, window.until + timedelta(days=1), None)
    return None


def _turned(bound: Bound) -> Bound:
    """What is left when so many years are left out: 不满三年的不要 leaves three years and more."""
    if bound.high is not None:
        return Bound(bound.start, bound.end, low=bound.high)
    return Bound(bound.start, bound.end, high=bound.low, strict=not bound.strict)


def _has_its_own_clause(tokens: Tokens, place: int) -> bool:
    """Whether nothing else in the clause can be so many years old; capital may stand beside it (五年以上、注册资本三百万以上的)."""
    shape = tokens.shape
    start, end = shape.rfind(";", 0, place) + 1, shape.find(";", place)
    end = end if end >= 0 else len(shape)
    others = set("wgcUD!" + EVENT_WORDS) & set(shape[start:end])
    if others != {"c"}:
        return not others
    pauses = [i for i in range(start, end) if tokens.items[i].text == "、"]
    low = max((i for i in pauses if i < place), default=start)
    high = min((i for i in pauses if i > place), default=end)
    return "c" not in shape[low:high]


def _founded_before(tokens: Tokens, place: int) -> bool:
    """Whether the clause before ends with 成立 and this one holds the figure alone."""
    key = key_before(tokens, place, "f")
    return key is not None


_REGISTERED = re.compile(r"\bregistered\b|\bincorporated\b|注册(?!资)|新设|新办|落户")


def _registered(tokens: Tokens, place: int) -> bool:
    """companies registered in Weng'an since 2022: the founding is meant."""
    return _REGISTERED.search(tokens.text) is not None and not any(t.category in "wU!D" for t in tokens.items)


def _years(token: Token, bound: Bound, today: date, read: Read) -> None:
    fields = read.fields
    if bound.low is not None and bound.high is not None and not bound.rough:
        fields["age_min"], fields["age_max"] = int(bound.low), int(bound.high)
    elif bound.high is not None and bound.low is None:
        if bound.strict:
            fields["age_max"] = int(bound.high) - 1
        else:
            fields["founded_after"] = months_before(today, 12 * int(bound.high))
    else:
        years = bound.low if bound.low is not None and not bound.rough else _plain_years(token)
        if years is not None:
            fields["age_min"] = int(years)


def _plain_years(token: Token) -> Decimal | None:
    numbers = read_numbers(token.text)
    return numbers[0].value if numbers else None


def _days(window: Window, today: date, read: Read) -> None:
    fields = read.fields
    if window.months and window.months % 12 == 0 and window.until == today:
        fields["founded_after"] = years_before(today, window.months // 12)
        return
    if window.since is not None:
        fields["founded_after"] = window.since
    if window.until is not None and window.until != today:
        fields["founded_before"] = window.until


_OLD_SHOP = re.compile(r"(?:老店|老厂|老企业|老公司)")


def _shops(tokens: Tokens, read: Read) -> None:
    """十年老店: the years that stand before it."""
    if "age_min" in read.fields and _OLD_SHOP.search(tokens.text):
        read.used.update(
            i for i, t in enumerate(tokens.items) if _OLD_SHOP.search(t.text) or t.text in ("老", "店", "厂")
        )
