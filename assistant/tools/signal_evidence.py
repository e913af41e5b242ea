"""A firm's signals as a calculation that is shown: which rules of which version held, and by what facts."""

from __future__ import annotations

from datetime import date

from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.signals import LEVEL_TITLES, VALUE_TITLES, FirmSignals, Opportunity, WarningSignal
from assistant.domain.text import Lang


def warning_told(warning: WarningSignal, lang: Lang) -> str:
    """A warning in words: its title and what it rests on."""
    return f"{warning.title[lang]}{'：' if lang == 'zh' else ': '}{warning.text[lang]}"


def opportunity_told(found: Opportunity, lang: Lang) -> str:
    """An opportunity in words: what happened, and the needs it may mean."""
    needs = ("、" if lang == "zh" else ", ").join(need[lang] for need in found.needs)
    if lang == "zh":
        return f"{found.title.zh}：{found.text.zh}；可能需求：{needs}"
    return f"{found.title.en}: {found.text.en}; possible need: {needs}"


def signal_evidence(name: str, signals: FirmSignals, today: date, lang: Lang) -> Evidence:
    """All signals of the firm `name` that were asked for, those that are held back too."""
    zh = lang == "zh"
    parts = [
        f"{LEVEL_TITLES[w.level][lang]}{'预警' if zh else ' warning'} {warning_told(w, lang)}"
        for w in signals.warnings
    ]
    for word, found in (
        ("机会" if zh else "opportunity", signals.opportunities),
        ("暂不推送" if zh else "held back", signals.held_back),
    ):
        parts += [f"{word}（{VALUE_TITLES[o.value][lang]}）{opportunity_told(o, lang)}" for o in found]
    none = "没有触发的信号" if zh else "no signal"
    joined = ("；" if zh else "; ").join(parts) or none
    level = LEVEL_TITLES[signals.level][lang] if signals.level else ("无预警" if zh else "no warning")
    highest = f"最高级别：{level}" if zh else f"highest level: {level}"
    counts = len(signals.warnings), len(signals.opportunities), len(signals.held_back)
    highest += (
        f"；预警 {counts[0]} 项、机会 {counts[1]} 项、暂不推送 {counts[2]} 项"
        if zh
        else f"; warnings {counts[0]}, opportunities {counts[1]}, held back {counts[2]}"
    )
    title = f"信号规则：{name}" if zh else f"Signal rules: {name}"
    locator = f"规则版本 {signals.version}" if zh else f"rules {signals.version}"
    return Evidence(
        f"calc:signals:{signals.firm_id}",
        EvidenceKind.CALCULATION,
        title,
        locator,
        f"{name}：{joined}。{highest}",
        "calculation",
        today,
    )
