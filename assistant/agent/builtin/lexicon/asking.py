"""Words for what is asked: lists, counts, groups, credit, and the further things that can be asked of firms and chains."""

from __future__ import annotations

from assistant.agent.builtin.lexicon.entries import Entry, words

ASKING: dict[str, Entry] = {
    **words(
        "A",
        None,
        "好客户|好的客户|优质客户|优质企业|好苗子|授信准入筛选|授信准入初筛|授信筛选|授信初筛|准入筛选|信贷准入筛选|来做授信|拉来做授信|适合放|谈贷款|哪些能贷|哪几家能贷|哪几户能贷|谁能贷|哪家能贷|具备授信条件|具备贷款条件|有授信条件|具备准入条件|达到准入条件|符合准入条件|够授信条件|够得上授信|达到授信条件|符合授信要求|够条件授信|可以考虑授信的|能考虑授信|考虑授信|有授信价值|授信空间|可以做业务|适合做授信|适合去做授信|适合我们行授信|做得了授信|能给授信|好授信|适合授信|适宜授信|适合给授信|值得授信|可以授信|能授信|可授信|适合放贷|值得放贷|可以放贷|能放贷|适合放款|值得放款|可以放款|能放款|适合贷款|值得贷款|可以贷款|能贷款",
        "适合给贷款|适合做贷款|可以做贷款|能做贷款|授信候选名单|授信候选|授信对象|授信目标|拓客目标|拓客名单|适合合作授信|推荐授信|优质授信|能不能授信|值得营销|适合营销|值得拓展|适合拓展|可以营销|值得跟进|值得我去跑一跑|值得跑一跑|值得跑|值得去跑|值得拜访|值得去拜访|值得上门",
        "适合信贷投放|信贷投放|信贷支持|授信支持|做授信营销|授信营销|信贷营销|做营销|贷款营销|信贷候选|候选企业|候选客户|可以给授信|授信潜力|值得给授信|适合我们授信|适合我行授信|可以做授信|可以考虑授信|潜在授信客户|授信候选企业|给予授信|给予授信支持|适合给予授信|给他们授信|给它们授信|给授信|发放贷款|适合发放贷款|适合我行|适合介入|可以介入|值得介入|可以切入|做供应链贷款|供应链贷款|供应链金融|做供应链金融|适合准入|做流贷的|能做流贷的|能做流贷|做流贷|放流贷|给流贷|够格授信|够格贷款|符合授信条件|授信机会大",
        "credit eligibility|eligibility for credit|loan eligibility|eligibility for a loan|lending eligibility|prospective borrowers|prospective borrower|potential borrowers|potential borrower|would-be borrowers|possible borrowers|fit for a loan|fit for lending|safe to finance|sound borrowers|sound borrower|sound credits|safe to lend to|safe bets for lending|solid borrowers|reliable borrowers|good bets for credit|good credit risks|good credits|would make good borrowers|merit a loan|merit credit|worth our money|could extend credit to|can extend credit to|worth a credit line|ready for credit|good credit candidates|good credit candidate|credit candidates|credit candidate|suitable for credit|suit credit|suit a credit line|suitable for a credit line|suited to credit|suited for credit|suited for a credit line|fit for a credit line|could lend to|can lend to|should lend to|we lend to|could finance|can finance|could we finance|qualify for credit|qualify for a loan|qualified for credit",
        "creditworthy|credit-worthy|credit worthy|worth lending to|worth lending|worth a loan|worth financing|worth a credit line|worth a visit|worth visiting|worth approaching|worth pursuing|suitable for lending|suitable for a loan|suitable for loans|suitable borrowers|good lending prospects|lend to|candidates for lending|candidates for credit lines",
        "candidates for credit|fit for credit|good prospects for credit|lending candidates|suitable credit candidates|bankable|candidates for a loan|good loan candidates|loan candidates|eligible for credit|good borrowers|deserve credit|good for a loan|good for credit|good candidates|lending targets|lending prospects|loan prospects|credit prospects|extend credit to|offer credit to|grant credit to",
    ),
    **words(
        "a",
        None,
        "最好|最优质|最优|适合|适宜|值得|合适|优质|靠谱|靠得住|信得过|suitable for|suitable|suits|suit|准入筛查|准入筛选|准入初筛|授信筛查|授信初筛|信贷筛选|做授信|做信贷|授信|放贷|放款|贷款|给贷|能贷|做业务|营销|screen|screen for|finance|lend|lending|loans|loan|credit line|credit lines|credit|decent",
    ),
    **words(
        "I",
        None,
        "those companies whose|those companies that|those companies which|those firms whose|those firms that|the companies whose|the companies that|the firms whose|the firms that|企业|公司|厂家|厂商|厂子|主体|商户|企业名单|单位|店家|老板们|市场主体|对象|厂|经营主体|民间企业|户头|的那些家|cos|guys|folks|outfit|firms|firm|companies|company|enterprises|enterprise|businesses|business|manufacturers|manufacturer|makers|maker|producers|producer|ones|those|corporations|entities|factories|plants|players|outfits|operators|traders|growers|processors|taxpayers|borrowers to be",
    ),
    **words(
        "W",
        None,
        "哪些|哪写|那些企业|有那些|有哪几家|有哪几个|哪几户|哪几个|哪几家|有哪些|哪家|哪个|有谁|都有谁|谁家|谁|列出|列一下|列一列|列举|列个|列下|拉一个|拉个|拉一份|拉出|整理一份|整理出|整理|给个|出一份名单|出个名单|找出|找一下|找一找|找找|找些|找|查找|筛选出|筛选|筛出|筛一批|筛一下|筛一筛|筛|挑几家|挑出|挑|捞一下|捞|导出|罗列|明细|名单|清单|列表|推荐几家|推荐一批|推荐|有什么|有啥|都是哪些|什么样的|啥|any of them",
        "which|who|list of|a list of|list|find|show me|show|name the|give me|what|recommend|pull up|pull|fetch|get me|identify|shortlist|pick out|pick|look for|names of|suggest|are there any|display",
    ),
    **words(
        "Q",
        None,
        "各几个|各几户|各几家|各有几个|各有几家|各有几户|各多少家|各多少|各是多少|有多少家|有多少户|有多少个|分布情况|分布|多少家|多少户|多少个|几家|几户|有几家|有几户|有几个|一共几家|一共有几家|共几家|共有几家|占了几家|有多少|多少|数量|总数|家数|客户数量|客户数|企业数|企业个数|户数|数一下|数一数|统计一下|统计|总共有|合计多少|how many|number of|numbers of|count of|count up|count|total number|tally|headline number",
    ),
    **words("E", "segment", "各segment|每一环|每一个环节|每环节|by link|per link|each link of the chain|each link|every link|环节分布|按环节|上中下游|各环节|各个环节|每个环节|分环节|不同环节|各产业环节|上、中、下游|上游、中游、下游|上游中游下游|by segment|per segment|each segment|every segment|across segments|upstream, midstream and downstream|upstream, midstream, and downstream|upstream, midstream, downstream|by stage|each stage|per stage|per chain segment|by chain segment|each chain segment|every chain segment|per chain link|by chain link|per chain stage|by chain stage|by segment of the chain|per segment of the chain|per link of the chain|by link of the chain"),
    **words("E", "region", "各county|各个county|各县|各区县|各县市|各市县|各县市区|各县区|各地|各地区|分地区|各个县|各个地区|按地区|按区域|按县|按县区|分县|分县市|每个县|每个地区|哪个县|哪个区县|哪个地区|哪个地方|哪里的|分布在哪些县|分布在哪里|分布在哪|集中在哪些县|集中在哪里|集中在哪|主要在哪些县|都在哪些县|在哪些县|哪些县|县域分布|地区分布|区域分布|地域分布|which county|which counties|by county|per county|each county|every county|across counties|by region|per region|each region|by place|across the counties|by district|in each county"),
    **words("E", "branch", "各branch|各个branch|各支行|各家支行|各个支行|每个支行|分支行|按支行|哪个支行|哪家支行|by branch|per branch|each branch|every branch|which branch|across branches"),
    **words("E", "product", "按产品|各产品|各个产品|每种产品|每个产品|分产品|各类产品|不同产品|产品分布|by product|per product|each product|every product"),
    **words("E", "label", "按供应商标签|按标签|各标签|按供应商类型|各类供应商|每类供应商|各种供应商|按买方类型|分买方类型|by label|per label|each label|by kind of buyer|by buyer type|by type of buyer|each kind of supplier|per buyer type"),
}  # fmt: skip

