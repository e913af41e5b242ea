"""A Chinese turn that begins by putting the list before beside the one whose place it took (两个地方的放一起吧, 上下游合一块儿):
the turn goes on from both, whatever else it asks.

Knows no trade; expects folded text in the standard language.
"""

from __future__ import annotations

import re

from assistant.agent.builtin.grammar.follow_ups.taking_in import replaced_by
from assistant.agent.builtin.meaning import FIRM_SETS, Intent, Meaning

_LEAD = r"(?:那么?|就|还是|干脆|要不|麻烦|请|帮我|给我|把|将|行|好|嗯|算了|[,，])*"
_PLACES = r"(?:地方|地区|区域|县市?|城市|市|乡镇|镇|园区|支行|网点|边|头|处|地儿?|片)"
_SORTS = r"(?:样|种|类|产品|产业|行业|链条?|环节|批|拨|者|份|张|个?名单|个?单子|组|段|类型)"
_OF = r"的?(?:企业|公司|户|厂子?|名单|单子|客户|结果)?"
_HEDGE = r"(?:都|全|给我|帮我|一起|一并|一同|一块儿?|先|就|再)*"
_JOIN = (
    r"(?:(?:放|摆|搁|凑|拼|加|合|并|汇|归|混|统|列|拉|算|圈|捏|攒)(?:在|到|成|为|作)?(?:一起|一块儿?|一道|一处|一堆|一起儿|起来|总|拢|到?一[张个份][表单][子格]?|一[张个份]名单|一并)"
    r"|(?:一起|一并|一同|一块儿?|都|全)(?:看|列|算|要|放|拉|查|留|统计|摆|报|上)(?:上|进来|出来|一下|进去)?|合并|归并|汇总|都要|全要|一起来?)"
)
_THEN = r"(?:来|看|算|列|数|排|吧|了|啊|哈|嘛|呗|呢|一下|看看|给我|我看看|就行|就好|即可)*"
_BOTH = re.compile(
    rf"^{_LEAD}(?:(?:前后|上面|刚才|这|那)?的?(?:(?P<so>[两俩二三几])个?(?:(?P<place>{_PLACES})|(?P<sort>{_SORTS}))(?:{_SORTS}|{_PLACES})?|(?P<links>上[、和]?(?:中[、和]?)?下游))){_OF}"
    rf"{_HEDGE}{_JOIN}{_THEN}(?P<rest>(?![的比])(?:[,，。;；!！\s]*.*))$",
    re.DOTALL,
)
"""两个地方的放一起吧 | 注册资本五百万以上的就行."""
_WEIGHS = re.compile(r"比|差别|差距|区别|哪[个边]")
_OF_PLACES = frozenset({"regions", "towns", "parks", "branches"})
_OF_LINKS = frozenset({"segments"})


def put_together(text: str, last: Meaning) -> tuple[str, Meaning | None] | None:
    """What else the turn asks (empty: nothing), and the list of both that it goes on from, None where the conversation knows
    of no second one; None for any other turn."""
    match = _BOTH.match(text)
    if match is None or _WEIGHS.search(text):
        return None
    rest = match["rest"].strip(" ,，。;；!！")
    if match["place"] and any(len(getattr(last.query, name)) > 1 for name in _OF_PLACES):
        return rest, last.model_copy(update={"refined": True})
    if len(last.replaced) != 1:
        return (rest, None) if match["place"] else None
    ((name, before),) = last.replaced.items()
    kind = _OF_LINKS if match["links"] else _OF_PLACES if match["place"] else None
    if kind is not None and name not in kind:
        return (rest, None) if match["place"] else None
    held = getattr(last.query, name)
    both = [*before, *(value for value in held if value not in before)]
    query = last.query.model_copy(update={name: both, "offset": 0})
    intent = Intent.LIST if last.intent is Intent.COUNT and not _COUNTED.search(text) else last.intent
    made = {"query": query, "refined": True, "replaced": {}, "intent": intent, "count_by": None}
    return rest, last.model_copy(update=made)


_BACK = re.compile(
    r"^(?:那|还是|算了|得了|不好|不行|要不|再|给我|帮我|[,，])*(?:换|改|切|调|转|倒)(?:回来|回去|回原来的?|回刚才的?|回之前的?|回前面的?|回上一个)(?:看看|看|吧|了|一下)*[\s。!！]*$"
)
"""换回来: what the last swap put away."""


def put_back(text: str, last: Meaning) -> Meaning | None:
    """The list with what the turns before took the place of back in it; None where the turn does not ask for that."""
    if len(last.replaced) != 1 or _BACK.match(text) is None:
        return None
    ((name, before),) = last.replaced.items()
    query = last.query.model_copy(update={name: before, "offset": 0})
    return last.model_copy(
        update={"query": query, "refined": True, "replaced": {name: list(getattr(last.query, name))}}
    )


def beside_the_one_before(fresh: Meaning, base: Meaning | None) -> Meaning:
    """A question asked anew that differs from the list before in one place or trade alone, with what it differs from:
    贵定的茶企有哪些, after 都匀的茶企有哪些."""
    if base is None or fresh.intent not in FIRM_SETS or fresh.replaced:
        return fresh
    replaced = replaced_by(fresh.query, base.query)
    if len(replaced) != 1:
        return fresh
    (name,) = replaced
    same = base.query.model_copy(
        update={name: getattr(fresh.query, name), "offset": 0, "limit": fresh.query.limit}
    )
    return fresh.model_copy(update={"replaced": replaced}) if same == fresh.query else fresh


_COUNTED = re.compile(r"几|多少|呢[\s?？。]*$")
"""两个地方合起来多少家, 加起来呢: of a count."""
