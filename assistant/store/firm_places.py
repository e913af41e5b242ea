"""Compiles where a firm is and what trade it is in: divisions, towns, parks, industry codes. Bound values only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from sqlalchemy import ColumnElement, and_, false, func, or_, select, union_all
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from assistant.domain.firm_query import FirmQuery
from assistant.store.firm_parts import Part
from assistant.store.firm_terms import (
    UnknownName,
    firms_beginning,
    firms_with,
    industry_codes,
    known_values,
    likely,
    values_of,
)
from assistant.store.firms import Firm
from assistant.store.regions import all_regions, prefix_of, region

_FIRMS: Any = aliased(Firm)
"""Firms beside those that are asked for. One for all: making it costs more than most of these questions."""


def place_parts(
    session: Session, query: FirmQuery, home_region: str | None, unknown: list[UnknownName]
) -> list[Part]:
    """Conditions on the place and the trade; what the store does not know is added to `unknown`."""
    parts: list[Part] = []
    if query.local:
        if home_region is None:
            unknown.append(UnknownName("local", "本地"))
        else:
            parts.append(in_regions(session, [home_region]))
    for codes in (query.regions, query.exclude_regions):
        unknown += [_unknown_place(code) for code in codes if region(prefix_of(code)) is None]
    if query.regions:
        parts.append(in_regions(session, query.regions))
    if query.exclude_regions:
        parts.append(Part(~func.coalesce(in_regions(session, query.exclude_regions).test, false())))
    parts += _listed(session, "towns", query.towns, unknown) + _listed(session, "parks", query.parks, unknown)
    if query.industries:
        codes = industry_codes(session, query.industries, unknown)
        parts.append(
            Part(
                _beginning(col(Firm.industry_code), codes),
                select(_FIRMS.id).where(_beginning(_FIRMS.industry_code, codes)),
                size=firms_beginning(session, "industry", codes),
            )
        )
    return parts


def in_regions(session: Session, codes: Iterable[str]) -> Part:
    """Registered within, or producing within: a plant in the county is a firm of the county."""
    prefixes = sorted({prefix_of(code) for code in codes})
    return Part(
        or_(_beginning(col(Firm.region_code), prefixes), _beginning(col(Firm.plant_region_code), prefixes)),
        union_all(
            select(_FIRMS.id).where(_beginning(_FIRMS.region_code, prefixes)),
            select(_FIRMS.id).where(_beginning(_FIRMS.plant_region_code, prefixes)),
        ),
        size=firms_beginning(session, "region", prefixes)
        + firms_beginning(session, "plant_region", prefixes),
    )


def _beginning(column: Any, prefixes: Iterable[str]) -> ColumnElement[bool]:
    """The column begins with any of the prefixes of digits, as ranges: an index serves them, and it no LIKE."""
    return or_(false(), *(_range(column, prefix) for prefix in prefixes))


def _range(column: Any, prefix: str) -> ColumnElement[bool]:
    if not (prefix.isascii() and prefix.isdigit()):  # asked for as it stands, and unknown by then
        return column == prefix  # type: ignore[no-any-return]
    after = str(int(prefix) + 1).zfill(len(prefix))
    above: ColumnElement[bool] = column >= prefix
    return above if len(after) > len(prefix) else and_(above, column < after)


def _unknown_place(code: str) -> UnknownName:
    places = all_regions()
    if code.isdigit():
        return UnknownName("regions", code)
    near = likely(code, [place.name for place in places])
    return UnknownName("regions", code, near)


def _listed(
    session: Session, field: Literal["towns", "parks"], wanted: list[str], unknown: list[UnknownName]
) -> list[Part]:
    if not wanted:
        return []
    term: Literal["town", "park"] = "town" if field == "towns" else "park"
    known = known_values(session, term, wanted)
    missing = [name for name in wanted if name not in known]
    if missing:
        all_known = values_of(session, term)
        unknown += [UnknownName(field, name, likely(name, all_known)) for name in missing]
    column = getattr(Firm, term)
    rows = select(_FIRMS.id).where(getattr(_FIRMS, term).in_(wanted))
    return [Part(col(column).in_(wanted), rows, size=firms_with(session, term, wanted))]