FURTHER: dict[str, Entry] = {
    **words("§", "due_diligence", "授信尽调摘要|授信尽调报告|尽调摘要|尽调报告|尽调初稿|尽调底稿|尽调材料|尽职报告|贷前报告|授信调查|授信材料|授信方案|信贷调查报告|上会材料|贷审会材料|尽职调查报告|尽职调查摘要|尽职调查|尽调材料|尽调|贷前调查报告|贷前调查|调查报告|授信调查报告|授信报告|due-diligence summary|due diligence summary|due-diligence report|due diligence report|due diligence|due-diligence|dd report|dd summary|dd memo|dd note|dd pack|dd file|dd write-up|dd|due diligence memo|due diligence note|due diligence file|due diligence pack|尽调稿|尽调一份|diligence summary|diligence report|diligence memo|credit memo"),
    **words("§", "ownership", "股权穿透图|股权穿透|往上穿透|穿透到底|穿透看|股权层级|股权链|控制路径|穿透图|穿透|股权结构图|股权结构|股权架构|股权关系|股权图|持股结构|控制链|控制关系|控股关系|实控链|受益所有人|最终受益人|受益人|背后的老板|背后老板|幕后老板|幕后|真正的老板|最终控制人|最终控制|背后是谁|ownership structure|ownership chain|ownership layers|ownership tree|ownership chart|layers of ownership|shareholding structure|shareholder structure|ultimate owner|ultimate owners|ultimately owns|ultimately controls|ultimate controller|ultimate beneficial owner|beneficial owners|beneficial owner|ubo|ubos|beneficially owns|behind it|who is behind|who's behind|control chain|chain of control|layers of holdings|layers of shareholdings|layers of shareholders|holdings above|shareholdings above|shareholders above|holding layers|shareholding layers|chain of shareholders|chain of holdings|layers of control|owners above"),
    **words("§", "network", "连成一张网|织成一张网|买卖往来|交易往来|往来关系|往来企业|往来图|往来网络|关系网|关系图谱|供应链图谱|供应链上下游|供应链网络|供应网络|供应链关系图|供应链关系|供应关系网|供销网络|交易网络|上下游图谱|上下游关系网络|上下游关系图|上下游关系|上下游网络|上下游企业关系|上下游企业|关系网络|多级供应商|客户网络|供应商网络|网络|二级供应商|三级供应商|二级客户|三级客户|两级供应商|供应商的供应商|客户的客户|几级供应商|多层供应|supply network|supply-network|supply chain map|supply chain network|supply chain of|trading network|supplier network|customer network|tier-two suppliers|tier two suppliers|second-tier suppliers|tier-2 suppliers|tier 2 suppliers|second tier suppliers|tiers of suppliers|tiers of customers|suppliers' suppliers|suppliers of its suppliers|customers of its customers|second-tier customers|network of suppliers|network of buyers|network of customers|several tiers"),
    **words("§", "map", "产业链条图|产业链图|产业图|链条图|链图|chart of the chain|chain chart|chain diagram|chart of|diagram of|产业链图谱|产业图谱|产业链全景图|产业链全景|产业链全貌|产业链地图|产业链结构图|产业链结构|图谱|全景图|全景|全貌|全局图|总览|一张大图|从头到尾画|链条图|长什么样|长啥样|都有哪些环节|都有什么环节|环节都有哪些|环节有哪些|哪些环节构成|有哪些环节|有哪几个环节|包括哪些环节|包含哪些环节|分哪些环节|分几个环节|有几个环节|由哪些环节|哪几个环节|哪些环节组成|环节构成|产业地图|map of|chain map|map out|industry map|value chain map|overview of the chain|whole chain|full picture|full chain|chain overview|overview|panorama|what segments|which segments does|segments does|segments are there|stages are there|stages of|links are there|look like|looks like|structure of the chain|laid out|a map|the map"),
    **words("§", "cluster", "产业集群|集群|产业聚集区|抱没抱成团|抱成团|抱成了团|成不成集群|扎没扎堆|扎成堆|industrial cluster|industry cluster|clusters|cluster"),
    **words("§", "cluster_fact", "本地配套率|本地配套比例|本地配套|配套率|配套比例|集中度|cr4|基尼系数|龙头依赖|对龙头的依赖程度|对龙头的依赖|依赖龙头|龙头依赖度|同质化程度|同质化|集群质量|抱团|占了多大份额|占多大份额|市场份额|份额多大|关联度|local links|local link share|local linkage|local sourcing|local sourcing rate|local supply share|concentration|concentrated|depend on one|depends on one|depend on a single|dependent on|depends on|relies on|rely on|dependence on the leader|reliance on the leader|depend on the leader|cluster quality|gini"),
    **words("§", "opportunities", "营销机会|营销商机|营销线索|贷款机会|授信机会|业务机会|合作机会|拓新机会|拓客机会|存客拓新|销售机会|商机|融资需求|贷款需求|信贷需求|保函业务|保函需求|可以做保函|能做保函|续作机会|机会点|业务线索|拓展机会|业务拓展机会|切入点|切入机会|营销切入点|合作点|能营销的点|可以跟进的业务|新业务机会|产品机会|机会|sales opportunities|sales opportunity|business opportunities|business opportunity|lending opportunities|lending opportunity|loan opportunities|loan opportunity|marketing opportunities|credit opportunities|financing opportunities|opportunities|opportunity|sales leads|business leads|leads|cross-sell|cross-selling|openings for us|business openings|good news|glad tidings|fresh money|an opening|opening for us|openings|reason to call|reasons to call|reason to visit|reasons to visit|excuse to call|excuse to visit|talking points|something to pitch|anything to pitch|openings to lend|lending openings|新动静|新动向|有啥动静|有什么动静|上门推产品|营销由头|上门由头|由头"),
    **words("§", "opportunities", "推产品|推销产品|上门推销|能推的产品|可推的产品|能做的业务|可以做的业务|可做的业务|能做什么业务|能做啥业务|可以做什么业务|业务可做|business to be done|business we could do"),
    **words("§", "warnings", "worry about|be worried about"),
    **words("§", "warnings", "预警信号|预警名单|风险苗头|不好的苗头|出问题的苗头|风险警示|异常信号|风险预警信息|预警情况|风险预警|风险信号|风险提示|风险点|风险事件|预警|亮灯|警报|警示|红灯|warning signals|warning signal|early warnings|early warning|warnings|warning|red flags|red flag|risk signals|risk signal|worry us|worries us|worrying|cause for concern|causes for concern|to worry about|risk alerts|alerts|alert|flagged|trouble signs|signs of trouble|warning signs|warning lights"),
    **words("§", "risk", "风险状况|风险情况|风险|risks|risk"),
    **words("§", "working_capital", "能给多少授信额度|能给多少额度|给多少授信|能授信多少|可以给多少额度|能批多少额度|能贷多少|能贷多大|可以贷多少|可贷多少|能放多少|能批多少|贷多少合适|给多少额度|该给多少|授多少信|授信额度测算|授信额度测一下|测授信额度|测算授信额度|授信额度多少|核定额度|核个额度|测个额度|流动资金贷款需求测算|流动资金贷款需求|流动资金需求测算|流动资金需求量|流动资金需求|流动资金缺口|流动资金测算|流动资金贷款额度|流动资金贷款|流动资金|流贷需求|流贷额度|流贷测算|流贷|周转资金缺口|周转资金需求|周转资金|周转贷款|营运资金需求|营运资金量|营运资金测算|营运资金缺口|营运资金|资金需求测算|资金需求|资金缺口|贷款额度测算|额度测算|测算额度|测算贷款额度|working capital need|working-capital need|working capital needs|working-capital needs|working capital requirement|working-capital requirement|working capital requirements|working capital gap|working-capital gap|working capital loan|working-capital loan|how much could we lend|how much can we lend|how much to lend|how much might we lend|how large a loan|how big a loan|how big a line|working capital line|working capital facility|wc loan needs|wc loan need|wc loan|wc needs|wc need|wc requirement|wc gap|wc facility|wc line|w/c loan|w/c need|wc|working cap loan|working cap need|working cap|working capital|working-capital|loan size|loan amount"),
    **words("¶", "red", "亮了红灯|亮起红灯|亮红灯|红色预警|红色级别|红色信号|红色|红灯|红级|最高级别|red warnings|red warning|red-level|red level|red alerts|red alert|red"),
    **words("¶", "orange", "橙色预警|橙色级别|橙色信号|橙色|橙级|橙灯|orange warnings|orange warning|orange-level|orange level|orange alerts|orange"),
    **words("¶", "yellow", "黄色预警|黄色级别|黄色信号|黄色|黄级|黄灯|yellow warnings|yellow warning|yellow-level|yellow level|yellow alerts|yellow"),
    **words("¤", None, "增长率|增长|增速|增幅|涨|上涨|提高|上升|多卖|增加|上浮|growth rate|growth|grow|growing|grows|increase|increases|up by|went up|goes up|go up|rise|rises|rising|up|more sales|higher sales|expand by"),
}  # fmt: skip
"""Words of further intents: § what is asked (value: its name), ¶ a warning level, ¤ growth."""
