"""Writes Chinese turns as they are spoken in the words of the grammar: exclamations go, sums of several deals are 累计, a turn
without pauses gets them (名单给我嘛按注册资本排).

Knows no trade; expects folded text in the standard language.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_EXCLAIMS = re.compile(
    r"^(?:哇塞?|哎呀?|嚯|啧啧?|好家伙|我的天|天[哪呐啊]|乖乖|妈呀|难怪|怪不得|原来如此|(?:有点|挺|真|太|好|够|怪)?(?:吓人|离谱|夸张|厉害|可怕|可惜|奇怪|蹊跷|悬|险)|不得了|了不得|绝了|完了|有意思|还真是|真的假的|"
    r"可以啊|不简单|不错(?!的)|还行|意外|这么(?:多|少|高|低|大|小)|比我想的(?:多|少|高|低)|没想到|看到了|看见了|知道了|明白了|清楚了|了解了|收到|晓得了|懂了|有数了)"
    r"(?:啊|呀|哦|哈|呢|嘛|的|了|吧){0,2}[,，。.!！;；~]+\s*(?=\S{2})"
)
"""吓人。跟X对比下: what the answer before made the speaker say."""
_TAIL = re.compile(r"(?<=[来去掉出上下给看])[嘛哈哦呀噻呗啦咯]+[。!！]*$")
"""挑出来嘛: a particle behind the verb."""
_SWITCHED = re.compile(
    r"(?<![a-z])(?:list|show|print|export|share|display)\s*(?=(?:一?下|出来|出|给我|来)(?:$|[,，。看给我]))"
)
"""list出来看看."""
_N = r"[\d一二两三四五六七八九十百千]"
_SUMS = re.compile(
    r"(?:(?<=[标货同单购售易])金额|总金额|总额|金额|数额|总数)?(?:全部|都|全|一起|总共|一共)?(?:加(?:在)?(?:一起|一块儿?|起来|拢|总)|合(?:在)?(?:一起|一块儿?|起来|拢))"
    rf"(?:来|的话|算|总共|一共|共|得|要|能|还){{0,3}}(?P<least>有|够|到|达到|上|满|过|超过|超)?(?=(?:(?:没有?|不)(?:到|够|满|足)|不足|低于|少于)?{_N}+(?:\.\d+)?[万亿千百])"
)
"""金额加起来有两百万的: two million in all at least."""
_UNTIL_NOW = re.compile(
    r"(?<=[年月日号底初])(?:开始|起)?(?:一直|一路)?(?:算|看|数|查|统计|推)*(?:到|至)(?:了)?(?:现在|今天|目前|眼下|如今|当前|这会儿)"
)
"""从去年1月1号一直算到现在."""
_HANDS_OVER = re.compile(
    r"^(?:那|那就|行|好)?(?:把|将)?(?:名单|单子|清单|名录|列表)(?:给我|发我|发来|拿来|甩给我|列出来|列给我|拉出来|拉给我|调出来|列一下)(?:看看|看一下)?(?:嘛|吧|呗|哈|噻|啊)*(?=(?:按|照|从|只|先|不要|去掉|剔|排除|把|[\u4e00-\u9fff]{2,6}[高低大小多少早晚]))"
)
"""名单给我嘛按注册资本从大到小."""
_TAKES_IN = re.compile(
    r"(?P<in>^[^,，。;；]{1,16}?的?(?:也|再|一并|一起)(?:都|给我|帮我|一起|一并)*(?:添|加|放|补|算|拉|收|纳|捎|带)(?:进来|进去|上来|上去|回来))(?:吧|嘛|哈|了|啊)*(?=[^\s,，。;；!！?？吧嘛哈了啊看按一]{4,})"
)
"""都匀的也给我添进来座谈会人多点热闹."""
_KEEPS = re.compile(
    r"(?P<kept>(?:留下来?|留着|留起|保留|留住))(?=(?:其他|其余|其它|别的|剩下|余下|另外)的?(?:都|全|就|一律)*(?:去|不|删|剔|划|筛|刷|扔|拿|排))"
)
"""民营的留下其他去掉."""
_WHICHEVER = re.compile(
    r"(?P<what>(?P<first>[\u4e00-\u9fff]{1,4}?)[不没](?P=first)(?P<more>[\u4e00-\u9fff]{0,8}?))(?:的)?(?:就|先|都|也|倒)*(?:不管了?|无所谓了?|不论|随便|不看了?|不限|不重要|不打紧|没关系|都行|都可以|都要得)(?:了|吧)?(?=$|[,，。;；])"
)
"""到期不到期先不管了, 中没中标无所谓: a condition that is lifted."""
_RATHER = re.compile(r"(?:还是|就|干脆)(?=去掉|取消|别[看管算要]|算了|拿掉|删掉|撤掉|放开)")
_NOT_INVITED = re.compile(
    r"的(?:那些|那几家|企业|公司|户)?(?:就|先|都|也|这回|这次)*(?:不|别)(?:请|叫|喊|约|邀|邀请|跑|见|访|拜访|通知|联系|接触|打扰|凑)了?(?:吧|哈)?[。!！]*$"
)
"""经营异常的就不请了: those are left out."""
_CAME_UP = re.compile(
    r"(?<=[年月度日天季来内])(?:以来)?(?:才|刚刚?|新近?|最新)(?:被|有|挂|冒|添|加|登|公布|公示|通报|生)*(?:出现?|增加?|添|有|发生?|上榜|出来|上|到|来)?(?:了)?的(?=有|是|哪|谁|几|多|[,，。?？呢]|$)"
)
"""今年以来新出的, of a list of records: 今年的."""


_HEADS = re.compile(
    r"(?:^|(?<=[,，家谁]))人(?:手|头)?(?=(?:最[多少]|[多少]的?(?:排|放|在前|优先|先列|打头)))"
)
"""谁家人最多, 人多的排前面: by how many people are insured."""


_THESE_SO_MANY = re.compile(
    r"(?:就|从)?(?:[这那]|上面|前面)的?(?![一两俩二12][家户个])[\d一二三四五六七八九十]{1,3}(?:家|户|个)(?:企业|公司)?(?:里面|里头|当中|之中|中间|里|中)"
)
"""这五家里有没有我们的客户: of the list."""
_IF_NONE = re.compile(r"^(?:要是|如果|假如|若)?(?:都|全)?(?:没有?|无)的话[,，]?(?:那|就|再)*(?=\S{2})")
"""没有的话看看中标的: a condition of the speaker's, and no denial."""
_LATIN_YES = re.compile(r"也(?:是)?(?:ok|okay|fine|yes|行ok)(?:的|吧|了)?(?![a-z])", re.IGNORECASE)
"""B的也ok."""
_FIRST_SO_MANY = re.compile(r"(?:最)?前(?:面|头|边)的?(?=[\d一二三四五六七八九十]{1,3}(?:家|户|个|名))")
"""前面三家就行: 前三家."""


