"""Writes policy answers: the sentences that bear on the question, word for word, with law, article and version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from assistant.agent.builtin.meaning import Meaning
from assistant.agent.builtin.writer.phrases import cite
from assistant.agent.wording import EXAMPLE, EXAMPLE_NOTE, TRANSLATED, VERSION_NOTE
from assistant.domain.text import Lang
from assistant.retrieval.passages import PassageHit
from assistant.tools.artifacts import PoliciesFound
from assistant.tools.quoting import asks_number, bearing

_MOST = 5
_NEAR = 0.62
_BEARING = 0.6
"""Where a figure is asked for, quotes that hold less than this share of the best one's words of the question go."""
"""A further passage is quoted when its score is at least this share of the best one's."""


def _where(hit: PassageHit, lang: Lang) -> str:
    place = hit.article or hit.locator
    mark = EXAMPLE[lang] if hit.is_example else ""
    return f"《{hit.title}》{mark} {place}".rstrip()


def _status(hit: PassageHit, lang: Lang, today: date | None) -> str:
    """The version in force as far as the library knows; of other documents the date, since their figures age."""
    if hit.document_kind != "law":
        if hit.issued_on is None:
            return ""
        day = hit.issued_on.isoformat()
        return f"，资料日期 {day}" if lang == "zh" else f", dated {day}"
    if hit.repealed_on and (today is None or hit.repealed_on <= today):
        day = hit.repealed_on.isoformat()
        return f"，该版本已于 {day} 失效" if lang == "zh" else f", a version repealed on {day}"
    day = hit.issued_on.isoformat() if hit.issued_on else ""
    if not day:
        return ""
    return (
        f"，库中最新版本为 {day}，未必现行"
        if lang == "zh"
        else f", newest version in the library {day}, not necessarily in force"
    )


def quotations(
    found: PoliciesFound, hits: Sequence[PassageHit], lang: Lang, today: date | None = None
) -> list[str]:
    """Each passage's bearing sentences, under the name of what they stand in; rows of one table stand together."""
    lines: list[str] = []
    placed: dict[tuple[int, str], list[PassageHit]] = {}
    for hit in hits:
        placed.setdefault((hit.document_id, hit.article or hit.heading or hit.locator), []).append(hit)
    for together in placed.values():
        hit = together[0]
        mark = cite(found.cites, [item.evidence() for item in together])
        status = _status(hit, lang, today)
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
                if part.strip():
                    quoted.setdefault(part.strip(), own)
        # each line carries its own number, so that each is checked by itself
        lines += [f"  > {part} {own}" for part, own in quoted.items()]
        lines.append("")
    return lines


def merged(found: Sequence[PoliciesFound]) -> PoliciesFound:
    """Several searches for one question as one: their hits in turn, each passage once."""
    first = found[0]
    if len(found) == 1:
        return first
    turns = [hit for rank in zip_longest(*(item.hits for item in found)) for hit in rank if hit is not None]
    hits = tuple({hit.passage_id: hit for hit in reversed(turns)}.values())[::-1]
    cites = {key: number for item in found for key, number in item.cites.items()}
    quotes = {id_: quote for item in reversed(found) for id_, quote in item.quotes.items()}
    return replace(first, hits=hits, cites=cites, quotes=quotes)


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


def write_policies(found: PoliciesFound, meaning: Meaning, today: date) -> str:
    """The answer to a question to the library."""
    lang = meaning.lang
    hits = relevant(found)
    lead = "资料库中的相关依据如下：" if lang == "zh" else "What the library holds on this:"
    lines = [lead, "", *quotations(found, hits, lang, today)]
    if any(hit.document_kind == "law" for hit in hits):
        lines.append(VERSION_NOTE[lang])
    if lang == "en":
        lines.append(TRANSLATED[lang])
    if any(hit.is_example for hit in hits):
        lines.append(EXAMPLE_NOTE[lang])
    return "\n".join(lines).rstrip() + "\n"
