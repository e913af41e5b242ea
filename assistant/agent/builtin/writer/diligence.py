"""Writes the short due-diligence summary: conclusion, identity, control, buyers, finance, need, risks, vetoes, gaps."""

from __future__ import annotations

from datetime import date

from assistant.agent.builtin.meaning import Meaning
from assistant.agent.builtin.writer.aspects import aspect_lines, headline
from assistant.agent.builtin.writer.capital import capital_lines
from assistant.agent.builtin.writer.phrases import bullet, cite, concluded, sentence
from assistant.agent.builtin.writer.policy import quotations
from assistant.agent.builtin.writer.score import score_lines
from assistant.agent.wording import EXAMPLE, EXAMPLE_NOTE, OWN_JUDGEMENT, TRANSLATED
from assistant.credit.signals.ratios import AS_PERCENT
from assistant.domain.signals import LEVEL_TITLES
from assistant.domain.text import Lang, Text
from assistant.domain.wording import percent, ratio
from assistant.tools.artifacts import FirmProfiled
from assistant.tools.firm_findings import DueDiligenceShown
from assistant.tools.scoring_evidence import plain
from assistant.tools.signal_evidence import opportunity_told, warning_told

_GAPS = 6
_SIGNALS = 5


def _conclusion(found: DueDiligenceShown, lang: Lang) -> str:
    """Grade or why none, the highest warning, and what stops it."""
    zh, judged = lang == "zh", found.judgement
    name = f"**{found.facts.identity.name}**{EXAMPLE[lang] if found.facts.brief.is_example else ''}"
    parts: list[str] = []
    if judged is None:
        parts.append("未评分" if zh else "not scored")
    elif judged.score is not None:
        share = percent(judged.completeness)
        parts.append(
            f"评分 {plain(judged.score)}，{judged.grade} 级，资料完整度 {share}"
            if zh
            else f"score {plain(judged.score)}, grade {judged.grade}, data completeness {share}"
        )
    elif judged.vetoes:
        first = judged.vetoes[0]
        word = Text("否决", "vetoed") if first.verdict == "veto" else Text("待核实", "to verify")
        parts.append(
            f"{word.zh}（{first.title.zh}），不评级" if zh else f"{word.en} ({first.title.en}), not graded"
        )
    else:
        parts.append("资料不足，暂不评级" if zh else "too little data, not graded")
    level = found.signals.level
    if level is not None:
        parts.append(
            f"最高{LEVEL_TITLES[level].zh}预警" if zh else f"highest warning {LEVEL_TITLES[level].en}"
        )
    else:
        parts.append("无预警" if zh else "no warning")
    evidence = [
        *([found.scored] if found.scored else []),
        found.told,
        *(e for v in (judged.vetoes[:1] if judged else ()) for e in v.evidence),
    ]
    text = f"{name}：{'；'.join(parts)}" if zh else f"{name}: {'; '.join(parts)}"
    return concluded(text, cite(found.cites, evidence, 4), lang)


def _control(found: DueDiligenceShown, lang: Lang) -> list[str]:
    """A line on the beneficial owners beside the controller, which has its own heading."""
    owners = [o for o in found.facts.beneficial_owners if o.person]
    if not owners:
        return []
    told = ("、" if lang == "zh" else ", ").join(o.person or "" for o in owners)
    mark = cite(found.cites, [e for o in owners for e in o.evidence], 4)
    return [
        bullet(
            f"受益所有人：{told}（系统测算，须人工识别核实）"
            if lang == "zh"
            else f"Beneficial owners: {told} (computed, to be identified and verified by a person)",
            mark,
            lang,
        )
    ]


def _ratios(found: DueDiligenceShown, lang: Lang) -> list[str]:
    if not found.ratios:
        return []
    title = Text("比率", "Ratios")
    lines = [f"#### {title[lang]}", ""]
    for one, evidence in found.ratios:
        assert one.value is not None
        shown = percent(one.value) if one.id in AS_PERCENT else ratio(one.value)
        lines.append(
            bullet(
                f"{one.title.zh} {shown}" if lang == "zh" else f"{one.title.en} {shown}",
                cite(found.cites, [evidence]),
                lang,
            )
        )
    return [*lines, ""]


