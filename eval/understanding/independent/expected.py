"""The firms of the demo bank that meet given conditions, in the order asked for: the answer key of the suite.

Conditions are named as in the utterances' `query`. One that is not written down raises KeyError, so that no utterance
passes for want of a rule.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

from eval.understanding.independent import dealing_rules, register_rules
from eval.understanding.independent.awards import Awards
from eval.understanding.independent.events import Events
from eval.understanding.independent.files import amount, day, read
from eval.understanding.independent.known import Known, Query, deals_of
from eval.understanding.independent.labels import buyer_kinds, labels
from eval.understanding.independent.sizes import revenue
from eval.understanding.independent.state import Owners

RULES = {**register_rules.RULES, **dealing_rules.RULES}
_OF_FIRM = {
    "registered_capital": "注册资本（万元）",
    "paid_in_capital": "实缴资本（万元）",
    "insured_count": "参保人数",
    "river_distance": "距河岸（米）",
}
_OF_CLIENT = {"balance": "余额（元）", "credit_limit": "授信额度（元）", "overdue_days": "逾期天数"}
_MONTHS = {"won_amount_12m": 12, "won_amount_24m": 24, "wins_24m": 24}


class Expected:
    """The demo bank's files, ready to be asked."""

    def __init__(self, folder: Path) -> None:
        bank = read(folder)
        owners = Owners(bank)

        def kinds(buyer: str, on: date) -> Iterable[str]:
            return buyer_kinds(bank, owners, buyer, on)

        self.known = Known(
            bank, owners, Awards(bank, kinds), Events(bank), labels(bank, owners), deals_of(bank)
        )

    def firms(self, query: Query) -> list[str]:
        """Credit codes of the firms that meet all conditions, in the query's order, cut at its limit if it has one."""
        firms = self.known.bank.firms
        rules = list(dict.fromkeys(RULES[name] for name in _asked(query)))
        found = [code for code in firms if all(rule(self.known, code, query) for rule in rules)]
        found.sort(key=lambda code: firms[code]["企业名称"])
        for key, descending in reversed(_order(query)):
            places = {code: _place(self._value(key, code, query), descending) for code in found}
            found.sort(key=places.__getitem__)
        start = int(query.get("offset", 0))
        return found[start : start + int(query["limit"])] if "limit" in query else found[start:]

    def _value(self, key: str, code: str, query: Query) -> Decimal | int | None:
        row = self.known.bank.firms[code]
        client = self.known.bank.clients.get(code)
        window = {"won_months": _MONTHS[key]} if key in _MONTHS else query
        if key in _OF_FIRM:
            return amount(row[_OF_FIRM[key]])
        if key in _OF_CLIENT:
            return amount(client[_OF_CLIENT[key]]) if client else None
        if key == "founded_on":
            founded = day(row["成立日期"])
            return founded.toordinal() if founded else None
        if key == "revenue":
            return revenue(self.known.bank, code)
        if key in ("won_amount", "won_amount_12m", "won_amount_24m"):
            return self.known.awards.amount(code, window)
        if key in ("wins", "wins_24m"):
            return len(self.known.awards.won(code, window))
        raise KeyError(key)


def _place(value: Decimal | int | None, descending: bool) -> tuple[bool, Decimal | int]:
    """What is not known comes last in either direction."""
    return (True, 0) if value is None else (False, -value if descending else value)


def _order(query: Query) -> list[tuple[str, bool]]:
    keys = [(str(query.get("order_by", "name")), bool(query.get("descending", False)))]
    keys += [(key["by"], bool(key.get("descending", False))) for key in query.get("then_by", ())]
    return [(by, descending) for by, descending in keys if by not in ("name", "score")]


def _asked(query: Query) -> list[str]:
    """The query's conditions; what a plain question for firms does not mean is one too."""
    list_only = ("order_by", "descending", "then_by", "limit", "offset")
    return ["firms_alone", *(name for name in query if name not in list_only)]
