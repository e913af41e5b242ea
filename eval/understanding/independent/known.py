"""What the rules read of the bank's files, and how a rule is entered under the names of its conditions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from eval.understanding.independent.awards import Awards
from eval.understanding.independent.events import Events
from eval.understanding.independent.files import Bank, day
from eval.understanding.independent.labels import Labels
from eval.understanding.independent.state import Owners

Query = Mapping[str, Any]
Deal = dict[str, Any]
"""supplier and buyer by credit code, on: the day or None."""


@dataclass(frozen=True, slots=True)
class Known:
    """All that the rules read."""

    bank: Bank
    owners: Owners
    awards: Awards
    events: Events
    labels: Labels
    deals: dict[str, dict[str, list[Deal]]]
    """supplier or buyer -> credit code -> its supplies and the awards that stand."""


def deals_of(bank: Bank) -> dict[str, dict[str, list[Deal]]]:
    """Every supply, of whatever kind, and every award that stands, found from either side."""
    made: list[Deal] = [
        {"supplier": row["供应商代码"], "buyer": row["买方代码"], "on": day(row["日期"])}
        for row in bank.supplies
    ]
    for row in bank.tenders:
        if row["状态"] == "中标":
            for winner in row["中标人代码"].split("|"):
                made.append({"supplier": winner, "buyer": row["采购人代码"], "on": day(row["中标日期"])})
    sides: dict[str, dict[str, list[Deal]]] = {"supplier": {}, "buyer": {}}
    for deal in made:
        for side, table in sides.items():
            table.setdefault(deal[side], []).append(deal)
    return sides


Condition = Callable[[Known, str, Query], bool]


def rules_of(table: dict[str, Condition]) -> Callable[..., Callable[[Condition], Condition]]:
    """A decorator that puts a rule into the table under the names of the conditions that it decides."""

    def rule(*names: str) -> Callable[[Condition], Condition]:
        def register(made: Condition) -> Condition:
            table.update(dict.fromkeys(names, made))
            return made

        return register

    return rule
