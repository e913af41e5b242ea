"""The conditions on what a firm is and whom it trades with (trade, size, age, owners, partners), as people read and
drop them."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.domain.firm_query import FirmQuery
from assistant.domain.text import Text
from assistant.tools.amounts import yuan
from assistant.tools.happening_chips import Chip

SIZES: dict[str, Text] = {
    size: Text(f"{zh}（从业人员以参保人数代）", f"{en} (people insured stand in for staff)")
    for size, zh, en in (
        ("large", "大型企业", "large firm"),
        ("medium", "中型企业", "medium firm"),
        ("small", "小型企业", "small firm"),
        ("micro", "微型企业", "micro firm"),
    )
}
"""Size classes. Nobody reports staff to a bank: the class is worked out from the people insured (derive/sizes.py)."""
STATUSES: dict[str, Text] = {
    "active": Text("存续", "active"),
    "suspended": Text("停业", "suspended"),
    "revoked": Text("吊销", "revoked"),
    "deregistered": Text("注销", "deregistered"),
}
OWNERSHIPS: dict[str, Text] = {
    "state": Text("国有控股", "state-controlled"),
    "state_minority": Text("国有参股", "state minority share"),
    "private": Text("自然人控制", "controlled by a person"),
    "foreign": Text("外资控制", "controlled from abroad"),
    "firm": Text("法人控制（上层未知）", "controlled by a firm, above it unknown"),
    "ring": Text("交叉持股", "cross-holding"),
    "dispersed": Text("股权分散", "dispersed owners"),
    "unknown": Text("控制人未知", "controller unknown"),
}
STATE_LEVELS: dict[str, Text] = {
    "central": Text("央企", "centrally state-owned"),
    "province": Text("省属国企", "provincially state-owned"),
    "city": Text("市属国企", "municipally state-owned"),
    "county": Text("县属国企", "county state-owned"),
}


def _listed(query: FirmQuery) -> Iterable[Chip]:
    for field, names in (
        ("statuses", STATUSES),
        ("ownership", OWNERSHIPS),
        ("state_levels", STATE_LEVELS),
        ("sizes", SIZES),
    ):
        for value in getattr(query, field):
            yield f"{field}:{value}", field, "in", value, names[value]
    for field, zh, en in (
        ("industries", "行业", "industry"),
        ("controlled_by", "实际控制人", "controlled by"),
        ("buyers", "供货给", "sells to"),
        ("suppliers", "采购自", "buys from"),
    ):
        for value in getattr(query, field):
            yield f"{field}:{value}", field, "in", value, Text(f"{zh}：{value}", f"{en}: {value}")


def standing_chips(query: FirmQuery) -> Iterable[Chip]:
    """(id, field, op, value, text) of every condition on trade, size, age, owners and partners."""
    yield from _listed(query)
    for field, op, zh, en in (
        ("age_min", ">=", "成立满 {} 年", "at least {} years old"),
        ("age_max", "<=", "成立不满 {} 年", "at most {} years old"),
    ):
        years = getattr(query, field)
        if years is not None:
            shown = years + 1 if field == "age_max" else years
            yield field, "age", op, years, Text(zh.format(shown), en.format(years))
    for field, op, zh, en in (
        ("traded_since", ">=", "成交不早于", "traded on or after"),
        ("traded_until", "<=", "成交不晚于", "traded on or before"),
    ):
        day = getattr(query, field)
        if day is not None:
            yield field, "traded_on", op, day, Text(f"{zh} {day}", f"{en} {day}")
    for field, zh, en in (
        ("bought_amount_min", "对买方成交额不低于", "sales to the buyers at least"),
        ("paid_in_capital_min", "实缴资本不低于", "paid-in capital at least"),
    ):
        amount = getattr(query, field)
        if amount is not None:
            text = Text(f"{zh} {yuan(amount, 'zh')}", f"{en} {yuan(amount, 'en')}")
            yield field, field.removesuffix("_min"), ">=", amount, text
