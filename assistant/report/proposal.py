"""What the report proposes: one stance by rule from judgement and findings, with conditions. Never an approval.

Conclusion and chapter ten both read it, so that they cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from assistant.credit.measure import calculation
from assistant.domain.evidence import Evidence
from assistant.domain.text import Text
from assistant.report.findings import Finding
from assistant.report.subject import Subject

Stance = Literal["decline", "verify_first", "incomplete", "proceed", "with_care", "hold"]

WORDS: dict[Stance, Text] = {
    "decline": Text(
        "存在否决项，在否决情形消除前不建议受理", "A veto stands: not to be taken up before it has gone"
    ),
    "verify_first": Text(
        "存在须先核实的事项，核实前不作授信结论", "Something has to be verified first: no conclusion before"
    ),
    "incomplete": Text(
        "资料不足，暂不评级，补齐资料后再议", "Too little data for a grade: complete it and look again"
    ),
    "proceed": Text(
        "评分和核查未见障碍，可进入授信调查",
        "Neither score nor checks stand against it: may go on to the credit investigation",
    ),
    "with_care": Text(
        "可审慎进入授信调查，须落实缓释措施", "May go on with care, once mitigating measures are in place"
    ),
    "hold": Text(
        "评分偏低，不建议新增授信，可先补强资料与担保",
        "A low score: no new credit proposed, unless data and security improve",
    ),
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """stance in words with what it rests on, and the conditions that findings call for."""

    stance: Stance
    text: Text
    evidence: tuple[Evidence, ...]
    conditions: tuple[tuple[Finding, Text], ...]


def proposal(subject: Subject) -> Proposal:
    """The proposal on the subject: by veto, then what is to verify, then completeness, then grade."""
    judged = subject.judgement
    stance = _stance(subject)
    conditions = []
    seen: set[str] = set()
    for one in subject.findings:
        measure = subject.template.measures.get(one.code)
        if measure is not None and measure.condition and one.code not in seen:
            seen.add(one.code)
            conditions.append((one, measure.text.text()))
    shown = f"{WORDS[stance].zh}（依据：{_why(subject)}）"
    proof = calculation(judged.firm_id, "proposal", "建议的依据", shown, f"评分卡 {judged.card_version}")
    return Proposal(stance, WORDS[stance], (proof, *scored(subject)), tuple(conditions))


def _stance(subject: Subject) -> Stance:
    judged = subject.judgement
    if judged.vetoed:
        return "decline"
    if judged.vetoes:
        return "verify_first"
    if judged.score is None or judged.grade is None:
        return "incomplete"
    best = [grade.grade for grade in subject.card.grades]
    place = best.index(judged.grade)
    if place == len(best) - 1:
        return "hold"
    red = subject.signals is not None and subject.signals.level == "red"
    if red:
        return "verify_first"
    return "proceed" if place < len(best) / 2 and not _heavy(subject) else "with_care"


def _heavy(subject: Subject) -> bool:
    """Whether a finding is there that the bank's template ties a condition to."""
    return any(
        (m := subject.template.measures.get(f.code)) is not None and m.condition for f in subject.findings
    )


def _why(subject: Subject) -> str:
    judged = subject.judgement
    parts = [f"否决项 {sum(v.verdict == 'veto' for v in judged.vetoes)} 项"]
    parts.append(f"待核实 {sum(v.verdict == 'verify' for v in judged.vetoes)} 项")
    if judged.grade is not None and judged.score is not None:
        parts.append(f"等级 {judged.grade}，评分 {judged.score.normalize():f}")
    parts.append(f"资料完整度 {judged.completeness * 100:.0f}%")
    parts.append(f"关注事项 {sum(f.level == 'look' for f in subject.findings)} 项")
    return "，".join(parts)


def scored(subject: Subject) -> tuple[Evidence, ...]:
    """The calculation that shows score, grade and completeness."""
    judged = subject.judgement
    known = sum((r.points for r in judged.reasons), Decimal(0))
    listed = " + ".join(
        f"{r.title.zh} {r.points.normalize():f}/{r.max.normalize():f}" for r in judged.reasons if r.known
    )
    tail = f"等级 {judged.grade}" if judged.grade else "不评级"
    shown = (
        f"{listed or '无'} = {known.normalize():f} 分；资料完整度 {judged.completeness * 100:.0f}%；{tail}"
    )
    return (calculation(judged.firm_id, "score", "评分", shown, f"评分卡 {judged.card_version}"),)
