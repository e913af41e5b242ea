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
Chains, products, regions, firm mentions and figures are added by the lexer: H chain, P product, R region, L local,
M firm mention, m money bound, y year bound, d window, n number, # place in the list.
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
        "供货|供应|送货|做配套|配套|供料|提供产品|提供服务|卖货|供着货|有供货关系|有供货|有业务往来|中过标",
        "supplying|supplies|supply|delivering|delivers|deliver|selling|sells|sell|providing|provide|serves|serve|vendor to",
    ),
    **_words("B", None, "客户|买家|买方|采购方|下游客户|customers|customer|buyers|buyer|clients of"),
    # what is asked for
    **_words(
        "A",
        None,
        "适合授信|适宜授信|适合给授信|值得授信|可以授信|能授信|可授信|适合放贷|值得放贷|可以放贷|能放贷|适合贷款|值得贷款|可以贷款|能贷款",
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
        "企业|公司|厂家|厂商|厂子|主体|商户|firms|firm|companies|company|enterprises|enterprise|businesses|manufacturers|makers|producers|ones|those",
    ),
    **_words(
        "W",
        None,
        "哪些|有哪些|哪几家|哪家|有谁|谁|列出|列一下|列举|找出|找一下|查找|筛选|筛出|给我找|名单|清单|推荐|有什么",
        "which|who|list|find|show me|show|name the|give me|what|recommend|screen",
    ),
    **_words(
        "Q",
        None,
        "多少家|多少户|多少个|几家|几户|有多少|多少|数量|总数|家数|how many|number of|count of|count",
    ),
    **_words(
        "E",
        "segment",
        "上中下游|各环节|各个环节|每个环节|分环节|上、中、下游|上游、中游、下游|上游中游下游|by segment|per segment|each segment|upstream, midstream and downstream|upstream, midstream, and downstream|upstream, midstream, downstream",
    ),
    **_words(
        "E",
        "region",
        "各县|各区县|各县市|各县区|各地|分地区|按地区|每个县|各乡镇|by county|per county|each county|by region|per region",
    ),
    **_words(
        "N",
        None,
        "排除|剔除|去掉|去除|不含|不包括|不要|除去|除了|除开|非|不是|没有|无|没|未|不带|except for|except|excluding|exclude|without|with no|not|no|remove|leave out|drop|that have no|free of|other than|non-|aren't|isn't",
    ),
    **_words(
        "O",
        None,
        "只看|只要|只留|只保留|仅看|仅限|只显示|只筛|限定|其中|里面|当中|再看|那|换成|only|just|among them|of these|of those|narrow down to|restrict to|limit to|keep",
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
        "失信被执行人|失信记录|失信|老赖|dishonest debtors|dishonest debtor|dishonest entries|dishonest|blacklisted",
    ),
    **_words(
        "e",
        None,
        "被执行记录|被执行人|被执行|强制执行|终本|enforcement records|enforcement cases|open enforcement|enforcement|judgment debtors|judgement debtors",
    ),
    **_words(
        "k",
        None,
        "存量客户|本行客户|我行客户|老客户|既有客户|已有客户|已授信客户|existing clients|existing customers|our clients|our own clients|clients of ours|clients of the bank|clients",
    ),
    **_words(
        "w",
        None,
        "中标金额|中标额|中标总额|中标次数|中标|中的标|tender wins|tender amount won|tender amount|tenders won|tenders|won tenders|amount won|contracts won|tender value|awards",
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
        "农民专业合作社|专业合作社|合作社|农民合作社|cooperatives|cooperative|co-operatives|co-ops",
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
    # place
    **_words(
        "L",
        None,
        "本地|当地|本市|本县|本区域|本地区|我们这里|我们这边|辖内|辖区内|辖区|本辖区|家门口|local|locally|in our region|in our area|hereabouts|around here",
    ),
    # glue
    **_words("&", None, "和|与|及|以及|、|或|或者|and|or|&"),
    **_words(";", None, "，|,|。|；|;|？|?|!|！|\n|: |："),
    **_words("t", None, "给|向|对|为|到|的|to|for|of|from|in|at|with|who|that|的话|之"),
    **_words("h", None, "有|有过|存在|是|属于|have|has|having|are|is|with"),
    **_words("h", None, "有没有|是不是|是否有|是否|有无"),
    **_words(".", None, "非常|不错|未来|无论|不同|不过|除非|没关系|前述|目前|之前|以前|提前|note|notice"),
    **_words(
        "_",
        None,
        "请问|请|帮我|帮忙|麻烦|一下|吗|呢|吧|啊|了|么|呀|我想知道|我想了解|想知道|给出|目前有|现在|那么|你好，|里|中|内|上|the|a|an|please",
        "could you|can you|tell me|i want to know|we|i|do|does|there|any|all|所有|全部|都|家|'s|’s|their|should",
    ),
    **_words(
        "p",
        None,
        "它们|他们|这些企业|这些公司|这几家|上述企业|以上企业|这些|它|这家企业|这家公司|这家|该企业|该公司|这个企业|那家企业|那家公司|那家|那个企业|these firms|those firms|these companies|them|they|it|its|this firm|that firm|this company|that company|the firm|the company",
    ),
}
"""Folded spelling -> (category, value). Longest match wins."""

POLICY_WORDS = [
    "规定",
    "办法",
    "政策",
    "法律",
    "法规",
    "条例",
    "司法解释",
    "条款",
    "法条",
    "依据",
    "要求",
    "怎么登记",
    "如何登记",
    "怎么办理",
    "如何办理",
    "应当",
    "是否可以",
    "能否",
    "可否",
    "定义",
    "什么是",
    "是什么意思",
    "含义",
    "手册",
    "制度",
    "准入条件",
    "准入标准",
    "利率",
    "期限",
    "额度上限",
    "限额",
    "担保方式",
    "质押率",
    "抵押率",
    "产值",
    "面积",
    "产量",
    "集群",
    "第一批",
    "首批",
    "公布",
    "认定",
    "通知",
    "报告",
    "文件",
    "标准",
    "流程",
    "材料",
    "条件",
    "怎么办",
    "如何",
    "怎么规定",
    "怎样",
    "为何",
    "意义",
    "作用",
    "law",
    "laws",
    "regulation",
    "regulations",
    "rule",
    "rules",
    "policy",
    "policies",
    "article",
    "articles",
    "statute",
    "require",
    "requires",
    "required",
    "requirement",
    "requirements",
    "manual",
    "cluster",
    "clusters",
    "output",
    "share of the country",
    "define",
    "definition",
    "what does",
    "how is",
    "how are",
    "how should",
    "how do",
    "according to",
    "must",
    "shall",
    "allowed",
    "permitted",
    "prohibited",
    "interest rate",
    "pledge rate",
]
"""Words that point at a text (a law, a manual, a report) and not at the firm database."""
