"""Turns after a map, a cluster, gaps, a trace or signals that ask the same of another place, chain, product or level, and
what follows a trace: 都匀的呢, 换成花生的, 下游呢, 只要红的, 哪些企业在做.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from assistant.agent.builtin.grammar.asked import level_of
from assistant.agent.builtin.grammar.conditions import Conditions
from assistant.agent.builtin.grammar.policy_points import points_at_text
from assistant.agent.builtin.grammar.ways_of_asking import TRACE_DOWN, TRACE_UP
from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.agent.builtin.question_tokens import Tokens
from assistant.domain.firm_query import FirmQuery
from assistant.domain.text import Lang

_SIGNALS = frozenset({Intent.WARNINGS, Intent.OPPORTUNITIES})
_MAPPED = frozenset({Intent.CHAIN_MAP, Intent.CLUSTER, Intent.GAPS})
_WHERE = ("regions", "local", "towns", "parks", "exclude_regions")
_LONGEST = 24
_ALIKE = re.compile(
    r"(?:呢|怎么样|咋样|如何)[\s?？。!！]*$|^(?:那|那么|再|也|请|麻烦|给我|帮我|改|换|转)|(?:换成?|换到|换作|改成|改为|改看|改查|改到|转到|切到|切换到?)|也(?:来|做|出|给|画|看|查|要|弄|搞|列)|"
    r"(?:一样|同样|照样|也)(?:来|看|查|画|做|要)?(?:一下|一份|一个|一遍|看看)?[\s?？。!！]*$|的(?:也)?[\s?？。!！]*$|^(?:and|what about|how about|now|then|same for|the same for|do)\b|\b(?:instead|too|as well)[.?!]*$"
)
"""都匀的呢, 换成花生的: the same is asked once more."""
_LEVEL = {"红": "red", "橙": "orange", "黄": "yellow"}
_OF_LEVEL = re.compile(
    r"^(?:那|就|先|我)?(?:只|就|光|仅|单)?(?:要|看|留|列|报|说|管|挑|给我)?(?:个|最)?(?P<level>[红橙黄])(?:色|灯|牌|级|的)+(?:预警|信号)?(?:以上|及以上|往上|起)?的?(?:就行|即可|呢|有哪些|有几个|有没有|留下)?[\s。?？!！]*$"
)
_SAYS_LEVELS = re.compile(
    r"[红橙黄]|[色灯牌级的]|预警|信号|只|就|也|都|先|要|看|留|列|不|别|了|吧|及|或|以上|往上|起|放一?放|搁一?搁|缓一?缓|免|去掉|剔除|剔掉|算了|再说|那些|那种|其他|[,，。!！\s]"
)
"""黄色的先放放，只看橙色及以上: levels and what is done with them, and nothing else."""
_LEVEL_TOO = re.compile(
    r"^(?:那|再)?加上(?P<level2>[红橙黄])(?:色|灯|牌|级|的)+(?:预警|信号)?的?[\s。!！]*$|^(?:那|连|把|再|顺便)*(?P<level>[红橙黄])(?:色|灯|牌|级|的)+(?:预警|信号)?的?(?:也|都|一并|一起)+(?:给我|帮我)?(?:算|要|看|列|报|带|加|放)(?:上|进来|出来|在内|一下|看看)*[\s。!！]*$"
)
"""黄的也算: from that level on, where it is a lower one."""
_UPWARDS = ("yellow", "orange", "red")
_NOT_YELLOW = re.compile(
    r"^黄(?:色|灯|牌|级|的)+(?:预警|信号)?的?(?:就|先|都)?(?:不要|不看|不管|算了|别列|去掉|免了|略过)了?[\s。!！]*$"
)
_MAKES_IT = re.compile(
    r"(?:谁|哪些?(?:企业|公司|厂子?|家|几家|户|人家)?|几家|多少家|有没有人|有人)[^,，。?？]{0,4}(?:在|能|会)?(?:做|生产|产|造|搞)(?:它|这个|这种|这样|这些)?(?:东西|产品)?(?:的|呢|啊|呀|嘛)*[\s?？。]*$|"
    r"^(?:and |so )?(?:who|which firms|which companies|how many firms) (?:here |locally )?(?:makes?|produces?)(?: (?:it|this|that|them))?[\s?.]*$"
)
"""哪些企业在做, after where a product comes from: who makes it."""

ChainMade = Callable[[list[str]], dict[str, Any]]
"""The chain that products stand in, as fields."""


def asked_alike(
    tokens: Tokens, read: Conditions, last: Meaning, lang: Lang, chain_made: ChainMade
) -> Meaning | None:
    """The question before of what the turn names instead; None where the turn asks something else."""
    if len(tokens.text) > _LONGEST or tokens.has("MAU§") or points_at_text(tokens.text):
        return None
    if last.intent is Intent.TRACE:
        return _traced_on(tokens, read, last, lang)
    level = _level(tokens, last) if last.intent in _SIGNALS else None
    if level is not None and not read.fields:
        return last.model_copy(update={"level": level, "lang": lang, "topic": tokens.text})
    if not read.fields or read.unread or tokens.has("WQp") or not _ALIKE.search(tokens.text):
        return None
    if last.intent in _MAPPED:
        fields = _of_chain(read, chain_made)
    elif last.intent in _SIGNALS and not last.firms:
        fields = dict(read.fields) if set(read.fields) <= {*_WHERE, "chain", "branches", "client"} else None
    else:
        return None
    if fields is None:
        return None
    query = last.query.model_copy(update=_in_their_place(fields) | {"offset": 0})
    return last.model_copy(update={"query": query, "lang": lang, "topic": tokens.text})


def _level(tokens: Tokens, last: Meaning) -> str | None:
    too = _LEVEL_TOO.match(tokens.text)
    if too is not None and last.level is not None:
        return min(_LEVEL[too["level"] or too["level2"]], last.level, key=_UPWARDS.index)
    if _NOT_YELLOW.match(tokens.text):
        return "orange"
    if tokens.has("¶") and not _SAYS_LEVELS.sub("", tokens.text):
        return level_of(tokens)
    match = _OF_LEVEL.match(tokens.text)
    return None if match is None else _LEVEL[match["level"]]


def _of_chain(read: Conditions, chain_made: ChainMade) -> dict[str, Any] | None:
    """The place and the chain that are named; None where more is."""
    fields = {name: value for name, value in read.fields.items() if name != "products"}
    if "products" in read.fields and "chain" not in fields:
        made = chain_made(read.fields["products"])
        if not made:
            return None
        fields |= made
    return fields if set(fields) <= {*_WHERE, "chain"} else None


def _in_their_place(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields, and blank ones for what a place or a branch that is named takes the place of."""
    blank = FirmQuery()
    if set(fields) & {*_WHERE, "branches"}:
        return {name: getattr(blank, name) for name in (*_WHERE, "branches")} | fields
    return fields


def _traced_on(tokens: Tokens, read: Conditions, last: Meaning, lang: Lang) -> Meaning | None:
    """下游呢, 磷酸呢, 哪些企业在做, of the product that was traced."""
    if last.product is None or set(read.fields) - {"products", "segments", *_WHERE}:
        return None
    named = read.fields.get("products", [])
    if not named and _MAKES_IT.search(tokens.text):
        where = {name: value for name, value in read.fields.items() if name in _WHERE}
        intent = Intent.COUNT if tokens.has("Q") else Intent.LIST
        return Meaning(
            intent=intent, lang=lang, query=FirmQuery(products=[last.product], **where), topic=tokens.text
        )
    if tokens.has("IQKRL"):
        return None
    up, down = TRACE_UP.search(tokens.text) is not None, TRACE_DOWN.search(tokens.text) is not None
    if not (up or down) and not (named and _ALIKE.search(tokens.text) and not tokens.has("W")):
        return None
    way = last.direction if up == down else ("upstream" if up else "downstream")
    product = named[0] if named else last.product
    if up and down:
        way = "both"
    return last.model_copy(update={"product": product, "direction": way, "lang": lang, "topic": tokens.text})
