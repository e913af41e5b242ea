"""Writes what a firm is bound by and what it may do: guarantees, financing and pledges, licences and qualifications."""

from __future__ import annotations

from datetime import date

from assistant.agent.builtin.writer.phrases import bullet, cite, money
from assistant.domain.facts import FinancingFact, FirmFacts, GuaranteeFact, QualificationFact
from assistant.domain.financing import FINANCING_TITLES
from assistant.domain.text import Lang, Text
from assistant.tools.artifacts import FirmProfiled

_MOST = 8
_PATENT = "patent"


def guarantees(facts: FirmFacts, item: FirmProfiled, lang: Lang, today: date) -> list[str]:
    """Guarantees in force, given first, then received."""
    lines = []
    for given, found in ((True, facts.guarantees_given), (False, facts.guarantees_received)):
        for one in [g for g in found if g.current(today)][:_MOST]:
            lines.append(bullet(_guarantee(one, given, lang), cite(item.cites, [one.evidence]), lang))
    return lines


def _guarantee(one: GuaranteeFact, given: bool, lang: Lang) -> str:
    zh = lang == "zh"
    until = "" if one.valid_to is None else one.valid_to.isoformat()
    parts = [money(one.amount, lang)]
    if until:
        parts.append(f"至 {until}" if zh else f"until {until}")
    told = ("，" if zh else ", ").join(parts)
    if zh:
        return f"为{one.other}担保：{told}" if given else f"由{one.other}担保：{told}"
    return f"guarantees {one.other}: {told}" if given else f"is guaranteed by {one.other}: {told}"


def financing(facts: FirmFacts, item: FirmProfiled, lang: Lang, today: date) -> list[str]:
    """Loans, leases, bonds, pledges and mortgages that still run, at whatever lender."""
    running = [one for one in facts.financing if one.current(today)]
    return [bullet(_financing(one, lang), cite(item.cites, [one.evidence]), lang) for one in running[:_MOST]]


def _financing(one: FinancingFact, lang: Lang) -> str:
    zh = lang == "zh"
    title = FINANCING_TITLES.get(one.kind, Text(one.kind, one.kind))[lang]
    parts = [part for part in (one.lender, money(one.amount, lang)) if part]
    if one.matures_on is not None:
        parts.append(f"{one.matures_on.isoformat()} 到期" if zh else f"due {one.matures_on.isoformat()}")
    return f"{title}：{'，'.join(parts)}" if zh else f"{title}: {', '.join(parts)}"


def qualifications(facts: FirmFacts, item: FirmProfiled, lang: Lang, today: date) -> list[str]:
    """Licences and qualifications: the needed ones first, then those that hold, then those that have lapsed."""
    held = [one for one in facts.qualifications if one.kind != _PATENT]
    held.sort(key=lambda one: (not one.required, not one.valid(today)))
    return [
        bullet(_qualification(one, lang, today), cite(item.cites, [one.evidence]), lang)
        for one in held[:_MOST]
    ]


def _qualification(one: QualificationFact, lang: Lang, today: date) -> str:
    zh = lang == "zh"
    state = Text("有效", "valid") if one.valid(today) else Text("无效", "not valid")
    parts = [state[lang]]
    if one.expires_on is not None:
        parts.append(f"有效期至 {one.expires_on.isoformat()}" if zh else f"to {one.expires_on.isoformat()}")
    if one.required:
        parts.append("主营必需" if zh else "needed for its business")
    return f"{one.name}：{'，'.join(parts)}" if zh else f"{one.name}: {', '.join(parts)}"
