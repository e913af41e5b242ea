"""Rules on what a firm does and what befell it: trade with named firms, papers, the bank's client, awards, events."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from eval.understanding.independent.files import amount, day
from eval.understanding.independent.known import Condition, Known, Query, rules_of

_ANY_LICENCE = ("许可证", "证照", "资质")
RULES: dict[str, Condition] = {}
"""Name of a condition -> whether a firm (credit code) meets the query's."""
_rule = rules_of(RULES)


def _traded(known: Known, code: str, query: Query, own: str, other: str, others: list[str]) -> bool:
    """Whether a supply, or an award that stands, in the query's window lies between the firm and one of the others."""
    since, until = query.get("traded_since", date.min), query.get("traded_until", date.max)
    dated = "traded_since" in query or "traded_until" in query
    return any(
        deal[other] in others and (not dated or (deal["on"] is not None and since <= deal["on"] <= until))
        for deal in known.deals[own].get(code, ())
    )


@_rule("buyers")
def _sells_to(known: Known, code: str, query: Query) -> bool:
    return _traded(known, code, query, "supplier", "buyer", query["buyers"])


@_rule("suppliers")
def _buys_from(known: Known, code: str, query: Query) -> bool:
    return _traded(known, code, query, "buyer", "supplier", query["suppliers"])


@_rule("traded_since", "traded_until")
def _in_trade_window(known: Known, code: str, query: Query) -> bool:
    return True  # a part of the conditions on buyers and suppliers


@_rule("bought_amount_min")
def _sold_so_much(known: Known, code: str, query: Query) -> bool:
    """Contract, delivery and payment of one sale are one amount: of each buyer the largest sum of one kind counts."""
    sums: dict[str, dict[str, Decimal]] = {buyer: {} for buyer in query["buyers"]}
    since, until = query.get("traded_since", date.min), query.get("traded_until", date.max)
    for row in known.bank.supplies:
        of_buyer, on = sums.get(row["买方代码"]), day(row["日期"])
        if row["供应商代码"] != code or of_buyer is None or row["单据类型"] == "框架协议":
            continue
        if on is not None and since <= on <= until:
            kind = row["单据类型"]
            of_buyer[kind] = of_buyer.get(kind, Decimal(0)) + (amount(row["金额（元）"]) or Decimal(0))
    total = sum((max(kinds.values(), default=Decimal(0)) for kinds in sums.values()), Decimal(0))
    return total >= Decimal(query["bought_amount_min"])


@_rule("qualifications")
def _qualified(known: Known, code: str, query: Query) -> bool:
    return any(
        row["状态"] == "有效"
        and (day(row["有效期至"]) or date.max) >= known.bank.today
        and any(name in row["名称"] for name in query["qualifications"])
        for row in known.bank.papers.get(code, ())
    )


@_rule("lapsed")
def _lapsed(known: Known, code: str, query: Query) -> bool:
    return any(
        row["类别"] == "许可"
        and (row["状态"] != "有效" or (day(row["有效期至"]) or date.max) < known.bank.today)
        and any(name in _ANY_LICENCE or name in row["名称"] for name in query["lapsed"])
        for row in known.bank.papers.get(code, ())
    )


@_rule("expiring_by")
def _expiring(known: Known, code: str, query: Query) -> bool:
    return any(
        row["类别"] == "许可"
        and row["状态"] == "有效"
        and known.bank.today <= (day(row["有效期至"]) or date.max) <= query["expiring_by"]
        for row in known.bank.papers.get(code, ())
    )


@_rule("client")
def _client(known: Known, code: str, query: Query) -> bool:
    return (code in known.bank.clients) is bool(query["client"])


@_rule("branches")
def _of_branch(known: Known, code: str, query: Query) -> bool:
    client = known.bank.clients.get(code)
    return client is not None and client["支行"] in query["branches"]


def _overdue(known: Known, code: str) -> int:
    client = known.bank.clients.get(code)
    return int(client["逾期天数"] or 0) if client else 0


@_rule("overdue_days_min")
def _overdue_so_long(known: Known, code: str, query: Query) -> bool:
    return _overdue(known, code) >= int(query["overdue_days_min"])


@_rule("without_overdue")
def _not_overdue(known: Known, code: str, query: Query) -> bool:
    return not query["without_overdue"] or _overdue(known, code) == 0


@_rule("won", "won_from", "won_since", "won_until", "won_months", "wins_min", "wins_max", "won_amount_min",
       "won_amount_max")  # fmt: skip
def _awarded(known: Known, code: str, query: Query) -> bool:
    return known.awards.meets(code, query)


@_rule("events")
def _befallen(known: Known, code: str, query: Query) -> bool:
    return known.events.any_of(code, query["events"], query)


@_rule("event_role", "event_since", "event_until", "event_amount_min", "ended_for_lack_of_assets")
def _event_detail(known: Known, code: str, query: Query) -> bool:
    return True  # a part of the condition on events


@_rule("without_events")
def _clear(known: Known, code: str, query: Query) -> bool:
    return known.events.clear_of(code, query["without_events"])


def _without(name: str, kind: str) -> None:
    def rule(known: Known, code: str, query: Query) -> bool:
        return not query[name] or known.events.clear_of(code, [kind])

    RULES[name] = rule


_without("without_penalty", "penalty")
_without("without_dishonest", "dishonest")
_without("without_enforcement", "enforcement")
