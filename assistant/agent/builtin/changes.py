"""Changes of the conditions of a list: what is taken back, what is set right, and the chain that goes with a product."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from assistant.agent.builtin.grammar.conditions import Conditions, read_conditions
from assistant.agent.builtin.grammar.follow_ups.alternatives import in_their_place
from assistant.agent.builtin.grammar.follow_ups.conversation import (
    SETS_ONLY,
    refined,
)
from assistant.agent.builtin.grammar.follow_ups.moved_bounds import other_bound
from assistant.agent.builtin.grammar.follow_ups.one_of_several import with_the_others
from assistant.agent.builtin.grammar.follow_ups.removal import without_removed
from assistant.agent.builtin.grammar.left_over.not_understood import checked
from assistant.agent.builtin.grammar.policy_points import points_at_text
from assistant.agent.builtin.lexer import read_tokens
from assistant.agent.builtin.meaning import Meaning
from assistant.agent.builtin.named_tokens import NamedTokens
from assistant.agent.builtin.ontology import Ontology
from assistant.domain.firm_query import FirmQuery
from assistant.domain.text import Lang

_A_BUYER = ("V", "T", "S", "F")
"""A kind of buyer that is named alone."""


class Changes:
    """Reads against one ontology and one date. words: tokens with names in them."""

    def __init__(self, ontology: Ontology, today: date, words: NamedTokens) -> None:
        self._ontology, self._today, self._words = ontology, today, words

    def fields_of(self, words: str) -> dict[str, Any]:
        """Fields of a query that the words set: what 国企供应商这条不卡了 takes back."""
        return read_conditions(read_tokens(words, self._ontology, self._today), self._today).fields

    def kind_of(self, words: str) -> dict[str, Any]:
        """Fields of a query that a kind of firm sets, parts of products written out: 运输企业."""
        return read_conditions(
            self._words.mended(read_tokens(words, self._ontology, self._today)), self._today
        ).fields

    def taken_back(self, blank: dict[str, Any], rest: str, base: Meaning, lang: Lang) -> Meaning:
        """The conditions less those taken back, with what the rest of the turn adds."""
        query = base.query.model_copy(update=blank | {"offset": 0})
        kept = base.model_copy(update={"query": query, "lang": lang, "refined": True})
        more = without_removed(rest, query, self.fields_of)
        if more is not None and len(more[1]) < len(rest):
            return self.taken_back(*more, kept, lang)  # 地区不限，年限也不要了
        tokens = read_tokens(rest, self._ontology, self._today)
        read = read_conditions(tokens, self._today)
        moved = other_bound(tokens, read, kept, lang)
        if moved is not None:
            return moved
        if not read.fields and not read.unread:
            return kept
        return checked(refined(tokens, read, kept, lang), read, self._today)

    def in_one_chain(self, meaning: Meaning, read: Conditions) -> Meaning:
        """Without the chain of the turns before where products of another one are asked for now: 那花生油的呢; and without the products of another chain where this one is: 换成茶叶."""
        query = meaning.query
        made = read.fields.get("products", [])
        chain = read.fields.get("chain")
        if chain is not None and not made and query.products:
            of_it = [p for p in query.products if chain in self._ontology.chains_of.get(p, {chain})]
            return meaning.model_copy(update={"query": query.model_copy(update={"products": of_it})})
        if not made or query.chain is None or "chain" in read.fields:
            return meaning
        if any(query.chain in self._ontology.chains_of.get(product, {query.chain}) for product in made):
            return meaning
        other = self.chain_made(made).get("chain")
        if (
            other is not None
            and query.products == made
            and self._ontology.chains[other][0].startswith(made[0])
        ):
            taken = {"chain": other, "products": []}  # 茶企, then 换成花生的: the trade is meant
            return meaning.model_copy(update={"query": query.model_copy(update=taken)})
        return meaning.model_copy(update={"query": query.model_copy(update={"chain": None})})

    def _without(self, denied: str, meant: dict[str, Any], query: FirmQuery) -> FirmQuery:
        """The query without what is denied and without what is meant in its place."""
        blank = FirmQuery()
        gone = (set(in_their_place(meant)) | set(self.fields_of(denied))) - set(meant) - SETS_ONLY
        return query.model_copy(update={name: getattr(blank, name) for name in gone})

    def set_right(self, said: str, base: Meaning, lang: Lang, denied: str | None) -> Meaning | None:
        """The turn before with what it got wrong in its place; None where nothing of it is named."""
        tokens = self._words.mended(read_tokens(said, self._ontology, self._today))
        if tokens.has("u") and not tokens.has("q") and (base.query.lapsed or base.query.expiring_by):
            tokens = read_tokens(
                f"许可证{said}", self._ontology, self._today
            )  # what runs out is what lapsed before
        if base.query.labels and tokens.shape in _A_BUYER:
            tokens = read_tokens(
                f"给{said}供货的", self._ontology, self._today
            )  # 国企换成政府: whom they supply
            of_none = {"labels": [], "any_label": False, "soe_levels": []}
            base = base.model_copy(update={"query": base.query.model_copy(update=of_none)})
        read = read_conditions(tokens, self._today)
        if not read.fields or read.unread or points_at_text(said) or tokens.has("AQ§"):
            return None
        kept = base
        if denied is not None:
            meant = with_the_others(read.fields, self.fields_of(denied), denied, base.query)
            read = replace(read, fields=meant)
            kept = base.model_copy(update={"query": self._without(denied, read.fields, base.query)})
        if read.fields.get("chain") and base.query.products and not read.fields.get("products"):
            kept = base.model_copy(update={"query": base.query.model_copy(update={"products": []})})
        return checked(self.in_one_chain(refined(tokens, read, kept, lang), read), read, self._today)

    def chain_made(self, products: list[str]) -> dict[str, Any]:
        """够不够得上花生集群: the chain that the product stands in, where it is one."""
        chains = {code for product in products for code in self._ontology.chains_of.get(product, ())}
        return {"chain": next(iter(chains))} if len(chains) == 1 else {}
