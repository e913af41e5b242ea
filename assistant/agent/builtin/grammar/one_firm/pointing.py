"""Which single firms a question is about: named in full or in short, 第二家, 它, 最后一家, 那家被排除的, 它和X公司."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from assistant.agent.builtin.grammar.asked import needs_a_firm
from assistant.agent.builtin.grammar.follow_ups.chinese import among_them
from assistant.agent.builtin.grammar.follow_ups.corrections import denied_ahead
from assistant.agent.builtin.grammar.follow_ups.history import BOTH, EARLIER
from assistant.agent.builtin.grammar.follow_ups.same_firm import asks_more_of_one
from assistant.agent.builtin.grammar.loans_asked import asks_what_a_loan_is_for
from assistant.agent.builtin.grammar.one_firm.aspects import aspect_of
from assistant.agent.builtin.grammar.one_firm.growth import growth_of
from assistant.agent.builtin.grammar.one_firm.of_a_pair import OTHER, next_on_the_list, of_the_pair
from assistant.agent.builtin.grammar.one_firm.set_aside import BESIDES
from assistant.agent.builtin.grammar.one_firm.single import (
    asks_about_excluded,
    asks_about_one,
    asks_comparison,
    asks_relation,
    bare_name,
    bare_pair,
    from_the_end,
    left_out,
    place_in_list,
    places_named,
    several_places,
    so_many_named,
)
from assistant.agent.builtin.grammar.one_firm.unknown_names import name_before_a_record
from assistant.agent.builtin.grammar.one_firm.whole_firm import asks_of_register
from assistant.agent.builtin.grammar.policy_points import points_at_text
from assistant.agent.builtin.grammar.rules_asked import POLICY_STRONG
from assistant.agent.builtin.grammar.ways_of_asking import ONE_FIRM
from assistant.agent.builtin.meaning import FIRM_SETS, Intent, Meaning
from assistant.agent.builtin.question_tokens import Token, Tokens

_FIRM_INTENTS = frozenset(
    {
        Intent.PROFILE,
        Intent.WHY,
        Intent.OWNERSHIP,
        Intent.NETWORK,
        Intent.OPPORTUNITIES,
        Intent.WARNINGS,
        Intent.WORKING_CAPITAL,
        Intent.DUE_DILIGENCE,
        Intent.RELATION,
        Intent.COMPARE,
        Intent.UNCLEAR,  # a question back about a firm: the next turn still means it
    }
)
_ASKS_OF_EACH = re.compile(
    r"^(?:那|请|麻烦|帮我|看看|查查)*(?:这|那)?(?:最?前|头|最?后|倒数).{1,10}(?:谁|什么|啥|怎么?样|咋样|如何|多少|吗|有没有|是不是|呢)"
)
"""前三家的老板都是谁."""
_ITS_PARTNERS = re.compile(
    r"(?:[家个名户位]|头一家)的?(?:主要|前几大|最大的?|上游|下游)*(?:供应商|供货商|客户|买家)(?:都|主要|分别|各)?(?:有|是|呢|名单|$)"
)
"""第一家的供应商有哪些: its own partners are asked for, and no firms of that kind."""
_OF_TWO = frozenset({Intent.COMPARE, Intent.RELATION})
_WITH = re.compile(
    r"^(?:那|再|请|麻烦|帮我|烦请|劳烦)*(?:将|把)?(?:其|它|他|该公司|该企业|这家|两者)?(?:跟|和|与|同|比起|compared? (?:it )?(?:with|to)|and |versus |vs)"
)
_OTHER = re.compile(
    r"^(?:那)?(?:另|另外)(?:一|那)(?:家|个)|^(?:and |what about |how about )?the other (?:one|firm|company)"
)
_NAMES_OTHERS = frozenset({"suppliers", "customers"})
_SHORT = 20
"""Characters of a turn that only points: 第三家呢."""
_ITS_FACT = re.compile(
    r"(?<!企业)(?<!公司)(?<!行业)(?<!产业)的(?:老板|大?股东|实控人|实际控制人|控制人|法人(?:代表)?|法定代表人|董事长|负责人|当家人)"
    r"(?:到底|究竟|现在)?(?:是|叫|姓)(?:谁|哪个|哪位|什么名字|啥名字|什么|啥)(?:啊|呀|呢|嘛)?[?？。 ]*$"
)
_PLACE_AND_TRADE = re.compile(r"[.W]?[RZ][HP@.]{1,2}")
_SETS_UP = "HPRLAWINO"
_ITS_SUPPLIERS = re.compile(r"[.t]*pt?[.+]*U[.thWQ]*$")
"""它的供应商都有哪些: nothing is asked but whom one firm buys from."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """The firms that are meant. missing: a firm is meant that nobody has named."""

    firms: tuple[str, ...] = ()
    missing: bool = False
    named: bool = False


def pointed_at(tokens: Tokens, last: Meaning | None) -> Pointed | None:
    """The firms that the question is about; None where it is about no single firm."""
    folded = tokens.text
    mentions = _mentions(tokens)
    two = asks_relation(tokens.unnamed) or asks_comparison(tokens.unnamed)
    if len(mentions) == 1 and last is not None and two:
        before = _firm_before(last)
        if before is not None and (tokens.has("p") or _WITH.search(folded)):
            return Pointed((before, *mentions), named=True)
    if mentions:
        return Pointed(mentions[:3], named=True)
    if last is None or not (last.listed or last.excluded or last.firms):
        return Pointed(missing=True) if _points_at_nobody(tokens) else None
    return _in_the_conversation(tokens, last)


def _mentions(tokens: Tokens) -> tuple[str, ...]:
    named = tokens.all("M")
    meant = [token for token in named if not denied_ahead(tokens.text[: token.start])]
    if 0 < len(meant) < len(named):
        named = meant  # 不是X公司，是Y公司
    mentions = tuple(dict.fromkeys(str(token.value) for token in named))
    if mentions or points_at_text(tokens.text):
        return _by_code(tokens, mentions)
    pair = bare_pair(tokens)
    if pair:
        return pair
    bare = bare_name(tokens) or name_before_a_record(tokens)
    return (bare,) if bare is not None and place_in_list(tokens.text) is None else ()


_CODE = re.compile(r"[0-9A-Z]{18}")
_BEFORE_CODE = re.compile(
    r"\s*[(（]?\s*|\s*[(（,，的]?\s*(?:统一社会信用代码|信用代码|统一代码|代码|税号)\s*[:：为是]?\s*"
)


def _by_code(tokens: Tokens, mentions: tuple[str, ...]) -> tuple[str, ...]:
    """The mentions without a name that a credit code follows: the code says which firm of that name is meant."""
    named = tokens.all("M")
    coded = {
        str(name.value)
        for name, code in pairwise(named)
        if _CODE.fullmatch(str(code.value))
        and not _CODE.fullmatch(str(name.value))
        and _BEFORE_CODE.fullmatch(tokens.text[name.end : code.start])
    }
    return tuple(mention for mention in mentions if mention not in coded) if coded else mentions


def _firm_before(last: Meaning) -> str | None:
    """The firm that 它 is: the one of the turn before, or the only one of its list."""
    if last.intent in _FIRM_INTENTS and last.firms:
        return last.firms[0]
    if len(last.listed) == 1:
        return f"id:{last.listed[0]}"
    dealing = (*last.query.controlled_by, *last.query.buyers, *last.query.suppliers)
    if last.intent in FIRM_SETS and len(dealing) == 1:
        return dealing[0]  # those that X controls: 它 is X
    return last.firms[0] if last.firms and last.intent not in FIRM_SETS else None


def _points_at_nobody(tokens: Tokens) -> bool:
    folded = tokens.text
    pointing = place_in_list(folded) is not None or from_the_end(folded) is not None
    single = [token for token in tokens.all("p") if token.text in ONE_FIRM]
    asks = tokens.has("W") and aspect_of(folded) == "summary"
    if (single and _ITS_SUPPLIERS.match(tokens.shape)) or _of_a_trade_alone(tokens):
        return True
    if not pointing and not (single and not asks and not tokens.has("IUAkb")):
        return False
    short = pointing and len(folded) <= _SHORT
    if single and _begins_with(tokens, single[0]) and (aspect_of(folded) != "summary" or tokens.has("§¶")):
        return not tokens.has("HPRLbkA") and not points_at_text(folded)  # 这家企业的实际控制人是谁
    return (
        (short or asks_about_one(folded, tokens))
        and not tokens.has("HPRLJok" if single and not asks else "HPRLWJok")
        and not points_at_text(folded)
    )


def _of_a_trade_alone(tokens: Tokens) -> bool:
    """福泉磷化的老板是谁: a place and a trade, which many firms are called by, where one firm's facts are asked for."""
    asked = _ITS_FACT.search(tokens.text)
    if asked is None:
        return False
    named = "".join(
        token.category for token in tokens.items if token.end <= asked.start() and token.category != "t"
    )
    return _PLACE_AND_TRADE.fullmatch(named) is not None


