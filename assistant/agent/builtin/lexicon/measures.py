"""Words for what can be measured and sorted by: capital, turnover, people, age, and the words of an order."""

from __future__ import annotations

from assistant.agent.builtin.lexicon.entries import Entry, words

MEASURES: dict[str, Entry] = {
    **words("c", "registered_capital", "注册资本金额|注册资本金|注册资本|注册资金|注册本金|认缴资本|认缴出资|注资|资本金|资本|本钱|本金|registered capital|capital|registered-capital|reg capital|reg. capital|subscribed capital"),
    **words("c", "paid_in_capital", "实缴注册资本|实缴资本金|实缴资本|实缴资金|实缴出资|实收资本|实到资本|实缴|实收|paid-in capital|paid in capital|paid-up capital|paid up capital|actually paid capital|contributed capital"),
    **words("c", "revenue", "年生意额|生意额|生意规模|年销售规模|年营业规模|年营业总收入|营业总收入|主营业务收入|主营收入|年流水|开票收入|开票额|年营业收入|营业收入|营业额|年营业额|销售收入|年销售收入|销售额|年销售额|营收规模|年营收|营收|年收入|收入规模|收入|销售规模|年销售|年产值|流水|turn over|turns over|turning over|turnover|annual turnover|annual revenue|annual revenues|revenues|revenue|annual sales|yearly sales|sales revenue|sales|yearly revenue|income"),
    **words("c", "bought_amount", "供货金额|供货额|交易额|交易金额|成交额|成交金额|采购金额|采购额|供货量|delivery amount|amount supplied|sales to it|purchase amount|amount bought|supply value"),
    **words("g", None, "国企供货金额|对国企供货额|对国企供货金额|对国企销售额|给国企的供货额|给国企供货的金额|国企订单额|国企订单|sales to state buyers|sales to the state|sales to soe buyers|sales to soes|sales to state-owned|deliveries to state|sales to state-owned buyers|sales to state-owned enterprises|amount sold to soes"),
    **words("s", None, "信用评分|综合得分|综合评分|评分|得分|分数|打分|等级|评级|信用等级|score|scores|grade|rating|credit score"),
    **words("f", None, "开张|开业|挂牌成立|成立时间|成立日期|成立年限|成立|创立|创办|注册成立|设立|注册时间|开业|老店|老厂|老字号|经营年限|经营时间|经营满|经营|企业年龄|企业年限|年限|年龄|存续期|存续时间|存续年限|开办|开了|办了|干了|founding date|date of founding|founding|founded|established|set up|been at it for|been at it|in business|been running for|been running|running for|have been running|been going for|been trading for|trading for|in operation for|operating for|operating|old|age|aged|incorporated|started up|started|older|younger|history|新办|新开办|新设立|新设|新成立|新注册"),
    **words("i", None, "参保人头数|参保人头|社保人头数|人头数|参保人数|社保人数|参保员工|缴社保人数|缴社保|参保职工|社保|参保|员工人数|员工数|职工人数|从业人员|从业人数|用工人数|用工|人数|员工|职工|人员规模|insured people|people insured|insured persons|insured employees|insured staff|insured workers|people on social insurance|social insurance|insured|employees|employee|staff|workers|headcount|payroll|people|persons|workforce"),
    **words("1", "balance", "贷款余额|授信余额|用信余额|余额|loan balance|outstanding balance|balance|outstanding loans|outstanding amount|outstanding"),
    **words("1", "credit_limit", "by credit line|by credit lines|by approved line|by line size|credit line size|approved line|授信额度|授信金额|授信总额|额度|授信额|credit limit|credit limits|limit amount|size of the credit line"),
    **words("1", "overdue_days", "by days overdue|number of days overdue|days in arrears|length of arrears|how long overdue|逾期天数|逾期时间|逾期时长|逾期最久|overdue days|days past due"),
    **words("1", "top_buyer_share", "第一大客户占比|最大客户占比|第一大买家占比|大客户占比|客户集中度|单一客户占比|share of the largest buyer|share of the largest customer|top buyer share|customer concentration|buyer concentration|largest customer's share"),
    **words("1", "river_distance", "距河岸距离|挨着河|挨河|靠河|临河|沿河|挨河边|靠江边|离河边|距离河岸|距河岸|离河岸|河岸距离|距河|离河|距江|离江|离水源|to the river|from the river|by the river|distance to the river|distance from the river|the river|river distance"),
    **words("1", "open_penalties", "处罚次数|处罚数量|处罚数|处罚条数|number of penalties|penalty count"),
    **words("1", "open_enforcement", "被执行次数|被执行案件数|被执行数|执行案件数|number of enforcement cases|enforcement count"),
}  # fmt: skip

