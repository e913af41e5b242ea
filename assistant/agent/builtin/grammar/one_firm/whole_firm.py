"""Whether a question about one firm is about the whole of it, and which words say what else of it is asked for.

A profile answers 介绍一下X, X的地址 and a bare name. Of words that nobody knows (X的股价, X那边闹得怎么样了) it would be
another question's answer.
"""

from __future__ import annotations

import re

from assistant.agent.builtin.grammar.left_over.unread import weighs
from assistant.agent.builtin.grammar.one_firm.single import without_places
from assistant.agent.builtin.meaning import Aspect
from assistant.agent.builtin.question_tokens import Token, Tokens

_TELLS = re.compile(
    r"介绍|讲一?讲|说一?说|聊一?聊|谈一?谈|摸(?:一|个)?(?:摸|底)|了解|底细|来头|来路|画像|概况|简介|概述|全貌|总体|全面|基本(?:情况|面|信息|资料|概况)|情况|档案|资料|信息|"
    r"是(?:一)?(?:家|个)?(?:做|干|搞)?(?:什么|啥|怎样|咋样|怎么样|何)的?(?:公司|企业|厂子?|单位|路数|来头)?|(?:做|干|搞|经营)(?:些)?(?:什么|啥)(?:的|业务|行当|买卖)?|"
    r"(?:过|捋|理)一?(?:遍|捋|过)|底细|底子|家底|的底(?=[你您给帮,，]|$)|(?:给|跟|和)(?:我|咱们?)(?:讲|说|介绍|交代|捋|聊)|查一?[查下]|查询|看一?[看下]|瞧一?[瞧下]|瞅一?[瞅下]|调(?:出|取)|摘要|知道(?:些|点)?(?:什么|啥|多少)|评估|分析|研判|"
    r"(?<![a-z])(?:tell (?:me|us)|brief|briefing|run-?down|overview|profile|introduc\w+|describe|description|summar\w+|background|low-?down|snapshot|sketch|details?|dossier|"
    r"know about|have on|hold on|held on|info|information|picture|fill me in|look up|pull up|check out|story|heard of)(?![a-z])|"
    r"\bwhat (?:kind|sort|type) of (?:firm|company|business|outfit|enterprise)\b|\bwhat (?:does|do) .* do\b|\b(?:who|what) (?:is|are|was)\s*(?:$|\s\s)",
    re.IGNORECASE,
)
"""Words that ask for all that is known of a firm."""
_HOW = re.compile(
    r"(?:怎么?样|咋样|咋个样|如何|好不好|行不行|靠不靠得住|靠不住|牢不牢靠|牢靠|稳当|(?:我|咱)?心里没底|靠(?:不靠)?谱|靠得住|稳不稳|可不可靠|值不值得|好吗|行吗)(?:吗|呢|啊|呀|嘛)?|"
    r"\bhow(?:'s| is| are| was)\b|\bany good\b|\bdoing\b|\bup to\b|\bwhat about\b|\bhow about\b|\blook(?:s|ing)?\b|\bfar(?:e|es|ing)\b",
    re.IGNORECASE,
)
"""Words that ask for a judgement, of the firm where nothing else is named."""
_ON_REGISTER = re.compile(
    r"地址|住所|在哪|哪里|哪儿|哪个地方|什么地方|哪个(?:县|镇|园|乡)|电话|联系方式|手机|邮箱|官网|法定代表人|法人代表|法人|法代|(?:什么时候|哪年|何时|啥时候?|几时|哪一年)[^,，。?？]{0,6}(?:成立|注册|开|设立|办)|"
    r"成立|设立|开办|开了|办了|注册|资本|实缴|信用代码|统一代码|税号|行业|经营范围|规模|大不大|多大|员工|人数|几个人|多少人|参保|社保|分公司|曾用名|以前叫|原来叫|原名|改名|更名|性质|国企|国有|民营|私营|央企|类型|"
    r"停(?:着|了|过)?产|停工|复产|开工|营业|歇业|注销|吊销|存续|倒闭|关门|关停|破产|清算|(?:还|仍)在(?:生产|经营|开|运转|做|干)|"
    r"纳税(?:信用)?|税级|[a-dm]级|环节|上游|中游|下游|产业链|哪条链|"
    r"address|phone|telephone|contact|e-?mail|website|legal representative|found(?:ed|ing|er)|established|set up|incorporated|how old|age\b|capital|paid[- ]in|credit code|uscc|headcount|"
    r"employees|staff size|people insured|insured|how (?:many people|big|large)|size\b|where (?:is|are|'s)|located|location|based|industry|sector|segment|"
    r"state-owned|private|tax (?:grade|rating|class)|former(?:ly)? (?:name|called)|old name|renamed|"
    r"still (?:running|operating|open|trading|producing|in business|active|going|up and running)|stopped (?:producing|production)|shut|deregistered|revoked|closed|bankrupt|in operation|active",
    re.IGNORECASE,
)
"""Facts of the register, which a profile begins with."""
_NOT_HELD = re.compile(
    r"(?:老板|法人|法定代表人|实控人|控制人|股东|当家|负责人|董事长|经理)[^,，。?？]{0,8}(?:多大|几岁|岁数|哪里人|哪儿人|人品|为人|结婚|属什么|干过什么)|how old (?:is|are) (?:the |its |their |his )?(?:boss|owner|controller|manager|director|legal)|股价|市值|市盈率|满意度|口碑|名声|新闻|舆情|评价怎样|学历|留过?学|年龄|属相|身份证|家庭|婚姻|离婚|结婚|结没结婚|前妻|前夫|情人|小三|几个(?:孩子|娃)|爱好|抽烟|喝酒|酒量|赌博|生日|星座|信什么教|身体好|有没有病|体检|微信|抖音|开什么车|子女|老婆|住在|工资|薪|公积金|碳排|能耗|用电|用水|电费|水费|产能|天气|排名全国|"
    r"share price|stock price|market (?:cap|value)|satisfaction|reputation|in the news|news about|reviews?|salar|wages?|degree|education|married|wife|birthday|carbon|emission|electricity|energy use",
    re.IGNORECASE,
)
"""What no table here tells of a firm or of its people."""
_OF_IT = re.compile(r"\s*(?:这家|那家|公司|企业)?(?:的|'s|’s)")
_BY_TOKEN: tuple[tuple[str, Aspect], ...] = (
    ("zxeYr*", "court"),
    ("!kb", "bank"),
    ("uq", "qualifications"),
    ("w", "tenders"),
    ("1", "bank"),
)
"""What words that the lexicon knows ask of a firm where nothing plainer is asked."""
_LOAN = re.compile(
    r"有(?:没有|无|什么|几笔|多少)?(?:什么)?贷款|贷(?:了|过|着)|\b(?:any|a|its|their) (?:\w+ )?loans?\b(?! to| suit)",
    re.IGNORECASE,
)
"""A loan that it has is the bank's own matter; one that it might get is none (适合贷款吗)."""
_ON = re.compile(
    r"^[\s,，]*(?:那|那么|还有|再看|and|so|then|what about|how about|the same for|same for)*\s*的?\s*呢?[\s呢?？。!！]*$",
    re.IGNORECASE,
)
_REST = re.compile(
    r"(?:这|那|该|此|本)(?:一)?(?:家|户|个|边|头|厂|里)(?:企业|公司|单位)?|公司|企业|厂子|一下|最近|近来|眼下|整体|到底|究竟"
)


