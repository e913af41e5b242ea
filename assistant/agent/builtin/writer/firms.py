"""Writes lists of firms."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.agent.builtin.meaning import Meaning
from assistant.agent.builtin.writer.phrases import cite, money, named
from assistant.agent.wording import EXAMPLE_NOTE
from assistant.domain.judgement import FirmBrief
from assistant.domain.text import Lang, Text
from assistant.store import regions
from assistant.tools.artifacts import FirmsFound
from assistant.tools.conditions import LABELS, SEGMENTS, order_text

_LISTED = 10
_NO_SCORES = Text(
    "评分在授信筛选中给出，此清单按企业名称排列",
    "Scores are given by a screening; this list is sorted by name",
)


def _firm(place: int, firm: FirmBrief, found: FirmsFound, lang: Lang) -> str:
    parts: list[str] = []
    zh = lang == "zh"
    seat = regions.called(firm.region_code, lang) or firm.region
    if seat:
        parts.append(seat)
    if firm.segment in SEGMENTS:
        parts.append(SEGMENTS[firm.segment][lang])
    if firm.founded_on:
        parts.append(
            f"{firm.founded_on.isoformat()} 成立" if zh else f"founded {firm.founded_on.isoformat()}"
        )
    if firm.registered_capital is not None:
        amount = money(firm.registered_capital, lang)
        parts.append(f"注册资本 {amount}" if zh else f"registered capital {amount}")
    labels = [LABELS[label][lang] for label in firm.labels if label in LABELS]
    parts += labels
    if firm.client:
        parts.append(firm.client[lang])
    mark = cite(found.cites, [firm.evidence])
    if zh:
        return f"{place}. {named(firm, lang)}：{'，'.join(parts)}{mark}。"
    return f"{place}. {named(firm, lang)}: {', '.join(parts)} {mark}. "


def _because(firm: FirmBrief, found: FirmsFound, lang: Lang) -> list[str]:
    """The facts that show that the firm meets the conditions, a line each."""
    lines = []
    for text, evidence in found.because.get(firm.id, ()):
        mark = cite(found.cites, [evidence])
        lines.append(f"   - {text.zh}{mark}。" if lang == "zh" else f"   - {text.en} {mark}. ")
    return lines


def _counted(found: FirmsFound, lang: Lang) -> str:
    mark = cite(found.cites, [found.counted])
    chips = [chip.text for chip in found.conditions]
    if lang == "zh":
        asked = f"（{'；'.join(chips)}）" if chips else ""
        return f"**结论**：企业库中符合条件的企业共 {found.total:,} 家{asked}{mark}。"
    asked = f" ({'; '.join(chips)})" if chips else ""
    return f"**Conclusion**: {found.total:,} firms in the database meet the conditions{asked} {mark}. "


def _ordered(found: FirmsFound, lang: Lang) -> list[str]:
    """How the list is sorted: by what the store sorts by. A score is given by a screening, and a list has none."""
    keys = [key for key in found.query.order if key.by != "score"]
    mark = cite(found.cites, [found.counted])
    if keys and keys[0].by != "name":
        first, *others = keys
        by = {"order_by": first.by, "descending": first.descending, "then_by": others}
        said = order_text(found.query.model_copy(update=by), lang)
        return [f"排序：{said}{mark}。" if lang == "zh" else f"Order: {said} {mark}. ", ""]
    if found.query.order_by == "score":
        return [f"{_NO_SCORES[lang]}{mark}。" if lang == "zh" else f"{_NO_SCORES[lang]} {mark}. ", ""]
    return []


def write_firms(listings: Sequence[FirmsFound], meaning: Meaning) -> str:
    """The answer to a question for a list."""
    lang = meaning.lang
    lines: list[str] = []
    for found in listings:
        lines += [_counted(found, lang), ""]
        if found.firms:
            lines += _ordered(found, lang)
            for place, firm in enumerate(found.firms[:_LISTED], start=1):
                lines += [_firm(place, firm, found, lang), *_because(firm, found, lang)]
            lines.append("")
    if any(firm.is_example for found in listings for firm in found.firms):
        lines.append(EXAMPLE_NOTE[lang])
    return "\n".join(lines).rstrip() + "\n"
