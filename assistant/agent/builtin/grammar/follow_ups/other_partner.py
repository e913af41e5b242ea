"""A turn that puts another firm in the place of the one whom the firms of the list deal with: 买方换成X, 说错了，是X."""

from __future__ import annotations

import re

from assistant.agent.builtin.meaning import FIRM_SETS, Intent, Meaning
from assistant.agent.builtin.question_tokens import Tokens
from assistant.domain.firm_query import FirmQuery
from assistant.domain.text import Lang

_PARTNERS = ("buyers", "suppliers", "controlled_by")
_NAME = "\0"
_WHOM = r"(?:买方|买家|采购方|购货方|下家|客户|供应商|供货方|供货商|卖方|上家|对方|核心企业|链主|龙头|控制人|实控人|企业|公司|名字|这家|那家|它|buyer|customer|purchaser|supplier|seller|firm|company)"
_WRONG = r"(?:说|搞|弄|打|写|记|看|选|输)?错了?|不对|口误|不是(?:它|这家|那家|他家)|sorry|oops|no|wrong (?:firm|company|one|name)|my mistake"
_SWAPS = re.compile(
    rf"^(?:哎呀?|哦|啊|嗯|不好意思|抱歉|那|好|行)*[,，\s]*(?:(?:{_WHOM}|我)?(?:刚才|刚刚|又|也)?(?:{_WRONG})[,，。;；:：\s]*(?:(?:我)?(?:说|指|要|想问|问|要查)?的?(?:其实|应该|是|为)*|改成|换成|i (?:mean|meant)|it(?:'s| is)|make it)?\s*{_NAME}"
    rf"|(?:我|其实|应该|应当|说的|要的|指的|想问的|要查的)+(?:是|为){_NAME}|(?:把|将)?{_WHOM}?(?:改|换|调整?|替换|变更)(?:成|为|作|到|做)?(?:看看?|查)?{_NAME}"
    rf"|(?:make (?:it|that)|switch to|change (?:it|that|the {_WHOM}) to|instead) {_NAME}|(?:and |now |ok,? |then )*(?:(?:show|give|do|get|list|run)(?: me)? )?(?:the |that |exactly the )?same (?:(?:list|thing|question|again|search|query|firms|once more)(?: again)? )?(?:but )?(?:for|with) {_NAME}(?: as (?:the |a |its )?{_WHOM})?)(?:这家|那家|的|公司)?(?:看看|再看看|试试|吧|呢|了|instead|再列一[次遍下])*[。.!！?？\s]*$",
    re.IGNORECASE,
)
_BEFORE_THE_NAME = re.compile(
    r"^(?:我|其实|应该|应当|说的|要的|指的|的)*(?:是|为)(?=.{4})|^(?:改|换)(?:成|为|作)?(?=.{4})"
)
"""应该是 of 应该是…公司, which a name that nobody knows takes in."""


def with_other_partner(tokens: Tokens, last: Meaning | None, lang: Lang) -> Meaning | None:
    """The list before with the firm that is named in the place of the one it was asked by; None for any other turn."""
    named = tokens.all("M")
    if last is None or last.intent not in FIRM_SETS or len(named) != 1:
        return None
    held = [name for name in _PARTNERS if getattr(last.query, name)]
    if len(held) != 1:
        return None
    text = tokens.text
    if not _SWAPS.match(text[: named[0].start] + _NAME + text[named[0].end :]):
        return None
    firm = _BEFORE_THE_NAME.sub("", str(named[0].value))
    query = last.query.model_copy(update={held[0]: [firm], "offset": 0})
    return last.model_copy(update={"query": query, "lang": lang, "refined": True})


_DEALS_WITH = {"suppliers": "buyers", "customers": "suppliers"}
"""What of a profile lists firms, and by which condition those are found."""


def partners_shown(tokens: Tokens, last: Meaning | None, last_set: Meaning | None) -> Meaning | None:
    """The suppliers or customers that the turn before showed of one firm, as the list that 跑运输的去掉 goes on from;
    None where the conversation has a list, which is meant then."""
    if last is None or last_set is not None or last.intent is not Intent.PROFILE or len(last.firms) != 1:
        return None
    if last.aspect not in _DEALS_WITH or last.also or not tokens.has("NO") or tokens.has("MI§"):
        return None
    firm = last.topic if last.firms[0].startswith("id:") and last.topic else last.firms[0]
    query = FirmQuery.model_validate({_DEALS_WITH[last.aspect]: [firm]})
    return last.model_copy(update={"intent": Intent.LIST, "query": query, "firms": (), "aspect": "summary"})