def _begins_with(tokens: Tokens, single: Token) -> bool:
    """Whether the question begins with the pronoun, its subject; words that say nothing may stand before it."""
    return not single.text.isascii() and all(token.start >= single.start for token in tokens.items)


def _in_the_conversation(tokens: Tokens, last: Meaning) -> Pointed | None:
    folded = tokens.text
    if asks_about_excluded(folded) and last.excluded and not tokens.has("HPU"):
        return Pointed((f"id:{last.excluded[0]}",))
    shown = tuple(f"id:{firm_id}" for firm_id in last.listed) or last.firms
    if not shown and last.intent is Intent.SCREEN:
        shown = tuple(f"id:{firm_id}" for firm_id in last.excluded)  # all that the answer showed
    beside = of_the_pair(folded, last) or next_on_the_list(folded, last)
    if beside is not None and not tokens.has("HPRLA"):
        return Pointed((beside,))
    together = several_places(folded, len(shown))
    if not together and _ASKS_OF_EACH.search(folded) and not tokens.has("HPRLUAOKkcgfo+-§"):
        asks = folded.rstrip("?？。 ").endswith(("吗", "谁")) and asks_of_register(folded)
        whether = asks or aspect_of(folded) != "summary"
        together = so_many_named(folded, len(shown)) if whether else []
    if together and not tokens.has("HPUA") and not POLICY_STRONG.search(folded):
        return Pointed(tuple(shown[place - 1] for place in together[:3]))
    place = place_in_list(folded)
    if place is None:
        back = from_the_end(folded)
        place = None if back is None else len(shown) + 1 - back
    others = tokens.has("HPUA") and (tokens.has("HPA") or _ITS_PARTNERS.search(folded) is None)
    if place is not None and not last.listed and last.aspect in _NAMES_OTHERS and len(shown) == 1:
        return Pointed(missing=True)  # 第一家, of the suppliers that a profile named
    if place is not None and not others and not POLICY_STRONG.search(folded):
        if not 1 <= place <= len(shown):
            return Pointed(missing=True)
        if asks_comparison(folded) or asks_relation(folded):
            before = _firm_before(last)
            if left_out(folded, len(shown)) is not None:
                return Pointed(_pair(folded, shown))  # 除了第二家, 另外两家对比
            one = asks_relation(folded) or any(token.text in ONE_FIRM for token in tokens.all("p"))
            if one and before is not None and before != shown[place - 1]:
                return Pointed((before, shown[place - 1]))  # 它跟第一名比
            return Pointed(_pair(folded, shown))
        return Pointed((shown[place - 1],))
    if _OTHER.search(folded) and len(shown) == 2 and last.firms:
        return Pointed(tuple(firm for firm in shown if firm != last.firms[0])[:1])
    if len(last.firms) == 2 and BOTH.search(folded) and not tokens.has("HPRL"):
        return Pointed(last.firms)  # 这两家是一个老板吗
    if (
        len(last.firms) == 2
        and last.intent in _OF_TWO
        and asks_comparison(folded)
        and not tokens.has("HPRLIA")
    ):
        return Pointed(last.firms)  # 哪家更稳当
    if (
        (EARLIER.search(folded) or OTHER.search(folded))
        and len(last.firms) == 1
        and last.intent not in FIRM_SETS
        and not tokens.has("HPR")
    ):
        return Pointed(last.firms)
    if asks_comparison(folded) and len(shown) > 1 and not tokens.has("HPRLAWINUS"):
        return Pointed(_pair(folded, shown))
    return _same_firm(tokens, last, shown)


