"""Writes opportunities and warnings: how many firms, who first, what each rests on, what waits, what the data lacks."""

from __future__ import annotations

from collections import Counter

from assistant.agent.builtin.meaning import Meaning
from assistant.agent.builtin.writer.phrases import bullet, cite, claim, concluded, joined, named
from assistant.agent.wording import EXAMPLE_NOTE, NEVER_CLASSIFIES, NO_ADVICE, TRANSLATED
from assistant.domain.signals import LEVEL_TITLES, LEVELS, VALUE_TITLES
from assistant.domain.text import Lang, Text
from assistant.tools.conditions import order_text
from assistant.tools.group_findings import FirmWithSignals, SignalsShown
from assistant.tools.reading_order import read_first
from assistant.tools.signal_evidence import opportunity_told, warning_told

_EACH = 4
_HELD = 5
_FIRST = 3


def write_signals(found: SignalsShown, meaning: Meaning) -> str:
    """The answer to what happened to firms that may be an opportunity, or what stands against them."""
    lang = meaning.lang
    lines = ["\n".join(_conclusion(found, lang)), ""]
    for place, item in enumerate(found.firms[: found.shown], start=1):
        lines += [*_firm(place, item, found, lang)]
    if found.firms:
        lines.append("")
    if found.held:
        title = Text("暂不推送（有红色预警、被执行或本行逾期）", "Held back by a warning")
        lines += [f"### {title[lang]}", "", *(_held(item, found, lang) for item in found.held[:_HELD]), ""]
    lines += _lacking(found, lang)
    lines.append((NO_ADVICE if found.which == "opportunities" else NEVER_CLASSIFIES)[lang])
    shown = [item.firm for item in (*found.firms[: found.shown], *found.held)]
    if any(firm.is_example for firm in shown):
        lines.append(EXAMPLE_NOTE[lang])
    if lang == "en" and shown:
        lines.append(TRANSLATED[lang])
    return "\n".join(lines).rstrip() + "\n"


def _conclusion(found: SignalsShown, lang: Lang) -> list[str]:
    zh = lang == "zh"
    mark = cite(found.cites, [found.counted])
    chips = joined((chip.text for chip in found.conditions), lang)
    what = Text("预警", "warnings") if found.which == "warnings" else Text("营销机会", "opportunities")
    count = len(found.firms)
    if found.named:
        return _conclusion_on_named(found, what, mark, lang)
    if found.kinds and len(found.lacking) == len(found.kinds):
        nothing = Text(
            "库中没有判断这些信号的数据，无法判断", "the data holds nothing to tell these signals by"
        )
        return [concluded(nothing[lang], mark, lang)]
    scope = f"（{chips}）" if zh and chips else f" ({chips})" if chips else ""
    if zh:
        text = f"已查看 {found.looked:,} 家企业{scope}，其中有{what.zh}的 {count:,} 家"
    else:
        text = f"{found.looked:,} firms were looked at{scope}; {count:,} of them give {what.en}"
    if found.which == "warnings" and count:
        levels = Counter(item.signals.level for item in found.firms)
        each = joined(
            (
                f"{LEVEL_TITLES[level].zh} {levels[level]} 家"
                if zh
                else f"{LEVEL_TITLES[level].en} {levels[level]}"
                for level in reversed(LEVELS)
                if levels[level]
            ),
            lang,
        )
        text += f"：{each}" if zh else f": {each}"
    if found.which == "opportunities" and found.held:
        text += (
            f"，另有 {len(found.held)} 家因预警暂不推送"
            if zh
            else f"; {len(found.held)} more are held back by a warning"
        )
    lines = [concluded(text, mark, lang)]
    first = found.firms[:_FIRST]
    if first:
        marks = cite(found.cites, [found.told[item.firm.id] for item in first])
        names = joined((item.firm.name for item in first), lang)
        lines.append(f"先看{names}{marks}。" if zh else f"Look first at {names} {marks}. ")
    if found.total > found.looked:
        order = order_text(read_first(found.which, found.query), lang)
        lines.append(
            claim(
                f"符合范围的有 {found.total:,} 家，{order}只查看了前 {found.looked:,} 家，请缩小范围"
                if zh
                else f"{found.total:,} firms are in range; only the first {found.looked:,} {order} were looked at: narrow the range",
                mark,
                lang,
            )
        )
    return lines


