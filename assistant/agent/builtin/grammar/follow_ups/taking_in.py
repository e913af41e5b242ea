"""What a turn takes in beside the list (瓮安的也放进来): firms that the list left out come back, and a condition that the
turn says the other way round (存量客户重新纳入, after 剔除存量客户) limits the list no more."""

from __future__ import annotations

import re
from typing import Any

from assistant.agent.builtin.grammar.conditions import Conditions
from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.agent.builtin.question_tokens import Tokens
from assistant.domain.firm_query import FirmQuery
from assistant.domain.text import Lang

_AS_WELL = frozenset(
    {
        "加进来",
        "也加进来",
        "加进去",
        "也加进去",
        "加上去",
        "算进来",
        "也算进来",
        "也算上",
        "一并算上",
        "一并纳入",
        "再加上",
        "加上",
        "再加",
        "也要",
        "还要",
        "加回来",
        "放回来",
        "补进来",
        "拉回来",
        "也放进来",
        "back in as well",
        "also",
        "add",
        "plus",
    }
)
_ADDED_TO = re.compile(
    r"^(?:那)?(?:再|顺便|顺带)?(?:也|一并|一起|顺便|顺带)(?:把|将)?(?:看|查|算|列|加|报|带|拉|统计)|(?:再|也|一并|一起)?(?:算|加|带|补|捎|添|搭|并)上(?:的)?(?![市升])|(?:一并|一同|一起|也都?|同时|同步)(?:予以)?(?:列|纳|计|算|加|放|归|带|并|统计|查|筛|列示|列报)(?:入|进来?|上|在内|出来?)?(?=[,，。!！]|$)|^(?:连|把).{1,14}(?:也|一并|一起)(?:算|加|带|补|纳|放|看|要)|^.{1,14}也(?:一并|一起|一块儿?|一道|都|给我|帮我|同样)?(?:算|要|看一?看?|可以|行|成|一样|列|查一?查?|报|拉)(?:进来|进去|一下|出来)?[。!！]*$|"
    r"^.{1,14}(?:同样|照样|一样|照旧)(?:地)?(?:也)?(?:算|要|看|可以|行|成|列|查|报|收|留)(?:进来|进去|一下|出来|着|下)?[。!！]*$|"
    r"^.{1,14}的(?:企业|公司|户)?也(?!按|排|不|没|别|莫|有|是|中|给|跟|在|做|去|剔|删|拿|划|踢|刷|免|筛|抹|扣|刨|撤)[\u4e00-\u9fff]{1,3}(?:[一几两三]?[家户个点些])?(?:吧|了|啊|嘛|呗|哈|呀|哦)*[。!！]*$|"
    r"\b(?:include|including|add|bring in|throw in|take in)\b.{1,40}|.{2,40}\b(?:too|as well)[.!]*$"
)
"""再算上瓮安, include Weng'an too: beside what the list has, and not in its place."""


_EITHER_WAY = ("client", "won", "state_owned")
_INVITED = frozenset({"client", "won"})
_OPPOSED = (
    ("regions", "exclude_regions"),
    ("labels", "exclude_labels"),
    ("products", "exclude_products"),
    ("segments", "exclude_segments"),
    ("kinds", "exclude_kinds"),
    ("events", "without_events"),
)
_FLAGS = {
    "penalty": "without_penalty",
    "dishonest": "without_dishonest",
    "enforcement": "without_enforcement",
}
_OF_EVENTS = ("event_role", "event_since", "event_until", "event_amount_min", "ended_for_lack_of_assets")
_BOUNDS = (
    ("registered_capital_min", "registered_capital_max"),
    ("revenue_min", "revenue_max"),
    ("insured_min", "insured_max"),
    ("wins_min", "wins_max"),
    ("won_amount_min", "won_amount_max"),
    ("age_min", "age_max"),
    ("founded_after", "founded_before"),
)

_LISTS = ("regions", "towns", "parks", "products", "kinds", "segments", "sizes", "tax_grades", "branches", "buyers",
          "suppliers", "qualifications", "labels", "won_from")  # fmt: skip
_BOTH = re.compile(
    r"^(?:那|那么)?(?:一共|总共)?(?:合|加|并|凑|算)(?:在|到)?(?:起来|一起|一块儿?|一道|一处)(?:来|看|算|数)*(?:的话)?[,，]?(?:一?共|总共)?(?:有|是)?(?:几[家户个]?|多少[家户个]?)?(?:吧|了|看看|呢)*[。.!！?？]*$|"
    r"^(?:那|把|将|就|这)*(?:[两俩二]|前后两)(?:个|样|种|边|头|家|地|县|处|块|条|类|者|地方|支行|产品|镇)*(?:的)?(?:都|全|一起|一并|一块儿?|合|加|放|并)+(?:在)?(?:一起|一块儿?|起来|算|要|看|列|放|加|合|数|统计|报|纳|并|上|进|来|出|入)*"
    r"(?:一?共|总共)?(?:有|是)?(?:几[家户个]|多少[家户个]?)?(?:吧|了|看看|呢)*[。.!！?？]*$|"
    r"^(?:and |now |show |list |take |count |what about |how about |what of )*both(?: of them| together| please| places| counties| products)*[.!?]*$"
)
"""两样都算上, 两个地方合起来多少家: those of the turn and those that it took the place of."""


_EXTENDS = re.compile(
    r"^(?:请|麻烦|帮我|再|另|另外|还|现|同时|一并|予以|需)*(?:增加|追加|补充|新增|添加|增补|加入|补上|补进|添上|并入)(?!.{0,3}(?:条件|要求|限制|限定|一[条项个]))"
)
_ELSEWHERE = frozenset({"regions", "local", "towns", "parks", "branches", "products"})


