"""Leaves out what an officer tells beside the question: what does not matter, what was only mentioned, what is not asked.

挨没挨过处罚我不在乎; 恭喜贵部门…。言归正传; 我不是问磷石膏的，是问缓凝剂的. Such a clause names records, places and figures
as a condition does, and only its own words say that it is none. Expects folded text.
"""

from __future__ import annotations

import re

_CLAUSE = r"[^,，。;；!！?？:：\n]"
_INDIFFERENT = re.compile(
    rf"(?:^|(?<=[,，。;；!！?？:：\n])){_CLAUSE}{{1,24}}?(?:我们?|咱们?|这边|行里)?(?:倒是?|都|也|全|完全|根本|就)*"
    r"(?:无所谓|不在乎|不在意|不打紧|不要紧|没关系|不计较|不讲究|不挑剔|都不论|都不管|一概不论|在所不问|不介意)(?:的|了|哈|吧|啦)*(?:[,，。;；!！]|$)"
)
_WHETHER_OR_NOT = re.compile(
    rf"(?:不管|不论|无论|甭管|别管|不要管|不用管|不必管|无需管|不用考虑|不分)(?:它们?|他们)?(?:是不是|有没有|是否|大小|公私|国有民营|新老|{_CLAUSE}{{1,8}}(?:还是|或是|或者){_CLAUSE}{{1,8}}){_CLAUSE}{{0,8}}(?:[,，。;；]|(?=都))"
)
"""不管是不是客户, 不分大小."""
_EITHER_WILL_DO = re.compile(
    rf"(?:^|(?<=[,，。;；!！?？]))(?:{_CLAUSE}{{1,10}}(?:有没有|有无|是不是|是否)|{_CLAUSE}{{0,6}}(?P<v>[\u4e00-\u9fff]{{2,3}})(?:没有?|不)(?P=v)的?)(?:都|也|全)(?:行|可以|成|没关系|无所谓|要|算|收)(?:[,，。;；!！]|$)"
)
"""处罚有没有都行, 逾期没逾期的都要."""
_TURNS_TO_BUSINESS = re.compile(
    r"^.{2,120}?(?:[,，。;；!！]|^)(?:好了?|算了|行了)?[,，]?(?:不提了|不说这个了?|不说了|不扯了|扯远了|言归正传|闲话少说|闲话不说|说正事|说正经的|回到正题|书归正传)[,，。;；:：!！]\s*(?=.{4,})",
    re.DOTALL,
)
_ASKED_BY = re.compile(
    r"^.{2,60}?(?:托|让|叫|要|喊|催)我(?:来|帮忙|帮着|顺便)*问(?:一下|一问|问|下|一声)?[,，:：]\s*(?=.{4,})"
)
"""有个在…上班的同学托我问, and then the question."""
_DAY_OF_WEEK = re.compile(
    r"(?<![一每两三])(?:上|下|这|本)?个?(?:礼拜|星期|周)[一二三四五六日天](?:上午|下午|早上|晚上)?(?!次|家|户|个|年)"
)
"""下周二跑玉山镇: when the officer goes."""
_OTHER_BANK = re.compile(
    rf"^(?:隔壁|别家|别的|其他|旁边|对面|人家)(?:那家|那个)?(?:银行|支行|行|信用社|农商行){_CLAUSE}*[,，。;；]\s*(?=.*(?:咱们?|我们?|本)行)"
)
_OWN_YEARS = re.compile(
    rf"(?:^|(?<=[,，。;；!！]))(?:我)?(?:干|做|入|进|从事)(?:了)?(?:咱|我们)?(?:这一?|信贷|银行)(?:行|一行|活|工作|业)?{_CLAUSE}{{0,6}}年{_CLAUSE}{{0,16}}[,，。!！]"
)
"""干这行十五年头一回跑这么远: the speaker's own years."""
_CAME_FROM = re.compile(
    r"(?:昨天|前天|今早|早上|上午|刚刚?|才)+(?:才|刚)?从[\u4e00-\u9fff]{2,6}?(?:下来|过来|回来|出来|赶来|赶过来|上来)"
)
_TASK = re.compile(
    r"^(?=.*(?:总行|分行|行里|支行|省行|领导|上面|任务|指标|考核|压力)).{6,160}?[,，。;；](?:所以|因此|为此|故)(?:就|才|特|现|也)?(?:想|要)?(?:请|麻烦|烦请|劳烦|让)(?=你|您)"
)
"""总行要求余额做到五亿…，所以想请你: what the officer has to reach, and then the question."""
_PAPER_WANTED = re.compile(
    rf"^[\u4e00-\u9fff]{{0,6}}(?:行长|主任|领导|总行|分行|支行|部门|上面){_CLAUSE}{{0,6}}(?:要|让|叫|催){_CLAUSE}{{2,24}}(?:材料|报告|报表|汇报|说明|方案|总结)[,，](?=请|麻烦|帮|烦请|劳烦)"
)
"""分管行长要一份买方集中度的材料: what the paper is on that the answer goes into."""
_AS_BEFORE = re.compile(
    r"[,，;；](?:其余|其他|其它|别的|剩下的?|余下的?)(?:的)?(?:条件|要求)?(?:一概|一律|都|全|均|全部)*(?:不动|不变|照旧|保留|照样|维持不变|维持|原样|不改|按原来的|不限|不管|随意|无所谓|没要求|没有要求)(?:了|的)?(?=$|[,，。;；!！])"
)
_OF_THE_LIST = re.compile(
    r"(?:别|不要|莫)(?:漏|落|忘)(?:了|掉|下)?[:：,，]?|(?:不要|别|不用|不必)太多(?:[,，]|$)|没几家(?=[吧了,，]|$)|越多越好|多多益善"
)
"""不要太多, 别漏了: how the list should be, which limits nobody."""
_NOT_BUT = re.compile(
    rf"(?:我|咱们?)?(?:要的|问的|找的|说的)?(?:可)?(?:不是|并不是|不)(?:在)?(?:问|找|查|看|要|说|指)(?:的是)?(?P<not>{_CLAUSE}{{2,20}}?)的?[,，](?:而)?(?:是|我要的是|我是|要的是|问的是)(?:问|找|查|看|要|说|指)?(?=.{{2,}})"
)
"""我不是问堆磷石膏的，是问拿磷石膏做缓凝剂的."""


