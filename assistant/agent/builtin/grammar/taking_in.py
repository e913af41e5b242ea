"""What a turn takes in beside the list (瓮安的也放进来): firms that the list left out come back, and a condition that the
turn says the other way round (存量客户重新纳入, after 剔除存量客户) limits the list no more."""

from __future__ import annotations

from typing import Any

from assistant.domain.firm_query import FirmQuery

_EITHER_WAY = ("client", "won", "state_owned")
_OPPOSED = (
    ("regions", "exclude_regions"),
    ("labels", "exclude_labels"),
    ("products", "exclude_products"),
    ("segments", "exclude_segments"),
    ("kinds", "exclude_kinds"),
    ("events", "without_events"),
)
_FLAGS = {"penalty": "without_penalty", "dishonest": "without_dishonest", "enforcement": "without_enforcement"}
_OF_EVENTS = ("event_role", "event_since", "event_until", "event_amount_min", "ended_for_lack_of_assets")
_BOUNDS = (
    ("registered_capital_min", "registered_capital_max"),
    ("revenue_min", "revenue_max"),
    ("insured_min", "insured_max"),
    ("wins_min", "wins_max"),
    ("won_amount_min", "won_amount_max"),
    ("age_min", "age_max"),
    ("founded_after", "founded_before"),
)


def taken_in(fields: dict[str, Any], held: FirmQuery) -> tuple[FirmQuery, dict[str, Any]]:
    """The conditions held and those of the turn, both without what the turn takes back by its opposite."""
    fields = dict(fields)
    back: dict[str, Any] = {}
    for name in _EITHER_WAY:
        if name in fields and getattr(held, name) not in (None, fields[name]):
            back[name] = None
            del fields[name]
    for wanted, unwanted in _OPPOSED:
        for said, other in ((wanted, unwanted), (unwanted, wanted)):
            again = [value for value in fields.get(said, ()) if value in getattr(held, other)]
            if again:
                back[other] = [value for value in getattr(held, other) if value not in again]
                fields[said] = [value for value in fields[said] if value not in again]
                if not fields[said]:
                    del fields[said]
    for kind, flag in _FLAGS.items():
        if kind in fields.get("events", ()) and getattr(held, flag):
            back[flag] = False
            fields["events"] = [value for value in fields["events"] if value != kind]
        if fields.get(flag) and kind in held.events:
            back["events"] = [value for value in back.get("events", held.events) if value != kind]
            del fields[flag]
    if not fields.get("events", True):
        fields = {name: value for name, value in fields.items() if name not in ("events", *_OF_EVENTS)}
    for low, high in _BOUNDS:
        for said, other in ((low, high), (high, low)):
            if fields.get(said) is not None and getattr(held, other) is not None and said not in held.model_fields_set:
                back[other] = None
                del fields[said]
    return held.model_copy(update=back), fields
