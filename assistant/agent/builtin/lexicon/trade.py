"""Words for whom firms deal with and what they are: buyers, suppliers, segments, kinds, sizes, owners, papers, states."""

from __future__ import annotations

from assistant.agent.builtin.lexicon.entries import Entry, words

BUYERS: dict[str, Entry] = {
    **words(
        "S",
        None,
        "国企|国有企业|国有控股企业|国有公司|国资企业|国资|国有单位|国有控股|国有|国资控股|国资控制的|国资背景|国有背景|国企背景|公家企业|公家单位|公家开的|公家|国字号|国营企业|国家控股",
        "state-owned enterprises|state-owned enterprise|state owned enterprises|state owned enterprise|state-owned firms",
        "state-owned companies|state-owned buyers|state-owned firm|state-owned company|state-owned customers|government-owned firms",
        "state firms|state enterprises|state buyers|soes|soe|state-owned|state owned|state companies|state-controlled|state controlled|state-run firms|state-run|the state|state buyers and",
    ),
    **words(
        "S",
        "central",
        "央企|中央企业|中央国企|中央国有企业|央属企业|中直企业|中央级国企|中央国资|央企国企里的央企|国务院国资委企业",
        "owned by the central government|centrally-owned|central state bodies|central-level state|state at central level|at central level|at the central level|central soes|central soe|central state-owned enterprises|centrally owned firms|centrally owned enterprises|centrally-owned enterprises|central government-owned|central state-owned|central enterprises|centrally owned",
    ),
    **words(
        "S",
        "province",
        "省里的国企|省里国企|省上的国企|省上国企|省里头国企|省企|省属国企|省国企|省属企业|省级国企|省属国有企业|省属|省级国资|省国资|省级国有企业|省管企业|省管国企",
        "owned by the province|province-owned|provincially owned|provincial state bodies|provincial-level state bodies|provincial state body|provincial state capital|state at provincial level|at provincial level|at province level|at the provincial level|provincial soes|provincial soe|provincial state-owned enterprises|provincial state-owned|provincial-level soes",
    ),
    **words(
        "S",
        "city",
        "市里的国企|市里国企|州里的国企|州里国企|市属国企|市国企|市属企业|州属国企|州属企业|市级国企|市属国有企业|州属国有企业|市属|州属|州国企|州级国企|市级国资|州级国资|市州国企",
        "owned by the city|city-owned|municipally owned|owned by the municipality|owned by the prefecture|city-level state bodies|city-level state body|city-level state capital|city-level state|state at city level|at city level|at the city level|at municipal level|at prefecture level|municipal soes|municipal soe|municipal state-owned enterprises|city-level soes|prefecture-level soes|city soes|municipal state-owned|prefectural soes",
    ),
    **words(
        "S",
        "county",
        "县属国企|县国企|县属企业|区属国企|县级国企|县属国有企业|县属|县级国资|县级国有企业|区县国企|县里的国企|县里国企",
        "owned by the county|county-owned|owned by the district|county-level state bodies|county-level state body|county-level state|state at county level|at county level|at the county level|county soes|county soe|county state-owned enterprises|county-level soes|county-level soe|county-level state-owned enterprises|county state-owned|district soes",
    ),
    **words(
        "V",
        None,
        "政府部门|政府机关|政府单位|政府采购|政府|机关单位|行政机关|事业单位|机关事业单位|公共部门|财政资金|政采",
        "gov|govt|government bodies|government agencies|the government|government|public sector|public bodies|the authorities|local authorities|public institutions|public procurement|public buyers",
    ),
    **words(
        "T",
        None,
        "上市公司|上市企业|上市的公司|a股公司|listed companies|listed company|listed firms|listed firm|publicly traded companies|publicly listed companies|listed buyers|listed corporations|listed customers",
    ),
    **words("F", None, "金融机构|银行机构|financial institutions|financial institution|financial firms"),
    **words(
        "U",
        None,
        "配套厂|配套厂家|配套的|供应商|供货商|供方|供应企业|供货企业|配套企业|配套商|供应厂家|供货单位|供货方|供应方|上游供应商|供应链企业|卖家|供货厂家",
        "suppliers|supplier|vendors|vendor|subcontractors|supplier firms|supply firms",
    ),
    **words(
        "D",
        None,
        "卖给|供给|送给|交付给|供货|供应|送货|做配套|供料|提供产品|提供服务|干活|做工程|做项目|打工|卖货|供过的|供着货|供过货|供了货|供的货|供货的|有供货关系|有供货|有业务往来|做生意|卖东西|搞配套|做供应商|当供应商|有生意往来|卖过货|销售产品",
        "feeding|feeds|feed into|shipping to|supplying|supplies|supplied|supply|delivering|delivers|delivered|deliver|selling|sells|sold|sell|providing|provide|serving|serves|serve|vendor to|do business with|doing business with|deal with|have supplied|has supplied|goods to",
    ),
    **words(
        "B",
        None,
        "客户|买家|买方|采购方|下游客户|购货方|甲方|customers|customer|buyers|buyer|clients of|as a customer|as customers",
    ),
    **words(
        "3",
        None,
        "进过货|进了货|买过货|买过料|拿了货|拿过料|进过料|采购过货|买东西|买料|进料|进东西|拿料|买过|买了|买的|进过|拿过货|采购过|采购|买货|进货|采购货物|拿货|购货|进的货|buying|buys|buy|purchasing|purchase|purchases|bought",
    ),
}

