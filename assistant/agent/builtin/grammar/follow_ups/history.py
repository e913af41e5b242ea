"""What a turn points back to beyond the turn before: 这两家 after two firms were looked at, 它 after a question of rules between."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.agent.builtin.grammar.one_firm.of_a_pair import FORMER, LATTER, OTHER, ahead_on_the_list
from assistant.agent.builtin.meaning import DECLINED, FIRM_SETS, Intent, Meaning
from assistant.domain.firm_query import FirmQuery
from assistant.domain.reading.normal import fold

BOTH = re.compile(
    r"(?<![第前])(?:(?:这|那|上面|前面|刚才|以上|上述)的?)?[两俩二2](?:家|户|个(?:企业|公司)|者|边)|[它他]们?[俩两]个?|[这那]俩|双方|彼此|"
    r"\b(?:the two|both|these two|those two|each other|one another|the pair|two of them)\b"
)
"""Two firms that were looked at: 这两家, 它俩, the two of them."""
EARLIER = re.compile(
    r"(?:上一|前一|之前的?那?|先前的?那?|前头(?:说|问|看|查)的?那?|刚才(?:说|问|看|查)?的?那|刚刚(?:说|问|看|查)?的?那|最开始(?:说|问|看|查)?的?那?|一开始(?:说|问|看|查)?的?那?)一?(?:家|户|个(?:企业|公司|厂))|"
    r"\b(?:the (?:previous|earlier|first) (?:firm|company|one) (?:we|i) (?:asked|looked|spoke|talked)|the (?:previous|earlier) (?:firm|company)|the (?:firm|company) (?:before|from before))\b"
)
"""换回前一家, 刚才那家: the firm looked at before the one of the turn before, or before the list."""
_OF_A_PAIR = re.compile(
    r"^(?:and|but|so|now|then|ok|what about|how about|the same for|same for|[\s,])*(?:the )?(?:first|second|former|latter)(?: one| firm| company)?[\s?.!]*$|^(?:那|再)?(?:看|说)?第[一二](?:家|个)呢?[\s?？。]*$"
)
"""And the second? after the first of two was looked at."""
_SUMMED = re.compile(
    r"(?:把)?(?:[这那]|上面|前面)?(?:[两俩二2](?:处|地|边|头|次|个|组|批|拨)?(?:地方|县|市|支行|产品|名单)?|前后|前面)的?(?:都)?(?:合|加|并|算)(?:起来|到一起|在一起|一起|一块儿?|拢|计|总)(?:来|看|算|的话)?(?:总共|一共|共)?|"
    r"\b(?:both|the two)(?: (?:places|counties|branches|lists))? (?:together|combined|taken together|added up)\b|\b(?:combined|taken together|put together)\b"
)
"""两处合起来几家: of the two questions before."""
_IN_ALL = re.compile(r"^(?:那|那么)?(?:一共)+(?:呢|啊|呀|吧|来|看)*[\s?？。!！]*$")
"""两个地方加一块儿呢: how many they are in all."""
_JOINED = ("regions", "products", "branches", "towns", "parks")
_SAID_BETWEEN = frozenset({Intent.GREETING, Intent.THANKS})
"""Turns that change nothing of what is spoken of."""
_BETWEEN = DECLINED | {Intent.POLICY, Intent.HELP, Intent.DECIDE}
"""Turns that show no firm, and after which the one before them is still meant by 它."""
_REACH = 4
"""Turns back in which a second firm can stand."""


def with_what_was_shown(text: str, meanings: Sequence[Meaning]) -> Meaning | None:
    """The turn before, with the firms of the turns ahead of it that `text` points at. meanings: the latest first."""
    told = [meaning for meaning in meanings if meaning.intent not in _SAID_BETWEEN]
    meanings = told or meanings
    if not meanings:
        return None
    last = meanings[0]
    if len(last.firms) == 1 and last.intent not in FIRM_SETS and BOTH.search(fold(text).lower()):
        pair = _pair_before(last, meanings)
        if pair is not None:
            return last.model_copy(update={"firms": pair, "listed": ()})
        other = next((firm for firm in map(_one, meanings[1:_REACH]) if firm and firm != _one(last)), None)
        if other is not None:
            return last.model_copy(update={"firms": (other, _one(last)), "listed": ()})
    other = _other_of_the_pair(fold(text).lower(), last, meanings[1:_REACH])
    if other is not None:
        return last.model_copy(update={"firms": (other,)})
    if len(last.firms) == 1 and not last.listed and _OF_A_PAIR.match(fold(text).lower()):
        pair = _pair_before(last, meanings)
        if pair is not None:
            return last.model_copy(update={"firms": pair})
    of_two = len(last.firms) == 2 and FORMER.search(fold(text).lower()) is not None
    if not of_two and EARLIER.search(fold(text).lower()) and not BOTH.search(fold(text).lower()):
        back = next((firm for firm in map(_one, meanings[1:_REACH]) if firm and firm != _one(last)), None)
        if back is not None:
            return last.model_copy(update=_again_of(back, last, meanings[1:_REACH]))
        ahead = ahead_on_the_list(fold(text).lower(), last)
        if ahead is not None:
            return last.model_copy(update={"firms": (ahead,)})
    if last.intent is Intent.UNCLEAR and last.sought in FIRM_SETS and len(meanings) > 1 and not last.firms:
        one = _one(meanings[1])  # a turn after one firm that was misread as one of its list
        return last if one is None else last.model_copy(update={"firms": (one,)})
    if last.intent in FIRM_SETS and len(meanings) > 1 and _SUMMED.search(fold(text).lower()):
        return _together(last, meanings[1])
    if last.intent in _BETWEEN and not (last.firms or last.listed):
        shown = next((m for m in meanings[1:_REACH] if m.firms or m.listed), None)
        if shown is not None:
            return last.model_copy(
                update={"firms": shown.firms, "listed": shown.listed, "excluded": shown.excluded}
            )
    return last


def _pair_before(last: Meaning, meanings: Sequence[Meaning]) -> tuple[str, ...] | None:
    """The two firms that were looked at together before one of them was: no other firm was spoken of since."""
    for meaning in meanings[1:_REACH]:
        if len(meaning.firms) == 2 and meaning.intent not in FIRM_SETS:
            return meaning.firms
        if meaning.intent in FIRM_SETS or _one(meaning) not in (None, _one(last)):
            return None
    return None


def _other_of_the_pair(text: str, last: Meaning, before: Sequence[Meaning]) -> str | None:
    """The firm that stood beside that of the turn before, where 另外一家 means it, or 前一家 where it stood ahead."""
    if len(last.firms) != 1 or last.intent in FIRM_SETS:
        return None
    pair = next((m.firms for m in before if len(m.firms) == 2 and last.firms[0] in m.firms), ())
    if not pair or not (OTHER.search(text) or (FORMER if pair[1] == last.firms[0] else LATTER).search(text)):
        return None
    return next(firm for firm in pair if firm != last.firms[0])


def _again_of(firm: str, last: Meaning, before: Sequence[Meaning]) -> dict[str, object]:
    """The turn before as one about `firm`: what it asked, where it was of a firm; else what was asked of that firm."""
    about = last if _one(last) else next(m for m in before if _one(m) == firm)
    return {"firms": (firm,), "intent": about.intent, "aspect": about.aspect, "sought": None, "unread": ()}


def _one(meaning: Meaning) -> str | None:
    """The single firm that a turn was about."""
    if meaning.intent in FIRM_SETS or len(meaning.firms) != 1:
        return None
    return f"id:{meaning.listed[0]}" if len(meaning.listed) == 1 else meaning.firms[0]


def _together(last: Meaning, before: Meaning) -> Meaning:
    """`last` for both of what the two turns asked, where they differ in one thing alone."""
    differ = [n for n in _JOINED if getattr(last.query, n) != getattr(before.query, n)]
    if before.intent not in FIRM_SETS or len(differ) != 1:
        return last
    name = differ[0]
    values = list(dict.fromkeys((*getattr(before.query, name), *getattr(last.query, name))))
    alike = before.query.model_copy(update={name: getattr(last.query, name)})
    if alike != last.query or len(values) < 2:
        return last
    return last.model_copy(update={"query": last.query.model_copy(update={name: values})})


def summed_together(said: str, query: FirmQuery) -> str:
    """The turn less the words that take the two turns before together, which `query` then does."""
    if not any(len(getattr(query, name)) > 1 for name in _JOINED):
        return said
    left = _SUMMED.sub("一共" if not said.isascii() else "", said)
    left = _IN_ALL.sub("一共几家", left)
    return left if left.strip() else said
