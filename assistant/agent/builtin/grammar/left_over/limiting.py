"""Whether words that no condition took stand where words limit which firms are meant.

A word limits firms where it is said of them: right before a word for firms or their trade (光伏企业, semiconductor
companies), as what they make (做手机芯片的), as what they do or have (哪些企业在扩产, firms that export), where they are
(青云山县, in Narnia), as a measure of them (平均工资超过一万, 满意度最高), or alone in a list of key words. Anywhere else it
is the speaker's: who asks, why, when, how politely. Looks at places and neighbours; what words weigh is unread.py's.
"""

from __future__ import annotations

import re

from assistant.agent.builtin.grammar.left_over.asides_en import limits_in_english
from assistant.agent.builtin.lexicon.plain import PLAIN_EN
from assistant.agent.builtin.question_tokens import Token, Tokens

_FIRMS_ZH = (
    "企业|公司|厂|商户|商家|单位|主体|客户|供应商|供货商|合作社|个体|农户|大户|产业|行业|集群|园区|民企|国企|央企|"
    "小微|卖家|买家|龙头企业|加工户|种植户|养殖户|业主|老板|户|链"
)
_OF_FIRMS_ZH = re.compile(
    r"\s*(?:过|了|着|得)?(?:加工|生产|制造|制作|种植|养殖|销售|经营|批发|零售|贸易|开采|服务|回收|研发)?(?:这?[类种]|型|性质?|方面|领域|概念|板块|赛道|相关|背景|资质|证书?|认证|称号)?"
    r"(?:里面?|里头|中|上|内|境内|那边|这边|一带|附近|周边|那块|这块)?的?(?:那|这)?(?:几|些|[一二两三四五]|\d+)?(?:家|个|批|类|种)?"
    rf"(?:{_FIRMS_ZH})"
)
"""光伏产业链, 青云山县的磷化工企业, 做手机芯片的厂子: what stands right behind the words."""
_OF_KIND_ZH = re.compile(
    r"\s*(?:过|了|着|得)?(?:加工|生产|制造|制作|种植|养殖|销售|经营|批发|零售|贸易|开采|服务|回收|研发)?(?:这?[类种]|型|性质?|方面|领域|概念|板块|赛道|相关|背景|资质|证书?|认证|认定|称号|达标)?(?:里面?|里头|中|上|内|境内|那边|这边|一带)?的?\s*"
)
"""获得绿色金融认证的: what may stand between the words and the firms' trade."""
_LIVES_ZH = re.compile(
    rf"\s*(?:上|里|那边|那里|境内)?(?:都|还|一共|总共)?有(?:哪些|哪几|多少|几|什么|啥|没有)(?:家|个|户)?(?:{_FIRMS_ZH})"
)
"""火星上有哪些企业."""
_BLOCK_ZH = re.compile(r"\s*(?:这|那)一?(?:块|行当?|摊|路)(?:生意|业务|上|里|的|有|哪|都|,|，|$)")
"""福泉钢材这块哪几家能贷."""
_CLOSES_ZH = re.compile(
    r"\s*的(?:那些|那种|那几家|这些)?\s*(?:[,，。;；?？!！)]|$|有哪|有谁|是谁|有多少|有几|都有|哪|几家|多少|呢|吧|不要|不算|排除|去掉|剔|除外|留下|保留|优先|靠前)"
)
"""环保达标的: the words say which."""
_MAKES_ZH = re.compile(
    r"(?:做|搞|从事|生产|加工|卖|经营|种|养|制造|销售|研发|代理|主营|开采|出产|酿|榨)(?:的是|着|过)?\s*$"
)
_MADE_ZH = re.compile(r"^(?:做|搞|卖|种|养|产|开|造|酿|榨)[\u4e00-\u9fff]{2,}")
_HAS_ZH = re.compile(
    r"(?:有|没有|没|无|未|正在|正|在|属于|具有|具备|拥有|带有|已经?|刚|刚刚|不|够|敢|愿意)\s*$"
)
_ONLY_ZH = re.compile(
    r"(?:只看|只要|仅看|仅限|只留|就要|就看|只筛|限于|限定|不要|不看|排除|剔除|去掉|除了|除开|必须|最好|要求)\s*$"
)
_PLACE_ZH = re.compile(
    r"(?<![\u4e00-\u9fff])(?![全本各哪每外该]|城市|超市|门市|上市|夜市|股市|地区|社区|小区|景区|市区|城区|山区|辖区|片区|郊区|区县|市县|县市)[\u4e00-\u9fff]{2,6}(?<!上|股|楼|超|门|夜)"
    r"(?:[县市州省岛]|(?<![城小])镇|(?<!城)乡(?!下|亲|镇|村)|(?<![乡农])村(?!镇|民|委)|(?<![社小景市城山辖片郊地灾园矿厂牧])区(?!域|间|别|分|块|内|位|划|县)|开发区|园区|工业园|新区|街道)(?![\u4e00-\u9fff]{0,1}场|值|面|政|价|民|长|委|级|属|里|直|管|联)"
)
_GOES_TO_ZH = re.compile(
    r"(?:[去到跑在赴往回]|下(?!周|个?月|午|半年|次|回))(?![城超门上股夜全本各外])(?!乡镇|县市|县区|园区|辖区|社区|小区|片区|那|这)[\u4e00-\u9fff]{1,4}?"
    r"(?:县|[市州](?!场)|镇|乡(?!下|亲|镇|村)|区(?!域|间|别|分))(?![里长委级属])"
)
"""下周去碧落县出差，那边…: the place of the question, told in a clause before it."""