def _pair(folded: str, shown: tuple[str, ...]) -> tuple[str, ...]:
    but = left_out(folded, len(shown))
    if but is not None and 1 <= but <= len(shown):
        return tuple(firm for place, firm in enumerate(shown, 1) if place != but)[:3]
    named = [shown[p - 1] for p in places_named(folded, len(shown))]
    if len(named) > 1:
        return tuple(named[:3])
    so_many = so_many_named(folded, len(shown))
    if so_many:
        return tuple(shown[place - 1] for place in so_many)
    if re.search(r"前三|这三|三家|top three|top 3|three", folded):
        return shown[:3]
    return shown[:2]


def _same_firm(tokens: Tokens, last: Meaning, shown: tuple[str, ...]) -> Pointed | None:
    """它的客户是谁, or a bare 实际控制人是谁？ after one firm was shown."""
    if asks_what_a_loan_is_for(tokens):
        return None
    single = any(token.text in ONE_FIRM for token in tokens.all("p"))
    if last.intent in FIRM_SETS:
        # a list of one: 它 is that firm; 它 after a list of many is asked back
        counted = tokens.has("Q") and among_them(tokens.text) and not single  # 这里头…的有几家
        counted = counted or (not single and _LISTS_THEM.search(tokens.text) is not None)
        if tokens.has("p") and len(last.listed) == 1 and not counted and not tokens.has(_SETS_UP + "o"):
            return Pointed(shown[:1])
        if single and len(last.listed) == 1 and _asks_of_it(tokens):
            return Pointed(shown[:1])
        if last.query.limit == 1 and len(last.listed) == 1 and _asks_whether(tokens):
            return Pointed(shown[:1])  # 成立最早的是哪家, then 是我们的客户吗
        many = tokens.has("HPRLAIUoEQk1") or points_at_text(tokens.text)
        return Pointed(missing=True) if single and not many and aspect_of(tokens.text) != "summary" else None
    if (single or needs_a_firm(tokens)) and last.intent not in _FIRM_INTENTS and len(last.firms) == 1:
        return None if tokens.has("HPRLAIUo") else Pointed(last.firms)  # 它, after a question of rules
    if last.intent is Intent.WHICH and single and aspect_of(tokens.text) != "summary":
        return None if tokens.has("HPRLAIUo") else Pointed(missing=True)  # still nobody has said which
    if last.intent is Intent.UNCLEAR and single and len(last.listed) == 1 and not last.firms:
        return None if tokens.has("HPRLAIUo") else Pointed(shown[:1])
    if last.intent not in _FIRM_INTENTS or not last.firms:
        return None
    if len(last.firms) == 1 and asks_more_of_one(tokens):
        return Pointed(last.firms)
    if last.intent is Intent.WORKING_CAPITAL and not tokens.has("HPRLAWI") and growth_of(tokens) is not None:
        return Pointed(last.firms[:1])  # 要是只涨一成, 增长率改成5%再算
    besides = len(last.firms) == 1 and BESIDES.match(tokens.text) is not None
    if tokens.has("HPRLA") or (tokens.has("NO") and not (tokens.has("p") or besides)):
        return None
    if points_at_text(tokens.text) and not tokens.has("p"):
        return None
    if tokens.has("W") and tokens.has("I") and not single:
        return None  # 哪些企业…: any firm, not the one before
    if _means_it(tokens, last):
        single = True
    if tokens.has("p") and not single:
        return None  # 这些企业: the list
    if single or aspect_of(tokens.text) != "summary" or tokens.has("§"):
        return Pointed(last.firms[:1])
    return None


