"""Whether a rule answers a question: one notion for all that reads questions, in Chinese and English.

What would the answer be? A rule (how long, how much at the most, which class, which papers, whether one may): the library
says it, and a condition of the firm database in the question (逾期三个月, 起诉, 预警) only says when the rule applies.
A set of firms, one firm, or a figure of them: the database says it. A source of rules that is named (按咱行手册,
per the handbook, 按民法典) always asks for a rule.
"""

from __future__ import annotations

import re

from assistant.agent.builtin.grammar.loans_asked import asks_what_a_loan_is_for
from assistant.agent.builtin.grammar.policy_points import points_at_text
from assistant.agent.builtin.grammar.ways_of_asking import TRACE_UP
from assistant.agent.builtin.question_tokens import Tokens

_SOURCE = re.compile(
    r"(?:按照?|依照?|依据|根据|遵照|参照|对照|翻|查|照)(?:一?下)?(?:咱们?|我们?|本)?(?:行里?|银行)?(?:自己)?的?[^,，。;；?？]{0,10}?(?:手册|细则|指引|民法典|公司法|商业银行法|担保法|物权法|票据法|司法解释|条例|《)|"
    r"[\u4e00-\u9fff]{1,10}(?:促进|保护|征管|合作社|企业|银行|破产|票据|担保|合同|物权|投标|生产|承包|仲裁|诉讼|劳动|保险|洗钱|统计|会计|审计|预算)法(?![律院人定官庭子警制务规治师])|(?:手册|民法典|公司法|司法解释|条例|细则|指引|法律)(?:里头?|里面|中|上|上头)?(?:到底|究竟|具体)?(?:怎么|咋|如何|是怎么|有没有|有无|对|规定|要求|写|说|要|应|需|须|得|可以|能|允许|是|算|走)|《[^》]+》|"
    r"\b(?:per|under|according to|in|by|as per|does|what does|check|following) (?:the |our |its |your )?(?:own |bank's |bank |lending |credit |sme )*(?:handbook|manual|rule ?book|civil code|company law|guarantee law|lending policy|credit policy|guidelines|statute)\b|"
    r"\b(?:(?:our|own|internal|bank's|lending|credit|house) (?:own |internal |lending |credit )*(?:rules?|polic(?:y|ies)|guidelines?|regulations?|procedures?|book)|handbook|manual|civil code|company law|law|regulations?|statutes?) (?:say|says|allow|allows|require|requires|permit|permits|forbid|forbids|treat|treats|refuse|let|lets|stop|stops|prevent|bar|bars|prohibit|cover|covers|tolerate|mention|mentions|provide|provides|prescribe|prescribes|stipulate|stipulates|rule out|make of|lay down|demand|demands|entitle)|"
    r"\b(?:regulations?|laws?|measures|provisions|statutes?|code|guidelines|circular) (?:on|for|about|governing|covering|concerning|of) [^,;?]{3,80}? (?:prescribes?|provides?|says?|stipulates?|lays? down|requires?|allows?|permits?|sets? out|states?|foresees?|demands?)\b",
)
"""A law, a manual or another text that rules stand in."""
_LISTED = re.compile(
    r"列出|列示|列给|列一|名单|清单|筛|捞|拉(?:出|个|一)|找(?:出|几|些|一)|挑|推荐|\b(?:list|shortlist|screen|pull|find|show|name)\b(?! (?:the )?(?:rule|provision|article|clause))"
)
"""Firms are to be named, whatever text the request appeals to: 根据监管要求，请列出…."""
_RULE = re.compile(
    r"(?:有没有|有无|有什么|有啥|有哪些)(?:什么|啥)?(?:具体|硬性|特别|其他)?的?(?:门槛|限制|要求|规定|上限|下限|硬杠杠|杠杠|讲究|说法|禁止)(?!的)|(?:能不能|能否|可否|可不可以|是否可以|是否能|准不准|让不让)(?:再|给|对外|向外|对|为|替)?[^,，。的]{0,6}(?:担保|保证人|抵押|质押|互保|联保)(?!贷款|物的)|(?:有没有|有无|是否|是不是|算不算|还)*(?:有没有|有无|是否|具有|具备|还有)(?:法律)?(?:有)?效(?:力)?(?=$|[^\u4e00-\u9fff]|[啊呀呢吗嘛的])|(?:承担|担|负|背)(?:什么|哪些|啥|多大|连带|不担|不承担)+的?责任|担不担责|要(?:不要|不)?[^,，。?？]{0,10}(?:负责|承担|赔|担责|背债|还债)(?:吗|么|不|嘛)|(?:走|履行|经过|办|过|开)(?:什么|哪些|啥|哪几道|怎样的)[^,，。?？]{0,4}(?:程序|流程|手续|决议|会)|作不作数|算不算数|认不认|成不成立|管不管用|怎么(?:个)?(?:限制|规定|管|定|限|约束|要求|认定|算)的|几个?(?:工作日|[天日年月])(?:之?内|以内|前|后|一次|才|就|要)|多久|多长时间|什么时候|何时|啥时候|哪一?[类档级](?![^,，。]{0,4}[都也])|"
    r"最(?:多|高|长|低|少|短|大|小)[^,，。的]{0,10}(?:多少|几|多久|多大|多长|多高)|多少(?:天|年|个月|个点|基点|成|比例|利息)|"
    r"(?:准备|提交|提供|交|带|要|看|凭|查|审)(?:哪些|什么|啥)(?:材料|资料|手续|证明|文件|证(?![\u4e00-\u9fff])|东西(?=$|[?？]))|(?:哪些|什么|啥)(?:材料|资料|手续|证明|文件|情形|条件)|哪些(?:项目|事项|工程|情况|行为)(?:必须|应当|应该|可以|不能|不得|需要|要)|"
    r"(?:由|经过?|归|需要?|要)谁(?:来|去)?(?:批|审|签|催|管|定|负责|同意|决定|办)|谁来?(?:批准|审批|签字|负责催|拍板)|有效期(?:是)?(?:几|多)|(?:征收|所得税|税|利|费)率(?:是)?(?:多少|几|$)|是?几个点|"
    r"(?:阈值|门槛|及格线|分数线|警戒线|预警线|起点|底线|上限|下限|红线|限额|起贷线)(?:到底|究竟|一般|具体|现在|都)*(?:是|为|定在|设在|卡在|划在|定|设)?(?:的是)?(?:多少|几|哪|什么|怎么定|怎么设|怎么划|啥)|(?:保证|抵押|质押|担保|债权|登记|留置)[^,，。;；?？]{0,8}(?:哪[个种类]|谁)[^,，。;；?？]{0,3}(?:优先|在先|为准|先|有效|靠前|算数)|什么级别的?预警|(?:怎么|如何|咋)(?:还本|还款|还息|起息|付息|计息)|最高额度(?:$|[?？])|(?:不能|不得|不可以?)(?:当|做|作|担任|成为|充当)[^,，。的]{0,6}(?:人|方)|"
    r"(?:要不要|用不用|需不需要|该不该|算不算|可不可以|准不准|(?:必须|应当|应该)(?!是|都?有|都?得|都?要?(?:满|超|达|大于|高于|不低于|不少于)|在[\u4e00-\u9fff]{2}|[\d一二两三四五六七八九十]|做|属|给|民营|国有|成立))|"
    r"(?:还?能(?:再)?|可以|会不?会|允许)(?!(?:麻烦|劳烦|请)?(?:你|您)?(?:再|先|也)?(?:(?:给|帮|替|跟|让|为)(?:我|咱|大家)|(?:看看|查查|说说|讲讲|看一?下|查一?下|列|画|出)))[^,，。的]{1,10}吗[?？]?$"
)
_RULE_EN = re.compile(
    r"^(?:how (?:long|often|soon|far|high|low)|when (?:must|may|can|should)|what (?:interest|rate|documents|papers|happens)|"
    r"who (?:approves|signs|decides|may|must))\b|\b(?:longest|shortest|max(?:imum)?|min(?:imum)?|highest|lowest) (?:term|tenor|rate|amount|loan|share|limit)\b|"
    r"^what(?:'s| is| are) (?:the |our )?(?:[a-z]+ ){0,2}(?:criteria|requirements|conditions|rules|thresholds?|procedures?)\b|"
    r"^what (?:makes|would make|does it take|qualifies|disqualifies|counts as|is meant by)\b|^under (?:which|what) (?:circumstances|conditions)\b|"
    r"^what(?:'s| is| are| would be) (?:the |our )?(?:current )?(?:interest|pledge|penalty|lending|loan)?\s?(?:interest|rates?|fees?|margins?)\b|"
    r"^how (?:many|much) (?:\w+ )?(?:may|must|can|should)\b|^(?:risk |interest |pricing |credit )*(?:margin|rate|term|tenor|limit|price|spread)s? (?:for|of|on)\b|limit per (?:borrower|client|customer|firm)|"
    r"^(?:can|may|must|should|do|does|is|are) (?!we have|there|you)[^?]{0,80}\b(?:while|if|when|before|after|without|valid|allowed|permitted|required)\b|"
    r"^(?:can|may|must|should|could|would|does|is) (?:a|an|one|every|no)\b(?! list)|^(?:can|may|must|should) (?:banks?|borrowers?|shareholders?|lenders?|guarantors?|firms|companies|clients|we (?!see|get|have|look|list|find|pull|start|talk|do|also|add|drop|leave|sort|compare|go|narrow|keep|skip))"
)
_RULE_EN_MORE = re.compile(
    r"^what (?:[a-z]+ ){0,2}(?:rates?|fees?|margins?|interest|charges?|tenors?|terms?) (?:do|does|should|must|may|can|is|are|appl(?:y|ies)|would|shall)\b|"
    r"\bwhat(?:'s| is| are| would be) (?:the |our )?(?:[a-z-]+ )?(?:cap|ceiling|limit|floor|threshold)\b(?! of (?:each|every|all|our|these|those|my)\b)|\bwhat(?:'s| is) (?:the |our )?(?:maximum|minimum|max|min) (?:we|per|for|that|an?)\b|\b(?:caps?|ceilings?|limits?|maximum|minimum) (?:per|for (?:a|an|one|each|any)|on) |"
    r"\b(?:which|what) (?:months?|seasons?|days?|weeks?|quarters?|time of (?:the )?year|papers|documents?|forms?|collateral|security|department|level|committee) (?:do|does|must|may|can|should|is|are|would|has|have) (?:we|the bank|an?|borrowers?|clients?|it|required|needed|to)\b|"
    r"^how (?:many|much)(?: [a-z]+)? (?:may|must|can|should) (?!(?:you|i)\b)"
)
_FILLS = re.compile(
    r"^(?:(?:and|so|but|ok|okay|right|by the way|also|now|then|well|oh|quick one|quick question|one more thing|before i forget|before i go(?: out)?|while i'm at it|while we're at it)\b[,:;-]?\s+)+"
)
_LATIN = re.compile(r"[a-z]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_FIRMS = re.compile(
    r"谁|有没有(?!(?:什么|啥)?(?:具体|硬性|特别|其他)?的?(?:门槛|限制|要求|规定|上限|下限|硬杠杠|杠杠|讲究|说法|禁止))|(?<!失信)(?<!失信人)(?<!异常)名单|清单|列[出个一表]|哪(?:些|几|家|个|户|里[的有])|多少[家户个]|几[家户]|"
    r"\b(?:which|who|whom|list|show|find|name|give me|tell me about)\b|how many (?:\w+ ){0,3}(?:firms|companies|clients|suppliers|borrowers|makers|enterprises)"
)
_KIND_OF_COMPANY = re.compile(
    r"^(?:有个|有家|有位|某|一家|一个|我有).{0,12}公司$|^.{0,10}(?:开|办|注册|成立|搞|弄)了?(?:一?个|一?家)小?公司$|^.{0,4}(?:st|\*st|一人|一人有限|一人有限责任|夫妻|家族|上市|空壳|壳|子|母|分|集团|项目|平台|关联|控股|参股|担保|小贷|小额贷款|租赁|保理|催收|催债|信托|评估|保险|证券|劳务|房地产|房产|中介|金控|资产管理)公司$",
    re.IGNORECASE,
)
"""Companies as the rules speak of them (ST公司, 融资担保公司): a kind, and no firm's name."""
_INDEFINITE = re.compile(
    r"\b(?:a|an|any|every|no|banks|borrowers|shareholders|guarantors|firms|companies|lenders|members) ?\b"
)
"""Whom a later it or its stands for: a kind (is a mortgage valid if it was never registered), no firm shown before."""

