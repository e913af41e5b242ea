"""Questions about one firm: which one (a name, 第二家, 它), and what about it (客户, 实际控制人, 涉诉, 评分)."""

from __future__ import annotations

import re

from assistant.agent.builtin.grammar.one_firm.aspects import aspect_of
from assistant.agent.builtin.grammar.one_firm.of_a_pair import without_neighbours
from assistant.agent.builtin.question_tokens import Tokens

_PLACES = {
    "首家": 1,
    "首户": 1,
    "首位": 1,
    "首个": 1,
    "最前头": 1,
    "最前面": 1,
    "排头": 1,
    "头一名": 1,
    "榜首": 1,
    "前头那家": 1,
    "前面那家": 1,
    "打头那家": 1,
    "第一名": 1,
    "头名": 1,
    "头一家": 1,
    "the first": 1,
    "the second": 2,
    "the third": 3,
    "the fourth": 4,
    "the fifth": 5,
}
_PLACE = re.compile(
    r"(?<!倒数)第\s*(?P<zh>\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:家|个|名|位|户|的|[那这]一?[家个户]|$)|排(?:名|到|在|行)?第?(?P<rank>[一二三四五六七八九十]|\d{1,2})(?![0-9.]*万|[下个排遍些列次])|"
    r"(?:^|\s)(?:the\s+)?(?P<en>first|second|third|fourth|fifth|sixth|seventh|eighth)\s+(?:one|firm|company|candidate|on the list)|"
    r"(?:number|no\.|#)\s*(?P<no>\d{1,2})(?!\d)|\bnumber (?P<spelt>one|two|three|four|five|six|seven|eight)\b|"
    r"\bthe (?P<alone>first|second|third|fourth|fifth|sixth|seventh|eighth)\b(?!\s+(?:half|quarter|batch|time|step|\d|two|three|five|ten|line|place))|"
    r"\b(?P<nth>[1-9])(?:st|nd|rd|th)\b(?!\s+(?:half|quarter|batch|of))",
    re.IGNORECASE,
)
_RANKED: tuple[tuple[int, re.Pattern[str]], ...] = (
    (
        1,
        re.compile(
            r"(?:排|站|列)?(?:在)?最?(?:靠前|上面|上头|前面)的(?:那|这)一?[家户个名]|(?<![放排摆搁列在往])头一[个家户名位](?!月|季|星期|亿)|(?:打头|领头|领先|居首|为首|排头|领跑|挂头牌|排首位|排在?最?前[面头]?|(?:排|放)在?头一个?)的?(?:那|这)一?[家户个]|(?:第一|头一|首)位(?!置)|冠军|状元|"
            r"\b(?:the|that|this|your|our) (?:very )?(?:top|leading|front|highest[- ]ranked|best[- ]ranked|top[- ]ranked) (?:one|firm|company|name|candidate|entry|spot|scorer)\b|\b(?:the|that|this) (?:leader|front-?runner|winner|top dog|number one)\b",
            re.IGNORECASE,
        ),
    ),
    (
        2,
        re.compile(
            r"亚军|榜眼|老二|第二位|次席|排(?:在|到)?第?二|\b(?:the )?runner-?s?-?up\b|\bsecond[- ](?:placed?|ranked|best)\b",
            re.IGNORECASE,
        ),
    ),
    (3, re.compile(r"季军|探花|第三位|\bthird[- ](?:placed?|ranked|best)\b", re.IGNORECASE)),
)
"""Places that are named by a rank and no number: the runner-up."""
_RANGE = re.compile(
    r"第\s*[\d一二三四五六七八九十]{1,3}\s*(?:名|家|位|户)?\s*(?:到|至|~|-|—|–)\s*第?\s*[\d一二三四五六七八九十]{1,3}|"
    r"\b\d{1,3}(?:st|nd|rd|th)?\s*(?:to|through|-|–)\s*\d{1,3}(?:st|nd|rd|th)\b"
)
"""第11到第20名: a part of a list and no firm."""
_BUT = re.compile(
    r"(?:除了|除开|除去|不算|不要|去掉|撇开|抛开|排除)(?:掉)?[^,，。?？]{0,4}(?P<zh>第\s*[\d一二三四五六七八九十]{1,2}|最后一|头一)[家个名户位]|"
    r"\b(?:all but|except(?: for)?|but not|without|leaving out|other than|apart from) (?:the )?(?P<en>first|second|third|fourth|fifth|last|top)\b",
    re.IGNORECASE,
)
_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight")
_ENGLISH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_EXCLUDED = re.compile(
    r"(?:被)?(?:排除|否决|淘汰|刷掉|剔除)(?:掉)?的(?:那家|那个|企业|公司)?|(?:excluded|vetoed|rejected|ruled out) (?:one|firm|company)|was (?:\w+ )?(?:excluded|vetoed|rejected|ruled out)",
    re.IGNORECASE,
)
_WHY = re.compile(
    r"怎么(?:一[上下][来子]?|这么快|直接|突然|好好的?)?(?:就|会|又|还|给|是)*(?:没(?:有)?(?:被)?(?:进|入|过|选|上|戏|评|推|列|纳|荐|挑|留)|不(?!良)|被|排|落|掉|出局|没了)|(?:被否|否决|落选|出局|扣分|淘汰|排除|刷下来|筛掉|被拒|没过|(?:未能?|没有?|没能|不)(?:获得?|被|得到|予|得以|进入?|列)?[^,，。?？]{0,4}(?:通过|准入|入围|入选|过关|获批|达标|列入|纳入|推荐|评上|合格|符合|给予?授信))[^,，。?？]{0,8}(?:原因|理由|缘由|缘故|依据)|(?:栽|倒|卡|输|败)在(?:哪|什么|啥)|哪一?[条点项关]没过|触[了碰到]*(?:哪|什么)[^,，。?？]{0,2}(?:红线|条)|强在|好在哪|赢在|胜在|输在|比别[家人的].{0,4}(?:强|好|高)|\bon what (?:grounds|basis)|for what (?:cause|fault)|\bwhat (?:earn|won|w[io]n|got|get|gave|secured?|bought|landed|justif|explain|account)[a-z]*(?: for)? [^,;?]{0,40}(?:place|spot|position|rank|lead|top|there|first|score|grade)|\bwhat (?:puts|makes|gives|keeps|sets|places|lifts|holds|drags|pulls|cost|lands) [^,;?]{0,40}(?:ahead|above|first|apart|top|edge|lead|behind|back|down|out|better|worse|so (?:high|low))|咋(?:就|会)?(?:没|不|被)|何故|没入围|没进(?:入)?名单|how come|为什么|为何|为啥|凭什么|凭啥|(?:原因|理由|缘由)(?:是|在|出在)?(?:什么|啥|哪)|分(?:数)?(?:低|高|丢|差|扣)在|什么原因|怎么会|why|what is the reason|for what reason",
    re.IGNORECASE,
)
_RELATION = re.compile(
    r"(?<!供应链)(?<!上下游)(?<!股权)(?:什么|啥|何种|有没有|是否有|有无)?(?<!无)关(?:系|联|连)|一伙|一家人|是不是一家|是一家(?!企业|公司)|一家的吗|同一[个家伙](?:老板|控制人|人|股东|东家|集团|实控)|(?:一|同)个(?:老板|控制人|实控人|东家)|有牵连|有瓜葛|搭上边|沾边|沾亲|穿一条裤子|同一条裤子|一条绳上|一根绳上|一套(?:人马|班子)|同一(?:拨|帮|班|伙)人|一(?:拨|帮|班)人|左手倒右手|左手换右手|(?:兄弟|姊妹|姐妹)(?:公司|企业|厂)|马甲|影子公司|串通|勾连|勾结|猫腻|隐性|认识|\brelated|relation(?!ships? with (?:us|the bank|our bank|our branch))|\brelates?\b|(?<![a-z])connect(?:s|ed|ion|ions)?(?![a-z])|(?<![a-z])link(?:s|ed|ing)?(?![a-z])|\bbinds?\b|\bhave to do with\b|\bhas to do with\b|ties? between|same owner|same controller|same group|same people|tied to|in common|share (?:an? |the )?(?:address|phone|director|officer|people|owner)|common owner|\bties\b|affiliat",
    re.IGNORECASE,
)
_COMPARE = re.compile(
    r"比较|对比|相比|哪[个家](?:[^,，。?？]{0,6})?(?:更|好|强|硬|厚|稳|靠谱|实|大|优|占优|合适|划算)|谁[^,，。?？]{0,6}(?:更|厚|硬|稳|实在)|并排|对照|对着(?:看|比)|(?:摆|放|搁|凑)(?:到|在)?一(?:起|块儿?|道|处)|拉出来(?:遛|溜|比)|一较高下|谁更|谁好|谁强|比(?=[呢吗啊吧]|怎么?样|如何|起来)|比一?下|比一比|比比|PK|pk|强在哪|好在哪|强弱|优劣|孰优|哪家靠得住|哪个强|二选一|选哪|放(?:在)?一起|\b(?:set|put|hold|measure|weigh|pit|judge|rate|stack|place|size up|line up) .{1,70} (?:against|beside|next to|alongside)|(?:number|no\.?|#) ?\d+ (?:against|versus|vs\.?|with|and|or|to) (?:number|no\.?|#) ?\d+|side by side|head to head|against each other|which (?:one |of (?:them|the two) )?(?:is|would|looks|has|do) |stronger|weaker|safer|sounder|stack up|有什么区别|有啥区别|差别|差在哪|区别|compare|comparison|versus|\bvs\b|better|differ",
    re.IGNORECASE,
)
_OF_A_FIRM = r"客户|买家|供应商|供货商|股东|股权|实际控制人|实控人|法定代表人|法人|中标|涉诉|诉讼|财务|营收|报表|对外担保|评分|尽调|注册资本|成立时间|地址|信用代码"
_BARE = (
    re.compile(
        rf"^(?:请|帮我)?(?:介绍|查|查询|看看|说说|评估|分析|了解)?(?:一下|下)?(?P<name>[\u4e00-\u9fff]{{2,16}}?)的(?:前.大|主要|全部)?(?:{_OF_A_FIRM})"
    ),
    re.compile(
        r"^(?:请|帮我)?(?:(?:介绍|评估|查|分析|了解)(?:一下|下)|说说|讲讲|聊聊|说一?下|查查|介绍)(?P<name>[\u4e00-\u9fff]{2,16})(?<!的)[。？?！!]*$"
    ),
    re.compile(r"^(?P<name>[\u4e00-\u9fff]{3,16}?)(?:介绍|说明|讲|说|看|查)(?:一下|下)[。？?！!]*$"),
    re.compile(r"^(?P<name>[\u4e00-\u9fff]{3,16}?)(?:怎么样|咋样|靠谱吗|好不好|行不行)[。？?！!]*$"),
    re.compile(
        r"^(?:who controls|who owns|(?:who are|what are) the (?:customers|suppliers|shareholders|owners) of|due diligence on|tell me (?:more )?about)\s+(?P<name>\w[\w &.'-]{1,50}?)\s*\??$"
    ),
)
_ABOUT = re.compile(
    r"介绍|详细|说说|讲讲|展开|尽调|摘要|怎么样|如何|情况|概况|了解|画像|查一下|tell me|about|detail|profile|summary|due diligence|describe|more on",
    re.IGNORECASE,
)


