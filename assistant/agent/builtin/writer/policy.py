"""Writes policy answers: the sentences that bear on the question, word for word, with law, article and version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from assistant.agent.builtin.meaning import Meaning
from assistant.agent.builtin.writer.phrases import cite
from assistant.agent.grounding import CITATION
from assistant.agent.wording import EXAMPLE, EXAMPLE_NOTE, MADE_READABLE, TRANSLATED, VERSION_NOTE
from assistant.domain.reading.normal import readable
from assistant.domain.text import Lang
from assistant.retrieval.passages import PassageHit
from assistant.retrieval.quoting import asks_number, bearing
from assistant.tools.passage_findings import PoliciesFound

_MOST = 5
_ROWS = " · 表第"
_NEAR = 0.62
"""A further passage is quoted when its score is at least this share of the best one's,"""
_COVERED = 0.75
"""and when it holds this share of what the fullest one holds of the question, rare words weighing most."""
_BEARING = 0.6
"""Where a figure is asked for, quotes that hold less than this share of the best one's words of the question go."""


def _where(hit: PassageHit, lang: Lang) -> str:
    place = (hit.article or hit.locator).split(_ROWS)[
        0
    ]  # which rows of a table, the reader sees in the source
    mark = EXAMPLE[lang] if hit.is_example else ""
    return f"《{readable(hit.title)}》{mark} {readable(place)}".rstrip()


def _status(hit: PassageHit, lang: Lang) -> str:
    """What is known of a law's validity; of other documents the date, since their figures age."""
    known = hit.validity()
    if known is not None:
        return f"，{known.zh}" if lang == "zh" else f", {known.en}"
    if hit.document_kind == "law" or hit.issued_on is None:
        return ""
    day = hit.issued_on.isoformat()
    return f"，资料日期 {day}" if lang == "zh" else f", dated {day}"


def quotations(found: PoliciesFound, hits: Sequence[PassageHit], lang: Lang) -> list[str]:
    """Each passage's bearing sentences, under the name of what they stand in; rows of one table stand together.

    What is in traditional characters or has pinyin in it is put into a readable form; its source keeps the original.
    """
    lines: list[str] = []
    placed: dict[tuple[int, str], list[PassageHit]] = {}
    for hit in hits:
        placed.setdefault((hit.document_id, hit.article or hit.heading or hit.locator), []).append(hit)
    for together in placed.values():
        hit = together[0]
        mark = cite(found.cites, [item.evidence() for item in together])
        status = _status(hit, lang)
        end = "：" if lang == "zh" else ":"
        lines.append(
            f"- {_where(hit, lang)}{status}{mark}{end}"
            if lang == "zh"
            else f"- {_where(hit, lang)}{status} {mark}{end}"
        )
        lines.append("")
        quoted: dict[str, str] = {}
        for item in together:
            own = cite(found.cites, [item.evidence()])
            for part in found.quotes.get(item.passage_id, item.text).splitlines():
                # a source's own footnote marks, [3], would pass for citations of ours
                words = CITATION.sub("", readable(part)).strip()
                if words:
                    quoted.setdefault(words, own)
        # each line carries its own number, so that each is checked by itself
        lines += [f"  > {part} {own}" for part, own in quoted.items()]
        lines.append("")
    return lines


def merged(found: Sequence[PoliciesFound]) -> PoliciesFound:
    """Several searches for one question as one: what covers each best, in turn, each passage once."""
    found = [covering(item) for item in found]
    first = found[0]
    if len(found) == 1:
        return first
    turns = [hit for rank in zip_longest(*(item.hits for item in found)) for hit in rank if hit is not None]
    hits = tuple({hit.passage_id: hit for hit in reversed(turns)}.values())[::-1]
    cites = {key: number for item in found for key, number in item.cites.items()}
    quotes = {id_: quote for item in reversed(found) for id_, quote in item.quotes.items()}
    return replace(first, hits=hits, cites=cites, quotes=quotes)


def covering(found: PoliciesFound) -> PoliciesFound:
    """The best hit, and those that hold about as much of the search's words as the fullest one; all across languages.

    The best stays whatever words it holds: asked in a layperson's words, the right passage shares few of them.
    """
    fullest = max((hit.coverage for hit in found.hits), default=0.0)
    return replace(
        found,
        hits=tuple(hit for n, hit in enumerate(found.hits) if n == 0 or hit.coverage >= fullest * _COVERED),
    )


def relevant(found: PoliciesFound) -> tuple[PassageHit, ...]:
    """The passages worth quoting: the best, and those that come near it."""
    if not found.hits:
        return ()
    best = found.hits[0].score
    near = [hit for hit in found.hits if best <= 0 or hit.score >= best * _NEAR][:_MOST]
    if asks_number(found.query):
        weights = [bearing(found.query, found.quotes.get(h.passage_id, h.text)) for h in near]
        ranked = sorted(zip(weights, near, strict=True), key=lambda pair: -pair[0])
        near = [hit for weight, hit in ranked if weight >= ranked[0][0] * _BEARING]
    return tuple(near)


def write_policies(found: PoliciesFound, meaning: Meaning) -> str:
    """The answer to a question to the library."""
    lang = meaning.lang
    hits = relevant(found)
    lead = "资料库中的相关依据如下：" if lang == "zh" else "What the library holds on this:"
    lines = [lead, "", *quotations(found, hits, lang)]
    if any(hit.document_kind == "law" and not hit.validity_stated for hit in hits):
        lines.append(VERSION_NOTE[lang])
    if any(readable(found.quotes.get(hit.passage_id, hit.text)) not in hit.text for hit in hits):
        lines.append(MADE_READABLE[lang])
    if lang == "en":
        lines.append(TRANSLATED[lang])
    if any(hit.is_example for hit in hits):
        lines.append(EXAMPLE_NOTE[lang])
    return "\n".join(lines).rstrip() + "\n"
