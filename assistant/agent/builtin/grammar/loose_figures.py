"""Figures that no reader took up: each goes to the one measure of its clause that it can belong to.

The readers of measures know the usual ways to put a bound on a figure, right beside it (至少三百万, 20人以上). Here the words
of comparison may stand anywhere before it in the clause (社保起码交得起二十个人, 注册资本少说也要有个三百万), and two figures
may be the ends of a range (八个人到三十个人之间). Runs after those readers, Chinese only. A figure without a word of comparison is
left alone: the question is asked back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.agent.builtin.grammar.reading import EVENT_WORDS, Read
from assistant.agent.builtin.question_tokens import Token, Tokens
from assistant.domain.calendar import months_before
from assistant.domain.reading.numbers import read_numbers

_UNIT = re.compile(
    r"\s*(?:多|来|余)?(?:个员工|名员工|个职工|名职工|个工人|口人|号人|个人|人头|个头|人次|位|名|人(?!民币)|个)?"
)
_PEOPLE = re.compile(r"\s*(?:多|来|余)?(?:个|名|号|口|位)?(?:人(?!民币|次)|员工|职工|工人)")
_OF_TIMES = re.compile(
    r"\s*(?:次|回|遍|家|户|天|日|月|年|项|种|类|条|镇|字|样|处|端|点|块|倍|号(?!人)|间|套|栋|亩|吨|台|辆|平|米|%|％|县|市|园)"
)
_FILL = r"[也都就得要能该应须需是有个着了上交缴买参保开办做干起够于在到过不少怎么好歹它他们人头数金额的]"
_LEAST = re.compile(
    rf"(?:起码|至少|最少|最低|最起码|少说|少讲|往少了?里?说|说少点|再少也|怎么(?:说|着|样)?也|好歹|不低于|不能低于|不得低于|不可低于|不少于|不能少于|不得少于|不得少于|不小于|不下|不下于|不止|高于|多于|大于|超过|超出|超|达到|达|够得上|够到|够|满|到得了|到了|过了|上了|破了|要到|要有|得有|须有|需有|要够|得够|必须有|最好有|有个|有到)"
    rf"{_FILL}{{0,7}}$"
)
"""起码交得起二十, 少说也要有个三百万, 够三年."""
_MOST = re.compile(
    rf"(?:不到|没到|未到|不足|不满|未满|没满|没够|不够|没得到|没超过|不超过|不能超过|不得超过|不高于|不大于|不多于|至多|最多|最高|顶多|顶天|撑死|撑破天|低于|少于|小于|莫超过|别超过){_FILL}{{0,5}}$"
)
_OPEN = re.compile(rf"(?:不到|没到|未到|不足|不满|未满|没满|没够|不够|低于|少于|小于){_FILL}{{0,5}}$")
"""Words that leave the figure itself out: 不到十个人 are nine at most."""
_DENIED_AHEAD = re.compile(r"[不没未莫别][能得要可]?$")
_AND_MORE = re.compile(r"\s*(?:及|或|含)?(?:以上|之上|往上|朝上|向上|打底|起步|起|开外|还多|出头|保底)")
_AND_LESS = re.compile(r"\s*(?:及|或|含)?(?:以下|之下|往下|以内|之内|封顶|顶天|为限|打止)")
_JOINS = re.compile(r"\s*(?:到|至|~|-|—|–)\s*")
_JOINS_BETWEEN = re.compile(r"\s*(?:到|至|和|与|跟|同|~|-|—|–|and)\s*")
_BETWEEN = re.compile(r"(?:之间|中间|区间|这个区间|范围)")
_BETWEEN_AHEAD = re.compile(r"(?:between|介于|处于|处在)\s*$", re.IGNORECASE)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_RUNS = re.compile(
    r"(?:开|办|干|做|经营|营业|运营|开张|开业|存续|成立|注册|立起来)(?:起|了|得|有|的|够|满|上|过|到|时间|年头|年限)*"
)
"""开够三年: what runs so many years is the firm."""
_LITTLE = 2
"""Characters before the words of comparison that cannot be another measure."""
_HIGH = frozenset({"registered_capital", "revenue", "won_amount"})
"""Amounts that a query can also bound from above."""


@dataclass(frozen=True, slots=True)
class _Loose:
    """A figure, or two that are the ends of a range, in the tokens first to last; end: behind its unit."""

    first: int
    last: int
    low: Decimal | None
    high: Decimal | None
    open: bool = False
    said: int = 0
    """Where the words of comparison before the figure begin; 0 without any."""


def read_loose_figures(tokens: Tokens, negated: frozenset[int], today: date, read: Read) -> None:
    """Binds every figure that is left and that words of comparison stand beside."""
    if not _HAN.search(tokens.text):
        return
    for place, token in enumerate(tokens.items):
        if token.category not in "mny" or place in read.used:
            continue
        loose = _with_its_bound(tokens, place, read)
        if loose is None:
            continue
        if place in negated and (loose.low is None) != (loose.high is None) and _left_out(tokens, place):
            loose = _turned(loose)
        if token.category == "m":
            _bind_money(tokens, loose, read)
        elif token.category == "n":
            _bind_people(tokens, loose, read)
        else:
            _bind_years(tokens, loose, today, read)


def _clause(tokens: Tokens, place: int) -> range:
    shape = tokens.shape
    start, end = shape.rfind(";", 0, place) + 1, shape.find(";", place)
    return range(start, end if end >= 0 else len(shape))


def _left_out(tokens: Tokens, place: int) -> bool:
    """Whether the word of exclusion is said of the figure, and of no record between (没被罚过, 起码开了三年)."""
    clause = _clause(tokens, place)
    words = [i for i in clause if tokens.shape[i] == "N"]
    if any(i > place for i in words) or not words:
        return True
    return not any(tokens.shape[i] in EVENT_WORDS + "!wu" for i in range(words[-1] + 1, place))


def _turned(loose: _Loose) -> _Loose:
    """What is left where the bound is left out: 不到二十个人的删掉 leaves twenty and more."""
    return _Loose(loose.first, loose.last, loose.high, loose.low, not loose.open, loose.said)


def _value(token: Token) -> Decimal | None:
    if token.category == "n":
        return Decimal(token.value)
    numbers = read_numbers(token.text)
    return numbers[0].value if len(numbers) == 1 else None


def _end(tokens: Tokens, place: int) -> int:
    token = tokens.items[place]
    if token.category != "n":
        return token.end
    unit = _UNIT.match(tokens.text, token.end)
    return unit.end() if unit else token.end


def _with_its_bound(tokens: Tokens, place: int, read: Read) -> _Loose | None:
    """The figure with what the clause compares it by; None where nothing does."""
    token = tokens.items[place]
    value = _value(token)
    if value is None or (token.category == "n" and _OF_TIMES.match(tokens.text, token.end)):
        return None
    clause = _clause(tokens, place)
    begins = tokens.items[clause[0]].start
    second = next((i for i in clause if i > place and tokens.shape[i] == token.category), None)
    end = _end(tokens, place)
    ahead = tokens.text[begins : token.start]
    if second is not None and second not in read.used:
        top = _value(tokens.items[second])
        between = _BETWEEN.match(tokens.text, _end(tokens, second)) or _BETWEEN_AHEAD.search(ahead)
        joins = _JOINS_BETWEEN if between else _JOINS
        if joins.fullmatch(tokens.text, end, tokens.items[second].start) and top is not None and value <= top:
            return _Loose(place, second, value, top)
    held = getattr(token.value, "low", None), getattr(token.value, "high", None)
    if _AND_MORE.match(tokens.text, end):
        return _Loose(place, place, value, None)
    if _AND_LESS.match(tokens.text, end):
        return _Loose(place, place, None, value)
    least, most = _LEAST.search(ahead), _MOST.search(ahead)
    if most is not None and (least is None or most.start() <= least.start()):
        return _Loose(place, place, None, value, _OPEN.search(ahead) is not None, begins + most.start())
    if least is not None:
        if _DENIED_AHEAD.search(ahead[: least.start()]):
            return None  # 不要够三年的: which way is not said
        return _Loose(place, place, value, None, said=begins + least.start())
    if held != (None, None) and None in held and not getattr(token.value, "rough", False):
        return _Loose(place, place, *held, getattr(token.value, "strict", False))
    return None


def _measure(tokens: Tokens, loose: _Loose, keys: str, read: Read) -> int | None:
    """The one measure of the clause that nothing took up; else the only one there; else the last of the clause before."""
    clause = _clause(tokens, loose.first)
    there = [i for i in clause if tokens.items[i].category in keys]
    if not there and clause[0] > 1:
        begins, figure = tokens.items[clause[0]].start, tokens.items[loose.first].start
        if len(tokens.text[begins : loose.said or figure].strip()) > _LITTLE:
            return None  # something else of this clause is measured
        before = _clause(tokens, clause[0] - 2)
        there = [i for i in before if tokens.items[i].category in keys and i not in read.used]
        return there[-1] if len(there) == 1 else None
    free = [i for i in there if i not in read.used]
    for found in (free, there):
        if len(found) == 1:
            return found[0]
    return None


def _take(tokens: Tokens, loose: _Loose, read: Read, *keys: int) -> None:
    """The figure, its keys and the words of comparison are read; not what stands in one unknown run with them."""
    read.used.update({*range(loose.first, loose.last + 1), *keys})
    for place, token in enumerate(tokens.items[: loose.first]):
        if (
            token.category == "."
            and loose.said
            and loose.said <= token.start + _LITTLE
            and token.end > loose.said
        ):
            read.used.add(place)


def _put(name: str, loose: _Loose, read: Read) -> None:
    """Both bounds of a sum; beside one that is there already the tighter."""
    if loose.low is not None:
        read.fields[f"{name}_min"] = max(loose.low, read.fields.get(f"{name}_min", loose.low))
    if loose.high is not None:
        read.fields[f"{name}_max"] = min(loose.high, read.fields.get(f"{name}_max", loose.high))


def _bind_money(tokens: Tokens, loose: _Loose, read: Read) -> None:
    place = _measure(tokens, loose, "cw", read)
    if place is None or "g" in [tokens.shape[i] for i in _clause(tokens, loose.first)]:
        return
    key = tokens.items[place]
    name = "won_amount" if key.category == "w" else str(key.value)
    if name == "bought_amount" or (loose.high is not None and name not in _HIGH):
        return
    _take(tokens, loose, read, place)
    _put(name, loose, read)
    if name == "won_amount":
        read.fields.pop("won", None)
        if not {"won_since", "won_until", "won_months"} & set(read.fields):
            read.fields["won_months"] = 12


def _bind_people(tokens: Tokens, loose: _Loose, read: Read) -> None:
    place = _measure(tokens, loose, "i", read)
    named = _PEOPLE.match(tokens.text, tokens.items[loose.last].end) is not None
    if place is None and not named:
        return
    if place is not None and any(tokens.shape[i] in "cw" for i in range(place + 1, loose.first)):
        return
    _take(tokens, loose, read, *(i for i, c in enumerate(tokens.shape) if c == "i"))
    if loose.low is not None:
        read.fields["insured_min"] = int(loose.low) + (loose.open and loose.high is None)
    if loose.high is not None:
        read.fields["insured_max"] = int(loose.high) - (loose.open and loose.low is None)


def _bind_years(tokens: Tokens, loose: _Loose, today: date, read: Read) -> None:
    """Years of a clause that speaks of nothing that befell a firm are its age: 开够三年再说."""
    clause = _clause(tokens, loose.first)
    shape = "".join(tokens.shape[i] for i in clause)
    if any(c in "wgcuUD!" + EVENT_WORDS for c in shape):
        return
    ahead = tokens.text[tokens.items[clause[0]].start : tokens.items[loose.first].start]
    if "f" not in shape and not _RUNS.search(ahead):
        return
    _take(tokens, loose, read, *(i for i in clause if tokens.shape[i] == "f"))
    if loose.low is not None:
        read.fields["age_min"] = int(loose.low) + (loose.open and loose.high is None)
    if loose.high is None:
        return
    if loose.open or loose.low is not None:
        read.fields["age_max"] = int(loose.high) - (loose.open and loose.low is None)
    else:
        read.fields["founded_after"] = months_before(today, 12 * int(loose.high))
