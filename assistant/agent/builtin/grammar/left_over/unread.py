"""Which words of a question no condition took up, and whether they weigh enough to change what is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.agent.builtin.grammar.left_over.asides_en import limits_in_english, told_aside
from assistant.agent.builtin.grammar.left_over.limiting import stands_where_it_limits
from assistant.agent.builtin.learned.words import LIMITS_FROM, limits
from assistant.agent.builtin.lexicon.plain import PLAIN_EN, PLAIN_ZH
from assistant.agent.builtin.question_tokens import Token, Tokens
from assistant.retrieval.word_classes import words_with_classes

CONTENT = 'zxeY*kwrRHPKXGqSVTF!ubZCi%mydncsgf1.~^$@©®"M§¶'
"""Categories whose tokens say what is asked for: one that no condition took up was not understood."""

_EMPTY = re.compile(
    r"那个|这个|那边|这边|金额|数额|案值|资质|资格|称号|认定|认证|证书|请教|打扰|劳驾|领导|主任|行长|同事|汇报|尽快|马上|今天|明天|下午|上午|这里|那里|里边|这些|名录|名单|列表|前面|刚才|上面|下面|上述|以上|回到|给出|给我|给|做|搞|弄|干|当|些|个|位|户|家|块|方面|领域|行当|范围|"
    r"以内|之内|内|外|中|里|上|下|的话|的|了|过|着|地|得|吗|呢|吧|啊|呀|嘛|哈|和|与|及|或|而|且|也|还|就|都|只|才|再|又|很|挺|更|最|太|"
    r"我|你|您|他|她|它|咱|们|这|那|哪|是|有|在|把|被|让|叫|所|其|于|以|为|从|自|到|向|对|跟|同|用|要|想|能|会|可|应|该|请|帮|查|找|看|说|"
    r"讲|问|知道|了解|去|来|出|入|进|一|两|几|多|少|大|小|好|不|没|各|每|某|另|名|手|次|年|月|日|天|元|级|类|种|样"
)
_PLAIN = re.compile("|".join(sorted(map(re.escape, PLAIN_ZH), key=len, reverse=True)))
_TRIED = re.compile(r"([\u4e00-\u9fff])一\1|([\u4e00-\u9fff])\2(?=$|[,，]|看)")
"""选一选, 瞅瞅: what the speaker would like done."""
_WORK = frozenset(
    {"业务", "的业务", "生意", "的生意", "工作", "活计", "活儿", "买卖", "经营", "经营活动", "业务活动"}
)
"""从事化工设备维保业务的: behind a trade, no more than the trade."""
_SIZED = frozenset("老新大小差坏")
"""老企业, 小企业: one character before 企业 that limits whom is asked for."""
_TRADES_ALONE = frozenset({"traders", "growers", "processors"})
"""Words for firms that say what they do, and limit them where no trade is named beside."""
_HEAVY = re.compile(r"规上|规模以[上下]|外地|异地|省外|外省|假|僵尸|空壳")
"""Words that limit whom is asked for although they are short or made of empty ones."""
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_LATIN = re.compile(r"[a-z][a-z-]+")


def weighs(words: str) -> bool:
    """Whether the words could be a condition: two Chinese characters or one English word that are not mere grammar."""
    if any(word not in PLAIN_EN and len(word) > 2 for word in _LATIN.findall(words)):
        return True
    if re.search(r"\d|[a-z]级", words) or _HEAVY.search(words):
        return True
    # whole words first: 能 is empty, 能耗 is not
    parts = _HAN.findall(_PLAIN.sub(" ", _TRIED.sub(" ", words)))
    return any(len(part) >= 2 and len(_EMPTY.sub("", part)) >= 1 for part in parts)


_GROUPS = ("SVTFUDB", "zxeY*r!", "R", "ZC", "P", "H", "K", "G", "q", "%", "~", "^", "@", "c", "myd", "SX^")


_SO_MANY_HOUSES = re.compile(r"(?:有没有|有无|是否|够不够|是不是)(?:超过|达到|满|不到|有)?\s*$")
_HOW_LONG = re.compile(r"\s*(?:天|个?小时|分钟|点钟?|号(?!人)|趟|回|遍|页|张|楼|层)")
"""两天后要用: time and trouble of the speaker's own, where nothing is overdue or runs out."""
_DAY_OF = re.compile(r"(?:礼拜|星期|周|初|正月|腊月|上午|下午|早上|晚上|中午|凌晨|明早|今晚)$")
"""礼拜四要去趟开阳: a day of the speaker's."""
_WHEN_I = re.compile(r"(?:我们?|咱们?|俺)\s*$")
_I_WILL = re.compile(
    r"(?:的)?(?:我们?|咱们?|支行|行里)(?:就|也|还)?(?:想|要|打算|准备|得|计划|有|会|需|差|在)"
)
"""下个季度我想发展几户, 我这个月任务还差着: when the speaker does something."""
_TO_COME = re.compile(r"明年|来年|后年|下(?:个|一)?(?:月|季度)|下半年")
"""春茶收购贷明年要提前备客户: what has yet to come befell no firm."""
OF_WHAT = re.compile(
    r"\s*(?:类|样|种|方面|个方面|点|条|句|步|边|头|块|回|遍|地|县|个县|个地方|大类|者|处|端|镇|字|项|标签|个(?:条件|镇|乡|市|区|园|园区|字|标签|标准|指标|品种|产品|牌子|门槛|片区|环节|行当|行业|地方|方向|名称|点(?!钟|头)|网点|支行|分行|部门|口子|园区|街道|板块|领域|类别|大类|字眼|方面|口径|角度|链条?))"
)
"""两类占一样即可: the speaker counts conditions, not firms."""
_TRADE_OF_ONE = re.compile(r"(?![本该此这那全整各每哪大小两三四几多子主])[\u4e00-\u9fff]")
_IN_TRADE = re.compile(r"\s*(?:深加工|加工|制造|冶炼|开采|制品|材料|业)?(?:产业链|产业|行业|企业链)")
"""铝产业链: one letter that names a trade."""
_ADDED = re.compile(r"、|,")


