"""Which of several firms of one name is meant, said by its place after the question back: 贵定那家, the one in Weng'an."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.agent.builtin.grammar.follow_ups.said_before import longest_name
from assistant.agent.builtin.meaning import FIRM_SETS, Meaning
from assistant.agent.builtin.ontology import Ontology
from assistant.agent.builtin.question_tokens import Tokens
from assistant.domain.text import Lang

_THE_ONE = re.compile(
    r"^(?:哦|嗯|啊|那|就|选|查|看|要|是|我(?:说|要|指|问|想问|想查)的?(?:是)?|在|,|，){0,6}\s*(?:市|县|区)?的?(?:[那这]一?[家个户])?(?:企业|公司)?(?:吧|呢|啊|的|哈)?[\s。.!！?？]*$|"
    r"^(?:i mean |i meant |it's |that's |please )*(?:the )?(?:one )?(?:in |from |of )?(?:the )?\s*(?:one|firm|company)?(?:,? please)?[\s.!?]*$"
)
"""What is left of the turn without the place."""
_CHARACTERS = 2
"""Of a place, as names begin with it: 贵定."""


def named_by_place(
    tokens: Tokens, last: Meaning | None, lang: Lang, ontology: Ontology, found: Callable[[str], Tokens]
) -> Meaning | None:
    """The question before about the firm of that name in the place that the turn names; None for any other turn.

    found: reads a text with the short names of firms in it.
    """
    places = tokens.all("R")
    if last is None or len(places) != 1 or len(last.firms) != 1 or last.listed or last.intent in FIRM_SETS:
        return None
    name = last.firms[0]
    if name.startswith("id:") or tokens.has("HPKXSUWQAMIkb§"):
        return None
    place = places[0]
    if _THE_ONE.match(tokens.text[: place.start] + tokens.text[place.end :]) is None:
        return None
    said = longest_name(str(place.value), ontology)[:_CHARACTERS]
    named = found(f"{said}那家{name}").all("M")
    if len(named) != 1 or str(named[0].value) == name or not str(named[0].value).startswith(said):
        return None
    return last.model_copy(update={"firms": (str(named[0].value),), "lang": lang})