def goes_somewhere(words: str) -> bool:
    """Whether unknown words say where the speaker is going: 去碧落县出差."""
    return _GOES_TO_ZH.search(words) is not None


_SAID_OF_ZH = re.compile(
    r"(?:都|全|大多|主要)?(?:是|靠|用)(?:自己|别人|人家)?[\u4e00-\u9fff]{1,6}?(?:来|下来|的人)?的"
)
"""厂房是租来的吨袋厂: what is said of firms, with its subject before the verb."""
_IS_FIRM_ZH = re.compile(
    r"[\u4e00-\u9fff](?:厂|场|店|坊|社|商|矿山|企业|公司|种植户|养殖户|加工户|大户|农户|车队|基地)$"
)
"""白酒厂: a kind of firm."""
_MEASURED_ZH = re.compile(
    r"\s*(?:超过|低于|高于|不低于|不超过|不少于|大于|小于|少于|多于|达到|在?\d|最[高低大小多少好差强长短]|排名?前|从高到低|从低到高|前[十五三]|同比|增长|下降|上升|下滑)"
)
_MOST_ZH = re.compile(r"(?:最|更|比较|特别|非常|很)[\u4e00-\u9fff]{1,4}$")
"""最赚钱的: a measure that nobody holds."""
_FIRM_TOKENS = "IUKkXBT~^GHP@"
_SUBJECTS = "IWUKkp"
_SUBJECTS_ZH = "IUKkX"
_LIMITS_ZH = "zxeY*rwqSVTF!mynucgisP%~^$ALRAa"
_WHO_ZH = frozenset({"哪些", "哪家", "哪几家", "哪几户", "哪户", "有哪些", "哪个", "哪几个", "有哪几家"})
_ENDS = re.compile(r"\s*(?:[吗么呢啊呀了的]{0,2}\s*(?:[,，。;；?？!！]|$))")
_A_GRADE = re.compile(r"[a-dm]级")
"""A级: of what, the question does not say."""
_OF_A_PAPER = re.compile(r"^(?:资质|证书?|认证|认定|称号|牌子|业务)")
_GAP = re.compile(r"[\s+/、,，;；|]")
_SPOKEN = re.compile(r"[我你您咱请想帮麻吗呢吧啊呀嘛哦哈]|什么|怎么|一下")

