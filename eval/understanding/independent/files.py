"""The demo bank's CSV files as rows. Amounts in yuan as Decimal, dates as date, an empty cell as None."""

from __future__ import annotations

import calendar
import csv
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

Row = dict[str, str]
WAN = Decimal(10_000)


def amount(cell: str, unit: Decimal = Decimal(1)) -> Decimal | None:
    """The cell as yuan."""
    return Decimal(cell) * unit if cell else None


def day(cell: str) -> date | None:
    """The cell as a date."""
    return date.fromisoformat(cell) if cell else None


def months_back(from_day: date, months: int) -> date:
    """The same day so many months earlier, the last of the month where that has no such day."""
    years, month = divmod(from_day.year * 12 + from_day.month - 1 - months, 12)
    return date(years, month + 1, min(from_day.day, calendar.monthrange(years, month + 1)[1]))


@dataclass(slots=True)
class Bank:
    """All files, grouped by the firm that a row is of (its credit code)."""

    today: date
    home: str
    firms: dict[str, Row]
    products: dict[str, set[str]]
    segments: dict[str, dict[str, str]]
    supplies: list[Row]
    tenders: list[Row]
    holdings: dict[str, list[Row]]
    events: dict[str, list[Row]]
    papers: dict[str, list[Row]]
    statements: dict[str, list[Row]]
    stand_ins: dict[str, list[Row]]
    clients: dict[str, Row]
    other_names: dict[str, list[str]]
    product_names: dict[str, str] = field(default_factory=dict)
    """Name, English name or synonym in small letters -> name."""
    chain_names: dict[str, str] = field(default_factory=dict)
    """The same for chains -> code."""


def read(folder: Path) -> Bank:
    """The bank that these files describe."""

    def rows(name: str) -> list[Row]:
        with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def by(name: str, key: str) -> dict[str, list[Row]]:
        table: dict[str, list[Row]] = defaultdict(list)
        for row in rows(name):
            table[row[key]].append(row)
        return table

    (profile,) = rows("bank")
    today = day(profile["数据截止日"])
    if today is None:
        raise ValueError("bank.csv says no day")
    segments: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows("chain_products"):
        segments[row["产业链代码"]][row["产品"]] = row["环节"]
    products: dict[str, set[str]] = defaultdict(set)
    for row in rows("firm_products"):
        products[row["统一社会信用代码"]].add(row["产品"])
    names: dict[str, list[str]] = defaultdict(list)
    for row in rows("names"):
        names[row["统一社会信用代码"]].append(row["名称"])
    product_names: dict[str, str] = {}
    for row in rows("products"):
        for name in (row["产品名称"], row["英文名称"], *row["同义词"].split("|")):
            product_names.setdefault(name.casefold(), row["产品名称"])
    chain_names: dict[str, str] = {}
    for row in rows("chains"):
        names_of_chain = (row["产业链代码"], row["产业链名称"], row["英文名称"], *row["同义词"].split("|"))
        chain_names.update({name.casefold(): row["产业链代码"] for name in names_of_chain})
    code = "统一社会信用代码"
    return Bank(
        today=today,
        home=profile["本地区划代码"],
        firms={row[code]: row for row in rows("firms")},
        products=products,
        segments=segments,
        supplies=rows("supplies"),
        tenders=rows("tenders"),
        holdings=by("holdings", "被投资企业代码"),
        events=by("events", code),
        papers=by("qualifications", code),
        statements=by("statements", code),
        stand_ins=by("stand_ins", code),
        clients={row[code]: row for row in rows("bank_clients")},
        other_names=names,
        product_names=product_names,
        chain_names=chain_names,
    )