_BEFELL = r"(?:失信(?:被执行人|名单|人)?|被执行人?|(?:行政)?处罚|限高|限制(?:高)?消费|欠税|经营异常|诉讼|官司|停产|质押)"
_BOTH = re.compile(
    rf"{_BEFELL}[^,，。;；、]{{0,3}}(?:且|并且|而且|同时)(?:还|也|又|同时)?[^,，。;；、]{{0,3}}{_BEFELL}|"
    r"既[是有做]?.{1,14}[又也][是有做]?|\bboth\b.{2,40}\band\b|(?<!还)是[^,，。]{1,10}(?:又|也|同时|还)是|同时(?:在)?(?:是|有|具备|拥有|持有|做|生产|搞|卖|经营)"
)


def all_at_once(tokens: Tokens) -> tuple[str, ...]:
    """既是高企又是专精特新: all of a list whose members are alternatives, which no query can hold."""
    match = _BOTH.search(tokens.text)
    if match is None:
        return ()
    named = {
        t.value if not isinstance(t.value, tuple) else t.text
        for t in tokens.items
        if t.category in "qPG" and t.start >= match.start()
    }
    befell = {
        (t.category, t.value)
        for place, t in enumerate(tokens.items)
        if t.category in "zxeY" and t.start >= match.start() and "N" not in tokens.shape[:place]
    }
    return (match[0],) if len(named) > 1 or len(befell) > 1 else ()


def _less_deals_in(items: Sequence[Token]) -> list[Token]:
    """The tokens without a verb of selling whose object follows: growing peanuts or selling peanut seed."""
    first, *rest = items or (None,)
    sells = first is not None and first.category == "D" and first.text.isascii()
    return list(rest if sells and rest and rest[0].category in "PH" else items)


def mixed_choice(tokens: Tokens) -> tuple[str, ...]:
    """福泉的或者做茶叶的: a choice between conditions of two kinds, which no query can hold."""
    named = "".join(_GROUPS)
    found: list[str] = []
    for place, token in enumerate(tokens.items):
        if token.category != "&" or token.value != "or":
            continue
        left = next((t for t in reversed(tokens.items[:place]) if t.category in named), None)
        right = next(
            (t for t in _less_deals_in(tokens.items[place + 1 :]) if t.category in named + "."), None
        )
        if (
            left is None
            or right is None
            or right.category == "."
            or any(left.category in g and right.category in g for g in _GROUPS)
        ):
            continue
        between = tokens.text[left.end : right.start]
        if weighs(tokens.text[left.end : token.start]) or _ADDED.search(tokens.text[left.end : token.start]):
            continue
        if ";" in tokens.shape[tokens.items.index(left) : tokens.items.index(right)]:
            continue
        found.append(left.text + between + right.text)
    return tuple(found)


