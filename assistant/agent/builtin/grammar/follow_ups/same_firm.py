"""Turns that go on about the one firm of the turn before without pointing at it: 中过标没有, 限高解除了没, 财务状况怎么样.

They ask whether or what, and of a matter that a firm has. What limits a list (没有处罚的留下) is none of them.
"""

from __future__ import annotations

import re

from assistant.agent.builtin.grammar.one_firm.aspects import aspects_of
from assistant.agent.builtin.grammar.one_firm.whole_firm import asks_of_register
from assistant.agent.builtin.grammar.policy_points import points_at_text
from assistant.agent.builtin.grammar.rules_asked import POLICY_STRONG
from assistant.agent.builtin.grammar.ways_of_asking import ONE_FIRM
from assistant.agent.builtin.question_tokens import Tokens

_ASKS = re.compile(
    r"有没有|有无|是否|是不是|([\u4e00-\u9fff])[不没]\1|(?:没有?|吗|么|嘛|否|呢|不)[\s?？。!！]*$|多少|多大|几(?![家户个])|谁|什么|啥|怎么?样|咋样|如何|"
    r"哪(?!些(?:企业|公司|厂|户|家|客户)|[几]?[家户])|(?:情况|状况|方面|记录|问题)[\s?？。]*$|"
    r"^(?:(?:and|so|but|ok|also)\b[\s,]*)*(?:has|have|had|is|are|was|were|does|do|did|any|what|who|how|when|where|which)\b|\?\s*$"
)
"""有没有, 欠不欠, 了没: the turn asks something."""
_OF_MANY = re.compile(
    r"哪(?:些|几|个|家|户)|[几多][少]?[家户]|谁家|(?:企业|公司|厂|户|家|客户)(?:们|里|中|当中|有)|名单|列表|清单|列出|筛|这些|那些|它们|他们|其他|别的|所有|全部|各|每|"
    r"的(?:企业|公司|厂|户|客户|人家)(?:呢|吧|吗|有吗|有没有)?[\s?？。!！]*$|"
    r"^(?:那|再|就|也)?(?:只|仅|光|单|不要|去掉|剔|排除|除|留|加上|换|改)|\b(?:firms|companies|ones|those|these|them|they|list|show|only|anyone|all|others)\b"
)
"""Whom a list is asked for, and how one is cut down."""
_THE_ONES = re.compile(r"的(?:呢|吧|吗|有吗|有没有|留下|留着|留起)?[\s?？。!！]*$")
_OPEN = re.compile(
    r"哪(?:一?[年天月]|里|儿)|什么|啥|谁|多少|多[大久长]|几(?![家户个])|怎么|咋|何时|是不是|有没有(?!$)"
)
"""哪一年成立的 asks, though 的 ends it; 没有处罚的 says which firms of a list."""
_HOW_IS = re.compile(r"(?:情况|状况|表现|方面)?(?:如何|怎么?样|咋样)[\s?？。]*$")
"""财务状况如何: how a matter stands, which no rule says."""
_MATTERS = "zxeYr*!u1w"
"""Words of the trade for what a firm has: records, overdue loans, licences, the bank's figures, tenders."""


_FIGURES = r"(?:授信|用信|贷款|融资|信贷|存款)?(?:额度|余额|敞口|用信|授信|贷款|逾期|存量|往来)(?:情况|状况)?"
_BANKS_FIGURES = re.compile(
    rf"^(?:它的?|他家的?)?(?:行内|我行|本行|行里|咱们?行|我们行|在行)(?:里)?的?{_FIGURES}(?:\s*[、和与及,，/+]\s*{_FIGURES}){{0,3}}[\s?？。]*$"
)
"""行内额度、余额: what the bank has with the firm, as one jots it down."""


def asks_more_of_one(tokens: Tokens) -> bool:
    """Whether the turn, after one about a single firm, asks a matter of that firm."""
    text = tokens.text
    if _BANKS_FIGURES.match(text):
        return True
    if tokens.has("HPRLXK~^@E") or _ASKS.search(text) is None or _OF_MANY.search(text):
        return False
    if _THE_ONES.search(text) and not _OPEN.search(text):
        return False
    single = any(token.text in ONE_FIRM for token in tokens.all("p"))
    if (tokens.has("p") or tokens.has("A")) and not single:
        return False
    if (points_at_text(_HOW_IS.sub("", text)) or POLICY_STRONG.search(text)) and not single:
        return False
    return bool(aspects_of(text)) or tokens.has(_MATTERS + "§¶") or asks_of_register(text)
