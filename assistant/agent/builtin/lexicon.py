"""The words of the trade's own questions in both languages, each with the category that the grammar reads.

Categories are single letters, so that a question becomes a string that the grammar's patterns match:
  S state-owned buyer   V government   T listed company   F financial institution
  U supplier            D delivers (to)                    B customer
  I firm (generic)      W which/list    Q how many          A suits credit
  N not, without        O only          E each/by segment
  z penalty  x dishonest  e enforcement  k client  w tender wins
  c registered capital  v revenue       f founded           o order by   + descending   - ascending   l first N
  J policy word         G segment       K kind of entity    q qualification
  p pronoun             ; clause end    & and               t to/for/of  h (has)  X private  _ noise
  Y other event (value: its kind)       r role in a suit    ! overdue    j lately  u lapsed   i people insured
  % tax grade           a credit, without saying that it suits
Chains, products, regions, firm mentions and figures are added by the lexer: H chain, P product, R region, L local,
Z town, C park, b branch of the bank, M firm mention, m money bound, y year bound, d window, n number, # place in the
list.
"""

from __future__ import annotations

from typing import Any

Entry = tuple[str, Any]


def _words(category: str, value: Any, *spellings: str) -> dict[str, Entry]:
    return {spelling: (category, value) for line in spellings for spelling in line.split("|")}