_REQUEST = re.compile(
    r"(?P<polite>请|关于|作出|做出|加以|烦请|敬请|恳请|协助|帮我|帮忙|麻烦您?|劳烦|烦劳|能否|可否|予以|望|并)(?:您|你|你们|贵[部行处司]|贵单位|协助|帮忙|帮我|尽快|对|就|予)*$|"
    r"(?:现需|现将|现就|现对|亟需|急需|需要|需|须|拟|欲|想要|想|要|希望|打算|准备|我们?|咱们?)(?:对|就|您|你)*$"
)
"""What stands right before the verb of a request."""
_SPEAKER = re.compile(r"^[\s嗯呃哎唉那现]*(?:我们?|咱们?|本行|我行|支行|行里|领导|这边)*[\s现就也还是想]*$")
_AGAIN = re.compile(r"([\u4e00-\u9fff])一?\1")
"""瞅瞅, 瞧一瞧."""
_CLAUSE = re.compile(r"[,，;；。!！?？]")
_REQUEST_EN = re.compile(
    r"\b(?:please|kindly|could (?:you|someone|anyone)|can (?:you|someone|anyone)|would you|will you|to)\s+$|^\s*$",
    re.IGNORECASE,
)
_VERB_EN = re.compile(
    r"[a-z]+(?=\s+(?:me|us|with|a|an|the|all|any|every|some|list|names|how|who|which|what|whether|on)\b)"
)


def _asked_for(text: str, token: Token) -> str:
    """The words of an unknown token less the verb of the request: 请核实…, 现需了解…, kindly furnish a list of.

    Only right behind what asks, for elsewhere a verb can be a condition (正在扩产的企业).
    """
    words = token.text
    verb = _VERB_EN.match(text, token.start)
    if verb is not None:
        if _REQUEST_EN.search(text[: token.start]) and verb.end() <= token.end:
            return text[verb.end() : token.end]
        return words
    begins = max((cut.end() for cut in _CLAUSE.finditer(text, 0, token.start)), default=0)
    ahead = text[begins : token.start]
    for place in range(len(words)):
        mark = _REQUEST.search(ahead + words[:place])
        if mark is None:
            continue
        if not mark["polite"] and not _SPEAKER.match((ahead + words[:place])[: mark.start()]):
            continue  # 哪些企业需要贷款: the firms need it, not who asks
        rest = words[place:]
        again = _AGAIN.match(rest)
        if again is not None and mark["polite"]:
            rest = rest[again.end() :]
        for word, kind in words_with_classes(rest):
            follows = rest[len(word) :] or text[token.end : token.end + 1]
            if follows.startswith(("的", "企", "公司", "厂")):
                break
            if kind is not None or len(word) == 1:
                rest = rest[len(word) :]
            elif mark["polite"] and rest == words[place:] and len(word) == 2:
                rest = rest[len(word) :]  # the dictionary holds 核实, 整理, 汇总 as nouns
            else:
                break
        begins_at = max(mark.start() - len(ahead), 0)
        return words[:begins_at] + " " + rest
    return words


def _less_relating(words: str) -> str:
    """The words without adverbs, particles and words of position."""
    return _HAN.sub(
        lambda run: "".join(
            w if kind != "relating" or _HEAVY.search(w) else " " for w, kind in words_with_classes(run[0])
        ),
        words,
    )


_TIMED = "zxeYr*wfcgUDBk!bAj0"
"""Words for what has its time: a window beside none of them (这个月重点走访) says when the speaker does something."""


def _has_its_time(tokens: Tokens, place: int) -> bool:
    """Whether the window at `place` could limit what stands in its clause."""
    shape = tokens.shape
    start, end = shape.rfind(";", 0, place) + 1, shape.find(";", place)
    clause = shape[start : end if end >= 0 else len(shape)]
    return any(category in _TIMED for category in clause)


_SPAN = re.compile(r"(?:到|至)(?:现在|今|目前|眼下)|以来|为止|至今")


def _up_to_now(tokens: Tokens, place: int) -> bool:
    """Whether the window opens the question in a clause of its own that ends today, before what befell firms: nobody
    says since when they speak (从去年国庆到现在，哪些企业中过标)."""
    shape = tokens.shape
    end = shape.find(";", place)
    if ";" in shape[:place] or end < 0 or not set(shape[end:]) & set("wzxeYr"):
        return False
    return _SPAN.search(tokens.text, tokens.items[place].start, tokens.items[end].start) is not None


