"""Writes who stands behind a firm: controller with layers, state, shareholders, beneficial owners, ties, a path to another."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from assistant.agent.builtin.meaning import Meaning
from assistant.agent.builtin.writer.aspects import aspect_lines
from assistant.agent.builtin.writer.phrases import bullet, cite, concluded, joined
from assistant.agent.wording import EXAMPLE, EXAMPLE_NOTE, NO_LINK, OWNERS_COMPUTED
from assistant.domain.control import COMPUTED, GROUNDS, REASONS, VERDICTS, ControllerVerdict, Ground, Reason
from assistant.domain.facts import FirmFacts, SaleFact
from assistant.domain.text import Lang, Text
from assistant.domain.ties import BeneficialOwnerFact, SharedContact, TieStep
from assistant.domain.wording import percent
from assistant.tools.artifacts import FirmProfiled
from assistant.tools.firm_findings import OwnershipShown

_STEPS = {
    "holding": Text("持股", "holds"),
    "office": Text("任职于", "holds an office at"),
    "legal_representative": Text("任法定代表人", "is legal representative of"),
    "guarantee": Text("担保", "guarantees"),
    "supply": Text("供货给", "supplies"),
}
_CONTACTS = {
    "phone": Text("电话", "phone"),
    "address": Text("地址", "address"),
    "email": Text("邮箱", "e-mail"),
}
_MOST = 6


def _why(reason: str | None, lang: Lang) -> str:
    if not reason:
        return ""
    told = REASONS[Reason(reason)][lang]
    return f"（{told}）" if lang == "zh" else f" ({told})"


def _controlled(facts: FirmFacts, found: OwnershipShown, lang: Lang) -> tuple[str, str]:
    """Who controls a firm, in one sentence, and its citations."""
    control, name = facts.control, facts.identity.name
    mark = EXAMPLE[lang] if facts.brief.is_example else ""
    zh = lang == "zh"
    evidence = control.evidence if control else (facts.identity.evidence,)
    marks = cite(found.cites, [found.traced, *evidence])
    if control is None:
        text = (
            f"**{name}**{mark}的实际控制人在库中没有资料，待核实"
            if zh
            else f"**{name}**{mark}: its controller is not on record, to be verified"
        )
        return text, marks
    verdict = VERDICTS[ControllerVerdict(control.verdict)][lang]
    share = percent(control.share) if control.share is not None else None
    who = control.name
    if who is None:
        text = (
            f"**{name}**{mark}：{verdict}{_why(control.reason, lang)}"
            if zh
            else f"**{name}**{mark}: {verdict}{_why(control.reason, lang)}"
        )
    elif zh:
        text = (
            f"**{name}**{mark}的实际控制人是{who}"
            + (f"（持股 {share}）" if share else "")
            + f"，{verdict}{_why(control.reason, lang)}"
        )
    else:
        text = (
            f"**{name}**{mark} is controlled by {who}"
            + (f" ({share})" if share else "")
            + f": {verdict}{_why(control.reason, lang)}"
        )
    return (f"{text}，{COMPUTED.zh}" if zh else f"{text}; {COMPUTED.en}"), marks


def _layers(found: OwnershipShown, lang: Lang) -> list[str]:
    """The layers of control."""
    lines = []
    control = found.sheet.control
    if control is not None and control.path:
        marks = cite(found.cites, [found.traced, *control.evidence], 4)
        lines.append(
            bullet(
                f"控制路径：{control.path}" if lang == "zh" else f"Layers of control: {control.path}",
                marks,
                lang,
            )
        )
    return lines


def _beneficial(owner: BeneficialOwnerFact, found: OwnershipShown, lang: Lang) -> str:
    zh = lang == "zh"
    marks = cite(found.cites, [found.traced, *owner.evidence], 4)
    ground = GROUNDS[Ground(owner.ground)][lang]
    if owner.share is not None:
        share = percent(owner.share)
    elif owner.share_min is not None and owner.share_max is not None:
        share = f"{percent(owner.share_min)}–{percent(owner.share_max)}"
    else:
        share = ""
    who = owner.person or ("未列名" if zh else "nobody named")
    held = f" {share}" if share else ""
    return bullet(
        f"{who}{held}：{ground}{_why(owner.reason, lang)}"
        if zh
        else f"{who}{held}: {ground}{_why(owner.reason, lang)}",
        marks,
        lang,
    )


def _contact(contact: SharedContact, found: OwnershipShown, lang: Lang) -> str:
    marks = cite(found.cites, [found.traced, found.facts.identity.evidence])
    what = _CONTACTS[contact.what][lang]
    if contact.hub:
        return bullet(
            f"{what}与 {contact.count} 家企业相同，可能是代理或集中地址"
            if lang == "zh"
            else f"{what} shared with {contact.count} firms: an agent's or a building's",
            marks,
            lang,
        )
    names = joined((name for _, name in contact.firms[:_MOST]), lang)
    return bullet(
        f"与{names}{what}相同，须核实有无关联"
        if lang == "zh"
        else f"Same {what} as {names}; find out whether they are related",
        marks,
        lang,
    )


def _ties(found: OwnershipShown, lang: Lang) -> list[str]:
    """Hidden ties: contacts, persons in other firms, group and guarantees."""
    sheet, zh = found.sheet, lang == "zh"
    lines = [_contact(contact, found, lang) for contact in sheet.contacts]
    for person in sheet.people[:_MOST]:
        marks = cite(found.cites, [found.traced, person.evidence])
        if person.hub:
            text = (
                f"{person.person}在 {person.count} 家企业任职或持股"
                if zh
                else f"{person.person} stands in {person.count} firms"
            )
        else:
            names = joined((name for _, name, _ in person.firms[:_MOST]), lang)
            text = (
                f"{person.person}还在{names}任职或持股"
                if zh
                else f"{person.person} also owns or runs {names}"
            )
        lines.append(bullet(text, marks, lang))
    if sheet.group is not None:
        own = found.facts.identity.name
        names = joined((n.name for n in sheet.group.nodes if n.node[0] == "firm" and n.name != own), lang)
        marks = cite(found.cites, [found.traced, *(step.evidence for step in sheet.group.edges[:2])])
        if names:
            lines.append(
                bullet(
                    f"同一控制人或担保圈：{names}，授信合并考虑"
                    if zh
                    else f"One controller or guarantee circle: {names}; consider them together",
                    marks,
                    lang,
                )
            )
    return lines


def _step(step: TieStep, found: OwnershipShown, lang: Lang) -> str:
    share = f" {percent(step.share)}" if step.share is not None else ""
    kind = _STEPS[step.kind]
    marks = cite(found.cites, [step.evidence, found.traced])
    if lang == "zh":
        return bullet(f"{step.from_name} —{kind.zh}{share}→ {step.to_name}", marks, lang)
    return bullet(f"{step.from_name} {kind.en}{share} {step.to_name}", marks, lang)


def _between(found: OwnershipShown, lang: Lang) -> list[str]:
    """The path between both firms, and what they sell to each other."""
    sheet, other, zh = found.sheet, found.other, lang == "zh"
    assert other is not None
    assert sheet.path is not None
    names = (found.facts.identity.name, other.identity.name)
    marks = cite(found.cites, [found.traced, *(step.evidence for step in sheet.path.steps)], 4)
    steps = len(sheet.path.steps)
    lines: list[str] = []
    if not steps:
        text = (
            f"{names[0]}与{names[1]}在 {sheet.path.bound} 步之内没有股权、任职、担保或供货路径"
            if zh
            else f"no path of holdings, offices, guarantees or sales between {names[0]} and {names[1]} within {sheet.path.bound} steps"
        )
        lines += [concluded(text, marks, lang), NO_LINK[lang], ""]
    else:
        only = sheet.path.through_supplies
        how = (
            Text("只通过供货关系相连", "tied by sales only")
            if only
            else Text("有股权、任职或担保关系", "tied by holdings, offices or guarantees")
        )
        text = (
            f"{names[0]}与{names[1]}{how.zh}，相隔 {steps} 步"
            if zh
            else f"{names[0]} and {names[1]} are {how.en}, {steps} step(s) apart"
        )
        lines += [
            concluded(text, marks, lang),
            "",
            *(_step(step, found, lang) for step in sheet.path.steps),
            "",
        ]
    sold = _sold(found.facts.sales, other.id)
    if sold is not None and not any(step.kind == "supply" for step in sheet.path.steps):
        mark = cite(found.cites, [sold.evidence])
        lines += [
            bullet(
                f"{names[0]} —供货给→ {names[1]}" if zh else f"{names[0]} supplies {names[1]}", mark, lang
            ),
            "",
        ]
    if sheet.path.hubs:
        mark = cite(found.cites, [found.traced])
        shown = joined(sheet.path.hubs[:_MOST], lang)
        lines += [
            bullet(
                f"关联过多、未再穿过的节点：{shown}"
                if zh
                else f"Not looked through, having too many relations: {shown}",
                mark,
                lang,
            ),
            "",
        ]
    return lines


def _sold(sales: Iterable[SaleFact], other: int) -> SaleFact | None:
    return max((s for s in sales if s.other_id == other), key=lambda s: s.amount or Decimal(0), default=None)


def write_owners(found: OwnershipShown, meaning: Meaning, today: date) -> str:
    """The answer to who stands behind a firm, or how two firms are tied."""
    lang = meaning.lang
    lines: list[str] = []
    if found.other is None:
        lines += [concluded(*_controlled(found.facts, found, lang), lang), ""]
    else:
        lines += _between(found, lang)
        lines += [bullet(*_controlled(facts, found, lang), lang) for facts in (found.facts, found.other)]
        lines.append("")
    lines += [*_layers(found, lang), ""]
    item = FirmProfiled("", "found", found.facts, cites=found.cites)
    lines += [*aspect_lines("owners", item, lang, today), ""]
    if found.sheet.beneficial_owners:
        title = Text("受益所有人", "Beneficial owners")
        lines += [
            f"### {title[lang]}",
            "",
            *(_beneficial(o, found, lang) for o in found.sheet.beneficial_owners),
            "",
        ]
    ties = _ties(found, lang)
    if ties:
        title = Text("隐性关联线索", "Hints at hidden ties")
        lines += [f"### {title[lang]}", "", *ties, ""]
    lines.append(OWNERS_COMPUTED[lang])
    if found.facts.brief.is_example:
        lines.append(EXAMPLE_NOTE[lang])
    return "\n".join(lines).rstrip() + "\n"
