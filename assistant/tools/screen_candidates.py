"""The tool that screens firms for credit: the funnel from the firm database, and the passages that bear on it."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from langchain.tools import ToolRuntime, tool
from pydantic import Field
from sqlmodel import Session

from assistant.credit.measure import STRONG_LABELS
from assistant.credit.scorecard import load_card
from assistant.credit.screening import screen
from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.firm_query import FirmQuery
from assistant.domain.judgement import Candidate, Funnel
from assistant.domain.text import Lang
from assistant.retrieval.passages import PassageHit
from assistant.store import firm_facts, firm_search
from assistant.tools.artifacts import Screened
from assistant.tools.conditions import Names, conditions_of, order_text
from assistant.tools.context import RunContext
from assistant.tools.evidence_text import numbered
from assistant.tools.firm_profile import evidence_of
from assistant.tools.passage_findings import PoliciesFound
from assistant.tools.reading_order import judged_first
from assistant.tools.scoring_evidence import plain, score_evidence
from assistant.tools.search_policies import find_passages
from assistant.tools.terms import names_of, settle

_SHOWN = 8


def universe_of(query: FirmQuery) -> FirmQuery:
    """The firms that a screening starts from: place, chain, segment and product alone."""
    return FirmQuery(
        local=query.local,
        regions=query.regions,
        chain=query.chain,
        segments=query.segments,
        products=query.products,
    )


def _policy_queries(query: FirmQuery, names: Names) -> list[str]:
    place = "".join(names.region(code).zh for code in query.regions) or (names.home.zh if query.local else "")
    chain = names.chain(query.chain).zh if query.chain else ""
    queries = [f"{place}{chain}产业集群 企业 产值"] if chain or place else []
    buyer = "国有企业 供应商 应收账款" if "soe_supplier" in query.labels else "小微企业"
    return [*queries, f"{buyer} 授信 准入 条件"]


def _policies(context: RunContext, query: FirmQuery, names: Names) -> PoliciesFound | None:
    """The best passage of each question that bears on the screening: the cluster, then the credit policy."""
    found = [find_passages(context, text, 3) for text in _policy_queries(query, names)]
    hits: dict[int, PassageHit] = {}
    for item in found:
        # rows of one table are passages of their own: one of an article or heading is enough here
        places = {(h.document_id, h.article or h.heading): h for h in reversed(item.hits)}
        hits |= {h.passage_id: h for h in list(places.values())[::-1][: 2 if item is found[-1] else 1]}
    if not hits:
        return None
    cites = {key: number for item in found for key, number in item.cites.items()}
    quotes = {id_: quote for item in reversed(found) for id_, quote in item.quotes.items()}
    asked = "；".join(item.query for item in found)
    return PoliciesFound(asked, tuple(hits.values()), True, found[0].documents_searched, cites, quotes)


def funnel_evidence(
    query: FirmQuery, funnel: Funnel, names: Names, lang: Lang, key: str = "calc:funnel"
) -> Evidence:
    """The funnel as a calculation that is shown: conditions, counts, and that nobody is lost."""
    chips = [chip.text for chip in conditions_of(query, names, lang)]
    verify, unrated = len(funnel.to_verify), len(funnel.unrated)
    vetoed, fit = len(funnel.vetoed), len(funnel.candidates)
    reasons = "；".join(f"{code} {count}" for code, count in _veto_titles(funnel, lang).items())
    chosen = ""
    if funnel.unjudged:
        order = order_text(judged_first(query), lang)
        chosen = (
            f"，{order}评审前 {funnel.judged} 家，未评审 {funnel.unjudged} 家。评审的 {funnel.judged} 家"
            if lang == "zh"
            else f"; the first {funnel.judged} {order} were judged, {funnel.unjudged} were not. Judged {funnel.judged}"
        )
    if lang == "zh":
        quote = (
            f"条件：{'；'.join(chips)}。范围内企业 {funnel.universe} 家，其中符合条件 {funnel.suppliers} 家{chosen} = "
            f"否决 {vetoed} + 待核实 {verify} + 暂不评级 {unrated} + 候选 {fit}"
            + (f"。否决原因：{reasons}" if reasons else "")
        )
        title, locator = "筛选漏斗", f"评分卡 {funnel.card_version}"
    else:
        quote = (
            f"Conditions: {'; '.join(chips)}. Firms in range {funnel.universe}, of which {funnel.suppliers} fit{chosen} = "
            f"vetoed {vetoed} + to verify {verify} + unrated {unrated} + candidates {fit}"
            + (f". Vetoes: {reasons}" if reasons else "")
        )
        title, locator = "Screening funnel", f"scorecard {funnel.card_version}"
    return Evidence(key, EvidenceKind.CALCULATION, title, locator, quote, "calculation", funnel.as_of)


def _veto_titles(funnel: Funnel, lang: Lang) -> dict[str, int]:
    titles = {v.code: v.title[lang] for c in funnel.vetoed for v in c.judgement.vetoes}
    return {titles[code]: count for code, count in funnel.vetoed_by_reason().items()}


def _run(context: RunContext, session: Session, query: FirmQuery) -> Funnel:
    asked = context.asked
    universe = firm_search.count(session, universe_of(query), asked)
    page = firm_search.find(session, judged_first(query), asked)
    ids = [firm.id for firm in page.firms]
    facts = firm_facts.load(session, ids, today=context.today, scope=context.scope)
    labels = [label for label in query.labels if label.endswith("_supplier")]
    funnel = screen(
        facts,
        universe,
        load_card(),
        context.profile,
        context.today,
        labels=labels or STRONG_LABELS,
        fitting=page.total,
    )
    if query.order_by in ("score", "name"):
        return funnel
    place = {firm_id: index for index, firm_id in enumerate(ids)}
    ordered = tuple(sorted(funnel.candidates, key=lambda c: place[c.firm.id]))
    return replace(funnel, candidates=ordered)


def _line(candidate: Candidate, number: int) -> str:
    judged = candidate.judgement
    score = f"grade {judged.grade}, {plain(judged.score)}" if judged.score is not None else "no grade"
    buyers = ", ".join(dict.fromkeys(d.buyer for d in candidate.deliveries))
    stops = "; ".join(v.text.zh for v in judged.vetoes)
    return f"id:{candidate.firm.id} {candidate.firm.name}: {score} [{number}]; buyers: {buyers}; {stops}"


@tool(response_format="content_and_artifact")
def screen_candidates(
    query: Annotated[FirmQuery, Field(description="Which firms to screen; limit: candidates wanted")],
    runtime: ToolRuntime[Any, Any],
) -> tuple[str, Screened]:
    """Screen firms as credit candidates: universe, suppliers, vetoed by reason, to verify, candidates with grade,
    score, reasons and evidence; with passages of reports and policy that bear on them.

    Use it for which firms suit credit. The result is a calculation for the officer, never an approval.
    """
    context: RunContext = runtime.context
    with context.store.read() as session:
        settled = settle(session, query)
        funnel = _run(context, session, settled)
        names = names_of(session, context.home_region, context.scope.branch)
    counted = funnel_evidence(settled, funnel, names, context.lang)
    policies = _policies(context, settled, names)
    everyone = (*funnel.candidates, *funnel.to_verify, *funnel.unrated, *funnel.vetoed)
    scored = {c.firm.id: score_evidence(c.firm.name, c.judgement, context.lang, c.need) for c in everyone}
    cites = context.cite(
        counted,
        *scored.values(),
        *(
            e
            for c in everyone
            for e in evidence_of((c.deliveries, c.judgement, c.firm, c.need_evidence, c.group_evidence))
        ),
    )
    if policies:
        cites |= policies.cites
    unasked = FirmQuery().limit
    wanted = settled.limit if settled.limit != unasked else _SHOWN
    result = Screened(
        settled, conditions_of(settled, names, context.lang), funnel, counted, scored, policies, wanted, cites
    )
    shown = funnel.candidates[:wanted]
    lines = [f"[{cites[counted.key]}] {counted.quote}", "Candidates, best first:"]
    lines += [_line(c, cites[scored[c.firm.id].key]) for c in shown]
    lines += ["Stopped or to verify:"]
    lines += [_line(c, cites[scored[c.firm.id].key]) for c in (*funnel.vetoed[:5], *funnel.to_verify[:5])]
    entries = [n for c in shown for e in evidence_of(c.deliveries) for n in [cites[e.key]]]
    entries += list(policies.cites.values()) if policies else []
    return "\n".join(lines) + "\n" + numbered(context.ledger, entries), result
