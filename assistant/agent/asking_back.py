"""The question that goes back to the officer when a part of theirs was not understood, with its choices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.agent.builtin.learned.signs import FIELD_WORDS, INTENT_WORDS, signs_of
from assistant.agent.builtin.meaning import FIRM_SETS, Intent, Meaning
from assistant.domain.answer import Choice, Condition
from assistant.domain.text import Text
from assistant.tools.conditions import conditions_of
from assistant.tools.context import RunContext
from assistant.tools.terms import names_of, settle

_CLASHES: dict[str, Text] = {
    "founded": Text("成立时间", "founding date"),
    "registered_capital": Text("注册资本", "registered capital"),
    "revenue": Text("营业收入", "revenue"),
    "insured": Text("参保人数", "people insured"),
    "won_amount": Text("中标金额", "amount won"),
    "regions": Text("地区", "place"),
    "labels": Text("供应商标签", "supplier label"),
    "products": Text("产品", "product"),
    "segments": Text("环节", "segment"),
    "client": Text("是否本行客户", "client or not"),
    "state_owned": Text("国有与否", "state-owned or not"),
    "wins": Text("中标次数", "tenders won"),
    "overdue": Text("逾期", "overdue debt"),
    "kinds": Text("主体类型", "kind of entity"),
    "events": Text("司法与行政记录", "judicial and administrative records"),
}


_OF_FIRMS = Text(
    "没有读懂要看这几家企业的什么。请问是比较它们，还是看它们之间的关系？",
    "I did not understand what you want to know of these firms. Shall I compare them, or show what ties them?",
)
_OF_FIRM = Text(
    "没有读懂“{said}”：库中没有企业的这项内容，所以没有作答。请换一种说法，或从下面选择：",
    "I did not understand “{said}”: nothing like it is on record of a firm, so I give no answer. "
    "Please put it another way, or choose:",
)


_WHETHER = Text(
    "这句话没有把握读对：是不是要按“{said}”筛选？所以先不作答。请确认，或换一种说法：",
    "I may have misread this: do you set a condition on “{said}”? So I give no answer yet. Please confirm, or put it "
    "another way:",
)
_WHETHER_ALSO = Text(
    "这句话没有把握读全：是不是还有关于“{said}”的条件？所以先不作答。请确认，或换一种说法：",
    "I may have missed a part of this: is there a condition on “{said}” in it? So I give no answer yet. Please confirm, "
    "or put it another way:",
)
_WHETHER_ASKED = Text(
    "这句话没有把握读对：您是不是要{said}？所以先不作答。请确认，或换一种说法：",
    "I may have misread this: do you want {said}? So I give no answer yet. Please confirm, or put it another way:",
)


def unclear(kept: Mapping[str, Any]) -> Meaning | None:
    """The meaning of a turn whose question was not wholly understood; None for any other."""
    if kept.get("intent") != Intent.UNCLEAR.value:
        return None
    return Meaning.model_validate(kept)


def question_back(meaning: Meaning) -> str:
    """What was not understood, and what to do about it. Claims nothing."""
    zh = meaning.lang == "zh"
    if meaning.doubted:
        return _doubt(meaning)
    if meaning.clash and not meaning.unread:
        names = [_CLASHES[name][meaning.lang] for name in meaning.clash if name in _CLASHES]
        if zh:
            return f"这些条件互相矛盾，没有企业能同时满足：{'、'.join(names)}。请问以哪个为准？"
        return f"These conditions exclude each other, so no firm can meet them: {', '.join(names)}. Which should count?"
    if len(meaning.firms) > 1:
        return _OF_FIRMS[meaning.lang]
    said = "”、“".join(meaning.unread) if zh else "”, “".join(meaning.unread)
    if meaning.firms:
        return _OF_FIRM[meaning.lang].format(said=said)
    if zh:
        return f"没有读懂“{said}”，企业库中没有可以这样筛选的条件，所以没有列出企业。" + (
            "请换一种说法，或从下面选择：" if meaning.offers else "请换一种说法？"
        )
    return (
        f"I did not understand “{said}”: the firm database has no such condition, so no firms are listed. "
        + ("Please put it another way, or choose:" if meaning.offers else "Could you put it another way?")
    )


def _doubt(meaning: Meaning) -> str:
    """Which part of a whole reading the second look doubts."""
    field = meaning.doubted.partition("=")[0]
    lang = meaning.lang
    if field in FIELD_WORDS:
        asked = _WHETHER if meaning.doubted in signs_of(meaning) else _WHETHER_ALSO
        return asked[lang].format(said=FIELD_WORDS[field][lang])
    assert meaning.sought is not None  # only a whole reading is doubted
    return _WHETHER_ASKED[lang].format(said=INTENT_WORDS[meaning.sought][lang])


def choices_back(kept: Mapping[str, Any]) -> list[Choice]:
    """The ways out of a question that was not wholly understood."""
    meaning = unclear(kept)
    return [Choice(text=text, send=send) for text, send in meaning.offers] if meaning else []


def conditions_read(kept: Mapping[str, Any], context: RunContext) -> list[Condition]:
    """What was read of a question for firms whose reading is put to the officer, as chips: they say what there is to confirm."""
    meaning = unclear(kept)
    if meaning is None or not meaning.doubted or meaning.sought not in FIRM_SETS:
        return []
    with context.store.read() as session:
        names = names_of(session, context.home_region, context.scope.branch)
        return list(conditions_of(settle(session, meaning.query), names, meaning.lang))
