"""Compiles the conditions on what a firm holds: qualifications, and licences that have lapsed or are about to."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, and_, false, or_, select
from sqlmodel import Session, col

from assistant.domain.firm_query import FirmQuery
from assistant.store.firm_parts import Part, related
from assistant.store.firm_terms import UnknownName, likely, values_of, values_that_hold
from assistant.store.records import Qualification

ANY_LICENCE = frozenset({"许可证", "证照", "资质", "licence", "license"})
"""Words that stand for a licence of any name."""

MOST_NAMES = 200
"""Above so many names of papers that hold the words, the words are compared with each paper instead."""


def paper_parts(session: Session, query: FirmQuery, today: date, unknown: list[UnknownName]) -> list[Part]:
    """Conditions on qualifications and licences; names that no paper holds are added to `unknown`."""
    parts = [_qualified(session, query.qualifications, today, unknown)] if query.qualifications else []
    return parts + _licences(query, today)


def _qualified(session: Session, names: list[str], today: date, unknown: list[UnknownName]) -> Part:
    """Holds a valid licence, qualification or patent whose name contains any of the names."""
    held: list[str] = []
    for name in names:
        found = values_that_hold(session, "qualification", name, MOST_NAMES + 1) if name.strip() else []
        if not found:
            unknown.append(
                UnknownName("qualifications", name, likely(name, values_of(session, "qualification")))
            )
        held += found
    few = len(held) <= MOST_NAMES
    named: ColumnElement[bool] = (
        col(Qualification.name).in_(sorted(set(held)))
        if few
        else or_(*(col(Qualification.name).contains(name, autoescape=True) for name in names))
    )
    valid = and_(
        col(Qualification.state) == "valid",
        or_(col(Qualification.expires_on).is_(None), col(Qualification.expires_on) >= today),
    )
    rows = select(col(Qualification.firm_id)).where(named, valid)
    return related(rows) if few else Part(related(rows).test)


def _licences(query: FirmQuery, today: date) -> list[Part]:
    """Licences that have lapsed, whatever the register last wrote beside them, and those about to."""
    parts: list[Part] = []
    held = select(col(Qualification.firm_id)).where(col(Qualification.kind) == "licence")

    if query.lapsed:
        over = or_(col(Qualification.state) != "valid", col(Qualification.expires_on) < today)
        rows = held.where(over)
        if not ANY_LICENCE.intersection(query.lapsed):
            names = (col(Qualification.name).contains(name, autoescape=True) for name in query.lapsed)
            rows = rows.where(or_(false(), *names))
        parts.append(Part(related(rows).test))
    if query.expiring_by is not None:
        rows = held.where(
            col(Qualification.state) == "valid",
            col(Qualification.expires_on).between(today, query.expiring_by),
        )
        parts.append(related(rows))
    return parts
