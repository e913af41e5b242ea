"""Small talk and requests that are no question to the data: greetings, thanks, what can you do, approve this, a poem,
code, another language, an order to forget the rules."""

from __future__ import annotations

import re

from assistant.agent.builtin.grammar.approvals import frames_no_question, orders_approval
from assistant.agent.builtin.grammar.asked_elsewhere import asked_of_daily_life
from assistant.agent.builtin.grammar.falsifying import wants_records_false
from assistant.agent.builtin.grammar.introductions import introduces_oneself
from assistant.agent.builtin.grammar.languages import language_of, other_language
from assistant.agent.builtin.grammar.orders import orders_change, orders_decision, takes_as_settled
from assistant.agent.builtin.grammar.rule_changes import orders_new_rules
from assistant.agent.builtin.grammar.rules_switched_off import switches_rules_off
from assistant.agent.builtin.meaning import Intent
from assistant.agent.builtin.wording.polite import as_order

_GREETING = re.compile(
    r"(?:[哎诶喂嘿哟欸](?:呀|呦)?(?=你|您|在|早|上|下|晚|大)|(?:你|您)(?=在)|(?:我|先|来|给|跟|和|向|你|您|大家|小信)*(?:打|道|问)(?:一?个|声|一声)?(?:招呼|好|早|早安)|你好|您好|早啊|早|hiya|嗨|哈喽|在吗|在不在|早上好|早安|上午好|下午好|晚上好|大家好|hi|hello|hey|good (?:morning|afternoon|evening)|"
    r"(?:good )?(?:morning|afternoon|evening)|greetings)(?:呀|啊|哦|呢|吗|哈|嘛|噢|小信|信贷参谋|\s?(?:there|scout|all|again|everyone|everybody|team|folks|to you(?: all)?|and|how are you(?: (?:today|doing))?|how's it going|how do you do|nice to meet you)\b)*",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"(?:(?:非常|太|很)?(?:(?:今天|这次|这回|刚才)?(?:多亏|亏得|全靠|幸亏|幸好|有劳|劳烦|难为)(?:有)?(?:你|您)(?:帮忙|在|帮我)?|帮(?:了)?(?:我)?大忙|谢谢|(?:真是?|好|太|挺|还|确实|果然|这么|蛮|相当)*(?:快|厉害|不错|牛|靠谱|给力|好用|省事|方便|清楚|安逸|巴适|能干|仔细|周到|麻利|利索|专业|贴心)(?:得很|极了|多了)?(?=.{0,6}[谢感辛])|帮(?:了|我)?(?:大|我)忙了?|多谢|可以(?=[,，、 ]*(?:[多谢感辛麻好行明收没]|就[这到先]|ok)|的?$)|感谢|谢了|谢啦|辛苦|麻烦你们?|再见|拜拜|回见|好的|好嘞|好勒|行|好|嗯|收到|明白|知道|清楚|没事|没有|没别的|没其他的?|没什么|没问题|就这些|就这样|"
    r"(?:今天|我们?|咱们?|那)*(?:就|先|暂时)+(?:到|这样|这么着|看到|问到|聊到)(?:这里|这儿|这点|这|此|这边)?(?:为止)?|(?:改天|下次|回头|有事|明天)(?:再|又)(?:聊|问|说|找你|来)|"
    r"ok|okay|right|yes|alright|thanks|thank you|thx|ta|many thanks|(?:that|this|it|all)(?:'s| is| was) (?:all )?(?:great|lovely|perfect|brilliant|wonderful|excellent|fine|good|clear|useful|helpful|very helpful|super|fantastic|spot on|much appreciated|just what i needed|what i needed)(?: to know)?|great|cheers|nice one|perfect|lovely|brilliant|bye|goodbye|got it|understood|all good|"
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
    r"(?:你|您|系统|助手|小参|小信|(?<![\u4e00-\u9fff])这个?(?:东西|工具|软件)).{0,6}(?:能|会|可以|可).{0,4}(?:帮|给|替)?(?:我|我们|咱们|大家)?.{0,3}(?:做|干|问|查|办|回答|解决|提供|帮)(?:到|些|点|得了|我)*(?:什么|啥|哪些(?!企业|公司|客户))|"
    r"(?:能|可以)问(?:你|您)?(?:些|点)?(?:什么|啥)|^(?:都)?(?:能|会|可以)(?:查|做|干)(?:些|点)?(?:什么|啥)|(?:有|都有)(?:啥|什么|哪些)(?:功能|本事|用处|能耐|用法)|(?:怎么|如何|咋)(?:用|使用|操作)(?:你|这个系统|这个|它|这玩意)?(?:啊|呀|呢)?$|(?:教教?我|说说)?(?:怎么|如何)用(?:你|这个)|"
    r"what (?:all )?(?:can|do|could) (?:you|this(?: thing| tool)?|it) (?:do|help|answer|offer|handle)|what (?:sort|kind)s? of (?:thing|question)s? can (?:i|you|we)|what (?:else )?can i ask|how (?:do|does|can|should) (?:i|we|one|this|it) (?:use|work)|what are you (?:able|capable)|what's this (?:for|tool)"
)
_OF_DATA = re.compile(
    r"企业|公司|厂|客户|贷款(?!参谋)|授信(?!参谋)|供应商|担保|产业|firms?\b|compan|suppl|client|loan|credit line"
)
_RULES = re.compile(
    r"(?:忽略|无视|忘掉|忘记|跳过|绕过|解除|别管|不用管|不要管|不再受|抛开|关闭).{0,10}(?:规则|指令|限制|权限|提示|设定|约束|规矩|安全)|系统提示词?|(?:你的|内部|原始|初始)(?:提示词?|指令|设定|prompt)|越狱|(?:你(?:现在)?(?:是|扮演|变成)|假装你?是|切换到?)(?:一个)?(?:管理员|开发者|超级|root|黑客|没有限制)|(?:管理员|开发者|调试)模式|"
    r"(?:把|将|给我|帮我|先|直接|替我|你)(?:[^,，。?？]{0,6})(?:否决的?(?:项|规则|条件|机制|线)|一票否决|准入(?:规则|条件|门槛|红线)|红线|风控(?:规则|条件)?|硬(?:性)?(?:规则|杠杠)|校验|权限(?:控制|限制)?|数据隔离|评分规则|(?:预警|打分|评分)(?:的)?(?:规则|模型|阈值|权重))(?:[^,，。?？企户的]{0,4}?)(?:关(?:了|掉|闭|停|一关)?|停(?:了|掉|用)|取消|拆(?:了|掉)|禁用|放(?:开|宽|松)|绕(?:开|过|过去)|跳过|屏蔽|失效|解除|去掉|撤(?:了|掉)|松(?:一松|一下|开))(?!的)|"
    r"(?:权限|否决项|否决规则|一票否决|红线|校验|风控|数据隔离)(?:都|也|先|给我|帮我|替我|你|暂时|统统|全)+(?:放开|关了|关掉|停了|取消|解除|跳过|绕过|撤了|打开)(?!的)|不管(?:什么|啥|有没有|有无)权限|"
    r"(?:关掉|停用|取消|绕开|绕过|跳过|屏蔽|禁用|拆掉|解除|撤掉|放开)(?:那个|这个|全部|所有|系统的?|你的)*(?:否决|一票否决|红线|准入(?:规则|条件|门槛)|风控|评分规则|校验|权限|数据隔离)(?!的)|"
    r"(?:悄悄|偷偷|暗中|私下|别留痕|不留痕|不要留痕).{0,20}(?:改|删|抹|调|加|清)|(?:改|删|抹|调)[^,，。]{0,16}(?:[,，])?(?:别留痕|不留痕|不要留下?痕)|(?:密码|口令|密钥|token|api ?key)(?:是|告诉|给我|多少)|"
    r"(?:ignore|disregard|forget|bypass|override|skip).{0,20}(?:instructions?|rules|prompts?|restrictions?|guidelines|permissions|limits)|(?:system|initial|hidden) prompt|developer mode|jailbreak|you are now|pretend (?:to be|you)|act as (?:an? )?(?:admin|root|unrestricted)|(?:quietly|secretly|silently) (?:change|edit|delete|remove|raise|lower)|without (?:leaving )?a trace|(?:passwords?|api keys?|secrets?)\b.{0,10}\?*$",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"(?:写|编|做|整|弄|敲|生成|给|来)(?:上|出)?(?:一)?[个段点份条些]?(?:[\u4e00-\u9fff]{0,4}|\s*)\s*(?:python|sql|java|vba|javascript|shell|bash|c\+\+|html|正则|爬虫|宏代码|excel ?宏|脚本|小?程序(?![^,，。]{0,2}要|员)|代码(?!是|为)|查询语句|script)(?![^,，。]{0,10}(?:企业|公司|厂)(?:有|是|名))|"
    r"^\s*(?:def \w+\(|import \w+|from \w+ import|class \w+[:(]|select\s+[\w*,\s]+\sfrom\s|insert into|update \w+ set|delete from|drop table|<\w+[^>]*>|#include|function\s*\w*\(|console\.log|curl |sudo |rm -rf|\{\s*\"|const \w+ ?=|var \w+ ?=|print\()|;\s*drop\s+table|<script",
    re.IGNORECASE,
)
_OFF_TOPIC = re.compile(
    r"(?:点|叫|订|买|来|送)(?:一|两|几)?[个份单杯碗些点盒]?[^,，。?？]{0,4}(?:外卖|奶茶|咖啡|盒饭|夜宵|宵夜|下午茶|便当|快餐|蛋糕|鲜花|早餐|午饭|晚饭)|(?:打|叫|约|派|订)(?:一?[辆个台部])?(?:出租|网约|商务|专|滴滴|顺风)?车(?!间|队|辆|企)(?:去|到|来|送|接|$)|(?:帮|替|给)我?(?:请|调)(?:[一二两三半\d]*[天个])?(?:[年事病婚产]|年休)?假|(?:订|定|约)(?:一?[间个])?[^,，。?？]{0,3}会议室|"
    r"(?:翻译|润色|改写)(?:一下|下|成|这)[^,，。?？]{0,8}(?:英文|中文|文章|邮件|段|句|日文)|(?:修|重启|装)[^,，。?？]{0,3}(?:电脑|打印机|路由器)|(?:定|设)(?:一?个)?(?:闹钟|闹铃)|(?:发|转)个?(?:朋友圈|红包)|(?:几点|什么时候)(?:下班|发工资|放假)|放假(?:安排|通知|几天)|(?:推荐|选)[^,，。?？]{0,6}(?:餐厅|饭店|馆子|景点|好吃的|手机|电脑|歌)|导航(?:到|去)|"
    r"天气|下雨|下雪|气温|台风|足球|国足|球赛|篮球|世界杯|奥运|(?<!对)比分(?!析)|彩票|双色球|(?:写|作|来|做|编)(?:一?[首篇个段]|点)?[^,，。]{0,14}(?:诗|小说|情书|作文|歌词|段子|对联|童话|祝福语)|(?:讲|说)(?:个|一个)?(?:笑话|段子|故事)|菜谱|做菜|红烧|(?<![给向为供])食堂(?!供|配|采|送)|吃什么|吃啥|点外卖|电影|电视剧|唱首?歌|星座|运势|算命|减肥|(?:股票|基金|黄金|比特币)[^,，。]{0,8}(?:买|卖|涨|跌|推荐)|高铁票|机票|订(?:个|一)?(?:酒店|房间|餐|位)|"
    r"\bweather\b|\b(?:noodles?|coffee|dumplings?|hot ?pot|barbecue|sandwich|pizza|burger|breakfast|lunch) (?:shops?|places?|houses?|bars?|joints?|spots?|stalls?)\b|where (?:can|could|should|would|do) (?:i|we|you) (?:eat|dine|have (?:lunch|dinner)|get (?:lunch|dinner|a coffee|a drink)|go for (?:lunch|dinner|a drink|a beer))|\b(?:good|best|decent|nice|cheap) (?:restaurants?|pubs?|caf[eé]s?|karaoke|cinemas?)\b|\bjokes?\b|\bpoems?\b|\brecipes?\b|football|soccer|basketball|world cup|olympics|\bmovies?\b|\bsing\b|\bsongs?\b|horoscope|lottery|book (?:me )?(?:a|an) (?:table|flight|hotel|room|taxi)|bitcoin|capital of (?:france|germany|japan)|meaning of life|write (?:me )?(?:a|an) (?:story|essay|song|poem|haiku|limerick)",
    re.IGNORECASE,
)


