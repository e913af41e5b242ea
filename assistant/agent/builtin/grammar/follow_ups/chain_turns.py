"""Turns after a question for a cluster, the map of a chain or what it lacks: 瓮安的呢, 那条链上瓮安有哪些企业."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.agent.builtin.grammar.conditions import Conditions
from assistant.agent.builtin.grammar.gaps import GAPS
from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.agent.builtin.question_tokens import Tokens
from assistant.domain.text import Lang

_THE_CHAIN = re.compile(
    r"(?:这|那|该|此|同)(?:一)?(?:条|个)?(?:产业链条?|链条?|产业集群|集群|产业|行业)(?!产品|图)|(?:这|那)(?:一)?条线|^(?:那|再看)?(?:链|产业链)上|"
    r"\b(?:this|that|the same) (?:industry |value |supply )?(?:chain|cluster|industry|sector)\b"
)
_OF_CHAINS = frozenset({Intent.CLUSTER, Intent.CHAIN_MAP})
_ANEW = frozenset({"regions", "local", "chain", "products"})
_LITTLE = 6
"""Unknown characters of a turn that only names another place or chain."""


def with_the_chain(read: Conditions, tokens: Tokens, last: Meaning | None) -> Conditions:
    """`read` with the chain of the turn before where the question speaks of 这条链 and names none."""
    if last is None or last.query.chain is None or {"chain", "products"} & set(read.fields):
        return read
    where = {"regions", "local", "towns", "parks"} & set(read.fields)
    of_its_links = "segments" in read.fields and where  # 福泉中游的企业: of the chain that was shown
    if last.intent not in _OF_CHAINS | {Intent.GAPS} or not (of_its_links or _THE_CHAIN.search(tokens.text)):
        return read
    return replace(read, fields=read.fields | {"chain": last.query.chain})


def of_another(tokens: Tokens, read: Conditions, last: Meaning | None, lang: Lang) -> Meaning | None:
    """The cluster or the map before, of the place or the chain that the turn names alone; None for other turns."""
    if last is None or last.intent not in _OF_CHAINS:
        return None
    named = {name: value for name, value in read.fields.items() if name in ("regions", "local", "chain")}
    if not named or set(read.fields) - _ANEW or read.fields.get("products") or read.unread:
        return None
    if tokens.has("WQAIUKE§NM") or GAPS.search(tokens.text) or len(tokens.unknown) > _LITTLE:
        return None
    if "regions" in named:
        named["local"] = False
    elif named.get("local"):
        named["regions"] = []
    query = last.query.model_copy(update=named)
    return last.model_copy(update={"query": query, "lang": lang, "refined": True})
