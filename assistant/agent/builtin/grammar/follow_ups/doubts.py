"""Readings that the second look doubts: put to the officer with ways on, and taken as read when the officer goes on."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.agent.builtin.grammar.follow_ups.asked_back import understood_of
from assistant.agent.builtin.learned.second_look import doubted, said_before
from assistant.agent.builtin.learned.signs import FIELD_WORDS, signs_of, without_sign
from assistant.agent.builtin.meaning import FIRM_SETS, SMALL_TALK, Intent, Meaning
from assistant.agent.builtin.offers import LIBRARY
from assistant.agent.builtin.question_tokens import Tokens
from assistant.domain.text import Lang, Text

_YES = re.compile(
    r"^(?:对|是|嗯|好|没错|正确|确认|可以|行)?(?:的|了|啊|呀|哈)?[,，。]?(?:就|我)?(?:是|按|要)?(?:这个意思|这样|这么|这样理解|这么理解|这样查|这么查)?"
    r"(?:的|了|吧|理解|查)?[。!！.]*$|"
    r"^(?:yes|yeah|yep|right|correct|exactly|ok|okay|sure)\b(?:,? (?:please|as you read it|that's it|that is (?:it|right)|that's right))?[.!]*$|"
    r"^(?:that's|that is) (?:it|right|correct|what i mean)[.!]*$"
)
"""对, 没错, 就按这样理解; yes, as you read it: the officer means what was read."""
_NO_MORE = re.compile(
    r"^(?:没有?|没了|没别的|就这些|no|none|nothing(?: else)?)(?:了|的|啊|,? (?:that is all|that's all))?[。!！.]*$"
)
"""没有, to whether there is one condition more."""
_SAID = re.compile(r"\w")
_LEFT_OUT = re.compile(r"^(?:不考虑|leave out )[“\"](?P<label>[^”\"]+)[”\"][。.]?$")
_CONFIRM = Text("对，就按这样理解", "Yes, as you read it")
_LEAVE_OUT = Text("不考虑“{label}”", "leave out “{label}”")


Read = Callable[[str, Meaning | None, Lang, Meaning | None], Meaning]
"""(text, last, language, last set) -> the reading by the grammar."""


def looked_at_twice(
    read: Read,
    tokens_of: Callable[[str], Tokens],
    text: str,
    last: Meaning | None,
    lang: Lang,
    last_set: Meaning | None,
) -> Meaning:
    """The reading of a turn, or the question back where the second look doubts it. What the program offered itself it does
    not doubt."""
    offered = last is not None and text.strip() in {sent for _, sent in last.offers}
    if last is not None and last.doubted:
        settled = settled_by(text, last)
        if settled is not None:
            return settled.model_copy(update={"lang": lang})
        last = taken_as_read(last)
        last_set = last if last.intent in FIRM_SETS else last_set
    meaning = read(text, last, lang, last_set)
    if offered or not may_doubt(meaning):
        return meaning
    sign = doubted(tokens_of(text), meaning, said_before(last, last_set))
    return put_to_the_officer(text, meaning, sign) if sign is not None else meaning


def put_to_the_officer(text: str, meaning: Meaning, sign: str) -> Meaning:
    """A question back about the doubted reading, with what the officer can do about it."""
    lang = meaning.lang
    ways = [(_CONFIRM[lang], _CONFIRM[lang])]
    label = FIELD_WORDS.get(sign.partition("=")[0])
    if label is not None and sign in signs_of(meaning):
        left_out = _LEAVE_OUT[lang].format(label=label[lang])
        ways.append((left_out, left_out))
    if meaning.intent is not Intent.POLICY:
        search = LIBRARY[lang] + text.strip()
        ways.append((search, search))
    asked = {"intent": Intent.UNCLEAR, "sought": meaning.intent, "doubted": sign, "offers": tuple(ways)}
    return meaning.model_copy(update=asked)


def settled_by(text: str, last: Meaning) -> Meaning | None:
    """The doubted question as the turn settles it: as it was read, or without what was doubted; None where it does not."""
    said = text.strip().lower()
    no_more = last.doubted not in signs_of(last) and _NO_MORE.match(said) is not None
    if no_more or (_YES.match(said) and _SAID.search(said)):
        return taken_as_read(last)
    match = _LEFT_OUT.match(said)
    label = FIELD_WORDS.get(last.doubted.partition("=")[0])
    if match is None or label is None or match["label"] not in (label.zh, label.en):
        return None
    return taken_as_read(last).model_copy(update={"query": without_sign(last.query, last.doubted)})


def taken_as_read(last: Meaning) -> Meaning:
    """The question before as it was read: whoever goes on from it does not object."""
    return understood_of(last) if last.doubted else last


def may_doubt(meaning: Meaning) -> bool:
    """Whether a reading can be put to the officer: it answers something, from the library, of a firm or of many."""
    return meaning.intent not in SMALL_TALK
