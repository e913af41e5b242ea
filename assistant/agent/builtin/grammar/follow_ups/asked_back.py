"""Turns after a question that was asked back: they go on from what of it was understood, and what was not stays open.

An officer who is asked what a word means may say something else first (得是国企的供应商). The conditions add up; but the
words that nobody understood still limit whom is meant, so the answer stays a question back until they are settled:
said in other words, or left out.
"""

from __future__ import annotations

import re

from assistant.agent.builtin.grammar.follow_ups.corrections import lists_out
from assistant.agent.builtin.meaning import FIRM_SETS, Intent, Meaning
from assistant.agent.builtin.question_tokens import Tokens

_LEAVES_OUT = re.compile(
    r"^(?:那|那就|行|好)?[,，]?(?:先)?(?:不考虑|不管|别管|忽略|略过|跳过|去掉|不要|不看)(?P<zh>[^,，。]*?)(?:了|吧|就行)*[。!！]*$|"
    r"^(?:ok,? |just |then )*(?:leave out|ignore|skip|drop|forget|without) (?P<en>[^,.]*?)(?: then)?[.!]*$"
)
_THAT = frozenset(
    {"", "它", "这个", "那个", "这些", "那些", "这条", "it", "that", "those", "them", "those words"}
)
_EXPLAINS = re.compile(
    r"^(?:哦|啊|嗯|就是)?[,，]?(?:我)?(?:就是|是说|是指|指的是|说的是|的意思是|意思是|也就是)|^(?:i (?:mean|meant)|that is|meaning|in other words|namely)\b"
)
_GIVES_UP = re.compile(
    r"^(?:all right|alright|ok(?:ay)?|fair enough|fine|never ?mind|right|very well|no matter|not to worry|shame|pity|too bad)[\s,.;:-]+(?:then|forget (?:it|that)|leave (?:it|that)|skip (?:it|that)|in that case|not to worry|instead)\b",
    re.IGNORECASE,
)
"""All right, then those with …: what was not understood is given up."""
_NAMED = ("products", "chain", "segments", "regions", "towns", "parks")
_A_BOUND = re.compile(r"最|[\d一二两三四五六七八九十百千万](?:年|人|万|亿|家|户|天|个|月|次|成|%)")
"""五年以上 that nobody could place: no other place or trade says it in other words."""
_QUOTES = "“”\"'"


def goes_on_from(last: Meaning, text: str) -> bool:
    """Whether a turn after `last` can go on from what it understood. An offer that was taken says all anew."""
    if last.intent is not Intent.UNCLEAR or last.sought not in FIRM_SETS or last.refined:
        return False  # a turn about a list that was not understood is said again of that list
    return text.strip() not in {sent for _, sent in last.offers}


def given_up(last: Meaning, text: str) -> bool:
    """Whether the turn gives up a question that was asked back and goes on from the list before it."""
    return goes_on_from(last, text) and _GIVES_UP.match(text.strip()) is not None


def understood_of(last: Meaning) -> Meaning:
    """The part of a question that was asked back which was understood, as the question it would have been."""
    assert last.sought is not None  # goes_on_from
    cleared = {"intent": last.sought, "sought": None, "unread": (), "clash": (), "offers": (), "doubted": ""}
    return last.model_copy(update=cleared)


def without_unread(text: str, last: Meaning) -> Meaning | None:
    """The question before without what was not understood, where the turn says to leave just that out; as it was where
    the turn only asks for its names."""
    if last.intent is not Intent.UNCLEAR or last.sought not in FIRM_SETS or not last.unread:
        return None
    if last.refined and lists_out(text):
        return last  # 名单也要, of a count that nobody understood
    match = _LEAVES_OUT.match(text.strip())
    if match is None:
        return None
    named = (match["zh"] if match["zh"] is not None else match["en"]).strip(_QUOTES + " ")
    if named not in _THAT and not all(words in named for words in last.unread):
        return None
    return understood_of(last).model_copy(update={"refined": True})


def still_unread(meaning: Meaning, last: Meaning, tokens: Tokens) -> Meaning:
    """`meaning`, asked back with what was not understood before, where it builds on that and does not explain it."""
    goes_on = meaning.refined and (meaning.intent in FIRM_SETS or meaning.sought in FIRM_SETS)
    if not goes_on or not last.unread or _EXPLAINS.search(tokens.text):
        return meaning
    named_now = any(getattr(meaning.query, name) != getattr(last.query, name) for name in _NAMED)
    if named_now and meaning.intent is not Intent.UNCLEAR and not any(map(_A_BOUND.search, last.unread)):
        return meaning  # 做吨袋的, 那瓮安的呢: the trade or the place is said in other words
    unread = tuple(dict.fromkeys((*last.unread, *meaning.unread)))
    return meaning.model_copy(
        update={
            "intent": Intent.UNCLEAR,
            "sought": meaning.sought or meaning.intent,
            "unread": unread,
            "refined": False,
        }
    )
