"""Writes what Chinese turns say of the list before them in the words of the grammar: 瓮安的也一块儿放进来看 is 加上瓮安的.

A turn may also wish for the list itself beside what it changes (把这几户列出来，余额大的在前), or for the plain list in the
place of a screening (别筛了). Knows no trade; expects folded text in the standard language.
"""

from __future__ import annotations

import re

from assistant.agent.builtin.grammar.told_beside_zh import without_what_is_told
from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.domain.firm_query import FirmQuery

_BEGINS = r"(?:^|(?<=[,，。;；]))\s*"
_ENDS = r"(?:吧|了|啊|嘛|呗|就行|就好|就可以|即可|便可)*\s*(?=$|[,，。;；!！])"
_WITH = r"(?:也|还|都|一并|一起|一同|一道|一块儿?|一齐|同样|同步|重新|再|再次|照样|给我|帮我)"
_PUT = r"(?:放|摆|搁|添|加|算|带|拉|捎|列|收|并|纳|归|塞|补|捞|拿|揽|包|圈|划|统计|计|弄|搞|抓|接|请|吸|捡)"
_INTO = r"(?:进来|进去|进名单|进|入|回来|回去|在内|在里头|到里头|到一起|到一块儿?|过来)"
_ADDS = re.compile(
    rf"{_BEGINS}(?:那|就|请|麻烦|顺便|顺带|再)*(?:把|将|连)?(?!名单|清单|这些|上面|[两三俩几二])(?P<whom>[^,，。;；:：]{{1,24}}?)的?(?:企业|公司|户)?"
    rf"(?:{_WITH}+(?:予以)?{_PUT}(?:{_INTO}|上来?)|(?!收入|带回|拿回){_PUT}{_INTO})(?:看看|看|瞧瞧|统计|比较|一下|来|一?起)*{_ENDS}"
)
"""把都匀的也摆进来, 存量客户重新纳入: firms beside those of the list."""
_FORBIDS = re.compile(
    r"^(?:千万|请)?(?:别|不要|不用|不必|莫|勿|甭|不能)|(?:别|不要|不用|不必|莫|勿|甭|不|没)$"
)
_MINUS = re.compile(
    r"(?:^|(?<=[,，;；]))\s*[-－—–]\s*(?=[^\W\d][^,，;；]{1,24}(?:$|[,，;；]))(?P<one>[^,，;；]+?)(?P<asked>条件|要求|限制|限定)?(?=$|[,，;；])"
)
"""－参保不足40人的: less those; －园区条件: without that condition."""
_SIGNED = re.compile(r"^\s*[-+]\s*[^\W\d]")
"""－失信 ＋瓮安: signs part the turn as commas would."""
_WIDER = re.compile(
    rf"{_BEGINS}(?:那|就|请|麻烦|顺便|再|把|将|其|搜索|查询|统计|筛选|地域|区域|地区|名单|检索)*(?:的)?(?:范围|口径|覆盖面|半径|区域|地域)?(?:也|再|进一步|一并|适当|给我)*"
    r"(?:扩大|扩展|扩充|扩|延伸|延展|延|拓展|拓宽|拓|放大|推广|覆盖|铺开|铺|外延|辐射)(?:到|至|成|为|进|及|了)(?!.*[\d全整各每]|所有|[一二两三四五六七八九十百千]+[万年人家个])(?P<whom>[^,，。;；]{2,16}?)(?:范围内?|境内|地界|去)?"
    rf"{_ENDS}"
)
"""范围扩大至瓮安县: beside what the list has."""
_LOOKS_TOO = re.compile(
    rf"{_BEGINS}(?:那|就|请|麻烦|顺便|再)*(?:把|将|连)?(?!名单|清单|这些|上面|[两三俩几二]|[^,，]{{0,24}}(?:有限|股份|责任)公司)(?P<whom>[^,，。;；:：不没别]{{1,16}}?)的?(?:企业|公司|户)?(?:也|还|一并|一起|一同|一道|一块儿?|同时|一齐)(?:一起|一并|给我|帮我|拿来|来|都)*"
    rf"(?:看一?看|看|瞧一?瞧|算|列|报|考虑|放|纳入|捎)(?:一下|上|一[查报列]|给我|下)?{_ENDS}"
)
"""都匀的一起看."""
_ADDED_AGAIN = re.compile(
    rf"(?<=也)(?P<will>行|可以|要|算|成|好|没问题|ok)(?:的|吧|了)?[,，](?:就|也|都|请|给我|帮我|麻烦|那就)*{_WITH}*{_PUT}{_INTO}{_ENDS}"
)
"""B级的也行，一起放进来: the same in two clauses."""
_SAME_AGAIN = re.compile(
    rf"(?:的)?(?:也|再|同样|都)*(?:照这样|照样|照此|照着这个|这么|这样|按这个|同样|一样地?|按(?:同|一)样的?(?:口径|办法|法子)?)(?:给我|帮我|再|来|也)*(?:数|统计|算|查|列|排|分|来|弄|做|搞|整)(?:一?[遍下次个份]|出来)*{_ENDS}"
)
"""磷化工也照这样数一遍: 磷化工呢."""
_DIVIDED = re.compile(
    rf"按(?P<by>县域|县市|区县|各县|县|地区|区域|上中下游|上下游|环节|产品|支行|网点|标签)(?:来|再)?(?:分|拆|拆分|划分|归类|分一分|分组|分类|拆开|分开|归一归)(?:一?下|开|呢|看看|来看|看|的话)*{_ENDS}"
)
"""按上中下游分呢."""
_HOMES = re.compile(r"(?<=[几多少])[佳嘉傢](?=有|呢|啊|$|[?？,，。])")
"""总共几佳, as it is mistyped."""
_REST_OUT = re.compile(
    rf"{_BEGINS}(?:其他|其余|其它|别的|剩下|余下|另外)的?(?:企业|公司|那些|户)?(?:就|都|全部?|全都|一律|一概|统统|先|可以|给我)*"
    rf"(?:不用?看|不要|不用?列|不管|不算|不留|不用|别要|别看|去掉|剔除|剔掉|删掉|划掉|排除|筛掉|免了|算了|拿掉|清掉|扔掉|刷掉){_ENDS}[,，。;；]?"
)
"""合作社留下，其他的不看: what is kept says it already."""
_ENTERED = re.compile(
    r"(?<=[年月度日天季来内])(?:以来)?(?:才|刚刚?|新近?|又)?(?:被)?(?:列|收|录|记|登|挂|拉|写|弄|搞|踩|栽|加|添|冒)(?:进去|进来|上去|上来|出来|上|入|进)的"
)
"""今年才列进去的, of those on a list of records: 今年的."""
_WRITTEN = (
    (_HOMES, "家"),
    (_WIDER, r"加上\g<whom>的"),
    (_ADDED_AGAIN, r"\g<will>"),
    (_LOOKS_TOO, r"加上\g<whom>的"),
    (_DIVIDED, r"按\g<by>各有几家"),
    (_SAME_AGAIN, "呢"),
    (_ENTERED, "的"),
    (re.compile(r"(?P<what>纳税(?:信用)?(?:等级|评级|级别)?)(?:改|换|调|变)(?=[A-DMa-dm])"), r"\g<what>改成"),
)


