"""Reads a question, with the turn before, into a Meaning. Decides what is asked; the grammar reads the conditions."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from assistant.agent.builtin.grammar.conditions import Conditions, read_conditions
from assistant.agent.builtin.grammar.denied_above import with_what_is_denied
from assistant.agent.builtin.grammar.firms_asked import asked_afresh
from assistant.agent.builtin.grammar.follow_ups.alternatives import in_their_place
from assistant.agent.builtin.grammar.follow_ups.amounts_kept import with_its_amount
from assistant.agent.builtin.grammar.follow_ups.asked_alike import asked_alike
from assistant.agent.builtin.grammar.follow_ups.asked_back import (
    given_up,
    goes_on_from,
    still_unread,
    understood_of,
    without_unread,
)
from assistant.agent.builtin.grammar.follow_ups.back_to_list import back_to_the_list
from assistant.agent.builtin.grammar.follow_ups.bare_bounds import summed_up, with_a_bound
from assistant.agent.builtin.grammar.follow_ups.brought_back import brought_back
from assistant.agent.builtin.grammar.follow_ups.chain_turns import of_another, with_the_chain
from assistant.agent.builtin.grammar.follow_ups.chinese import (
    as_listed,
    in_plain_turn,
    wished_beside,
)
from assistant.agent.builtin.grammar.follow_ups.conversation import (
    SETS_ONLY,
    listed_out,
    more_of_them,
    refined,
    refines,
    reversed_order,
    starts_over,
)
from assistant.agent.builtin.grammar.follow_ups.corrections import corrected, denied_part
from assistant.agent.builtin.grammar.follow_ups.doubts import looked_at_twice
from assistant.agent.builtin.grammar.follow_ups.english import part_said_anew
from assistant.agent.builtin.grammar.follow_ups.history import summed_together
from assistant.agent.builtin.grammar.follow_ups.list_before import list_before
from assistant.agent.builtin.grammar.follow_ups.moved_bounds import other_bound
from assistant.agent.builtin.grammar.follow_ups.namesakes import named_by_place
from assistant.agent.builtin.grammar.follow_ups.one_of_several import with_the_others
from assistant.agent.builtin.grammar.follow_ups.other_kind_of_buyer import other_kind_of_buyer
from assistant.agent.builtin.grammar.follow_ups.other_partner import with_other_partner
from assistant.agent.builtin.grammar.follow_ups.pointing_en import pointed_out
from assistant.agent.builtin.grammar.follow_ups.regrouped import regrouped
from assistant.agent.builtin.grammar.follow_ups.remarks import without_remarks
from assistant.agent.builtin.grammar.follow_ups.removal import without_removed
from assistant.agent.builtin.grammar.follow_ups.said_before import with_grades_named, with_places_named
from assistant.agent.builtin.grammar.follow_ups.taking_in import both_of_them
from assistant.agent.builtin.grammar.follow_ups.the_others import the_others
from assistant.agent.builtin.grammar.follow_ups.windows import window_alone
from assistant.agent.builtin.grammar.gaps import GAPS, gaps_of
from assistant.agent.builtin.grammar.languages import language_of
from assistant.agent.builtin.grammar.left_over.not_understood import changed, checked, not_understood
from assistant.agent.builtin.grammar.many_firms import OF_SIGNALS, asked_of_many
from assistant.agent.builtin.grammar.one_firm.firm_questions import asked_of_firms
from assistant.agent.builtin.grammar.one_firm.partners import asks_for_partners, partners_named_by_its
from assistant.agent.builtin.grammar.one_firm.pointing import pointed_at
from assistant.agent.builtin.grammar.policy_points import points_at_text
from assistant.agent.builtin.grammar.rules_asked import asks_for_a_rule, names_a_source
from assistant.agent.builtin.grammar.talk import read_talk
from assistant.agent.builtin.learned.clauses import without_asides
from assistant.agent.builtin.lexer import read_tokens
from assistant.agent.builtin.likeness import Likeness
from assistant.agent.builtin.meaning import FIRM_SETS, Intent, Meaning
from assistant.agent.builtin.offers import library_search, offers
from assistant.agent.builtin.ontology import Ontology
from assistant.agent.builtin.parts import whole_products
from assistant.agent.builtin.question_tokens import Tokens
from assistant.agent.builtin.short_names import Find
from assistant.agent.builtin.speech import as_spoken
from assistant.agent.builtin.spelling import spelling_of
from assistant.agent.builtin.wording.branches import each_branch
from assistant.agent.builtin.wording.denial import in_plain_denial
from assistant.agent.builtin.wording.dialect import in_standard
from assistant.agent.builtin.wording.frames_en import left_out_as_well, without_own_clauses
from assistant.agent.builtin.wording.initials import places_written_out
from assistant.agent.builtin.wording.layout import as_sentence, asking_part
from assistant.agent.builtin.wording.left_as_is import without_the_rest
from assistant.agent.builtin.wording.parks_pointed_at import parks_written_out
from assistant.agent.builtin.wording.run_on import with_stops
from assistant.agent.builtin.wording.second_thoughts import right_part
from assistant.agent.builtin.wording.trading import as_trade
from assistant.agent.builtin.wording.wordings_en import in_plain_english
from assistant.domain.firm_name import MADE_UP
from assistant.domain.firm_query import FirmQuery
from assistant.domain.reading.mentions import LEGAL_FORMS
from assistant.domain.reading.normal import fold
from assistant.domain.text import Lang

_LONGEST = 2_000
"""Characters of a question that are read; what people ask is shorter, and what is pasted is no question."""
_A_BUYER = ("V", "T", "S", "F")
"""A kind of buyer that is named alone."""
_KIND_BESIDE_A_NAME = re.compile(r"Mt\.I")
"""供货给X公司的包装企业: parts of products' names are read beside a firm only where they say which firms deal with it."""


