"""Compiles the conditions on what a firm holds: qualifications, and licences that have lapsed or are about to."""

from __future__ import annotations

from assistant.store.firm_parts import Building, Part, related
from assistant.store.firm_sql import either
from assistant.store.firm_terms import UnknownName, likely, values_of, values_that_hold

ANY_LICENCE = frozenset({"许可证", "证照", "资质", "licence", "license"})
"""Words that stand for a licence of any name."""

MOST_NAMES = 200
"""Above so many names of papers that hold the words, the words are compared with each paper instead."""


def paper_parts(building: Building) -> list[Part]:
    """Conditions on qualifications and licences."""
    parts = [_qualified(building, building.query.qualifications)] if building.query.qualifications else []
    return parts + _licences(building)


def _qualified(building: Building, names: list[str]) -> Part:
    """Holds a valid licence, qualification or patent whose name contains any of the names."""
    session, values = building.session, building.values
    held: list[str] = []
    for name in names:
        found = values_that_hold(session, "qualification", name, MOST_NAMES + 1) if name.strip() else []
        if not found:
            near = likely(name, values_of(session, "qualification"))
            building.unknown.append(UnknownName("qualifications", name, near))
        held += found
    few = len(held) <= MOST_NAMES
    named = (
        f"r.name IN {values.any_of(sorted(set(held)))}"
        if few
        else either(values.holds("r.name", name) for name in names)
    )
    valid = f"r.state = 'valid' AND (r.expires_on IS NULL OR r.expires_on >= {_today(building)})"
    rows = related("qualification", f"{named} AND {valid}")
    return rows if few else Part(rows.test)


def _licences(building: Building) -> list[Part]:
    """Licences that have lapsed, whatever the register last wrote beside them, and those about to."""
    parts: list[Part] = []
    query, values, today = building.query, building.values, _today(building)
    if query.lapsed:
        over = f"r.kind = 'licence' AND (r.state <> 'valid' OR r.expires_on < {today})"
        if not ANY_LICENCE.intersection(query.lapsed):
            over += f" AND {either(values.holds('r.name', name) for name in query.lapsed)}"
        parts.append(Part(related("qualification", over).test))
    if query.expiring_by is not None:
        soon = f"r.expires_on BETWEEN {today} AND {values.bind(query.expiring_by)}"
        parts.append(related("qualification", f"r.kind = 'licence' AND r.state = 'valid' AND {soon}"))
    return parts


def _today(building: Building) -> str:
    return building.values.bind(building.asked.today)
