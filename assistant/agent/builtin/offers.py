"""Ways out of a question that was not wholly understood: a likely name, the question without the words, the library."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.agent.builtin.firm_offers import firm_offers
from assistant.agent.builtin.likeness import Likeness
from assistant.agent.builtin.meaning import FIRM_SETS, Intent, Meaning
from assistant.agent.builtin.ontology import Ontology
from assistant.domain.firm_query import FirmQuery
from assistant.domain.text import Text

LIBRARY = Text("在资料库中查找：", "Search the library for: ")
"""What a message that searches the library begins with."""
_LIBRARY_SAID = re.compile(
    r"^\s*(?:请|帮我)?(?:在|到|去)?资料库(?:中|里|内)?(?:查找|查一下|查|搜索|搜|找)\s*[:：]?\s*|"
    r"^\s*(?:please )?search (?:in )?the library (?:for)?\s*:?\s*",
    re.IGNORECASE,
)
_LIKELY = 60
"""Likeness (0 to 100) from which a name is offered for words that were not understood."""
_LIKELY_LATIN = 80
_NAMES = 2
_MEANT = [name for name in FirmQuery.model_fields if name not in ("order_by", "descending", "limit", "local")]
"""Conditions that make a question worth asking without the words that were not understood."""


def library_search(text: str) -> str | None:
    """What to search the library for, where the officer says to search it; None for any other question."""
    match = _LIBRARY_SAID.match(text)
    rest = text[match.end() :].strip() if match else ""
    return rest or None


def offers(
    ontology: Ontology,
    text: str,
    meaning: Meaning,
    read: Callable[[str], Meaning],
    likeness: Likeness | None = None,
) -> tuple[tuple[str, str], ...]:
    """(what it does, the message that does it). Each was read again and is understood; the library is always one."""
    lowered = text.lower()
    zh = meaning.lang == "zh"
    if meaning.firms:
        search = LIBRARY[meaning.lang] + text.strip()
        return (*firm_offers(meaning, read, likeness), (search, search))
    found: list[tuple[str, str]] = []
    for words in meaning.unread:
        for name in _likely(words, ontology):
            sent = lowered.replace(words, name, 1)
            if _understood(read(sent)):
                found.append((f"您是指“{name}”" if zh else f"You mean “{name}”", sent))
    if likeness is not None and not found:
        for words in meaning.unread:
            alike = likeness.condition(words, meaning.lang)
            sent = lowered.replace(words, alike, 1) if alike else lowered
            if alike and _understood(read(sent)):
                found.append((f"您是指“{alike.removesuffix('的')}”" if zh else f"You mean “{alike}”", sent))
    rest = lowered
    for words in meaning.unread:
        rest = rest.replace(words, "", 1)
    rest = re.sub(r"(?<![\u4e00-\u9fff])的|\s{2,}", " ", rest).strip(" ，,。")
    rest = re.sub(r"\s+(?:in|with|of|for|that|who|among|and)\s*\??$", "", rest)
    blank = FirmQuery()
    if meaning.unread and rest and rest != lowered:
        kept = read(rest)
        if not _understood(kept) or not any(
            getattr(kept.query, name) != getattr(blank, name) for name in _MEANT
        ):
            rest = ""
    if meaning.unread and rest and rest != lowered:
        left_out = "、".join(meaning.unread) if zh else ", ".join(meaning.unread)
        found.append((f"不考虑“{left_out}”：{rest}" if zh else f"Leave out “{left_out}”: {rest}", rest))
    carried = tuple(words for words in meaning.unread if words not in lowered)
    if carried:  # words of a turn before
        left_out = "、".join(carried) if zh else ", ".join(carried)
        found.append(
            (f"不考虑“{left_out}”", f"不考虑{left_out}")
            if zh
            else (f"Leave out “{left_out}”", f"leave out {left_out}")
        )
    if meaning.unread and not carried:
        search = LIBRARY[meaning.lang] + text.strip()
        found.append((search, search))
    return tuple(dict.fromkeys(found))


def _understood(meaning: Meaning) -> bool:
    return meaning.intent in FIRM_SETS or meaning.intent is Intent.TRACE


def _likely(words: str, ontology: Ontology) -> list[str]:
    """Names of chains, products and places that look like the words."""
    from rapidfuzz import fuzz, process

    if len(words) < 2:
        return []
    names = ontology.written_in[words.isascii()]
    least = _LIKELY_LATIN if words.isascii() else _LIKELY
    best = process.extract(words, names, scorer=fuzz.ratio, limit=_NAMES * 3, score_cutoff=least)
    kept: dict[tuple[str, str], str] = {}
    for name, _, _ in best:
        kept.setdefault(ontology.terms[name], name)
    return list(kept.values())[:_NAMES]