_KIND_BEFORE = re.compile(
    r"(?:被执行人|借款人|担保人|保证人|失信人|老赖|股东|债务人|债权人|抵押人|出质人|自然人|个体户|(?<![这那该家个])企业|(?<![这那该家个])公司)[^,，。;；?？的]{0,6}$|"
    r"^(?:(?:新办|新设|农民|小微|民营|一般|刚成立)的?)?(?:合作社|企业|公司|个体户|个体工商户|家庭农场|农户|种植户|小微|民企|国企|借款人|客户)(?:要|来|想|申请|办|去|跟)[^。;；?？的]{1,14}$"
)
"""失信被执行人我们能给他放款吗: 他 is anyone of that kind."""

POLICY_STRONG = re.compile(
    r"准入(?:条件|标准|要求|门槛|红线|底线|规则|政策)|(?:集中度|行业|单户|单一|集团)[^,，。]{0,6}(?:限额|上限|红线|预警线|警戒线|阈值)|预警线|警戒线|concentration (?:limit|cap|ceiling|threshold)s?|有(?:什么|啥|哪些)(?:杠杠|门槛|讲究|限制|说法|要求|规矩|条条框框|硬性|前提)|监管(?:部门|要求|规定)|相关要求|合规要求|应当|怎么规定|怎么说|咋规定|(?:怎么|如何)(?:处理|处置|办)|怎么办|有什么要求|什么条件|规定|办法|法律|法规|条例|第[一二三四五六七八九十百零\d]+条|手册|政策|利率|质押率|抵押|质押|登记(?!的|在册|状态|状况|是|为(?![准要何什]))|\blaws?\b|\bregulations?\b|\barticle \d|\bpolicy\b|\bmanual\b|\brules?\b"
)
FORBIDS = re.compile(
    r"(?:不能|不可以?|不得|不应|不宜|不适合|不适宜|禁止|不予|不准|不让|不许|一律不|一概不)(?:再|给|做|对)?(?:其|他们|它们)?(?:授信|贷款|放款|放贷|准入|贷)|"
    r"(?:may|can|must|should|could|shall) ?not (?:be )?(?:lent|lend|granted|financed|given)|cannot (?:be )?(?:lent|lend|financed)|not (?:be )?(?:suitable|bankable|creditworthy|eligible|fit\b|good)",
)
MAY = re.compile(
    r"(?:能不能|能否|可否|可不可以|是否可以|是否能)(?:再|给|做)?(?:授信|贷款|放款|放贷|贷|放(?=$|[?？吗呢]))|(?:可以|能)(?:授信|贷款|放款|放贷)[吗么]"
)
_ASKS_TERMS = re.compile(
    r"审批(?!过|通过的)|签字|手续|办下来|催收|核销|展期|提前还款|罚息|要几(?:个|道|天)|几个(?:人|工作日|签字)|多久|什么材料|哪些材料|"
    r"what (?:collateral|security|documents?|guarantees?|conditions|criteria|requirements|paperwork)|who (?:approves?|signs|decides|may|must)|how many (?:people|officers|signatures)|accept(?:s|ed)? as|"
    r"(?:最多|最高|顶天|上限|顶格|一般|一户|单户|每户|给)?(?:能|可以|可|给|执行|算)(?:放|贷|给|批|授)(?:多少|几成|几个点|多大|多久|几年)|几成|多少的?利率|利率(?:是|要|按|执行)?(?:多少|几|怎么)|期限(?:是)?(?:多长|多久|几年)|(?:能|可以)贷(?:多久|多长|几年)|上限(?:是)?(?:多少|几)|质押率|抵押率|"
    r"(?:什么样|哪类|哪种|何种|什么类型)的?(?:企业|客户|借款人|公司|主体|行业)|支持(?:哪些|什么)(?:行业|产业|领域|企业)|what (?:kind|sort|type)s? of (?:firm|compan|borrower|client|business|enterprise)|what (?:interest )?rate|which rate|how long (?:may|can|must|does)|maximum (?:term|amount|loan)|how many (?:days|months|years)\b|ceiling on|cap on|loan-to-value|ltv"
)
"""What a loan's terms are is a matter of the bank's rules: 一户顶天能放多少."""
_ASKS_RULE = re.compile(
    r"(?:怎么|如何|咋|怎样)(?:办|处理|处置|解决|申请|查|弄|算|认定|管|操作|登记|写|评定|看待|分类|界定|划分|收费|计算|控制|防范|应对|做(?!配套))|影响|一票否决|是否(?:有效|可以|能|需要|必须|应)|有效吗|"
    r"(?:会|能|可以|可|算|属于|需要|要|必须|应该|还能|得|合规|允许|行|符合)[^,，。;；]{0,14}(?:吗|(?<![什怎多])么|嘛)\s*[?？]?\s*$|可以做什么|能做什么(?!的)|什么(?:流程|手续|材料|后果|影响|区别|标准|条件|要求)|"
    r"^(?:do|does|did|can|may|must|should|is|are|would|will)\b(?! we have| there| you have| any(?:one|body)?\b)|^(?:what happens|what if|how (?:do|does|are|is|should|can|must) |what does the (?:manual|law|rule|bank|policy)|when (?:do|does|must|may|can|is)|why )|\b(?:minimum|maximum) (?:age|amount|term|period)|penalty interest|eligib"
)
"""Asks for a rule, whatever conditions it names: 行政处罚会影响授信吗."""
_IS_THERE_ANY = re.compile(
    r"有(?!效|什么|影响|关)[^,，。]{0,24}(?:企业|公司|厂|客户|户|人做|人在做|家|供应商|合作社)|有没有|谁|哪"
)
_MAY_ONE = re.compile(
    r"^(?:can|may|could|should|must|is|are|does|do|would) (?:we |a |an |any |the bank |banks? |it |one )(?!there)(?:(?!which|who).)*\b(?:an? [\w -]{0,40}?(?:firm|company|borrower|client|enterprise|business|cooperative)\b.*)?(?:eligible|qualify|lend|lent|loan|credit|financ|guarant|borrow|allowed|permitted)"
)
"""Can we lend to a firm on the elimination list: whether one may, which a rule says."""
_SHOW_ME = re.compile(
    r"(?:能不能|可不可以|能否|可否|可以|能|方便)(?:麻烦|劳烦|请)?(?:你|您)?(?:先|再|顺便|也)?(?:给|帮|替|跟|和|为|让)(?:我|我们|咱们?|大家)(?:们)?[^,，。?？]{0,4}(?:看|瞧|讲|说|列|查|画|拉|出|做|找|筛|捋|理|梳|介绍|展示|解释|分析|整)|(?:能不能|可不可以|能否|可否)(?:麻烦|劳烦)?请(?:你|您)|"
    r"^(?:can|could|may|might|would|will|do) (?:we|i|you|someone|somebody) (?:please |just |kindly |now |also )*(?:see|get|have|look|list|show|find|pull|give|tell|check|start|go|take|know|bring|fetch|send|run|do|name|print)\b"
)
"""Can we see the tea firms: a request, however much it looks like a question whether one may."""
_COULD_BE = re.compile(
    r"多少|几[^家户]|最[多高长低少大]|顶天|能不能|不能|能否|可否|是否|可不可|准不准|要不要|该不该|用不用|算不算|吗[?？。]?$|[怎咋]|如何|什么|何时|多[久长大]|应当|必须|什么是|指的?是|含义|意思|"
    r"担保|保证|抵押|质押|展期|催收|核销|准入|罚息|费|期限|额度|限额|比例|作废|生效|发[〔\[(]|还能|份额|利率|利息|交易量|利润|资本充足|销售收入|指标|"
    r"\b(?:how|when|whether|may|must|can|should|shall|could|rate|margin|limit|term|pledge|pledged|mortgage|guarantee|guarantor|collateral|interest|fee|ratio|eligible|allowed|permitted|forbidden|bank|law|legal|clause|provision)\b"
)
"""A sign that a text could answer, in a question that the grammar did not otherwise understand."""


