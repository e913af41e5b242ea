"""Writes a screening: the funnel, the candidates with buyer, amount, date, grade and reasons, what was stopped and why,
and the policy that bears on it."""

from __future__ import annotations

from assistant.agent.builtin.meaning import Meaning
from assistant.agent.builtin.writer.phrases import DELIVERY_KINDS, cite, money, named, sentence, stop
from assistant.agent.builtin.writer.policy import quotations
from assistant.agent.wording import EXAMPLE_NOTE, NO_ADVICE, TRANSLATED, funnel_names, group_names
from assistant.domain.judgement import Candidate, Delivery, Veto
from assistant.domain.text import Lang
from assistant.tools.artifacts import Screened
from assistant.tools.conditions import order_text
from assistant.tools.reading_order import judged_first
from assistant.tools.scoring_evidence import percent, plain

_EXCLUDED = 3


def _conclusion(screened: Screened, lang: Lang) -> list[str]:
    funnel = screened.funnel
    mark = cite(screened.cites, [screened.counted])
    vetoed, verify, unrated = len(funnel.vetoed), len(funnel.to_verify), len(funnel.unrated)
    fit = len(funnel.candidates)
    begun, narrowed = funnel_names(screened.conditions, lang)
    if funnel.unjudged:
        return [*_of_very_many(screened, begun, narrowed, mark, lang), *_foremost(screened, lang)]
    if lang == "zh":
        first = (
            f"**结论**：{begun}共 {funnel.universe:,} 家企业，其中{narrowed}的 {funnel.suppliers} 家：候选 {fit} 家、"
            f"否决 {vetoed} 家、待核实 {verify} 家、暂不评级 {unrated} 家{mark}。"
        )
    else:
        first = (
            f"**Conclusion**: {begun}: {funnel.universe:,} firms; {narrowed}: {funnel.suppliers}, of which "
            f"{fit} are candidates, {vetoed} vetoed, {verify} to verify, {unrated} not rated {mark}. "
        )
    return [first, *_foremost(screened, lang)]


def _of_very_many(screened: Screened, begun: str, narrowed: str, mark: str, lang: Lang) -> list[str]:
    """How many fit, how those that were judged were chosen, and what came of them."""
    funnel = screened.funnel
    vetoed, verify, unrated = len(funnel.vetoed), len(funnel.to_verify), len(funnel.unrated)
    order = order_text(judged_first(screened.query), lang)
    if lang == "zh":
        return [
            f"**结论**：{begun}共 {funnel.universe:,} 家企业，其中{narrowed}的 {funnel.suppliers:,} 家{mark}。",
            f"本次{order}评审了前 {funnel.judged:,} 家：候选 {len(funnel.candidates)} 家、否决 {vetoed} 家、"
            f"待核实 {verify} 家、暂不评级 {unrated} 家；其余 {funnel.unjudged:,} 家未评审，可加条件缩小范围{mark}。",
        ]
    return [
        f"**Conclusion**: {begun}: {funnel.universe:,} firms; {narrowed}: {funnel.suppliers:,} {mark}. ",
        f"The first {funnel.judged:,} {order} were judged: {len(funnel.candidates)} are candidates, {vetoed} vetoed, "
        f"{verify} to verify, {unrated} not rated; {funnel.unjudged:,} were not judged: narrow the question for them {mark}. ",
    ]


def _foremost(screened: Screened, lang: Lang) -> list[str]:
    """The first three of the list by name, so that the conclusion answers who."""
    parts = []
    for candidate in screened.funnel.candidates[:3]:
        judged = candidate.judgement
        assert judged.score is not None
        mark = cite(screened.cites, [screened.scored[candidate.firm.id]])
        if lang == "zh":
            parts.append(f"{candidate.firm.name}（{judged.grade} 级 {plain(judged.score)} 分）{mark}")
        else:
            parts.append(f"{candidate.firm.name} (grade {judged.grade}, {plain(judged.score)} points) {mark}")
    if not parts:
        return []
    return [
        f"排在前面的是{'、'.join(parts)}。" if lang == "zh" else f"First on the list: {', '.join(parts)}. "
    ]


def _delivery(delivery: Delivery, screened: Screened, lang: Lang) -> str:
    kind = DELIVERY_KINDS.get(delivery.kind, (delivery.kind, delivery.kind))
    day = (
        delivery.dated_on.isoformat() if delivery.dated_on else ("日期未载明" if lang == "zh" else "undated")
    )
    mark = cite(screened.cites, [delivery.evidence])
    amount = money(delivery.amount, lang)
    if lang == "zh":
        return f"买方 {delivery.buyer}：{day} {kind[0]} {amount}{mark}。"
    return f"Buyer {delivery.buyer}: {kind[1]} of {day}, {amount} {mark}. "


def _reasons(candidate: Candidate, screened: Screened, lang: Lang) -> list[str]:
    known = [reason for reason in candidate.judgement.reasons if reason.known and reason.max > 0]
    best = sorted(known, key=lambda r: (-(r.points / r.max) * r.max, r.factor))[:2]
    weak = [
        r for r in sorted(known, key=lambda r: r.points / r.max)[:1] if r.points * 2 < r.max and r not in best
    ]
    score = screened.scored[candidate.firm.id]
    lines = []
    for title, reasons in ((("依据", "Reasons"), best), (("短板", "Weak point"), weak)):
        if not reasons:
            continue
        marks = cite(screened.cites, [score, *(e for r in reasons for e in r.evidence)], 4)
        parts = [
            f"{r.title[lang]} {plain(r.points)}/{plain(r.max)}"
            + (
                f"（{sentence(r.text[lang], lang)}）"
                if lang == "zh"
                else f" ({sentence(r.text[lang], lang)})"
            )
            for r in reasons
        ]
        if lang == "zh":
            lines.append(f"{title[0]}：{'；'.join(parts)}{marks}。")
        else:
            lines.append(f"{title[1]}: {'; '.join(parts)} {marks}. ")
    return lines


