"""Orders that the program never carries out: to approve, lend or set a limit, and to change a grade, a record or a list.

A question who may, or whether one may, is no order. Nor is what changes the conditions of a list (把地区改成瓮安).
"""

from __future__ import annotations

import re

_DECIDE = re.compile(
    r"(?:直接|帮我|请|给我|你就?|赶紧|马上|现在就?|先)?(?:批准|审批通过|通过审批|批了|放款)(?:这笔|这个|该笔|它|吧|给|贷款|授信|一下|得了)+|"
    r"(?:直接|帮我|给我|替我|你就?|赶紧|马上|就)[^,，。？?]{0,8}(?:批(?:了|准|给|复|[一二两三四五六七八九十百千\d])|审批通过|点个?(?:通过|同意|赞成)|(?<!能)(?<!可以)(?<!适合)(?<!值得)放款(?!的)|签字|签批|盖章|过审|通过(?:吧|了|得了|一下))|(?:直接|帮我)(?:审批通过|批准|批)[^,，。]{2,30}(?:贷款|授信)|"
    r"(?:把|给)[^,，。？?]{1,24}(?:批了|审批了|通过了|批下来|放了款|放出去)(?:吧|得了)?[。！!]*$|(?:点|按|勾)个?(?:通过|同意)|"
    r"(?:^|[,.;!]\s*|just |please |go ahead and |can you |could you |you |to )(?:approve|sign off(?: on)?|green-?light|rubber-?stamp|grant|wave through|pass)\s+(?:this|the|that|a|an|it|them|his|her|their|my|\d|loan|credit|[a-z]+ million|for|on)",
    re.IGNORECASE,
)
_LENDS = re.compile(
    r"(?:你|您)(?:就|直接|先|赶紧|给|把|替我|帮我|来|那笔|这笔)*(?:放|批|审|过|签|贷)(?:出去|下去|下来|掉|了)+(?:款)?(?:吧|得了|就行|算了)?(?:$|[,，。!！])|"
    r"把[^,，。？?]{1,24}(?:审批|流程|授信|贷款|续贷)(?:给)?(?:过|走|办|批|通过|放)(?:了|掉|完|下来)?(?:吧|得了)?(?:$|[,，。!！])|(?:直接|赶紧|马上)走(?:完)?(?:流程|审批|程序)|"
    r"(?:按|照|就)[\d一二两三四五六七八九十百千]+(?:个)?(?:百万|千万|万|亿)(?:元|块)?(?:的额度)?(?:先|就|直接)?(?:给|帮|替)(?:他|它|她|这家|人家|那家|他家|他们|企业|对方)(?:家)?(?:批|放|定|办|上报|报|贷|核)|"
    r"(?:额度|授信|贷款)[^,，。？?]{0,4}按[\d一二两三四五六七八九十百千]+(?:个)?(?:百万|千万|万|亿)(?:来|给|就)?(?:定|批|给|放)|"
    r"(?:报告|结论|意见|评审表?)(?:就|直接|里|上|你)*(?:写|填|给|下)(?:个|成|上)?(?:通过|同意|可贷|可批|建议批|合格|正面)|(?:额度|授信|贷款|金额)(?:就|先|还是|直接|给它?|也)*(?:定|批|给|放|核)(?:它|他|个|了|在|到|成|为|准)*[\d一二两三四五六七八九十百千]+(?:个)?(?:百万|千万|万|亿)|"
    r"(?:批复|批件|批文|放款通知书?)[^,，。?？]{0,10}(?:给我|帮我|替我)(?:出|下|办|批|弄|发)(?:了|掉|好|下来)|(?:额度|授信|利率)[^,，。?？]{0,2}(?:照|按)(?:旧|去年|原来|上次|老)(?:的|样)?(?:给|批|定|来|办|$|[,，。!！])|"
    r"(?:你|您)(?:点个?头|说句话|一句话|发个?话|发话|松口|松个?口)(?:了)?(?:就行|就成|就好|就可以|就算|即可|吧)|"
    r"(?:给我|帮我|替我|直接|就)[^,，。?？]{0,4}(?:走|开|亮|放)个?绿灯|"
    r"(?:走完|走掉|走一下|走个|跑完|办完|做完|过一下|过掉|走了|走通)(?:一下)?(?:这个|那个|全部|整个|后面的?)?(?:审批|流程|手续|审查|评审)(?!要|需|得|多|一般)|(?:审批|流程)(?:都)?(?:给我|帮我|替我|你|就)*(?:走完|走掉|走了|过掉|办了)(?:吧|得了|就行)|"
    r"(?:给|帮|替)[^,，。？?]{0,8}(?:放行|开(?:个|了)?绿灯|点(?:个)?头|盖(?:个|了)?章|签(?:个|了)?字|拍(?:个)?板)(?:吧|得了|就行|了|一下)?(?:$|[,，。!！])|(?:你|您)?(?:直接|就|来)*(?:给|打|点|按|勾|批)(?:它|他|这家|这户)?(?:个|一个)(?:通过|同意|过|赞成|准)(?:吧|得了|就行|就好|算了)*(?:$|[,，。!！])|(?:额度|授信|贷款|敞口|利率)[^,，。？?]{0,10}(?:批|定|提|调|加|升|降|放|追加|给)(?:到|成|为|至)[^,，。？?]{0,3}[\d一二两三四五六七八九十百]|"
    r"(?:额度|授信|贷款)[^,，。？?]{0,4}(?:你|您|系统)(?:来|就|直接|帮我|替我|给我?|自己|看着)*(?:定|批|决定)|"
    r"(?:你|您)(?:来|就|直接|帮我|替我|给我|自己|看着)*(?:定|决定|拍板|做主|拿主意|批|签字?)(?:了|算了|吧|就行|得了|下来|就好|就可以)+(?:$|[,，。!！])|"
    r"(?:替我|帮我|代我)[^,，。？?]{0,4}(?:签|批|审)(?:了|字|掉|过)|"
    r"(?:你|您)[^,，。？?]{0,6}(?:定|批|给)(?:个|一个)(?:额度|利率|金额|授信|贷款|期限)(?:$|[,，。!！]|就|吧|得了)|"
    r"(?:给|向)[^,，。？?]{2,30}(?:放|批|投放|发放)(?:出)?(?:款|贷|贷款)?[\d一二两三四五六七八九十百千]+(?:个)?(?:万|亿|百万|千万)|"
    r"(?:^|[,.;!]\s*|please |just |go ahead and |can you |could you |you )(?:lend|disburse|pay out|release|grant) (?:them|it|him|her|this|that|the (?:money|funds|loan)|[^,;?]{2,40}? (?:a |the )?(?:loan|credit|\d))|"
    r"(?:^|[,.;!]\s*|please |just |go ahead and )give (?:them|it|him|her|this (?:firm|client|company)) (?:a |the )?(?:loan|credit|\d[\d.,]* ?(?:m\b|million|k\b|yuan))|"
    r"(?:^|[,.;!]\s*|please |just )(?:you )?(?:decide|make the (?:call|decision)) (?:for (?:me|us)|yourself|on (?:it|this))|"
    r"(?:^|[,.;!]\s*|just |please |simply |you )(?:say (?:yes|ok(?:ay)?) to|give (?:it|them|this|that|him|her)?[^,;?]{0,40}? ?(?:the|a) (?:nod|green light|go-ahead|thumbs[- ]up|all-clear|rubber stamp)|put (?:it|this|them) through|push (?:it|this|them) through|wave (?:it|this|them) through|nod (?:it|this|them) through|ok(?:ay)? (?:(?:it|this)\b|the (?:loan|credit|deal|application|line|limit|request|facility|file|case|money)\b)|tick (?:it|this|the) (?:off|box|through))|"
    r"\bcall it \d[\d.,]* ?(?:m|k|million|thousand)?\b|\b(?:approved|agreed|signed off|done deal)\b,? (?:shall we|shall i|right|ok(?:ay)?|yes)\??\s*$",
    re.IGNORECASE,
)
"""An order to lend, to set a limit or to decide."""
_AGREED = re.compile(
    r"\b(?:call it|make it|let's (?:say|do|call it|go with)|say)\b[^.;?]{0,12}\d[\d.,]* ?(?:m\b|mn\b|million|k\b|万|亿)[^;?]{0,80}\b(?:approved|agreed|done|deal|granted|signed off)\b|"
    r"(?:就|算)(?:按|定|给|它|他|这家)*\s*[\d一二两三四五六七八九十百千]+(?:个)?(?:万|亿)(?:吧|得了|了)?[,，]?[^,，。?？]{0,6}(?:批了|定了|通过了?|过了|成交|说定)",
    re.IGNORECASE,
)
"""call it 4 million, approved: an amount that is taken as settled."""
_GRADED = r"(?:[abcd]{1,3}[+-]?(?:级|类|档)|[abcd]{2,3}[+-]?(?![a-z])|[\d一二三四五六七八九十]+分|正常类?|关注类?|绿色|优质|良好|优秀|合格|通过|达标)(?!.{0,2}(?:以上|以下|及|或|的))"
_HELD = (
    r"(?:评分|评级|得分|分数|打分|信用等级|五级分类|风险等级|风险级别|记录|数据|报表|权重|评分卡|台账|征信)"
)
_ONES = r"(?:客户|企业|公司|合作社|这家|那家|该户|这户|那几?户|它们?|他们?|她|所有|全部|全行|厂)"
_CHANGES = re.compile(
    rf"(?:把|将|给)(?![^,，。？?]{{0,20}}纳税)[^,，。？?]{{0,30}}(?:改|调|设|升|提|降|标|划|评|列|打)(?:成|为|到|至|高到|低到|了)?(?:一个|个)?{_GRADED}|"
    r"(?:把|将)[^,，。?？]{2,24}的(?:法人|法定代表人|股东|实控人|实际控制人|控制人|地址|电话|联系人|营收|收入|利润|余额|逾期天数|五级分类)[^,，。?？的]{0,3}(?:改|换|调|设|写|填|登记)(?:成|为|到)(?!.{0,12}(?:以上|以下|以内|及|或|的))|"
    r"(?:^|[,，]|帮我|给我|替我|请|把)(?:删|抹|清|撤|摘|消|关)(?:掉|了|除|去)?[^,，。?？]{2,24}的(?:[红橙黄]灯|[红橙黄]色?(?:预警|信号)|预警|灯)(?=$|[,，。!！吧])|"
    rf"(?:把|将)[^,，。?？]{{1,30}}{_HELD}[^,，。?？的]{{0,4}}(?:往[上下高低好])(?:调|提|拨|抬|升|降|改|拉|挪)(?:[一二两三几]?[档级点些]|高|低|上去?|下来|一下)?(?!的)|"
    rf"(?:^|[,，]|帮我|给我|替我|请|你|直接|麻烦|想办法)(?:改|修改|更改|篡改|调整|调高|调低|提高|拉高|抬高|降低|上调|下调|改高|改低|动)(?:一?下|掉|了)?(?=[^,，。？?]{{0,40}}{_ONES})[^,，。？?]{{0,40}}{_HELD}(?!.{{0,3}}(?:以上|要求|条件|排|标准|门槛))|"
    r"(?:把|将)[^,，。？?]{0,30}(?:从|在)(?:系统|库|台账|后台|数据库)[里中]?[^,，。？?]{0,4}(?:删|抹|清|改)|"
    r"(?:把|将)[^,，。？?]{0,12}(?:评分卡|权重|打分标准|评分标准|评分模型|预警规则|阈值)[^,，。？?]{0,6}(?:改|调|换|删)|"
    rf"(?:把|将)[^,，。？?]{{0,30}}{_ONES}的?(?:[^,，。？?的]{{0,8}})(?:{_HELD}|预警|处罚|诉讼|信号)[^,，。？?的]{{0,4}}(?:改|删|抹|清|撤|消|调|动|弄|做|隐|藏|瞒|遮|掩|抠|压下)|"
    rf"(?:删|抹|清除|清掉|消除|撤销)(?:掉|了|除|去|一下)?(?=[^,，。？?]{{0,40}}{_ONES}|[^,，。？?]{{0,3}}全部)[^,，。？?的]{{0,40}}的[^,，。？?]{{0,8}}{_HELD}(?![^,，。]{{0,2}}(?:企业|公司|客户))|"
    r"(?:把|将)[^,，。？?]{1,30}从[^,，。？?]{0,6}(?:预警|黑|白|失信|关注|客户|逾期|准入)[^,，。？?]{0,2}(?:名单|清单|库)?[里中]?(?:面)?(?:撤|移|拿|划|拉|删|摘|去|剔)|"
    r"(?:把|将)[^,，。？?]{1,30}(?:加|拉|放|列|移|挪|塞)(?:到|进|入|进到)[^,，。？?]{0,6}(?:白|黑|预警|关注|重点|准入|客户)(?:名单|清单|库)|"
    r"\b(?:change|set|raise|lower|bump(?: up)?|upgrade|downgrade|edit|modify|alter|update|reset|increase|reduce|fix|improve|push up|mark) (?:the |up )?(?:credit |risk |internal |overall )*(?:scores?|ratings?|grades?|risk levels?|classifications?|credit limits?|credit lines?|limits?) (?:of|for) (?!the list|this list|tax)|"
    r"\b(?:change|set|raise|lower|bump(?: up)?|upgrade|downgrade|edit|modify|alter|update|reset|improve|increase|mark|move|put) (?:its|their|his|her|(?:this|that|the) (?:firm|client|company|borrower)(?:'s)?|(?:all|every|each)(?: of)? (?:[a-z'-]+ ){0,4}(?:clients?|customers?|firms?|companies|borrowers?)(?:'s?)?|[^,;?]{2,40}'s)\b[^,;?]{0,40}?(?:scores?|ratings?|grades?|risk levels?|classifications?|limits?|credit lines?|records?|interest rates?|(?:to|as) (?:grade )?[a-d]{1,3}\b|as (?:low|high|no|medium)[- ]risk|as (?:normal|performing|good))|"
    r"\b(?:move|put|add) [^,;?]{2,40} (?:to|on|onto|into|in) (?:the |our )?(?:white|black|watch|warning|client)[- ]?list|"
    r"\b(?:delete|erase|wipe|expunge) (?:the |all |any )?(?:penalt(?:y|ies)|lawsuits?|defaults?|arrears|warnings?) (?:of|for|from|against) (?!these|those|them)|"
    r"\b(?:delete|erase|wipe|expunge|remove|clear) (?!(?:[a-z']+ ){0,6}(?:with|that|who|having|any|which)\b)(?:the |all |its |their |his |this |that )(?:[a-z'-]+ ){0,4}(?:records?|entry|entries|history|flags?|warnings?)(?: (?:of|for|from|against) (?!these|those|them)|\s*$|[.!])",
    re.IGNORECASE,
)
"""An order to change what the bank keeps: a grade, a record, a list."""
_LONGEST = 240
_A_RULE = re.compile(
    r"(?:稳当|放心|靠谱|安全|踏实|稳妥|保险|把稳)(?:不|吗|嘛|么|没)|稳不稳|哪家|哪些|哪几|合不合适|合适|够不够|行不行|该不该|要不要|可不可以|能不能|会不会|谁|什么|怎么|如何|规定|办法|权限|条件|能否|可否|是否|吗|who|what|how|which|when|may|must|should|need",
    re.IGNORECASE,
)


_SEEKS = re.compile(
    r"(?:找|挑|选|筛|列|推|推荐|物色|拉|捞|梳理|排)(?:出|个|一下|一批|些|[一二两三四五六七八九十几\d]+)?[^,，。]{0,8}?(?:户|家|企业|公司|客户|名单|清单)|\b(?:find|pick|list|shortlist|identify|which|screen)\b"
)
"""帮我找几户能放款的: whom one could lend to, which is a screening."""


def orders_decision(text: str) -> bool:
    """Whether the officer wants something approved, lent or decided."""
    ordered = _DECIDE.search(text) is not None or _LENDS.search(text) is not None
    return ordered and _A_RULE.search(text) is None and _SEEKS.search(text) is None


def takes_as_settled(text: str) -> bool:
    """Whether the officer names an amount and takes the approval for given, in however many words."""
    return len(text) <= _LONGEST and _AGREED.search(text) is not None


def orders_change(text: str) -> bool:
    """Whether the officer wants what the bank keeps to be changed."""
    return _CHANGES.search(text) is not None and _A_RULE.search(text) is None
