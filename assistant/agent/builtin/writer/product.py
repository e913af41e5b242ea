"""Writes a product's place in its chain: materials, what is made of it, and who makes those."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.agent.builtin.meaning import Meaning
from assistant.agent.builtin.writer.phrases import cite
from assistant.agent.wording import EXAMPLE, EXAMPLE_NOTE, refusal
from assistant.domain.text import Lang, Text
from assistant.store.chain_trace import Side, Step
from assistant.store.product_makers import Maker, MakerCount
from assistant.tools.artifacts import ChainTraced
from assistant.tools.scoring_evidence import percent

_TITLES = {
    "upstream": Text("上游原材料", "Materials (upstream)"),
    "downstream": Text("下游产品", "Products made of it (downstream)"),
}
_NEAR = 4


def write_product(traced: ChainTraced, meaning: Meaning) -> str:
    """The answer to a question about materials or products."""
    lang = meaning.lang
    if not traced.known:
        near = ("、" if lang == "zh" else ", ").join(traced.near)
        offered = Text(f"名称相近的产品：{near}。", f"Products with names like it: {near}.")[lang]
        return refusal([traced], lang) + (f"\n\n{offered}\n" if near else "\n")
    lines: list[str] = []
    for side in traced.sides:
        lines += [*(_side(traced, side, lang) if side.total else _not_in_data(traced, side, lang)), ""]
    if traced.makers:
        here = Text("本地生产" if traced.area else "生产", "Local makers" if traced.area else "Makers")[lang]
        who, marks = (
            makers_named(traced.makers, lang),
            cite(traced.cites, [m.evidence for m in traced.makers], 5),
        )
        more = _more(traced.makers, traced.made, lang)
        lines += [
            f"{here}{traced.product}的企业有 {who}{more}{marks}。"
            if lang == "zh"
            else f"{here} of {traced.product}: {who}{more} {marks}. ",
            "",
        ]
    shown = [*traced.makers, *(maker for step in traced.links for maker in step.here)]
    if any(maker.is_example for maker in shown):
        lines.append(EXAMPLE_NOTE[lang])
    return "\n".join(lines).rstrip() + "\n"


def _side(traced: ChainTraced, side: Side, lang: Lang) -> list[str]:
    zh, title = lang == "zh", _TITLES[side.direction]
    first = [step for step in side.steps if step.depth == 1]
    marks = cite(traced.cites, [step.link for step in first], 12)
    names = ("、" if zh else ", ").join(step.product for step in first)
    count = side.reached[0]
    if count > len(first):
        names += f"等，共 {count} 种" if zh else f" … {count} in all"
    head = (
        f"**{traced.product}**的{title.zh}：{names}{marks}。"
        if zh
        else f"**{traced.product}** — {title.en}: {names} {marks}. "
    )
    return [head, "", *(_made(traced, step, lang) for step in side.steps)]


def _made(traced: ChainTraced, step: Step, lang: Lang) -> str:
    """A line about who makes a product of the chain; one further away says next to which it stands."""
    zh = lang == "zh"
    name = step.product
    if step.depth > 1:
        name = (
            f"{name}（第 {step.depth} 步，关联 {step.after}）"
            if zh
            else f"{name} (step {step.depth}, next to {step.after})"
        )
    if step.here:
        who, more = makers_named(step.here, lang), _more(step.here, step.makers, lang)
        mark = cite(traced.cites, [maker.evidence for maker in step.here], 5)
        if zh:
            return f"- {name}：{'本地企业' if traced.area else '企业'}有 {who}{more}{mark}。"
        return f"- {name}: {'local makers' if traced.area else 'makers'} {who}{more} {mark}. "
    mark = cite(traced.cites, [step.link])
    if zh:
        return f"- {name}：企业库中没有登记的{'本地' if traced.area else ''}企业{mark}。"
    return f"- {name}: no {'local ' if traced.area else ''}maker in the database {mark}. "


def _not_in_data(traced: ChainTraced, side: Side, lang: Lang) -> list[str]:
    """That the data do not say it, and the nearest products for which they do."""
    what = _TITLES[side.direction]
    mark = cite(traced.cites, [traced.looked[side.direction]])
    lines = [
        f"企业库中没有**{traced.product}**的{what.zh}记录（资料未载，不等于没有）{mark}。"
        if lang == "zh"
        else f"The database holds no {what.en.lower()} of **{traced.product}** (not in the data does not mean none) {mark}. "
    ]
    linked = [item.product for item in side.related if item.linked][:_NEAR]
    if linked:
        links = [item.link for item in side.related if item.linked and item.link is not None]
        marks = cite(traced.cites, [traced.looked[side.direction], *links])
        lines.append(
            f"相近的产品中，有{what.zh}记录的是：{'、'.join(linked)}{marks}。"
            if lang == "zh"
            else f"Products near it for which it does: {', '.join(linked)} {marks}. "
        )
    return lines


def makers_named(makers: Sequence[Maker], lang: Lang, *, shares: bool = True) -> str:
    """Makers within a sentence, each with the share of its revenue where that is known."""
    parts: list[str] = []
    for maker in makers:
        name = f"**{maker.name}**{EXAMPLE[lang] if maker.is_example else ''}"
        share = _share(maker) if shares else ""
        if share:
            name += f"（收入占比 {share}）" if lang == "zh" else f" (share of its revenue: {share})"
        parts.append(name)
    return ("、" if lang == "zh" else ", ").join(parts)


def _share(maker: Maker) -> str:
    """The share as the row writes it, in per cent or as a fraction of one: another figure than the row's is unproved."""
    if maker.share is None:
        return ""
    fraction = f"{maker.share.normalize():f}"
    return fraction if "." in fraction and maker.evidence.quote.endswith(fraction) else percent(maker.share)


def _more(makers: Sequence[Maker], count: MakerCount, lang: Lang) -> str:
    """That there are more than are named."""
    if count.local <= len(makers):
        return ""
    return f"等 {count.local} 家" if lang == "zh" else f" … {count.local} in all"