_MATERIALS = re.compile(r"材料|东西")


def names_a_source(tokens: Tokens) -> bool:
    """Whether the question appeals to a named text of rules, of no single firm, and asks for no list by it."""
    text = tokens.text
    return _SOURCE.search(text) is not None and _LISTED.search(text) is None and not _speaks_of_one(tokens)


def asks_for_a_rule(tokens: Tokens) -> bool:
    """Whether a rule answers the question: it asks for a time, a bound, a class or papers, and for no firm."""
    text = tokens.text
    pattern = _rule_pattern(_FILLS.sub("", text))
    asked = pattern.search(text) if pattern is not None else None
    if _speaks_of_one(tokens, before=asked.end() if asked is not None else None):
        return False
    if names_a_source(tokens) or asks_what_a_loan_is_for(tokens):
        return True
    if pattern is None:
        return False
    if asked is not None and tokens.has("P") and _MATERIALS.search(asked[0]) and TRACE_UP.search(text):
        return False  # 磷酸铁锂的上游都需要哪些材料: what a product is made from
    text = _FILLS.sub("", text)
    if {"cluster", "cluster_fact"} & set(tokens.values("§")) and tokens.has("RHPL"):
        return False  # 瓮安的茶叶算不算产业集群: of a place's trade, which figures answer
    return not _FIRMS.search(pattern.sub("", text))


