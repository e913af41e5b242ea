"""The tool that tells what is known of one firm. It resolves the name; a model never does."""

from __future__ import annotations

import heapq
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from typing import Any

from langchain.tools import ToolRuntime, tool

from assistant.credit.judge import judge
from assistant.credit.scorecard import load_card
from assistant.domain.evidence import evidence_of as evidence_of
from assistant.domain.facts import FirmFacts, SaleFact
from assistant.domain.judgement import Judgement
from assistant.tools.artifacts import FirmProfiled
from assistant.tools.context import RunContext
from assistant.tools.evidence_text import numbered
from assistant.tools.one_firm import FirmName, load_one, not_one
from assistant.tools.scoring_evidence import score_evidence


def judged(context: RunContext, facts: FirmFacts) -> Judgement | None:
    """The firm's judgement; None where no bank is set up to judge for."""
    if context.profile is None:
        return None
    return judge(facts, load_card(), context.profile, context.today)


MOST = 200
"""Deliveries, tenders, holdings and labels of each sort that an answer on a firm can show or be checked against. What
tens of thousands sell to a large buyer stood in the way of its profile for ten seconds."""


def foremost(facts: FirmFacts) -> FirmFacts:
    """The facts with the first of each long list: of deliveries those of the largest counterparts, and the newest."""
    return replace(
        facts,
        sales=_of_the_largest(facts.sales),
        purchases=_of_the_largest(facts.purchases),
        tenders=facts.tenders[:MOST],
        investments=facts.investments[:MOST],
        labels=facts.labels[:MOST],
    )


def _of_the_largest(sales: tuple[SaleFact, ...]) -> tuple[SaleFact, ...]:
    if len(sales) <= MOST:
        return sales
    totals: dict[int, Decimal] = defaultdict(Decimal)
    for one in sales:
        totals[one.other_id] += one.amount or Decimal(0)
    first = frozenset(heapq.nlargest(MOST // 4, totals, key=totals.__getitem__))
    largest = sorted(
        (one for one in sales if one.other_id in first), key=lambda one: -(one.amount or Decimal(0))
    )
    shown: dict[str, SaleFact] = {one.evidence.key: one for one in (*largest[:MOST], *sales[: MOST // 4])}
    return tuple(shown.values())


@tool(response_format="content_and_artifact")
def firm_profile(firm: FirmName, runtime: ToolRuntime[Any, Any]) -> tuple[str, FirmProfiled]:
    """All that is known of one firm: register, owners, controller, products, buyers, suppliers, tenders, court and
    penalty records, statements, the bank's own view, and its score.

    If the name fits several firms, the choices come back: ask the user which one; never pick.
    """
    context: RunContext = runtime.context
    with context.store.read() as session:
        facts = load_one(context, session, firm)
    if isinstance(facts, FirmProfiled):
        return not_one(facts), facts
    judgement = judged(context, facts)
    scored = score_evidence(facts.identity.name, judgement, context.lang) if judgement else None
    told = evidence_of(foremost(facts))
    cites = context.cite(*told, *evidence_of(judgement), *([scored] if scored else []))
    profiled = FirmProfiled(firm, "found", facts, judgement, scored, cites=cites)
    return numbered(context.ledger, cites.values()), profiled
