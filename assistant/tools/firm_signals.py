"""Reads the signals of firms for the tools opportunities and warnings: which firms, under the caller's scope, bounded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlmodel import Session

from assistant.credit.signals.book import load_signals
from assistant.credit.signals.evaluate import evaluate_all
from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.facts import FirmFacts
from assistant.domain.firm_query import FirmQuery
from assistant.domain.signals import LEVEL_TITLES, LEVELS, VALUES, FirmSignals, Level
from assistant.domain.text import Lang, Text
from assistant.store import firm_facts, firm_search
from assistant.tools.artifacts import FirmProfiled
from assistant.tools.conditions import conditions_of, order_text
from assistant.tools.context import RunContext
from assistant.tools.group_findings import FirmWithSignals, SignalsShown, Which
from assistant.tools.one_firm import load_one
from assistant.tools.reading_order import read_first
from assistant.tools.signal_evidence import signal_evidence
from assistant.tools.terms import names_of, settle

SHOWN = 10
_KINDS_TOLD = 8


def signals_of(
    context: RunContext,
    which: Which,
    query: FirmQuery,
    firms: Sequence[str] = (),
    kinds: Sequence[str] = (),
    level: Level | None = None,
    since: date | None = None,
) -> SignalsShown | FirmProfiled:
    """Signals of the firms named, else of those that fit `query`; without any condition, of the bank's own clients.

    kinds: codes asked for, none: all. level: the mildest that counts. since: only what happened on that day or later.
    """
    with context.store.read() as session:
        names = names_of(session, context.home_region, context.scope.branch)
        settled = _clients_unless_asked(settle(session, query), bool(firms))
        chosen = _named(context, session, firms) if firms else None
        if isinstance(chosen, FirmProfiled):
            return chosen
        hidden, total = 0, len(chosen or ())
        unknown: tuple[str, ...] = ()
        if chosen is None:
            own = _own_branch(settled, context)
            page = firm_search.find(session, read_first(which, own), context.asked)
            unknown, total = tuple(item.value for item in page.unknown), page.total
            if own is not settled:
                hidden = firm_search.count(session, settled, context.asked) - total
                settled = own
            ids = [firm.id for firm in page.firms]
            chosen = firm_facts.load(session, ids, today=context.today, scope=context.scope)
    found = [
        FirmWithSignals(facts.brief, _asked(which, signals, kinds, level, since), signals.level)
        for facts, signals in zip(chosen, evaluate_all(chosen, context.today), strict=True)
    ]
    book = load_signals()
    lacking = tuple(
        (kind.title.text(), kind.lacks.text())
        for kind in book.lacking(which)
        if kind.lacks is not None and (not kinds or kind.code in kinds)
    )
    with_any = _ordered(which, [f for f in found if getattr(f.signals, which)])
    held = [f for f in found if which == "opportunities" and f.signals.held_back]
    conditions = () if firms else conditions_of(settled, names, context.lang)
    counted = _counted(
        f"calc:{which}:{len(context.ledger)}", which, settled, len(chosen), total, with_any, held,
        [c.text for c in conditions] or [f.brief.name for f in chosen], lacking if kinds else (), book.working(which),
        context,
    )  # fmt: skip
    shown = SHOWN if settled.limit == FirmQuery().limit else settled.limit
    listed = with_any[:shown]
    told = {
        f.firm.id: signal_evidence(f.firm.name, f.signals, context.today, context.lang)
        for f in (*listed, *held[:SHOWN])
    }
    cites = context.cite(
        counted,
        *told.values(),
        *(f.firm.evidence for f in (*listed, *held[:SHOWN])),
        *(e for f in listed for signal in getattr(f.signals, which) for e in signal.evidence),
        *(e for f in held[:SHOWN] for w in f.signals.warnings if w.holds_back for e in w.evidence),
    )
    return SignalsShown(
        which, settled, conditions, len(chosen), total, tuple(with_any), tuple(held), lacking, counted, told,
        tuple(facts.identity.name for facts in chosen) if firms else (), book.working(which),
        tuple(kinds), level, hidden, shown, unknown, book.version, cites,
    )  # fmt: skip


def _clients_unless_asked(query: FirmQuery, named: bool) -> FirmQuery:
    """Without a condition the question is about the bank's own clients."""
    asked = set(query.model_dump(exclude_defaults=True)) - {
        "order_by",
        "descending",
        "limit",
        "offset",
        "then_by",
    }
    return query if asked or named else query.model_copy(update={"client": True})


def _own_branch(query: FirmQuery, context: RunContext) -> FirmQuery:
    """The clients of the caller's branch alone: another branch's are not to be courted twice, nor looked into."""
    branch = context.scope.branch
    if branch is None or not query.client or query.branches:
        return query
    return query.model_copy(update={"branches": [branch]})


