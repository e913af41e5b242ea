"""The time that a turn after a list gives it anew (就看今年的), and the time that it leaves as it was."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from assistant.agent.builtin.grammar.conditions import Conditions
from assistant.agent.builtin.grammar.policy_points import points_at_text
from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.agent.builtin.question_tokens import Tokens
from assistant.domain.firm_query import FirmQuery
from assistant.domain.reading.dates import Window
from assistant.domain.text import Lang

_OF_THEN = re.compile(
    r"的(?:又|都|一共|总共)?(?:是|有|占)?(?:哪些|哪几[家户个]|哪[家户]|谁|几[家户个]|多少[家户个])(?:家|户)?(?:呢|啊|呀|嘛)?[?？。!！]*$"
)
"""今年的是哪几家: which of the list, and no list of its own."""
_OF_A_MEASURE = {"won_amount_12m": "won_amount", "won_amount_24m": "won_amount", "wins_24m": "wins"}


def window_alone(tokens: Tokens, read: Conditions, base: Meaning, today: date, lang: Lang) -> Meaning | None:
    """就看今年的, after a question with a window: the same in another time."""
    windows = tokens.all("d")
    if read.fields or len(windows) != 1 or set(read.unread) - {windows[0].text} or tokens.has("IA§"):
        return None
    if tokens.has("WQ") and _OF_THEN.search(tokens.text) is None:
        return None
    if points_at_text(tokens.text) or len(tokens.unknown) > 4:
        return None
    window: Window = windows[0].value
    until = None if window.until == today else window.until
    query = base.query
    if query.won is not None or query.won_from or query.wins_min or query.won_amount_min:
        update: dict[str, Any] = {"won_since": window.since, "won_until": until, "won_months": None}
        if window.months:
            update = {"won_since": None, "won_until": None, "won_months": window.months}
    elif query.events:
        update = {"event_since": window.since, "event_until": until}
    elif query.buyers or query.suppliers:
        update = {"traded_since": window.since, "traded_until": until}
    elif str(query.order_by).startswith(("won", "wins")):
        update = {
            "won_since": window.since,
            "won_until": until,
            "order_by": "wins" if query.order_by.startswith("wins") else "won_amount",
        }
    else:
        return None
    made: dict[str, Any] = {
        "query": query.model_copy(update=update | {"offset": 0}),
        "lang": lang,
        "refined": True,
    }
    counted = tokens.has("Q")
    if counted or (tokens.has("W") and base.intent is Intent.COUNT):
        made |= {"intent": Intent.COUNT if counted else Intent.LIST, "count_by": None}
    return base.model_copy(update=made)


def in_the_window_held(tokens: Tokens, fields: dict[str, Any], held: FirmQuery) -> None:
    """Awards that are measured or sorted after a list of those won in some time, where the turn names no other time."""
    if tokens.has("d") or not (held.won_since or held.won_until or held.won_months):
        return
    if not any(name.startswith(("won", "wins", "order_by")) for name in fields):
        return
    fields.pop("won_months", None)
    by = fields.get("order_by")
    if by in _OF_A_MEASURE:
        fields["order_by"] = _OF_A_MEASURE[by]