def _candidate(place: int, candidate: Candidate, screened: Screened, lang: Lang) -> list[str]:
    judged = candidate.judgement
    mark = cite(screened.cites, [screened.scored[candidate.firm.id], candidate.firm.evidence])
    assert judged.score is not None
    share = percent(judged.completeness)
    if lang == "zh":
        client = f"，{candidate.firm.client.zh}" if candidate.firm.client else ""
        head = f"{place}. {named(candidate.firm, lang)}：{judged.grade} 级，{plain(judged.score)} 分，资料完整度 {share}{client}{mark}。"
    else:
        client = f", {candidate.firm.client.en}" if candidate.firm.client else ""
        head = (
            f"{place}. {named(candidate.firm, lang)}: grade {judged.grade}, {plain(judged.score)} points, "
            f"data completeness {share}{client} {mark}. "
        )
    lines = [head]
    lines += [f"   - {_delivery(delivery, screened, lang)}" for delivery in candidate.deliveries[:2]]
    lines += [f"   - {line}" for line in _reasons(candidate, screened, lang)]
    if candidate.need is not None:
        calc = cite(screened.cites, [screened.scored[candidate.firm.id]])
        need = sentence(candidate.need[lang], lang)
        need = need[:1].upper() + need[1:]
        lines.append(f"   - {need}{calc}{stop(lang)}" if lang == "zh" else f"   - {need} {calc}. ")
    if candidate.group_with:
        others = group_names(candidate, lang)
        mark = cite(screened.cites, candidate.group_evidence)
        lines.append(
            f"   - 同一控制人或担保圈：{others}，授信合并考虑{mark}。"
            if lang == "zh"
            else f"   - Same controller or guarantee circle: {others}; consider them together {mark}. "
        )
    return lines


def _stopped(candidate: Candidate, veto: Veto, screened: Screened, lang: Lang) -> str:
    marks = cite(screened.cites, [*veto.evidence, screened.scored[candidate.firm.id]], 3)
    text = sentence(veto.text[lang], lang)
    if lang == "zh":
        return f"- {named(candidate.firm, lang)}：{veto.title.zh}，{text}{marks}。"
    return f"- {named(candidate.firm, lang)}: {veto.title.en}, {text} {marks}. "


def _notable(screened: Screened) -> list[tuple[Candidate, Veto]]:
    """Stopped firms, one of each reason first, so that three of them show three reasons."""
    pairs = [(c, next(v for v in c.judgement.vetoes if v.verdict == "veto")) for c in screened.funnel.vetoed]
    seen: set[str] = set()
    first = [p for p in pairs if not (p[1].code in seen or seen.add(p[1].code))]  # type: ignore[func-returns-value]
    return (first + [p for p in pairs if p not in first])[:_EXCLUDED]


def write_screening(screened: Screened, meaning: Meaning) -> str:
    """The answer to a screening question."""
    lang = meaning.lang
    zh = lang == "zh"
    lines = ["\n".join(_conclusion(screened, lang)), ""]
    shown = screened.funnel.candidates[: screened.shown]
    if shown:
        lines += [f"### {'候选企业' if zh else 'Candidates'}", ""]
        if screened.query.order_by not in ("name", "score"):
            lines += [
                f"{'排序：' if zh else 'Order: '}{order_text(screened.query, lang)}{cite(screened.cites, [screened.counted])}。"
                if zh
                else f"Order: {order_text(screened.query, lang)} {cite(screened.cites, [screened.counted])}.",
                "",
            ]
        for place, candidate in enumerate(shown, start=1):
            lines += _candidate(place, candidate, screened, lang)
        lines.append("")
    notable = _notable(screened)
    if notable:
        lines += [f"### {'被否决的企业（举例）' if zh else 'Vetoed, with the reason'}", ""]
        lines += [_stopped(candidate, veto, screened, lang) for candidate, veto in notable]
        lines.append("")
    verify = [(c, v) for c in screened.funnel.to_verify for v in c.judgement.vetoes if v.verdict == "verify"][
        :_EXCLUDED
    ]
    if verify:
        lines += [f"### {'待核实' if zh else 'To verify'}", ""]
        lines += [_stopped(candidate, veto, screened, lang) for candidate, veto in verify]
        lines.append("")
    if screened.policies and screened.policies.hits:
        lines += [f"### {'相关政策与集群资料' if zh else 'Policy and cluster reports that bear on it'}", ""]
        lines += quotations(screened.policies, screened.policies.hits[:3], lang)
        lines.append("")
    everyone = (*screened.funnel.candidates, *screened.funnel.vetoed)
    lines.append(NO_ADVICE[lang])
    if any(candidate.firm.is_example for candidate in everyone):
        lines.append(EXAMPLE_NOTE[lang])
    if not zh and screened.policies:
        lines.append(TRANSLATED[lang])
    return "\n".join(lines)
