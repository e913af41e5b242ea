"""Size class of a firm by the official table (assistant/config/size_classes.yaml): industry, staff, revenue, assets.

Pure. Every measure of the trade has to reach the lower limit of a class, otherwise one class down; micro is what is
left, so that one measure in the micro range settles it whatever the others are.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator

Measure = Literal["staff", "revenue", "assets"]
MEASURES: tuple[Measure, ...] = ("staff", "revenue", "assets")
WAN = 10_000

Limits = tuple[int, int, int]
"""Lower limits of large, medium and small."""


class SizeClass(StrEnum):
    """From the largest to the smallest."""

    LARGE = "large"
    MEDIUM = "medium"
    SMALL = "small"
    MICRO = "micro"


class Trade(BaseModel):
    """One line of the table: staff in persons, revenue and assets in 万元."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    codes: tuple[str, ...]
    staff: Limits | None = None
    revenue: Limits | None = None
    assets: Limits | None = None


class SizeTable(BaseModel):
    """The table of one version."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    source: str
    trades: tuple[Trade, ...]
    not_covered: tuple[str, ...]

    @model_validator(mode="after")
    def _whole(self) -> SizeTable:
        seen: set[str] = set(self.not_covered)
        for trade in self.trades:
            limits = [limit for measure in MEASURES if (limit := getattr(trade, measure)) is not None]
            if not limits:
                raise ValueError(f"{trade.name}: no measure")
            if any(list(limit) != sorted(limit, reverse=True) for limit in limits):
                raise ValueError(f"{trade.name}: the limits fall from large to small")
            twice = [code for code in trade.codes if code in seen]
            if twice:
                raise ValueError(f"{trade.name}: {twice[0]} stands twice")
            seen.update(trade.codes)
        return self


@dataclass(frozen=True, slots=True)
class Size:
    """The class, None where it is not to be told; `missing` names what it lacks: industry, staff, revenue, assets, or
    trade_not_covered where the table has no class for the trade."""

    size: SizeClass | None
    missing: tuple[str, ...] = ()


class SizeRules:
    """Finds the line of the table for an industry code, and the class for its figures."""

    def __init__(self, table: SizeTable) -> None:
        self.table = table
        self._trades: dict[str, Trade | None] = {
            **{code: trade for trade in table.trades for code in trade.codes},
            **dict.fromkeys(table.not_covered),
        }

    def size(
        self, industry_code: str | None, staff: int | None, revenue: Decimal | None, assets: Decimal | None
    ) -> Size:
        """Class of a firm; revenue of a full year and assets in yuan, None for what is not known."""
        digits = (industry_code or "").lstrip("ABCDEFGHIJKLMNOPQRST")
        prefix = next(
            (digits[:n] for n in (4, 3, 2) if len(digits) >= n and digits[:n] in self._trades), None
        )
        if prefix is None:
            return Size(None, ("industry",))
        trade = self._trades[prefix]
        if trade is None:
            return Size(None, ("trade_not_covered",))
        lowest, missing = 0, []
        for measure, value, unit in (("staff", staff, 1), ("revenue", revenue, WAN), ("assets", assets, WAN)):
            limits: Limits | None = getattr(trade, measure)
            if limits is None:
                continue
            if value is None:
                missing.append(measure)
            else:
                lowest = max(lowest, next((n for n, limit in enumerate(limits) if value >= limit * unit), 3))
        found = list(SizeClass)[lowest]
        return Size(found) if not missing or found is SizeClass.MICRO else Size(None, tuple(missing))
