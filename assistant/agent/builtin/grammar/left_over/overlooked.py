"""What a Chinese question says beside its conditions that would turn one of them round: a negation that no rule took,
a letter right beside a product's name, an edge in time, a grade. Such a thing is asked back, never passed over.
"""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.agent.builtin.grammar.left_over.unread import CONTENT, weighs
from assistant.agent.builtin.grammar.scope import excluded, idle
from assistant.agent.builtin.question_tokens import Token, Tokens
from assistant.retrieval.tokens import is_word

_DENIES = re.compile(r"[不没未无别甭莫勿]|免(?!费)")
_DENIES_NOTHING = re.compile(
    r"(?P<v>[\u4e00-\u9fff])[不没](?P=v)|不错|不过(?![\d一二两三四五六七八九十百千])|不知道?|不好意思|不用说|没关系|不管|无论|不论|不光|不但|不仅|不只|不止|差不多|不妨|不得不|别人|别的|别处|别家|"
    r"[特个区级类性识分告]别|无非|未来|免得|不然|要不|不客气|不胜|不少|不多|没事|没问题|不急|没空|没时间|不巧|不太?清楚|不太?懂|不太?了解|不记得|记不清|"
    r"说不定|不一定|了不起|来不及|忙不过来|不知|没听说|无所谓|对不起|不打扰|莫非|不日|不断|不久|别客气|别见怪|勿怪|不放心|不踏实|睡不着|没底|没着落|没把握|不容易|没想到|"
    r"不瞒|没工夫|没法|不能再|不行|不够|不好|不够用|没几|别急|不熟|没数|无误|不到位|不动|不起|没完|不说|别忘|别光|不在意|不嫌|不怕|不限|不拘|不挑|不卡|[记想说数认叫]不[全得清住起上出]|[搞弄摸分]不[清懂准]|[拿吃说]不准|不(?:用|消|必)(?:讲|说|提)"
)
_EDGE = re.compile(r"以前|之前|以后|之后|以来|至今|起$|前$|后$|截至|截止")
_GRADE = re.compile(r"(?<![a-z0-9 ])[abcdm](?![a-z0-9])|(?<![a-z0-9])[abcdm](?![a-z0-9 ])")
_TAX = re.compile(r"税|评[了上为到]|信用")
_SETTLED = re.compile(
    r"(?:记录|名录|名单|的事|的案子)?(?:[、,])?(?:都|也|早)?(?:就)?(?:(?:已经?|都|全|全部|早就|又|后来)+(?:从[\u4e00-\u9fff]{2,4}?)?|(?=修复|移出来了|摘帽了))"
    r"(?:移出|移除|摘帽|摘掉|还清|缴清|补缴|补上|结清|结案|了结|修复|撤销|解除|履行|执行完毕|销掉)"
)
"""处罚已修复的: what was set right is no record that a query can ask for."""
_HAS_FOR_CUSTOMERS = re.compile(r"h[HP@~KXqR.t]{1,3}$")
"""有磷化工客户的企业: what their customers are, which no query can hold."""
_HELD_BY = re.compile(
    r"(?:[他她它]们?|这个?人|同一个?人|同一老板|[这那该]家)(?:实际)?(?:控制|控股|掌控|开|投资|名下|旗下)的?"
)
"""还有哪些也是他控制的: whose firms, which only a name can say."""
_OF_PARTNERS = re.compile(
    r"(?<![企府司业构])(?:上家|供应商|供货商|供货方|下家|买家|采购商)(?:都|主要|大多|大部分|基本|基本上|多|全)*(?:集中|分布)?(?:在|位于|来自)(?!各|每)(?=[\u4e00-\u9fff]{2,8}的)|"
    r"(?<![企府司业构])(?:上家|供应商|供货商|供货方|原料供应方?)(?:都|主要|大多)*是(?=(?:国企|央企|民企|国有|民营|外资|上市|小微|个体|合作社))"
)
"""上家是国企的, 供应商集中在福泉的: what a firm's partners are, which no query holds."""
_TWO_PLACES = re.compile(
    r"(?:注册地?|总部|户口|执照|法人)[^,，。;；]{0,3}在[^,，。;；]{2,6}?[,，]?(?:但|而|却|可|实际)[^,，。;；]{0,6}(?:厂|生产|经营|办公|车间)[^,，。;；]{0,3}在|"
    r"(?:也|还|另)(?:有|设|开|办)(?:了|有)?[^,，。;；]{0,2}(?:厂房?|分厂|分公司|分店|子公司|基地|网点|车间)(?=的)"
)
"""注册在福泉但厂在瓮安的, 在贵阳也有厂的: two places of one firm, of which a query holds one."""
_TO = frozenset({"给", "向", "为", "对", "跟", "与"})
_SAYS = CONTENT.replace(".", "") + "LbkKAW"
_SPEAKS = re.compile(r"[我你您咱]|麻烦|帮忙")
_COUNTED_AS = re.compile(r"视同|视为|算作|等同")
"""…的视为失信: what counts as what, which no query can hold."""
_HAN = re.compile(r"[\u4e00-\u9fff]")
_BESIDE = frozenset(
    "的了和与及或在做搞产卖种养挖采拉运跑榨烧造制弄干开是有给把对从到向用被让于为等类厂企商户家店坊社场矿区县市镇乡村上下里中内外前后那这各每哪谁几多都也还就只再又才先请我你他它您咱们吧吗呢啊嘛呀哦哈呗啦哟出进过着得地去来看找查挑选要想能会可应该些个种样点条批档头边块面业行链线圈帮变废拨路系炼磨压烤熬配收贩销供储包装修检测验评办弃提起名称叫含带字"
)
"""Letters beside a product's name that leave it what it is: verbs of the trade, particles, words for firms."""