def _named(context: RunContext, session: Session, firms: Sequence[str]) -> list[FirmFacts] | FirmProfiled:
    found: list[FirmFacts] = []
    for name in firms:
        facts = load_one(context, session, name)
        if isinstance(facts, FirmProfiled):
            return facts
        found.append(facts)
    return found


def _asked(
    which: Which, signals: FirmSignals, kinds: Sequence[str], level: Level | None, since: date | None
) -> FirmSignals:
    """The signals that were asked for. Warnings stay whole where opportunities are asked for: they hold them back."""

    def wanted(code: str, on: date | None) -> bool:
        return (not kinds or code in kinds) and (since is None or (on is not None and on >= since))

    if which == "opportunities":
        return replace(
            signals,
            opportunities=tuple(o for o in signals.opportunities if wanted(o.code, o.on)),
            held_back=tuple(o for o in signals.held_back if wanted(o.code, o.on)),
        )
    least = LEVELS.index(level) if level else 0
    kept = tuple(w for w in signals.warnings if wanted(w.code, w.on) and LEVELS.index(w.level) >= least)
    return replace(signals, warnings=kept)


def _ordered(which: Which, found: list[FirmWithSignals]) -> list[FirmWithSignals]:
    """Warnings: the gravest first, then the newest. Opportunities: the most valuable first, then the newest."""
    if which == "warnings":
        return sorted(
            found,
            key=lambda f: (
                -LEVELS.index(f.signals.level or "yellow"),
                -max((w.on or date.min).toordinal() for w in f.signals.warnings),
                f.firm.name,
            ),
        )
    return sorted(
        found,
        key=lambda f: (
            min(VALUES.index(o.value) for o in f.signals.opportunities),
            -max((o.on or date.min).toordinal() for o in f.signals.opportunities),
            f.firm.name,
        ),
    )


def _counted(
    key: str,
    which: Which,
    settled: FirmQuery,
    looked: int,
    total: int,
    found: list[FirmWithSignals],
    held: list[FirmWithSignals],
    asked: list[str],
    lacking: Sequence[tuple[Text, Text]],
    rules: int,
    context: RunContext,
) -> Evidence:
    """How many firms were looked at and what was found, as a calculation that is shown."""
    lang: Lang = context.lang
    titles: dict[str, Text] = {s.code: s.title for f in found for s in getattr(f.signals, which)}
    codes = Counter(s.code for f in found for s in getattr(f.signals, which)).most_common()
    kinds = "；".join(f"{titles[code][lang]}：{count}" for code, count in codes) or (
        "无" if lang == "zh" else "none"
    )
    for title, lacks in lacking:
        kinds += (
            f"；{title.zh}：库中没有数据（{lacks.zh}）"
            if lang == "zh"
            else f"; {title.en}: not in the data ({lacks.en})"
        )
    levels = Counter(f.signals.level for f in found)
    if lang == "zh":
        each = "、".join(
            f"{LEVEL_TITLES[name].zh} {levels[name]} 家" for name in reversed(LEVELS) if levels[name]
        )
        first = f"（{order_text(read_first(which, settled), lang)}）" if total > looked else ""
        quote = f"范围：{'；'.join(asked[:_KINDS_TOLD])}。规则 {rules} 项，符合范围 {total} 家，已查看 {looked} 家{first}，其中"
        quote += (
            f"有预警 {len(found)} 家（{each or '无'}）"
            if which == "warnings"
            else f"有营销机会 {len(found)} 家，另有 {len(held)} 家因预警暂不推送"
        )
        return Evidence(
            key,
            EvidenceKind.CALCULATION,
            "预警汇总" if which == "warnings" else "机会汇总",
            f"截至 {context.today}",
            f"{quote}。按信号：{kinds}",
            "calculation",
            context.today,
        )
    each = ", ".join(f"{LEVEL_TITLES[name].en} {levels[name]}" for name in reversed(LEVELS) if levels[name])
    first = f" ({order_text(read_first(which, settled), lang)})" if total > looked else ""
    quote = f"Range: {'; '.join(asked[:_KINDS_TOLD])}. {rules} rules. Firms in range {total}, looked at {looked}{first}, "
    quote += (
        f"with warnings {len(found)} ({each or 'none'})"
        if which == "warnings"
        else f"with opportunities {len(found)}; {len(held)} more are held back by a warning"
    )
    return Evidence(
        key,
        EvidenceKind.CALCULATION,
        "Warnings" if which == "warnings" else "Opportunities",
        f"as of {context.today}",
        f"{quote}. By signal: {kinds}",
        "calculation",
        context.today,
    )
