"""Small talk and requests that are no question to the data: greetings, thanks, what can you do, approve this, a poem,
code, another language, an order to forget the rules."""

from __future__ import annotations

import re

from assistant.agent.builtin.grammar.languages import other_language
from assistant.agent.builtin.meaning import Intent

_GREETING = re.compile(
    r"(?:你好|您好|早啊|早|hiya|嗨|哈喽|在吗|在不在|早上好|早安|上午好|下午好|晚上好|大家好|hi|hello|hey|good (?:morning|afternoon|evening)|"
    r"greetings)(?:呀|啊|哦|呢|吗|there|scout|小信|信贷参谋)?",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"(?:(?:非常|太|很)?(?:谢谢|多谢|感谢|谢了|谢啦|辛苦|麻烦你们?|再见|拜拜|回见|好的|好嘞|好勒|行|好|嗯|收到|明白|知道|清楚|没事|没有|没别的|没其他的?|没什么|没问题|就这些|就这样|"
    r"(?:今天|我们?|咱们?|那)*(?:就|先|暂时)+(?:到|这样|这么着|看到|问到|聊到)(?:这里|这儿|这点|这|此|这边)?(?:为止)?|(?:改天|下次|回头|有事|明天)(?:再|又)(?:聊|问|说|找你|来)|"
    r"ok|okay|right|yes|alright|thanks|thank you|thx|ta|many thanks|great|cheers|nice one|perfect|lovely|brilliant|bye|goodbye|got it|understood|all good|"
    r"that(?:'s| is| will be) (?:all|it|everything|enough)(?: (?:for (?:now|today|the moment)|i need(?:ed)?|from me))*|that(?:'ll| will) do(?: (?:for )?(?:now|today|me|nicely))*|"
    r"(?:i'm|we're) (?:done|good|all set)(?: for (?:now|today))?|no (?:more|further) questions|nothing (?:else|more|further)|(?:see|talk to|speak to) you(?: (?:later|soon|tomorrow|again|next time))?|very helpful|(?:much|really) appreciated|have a good (?:day|one|evening|weekend))"
    r"(?:你们?|您|大家|各位|了|啦|哈|哦|噢|喔|喽|咯|吧|呀|啊|哟|的|问题|\s*(?:very much|a lot|so much|then|for (?:your|the) help|for (?:now|today)))*\s*)+",
    re.IGNORECASE,
)
_HELP = re.compile(
    r"你(?:都会啥|都能干啥|会啥|能干啥|会什么|都会什么|都能做什么|是谁|能做什么|会做什么|可以做什么|有什么功能|能干什么|能干嘛|怎么用|能帮我做什么|是什么)|怎么使用|怎么用你|你怎么用|如何使用你?|使用说明|帮助|有什么功能|"
    r"能问(?:你)?什么|what can you do|who are you|what are you|help(?: me)?|how do i use(?: this| you)?|what can i ask(?: you)?",
    re.IGNORECASE,
)
_HELP_ANYWHERE = re.compile(
    r"(?:你|您|系统|助手|小参|小信|这个?(?:东西|工具|软件)).{0,6}(?:能|会|可以|可).{0,4}(?:帮|给|替)?(?:我|我们|咱们|大家)?.{0,3}(?:做|干|问|查|办|回答|解决|提供|帮)(?:到|些|点|得了|我)*(?:什么|啥|哪些(?!企业|公司|客户))|"
    r"(?:能|可以)问(?:你|您)?(?:些|点)?(?:什么|啥)|^(?:都)?(?:能|会|可以)(?:查|做|干)(?:些|点)?(?:什么|啥)|(?:有|都有)(?:啥|什么|哪些)(?:功能|本事|用处|能耐|用法)|(?:怎么|如何|咋)(?:用|使用|操作)(?:你|这个系统|这个|它|这玩意)?(?:啊|呀|呢)?$|(?:教教?我|说说)?(?:怎么|如何)用(?:你|这个)|"
    r"what (?:all )?(?:can|do|could) (?:you|this(?: thing| tool)?|it) (?:do|help|answer|offer|handle)|what (?:sort|kind)s? of (?:thing|question)s? can (?:i|you|we)|what (?:else )?can i ask|how (?:do|does|can|should) (?:i|we|one|this|it) (?:use|work)|what are you (?:able|capable)|what's this (?:for|tool)"
)
_OF_DATA = re.compile(
    r"企业|公司|厂|客户|贷款(?!参谋)|授信(?!参谋)|供应商|担保|产业|firms?\b|compan|suppl|client|loan|credit line"
)
_DECIDE = re.compile(
    r"(?:直接|帮我|请|给我|你就?|赶紧|马上|现在就?|先)?(?:批准|审批通过|通过审批|批了|放款)(?:这笔|这个|该笔|它|吧|给|贷款|授信|一下|得了)+|"
    r"(?:直接|帮我|给我|替我|你就?|赶紧|马上|就)[^,，。？?]{0,8}(?:批(?:了|准|给|复|[一二两三四五六七八九十百千\d])|审批通过|点个?(?:通过|同意|赞成)|放款|签字|签批|盖章|过审|通过(?:吧|了|得了|一下))|(?:直接|帮我)(?:审批通过|批准|批)[^,，。]{2,30}(?:贷款|授信)|"
    r"(?:把|给)[^,，。？?]{1,24}(?:批了|审批了|通过了|批下来|放了款|放出去)(?:吧|得了)?[。！!]*$|(?:点|按|勾)个?(?:通过|同意)|"
    r"(?:^|[,.;!]\s*|just |please |go ahead and |can you |could you |you |to )(?:approve|sign off(?: on)?|green-?light|rubber-?stamp|grant|wave through|pass)\s+(?:this|the|that|a|an|it|them|his|her|their|my|\d|loan|credit|[a-z]+ million|for|on)",
    re.IGNORECASE,
)
_LENDS = re.compile(
    r"(?:额度|授信|贷款|敞口|利率)[^,，。？?]{0,10}(?:批|定|提|调|加|升|降|放|追加|给)(?:到|成|为|至)[^,，。？?]{0,3}[\d一二两三四五六七八九十百]|"
    r"(?:额度|授信|贷款)[^,，。？?]{0,4}(?:你|您|系统)(?:来|就|直接|帮我|替我|给我?|自己|看着)*(?:定|批|决定)|"
    r"(?:你|您)(?:来|就|直接|帮我|替我|给我|自己|看着)*(?:定|决定|拍板|做主|拿主意|批|签字?)(?:了|算了|吧|就行|得了|下来|就好|就可以)+(?:$|[,，。!！])|"
    r"(?:替我|帮我|代我)[^,，。？?]{0,4}(?:签|批|审)(?:了|字|掉|过)|"
    r"(?:你|您)[^,，。？?]{0,6}(?:定|批|给)(?:个|一个)(?:额度|利率|金额|授信|贷款|期限)(?:$|[,，。!！]|就|吧|得了)|"
    r"(?:给|向)[^,，。？?]{2,30}(?:放|批|投放|发放)(?:出)?(?:款|贷|贷款)?[\d一二两三四五六七八九十百千]+(?:个)?(?:万|亿|百万|千万)|"
    r"(?:^|[,.;!]\s*|please |just |go ahead and |can you |could you |you )(?:lend|disburse|pay out|release|grant) (?:them|it|him|her|this|that|the (?:money|funds|loan)|[^,;?]{2,40}? (?:a |the )?(?:loan|credit|\d))|"
    r"(?:^|[,.;!]\s*|please |just |go ahead and )give (?:them|it|him|her|this (?:firm|client|company)) (?:a |the )?(?:loan|credit|\d[\d.,]* ?(?:m\b|million|k\b|yuan))|"
    r"(?:^|[,.;!]\s*|please |just )(?:you )?(?:decide|make the (?:call|decision)) (?:for (?:me|us)|yourself|on (?:it|this))",
    re.IGNORECASE,
)
"""An order to lend, to set a limit or to decide."""
_GRADED = r"(?:[abcd]{1,3}[+-]?(?:级|类|档)|[abcd]{2,3}[+-]?(?![a-z])|[\d一二三四五六七八九十]+分|正常类?|关注类?|绿色|优质|良好|优秀|合格|通过|达标)(?!.{0,2}(?:以上|以下|及|或|的))"
_HELD = (
    r"(?:评分|评级|得分|分数|打分|信用等级|五级分类|风险等级|风险级别|记录|数据|报表|权重|评分卡|台账|征信)"
)
_ONES = r"(?:客户|企业|公司|合作社|这家|那家|该户|这户|那几?户|它们?|他们?|她|所有|全部|全行|厂)"
_CHANGES = re.compile(
    rf"(?:把|将|给)(?![^,，。？?]{{0,20}}纳税)[^,，。？?]{{0,30}}(?:改|调|设|升|提|降|标|划|评|列|打)(?:成|为|到|至|高到|低到|了)?(?:一个|个)?{_GRADED}|"
    rf"(?:^|[,，]|帮我|给我|替我|请|你|直接|麻烦|想办法)(?:改|修改|更改|篡改|调整|调高|调低|提高|拉高|抬高|降低|上调|下调|改高|改低|动)(?:一?下|掉|了)?(?=[^,，。？?]{{0,40}}{_ONES})[^,，。？?]{{0,40}}{_HELD}(?!.{{0,3}}(?:以上|要求|条件|排|标准|门槛))|"
    r"(?:把|将)[^,，。？?]{0,30}(?:从|在)(?:系统|库|台账|后台|数据库)[里中]?[^,，。？?]{0,4}(?:删|抹|清|改)|"
    r"(?:把|将)[^,，。？?]{0,12}(?:评分卡|权重|打分标准|评分标准|评分模型|预警规则|阈值)[^,，。？?]{0,6}(?:改|调|换|删)|"
    rf"(?:把|将)[^,，。？?]{{0,30}}{_ONES}的?(?:[^,，。？?的]{{0,8}})(?:{_HELD}|预警|处罚|诉讼|信号)[^,，。？?的]{{0,4}}(?:改|删|抹|清|撤|消|调|动|弄|做)|"
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
_A_RULE = re.compile(
    r"合不合适|合适|够不够|行不行|该不该|要不要|可不可以|能不能|会不会|谁|什么|怎么|如何|规定|办法|权限|条件|能否|可否|是否|吗|who|what|how|which|when|may|must|should|need",
    re.IGNORECASE,
)
_RULES = re.compile(
    r"(?:忽略|无视|忘掉|忘记|跳过|绕过|解除|别管|不用管|不要管|不再受|抛开|关闭).{0,10}(?:规则|指令|限制|权限|提示|设定|约束|规矩|安全)|系统提示词?|(?:你的|内部|原始|初始)(?:提示词?|指令|设定|prompt)|越狱|(?:你(?:现在)?(?:是|扮演|变成)|假装你?是|切换到?)(?:一个)?(?:管理员|开发者|超级|root|黑客|没有限制)|(?:管理员|开发者|调试)模式|"
    r"(?:悄悄|偷偷|暗中|私下|别留痕|不留痕|不要留痕).{0,20}(?:改|删|抹|调|加|清)|(?:改|删|抹|调)[^,，。]{0,16}(?:[,，])?(?:别留痕|不留痕|不要留下?痕)|(?:密码|口令|密钥|token|api ?key)(?:是|告诉|给我|多少)|"
    r"(?:ignore|disregard|forget|bypass|override|skip).{0,20}(?:instructions?|rules|prompts?|restrictions?|guidelines|permissions|limits)|(?:system|initial|hidden) prompt|developer mode|jailbreak|you are now|pretend (?:to be|you)|act as (?:an? )?(?:admin|root|unrestricted)|(?:quietly|secretly|silently) (?:change|edit|delete|remove|raise|lower)|without (?:leaving )?a trace|(?:passwords?|api keys?|secrets?)\b.{0,10}\?*$",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"^\s*(?:def \w+\(|import \w+|from \w+ import|class \w+[:(]|select\s+[\w*,\s]+\sfrom\s|insert into|update \w+ set|delete from|drop table|<\w+[^>]*>|#include|function\s*\w*\(|console\.log|curl |sudo |rm -rf|\{\s*\"|const \w+ ?=|var \w+ ?=|print\()|;\s*drop\s+table|<script",
    re.IGNORECASE,
)
_OFF_TOPIC = re.compile(
    r"天气|下雨|下雪|气温|台风|足球|国足|球赛|篮球|世界杯|奥运|比分|彩票|双色球|(?:写|作|来|做|编)(?:一?[首篇个段]|点)?[^,，。]{0,14}(?:诗|小说|情书|作文|歌词|段子|对联|童话|祝福语)|(?:讲|说)(?:个|一个)?(?:笑话|段子|故事)|菜谱|做菜|红烧|食堂|吃什么|吃啥|点外卖|电影|电视剧|唱首?歌|星座|运势|算命|减肥|(?:股票|基金|黄金|比特币)[^,，。]{0,8}(?:买|卖|涨|跌|推荐)|高铁票|机票|订(?:个|一)?(?:酒店|房间|餐|位)|"
    r"\bweather\b|\bjokes?\b|\bpoems?\b|\brecipes?\b|football|soccer|basketball|world cup|olympics|\bmovies?\b|\bsing\b|\bsongs?\b|horoscope|lottery|book (?:me )?(?:a|an) (?:table|flight|hotel|room|taxi)|bitcoin|capital of (?:france|germany|japan)|meaning of life|write (?:me )?(?:a|an) (?:story|essay|song|poem|haiku|limerick)",
    re.IGNORECASE,
)


_BRIEF = 80
"""Characters up to which a text can be a call for help or for an approval; what is longer tells a story."""
_STOPS = re.compile(r"[\s，,。.!！?？~～、]+")


def read_talk(text: str) -> Intent | None:
    """The kind of small talk that the whole of `text` is, None for anything else."""
    bare = _STOPS.sub(" ", text).strip()
    parts = bare.split(" ")
    for pattern, intent in ((_HELP, Intent.HELP), (_THANKS, Intent.THANKS), (_GREETING, Intent.GREETING)):
        if pattern.fullmatch(bare):
            return intent
    joined = "".join(parts) if not bare.isascii() else bare
    greeted = _GREETING.match(joined)
    if greeted:
        rest = joined[greeted.end() :].strip()
        if not rest:
            return Intent.GREETING
        return read_talk(rest)
    if _HELP.fullmatch(joined):
        return Intent.HELP
    if other_language(text):
        return Intent.LANGUAGE
    for pattern, intent in ((_CODE, Intent.CODE), (_RULES, Intent.RULES), (_OFF_TOPIC, Intent.OFF_TOPIC)):
        if pattern.search(text):
            return intent
    if len(text) < _BRIEF and _CHANGES.search(text) and not _A_RULE.search(text):
        return Intent.RULES
    if len(text) < _BRIEF and _HELP_ANYWHERE.search(text.lower()) and not _OF_DATA.search(text.lower()):
        return Intent.HELP
    return (
        Intent.DECIDE
        if len(text) < _BRIEF and (_DECIDE.search(text) or _LENDS.search(text)) and not _A_RULE.search(text)
        else None
    )
