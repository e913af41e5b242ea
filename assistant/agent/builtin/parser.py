"""Reads a question, with the turn before, into a Meaning. Decides what is asked; the grammar reads the conditions."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from assistant.agent.builtin.grammar.conditions import Conditions, contradictions, read_conditions
from assistant.agent.builtin.grammar.removal import removed_fields
from assistant.agent.builtin.grammar.single import (
    asks_about_excluded,
    asks_about_one,
    asks_comparison,
    asks_relation,
    asks_why,
    aspect_of,
    bare_name,
    bare_pair,
    place_in_list,
    places_in_list,
)
from assistant.agent.builtin.grammar.talk import read_talk
from assistant.agent.builtin.grammar.ways_of_asking import (
    APART,
    BACK,
    FIRMS_WITH,
    FORBIDS,
    GAPS,
    IS_THERE,
    MAY,
    ONE_FIRM,
    POLICY_STRONG,
    RECOMMEND,
    TRACE_DOWN,
    TRACE_UP,
    WHO,
    means_clients,
)
from assistant.agent.builtin.lexer import Tokens, read_tokens
from assistant.agent.builtin.meaning import FIRM_SETS, Intent, Meaning
from assistant.agent.builtin.offers import library_search, offers
from assistant.agent.builtin.ontology import Ontology
from assistant.agent.builtin.policy_words import POLICY_WORDS
from assistant.domain.firm_query import FirmQuery
from assistant.domain.reading.normal import fold
from assistant.domain.text import Lang

_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]{2,}")
_POLICY_ZH = tuple(word for word in POLICY_WORDS if not word.isascii())
_POLICY_EN = re.compile(r"\b(?:" + "|".join(w for w in POLICY_WORDS if w.isascii()) + r")\b")
_SHORT = 24
"""Characters up to which 只看…, 不要… is a refinement and not a question of its own."""
_SETS_ONLY = frozenset({"order_by", "descending", "limit"})


def language_of(text: str) -> Lang:
    """The language a question is written in: English where Latin words outnumber Chinese characters."""
    return "en" if len(_LATIN.findall(text)) > len(_HAN.findall(text)) // 2 else "zh"


def points_at_text(text: str) -> bool:
    """Whether words of laws, manuals or reports stand in the question."""
    return any(word in text for word in _POLICY_ZH) or _POLICY_EN.search(text) is not None


class Parser:
    """Reads questions against one ontology and one date."""

    def __init__(self, ontology: Ontology, today: date) -> None:
        self.ontology = ontology
        self.today = today

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
        meaning = self._parse(text, last, lang, last_set)
        if meaning.intent is not Intent.UNCLEAR:
            return meaning
        ways = offers(
            self.ontology,
            fold(text),
            meaning,
            lambda tried: self._parse(tried, last, lang, last_set),
        )
        return meaning.model_copy(update={"offers": ways})

    def _parse(self, text: str, last: Meaning | None, lang: Lang, last_set: Meaning | None) -> Meaning:
        talk = read_talk(fold(text))
        if talk is not None:
            return Meaning(intent=talk, lang=lang, listed=last.listed if last else ())
        tokens = read_tokens(text, self.ontology, self.today)
        one = self._one_firm(text, tokens, last, lang)
        if one is not None:
            return one
        read = read_conditions(tokens, self.today)
        base = last if last is not None and last.intent in FIRM_SETS else last_set
        removed = removed_fields(tokens.text, base.query) if base is not None else None
        if base is not None and removed is not None and not tokens.has("A"):
            query = base.query.model_copy(update=removed)
            return base.model_copy(update={"query": query, "lang": lang, "refined": True})
        if GAPS.search(tokens.text) and not tokens.has("A"):
            return self._gaps(text, read, base, lang)
        if base is not None and self._refines(tokens, read, base, since=base is not last):
            return self._checked(self._refined(tokens, read, base, lang), read)
        return self._checked(self._fresh(text, tokens, read, lang), read)

    @staticmethod
    def _checked(meaning: Meaning, read: Conditions) -> Meaning:
        """A question for firms with a part that was not understood is asked back: the rest would be another question."""
        if meaning.intent not in FIRM_SETS or meaning.intent is Intent.GAPS:
            return meaning
        clash = contradictions(meaning.query)
        if not read.unread and not clash:
            return meaning
        return meaning.model_copy(update={"intent": Intent.UNCLEAR, "unread": read.unread, "clash": clash})

    def _one_firm(self, text: str, tokens: Tokens, last: Meaning | None, lang: Lang) -> Meaning | None:
        folded = tokens.text
        mentions = tuple(str(token.value) for token in tokens.all("M"))
        bare = None if mentions or points_at_text(folded) else bare_name(tokens)
        both = () if mentions or points_at_text(folded) else bare_pair(tokens)
        if both:
            mentions = both
        elif bare is not None and place_in_list(folded) is None:
            mentions = (bare,)
        two = asks_relation(folded) or asks_comparison(folded)
        if len(mentions) == 1 and last is not None and last.firms and tokens.has("p") and two:
            mentions = (last.firms[0], *mentions)  # 它和X是什么关系
        if mentions:
            intent = Intent.PROFILE
            if len(mentions) > 1:
                intent = Intent.RELATION if asks_relation(folded) else Intent.COMPARE
            elif asks_why(folded):
                intent = Intent.WHY
            return Meaning(
                intent=intent,
                lang=lang,
                firms=mentions[:3],
                aspect=aspect_of(folded),
                topic=text.strip(),
                listed=last.listed if last else (),
            )
        if last is None or not (last.listed or last.excluded or last.firms):
            pointing = place_in_list(folded) is not None or (
                tokens.shape.startswith("p") and not tokens.has("IUA")
            )
            if (
                pointing
                and asks_about_one(folded, tokens)
                and not tokens.has("HPRLWJ")
                and not points_at_text(folded)
            ):
                return Meaning(intent=Intent.WHICH, lang=lang)
            return None
        chosen: tuple[str, ...] = ()
        place = place_in_list(folded)
        if asks_about_excluded(folded) and last.excluded and not tokens.has("HPU"):
            chosen = (f"id:{last.excluded[0]}",)
        elif place is not None and not tokens.has("HPUA") and not POLICY_STRONG.search(folded):
            shown = tuple(f"id:{firm_id}" for firm_id in last.listed) or last.firms
            if place > len(shown):
                return Meaning(intent=Intent.WHICH, lang=lang, listed=last.listed, excluded=last.excluded)
            chosen = (shown[place - 1],)
        elif self._means_same_firm(tokens, last):
            single = last.intent not in FIRM_SETS and last.firms[:1]
            chosen = single or (f"id:{last.listed[0]}",)
        if not chosen:
            return None
        if asks_comparison(folded) and len(last.listed) > 1:
            named = [last.listed[p - 1] for p in places_in_list(folded) if p <= len(last.listed)]
            pair = named if len(named) > 1 else list(last.listed[:2])
            chosen = tuple(f"id:{firm_id}" for firm_id in pair[:3])
            return Meaning(
                intent=Intent.COMPARE, lang=lang, firms=chosen, listed=last.listed, excluded=last.excluded
            )
        return Meaning(
            intent=Intent.WHY if asks_why(folded) else Intent.PROFILE,
            lang=lang,
            firms=chosen,
            aspect=aspect_of(folded),
            listed=last.listed,
            excluded=last.excluded,
        )

    @staticmethod
    def _means_same_firm(tokens: Tokens, last: Meaning) -> bool:
        """它的客户是谁, or a bare 实际控制人是谁？ after one firm was shown."""
        alone = last.intent in FIRM_SETS and len(last.listed) == 1  # a list of one: 它 is that firm
        if alone and tokens.has("p") and not tokens.has("HPRLAWINO"):
            return True
        if last.intent not in (Intent.PROFILE, Intent.WHY) or not last.firms:
            return False
        if (
            tokens.has("HPRLA")
            or (tokens.has("NO") and not tokens.has("p"))
            or (points_at_text(tokens.text) and not tokens.has("p"))
        ):
            return False
        if tokens.shape.startswith("WI"):
            return False  # 哪些企业…: any firm, not the one before
        return tokens.has("p") or aspect_of(tokens.text) != "summary"

    def _refines(self, tokens: Tokens, read: Conditions, last: Meaning, *, since: bool) -> bool:
        """Whether the turn narrows, orders or cuts what `last` asked for; `since`: something else was asked since."""
        if not read.fields and tokens.has("Q") and not read.unread and not tokens.has("IUXkE"):
            return not points_at_text(tokens.text)  # 一共多少家
        if not read.fields and not since and tokens.has("A") and not tokens.has("IUKk"):
            return not read.unread  # 哪些适合授信, after a list: of these
        if not read.fields and not (tokens.has("p") and tokens.has("AW")):
            # 只看环保达标的: a refinement that was not understood, and no new subject
            short = len(tokens.text) <= _SHORT and not points_at_text(tokens.text)
            return bool(read.unread) and tokens.has("ON") and not tokens.has("WQ") and short
        if POLICY_STRONG.search(tokens.text) or len(tokens.unknown) > 14:
            return False
        shape = tokens.shape
        if BACK.search(tokens.text):
            return True
        if shape.startswith("&") and not tokens.has("AQ"):
            return True
        if tokens.has("p") or (tokens.has("O") and not tokens.has("A")):
            return True
        if shape.startswith("N") or set(read.fields) <= _SETS_ONLY:
            return True
        if read.fields.get("labels"):
            return False  # 国企供应商里…: whom it asks about is said anew
        new_chain = read.fields.get("chain", last.query.chain) != last.query.chain
        return not since and not tokens.has("AWQ") and not new_chain

    def _refined(self, tokens: Tokens, read: Conditions, last: Meaning, lang: Lang) -> Meaning:
        fields: dict[str, Any] = dict(read.fields)
        if fields.get("regions") and not tokens.has("L"):
            fields["local"] = False  # the place that is named now takes the place of 本地
            fields.setdefault("exclude_regions", [])
        if fields.get("exclude_regions"):
            # 本地 less the home region would be empty: what lies beyond it is meant
            fields["local"] = False
            gone = set(fields["exclude_regions"])
            held = fields.get("regions", last.query.regions)
            fields["regions"] = [code for code in held if code not in gone]
        for name in ("labels", "exclude_labels", "qualifications", "soe_levels"):
            if name in fields:
                held = list(getattr(last.query, name))
                fields[name] = held + [value for value in fields[name] if value not in held]
        if "client" in fields and not fields["client"]:
            fields |= {"branches": [], "overdue_days_min": None}
        for label in fields.get("exclude_labels", []):
            fields["labels"] = [held for held in fields.get("labels", last.query.labels) if held != label]
        intent = last.intent
        if tokens.has("A"):
            intent = Intent.SCREEN
        elif tokens.has("Q"):
            intent = Intent.COUNT
        elif intent in (Intent.COUNT, Intent.GAPS) and not tokens.has("E"):
            intent = Intent.LIST
        return last.model_copy(
            update={
                "intent": intent,
                "lang": lang,
                "query": last.query.model_copy(update=fields),
                "refined": True,
                "count_by": None if intent is Intent.LIST else last.count_by,
            }
        )

    def _fresh(self, text: str, tokens: Tokens, read: Conditions, lang: Lang) -> Meaning:
        folded = tokens.text
        clients = means_clients(tokens) and not read.fields.get("labels") and not points_at_text(folded)
        query = FirmQuery(**(read.fields | ({"client": True} if clients else {})))
        base = Meaning(intent=Intent.POLICY, lang=lang, query=query, topic=text.strip())
        asked = clients or self._asks_for_firms(tokens, read)
        about_firms = asked and bool(set(read.fields) - {"limit", "descending"})
        if POLICY_STRONG.search(folded) and not (tokens.has("A") and about_firms):
            return base
        if FORBIDS.search(folded) or (MAY.search(folded) and not tokens.has("WM")):
            return (
                base  # 失信企业能不能授信, 哪些企业不能贷款: the bank's rules say so, no list of firms does
            )
        textual = points_at_text(folded)
        some = tokens.has("W") or any("家" in token.text for token in tokens.all("Q"))
        wanted = some and self.ontology.holds_firms
        if tokens.has("A") and (about_firms or wanted or tokens.has("IUK")):
            return self._screen(base)
        if tokens.has("a") and about_firms and not textual and not read.unread and not tokens.has("Q"):
            return self._screen(base)
        products = query.products
        traced = TRACE_UP.search(folded) or TRACE_DOWN.search(folded)
        if products and traced and not tokens.has("UN"):
            return self._traced(base, folded)
        grouped = tokens.all("E")
        segments = {token.value for token in tokens.all("G")}
        if grouped and (tokens.has("Q+-") or (tokens.has("U") and about_firms)) and asked:
            by = grouped[0].value
            counted = query.model_copy(update={"segments": []}) if by == "segment" else query
            return base.model_copy(update={"intent": Intent.COUNT, "count_by": by, "query": counted})
        if tokens.has("Q") and len(segments) >= 3 and about_firms:
            counted = query.model_copy(update={"segments": []})
            return base.model_copy(update={"intent": Intent.COUNT, "count_by": "segment", "query": counted})
        if textual and not tokens.has("US"):
            return base
        few = any(token.text in RECOMMEND for token in tokens.all("W")) and tokens.has("I")
        if few and not read.unread and not textual and not set(read.fields) - {"limit"}:
            return self._screen(base)  # 推荐几家企业: to a bank that means candidates
        places = len(query.regions) > 1 and APART.search(folded) is not None
        if tokens.has("Q") and about_firms and places:
            return base.model_copy(update={"intent": Intent.COUNT, "count_by": "region"})
        counts = any(
            token.text != "多少" or self._before_a_firm(tokens, token.end) for token in tokens.all("Q")
        )
        if tokens.has("Q") and not counts:
            return base  # 可以贷多少 asks for a rule
        if any(token.text in ONE_FIRM for token in tokens.all("p")) and not tokens.has("IUW"):
            return base.model_copy(update={"intent": Intent.WHICH})
        if counts and asked and (about_firms or tokens.has("I")):
            return base.model_copy(update={"intent": Intent.COUNT})
        there = any(token.text in IS_THERE for token in tokens.all("h")) or WHO.match(folded)
        if about_firms and (
            there or tokens.has("W") or tokens.has("UIKXkb!zxeY") or query.order_by != "name"
        ):
            return base.model_copy(update={"intent": Intent.LIST})
        noun = clients or ((tokens.has("W") or FIRMS_WITH.search(folded)) and tokens.has("IUKk"))
        if asked and noun and not textual and self.ontology.holds_firms:
            return base.model_copy(
                update={"intent": Intent.LIST}
            )  # every firm, or the words that were not read
        return base

    @staticmethod
    def _before_a_firm(tokens: Tokens, place: int) -> bool:
        """Whether a word for firms follows: 多少企业 counts, 可以贷多少 does not."""
        follows = next((token for token in tokens.items if token.start >= place), None)
        return follows is not None and follows.category in "IUXkBKHPS"

    @staticmethod
    def _asks_for_firms(tokens: Tokens, read: Conditions) -> bool:
        """Whether firms are asked for: by a word for them, or by conditions and 哪些 with nothing left unread."""
        if tokens.has("B") and any(token.value == "branch" for token in tokens.all("E")):
            return True
        if WHO.match(tokens.text) and set(read.fields) - _SETS_ONLY:
            return True
        there = any(token.text in IS_THERE for token in tokens.all("h"))
        if there and not read.unread and set(read.fields) - _SETS_ONLY - {"local", "regions"}:
            return True
        if tokens.has("IUKXkb!") or read.fields.get("labels") or "state_owned" in read.fields:
            return True
        if any(token.text in ("谁", "who", "哪几家", "哪家", "有谁") for token in tokens.all("W")):
            return bool(set(read.fields) - _SETS_ONLY)
        if any("家" in token.text or "户" in token.text for token in tokens.all("Q")):
            return True
        return tokens.has("WQBw+-") and bool(read.fields) and not read.unread

    @staticmethod
    def _traced(base: Meaning, folded: str) -> Meaning:
        up, down = TRACE_UP.search(folded), TRACE_DOWN.search(folded)
        way = "both" if up and down else "upstream" if up else "downstream"
        update = {"intent": Intent.TRACE, "product": base.query.products[0], "direction": way}
        return base.model_copy(update=update)

    @staticmethod
    def _gaps(text: str, read: Conditions, base: Meaning | None, lang: Lang) -> Meaning:
        """Which products of a chain nobody makes; the chain of the turn before where none is named."""
        chain = read.fields.get("chain") or (base.query.chain if base else None)
        places = read.fields.get("regions", [])
        query = FirmQuery(chain=chain, regions=places, local=not places)
        return Meaning(
            intent=Intent.GAPS,
            lang=lang,
            query=query,
            count_by="product",
            topic=text.strip(),
        )

    @staticmethod
    def _screen(base: Meaning) -> Meaning:
        query = base.query
        if query.order_by == "name":
            query = query.model_copy(update={"order_by": "score", "descending": True})
        if not query.local and not query.regions:
            # a bank lends where it may lend: without a place, the home region is meant, and is shown as a condition
            query = query.model_copy(update={"local": True})
        return base.model_copy(update={"intent": Intent.SCREEN, "query": query})
