"""Orders to look past the bank's rules or to set records right by word: 别管否决项, 把veto rule关掉, 系统里改成零, 评分改成B.

The program never does. Expects folded text.
"""

from __future__ import annotations

import re

_RULE = (
    r"(?:否决(?:项|规则|条件|线|机制)?|一票否决|准入(?:规则|条件|门槛|标准|红线)|红线|硬(?:性)?(?:规则|条件|杠杠)|风控(?:规则|条件|要求)?|校验|黑名单|评分卡|评分规则|"
    r"veto(?:es)?(?: ?rules?)?|(?:hard |risk |exclusion )?rules?|filters?(?: for (?:the )?(?:bad|dishonest))?|red ?lines?|(?:risk|eligibility|exclusion) ?(?:check|control|filter)s?|compliance(?: ?checks?)?|safeguards?|guardrails?)"
)
_OFF = (
    r"(?:关(?:了|掉|闭|上|停|一关)|停(?:了|掉|用)|取消|拆(?:了|掉)|禁用|放(?:开|宽|松)|绕(?:开|过去?)|跳(?:过|掉)|屏蔽|失效|解除|去掉|撤(?:了|掉)|拿掉|"
    r"(?:turn |switch )?off ?掉?|disable(?:d)?(?: ?掉)?|skip(?: ?掉)?|bypass(?: ?掉)?|ignore(?: ?掉)?|override(?: ?掉)?|remove(?: ?掉)?|drop(?: ?掉)?|kill(?: ?掉)?)"
)
_SWITCHED = re.compile(
    # 把veto rule先关掉
    rf"(?:把|将|你|给我|帮我)[^,，。;；?？]{{0,6}}?{_RULE}(?:都|先|给我|帮我|替我|暂时|统统|全|也|就|直接)*{_OFF}(?!的)"
    # 不要管那些否决项, 别看红线
    r"|(?:以后|今后|从现在起|从今天起|凡是|你就|往后|这次|这回)[^,，。;；?？]{0,12}?(?:不要|不用|不必|别|甭|莫)(?:再)?(?:管|看|理|查|卡|用|按|套|考虑)(?:那些|这些|什么|啥|它的|这个|那个|系统的?|你的)*"
    rf"{_RULE}"
    rf"|(?:^|[,，。;；])(?:你|你们|系统)?(?:就|先|都|直接)*(?:不要|不用|别|甭|莫)(?:再)?(?:管|理|卡|套)(?:那些|这些|什么|啥|这个|那个|系统的?|你的)*{_RULE}(?:了|啦|吧|$|[,，。])"
    # 失信的都给我当合格的来筛, 全部给我rate成A
    r"|(?:失信|被执行|逾期|黑名单|不合格|否决|停产)[^,，。;；?？]{0,14}?(?:当|当成|当作|算|算成|算作|视为|按)(?:是|成|作)?(?:合格|正常|没问题|可贷|通过|达标|干净|好)的?(?:客户|企业|户)?(?:来)?(?:筛|算|看|放|给|列|处理|对待)"
    r"|(?:全部|全都|都|统统|一律)(?:给我|帮我|替我)?(?:rate|grade|score|mark|set|评|打|改|调)(?:d)?\s*(?:成|为|到|作)\s*(?:个)?[a-d]{1,3}(?![a-z])(?:级|档)?"
    # 逾期…你帮我在系统里改成零
    r"|(?:在|到|去|从)(?:系统|后台|台账|数据库|信贷系统|核心系统|档案|库)(?:里头?|里面|上|中)?(?:直接|先|给我|帮我|替我|顺手|就|再|悄悄)*(?:把它|将其)?(?:改|删|抹|清|调|填|销|冲|划)(?:成|为|到|掉|了|去|除|一下|一改)"
    r"|(?:在|到|去|从)(?:系统|后台|台账|数据库|信贷系统|核心系统|档案)(?:里头?|里面|上|中)?把[^,，。;；?？]{0,14}?(?:天数|记录|评分|评级|分数|余额|数据|金额|状态|分类|预警)(?:都|先|给我|直接|就)*(?:改|删|抹|清|调|填|销|冲|划)(?:成|为|到|掉|了|去|除|零|一下)"
    # X的注册资本帮我改成五千万
    r"|(?:^|[,，;；])(?:请|把|将)?(?!.{0,12}(?:条件|要求|名单|清单|刚才|上面|范围|他们|它们|企业|公司的))[\u4e00-\u9fff]{3,14}的(?:注册资本|实缴资本|营业收入|营收|净利润|参保人数|法人|法定代表人|余额|五级分类|地址|电话|成立日期)(?:你|帮我|给我|替我|直接|手动|先)+(?:改|调|写|填|换|登记)(?:成|为|到|作)"
    # X的评分直接改成B
    r"|(?:的|家)(?:内部|信用)?(?:评分|评级|等级|级别|得分|分数|打分)(?:你|给我|帮我|替我|直接|先|就|都|再|手动|人工)*(?:改|调|提|升|拉|写|填|弄|换)(?:成|为|到|作|上)(?:个)?(?:[a-d]{1,3}(?![a-z])|\d{2,3}分?)(?:级|档)?(?!.{0,3}(?:以上|以下|及))",
    re.IGNORECASE,
)
_THESE = r"(?:(?:the|that|those|your|its|our|all|any|these|silly|stupid|damned|bloody|wretched|hard|automatic|system's|bank's) ){0,4}"
_ONE = r"(?:it|them|him|her|this|that|this one|that one|the (?:firm|company|client|borrower|first|last|second|third)(?: one)?|number \d{1,3}|no\. ?\d{1,3})"
_SWITCHED_EN = re.compile(
    # ignore the veto
    r"\b(?:ignore|disregard|bypass|override|overrule|waive|lift|set aside|(?:get|work|look|go) (?:round|around|past)|turn off|switch off|disable|suspend|overlook|forget(?: about)?|never mind|skip|drop|cancel|scrap|remove) "
    rf"{_THESE}(?:veto(?:es)?|exclusion rules?|hard rules?|red lines?|knock-?outs?|eligibility (?:rules?|checks?)|scorecard)\b(?!['’]| (?:list|firms|companies|ones|clients))"
    # grade it A anyway, just give it a B
    rf"|\b(?:grade|rate|score|mark|class) {_ONE}(?: up| down| over)?(?: as| at| with)?(?: an?| the)?(?: grade)? [a-d]{{1,3}}[+-]?(?![a-z0-9'’])(?! (?:to|or|and|list|for tax))"
    rf"|\b(?:give|award|assign|put|call|make|bump|upgrade|lift|raise|move) {_ONE}(?: down| up)?(?: as| at| in| to)?(?: an?| the)?(?: grade)? (?:[a-d]|aa|aaa|bb|bbb)[+-]?(?![a-z0-9'’])(?=(?: (?:anyway|regardless|all the same|instead|then|please|rating|grade|for now|just this once))*\s*(?:$|[.!,;]))",
    re.IGNORECASE,
)
"""Ignore the veto and grade it A anyway. Whether the veto may be waived is a question."""
_A_QUESTION_EN = re.compile(
    r"\b(?:who|when|how|whether|which|may|must|should|is it|are we|do we|does|under what|is there|are there|can (?:we|i|one|the|a)|could (?:we|i|one|the|a))\b[^.;]{0,60}\b(?:ignore|disregard|bypass|override|overrule|waive|lift|set aside|suspend|grade|rate|score|give|skip|mark|class|drop|remove)|\btax\b",
    re.IGNORECASE,
)
_NOT_AN_ORDER = re.compile(
    r"(?:谁|哪个|什么人|何人|有权限?|规定|办法|怎么|如何|能不能|可不可以|可以|允许|是否|会不会|要不要)[^,，。;；]{0,20}(?:改|删|调|关|绕|取消|放宽|解除)|"
    r"(?:改|删|调|关|绕|取消|放宽|解除)[^,，。;；]{0,12}(?:吗|么|规定|办法|什么后果|怎么处理)[?？]?$|纳税"
)
_LONGEST = 240


def switches_rules_off(text: str) -> bool:
    """Whether a folded text, its polite question taken off, is such an order. Who may change a grade is a question."""
    if len(text) > _LONGEST:
        return False
    if _SWITCHED_EN.search(text) is not None and _A_QUESTION_EN.search(text) is None:
        return True
    return _SWITCHED.search(text) is not None and _NOT_AN_ORDER.search(text) is None
