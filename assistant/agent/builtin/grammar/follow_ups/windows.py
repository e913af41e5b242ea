"""The time that a turn after a list gives it anew (就看今年的), and the time that it leaves as it was."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
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
_ALSO = re.compile(
    r"加上|也[算要看列计放补带加]|一并|连同|包括|纳入|也都?[算要看]|\b(?:also|add|include|including|as well|too|plus)\b"
)
"""把去年的也算进来: beside the time that the list has."""
_IN_ALL = re.compile(
    r"[,，;；]\s*(?:也就是|就是|那就|就|一起|合起来|凑成|凑满|相当于|总共|一共|直接)*(?:看|算|按|查|统计|要|是|凑|列)?\s*$"
)
"""…的也算进来，看去年全年: the whole of it said once more."""
_BESIDE_A_TIME = re.compile(
    r"加上|一并|算进来?|统计|[放推延挪宽拉]|到|至|也|的|看|算|按|把|全年|整年|全部|那|再|,|，|\s"
)
_PART_OF_A_YEAR = re.compile(r"[上下]半年|(?:第?[一二三四1-4]|前[两二三23]个?)季度|(?:1[0-2]|[1-9])月")
"""A part of a year that does not say of which."""
_OF_A_MEASURE = {"won_amount_12m": "won_amount", "won_amount_24m": "won_amount", "wins_24m": "wins"}


def _of_time_alone(unread: tuple[str, ...], tokens: Tokens) -> bool:
    """Whether nothing was left unread but times and the words that take them in (加上去年的)."""
    rest = " ".join(unread)
    for token in tokens.all("d"):
        rest = rest.replace(token.text, " ")
    return not _BESIDE_A_TIME.sub("", rest).strip()


def _with_the_time_held(window: Window, said: str, query: FirmQuery, today: date) -> Window | None:
    """The time that the list has and that of the turn beside it, as one; None where they leave a gap or it has none."""
    held = _held(query)
    if held is None or window.since is None or held[0] is None:
        return None
    since, until = held[0], held[1] or today
    if (
        _PART_OF_A_YEAR.match(said) and window.until is not None
    ):  # 上半年的也算上, of a list of the year before
        years = window.since.year - since.year
        window = replace(
            window,
            since=window.since.replace(year=window.since.year - years),
            until=window.until.replace(year=window.until.year - years, day=min(window.until.day, 28))
            if (window.until.month, window.until.day) == (2, 29)
            else window.until.replace(year=window.until.year - years),
        )
    assert window.since is not None
    ends = window.until or today
    if ends + timedelta(days=1) < since or until + timedelta(days=1) < window.since:
        return None
    return replace(window, since=min(since, window.since), until=max(until, ends), months=None)


def _held(query: FirmQuery) -> tuple[date | None, date | None] | None:
    """The time of what the list was asked by."""
    if query.won_months:
        return None
    if query.won is not None or query.won_from or query.wins_min or query.won_amount_min:
        return query.won_since, query.won_until
    if query.events:
        return query.event_since, query.event_until
    return (query.traded_since, query.traded_until) if query.buyers or query.suppliers else None


def window_alone(tokens: Tokens, read: Conditions, base: Meaning, today: date, lang: Lang) -> Meaning | None:
    """就看今年的, after a question with a window: the same in another time."""
    windows = tokens.all("d")
    if len(windows) == 2 and _IN_ALL.search(tokens.text[windows[0].end : windows[1].start]):
        windows = windows[1:]  # 上半年的也算进来，看去年全年
        also = False
    else:
        also = _ALSO.search(tokens.text) is not None
    if read.fields or len(windows) != 1 or not _of_time_alone(read.unread, tokens) or tokens.has("IA§"):
        return None
    if tokens.has("WQ") and _OF_THEN.search(tokens.text) is None:
        return None
    if points_at_text(tokens.text) or len(tokens.unknown) > 4:
        return None
    window: Window = windows[0].value
    query = base.query
    if also:
        taken = _with_the_time_held(window, windows[0].text, query, today)
        if taken is None:
            return None
        window = taken
    until = None if window.until == today else window.until
    if query.won is not None or query.won_from or query.wins_min or query.won_amount_min:
        update: dict[str, Any] = {"won_since": window.since, "won_until": until, "won_months": None}
        if window.months:
            update = {"won_since": None, "won_until": None, "won_months": window.months}
    elif query.events:
        update = {"event_since": window.since, "event_until": until}
    elif query.expiring_by is not None and window.until is not None and not also:
        update = {"expiring_by": window.until}  # 放到明年六月底再看看
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


_SPANS = (("won_since", "won_until"), ("event_since", "event_until"), ("traded_since", "traded_until"))


def times_taken_in(fields: dict[str, Any], held: FirmQuery) -> None:
    """去年中过的也一并看: the time of the turn and the one that the list has, as one where they touch."""
    for first, last in _SPANS:
        since, until = getattr(held, first), getattr(held, last)
        named = fields.get(first)
        if named is None or since is None:
            continue
        ends = fields.get(last)
        if (ends is not None and ends + timedelta(days=1) < since) or (
            until is not None and until + timedelta(days=1) < named
        ):
            continue
        fields |= {first: min(since, named), last: None if None in (until, ends) else max(until, ends)}


def time_said_anew(fields: dict[str, Any], held: FirmQuery) -> None:
    """今年的, of those of last year: the end that the list has goes with its beginning."""
    if "won_months" in fields:
        fields |= {"won_since": fields.get("won_since"), "won_until": fields.get("won_until")}
    elif fields.get("won_since") or fields.get("won_until"):
        fields["won_months"] = None
    for first, last in _SPANS:
        if fields.get(first) is not None and getattr(held, last) is not None:
            fields.setdefault(last, None)
        until = fields.get(last)
        since = getattr(held, first)
        if until is not None and since is not None and since > until:
            fields.setdefault(first, None)


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
