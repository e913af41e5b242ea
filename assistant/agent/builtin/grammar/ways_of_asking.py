"""Turns of phrase that say what kind of question it is: materials, yes or no, each apart, once more."""

from __future__ import annotations

import re

from assistant.agent.builtin.question_tokens import Tokens

TRACE_UP = re.compile(
    r"(?:前|上)(?:头|面|边|道|一环|一步|一道)[^,，。?？]{0,4}(?:接|连|是|靠|来|用|要|有)[^,，。?？]{0,3}(?:什么|啥|哪)|(?:先|得|必须|要|需要|需)(?:得|要)?(?:有|备|备好|弄|搞)(?:些|点)?(?:什么|啥|哪样|哪些)|(?:什么|啥|哪样|哪些)(?:料|原料|东西)(?:打底|垫底|起头)|(?:拿|用|靠)(?:的)?(?:都)?(?:是)?哪(?:些|几样|样)[^,，。?？]{0,6}(?:做|产|制|炼|造)|(?:打|从)哪(?:儿|里)?来的|源头|来源|倒推|往回推|往前(?:推|追|倒)|溯源|原材料|原料|上游|上下游|用什么做|[用拿从由靠](?:的是)?(?:什么|啥|哪样)(?:东西|料子?|玩意儿?|货)?(?:里头?|当中)?(?:来|去)?(?:提|炼|制|加工|弄|榨|熬|烧|合成|配|变|做|产|造)|(?:什么|啥)(?:东西|料子?)(?:来)?(?:提|炼|制|做|产|造|榨|变)(?:出来|成|出)?的|[用拿]什么(?:来)?(?:做|生产|造)|[用拿]啥(?:来)?(?:做|生产|造)|由什么|(?<![年岁万亿人元家个户次\d])往上|要用到|需要哪些(?:东西|材料)|怎么做出来|(?:备|准备|备齐|投|用|需要|需|要).{0,3}(?:哪些|什么|啥)(?:料|原料|材料|东西)|前道|前端(?:原料|材料|产品)?|raw material|materials?\b|upstream|inputs?\b|made (?:out )?of(?=\s*\??\s*$| what)|"
    r"made from\s*\??$|what goes into|go into|needed to make|(?:comes?|goes|stands|sits|lies|happens) (?:before|ahead of|upstream of)|\bprecedes?\b|further up the (?:line|chain)|what goes in\b|what(?:'s| is) in it|made (?:out of|of|from)(?=\s*(?:[?,.;]|and\b))|what (?:is|are) (?:it|they) made|feedstocks?|comes? from",
    re.IGNORECASE,
)
TRACE_DOWN = re.compile(
    r"(?:往后|接下来|再往后|之后)(?:还|又|再)?(?:能|可以|可)?(?:做|变|产|出|加工|生产|生成|制)|一路(?:往)?下[^,，。?？]{0,6}(?:什么|啥|哪)|(?:能|可以?)?拿(?:来|去)(?:干|做)(?:嘛|什么|啥|哪)|后端(?:产品|产物)?|成了(?:些)?(?:什么|啥|哪)|(?:后|下)(?:头|面|边|道|续|一环|一步|一道)[^,，。?？]{0,6}(?:接|连|做|出|产|生产|加工|变|深加工|产品|延伸|开发)|后续[^,，。?？]{0,6}(?:产品|加工)|(?:做|变|造|炼|搞|弄|整)(?:得|出|成|出来|得出|得成)+(?:些|点)?(?:什么|啥|哪)|加工(?:得)?(?:出|成|得)+(?:些|点)?(?:什么|啥|哪)|(?:(?<![要需得会])用到|用进|跑到|走到|去到|流到|进到|变成)(?:了)?(?:哪|什么|啥)|派(?:上)?(?:什么|啥|哪些)?用|(?:衍生|延伸|延展)(?:产品|物|出|开|加工)|下游产品|下游|上下游|(?:去向|流向|用处|用场)(?:是|都是|有|在)?(?:哪|什么|啥)|用来做|(?:用来|用于|拿来|拿去)(?:做|生产|加工|制造?|合成|造|炼|配)(?:成|出)?(?:些|点|了)?(?:什么|啥|哪)|(?:往后|往下|接着|继续|进一步|再往后|再往下)(?:再)?(?:深)?加工|(?:能|可以|可)?变成?(?:什么|哪些|啥)|深加工(?:之?后)?(?:能|可以|成|出)|(?:加工|炼|搞|弄)(?:出|成)(?:什么|哪些|啥)|可以做|能做(?:成|什么|啥|出)|做成|能生产|加工成|往下|用在|用于|用途|干什么用|有什么用|downstream|made (?:into|with)|made (?:out )?(?:of|from)\s+(?!\?|what)\S|what (?:all )?(?:can|could|do|does) (?:you|one|we|they|people|firms) (?:make|produce|get) (?:out )?(?:from|of|with)|what (?:can|could) be (?:produced|manufactured|got) (?:out )?(?:from|of|with)|used for|used to make|com(?:e|es) (?:next|after|out of it)|follows? (?:on )?(?:from|after)|(?:does|do) (?:it|they) (?:go|end up)|go(?:es)? (?:afterwards|from there)|next (?:step|product|stage)s?|go(?:es)? next|goes on to|end(?:s)? up (?:in|as)|goes? into what|further down the (?:line|chain|road)|before (?:it,? )?(?:and|or) (?:what (?:is |comes? |goes )?)?after|\b(?:what|which) follows?\b|\bfollows? it\b|(?:comes?|goes|stands|sits|lies|happens) (?:behind|after|downstream of)|turned into|become|becomes",
    re.IGNORECASE,
)
BACK = re.compile(r"回到|返回|退回|回去看|刚才|刚刚的|上一个|原来的|back to|the previous")
WHO = re.compile(r"(?:so |and )?(?:who|any(?:one|body))\b|(?:is|are) there any(?:one|body)\b")
IS_THERE = frozenset({"有", "有没有", "有无", "是否有", "has", "have"})
RECOMMEND = frozenset({"推荐", "recommend"})
APART = re.compile(
    r"又有(?:多少|几)|又是(?:多少|几)|分开|分头|分类|分项|逐一|依次|对比|比较|各|分别|每个|each|respectively"
)
FIRMS_WITH = re.compile(
    r"的(?:企业|公司|厂家|厂商|客户|供应商|合作社|个体户)[。？?！! ]*$|"
    r"^(?:all )?(?:firms|companies|suppliers|clients|customers|businesses|cooperatives) (?:with|that|in|who|which|from|near|of|having)\b"
)
CLIENTS = re.compile(
    r"(?:哪些|哪个|哪几个|什么|有谁)客户|的客户[。？?！! ]*$|(?:到期|过期|失效|逾期|不良|停产|注销)的客户(?:都|先|也|全)*(?:给我|帮我)?(?:找|列|拉|挑|筛|查|捞|报|理|拎|翻|摸|盘)|客户(?:有哪些|名单)|不良客户"
)
"""客户 as clients of the bank, where no firm is named whose customers they could be."""
ONE_FIRM = frozenset(
    [
        "它",
        *(which + what for which in ("这家", "那家", "这个", "那个") for what in ("厂子", "厂")),
        *(which + what for which in ("这家", "那家") for what in ("合作社", "店")),
        "这户企业",
        "那户企业",
        "这厂",
        "那厂",
        "这家",
        "这家企业",
        "这家公司",
        "这个公司",
        "那个公司",
        "他",
        "他们家",
        "他家",
        "该户",
        "这户",
        "该企业",
        "该公司",
        "这个企业",
        "那家企业",
        "那家公司",
        "那家",
        "那个企业",
        "it",
        "its",
        "this firm",
        "that firm",
        "this company",
        "that company",
        "the firm",
        "the company",
        "this one",
        "that one",
        "the same firm",
        "the same company",
    ]
)
"""Pronouns that mean one firm."""


def means_clients(tokens: Tokens) -> bool:
    """Whether 客户 are the bank's own: nobody is named whose customers they could be."""
    if tokens.has("IUKXkMS!b") or not tokens.has("B"):
        return False
    return CLIENTS.search(tokens.text) is not None
