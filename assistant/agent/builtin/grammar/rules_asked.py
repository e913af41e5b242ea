"""Questions whose answer is a rule and no list of firms: how long, how much at the most, which class, which papers, whether
one may. A condition of the firm database in them (逾期三个月, 起诉, 预警) says when the rule applies, not which firms are wanted.
"""

from __future__ import annotations

import re

from assistant.agent.builtin.lexer import Tokens

_RULE = re.compile(
    r"几个?(?:工作日|[天日年月])(?:之?内|以内|前|后|一次|才|就|要)|多久|多长时间|什么时候|何时|啥时候|哪一?[类档级]|"
    r"最(?:多|高|长|低|少|短|大|小)[^，,。的]{0,10}(?:多少|几|多久|多大|多长|多高)|多少(?:天|年|个月|个点|基点|成|比例|利息)|"
    r"(?:准备|提交|提供|交|带|要|看|凭)(?:哪些|什么|啥)(?:材料|资料|手续|证明|文件)|(?:哪些|什么|啥)(?:材料|资料|手续|证明|文件|情形|条件)|"
    r"(?:要不要|用不用|需不需要|该不该|算不算|可不可以|准不准|(?:必须|应当|应该)(?!是|都?有|都?得|都?要?(?:满|超|达|大于|高于|不低于|不少于)|在[\u4e00-\u9fff]{2}|[\d一二两三四五六七八九十]|做|属|给|民营|国有|成立))|还?能(?:再)?[^，,。的]{1,10}吗[?？]?$"
)
_RULE_EN = re.compile(
    r"^(?:how (?:long|often|soon|far|high|low)|when (?:must|may|can|should)|what (?:interest|rate|documents|papers|happens)|"
    r"who (?:approves|signs|decides|may|must))\b|\b(?:longest|shortest|maximum|minimum|highest|lowest) (?:term|tenor|rate|amount|loan|share|limit)\b|"
    r"^how many \w+ (?:may|must|can|should)\b|^(?:risk |interest |pricing |credit )*(?:margin|rate|term|tenor|limit|price|spread)s? (?:for|of|on)\b|"
    r"^(?:can|may|must|should|do|does|is|are) (?!we have|there|you)[^?]{0,80}\b(?:while|if|when|before|after|without|valid|allowed|permitted|required)\b"
)
_FIRMS = re.compile(
    r"谁|有没有|名单|清单|列[出个一表]|哪(?:些|几|家|个|户|里)|多少[家户个]|几[家户]|"
    r"\b(?:which|who|whom|list|show|find|name|give me|tell me about)\b|how many (?:\w+ ){0,3}(?:firms|companies|clients|suppliers|borrowers|makers|enterprises)"
)


def asks_for_a_rule(tokens: Tokens) -> bool:
    """Whether a rule answers the question: it asks for a time, a bound, a class or papers, and for no firm."""
    text = tokens.text
    pattern = _RULE if re.search(r"[\u4e00-\u9fff]", text) else _RULE_EN
    if not pattern.search(text) or tokens.has("pM"):
        return False
    if {"cluster", "cluster_fact"} & set(tokens.values("§")) and tokens.has("RHPL"):
        return False  # 瓮安的茶叶算不算产业集群: of a place's trade, which figures answer
    return not _FIRMS.search(pattern.sub("", text))
