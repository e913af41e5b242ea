"""Tenders won in a window: how many, of whom, and for how much. A withdrawn award and a framework are no award."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from eval.understanding.independent.files import Bank, Row, day, months_back


class Awards:
    """The awards that stand, by winner."""

    def __init__(self, bank: Bank, kinds: Callable[[str, date], Iterable[str]]) -> None:
        """kinds: what a buyer was on a day."""
        self._bank = bank
        self._kinds = kinds
        self._of: dict[str, list[tuple[date, Row, Decimal | None]]] = defaultdict(list)
        for row in bank.tenders:
            on = day(row["中标日期"])
            if row["状态"] != "中标" or on is None:
                continue
            winners = row["中标人代码"].split("|")
            parts = row["成员份额（元）"].split("|") if row["成员份额（元）"] else []
            for place, winner in enumerate(winners):
                own: str | None = parts[place] if parts else row["中标金额（元）"]
                if len(winners) > 1 and not parts:
                    own = None
                self._of[winner].append((on, row, Decimal(own) if own else None))

    def won(self, firm: str, query: Mapping[str, Any]) -> list[tuple[date, Row, Decimal | None]]:
        """Its awards in the query's window and of the kinds of buyers that the query names."""
        since = query.get("won_since", date.min)
        if "won_months" in query:
            since = max(since, months_back(self._bank.today, query["won_months"]))
        until = min(query.get("won_until", date.max), self._bank.today)
        wanted = set(query.get("won_from", ()))
        return [
            award
            for award in self._of.get(firm, ())
            if since <= award[0] <= until
            and (not wanted or wanted & set(self._kinds(award[1]["采购人代码"], award[0])))
        ]

    def amount(self, firm: str, query: Mapping[str, Any]) -> Decimal | None:
        """Sum of its parts of those awards, None where it has none with an amount."""
        parts = [part for _, _, part in self.won(firm, query) if part is not None]
        return sum(parts, Decimal(0)) if parts else None

    def meets(self, firm: str, query: Mapping[str, Any]) -> bool:
        """Whether number and sum lie within the query's bounds; without bounds, whether there is any award."""
        number, total = len(self.won(firm, query)), self.amount(firm, query) or Decimal(0)
        if query.get("won") is False:
            return number == 0
        needed = query.get("won") or {"won_amount_min", "won_amount_max"} & set(query)
        if (
            needed or not {"wins_min", "wins_max"} & set(query)
        ) and number == 0:  # at most three is also none
            return False
        return (
            query.get("wins_min", 0) <= number <= query.get("wins_max", number)
            and Decimal(query.get("won_amount_min", 0)) <= total
            and total <= Decimal(query.get("won_amount_max", total))
        )
