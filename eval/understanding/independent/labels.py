"""Labels of a firm by whom it sold to within 36 months, each with the level of the state firm on the other side.

A supply counts by a contract, delivery or payment with a date; an award while it stands. A framework agreement or a
withdrawn award is neither. A buyer of the supplier's own group does not count, and what the buyer was on the day does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from eval.understanding.independent.files import Bank, day, months_back
from eval.understanding.independent.state import Owners

WINDOW_MONTHS = 36
_COUNTED = ("交付", "合同", "付款")

Labels = dict[str, dict[str, set[str]]]
"""Firm -> label -> levels of the state firms it was earned with (empty for labels without a level)."""


def sales(bank: Bank) -> Iterator[tuple[str, str, date]]:
    """(supplier, buyer, day) of every sale that is dated and of every award that stands."""
    for row in bank.supplies:
        on = day(row["日期"])
        if row["单据类型"] in _COUNTED and on is not None:
            yield row["供应商代码"], row["买方代码"], on
    for row in bank.tenders:
        on = day(row["中标日期"])
        if row["状态"] == "中标" and on is not None:
            for winner in row["中标人代码"].split("|"):
                yield winner, row["采购人代码"], on


def buyer_kinds(bank: Bank, owners: Owners, buyer: str, on: date) -> dict[str, str | None]:
    """What the buyer was on that day: kind -> level of the state."""
    row = bank.firms.get(buyer)
    if row is None:
        return {}
    kinds: dict[str, str | None] = {}
    standing = owners.state(buyer, on)
    if standing.verdict == "controlled":
        kinds["state_owned"] = standing.level
    if row["主体类型"] in ("政府机关", "事业单位"):
        kinds["government"] = None
    if row["是否上市"] == "是":
        kinds["listed"] = None
    if row["主体类型"] == "银行":
        kinds["financial"] = None
    return kinds


_OF_KIND = {
    "state_owned": "soe_supplier",
    "government": "government_supplier",
    "listed": "listed_supplier",
    "financial": "financial_supplier",
}


def labels(bank: Bank, owners: Owners) -> Labels:
    """The labels of all firms on the bank's day."""
    since = months_back(bank.today, WINDOW_MONTHS)
    found: Labels = defaultdict(lambda: defaultdict(set))
    for supplier, buyer, on in sales(bank):
        if not since <= on <= bank.today or owners.related(supplier, buyer, on):
            continue
        for kind, level in buyer_kinds(bank, owners, buyer, on).items():
            found[supplier][_OF_KIND[kind]] |= {level} if level else set()
        standing = owners.state(supplier, on)
        if standing.verdict == "controlled":
            found[buyer]["soe_customer"] |= {standing.level or ""}
    return found
