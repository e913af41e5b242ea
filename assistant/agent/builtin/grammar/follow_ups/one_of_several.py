"""A turn that puts something in the place of one of several that the list is asked by: 有机肥不要，换成绿茶, of 茶苗和有机肥."""

from __future__ import annotations

from typing import Any

from assistant.domain.firm_query import FirmQuery

_SEVERAL = ("regions", "towns", "parks", "products", "kinds", "segments", "sizes", "tax_grades", "branches", "events",
            "won_from")  # fmt: skip


def with_the_others(
    meant: dict[str, Any], denied: dict[str, Any], said: str, query: FirmQuery
) -> dict[str, Any]:
    """`meant`, beside what the list has of the same kind and the turn does not deny. said: the words that deny, for a
    product that they name in part (有机肥 of 茶园有机肥)."""
    made = dict(meant)
    for name in _SEVERAL:
        held = getattr(query, name)
        if len(held) < 2 or not meant.get(name):
            continue
        gone = [value for value in held if value in denied.get(name, ())]
        named = said.removesuffix("的")
        if not gone and name == "products" and len(named) > 1:
            gone = [value for value in held if named in value]
        kept = [value for value in held if value not in gone and value not in meant[name]]
        if gone and kept:
            made[name] = [*kept, *meant[name]]
    return made