def without_a_kind(tokens: Tokens, fields: dict[str, Any], held: FirmQuery) -> None:
    """处罚别看了, of a list of those on any of several records: the others are left, and no firm is kept out. 没处罚的, of a
    list of those with a record: they are asked for in the place of those."""
    for kind, flag in _FLAGS.items():
        if kind in fields.get("events", ()) and getattr(held, flag) and flag not in fields:
            fields[flag] = False  # 剔除有处罚的, then 只看有处罚的
        if not fields.get(flag) or kind not in held.events:
            continue
        fields["events"] = [value for value in fields.get("events", held.events) if value != kind]
        if len(held.events) > 1 and "的" not in tokens.text:
            del fields[flag]
        if not fields["events"]:
            blank = FirmQuery()
            fields |= {name: getattr(blank, name) for name in _OF_EVENTS if name not in fields}


_ONE_OF_ALL = (("tax_grades", "%"), ("sizes", "~"))
"""Conditions that leave out by naming all the others."""


def without_others(tokens: Tokens, fields: dict[str, Any], held: FirmQuery) -> None:
    """C级的算了, of those graded A and B; 中型的不看, of the small and medium ones: no other comes in for those left out."""
    for name, category in _ONE_OF_ALL:
        named = {value for token in tokens.all(category) for value in _values(token.value)}
        left = [value for value in getattr(held, name) if value in fields.get(name, ())]
        if tokens.has("N") and named and left and not named & set(fields[name]):
            fields[name] = left


def _values(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, (list, tuple, set, frozenset)) else (value,)


def extends(tokens: Tokens, read: Conditions) -> bool:
    """Whether the turn adds a place, a branch or a product to those of the list: 追加开阳, 补充瓮安的企业."""
    asked = tokens.has("AWQ§M") or _EXTENDS.match(tokens.text) is None
    return not asked and bool(read.fields) and set(read.fields) <= _ELSEWHERE and not read.unread


def adds(text: str) -> bool:
    """Whether the words say that something comes beside what the list has: M级的也收."""
    return _ADDED_TO.search(text) is not None


def said_beside(tokens: Tokens) -> bool:
    """Whether the turn says that what it names comes beside what the list has."""
    return any(token.text in _AS_WELL for token in tokens.all("O")) or adds(tokens.text)


def replaced_by(query: FirmQuery, held: FirmQuery) -> dict[str, list[str]]:
    """Lists of `held` that `query` has others in the place of."""
    return {
        name: list(before)
        for name in _LISTS
        if (before := getattr(held, name)) and (now := getattr(query, name)) and not set(before) & set(now)
    }


def still_replaced(query: FirmQuery, base: Meaning) -> dict[str, list[str]]:
    """What the turns before took the place of, where this turn leaves it as it is: 贵定的呢, 五百万以上的, 两个地方放一起."""
    return {
        name: before
        for name, before in base.replaced.items()
        if getattr(query, name) == getattr(base.query, name)
    }


def both_of_them(tokens: Tokens, read: Conditions, base: Meaning, lang: Lang) -> Meaning | None:
    """The list before with what it took the place of beside what it has; None where the turn does not say so."""
    if len(base.replaced) != 1 or set(read.fields) - {"limit"} or not _BOTH.match(tokens.text.strip()):
        return None
    ((name, before),) = base.replaced.items()
    query = base.query.model_copy(update={name: [*before, *getattr(base.query, name)], "offset": 0})
    counted = tokens.has("Q")
    listed = (
        base.intent is Intent.COUNT and tokens.text.rstrip("?？。!！")[-1:] != "呢"
    )  # 加起来呢, of a count
    intent = Intent.COUNT if counted else Intent.LIST if listed else base.intent
    made = {"intent": intent, "query": query, "lang": lang, "refined": True, "replaced": {}, "count_by": None}
    return base.model_copy(update=made)


def taken_in(
    fields: dict[str, Any], held: FirmQuery, *, invited: bool = False
) -> tuple[FirmQuery, dict[str, Any]]:
    """The conditions held and those of the turn, both without what the turn takes back by its opposite. invited: the
    firms may come too (没中过标的也要), so a list that never left them out stays as it is."""
    fields = dict(fields)
    back: dict[str, Any] = {}
    if invited:
        fields = {n: v for n, v in fields.items() if n not in _INVITED or getattr(held, n) is not None}
    for name in _EITHER_WAY:
        if name in fields and getattr(held, name) not in (None, fields[name]):
            back[name] = None
            del fields[name]
    for wanted, unwanted in _OPPOSED:
        for said, other in ((wanted, unwanted), (unwanted, wanted)):
            again = [value for value in fields.get(said, ()) if value in getattr(held, other)]
            if again:
                back[other] = [value for value in getattr(held, other) if value not in again]
                fields[said] = [value for value in fields[said] if value not in again]
                if not fields[said]:
                    del fields[said]
    for kind, flag in _FLAGS.items():
        if kind in fields.get("events", ()) and getattr(held, flag):
            back[flag] = False
            fields["events"] = [value for value in fields["events"] if value != kind]
        if fields.get(flag) and kind in held.events:
            back["events"] = [value for value in back.get("events", held.events) if value != kind]
            del fields[flag]
    if not fields.get("events", True):
        fields = {name: value for name, value in fields.items() if name not in ("events", *_OF_EVENTS)}
    for low, high in _BOUNDS:
        for said, other in ((low, high), (high, low)):
            if (
                fields.get(said) is not None
                and getattr(held, other) is not None
                and said not in held.model_fields_set
            ):
                back[other] = None
                del fields[said]
    return held.model_copy(update=back), fields
