"""Turns that set the turn before right or only ask for its list: 打错了，我说的是茶青; 不是福泉，是瓮安; 名单甩给我."""

from __future__ import annotations

import re

_WRONG = re.compile(
    r"^(?:不好意思|抱歉|哦|啊|噢|哎|呃|嗯|sorry|oops|oh|no|wait)?[,，\s]*(?:地方|产品|地区|县|名字|时间|行业|产业|我)?(?:也|又|刚才|刚刚)?"
    r"(?:打错|搞错|说错|弄错|写错|口误|看错|记错|输错|选错|错|不对|my mistake|typo|i misspoke|wrong (?:place|county|product|one))(?:了|字)*[,，。;\s]*"
    r"(?:我(?:说|要|指|问|想要|想问|想说|想查)的?(?:其实)?(?:是|为)|应该是|是|要的是|改成|改为|i meant|it should be|should be|make it)?\s*(?P<rest>.+)$",
    re.IGNORECASE,
)
_NOT_BUT = re.compile(
    r"^(?:哦|啊|噢|嗯)?[,，]?(?:我)?(?:说|要|查|问|看|指)?的?不是(?P<not>[^,，。]{1,14})[,，]\s*(?:我?(?:说|要|查|问|看|指)的?)?(?:而是|应该是|是|要)(?P<rest>[^,，]{1,20})$|"
    r"^(?:no,?\s*)?not (?P<not_en>[a-z' -]{2,24})[,;]\s*(?:but |i meant |i mean |make it |it's )?(?P<rest_en>[a-z' -]{2,30})$|"
    r"^(?:算了|那|好|行|嗯|哦)*[,，]?(?:先)?不(?:看|要|查|问|找|做)(?P<not_seen>[^,，。]{1,14}?)(?:了?[,，]\s*|了(?=要|看|查|改|换|就|我要|来))(?:我)?(?:改|就|来|再)?(?:看|要|查|问|找|换成|换|做)(?P<rest_seen>[^?？]{1,30})$|"
    r"^(?:那|好|行|嗯|算了|哦)*[,，]?(?P<not_later>[^,，。]{1,14}?)的?(?:就|也|先|暂时|暂且|都)*(?:不看|不要|不查|不管|不问|不用|不考虑|放一?放|放一边|撇开|别看|别管|免)了?[,，]\s*(?:我|再|先|就)*(?:改|换|转)(?:成|为|看|查|要|问|找|做|列)+(?P<rest_later>[^?？]{1,30})$|"
    r"^(?:把)?(?P<not_put>[^,，。]{1,14}?)(?:换成|换作|替换成|改看)(?P<rest_put>[^,，。?？]{1,20})$|"
    r"^(?:把)?(?P<not_short>[^,，。的不再就还也\s]{2,6}?)(?:改|换|转)(?P<rest_short>[^,，。?？成为看到掉个的查要][^,，。?？的]{1,8})(?:吧|了|哈)?$|"
    r"^(?:哦|啊|噢|嗯)?[,，]?(?:我|就|我就)(?:是说|是指|指的是|说的是|的意思是|想说的是)(?P<rest_means>[^,，?？]{1,24})$|"
    r"^(?:i mean|i meant|that is,|meaning|namely)\s+(?P<rest_said>[^,?]{2,40})$|"
    r"^(?P<not_arrow>[^,，→]{1,30}?)\s*(?:→|->|=>|➡|⇒)\s*(?P<rest_arrow>[^,，→]{1,30})$|"
    r"^(?:please |can you |ok,? )?(?:swap|replace|exchange|switch) (?!(?:it|that|this|them) )(?P<not_swapped>[a-z' -]{2,30}) (?:for|with|by|to) (?P<rest_swapped>[a-z' -]{2,30})$|"
    r"^(?:no,?\s*|sorry,?\s*|apologies,?\s*|oops,?\s*|my (?:bad|mistake),?\s*|pardon,?\s*|oh,?\s*)+(?:i meant|i mean|make (?:it|that))\s+(?P<rest_meant>.{2,40})$",
    re.IGNORECASE,
)
_LISTS_OUT = re.compile(
    r"^(?:那|那么|好|嗯)?[,，]?(?:具体|详细|完整|企业)?的?(?:名单|清单|名录|明细|名字|户名)(?:呢|吧|来|有吗|在哪|看看|看一下|给我|我看看|拿来)*[\s?？。!！]*$|"
    r"^(?:那|那就|那么|好|行|ok|嗯)?[,，]?(?:把|给我)?(?:具体|分别|都|到底)?(?:的)?(?:名单|清单|名录|明细|列表|名字)(?:.{0,2}(?:甩|发|列|给|拉|调|拿|看|导|打|报|出|传|贴)).{0,6}$|"
    r"^(?:那|都|分别|具体)?(?:(?:[这那]几[家户个]|[它他]们|这些|那些)?(?:都|分别|具体)?(?:是|有)(?:哪些|哪几家|哪几户|哪几个|谁|哪家)|哪几个|(?:都|分别|具体)?(?:是|有)(?:谁|哪些|哪几家|哪几户)(?:呀|啊|呢)?[,，]?(?:念|说|报|讲|列|告诉)(?:一[念说报讲列]|一下|给我|我|来)*(?:听听|听|看看|看|听一下)?|(?:都有谁|有谁)(?:呀|啊|呢)?[,，]?(?:念|说|报|讲|列)(?:一[念说报讲列]|一下|给我|我|来|出来)*(?:听听|看看)?|(?:把)?(?:名字|户名)?(?:都|挨个|逐个|一个个)?(?:念|报|列)(?:一[念报列]|一下|一遍|出来)(?:给我)?(?:听听|看看)?|哪几家|哪几户|(?:继续|接着|再|回去)(?:看|回到?)(?:名单|列表|清单)|列出来|列一下|列给我|报一下名字|给我列列|列列看|(?:给我)?(?:看看|看下)(?:名单|都有谁))(?:呢|啊|呀|看看|看)?[?？。!！]*$|"
    r"^(?:那|那就)?[^,，]{0,8}(?:光|只|单)(?:报|给|有)?个?(?:数|数字|总数)(?:不行|不够|没用)[,，](?:名单|清单|名字|名录)(?:我?也|也得|都)?(?:要|得要|得有|给我)[。!！]*$|"
    r"^(?:那|那就)?(?:名单|清单|名字|名录)(?:我)?也(?:要|给我|发我|来一份)[。!！]*$|"
    r"^(?:and |so |ok,? |then )?(?:list|show|name|give me|send me|print)(?: me)? (?:them|the list|the names|their names|those|it)(?: please| then| all| out)?[.!?]*$|"
    r"^(?:and |so )?(?:which ones|who are they|which are they|names,? please|what are their names)(?: are (?:they|those))?[.!?]*$",
    re.IGNORECASE,
)