def asks_of_register(text: str) -> bool:
    """Whether a fact of the register is named: 参保人数, 哪年成立."""
    return _ON_REGISTER.search(text) is not None


def not_held(asked: Tokens) -> tuple[str, ...]:
    """What no table tells of a firm, in the words of the question."""
    absent = _NOT_HELD.search(asked.text)
    return (absent[0].strip(),) if absent else ()


def asks_on(asked: Tokens) -> bool:
    """Whether the turn only names another firm (那第三家呢): what was asked of the one before is asked of it."""
    return (
        _ON.match(without_places(asked.text)) is not None
        and re.search(r"呢|(?:what|how) about|^\W*(?:and|same for|the same for)\b", asked.text) is not None
    )


def aspect_by_words(asked: Tokens) -> Aspect | None:
    """What of the firm is asked for by a word of the trade: 还逾期着吗."""
    if _LOAN.search(asked.text):
        return "bank"
    for categories, aspect in _BY_TOKEN:
        if asked.has(categories):
            return aspect
    return None


def left_of_firm(tokens: Tokens, asked: Tokens) -> tuple[str, ...]:
    """Words of a question about one firm that a profile would not answer; empty where the whole firm is asked for.

    asked: the tokens without names and without what is set aside.
    """
    if _ON_REGISTER.search(asked.text):
        return ()
    blank = _blanked(_blanked(_blanked(without_places(asked.text), _TELLS), _HOW), _REST)
    left = [
        (token, words)
        for token in asked.all('.w0"D3UB')
        if weighs(words := blank[token.start : token.end].strip(" ,，。?？!！"))
    ]
    if _TELLS.search(asked.text):
        left = [(token, words) for token, words in left if _said_of_it(tokens, token)]
    return tuple(dict.fromkeys(" ".join(words.split()) for _, words in left))


def _said_of_it(tokens: Tokens, token: Token) -> bool:
    """Whether the words are what the firm has: 介绍一下X的股价. Others are the speaker's: 下午要去跑一趟，先介绍一下X."""
    for name in tokens.all("Mp"):
        if name.start < token.start:
            behind = _OF_IT.match(tokens.text, name.end)
            if behind and token.start <= behind.end() + 1:
                return True
        elif re.search(
            r"\b(?:of|at|in|for)\s+(?:the\s+)?$", tokens.text[token.end : name.start]
        ) and not tokens.text[token.end : name.start].count(","):
            return True
    return False


def _blanked(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda match: " " * len(match[0]), text)
