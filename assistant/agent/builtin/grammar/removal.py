"""Conditions that a turn takes back: 去掉年限要求, 不限地区, drop the age condition. Text in, blank fields out."""

from __future__ import annotations

import re
from typing import Any

from assistant.domain.firm_query import FirmQuery

_TAKES_BACK = re.compile(
    r"(?:去掉|取消|删掉|删除|移除|撤掉|放宽|放开|忽略|不考虑|不看|不用管|不管)(?P<a>[^，。；]{1,14}?)(?:的?(?:要求|条件|限制|限定)|了|吧|$)|"
    r"(?:不限|不限制|不要求|不分)(?P<b>[^，。；]{1,8})|"
    r"(?:drop|remove|lift|forget|ignore) (?:the )?(?P<c>[a-z -]{2,24}?) (?:condition|requirement|limit|filter|restriction)s?|"
    r"(?P<d>any) (?P<e>place|region|age|chain|size)",
    re.IGNORECASE,
)
_FIELDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"年限|成立|时间|年头|\bage\b|founded|founding", ("founded_before", "founded_after")),
    (
        r"地区|区域|地域|地方|本地|place|region|local",
        ("local", "regions", "exclude_regions", "towns", "parks"),
    ),
    (r"产业链|行业|产业|chain|industry", ("chain",)),
    (r"环节|上下游|segment", ("segments", "exclude_segments")),
    (r"处罚|penalt", ("without_penalty", "without_events", "events")),
    (r"失信|dishonest", ("without_dishonest", "events")),
    (r"被执行|执行|enforcement", ("without_enforcement", "events")),
    (r"诉|lawsuit", ("without_events", "events", "event_role", "event_since", "event_until")),
    (
        r"中标|tender",
        ("won", "won_from", "won_since", "won_until", "won_amount_min", "won_amount_max", "min_wins_24m"),
    ),
    (r"注册资本|资本|capital|规模|size", ("registered_capital_min", "registered_capital_max")),
    (r"营收|收入|revenue|规模|size", ("revenue_min", "revenue_max")),
    (r"客户|client", ("client", "branches")),
    (r"逾期|overdue", ("overdue_days_min", "without_overdue")),
    (r"国企|供应商|买方|supplier|buyer", ("labels", "exclude_labels", "soe_levels")),
    (r"资质|高新|专精|小巨人|绿色|许可证|qualification", ("qualifications",)),
    (r"数量|家数|limit", ("limit",)),
    (r"排序|顺序|order", ("order_by", "descending")),
)


def removed_fields(text: str, query: FirmQuery) -> dict[str, Any] | None:
    """The fields of `query` that the text takes back, as blank ones (empty: it held none); None for any other text."""
    match = _TAKES_BACK.search(text)
    if match is None:
        return None
    named = match["a"] or match["b"] or match["c"] or match["e"] or ""
    # 去掉有处罚的 excludes firms, 去掉处罚条件 takes a condition back
    said_so = re.search(r"要求|条件|限制|限定", match[0]) or match[0].startswith(("不", "取消", "放"))
    if match["a"] and not said_so:
        return None
    blank = FirmQuery()
    names = [name for pattern, fields in _FIELDS if re.search(pattern, named) for name in fields]
    if not names:
        return None
    return {name: getattr(blank, name) for name in names if getattr(query, name) != getattr(blank, name)}
