"""Ways out of a question about firms that was not wholly understood: what can be asked of the firm, or of two of them."""

from __future__ import annotations

from collections.abc import Callable

from assistant.agent.builtin.likeness import Likeness
from assistant.agent.builtin.meaning import Aspect, Intent, Meaning
from assistant.domain.text import Text

_ASPECTS: dict[Aspect, Text] = {
    "summary": Text("基本情况", "overview"),
    "finance": Text("财务情况", "finances"),
    "customers": Text("主要客户", "customers"),
    "suppliers": Text("主要供应商", "suppliers"),
    "court": Text("诉讼、处罚等记录", "court cases and penalties"),
    "bank": Text("在我行的授信和逾期", "credit line and overdue debt with us"),
    "controller": Text("实际控制人", "controller"),
    "owners": Text("股东", "shareholders"),
    "tenders": Text("中标情况", "tender awards"),
    "financing": Text("抵押、质押等其他融资", "mortgages, pledges and other financing"),
    "guarantees": Text("对外担保", "guarantees"),
    "qualifications": Text("许可证和资质", "licences and qualifications"),
    "products": Text("主要产品", "main products"),
    "score": Text("评分", "score"),
}
_FIRST: tuple[Aspect, ...] = ("summary", "finance", "customers", "court", "bank")
"""What is offered where the words are like nothing: what officers ask most."""
_MOST = 5
_OF_ONE = Text("{firm}的{what}", "Show me the {what} of {firm}")
_WHOLE = Text("介绍一下{firm}", "Tell me about {firm}")
_OF_TWO: tuple[tuple[Text, Text], ...] = (
    (Text("比较{firms}", "Compare them"), Text("比较一下{firms}", "Compare {firms}")),
    (Text("看它们之间的关系", "What ties them"), Text("{firms}之间有什么关系", "How are {firms} related?")),
)
_IT = Text("它", "it")


def firm_offers(
    meaning: Meaning, read: Callable[[str], Meaning], likeness: Likeness | None = None
) -> list[tuple[str, str]]:
    """(what it does, the message that does it) for an UNCLEAR question that names one firm or more."""
    lang = meaning.lang
    names = [_IT[lang] if name.startswith("id:") else name for name in meaning.firms]
    if len(names) > 1:
        if any(name == _IT[lang] for name in names):
            return []
        joined = "和".join(names) if lang == "zh" else " and ".join(names)
        return [
            (label[lang].format(firms=joined), sent[lang].format(firms=joined)) for label, sent in _OF_TWO
        ]
    alike = likeness.likest(" ".join(meaning.unread)) if likeness is not None and meaning.unread else ()
    aspects = list(dict.fromkeys((*alike, *_FIRST)))[:_MOST]
    made = []
    for aspect in aspects:
        what = _ASPECTS[aspect][lang]
        sent = (_WHOLE if aspect == "summary" else _OF_ONE)[lang].format(firm=names[0], what=what)
        if names[0] == _IT[lang] or read(sent).intent is Intent.PROFILE:
            made.append((what[0].upper() + what[1:], sent))
    return made
