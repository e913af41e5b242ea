"""Leaves out what an officer tells beside the question: what does not matter, what was only mentioned, what is not asked.

挨没挨过处罚我不在乎; 恭喜贵部门…。言归正传; 我不是问磷石膏的，是问缓凝剂的. Such a clause names records, places and figures
as a condition does, and only its own words say that it is none. Expects folded text.
"""

from __future__ import annotations

import re

_CLAUSE = r"[^,，。;；!！?？:：\n]"
_INDIFFERENT = re.compile(
    rf"(?:^|(?<=[,，。;；!！?？:：\n])){_CLAUSE}{{1,24}}?(?:我们?|咱们?|这边|行里)?(?:倒是?|都|也|全|完全|根本|就)*"
    r"(?:无所谓|不在乎|不在意|不打紧|不要紧|没关系|没有关系|没得关系|不计较|不讲究|不挑剔|都不论|都不管|一概不论|在所不问|不介意)(?:的|了|哈|吧|啦)*(?:[,，。;；!！]|$)"
)
_WHETHER_OR_NOT = re.compile(
    rf"(?:不管|不论|无论|甭管|别管|不要管|不用管|不必管|无需管|不用考虑|不分)(?:它们?|他们)?(?:是不是|有没有|是否|大小|公私|国有民营|新老|{_CLAUSE}{{0,5}}(?:哪|什么|啥|多少|几|谁|何)|{_CLAUSE}{{1,8}}(?:还是|或是|或者){_CLAUSE}{{1,8}}){_CLAUSE}{{0,8}}(?:[,，。;；]|(?=都))"
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
_CAME_FROM_FIRM = re.compile(
    r"(?:昨天|前天|今早|早上|上午|下午|刚刚?|才)+(?:才|刚)?从(?P<firm>[\u4e00-\u9fff]{3,24}?)(?:下来|过来|回来|出来|赶来|赶过来|上来)(?=.*(?:他们|他家|它|这家|那家|人家))"
)
"""刚从竹王化运回来, 他们欠不欠别的行的钱: the firm that is meant further on."""
_TASK = re.compile(
    r"^(?=.*(?:总行|分行|行里|支行|省行|领导|上面|任务|指标|考核|压力)).{6,160}?[,，。;；](?:所以|因此|为此|故)(?:就|才|特|现|也)?(?:想|要)?(?:请|麻烦|烦请|劳烦|让)(?=你|您)"
)
"""总行要求余额做到五亿…，所以想请你: what the officer has to reach, and then the question."""
_PAPER_WANTED = re.compile(
    rf"^[\u4e00-\u9fff]{{0,6}}(?:行长|主任|领导|总行|分行|支行|部门|上面){_CLAUSE}{{0,6}}(?:要|让|叫|催){_CLAUSE}{{2,24}}(?:材料|报告|报表|汇报|说明|方案|总结)[,，](?=请|麻烦|帮|烦请|劳烦)"
)
"""分管行长要一份买方集中度的材料: what the paper is on that the answer goes into."""
_URGED = re.compile(
    r"(?:^|(?<=[,，。;；]))(?:现在|最近|这几年|这两年)?(?:[州县市省镇乡区](?:里面?|里头|上|府|政府)|政府|上[面头级]|领导|行里|总行|分行)(?:那边)?(?:年年|一直|老是?|也|都|总是?|天天|最近|这几年|这两年|又|反复)*"
    r"(?:叫|让|要|要求|催|推|鼓励|号召|逼|劝|动员|安排|发动)(?:我们|咱们?|行里|银行|大家|各行)[^,，。;；!！?？企公客户供筛挑选找]{2,30}(?:[,，。;；!！]|$)"
)
"""州里头喊我们消纳磷石膏喊了好几年了: what the bank is urged to do."""
_AS_BEFORE = re.compile(
    r"[,，;；](?:其余|其他|其它|别的|剩下的?|余下的?)(?:的)?(?:条件|要求)?(?:一概|一律|都|全|均|全部)*(?:不动|不变|照旧|保留|照样|维持不变|维持|原样|不改|按原来的|不限|不管|随意|无所谓|没要求|没有要求)(?:了|的)?(?=$|[,，。;；!！])"
)
_OF_THE_LIST = re.compile(
    r"(?:别|不要|莫)(?:漏|落|忘)(?:了|掉|下)?[:：,，]?|(?:不要|别|不用|不必)太多(?:[,，]|$)|一[个家户](?:都|也)?(?:不要|不能|不许|别|不)(?:漏|落|少)(?:掉|下|了)?(?:地|的)?|没几家(?=[吧了,，]|$)|越多越好|多多益善"
)
"""不要太多, 别漏了: how the list should be, which limits nobody."""
_NOT_BUT = re.compile(
    rf"(?:我|咱们?)?(?:要的|问的|找的|说的)?(?:可)?(?:不是|并不是|不)(?:在)?(?:问|找|查|看|要|说|指)(?:的是)?(?P<not>{_CLAUSE}{{2,20}}?)(?:的?[,，]|[哈啊哦嘛呀噢])(?:而)?(?:是|我要的是|我是|要的是|问的是)(?:问|找|查|看|要|说|指)?(?=.{{2,}})"
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
    rf"(?:^|(?<=[,，。;；]))(?:本钱|本金|资本|规模|盘子|摊子|家底|体量)?(?:太|过于|特别)(?:小|大|新|少|年轻)的?(?:企业|公司|厂子?|户)?(?:也|就|都)*(?:没意思|没啥意思|没意义|没搞头|[别不甭莫][要看列报留算用给]{{1,2}}|去掉|[剔划刷删筛刨踢][掉除了去]|排除|除外|不跑|不去|不访|不谈|不碰|不做|不行|免|算|不考虑|看不上|别给我)了?{_CLAUSE}{{0,3}}[,，。;；]"
    rf"(?=[^。;；]{{0,30}}(?:资本|资金|实缴|营收|收入|人数|参保|社保|员工|成立|营业额){_CLAUSE}{{0,6}}[\d一二两三四五六七八九十百千])"
)
"""太小的没意思，注册资本两千万起: what is too small, the figure says."""
_HAS_A_PROJECT = re.compile(
    rf"^(?:我们?|咱们?)?(?:这边)?(?:手上|手里|手头|行里|支行|最近|目前|正好|刚好)+(?:正)?(?:有|在做|在推|在谈|接了|接到|弄)(?:着|了)?(?:[一两]?(?:个|单|笔))?(?!{_CLAUSE}*(?:客户|企业|公司|户)){_CLAUSE}{{0,14}}(?:项目|业务|方案|任务|活动|专案)[,，](?=.{{6,}})"
)
"""手上有个供应链金融的项目，想找…: what the firms are wanted for."""
_COUNTS_AS = re.compile(
    rf"[,，;；。]{_CLAUSE}{{2,24}}(?:视同|视为|算作|等同于)(?:未结案?|未了结|在执行|未执行完?毕?|执行中)(?:的)?(?:[,，]?(?:一并|一同|也)(?:予以)?(?:列|纳|计|统计|算)(?:入|进来?)?)?(?=[,，。;；]|$)"
)
"""终本的视同未结，一并列入: no condition beyond the record that was named."""


_SENTENCE = re.compile(r"(?P<told>[^。!！?？;；]{8,160}[。!！;；])\s*(?=(?P<ask>.{10,}))", re.DOTALL)
_NARRATED = re.compile(
    r"(?:听)?说|讲过?|聊起?|提到|念叨|反映|学习|开会|会上|培训|文件|交接|退休|前几天|前两天|前阵子|前段时间|上次|上回|那天|当年|早年|眼下|行情|厉害|出了事|闹|吵|新闻|报道"
)
_WANTED = re.compile(
    r"哪[些家几个户]|谁|几[家户个]|多少|名单|清单|列[出一个给示]|筛|挑|推荐|找[出几些找]|想[找要看查]|要[找看查的]|条件|只[看要]|不要|除了|排除|剔除|请|麻烦|帮"
)
_ASKED_THEN = re.compile(r"请|麻烦|烦请|劳烦|劳驾|帮我|帮忙|替我|给我|[您你](?:看|查|帮|给|替)")
_NAMED_THEN = re.compile(r"哪[些家几个户]|谁|几[家户个]|多少|名单|清单|列|都有")
_REFERS_BACK = re.compile(r"这[些类样种两几]|那[些类样种几]|它们?|他们|其中|上述|以上这|里[头面]的?哪|此类")
_NO_DEMANDS = re.compile(
    rf"(?:^|(?<=[,，。;；]))(?:我|我们|咱们?)?(?:的)?(?:要求|条件|标准)(?:也|都|倒)?(?:不(?:高|多|严|苛刻|复杂|算高)|很简单|简单|没啥|没什么){_CLAUSE}{{0,3}}[,，。;；:：]"
    rf"|(?:^|(?<=[,，。;；]))(?:没|没有|不)(?:别的|其他|什么|啥)(?:要求|条件|讲究)[,，。;；]"
)
"""要求不高: what is wanted, the clauses behind it say."""
_FEARS_SMALL = re.compile(
    r"(?:我|咱们?|我们)?(?:不想|不愿意?|不敢|懒得|不打算)(?:再)?(?:碰|做|沾|要|看|接|收|惹)(?:那些|那种)?(?:太|过于|特别)(?:小|大|新)的(?:企业|公司|厂子?)?[,，。;；]"
    rf"(?=.{{0,40}}(?:资本|资金|营收|收入|人数|参保|员工|成立|营业额){_CLAUSE}{{0,6}}[\d一二两三四五六七八九十百千])"
)
"""我不想碰太小的, before the figure that says how small."""
_TOLD_ONCE = re.compile(
    rf"^{_CLAUSE}{{1,16}}(?:跟|对|给|和)(?:我|咱们?|我们)(?:们)?(?:讲|说|提|念叨|交代)(?:过|起)?[,，:：].{{4,80}}?[,，](?=(?:所以|因此)?(?:请|麻烦|烦请|(?:你|您)(?:替|帮|给)?(?:我)?(?:看|查|找|列|筛|挑|拉|把))(?=.{{8,}}))"
)
"""老张退休前跟我讲，稳当的是…，你替我看看: what somebody once said, and then the question."""
_LOOKS = re.compile(
    r"(?:你|您)?(?:就)?(?:替|帮|给)我(?:看看|看一看|瞧瞧|查查|查一查|看一下|查一下)(?=(?:(?:19|20)\d{2}|近|去|今)年)"
)
"""你替我看看2024年以来…: the verb of the request, which is no part of a name behind it."""


def _without_story(text: str) -> str:
    """Without sentences that only tell what was heard or seen, before one that asks for firms by itself."""
    while True:
        match = _SENTENCE.match(text)
        if match is None:
            return text
        told, ask = match["told"], match["ask"]
        tells = _NARRATED.search(told) and not _WANTED.search(told)
        asks = _ASKED_THEN.search(ask) and _NAMED_THEN.search(ask) and not _REFERS_BACK.search(ask)
        if not tells or not asks:
            return text
        text = ask


def without_digression(text: str) -> str:
    """Folded text without the clauses that, by their own words, ask for nothing. Never empty where `text` was not."""
    kept = _CAME_FROM_FIRM.sub(lambda match: match["firm"], _TURNS_TO_BUSINESS.sub("", text))
    kept = _without_story(_LOOKS.sub("", _TOLD_ONCE.sub("", kept)))
    for told in (
        _TASK,
        _ASKED_BY,
        _URGED,
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
        _FEARS_SMALL,
        _NO_DEMANDS,
        _COUNTS_AS,
        _HAS_A_PROJECT,
    ):
        kept = told.sub("", kept)
    kept = _NOT_BUT.sub("", kept)
    kept = _EITHER_WILL_DO.sub("", kept)
    kept = _WHETHER_OR_NOT.sub(",", kept)
    kept = _INDIFFERENT.sub("", kept)
    kept = kept.strip(", ，")
    return kept if len(kept.strip()) > 3 else text