def _lifted(match: re.Match[str]) -> str:
    """到期不限."""
    first, more = match["first"], match["more"]
    return f"{more or first}不限" if len(first) == 1 and more else f"{first}不限"


_AGAIN = re.compile(
    r"^在(?=把|将(?!来)|按(?!揭)|加上|去掉|剔|筛|帮我|给我|减|只[要看留]|放宽|收紧|换成|补上|排除|排(?:一下|个序|序)|看[看下一]|数[数一下])"
)
"""在把欠税的拿掉: 再, mistyped."""
_KEPT = re.compile(r"(?<=的)(?:才|就|都|给我|要|可以)?留[着起下]?(?=$|[,，。;；!！])")
"""有过国企订单的留."""
_STILL_MORE = re.compile(
    rf"^(?:如果?|若|要是|倘若|假如)(?:名单|结果|数量|家数|户数|企业|剩下|里面|的)*(?:还是|仍然?|还|依然|依旧)?(?:超过|多于|大于|不止|超出|多过|超){_N}{{1,4}}(?:家|户|个)(?:企业)?(?:的话)?[,，](?:则|就|那就|请)?(?=.{{3}})"
)
"""如仍超过十家，取前十: the list ends there in either case."""
_FINE = re.compile(r"(?<=[也都就])\s*(?:ok|okay|fine)(?![a-z])")
"""b级的也ok."""


_WRITTEN: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (_EXCLAIMS, ""),
    (_TAIL, ""),
    (_AGAIN, "再"),
    (_FINE, "可以"),
    (re.compile(r"从\s*high\s*到\s*low", re.IGNORECASE), "从高到低"),
    (re.compile(r"从\s*low\s*到\s*high", re.IGNORECASE), "从低到高"),
    (_KEPT, "留下"),
    (_STILL_MORE, ""),
    (_SWITCHED, "列"),
    (_SUMS, lambda match: "累计至少" if match["least"] else "累计"),
    (_UNTIL_NOW, "至今"),
    (_HANDS_OVER, "列出来,"),
    (_TAKES_IN, r"\g<in>,"),
    (_KEEPS, r"\g<kept>,"),
    (_WHICHEVER, _lifted),
    (_RATHER, ""),
    (_NOT_INVITED, "的不要"),
    (_CAME_UP, "的"),
    (_HEADS, "人数"),
    (_THESE_SO_MANY, "这几家里"),
    (_FIRST_SO_MANY, "前"),
    (_IF_NONE, ""),
    (_LATIN_YES, "也可以"),
)


def as_written(text: str) -> str:
    """The turn in the words of the grammar."""
    for pattern, written in _WRITTEN:
        text = pattern.sub(written, text)
    return text
