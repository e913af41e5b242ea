"""Writes firms side by side: who stands higher and by what, each factor's points, vetoes, what is missing."""

from __future__ import annotations

from datetime import date

from assistant.agent.builtin.meaning import Meaning
from assistant.agent.builtin.writer.aspects import aspect_lines, headline
from assistant.agent.builtin.writer.phrases import bullet, cite, concluded, joined, sentence
from assistant.agent.wording import EXAMPLE_NOTE, NO_ADVICE
from assistant.credit.compare import FactorRow
from assistant.domain.text import Lang, Text
from assistant.tools.artifacts import FirmProfiled
from assistant.tools.firm_findings import ComparedFirm, FirmsCompared
from assistant.tools.scoring_evidence import percent, plain

_TELLING = 3
_ASPECTS = ("customers", "court")


_CALLED = (
    Text("甲", "first"),
    Text("乙", "second"),
    Text("丙", "third"),
    Text("丁", "fourth"),
    Text("戊", "fifth"),
)


def _called(place: int, lang: Lang) -> str:
    """What a firm is called in the table, where its whole name is too long."""
    return _CALLED[place][lang]


def _standing(one: ComparedFirm, lang: Lang) -> str:
    judged = one.judgement
    if judged.score is None:
        stop = next((v for v in judged.vetoes), None)
        if stop is not None:
            word = Text("否决", "vetoed") if stop.verdict == "veto" else Text("待核实", "to verify")
            return f"{word[lang]}：{stop.title.zh}" if lang == "zh" else f"{word[lang]}: {stop.title.en}"
        return "暂不评级" if lang == "zh" else "not rated"
    score = plain(judged.score)
    return f"{judged.grade} 级 {score} 分" if lang == "zh" else f"grade {judged.grade}, {score} points"


def _conclusion(found: FirmsCompared, lang: Lang) -> list[str]:
    """How each stands, and the factors in which they differ most."""
    placed = enumerate(found.firms)
    ranked = sorted(
        placed, key=lambda pair: (pair[1].judgement.score is None, -(pair[1].judgement.score or 0))
    )
    marks = cite(found.cites, [one.scored for _, one in ranked], 5)
    parts = [
        f"{_called(place, lang)} {one.facts.identity.name}（{_standing(one, lang)}）"
        if lang == "zh"
        else f"{_called(place, lang)} {one.facts.identity.name} ({_standing(one, lang)})"
        for place, one in ranked
    ]
    lines = [concluded(("；" if lang == "zh" else "; ").join(parts), marks, lang)]
    apart = sorted((row for row in found.rows if row.spread), key=lambda row: -(row.spread or 0))[:_TELLING]
    if apart:
        mark = cite(found.cites, [found.compared])
        told = joined((_apart(row, lang) for row in apart), lang)
        lines.append(
            f"差距最大的是{told}{mark}。" if lang == "zh" else f"They differ most in {told} {mark}. "
        )
    return lines


def _apart(row: FactorRow, lang: Lang) -> str:
    best = joined((_called(place, lang) for place in row.best), lang)
    assert row.spread is not None
    if lang == "zh":
        return f"{row.title.zh}（{best}领先，相差 {plain(row.spread)} 分）"
    return f"{row.title.en} ({best} ahead by {plain(row.spread)} points)"


def _table(found: FirmsCompared, lang: Lang) -> list[str]:
    """Points by factor, a column a firm. Each row cites the calculation that sets them side by side."""
    mark = cite(found.cites, [found.compared])
    letters = [_called(place, lang) for place in range(len(found.firms))]
    factor = "项目" if lang == "zh" else "Factor"
    lines = [f"| {factor} | " + " | ".join(letters) + " |", "|---" * (len(letters) + 1) + "|"]
    missing = "缺资料" if lang == "zh" else "no data"
    for row in found.rows:
        cells = [f"{plain(c.points)}/{plain(row.max)}" if c.known else missing for c in row.cells]
        lines.append(f"| {row.title[lang]} | {' | '.join(cells)} {mark} |")
    return lines


def _one(one: ComparedFirm, letter: str, found: FirmsCompared, meaning: Meaning, today: date) -> list[str]:
    """A firm's own facts: who it is, how it is judged, its buyers and records, what is missing."""
    lang = meaning.lang
    item = FirmProfiled("", "found", one.facts, one.judgement, one.scored, cites=found.cites)
    lines = [f"### {letter}", "", *headline(item, lang), ""]
    mark = cite(found.cites, [one.scored])
    share = percent(one.judgement.completeness)
    standing = _standing(one, lang)
    lines.append(
        bullet(
            f"{standing}，资料完整度 {share}" if lang == "zh" else f"{standing}, data completeness {share}",
            mark,
            lang,
        )
    )
    for veto in one.judgement.vetoes:
        marks = cite(found.cites, [*veto.evidence, one.scored], 3)
        text = sentence(veto.text[lang], lang)
        word = Text("否决", "veto") if veto.verdict == "veto" else Text("待核实", "to verify")
        lines.append(
            bullet(
                f"{word.zh}：{veto.title.zh}，{text}"
                if lang == "zh"
                else f"{word.en}: {veto.title.en}, {text}",
                marks,
                lang,
            )
        )
    lines.append("")
    for aspect in _ASPECTS:
        part = aspect_lines(aspect, item, lang, today, brief=True)
        if part:
            lines += [part[0].replace("### ", "#### "), *part[1:], ""]
    return lines


def write_comparison(found: FirmsCompared, meaning: Meaning, today: date) -> str:
    """The answer to how firms compare."""
    lang = meaning.lang
    heading = "逐项得分" if lang == "zh" else "Points by factor"
    lines = ["\n".join(_conclusion(found, lang)), "", f"### {heading}", "", *_table(found, lang), ""]
    for place, one in enumerate(found.firms):
        lines += _one(one, _called(place, lang), found, meaning, today)
    lines.append(NO_ADVICE[lang])
    if any(one.facts.brief.is_example for one in found.firms):
        lines.append(EXAMPLE_NOTE[lang])
    return "\n".join(lines).rstrip() + "\n"