def _conclusion_on_named(found: SignalsShown, what: Text, mark: str, lang: Lang) -> list[str]:
    """Of single firms: what each shows, and that the others were looked at by every rule and show nothing."""
    with_any = {item.firm.name for item in found.firms}
    quiet = joined((name for name in found.named if name not in with_any), lang)
    how = Text(f"{found.rules} 项规则逐项检查", f"{found.rules} rules were applied")
    if found.kinds or found.level:
        how = Text("按所问的条件检查", "looked for what was asked")
    none = Text(f"{quiet}没有触发的{what.zh}（{how.zh}）", f"{quiet}: no {what.en} ({how.en})")[lang]
    if not found.firms:
        return [concluded(none, mark, lang)]
    marks = cite(found.cites, [found.counted, *(found.told[item.firm.id] for item in found.firms)], 5)
    told = joined((_standing(item, found, lang) for item in found.firms), lang)
    return [concluded(told, marks, lang), *([claim(none, mark, lang)] if quiet else [])]


def _standing(item: FirmWithSignals, found: SignalsShown, lang: Lang) -> str:
    """A firm that was named, with how many signals it gives and the gravest."""
    signals = item.signals
    if found.which == "warnings":
        assert signals.level is not None
        level, count = LEVEL_TITLES[signals.level], len(signals.warnings)
        return (
            f"{item.firm.name}有 {count} 项预警，最高{level.zh}"
            if lang == "zh"
            else f"{item.firm.name}: {count} warnings, the highest {level.en}"
        )
    count = len(signals.opportunities)
    return (
        f"{item.firm.name}有 {count} 项营销机会"
        if lang == "zh"
        else f"{item.firm.name}: {count} opportunities"
    )


def _firm(place: int, item: FirmWithSignals, found: SignalsShown, lang: Lang) -> list[str]:
    """One firm with its signals, each with the rows it rests on."""
    told = found.told[item.firm.id]
    zh = lang == "zh"
    client = item.firm.client[lang] if item.firm.client else ""
    extra = f"，{client}" if zh and client else f", {client}" if client else ""
    marks = cite(found.cites, [told, item.firm.evidence])
    if found.which == "warnings":
        level = item.signals.level
        assert level is not None
        head = f"{LEVEL_TITLES[level].zh}预警{extra}" if zh else f"{LEVEL_TITLES[level].en} warning{extra}"
        lines = [
            f"{place}. {named(item.firm, lang)}：{head}{marks}。"
            if zh
            else f"{place}. {named(item.firm, lang)}: {head} {marks}. "
        ]
        for w in item.signals.warnings[:_EACH]:
            text = (
                f"〔{LEVEL_TITLES[w.level].zh}〕{warning_told(w, lang)}"
                if zh
                else f"[{LEVEL_TITLES[w.level].en}] {warning_told(w, lang)}"
            )
            lines.append(bullet(text, cite(found.cites, [told, *w.evidence]), lang, "   "))
        left = len(item.signals.warnings) - _EACH
    else:
        value = item.signals.opportunities[0].value
        head = f"价值{VALUE_TITLES[value].zh}{extra}" if zh else f"value {VALUE_TITLES[value].en}{extra}"
        lines = [
            f"{place}. {named(item.firm, lang)}：{head}{marks}。"
            if zh
            else f"{place}. {named(item.firm, lang)}: {head} {marks}. "
        ]
        for o in item.signals.opportunities[:_EACH]:
            lines.append(
                bullet(opportunity_told(o, lang), cite(found.cites, [told, *o.evidence]), lang, "   ")
            )
        left = len(item.signals.opportunities) - _EACH
    if left > 0:
        rest = (*item.signals.opportunities[_EACH:], *item.signals.warnings[_EACH:])
        titles = (
            joined(
                (
                    s.title[lang]
                    for s in (
                        item.signals.warnings if found.which == "warnings" else item.signals.opportunities
                    )[_EACH:]
                ),
                lang,
            )
            if rest
            else ""
        )
        lines.append(
            bullet(f"还有：{titles}" if zh else f"Also: {titles}", cite(found.cites, [told]), lang, "   ")
        )
    return lines


def _held(item: FirmWithSignals, found: SignalsShown, lang: Lang) -> str:
    """A firm whose opportunities wait, and why."""
    red = next((w for w in item.signals.warnings if w.holds_back), None)
    told = found.told.get(item.firm.id)
    evidence = [*([told] if told else []), *(red.evidence if red else (item.firm.evidence,))]
    why = warning_told(red, lang) if red else ""
    text = f"{named(item.firm, lang)}：{why}" if lang == "zh" else f"{named(item.firm, lang)}: {why}"
    return bullet(text, cite(found.cites, evidence), lang)


def _lacking(found: SignalsShown, lang: Lang) -> list[str]:
    """Kinds asked for by name of which the data holds nothing."""
    if not found.kinds or not found.lacking:
        return []
    mark = cite(found.cites, [found.counted])
    return [
        *(
            bullet(
                f"库中没有“{title.zh}”所需的数据：{lacks.zh}"
                if lang == "zh"
                else f"The data holds nothing for “{title.en}”: it needs {lacks.en}",
                mark,
                lang,
            )
            for title, lacks in found.lacking
        ),
        "",
    ]
