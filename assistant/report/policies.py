"""What chapter five looks up in the library: by firm, chain, cluster, region and purpose. A few passages for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.domain.evidence import Evidence
from assistant.domain.facts import FirmFacts
from assistant.domain.scope import Scope
from assistant.domain.text import Text
from assistant.report.subject import PolicyFound
from assistant.retrieval.passages import PassageSearcher
from assistant.retrieval.quoting import best_sentences

NEAR = 0.7
"""A passage is quoted when its score is at least this share of the best one's: a second one only if it bears as much."""


def find_policies(
    facts: FirmFacts, searcher: PassageSearcher, scope: Scope, most: int
) -> tuple[PolicyFound, ...]:
    """What the library holds on each purpose, at most `most` passages each, none twice."""
    seen: set[int] = set()
    found = []
    for one in _searches(facts):
        outcome = searcher.search(one.query, most + len(seen) + 2, scope=scope, document_kinds=one.kinds)
        passages: list[Evidence] = []
        # what is sure to be of the firm's own chain or place may be quoted although the question is not answered whole
        hits = (
            outcome.hits
            if outcome.fits
            else tuple(h for h in outcome.hits if one.named and one.named in h.title + h.text)
        )
        if hits:
            texts = [hit.text for hit in hits]
            for hit in hits:
                near = hit.score >= hits[0].score * NEAR
                if hit.passage_id in seen or len(passages) == most or not near:
                    continue
                seen.add(hit.passage_id)
                quote = best_sentences(one.query, hit.text, texts, None)
                passages.append(replace(hit.evidence(), excerpt=quote))
        found.append(
            PolicyFound(one.purpose, one.title, one.query, outcome.documents_searched, tuple(passages))
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Search:
    """One thing to look up. named: a word that a passage has to hold to be quoted where the search is unsure."""

    purpose: str
    title: Text
    query: str
    kinds: tuple[str, ...]
    named: str = ""


_REPORTS = ("report", "notice", "web", "other")
_RULES = ("manual", "law", "notice")
_PURPOSE = _Search(
    "purpose",
    Text("贷款用途与流动资金管理", "purpose and working capital"),
    "流动资金贷款的用途和需求测算有什么规定？",
    _RULES,
)
_RECEIVABLES = _Search(
    "receivables",
    Text("应收账款质押", "pledge of receivables"),
    "应收账款质押要怎么登记？质押率多少？",
    _RULES,
)
_GUARANTEE = _Search("guarantee", Text("担保", "guarantee"), "对小微企业贷款的担保有什么规定？", _RULES)
_RELATED = _Search(
    "related_party",
    Text("关系人与关联交易", "related parties of the bank"),
    "对关系人发放贷款有什么规定？",
    ("manual", "law"),
)
_LIMITS = _Search("limits", Text("限额", "limits"), "单户和集团授信限额是多少？", ("manual", "table"))


def _searches(facts: FirmFacts) -> Iterator[_Search]:
    """What bears on this firm: its cluster and chain, then purpose, security, related parties and limits."""
    who = facts.identity
    place = who.plant_region or who.region or ""
    chain = facts.chains[0].chain_name if facts.chains else (who.industry or "")
    if place or chain:
        query = f"{place}{chain}集群有多少家企业，产值多少？"
        yield _Search("cluster", Text("集群与区域", "cluster and region"), query, _REPORTS, chain)
    if chain:
        query = f"对{chain}企业授信有什么准入条件和环保要求？"
        yield _Search("industry", Text("行业政策", "industry policy"), query, (*_RULES, "table"))
    yield _PURPOSE
    yield _RECEIVABLES if any(sale.receivable for sale in facts.sales) else _GUARANTEE
    if facts.bank_relatives:
        yield _RELATED
    yield _LIMITS
