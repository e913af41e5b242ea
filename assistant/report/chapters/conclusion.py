"""核心结论: on one page what the firm is, what speaks for and against it, and what is proposed. Says nothing new."""

from __future__ import annotations

from decimal import Decimal

from assistant.domain.text import Text
from assistant.report.blocks import Tone
from assistant.report.naming import LEVELS, TONES
from assistant.report.proposal import proposal, scored
from assistant.report.sheet import Sheet, joined
from assistant.report.subject import Subject

STRONG = Decimal("0.8")
"""Share of its points from which a factor counts as a strength."""
MOST = 5


def write(subject: Subject) -> Sheet:
    """The chapter."""
    sheet = Sheet(subject.lang)
    _stance(sheet, subject)
    _firm(sheet, subject)
    _strengths(sheet, subject)
    _against(sheet, subject)
    return sheet


def _stance(sheet: Sheet, subject: Subject) -> None:
    made, judged = proposal(subject), subject.judgement
    tone: Tone = {"decline": "stop", "proceed": "good"}.get(made.stance, "warning")  # type: ignore[assignment]
    share = f"{judged.completeness * 100:.0f}%"
    if judged.grade is not None and judged.score is not None:
        points = f"{judged.score.normalize():f}"
        rated = Text(
            f"等级 {judged.grade}，评分 {points}，资料完整度 {share}",
            f"Grade {judged.grade}, score {points}, completeness {share}",
        )
    elif made.stance == "incomplete":  # which says itself that it is not rated
        rated = Text(f"资料完整度 {share}", f"Completeness is {share}")
    else:
        rated = Text(f"暂不评级，资料完整度 {share}", f"Not rated, completeness {share}")
    sheet.paragraph(
        sheet.sentence(made.text, *made.evidence), sheet.sentence(rated, *scored(subject)), tone=tone
    )


def _firm(sheet: Sheet, subject: Subject) -> None:
    facts, lang = subject.facts, subject.lang
    who = facts.identity
    products = joined(lang, (p.product for p in facts.products), 3)
    place = who.plant_region or who.region or ""
    zh = f"{who.name}" + (f"位于{place}" if place else "") + (f"，主营{products}" if products else "")
    en = (
        who.name
        + (f" in {place}" if place else "")
        + (f" makes or provides {products}" if products else " is the firm")
    )
    said = [sheet.sentence(Text(zh, en), who.evidence, *(p.evidence for p in facts.products[:3]))]
    control = facts.control
    if control is not None and control.name is not None:
        said.append(
            sheet.sentence(
                Text(
                    f"实际控制人{control.name}（系统测算，待核实）",
                    f"Controlled by {control.name} (computed, to verify)",
                ),
                *control.evidence,
                who.evidence,
            )
        )
    buyers = list(dict.fromkeys(label.other for label in facts.labels if label.kind != "soe_customer"))
    if buyers:
        named = joined(lang, buyers, 3)
        proofs = [label.evidence for label in facts.labels if label.kind != "soe_customer"]
        said.append(sheet.sentence(Text(f"强买方：{named}", f"Strong buyers: {named}"), *proofs[:4]))
    if facts.client_text is not None and facts.client is not None:
        said.append(sheet.sentence(facts.client_text, facts.client.evidence))
    sheet.paragraph(*said)


def _strengths(sheet: Sheet, subject: Subject) -> None:
    good = [r for r in subject.judgement.reasons if r.known and r.max and r.points >= r.max * STRONG]
    good.sort(key=lambda r: -r.max)
    if not good:
        return
    sheet.heading(Text("有利因素", "What speaks for it"))
    sheet.paragraph(*(sheet.sentence(r.text, *r.evidence) for r in good[:MOST]), tone="good")


def _against(sheet: Sheet, subject: Subject) -> None:
    found = subject.findings
    if not found:
        return
    sheet.heading(Text("须关注的事项", "What has to be looked at"))
    for one in found[: MOST + 3]:
        mark = LEVELS[one.level]
        text = Text(
            f"【{mark.zh}】{one.title.zh}：{one.text.zh}", f"[{mark.en}] {one.title.en}: {one.text.en}"
        )
        sheet.paragraph(
            sheet.sentence(text, *one.evidence, to_verify=one.level != "stop"), tone=TONES[one.level]
        )
    left = len(found) - MOST - 3
    if left > 0:
        sheet.note(Text(f"另有 {left} 项见第十章", f"{left} more stand in the chapter on risks"))
