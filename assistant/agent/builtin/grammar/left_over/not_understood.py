"""Questions that nothing understood: asked back where they speak of firms, of a place, a trade or a record, or follow a
list, and nothing in them says that a text of the library could answer."""

from __future__ import annotations

import re
from datetime import date

from assistant.agent.builtin.grammar.conditions import Conditions, contradictions
from assistant.agent.builtin.grammar.follow_ups.conversation import SETS_ONLY
from assistant.agent.builtin.grammar.left_over.unread import weighs
from assistant.agent.builtin.grammar.rules_asked import could_be_a_rule
from assistant.agent.builtin.grammar.ways_of_asking import BACK
from assistant.agent.builtin.lexicon.plain import PLAIN_EN
from assistant.agent.builtin.meaning import FIRM_SETS, Intent, Meaning
from assistant.agent.builtin.question_tokens import Tokens

_OF_THE_DATABASE = "HPRLCZSVTUKb!^%"
"""Names of chains, products, places, kinds of firm and records, which a text seldom speaks of without asking for a rule."""
_WHETHER = re.compile(r"(?![是能有要行好对可会算够])([\u4e00-\u9fff])[不没](?:有)?\1")
"""行情旺不旺: whether something is so, which a list of firms does not say."""
_WHAT_IS = re.compile(
    r"(?P<what>(?:(?!企业|公司|客户|单位|的|厂|户|家)[\u4e00-\u9fff]){2,6}?)(?:到底|究竟|具体|都|又)*是(?:什么|啥|哪样|多少|怎样的?)(?:呢|啊|呀|来着)?[?？。]*$"
)
"""准入门槛是啥: what something is, in words that nothing here knows."""
_APART = re.compile(
    r"的(?:企业|公司|厂|客户)?(?:和|与|跟|、)[^,，。;；]{2,12}的[^,，。;；]{0,6}(?:分别|各自?|各有)"
)
"""没中过标的和没逾期的分别有多少: two counts, and not the count of those that are both."""
_BY_ANOTHER = re.compile(
    r"按照?(?:着)?(?:各个?|不同的?)?(?:乡镇|镇|街道|行业|规模|年份|成立年份|所有制|企业性质|性质|企业类型|类型|园区)(?:来|分别|各自)?(?:数|统计|分(?![配析])|汇总|归类|归拢|拆|计数|分组)"
)
"""按乡镇统计: a count by what firms are not counted by."""
_EACH_OF_ANOTHER = re.compile(
    r"(?:每一?个|每|各个?|分)(?:乡镇|镇街|镇|乡|街道|村|行业|规模|性质|类型|年份|园区)(?:都|各|又|分别|里)*(?:有|是)?(?:多少|几)"
)
"""每个镇多少, of the list before: a count by what firms are not counted by."""
_INITIALS = re.compile(r"[a-z]{2}")
_CLASS = re.compile(r"(?<![a-z0-9])[a-d][类档](?=的|企业|公司|客户|户)")
"""A类的茶企: by what rating, the question does not say."""
_SHORT = 24
"""Characters of a turn that a person says about the list before it."""


def checked(meaning: Meaning, read: Conditions, today: date) -> Meaning:
    """A question for firms with a part that was not understood is asked back: the rest would be another question."""
    if meaning.intent not in FIRM_SETS or meaning.intent is Intent.GAPS:
        return meaning
    clash = tuple(dict.fromkeys((*contradictions(meaning.query, today), *read.clash)))
    if not read.unread and not clash:
        return meaning
    asked = {"intent": Intent.UNCLEAR, "sought": meaning.intent, "unread": read.unread, "clash": clash}
    return meaning.model_copy(update=asked)