def in_plain_turn(text: str) -> str:
    """The turn with what it takes in, takes out and keeps of the list before it in the words of the grammar."""
    text = without_what_is_told(text)
    if _SIGNED.match(text):
        text = re.sub(r"\s+(?=[-+])", ",", text)
    text = _MINUS.sub(_less, text)
    for pattern, written in _WRITTEN:
        text = pattern.sub(written, text)
    text = _ADDS.sub(_added, text)
    kept = _REST_OUT.sub("", text).strip(" ,，。;；")
    return kept or text


def _less(match: re.Match[str]) -> str:
    """去掉 a condition, 排除 firms."""
    return f"去掉{match['one']}条件" if match["asked"] else f"排除{match['one']}"


def _added(match: re.Match[str]) -> str:
    """加上 and whom; what must not be taken in stays as it is."""
    return match[0] if _FORBIDS.search(match["whom"]) else f"加上{match['whom']}的"


_LEAD = r"(?:算了|好了?|行了?|嗯|哦|那就?|请|麻烦|烦请|你|您|就|再行?|直接|先|然后|现在|帮我|给我|替我|重新|顺便)*"
_THESE = (
    r"(?:(?:这|那|上述|以上|上面|剩下|余下|留下|前面|符合条件|符合的|筛出来|选出来|刚才)(?:些|几[家户个]|批|的|这些|那些)*(?:企业|公司|户|名单|清单)?"
    r"|它们|他们|具体名单|名单|清单|明细|名字|户名|名录|企业名单)"
)
_SHOWS = r"(?:列示|罗列|列举|列|拉|报|念|调|导|打|发|亮|晒|摆|拿|甩|说|写|显示|展示|出|给)"
_WISHES = re.compile(
    rf"{_BEGINS}{_LEAD}(?:把|将)?(?P<these>{_THESE})?(?:都|全部?|全都|统统|挨个|逐户|逐一|给我|帮我|再行?|重新|一并)*{_SHOWS}(?:一[列报念]|一下|一遍|个|份)?"
    rf"(?P<out>(?:出来|出|给我|来|过来|上来|我看看|看看|给我看看|我看|听听|我?(?:个|一份)?(?:名单|清单|名字|名录)|一下|一遍)*){_ENDS}[,，。;；]?"
)
"""把这几户列出来, 再行列示: a clause that only wishes for the list."""
_UNSCREENED = re.compile(
    rf"{_BEGINS}{_LEAD}(?:咱们?|我们?)?(?:先)?(?:别|不用|不必|不要|不|甭|莫|停止)(?:再)?(?:筛选?|评估|评分|打分|推荐|挑选?)(?:了|啦|吧)*[,，。;；]?"
)
"""别筛了: the plain list is wished for."""


def wished_beside(text: str) -> tuple[str, bool, bool]:
    """The turn less the clauses that wish for the list or for an end of the screening, and whether it had them. A turn
    that says nothing else is 列出来."""
    rest = _UNSCREENED.sub("", text)
    unscreened = rest != text
    clauses = [
        match for match in _WISHES.finditer(rest) if match["these"] or match["out"] or len(match[0]) > 3
    ]
    for match in reversed(clauses):
        rest = rest[: match.start()] + rest[match.end() :]
    rest = rest.strip(" ,，。;；!！")
    listed = bool(clauses) or (unscreened and not rest)
    return rest or ("列出来" if listed else text), listed, unscreened


def as_listed(before: Meaning | None, *, listed: bool, unscreened: bool) -> Meaning | None:
    """The turn before as what a wish for its list goes on from: a count is its list, a screening that is to end too."""
    if before is None:
        return None
    ends = {Intent.COUNT, Intent.SCREEN} if unscreened else {Intent.COUNT} if listed else set()
    if before.intent not in ends and before.sought not in ends:
        return before
    update: dict[str, object] = {"count_by": None}
    if before.intent in ends:
        update["intent"] = Intent.LIST
    else:
        update["sought"] = Intent.LIST
    if before.query.order_by == "score":
        plain = FirmQuery()
        update["query"] = before.query.model_copy(
            update={"order_by": plain.order_by, "descending": plain.descending, "offset": 0}
        )
    return before.model_copy(update=update)
