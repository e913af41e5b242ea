"""The conditions on what befell a firm and how it stands at the bank, as people read and drop them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from assistant.domain.firm_query import FirmQuery
from assistant.domain.text import Text
from assistant.tools.amounts import yuan

Chip = tuple[str, str, str, Any, Text]

EVENTS: dict[str, Text] = {
    "enforcement": Text("未结被执行（含终本）", "open enforcement (终本 included)"),
    "dishonest": Text("现行失信记录", "current dishonest-debtor entry"),
    "restriction": Text("现行限高", "current spending restriction"),
    "penalty": Text("现行行政处罚", "current penalty"),
    "lawsuit": Text("未结诉讼", "open lawsuit"),
    "abnormal_operation": Text("现行经营异常", "on the list of abnormal operation"),
    "serious_violation": Text("现行严重违法", "on the list of serious violations"),
    "tax_arrears": Text("现行欠税", "current tax arrears"),
    "production_stopped": Text("停产", "production stopped"),
    "pledge": Text("现行质押", "current pledge"),
}
BUYERS: dict[str, Text] = {
    "government": Text("政府", "government"),
    "state_owned": Text("国企", "state-owned"),
    "listed": Text("上市公司", "listed-company"),
    "financial": Text("金融机构", "financial-institution"),
}
ROLES: dict[str, Text] = {
    "plaintiff": Text("作为原告", "as plaintiff"),
    "defendant": Text("作为被告", "as defendant"),
}


def _window(query: FirmQuery, prefix: str, zh: str, en: str) -> Iterable[Chip]:
    for tail, op, sign_zh, sign_en in (
        ("since", ">=", "不早于", "on or after"),
        ("until", "<=", "不晚于", "on or before"),
    ):
        day: date | None = getattr(query, f"{prefix}_{tail}")
        if day is not None:
            text = Text(f"{zh}{sign_zh} {day}", f"{en} {sign_en} {day}")
            yield f"{prefix}_{tail}", f"{prefix}_on", op, day, text


def _events(query: FirmQuery) -> Iterable[Chip]:
    for kind in query.events:
        yield f"events:{kind}", "events", "in", kind, EVENTS[kind]
    if query.ended_for_lack_of_assets:
        text = Text("终本", "ended for lack of assets (终本)")
        yield "ended_for_lack_of_assets", "ended_for_lack_of_assets", "=", True, text
    if query.event_role:
        yield "event_role", "event_role", "=", query.event_role, ROLES[query.event_role]
    yield from _window(query, "event", "发生", "befell")
    if query.event_amount_min is not None:
        amount = query.event_amount_min
        text = Text(
            f"涉及金额不低于 {yuan(amount, 'zh')}", f"amount of the event at least {yuan(amount, 'en')}"
        )
        yield "event_amount_min", "event_amount", ">=", amount, text
    for kind in query.without_events:
        name = EVENTS[kind]
        extra = ("作为被告的", " as defendant") if kind == "lawsuit" else ("", "")
        text = Text(f"无{extra[0]}{name.zh}", f"no {name.en}{extra[1]}")
        yield f"without_events:{kind}", "without_events", "not in", kind, text


def _tenders(query: FirmQuery) -> Iterable[Chip]:
    if query.won is not None:
        text = Text("有中标", "won a tender") if query.won else Text("没有中标", "won no tender")
        yield "won", "won", "=", query.won, text
    for buyer in query.won_from:
        name = BUYERS[buyer]
        yield (
            f"won_from:{buyer}",
            "won_from",
            "in",
            buyer,
            Text(f"中标{name.zh}项目", f"won a {name.en} tender"),
        )
    yield from _window(query, "won", "中标日期", "awarded")
    if query.won_months is not None:
        months = query.won_months
        text = Text(f"近 {months} 个月中标", f"awarded in the last {months} months")
        yield "won_months", "won_months", "=", months, text
    for field, op, zh, en in (
        ("wins_min", ">=", "不少于", "at least"),
        ("wins_max", "<=", "不多于", "at most"),
    ):
        number = getattr(query, field)
        if number is not None:
            text = Text(f"期间中标{zh} {number} 次", f"{en} {number} tenders won in the window")
            yield field, "wins", op, number, text
    for field, op, zh, en in (
        ("won_amount_min", ">=", "不低于", "at least"),
        ("won_amount_max", "<=", "不高于", "at most"),
    ):
        amount = getattr(query, field)
        if amount is not None:
            text = Text(f"中标金额合计{zh} {yuan(amount, 'zh')}", f"awards sum to {en} {yuan(amount, 'en')}")
            yield field, "won_amount", op, amount, text


def _at_the_bank(query: FirmQuery, branch: str | None) -> Iterable[Chip]:
    """A caller of one branch sees the overdue debt of that branch's clients only, and is told so."""
    own = Text(f"（仅{branch}的客户）", f" (clients of {branch} only)") if branch else Text("", "")
    for branch in query.branches:
        yield f"branches:{branch}", "branches", "in", branch, Text(f"{branch}客户", f"client of {branch}")
    if query.overdue_days_min is not None:
        days = query.overdue_days_min
        text = Text(f"逾期 {days} 天以上{own.zh}", f"overdue {days} days or more{own.en}")
        yield "overdue_days_min", "overdue_days", ">=", days, text
    if query.without_overdue:
        yield (
            "without_overdue",
            "without_overdue",
            "=",
            True,
            Text(f"无逾期{own.zh}", f"nothing overdue{own.en}"),
        )


def _papers(query: FirmQuery) -> Iterable[Chip]:
    for name in query.lapsed:
        text = Text(f"{name}已过期或被吊销", f"licence lapsed: {name}")
        yield f"lapsed:{name}", "lapsed", "in", name, text
    if query.expiring_by is not None:
        day = query.expiring_by
        text = Text(f"许可证将于 {day} 前到期", f"a licence expires by {day}")
        yield "expiring_by", "expires_on", "<=", day, text
    for grade in query.tax_grades:
        text = Text(f"纳税信用 {grade} 级", f"tax grade {grade}")
        yield f"tax_grades:{grade}", "tax_grades", "in", grade, text
    for field, op, zh, en in (
        ("insured_min", ">=", "不少于", "at least"),
        ("insured_max", "<=", "不多于", "at most"),
    ):
        count = getattr(query, field)
        if count is not None:
            text = Text(f"参保{zh} {count} 人", f"{en} {count} people insured")
            yield field, "insured_count", op, count, text


def happening_chips(query: FirmQuery, branch: str | None = None) -> Iterable[Chip]:
    """(id, field, op, value, text) of every condition on events, tenders, the bank's own view and papers."""
    yield from _events(query)
    yield from _tenders(query)
    yield from _at_the_bank(query, branch)
    yield from _papers(query)
