"""Reads a question about firms that are named or pointed at: which intent, which aspect, or what was not understood."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from assistant.agent.builtin.grammar.asked import direction_of, further_of_firm, level_of, since_of
from assistant.agent.builtin.grammar.follow_ups.corrections import means_another
from assistant.agent.builtin.grammar.follow_ups.history import EARLIER
from assistant.agent.builtin.grammar.one_firm.aspects import aspects_of
from assistant.agent.builtin.grammar.one_firm.between import asked_of_several
from assistant.agent.builtin.grammar.one_firm.growth import growth_of
from assistant.agent.builtin.grammar.one_firm.partners import others_meant
from assistant.agent.builtin.grammar.one_firm.pointing import Pointed
from assistant.agent.builtin.grammar.one_firm.set_aside import what_is_asked
from assistant.agent.builtin.grammar.one_firm.single import asks_why, without_places
from assistant.agent.builtin.grammar.one_firm.whole_firm import (
    asks_on,
    aspect_by_words,
    left_of_firm,
    not_held,
)
from assistant.agent.builtin.grammar.signal_kinds import Which, kinds_named
from assistant.agent.builtin.likeness import Likeness
from assistant.agent.builtin.meaning import Aspect, Intent, Meaning
from assistant.agent.builtin.question_tokens import Tokens
from assistant.domain.text import Lang

_SHORT = 16
"""Characters of unknown words that can say what of a firm is asked for."""
_LIKEWISE = re.compile(
    r"(?:照这样|同样|一样|照样|照此|照着|也(?:给|来|做|出|算|测|看|查|画|写|要|弄|搞|整|拉|讲|说|评|打)|再(?:来|做|出|算|测|画)|同理)|likewise|the same (?:for|with)|do (?:it|that|the same)|also for"
)
"""X也照这样算一遍: what was asked of the firm before."""
_RETURN = 24
_RETURNS = re.compile(
    r"^(?:那|再|先|还是|咱们?|我们)*(?:换|回|切|转|退|说|看|问|聊|讲)*(?:回|到)*(?:来|去)?(?:看|说|讲|聊)*(?:呢|吧|看看|一下)*[\s。!！?？]*$|^(?:and |ok,? |now )*(?:go |switch |turn )?back to\s*[.!?]*$"
)
"""换回前一家, less the words that say which."""
_REPEATED = frozenset({Intent.WORKING_CAPITAL, Intent.DUE_DILIGENCE, Intent.OWNERSHIP, Intent.NETWORK, Intent.WARNINGS,
                       Intent.OPPORTUNITIES, Intent.PROFILE})  # fmt: skip
_COMPARED = 3
_BASIS = re.compile(r"底子|家底|底细")
_NAMED_NOW = re.compile(r"叫(?:什么|啥)|曾用名|原名|改[了过]?名|更名|以前叫|全称")
"""现在叫什么名字，底子怎么样: who the firm is, and not its figures alone."""
_DEALINGS = frozenset({"suppliers", "customers"})
"""Aspects that a figure limits to some firms (给X供货三年以上的), which a profile does not."""


def asked_of_firms(
    text: str, tokens: Tokens, pointed: Pointed, last: Meaning | None, lang: Lang, likeness: Likeness | None
) -> Meaning:
    """The meaning of a question about the firms of `pointed`; UNCLEAR with the words that nobody knows."""
    listed, excluded = (last.listed, last.excluded) if last else ((), ())
    kept: dict[str, Any] = {"lang": lang, "listed": listed, "excluded": excluded}
    if pointed.missing:
        asks = aspects_of(tokens.text)
        return Meaning(intent=Intent.WHICH, aspect=asks[0] if asks else "summary", **kept)
    kept["topic"] = text.strip() if pointed.named else ""
    asked = what_is_asked(tokens)
    likewise = (pointed.named and _LIKEWISE.search(tokens.text)) or (
        len(pointed.firms) == 1
        and (
            asks_on(asked)
            or _asks_the_same(asked)
            or means_another(without_places(tokens.unnamed))
            or (len(tokens.text) <= _RETURN and _RETURNS.match(EARLIER.sub("", tokens.text)) is not None)
        )
    )
    if last is not None and last.intent in _REPEATED and likewise:
        return Meaning(intent=last.intent, firms=pointed.firms[:1], aspect=last.aspect, growth=last.growth,
                       direction=last.direction, level=last.level, **kept)  # fmt: skip
    asked_whom = last is not None and last.intent is Intent.WHICH and len(pointed.firms) == 1
    if last is not None and asked_whom and means_another(tokens.unnamed):
        # has it any lawsuits, then sorry, I meant X
        return Meaning(intent=Intent.PROFILE, firms=pointed.firms, aspect=last.aspect, **kept)
    further = further_of_firm(asked)
    if len(pointed.firms) > 1:
        kept["firms"] = pointed.firms[:_COMPARED]
        several = asked_of_several(tokens, asked, further)
        if several is None:
            return Meaning(intent=Intent.UNCLEAR, unread=left_of_firm(tokens, asked), **kept)
        return Meaning(intent=several, **kept)
    kept["firms"] = pointed.firms[:1]
    if further is None and last is not None and last.intent is Intent.WORKING_CAPITAL and not pointed.named:
        further = Intent.WORKING_CAPITAL if growth_of(asked) is not None else None  # 要是只涨一成
    if further is not None:
        return Meaning(intent=further, **kept, **_of_further(tokens, asked, further))
    absent = not_held(asked) or others_meant(tokens, asked)
    if absent:
        return Meaning(intent=Intent.UNCLEAR, unread=absent, **kept)
    found = aspects_of(asked.text)
    if asks_why(asked.text):
        aspect, also = (found[0], found[1:]) if found else ("summary", ())
        return Meaning(intent=Intent.WHY, aspect=aspect, also=also, **kept)
    if not found:
        settled = aspect_by_words(asked) or _left(tokens, asked, likeness)
        if isinstance(settled, tuple):
            return Meaning(intent=Intent.UNCLEAR, unread=settled, **kept)
        found = (settled,)
    if found == ("finance",) and _BASIS.search(asked.text) and _NAMED_NOW.search(asked.text):
        found = ("summary",)
    figures = tuple(token.text for token in asked.all("ym")) if found[0] in _DEALINGS else ()
    if figures:
        return Meaning(intent=Intent.UNCLEAR, unread=figures, **kept)
    return Meaning(intent=Intent.PROFILE, aspect=found[0], also=found[1:], **kept)


def _asks_the_same(asked: Tokens) -> bool:
    """第二名也写一份: what was asked of the firm before, and nothing else."""
    return (
        len(asked.text) <= _SHORT
        and _LIKEWISE.search(asked.text) is not None
        and not asked.has("§¶x")
        and growth_of(asked) is None
        and not aspects_of(asked.text)
    )


def _of_further(tokens: Tokens, asked: Tokens, intent: Intent) -> dict[str, Any]:
    if intent is Intent.NETWORK:
        return {"direction": direction_of(asked)}
    if intent is Intent.WORKING_CAPITAL:
        return {
            "growth": growth_of(asked) or growth_of(_without_names(tokens))
        }  # 老板说明年要掉一成, 按这个测
    if intent in (Intent.WARNINGS, Intent.OPPORTUNITIES):
        which: Which = "opportunities" if intent is Intent.OPPORTUNITIES else "warnings"
        return {"level": level_of(asked), "since": since_of(asked), "kinds": kinds_named(asked.text, which)}
    return {}


def _without_names(tokens: Tokens) -> Tokens:
    """The tokens less the firms named, whose names can hold 增 or 降."""
    return replace(tokens, text=tokens.unnamed, items=tuple(t for t in tokens.items if t.category != "M"))


def _left(tokens: Tokens, asked: Tokens, likeness: Likeness | None) -> Aspect | tuple[str, ...]:
    """The aspect that words outside the grammar ask for, the whole firm, or the words that nothing is like."""
    left = left_of_firm(tokens, asked)
    if not left:
        return "summary"
    words = " ".join(left)
    alike = likeness.aspect(words) if likeness is not None and len(words) <= _SHORT else None
    return alike or left
