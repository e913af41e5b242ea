"""Signs: what a reading says is asked for, as a set of short names that two readings are compared by.

intent=list, aspect=court, insured, events=penalty, client=yes. Bounds and windows of one figure are one sign, whichever end
they hold; of lists of codes each code is one, of lists of names (products, places, firms) the list is.
"""

from __future__ import annotations

from assistant.agent.builtin.meaning import FIRM_SETS, Intent, Meaning
from assistant.domain.firm_query import FirmQuery
from assistant.domain.text import Text

_ONE_SIGN: dict[str, str] = {
    **dict.fromkeys(("age_min", "age_max", "founded_before", "founded_after"), "founded"),
    **dict.fromkeys(("won_since", "won_until", "won_months"), "won_window"),
    **dict.fromkeys(("traded_since", "traded_until"), "traded_window"),
    **dict.fromkeys(("event_since", "event_until"), "event_window"),
    **dict.fromkeys(("registered_capital_min", "registered_capital_max"), "registered_capital"),
    **dict.fromkeys(("revenue_min", "revenue_max"), "revenue"),
    **dict.fromkeys(("insured_min", "insured_max"), "insured"),
    **dict.fromkeys(("wins_min", "wins_max", "min_wins_24m"), "wins"),
    **dict.fromkeys(("won_amount_min", "won_amount_max"), "won_amount"),
}
"""Fields that are ends of one bound or window -> their sign."""
_FLAGS = {
    "without_penalty": "without_events=penalty",
    "without_dishonest": "without_events=dishonest",
    "without_enforcement": "without_events=enforcement",
}
"""Fields that say the same as a code of a list."""
_OF_CODES = frozenset({
    "labels", "exclude_labels", "soe_levels", "segments", "exclude_segments", "kinds", "exclude_kinds", "statuses",
    "ownership", "state_levels", "sizes", "events", "without_events", "won_from", "tax_grades",
})  # fmt: skip
_NO_CONDITION = frozenset({"order_by", "descending", "then_by", "limit", "offset"})

FIELD_WORDS: dict[str, Text] = {
    "local": Text("本地", "local"),
    "regions": Text("地区", "place"),
    "exclude_regions": Text("排除的地区", "places left out"),
    "towns": Text("乡镇街道", "town"),
    "parks": Text("园区", "park"),
    "chain": Text("产业链", "industry chain"),
    "segments": Text("产业链环节", "segment of the chain"),
    "exclude_segments": Text("排除的环节", "segments left out"),
    "products": Text("产品", "product"),
    "exclude_products": Text("排除的产品", "products left out"),
    "labels": Text("供应商标签", "supplier label"),
    "any_label": Text("标签占一样即可", "any one of the labels"),
    "exclude_labels": Text("排除的标签", "labels left out"),
    "soe_levels": Text("所供国企的层级", "level of the state-owned buyer"),
    "kinds": Text("主体类型", "kind of entity"),
    "exclude_kinds": Text("排除的主体类型", "kinds of entity left out"),
    "industries": Text("行业", "industry"),
    "statuses": Text("登记状态", "registration status"),
    "state_owned": Text("国有与否", "state-owned or not"),
    "ownership": Text("所有制", "kind of owner"),
    "state_levels": Text("国资层级", "level of state ownership"),
    "controlled_by": Text("实际控制人", "controller"),
    "buyers": Text("买方", "buyer"),
    "suppliers": Text("供应商", "supplier"),
    "traded_window": Text("交易时间", "time of the trade"),
    "bought_amount_min": Text("成交额", "amount traded"),
    "sizes": Text("企业规模", "size"),
    "founded": Text("成立时间", "founding date"),
    "paid_in_capital_min": Text("实缴资本", "paid-in capital"),
    "registered_capital": Text("注册资本", "registered capital"),
    "revenue": Text("营业收入", "revenue"),
    "insured": Text("参保人数", "people insured"),
    "qualifications": Text("资质", "qualification"),
    "wins": Text("中标次数", "tenders won"),
    "client": Text("是否本行客户", "client or not"),
    "branches": Text("支行", "branch"),
    "overdue_days_min": Text("逾期", "overdue debt"),
    "without_overdue": Text("无逾期", "no overdue debt"),
    "events": Text("司法与行政记录", "judicial and administrative records"),
    "without_events": Text("没有某种司法与行政记录", "no record of some kind"),
    "event_role": Text("诉讼地位", "role in the lawsuit"),
    "event_window": Text("司法与行政记录的时间", "time of the record"),
    "event_amount_min": Text("涉案金额", "amount of the case"),
    "ended_for_lack_of_assets": Text("终结本次执行", "enforcement ended for lack of assets"),
    "won": Text("是否中过标", "has won tenders or not"),
    "won_from": Text("招标人", "buyer of the tender"),
    "won_window": Text("中标时间", "time of the tenders"),
    "won_amount": Text("中标金额", "amount won"),
    "lapsed": Text("已过期的许可证", "lapsed licence"),
    "expiring_by": Text("即将到期的许可证", "licence that runs out"),
    "tax_grades": Text("纳税信用等级", "tax credit grade"),
    "name_contains": Text("名称中的字", "words of the name"),
    "order": Text("排序", "order"),
    "count_by": Text("分组", "grouping"),
}
"""What a sign of a condition is called, by the part before "="."""

