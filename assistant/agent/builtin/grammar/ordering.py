"""How a list is sorted and cut: 按近一年中标金额排序, by revenue, 注册资本最大的五家, 再按成立时间, top 5."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from assistant.agent.builtin.grammar.left_over.unread import OF_WHAT
from assistant.agent.builtin.grammar.reading import Read, nearest
from assistant.agent.builtin.question_tokens import Token, Tokens
from assistant.domain.reading.dates import Window
from assistant.domain.reading.numbers import read_numbers

_KEYS = "cwsgfi1"
_MARKS = "o+-"
_UPWARD = frozenset({"founded_on", "river_distance", "top_buyer_share_low"})
"""Keys for which the plain order is from small to large."""
_ONE = re.compile(
    r"是?哪一?家|谁家|哪个企业|哪个公司|是谁$|which (?:firm|company|enterprise|business|supplier|cooperative|maker|client)\b|what is the|who is the|who has the|the (?:single )?(?:firm|company) with the|the (?:\w+est|most \w+) (?:[\w-]+ ){0,2}(?:firm|company|enterprise|business|supplier|cooperative|maker|client|producer)\b"
)
_YOUNG = frozenset(
    {
        "youngest first",
        "newest first",
        "越年轻",
        "越新",
        "越晚",
        "新的往老的",
        "最年轻",
        "最新",
        "最晚",
        "newest",
        "youngest",
        "latest",
    }
)
_OLD = frozenset(
    {
        "越老",
        "越久",
        "越早",
        "老的往新的",
        "最年长",
        "最悠久",
        "最古老",
        "最早",
        "最老",
        "最久",
        "最长",
        "oldest",
        "earliest",
        "longest",
        "oldest first",
    }
)
_AGED_YOUNG = re.compile(r"(?:新|晚|年轻)(?!到|往)[\u4e00-\u9fff]*的")
_AGE = re.compile(r"(?:新|晚|年轻|老|早|年老)(?!到|往)[\u4e00-\u9fff]*的")
"""新开的放前面: an order by age, though no word for the founding stands beside it."""
_ASKS_FOR = re.compile(
    r"(?:给我|来|挑|选|要|找|列|取|看|推荐|推|筛|give me|show me|show|list|gimme|name|recommend|pick|find|suggest|me|any|the)\s*$"
)


_MOST_TIMES = re.compile(
    r"\b(?:most|fewest|least|more) (?:public |state |government |soe |tender |contract |bid )*(?:tenders|contracts|awards|wins|bids|jobs)\b|中标最多"
)
"""the most tender wins: how often, and not how much."""


def _field(tokens: Tokens, place: int) -> str:
    token = tokens.items[place]
    match token.category:
        case "c" | "1":
            return str(token.value)
        case "i":
            return "insured_count"
        case "s":
            return "score"
        case "g":
            return "state_sales_36m"
        case "f":
            return "founded_on"
    windows: list[Window] = [t.value for t in tokens.all("d")]
    months = {w.months for w in windows if w.months}
    counted = (
        token.value == "wins"
        or "次数" in tokens.text
        or "次" in _around(tokens, token)
        or (token.value != "won_amount" and "number of tender" in tokens.text)
    )
    counted = counted or (token.value is None and _MOST_TIMES.search(tokens.text) is not None)
    if counted:
        return "wins_24m" if not windows or months == {24} else "wins"
    if months == {24}:
        return "won_amount_24m"
    return "won_amount_12m" if not windows or months == {12} else "won_amount"


def _around(tokens: Tokens, token: Token) -> str:
    return tokens.text[token.end : token.end + 2]


def read_order(tokens: Tokens) -> dict[str, Any]:
    """The order that is asked for, with further keys."""
    shape = tokens.shape
    keys = [i for i, c in enumerate(shape) if c in _KEYS]
    marks = [i for i, c in enumerate(shape) if c in _MARKS]
    marks = marks or [i for i, c in enumerate(shape) if c == "l" and i - 1 in keys]  # 营收前十
    marks = marks or _cut_by(tokens, keys)
    if not marks:
        return {}
    if not keys:
        by_age = [
            token for i in marks if (token := tokens.items[i]).text in _OLD | _YOUNG or _AGE.match(token.text)
        ]
        if by_age:
            young = any(token.text in _YOUNG or _AGED_YOUNG.match(token.text) for token in by_age)
            return {"order_by": "founded_on", "descending": young}
        return {}
    chosen = [_bound_to(tokens, mark, keys) for mark in marks]
    places = [place for place in dict.fromkeys(chosen) if place is not None]
    if not places:
        return {}
    further = [
        i
        for i in keys
        if i > places[0]
        and i not in places
        and re.search(
            r"(?:再按|然后按|其次按|并列(?:的)?(?:再)?(?:按|看)|一样的?(?:再)?(?:按|看)|相同的?(?:再)?(?:按|看)|ties (?:broken )?by|tie-?break(?:er|ing)? (?:on|by|is)?|second(?:arily)? by|then by|and then by|再看|次按|再)\s*$",
            tokens.text[: tokens.items[i].start],
        )
    ]
    orders = [(_field(tokens, place), _descending(tokens, place, marks)) for place in (*places, *further)]
    first, *rest = dict(orders).items()
    found: dict[str, Any] = {"order_by": first[0], "descending": first[1]}
    if rest and (further or len(places) > 1):
        found["then_by"] = [{"by": name, "descending": down} for name, down in rest[:4]]
    return found


def _cut_by(tokens: Tokens, keys: list[int]) -> list[int]:
    """top 10 tea firms revenue, top5 近一年中标额: a number of firms beside a bare measure, which they are the top of."""
    shape = tokens.shape
    bare = [
        key
        for key in keys
        if shape[key] in "cgi1"
        or tokens.items[key].value in ("wins", "won_amount")
        or re.search(r"[额数]|amount|value|number", tokens.items[key].text)
    ]
    if not bare or any(c in shape for c in "myh"):
        return []
    return [place for place, c in enumerate(shape) if c == "l" and shape[place + 1 : place + 2] == "n"]


def _bound_to(tokens: Tokens, mark: int, keys: list[int]) -> int | None:
    """The key that a mark speaks of: the nearest one that no figure has taken (营收过亿的按注册资本排)."""
    shape = tokens.shape

    def cost(key: int) -> float:
        between = shape[min(key, mark) + 1 : max(key, mark)]
        taken = any(c in "my" for c in shape[key + 1 : key + 2])
        return (
            abs(key - mark)
            + 4 * taken
            + 3 * between.count(";")
            + (0.5 if key > mark and shape[mark] != "o" else 0)
        )

    return min(keys, key=cost) if keys else None


def _descending(tokens: Tokens, place: int, marks: list[int]) -> bool:
    name = _field(tokens, place)
    near = min((i for i in marks), key=lambda i: abs(i - place))
    signs = [i for i in marks if tokens.shape[i] in "+-"]
    if name == "founded_on":
        words = {tokens.items[i].text for i in signs}
        if words & _OLD:
            return False
        if words & _YOUNG or re.search(r"[从由]新到旧|[从由]晚到早", tokens.text):
            return True
    if signs:
        sign = min(signs, key=lambda i: abs(i - place))
        return tokens.shape[sign] == "+"
    del near
    return name not in _UPWARD


_SPAN = re.compile(
    r"第(?P<zh1>\d{1,3}|[一二三四五六七八九十]{1,3})(?:名|家|位|户)?(?:到|至|~|-|—)(?:第?(?=[\d一二三四五六七八九十]{1,3}(?:名|家|位|户))|第(?=[\d一二三四五六七八九十]{1,3}(?:的|$|[,，。])))(?P<zh2>\d{1,3}|[一二三四五六七八九十]{1,3})(?:名|家|位|户)?|"
    r"\b(?:numbers?|places?|positions?|ranks?|ranked|nos?\.?) (?P<en1>\d{1,3})(?:st|nd|rd|th)?\s*(?:to|through|-|–)\s*(?P<en2>\d{1,3})\b"
)
"""第六到第十名: a part of the order."""


def _number_of(text: str) -> int:
    return int(text) if text.isdigit() else int(read_numbers(text.replace("两", "二"))[0].value)


def read_limit(tokens: Tokens, read: Read, *, ordered: bool) -> None:
    """How many firms are wanted: 前五家, top 5, 推荐3家, 哪家…最大."""
    span = _SPAN.search(tokens.text)
    if span is not None:
        first, last = (
            (_number_of(span[name]) for name in ("zh1", "zh2") if span[name])
            if span["zh1"]
            else (int(span["en1"]), int(span["en2"]))
        )
        if 1 <= first <= last <= 200:
            read.fields |= {"limit": last - first + 1, "offset": first - 1}
            read.used.update(i for i, t in enumerate(tokens.items) if span.start() <= t.start < span.end())
            return
    place = _limit_place(tokens, read, ordered=ordered)
    if place is not None:
        read.used.add(place)
        read.fields["limit"] = int(Decimal(tokens.items[place].value))
        return
    written = re.search(
        r"(?:前|头|来|给我|推荐|列|取|报|给|要|挑|选|念|发|出|留|看)(?:上|个|出)?(?P<n>[一二两三四五六七八九十]{1,3}|\d{1,3})\s*(?:家|名|户)(?!以[上下]|及以|国|央|政府|上市|金融)",
        tokens.text,
    )
    if written and not any(t.category == "d" and t.start <= written.start() < t.end for t in tokens.items):
        numbers = read_numbers(written["n"])
        if numbers and 1 <= numbers[0].value <= 200:
            read.fields["limit"] = int(numbers[0].value)
            read.used.update(
                i
                for i, t in enumerate(tokens.items)
                if written.start() <= t.start < written.end() and t.category in "nl#"
            )
            return
    superlative = [
        i
        for i, t in enumerate(tokens.items)
        if t.category in "+-"
        and t.text.startswith(
            (
                "最",
                "high",
                "low",
                "large",
                "small",
                "most",
                "big",
                "old",
                "new",
                "young",
                "close",
                "near",
                "few",
                "least",
                "long",
                "earl",
            )
        )
    ]
    if (
        ordered
        and superlative
        and _ONE.search(tokens.text)
        and not re.search(r"哪[几些]", tokens.text)
        and "o" not in tokens.shape
    ):
        read.fields["limit"] = 1


_SO_MANY_EN = re.compile(
    r"(?:of (?:them|those|these)|at (?:the )?(?:most|max(?:imum)?)|max(?:imum)?|tops|in all|altogether|will do|is enough|are enough|would do|is plenty|names?|please|only)\s*(?:$|[,.;!?])"
)
"""…, fifteen of them; …, eight at most: how many firms, in a clause of its own."""


_AT_MOST_EN = re.compile(r"(?:^|[,;] ?)(?:at most|no more than|up to|not more than|maximum|max) $")


def _limit_place(tokens: Tokens, read: Read, *, ordered: bool) -> int | None:
    for place, token in enumerate(tokens.items):
        if token.category != "n" or place in read.used:
            continue
        value = Decimal(token.value)
        if not 1 <= value <= 200 or value != value.to_integral_value():
            continue
        behind = tokens.text[token.end :].lstrip()
        largest = ordered and tokens.has("bk") and tokens.shape[place - 1 : place] == "l"
        if behind.startswith("大客户") and largest:
            return place  # 福泉支行授信额度前五大客户: clients of the branch, not of a firm
        apart = place == 0 or tokens.shape[place - 1] in ";O"
        if apart and (_SO_MANY_EN.match(behind) or _AT_MOST_EN.search(tokens.text[: token.start])):
            return place
        if behind.startswith(
            ("大客户", "大供应商", "次", "天", "年", "月", "人", "days", "years", "months", "%")
        ):
            continue
        follows = tokens.shape[place + 1 : place + 2]
        before = tokens.shape[place - 1 : place] if place else ""
        if before == "l" or (before == "<"):
            return place
        if OF_WHAT.match(tokens.text, token.end):
            continue  # 这两个镇: no firms are counted
        wanted = behind.startswith(("家", "户", "个")) or (follows != "" and follows in "IUA+-kHPSXK~aB")
        if not wanted:
            continue
        if ordered or before in ("W", "O", "<"):
            return place
        if _ASKS_FOR.search(tokens.text[: token.start]) or tokens.text[: token.start].endswith("的"):
            return place
        if tokens.has("W") and not tokens.has("Q"):
            return place
    return None


_TIMES = re.compile(r"\s*(?:次|个标|个项目|回)")
_OF_ITS_WINDOW = {"won_amount_12m": "won_amount", "won_amount_24m": "won_amount", "wins_24m": "wins"}


def counted_in_its_window(order: dict[str, Any], tokens: Tokens) -> dict[str, Any]:
    """The order with a key of awards counted in the question's own window, where awards are a condition as well
    (近两年中标累计五百万以上, 按中标金额排): the window says when both were won."""
    name = _OF_ITS_WINDOW.get(order.get("order_by", ""))
    shape = tokens.shape
    bound = any(
        (c == "m" or (c == "n" and _TIMES.match(tokens.text, tokens.items[i].end)))
        and nearest(tokens, i, "cwgzxeYf") in _awards(shape)
        for i, c in enumerate(shape)
    )
    return order | {"order_by": name} if name is not None and bound and "d" in shape else order


def _awards(shape: str) -> frozenset[int]:
    return frozenset(i for i, c in enumerate(shape) if c == "w")


def read_sorting_window(order: dict[str, Any], tokens: Tokens, today: date, read: Read) -> None:
    """The window that a key of awards counts in: the key's own, or as fields of the query."""
    if order.get("order_by") not in ("won_amount_12m", "won_amount_24m", "wins_24m"):
        return
    for place, token in enumerate(tokens.items):
        if token.category == "d" and token.value.months in (12, 24) and token.value.until in (None, today):
            read.used.add(place)