def overlooked(tokens: Tokens, used: set[int]) -> tuple[str, ...]:
    """The words that were passed over and must not be, in order; empty where there are none or nothing is Chinese."""
    if not _HAN.search(tokens.text):
        return ()
    found: list[str] = [tokens.items[p].text for p in idle(tokens) if not _said_of_the_speaker(tokens, p)]
    for place, token in enumerate(tokens.items):
        if token.category == "." and place not in used:
            if (
                (_turns_round(tokens, token) and _in_a_condition(tokens, place))
                or _set_right(tokens, place)
                or _part_of_a_name(tokens, place)
                or _trade_of_place(tokens, place)
                or (_COUNTED_AS.search(token.text) and _in_a_condition(tokens, place))
            ):
                found.append(token.text)
        elif (
            (
                token.category == "B"
                and place not in used
                and (_HAS_FOR_CUSTOMERS.search(tokens.shape, 0, place) or _denied_customers(tokens, place))
            )
            or (_place_of_a_buyer(tokens, place))
            or (
                token.category == "d"
                and place not in used
                and _EDGE.search(token.text)
                and _in_a_condition(tokens, place)
            )
        ):
            found.append(token.text)
    found += [match[0] for match in _HELD_BY.finditer(tokens.text) if not tokens.has("M")]
    found += [match[0] for match in _TWO_PLACES.finditer(tokens.text)]
    if not tokens.has("M"):
        found += [match[0] for match in _OF_PARTNERS.finditer(tokens.text)]
    found += _members(tokens)
    if _TAX.search(tokens.text):
        found += [match[0] for match in _GRADE.finditer(tokens.text) if not _held(tokens, match.start())]
    return tuple(dict.fromkeys(found))


_SPEAKER = re.compile(r"(?:我们?|咱们?|俺们?|支行|行里|团队)(?!行)[^,，。;；]{0,8}$")
_DEALS_WITH_US = re.compile(r"贷|款|授信|合作|往来|开户|业务|客户|接触|交道|户头|走访")