INTENT_WORDS: dict[Intent, Text] = {
    Intent.SCREEN: Text("筛选授信候选企业", "to screen candidates for credit"),
    Intent.LIST: Text("列出符合条件的企业", "a list of firms by conditions"),
    Intent.COUNT: Text("数企业家数", "to count firms"),
    Intent.GAPS: Text("找产业链缺口", "the gaps of a chain"),
    Intent.TRACE: Text("查产品的上下游", "what a product is made of or goes into"),
    Intent.PROFILE: Text("了解一家企业", "facts on one firm"),
    Intent.COMPARE: Text("比较企业", "to compare firms"),
    Intent.RELATION: Text("查企业之间的关系", "what ties firms"),
    Intent.WHY: Text("问为什么", "why"),
    Intent.OWNERSHIP: Text("查股权与控制人", "ownership"),
    Intent.NETWORK: Text("看供应网络", "the supply network"),
    Intent.CHAIN_MAP: Text("看产业链全图", "the map of a chain"),
    Intent.CLUSTER: Text("看产业集群情况", "facts on a cluster"),
    Intent.OPPORTUNITIES: Text("找业务机会", "business opportunities"),
    Intent.WARNINGS: Text("看风险预警", "warnings"),
    Intent.WORKING_CAPITAL: Text("测算流动资金贷款额度", "a working capital estimate"),
    Intent.DUE_DILIGENCE: Text("写尽调摘要", "a due-diligence summary"),
    Intent.POLICY: Text("查制度文件", "to look up the library"),
}
"""Readings that answer something, as the question back names them."""


def signs_of(meaning: Meaning) -> frozenset[str]:
    """Signs of a reading; of a question asked back those that it would have had."""
    intent = meaning.sought or meaning.intent
    found = {f"intent={intent.value}"}
    if intent is Intent.PROFILE:
        found |= {f"aspect={aspect}" for aspect in (meaning.aspect, *meaning.also)}
    if intent in FIRM_SETS:
        found |= conditions_of(meaning.query)
        if meaning.count_by is not None:
            found.add("count_by")
    return frozenset(found)


def name_of(field: str) -> str | None:
    """What the signs of a field of a query begin with; None for a field that is no condition."""
    if field in _NO_CONDITION:
        return None
    return _FLAGS.get(field, _ONE_SIGN.get(field, field)).partition("=")[0]


def conditions_of(query: FirmQuery) -> frozenset[str]:
    """Signs of the conditions of a query, and of its order where that is none of the usual ones."""
    found = {"order"} if query.order_by not in ("name", "score") else set()
    for field, value in query.model_dump(exclude_defaults=True).items():
        name = name_of(field)
        if name is None:
            continue
        if field in _FLAGS:
            found.add(_FLAGS[field])
        elif field in _OF_CODES:
            found |= {f"{field}={code}" for code in value}
        else:
            found.add(f"{name}={'yes' if value else 'no'}" if isinstance(value, bool) else name)
    return frozenset(found)


def without_sign(query: FirmQuery, sign: str) -> FirmQuery:
    """The query without the condition of that sign."""
    field, _, code = sign.partition("=")
    blank, gone = FirmQuery(), dict[str, object]()
    for name in FirmQuery.model_fields:
        if _FLAGS.get(name) == sign or (
            name not in _OF_CODES and name_of(name) == field and name not in _FLAGS
        ):
            gone[name] = getattr(blank, name)
        elif name == field and name in _OF_CODES:
            gone[name] = [held for held in getattr(query, name) if held != code]
    if field == "order":
        gone = {"order_by": blank.order_by, "descending": blank.descending, "then_by": []}
    return query.model_copy(update=gone)
