"""Writes what Chinese turns say of the list before them in the words of the grammar: 瓮安的也一块儿放进来看 is 加上瓮安的.

A turn may also wish for the list itself beside what it changes (把这几户列出来，余额大的在前), or for the plain list in the
place of a screening (别筛了). Knows no trade; expects folded text in the standard language.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.agent.builtin.grammar.follow_ups.run_on_zh import parted
from assistant.agent.builtin.grammar.follow_ups.spoken_zh import as_written
from assistant.agent.builtin.grammar.follow_ups.told_beside_zh import without_what_is_told
from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.domain.firm_query import FirmQuery

_AMONG_THEM = re.compile(
    r"^(?:那|那么|这|看看|看下|再看|查查|帮我看看)?(?:(?:名单|单子|列表|清单)?(?:里面|里头|里边|当中|之中|中间|里)|其中|这里面|这里头|这当中|这中间|这里边)"
)
"""里头哪些亮了黄灯以上: of those just shown."""


def among_them(text: str) -> bool:
    """Whether the turn begins with the list before as that of which it asks."""
    return _AMONG_THEM.match(text) is not None


_BEGINS = r"(?:^|(?<=[,，。;；]))\s*"
_ENDS = r"(?:吧|了|啊|嘛|呗|哈|呀|哦|就行|就好|就可以|即可|便可)*\s*(?=$|[,，。;；!！])"
_WITH = r"(?:也|还|都|一并|一起|一同|一道|一块儿?|一齐|同样|同步|重新|再|再次|照样|给我|帮我)"
_PUT = r"(?:放|摆|搁|添|加|算|带|拉|捎|列|收|并|纳|归|塞|补|捞|拿|揽|包|圈|划|统计|计|弄|搞|抓|接|请|吸|捡)"
_INTO = r"(?:进来|进去|进名单|进|入|回来|回去|在内|在里头|到里头|到一起|到一块儿?|过来)"
_ADDS = re.compile(
    rf"{_BEGINS}(?:那|就|请|麻烦|顺便|顺带|再)*(?:把|将|连)?(?!名单|清单|这些|上面|[两三俩几二])(?P<whom>[^,，。;；:：]{{1,24}}?)的?(?:企业|公司|户)?"
    rf"(?:{_WITH}+(?:予以)?{_PUT}(?:{_INTO}|上来?)|(?!收入|带回|拿回){_PUT}{_INTO})(?:看看|看|瞧瞧|统计|比较|一下|来|一?起)*{_ENDS}"
)
"""把都匀的也摆进来, 存量客户重新纳入: firms beside those of the list."""
_FORBIDS = re.compile(
    r"^(?:千万|请|均|也|一律)?(?:别|不要|不用|不必|莫|勿|甭|不能|不予|不再|不得|不宜|不应|无需)|(?:别|不要|不用|不必|莫|勿|甭|不|没|不予|不再|不得|不应)$"
)
_A_CONDITION = re.compile(r"(?:[这那]一?[条项个块]|条件|要求|限制|限定|门槛)$")
"""资本这条也…: what is done with a condition is another thing."""
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
_TOGETHER = re.compile(
    rf"{_BEGINS}(?:那|就|请|麻烦|再)*(?:把|将|连)?(?!名单|清单|这些|上面|[两三俩几二])(?P<whom>[^,，。;；:：不没别]{{1,16}}?)的?(?:企业|公司|户)?(?:(?<=的)|也)(?:一起|一并|一同|一道|一块儿?|一齐)(?:给我|帮我)?"
    rf"(?!去|剔|删|排除|不|别|免|划|踢|刷)[\u4e00-\u9fff]?{_ENDS}"
)
"""昌明支行的也一起, 个体户也一起摆: whatever is done with them, it is done with both."""
_NOT_MISSED = re.compile(
    rf"{_BEGINS}(?:那|就|请|麻烦|还有|再)*(?:把|将|连)?(?P<whom>[^,，。;；:：不没别]{{1,16}}?)的?(?:企业|公司|户)?(?:也|都|可|就)*(?:别|莫|不要|不能|甭|不许|不可)(?:给我|给)?"
    rf"(?:落下?|漏掉?了?|忘掉?了?|拉下|丢下|少|冷落|撇下|放过|错过){_ENDS}"
)
"""微型的也别落下, 都匀的别漏了."""
_EVEN_WITH = re.compile(
    rf"{_BEGINS}(?:那|就|请|麻烦)*连(?:着|同|带)?(?P<whom>[^,，。;；:：不没别]{{1,16}}?)的?(?:企业|公司|户)?(?:也|都)*(?:一起|一并|一同|一道|一块儿?|一齐|一锅)[\u4e00-\u9fff]?{_ENDS}"
)
"""连个体户一块儿."""
_LOOKS_TOO = re.compile(
    rf"{_BEGINS}(?:那|就|请|麻烦|顺便|再)*(?:把|将|连)?(?!名单|清单|这些|上面|[两三俩几二]|[^,，]{{0,24}}(?:有限|股份|责任)公司)(?P<whom>[^,，。;；:：不没别]{{1,16}}?)的?(?:企业|公司|户)?(?<![摆放搁凑])(?:也|还|一并|一起|一同|一道|一块儿?|同时|一齐)(?:一起|一并|给我|帮我|拿来|来|都)*"
    rf"(?:看一?看|看|瞧一?瞧|算(?!了)|列|报|考虑|放|纳入|捎)(?:一下|上|一[查报列]|给我|下)?{_ENDS}"
)
"""都匀的一起看."""
_KEEPS_TOO = re.compile(
    rf"{_BEGINS}(?:算了|得了|还是|要不|好|行|嗯|哦|那|就|请|麻烦|把|将|连|[,，])*(?P<whom>(?!名单|清单|这些|上面|[两三俩几二])[^,，。;；:：不没别]{{1,16}}?)的?(?:企业|公司|户)?"
    rf"(?:也|还是|一样|照样|仍然?|同样)(?:都|给我|帮我|先|一起|一并|一块儿?)*(?:留着?|留下来?|保留|留住|留起|别[去删拿剔]掉?|不[去删拿剔]掉|[要拿捡捞找放加]回来)(?:着|吧|了|算了|好了)*(?:[,，]?(?:先|千万)?(?:别|不要|不用|不)[删去剔拿动划][掉除]?)?{_ENDS}"
)
"""贵定的也留着: beside those of the list."""
_BOTH_THEN = re.compile(
    rf"[,，]\s*(?:[两俩二三几](?:个|样|种|边|头|家|地|县|处|块|类|者|地方|支行|产品|镇)*|合|一)(?:的)?(?:都|全|一起|一并|一块儿?|合|加|放|并|在)+(?:看|算|要|列|放|加|合|数|统计|报|上|进|来|出|入)*{_ENDS}"
)
"""贵定的也留着，两边一起看: the same in two clauses."""
_ADDED_AGAIN = re.compile(
    rf"(?<=也)(?P<will>行|可以|要|算|成|好|没问题|ok)(?:的|吧|了)?[,，](?:就|也|都|请|给我|帮我|麻烦|那就)*{_WITH}*{_PUT}{_INTO}{_ENDS}"
)
"""B级的也行，一起放进来: the same in two clauses."""
_SAME_AGAIN = re.compile(
    rf"(?:的)?(?:也|再|同样|都)*(?:照这样|照样|照此|照着这个|这么|这样|按这个|同样|一样地?|按(?:同|一)样的?(?:口径|办法|法子)?)(?:给我|帮我|再|来|也)*(?:数|统计|算|查|列|排|分|来|弄|做|搞|整)(?:一?[遍下次个份]|出来)*{_ENDS}"
)
"""磷化工也照这样数一遍: 磷化工呢."""
_HOMES = re.compile(r"(?<=[几多少])[佳嘉傢](?=有|呢|啊|$|[?？,，。])")
"""总共几佳, as it is mistyped."""
_REST_OUT = re.compile(
    rf"{_BEGINS}(?:其他|其余|其它|别的|剩下|余下|另外)的?(?:企业|公司|那些|户)?(?:就|都|全部?|全都|一律|一概|统统|先|可以|给我)*"
    rf"(?:不用?看|不要|不用?列|不管|不算|不留|不用|别要|别看|去掉|剔除|剔掉|删掉|划掉|排除|筛掉|免了|算了|拿掉|清掉|扔掉|刷掉){_ENDS}[,，。;；]?"
)
"""合作社留下，其他的不看: what is kept says it already."""
_OTHERS_OUT = re.compile(
    r"(?<=留下|留着|留住|保留|留起|才要)[,，;；]?(?:没有?|不|未|低于|少于|小于|剩下|其[他余它])[^,，。;；]{0,6}?的?(?:那些)?(?:就|都|也|全)*(?:算了|不要了?|免了|去掉|剔掉|删掉|不看了?|不管了?|拿掉|排除)(?:吧|了|哈|嘛)*(?=$|[,，。;；])"
)
"""中过标的留下没中过的算了: what is kept says it already."""
_ENTERED = re.compile(
    r"(?<=[年月度日天季来内])(?:以来)?(?:才|刚刚?|新近?|又)?(?:被)?(?:列|收|录|记|登|挂|拉|写|弄|搞|踩|栽|加|添|冒)(?:进去|进来|上去|上来|出来|上|入|进)的"
)
"""今年才列进去的, of those on a list of records: 今年的."""

_WHETHER_THEY = re.compile(
    r"^(?P<who>(?:那|那么)?(?:它们|他们|她们|这些(?:企业|公司|户)?|这几[家户]|里面|里头|其中))(?:都|以前|最近|有)?(?P<did>[\u4e00-\u9fff]{2,8}?)(?:了)?(?:没有|没得|没|否)[\s?？。]*$"
)
"""他们中过标没有: whether, and no denial."""
_BY_ALONE = re.compile(
    r"^(?:那|再|就|改|换)?按照?(?!.{0,6}(?:县|地区|区域|产品|环节|上中下游|上下游|支行|标签|类型|网点|[增涨降跌拆分]))(?P<by>[\u4e00-\u9fff]{2,8}?)(?:来)?(?:吧|呢|看看|看)?[\s。!！]*$"
)
"""按营收: sorted by it."""
_KEPT_ONLY = re.compile(
    r"的(?:那些|那种|企业|公司|户)?(?:我|咱们?|我们)?(?:才|方才?|就)(?:能|可以?|会)?(?:留下来?|留着|留住|留起|留|保留|入选|进名单|放进来|列进来|算数|考虑)(?:吧|了|哈)?(?=$|[,，。;；!！])"
)
"""给央企供货的才留着: those are kept, and no others."""
_SIGNED = re.compile(
    r"^(?P<verb>[去拿剔删划][掉除走]|排除|移除|不要|不含|追加|再加|加上?|增加|新增|保留|留下|只看|只要|只留|改为|改成?|换成?|限定|(?:增加|追加|再?加)(?:一[个条项])?条件|筛选条件|条件)\s*[:：]\s*(?=\S)"
)
_AS_ADDED = re.compile(r"条件|追加|[增新]加|再加|^加")
_DETAILS = re.compile(
    r"^(?P<whom>[^,，。;；企公厂户家]{2,12}?)的(?:也|都|给我|帮我|请|单独|单|麻烦)*(?:列示|列|拉|出|给|报|调|看|发|导|打|要|查)(?:一?下|出来?|一?[个份张])*(?:的)?(?:详细|具体|完整|企业)?(?:明细|名单|清单|名录|列表|名字)(?:来|出来|给我|看看|吧)*[。!！]*$"
)
"""开阳县的列明细: the list, for what is named alone."""
_FROM_THE_MOST = re.compile(
    r"(?:从|由|自)(?P<most>[^,，。从由自]{0,8}?最[早晚新老旧大小多少高低长短近远久强弱])的?(?:那[家户个])?(?:开始|起头|起|往[后前下上])+(?:依次|逐个|挨个)?(?=排|列|数|报|念|看|$)"
)
"""从成立最早的往后排: sorted by it."""


_SOUNDS = re.compile(
    r"^(?:(?:e+m+|e+n+|u+h*m+|h+m+|呃+|额(?!度)|嗯+|唔+|噢|喔|欸|诶|哎呀?|哦对了?(?=[,，]|[^,，的]{2})|哦|对了|等等|等一?下|且慢|慢着|稍等)[,，、。….!！~～\s]*)+(?=[^\s])"
)
"""emmm人数这条算了, 等等，改成20人: sounds and calls to wait ahead of what is said."""
_ON_THE_WAY = re.compile(r"(?:顺路|顺道|顺手)(?=[也就再一把将加算带看捎拐])")
"""墨冲镇顺路也加上: why, which limits no firm."""


def _sorted_by(match: re.Match[str]) -> str:
    """按X排序; as it was where X already says how."""
    return match[0] if re.search(r"[排序大小高低多少早晚]|规定|办法", match["by"]) else f"按{match['by']}排序"


_WRITTEN: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (_WHETHER_THEY, r"\g<who>有没有\g<did>的"),
    (_BY_ALONE, _sorted_by),
    (_KEPT_ONLY, "的留下"),
    (_SIGNED, lambda match: "还要" if _AS_ADDED.search(match["verb"]) else match["verb"]),
    (_DETAILS, r"只看\g<whom>的, 列出来"),
    (_FROM_THE_MOST, r"按\g<most>"),
    (
        re.compile(
            r"(?:^|(?<=[,，按把让]))人(?:数)?(?=[最]?[多少]的?(?:那些|几[家户])?(?:排|放|在前|打头|靠前|摆|优先))"
        ),
        "参保人数",
    ),
    (_HOMES, "家"),
    (_WIDER, lambda match: _added(match)),
    (_ADDED_AGAIN, r"\g<will>"),
    (_LOOKS_TOO, lambda match: _added(match)),
    (_KEEPS_TOO, lambda match: _added(match)),
    (_NOT_MISSED, lambda match: _added(match)),
    (_EVEN_WITH, lambda match: _added(match)),
    (_TOGETHER, lambda match: _added(match)),
    (_SAME_AGAIN, "呢"),
    (_ENTERED, "的"),
    (re.compile(r"(?P<what>纳税(?:信用)?(?:等级|评级|级别)?)(?:改|换|调|变)(?=[A-DMa-dm])"), r"\g<what>改成"),
)


def in_plain_turn(text: str) -> str:
    """The turn with what it takes in, takes out and keeps of the list before it in the words of the grammar."""

    text = without_what_is_told(parted(as_written(text)))
    text = _ON_THE_WAY.sub("", _SOUNDS.sub("", text)) or text
    if _SIGNED.match(text):
        text = re.sub(r"\s+(?=[-+])", ",", text)
    text = _MINUS.sub(_less, text)
    for pattern, written in _WRITTEN:
        text = pattern.sub(written, text)
    text = _ADDS.sub(_added, text)
    if "加上" in text:
        text = _BOTH_THEN.sub("", text)
    kept = _REST_OUT.sub("", _OTHERS_OUT.sub("", text)).strip(" ,，。;；")
    return kept or text


def _less(match: re.Match[str]) -> str:
    """去掉 a condition, 排除 firms."""
    return f"去掉{match['one']}条件" if match["asked"] else f"排除{match['one']}"


def _added(match: re.Match[str]) -> str:
    """加上 and whom; what must not be taken in stays as it is."""
    if _FORBIDS.search(match["whom"]) or _A_CONDITION.search(match["whom"]):
        return match[0]
    apart = (
        " " if match["whom"].startswith("去") else ""
    )  # 加上去 is a word of its own, and 去年 would lose its first half
    return f"加上{apart}{match['whom']}的"


_LEAD = r"(?:算了|好了?|行了?|嗯|哦|那就?|请|麻烦|烦请|你|您|就|再行?|直接|先|然后|现在|帮我|给我|替我|重新|顺便)*"
_THESE = (
    r"(?:(?:这|那|上述|以上|上面|剩下|余下|留下|前面|符合条件|符合的|筛出来|选出来|刚才)(?:些|几[家户个]|批|的|这些|那些)*(?:企业|公司|户)?(?:的)?(?:名单|清单|名字|明细|户名|名称)?"
    r"|它们|他们|具体名单|名单|清单|明细|名字|户名|名录|企业名单)"
)
_SHOWS = r"(?:列示|罗列|列举|列|拉|报|念|调|导|打|发|亮|晒|摆|拿|甩|说|写|显示|展示|出|给)"
_WISHES = re.compile(
    rf"{_BEGINS}{_LEAD}(?:把|将)?(?P<these>{_THESE})?(?:都|全部?|全都|统统|挨个|逐户|逐一|给我|帮我|再行?|重新|一并)*{_SHOWS}(?:一[列报念]|一下|一遍|个|份)?"
    rf"(?P<out>(?:出来|出|给我|来|过来|上来|我看看|看看|给我看看|我?[看瞧]一?[下眼]|我看|听听|(?:给|让)?我?(?:瞅|瞧|看|望|听|瞄|过|翻|扫)(?:一)?(?:瞅|瞧|看|望|听|眼|下|目|遍|翻)?|(?:给|让)?我?(?:过过目|过目|心里有个数|有个数|见识见识|掌掌眼)|我?(?:个|一份)?(?:名单|清单|名字|名录)|一下|一遍)*)(?:[,，]?(?:都|具体|分别)*[是有](?:哪些|哪几[家户个]|谁))?{_ENDS}[,，。;；]?"
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
