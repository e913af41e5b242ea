"""Writes what is known of one firm, or of several side by side; the aspect that was asked for comes first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.agent.builtin.writer.aspects import aspect_lines, headline, identity_line, opening
from assistant.agent.builtin.writer.phrases import cite
from assistant.agent.builtin.writer.score import score_lines
from assistant.agent.wording import EXAMPLE_NOTE, NO_ADVICE, NO_LINK, PICK_ONE, refusal
from assistant.domain.text import Lang, Text
from assistant.tools.artifacts import FirmProfiled

_SUMMARY = (
    "owners",
    "controller",
    "products",
    "customers",
    "suppliers",
    "tenders",
    "finance",
    "court",
    "financing",
    "guarantees",
    "qualifications",
    "bank",
)


_CONCLUSION = Text("**结论**：", "**Conclusion**: ")
_HEADED = 3
"""Lines of a part with one entry: heading, blank, the entry that the conclusion has said already."""


def _one(item: FirmProfiled, meaning: Meaning, today: date) -> list[str]:
    lang = meaning.lang
    if meaning.intent is Intent.WHY or meaning.aspect == "score":
        return [*headline(item, lang), "", *score_lines(item, lang), ""]
    if meaning.aspect != "summary":
        asked = [aspect for aspect in (meaning.aspect, *meaning.also) if aspect not in ("summary", "score")]
        openings = [opening(item, aspect, lang, today) for aspect in asked]
        lines = [f"{_CONCLUSION[lang]}{openings[0]}", *openings[1:], "", identity_line(item, lang), ""]
        for aspect in asked:
            part = aspect_lines(aspect, item, lang, today, brief=True)
            lines += [*part, ""] if len(part) > _HEADED else []
        return [*lines, *([*score_lines(item, lang), ""] if "score" in meaning.also else [])]
    lines = [*headline(item, lang), ""]
    for shown in _SUMMARY:
        part = aspect_lines(shown, item, lang, today, brief=True)
        if part:
            lines += [*part, ""]
    return [*lines, *score_lines(item, lang, brief=True), ""]


def _brief(item: FirmProfiled, lang: Lang, today: date) -> list[str]:
    lines = [*headline(item, lang), ""]
    for aspect in ("owners", "customers", "court"):
        lines += aspect_lines(aspect, item, lang, today, brief=True)
    return [*lines, *score_lines(item, lang, brief=True), ""]


def _links(one: FirmProfiled, other: FirmProfiled, lang: Lang) -> list[str]:
    """Direct ties between two firms: sales, holdings, one controller, one phone or address."""
    zh = lang == "zh"
    a, b = one.facts, other.facts
    assert a is not None
    assert b is not None
    cites = {**one.cites, **other.cites}
    lines: list[str] = []
    for seller, buyer in ((a, b), (b, a)):
        sales = [sale for sale in seller.sales if sale.other_id == buyer.id]
        if sales:
            mark = cite(cites, [sale.evidence for sale in sales])
            names = (seller.identity.name, buyer.identity.name)
            lines.append(
                f"- {names[0]} 向 {names[1]} 供货{mark}。"
                if zh
                else f"- {names[0]} sells to {names[1]} {mark}. "
            )
        held = [h for h in buyer.owners if h.holder_id == seller.id]
        if held:
            mark = cite(cites, [h.evidence for h in held])
            names = (seller.identity.name, buyer.identity.name)
            lines.append(
                f"- {names[0]} 持有 {names[1]} 的股权{mark}。"
                if zh
                else f"- {names[0]} holds shares of {names[1]} {mark}. "
            )
    if a.controller and b.controller and a.controller.person_id == b.controller.person_id:
        mark = cite(cites, [a.controller.evidence, b.controller.evidence])
        who = a.controller.person
        lines.append(
            f"- 实际控制人同为 {who}（系统测算，须人工识别核实）{mark}。"
            if zh
            else f"- Both are controlled by {who} (calculated, to be verified) {mark}. "
        )
    if a.group and b.group and a.group.key == b.group.key:
        mark = cite(cites, [*a.group.evidence, *b.group.evidence, a.identity.evidence])
        lines.append(
            f"- 两家属同一控制人或担保圈{mark}。"
            if zh
            else f"- Both belong to one group or guarantee circle {mark}. "
        )
    for contact in a.shared_contacts:
        if any(firm_id == b.id for firm_id, _ in contact.firms):
            word = {"phone": ("电话", "phone"), "address": ("地址", "address"), "email": ("邮箱", "e-mail")}[
                contact.what
            ]
            mark = cite(cites, [a.identity.evidence, b.identity.evidence])
            lines.append(
                f"- 登记{word[0]}相同，提示可能存在关联{mark}。"
                if zh
                else f"- Same registered {word[1]}, a hint at a tie {mark}. "
            )
    return lines


def write_profiles(items: Sequence[FirmProfiled], meaning: Meaning, today: date) -> str:
    """The answer to a question about one firm or several."""
    lang = meaning.lang
    if any(item.outcome == "ambiguous" for item in items):
        return PICK_ONE[lang]
    found = [item for item in items if item.facts is not None]
    if not found:
        return refusal(items, lang)
    lines: list[str] = []
    if meaning.intent is Intent.RELATION and len(found) > 1:
        tied = _links(found[0], found[1], lang)
        lines += tied or [NO_LINK[lang]]
        lines.append("")
        for item in found:
            lines += [*headline(item, lang), *aspect_lines("owners", item, lang, today, brief=True), ""]
    elif len(found) > 1:
        for item in found:
            lines += _brief(item, lang, today)
    else:
        lines += _one(found[0], meaning, today)
    lines.append(NO_ADVICE[lang])
    if any(item.facts and item.facts.brief.is_example for item in found):
        lines.append(EXAMPLE_NOTE[lang])
    return "\n".join(lines).rstrip() + "\n"