_NO_NAME = (
    "公司",
    "企业",
    "股东",
    "法定代表人",
    "法人",
    "一人",
    "保证",
    "抵押",
    "质押",
    "担保",
    "信用",
    "贷款",
    "授信",
    "流动资金",
    "固定资产",
    "最后",
    "第",
    "前",
    "另",
    "首",
    "后者",
    "后一",
    "后面",
    "后头",
    "下一",
    "上一",
    "接下来",
    "那",
    "这",
    "其",
    "倒数",
    "上面",
    "下面",
    "刚才",
    "我们",
    "我行",
    "本行",
    "咱们",
    "你",
    "今天",
    "明天",
    "现在",
    "最近",
    "天气",
    "行情",
)
"""How a short name of a firm does not begin."""


_OF_LENDING = re.compile(r"保证|抵押|质押|担保|贷款|授信|责任|合同|贷$|利率|额度|比率|指标|标准")


_OF_A_MATTER = ("情况", "状况", "方面", "表现", "能力", "水平", "问题", "结构", "前景", "走势")
"""How a matter ends and no firm's name: 财务状况怎么样."""


def bare_name(tokens: Tokens) -> str | None:
    """A short name without a legal form that stands where a firm's name does: 介绍一下X, X的客户, who controls X.

    At least two letters of it are words that the grammar does not know; a tool says whether such a firm exists.
    """
    for pattern in _BARE:
        match = pattern.search(tokens.text)
        if match is None:
            continue
        start, end = match.span("name")
        within = [t for t in tokens.items if t.start < end and t.end > start]
        unknown = sum(min(t.end, end) - max(t.start, start) for t in within if t.category == ".")
        if re.search(r"[是为]", match["name"]):
            continue
        if _OF_LENDING.search(match["name"]):
            continue
        if match["name"].endswith(("支行", *_OF_A_MATTER)) or match["name"].startswith(_NO_NAME):
            continue
        if unknown >= 2 and not any(t.category in "SVTFULWQJpzxeYkwb!uia+-nB§¶" for t in within):
            return match["name"].strip()
    return None


