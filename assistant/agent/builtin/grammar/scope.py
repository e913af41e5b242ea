"""How far a word of exclusion reaches: 排除有行政处罚的, 失信的不要, without penalties, 不是国企的供应商, 除了福泉以外.

Three kinds of words reach differently: 没有 over the records that follow, 非 over one thing, 排除 over all that is named.
"""

from __future__ import annotations

import re

from assistant.agent.builtin.lexicon.denial_en import BEHIND_EN, FROM_EN, HAS_NOT_EN, LEAVES_OUT_EN, ONE_EN
from assistant.agent.builtin.question_tokens import Token, Tokens

_ENDS_SCOPE = frozenset({"的", "in", "that", "who", "for", "with", "from"})
_BEHIND = frozenset({"以外", "之外", "除外"})
"""Words that exclude what stands right before them: 福泉以外的企业."""
_ONE = frozenset(
    {
        "非",
        "并非",
        "不是",
        "不属于",
        "不在",
        "不位于",
        "不算",
        "不做",
        "不生产",
        "不搞",
        "non-",
        "non",
        "isn't",
        "aren't",
        "aren't yet",
        "not",
        "not in",
    }
)
"""Words that deny one thing: 非国企, not clients."""
_FROM = frozenset(
    {
        "除",
        "除了",
        "除开",
        "除去",
        "except",
        "except for",
        "other than",
        "apart from",
        "aside from",
        "outside",
        "outside of",
    }
)
_HAS_NOT = frozenset(
    {
        "没有",
        "没有过",
        "没",
        "无",
        "未",
        "从未",
        "从没",
        "没出现过",
        "不存在",
        "without",
        "without any",
        "with no",
        "have no",
        "has no",
        "no",
        "never",
    }
)
_WHO_EN = frozenset({"who", "which", "that", "who has", "who have"})
_DENIES = re.compile(r"(?:还|也|尚|从|从来)?(?:没|未|无|非|并非|不是|不存在|不属于|不在|不位于)")
"""How the Chinese words begin that deny one thing of a firm; all others take firms out of the list."""
_GOES_ON_WITH = re.compile(r"然后|接着|另外|还有|再|并且|而且|最后|完了")
"""Words with which a speaker goes on to the next thing without a pause."""
_TURNS = re.compile(r"但|不过|只是|就是|[都全]要|[都全](?:可以|行|成|算|留)|然而|可是|除了|而")
"""Words with which a speaker turns from whom they want to whom they do not."""
_TURNS_HERE = re.compile(r"(?:可是?|却|倒是?|倒也|则|但是?|偏偏?|反而|只是|不过)(?:在|又|就)?")
"""The same words where they stand alone."""
_BUT = re.compile(r"但|却|不过|可是|然而|反而")

_TOO_LITTLE = re.compile(
    r"[^,，。;；、的]{0,3}?(?:不足|不到|不满|未满|未达|低于|少于|小于|达不到|没有?到)[^,，。;；的]{1,10}的|[^,，。;；、的]{1,12}以下的"
)
_WHOSE = re.compile(r"(?:我们|咱们?|我|本|自己)(?:行里?|支行|家|这边|这里|分行|银行)?|行里|支行")
"""Whose client is denied, between the word and 的."""
_STOPS = ";OAWQNE"
_DENY_RECORDS = _HAS_NOT | HAS_NOT_EN
_DENY_ONE = _ONE | ONE_EN
_RECORDS = "zxeY*!rwu"
_GOES_ON = "&zxeY*!rwdjyuqt0h"
_OF_A_KIND = ("RZCLb", "PHG@.", "K~^$SX", "zxeY*!rw", "SVTFUDB", "Mk", "q%")
"""Things that one word behind them excludes together: 福泉和瓮安以外, and not 花生产业链上、福泉以外."""
_MEANT = 'SVTFUDBzxekwRPHqKXLGIcMmyYrbZC!ui%~^$*@i"1g'


