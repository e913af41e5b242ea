"""From a meaning to tool calls: what to call first, and what more once results are there. Writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType
from typing import Any

from assistant.agent.builtin.glossary import in_chinese, products_in
from assistant.agent.builtin.meaning import SMALL_TALK, Intent, Meaning
from assistant.domain.firm_query import FirmQuery
from assistant.tools.artifacts import Artifact, FirmProfiled, FirmsFound
from assistant.tools.group_findings import FirmsCounted
from assistant.tools.passage_findings import PoliciesFound


@dataclass(frozen=True, slots=True)
class Call:
    """One tool call with its arguments as JSON values."""

    name: str
    args: dict[str, Any]


def _query(query: FirmQuery) -> dict[str, Any]:
    return query.model_dump(mode="json", exclude_defaults=True)


def first_calls(
    meaning: Meaning, chains: Sequence[str], products: Mapping[str, str] = MappingProxyType({})
) -> list[Call]:
    """What to call for a question; empty for small talk.

    chains: the codes that the store knows. products: English name -> product, for searches of a Chinese library.
    """
    if meaning.intent in SMALL_TALK:
        return []
    for intents, calls in _PLANS:
        if meaning.intent in intents:
            made = calls(meaning, chains)
            if made:
                return made
    return _searches(meaning, products)


def _screen(meaning: Meaning, chains: Sequence[str]) -> list[Call]:
    return [Call("screen_candidates", {"query": _query(meaning.query)})]


def _list(meaning: Meaning, chains: Sequence[str]) -> list[Call]:
    if meaning.intent is Intent.COUNT and meaning.count_by:
        return [Call("count_firms", {"query": _query(meaning.query), "by": [meaning.count_by]})]
    return [Call("find_firms", {"query": _query(meaning.query)})]


def _place(query: FirmQuery) -> dict[str, Any]:
    """Where "here" is, as the tools about chains take it."""
    return {"regions": query.regions} if query.regions else {}


def _chain(meaning: Meaning, chains: Sequence[str]) -> list[Call]:
    where = _place(meaning.query)
    if meaning.query.chain is None:
        return [Call("chain_map", {"chain": code, **where}) for code in chains[:4]]
    mapped = Call("chain_map", {"chain": meaning.query.chain, **where})
    if meaning.intent is not Intent.GAPS:
        return [mapped]
    # a cluster report may name the same gap, and say why
    return [mapped, Call("search_policies", {"query": f"{meaning.topic} 补链 缺口", "limit": 2})]


def _cluster(meaning: Meaning, chains: Sequence[str]) -> list[Call]:
    """A cluster is a chain somewhere, or a park; of what is neither only documents can tell."""
    query = meaning.query
    if not (query.chain or query.parks):
        return []
    args: dict[str, Any] = {"chain": query.chain} if query.chain else {}
    args |= _place(query) or ({"local": True} if query.local or not query.parks else {})
    if query.parks:
        args["park"] = query.parks[0]
    if meaning.topic:
        args["about"] = meaning.topic[:_ABOUT]
    return [Call("cluster_facts", args)]


def _trace(meaning: Meaning, chains: Sequence[str]) -> list[Call]:
    return [Call("trace_product", {"product": meaning.product, "direction": meaning.direction})]


_CONTROL = frozenset({"controller", "owners"})


def _profile(meaning: Meaning, chains: Sequence[str]) -> list[Call]:
    if meaning.intent is Intent.PROFILE and {meaning.aspect, *meaning.also} <= _CONTROL:
        return _owners(
            meaning, chains
        )  # who stands behind it wants the layers, which a profile does not show
    return [Call("firm_profile", {"firm": firm}) for firm in meaning.firms]


def _compare(meaning: Meaning, chains: Sequence[str]) -> list[Call]:
    if len(meaning.firms) < 2:
        return _profile(meaning, chains)
    return [Call("compare_firms", {"firms": list(meaning.firms[:_COMPARED])})]


def _owners(meaning: Meaning, chains: Sequence[str]) -> list[Call]:
    if meaning.intent is Intent.RELATION and len(meaning.firms) > 1:
        return [
            Call("ownership", {"firm": one, "other": other}) for one, other in combinations(meaning.firms, 2)
        ]
    return [Call("ownership", {"firm": firm}) for firm in meaning.firms]


def _network(meaning: Meaning, chains: Sequence[str]) -> list[Call]:
    side = {"upstream": "suppliers", "downstream": "buyers", "both": "both"}[meaning.direction]
    return [Call("supply_network", {"firm": firm, "side": side}) for firm in meaning.firms]


def _signals(meaning: Meaning, chains: Sequence[str]) -> list[Call]:
    args: dict[str, Any] = (
        {"firms": list(meaning.firms[:_COMPARED])} if meaning.firms else {"query": _query(meaning.query)}
    )
    if meaning.kinds:
        args["kinds"] = list(meaning.kinds)
    if meaning.since:
        args["since"] = meaning.since.isoformat()
    if meaning.intent is Intent.WARNINGS and meaning.level:
        args["level"] = meaning.level
    return [Call(meaning.intent.value, args)]


def _capital(meaning: Meaning, chains: Sequence[str]) -> list[Call]:
    growth = {} if meaning.growth is None else {"growth": str(meaning.growth)}
    return [Call("working_capital", {"firm": firm, **growth}) for firm in meaning.firms]


def _summary(meaning: Meaning, chains: Sequence[str]) -> list[Call]:
    return [Call("due_diligence", {"firm": firm}) for firm in meaning.firms]


_ABOUT = 200
_COMPARED = 5

_PLANS: tuple[tuple[frozenset[Intent], Callable[[Meaning, Sequence[str]], list[Call]]], ...] = (
    (frozenset({Intent.SCREEN}), _screen),
    (frozenset({Intent.LIST, Intent.COUNT}), _list),
    (frozenset({Intent.GAPS, Intent.CHAIN_MAP}), _chain),
    (frozenset({Intent.CLUSTER}), _cluster),
    (frozenset({Intent.TRACE}), _trace),
    (frozenset({Intent.PROFILE, Intent.WHY}), _profile),
    (frozenset({Intent.COMPARE}), _compare),
    (frozenset({Intent.OWNERSHIP, Intent.RELATION}), _owners),
    (frozenset({Intent.NETWORK}), _network),
    (frozenset({Intent.OPPORTUNITIES, Intent.WARNINGS}), _signals),
    (frozenset({Intent.WORKING_CAPITAL}), _capital),
    (frozenset({Intent.DUE_DILIGENCE}), _summary),
)
"""Which calls each intent begins with; one that gives none (no firm was named) goes on to the library."""


def _searches(meaning: Meaning, products: Mapping[str, str]) -> list[Call]:
    """An English question with two or more terms of the trade, or a product, is searched with their Chinese words too.

    One term alone (cluster, loan) says too little and would pull the search away from the question.
    """
    if meaning.lang != "en":
        return [Call("search_policies", {"query": meaning.topic})]
    named = products_in(meaning.topic, products)
    gloss = " ".join(dict.fromkeys((*named, *in_chinese(meaning.topic).split())))
    if len(gloss.split()) < 2 and not named:
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
        listed = [item for item in found if isinstance(item, FirmsFound | FirmsCounted)]
        if _only_names(meaning) and listed and all(item.total == 0 for item in listed):
            return [Call("search_policies", {"query": meaning.topic})]
    if meaning.intent is Intent.TRACE and found and not any(getattr(item, "links", ()) for item in found):
        return [Call("search_policies", {"query": meaning.topic})]
    unknown = [item for item in found if isinstance(item, FirmProfiled) and item.outcome == "unknown"]
    if unknown and len(unknown) == len(found):
        return [Call("search_policies", {"query": meaning.topic})]
    return []