STANDING: dict[str, Entry] = {
    **words("~", ("small", "micro"), "小的|小企业|小公司|小厂子|小厂|smaller firms|smaller companies"),
    **words(
        "≡",
        None,
        "说了算的|当家的|控制着的|实际控制的|实控的|掌控的|controlled by|所属企业|下辖|麾下|门下|控制的有|控制的|控股的|旗下的|下属的|控制|控股|旗下|下属|名下的子公司|子公司|controlled by|subsidiaries of|owned by",
    ),
    **words("G", "upstream", "上游企业|上游环节|上游端|上游|upstream"),
    **words("G", "midstream", "中游企业|中游环节|中游|midstream"),
    **words("G", "downstream", "下游企业|下游环节|下游端|下游|downstream"),
    **words(
        "G",
        "service",
        "服务那一环|服务端|服务这块|搞服务的|做服务的|服务那块|配套服务环节|配套服务|服务环节|服务配套|生产性服务|配套服务业|服务类|服务企业|服务商|服务户|服务类企业|服务型企业|服务提供商|服务业|配套环节|配套类",
        "service segment|service providers|support services|services segment|services|service firms|service companies|supporting services|service",
    ),
    **words(
        "K",
        "cooperative",
        "农民专业合作社|专业合作社|合作社|农民合作社|农合社|cooperatives|cooperative|co-operatives|co-operative|co-ops|co-op|coops|coop|farmers' cooperatives",
    ),
    **words(
        "K",
        "sole_trader",
        "个体工商户|个体户|个体|sole traders|sole trader|sole proprietors|sole proprietorships|sole proprietor|self-employed",
    ),
    **words("K", "partnership", "合伙企业|partnerships|partnership"),
    **words(
        "X",
        False,
        "民营企业|民企|私营企业|民营公司|民营控股|民营|私企|私人企业|私营|私人控制|非公企业|非公有制企业",
        "private firms|private companies|privately owned|privately-owned|private-sector|private enterprises|privately held|private businesses|private",
    ),
    **words(
        "~",
        ("small", "micro"),
        "小微企业|小微|中小微里的小微|small and micro enterprises|small and micro|small or micro|micro and small|small and micro-sized|smes excluding medium|small & micro",
    ),
    **words(
        "~",
        ("medium", "small"),
        "中小企业|中小型企业|中小型|smes|sme|small and medium-sized enterprises|small and medium-sized|small and medium enterprises|small and medium",
    ),
    **words("~", ("medium", "small", "micro"), "中小微企业|中小微"),
    **words("~", ("large", "medium"), "大中型企业|大中型|large and medium-sized|large and medium"),
    **words(
        "~",
        ("large",),
        "大型企业|大型|大企业|large enterprises|large-sized|large firms|large companies|big firms|big companies",
    ),
    **words(
        "~",
        ("medium",),
        "中型企业|中型规模|中型|中等规模|medium-sized enterprises|medium-sized firms|medium-sized|mid-sized|medium enterprises|medium firms|midsize|medium",
    ),
    **words(
        "~",
        ("small",),
        "小型企业|小型|小规模|small enterprises|small-sized|small firms|small companies|small businesses|small",
    ),
    **words(
        "~",
        ("micro",),
        "微型企业|微型|微企|微小企业|micro enterprises|micro-enterprises|micro firms|micro businesses|micro-sized|micro",
    ),
    **words(
        "^",
        "state_minority",
        "hold a stake without having control|holds a stake without control|hold a stake without control|state stake without control|state has a stake but no control|stake but no control|国有股不控股|国资占小头|国资占股但不控股|有国资股份但不控股|国有成分|国有股份参股|国有参股|国资参股|参股国企|国企参股|国有资本参股|state minority stake|state minority|minority state-owned|minority-owned by the state|minority state holding|state minority share|state minority shareholding|a minority state stake",
    ),
    **words("^", "private", "自然人控制的|自然人控股的|自然人控制|自然人控股|自然人实际控制|自然人实控"),
    **words(
        "^",
        "foreign",
        "外资企业|外商投资企业|外资控股|外商控股|外资|外商投资|境外控制|foreign-owned|foreign owned|foreign-invested|foreign firms|foreign-controlled|foreign companies",
    ),
    **words(
        "^",
        "dispersed",
        "股权分散|无实际控制人|没有实际控制人|dispersed ownership|no controlling shareholder|without a controlling shareholder|widely held",
    ),
    **words(
        "^",
        "ring",
        "交叉持股|循环持股|相互持股|cross-holdings|cross-holding|cross holdings|cross-shareholding|circular ownership|own each other",
    ),
    **words(
        "^",
        "unknown",
        "控制人不明|控制人未知|实控人不明|股权不明|控制人不清楚|unknown controller|controller unknown|unknown owners",
    ),
    **words("$", "deregistered", "已注销|注销了|注销的|注销|deregistered|de-registered|dissolved|struck off"),
    **words(
        "$",
        "active",
        "存续的|存续状态|存续|在营的|在营|在业|正常经营|开业状态|还在经营|活跃|active|still operating|in operation|still active|going concerns",
    ),
    **words("$", "suspended", "停业状态|歇业状态|suspended"),
    **words(
        "$",
        "revoked",
        "吊销营业执照|营业执照被吊销|营业执照吊销|licence to operate revoked|business licence revoked|business license revoked",
    ),
}