_PAIR = re.compile(
    r"^(?:请|帮我)?(?:比较|对比)?(?:一下|下)?(?P<a>[\u4e00-\u9fff]{3,16}?)(?:和|与|跟|vs\.?)(?P<b>[\u4e00-\u9fff]{3,16}?)"
    r"(?:哪个|哪家|谁更|比较|对比|相比|有什么区别|的区别|(?:之间)?(?:是)?(?:什么|啥|有没有|有无)关[系联])"
    r"|^(?:请|帮我)?(?:比较|对比)(?:一下|下)?(?P<c>[\u4e00-\u9fff]{3,16}?)(?:和|与|跟)(?P<d>[\u4e00-\u9fff]{3,16})[。？?]*$"
)


def bare_pair(tokens: Tokens) -> tuple[str, ...]:
    """Two short names that are compared or whose tie is asked for: 甲包装和乙化工哪个好."""
    match = _PAIR.search(tokens.text)
    if match is None:
        return ()
    names = (match["a"] or match["c"], match["b"] or match["d"])
    start, end = match.span()
    if not any(t.category == "." and t.start < end and t.end > start for t in tokens.items):
        return ()
    if any(name.startswith(_NO_NAME) or _OF_LENDING.search(name) for name in names):
        return ()
    if any(t.category in "ISVTFULWQJpHE" and t.text in name for t in tokens.items for name in names):
        return ()
    return names


