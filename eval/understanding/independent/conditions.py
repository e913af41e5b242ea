"""One rule for each condition on firms, by its name in the utterances' `query`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from eval.understanding.independent.awards import Awards
from eval.understanding.independent.events import Events
from eval.understanding.independent.files import WAN, Bank, amount, day, months_back
from eval.understanding.independent.labels import Labels
from eval.understanding.independent.sizes import revenue, size
from eval.understanding.independent.state import Owners

Query = Mapping[str, Any]
_KINDS = {
    "企业": "company", "合作社": "cooperative", "个体工商户": "sole_trader", "政府机关": "government",
    "事业单位": "public_institution", "银行": "bank",
}  # fmt: skip
_SEGMENTS = {"上游": "upstream", "中游": "midstream", "下游": "downstream", "服务": "service"}
_STATUSES = {"存续": "active", "注销": "deregistered", "吊销": "revoked", "停业": "suspended"}
_ANY_LICENCE = ("许可证", "证照", "资质")


@dataclass(frozen=True, slots=True)
class Known:
    """All that the rules read."""

    bank: Bank
    owners: Owners
    awards: Awards
    events: Events
    labels: Labels


Condition = Callable[[Known, str, Query], bool]
CONDITIONS: dict[str, Condition] = {}
"""Name of a condition -> whether a firm (credit code) meets the query's."""


def _rule(*names: str) -> Callable[[Condition], Condition]:
    def register(made: Condition) -> Condition:
        CONDITIONS.update(dict.fromkeys(names, made))
        return made

    return register


def _kind(known: Known, code: str) -> str:
    return _KINDS[known.bank.firms[code]["主体类型"]]


@_rule("firms_alone")
def _firms_alone(known: Known, code: str, query: Query) -> bool:
    """Government bodies and public institutions buy; no question for firms means them unless it says so."""
    named = "kinds" in query or "name_contains" in query
    return named or _kind(known, code) not in ("government", "public_institution")


@_rule("kinds")
def _of_kind(known: Known, code: str, query: Query) -> bool:
    return _kind(known, code) in query["kinds"]


@_rule("exclude_kinds")
def _not_of_kind(known: Known, code: str, query: Query) -> bool:
    return _kind(known, code) not in query["exclude_kinds"]


def _within(known: Known, code: str, divisions: list[str]) -> bool:
    """Registered there or producing there."""
    row = known.bank.firms[code]
    starts = tuple(division.removesuffix("00").removesuffix("00") for division in divisions)
    return row["注册地区划代码"].startswith(starts) or row["生产地区划代码"].startswith(starts)


@_rule("local")
def _local(known: Known, code: str, query: Query) -> bool:
    return not query["local"] or _within(known, code, [known.bank.home])


@_rule("regions")
def _in_regions(known: Known, code: str, query: Query) -> bool:
    return _within(known, code, query["regions"])


@_rule("exclude_regions")
def _out_of_regions(known: Known, code: str, query: Query) -> bool:
    return not _within(known, code, query["exclude_regions"])


@_rule("towns")
def _in_towns(known: Known, code: str, query: Query) -> bool:
    return known.bank.firms[code]["乡镇街道"] in query["towns"]


@_rule("parks")
def _in_parks(known: Known, code: str, query: Query) -> bool:
    return known.bank.firms[code]["园区"] in query["parks"]


@_rule("industries")
def _in_industries(known: Known, code: str, query: Query) -> bool:
    row = known.bank.firms[code]
    return any(
        row["行业代码"].startswith(trade) if trade.isdigit() else trade in row["行业名称"]
        for trade in query["industries"]
    )


def _stands(known: Known, code: str, chain: str | None) -> set[str]:
    """Segments of the chain (of any chain) that the firm's products stand in."""
    chains = [known.bank.segments[chain]] if chain else list(known.bank.segments.values())
    made = known.bank.products.get(code, set())
    return {_SEGMENTS[places[product]] for places in chains for product in made if product in places}


