"""Writes a firm's buyers and suppliers: sums, dates, what kind of buyer each is, and who stands behind them."""

from __future__ import annotations

from decimal import Decimal

from assistant.agent.builtin.meaning import Meaning
from assistant.agent.builtin.writer.phrases import bullet, cite, concluded, money
from assistant.agent.wording import EXAMPLE, EXAMPLE_NOTE
from assistant.domain.supply import Partner, Tier
from assistant.domain.text import Lang, Text
from assistant.tools.conditions import LEVELS
from assistant.tools.firm_findings import NetworkShown

_SIDES = {
    "buyers": Text("买方", "buyers"),
    "suppliers": Text("供应商", "suppliers"),
}
_TITLES = {
    ("buyers", 1): Text("买方（下游）", "Buyers (downstream)"),
    ("buyers", 2): Text("买方的买方", "Buyers of the buyers"),
    ("suppliers", 1): Text("供应商（上游）", "Suppliers (upstream)"),
    ("suppliers", 2): Text("供应商的供应商", "Suppliers of the suppliers"),
}
_TOP = 3


def _kind(partner: Partner, lang: Lang) -> str | None:
    """What sort of partner it is, where that says something: state, government, listed, financial."""
    if partner.kind in ("government", "public_institution"):
        return Text("政府类", "government")[lang]
    if partner.state_level is not None:
        return LEVELS.get(partner.state_level, Text("国企", "state-owned"))[lang]
    if partner.kind in ("bank", "other_financial"):
        return Text("金融机构", "financial institution")[lang]
    return Text("上市公司", "listed company")[lang] if partner.listed else None


def _told(partner: Partner, lang: Lang) -> str:
    zh = lang == "zh"
    parts: list[str] = []
    kind = _kind(partner, lang)
    if kind:
        parts.append(kind)
    if partner.deals or partner.amount is not None:
        parts.append(money(partner.amount, lang))
        parts.append(f"{partner.deals} 笔" if zh else f"{partner.deals} records")
    if partner.awards:
        parts.append(f"中标 {partner.awards} 次" if zh else f"{partner.awards} tenders won")
    if partner.last_on:
        parts.append(f"最近 {partner.last_on}" if zh else f"last on {partner.last_on}")
    if partner.product:
        parts.append(partner.product)
    return ("，" if zh else ", ").join(parts)


def _tier(tier: Tier, found: NetworkShown, lang: Lang) -> list[str]:
    lines = [f"### {_TITLES[tier.side, tier.depth][lang]}", ""]
    summed = found.summed[tier.side]
    for partner in tier.partners:
        marks = cite(found.cites, [summed, partner.evidence])
        name = f"**{partner.name}**" if tier.depth == 1 else f"{partner.of} → {partner.name}"
        lines.append(
            bullet(
                f"{name}：{_told(partner, lang)}" if lang == "zh" else f"{name}: {_told(partner, lang)}",
                marks,
                lang,
            )
        )
    return [*lines, ""]


def _conclusion(found: NetworkShown, lang: Lang) -> list[str]:
    """How many there are on each side, and what the largest take."""
    zh, name = lang == "zh", found.facts.identity.name
    mark = EXAMPLE[lang] if found.facts.brief.is_example else ""
    lines: list[str] = []
    for tier in found.tiers:
        if tier.depth > 1:
            continue
        cited = cite(found.cites, [found.summed[tier.side]])
        side, months = _SIDES[tier.side][lang], found.window_months
        if not tier.total:
            text = (
                f"**{name}**{mark}近 {months} 个月没有{side}记录（资料未载，不等于没有）"
                if zh
                else f"**{name}**{mark}: no {side} on record in the last {months} months (not in the data does not mean none)"
            )
        else:
            total = sum((p.amount or Decimal(0) for p in tier.partners), Decimal(0))
            strong = sum(_kind(p, "zh") is not None for p in tier.partners)
            first = (
                "、".join(p.name for p in tier.partners[:_TOP])
                if zh
                else ", ".join(p.name for p in tier.partners[:_TOP])
            )
            text = (
                f"**{name}**{mark}近 {months} 个月有{side} {tier.total} 家，所列金额合计 {money(total, lang)}，主要是{first}"
                if zh
                else f"**{name}**{mark}: {tier.total} {side} in the last {months} months; those listed sum to {money(total, lang)}; mainly {first}"
            )
            if strong and tier.side == "buyers":
                text += (
                    "，其中有国企、政府、上市公司或金融机构"
                    if zh
                    else "; state, government, listed or financial buyers among them"
                )
        lines.append(concluded(text, cited, lang) if not lines else bullet(text, cited, lang)[2:])
    return lines


def write_network(found: NetworkShown, meaning: Meaning) -> str:
    """The answer to whom a firm sells to and buys from."""
    lang = meaning.lang
    lines = ["\n".join(_conclusion(found, lang)), ""]
    for tier in found.tiers:
        if tier.partners:
            lines += _tier(tier, found, lang)
    labels = {label.kind: label for label in found.facts.labels}
    if not labels and any(t.side == "buyers" and t.total for t in found.tiers):
        mark = cite(found.cites, [found.facts.identity.evidence])
        note = Text(
            "没有可佐证的强买方标签，买方资质待核实",
            "no label of a strong buyer is proved; the buyers' standing is to be verified",
        )
        lines += [bullet(note[lang], mark, lang), ""]
    if found.facts.brief.is_example:
        lines.append(EXAMPLE_NOTE[lang])
    return "\n".join(lines).rstrip() + "\n"
