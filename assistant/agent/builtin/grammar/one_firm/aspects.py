"""What about one firm is asked for, and what else in the same breath."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.agent.builtin.meaning import Aspect

_PATTERNS: tuple[tuple[Aspect, str], ...] = (
    (
        "customers",
        # whose supplier it is are its customers, though the word is 供应商; and so are those who buy from it
        r"(?:谁|哪[些家几个][^,，。?？]{0,4})(?:都|在|会|还|经常|平时)*(?:从|跟|找|在|问|向|和)(?:\s+|[它他]|[这那该][家户个]?(?:企业|公司|厂)?)(?:那儿|那里|那边|这儿|手里|手上|这里)?(?:买|进货|进的|拿货|采购)|"
        r"(?:跟|和|与)(?:了)?(?:谁|哪[些家几个]|什么)[^,，。?？]{0,8}(?:做[过着了]?(?:些|点)?(?:买卖|生意|业务)|打(?:过)?交道)|"
        r"是(?!从|由|打|跟|找|问|在|向)[^,，。?？]{0,12}(?:谁|哪(?!里|儿)|什么|啥)[^,，。?？进买拿采你帮看查]{0,10}的?(?:供应商|供货商|供货方|配套商|配套厂)|(?:whose|which [a-z' -]{1,30}'s?) (?:supplier|vendor)|(?:supplier|vendor) (?:to|of|for) (?:whom|which|what)",
    ),
    (
        "financing",
        # what it owes elsewhere, though 我行 or 股权 stands beside it
        r"(?:我们?行|咱们?行?|本行)(?:以外|之外|外头|外面|外边)[^,，。?？]{0,10}(?:借|贷|欠|债|融|钱)|除[了开去]?(?:我们?行?|咱们?行?|本行)[^,，。?？]{0,10}(?:哪|别|其[他它]|还有|谁)|在(?:外面|外头|外边|别处|他行|别家|别的|其[他它])[^,，。?？]{0,10}(?:借|贷|欠|钱|债|融)|"
        r"(?:股权|股份|应收|设备|房产|土地|存货|厂房)(?:账款|使用权)?(?:到底|都|有没有|是不是|是否|被|已经?|全|也|给|拿去)*(?:押|质押|抵|出质)|动产(?:融资|担保)?登记|中登|(?:融资租赁|租赁|售后回租|抵押|质押|动产|保理|债券|信托|小贷|银团)[^,，。?？]{0,8}(?:到期|期限|还清|还完|结清|还剩|还有|什么时候|哪天)",
    ),
    (
        "court",
        # whom it sued, and for how much; what befell its people, though 老板 asks for who they are
        r"(?<![报转])告(?:了|过|的)?(?:是|都是)?(?:谁|哪[家个些]|什么人)|(?:被|让|遭|给)(?:谁|哪[家个些]|什么人)[^,，。?？]{0,4}告|(?:谁|哪[家个些])[^,，。?？]{0,3}告(?:了|过)?(?:它|他)|(?<![中投招])标的(?:额|金额)?(?:是|有)?(?:多大|多少|几)|"
        r"(?:老板|法人|法定代表人|控制人|实控人|股东|高管)(?:个人|本人|自己|名下)?(?:有没有|有无|是不是|是否|被|也|都|有|没)*(?:上[过了]?)?(?:限高|限消|限制消费|失信|被执行|老赖|当?被告|涉诉|打?官司|吃官司|处罚|起诉|告过)",
    ),
    (
        "score",
        r"为什么|为何|凭什么|凭啥|为啥|怎么评|评分|得分|打分|多少分|几分|扣.{0,4}分|分.{0,3}扣|分数|几级|评级|等级|原因|"
        r"\bwhy\b|\bscor(?:e|es|ed|ing)\b|\bgrades?\b|\brat(?:ing|ed)\b|scorecard|\bpoints\b|how many points|marked down|lose points",
    ),
    (
        "controller",
        r"老板(?!们|娘|说|讲|告诉|请我|打电话|来电)|东家(?!们)|老大(?!难)|掌门|操盘|一把手|主事|掌控|当家人|掌舵|幕后|说了算|拍板|做主|实际控制人|实际控制|实控人|大股东是谁|\bboss\b|受益所有人|控制人|谁控制|谁在控制|谁家?控股|归谁|谁管|controller|controls|"
        r"拿主意|背后的?(?:人|真|是|老)|说话算|话事人|做得了主|当家的|(?:谁|哪个|哪位|什么人)(?:在|来|说了)?(?:当家|管事|管着|主政|坐镇|当头|撑腰|扛旗|罩着|撑着)|背后[^,，。?？]{0,4}(?:谁|哪个|哪位|什么人)|(?:谁|哪个|哪位|什么人)(?:在)?(?:它|他们)?(?:的)?(?:背后|后头|后面|幕后)|in control|in charge|calls? the (?:shots|tune)|pulls? the strings|runs (?:it|the)|\bwho\b[^,.;?]{0,24}\bbehind\b|beneficial owner|controlled by",
    ),
    (
        "owners",
        r"股东|股本|谁(?:拿|占|出)(?:的)?(?:大头|最多|多数|钱)|(?:几个|哪几个|哪些|什么)人(?:一起)?(?:合伙|合股|凑|搭伙|投|开)|谁出的(?:钱|资)|谁投的|股权(?!.{0,3}(?:质押|出质))|出资人|入股|持股|占股|谁投的|股份构成|股份|谁的公司|(?:是|归|属于)谁(?:的|家的|名下)|\bowners?\b|\bowns\b|\bowned\b|shareholders?|ownership|stakes?\b|equity",
    ),
    (
        "bank",
        r"(?:是|属|属于|算)(?:不是|不算)?(?:我们|咱们?)(?:行|家|这边|这里|支行)?的?(?:老|新|存量|贷款|授信)?(?:客户|户头?)|(?:跟|和|与|同|在)(?:我行|本行|咱们?行?|我们行?|行里)(?:这边|这儿|这里)?(?:有没有|有无|是否|有|没有?|还|做|开展|开通|发生|办理?|签|用|使用|享受|都|一共|总共|目前|现在|以前|过去|曾经?|打|了|过|着){0,6}(?:的)?(?:什么|啥|哪些|哪几[样种类项笔个]|几[样种类项笔个]|多少[样种类项笔个]?|些|过|的)?(?:的)?(?:信贷|银行|金融|对公)?(?:业务|往来|来往|合作|存款|账户|交道|产品|服务)|(?:在|跟|和|与)?(?:我行|本行|行内|咱们?行|我们行|咱们?这儿|我们这儿)(?:的)?(?:往来|业务|授信|余额|贷了|贷过|有没有贷|贷款|额度|存款|敞口|用信)|"
        r"授信余额|贷款余额|(?:我行|本行|咱们?行|我们行|行里|我们这(?:儿|里|边)?|咱们?这(?:儿|里|边)?)(?:这边|那边)?(?:的|现在|目前|一共|总共|还|都|现|已经|有|是|给了?|批了?|放了?|拿了?|做了?|办了?|用了?){0,4}(?:多少|多大|几笔|几多|什么|哪些|啥|几个)[^,，。?？]{0,3}(?:授信|贷款|余额|额度|敞口|用信|存款|借款|业务|产品)|(?:我行|本行|我们|咱们?|行里)[^,，。?？]{0,8}授[信过][了过]|授过信|(?:我行|本行|行里)[^,，。?？]{0,4}余额|(?:贷款|授信|loan)\s*balance|授信额度(?!测)|用信|敞口|逾没逾|逾期|欠息|(?:在|跟|和|与|对|是|归|属)?(?:本行|我行|咱们?行|[\u4e00-\u9fff]{2,5}支行)(?!账)[^,，。?？]{0,6}(?:客户|开的?户|管|的户|借|欠|贷|存|往来|还)|(?:哪|什么)(?:个|家)?(?:支行|网点)|差(?:着)?(?:我们|咱们?|我行|本行|行里)|(?:在|跟|和)(?:我们|咱们?|行里)(?:这|这儿|这里|这边)?[^,，。?？]{0,6}(?:贷|借|欠|存|授信|额度)|开(?:过|了|没开|有)?(?:账)?户(?!许可)|(?:额度|授信)[^,，。?？]{0,8}(?:用|剩|提|还有|多少)|(?:还|可|能)(?:剩|能提|提|用)(?:下|掉)?(?:了)?多少|用[掉去了]+多少|(?:核|批|授|放|给)[过了下]+(?:多少|几)(?:万|钱|额度|授信|贷款)?|没提(?:完|款)?|\bpa(?:y|id|ys|ying)\b[^,.;?]{0,20}\b(?:late|on time|behind)|behind (?:on|with) (?:its |their )?(?:pay|repay|loan|instal)|borrow(?:ed|s|ing)?\b[^,.;?]{0,20} from (?:us|our|the bank)|(?:its|their) (?:credit )?limit\b|(?:还欠|尚欠|欠着|没还|未还|欠我|欠咱|欠行里|欠本行)|还款|本息|利息|五级分类|(?:贷款|借款|授信|额度|(?:这|那)笔)[^,，。?？]{0,8}(?:到期|到日子|还清|收回)|续贷|结清|credit line|credit limit|past due|overdue|in arrears|owes? (?:us|the bank|our bank)|(?:repaid|repay|repayments?|drawn|undrawn)\b|which (?:branch|of our branches)|a client of (?:ours|the bank)|(?:bank|account)s? with us|our (?:client|customer)\b|lent (?:it|them)|outstanding balance|our exposure|exposure to|with (?:us|our bank)",
    ),
    (
        "guarantees",
        r"担保|互保|联保|担[着了过]?(?:别人|人家|谁|的)*债|(?:做|提供|出)[过了]?的?保证(?!金)|担[^,，。?？]{0,6}保(?!险|持)|[作做当打][过了着]?(?:个)?保(?!险|持|护|养|证金|洁|温)|(?:替|给|为|帮)[^,，。?？]{1,12}(?:兜[过了着]?底|背[过了着]?书|扛[过了着]?(?:债|贷)|签[过了着]?保证)|保证人|反担保|代偿|连带责任|或有负债|guarant|\bsuret(?:y|ies)\b|vouch",
    ),
    (
        "financing",
        r"融资(?!机会|需求|担保|方案|性)|(?:外面|外头|外边|别处|社会上|民间)[^,，。?？]{0,8}(?:借|贷|欠|钱)|民间借贷|高利贷|(?:抵|押|质)(?:给|在|出去|掉)|(?:抵|押)了|抵押|质押|出质|他行贷款|别的银行|其[他它]银行|(?:别的?|他|其[他它]的?)(?:家)?(?:的)?行(?![业情])|别的?家(?:银行)?[^,，。?？]{0,6}(?:贷|借)|外行贷款|租赁|发债|发[过了行]+[^,，。?？]{0,4}债|债券|(?:别家|别处|别的地方|外头|外面)的?(?:借款|贷款|债)|银团|私募|小贷|保理|mortgage|pledge|other banks?|other lenders?|another (?:bank|lender)|borrow\w* (?:elsewhere|anywhere|somewhere|from)|borrowings|(?:outside|other|external) (?:loans?|debts?|financing|funding|borrowing)|encumb|collateral|\bliens?\b|financing|"
        r"\bleas(?:e|es|ing)\b|bonds?\b",
    ),
    (
        "qualifications",
        r"(?:手续|证照|资料)(?:全不全|齐不齐|齐全|全吗|齐吗|办全|办齐)|许可证|许可|资质|证照|执照|证书|证件|牌照|批文|专利|认证|高新|专精特新|(?:的|有|哪些|什么|几个|几张|拿了|办了|持)证(?![券明据监实人])|(?<![保认见验论查印求])证(?:齐|全|够|过期|到期|有效|还在|还有|呢|办|什么时候|哪天|啥时)|什么时候(?:到期|过期)|(?:哪天|何时|啥时候?|几时)(?:到期|过期)|(?:licen[cs]e|permit|certificat|accredit|qualification|paperwork|papers)",
    ),
    (
        "customers",
        r"\bwho(?: all| else)? (?:buys?|bought|purchases?|sources?|is buying|are buying|takes) (?:\w+ ){0,3}?from\b|"
        r"谁(?:家)?(?:在|都|会)?(?:从|跟|向|找|问)(?:它|他|她|这家|那家|该|其)[^,，。]{0,6}(?:进货|拿货|买|采购|订货|要货)",
    ),
    (
        "suppliers",
        r"(?:哪些|哪家|哪几家|什么)(?:企业|公司|厂家)?(?:给|向|为).{2,40}供货|(?:谁|哪家|哪些人?)(?:在|都)?(?:给|向|为).{2,40}(?:供货|供料|送货|供应)|"
        r"(?:靠|由|问|找|跟|从)(?:谁|哪|什么)[^,，。?？]{0,6}(?:供|送|进|拿|买)|(?:原?料|原材料)[^,，。?？]{0,6}(?:从|打|由|自|靠)|供应商|供货商|供货方|上游(?!下)|上家|供方|(?:从|跟|向|找|在|问)(?:的|了)?(?:谁|哪|哪里|哪儿|哪家|谁家|哪些).{0,6}(?:进货|进的|买|采购|拿货|拿|进)|(?:原料|材料|料|货)(?:都|是|主要)*(?:从|打|由)?哪[^,，。?？]{0,4}来|货源|料源|(?:从|打|由|在|靠)(?:的是|着)?哪(?:里|儿|些|几|家|个|点)?[^,，。?？]{0,4}(?:收|采|拉|运|弄|搞|调|购)|(?:给|往)(?:它|他|他们|这家|那家)[^,，。?？]{0,3}(?:送|供|发|拉)(?:料|货|原料)|(?:原料|材料|货)(?:都)?从哪|进货渠道|采购渠道|"
        r"raw (?:materials?|stuff|goods|inputs?)|from whom\b|\b(?:who|whom)\b[^,.;?]{0,70}\b(?:get|obtain|source|order|procure|import|draw|receive|buy|purchase)s?\b[^,.;?]{0,40}\bfrom\b|feedstock|where\b[^,.;?]{0,60}\b(?:gets?|obtains?|sources?|procures?|buys?)\b|suppliers?|who supplies|supplied by|buys? (?:its |their )?(?:\w+ )?from|sources? (?:its |their )?\w* ?from|purchases? from|upstream|vendors?",
    ),
    (
        "customers",
        r"(?<!是我行)(?<!是我们)(?<!是本行)(?<!存量)(?<!我们行)(?<!我行的)(?<!我行)(?<!咱们)(?<!咱行)(?<!本行)(?<!老)客户(?!经理|关系)|(?:只|就|光|全)(?:吃|靠|指着|指望)[^,，。?？]{0,2}(?:[一两二三几]|一两|两三)(?:[家户个]|大户)|单一(?:买家|大户)|买家|买主|主顾|金主|买方|下家|(?:销售|收入|生意|货|订单)[^,，。?？]{0,6}(?:压在|靠|指着|依赖|集中)|走给|走到哪(?!一?步|个?阶段|个?程序|个?环节|一?道)|(?:货|产品|东西)[^,，。?？]{0,4}(?:走|销|发|流|去)(?:到|往|去|向)?(?:了)?(?:哪|谁)|卖(?:去|克|到|往|给|与)?(?:了)?(?:哪|谁)|卖去哪|卖往|(?:货|产品|东西)[^,，。?？]{0,6}(?:去了|发往|发给|流向|供到|给谁|到哪|往哪)|走货|出货给|(?:供|销|卖|发|送|交)货?(?:给|到|往)(?:了|过)?(?:的是|的)?(?:谁|哪|什么|啥)|卖给|卖到哪|销往|销路|(?:给|向|为)(?:了|哪些|哪家)?(?:谁|哪些|哪家|什么).{0,4}(?:供货|供应|送货|供|[拉运跑发送]货|拉[料矿]|跑(?:车|活|单|业务)|跑运输|干活|做活|代工|加工|服务|做配套)|下游(?<!上下游)|"
        r"(?:output|goods|products?|production|stuff|merchandise)\b[^,.;?]{0,20}\b(?:go|goes|end(?:s)? up|shipped|sold)\b|(?:where|whom?|which firms)\b[^,.;?]{0,60}\b(?:sells?|sold|selling|ships?)\b|who buys\b|buys from (?:it|them)|customers?|buyers?|sells? .{0,12}to\b|sold to|suppl(?:y|ies) .{0,10}to\b|supplying\b|(?<!from )whom does|deliver(?:s|ed|ing|ies)? (?:\w+ )?to\b|(?<!owe )\bto whom\b|clients? of|downstream",
    ),
    (
        "court",
        r"涉诉|涉[过了着]诉|诉讼|官司|被告|原告|起诉|打赢|纠纷|案件|案子|案底|前科|惹[过了上]*(?:事|麻烦)|被执行|执行案|[那这几]笔执行|执行(?:金额|标的|状态|情况|记录|案)|失信|老赖|罚|司法|法院|限高|限消|违法|违规|征信|信用(?!代码|贷)|不良记录|黑名单|经营异常|欠(?:[过了着缴]|不欠)?税|"
        r"\bthe law\b|in trouble|law\s?suits?|litigation|court|legal|penalt|fined|enforcement|dishonest|\bsued\b|\bsuing\b|disputes?|blacklist|bad record|track record|credit record",
    ),
    (
        "tenders",
        r"中标|投标|招标|标(?:都)?(?:中|拿|得)[了过得]|中[了过的到].{0,6}标|标书|夺[了得下过到][^,，。?？]{0,8}[标单]|夺(?:哪|什么|多少)|斩获|揽[了获得下]|拿[了过到下].{0,8}(?:标|单|项目|工程|合同)|接[了过到].{0,8}(?:标|单|项目|工程|合同)|项目|工程|合同|订单|tenders?|awards?|contracts?|projects?|\bbids?\b|\bwon\b",
    ),
    (
        "finance",
        r"财务|财报|营收|收入|利润|盈利|亏|赚|挣[没不了着到过钱的多几]|挣多少|赔钱|进账|资产|负债|欠债|报表|现金流|毛利|流水|家底|账面|账上|底子(?![^,，。?？]{0,4}(?:给我|帮我|过一|摸|查|捋|交代|说|讲|介绍))|日子[^,，。?？]{0,4}过|效益|赚头|偿债|还债能力|经营数据|营业额|销售额|产值|赔(?:了|钱|没|本)|外债|资金链|(?:做|有)(?:了|到)?(?:多少|多大)的?(?:生意|买卖)|(?:生意|买卖)(?:做得|做)?(?:多大|大不大|有多大|好不好)|偿付|还不还得[起上]|"
        r"\bbooks\b|revenue|profit|financ|assets|\bdebts?\b|balance sheet|turnover|cash flow|earnings|making money|statements?|liabilit|margin|accounts|leverage|sales figures|solven|in the (?:black|red)\b|liquidity|balance-sheet|net worth|profitable|\bloss(?:es|-making)?\b",
    ),
    (
        "products",
        r"主要产品|主营|主业|主打|拳头产品|招牌产品|(?:生产|做|产|卖|造|经营|加工|出产)(?:的)?(?:都)?(?:是|有)?(?:些)?(?:什么|啥|哪些|哪样)(?![\u4e00-\u9fff]{0,2}(?:企业|公司|客户|地方|时候))|(?:生产|加工|制造|经营|出产)(?:些|的是|的都是|的是些)?(?:什么|啥)|生产哪些|做什么产品的|产什么|卖什么|什么产品|靠什么(?:吃饭|赚钱|挣钱)|跑(?:些)?(?:什么|啥)(?:业务|货)|main products?|what (?:is|was) it (?:that )?.{1,60} (?:makes?|produces?|sells?|deals? in|turns? out|does)\b|(?:what|which)\b[^,.;?]{0,12} (?:does|do) .{1,60} (?:make|produce|sell|deal in|turn out|offer|provide|supply(?=\s*[?.!]*$)|put out|specialise in|specialize in)\b|"
        r"line of business",
    ),
)
"""The first that fits is what is asked for. What a firm makes stands last: 产品 is part of many other questions."""

_AND = re.compile(
    r"[和、，,与及；;]|以及|还有|另外|顺便|同时|\band\b|\bplus\b|\balso\b|\bas well as\b|&", re.IGNORECASE
)


_MIXED = re.compile(r"(?<=[\u4e00-\u9fff])(?=[a-z])|(?<=[a-z])(?=[\u4e00-\u9fff])", re.IGNORECASE)
"""他的score怎么样: between the two scripts an English word ends."""


def aspects_of(text: str) -> tuple[Aspect, ...]:
    """All that is asked for about the firm, what counts first ahead; empty where no aspect is named.

    A second one counts where something joins it to the first: 客户和供应商 asks for both, 客户的中标项目 for one.
    """
    text = _MIXED.sub(" ", text)
    found = [
        (aspect, match.span()) for aspect, pattern in _PATTERNS if (match := re.search(pattern, text, re.I))
    ]
    if not found:
        return ()
    return (found[0][0], *_joined(text, found))


def _joined(text: str, found: list[tuple[Aspect, tuple[int, int]]]) -> Iterator[Aspect]:
    in_order = sorted(found, key=lambda one: one[1])
    for (_, (_, end)), (_, (start, _)) in pairwise(in_order):
        if start < end or not _AND.search(text[end:start]):
            return
    yield from (aspect for aspect, _ in found[1:])


def aspect_of(text: str) -> Aspect:
    """What about the firm is asked for."""
    return next(iter(aspects_of(text)), "summary")
