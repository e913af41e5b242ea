"""What is asked of many firms beside a list of them: their signals, the map of a chain, the facts of a cluster."""

from __future__ import annotations

from assistant.agent.builtin.grammar.asked import (
    further_of_many,
    level_of,
    names_signals,
    needs_a_firm,
    of_the_bank,
    only_some_levels,
    since_of,
)
from assistant.agent.builtin.grammar.conditions import Conditions
from assistant.agent.builtin.grammar.follow_ups.asked_alike import ChainMade
from assistant.agent.builtin.grammar.follow_ups.chinese import among_them
from assistant.agent.builtin.grammar.rules_asked import POLICY_STRONG
from assistant.agent.builtin.grammar.signal_kinds import kinds_named
from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.agent.builtin.question_tokens import Tokens
from assistant.domain.firm_query import FirmQuery
from assistant.domain.text import Lang

_SHORT = 16
"""Characters of a turn that can be about the list before without saying so."""
_HAPPENED = ("events", "event_", "won", "wins", "order_by", "descending", "limit", "expiring_by", "lapsed")
"""Fields that a question for signals does not set: what happened is the kind of signal."""
OF_SIGNALS = frozenset({Intent.WARNINGS, Intent.OPPORTUNITIES})


def asked_of_many(
    text: str, tokens: Tokens, read: Conditions, base: Meaning | None, lang: Lang, chain_made: ChainMade
) -> Meaning | None:
    """Signals of many firms, the map of a chain, the facts of a cluster; a firm's matter without a firm."""
    if not names_signals(tokens):
        return None
    if needs_a_firm(tokens):
        return Meaning(intent=Intent.WHICH, lang=lang, listed=base.listed if base else ())
    fields = {name: value for name, value in read.fields.items() if not name.startswith(_HAPPENED)}
    place = bool(fields.get("regions") or fields.get("local"))
    if "chain" not in fields and {"cluster", "cluster_fact", "map"} & set(tokens.values("§")):
        fields |= chain_made(fields.get("products", []))
    intent = further_of_many(tokens, chain="chain" in fields, place=place)
    if intent is None:
        return None
    if intent in (Intent.CHAIN_MAP, Intent.CLUSTER):
        if POLICY_STRONG.search(tokens.text):
            return None
        fields = {k: v for k, v in fields.items() if k in ("chain", "regions", "local", "towns", "parks")}
        return Meaning(intent=intent, lang=lang, query=FirmQuery(**fields), topic=text.strip(), count_by=None)
    query = FirmQuery(**(fields | ({"client": True} if of_the_bank(tokens, fields) else {})))
    of_these = among_them(tokens.text) or any(t.text not in ("it", "its", "它") for t in tokens.all("p"))
    if base is not None and (
        of_these
        or (not fields and not tokens.has("IUKMP") and len(tokens.text) <= _SHORT)
        or (not fields and base.intent in OF_SIGNALS and only_some_levels(tokens))
    ):
        unsorted = {"order_by": "name", "descending": False, "then_by": [], "limit": 20, "offset": 0}
        query = base.query.model_copy(update=unsorted | fields)
    meaning = Meaning(
        intent=intent,
        kinds=kinds_named(tokens.text, "opportunities" if intent is Intent.OPPORTUNITIES else "warnings"),
        lang=lang,
        query=query,
        topic=text.strip(),
        level=level_of(tokens),
        since=since_of(tokens),
    )
    return meaning