_LISTS_THEM = re.compile(
    r"[这那](?:些|批|几[家户个])[^,，。?？]{0,10}的(?:都|全|也|单独|给我|帮我)*(?:[筛挑找拉列选捡拣报摘调导打发][出给一]|列|名单|清单|名录)|\b(?:list|show) (?:me )?(?:these|those)\b"
)
"""把这些A级的列出来, after a count that came to one: the list, and not its one firm."""
_WHICH_FIRMS = re.compile(r"哪[些几](?:企业|公司|厂|家|户|个)|\bwhich (?:firms|companies|ones)\b")


def _asks_of_it(tokens: Tokens) -> bool:
    """Whether the turn begins with the one firm of the list and asks something of it: 这家告的是谁."""
    single = next(token for token in tokens.all("p") if token.text in ONE_FIRM)
    begins = all(token.start >= single.start or token.category in "O&" for token in tokens.items)
    return begins and not tokens.has("HPRLAIUo") and _WHICH_FIRMS.search(tokens.text) is None


_WHETHER = re.compile(
    r"^(?:那|那么)?(?:是|有没有|有无|是否|是不是|欠|逾期|被|中过|还)[^,，。哪谁几]{1,14}(?:吗|么|嘛|没有|没|不)?[\s?？。]*$"
)


def _asks_whether(tokens: Tokens) -> bool:
    """Whether the turn only asks whether something is so: 是我们的客户吗, 有没有处罚."""
    asks = re.search(r"吗|么|嘛|没有?|不|是否|有无", tokens.text) is not None
    return (
        asks and not tokens.text.rstrip("?？。 ").endswith("的") and _WHETHER.match(tokens.text) is not None
    )


_THEY = frozenset({"they", "them"})
_OF_MANY = re.compile(
    r"\b(?:of|among|amongst|between) (?:them|these|those)\b|\bwhich\b|\bany (?:with|that|who)\b|\b(?:all|each|both|some|none|most)\b|\bthe (?:others|rest)\b|\b(?:list|show|sort|rank|leave|take|keep|drop|add|put|compare|count)\b"
)


def _means_it(tokens: Tokens, last: Meaning) -> bool:
    """Whether English they means the one firm of the turn before (have they won any tenders), and no list."""
    named = [token.text for token in tokens.all("p")]
    if not named or not set(named) <= _THEY or len(last.firms) != 1 or not tokens.text.isascii():
        return False
    return _OF_MANY.search(tokens.text) is None and not tokens.has("INOQU")
