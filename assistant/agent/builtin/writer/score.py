"""Writes how a firm was scored: grade, the rules that stop it, points factor by factor."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.agent.builtin.writer.phrases import bullet, cite, sentence
from assistant.domain.judgement import Reason
from assistant.domain.text import Lang, Text
from assistant.tools.artifacts import FirmProfiled
from assistant.tools.scoring_evidence import percent, plain


def _telling(reasons: Sequence[Reason]) -> list[Reason]:
    """The three factors that give most and the two that fall shortest, in the card's order."""
    known = [reason for reason in reasons if reason.known and reason.max > 0]
    most = sorted(known, key=lambda r: -r.points)[:3]
    short = sorted(known, key=lambda r: r.points - r.max)[:2]
    return [reason for reason in known if reason in most or reason in short]


def score_lines(item: FirmProfiled, lang: Lang, *, brief: bool = False) -> list[str]:
    """Grade, points by factor, and the rules that stop the firm. brief: the strongest and the weakest factors."""
    judged = item.judgement
    if judged is None or item.scored is None:
        return []
    zh = lang == "zh"
    mark = cite(item.cites, [item.scored])
    share = percent(judged.completeness)
    if judged.score is not None:
        head = (
            f"评分 {plain(judged.score)}，{judged.grade} 级，资料完整度 {share}{mark}。"
            if zh
            else f"Score {plain(judged.score)}, grade {judged.grade}, data completeness {share} {mark}. "
        )
    else:
        head = (
            f"不评级，资料完整度 {share}{mark}。" if zh else f"Not graded, data completeness {share} {mark}. "
        )
    lines = [f"### {'评分与否决项' if zh else 'Score and vetoes'}", "", head]
    for veto in judged.vetoes:
        word = {"veto": Text("否决", "veto"), "verify": Text("待核实", "to verify")}[veto.verdict][lang]
        marks = cite(item.cites, [*veto.evidence, item.scored])
        text = (
            f"{word}：{veto.title.zh}，{sentence(veto.text.zh, lang)}"
            if zh
            else f"{word}: {veto.title.en}, {sentence(veto.text.en, lang)}"
        )
        lines.append(bullet(text, marks, lang))
    for reason in _telling(judged.reasons) if brief else judged.reasons:
        if not reason.known:
            continue
        marks = cite(item.cites, [item.scored, *reason.evidence], 4)
        points = f"{plain(reason.points)}/{plain(reason.max)}"
        text = sentence(reason.text[lang], lang)
        lines.append(
            bullet(
                f"{reason.title.zh} {points}：{text}" if zh else f"{reason.title.en} {points}: {text}",
                marks,
                lang,
            )
        )
    return lines