def _signals(found: DueDiligenceShown, lang: Lang) -> list[str]:
    """Warnings by level, then opportunities, or that these wait."""
    lines: list[str] = []
    signals, zh = found.signals, lang == "zh"
    if signals.warnings:
        title = Text("风险与预警", "Risks and warnings")
        lines += [f"### {title[lang]}", ""]
        for w in signals.warnings[:_SIGNALS]:
            mark = cite(found.cites, [found.told, *w.evidence])
            lines.append(
                bullet(
                    f"〔{LEVEL_TITLES[w.level].zh}〕{warning_told(w, lang)}"
                    if zh
                    else f"[{LEVEL_TITLES[w.level].en}] {warning_told(w, lang)}",
                    mark,
                    lang,
                )
            )
        lines.append("")
    if signals.opportunities:
        title = Text("业务机会", "Opportunities")
        lines += [f"### {title[lang]}", ""]
        for o in signals.opportunities[:_SIGNALS]:
            lines.append(
                bullet(opportunity_told(o, lang), cite(found.cites, [found.told, *o.evidence]), lang)
            )
        lines.append("")
    return lines


def _missing(found: DueDiligenceShown, lang: Lang) -> list[str]:
    """What the judgement lacks, and what no system can know."""
    title = Text("资料缺口与待核实", "What is missing and to verify")
    lines = [f"### {title[lang]}", ""]
    mark = cite(found.cites, [found.missing])
    gaps = list(found.judgement.gaps) if found.judgement else []
    lines += [gap_line(gap.text[lang], mark, lang) for gap in gaps[:_GAPS]]
    blank = Text(
        "现场调查、贷款用途、还款来源和担保：待填写",
        "site visit, purpose, source of repayment and guarantee: to be filled in",
    )
    return [*lines, bullet(blank[lang], cite(found.cites, [found.facts.identity.evidence]), lang), ""]


def gap_line(text: str, mark: str, lang: Lang) -> str:
    """One thing that is missing, as a list item."""
    return bullet(sentence(text, lang), mark, lang)


def write_diligence(found: DueDiligenceShown, meaning: Meaning, today: date) -> str:
    """The answer to a request for a due-diligence summary, in its short form."""
    lang = meaning.lang
    item = FirmProfiled("", "found", found.facts, found.judgement, found.scored, cites=found.cites)
    lines = [_conclusion(found, lang), "", *headline(item, lang), ""]
    for aspect in ("controller", "owners"):
        part = aspect_lines(aspect, item, lang, today, brief=True)
        if part:
            lines += [*part, *(_control(found, lang) if aspect == "controller" else []), ""]
    for aspect in ("products", "customers", "suppliers", "tenders"):
        part = aspect_lines(aspect, item, lang, today, brief=True)
        if part:
            lines += [*part, ""]
    lines += [*aspect_lines("finance", item, lang, today), "", *_ratios(found, lang)]
    title = Text("流动资金测算", "Working capital")
    text, marks = capital_lines(found.need, found.cites, lang, found.facts.identity.name)
    lines += [f"### {title[lang]}", "", bullet(text, marks, lang)]
    if found.idea is not None and found.idea_evidence:
        lines.append(bullet(sentence(found.idea[lang], lang), cite(found.cites, found.idea_evidence), lang))
    lines.append("")
    for aspect in ("court", "bank"):
        part = aspect_lines(aspect, item, lang, today, brief=True)
        if part:
            lines += [*part, ""]
    lines += [*score_lines(item, lang, brief=True), "", *_signals(found, lang), *_missing(found, lang)]
    if found.policies is not None:
        title = Text("相关规定", "What rules bear on it")
        lines += [f"### {title[lang]}", "", *quotations(found.policies, found.policies.hits[:1], lang)]
    lines.append(OWN_JUDGEMENT[lang])
    if found.facts.brief.is_example:
        lines.append(EXAMPLE_NOTE[lang])
    if lang == "en":
        lines.append(TRANSLATED[lang])
    return "\n".join(lines).rstrip() + "\n"