_FIRMS_EN = re.compile(
    r"\s*(?:-?(?:based|related|oriented|focused|type))?\s*(?:industry|industrial|value|supply|sector|chain)?\s*(?:chain|firms?|compan(?:y|ies)|enterprises?|business(?:es)?|makers?|manufacturers?|"
    r"producers?|suppliers?|vendors?|clients?|customers?|borrowers?|industry|sector|trade|cluster|cooperatives?|co-ops?|traders?|growers?|processors?|plants?|factories|outfits?|players?|operators?|exporters?|importers?|carriers?|hauliers?|haulers?|truckers?|dealers?|wholesalers?|distributors?|retailers?|merchants?|workshops?|mills?|labs?|laborator(?:y|ies)|contractors?|recyclers?|refiners?|refiner(?:y|ies)|miners?|mines?|smelters?|foundr(?:y|ies)|farms?|shops?|brewers?|brewer(?:y|ies)|distiller(?:y|ies)|packers?|builders?|installers?|consultanc(?:y|ies)|agenc(?:y|ies))\b"
)
_IGNORES_EN = re.compile(r"\b(?:ignore|ignoring|despite|regardless of)\s*$")
_WHERE_EN = re.compile(r"\b(?:in|from|around|near|outside|into|within|across|inside)\s+(?:the\s+)?$")
_MOST_EN = re.compile(r"\b(?:most|fewest|highest|lowest|best|worst|biggest|largest|smallest|more|fewer)\s+$")
_MAKES_EN = re.compile(
    r"\b(?:mak(?:e|es|ing)|produc(?:e|es|ing)|sell(?:s|ing)?|build(?:s|ing)?|grow(?:s|ing)?|manufactur(?:e|es|ing)|deal(?:s|ing)? in|trad(?:e|es|ing) in|speciali[sz](?:e|es|ing|ed) in)\s+(?:the\s+|any\s+)?$"
)
_SAID_OF_EN = re.compile(
    r"\b(?:who|that|which|whose|with|without|have|has|having|had|are|is|aren't|isn't|not|no|never|been|firms?|companies|ones|those|suppliers|clients|customers|only|just|by)(?:\s+[a-z'-]+){0,2}\s*$"
)
_SPEAKERS_EN = re.compile(r"\b(?:i|we|you|us|me|my|our|your|please|could|would|can|let)\b[^,;.]*$")
_MEASURED_EN = re.compile(
    r"\s*(?:above|below|over|under|more than|less than|at least|fell|rose|grew|of \d|higher|lower|exceeding)"
)


_ASKED_EN = re.compile(
    r"(?:^|\b(?:show|list|find|give|get|name|fetch|display|identify|pull up|which|what|how many|number of|count|any|all|every|some|our|local|other|who are|are there))\s*"
    r"(?:\b(?:me|us|the|all|any|some|every|of|our|a|list|up|local)\s+)*$"
)
_THEN_EN = re.compile(
    r"\s*(?:$|[?.,;!]|(?:in|near|around|from|within|at|with|that|who|which|whose|having|located|based|are there|do we|we have|there|founded|set up)\b)"
)
_MAKERS_EN = frozenset({"presses", "pressers", "mills"})
_PLURAL_EN = re.compile(r"(?:[^s]s|ies|men)$")


def _is_object(tokens: Tokens, token: Token) -> bool:
    """show me the timber hauliers in Fuquan: whom the question is for, in a word that nothing knows."""
    words = [word for word in re.findall(r"[a-z'-]+", token.text) if word]
    if not words or words[-1] in PLAIN_EN or not _PLURAL_EN.search(words[-1]):
        return False
    text = tokens.text
    if _THEN_EN.match(text, token.end) is None:
        return False
    trade = words[-1] not in _MAKERS_EN and any(
        item.category in "HP@" and item.end + 1 == token.start for item in tokens.items
    )
    return trade or _ASKED_EN.search(text[: token.start]) is not None  # tea brokers: whom of the trade