_BRIEF = 80
"""Characters up to which a text can be a call for help or for an approval; what is longer tells a story."""
_LONGER_EN = 60
"""English takes more characters to say as much."""
_STOPS = re.compile(r"[\s，,。.!！?？~～、]+")


def read_talk(text: str) -> Intent | None:
    """The kind of small talk that the whole of `text` is, None for anything else."""
    bare = _STOPS.sub(" ", text).strip()
    parts = bare.split(" ")
    for pattern, intent in ((_HELP, Intent.HELP), (_THANKS, Intent.THANKS), (_GREETING, Intent.GREETING)):
        if pattern.fullmatch(bare):
            return intent
    joined = "".join(parts) if not bare.isascii() else bare
    if introduces_oneself("".join(parts)):
        return Intent.GREETING
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
    if asked_of_daily_life(text):
        return Intent.OFF_TOPIC
    order = as_order(text)
    if (
        wants_records_false(order)
        or switches_rules_off(order)
        or orders_new_rules(order)
        or (len(text) < _BRIEF and orders_change(order))
    ):
        return Intent.RULES
    if len(text) < _BRIEF and _HELP_ANYWHERE.search(text.lower()) and not _OF_DATA.search(text.lower()):
        return Intent.HELP
    brief = _BRIEF + _LONGER_EN * (language_of(text) == "en")
    ordered = orders_approval(order) or (len(text) < brief and orders_decision(frames_no_question(order)))
    decides = ordered or takes_as_settled(text)
    return Intent.DECIDE if decides else None