_IF_SO = re.compile(
    r"^(?:那)?(?:要是|如果|假如|要)?(?:都|确实|真)?(?:没(?:有|得)?(?:什么|啥|大)?(?:问题|毛病|意见|异议)|可以|能行|行|ok|好|合适|方便)的话[,，]?(?:那)?(?:就|便)?(?=.{2,})"
)
"""没问题的话就出尽调摘要: on what the speaker waits for nobody."""
_WHAT_FOR = re.compile(
    rf"[,，。;；]\s*(?:我们?|咱们?|本行|我行|支行|本支行)(?:这边|现在|近期|最近|是|要|想|正在?|在|打算|拟|需要|得)*(?:为了?|给){_CLAUSE}{{2,30}}(?:准备|做|写|拟|整理|编制?|备)(?:一?[份个些])?"
    r"(?:名单|清单|材料|方案|底稿|功课|准备|计划|台账|报告|汇报)?(?:的|用)*\s*[。.!！]*$"
)
"""…列出来，我要为春茶收购贷款准备一份名单: what the list goes into."""
_TOO_SMALL = re.compile(
    rf"(?:^|(?<=[,，。;；]))(?:太|过于|特别)(?:小|大|新|少|年轻)的?(?:企业|公司|厂子?)?(?:也|就|都)*(?:没意思|没啥意思|没意义|没搞头|不要|不看|不行|算了|不考虑|看不上|别给我){_CLAUSE}{{0,3}}[,，。;；]"
    rf"(?={_CLAUSE}{{0,12}}(?:资本|资金|营收|收入|人数|参保|员工|成立|营业额){_CLAUSE}{{0,6}}[\d一二两三四五六七八九十百千])"
)
"""太小的没意思，注册资本两千万起: what is too small, the figure says."""
_COUNTS_AS = re.compile(
    rf"[,，;；。]{_CLAUSE}{{2,24}}(?:视同|视为|算作|等同于)(?:未结案?|未了结|在执行|未执行完?毕?|执行中)(?:的)?(?:[,，]?(?:一并|一同|也)(?:予以)?(?:列|纳|计|统计|算)(?:入|进来?)?)?(?=[,，。;；]|$)"
)
"""终本的视同未结，一并列入: no condition beyond the record that was named."""


def without_digression(text: str) -> str:
    """Folded text without the clauses that, by their own words, ask for nothing. Never empty where `text` was not."""
    kept = _TURNS_TO_BUSINESS.sub("", text)
    for told in (
        _TASK,
        _ASKED_BY,
        _OTHER_BANK,
        _DAY_OF_WEEK,
        _PAPER_WANTED,
        _AS_BEFORE,
        _OF_THE_LIST,
        _OWN_YEARS,
        _CAME_FROM,
        _IF_SO,
        _WHAT_FOR,
        _TOO_SMALL,
        _COUNTS_AS,
    ):
        kept = told.sub("", kept)
    kept = _NOT_BUT.sub("", kept)
    kept = _EITHER_WILL_DO.sub("", kept)
    kept = _WHETHER_OR_NOT.sub(",", kept)
    kept = _INDIFFERENT.sub("", kept)
    kept = kept.strip(", ，")
    return kept if len(kept.strip()) > 3 else text