class Parser:
    """Reads questions against one ontology and one date. likeness: settles what the grammar leaves open, if there.
    names: finds short names of firms among unknown words, if there."""

    def __init__(
        self, ontology: Ontology, today: date, likeness: Likeness | None = None, names: Find | None = None
    ) -> None:
        self.ontology = ontology
        self.today = today
        self.likeness = likeness
        self.names = names

    def parse(
        self,
        text: str,
        last: Meaning | None = None,
        lang: Lang | None = None,
        last_set: Meaning | None = None,
    ) -> Meaning:
        """The meaning of `text` after the turn `last`. lang None: the language it is written in.

        last_set: the last turn that asked for firms by conditions, where `last` did not (a firm was looked at since).
        """
        lang = lang or language_of(text)
        sought = library_search(text)
        if sought is not None:
            return Meaning(intent=Intent.POLICY, lang=lang, topic=sought)
        if len(text) > _LONGEST:
            return Meaning(intent=Intent.POLICY, lang=lang, topic=text[:_LONGEST].strip())

        return looked_at_twice(self._understood, self.tokens_of, text, last, lang, last_set)

    def _understood(self, text: str, last: Meaning | None, lang: Lang, last_set: Meaning | None) -> Meaning:
        """The reading by the grammar; asked back with offers where a part was not understood."""
        said, meaning = as_spoken(
            text, lambda tried: self._parse(tried, last, lang, last_set), self.tokens_as_said
        )

        if meaning.intent is not Intent.UNCLEAR:
            return meaning.model_copy(update={"topic": text.strip()}) if meaning.topic == said else meaning
        heard = self._without_asides(said, meaning, last, lang, last_set)
        if heard is not None:
            return heard.model_copy(update={"topic": text.strip()})
        ways = offers(
            self.ontology,
            fold(text),
            meaning,
            lambda tried: self._parse(tried, last, lang, last_set),
            self.likeness,
        )
        return meaning.model_copy(update={"offers": ways})

    def tokens_of(self, text: str) -> Tokens:
        """The tokens of a text as they are first read, before names are found among them and slips mended."""
        return read_tokens(as_sentence(in_plain_english(in_standard(fold(text)))), self.ontology, self.today)

    def tokens_as_said(self, text: str) -> Tokens:
        """The tokens of a text with only its dialect in the standard language: its letters stand where they were said."""
        return self._named_in(in_standard(fold(text)))

    def _without_asides(
        self, text: str, asked_back: Meaning, last: Meaning | None, lang: Lang, last_set: Meaning | None
    ) -> Meaning | None:
        """The reading without the clauses that hold what was not understood, where those ask for nothing."""
        if not asked_back.unread or asked_back.clash or asked_back.sought is None:
            return None
        rest = without_asides(text, asked_back.unread, self.tokens_of)
        if rest is None:
            return None
        heard = self._parse(rest, last, lang, last_set)
        return heard if heard.intent in FIRM_SETS else None

    def _parse(self, text: str, last: Meaning | None, lang: Lang, last_set: Meaning | None) -> Meaning:
        said = places_written_out(in_standard(fold(text)), self.ontology.home)
        talk = read_talk(said)
        if talk is not None:
            return Meaning(intent=talk, lang=lang, listed=last.listed if last else ())

        if last is not None:
            shown = last if last.intent in FIRM_SETS else last_set
            said = back_to_the_list(said, shown.query if shown is not None else None, self._kind_of)
        said = with_stops(said)

        anew = starts_over(said) if last is not None else None
        if anew:
            return self._parse(anew, None, lang, None)
        if last is not None:
            settled = without_unread(said, last)
            if settled is not None:
                return settled.model_copy(update={"lang": lang})

            said = pointed_out(said, last, last_set)
            if last.refined:
                said = left_out_as_well(said)
            said, listed, unscreened = wished_beside(in_plain_turn(without_the_rest(said)))
            said = with_grades_named(summed_together(said, last.query), last.query)
            last = as_listed(last, listed=listed, unscreened=unscreened)
            last_set = as_listed(last_set, listed=listed, unscreened=unscreened)

        plain = without_own_clauses(
            in_plain_english(right_part(as_trade(said, self.ontology.terms), self.ontology.terms)),
            lambda clause: read_tokens(clause, self.ontology, self.today),
        )
        said = parks_written_out(as_sentence(plain), self.ontology.terms)
        said = each_branch(said, self.ontology.terms)
        tokens = read_tokens(said, self.ontology, self.today)
        told = without_remarks(tokens) if last is not None else None
        if told is not None:
            tokens = read_tokens(told, self.ontology, self.today)
        shown = last if last is not None and (last.query.regions or last.query.chain) else last_set
        written_out = with_places_named(tokens, shown.query, self.ontology) if shown is not None else None
        if written_out is not None:
            tokens = read_tokens(written_out, self.ontology, self.today)

        namesake = named_by_place(tokens, last, lang, self.ontology, self._named_in)
        if namesake is not None:
            return namesake
        denied_above = with_what_is_denied(tokens)
        if denied_above is not None:
            tokens = read_tokens(denied_above, self.ontology, self.today)
        if names_a_source(tokens):
            return Meaning(intent=Intent.POLICY, lang=lang, topic=text.strip())
        # short names first: 本行运输，尽调摘要 names a firm, and tells nothing of the bank
        asked = asking_part(self._with_names(tokens) if tokens.has(";") else tokens)
        if asked is not None:
            tokens = read_tokens(asked, self.ontology, self.today)
        pointed = pointed_at(tokens, last)
        named = self._with_names(tokens)
        partners = partners_named_by_its(named)
        if partners is not None:
            tokens = read_tokens(partners, self.ontology, self.today)
            named = self._with_names(tokens)
        if named is not tokens or pointed is None or not pointed.named or tokens.has("M"):
            tokens = self._mended(named)
            pointed = pointed_at(tokens, last)

        if pointed is not None and pointed.named and all(map(self._is_place_alone, pointed.firms)):
            return Meaning(intent=Intent.WHICH, lang=lang, listed=last.listed if last else ())

        swapped = with_other_partner(tokens, last, lang)
        if swapped is not None:
            return swapped

        read = read_conditions(tokens, self.today)
        if pointed is not None and (pointed.named or pointed.missing) and asks_for_a_rule(tokens):
            pointed = None  # ST公司能当核心企业吗, is a mortgage valid if it was never registered: of a kind, of no firm
        if pointed is not None and not asks_for_partners(tokens, read, pointed.firms):
            return asked_of_firms(text, tokens, pointed, last, lang, self.likeness)
        read = with_the_chain(read, tokens, last)
        moved = of_another(tokens, read, last, lang)
        if moved is not None:
            return moved
        base, since = list_before(tokens, last, last_set)
        if last is not None and last_set is not None and given_up(last, text):
            return self._of_sets(text, tokens, read, last_set, lang, since=False)
        asked_back = last if last is not None and goes_on_from(last, text) else None
        if asked_back is None:
            return self._of_sets(text, tokens, read, base, lang, since=since, signals=last)
        meaning = self._of_sets(text, tokens, read, understood_of(asked_back), lang, since=False)
        return still_unread(meaning, asked_back, tokens)

    def _with_names(self, tokens: Tokens) -> Tokens:
        """The tokens with short names of firms found among the words that nothing knows."""
        found = self.names(tokens) if self.names is not None and tokens.has(".MD3") else ()
        return read_tokens(tokens.text, self.ontology, self.today, found) if found else tokens

    def _named_in(self, text: str) -> Tokens:
        """The tokens of a text with the short names of firms in it."""
        return self._with_names(read_tokens(text, self.ontology, self.today))

    def _is_place_alone(self, name: str) -> bool:
        """Whether the name is a place and a legal form, which many firms begin with: 福泉公司."""
        stem = next((name.removesuffix(form) for form in LEGAL_FORMS if name.endswith(form)), name)
        return stem != name and self.ontology.terms.get(stem.replace(MADE_UP, ""), ("",))[0] in ("R", "Z")

    def _mended(self, tokens: Tokens) -> Tokens:
        """The tokens with slips of the pen mended and parts of product names written out."""
        if "." not in tokens.shape:
            return tokens
        text, made = spelling_of(self.ontology).mended(tokens)
        if made:
            tokens = self._with_names(read_tokens(in_plain_denial(text), self.ontology, self.today))
        kind_of_firm = not tokens.has("M") or _KIND_BESIDE_A_NAME.search(tokens.shape) is not None
        return whole_products(tokens, self.ontology) if kind_of_firm else tokens

    def _of_sets(
        self,
        text: str,
        tokens: Tokens,
        read: Conditions,
        base: Meaning | None,
        lang: Lang,
        *,
        since: bool,
        signals: Meaning | None = None,
    ) -> Meaning:
        """A question about firms by conditions, a chain, a cluster, or a text. signals: the turn before, which may have
        asked for warnings or opportunities of firms."""
        if asks_for_a_rule(tokens):
            return Meaning(intent=Intent.POLICY, lang=lang, topic=text.strip())
        alike = asked_alike(tokens, read, signals, lang, self._chain_made) if signals is not None else None
        if alike is not None:
            return alike
        if base is not None and not tokens.has("A"):
            removed = without_removed(tokens.text, base.query, self._fields_of)
            if removed is not None:
                return self._taken_back(*removed, base, lang)
        if GAPS.search(tokens.text) and not tokens.has("A"):
            made = self._chain_made(read.fields.get("products", [])).get("chain")
            return gaps_of(text, tokens, read, made, base, lang)
        about = (
            signals if signals is not None and signals.intent in OF_SIGNALS and not signals.firms else base
        )
        further = asked_of_many(text, tokens, read, about, lang, self._chain_made)
        if further is not None:
            return further
        if base is not None:
            read = with_its_amount(read, tokens, base.query, self.today)
            said = corrected(tokens.text)
            if said is not None:
                set_right = self._set_right(said, base, lang, denied_part(tokens.text))
                if set_right is not None:
                    return set_right
            turned = (
                both_of_them(tokens, read, base, lang)
                or part_said_anew(tokens, read, base, lang, since=since)
                or listed_out(tokens, read, base, lang)
                or other_bound(tokens, read, base, lang)
                or more_of_them(tokens, read, base, lang)
                or brought_back(tokens, base, lang)
                or other_kind_of_buyer(tokens, base, lang)
                or regrouped(tokens, read, base, lang)
                or the_others(tokens, read, base, lang)
                or reversed_order(tokens, read, base, lang)
                or window_alone(tokens, read, base, self.today, lang)
                or with_a_bound(tokens, read, base, lang)
            )
            if turned is not None:
                return turned
            if refines(tokens, read, base, since=since):
                made = self._in_one_chain(refined(tokens, read, base, lang), read)
                return summed_up(changed(checked(made, read, self.today), base, tokens), tokens)
        holds = self.ontology.holds_firms
        fresh = checked(asked_afresh(text, tokens, read, lang, holds_firms=holds), read, self.today)
        return not_understood(fresh, tokens, read, after=base) if holds else fresh

    def _fields_of(self, words: str) -> dict[str, Any]:
        """Fields of a query that the words set: what 国企供应商这条不卡了 takes back."""
        return read_conditions(read_tokens(words, self.ontology, self.today), self.today).fields

    def _kind_of(self, words: str) -> dict[str, Any]:
        """Fields of a query that a kind of firm sets, parts of products written out: 运输企业."""
        return read_conditions(self._mended(read_tokens(words, self.ontology, self.today)), self.today).fields

    def _taken_back(self, blank: dict[str, Any], rest: str, base: Meaning, lang: Lang) -> Meaning:
        """The conditions less those taken back, with what the rest of the turn adds."""
        query = base.query.model_copy(update=blank | {"offset": 0})
        kept = base.model_copy(update={"query": query, "lang": lang, "refined": True})
        more = without_removed(rest, query, self._fields_of)
        if more is not None and len(more[1]) < len(rest):
            return self._taken_back(*more, kept, lang)  # 地区不限，年限也不要了
        tokens = read_tokens(rest, self.ontology, self.today)
        read = read_conditions(tokens, self.today)
        moved = other_bound(tokens, read, kept, lang)
        if moved is not None:
            return moved
        if not read.fields and not read.unread:
            return kept
        return checked(refined(tokens, read, kept, lang), read, self.today)

    def _in_one_chain(self, meaning: Meaning, read: Conditions) -> Meaning:
        """Without the chain of the turns before where products of another one are asked for now: 那花生油的呢."""
        query = meaning.query
        made = read.fields.get("products", [])
        if not made or query.chain is None or "chain" in read.fields:
            return meaning
        if any(query.chain in self.ontology.chains_of.get(product, {query.chain}) for product in made):
            return meaning
        other = self._chain_made(made).get("chain")
        if (
            other is not None
            and query.products == made
            and self.ontology.chains[other][0].startswith(made[0])
        ):
            taken = {"chain": other, "products": []}  # 茶企, then 换成花生的: the trade is meant
            return meaning.model_copy(update={"query": query.model_copy(update=taken)})
        return meaning.model_copy(update={"query": query.model_copy(update={"chain": None})})

    def _without(self, denied: str, meant: dict[str, Any], query: FirmQuery) -> FirmQuery:
        """The query without what is denied and without what is meant in its place."""
        blank = FirmQuery()
        gone = (set(in_their_place(meant)) | set(self._fields_of(denied))) - set(meant) - SETS_ONLY
        return query.model_copy(update={name: getattr(blank, name) for name in gone})

    def _set_right(self, said: str, base: Meaning, lang: Lang, denied: str | None) -> Meaning | None:
        """The turn before with what it got wrong in its place; None where nothing of it is named."""
        tokens = self._mended(read_tokens(said, self.ontology, self.today))
        if tokens.has("u") and not tokens.has("q") and (base.query.lapsed or base.query.expiring_by):
            tokens = read_tokens(
                f"许可证{said}", self.ontology, self.today
            )  # what runs out is what lapsed before
        if base.query.labels and tokens.shape in _A_BUYER:
            tokens = read_tokens(
                f"给{said}供货的", self.ontology, self.today
            )  # 国企换成政府: whom they supply
            of_none = {"labels": [], "any_label": False, "soe_levels": []}
            base = base.model_copy(update={"query": base.query.model_copy(update=of_none)})
        read = read_conditions(tokens, self.today)
        if not read.fields or read.unread or points_at_text(said) or tokens.has("AQ§"):
            return None
        kept = base
        if denied is not None:
            meant = with_the_others(read.fields, self._fields_of(denied), denied, base.query)
            read = replace(read, fields=meant)
            kept = base.model_copy(update={"query": self._without(denied, read.fields, base.query)})
        if read.fields.get("chain") and base.query.products and not read.fields.get("products"):
            kept = base.model_copy(update={"query": base.query.model_copy(update={"products": []})})
        return checked(self._in_one_chain(refined(tokens, read, kept, lang), read), read, self.today)

    def _chain_made(self, products: list[str]) -> dict[str, Any]:
        """够不够得上花生集群: the chain that the product stands in, where it is one."""
        chains = {code for product in products for code in self.ontology.chains_of.get(product, ())}
        return {"chain": next(iter(chains))} if len(chains) == 1 else {}


__all__ = ["Parser", "language_of", "points_at_text"]