@_rule("chain", "segments")
def _in_chain(known: Known, code: str, query: Query) -> bool:
    stands = _stands(known, code, query.get("chain"))
    return bool(stands & set(query["segments"]) if query.get("segments") else stands)


@_rule("exclude_segments")
def _out_of_segments(known: Known, code: str, query: Query) -> bool:
    return not _stands(known, code, query.get("chain")) & set(query["exclude_segments"])


def _makes(known: Known, code: str, products: list[str]) -> bool:
    wanted = {known.bank.product_names[product.casefold()] for product in products}
    return bool(wanted & known.bank.products.get(code, set()))


@_rule("products")
def _makes_any(known: Known, code: str, query: Query) -> bool:
    return _makes(known, code, query["products"])


@_rule("exclude_products")
def _makes_none(known: Known, code: str, query: Query) -> bool:
    return not _makes(known, code, query["exclude_products"])


@_rule("labels", "soe_levels", "any_label")
def _labelled(known: Known, code: str, query: Query) -> bool:
    held = known.labels.get(code, {})
    levels = set(query.get("soe_levels", ()))
    wanted = query.get("labels") or (["soe_supplier"] if levels else [])
    met = [label in held and (not levels or not label.startswith("soe_") or bool(levels & held[label]))
           for label in wanted]  # fmt: skip
    return any(met) if query.get("any_label") and met else all(met)


@_rule("exclude_labels")
def _unlabelled(known: Known, code: str, query: Query) -> bool:
    return not set(query["exclude_labels"]) & set(known.labels.get(code, {}))


@_rule("state_owned")
def _state_owned(known: Known, code: str, query: Query) -> bool:
    controlled = known.owners.state(code, known.bank.today).verdict == "controlled"
    return controlled == query["state_owned"]


@_rule("state_levels")
def _state_level(known: Known, code: str, query: Query) -> bool:
    standing = known.owners.state(code, known.bank.today)
    return standing.verdict == "controlled" and standing.level in query["state_levels"]


@_rule("ownership")
def _ownership(known: Known, code: str, query: Query) -> bool:
    verdict = known.owners.state(code, known.bank.today).verdict
    if verdict == "none":
        kind = "private" if known.owners.person(code, known.bank.today) else "unknown"
    else:
        kind = {"controlled": "state", "minority": "state_minority"}[verdict]
    if unsure := set(query["ownership"]) - {"state", "state_minority", "private"}:
        raise KeyError(sorted(unsure)[0])
    return kind in query["ownership"]


def _traded(known: Known, code: str, query: Query, own: str, other: str, others: list[str]) -> bool:
    since, until = query.get("traded_since", date.min), query.get("traded_until", date.max)
    dated = "traded_since" in query or "traded_until" in query
    for row in known.bank.supplies:
        if row[f"{own}代码"] == code and row[f"{other}代码"] in others:
            on = day(row["日期"])
            if not dated or (on is not None and since <= on <= until):
                return True
    for row in known.bank.tenders:
        winners = row["中标人代码"].split("|")
        sides = {"供应商": winners, "买方": [row["采购人代码"]]}
        on = day(row["中标日期"])
        if row["状态"] == "中标" and code in sides[own] and set(sides[other]) & set(others):
            if not dated or (on is not None and since <= on <= until):
                return True
    return False


@_rule("buyers")
def _sells_to(known: Known, code: str, query: Query) -> bool:
    return _traded(known, code, query, "供应商", "买方", query["buyers"])


@_rule("suppliers")
def _buys_from(known: Known, code: str, query: Query) -> bool:
    return _traded(known, code, query, "买方", "供应商", query["suppliers"])


@_rule("traded_since", "traded_until")
def _in_trade_window(known: Known, code: str, query: Query) -> bool:
    return True  # a part of the conditions on buyers and suppliers


