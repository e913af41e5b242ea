"""Writes an industry chain: its segments with numbers of firms, who makes what, and what it lacks here."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.agent.builtin.writer.phrases import bullet, cite, concluded, joined
from assistant.agent.builtin.writer.product import makers_named
from assistant.agent.wording import EXAMPLE_NOTE
from assistant.domain.text import Lang
from assistant.store.chain_places import ChainPlace
from assistant.tools.conditions import SEGMENTS
from assistant.tools.group_findings import ChainMapped


def write_chain(found: Sequence[ChainMapped], meaning: Meaning) -> str:
    """The answer to how a chain stands here, or (GAPS) to what it lacks."""
    lang = meaning.lang
    lines: list[str] = []
    for mapped in found:
        if meaning.intent is Intent.GAPS:
            lines += [*_gaps(mapped, lang), ""]
        else:
            lines += [*_map(mapped, lang), ""]
    shown = [
        m for mapped in found for place in mapped.picture.places for m in (*place.here, *place.elsewhere)
    ]
    if any(maker.is_example for maker in shown):
        lines.append(EXAMPLE_NOTE[lang])
    return "\n".join(lines).rstrip() + "\n"


def _map(found: ChainMapped, lang: Lang) -> list[str]:
    """Firms by segment, then the products of each segment with their makers here."""
    zh, picture = lang == "zh", found.picture
    mark, per_product = cite(found.cites, [found.in_segments]), cite(found.cites, [found.counted])
    held = joined((chip.text for chip in found.conditions if chip.field != "chain"), lang)
    each = joined(
        (
            f"{SEGMENTS[s.segment].zh} {s.firms.local:,} 家"
            if zh
            else f"{SEGMENTS[s.segment].en} {s.firms.local:,} firms"
            for s in picture.segments
        ),
        lang,
    )
    lines = [
        concluded(
            f"{picture.name}产业链{f'（{held}）' if held else ''}：{each}"
            if zh
            else f"{picture.name_en} chain{f' ({held})' if held else ''}: {each}",
            mark,
            lang,
        )
    ]
    count, gaps = len(picture.places), picture.gaps
    names = joined((_name(place, lang) for place in gaps), lang)
    if gaps:
        lines.append(
            f"链上 {count} 种产品中，{len(gaps)} 种本地没有企业：{names}{per_product}。"
            if zh
            else f"Of the {count} products of the chain, {len(gaps)} have no firm here: {names} {per_product}. "
        )
    else:
        lines.append(
            f"链上 {count} 种产品本地都有企业{per_product}。"
            if zh
            else f"Each of the {count} products has a firm here {per_product}. "
        )
    lines = ["\n".join(lines), ""]
    for segment, title in SEGMENTS.items():
        places = [place for place in picture.places if place.segment == segment]
        if places:
            lines += [f"### {title[lang]}", "", *(_place(found, place, lang) for place in places), ""]
    return lines


def _place(found: ChainMapped, place: ChainPlace, lang: Lang) -> str:
    """One product: how many make it here and in all, and some of those."""
    zh, name = lang == "zh", _name(place, lang)
    some = place.here or place.elsewhere
    marks = cite(found.cites, [found.counted, *(maker.evidence for maker in some[:2])])
    who = makers_named(some[:2], lang, shares=False)
    counted = (
        f"本地 {place.makers.local:,} 家，全部 {place.makers.total:,} 家"
        if zh
        else f"{place.makers.local:,} firms here, {place.makers.total:,} in all"
    )
    if not who:
        return bullet(f"{name}：{counted}" if zh else f"{name}: {counted}", marks, lang)
    if place.here:
        return bullet(
            f"{name}：{counted}，如 {who}" if zh else f"{name}: {counted}, such as {who}", marks, lang
        )
    return bullet(
        f"{name}：{counted}，外地有 {who}" if zh else f"{name}: {counted}, elsewhere {who}", marks, lang
    )


def _gaps(found: ChainMapped, lang: Lang) -> list[str]:
    zh, picture = lang == "zh", found.picture
    mark = cite(found.cites, [found.counted])
    held = joined((chip.text for chip in found.conditions), lang)
    if not picture.gaps:
        return [
            f"**结论**：各产品环节在企业库中都有企业（{held}）{mark}。"
            if zh
            else f"**Conclusion**: every product of the chain has a firm in the database ({held}) {mark}. "
        ]
    names = joined((_name(place, lang) for place in picture.gaps), lang)
    lines = [
        f"**结论**：企业库中没有企业的环节有{names}（{held}）{mark}。"
        if zh
        else f"**Conclusion**: links of the chain without a firm in the database: {names} ({held}) {mark}. "
    ]
    for segment in picture.empty_segments:
        name = SEGMENTS[segment]
        lines.append(
            f"- {name.zh}环节整体没有企业{mark}。"
            if zh
            else f"- no product of the {name.en} segment has a firm {mark}. "
        )
    return [*lines, *(_elsewhere(found, place, lang) for place in picture.gaps)]


def _elsewhere(found: ChainMapped, place: ChainPlace, lang: Lang) -> str:
    name, segment = _name(place, lang), SEGMENTS[place.segment][lang]
    if not place.elsewhere:
        mark = cite(found.cites, [found.counted])
        if lang == "zh":
            return f"- {name}（{segment}）：其他地区在企业库中也没有企业{mark}。"
        return f"- {name} ({segment}): no firm elsewhere in the database either {mark}. "
    mark = cite(found.cites, [found.counted, *(maker.evidence for maker in place.elsewhere)], 6)
    who, total = makers_named(place.elsewhere, lang), place.makers.total
    if lang == "zh":
        return f"- {name}（{segment}）：其他地区（或所在地未知）的企业有 {who}，共 {total} 家{mark}。"
    return f"- {name} ({segment}): made elsewhere (or by firms of unknown place) by {who}; {total} in all {mark}. "


def _name(place: ChainPlace, lang: Lang) -> str:
    return place.product if lang == "zh" else place.product_en or place.product
