"""Questions for what a chain lacks: 缺哪些环节, which links nobody makes."""

from __future__ import annotations

import re

from assistant.agent.builtin.grammar.conditions import Conditions
from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.agent.builtin.question_tokens import Tokens
from assistant.domain.firm_query import FirmQuery
from assistant.domain.text import Lang

GAPS = re.compile(
    r"(?:产品|环节|东西|段|哪样|哪些|什么|样)[^,，。?？企户家厂]{0,10}(?:一家|一户|一个)(?:企业|厂|人)?(?:在)?(?:做|生产|搞|干)?的?(?:都|也)(?:还)?(?:没|无)|"
    r"(?:产品|环节|东西|段|哪样|什么)[^,，。?？企户家厂]{0,10}(?:没|无|缺)(?:有|得)?(?:一家|一户|一个|哪家|谁|人|本地)+(?:人家|人|企业|厂家?)?(?:在)?(?:做|生产|搞|干|接)|"
    r"断点|缺(?:了|着|少)?(?:些)?(?:什么|啥|哪些|哪样|哪几样|哪种)(?:产品|东西|环节|品种)?(?:$|[?？,，。嘛呢啊])|(?:产品|环节|东西|段|哪样|什么)[^,，。?？家户厂]{0,10}(?:没|无)(?:有)?(?:本地)?(?:企业|厂|公司)(?:在)?(?:做|生产|搞|干)|"
    r"断(?:了|掉|档)?在(?:哪|什么|啥)|(?:哪里|哪儿|哪一?[段截步道环]|什么地方)[^,，。?？]{0,6}(?:断|缺|空着|接不上|脱节)|接不上|断档|空档|(?:没|无)人(?:接|补|顶)|还(?:差|缺)(?:着)?(?:哪|什么|啥)|"
    r"(?:哪个|哪些|什么|哪)(?:个)?环节.*(?:没有|没|缺|空白|薄弱)|链.*缺(?:少|了|的)?(?:什么|啥|哪)|缺(?:少|失|了|的)?(?:是)?(?:哪|什么|啥).*环节|环节.*(?:没人做|没人|空着|是空的|缺失|短板|薄弱)|(?:链|产业|行业).{0,8}(?:短板|缺口|薄弱|空白|差(?:了|着)?(?:哪|什么|啥)|缺(?:了|着)?(?:哪|什么|啥)|断在|卡在)|(?:没人|没有人|没有企业|没有厂家|没哪家|没谁)(?:在)?(?:做|生产|搞)的?(?:产品|环节|东西|哪些)|短板环节|缺口在哪|(?:哪|几|那)(?:一|几|个|些)*环(?:节)?.{0,6}(?:空|缺|没有|没人|断|弱)|补链|缺链|断链|缺失的?环节|空白环节|"
    r"which (?:segments?|links?|parts?|stages?|steps?).*(?:no|missing|lack|without|nobody|empty)|(?:chain|industry|cluster).{0,40}\b(?:holes?|gaps?|missing|lacking|weak spots?|blank)\b|\b(?:holes?|gaps?|missing|lacking|weak spots?|blanks?)\b.{0,30}\b(?:chain|industry)|(?:products?|things?|parts?) (?:that )?(?:nobody|no one|no firm|no local firm)[^,.]{0,16}(?:makes?|produces?)|(?:what|which products?) (?:does )?(?:nobody|no one|no firm|no local firm)[^,.]{0,16}(?:makes?|produces?)|missing links?|gaps? in the chain",
    re.IGNORECASE,
)


_TRADE = re.compile(r"[\u4e00-\u9fff]{2,6}?(?=(?:全)?(?:产业链|产业|行业|链条|链上|这条链))")
_NO_TRADE = re.compile(
    r"^(?:[这那本我咱哪全整各每什条两三几一]|当地|地方|供应|价值|完整|上下游|县|市|州|重点|主导|特色|优势|支柱|现有|帮|请|看|问|说|想)"
)
"""本地产业链缺哪些环节: words before 产业链 that name no trade."""


def _unknown_trade(tokens: Tokens) -> tuple[str, ...]:
    """The trade of a chain that is not held: 半导体产业链缺哪些环节."""
    return tuple(
        match[0]
        for token in tokens.all(".")
        for match in [_TRADE.match(tokens.text, token.start)]
        if match is not None and match.end() <= token.end and not _NO_TRADE.match(match[0])
    )


_THERE = re.compile(
    r"(?<!is )(?<!are )(?<!isn't )(?<!aren't )\bthere\b(?! (?:is|are|isn't|aren't|any|a|no)\b)"
)
"""Which steps does nobody cover there: where the turn before looked."""


def gaps_of(
    text: str, tokens: Tokens, read: Conditions, made: str | None, base: Meaning | None, lang: Lang
) -> Meaning:
    """Which products of a chain nobody makes; the chain of the turn before where none is named.

    made: the chain of the products that are named (都匀花生这条链上).
    """
    named = read.fields.get("chain") or made
    unknown = _unknown_trade(tokens) if named is None else ()
    if unknown:
        return Meaning(intent=Intent.UNCLEAR, lang=lang, unread=unknown, topic=text.strip())
    chain = named or (base.query.chain if base else None)
    # nobody in Weng'an: the denial is of the makers, and the place is where they are looked for
    places = read.fields.get("regions") or read.fields.get("exclude_regions", [])
    if not places and base is not None and _THERE.search(tokens.text):
        places = base.query.regions
    query = FirmQuery(chain=chain, regions=places, local=not places)
    return Meaning(intent=Intent.GAPS, lang=lang, query=query, count_by="product", topic=text.strip())