def changed(meaning: Meaning, base: Meaning, tokens: Tokens) -> Meaning:
    """`meaning`, or a question back where a turn about the list has words that nobody knows and changes nothing of it
    (它们里面谁做出口): the list once more would be no answer."""
    apart = _EACH_OF_ANOTHER.search(tokens.text) if meaning.count_by is None else None
    if apart is not None and meaning.intent is Intent.COUNT:
        return meaning.model_copy(
            update={"intent": Intent.UNCLEAR, "sought": meaning.intent, "unread": (apart[0],)}
        )
    if meaning.query != base.query or meaning.intent is not base.intent or meaning.count_by != base.count_by:
        return meaning
    unread = tuple(token.text for token in tokens.all(".") if weighs(token.text))
    asks = tokens.has("W") and tokens.has("p")
    if not unread or not asks or BACK.search(tokens.text):
        return meaning
    return meaning.model_copy(
        update={"intent": Intent.UNCLEAR, "sought": meaning.intent, "unread": unread, "refined": True}
    )


def _instead(meaning: Meaning, tokens: Tokens, what: str) -> Meaning:
    """我们行对茶企的门槛是啥 asks what something is, which the library may say and no list of firms does."""
    if could_be_a_rule(tokens.text):
        return Meaning(intent=Intent.POLICY, lang=meaning.lang, topic=meaning.topic)
    return meaning.model_copy(update={"intent": Intent.UNCLEAR, "sought": meaning.intent, "unread": (what,)})


def _initials(tokens: Tokens) -> tuple[str, ...]:
    """kl的茶企: two letters that stand for a place or a firm, and nobody knows which."""
    return tuple(
        token.text
        for token in tokens.all(".")
        if _INITIALS.fullmatch(token.text)
        and token.text not in PLAIN_EN
        and tokens.text[token.end : token.end + 1] == "的"
    )


def not_understood(meaning: Meaning, tokens: Tokens, read: Conditions, *, after: Meaning | None) -> Meaning:
    """`meaning`, or a question back where the library is only what was left. after: the list before the turn."""
    if meaning.intent in FIRM_SETS:
        told = _WHAT_IS.search(tokens.text)
        unknown = [token for token in tokens.all(".") if told is not None and token.end == told.end("what")]
        if told is not None and unknown and meaning.intent is Intent.LIST:
            return _instead(meaning, tokens, told["what"])
        asked = tuple(token.text for token in tokens.all(".") if _WHETHER.search(token.text))
        apart = _APART.search(tokens.text)
        if apart is not None and meaning.intent is Intent.COUNT and meaning.count_by is None:
            asked = (*asked, apart[0])
        grouped = _BY_ANOTHER.search(tokens.text) if meaning.count_by is None else None
        if grouped is not None:
            asked = (*asked, grouped[0])
        asked = (*asked, *_initials(tokens), *_CLASS.findall(tokens.text))
        if not asked:
            return meaning
        return meaning.model_copy(
            update={"intent": Intent.UNCLEAR, "sought": meaning.intent, "unread": asked}
        )
    if meaning.intent is not Intent.POLICY or could_be_a_rule(tokens.text):
        return meaning
    follows = after is not None and len(tokens.text) <= _SHORT
    measured = tokens.has("1") and tokens.has("BkI") and tokens.has("m")  # 余额超过五百万的客户
    named = measured or tokens.has(_OF_THE_DATABASE) or bool(set(read.fields) - SETS_ONLY)
    if not (named or follows):
        return meaning
    left = tuple(token.text for token in tokens.all(".") if len(token.text) > 1)
    unread = tuple(dict.fromkeys(read.unread or left or (tokens.text.strip(),)))
    if (
        follows and after is not None and not named
    ):  # said of the list, which stays what the next turn goes on from
        return after.model_copy(
            update={
                "intent": Intent.UNCLEAR,
                "sought": after.intent,
                "unread": unread,
                "lang": meaning.lang,
                "refined": True,
            }
        )
    return meaning.model_copy(update={"intent": Intent.UNCLEAR, "unread": unread, "topic": ""})