_MINE = re.compile(r"(?:我们?|咱们?|俺|手头|手上|手里)[^,，。;；]{0,5}$")
_NOT_MINE = set(_TIMED + "IWQsgi1mHPKqUDSVTFB") - {"A"}


def _speakers_figure(tokens: Tokens, place: int) -> bool:
    """Whether the figure says something of the speaker, in a clause that says nothing of firms: 我手头只有两年前的数."""
    shape = tokens.shape
    start, end = shape.rfind(";", 0, place) + 1, shape.find(";", place)
    clause = shape[start : end if end >= 0 else len(shape)]
    return not _NOT_MINE & set(clause) and _MINE.search(tokens.text, 0, tokens.items[place].start) is not None


def without_a_condition(tokens: Tokens) -> tuple[str, ...]:
    """The weighty unknown words of a question for firms that sets no condition, which would mean every firm there is."""
    if not tokens.has("IWU"):
        return ()
    words = ((token, _asked_for(tokens.text, token)) for token in tokens.all("."))
    return tuple(token.text for token, rest in words if weighs(rest) and weighs(_less_relating(rest)))


_DEALS_WITH = frozenset("给向为替往从找跟和与")


def _names_a_partner(tokens: Tokens, place: int) -> bool:
    """Whether the unknown words say with whom the firms deal (给瓮福供货的): any firm at all would be another list."""
    before, after = tokens.at(place - 1) if place else None, tokens.at(place + 1)
    return before is not None and before.text in _DEALS_WITH and after is not None and after.category == "D"


def unread_words(tokens: Tokens, used: set[int], *, ordered: bool) -> tuple[str, ...]:
    """The words that no condition took up, in order; neighbours as one. ordered: 最大, 最多 said how to sort."""
    content = CONTENT if ordered or tokens.has("E") else CONTENT + "+-"
    runs: list[tuple[int, int]] = []
    for place, token in enumerate(tokens.items):
        if token.category not in content + "I" or place in used or token.value == "risk":
            continue
        if token.category == "n" and OF_WHAT.match(tokens.text, token.end):
            continue
        if token.category == "n" and _SO_MANY_HOUSES.search(tokens.text[: token.start]):
            continue
        if token.category == "n" and _HOW_LONG.match(tokens.text, token.end) and not tokens.has("!uq"):
            continue
        if token.category == "n" and _DAY_OF.search(tokens.text[: token.start]):
            continue
        if token.category == "d" and _WHEN_I.search(tokens.text, 0, token.start) and not tokens.has("u"):
            continue
        if (
            token.category == "d"
            and _TO_COME.match(token.text)
            and tokens.has("IUKkA")
            and not tokens.has("u!")
        ):
            continue
        if token.category == "d" and _I_WILL.match(tokens.text, token.end) and not tokens.has("u"):
            continue
        if token.category in "yn" and _speakers_figure(tokens, place):
            continue
        if token.category in ".n" and told_aside(tokens, token):
            continue
        follows = tokens.items[place + 1].category if place + 1 < len(tokens.items) else ""
        if token.category == "I" and token.text in _TRADES_ALONE and not tokens.has("HP@."):
            runs.append((token.start, token.end))
        if token.category == "I":
            continue
        if token.text in _WORK and place and tokens.items[place - 1].category in "HP@":
            continue
        sized = token.text in _SIZED and follows == "I"
        if token.category == "." and place and tokens.items[place - 1].category == "n":
            measure = OF_WHAT.match(tokens.text, tokens.items[place - 1].end)
            if measure is not None and measure.end() >= token.end:
                continue  # 这两个镇
        if token.category == "." and not sized:
            if _TRADE_OF_ONE.fullmatch(token.text) and _IN_TRADE.match(tokens.text, token.end):
                runs.append((token.start, token.end))
                continue
            words = _asked_for(tokens.text, token)
            if not weighs(words) or not weighs(_less_relating(words)):
                continue
            released = not stands_where_it_limits(tokens, place) or limits(tokens, place) < LIMITS_FROM
            if released and not _names_a_partner(tokens, place):
                continue
        if (
            token.category == "d"
            and not _has_its_time(tokens, place)
            and not _up_to_now(tokens, place)
            and not limits_in_english(tokens, token)
        ):
            continue
        if runs and not tokens.text[runs[-1][1] : token.start].strip():
            runs[-1] = runs[-1][0], token.end
        else:
            runs.append((token.start, token.end))
    return tuple(dict.fromkeys(tokens.text[start:end].strip() for start, end in runs))
