"""Finds firm names, credit codes and stock codes in a question, as strings. It never says which firm is meant.

Resolution is a tool's work under the caller's scope. Expects folded text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.domain.identity import is_uscc

LEGAL_FORMS = (
    "股份有限公司",
    "有限责任公司",
    "集团有限公司",
    "有限公司",
    "集团公司",
    "农民专业合作社联合社",
    "农民专业合作社",
    "专业合作社",
    "合作社",
    "有限合伙",
    "合伙企业",
    "普通合伙",
    "个体工商户",
    "经营部",
    "加工厂",
    "化工厂",
    "加工坊",
    "茶厂",
    "榨油坊",
    "油坊",
    "商行",
    "集团",
    "股份",
    "公司",
)
"""Endings by which a name is known as one, the longest first."""

_FORMS = "|".join(LEGAL_FORMS)
# what stands before a name in a question and is not part of it
_LEAD = (
    r"(?:那个|这个|那家|这家|那户|这户|想请你|请你帮我|请你|你帮我|想让你|想请|先|从|自|去年|今年|最近|近[一二两三四五]年|(?:19|20)\d{2}年(?:以来|之后|以后)?|以来|期间|请问|请|帮我|麻烦|能不能|可以|给我|帮忙|介绍(?:一下|下)?|说说|讲讲|看看|看一下|查一下|查查|查询|查|评估(?:一下)?|"
    r"分析(?:一下)?|了解(?:一下)?|比较(?:一?下)?|对比(?:一?下)?|关于|那么|那|给|为|对|把|将|跟|同|和|与|就|按|出一?[份个]|写一?[份个]|做一?[份个]|来一?[份个]|"
    r"整一?[份个]|准备一?[份个]|生成一?[份个]|写一?下|做一?下|出一?下|写|测算(?:一下)?|测一?下|估算(?:一下)?|算一?下|算算|估一?下|画一?下|画出|画|"
    r"我想知道|我想了解|想了解|想知道|告诉我|排除|不要|去掉|为什么|为啥|以及|麻烦你|咱们|我们|我行|客户|企业|申请人|借款人|一下|下|看下|再看看|再看)"
)
_NAME = re.compile(
    rf"(?P<name>[\u4e00-\u9fff0-9a-z·（）()&]{{2,30}}?(?:{_FORMS}))(?!法)(?!家)(?![\u4e00-\u9fff]*?(?:股份)?有限公司)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"「『《](?P<name>[^”\"」』》]{2,40})[”\"」』》]")
_USCC = re.compile(r"(?<![0-9a-z])[0-9a-z]{18}(?![0-9a-z])", re.IGNORECASE)
_STOCK = re.compile(r"(?<!\d)[036]\d{5}(?!\d)")
_ENGLISH = re.compile(
    r"(?P<name>(?:[A-Z][\w&'-]*\s+){1,6}(?:Co\.,?\s*Ltd\.?|Company Limited|Company|Corporation|Corp\.?|Inc\.?|"
    r"Ltd\.?|Group|Cooperative|Holdings))"
)
_JOINED = re.compile(
    r"(?:公司|合作社|集团|厂|坊|部|行)(?:和|与|跟|同|及|、|,|vs|有没有|是不是|曾经|最近|现在|(?:有|曾|也|还|在)?(?:给|替|为|向|对|帮|是|欠|从|到|比|把|入股|持有|持股|控股|担保|投资))",
    re.IGNORECASE,
)
_ASKING = re.compile(r"哪|什么|多少|几[家个]|有没有|适合|是不是|谁")
_ASKED_OF = re.compile(
    r".{0,6}?(?:(?:哪些|哪家|哪几家|什么|多少家)(?:企业|公司|厂家|厂商|供应商)?|谁|有谁)(?:在)?(?:是|给|向|为|对|跟|和|与)"
)
_DEALT_WITH = re.compile(
    r"(?:哪|什么|多少|几[家个]|有没有|谁).{0,16}(?:给|向|为|跟|和|与|从|对)(?=[\u4e00-\u9fff]{4})"
)
_WITH_PRONOUN = re.compile(r"(?:它|他|这家|那家|该)(?:企业|公司)?(?:和|与|跟|同|比)")
_LAST_ONE = re.compile(r"^(?:最后|倒数|第|另外?|其中|前面|上面|下面|刚才|剩下|头)")
_TAIL = re.compile(r"^(?P<name>[\u4e00-\u9fff]{2,16}?)(?:这|那)(?:个|家)(?:公司|企业)$")
"""瓮泉磷化这家公司: the name stands before the words that point at it."""
_GENERIC = re.compile(
    r"^(?:这|那|哪|该|本|贵|某|各|每|几|上述|前述|所有|全部|一|两|家|些|的|有|是|什么|多少|本地|当地|国有|国资|民营|上市|"
    r"央企|国企|民企|政府|或|或者|和|与|农业|担保|子|母|总|分|控股|物流|磷化工|茶叶|运输|小|大|金融|贸易)*(?:集团|股份|有限|股份有限|有限责任)?"
    r"(?:公司|合作社|集团|股份|化工厂|加工厂|茶厂|经营部|商行|油坊)$"
    r"|(?!.*有限).*(?:有个|客户|想|自己|人家|说|问|除[掉去开了]|剔除|排除|上班).*(?:公司|合作社|集团|厂|坊|部|行)$|^[一二两三四五六七八九十几\d]{1,3}[家个户].*(?:公司|合作社|集团|厂|坊|部|行)$"
    r"|.*上市公司$|.*(?:子|母|分|控股|民营|国有|私营|外资)公司$|^(?=.*[给向那这哪是])(?!.*有限)(?:.*)(?:公司|合作社|集团|厂|坊|部|行)$"
)


@dataclass(frozen=True, slots=True)
class FirmMention:
    """A name or number of a firm at text[start:end], as the text writes it."""

    start: int
    end: int
    text: str
    kind: Literal["name", "uscc", "stock_code", "quoted"] = "name"


def _trim(name: str, start: int) -> tuple[str, int]:
    while True:
        lead = re.match(_LEAD, name)
        if not lead or lead.end() >= len(name) - 1:
            return name, start
        name, start = name[lead.end() :], start + lead.end()


def read_mentions(text: str) -> list[FirmMention]:
    """Firm mentions of `text` in order, overlapping ones left out. Generic words (哪家公司) are no mention."""
    found: list[FirmMention] = []
    for match in _USCC.finditer(text):
        if is_uscc(match[0].upper()):
            found.append(FirmMention(*match.span(), match[0].upper(), "uscc"))
    for match in _STOCK.finditer(text):
        found.append(FirmMention(*match.span(), match[0], "stock_code"))
    for match in _QUOTED.finditer(text):
        if re.search(rf"(?:{_FORMS})$", match["name"]):
            found.append(FirmMention(*match.span("name"), match["name"], "quoted"))
    # a joined pair (A公司和B公司) is read part by part, so that a name does not swallow its neighbour
    begin = 0
    cuts = [m.end() for m in _JOINED.finditer(text)] + [len(text)]
    for cut in cuts:
        part = text[begin:cut]
        for match in _NAME.finditer(part):
            name, start = _trim(match["name"], begin + match.start())
            name = re.sub(r"^[和与跟同及、,]+", "", name)
            name = name[name.rfind("的") + 1 :]
            start = begin + match.end() - len(name)
            asked = _ASKED_OF.match(name)
            if asked and len(name) - asked.end() >= 4:  # 哪些企业向X公司: X is named, and 哪些 asks
                name, start = name[asked.end() :], start + asked.end()
            dealt_with = _DEALT_WITH.match(name)
            if dealt_with:  # 哪些磷化工企业近三年给X公司: firms ask, X is named
                name, start = name[dealt_with.end() :], start + dealt_with.end()
            pronoun = _WITH_PRONOUN.match(name)
            if pronoun:
                name, start = name[pronoun.end() :], start + pronoun.end()
            if name in LEGAL_FORMS:
                continue  # 个体工商户 alone is a kind
            pointing = _TAIL.match(name)
            if pointing and len(pointing["name"]) >= 3:
                name = pointing["name"]
                found.append(FirmMention(start, start + len(name), name))
                continue
            if (
                len(name) >= 4
                and not _LAST_ONE.match(name)
                and not _GENERIC.match(name)
                and not _ASKING.search(name)
            ):
                found.append(FirmMention(start, start + len(name), name))
        begin = cut
    for match in _ENGLISH.finditer(text):
        found.append(FirmMention(*match.span("name"), match["name"]))
    found.sort(key=lambda m: (m.start, -(m.end - m.start)))
    kept: list[FirmMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