def place_in_list(text: str) -> int | None:
    """The place in the list before that is meant, from 1 (第二家 is 2)."""
    if _RANGE.search(text):
        return None
    for place, pattern in _RANKED:
        if pattern.search(text):
            return place
    for words, place in _PLACES.items():
        if words in text.lower() and ("one" in text.lower() or not words.isascii()):
            return place
    places = places_in_list(text)
    return places[0] if places else None


def places_in_list(text: str) -> list[int]:
    """Every place in the list that is named, in order (第三家和第一家 is 3, 1)."""
    from assistant.domain.reading.numbers import han_value

    places: list[int] = []
    for match in _PLACE.finditer(text):
        if match["en"] or match["alone"]:
            places.append(_ENGLISH.index((match["en"] or match["alone"]).lower()) + 1)
            continue
        spelt = match["spelt"]
        if spelt:
            places.append(_COUNTED.index(spelt.lower()) + 1)
            continue
        written = match["zh"] or match["rank"] or match["no"] or match["nth"]
        value = int(written) if written.isdigit() else han_value(written)
        if value is not None:
            places.append(int(value))
    return places


def places_named(text: str, shown: int) -> list[int]:
    """Every place of a list of `shown` that is named, counted from either end or by rank, in order: 头一家和最后一家."""
    found = [(match.start(), place) for place, pattern in _RANKED for match in pattern.finditer(text)]
    found += [(match.start(), shown + 1 - _from_the_end(match)) for match in _FROM_THE_END.finditer(text)]
    found += [(text.index(words), place) for words, place in _PLACES.items() if words in text]
    blank = text
    for pattern in (*(ranked for _, ranked in _RANKED), _FROM_THE_END):
        blank = pattern.sub(lambda match: " " * len(match[0]), blank)
    found += zip((match.start() for match in _PLACE.finditer(blank)), places_in_list(blank), strict=False)
    return list(dict.fromkeys(place for _, place in sorted(found) if 1 <= place <= shown))


