"""From a meaning to tool calls: what to call first, and what more once results are there. Writes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.agent.builtin.glossary import in_chinese
from assistant.agent.builtin.meaning import SMALL_TALK, Intent, Meaning
from assistant.domain.firm_query import FirmQuery
from assistant.tools.artifacts import Artifact, FirmProfiled, FirmsFound, PoliciesFound


@dataclass(frozen=True, slots=True)
class Call:
    """One tool call with its arguments as JSON values."""

    name: str
    args: dict[str, Any]


def _query(query: FirmQuery) -> dict[str, Any]:
    return query.model_dump(mode="json", exclude_defaults=True)


_ONE_FIRM = frozenset(
    {
        Intent.PROFILE,
        Intent.COMPARE,
        Intent.RELATION,
        Intent.WHY,
        Intent.OWNERSHIP,
        Intent.NETWORK,
        Intent.OPPORTUNITIES,
        Intent.WARNINGS,
        Intent.WORKING_CAPITAL,
        Intent.DUE_DILIGENCE,
    }
)


def first_calls(meaning: Meaning, chains: Sequence[str]) -> list[Call]:
    """What to call for a question; empty for small talk. `chains` are the codes that the store knows."""
    if meaning.intent in SMALL_TALK:
        return []
    if meaning.intent is Intent.SCREEN:
        return [Call("screen_candidates", {"query": _query(meaning.query)})]
    if meaning.intent is Intent.GAPS:
        where = {"regions": meaning.query.regions} if meaning.query.regions else {}
        if meaning.query.chain is None:
            return [Call("trace_product", {"chain": code, **where}) for code in chains[:4]]
        # a cluster report may name the same gap, and say why
        why = Call("search_policies", {"query": f"{meaning.topic} 补链 缺口", "limit": 2})
        return [Call("trace_product", {"chain": meaning.query.chain, **where}), why]
    if meaning.intent in (Intent.LIST, Intent.COUNT):
        args: dict[str, Any] = {"query": _query(meaning.query)}
        if meaning.count_by:
            args["count_by"] = meaning.count_by
        return [Call("find_firms", args)]
    if meaning.intent is Intent.TRACE:
        return [Call("trace_product", {"product": meaning.product, "direction": meaning.direction})]
    if meaning.intent is Intent.CHAIN_MAP:
        return [
            Call("find_firms", {"query": _query(meaning.query), "count_by": meaning.count_by or "segment"})
        ]
    if meaning.intent in (Intent.OPPORTUNITIES, Intent.WARNINGS) and not meaning.firms:
        return [Call("find_firms", {"query": _query(meaning.query)})]
    if meaning.intent in _ONE_FIRM:
        return [Call("firm_profile", {"firm": firm}) for firm in meaning.firms]
    return _searches(meaning)


def _searches(meaning: Meaning) -> list[Call]:
    """An English question with two or more terms of the trade is searched with their Chinese words too.

    One term alone (cluster, loan) says too little and would pull the search away from the question.
    """
    gloss = in_chinese(meaning.topic) if meaning.lang == "en" else ""
    if len(gloss.split()) < 2:
        return [Call("search_policies", {"query": meaning.topic})]
    both = f"{meaning.topic} {gloss}"
    return [Call("search_policies", {"query": both}), Call("search_policies", {"query": gloss, "limit": 3})]


_NAMES = frozenset({"local", "regions", "chain", "products", "segments", "order_by", "descending", "limit"})


def _only_names(meaning: Meaning) -> bool:
    """Whether a chain, a place or a product is all that is asked by: a report may name its firms where the database
    holds none. Of penalties, awards or clients no report knows, and none found is the answer."""
    asked = set(meaning.query.model_dump(exclude_defaults=True))
    named = {"chain", "regions", "products"} & asked or "产业" in meaning.topic
    return bool(named) and asked <= _NAMES


def more_calls(meaning: Meaning, found: Sequence[Artifact]) -> list[Call]:
    """What else to call once the first results are there.

    Firms that the database does not hold may stand in a report: the library is asked too, once.
    """
    if any(isinstance(item, PoliciesFound) for item in found) or not meaning.topic:
        return []
    if meaning.intent in (Intent.LIST, Intent.COUNT):
        listed = [item for item in found if isinstance(item, FirmsFound)]
        if _only_names(meaning) and listed and all(item.total == 0 for item in listed):
            return [Call("search_policies", {"query": meaning.topic})]
    if meaning.intent is Intent.TRACE and found and not any(getattr(item, "links", ()) for item in found):
        return [Call("search_policies", {"query": meaning.topic})]
    unknown = [item for item in found if isinstance(item, FirmProfiled) and item.outcome == "unknown"]
    if unknown and len(unknown) == len(found):
        return [Call("search_policies", {"query": meaning.topic})]
    return []
