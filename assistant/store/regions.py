"""The division table (config/divisions.csv): codes, names and short names of places, and what lies within what.

A code has six digits; 00 at the end means a prefecture, 0000 a province. Counties are complete for Guizhou; elsewhere
the larger county-level cities are listed: an unlisted county still sorts under its prefecture.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.domain.text import Lang

TABLE = Path(__file__).parent.parent / "config" / "divisions.csv"


@dataclass(frozen=True, slots=True)
class Region:
    """One division. `short` is the name without its rank (福泉); parent is None for a province."""

    code: str
    name: str
    parent: str | None
    short: str = ""
    name_en: str = ""

    @property
    def level(self) -> str:
        """province, city or county."""
        return level_of(self.code)


def level_of(code: str) -> str:
    """Rank that a six-digit code says: province, city (prefecture) or county."""
    return "province" if code.endswith("0000") else "city" if code.endswith("00") else "county"


def prefix_of(code: str) -> str:
    """The digits that every code within the division begins with: 522700 -> 5227, 520000 -> 52."""
    padded = code.ljust(6, "0")
    return padded[:2] if padded.endswith("0000") else padded[:4] if padded.endswith("00") else padded


def _parent(code: str, known: dict[str, dict[str, str]]) -> str | None:
    level = level_of(code)
    if level == "province":
        return None
    if level == "county" and code[:4] + "00" in known:
        return code[:4] + "00"
    return code[:2] + "0000"


@lru_cache(maxsize=1)
def _table() -> dict[str, Region]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        table = (line for line in file if not line.startswith("#"))  # the head says where it comes from
        rows = {row["code"]: row for row in csv.DictReader(table)}
    return {
        code: Region(code, row["name"], _parent(code, rows), row["short"], row["name_en"])
        for code, row in rows.items()
    }


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[Region, ...]]:
    found: dict[str, list[Region]] = {}
    for region in _table().values():
        for name in {
            region.name,
            region.short,
            region.name_en.lower(),
            region.name_en.replace("'", "").lower(),
        }:
            if name:
                found.setdefault(name, []).append(region)
    return {name: tuple(regions) for name, regions in found.items()}


def all_regions() -> tuple[Region, ...]:
    """Every division of the table, in order of code (for the parser's ontology)."""
    return tuple(_table().values())


def region(code: str | None) -> Region | None:
    """The division of a 2-, 4- or 6-digit code, None where the table has none."""
    return _table().get(code.ljust(6, "0")) if code else None


def name_of(code: str | None) -> str | None:
    """Name for people: the county with its prefecture's rank, else the code as it stands."""
    found = region(code)
    return found.name if found else code


def called(code: str | None, lang: Lang) -> str | None:
    """Name of the division in that language; None where the table has none."""
    found = region(code)
    if found is None:
        return None
    return found.name_en or found.name if lang == "en" else found.name


def by_name(text: str) -> list[Region]:
    """Divisions with that full, short or English name, larger first. 吉林 is a province and a city: both come."""
    wanted = text.strip().lower()
    found = list(_names().get(wanted, ()))
    if not found:
        for tail in (" city", " county", " province", " prefecture", " district"):
            if wanted.endswith(tail):
                found = list(_names().get(wanted.removesuffix(tail).strip(), ()))
    return sorted(found, key=lambda r: (("province", "city", "county").index(r.level), r.code))


def within(codes: Iterable[str]) -> list[str]:
    """Codes of the table that lie within any of `codes`, themselves included where listed."""
    prefixes = tuple(prefix_of(code) for code in codes)
    return [code for code in _table() if code.startswith(prefixes)] if prefixes else []


def lies_in(code: str | None, areas: Iterable[str]) -> bool | None:
    """Whether `code` lies in any of the areas; None when the place is not known."""
    if not code:
        return None
    return code.startswith(tuple(prefix_of(area) for area in areas))