@_rule("sizes")
def _of_size(known: Known, code: str, query: Query) -> bool:
    return size(known.bank, code) in query["sizes"]


def _founded(known: Known, code: str) -> date | None:
    return day(known.bank.firms[code]["成立日期"])


@_rule("age_min")
def _old(known: Known, code: str, query: Query) -> bool:
    founded = _founded(known, code)
    return founded is not None and founded <= months_back(known.bank.today, 12 * query["age_min"])


@_rule("age_max")
def _young(known: Known, code: str, query: Query) -> bool:
    founded = _founded(known, code)
    return founded is not None and founded > months_back(known.bank.today, 12 * (query["age_max"] + 1))


@_rule("founded_before")
def _founded_before(known: Known, code: str, query: Query) -> bool:
    founded = _founded(known, code)
    return founded is not None and founded <= query["founded_before"]


@_rule("founded_after")
def _founded_after(known: Known, code: str, query: Query) -> bool:
    founded = _founded(known, code)
    return founded is not None and founded >= query["founded_after"]


def _bound(name: str, value: Callable[[Known, str], Decimal | None]) -> None:
    """Rules for `name`_min and `name`_max; what is not known meets neither."""

    def least(known: Known, code: str, query: Query) -> bool:
        found = value(known, code)
        return found is not None and found >= Decimal(query[f"{name}_min"])

    def most(known: Known, code: str, query: Query) -> bool:
        found = value(known, code)
        return found is not None and found <= Decimal(query[f"{name}_max"])

    CONDITIONS.update({f"{name}_min": least, f"{name}_max": most})


_bound("registered_capital", lambda known, code: amount(known.bank.firms[code]["注册资本（万元）"], WAN))
_bound("paid_in_capital", lambda known, code: amount(known.bank.firms[code]["实缴资本（万元）"], WAN))
_bound("revenue", lambda known, code: revenue(known.bank, code))
_bound("insured", lambda known, code: amount(known.bank.firms[code]["参保人数"]))


@_rule("statuses")
def _of_status(known: Known, code: str, query: Query) -> bool:
    return _STATUSES[known.bank.firms[code]["登记状态"]] in query["statuses"]


@_rule("tax_grades")
def _of_tax_grade(known: Known, code: str, query: Query) -> bool:
    return known.bank.firms[code]["纳税信用等级"] in query["tax_grades"]


@_rule("name_contains")
def _named(known: Known, code: str, query: Query) -> bool:
    names = [known.bank.firms[code]["企业名称"], *known.bank.other_names.get(code, ())]
    return any(query["name_contains"] in name for name in names)


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
    return (code in known.bank.clients) == query["client"]


@_rule("branches")
def _of_branch(known: Known, code: str, query: Query) -> bool:
    client = known.bank.clients.get(code)
    return client is not None and client["支行"] in query["branches"]


def _overdue(known: Known, code: str) -> int:
    client = known.bank.clients.get(code)
    return int(client["逾期天数"] or 0) if client else 0


@_rule("overdue_days_min")
def _overdue_so_long(known: Known, code: str, query: Query) -> bool:
    return _overdue(known, code) >= query["overdue_days_min"]


@_rule("without_overdue")
def _not_overdue(known: Known, code: str, query: Query) -> bool:
    return not query["without_overdue"] or _overdue(known, code) == 0


@_rule("won", "won_from", "won_since", "won_until", "won_months", "wins_min", "wins_max", "won_amount_min",
       "won_amount_max")  # fmt: skip
def _awarded(known: Known, code: str, query: Query) -> bool:
    window_only = {"won_since", "won_until", "won_months"}
    asked = {name for name in query if name.startswith(("won", "wins"))} - window_only
    return not asked or known.awards.meets(code, query)


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

    CONDITIONS[name] = rule


_without("without_penalty", "penalty")
_without("without_dishonest", "dishonest")
_without("without_enforcement", "enforcement")
