"""Reads a question, with the turn before, into a Meaning. Decides what is asked; the grammar reads the conditions."""

from __future__ import annotations

from datetime import date

from assistant.agent.builtin.changes import Changes
from assistant.agent.builtin.grammar.conditions import Conditions, read_conditions
from assistant.agent.builtin.grammar.denied_above import with_what_is_denied
from assistant.agent.builtin.grammar.firms_asked import asked_afresh
from assistant.agent.builtin.grammar.follow_ups.amounts_kept import with_its_amount
from assistant.agent.builtin.grammar.follow_ups.asked_alike import asked_alike
from assistant.agent.builtin.grammar.follow_ups.asked_back import (
    given_up,
    goes_on_from,
    still_unread,
    understood_of,
    without_unread,
)
from assistant.agent.builtin.grammar.follow_ups.back_to_list import THE_FIRMS, back_to_the_list
from assistant.agent.builtin.grammar.follow_ups.bare_bounds import summed_up, with_a_bound
from assistant.agent.builtin.grammar.follow_ups.brought_back import brought_back
from assistant.agent.builtin.grammar.follow_ups.chain_turns import of_another, with_the_chain
from assistant.agent.builtin.grammar.follow_ups.chinese import (
    as_listed,
    in_plain_turn,
    wished_beside,
)
from assistant.agent.builtin.grammar.follow_ups.conversation import (
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
from assistant.agent.builtin.grammar.follow_ups.other_kind_of_buyer import other_kind_of_buyer
from assistant.agent.builtin.grammar.follow_ups.other_partner import dealing_with_it, with_other_partner
from assistant.agent.builtin.grammar.follow_ups.pointing_en import pointed_out
from assistant.agent.builtin.grammar.follow_ups.regrouped import regrouped
from assistant.agent.builtin.grammar.follow_ups.remarks import without_remarks
from assistant.agent.builtin.grammar.follow_ups.removal import without_removed
from assistant.agent.builtin.grammar.follow_ups.said_before import (
    with_grades_named,
    with_permits_named,
    with_places_named,
    with_sums_named,
)
from assistant.agent.builtin.grammar.follow_ups.taking_in import both_of_them
from assistant.agent.builtin.grammar.follow_ups.the_others import the_others
from assistant.agent.builtin.grammar.follow_ups.together import (
    beside_the_one_before,
    put_back,
    put_together,
)
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
from assistant.agent.builtin.named_tokens import NamedTokens
from assistant.agent.builtin.offers import library_search, offers
from assistant.agent.builtin.ontology import Ontology
from assistant.agent.builtin.question_tokens import Tokens
from assistant.agent.builtin.short_names import Find
from assistant.agent.builtin.speech import as_spoken
from assistant.agent.builtin.wording.branches import branch_said_again, each_branch, our_branch
from assistant.agent.builtin.wording.dialect import in_standard
from assistant.agent.builtin.wording.frames_en import left_out_as_well, without_own_clauses
from assistant.agent.builtin.wording.glosses import put_in_other_words
from assistant.agent.builtin.wording.initials import places_written_out
from assistant.agent.builtin.wording.layout import as_sentence, asking_part
from assistant.agent.builtin.wording.left_as_is import without_the_rest
from assistant.agent.builtin.wording.parks_pointed_at import parks_written_out
from assistant.agent.builtin.wording.run_on import with_stops
from assistant.agent.builtin.wording.second_thoughts import right_part
from assistant.agent.builtin.wording.trading import as_trade
from assistant.agent.builtin.wording.wordings_en import in_plain_english
from assistant.agent.builtin.wording.written_twice import named_once
from assistant.domain.reading.normal import fold
from assistant.domain.text import Lang

_LONGEST = 2_000
"""Characters of a question that are read; what people ask is shorter, and what is pasted is no question."""


class Parser:
    """Reads questions against one ontology and one date. likeness: settles what the grammar leaves open, if there.
    names: finds short names of firms among unknown words, if there."""

    def __init__(
        self, ontology: Ontology, today: date, likeness: Likeness | None = None, names: Find | None = None
    ) -> None:
        self.ontology = ontology
        self.today = today
        self.likeness = likeness
        self.words = NamedTokens(ontology, today, names)
        self.changes = Changes(ontology, today, self.words)

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
        return self.words.read(in_standard(fold(text)))

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
        said = places_written_out(named_once(in_standard(fold(text))), self.ontology.home)
        talk = read_talk(said)
        if talk is not None:
            return Meaning(intent=talk, lang=lang, listed=last.listed if last else ())

        if last is not None:
            shown = last if last.intent in FIRM_SETS else last_set
            said = back_to_the_list(said, shown.query if shown is not None else None, self.changes.kind_of)
        said = with_stops(said)

        anew = starts_over(said) if last is not None else None
        if anew:
            return self._parse(anew, None, lang, None)
        if last is not None:
            settled = without_unread(said, last)
            if settled is not None:
                return settled.model_copy(update={"lang": lang})

            shown = last_set if last.intent is Intent.UNCLEAR and last.refined else last
            back = put_back(said, last) if last.intent in FIRM_SETS else None
            if back is not None:
                return back.model_copy(update={"lang": lang})
            both = put_together(said, shown) if shown is not None and shown.intent in FIRM_SETS else None
            if both is not None:
                rest, joined = both
                if joined is None:
                    made = {
                        "intent": Intent.UNCLEAR,
                        "sought": last.intent,
                        "unread": (said,),
                        "refined": True,
                    }
                    return last.model_copy(update=made | {"lang": lang})
                return (
                    self._parse(rest, joined, lang, None)
                    if rest
                    else joined.model_copy(update={"lang": lang})
                )

            said = pointed_out(said, last, last_set)
            said = dealing_with_it(said, last) or said
            if last.refined:
                said = left_out_as_well(said)
            said, listed, unscreened = wished_beside(in_plain_turn(without_the_rest(said)))
            graded = last_set if last_set is not None and said.startswith(THE_FIRMS) else last
            listed_plain = graded.intent in (Intent.LIST, Intent.COUNT)
            said = with_grades_named(summed_together(said, last.query), graded.query, listed=listed_plain)
            said = with_sums_named(said, last.query)
            last = as_listed(last, listed=listed, unscreened=unscreened)
            last_set = as_listed(last_set, listed=listed, unscreened=unscreened)

        terms = self.ontology.terms
        plain = without_own_clauses(
            in_plain_english(right_part(as_trade(put_in_other_words(said, terms), terms), terms)),
            lambda clause: read_tokens(clause, self.ontology, self.today),
        )
        said = parks_written_out(as_sentence(plain), terms)

        said = branch_said_again(each_branch(our_branch(said), terms), terms)

        tokens = read_tokens(said, self.ontology, self.today)
        told = without_remarks(tokens) if last is not None else None
        if told is not None:
            tokens = read_tokens(told, self.ontology, self.today)
        shown = last if last is not None and (last.query.regions or last.query.chain) else last_set
        written_out = with_places_named(tokens, shown.query, self.ontology) if shown is not None else None
        if written_out is not None:
            tokens = read_tokens(written_out, self.ontology, self.today)

        permits = with_permits_named(tokens, last.query) if last is not None else None
        if permits is not None:
            tokens = read_tokens(permits, self.ontology, self.today)

        namesake = named_by_place(tokens, last, lang, self.ontology, self.words.read)
        if namesake is not None:
            return namesake
        denied_above = with_what_is_denied(tokens)
        if denied_above is not None:
            tokens = read_tokens(denied_above, self.ontology, self.today)
        if names_a_source(tokens):
            return Meaning(intent=Intent.POLICY, lang=lang, topic=text.strip())
        # short names first: 本行运输，尽调摘要 names a firm, and tells nothing of the bank
        asked = asking_part(self.words.with_names(tokens) if tokens.has(";") else tokens)
        if asked is not None:
            tokens = read_tokens(asked, self.ontology, self.today)
        pointed = pointed_at(tokens, last)
        named = self.words.with_names(tokens)
        partners = partners_named_by_its(named)
        if partners is not None:
            tokens = read_tokens(partners, self.ontology, self.today)
            named = self.words.with_names(tokens)
        if named is not tokens or pointed is None or not pointed.named or tokens.has("M"):
            tokens = self.words.mended(named)
            pointed = pointed_at(tokens, last)

        if pointed is not None and pointed.named and all(map(self.words.is_place_alone, pointed.firms)):
            return Meaning(intent=Intent.WHICH, lang=lang, listed=last.listed if last else ())

        swapped = with_other_partner(tokens, last, lang)
        if swapped is not None:
            return swapped

        read = read_conditions(tokens, self.today)
        of_a_kind = (tokens.has("I") or "单户" in tokens.text) and not tokens.has(
            "p#"
        )  # 互保圈里的企业来贷款，有没有限制
        if (
            pointed is not None
            and (pointed.named or pointed.missing or of_a_kind)
            and asks_for_a_rule(tokens)
        ):
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
        alike = (
            asked_alike(tokens, read, signals, lang, self.changes.chain_made) if signals is not None else None
        )
        if alike is not None:
            return alike
        if base is not None and not tokens.has("A"):
            removed = without_removed(tokens.text, base.query, self.changes.fields_of)
            if removed is not None:
                return self.changes.taken_back(*removed, base, lang)
        if GAPS.search(tokens.text) and not tokens.has("A"):
            made = self.changes.chain_made(read.fields.get("products", [])).get("chain")
            return gaps_of(text, tokens, read, made, base, lang)
        about = (
            signals if signals is not None and signals.intent in OF_SIGNALS and not signals.firms else base
        )
        further = asked_of_many(text, tokens, read, about, lang, self.changes.chain_made)
        if further is not None:
            return further
        if base is not None:
            read = with_its_amount(read, tokens, base.query, self.today)
            said = corrected(tokens.text)
            if said is not None:
                set_right = self.changes.set_right(said, base, lang, denied_part(tokens.text))
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
                made = self.changes.in_one_chain(refined(tokens, read, base, lang), read)
                return summed_up(changed(checked(made, read, self.today), base, tokens), tokens)
        holds = self.ontology.holds_firms
        fresh = checked(asked_afresh(text, tokens, read, lang, holds_firms=holds), read, self.today)
        fresh = beside_the_one_before(fresh, base)
        return not_understood(fresh, tokens, read, after=base) if holds else fresh


__all__ = ["Parser", "language_of", "points_at_text"]