def _said_of_the_speaker(tokens: Tokens, place: int) -> bool:
    """Whether the clause ends with what the speaker did not do: 服务企业我们一直没怎么开拓. What they did not do with the firms
    (没放过款) can be a condition."""
    shape = tokens.shape
    start, end = shape.rfind(";", 0, place) + 1, shape.find(";", place)
    end = end if end >= 0 else len(shape)
    if (
        end == place + 1
        or not set(shape[place + 1 : end]) <= set(".tj")
        or tokens.items[end - 1].text == "的"
    ):
        return False
    said = next((i for i in range(place - 1, start - 1, -1) if shape[i] in _SAYS), start - 1)
    ahead = tokens.text[
        tokens.items[said].end if said >= start else tokens.items[start].start : tokens.items[place].start
    ]
    rest = tokens.text[tokens.items[place].end : tokens.items[end - 1].end]
    return _SPEAKER.search(ahead) is not None and _DEALS_WITH_US.search(rest) is None


def _denied_customers(tokens: Tokens, place: int) -> bool:
    """客户不要: customers that are left out, of whom the question does not say."""
    return tokens.items[place].text == "客户" and place in excluded(tokens)


def _members(tokens: Tokens) -> list[str]:
    """Members of a list of conditions that hold none: 老板留过学 of 老板留过学、注册资本五百万以上的企业."""
    found: list[str] = []
    for start, end in _spans_of(tokens, ";"):
        clause = tokens.items[start:end]
        if not any(token.text == "、" for token in clause) or _SPEAKS.search(_text_of(tokens, start, end)):
            continue
        members = [(start + low, start + high) for low, high in _cut(clause)]
        told = [any(t.category in _SAYS for t in tokens.items[low:high]) for low, high in members]
        for low, high in members:
            high = _without_head(tokens, low, high)
            words = _text_of(tokens, low, high) if high > low else ""
            says = any(t.category in CONTENT and t.category != "." for t in tokens.items[low:high])
            if (
                not says
                and any(told)
                and any(t.category == "." and weighs(t.text) for t in tokens.items[low:high])
            ):
                found.append(words)
    return found


def _without_head(tokens: Tokens, low: int, high: int) -> int:
    """Where the member ends before the firms it is said of: 厂子却开到外地去 of 厂子却开到外地去的企业有哪些."""
    for place in range(high - 1, low, -1):
        if tokens.items[place].text == "的" and any(
            t.category in "IWUK" for t in tokens.items[place + 1 : high]
        ):
            return place
    return high


def _spans_of(tokens: Tokens, mark: str) -> list[tuple[int, int]]:
    """Where the parts between tokens of the category begin and end, empty ones left out."""
    cuts = [-1, *(i for i, t in enumerate(tokens.items) if t.category == mark), len(tokens.items)]
    return [(low + 1, high) for low, high in pairwise(cuts) if high > low + 1]


def _cut(clause: tuple[Token, ...]) -> list[tuple[int, int]]:
    """The members of a list joined by 、."""
    cuts = [-1, *(i for i, t in enumerate(clause) if t.text == "、"), len(clause)]
    return [(low + 1, high) for low, high in pairwise(cuts) if high > low + 1]


def _text_of(tokens: Tokens, low: int, high: int) -> str:
    return tokens.text[tokens.items[low].start : tokens.items[high - 1].end]


def _held(tokens: Tokens, at: int) -> bool:
    """Whether a token of meaning holds the letter."""
    return any(token.start <= at < token.end and token.category != "." for token in tokens.items)


def _turns_round(tokens: Tokens, token: Token) -> bool:
    words = token.text
    if not tokens.text[token.end :].strip(" ?？。!！"):
        words = words.removesuffix("不").removesuffix("没")  # …的不? asks
    return _DENIES.search(_DENIES_NOTHING.sub("", words)) is not None


def _in_a_condition(tokens: Tokens, place: int) -> bool:
    """Whether a condition stands in the clause of the token."""
    shape = tokens.shape
    start, end = shape.rfind(";", 0, place) + 1, shape.find(";", place)
    clause = shape[start : end if end >= 0 else len(shape)]
    return any(category in CONTENT and category not in ".dn" for category in clause)


