"""Writes policy answers: the sentences that bear on the question, word for word, with law, article and version."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from assistant.agent.builtin.meaning import Meaning
from assistant.agent.builtin.writer.phrases import cite
from assistant.agent.grounding import CITATION
from assistant.agent.wording import EXAMPLE, EXAMPLE_NOTE, MADE_READABLE, TRANSLATED, VERSION_NOTE
from assistant.domain.reading.normal import readable
from assistant.domain.text import Lang, Text
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

_NUMBERED = re.compile(r"(?<![\d.])\d+\.\s+(?=[A-Z])")
_LEAD = Text("**结论**：最相关的依据是", "**Conclusion**: what bears on it most is ")
_REST = Text("### 其他相关依据", "### Other passages that bear on it")


def _where(hit: PassageHit, lang: Lang) -> str:
    place = (hit.article or hit.locator).split(_ROWS)[
        0
    ]  # which rows of a table, the reader sees in the source
    mark = EXAMPLE[lang] if hit.is_example else ""
    # "4. Insurance" would end a sentence after its number, ahead of the citation
    where = _NUMBERED.sub("", readable(place))
    return f"《{readable(hit.title)}》{mark} {where}".rstrip()


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
    for together in _together(hits):
        lines += [f"- {_named(together, found, lang)}", "", *_quoted(together, found, "  "), ""]
    return lines


def _together(hits: Sequence[PassageHit]) -> list[list[PassageHit]]:
    """Passages of one article or heading as one, in the order of the first of them."""
    placed: dict[tuple[int, str], list[PassageHit]] = {}
    for hit in hits:
        placed.setdefault((hit.document_id, hit.article or hit.heading or hit.locator), []).append(hit)
    return list(placed.values())


def _named(together: Sequence[PassageHit], found: PoliciesFound, lang: Lang) -> str:
    """What the passages stand in, what is known of its validity, and their citations."""
    mark = cite(found.cites, [item.evidence() for item in together])
    where = f"{_where(together[0], lang)}{_status(together[0], lang)}"
    return f"{where}{mark}：" if lang == "zh" else f"{where} {mark}:"


def _quoted(together: Sequence[PassageHit], found: PoliciesFound, indent: str = "") -> list[str]:
    """The sentences, each line with its own number, so that each is checked by itself."""
    quoted: dict[str, str] = {}
    for item in together:
        own = cite(found.cites, [item.evidence()])
        for part in found.quotes.get(item.passage_id, item.text).splitlines():
            # a source's own footnote marks, [3], would pass for citations of ours
            words = CITATION.sub("", readable(part)).strip()
            if words:
                quoted.setdefault(words, own)
    return [f"{indent}> {part} {own}" for part, own in quoted.items()]


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
    lines: list[str] = []
    first = _together(hits)[:1]
    for together in first:
        lines += [f"{_LEAD[lang]}{_named(together, found, lang)}", "", *_quoted(together, found), ""]
    rest = [hit for hit in hits if not any(hit in together for together in first)]
    if rest:
        lines += [_REST[lang], "", *quotations(found, rest, lang)]
    if any(hit.document_kind == "law" and not hit.validity_stated for hit in hits):
        lines.append(VERSION_NOTE[lang])
    if any(readable(found.quotes.get(hit.passage_id, hit.text)) not in hit.text for hit in hits):
        lines.append(MADE_READABLE[lang])
    if lang == "en":
        lines.append(TRANSLATED[lang])
    if any(hit.is_example for hit in hits):
        lines.append(EXAMPLE_NOTE[lang])
    return "\n".join(lines).rstrip() + "\n"
