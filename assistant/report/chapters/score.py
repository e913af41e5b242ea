"""九 评分与否决项: the score taken apart, each factor with its words and evidence, the vetoes, and what was not known."""

from __future__ import annotations

from decimal import Decimal

from assistant.credit.measure import calculation
from assistant.domain.evidence import Evidence
from assistant.domain.judgement import Reason
from assistant.domain.text import Text
from assistant.report.blocks import Cell
from assistant.report.naming import LEVELS, TONES
from assistant.report.proposal import scored
from assistant.report.sheet import Sheet
from assistant.report.subject import Subject


def write(subject: Subject) -> Sheet:
    """The chapter."""
    sheet = Sheet(subject.lang)
    _grade(sheet, subject)
    _vetoes(sheet, subject)
    _factors(sheet, subject)
    sheet.note(
        Text(
            f"评分卡版本 {subject.judgement.card_version}。缺少的数据不得分也不扣分，只降低资料完整度；评分用于辅助判断，不替代审批。",
            f"Scorecard version {subject.judgement.card_version}. Missing data scores nothing and is not held against the "
            "firm; it lowers completeness. The score supports and does not replace approval.",
        ),
        *scored(subject),
    )
    return sheet


def _grade(sheet: Sheet, subject: Subject) -> None:
    judged = subject.judgement
    share = f"{judged.completeness * 100:.0f}%"
    if judged.grade is not None and judged.score is not None:
        points = f"{judged.score.normalize():f}"
        text = Text(
            f"评分 {points} 分（满分 100），等级 {judged.grade}，资料完整度 {share}",
            f"Score {points} of 100, grade {judged.grade}, completeness {share}",
        )
        whole = calculation(subject.id, "score_whole", "满分", "评分卡满分 = 100 分")
        sheet.say(text, *scored(subject), whole)
        return
    if judged.vetoed:
        why = Text("存在否决项", "a veto stands")
    elif judged.vetoes:
        why = Text("存在须先核实的事项", "something has to be verified first")
    else:
        line = f"{subject.card.completeness_line * 100:.0f}%"
        why = Text(f"评级须达到 {line}", f"{line} is needed for a grade")
    proof = calculation(
        subject.id,
        "unrated",
        "不评级",
        f"不评级：{why.zh}；资料完整度 {share}，界线 {subject.card.completeness_line * 100:.0f}%",
    )
    sheet.say(
        Text(f"暂不评级（{why.zh}），资料完整度 {share}", f"Not rated ({why.en}), completeness {share}"),
        proof,
        *scored(subject),
        tone="warning",
    )


def _vetoes(sheet: Sheet, subject: Subject) -> None:
    vetoes = subject.judgement.vetoes
    if not vetoes:
        shown = "否决与待核实规则逐条核查，触发 0 条"
        sheet.say(
            Text("逐条核查否决规则，未触发否决项", "Every veto rule was checked: none stands"),
            calculation(subject.id, "vetoes", "否决规则核查", shown),
        )
        return
    sheet.table(
        "vetoes",
        Text("否决项与待核实项", "Vetoes and what is to verify"),
        [
            sheet.column(Text("规则", "Rule")),
            sheet.column(Text("结论", "Verdict")),
            sheet.column(Text("依据", "Ground")),
        ],
        [
            (
                sheet.cell(v.title),
                sheet.cell(
                    LEVELS["stop" if v.verdict == "veto" else "verify"],
                    tone=TONES["stop" if v.verdict == "veto" else "verify"],
                ),
                sheet.cell(v.text, *v.evidence),
            )
            for v in vetoes
        ],
    )


def _factors(sheet: Sheet, subject: Subject) -> None:
    by_id = {reason.factor: reason for reason in subject.judgement.reasons}
    rows: list[tuple[Cell, ...]] = []
    for group in subject.card.groups:
        reasons = [by_id[f.id] for f in group.factors if f.id in by_id]
        got = sum((r.points for r in reasons), Decimal(0))
        title = group.title.text()
        shown = " + ".join(f"{r.points.normalize():f}" for r in reasons)
        proof = calculation(
            subject.id,
            f"group:{group.id}",
            title.zh,
            f"{title.zh} = {shown} = {got.normalize():f} / {group.weight.normalize():f}",
        )
        rows.append(
            (
                sheet.cell(title),
                sheet.cell(Text("小计", "group")),
                sheet.cell(f"{got.normalize():f}/{group.weight.normalize():f}", proof, value=got),
                sheet.cell(""),
            )
        )
        rows += [_factor(sheet, subject, r) for r in reasons]
    sheet.table(
        "factors",
        Text("得分明细", "Points taken apart"),
        [
            sheet.column(Text("组别", "Group")),
            sheet.column(Text("因子", "Factor")),
            sheet.column(Text("得分/满分", "Points/max"), "right"),
            sheet.column(Text("依据", "Ground")),
        ],
        rows,
    )


def _factor(sheet: Sheet, subject: Subject, reason: Reason) -> tuple[Cell, ...]:
    points = f"{reason.points.normalize():f}" if reason.known else "—"
    proof = card_scale(subject, reason)
    return (
        sheet.cell(""),
        sheet.cell(reason.title),
        sheet.cell(
            f"{points}/{reason.max.normalize():f}", proof, value=reason.points if reason.known else None
        ),
        sheet.cell(reason.text, *reason.evidence, tone="plain" if reason.known else "warning"),
    )


def card_scale(subject: Subject, reason: Reason) -> Evidence:
    """The factor as the card has it, with the points that it gave."""
    got = reason.points if reason.known else Decimal(0)
    return calculation(
        subject.id,
        f"factor:{reason.factor}",
        f"评分因子：{reason.title.zh}",
        f"{reason.title.zh} = {got.normalize():f} 分，满分 {reason.max.normalize():f} 分{'' if reason.known else '（资料缺失，不计分）'}",
        f"评分卡 {subject.judgement.card_version}",
    )
