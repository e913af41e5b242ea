"""Kinds of cells in firm files: one reader a kind, each with its reason when it cannot. Knows no table and no store row.

Numbers, amounts and dates in words are read by assistant.domain.reading, as everywhere else.
"""

from __future__ import annotations

from ingest.firms.kinds.base import CellError, Kind, PlainText, Several
from ingest.firms.kinds.days import Day
from ingest.firms.kinds.figures import (
    FRACTION,
    MONEY_UNITS,
    NO_UNIT,
    PERCENT,
    SHARE_UNITS,
    YUAN,
    Amounts,
    Money,
    Quantity,
    Share,
    Whole,
    Year,
)
from ingest.firms.kinds.numbers_of_firms import (
    ClientNumber,
    CreditCode,
    FirmReference,
    FirmReferences,
    Lei,
    StockCode,
)
from ingest.firms.kinds.places import Region, Regions
from ingest.firms.kinds.words import Choice, Yes

__all__ = [
    "FRACTION",
    "MONEY_UNITS",
    "NO_UNIT",
    "PERCENT",
    "SHARE_UNITS",
    "YUAN",
    "Amounts",
    "CellError",
    "Choice",
    "ClientNumber",
    "CreditCode",
    "Day",
    "FirmReference",
    "FirmReferences",
    "Kind",
    "Lei",
    "Money",
    "PlainText",
    "Quantity",
    "Region",
    "Regions",
    "Several",
    "Share",
    "StockCode",
    "Whole",
    "Year",
    "Yes",
]
