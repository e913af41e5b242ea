"""The conditions of a firm query as people read and drop them. Names come from the caller; no storage here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from assistant.domain.answer import Condition
from assistant.domain.code_words import KINDS as KINDS
from assistant.domain.code_words import LABELS as LABELS
from assistant.domain.code_words import LEVELS as LEVELS
from assistant.domain.code_words import SEGMENTS as SEGMENTS
from assistant.domain.firm_query import FirmQuery
from assistant.domain.text import Lang, Text
from assistant.tools.amounts import yuan as yuan
from assistant.tools.happening_chips import happening_chips
from assistant.tools.standing_chips import standing_chips

ORDERS: dict[str, Text] = {
    "score": Text("评分", "score"),
    "won_amount_12m": Text("近一年中标金额", "tender amount won in 12 months"),
    "won_amount_24m": Text("近两年中标金额", "tender amount won in 24 months"),
    "wins_24m": Text("近两年中标次数", "tenders won in 24 months"),
    "state_sales_36m": Text("近三年对国企供货金额", "sales to state-owned buyers in 36 months"),
    "revenue": Text("营业收入", "revenue"),
    "registered_capital": Text("注册资本", "registered capital"),
    "founded_on": Text("成立日期", "founding date"),
    "name": Text("名称", "name"),
    "paid_in_capital": Text("实缴资本", "paid-in capital"),
    "insured_count": Text("参保人数", "people insured"),
    "top_buyer_share": Text("第一大客户占比", "share of the largest buyer"),
    "open_penalties": Text("现行处罚数", "current penalties"),
    "open_enforcement": Text("未结被执行数", "open enforcement cases"),
    "river_distance": Text("距河岸距离", "distance to the river"),
    "won_amount": Text("期间中标金额", "tender amount won in the window"),
    "wins": Text("期间中标次数", "tenders won in the window"),
    "bought_amount": Text("对该买方成交额", "sales to that buyer"),
    "balance": Text("本行余额", "balance at this bank"),
    "credit_limit": Text("本行授信额度", "credit line at this bank"),
    "overdue_days": Text("逾期天数", "days overdue"),
}


@dataclass(frozen=True, slots=True)
class Names:
    """How codes are called: of a division, of a chain, and of the bank's home region; branch: the caller's, if one."""

    region: Callable[[str], Text]
    chain: Callable[[str], Text]
    home: Text
    branch: str | None = None


def _each(query: FirmQuery, names: Names) -> Iterable[tuple[str, str, str, Any, Text]]:
    """(id, field, op, value, text) of every condition."""
    if query.local:
        yield "local", "local", "=", True, Text(f"本地（{names.home.zh}）", f"local ({names.home.en})")
    for code in query.regions:
        place = names.region(code)
        yield f"regions:{code}", "regions", "in", code, Text(f"地区：{place.zh}", f"region: {place.en}")
    if query.chain:
        chain = names.chain(query.chain)
        yield "chain", "chain", "=", query.chain, Text(f"产业链：{chain.zh}", f"chain: {chain.en}")
    for segment in query.segments:
        name = SEGMENTS[segment]
        yield (
            f"segments:{segment}",
            "segments",
            "in",
            segment,
            Text(f"环节：{name.zh}", f"segment: {name.en}"),
        )
    for product in query.products:
        yield (
            f"products:{product}",
            "products",
            "in",
            product,
            Text(f"产品：{product}", f"product: {product}"),
        )
    either = query.any_label and len(query.labels) > 1
    for label in query.labels:
        name = LABELS[label]
        text = Text(f"{name.zh}（符合其一即可）", f"{name.en} (one of these)") if either else name
        yield f"labels:{label}", "labels", "in", label, text
    for label in query.exclude_labels:
        name = LABELS[label]
        yield (
            f"exclude_labels:{label}",
            "exclude_labels",
            "not in",
            label,
            Text(f"不是{name.zh}", f"not a {name.en}"),
        )
    for level in query.soe_levels:
        name = LEVELS[level]
        yield f"soe_levels:{level}", "soe_levels", "in", level, Text(f"买方：{name.zh}", f"buyer: {name.en}")
    for kind in query.kinds:
        name = KINDS.get(kind, Text(kind, kind))
        yield f"kinds:{kind}", "kinds", "in", kind, Text(f"类型：{name.zh}", f"kind: {name.en}")
    yield from _left_out(query, names)
    yield from standing_chips(query)
    for town in query.towns:
        yield f"towns:{town}", "towns", "in", town, Text(f"乡镇街道：{town}", f"town: {town}")
    for park in query.parks:
        yield f"parks:{park}", "parks", "in", park, Text(f"园区：{park}", f"park: {park}")
    if query.state_owned is not None:
        text = Text("国有控股", "state-owned") if query.state_owned else Text("非国有控股", "not state-owned")
        yield "state_owned", "state_owned", "=", query.state_owned, text
    if query.founded_before:
        day = query.founded_before
        yield (
            "founded_before",
            "founded_on",
            "<=",
            day,
            Text(f"成立不晚于 {day}", f"founded on or before {day}"),
        )
    if query.founded_after:
        day = query.founded_after
        yield (
            "founded_after",
            "founded_on",
            ">=",
            day,
            Text(f"成立不早于 {day}", f"founded on or after {day}"),
        )
    for field, title, op in (
        ("registered_capital_min", Text("注册资本", "registered capital"), ">="),
        ("registered_capital_max", Text("注册资本", "registered capital"), "<="),
        ("revenue_min", Text("营业收入", "revenue"), ">="),
        ("revenue_max", Text("营业收入", "revenue"), "<="),
    ):
        value = getattr(query, field)
        if value is not None:
            zh = f"{title.zh}{'不低于' if op == '>=' else '不高于'} {yuan(value, 'zh')}"
            en = f"{title.en} {'at least' if op == '>=' else 'at most'} {yuan(value, 'en')}"
            yield field, field.rsplit("_", 1)[0], op, value, Text(zh, en)
    for name_text in query.qualifications:
        yield (
            f"qualifications:{name_text}",
            "qualifications",
            "in",
            name_text,
            Text(f"资质：{name_text}", f"qualification: {name_text}"),
        )
    if query.min_wins_24m is not None:
        n = query.min_wins_24m
        yield (
            "min_wins_24m",
            "wins_24m",
            ">=",
            n,
            Text(f"近24个月中标不少于 {n} 次", f"at least {n} tenders won in 24 months"),
        )
    for flag, text in (
        ("without_penalty", Text("无现行行政处罚", "no current penalty")),
        ("without_dishonest", Text("无现行失信记录", "no current dishonest-debtor entry")),
        ("without_enforcement", Text("无未结被执行（含终本）", "no open enforcement (终本 included)")),
    ):
        if getattr(query, flag):
            yield flag, flag, "=", True, text
    yield from happening_chips(query, names.branch)
    if query.client is not None:
        text = (
            Text("本行存量客户", "existing client")
            if query.client
            else Text("非本行客户", "not a client yet")
        )
        yield "client", "client", "=", query.client, text
    if query.name_contains:
        part = query.name_contains
        yield "name_contains", "name", "contains", part, Text(f"名称含“{part}”", f"name holds “{part}”")


def _left_out(query: FirmQuery, names: Names) -> Iterable[tuple[str, str, str, Any, Text]]:
    """Conditions that leave something out by name."""
    for code in query.exclude_regions:
        place = names.region(code)
        text = Text(f"不含{place.zh}", f"outside {place.en}")
        yield f"exclude_regions:{code}", "exclude_regions", "not in", code, text
    for segment in query.exclude_segments:
        name = SEGMENTS[segment]
        text = Text(f"不含{name.zh}环节", f"not {name.en}")
        yield f"exclude_segments:{segment}", "exclude_segments", "not in", segment, text
    for product in query.exclude_products:
        text = Text(f"不做{product}", f"does not make {product}")
        yield f"exclude_products:{product}", "exclude_products", "not in", product, text
    for kind in query.exclude_kinds:
        name = KINDS.get(kind, Text(kind, kind))
        text = Text(f"不含{name.zh}", f"no {name.en}")
        yield f"exclude_kinds:{kind}", "exclude_kinds", "not in", kind, text


def conditions_of(query: FirmQuery, names: Names, lang: Lang) -> tuple[Condition, ...]:
    """The conditions of `query` as chips; an id names one in `drop_conditions`."""
    return tuple(
        Condition(id=id_, field=field, op=op, value=value, text=text[lang])
        for id_, field, op, value, text in _each(query, names)
    )


def order_text(query: FirmQuery, lang: Lang) -> str:
    """How the list is ordered, in words."""
    named = [(ORDERS[key.by][lang], key.descending) for key in query.order]
    if lang == "zh":
        return "，再".join(f"按{name}{'从高到低' if down else '从低到高'}" for name, down in named)
    return ", then ".join(f"by {name}, {'highest' if down else 'lowest'} first" for name, down in named)


def without(query: FirmQuery, dropped: Iterable[str]) -> FirmQuery:
    """`query` less the conditions with these ids; unknown ids change nothing."""
    blank = FirmQuery()
    changes: dict[str, Any] = {}
    for id_ in dropped:
        field, _, member = id_.partition(":")
        if field not in FirmQuery.model_fields:
            continue
        if member:
            held = changes.get(field, getattr(query, field))
            if isinstance(held, list):
                changes[field] = [value for value in held if value != member]
        else:
            changes[field] = getattr(blank, field)
    return query.model_copy(update=changes)