def _set_right(tokens: Tokens, place: int) -> bool:
    """Whether the token says of the record before it that it was set right."""
    before = next((token for token in reversed(tokens.items[:place]) if token.category in "zxeY*;"), None)
    if before is None or before.category == ";":
        return False
    return _SETTLED.match(tokens.text, before.end) is not None


def _place_of_a_buyer(tokens: Tokens, place: int) -> bool:
    """给贵阳国企供货的: where the buyers are, which no query can hold."""
    before, after = tokens.at(place - 1), tokens.at(place + 1)
    return (
        tokens.items[place].category == "R"
        and before is not None
        and before.text in _TO
        and after is not None
        and after.category in "SVTF"
    )


_NO_TRADE = re.compile(
    r"老板|同行|同业|这边|那边|地面|地方|情况|[我你您咱他她它]|什么|怎么|一下|最近|目前|现在|大家|人家|到底|企业|公司|客户|户|[的了着过里中上下内们些样都也还就]$|^[做搞有在那这哪跑卖里市县区全本各境附周]"
)


def _alone_behind_a_place(tokens: Tokens, first: int, last: int, words: str) -> bool:
    """昌明镇包装印刷的，…: whom of a place, in a clause that says nothing else of what they do."""
    before, closes, then = tokens.at(first - 1) if first else None, tokens.at(last + 1), tokens.at(last + 2)
    if before is None or before.category not in "RZ" or before.end != tokens.items[first].start:
        return False
    if closes is None or closes.text != "的" or (then is not None and then.category not in ";W"):
        return False
    if not 3 <= len(words) <= 6 or _NO_TRADE.search(words) or not weighs(words):
        return False
    start = tokens.shape.rfind(";", 0, first) + 1
    return not set(tokens.shape[start:last]) & set("HP@IUKMXGk")


def _trade_of_place(tokens: Tokens, place: int) -> bool:
    """福泉的冷链物流有没有失信的: what the firms of a place do, in a word that nothing knows, where nothing else says it."""
    first, last = tokens.run_at(place)
    words = tokens.text[tokens.items[first].start : tokens.items[last].end]
    if place == first and _alone_behind_a_place(tokens, first, last, words):
        return True
    if place != first or not 3 <= len(words) <= 6 or _NO_TRADE.search(words) or tokens.has("HP@IUKMXGk"):
        return False
    before, after = tokens.at(first - 1) if first else None, tokens.at(last + 1)
    if before is not None and before.text == "的" and first > 1:
        before = tokens.items[first - 2]
    asks = after is not None and (after.category == "W" or after.value == "there")
    return before is not None and before.category in "RZC" and asks and bool(_HAN.match(words[0]))


_OTHER_THING = re.compile(
    r"(?:前驱体|中间体|半成品|副产品?|设备|机械|机器|机组|模具|配件|零件|零部件|仪器|仪表|耗材|添加剂|催化剂|辅料|废料|尾料|残渣|边角料|下脚料|回收料|渣|机|器|炉|泵|阀门?)(?:的|$|企业|公司|厂|生产|制造|加工|研发)"
)
"""磷酸铁锂前驱体, 红茶机械: what goes into a product or makes it is another thing."""


def _part_of_a_name(tokens: Tokens, place: int) -> bool:
    """Whether the unknown letters make another thing of the product beside them: 炒花生, 花生糖."""
    token = tokens.items[place]
    before, after = tokens.at(place - 1), tokens.at(place + 1)
    if (
        before is not None
        and before.category == "P"
        and before.end == token.start
        and _OTHER_THING.match(token.text)
    ):
        return True
    if (
        before is not None
        and before.category in "HP"
        and before.end == token.start
        and _HAN.match(token.text)
    ):
        known = len(token.text) > 1 and is_word(token.text[:2])
        return (token.text[0] not in _BESIDE and not known) or is_word(before.text + token.text[0])
    if (
        after is not None
        and after.category == "P"
        and token.end == after.start
        and _HAN.match(token.text[-1])
    ):
        return token.text[-1] not in _BESIDE and not (len(token.text) > 1 and is_word(token.text[-2:]))
    return False
