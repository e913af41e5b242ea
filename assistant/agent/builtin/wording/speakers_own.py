"""Leaves out what the officer tells of days, figures and aims of their own: what is still to be lent, since when they
walk this town, what the list is for.

Such words hold amounts, months, years and denials as conditions do (十一月的投放还差一千二百万, 我跑了二十年, 列一下我好划掉),
and only the words around them say that no firm is meant. Expects folded text, knows no trade.
"""

from __future__ import annotations

import re

_CLAUSE = r"[^,，。;；!！?？:：\n]"
_BEGINS = r"(?:^|(?<=[,，。;；!！?？:：\n]))\s*"
_ENDS = r"(?:[,，。;；!！]|$)"
_TARGET = r"(?:投放|任务|指标|考核|业绩|规模|计划|开门红|存款|揽储|目标|进度)"
_SHORT_OF_TARGET = re.compile(
    rf"{_BEGINS}{_CLAUSE}{{0,14}}?{_TARGET}{_CLAUSE}{{0,6}}?(?:(?:还|尚|仍|就|也)*(?:差|缺|欠|剩)|(?:还|尚|仍|都|也)*(?:没有?|未)(?:完成|达成|达到|达标|做完|着落|凑够|完|够))"
    rf"(?!{_CLAUSE}*(?:企业|公司|厂|户头|哪|谁)){_CLAUSE}{{0,16}}{_ENDS}|"
    rf"{_BEGINS}{_CLAUSE}{{0,10}}?(?:还|尚|仍)(?:差|缺|剩)(?:着|了)?{_CLAUSE}{{1,10}}?(?:的)?(?:投放|任务|指标|贷款规模|规模|额度没)(?:没|未)?{_CLAUSE}{{0,6}}{_ENDS}"
)
"""四季度还差两千万的投放, 任务还没完成: what the officer has to reach."""
_MONTH = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?(?:底|初|中旬|上旬|下旬)?"
_WHEN = rf"(?:今年|明年|本月|这个?月|下个?月|下下?周|下?个?季度|年底|年末|年中|年初|年前|月底|月初|季末|明天|后天|过两天|过几天|{_MONTH})"
_ONESELF = r"(?:我|我们|咱|咱们|行里|支行|分行|总行|省联社|部门|科里|领导|上头|上面|监管|审计|税务|环保|合规部?|[\u4e00-\u9fff]{0,4}?(?:经理|主任|行长|科长|总|局|处|部|办|行))"
_DO = r"(?:评(?!级)|搞|开(?!业|张|办)|办(?!起)|做|考核|检查|来检查|上报|报(?!废)|交(?!易)|汇报|组织|启动|开展|接待|冲|完成|查|排查|核|对账|审|盘点|总结|培训|调研|迎检|出|写|填|推|提交|上会|备)"
_DAY_AHEAD = re.compile(
    rf"{_BEGINS}(?:{_ONESELF})?(?:在|到|打算|准备|想)?{_WHEN}(?:(?:{_ONESELF})(?:就|也|还)*(?:要|得|准备|打算|计划|会|想)?|(?:就|又|也|还|都)*(?:要|得|准备|打算|计划|会|将|来|下来|过来)+){_DO}"
    rf"(?!{_CLAUSE}*(?:到期|过期|失效|哪[些几家个]|谁|多少|几[家户])){_CLAUSE}{{0,24}}[,，。;；!！](?!.*(?:那边|那里|那儿|当地|它|他家|她家|他们家?|这家|那家|人家|该企业|该户|这户))(?=.{{5,}})"
)
"""年底要评优质客户, 十一月要搞一次证照检查: what happens on that day is the officer's work."""
_DUE_ON = re.compile(
    rf"{_BEGINS}(?:申报|报名|上报|材料|名单|报表|填报|反馈|提交|受理)(?:时间)?(?:是|的)?(?:截止|截至|截|最晚|最迟)(?:日期|时间)?(?:到|是|在|为|于)?{_CLAUSE}{{1,12}}{_ENDS}"
)
"""申报截止到十一月十五号."""
_BY_THEN = re.compile(
    rf"[,，。;；]\s*(?:我|我们|得|要|最晚|最迟)*(?:下?周|下?个?月|今天|明天|后天){_CLAUSE}{{0,6}}?(?:以前|之前|前|下班前)?(?:就)?(?:要|得|须)?把?(?:名单|清单|材料|表|结果|数|报告)(?:都)?(?:交|报|发|送|给|上报|提交){_CLAUSE}{{0,12}}(?=[,，。;；]|$)"
)
"""下周二以前要把名单交到公司部去."""
_OWN_YEARS = re.compile(
    rf"(?:我们?|咱们?)(?P<where>{_CLAUSE}{{0,8}}?)(?:跑|干|做|管|盯|摸|待|守|看|走|带|打交道)(?:了|过)?(?:都|快|有|将近|足足|整整)*(?:[\d一二两三四五六七八九十半]+|好几|几)(?:来|多|几)?年(?:多|了|头)*"
)
"""茶叶企业我跑了二十年."""
_YEAR_BY_YEAR = re.compile(
    r"一年比一年|一年年|年复一年|一年到头(?!的?(?:生意|买卖|营|流水|收入|销|进账))|一天比一天|一个月比一个月"
)
_KNOWS_THE_OLD = re.compile(
    rf"{_BEGINS}{_CLAUSE}{{0,16}}?老(?:的)?(?:企业|公司|厂子?|客户|户头?)(?:我|我们|咱们?)(?:基本|大多|大都|差不多|大概|早就|早|也|都|全)*(?:认得|认识|熟悉?|跑过|去过|了解|走访过|见过|知道|看过)(?:了|的)?[,，。;；](?=.{{5,}})"
)
"""育茶苗的老企业我基本都认得，这回想看看新的: whom the officer knows already is said for contrast."""
_TOO_LITTLE_HEED = re.compile(
    rf"{_BEGINS}(?:说|讲|批评|嫌)?(?:是)?(?:我们|咱们|我行|行里|支行)(?:一直|过去|以前|平时)?对{_CLAUSE}{{1,10}}?(?:关注|重视|支持|了解|跟进|服务|投入|熟悉)(?:得)?(?:还|都)?(?:太|不|很|较|比较|偏)?(?:少|够|多|到位|弱|充分){_CLAUSE}{{0,4}}[,，。;；](?=.{{5,}})"
)
"""说我们对老企业关注得太少."""
_AIM = re.compile(
    r"(?:[,，。;；]\s*|(?<=一下)|(?<=出来)|(?<=名单))(?:这样|也|回头|明天|下午|完了)*(?:我|我们|咱们?|也)好(?:去|来|拿|跟|划|逐|做|安排|通知|对|核|往|打|约|上门|给|催|一|挨|回|报|勾|归|记|备|填|提前|早)"
    rf"(?!{_CLAUSE}*(?:贷|授信|放款)){_CLAUSE}{{0,16}}(?=[,，。;；]|$)|"
    r"[,，。;；]\s*(?:主要|就是|是|只是)?(?:用来|用于|以便|便于|好用来|方便我?们?|拿来|拿去|供我?们?|为了)(?:去|做|来)?(?:核对|核实|核查|检查|汇报|上报|存档|归档|备查|备案|备用|对账|走访|营销|拜访|回访|摸底|参考|开会|总结|比对|登记|统计|交差|写|填|做(?:材料|报告|汇报|台账))"
    rf"(?!{_CLAUSE}*(?:贷款|授信|放款)){_CLAUSE}{{0,12}}(?=[,，。;；]|$)"
)
"""列一下我好划掉; 用来核对存量档案: what the list is for."""
_TO_CHECK = re.compile(
    r"[,，。;；]\s*(?:我|我们|咱们?|行里|这边)(?:要|想|得|好|先|来|在|正|准备|打算)*(?:核|对|核对|核实|算|测算|测|比对|盘|看|掂量|复核|理)(?:一下|一核|一对|下|一遍|一算|一看)?(?:这个|它的?|他们的?)?"
    r"(?:集团|关联|统一|总|整体|合并|并表)?(?:的)?(?:授信|集中度|额度|敞口|总额|限额)(?:够不够|用|情况|总量)?(?:[。.!！]?\s*$)"
)
"""…，我核一下集团授信: what the list is for."""
_LEST = re.compile(
    rf"[,，。;；]\s*(?:可|省得|免得|别让我|我可|千万|也|也好)*(?:别|不要|莫|省得|免得|不想|不愿)(?:再|又|让我)*(?:白跑|跑空|扑空|跑冤枉路?|白忙|走冤枉路|空跑|瞎跑|白费|踩坑|踩雷|搞错|弄错|出错|拖|误事|耽误){_CLAUSE}{{0,6}}(?=[,，。;；!！]|$)"
)
"""别白跑."""
_TO_RENEW = re.compile(
    rf"(?:^|[,，。;；])\s*(?:{_WHEN})?(?:我|我们|咱们?)?(?:要|得|好|准备|打算|想)?(?:逐户|挨家|挨户|一家家|一户户|提前|上门)?(?:去|来)?(?:要|逐户)?(?:盯|催|督促|提醒|通知|叫|帮|让)(?:着|一下|一催)?(?:他们|它们|客户|企业|大家)?(?:去|来|赶紧|抓紧|及时|尽快|早点)*(?:换证|办证|续证|换新证|延期|续期)(?:了|的事)?(?=[,，。;；!！]|$)"
)
"""年底我要逐户去盯换证: why the permits are looked at."""
_NO_LIMIT = re.compile(
    r"(?<=[,，;；、])\s*(?:不限(?:于|定)?|不分|不拘|不挑|不论)(?:什么|哪个)?(?:地区|区域|地域|地方|县市?|区县|行业|规模|大小|性质|所有制|年限|类型|支行)(?:都行|都可以|均可)?(?=[,，。;；]|$)(?![,，。;；]?\s*了)"
)
"""做磷酸铁的，不限地区，注册资本由大到小: behind conditions a place that is not limited limits nothing."""
_CALLS_A_MEETING = re.compile(
    rf"[,，]?(?:我|我们|咱们?|行里|支行|这边)+(?:想|要|打算|准备|计划|拟|正|在|好)*(?:组织|开|办|搞|弄|举办|召开|筹备|策划)(?:一?[个场次期]|几场)?{_CLAUSE}{{0,8}}?"
    r"(?:座谈会|对接会|推介会|洽谈会|恳谈会|交流会|茶话会|宣讲会?|现场会|动员会|签约会|沙龙|培训班?|讲座|路演)(?:用|的)?(?=[,，。;；!！]|$)"
)
"""我想组织一个茶商座谈会: what the list is for."""
_IN_TIME = r"(?:这个?月|本月|下个?月|这个?季度|本季度|今年|明年|上半年|下半年|最近|近期|目前|年底前|眼下)"
_PUSHES = re.compile(
    rf"{_BEGINS}{_IN_TIME}?(?:普惠(?:小微)?(?:金融)?(?:部|条线|业务|这块|这边|贷款)*|(?:小微|三农|公司|零售|信贷|对公|农贷)(?:金融)?(?:部门?|条线|业务部?|团队|中心|这块|这边)|我们|咱们|支行|行里|总行|分行|省联社)"
    rf"(?:部门?|条线|业务|这边|这块)?{_IN_TIME}?(?:就|正|在|要|想|得|准备|计划|打算|重点|主要|大力|集中|安排|开始|下一步){{0,4}}"
    rf"(?:主推|力推|推广|推(?!荐|迟|出|进|送|断|算)|主攻|主打|拓展|营销|扶持)(?!的|过|了)(?={_CLAUSE}{{2,24}}[,，;；])"
)
"""普惠小微这个月要推花生合作社，…: which part of the bank does so, and when, says nothing of the firms."""
_TOLD = (
    _CALLS_A_MEETING,
    _SHORT_OF_TARGET,
    _DAY_AHEAD,
    _DUE_ON,
    _TO_RENEW,
    _KNOWS_THE_OLD,
    _TOO_LITTLE_HEED,
    _BY_THEN,
    _AIM,
    _TO_CHECK,
    _LEST,
)


_OWN_BRANCH = re.compile(r"在[^,，]{2,6}(?:支行|分行|网点|总行|柜面|部门?|中心)")


def _where_of_firms(match: re.Match[str]) -> str:
    """Where the officer walked those years, which may say where the firms are; 在贵定支行 is where they work."""
    return "" if _OWN_BRANCH.fullmatch(match["where"]) else match["where"]


def without_speakers_own(text: str) -> str:
    """Folded text without the clauses that tell only of the officer's own days, figures and aims.

    A clause goes only where another one remains; where nothing would, the text stays as it is.
    """
    kept = _YEAR_BY_YEAR.sub("越来越", _OWN_YEARS.sub(_where_of_firms, text))
    for told in _TOLD:
        less = told.sub("", kept)
        if len(less.strip(" ,，。;；!！?？")) > 3:
            kept = less
    kept = _PUSHES.sub("", _NO_LIMIT.sub("", kept))
    return kept.lstrip(",，。;； ") if kept != text else text
