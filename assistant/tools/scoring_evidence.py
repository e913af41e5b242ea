"""A judgement as a calculation that is shown: the points of each factor and their sum."""

from __future__ import annotations

from decimal import Decimal

from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.judgement import Judgement
from assistant.domain.text import Lang, Text


def plain(value: Decimal) -> str:
    """A number without idle zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(share: Decimal) -> str:
    """A share of one as a whole percentage."""
    return f"{(share * 100).quantize(Decimal(1))}%"


def score_evidence(name: str, judgement: Judgement, lang: Lang, need: Text | None = None) -> Evidence:
    """How the score of the firm `name` was added up."""
    parts = [
        f"{reason.title[lang]} {plain(reason.points)}/{plain(reason.max)} ({reason.text[lang]})"
        if reason.known
        else f"{reason.title[lang]} {'缺资料' if lang == 'zh' else 'no data'}"
        for reason in judgement.reasons
    ]
    joined = "；".join(parts) if lang == "zh" else "; ".join(parts)
    stops = [f"{veto.title[lang]}: {veto.text[lang]}" for veto in judgement.vetoes]
    joined += ("；" if lang == "zh" else "; ").join(["", *stops]) if stops else ""
    share = percent(judgement.completeness)
    if lang == "zh":
        score = (
            f"评分 {plain(judgement.score)}，{judgement.grade} 级"
            if judgement.score is not None
            else "不评级"
        )
        quote = f"{name}：{joined}。{score}；资料完整度 {share}"
        title, locator = f"评分计算：{name}", f"评分卡 {judgement.card_version}"
    else:
        score = (
            f"Score {plain(judgement.score)}, grade {judgement.grade}"
            if judgement.score is not None
            else "No grade"
        )
        quote = f"{name}: {joined}. {score}; data completeness {share}"
        title, locator = f"Score of {name}", f"scorecard {judgement.card_version}"
    if need is not None:
        quote += f"；{need.zh}" if lang == "zh" else f"; {need.en}"
    key = f"calc:score:{judgement.firm_id}"
    return Evidence(key, EvidenceKind.CALCULATION, title, locator, quote, "calculation")
