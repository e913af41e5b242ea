"""A turn that gives a sum to what the list before was asked by, whatever else it says: those of a million or more that are
clients."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.agent.builtin.grammar.conditions import Conditions
from assistant.agent.builtin.grammar.figures_en import only_one_meant, put_bound
from assistant.agent.builtin.question_tokens import Tokens
from assistant.domain.firm_query import FirmQuery


def with_its_amount(read: Conditions, tokens: Tokens, held: FirmQuery, today: date) -> Conditions:
    """`read` with the one amount left unread as the bound of what the list before (`held`) was asked by."""
    left = [token for token in tokens.all("m") if token.text.strip() in read.unread]
    if len(left) != 1:
        return read
    name = only_one_meant(read.fields) or only_one_meant(held.model_dump(exclude_defaults=True))
    fields = dict(read.fields)
    if name is None or not put_bound(fields, name, left[0].value):
        return read
    taken = {left[0].text.strip()}
    windows = [token for token in tokens.all("d") if token.text.strip() in read.unread]
    if name == "bought_amount" and len(windows) == 1:  # 今年供货五百万以上的: of what was sold then
        since, until = windows[0].value.since, windows[0].value.until
        fields |= {"traded_since": since, "traded_until": None if until == today else until}
        taken.add(windows[0].text.strip())
    return replace(read, fields=fields, unread=tuple(words for words in read.unread if words not in taken))
