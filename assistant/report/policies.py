"""What chapter five looks up in the library: by firm, chain, cluster, region and purpose. A few passages for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.domain.evidence import Evidence
from assistant.domain.facts import FirmFacts
from assistant.domain.scope import Scope
from assistant.domain.text import Text
from assistant.report.subject import PolicyFound
from assistant.retrieval.passages import PassageSearcher
from assistant.retrieval.quoting import Embed, best_sentences

LEAST_CONFIDENCE = 0.2
"""Passages of a search that is less sure than this are not quoted: nothing found is said instead."""


def find_policies(
    facts: FirmFacts, searcher: PassageSearcher, embed: Embed | None, scope: Scope, most: int
) -> tuple[PolicyFound, ...]:
    """What the library holds on each purpose, at most `most` passages each, none twice."""
    seen: set[int] = set()
    found = []
    for purpose, title, query, kinds in _searches(facts):
        outcome = searcher.search(query, most + len(seen) + 2, scope=scope, document_kinds=kinds)
        passages: list[Evidence] = []
        if outcome.fits:
            texts = [hit.text for hit in outcome.hits]
            for hit in outcome.hits:
                if hit.passage_id in seen or len(passages) == most:
                    continue
                seen.add(hit.passage_id)
                quote = best_sentences(query, hit.text, texts, embed)
                passages.append(replace(hit.evidence(), excerpt=quote))
        found.append(PolicyFound(purpose, title, query, outcome.documents_searched, tuple(passages)))
    return tuple(found)


def _searches(facts: FirmFacts) -> Iterator[tuple[str, Text, str, tuple[str, ...] | None]]:
    who = facts.identity
    place = who.plant_region or who.region or ""
    chain = facts.chains[0].chain_name if facts.chains else (who.industry or "")
    product = facts.products[0].product if facts.products else (who.industry or "")
    reports = ("report", "notice", "web", "other")
    if place or chain:
        yield (
            "cluster",
            Text("集群与区域", "cluster and region"),
            f"{place}{chain}产业集群 企业数量 产值",
            reports,
        )
    if chain or product:
        yield (
            "industry",
            Text("行业政策", "industry policy"),
            f"{chain} {product} 授信政策 准入条件 限制 环保要求",
            ("manual", "law", "notice", "table"),
        )
    yield (
        "purpose",
        Text("贷款用途与流动资金管理", "purpose and working capital"),
        "流动资金贷款 用途 需求测算 还款来源 调查内容",
        ("manual", "law", "notice"),
    )
    if any(sale.receivable for sale in facts.sales):
        yield (
            "receivables",
            Text("应收账款质押", "pledge of receivables"),
            "应收账款质押 登记 通知买方 质押率",
            ("manual", "law", "notice"),
        )
    else:
        yield (
            "guarantee",
            Text("担保", "guarantee"),
            "小微企业贷款 担保 抵押 保证 要求",
            ("manual", "law", "notice"),
        )
    if facts.bank_relatives:
        yield (
            "related_party",
            Text("关系人与关联交易", "related parties of the bank"),
            "关系人 不得发放信用贷款 条件",
            ("manual", "law"),
        )
    yield (
        "limits",
        Text("限额与利率", "limits and rates"),
        "单户授信限额 集团授信限额 贷款利率",
        ("manual", "table"),
    )
