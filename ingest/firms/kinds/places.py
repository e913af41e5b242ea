"""Cells that hold a place: a division code, or its name."""

from __future__ import annotations

import re

from assistant.domain.text import Text
from assistant.store import regions
from ingest.firms.kinds.base import CellError, Kind, plain, split

_CODE = re.compile(r"\d{6}(?:\d{3}){0,2}|\d{2}|\d{4}")


class Region(Kind):
    """A division, stored as its six-digit code. A name is taken where it means one place: 贵州省福泉市, 福泉."""

    is_code = True
    hint = Text("六位区划代码或名称，如 522702 或 福泉市", "division code or name, as in 522702")

    def read(self, cell: str, unit: int | None) -> object:
        text = plain(cell).removesuffix(".0")
        if text.isdigit():
            code = text.ljust(6, "0")[:6]
            if not _CODE.fullmatch(text) or regions.region(code[:2]) is None:
                raise CellError(Text("没有这个区划代码", "no such division code"))
            return code
        return _named("".join(text.split()))


class Regions(Region):
    """Several divisions, stored as their codes joined by |."""

    hint = Text("六位区划代码或名称，多个用 | 分开", "division codes or names joined by |")

    def read(self, cell: str, unit: int | None) -> object:
        return "|".join(
            str(super(Regions, self).read(part.strip(), None)) for part in split(cell) if part.strip()
        )


def _named(name: str) -> str:
    """Code of a place by name, with the names of what it lies in before it or not."""
    for start in range(len(name)):
        found = [place for place in regions.by_name(name[start:]) if _within(place, name[:start])]
        if len(found) == 1:
            return found[0].code
        if found:
            listed = "、".join(f"{place.name} {place.code}" for place in found)
            raise CellError(Text(f"有几个同名地方：{listed}", f"several places have that name: {listed}"))
    raise CellError(
        Text("没有找到这个地方，请填六位区划代码", "no such place; write its division code of six digits")
    )


def _within(place: regions.Region, before: str) -> bool:
    """Whether what stands before a name is what it lies in, nothing else: 贵州省黔南州 before 福泉市."""
    above = regions.region(place.parent)
    while before and above is not None:
        for name in (above.name, above.short):
            if name and before.endswith(name):
                before = before.removesuffix(name)
                break
        above = regions.region(above.parent)
    return not before