_SORTED = tuple(
    (f"{much}的{tail}", f"{little}的{tail}")
    for much, little in (("多", "少"), ("大", "小"), ("高", "低"), ("新", "老"), ("晚", "早"), ("远", "近"), ("新开", "老牌"), ("年轻", "年老"), ("新成立", "早成立"), ("长", "短"))
    for tail in (
        "放前头", "放前面", "放在前", "在前", "在前头", "在前面", "排前头", "排前面", "排在前", "排前", "摆前面", "摆前头", "摆在前面", "列前面", "站前面", "往前排", "在先", "靠前", "打头", "优先",
        "排头里", "放头里", "摆头里", "先看", "先报", "先念", "先列", "先说", "先讲", "先来", "先上", "先出", "先给我", "给我排前面", "给我排前头", "给我放前面", "给我放前头", "给我列前面", "给我摆前面", "给我先看", "给我先列", "往前放", "往前靠", "朝前排",
    )
)  # fmt: skip
"""多的放前头: which end of the order comes first."""
_DOWNWARD = "越大|越高|越多|越年轻|越新|越晚|大的往小的|高的往低的|多的往少的|新的往老的|大的到小的|高的到低的|多的到少的|大到小|高到低|多到少|从大往小|从高往低|从多往少|由大往小"
_UPWARD = "越小|越低|越少|越老|越久|越早|小的往大的|低的往高的|少的往多的|老的往新的|小的到大的|低的到高的|少的到多的|小到大|低到高|少到多|从小往大|从低往高|从少往多|由小往大"
ORDER: dict[str, Entry] = {
    **words("o", None, "还按|仍按|仍旧按|依旧按|照样按|排行榜|排行|排序|排列|排名|排一下|排个序|排一排|排队|排个名|重新排|排|次序|sort by|sorted by|order by|ordered by|rank by|ranked by|sort|sorted|order|rank|ranked|ranking|in order of|arrange|arranged by|by"),
    **words("+", None, *(much for much, _ in _SORTED), _DOWNWARD, "倒排|倒着排|倒序排|从高到低|从大到小|从多到少|由高到低|由大到小|由多到少|从新到旧|从晚到早|从长到短|由长到短|由长至短|从长至短|由大至小|由高至低|由多至少|从大至小|从高至低|从多至少|由大及小|由新至旧|由晚至早|由强到弱|从强到弱|由重到轻|从重到轻|由久到近|从久到近|降序|desc|倒序|最高|最大|最多|最强|最年轻|最长|最新|最晚|最靠前|最久|第一名|highest first|largest first|biggest first|newest first|youngest|newest|most first|highest|largest|descending|most|biggest|newest|youngest first|longest|latest|top-ranked|greatest|high to low|from high to low|large to small|由晚到早|由新到旧|由远及近|由远到近|从远到近|由新及旧|从后到前|由后到前"),
    **words("-", None, *(little for _, little in _SORTED), _UPWARD, "正排|正着排|正序排|从低到高|从小到大|从少到多|由低到高|由小到大|由少到多|从旧到新|从早到晚|从近到远|由短到长|由短至长|从短到长|从短至长|由小至大|由低至高|由少至多|从小至大|从低至高|从少至多|由小及大|由旧至新|由早至晚|由近及远|由近到远|由近至远|从近至远|由旧及新|从前到后|由先到后|从先到后|升序|asc|正序|最低|最年长|最悠久|最古老|最小|最少|最早|最老|最短|最近的|lowest first|smallest first|oldest first|fewest first|lowest|smallest|ascending|least|oldest|earliest|fewest|closest|nearest|shortest|low to high|from low to high|small to large|closest first|由早到晚|由旧到新"),
    **words("l", None, "排名前|排在前|排前|前面的|前|头|取前|top|first|best|the top"),
    **words(">", None, "反过来排|倒过来排|倒过来|反过来|反向排|换个顺序|reverse the order|reverse order|the other way round|reverse it|reverse"),
    **words("<", None, "下一页|下页|翻页|往后翻|接着列|继续列|后面的呢|后面还有吗|还有别的吗|还有其他的吗|还有吗|再来|再列|再给|再推荐|再多来|更多的|更多|再多|next page|next ones|show more|more of them|the next|more please|any more|more"),
}  # fmt: skip
