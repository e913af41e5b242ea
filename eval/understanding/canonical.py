"""One form for all queries that mean the same, so that a meaning is compared and not its spelling.

- 本地 is the bank's home division; a division inside another that is named too goes; 00 at the end of a code goes.
- An age is a founding day: so many whole years before the bank's day. So many months back are a day as well, and an end
  of a window that is not yet over goes.
- Any bound on tenders means that one was won, and min_wins_24m is a number in that window.
- without_penalty, without_dishonest, without_enforcement are without_events; levels of the state without a label mean
  its suppliers; ownership by the state alone is state_owned.
- Overdue and of a branch is a client. One label needs no "any". A list's order by name, a screening's by score and any
  order or limit of a count say nothing.
- Names stand for what they find: products and chains by their stored name, trades by the codes that begin so or whose
  name holds the words, papers by the papers that hold the words, firms by credit code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from assistant.agent.builtin.meaning import Intent
from assistant.domain.firm_query import FirmQuery
from eval.understanding.independent.files import Bank, months_back

Resolve = Callable[[str], str]
"""Name, id or credit code of a firm -> credit code, or what was given where no firm has it."""

_WITHOUT = {
    "without_penalty": "penalty", "without_dishonest": "dishonest", "without_enforcement": "enforcement",
}  # fmt: skip
_BOUNDS = ("wins_min", "won_amount_min", "won_amount_max", "won_from", "won_since", "won_until")
_FIRMS = ("buyers", "suppliers", "controlled_by")
_ANY_LICENCE = {"许可证", "证照", "资质", "licence", "license"}


class Canon:
    """Brings queries over one bank's files to their canonical form."""

    def __init__(self, bank: Bank, resolve: Resolve) -> None:
        self._bank = bank
        self.resolve = resolve

    def product(self, name: str | None) -> str | None:
        """The stored name of a product, of which this may be the English name or a synonym."""
        return self._bank.product_names.get(name.casefold(), name) if name else None

    def query(self, asked: FirmQuery, intent: Intent | None) -> dict[str, Any]:
        """The query's conditions in canonical form, those that stand at their default left out."""
        made: dict[str, Any] = asked.model_dump(exclude_defaults=True)
        self._places(made)
        self._days(made)
        self._tenders(made)
        self._standing(made)
        self._names(made)
        self._order(made, intent)
        return {name: _bare(value) for name, value in made.items() if value not in (None, [], False) or name in (
            "state_owned", "client", "won")}  # fmt: skip

    def _places(self, made: dict[str, Any]) -> None:
        regions = list(made.pop("regions", []))
        if made.pop("local", False):
            regions.append(self._bank.home)
        for name, codes in (("regions", regions), ("exclude_regions", made.pop("exclude_regions", []))):
            short = {_division(code) for code in codes}
            made[name] = [c for c in short if not any(c != other and c.startswith(other) for other in short)]

    def _days(self, made: dict[str, Any]) -> None:
        today = self._bank.today
        if (years := made.pop("age_min", None)) is not None:
            day = months_back(today, 12 * years)
            made["founded_before"] = min(day, made.get("founded_before", day))
        if (years := made.pop("age_max", None)) is not None:
            day = months_back(today, 12 * (years + 1)) + timedelta(days=1)
            made["founded_after"] = max(day, made.get("founded_after", day))
        for name in ("won_until", "event_until", "traded_until"):
            if made.get(name, date.min) >= today:
                made.pop(name)

    def _tenders(self, made: dict[str, Any]) -> None:
        if (number := made.pop("min_wins_24m", None)) is not None:
            made["wins_min"] = number
            made.setdefault("won_months", 24)
        if (months := made.pop("won_months", None)) is not None:
            day = months_back(self._bank.today, months)
            made["won_since"] = max(day, made.get("won_since", day))
        if made.get("wins_min") == 1:
            made.pop("wins_min")
            made["won"] = True
        if made.get("won") is None and any(name in made for name in _BOUNDS):
            made["won"] = True
        if made.get("won") and "wins_min" in made:
            made.pop("won")

    def _standing(self, made: dict[str, Any]) -> None:
        without = set(made.pop("without_events", []))
        without |= {kind for name, kind in _WITHOUT.items() if made.pop(name, False)}
        made["without_events"] = list(without)
        if made.get("soe_levels") and not made.get("labels"):
            made["labels"] = ["soe_supplier"]
        if len(made.get("labels", ())) < 2:
            made.pop("any_label", None)
        if made.get("ownership") == ["state"]:
            made.pop("ownership")
            made["state_owned"] = True
        if made.get("client") and (made.get("branches") or made.get("overdue_days_min")):
            made.pop("client")
        if made.get("ended_for_lack_of_assets"):
            made["events"] = ["enforcement"]

    def _names(self, made: dict[str, Any]) -> None:
        bank = self._bank
        for name in ("products", "exclude_products"):
            made[name] = [bank.product_names.get(p.casefold(), p) for p in made.get(name, ())]
        if "chain" in made:
            made["chain"] = bank.chain_names.get(made["chain"].casefold(), made["chain"])
        made["industries"] = _found(
            made.get("industries", ()),
            lambda trade: {
                row["行业代码"] for row in bank.firms.values()
                if (row["行业代码"].startswith(trade.lstrip("ABCDEFGHIJKLMNOPQRST")) if trade[-1:].isdigit()
                    else trade in row["行业名称"])
            },
        )  # fmt: skip
        papers = {row["名称"] for rows in bank.papers.values() for row in rows}
        for name in ("qualifications", "lapsed"):
            asked = made.get(name, ())
            if _ANY_LICENCE & set(asked):
                made[name] = ["许可证"]
            else:
                made[name] = _found(asked, lambda text: {paper for paper in papers if text in paper})
        for name in _FIRMS:
            made[name] = [self.resolve(firm) for firm in made.get(name, ())]

    def _order(self, made: dict[str, Any], intent: Intent | None) -> None:
        keys = [(made.pop("order_by", "name"), made.pop("descending", False))]
        keys += [(key["by"], key.get("descending", False)) for key in made.pop("then_by", ())]
        silent = {"name", "score"} if intent is Intent.SCREEN else {"name"}
        while keys and keys[-1][0] in silent and (keys[-1][0] == "score" or not keys[-1][1]):
            keys.pop()
        if intent in (Intent.COUNT, Intent.GAPS):
            made.pop("limit", None)
        else:
            made["order"] = keys


def _division(code: str) -> str:
    return code.removesuffix("00").removesuffix("00") if len(code) == 6 else code


def _found(asked: Iterable[str], find: Callable[[str], set[str]]) -> list[str]:
    """What the words find; words that find nothing stand for themselves."""
    return [found for text in asked for found in (find(text) or {text})]


def _bare(value: Any) -> Any:
    """Lists whose order says nothing as sorted tuples; amounts as plain numbers."""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return tuple(sorted(set(value)))
    return tuple(value) if isinstance(value, list) else value