def _forward(text: str, items: tuple[Token, ...], place: int) -> list[int]:
    word = items[place].text
    reach: list[int] = []
    meant = ""
    for index in range(place + 1, len(items)):
        item = items[index]
        if item.category == "W" and item.text in _WHO_EN and all(items[i].category in "Ih" for i in reach):
            continue  # skip anyone who owes tax
        if item.category == "N" and not meant and not _denies(items[place]) and _denies(item):
            reach.append(index)
            continue  # 排除没有中标的
        if item.category in _STOPS or item.text == "外":
            break
        if meant and _BUT.search(text[items[index - 1].end : item.start]):
            break  # 没有给政府供过货但给国企供过的
        if item.text == "、" and not meant and any(items[i].category in ".≡" for i in reach):
            break  # 未取得控制权、注册资本五千万以上: what is denied is the member before, known or not
        if item.text == "的" and not meant and _WHOSE.fullmatch(text, items[place].end, item.start):
            continue  # 不是我们行的老客户
        if item.text == "的" and not meant and not word.isascii() and _denies(items[place]):
            return []  # 处罚没有的, 没有客户经理管的: nothing further on is denied
        if item.text in _ENDS_SCOPE and meant.strip("I"):
            follows = items[index + 1].category if index + 1 < len(items) else ";"
            if follows == "&" or (meant[-1] == "r" and follows == "Y"):
                continue  # 没有作为被告的诉讼
            break
        if _firms_listed(items, index, meant):
            continue  # 剔除失信企业和被执行企业
        if meant and meant[-1] in _RECORDS and item.category not in _GOES_ON and not _goes_on(items, index):
            break
        if (
            meant
            and item.category in "cif1s"
            and (items[index - 1].category == "&" or meant[-1] in _RECORDS)
            and not _leaves_out_too_little(text, items, place, index)
        ):
            break
        if (
            word in _DENY_RECORDS
            and meant
            and meant[-1] in _RECORDS
            and item.text in ("有", "have", "has", "给", "向")
        ):
            break
        if word in _DENY_ONE and meant and not _same_thing(items, index, meant):
            break
        reach.append(index)
        if item.category in _MEANT or (item.category == "f" and _leaves_out_founded(items, place, index)):
            meant += item.category  # skip firms set up before 2010
        if item.category == "D" and item.text.endswith("的"):
            break  # 没给国企供货的磷化工企业: what is denied is said
    return reach if meant else []


def _leaves_out_too_little(text: str, items: tuple[Token, ...], place: int, index: int) -> bool:
    """Whether the measure is one of a row of faults that the word leaves out: 剔除成立不足三年、参保不足十人的企业."""
    word, joint = items[place], items[index - 1].text
    if word.text.isascii() or _denies(word) or joint not in ("、", "和", "及", "或", "以及", "或者"):
        return False
    return _TOO_LITTLE.match(text, items[index].end) is not None


def _leaves_out_founded(items: tuple[Token, ...], place: int, index: int) -> bool:
    """Whether the word leaves out firms by when they were founded: skip firms set up before 2010, 去掉近三年成立的."""
    if items[place].text.isascii():
        return items[place].text in LEAVES_OUT_EN
    return not _denies(items[place]) and items[index - 1].category == "d"


_VERB_EN = re.compile(
    r"(?:is|are|sits?|stands?|appears?|features?|figures?|got|found|shows?|comes? up|ended up|faces?|facing|carr(?:y|ies|ying)|owes?|owing|under|listed|recorded|named)(?: (?:up|on|in|under|to))?"
)


def _firms_listed(items: tuple[Token, ...], index: int, meant: str) -> bool:
    """Whether the word for firms stands behind one record and before a second that is joined to it."""
    if items[index].category != "I" or not meant or meant[-1] not in _RECORDS + "I":
        return False
    behind = "".join(item.category for item in items[index + 1 : index + 3])
    return behind[:1] == "&" and behind[1:] in tuple(_RECORDS)