_SO_MANY = re.compile(
    r"(?P<first>(?:最前面?|排前面?|前面?|头)的?|(?:top|first) )?(?P<last>(?:最后面?|末尾|垫底|后面|倒数)的?|last )?(?P<n>[两俩二三23]|two|three)(?(first)|(?(last)|(?!)))[家个户名]?(?!\s*[\d年月天万亿成十百千])"
)
_HOW_MANY = {"两": 2, "俩": 2, "二": 2, "三": 3, "2": 2, "3": 3, "two": 2, "three": 3}


def so_many_named(text: str, shown: int) -> list[int]:
    """The places of 前三家 or 最后两家 on a list of `shown`."""
    match = _SO_MANY.search(text)
    if match is None or _HOW_MANY[match["n"]] > shown:
        return []
    n = _HOW_MANY[match["n"]]
    return list(range(1, n + 1)) if match["first"] else list(range(shown - n + 1, shown + 1))


_SEVERAL = re.compile(
    r"[家个名户位一二三四五六七八九十\d](?:的)?(?:和|与|跟|、|,|还有|以及|同|及)*(?:第|最后|倒数|末尾|头一)"
)
"""第五家第六家, 第一家和最后一家: more than one."""


def several_places(text: str, shown: int) -> list[int]:
    """The places of a list of `shown` that are named together; none where it is one alone."""
    if _SEVERAL.search(text) is None or _RANGE.search(text) or left_out(text, shown) is not None:
        return []
    places = places_named(text, shown)
    return places if len(places) > 1 else []


def without_places(text: str) -> str:
    """The text with spaces for words that say which of a list is meant; its length stays."""
    text = without_neighbours(text)
    for pattern in (*(ranked for _, ranked in _RANKED), _PLACE, _FROM_THE_END):
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text


def left_out(text: str, shown: int) -> int | None:
    """The place of a list of `shown` that the text leaves out: 除了第二家, all but the second."""
    match = _BUT.search(text)
    if match is None:
        return None
    said = match["zh"] or match["en"]
    if said.lower() in ("最后一", "last"):
        return shown
    if said.lower() in ("头一", "top"):
        return 1
    return next(iter(places_in_list(f"{said}家" if match["zh"] else f"the {said} one")), None)


_FROM_THE_END = re.compile(
    r"最后(?:一|那)?(?:家|个|名|户)|(?:最?(?:后|末)(?:头|面|尾|边)?|(?:排)?最?靠后|末尾|垫底|压轴|殿后|(?:最)?(?:下|底)(?:面|头|边))的?[那这]一?[家个户名]|倒数第(?P<n>[一二三四五])(?:家|个)?|(?:the )?(?P<last>last|final|bottom) (?:one|firm|company)(?! years)|the last on the list"
)


def from_the_end(text: str) -> int | None:
    """The place counted from the end of the list: 最后一家 is 1, 倒数第二家 is 2."""
    match = _FROM_THE_END.search(text)
    return None if match is None else _from_the_end(match)


def _from_the_end(match: re.Match[str]) -> int:
    from assistant.domain.reading.numbers import han_value

    return int(han_value(match["n"]) or 1) if match["n"] else 1


def asks_about_excluded(text: str) -> bool:
    """Whether a firm that was excluded is meant (那家被排除的为什么)."""
    return _EXCLUDED.search(text) is not None


def asks_why(text: str) -> bool:
    """Whether a reason is asked for."""
    return _WHY.search(text) is not None


def asks_relation(text: str) -> bool:
    """Whether the tie between firms is asked for."""
    return _RELATION.search(text) is not None


def asks_comparison(text: str) -> bool:
    """Whether firms are to be compared."""
    return _COMPARE.search(text) is not None


def asks_about_one(text: str, tokens: Tokens) -> bool:
    """Whether the words ask for one firm's story, whoever it is."""
    return _ABOUT.search(text) is not None or aspect_of(text) != "summary" or tokens.has("p")
