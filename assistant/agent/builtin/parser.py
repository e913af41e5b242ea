"""Reads a question, with the turn before, into a Meaning. Decides what is asked; the grammar reads the conditions."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from assistant.agent.builtin.grammar.conditions import Conditions, read_conditions
from assistant.agent.builtin.grammar.single import (
    asks_about_excluded,
    asks_about_one,
    asks_comparison,
    asks_relation,
    asks_why,
    aspect_of,
    bare_name,
    place_in_list,
    places_in_list,
)
from assistant.agent.builtin.grammar.talk import read_talk
from assistant.agent.builtin.lexer import Tokens, read_tokens
from assistant.agent.builtin.lexicon import POLICY_WORDS
from assistant.agent.builtin.meaning import FIRM_SETS, Intent, Meaning
from assistant.agent.builtin.ontology import Ontology
from assistant.domain.firm_query import FirmQuery
from assistant.domain.reading.normal import fold
from assistant.domain.text import Lang

_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]{2,}")
_POLICY_ZH = tuple(word for word in POLICY_WORDS if not word.isascii())
_POLICY_EN = re.compile(r"\b(?:" + "|".join(w for w in POLICY_WORDS if w.isascii()) + r")\b")
_GAPS = re.compile(
    r"(?:哪个|哪些|什么|哪)(?:个)?环节.*(?:没有|没|缺|空白|薄弱)|缺(?:少|失|了)?(?:哪|什么).*环节|补链|缺链|断链|缺失的?环节|空白环节|"
    r"which (?:segments?|links?|parts?|stages?).*(?:no|missing|lack|without|nobody|empty)|missing links?|gaps? in the chain",
    re.IGNORECASE,
)
_TRACE_UP = re.compile(
    r"原材料|原料|上游|用什么做|由什么|raw material|materials?|upstream|inputs?|made (?:of|from)",
    re.IGNORECASE,
)
_TRACE_DOWN = re.compile(
    r"下游产品|下游|用来做|可以做什么|用于|downstream|made (?:into|with)|used for", re.IGNORECASE
)
_POLICY_STRONG = re.compile(
    r"规定|办法|法律|法规|条例|第[一二三四五六七八九十百零\d]+条|手册|政策|利率|质押率|抵押|质押|登记|\blaws?\b|\bregulations?\b|\barticle \d|\bpolicy\b|\bmanual\b|\brules?\b"
)
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
        talk = read_talk(fold(text))
        if talk is not None:
            return Meaning(intent=talk, lang=lang, listed=last.listed if last else ())
        tokens = read_tokens(text, self.ontology, self.today)
        one = self._one_firm(text, tokens, last, lang)
        if one is not None:
            return one
        read = read_conditions(tokens, self.today)
        base = last if last is not None and last.intent in FIRM_SETS else last_set
        if _GAPS.search(tokens.text) and not tokens.has("A"):
            return self._gaps(text, read, base, lang)
        if base is not None and self._refines(tokens, read, base, since=base is not last):
            return self._refined(tokens, read, base, lang)
        return self._fresh(text, tokens, read, lang)

    def _one_firm(self, text: str, tokens: Tokens, last: Meaning | None, lang: Lang) -> Meaning | None:
        folded = tokens.text
        mentions = tuple(str(token.value) for token in tokens.all("M"))
        bare = None if mentions or points_at_text(folded) else bare_name(tokens)
        if bare is not None and place_in_list(folded) is None:
            mentions = (bare,)
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
            pointing = place_in_list(folded) is not None or tokens.shape.strip(";") in {"p", "p."}
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
        elif place is not None and not tokens.has("HPUA") and not _POLICY_STRONG.search(folded):
            if place > len(last.listed):
                return Meaning(intent=Intent.WHICH, lang=lang, listed=last.listed, excluded=last.excluded)
            chosen = (f"id:{last.listed[place - 1]}",)
        elif self._means_same_firm(tokens, last):
            chosen = last.firms[:1] or (f"id:{last.listed[0]}",)
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
        if last.intent not in (Intent.PROFILE, Intent.WHY) or not last.firms:
            return False
        if tokens.has("HPRLA") or (points_at_text(tokens.text) and not tokens.has("p")):
            return False
        if tokens.shape.startswith("WI"):
            return False  # 哪些企业…: any firm, not the one before
        return tokens.has("p") or aspect_of(tokens.text) != "summary"

    def _refines(self, tokens: Tokens, read: Conditions, last: Meaning, *, since: bool) -> bool:
        """Whether the turn narrows, orders or cuts what `last` asked for; `since`: something else was asked since."""
        if not read.fields and not (tokens.has("p") and tokens.has("AW")):
            return bool(read.unmet) and tokens.has("ON")
        if _POLICY_STRONG.search(tokens.text) or len(tokens.unknown) > 14:
            return False
        shape = tokens.shape
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
        for name in ("labels", "exclude_labels", "qualifications", "soe_levels"):
            if name in fields:
                held = list(getattr(last.query, name))
                fields[name] = held + [value for value in fields[name] if value not in held]
        for label in fields.get("exclude_labels", []):
            fields["labels"] = [held for held in fields.get("labels", last.query.labels) if held != label]
        intent = last.intent
        if tokens.has("A"):
            intent = Intent.SCREEN
        elif intent in (Intent.COUNT, Intent.GAPS) and not tokens.has("QE"):
            intent = Intent.LIST
        return last.model_copy(
            update={
                "intent": intent,
                "lang": lang,
                "query": last.query.model_copy(update=fields),
                "unmet": read.unmet,
                "refined": True,
                "count_by": None if intent is Intent.LIST else last.count_by,
            }
        )

    def _fresh(self, text: str, tokens: Tokens, read: Conditions, lang: Lang) -> Meaning:
        query = FirmQuery(**read.fields)
        folded = tokens.text
        base = Meaning(intent=Intent.POLICY, lang=lang, query=query, topic=text.strip(), unmet=read.unmet)
        targeted = tokens.has("IUWKQB") or bool(read.fields.get("labels"))
        about_firms = targeted and bool(set(read.fields) - _SETS_ONLY)
        if _POLICY_STRONG.search(folded) and not (tokens.has("A") and about_firms):
            return base
        if tokens.has("A") and (about_firms or tokens.has("IUK")):
            return self._screen(base)
        products = query.products
        if products and not tokens.has("U") and (_TRACE_UP.search(folded) or _TRACE_DOWN.search(folded)):
            up, down = _TRACE_UP.search(folded), _TRACE_DOWN.search(folded)
            way = "both" if up and down else "upstream" if up else "downstream"
            return base.model_copy(update={"intent": Intent.TRACE, "product": products[0], "direction": way})
        grouped = tokens.all("E")
        segments = {token.value for token in tokens.all("G")}
        if tokens.has("Q") and (grouped or len(segments) >= 3) and about_firms:
            by = grouped[0].value if grouped else "segment"
            counted = query.model_copy(update={"segments": []}) if by == "segment" else query
            return base.model_copy(update={"intent": Intent.COUNT, "count_by": by, "query": counted})
        if grouped and about_firms and tokens.has("U"):
            return base.model_copy(update={"intent": Intent.COUNT, "count_by": grouped[0].value})
        if points_at_text(folded) and not tokens.has("US"):
            return base
        if tokens.has("Q") and about_firms:
            return base.model_copy(update={"intent": Intent.COUNT})
        if about_firms and (tokens.has("W") or (tokens.has("UIK") and len(tokens.unknown) <= 12)):
            return base.model_copy(update={"intent": Intent.LIST})
        return base

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
            unmet=read.unmet,
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