LEXICON: dict[str, Entry] = {
    # buyers
    **_words(
        "S",
        None,
        "国企|国有企业|国有控股企业|国有公司|国资企业|国资|国有单位|国有控股|国有",
        "state-owned enterprises|state-owned enterprise|state owned enterprises|state owned enterprise|state-owned firms",
        "state-owned companies|state-owned buyers|state-owned firm|state-owned company|state-owned customers",
        "state firms|state enterprises|state buyers|soes|soe|state-owned|state owned|state companies",
    ),
    **_words(
        "S",
        "central",
        "央企|中央企业|中央国企|central soes|central soe|central state-owned enterprises|centrally owned firms",
    ),
    **_words(
        "S",
        "province",
        "省属国企|省国企|省属企业|省级国企|省属国有企业|provincial soes|provincial state-owned enterprises",
    ),
    **_words(
        "S",
        "city",
        "市属国企|市国企|市属企业|州属国企|州属企业|市级国企|municipal soes|municipal state-owned enterprises",
    ),
    **_words(
        "S", "county", "县属国企|县国企|县属企业|区属国企|县级国企|county soes|county state-owned enterprises"
    ),
    **_words(
        "V",
        None,
        "政府部门|政府机关|政府|机关单位|行政机关|事业单位|government bodies|government agencies|the government|government",
    ),
    **_words("T", None, "上市公司|上市企业|listed companies|listed company|listed firms|listed firm"),
    **_words("F", None, "金融机构|financial institutions|financial institution"),
    # relations
    **_words(
        "U",
        None,
        "供应商|供货商|供方|供应企业|供货企业|配套企业|配套商|suppliers|supplier|vendors|vendor|subcontractors",
    ),
    **_words(
        "D",
        None,
        "供货|供应|送货|做配套|配套|供料|提供产品|提供服务|卖货|供着货|供过货|有供货关系|有供货|有业务往来",
        "supplying|supplies|supply|delivering|delivers|deliver|selling|sells|sell|providing|provide|serves|serve|vendor to",
    ),
    **_words("B", None, "客户|买家|买方|采购方|下游客户|customers|customer|buyers|buyer|clients of"),
    # what is asked for
    **_words(
        "A",
        None,
        "适合做授信|适合去做授信|适合我们行授信|做得了授信|能给授信|好授信|suit a credit line|suitable for a credit line|suited to credit|could lend to|could finance|can finance|适合授信|适宜授信|适合给授信|值得授信|可以授信|能授信|可授信|适合放贷|值得放贷|可以放贷|能放贷|适合贷款|值得贷款|可以贷款|能贷款",
        "适合给贷款|授信候选|授信对象|授信目标|拓客目标|适合做授信|适合合作授信|推荐授信|优质授信|能不能授信|值得营销|适合营销|值得拓展|适合拓展",
        "适合信贷投放|信贷候选|候选企业|可以给授信|授信潜力|值得给授信|适合我们授信|适合我行授信|可以做授信|可以考虑授信|潜在授信客户|授信候选企业",
        "good credit candidates|good credit candidate|credit candidates|credit candidate|suitable for credit|suit credit",
        "creditworthy|credit-worthy|worth lending to|worth a loan|suitable for lending|good lending prospects|lend to",
        "candidates for credit|fit for credit|good prospects for credit|lending candidates|suitable credit candidates|bankable",
        "candidates for a loan|good loan candidates|loan candidates|eligible for credit|good borrowers|deserve credit",
    ),
    **_words(
        "I",
        None,
        "企业|公司|厂家|厂商|厂子|主体|商户|企业名单|firms|firm|companies|company|enterprises|enterprise|businesses|manufacturers|makers|producers|ones|those",
    ),
    **_words(
        "W",
        None,
        "哪些|哪写|有那些|有哪几家|哪几户|哪几个|有哪些|哪几家|哪家|有谁|谁|列出|列一下|列举|找出|找一下|查找|筛选|筛出|给我找|名单|清单|推荐|有什么",
        "which|who|list|find|show me|show|name the|give me|what|recommend|screen",
    ),
    **_words(
        "Q",
        None,
        "分布|多少家|多少户|多少个|几家|几户|有多少|多少|数量|总数|家数|how many|number of|count of|count",
    ),
    **_words(
        "E",
        "segment",
        "环节分布|按环节|上中下游|各环节|各个环节|每个环节|分环节|上、中、下游|上游、中游、下游|上游中游下游|by segment|per segment|each segment|upstream, midstream and downstream|upstream, midstream, and downstream|upstream, midstream, downstream",
    ),
    **_words(
        "E",
        "region",
        "各县|各区县|各县市|各县区|各地|分地区|各个县|按地区|按县|分县|每个县|哪个县|哪个区县|哪个地区|哪个地方|哪里的|which county|which counties|by county|per county|each county|by region|per region",
    ),
    **_words(
        "E",
        "branch",
        "各支行|各家支行|每个支行|分支行|按支行|哪个支行|by branch|per branch|each branch|which branch",
    ),
    **_words(
        "N",
        None,
        "以外|之外|除|outside of|outside|w/o|aren't yet|排除|剔除|去掉|去除|不含|不包括|不要|除去|除了|除开|非|不是|没有|无|没|未|不带|except for|except|excluding|exclude|without|with no|not|no|remove|leave out|drop|that have no|free of|other than|non-|aren't|isn't",
    ),
    **_words(
        "O",
        None,
        "what about|how about|再加上|加上|再加|并且要|换成|改成|改为|只看|只要|只留|只保留|仅看|仅限|只显示|只筛|限定|其中|里面|当中|再看|那|only|just|among them|of these|of those|narrow down to|restrict to|limit to|keep",
    ),
    # judicial, administrative, bank
    **_words(
        "z",
        None,
        "行政处罚记录|行政处罚|处罚记录|处罚|受罚|被罚|罚款|环保处罚|administrative penalties|administrative penalty|penalties|penalty|penalised|penalized|fines|fined",
    ),
    **_words(
        "x",
        None,
        "失信被执行人|失信记录|失信|老赖|dishonest-debtor entries|dishonest-debtor entry|dishonest-debtor|dishonest debtors|dishonest debtor|dishonest entries|dishonest|blacklisted",
    ),
    **_words(
        "e",
        None,
        "被执行记录|被执行人|被执行|强制执行|终本|enforcement records|enforcement cases|open enforcement|enforcement|judgment debtors|judgement debtors",
    ),
    **_words(
        "k",
        None,
        "跟我们行合作|跟我行合作|与我行合作|和我行合作|和我们行合作|与本行合作|合作过|有合作|合作客户|our customers|our borrowers|my clients|存量授信客户|贷款客户|存量户|存量客户|本行客户|我行客户|老客户|既有客户|已有客户|已授信客户|existing clients|existing customers|our clients|our own clients|clients of ours|clients of the bank|clients",
    ),
    **_words(
        "w",
        None,
        "中标金额|中标额|中标总额|中标次数|中标记录|中标|中的标|中过标|中了标|拿标|拿过|拿下|承接过|接过|won any tender|won a tender|won tender|tender wins|tender|award|tender amount won|tender amount|tenders won|tenders|won tenders|amount won|contracts won|tender value|awards",
    ),
    **_words(
        "Y",
        "lawsuit",
        "未结诉讼|涉诉记录|涉诉|诉讼记录|诉讼|官司|被起诉|lawsuits|lawsuit|litigation|court cases|court case|sued|in court",
    ),
    **_words("Y", "restriction", "限制高消费|限高令|限高|spending restrictions|spending restriction"),
    **_words(
        "Y",
        "abnormal_operation",
        "经营异常名录|经营异常名单|经营异常|异常名录|abnormal operation|abnormal operations",
    ),
    **_words("Y", "serious_violation", "严重违法失信|严重违法|serious violations|serious violation"),
    **_words("Y", "tax_arrears", "欠税公告|欠税|tax arrears|owe taxes"),
    **_words(
        "Y",
        "production_stopped",
        "停产停业|停产|停工|歇业|停业|stopped production|production stopped|halted production|stopped producing",
    ),
    **_words("Y", "pledge", "股权质押|质押股权|pledged shares|share pledges"),
    **_words("r", "defendant", "作为被告|被告|as defendants|as defendant|defendants|defendant"),
    **_words("r", "plaintiff", "作为原告|原告|as plaintiffs|as plaintiff|plaintiffs|plaintiff"),
    **_words(
        "!",
        None,
        "贷款逾期|逾期记录|逾期贷款|有逾期|逾期|欠款未还|欠息|overdue loans|overdue|in arrears|past due|late on payments|behind on payments",
    ),
    **_words("j", None, "最近|近期|新近|新增|刚刚|新出现|近来|recently|lately|recent|newly|new"),
    **_words("u", "lapsed", "已过期|过期|已失效|失效|被吊销|吊销|已到期|expired|lapsed|revoked"),
    **_words("u", "expiring", "快到期|即将到期|快要到期|临期|将到期|about to expire|expiring soon|expiring"),
    **_words(
        "i",
        None,
        "参保人数|社保人数|参保|员工人数|员工数|职工人数|员工|职工|insured people|people insured|insured|employees|staff",
    ),
    **{
        spelling.format(grade.lower()): ("%", grade)
        for grade in "ABCDM"
        for spelling in (
            "纳税信用等级{}级",
            "纳税信用{}级",
            "纳税等级{}级",
            "纳税{}级",
            "税务{}级",
            "纳税信用等级为{}",
            "纳税信用等级{}",
            "tax grade {}",
            "tax rating {}",
        )
    },
    **_words(
        "a",
        None,
        "最好|最优质|最优|适合|适宜|值得|合适|suitable for|suitable|做授信|做信贷|授信|放贷|放款|贷款|给贷|能贷|finance|lend|loans|loan|credit line|credit",
    ),
    # keys
    **_words("c", None, "注册资本金|注册资本|注册资金|registered capital|capital"),
    **_words(
        "v",
        None,
        "营业收入|销售收入|销售额|营收|年收入|收入规模|收入|年销售额|turnover|revenues|revenue|annual sales|sales",
    ),
    **_words("s", None, "评分|得分|分数|信用评分|综合得分|综合评分|等级|评级|score|grade|rating"),
    **_words(
        "g",
        None,
        "国企供货金额|对国企供货额|对国企销售额|供货金额|供货额|国企订单|sales to soes|sales to state-owned|deliveries to state",
    ),
    **_words(
        "f",
        None,
        "成立时间|成立日期|成立年限|成立|创立|注册成立|经营年限|经营|存续|开办|founding date|founded|established|set up|in business|operating|old|age|incorporated|registered in",
    ),
    **_words(
        "o",
        None,
        "排序|排列|排名|排一下|排个序|排|sort by|sorted by|order by|ordered by|rank by|ranked by|sort|order|rank|ranking|by",
    ),
    **_words(
        "+",
        None,
        "从高到低|从大到小|由高到低|由大到小|降序|倒序|最高|最大|最多|highest first|largest first|highest|largest|descending|most|biggest",
    ),
    **_words(
        "-",
        None,
        "从低到高|从小到大|由低到高|升序|最低|最小|最少|最早|lowest first|smallest first|lowest|smallest|ascending|oldest first|least|oldest",
    ),
    **_words("l", None, "前|top|first|best"),
    # segments, kinds, qualifications
    **_words("G", "upstream", "上游企业|上游环节|上游|upstream"),
    **_words("G", "midstream", "中游企业|中游环节|中游|midstream"),
    **_words("G", "downstream", "下游企业|下游环节|下游|downstream"),
    **_words(
        "G",
        "service",
        "配套服务|服务环节|服务配套|生产性服务|配套服务业|service segment|service providers|support services|services",
    ),
    **_words(
        "K",
        "cooperative",
        "农民专业合作社|专业合作社|合作社|农民合作社|cooperatives|cooperative|co-operatives|co-operative|co-ops|co-op|coops|coop",
    ),
    **_words("K", "sole_trader", "个体工商户|个体户|sole traders|sole trader|sole proprietors"),
    **_words("K", "partnership", "合伙企业|partnerships|partnership"),
    **_words(
        "X",
        False,
        "民营企业|民企|私营企业|民营|私企|private firms|private companies|privately owned|private-sector|private enterprises|private",
    ),
    **_words("q", "专精特新", "专精特新|specialised and innovative|specialized and innovative"),
    **_words("q", "小巨人", "小巨人|little giants|little giant"),
    **_words(
        "q",
        "高新技术企业",
        "高新技术企业|高新技术|高新企业|高企|high-tech enterprises|high-tech firms|high-tech",
    ),
    **_words("q", "绿色工厂", "绿色工厂|green factories|green factory"),
    **_words("q", "采矿许可证", "采矿许可证|采矿证|采矿权证|mining licences|mining licence|mining license"),
    **_words(
        "q", "安全生产许可证", "安全生产许可证|安全许可证|safety licences|safety licence|safety license"
    ),
    **_words("q", "危险化学品经营许可证", "危险化学品经营许可证|危化品经营许可证|危化品许可证|危化证"),
    **_words(
        "q", "道路危险货物运输经营许可证", "道路危险货物运输经营许可证|危险货物运输许可证|危货运输许可证"
    ),
    **_words("q", "食品生产许可证", "食品生产许可证|食品许可证|sc证|food licences|food licence"),
    **_words("q", "排污许可证", "排污许可证|排污证|discharge permits|discharge permit"),
    **_words("q", "生产许可证", "工业产品生产许可证|生产许可证"),
    **_words("q", "许可证", "经营许可证|许可证|证照|牌照|licences|licence|licenses|license|permits|permit"),
    # place
    **_words(
        "L",
        None,
        "附近|周边|near us|nearby|near here|around us|本地|当地|本市|本县|本区域|本地区|我们这里|我们这边|辖内|辖区内|辖区|本辖区|家门口|local|locally|in our region|in our area|hereabouts|around here",
    ),
    # glue
    **_words("&", None, "和|与|及|以及|、|或|或者|and|or|&"),
    **_words(";", None, "，|,|。|；|;|？|?|!|！|\n|: |："),
    **_words("t", None, "给|向|对|为|到|的|to|for|of|from|in|at|with|who|that|的话|之"),
    **_words("h", None, "有|有过|存在|是|属于|have|has|having|are|is|with"),
    **_words("h", None, "有没有|是不是|是否有|是否|有无"),
    **_words(
        ".",
        None,
        "客户经理|需要|急需|需求|外地|异地|省外|外省|a级|b级|c级|d级|删除|清除|解除|免除|扣除|消除|排放|被执行标的|非常|不错|未来|无论|不同|不过|除非|没关系|前述|目前|之前|以前|提前|note|notice",
    ),
    **_words(
        "_",
        None,
        "被列入|被列为|列入|列为|被纳入|纳入|上了|我需要|我们需要|我想要|需要你|需要您|产业链|行业|chain|value chain|industry|sector|among|pls|非常感谢|谢谢您|谢谢|感谢|多谢|辛苦了|您好|您|你好|帮我查一下|帮我查|查一下|查询|查查|看一下|看看|告诉我|我们行|我行|咱们行|咱们|我们|这边|那边|比较|大概|到底|究竟|具体|"
        "做|从事|生产|经营范围|位于|地处|分别|一共|总共|当前|如今|目前的|可以|想要|想|就是|还有|还|也|又|同时|以及|其|是哪家|是哪些|是谁|哪里|名称|名字|记录|情况|项目|里头|要的|要|把|去|来|"
        "这些年|有过|过|得|地|着|且|但|但是|不过|而且|并且|哦|哈|嘛|的那种|那种|这种|那些|好不好|行不行|行吗|可以吗|好吗|"
        "请问|请|帮我|帮忙|麻烦|一下|吗|呢|吧|啊|了|么|呀|我想知道|我想了解|想知道|给出|目前有|现在|那么|你好，|里|中|内|上|the|a|an|please",
        "could you please|would you|kindly|thanks|thank you|hi|hello|my|our|us|me|could|can|would|might|may|did|were|was|be|been|being|this|these|then|also|but|so|it's|really|some|yet|still|currently|at the moment|right now|have got|got|records|record|their|give|get|see|look up|looking for|projects|project|won|which are|based|located|operate|operating in|make|makes|made|produce|produces|producing|could you|can you|tell me|i want to know|we|i|do|does|there|any|all|所有|全部|都|家|'s|’s|their|should",
    ),
    **_words(
        "p",
        None,
        "它们|他们|这些企业|这些公司|这几家|上述企业|以上企业|这些|它|这家企业|这家公司|这家|该企业|该公司|这个企业|那家企业|那家公司|那家|那个企业|these firms|those firms|these companies|them|they|it|its|this firm|that firm|this company|that company|the firm|the company",
    ),
}
"""Folded spelling -> (category, value). Longest match wins."""