def _goes_on(items: tuple[Token, ...], index: int) -> bool:
    """Whether the word is the verb of a second record that is denied too: none is dishonest or sits on the abnormal list."""
    if items[index].category != ".":
        return False
    behind = items[index + 1].category if index + 1 < len(items) else ";"
    joined = items[index - 1].category == "&"
    return joined and behind in _RECORDS + "th" and _VERB_EN.fullmatch(items[index].text) is not None


def _same_thing(items: tuple[Token, ...], index: int, meant: str) -> bool:
    """Whether the token still belongs to the one thing that is denied: 国企的供应商, 福泉和瓮安."""
    category = items[index].category
    if category in "&th":
        return True
    if meant[-1] in "SVTFM" and category in "SVTFUDB":
        return True
    if items[index - 1].category == "&":
        return category == meant[-1] or (category in _RECORDS and meant[-1] in _RECORDS)
    return meant[-1] in "LI"


def reached_by(tokens: Tokens, place: int) -> list[int]:
    """Indexes of the tokens that the word of exclusion at `place` reaches."""
    items, token = tokens.items, tokens.items[place]
    if token.category != "N" or _only_asks(tokens, place):
        return []
    if token.text in _BEHIND:
        return _named_before(items, place)
    follows = tokens.at(place + 1)
    behind = place > 0 and items[place - 1].text == "的" and follows is not None
    if behind and follows is not None and _GOES_ON_WITH.search(tokens.text[token.end : follows.start]):
        return _behind(tokens.text, items, place)  # 失信的不要然后按注册资本排
    forward = _forward(tokens.text, items, place)
    if forward or not _stands_behind(tokens, place):
        return forward
    if not token.text.isascii() and _denies(token) and follows is not None and follows.category == ".":
        return []  # 没有客户经理管的: what is denied is not known, and no reason to deny what stands before
    return _behind(tokens.text, items, place)


def excluded(tokens: Tokens) -> frozenset[int]:
    """Indexes of the tokens that a word of exclusion reaches."""
    denied: set[int] = set()
    left_out: set[int] = set()
    for place, token in enumerate(tokens.items):
        reached = denied if _denies(token) else left_out
        reached.update(reached_by(tokens, place))
    # who is denied a thing and left out for it has it: 没逾期的不要
    return frozenset(denied ^ left_out)


def idle(tokens: Tokens) -> list[int]:
    """Indexes of the words of exclusion that reach nothing, which is no reason to pass over them."""
    items = tokens.items
    found: list[int] = []
    for place, token in enumerate(items):
        if token.category != "N" or _only_asks(tokens, place):
            continue
        reached = {items[index].category for index in reached_by(tokens, place)}
        if not (reached & set(_MEANT.replace("I", "n")) or {"d", "f"} <= reached):
            found.append(place)  # 近三年成立的不要 reaches a span of founding
    return found


def _denies(token: Token) -> bool:
    """Whether the word denies a thing of a firm (没有) and does not leave firms out (不要). English ones: the former."""
    return token.text.isascii() or _DENIES.match(token.text) is not None


def _stands_behind(tokens: Tokens, place: int) -> bool:
    """Whether the word can deny what stands before it: an English one seldom does (without any of the latter)."""
    word = tokens.items[place].text
    if word in _FROM or word in FROM_EN:
        return False
    if not word.isascii() or "them" in word or word in BEHIND_EN:
        return True
    ends = place + 1 == len(tokens.items) or tokens.items[place + 1].category == ";"
    return ends and word not in _DENY_RECORDS and word not in _DENY_ONE


