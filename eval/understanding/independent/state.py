"""Who stands behind a firm on a day: the state layer by layer, a person, or nobody alone. From holdings.csv."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from eval.understanding.independent.files import Bank, Row, day

_LEVELS = {"中央": "central", "省": "province", "市": "city", "县": "county"}
HALF = Decimal(50)
_GOVERNMENT = ("政府机关", "事业单位")


@dataclass(frozen=True, slots=True)
class Standing:
    """How the state stands in a firm: controlled (at which level), minority, or none."""

    verdict: str
    level: str | None = None


class Owners:
    """Answers about the holdings of one bank's files."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank
        self.state = lru_cache(maxsize=None)(self._state)
        self.top = lru_cache(maxsize=None)(self._top)

    def current(self, firm: str, on: date) -> list[Row]:
        """Holdings in the firm that stood on that day and that the holder has not disclaimed."""
        return [
            row
            for row in self._bank.holdings.get(firm, ())
            if row["声明否认"] != "是"
            and (day(row["起始日"]) or date.min) <= on
            and on < (day(row["终止日"]) or date.max)
        ]

    def _state(self, firm: str, on: date) -> Standing:
        """Over half in the state's hands, or the state is the largest holder and actually controls."""
        return self._state_of(firm, on, frozenset())

    def _state_of(self, firm: str, on: date, seen: frozenset[str]) -> Standing:
        if firm in seen or self._bank.firms[firm]["主体类型"] in _GOVERNMENT:
            return Standing("none")
        held = self.current(firm, on)
        levels: dict[str, Decimal] = {}
        of_state: list[Row] = []
        for row in held:
            level = _LEVELS.get(row["机构层级"]) if row["股东机构"] else None
            if row["股东企业代码"]:
                above = self._state_of(row["股东企业代码"], on, seen | {firm})
                level = above.level if above.verdict == "controlled" else None
            if level is not None:
                of_state.append(row)
                levels[level] = levels.get(level, Decimal(0)) + Decimal(row["持股比例（%）"])
        if not of_state:
            return Standing("none")
        total = sum(levels.values())
        largest = max(held, key=_share)
        actual = any(row["实际控制"] == "是" for row in of_state) and largest in of_state
        if total > HALF or actual:
            return Standing("controlled", max(levels, key=lambda level: levels[level]))
        return Standing("minority")

    def _top(self, firm: str, on: date) -> str:
        """Who decides in the end: a person, the topmost firm that somebody's chain ends in, or the firm itself.

        Two firms under one state body are not of one group for that: the body is not counted as a top.
        """
        seen = {firm}
        while True:
            holder = _controlling(self.current(firm, on))
            if holder is None or holder["股东机构"]:
                return firm
            if holder["股东人员编号"]:
                return holder["股东人员编号"]
            firm = holder["股东企业代码"]
            if firm in seen:
                return min(seen)
            seen.add(firm)

    def person(self, firm: str, on: date) -> bool:
        """Whether a natural person controls it in the end."""
        return self.top(firm, on).startswith("P")

    def related(self, one: str, other: str, on: date) -> bool:
        """Whether both are of one group: one end of the chain of control."""
        return one == other or self.top(one, on) == self.top(other, on)


def _share(row: Row) -> Decimal:
    return Decimal(row["持股比例（%）"] or 0)


def _controlling(held: Iterable[Row]) -> Row | None:
    rows = list(held)
    if not rows:
        return None
    largest = max(rows, key=_share)
    return largest if _share(largest) > HALF or largest["实际控制"] == "是" else None
