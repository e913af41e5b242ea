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


def _name_of(last: Meaning) -> str | None:
    """The name of the one firm of the turn before, None where it has only a number."""
    return (last.topic or None) if last.firms[0].startswith("id:") else last.firms[0]


_DEALS_WITH = {"suppliers": "buyers", "customers": "suppliers"}
"""What of a profile lists firms, and by which condition those are found."""


def partners_shown(tokens: Tokens, last: Meaning | None, last_set: Meaning | None) -> Meaning | None:
    """The suppliers or customers that the turn before showed of one firm, as the list that 跑运输的去掉 goes on from;
    None where the conversation has a list, which is meant then."""
    if last is None or last_set is not None or last.intent is not Intent.PROFILE or len(last.firms) != 1:
        return None
    if last.aspect not in _DEALS_WITH or last.also or not tokens.has("NO") or tokens.has("MI§"):
        return None
    firm = _name_of(last) or last.firms[0]
    query = FirmQuery.model_validate({_DEALS_WITH[last.aspect]: [firm]})
    return last.model_copy(update={"intent": Intent.LIST, "query": query, "firms": (), "aspect": "summary"})


_THEIR_DEALS = {
    "suppliers": re.compile(
        r"(?<![给向为替])(?:还|仍|仍然|依然|一直|都|有|持续|继续|长期){0,4}(?:在)?(?:供着?货|供货|供过货|送货|供应|供料|送料|供货合作|合作)(?:过|着)?的"
    ),
    "customers": re.compile(
        r"(?<![从跟向找])(?:还|仍|仍然|依然|一直|都|有|持续|继续|长期){0,4}(?:在)?(?:买着?货|买货|进货|拿货|采购|要货|买|拿|进)(?:过|着)?的"
    ),
}
"""近一年还在供货的, of the suppliers that a profile named."""
_AMONG_ITS = re.compile(
    r"(?:它|他|其|该公司|该企业|这家(?:公司|企业)?)家?们?的(?:主要|这些|那些)?(?P<who>供应商|供货商|上家|客户|买家|下家)(?:们)?(?:里面?|里头|当中|之中|中间|中)(?=有没有|有哪|有谁|有几|哪|谁|几|多少)"
)
"""它的供应商里有没有逾期的."""
_WAYS = {"suppliers": "给{}供货的", "customers": "从{}进货的"}


def dealing_with_it(text: str, last: Meaning) -> str | None:
    """The turn with the firm whose partners it speaks of named; None where it speaks of none or the firm has no name."""
    if last.intent is not Intent.PROFILE or len(last.firms) != 1:
        return None
    firm = _name_of(last)
    if firm is None:
        return None
    among = _AMONG_ITS.search(text)
    if among is not None:
        way = _WAYS["suppliers" if among["who"] in ("供应商", "供货商", "上家") else "customers"].format(firm)
        return f"{text[: among.start()]}{way}企业里{text[among.end() :]}"
    deals = _THEIR_DEALS.get(last.aspect)
    match = deals.search(text) if deals is not None and not last.also else None
    return (
        None
        if match is None
        else text[: match.start()] + _WAYS[last.aspect].format(firm) + text[match.end() :]
    )
