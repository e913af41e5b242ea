"""Compiles where a firm is and what trade it is in: divisions, towns, parks, industry codes. Bound values only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from sqlalchemy import ColumnElement, and_, false, or_, select, union
from sqlmodel import col

from assistant.store.firm_parts import Building, Part
from assistant.store.firm_sql import either
from assistant.store.firm_terms import (
    UnknownName,
    after,
    beginning,
    firms_beginning,
    firms_with,
    industry_codes,
    known_values,
    likely,
    values_of,
)
from assistant.store.firms import Firm
from assistant.store.regions import all_regions, prefix_of, region


def place_parts(building: Building) -> list[Part]:
    """Conditions on the place and the trade."""
    parts: list[Part] = []
    query, unknown = building.query, building.unknown
    if query.local:
        if building.asked.home is None:
            unknown.append(UnknownName("local", "本地"))
        else:
            parts.append(_in_regions(building, [building.asked.home]))
    for codes in (query.regions, query.exclude_regions):
        unknown += [_unknown_place(code) for code in codes if region(prefix_of(code)) is None]
    if query.regions:
        parts.append(_in_regions(building, query.regions))
    if query.exclude_regions:
        parts.append(Part(f"NOT coalesce({_in_regions(building, query.exclude_regions).test}, FALSE)"))
    parts += _listed(building, "towns", query.towns) + _listed(building, "parks", query.parks)
    if query.industries:
        codes = industry_codes(building.session, query.industries, unknown)
        coded = _beginning(building, "industry_code", codes)
        parts.append(
            Part(
                coded.format("f"),
                f"SELECT r.id FROM firm r WHERE {coded.format('r')}",  # noqa: S608 - own text
                size=firms_beginning(building.values, ["industry"], codes),
            )
        )
    return parts


def _in_regions(building: Building, codes: Iterable[str]) -> Part:
    """Registered within, or producing within: a plant in the county is a firm of the county."""
    prefixes = sorted({prefix_of(code) for code in codes})
    own, plant = (_beginning(building, column, prefixes) for column in ("region_code", "plant_region_code"))
    return Part(
        f"({own.format('f')} OR {plant.format('f')})",
        f"""SELECT r.id FROM firm r WHERE {own.format("r")}
            UNION ALL SELECT r.id FROM firm r WHERE {plant.format("r")}""",  # noqa: S608 - own text
        size=firms_beginning(building.values, ["region", "plant_region"], prefixes),
        narrow=(own.format("x"), f"{plant.format('x')} AND NOT coalesce({own.format('x')}, FALSE)"),
        tally="TRUE",
    )


def _beginning(building: Building, column: str, prefixes: Iterable[str]) -> str:
    """The column of {} begins with any of the prefixes."""
    return either(beginning(building.values, f"{{0}}.{column}", prefix) for prefix in prefixes)


def lies_within(codes: Iterable[str]) -> ColumnElement[bool]:
    """A firm is registered or produces in any of the divisions, for statements over the mapped tables."""
    columns: tuple[Any, ...] = (col(Firm.region_code), col(Firm.plant_region_code))
    prefixes = sorted({prefix_of(code) for code in codes})
    return or_(false(), *(_range(column, prefix) for prefix in prefixes for column in columns))


def placed_within(codes: Iterable[str]) -> Any:
    """Ids of those firms as a select that two indexes alone answer: no row of a firm is read."""
    place = Firm.__table__.alias("placed")  # type: ignore[attr-defined]
    prefixes = sorted({prefix_of(code) for code in codes})
    return union(
        *(
            select(place.c.id).where(or_(false(), *(_range(column, prefix) for prefix in prefixes)))
            for column in (place.c.region_code, place.c.plant_region_code)
        )
    )


def _range(column: Any, prefix: str) -> ColumnElement[bool]:
    if not (prefix.isascii() and prefix.isdigit()):
        same: ColumnElement[bool] = column == prefix
        return same
    end = after(prefix)
    return and_(column >= prefix, column < end) if end else column >= prefix


def _unknown_place(code: str) -> UnknownName:
    if code.isdigit():
        return UnknownName("regions", code)
    return UnknownName("regions", code, likely(code, [place.name for place in all_regions()]))


def _listed(building: Building, field: Literal["towns", "parks"], wanted: list[str]) -> list[Part]:
    if not wanted:
        return []
    term: Literal["town", "park"] = "town" if field == "towns" else "park"
    known = known_values(building.session, term, wanted)
    missing = [name for name in wanted if name not in known]
    if missing:
        all_known = values_of(building.session, term)
        building.unknown += [UnknownName(field, name, likely(name, all_known)) for name in missing]
    among = building.values.any_of(wanted)
    rows = f"SELECT r.id FROM firm r WHERE r.{term} IN {among}"  # noqa: S608 - own text
    return [Part(f"f.{term} IN {among}", rows, size=firms_with(building.values, term, wanted))]