def _rule_pattern(text: str) -> re.Pattern[str] | None:
    """The pattern that finds a rule asked for; English with a Chinese name in it (普惠小微 loans) is English."""
    han = len(_HAN.findall(text))
    patterns = [_RULE] if han else []
    if len(_LATIN.findall(text)) > 3 * han:
        patterns += [_RULE_EN, _RULE_EN_MORE]
    return next((pattern for pattern in patterns if pattern.search(text)), None)


def _speaks_of_one(tokens: Tokens, before: int | None = None) -> bool:
    """Whether a single firm is named, or one that was shown before is pointed at.

    before: where the rule that is asked for has been named; an English it beyond is that rule.
    """
    for token in tokens.all("pM"):
        if before is not None and token.text in ("it", "its") and token.start >= before:
            continue
        if token.category == "M":
            if not _KIND_OF_COMPANY.search(token.text):
                return True
        else:
            kind = _INDEFINITE if token.text.isascii() else _KIND_BEFORE
            if not kind.search(tokens.text[: token.start]):
                return True
    return False


def asks_what_is_allowed(tokens: Tokens, rest: str, *, of_product: bool, screened: bool) -> bool:
    """Whether the bank's rules answer a question that may name conditions on firms.

    rest: the question without the events that it sets as conditions. of_product: it asks what goes into a product or
    comes of it. screened: it asks which firms, by conditions, suit credit.
    """
    text = tokens.text
    named = tokens.has("M") and _speaks_of_one(tokens)
    if not named:
        # screen suppliers for eligibility, 筛选客户: firms are to be named
        named_out = _LISTED.search(text) is not None and tokens.has("IUKkb") and (screened or tokens.has("A"))
        sought = tokens.has("WQ") or _IS_THERE_ANY.search(text) or named_out
        if not of_product and _ASKS_RULE.search(text) and not sought and not _SHOW_ME.search(text):
            return True
        terms = _ASKS_TERMS.search(text)
        of_makings = of_product and terms is not None and _MATERIALS.search(terms[0]) is not None
        if (terms is not None and not of_makings) or _MAY_ONE.search(text):
            return True
    if POLICY_STRONG.search(rest) and not screened:
        return True
    # 失信企业能不能授信, 哪些企业不能贷款: the bank's rules say so, no list of firms does
    return FORBIDS.search(text) is not None or (MAY.search(text) is not None and not tokens.has("WM"))


def could_be_a_rule(text: str) -> bool:
    """Whether anything in the question says that a text of the library may answer it."""
    signs = (_COULD_BE, POLICY_STRONG, FORBIDS, MAY, _ASKS_RULE, _ASKS_TERMS)
    return points_at_text(text) or any(sign.search(text) for sign in signs)