def _behind(text: str, items: tuple[Token, ...], place: int) -> list[int]:
    """失信的不要: the word stands behind what it excludes, back to whom it is said of (园里的企业搞检修的就不要了)."""
    found: list[int] = []
    meant = False
    denies = not items[place].text.isascii() and _denies(items[place])
    turned = False
    for index in range(place - 1, -1, -1):
        category = items[index].category
        if category == ";" and index == place - 1 and _of_the_clause_before(text, items, place, index):
            continue
        if category in ";W" or (meant and category in "IpO"):
            break
        if (
            meant
            and " " in text[items[index].end : items[index + 1].start]
            and not items[index].text.isascii()
        ):
            break  # a list of key words: 开阳 磷化工 上游不要
        turned = turned or (not meant and category == "." and bool(_TURNS_HERE.fullmatch(items[index].text)))
        if meant and turned and category == "&":
            break  # 有处罚、欠税倒是没有的: only what stands nearest
        if meant and category == "." and _TURNS_HERE.fullmatch(items[index].text):
            break  # 挂着经营异常、可失信名单上没有的
        if meant and _TURNS.search(text[items[index].end : items[index + 1].start]):
            break  # 福泉跟瓮安的都要但是做石膏板的不要
        if meant and _at_least(items[index]) and _before_a_record(items, index):
            break  # 注册资本一百万往上失信的去掉: the bound is wanted, the record is not
        if denies and category in "RZCbLHPKGX~^$@":
            break  # 瓮安没…, 瓮安处罚没有的: what is denied is a record, and no place
        if meant and category in "GH" and items[index + 1].category == "P":
            break  # 上游做磷矿的不要: where in the chain the product stands
        if meant and category in "RZCbLHPG" and _of_those(items, index):
            break  # 麻江的身上有处罚的就不要了: of those of 麻江, whom they leave out
        found.append(index)
        meant = meant or category in _MEANT.replace("I", "")
    return found


def _of_those(items: tuple[Token, ...], place: int) -> bool:
    """Whether 的 and a record stand behind the word: it says among whom the record is a reason."""
    behind = "".join(item.category for item in items[place + 1 : place + 4]).replace(".", "")
    return behind[:1] == "t" and behind[1:].removeprefix("h")[:1] in tuple(_RECORDS.replace("w", ""))


def _before_a_record(items: tuple[Token, ...], place: int) -> bool:
    """Whether a record follows the token, with or without 的 between: 三年以上(的)失信的."""
    behind = "".join(item.category for item in items[place + 1 : place + 3]).removeprefix("t")
    return behind[:1] in tuple(_RECORDS)


def _at_least(token: Token) -> bool:
    """Whether the token is a figure that says how much there must be at the least."""
    return token.category in "my" and token.value.low is not None and token.value.high is None


def _of_the_clause_before(text: str, items: tuple[Token, ...], place: int, stop: int) -> bool:
    """成立不满三年的，不要; anyone under 20 staff, take them out: the word stands in a clause of its own."""
    word = items[place].text
    if word in BEHIND_EN:
        return text[items[stop].start] == ":"
    return "them" in word or text[: items[stop].start].rstrip().endswith("的")


def _only_asks(tokens: Tokens, place: int) -> bool:
    """有中过标的没: 没 at the end asks whether there are any."""
    token = tokens.items[place]
    return (
        token.text in ("没", "没有")
        and not tokens.text[token.end :].strip(" ?？。!！啊呀")
        and "有" in tokens.text[: token.start]
    )


def _named_before(items: tuple[Token, ...], place: int) -> list[int]:
    """福泉和瓮安以外, 国企的供应商除外, 欠税的企业除外: the thing before the word, as far as it is joined."""
    found: list[int] = []
    for index in range(place - 1, -1, -1):
        category = items[index].category
        meant = [items[i].category for i in found if items[i].category in _MEANT.replace("I", "")]
        if category in ";WN":
            break
        if category in "&th.I" and not meant:
            found += [index] if category in ".I" else []
            continue
        joined = items[index + 1].category == "&" and (
            not meant or any(category in kind and meant[-1] in kind for kind in _OF_A_KIND)
        )
        of_whom = bool(meant) and category in "SVTF" and meant[-1] in "UDBSVTF"
        if not meant or joined or of_whom:
            found.append(index)
        elif category == "&" or (category == "t" and meant[-1] in "UDB"):
            continue
        else:
            break
    return found