def stands_where_it_limits(tokens: Tokens, place: int) -> bool:
    """Whether the unknown words at `place` are said of the firms that are asked for."""
    token, place = _whole_run(tokens, place)
    return _in_chinese(tokens, place, token) if _han(token.text) else _in_english(tokens, place, token)


def _whole_run(tokens: Tokens, place: int) -> tuple[Token, int]:
    """The unknown words around `place` that stand together (出口 and 业务) as one, and the place of the first."""
    first, last = tokens.run_at(place)
    start, end = tokens.items[first].start, tokens.items[last].end
    return Token(".", None, tokens.text[start:end], start, end), first


def _han(text: str) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in text)


def _in_chinese(tokens: Tokens, place: int, token: Token) -> bool:
    text = tokens.text
    if _A_GRADE.fullmatch(token.text):
        return True
    if _grows_it(tokens, token):
        return False
    ahead, behind = text[: token.start], _OF_A_PAPER.sub("", text[token.end :])
    before = next((item for item in reversed(tokens.items[:place]) if item.category not in "dj"), None)
    after = next(
        (item for item in tokens.items[place:] if item.start >= token.end and item.text != "的"), None
    )
    if (
        _BLOCK_ZH.match(behind)
        or _LIVES_ZH.match(behind)
        or _OF_FIRMS_ZH.match(behind)
        or _CLOSES_ZH.match(behind)
        or _MEASURED_ZH.match(behind)
    ):
        return True
    if (
        after is not None
        and after.category in _FIRM_TOKENS
        and _OF_KIND_ZH.fullmatch(text, token.end, after.start)
    ):
        return True
    if _says_which(tokens, token) or _is_subject(tokens, token):
        return True
    if _MAKES_ZH.search(ahead) or _MADE_ZH.match(token.text) or _ONLY_ZH.search(ahead):
        return True
    if _MOST_ZH.search(text[max(0, token.start - 2) : token.end]) and re.match(r"\s*的", behind):
        return True
    if _PLACE_ZH.search(token.text) or _IS_FIRM_ZH.search(token.text):
        return True
    if before is not None and before.text == "的":
        held = [item for item in tokens.items[:place] if item.category not in "dj"]
        if len(held) > 1 and held[-2].category == "W":
            return True  # 哪家的货款拖得久
        if len(held) > 2 and held[-2].category in "IUKk" and held[-3].category == "W":
            return True  # 哪些企业的法人代表是研究生学历
    said_of = (
        before is not None
        and before.category in _SUBJECTS
        and not _GAP.search(text[before.end : token.start])
    )
    if (said_of or _HAS_ZH.search(ahead)) and _ENDS.match(behind):
        return True
    if _closes_alone(tokens, token):
        return True  # 哪些还欠着别的银行的钱
    if said_of and after is not None and after.category == "a":
        return True  # 哪些企业需要贷款
    return _predicate(tokens, place, token) or _alone(text, token)


_GROWS_ZH = re.compile(
    r"(?:主要|专门|专业|自己|自家|大面积|规模化?|连片|就地|本地)*(?:种植|栽种|栽培|栽植|培育|培植|播种|采摘|采收|采制|炒制|压榨|酿造|炼制|冶炼|合成|配制|调配|提炼|提纯|烘焙|烘烤|研磨|熬制|养殖|饲养|放养|贩卖|售卖|经销|贩运|推销)(?:过|着|了)?"
)
"""种植花生的合作社: a verb whose object is the product behind it."""


def _grows_it(tokens: Tokens, token: Token) -> bool:
    """Whether the word is only the verb of the product that stands right behind it."""
    if _GROWS_ZH.fullmatch(token.text) is None:
        return False
    return any(item.category in "PH" and item.start == token.end for item in tokens.items)


