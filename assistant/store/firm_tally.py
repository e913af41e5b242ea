"""Firms counted and summed up in advance by place, label and size: what a count over a province reads instead of its firms.

Derived after an import from firm_feature (ingest/firms/derive/tally.py). Where it is empty (an older home before its next
import) or a query asks for more than it holds, the features themselves are counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.domain.firm_query import FirmQuery
from assistant.store.derived import SUMMED, TallySide
from assistant.store.firm_parts import Building, Part
from assistant.store.firm_sql import both, either
from assistant.store.firm_terms import beginning
from assistant.store.regions import prefix_of


def _area(query: FirmQuery, home: str | None) -> str | None:
    """The digits of the one division that a query is about, "" for the whole country; None for several."""
    codes = [*query.regions, *([home] if query.local and home else [])]
    if not codes:
        return ""
    return prefix_of(codes[0]) if len(codes) == 1 else None


def counted(building: Building, parts: Sequence[Part]) -> int | None:
    """How many firms fit; None where the tally cannot tell."""
    within = _within(building, parts)
    if within is None:
        return None
    area, tests = within
    wanted = both([_hits(building, area), *tests])
    return int(building.rows(f"SELECT {_sum('firms')} FROM firm_tally x WHERE {wanted}")[0][0])  # noqa: S608


def grouped(building: Building, parts: Sequence[Part], digits: int | None, *, size: bool) -> list[Any] | None:
    """Rows of groups by the first digits of the division (None: by no place), by size class, by both or as one group: their
    keys, firms, for each measure its sum and how many are known, and the number of firms in all. None where the tally
    cannot tell."""
    within = _within(building, parts)
    if within is None or (digits is not None and (not within[0] or digits < len(within[0]))):
        return None
    area, tests = within
    keys = ([f"substr(x.region_code, 1, {digits:d})"] if digits else []) + (
        ["nullif(x.size_class, '')"] if size else []
    )
    sums = ", ".join(f"{_sum(name)}, {_sum(f'{name}_known')}" for name in SUMMED)
    hits = _hits(building, area)
    shown = hits if digits is None else _sides(building, area, digits)
    total = f"(SELECT {_sum('firms')} FROM firm_tally x WHERE {both([hits, *tests])})"  # noqa: S608 - own text
    return building.rows(
        f"""SELECT {"".join(f"{key}, " for key in keys)}{_sum("firms")}, {sums}, {total}
            FROM firm_tally x WHERE {both([shown, *tests])}
            {f"GROUP BY {', '.join(keys)}" if keys else ""}"""  # noqa: S608 - own text
    )


def _sum(column: str) -> str:
    return f"coalesce(sum(x.{column}), 0)"


def _within(building: Building, parts: Sequence[Part]) -> tuple[str, list[str]] | None:
    """The area, and what else is asked, over x; None where the tally does not hold it."""
    area = _area(building.query, building.asked.home)
    if area is None or not all(part.tally for part in parts):
        return None
    if not building.rows("SELECT 1 FROM firm_tally LIMIT 1"):
        return None
    return area, [part.tally for part in parts if part.tally and part.tally != "TRUE"]


def _hits(building: Building, area: str) -> str:
    """Rows of the firms of an area, each once: registered there, or else producing there."""
    return _sides(building, area, len(area)) if area else f"x.side = '{TallySide.OWN}'"


def _sides(building: Building, area: str, digits: int) -> str:
    """Rows of an area in which a firm stands once in each of its divisions of so many digits."""
    place = beginning(building.values, "x.region_code", area)
    return either(
        [
            f"(x.side = '{TallySide.OWN}' AND {place})",
            f"(x.side = '{TallySide.PLANT}' AND {place} AND x.shared < {digits:d})",
        ]
    )