PAPERS: dict[str, Entry] = {
    **words("q", "专精特新", "省级专精特新|国家级专精特新|专精特新中小企业|专精特新企业|专精特新|specialised and innovative|specialized and innovative|specialised and new|zjtx"),
    **words("q", "小巨人", "国家级专精特新小巨人|专精特新小巨人|国家级小巨人|小巨人企业|小巨人|little giants|little giant"),
    **words("q", "高新技术企业", "国家级高新技术企业|高新技术企业证书|国家高新技术企业|高新技术企业|高新技术|高新企业|国高企|国高新|高新|高企|high-tech enterprises|high-tech firms|high-tech companies|high-tech|high tech|hi-tech"),
    **words("q", "绿色工厂", "绿色制造示范|绿色工厂|green factories|green factory"),
    **words("q", "采矿许可证", "采矿权|采矿资质|采矿许可证|采矿许可|采矿证|开采证|开采许可证|采矿权证|mining licences|mining licence|mining license|mining licenses|mining permit|mining permits"),
    **words("q", "安全生产许可证", "安全生产资质|安全生产许可证|安全生产许可|安全许可证|安全生产证|安许证|安全证|安证|安生证|work safety licence|safety production licence|safety licences|safety licence|safety license|safety licenses|safety permit"),
    **words("q", "危险化学品经营许可证", "危化品经营资质|危化品资质|危化经营资质|危化品经营证|危化品经营许可|危险化学品经营许可|危险化学品经营许可证|危化品经营许可证|危化品许可证|危化经营许可证|危化品证|危化证|hazardous chemicals licence|hazardous chemicals license|hazardous chemical licence"),
    **words("q", "道路危险货物运输经营许可证", "dangerous goods permit|dangerous goods permits|dangerous-goods permit|dangerous-goods permits|dangerous goods licence|dangerous goods licences|dangerous goods license|dangerous goods transport permit|dangerous goods transport permits|dangerous goods transport licence|dangerous goods transport licences|hazardous goods permit|hazardous goods licence|hazmat permit|hazmat permits|hazmat licence|hazmat licences|危险品运输资质|危险货物运输资质|危货运输资质|危运资质|危货资质|危化品运输资质|危险货物运输经营许可证|道路危险货物运输许可证|危化品运输许可证|危险品运输许可证|道路危险货物运输经营许可证|危险货物运输许可证|危货运输许可证|危货证|危运证|危运许可证|危货运输证|危运经营许可证|危险品运输证|危险货物运输证|危化品运输证|危化运输证|危化运输许可证|dangerous goods transport licence|dangerous goods licence"),
    **words("q", "食品生产许可证", "食品生产资质|食品生产许可证|食品生产许可|食品许可证|食品证|食品生产证|食品sc|sc许可证|sc证|food production licences|food production licence|food production license|food licences|food licence|food license"),
    **words("q", "饲料添加剂生产许可证", "饲料添加剂生产许可证|饲料添加剂许可证|饲料许可证|饲料证|饲料添加剂证|饲料生产许可证|feed additive licence"),
    **words("q", "检验检测机构资质认定证书", "检测资质|检验检测资质认定|检验检测机构资质|检验检测机构资质认定证书|检验检测资质|cma资质|cma认证|cma证书|cma"),
    **words("q", "示范社", "省级示范社|国家级示范社|国家示范社|州级示范社|市级示范社|县级示范社|农民合作社示范社|示范社|示范合作社|农民合作社示范社|model cooperatives|model cooperative"),
    **words("q", "排污许可证", "排污许可证书|排污许可证|排污许可|排污证书|排污证|discharge permits|discharge permit"),
    **words("q", "生产许可证", "工业产品生产许可证|化肥生产许可证|生产许可证|production licence|production license"),
    **words("q", "许可证", "食品经营许可证|食品流通许可证|许可|经营许可证|许可证书|许可证|证照|牌照|资质证书|证件|licences|licence|licenses|license|permits|permit"),
    **words("u", "lapsed", "已经过期|已过期|过了期|过期|已失效|失效|被吊销|吊销|已到期|到期了|过期失效|expired|lapsed|revoked|out of date|no longer valid"),
    **words("u", "expiring", "快到期|撑不过|撑不到|有效期至|有效期到|有效期截至|有效期只到|即将到期|快要到期|马上到期|临近到期|临期|将到期|要到期|到期|快过期|即将过期|about to expire|expiring soon|expiring|expires|expire|run out|due to expire|will expire|runs out"),
}  # fmt: skip