def _says_which(tokens: Tokens, token: Token) -> bool:
    """厂房自有产权的福泉企业: a place may stand between what is said of firms and the word for them."""
    behind = [item for item in tokens.items if item.start >= token.end and item.text != "的"]
    places = 0
    while places < len(behind) and behind[places].category in "RZCL":
        places += 1
    if not 0 < places < len(behind) or behind[places].category not in _FIRM_TOKENS:
        return False
    return re.fullmatch(r"\s*的\s*", tokens.text[token.end : behind[0].start]) is not None


def _is_subject(tokens: Tokens, token: Token) -> bool:
    """Whether the words are what something is said of, in a clause before the firms that it limits."""
    said = _SAID_OF_ZH.match(tokens.text, token.end)
    if said is None:
        return False
    within = [item for item in tokens.items if token.end <= item.start < said.end()]
    behind = next((item for item in tokens.items if item.start >= said.end()), None)
    if behind is None or behind.category not in _FIRM_TOKENS or behind.start > said.end():
        return False
    return all(item.category in ".tht" for item in within)


def _closes_alone(tokens: Tokens, token: Token) -> bool:
    """Whether words that nothing knows are all that the clause says of the firms asked for, from 哪些 to its end."""
    items = tokens.items
    start = max(
        (p for p, item in enumerate(items) if item.category == ";" and item.start < token.start), default=-1
    )
    asked = next((p for p in range(start + 1, len(items)) if items[p].text in _WHO_ZH), None)
    if asked is None or items[asked].start > token.start:
        return False
    stop = next((p for p in range(asked, len(items)) if items[p].category == ";"), len(items))
    said = tokens.text[items[asked].end : items[stop - 1].end]
    return all(item.category in ".t" for item in items[asked + 1 : stop]) and _SPOKEN.search(said) is None


def _predicate(tokens: Tokens, place: int, token: Token) -> bool:
    """Whether the words are said of the firms asked for: 哪些企业买了安责险, 谁的厂房带光伏."""
    shape = tokens.shape
    start = shape.rfind(";", 0, place) + 1
    asked = next((i for i in range(start, place) if shape[i] == "Q" or tokens.items[i].text in _WHO_ZH), None)
    if asked is None or not any(shape[i] in _SUBJECTS_ZH for i in range(asked + 1, place)):
        return False
    stop = next(
        (i for i in range(place, len(shape)) if shape[i] == ";" or tokens.items[i].text == "、"), len(shape)
    )
    said = shape[asked + 1 : stop]
    if any(category in _LIMITS_ZH for category in said):
        return False  # 哪些单位正以被告身份打着官司: a condition is said of them, in those words
    return _SPOKEN.search(tokens.text[tokens.items[asked].end : token.end].replace("申请", "")) is None


def _alone(text: str, token: Token) -> bool:
    """Whether the words are a key word of a list: 瓮安 光伏 企业, without a word of speech."""
    if _SPOKEN.search(text) or len(text) > 40:
        return False
    left = not text[: token.start].strip() or _GAP.match(text[token.start - 1]) is not None
    right = not text[token.end :].strip() or _GAP.match(text[token.end]) is not None
    return left and right


def _in_english(tokens: Tokens, place: int, token: Token) -> bool:
    text = tokens.text
    ahead, behind = text[: token.start], text[token.end :]
    after = next((item for item in tokens.items[place:] if item.start >= token.end), None)
    if _IGNORES_EN.search(token.text) and after is not None and after.category in "zxeY*!":
        return True
    if _FIRMS_EN.match(behind) or _MEASURED_EN.match(behind):
        return True
    if after is not None and after.category in _FIRM_TOKENS and not text[token.end : after.start].strip():
        return True
    if _MOST_EN.search(ahead) or _is_object(tokens, token):
        return True
    if _WHERE_EN.search(ahead) or _MAKES_EN.search(ahead):
        return True
    if _SAID_OF_EN.search(ahead) and not _SPEAKERS_EN.search(ahead):
        return True
    if not text[: token.start].strip() and not behind.strip():
        return True
    return limits_in_english(tokens, token)
