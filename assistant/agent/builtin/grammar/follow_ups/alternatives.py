"""Conditions that take each other's place: 换成国有控股的, of a list of firms with a state minority share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.domain.firm_query import FirmQuery

AGES = ("founded_before", "founded_after", "age_min", "age_max")
_GROUPS = (
    AGES,
    ("state_owned", "ownership", "state_levels"),
    ("lapsed", "expiring_by"),
    ("events", "without_events", "event_role", "event_since", "event_until", "event_amount_min"),
)
"""Fields that say one thing of a firm; where one is put in another's place, the rest of its group goes."""


def in_their_place(fields: Mapping[str, Any]) -> dict[str, Any]:
    """`fields` with blank ones for what they take the place of."""
    blank = FirmQuery()
    gone = {name for group in _GROUPS if fields.keys() & set(group) for name in group}
    return {name: getattr(blank, name) for name in gone} | dict(fields)
