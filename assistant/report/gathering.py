"""Gathers what a report is written from: facts and judgement of one firm, owners above, chain, cluster, partners, policy.

Under the caller's scope. A few dozen queries a firm, however large the store.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlmodel import Session, col, select

from assistant.credit.judge import judge
from assistant.credit.measure import Case
from assistant.credit.scorecard import load_card
from assistant.credit.signals.evaluate import evaluate
from assistant.credit.thresholds import load_thresholds
from assistant.domain.calendar import whole_years
from assistant.domain.facts import FirmFacts, SaleFact
from assistant.domain.scope import Scope
from assistant.domain.text import Lang
from assistant.errors import FirmNotFound
from assistant.report.findings import findings
from assistant.report.policies import find_policies
from assistant.report.subject import ChainPlace, ClusterView, PolicyFound, Subject
from assistant.report.template import Template
from assistant.retrieval.passages import PassageSearcher
from assistant.store import firm_facts
from assistant.store.chain_trace import trace
from assistant.store.cluster_quality import cluster_quality
from assistant.store.industry import IndustrySurvival, size_of, survival_of
from assistant.store.owner_layers import owner_layers
from assistant.store.profile import BankProfile
from assistant.store.regions import name_of
from assistant.store.tie_maps import group_map, shared_people
from assistant.store.trade import Product

PRODUCTS = 2
"""Main products whose neighbours in the chain are shown."""
NEIGHBOURS = 6
PARTNERS = 10
"""Counterparties that are looked up, largest first: five customers and five suppliers."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where a report's facts come from, and for whom: an open session, the library's searcher, the caller's scope."""

    session: Session
    searcher: PassageSearcher | None
    bank: BankProfile | None
    today: date
    scope: Scope


def gather(sources: Sources, firm_id: int, template: Template, lang: Lang) -> Subject:
    """All there is on the firm. Raises FirmNotFound for an id that does not exist."""
    session, today, scope = sources.session, sources.today, sources.scope
    loaded = firm_facts.load(session, [firm_id], today=today, scope=scope)
    if not loaded:
        raise FirmNotFound(name=str(firm_id))
    facts, thresholds, card = loaded[0], load_thresholds(), load_card()
    case = Case(facts, thresholds, today)
    judgement = judge(facts, card, sources.bank, today, thresholds)
    return Subject(
        case=case,
        judgement=judgement,
        card=card,
        template=template,
        lang=lang,
        scope=scope,
        bank=sources.bank,
        layers=owner_layers(session, firm_id, today),
        people=tuple(shared_people(session, firm_id, today=today, scope=scope)),
        group_map=group_map(session, firm_id, today=today, scope=scope),
        places=_places(session, facts, sources),
        cluster=_cluster(session, facts, sources),
        partners=_partners(session, facts, sources),
        policies=_policies(facts, sources, template),
        findings=findings(case, judgement, template.shown.years),
        signals=evaluate(facts, today, thresholds=thresholds),
        size=size_of(session, firm_id),
        survival=_survival(session, facts, today),
    )


def _survival(session: Session, facts: FirmFacts, today: date) -> IndustrySurvival | None:
    """How long firms of the industry last, at the firm's own age."""
    who = facts.identity
    if who.founded_on is None:
        return None
    return survival_of(session, who.industry_code, whole_years(who.founded_on, today))


def _places(session: Session, facts: FirmFacts, sources: Sources) -> tuple[ChainPlace, ...]:
    area = [code] if (code := _home(facts, sources)) else None
    listed = sorted(facts.products, key=lambda p: (p.revenue_share is None, -(p.revenue_share or 0)))
    rows = {
        p.name: p
        for p in session.exec(select(Product).where(col(Product.name).in_([p.product for p in listed])))
    }
    found = []
    for product in listed[:PRODUCTS]:
        row = rows.get(product.product)
        if row is None:
            continue
        sides = [
            trace(session, row, way, area=area, limit=NEIGHBOURS, each=2, scope=sources.scope)
            for way in ("upstream", "downstream")
        ]
        found.append(ChainPlace(product.product, product.evidence, sides[0], sides[1]))
    return tuple(found)


def _home(facts: FirmFacts, sources: Sources) -> str | None:
    who = facts.identity
    return who.plant_region_code or who.region_code or (sources.bank.home_region if sources.bank else None)


def _cluster(session: Session, facts: FirmFacts, sources: Sources) -> ClusterView | None:
    place = _home(facts, sources)
    if not facts.chains or place is None:
        return None
    chain = facts.chains[0]
    quality = cluster_quality(session, chain=chain.chain, regions=(place,), today=sources.today)
    return ClusterView(chain.chain_name, name_of(place) or place, quality)


def _partners(session: Session, facts: FirmFacts, sources: Sources) -> dict[int, FirmFacts]:
    wanted = list(dict.fromkeys([*_largest(facts.sales), *_largest(facts.purchases)]))
    loaded = firm_facts.load(session, wanted, today=sources.today, scope=sources.scope) if wanted else []
    return {one.id: one for one in loaded}


def _largest(sales: Sequence[SaleFact]) -> list[int]:
    totals: dict[int, Decimal] = {}
    for sale in sales:
        totals[sale.other_id] = totals.get(sale.other_id, Decimal(0)) + (sale.amount or Decimal(0))
    return sorted(totals, key=lambda i: (-totals[i], i))[: PARTNERS // 2]


def _policies(facts: FirmFacts, sources: Sources, template: Template) -> tuple[PolicyFound, ...]:
    if sources.searcher is None or not template.shown.quotes:
        return ()
    return find_policies(facts, sources.searcher, sources.scope, template.shown.quotes)