def corrected(text: str) -> str | None:
    """What is meant instead, in a turn that says the one before was wrong; None for any other turn."""
    match = _NOT_BUT.match(text)
    if match is not None:
        return next(
            match[name]
            for name in (
                "rest",
                "rest_en",
                "rest_seen",
                "rest_later",
                "rest_put",
                "rest_short",
                "rest_means",
                "rest_said",
                "rest_arrow",
                "rest_swapped",
                "rest_meant",
            )
            if match[name]
        ).strip()
    match = _WRONG.match(text)
    return match["rest"].strip() if match is not None else None


_ANOTHER = re.compile(
    r"^(?:(?:不好意思|抱歉|哦|啊|噢|哎|呃|嗯|等等|等一下|等下|且慢)[,，\s]*)*(?:(?:我)?(?:刚才|刚刚)?(?:也|又)?(?:不对|不是|错了|(?:搞|说|弄|写|看|打|输|记|选|问|查)错了?|口误|手误)(?:名字|公司|企业|人|家|了|字)*[,，。;\s]*){0,3}"
    r"(?:我?(?:说|要|指|问|查|看|想|要问|要看|要查|想问|想查|想看|想说)的?不是\s*[,，]\s*)?"
    r"(?:(?:我)?(?:想|要|是)?(?:说|指|问|查|看|找|了解)?的?(?:其实|应该|而)?(?:是|为)|(?:而|应该|应)是|(?:给我|帮我)?(?:换|改|转)(?:成|为|到|作|看|查|问)?(?:一?下)?)\s*(?:这家|那家|这户|那户)?(?:的)?(?:呢|才对|吧|啊|哈|看看|试试)?[\s。!！?？]*$|"
    r"^(?:(?:no|sorry|oops|oh|wait|apologies|my mistake|my bad)[,.\s]*)*(?:i meant|i mean|it should be|should be|make (?:it|that)|not\s*[,;]?\s*but|not\s+[,;]|switch to|change (?:it )?to)\s*(?:instead|please)?[\s.!?]*$",
    re.IGNORECASE,
)
"""What is left of 不对，我说的是X, 换成X的 without the name: another firm in the place of the one before."""
_DENIED_AHEAD = re.compile(r"(?:不是|并非|不要|不查|不问|不看)\s*$|\bnot\s*$", re.IGNORECASE)


def means_another(text: str) -> bool:
    """Whether the turn only puts another firm in the place of the one before. text: without the firms' names."""
    return bool(text.strip(" ,，。!！?？")) and _ANOTHER.match(text.strip()) is not None


def denied_ahead(text: str) -> bool:
    """Whether what follows `text` is said not to be meant: the first name of 不是X，是Y."""
    return _DENIED_AHEAD.search(text) is not None


def denied_part(text: str) -> str | None:
    """What a turn says is no longer meant, where it says what is meant instead: 失信的 of 失信的先不看了，改看有处罚的."""
    match = _NOT_BUT.match(text)
    named = match.groupdict() if match is not None else {}
    return next((words.strip() for name, words in named.items() if name.startswith("not") and words), None)


def lists_out(text: str) -> bool:
    """Whether the turn only asks for the firms that were counted before."""
    return _LISTS_OUT.match(text.strip()) is not None
