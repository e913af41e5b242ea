"""Rules on what a firm is: kind, place, trade, chain, label, owner, size, age, capital, people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from eval.understanding.independent.files import WAN, amount, day, months_back
from eval.understanding.independent.known import Condition, Known, Query, rules_of
from eval.understanding.independent.sizes import revenue, size

_KINDS = {
    "企业": "company", "合作社": "cooperative", "个体工商户": "sole_trader", "政府机关": "government",
    "事业单位": "public_institution", "银行": "bank",
}  # fmt: skip
_SEGMENTS = {"上游": "upstream", "中游": "midstream", "下游": "downstream", "服务": "service"}
_STATUSES = {"存续": "active", "注销": "deregistered", "吊销": "revoked", "停业": "suspended"}

RULES: dict[str, Condition] = {}
"""Name of a condition -> whether a firm (credit code) meets the query's."""
_rule = rules_of(RULES)


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
    return controlled is bool(query["state_owned"])


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


@_rule("controlled_by")
def _controlled_by(known: Known, code: str, query: Query) -> bool:
    top = known.owners.top(code, known.bank.today)
    return top != code and (top in query["controlled_by"] or f"person:{top}" in query["controlled_by"])


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

    RULES.update({f"{name}_min": least, f"{name}_max": most})


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
