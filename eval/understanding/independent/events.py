"""Judicial, administrative and other events of a firm: which are current, and which meet a condition."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from eval.understanding.independent.files import Bank, Row, amount, day, months_back

_KINDS = {
    "被执行": "enforcement", "失信": "dishonest", "限高": "restriction", "行政处罚": "penalty", "诉讼": "lawsuit",
    "经营异常": "abnormal_operation", "严重违法": "serious_violation", "欠税": "tax_arrears",
    "停产": "production_stopped", "质押": "pledge",
}  # fmt: skip
"""What a condition can ask for. A bank's file tells more (news, land bought, capital raised): no condition means those."""
_ROLES = {"被告": "defendant", "原告": "plaintiff"}
_CURRENT = ("当前", "进行中", "终本")
"""终本 counts as current: it is worse than open."""
PENALTY_MONTHS = 36


class Events:
    """The events of one bank's files."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank

    def current(self, firm: str) -> list[Row]:
        """Events that stand: neither settled, performed, repaired nor over. A penalty speaks for 36 months."""
        oldest = months_back(self._bank.today, PENALTY_MONTHS)
        return [
            row
            for row in self._bank.events.get(firm, ())
            if row["状态"] in _CURRENT
            and (row["事件类型"] != "行政处罚" or (day(row["发生日期"]) or date.min) >= oldest)
        ]

    def any_of(self, firm: str, kinds: list[str], query: Mapping[str, Any]) -> bool:
        """Whether a current event of one of the kinds meets the query's role, days, amount and state."""
        return any(self._fits(row, kinds, query) for row in self.current(firm))

    def _fits(self, row: Row, kinds: list[str], query: Mapping[str, Any]) -> bool:
        befell = day(row["发生日期"])
        role = query.get("event_role")
        if _KINDS.get(row["事件类型"]) not in kinds or (role and _ROLES.get(row["角色"]) != role):
            return False
        if query.get("ended_for_lack_of_assets") and row["状态"] != "终本":
            return False
        if "event_since" in query and (befell is None or befell < query["event_since"]):
            return False
        if "event_until" in query and (befell is None or befell > query["event_until"]):
            return False
        least = query.get("event_amount_min")
        return least is None or (amount(row["金额（元）"]) or Decimal(0)) >= Decimal(least)

    def clear_of(self, firm: str, kinds: list[str]) -> bool:
        """Whether no current event of these kinds stands against the firm; a suit only as defendant."""
        return not any(
            _KINDS.get(row["事件类型"]) in kinds and (row["事件类型"] != "诉讼" or row["角色"] == "被告")
            for row in self.current(firm)
        )
