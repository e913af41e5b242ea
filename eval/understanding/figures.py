"""The suite's figures over the judged turns, as a whole and by language, style, kind and length of conversation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.metrics import Interval, Scored, interval, share
from eval.understanding.judging import Judged


@dataclass(frozen=True, slots=True)
class Figures:
    """Of some turns. exact: share with exactly the right meaning. set_exact and set_f1: of those that ask for firms.
    refusal_precision: of those refused or asked back, the share that had to be or may be; refusal_recall: of those
    that had to be, the share that was. misled: share answered wrongly with confidence. Intervals 95 %."""

    turns: int
    exact: Interval
    set_exact: Interval | None
    set_f1: float | None
    refusal_precision: float | None
    refusal_recall: float | None
    misled: float
    median_ms: float
    p95_ms: float


def figures(judged: Sequence[Judged]) -> Figures:
    """Over these turns, at least one."""
    sets = [one.f1 for one in judged if one.f1 is not None]
    refused = [one for one in judged if one.refused and not _talk(one)]
    took = sorted(one.reply.took_ms for one in judged)
    return Figures(
        turns=len(judged),
        exact=interval([float(one.exact) for one in judged]),
        set_exact=interval([float(f1 == 1.0) for f1 in sets]) if sets else None,
        set_f1=sum(sets) / len(sets) if sets else None,
        refusal_precision=share([one.turn.may_be_asked_back or one.f1 == 1.0 for one in refused]),
        refusal_recall=share([one.refused for one in judged if one.turn.back]),
        misled=sum(one.misled for one in judged) / len(judged),
        median_ms=took[len(took) // 2],
        p95_ms=took[min(len(took) - 1, round(len(took) * 0.95))],
    )


def by_group(judged: Sequence[Judged]) -> dict[str, Figures]:
    """Figures of all, and of each language, style, kind and length."""
    groups: dict[str, list[Judged]] = {"all": list(judged)}
    for one in judged:
        length = "single" if one.utterance.single else "conversation"
        for group in (one.lang, f"style {one.utterance.style}", f"kind {one.turn.kind}", length):
            groups.setdefault(group, []).append(one)
    return {group: figures(groups[group]) for group in ["all", *sorted(set(groups) - {"all"})]}


def by_condition(judged: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """Number and share exact of the turns whose query sets a condition, by condition."""
    table: dict[str, list[bool]] = {}
    for one in judged:
        for name in one.turn.readings[0].query:
            table.setdefault(name, []).append(one.exact)
    return {
        name: {"turns": len(table[name]), "exact": sum(table[name]) / len(table[name])}
        for name in sorted(table)
    }


def scored(judged: Sequence[Judged]) -> Scored:
    """Each turn's figures, for the baseline: all of them larger the better."""
    table: Scored = {
        "exact": {one.turn.id: float(one.exact) for one in judged},
        "set_exact": {one.turn.id: float(one.f1 == 1.0) for one in judged if one.f1 is not None},
        "refused": {one.turn.id: float(one.refused) for one in judged if one.turn.back},
        "answered": {
            one.turn.id: float(one.exact or not one.refused)
            for one in judged
            if not one.turn.may_be_asked_back
        },
        "not_misled": {one.turn.id: float(not one.misled) for one in judged},
    }
    return {name: found for name, found in table.items() if found}


def _talk(one: Judged) -> bool:
    """Talk that was asked for as talk."""
    return one.exact and one.turn.kind in ("greeting", "thanks", "help")
