"""Conditions that a turn takes back: 去掉年限要求, 不限地区, drop the age condition. Text in, blank fields out."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from assistant.domain.firm_query import FirmQuery

_TAKES_BACK = re.compile(
    r"(?:把)?(?P<h>[^，。；,;]{2,16}?)(?:(?:的|这个|那个|这条|那条|这项)?(?:条件|要求|限制|限定)|那条|这条|那一条|那项|这项|这个|那个)(?:就|也|都|先|可以|给|还是|那就|干脆|索性|直接|不如|我看|帮我|暂时){0,4}(?:去掉|删掉|取消|不要了?|拿掉|删了|删除|删去|去除|放开|免了|撤掉|解除|不用了?|不算|去了|放宽(?![到至成为一点些])|撤了|撤销|撤|删了|不卡了?|不限了?|不管了?|作废|算了|拉倒|作罢|免掉|省了|不设了?|不提了?|放弃|舍弃|丢开|丢掉|松开|撤回|收回|放下|别要了?|下掉|关掉|划掉|勾掉|抹掉|不看了?|别[卡管看限]了?|放一?放)|"
    r"(?P<f>[^，。；,;]{2,8}?)(?:这一?条|那一?条|这一?块|这个|那个)?(?:就|也|都|先|可以|还是|那就|干脆|索性|我|咱|暂时){0,4}(?:不限了?|不设限|不设门槛|不作限制|不做限制|不强求|不讲究|没要求|没讲究|没所谓|别[卡管限]了?|(?<![的者户])(?:不要|不用|不必|不需要?|无需|用不着|没必要|别)(?:再|去|给我|那么|这么)*(?:卡|管|限|设|要求|强求|限制|限定|控制|约束|计较)(?:得|那么|这么|太|死|严|着|那|了|条件|门槛){0,3}|无所谓|不重要|不做要求|不作要求|放开了?|不卡了?|(?:先|就)?不管了?|不论|不拘|随便|随意|任意|我?不挑|(?:都|皆|均)(?:行|可以?|成|好)|不[做作设当](?:为|成)?(?:门槛|条件|硬性?条件|硬性要求|限定|考虑|参考|筛选))(?:了|吧|的)?(?=$|[，。；,;!！？?])|"
    r"(?:去掉|取消|删掉|删除|删去|去除|移除|撤掉|撤销|解除|放宽(?![到至成为一点些])|放开|忽略|不考虑|不看|不用管|不管)(?P<a>[^，。；,;]{1,14}?)(?:的?(?:要求|条件|限制|限定)|了|吧|(?=[，。；,;])|$)|"
    r"(?:不限制|不限|不要求|不分|别管|不卡)(?P<b>[^，。；,;]{1,8})|"
    r"(?:without|drop|scrap|ditch|waive|relax|lose|skip|remove|lift|forget|ignore|take off|clear) (?:the )?(?P<c>[a-z -]{2,24}?) (?:condition|requirement|limit|filter|restriction|criterion|bit|part|thing|rule|clause|threshold|bar|business)s?\b(?! (?:firms|companies))|"
    r"^(?:and |ok,? |of |in |with |for )*any (?P<d>(?:tax |insured |paid-in |registered )?(?:grade|rating|class|age|size|place|county|region|location|town|chain|segment|link|owner(?:ship)?|capital|revenue|turnover|headcount|number of staff|staff|product|kind|type|level|buyer|licen[cs]e|order|branch)s?)(?: (?:now|then|please|again|at all|this time))*[.!]*$|(?:never mind|forget about|forget|no matter|regardless of|(?:don't|do not|no longer|not) (?:really )?(?:care|mind|bother|fuss) about) (?:the )?(?P<g>[a-z -]{2,24}?)(?=$|[,.;!?]| but| and)|"
    r"(?:the |their )?(?P<i>[a-z][a-z -]{2,24}?) (?:no longer|doesn't|does not|don't|do not|needn't) (?:really )?(?:matters?|counts?|appl(?:y|ies))(?: any ?more)?|(?:the |their )?(?P<j>[a-z][a-z -]{2,24}?) (?:can be anything|is irrelevant|is not important|isn't important|is unimportant)|(?:they |it |that )?(?:don't|doesn't|do not|does not|needn't|need not) (?:have to|need to|necessarily have to) (?:be|have) (?:a |an |the )?(?P<l>[a-z][a-z' -]{2,24}?)(?: any ?more| after all)?(?=$|[,.;!])|"
    r"(?:不光|不止|不只|不仅|不单|不局限于?|不限于)(?:是|要|看|限|有|在)?(?P<n>[^，。；,;]{1,10}?)(?:的|这一?[种类])?[,，]?(?:普通|一般)?(?:公司|企业|别的|其[他它余]的?)(?:类型|企业|公司|地方)?的?(?:也|都|全)+(?:要|看|算|行|可以|成|列|放|加|纳入|包括)(?:进来|上|在内|看|一下)?(?:吧|了)?(?=$|[，。；,;!！])|"
    r"(?:不一定|不必|不用|无需|没必要|用不着)(?:非得?是?|一定要?是?|必须是?|得是|要是|是|限于?|只限于?)(?P<m>[^，。；,;]{1,12}?)(?:的|了|不可|才行)*(?=$|[，。；,;!！?？])|any (?P<k>[a-z][a-z -]{2,18}?) (?:will do|is fine|is ok(?:ay)?|goes)",
    re.IGNORECASE,
)
_FIELDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"(?:国企|国资|国有)?的?(?:级别|层级|哪一?级)", ("soe_levels", "state_levels")),
    (
        r"年限|成立|时间|年头|\bage\b|founded|founding",
        ("founded_before", "founded_after", "age_min", "age_max"),
    ),
    (
        r"地区|区域|地域|地方|本地|place|region|local",
        ("local", "regions", "exclude_regions", "towns", "parks"),
    ),
    (r"园区|开发区|乡镇|镇街|街道|镇子|哪个镇|\bpark|\btown", ("parks", "towns")),
    (r"产业链|行业|产业|chain|industry", ("chain",)),
    (r"环节|上下游|segment", ("segments", "exclude_segments")),
    (r"处罚|penalt", ("without_penalty", "without_events", "events")),
    (r"失信|dishonest", ("without_dishonest", "events")),
    (r"被执行|执行|enforcement", ("without_enforcement", "events")),
    (r"诉|lawsuit", ("without_events", "events", "event_role", "event_since", "event_until")),
    (
        r"中标|tender",
        (
            "won",
            "won_from",
            "won_since",
            "won_until",
            "won_months",
            "won_amount_min",
            "won_amount_max",
            "wins_min",
            "wins_max",
            "min_wins_24m",
        ),
    ),
    (r"注册资本|资本|capital", ("registered_capital_min", "registered_capital_max", "paid_in_capital_min")),
    (r"营收|收入|销售|revenue|turnover|sales", ("revenue_min", "revenue_max")),
    (
        r"规模|大小|size",
        ("sizes", "registered_capital_min", "registered_capital_max", "revenue_min", "revenue_max"),
    ),
    (r"产品|product", ("products", "exclude_products")),
    (r"性质|所有制|控股|owner", ("state_owned", "ownership", "state_levels")),
    (
        r"人数|参保|社保|员工|staff|employee|headcount|insured|people|workforce",
        ("insured_min", "insured_max"),
    ),
    (r"纳税|等级|评级|tax", ("tax_grades",)),
    (r"类型|合作社|kind", ("kinds", "exclude_kinds")),
    (r"客户|client", ("client", "branches")),
    (r"逾期|overdue", ("overdue_days_min", "without_overdue")),
    (
        r"国企|供应商|买方|supplier|buyer|\bsoes?\b",
        ("labels", "exclude_labels", "soe_levels", "any_label", "buyers", "suppliers"),
    ),
    (
        r"资质|高新|专精|小巨人|绿色|许可|证照|licen[cs]e|permit|qualification",
        ("qualifications", "lapsed", "expiring_by"),
    ),
    (
        r"\b(?:years?|dates?|periods?|months?|time)\b",
        (
            "event_since",
            "event_until",
            "won_since",
            "won_until",
            "won_months",
            "traded_since",
            "traded_until",
        ),
    ),
    (r"数量|家数|limit|^前[一二三四五六七八九十\d]+[家名户个]?了?$", ("limit", "offset")),
    (r"金额|数额|\bamount", ("bought_amount_min", "won_amount_min", "won_amount_max", "event_amount_min")),
    (r"到期|过期|失效|有效期|expir", ("lapsed", "expiring_by")),
    (r"排序|顺序|order", ("order_by", "descending", "then_by")),
)


_WON = frozenset({"won", "wins_min", "won_amount_min", "won_from"})
_GOES_WITH: tuple[tuple[frozenset[str], tuple[str, ...]], ...] = (
    (_WON, (*sorted(_WON), "won_since", "won_until", "won_months", "wins_max", "won_amount_max")),
    (frozenset({"events"}), ("event_role", "event_since", "event_until", "event_amount_min")),
    (frozenset({"buyers", "suppliers"}), ("traded_since", "traded_until", "bought_amount_min")),
)
"""When and for how much, which mean nothing without what it was that happened."""
_NAMES_A_MEASURE = re.compile(
    r"(?:成立|经营)?(?:年限|年头|时间)|(?:地区|区域|地域|地方|行业|产业链?|环节|规模|大小|类型|性质|排序|顺序|数量|家数)|"
    r"(?:参保|员工|社保)?人数|参保|(?:注册)?资本|注册资金|实缴|营收|收入|营业收入|纳税(?:等级|信用)?|年限|资质"
)
"""去掉年限: what can only be measured is a condition, and names no firms to leave out."""


_ALL_WILL_DO = re.compile(r"(?:都|皆|均)(?:行|可以?|成|好)(?:了|吧|的)?$")
_WHICHEVER = re.compile(r"几|多少|哪|什么|啥|不管|无论|有没有|有无|是不是|是否|大小|长短|早晚|高低|好坏")
"""成立几年都可以."""
_EITHER_WAY = re.compile(
    r"^[\s,，]*(?:(?:就|也|都|先|那)*(?:不[卡限要管看提设用]|去掉|拿掉|删掉|取消|免|放开)了(?=[\s,，。!！吧啊哈嘛]|$)|(?:不管)?(?:哪|什么|啥|任何|多少|几)[^,，。]{0,8}?|国企民企|大小|有没有)(?:都|也)?(?:行|可以|要|成|好|无所谓|没关系|不限|算)(?:吧|了|的)?[。!！]*"
)
"""哪一级的都行: the same once more."""
Fields = Callable[[str], dict[str, Any]]
"""Fields of a query that words set, with their values."""


def without_removed(
    text: str, query: FirmQuery, fields_of: Fields | None = None
) -> tuple[dict[str, Any], str] | None:
    """The fields of `query` that the text takes back, as blank ones (none: it held none), and the rest of the text;
    None for any other text. fields_of: reads what is taken back where it is no measure but a condition itself."""
    match = _TAKES_BACK.search(text)
    if match is None:
        return None
    named = next((match[name] for name in "abcdfghijklmn" if match[name]), "")
    # 去掉有处罚的 excludes firms, 去掉处罚条件 takes a condition back
    said_so = re.search(r"要求|条件|限制|限定", match[0]) or match[0].startswith(("不", "取消", "放", "忽略"))
    if match["a"] and not said_so and not _NAMES_A_MEASURE.fullmatch(match["a"]):
        return None
    blank = FirmQuery()
    said = fields_of(named) if fields_of is not None else {}
    if (
        _ALL_WILL_DO.search(match[0])
        and not _WHICHEVER.search(named)
        and (said or not _NAMES_A_MEASURE.search(named))
    ):
        return None  # 福泉瓮安都行, 纳税A、B级都行: either of what is named
    held = sorted(name for name in said if getattr(query, name) != getattr(blank, name))
    names = held or [name for pattern, fields in _FIELDS if re.search(pattern, named) for name in fields]
    if "won" in held:  # 中标不作要求了: with its time and its amount
        names = [*names, *next(fields for _, fields in _FIELDS if "won" in fields)]
    if re.search(_FIELDS[0][0], named):
        names = list(_FIELDS[0][1])
    if not names:
        return None
    names += [name for first, group in _GOES_WITH if first & set(names) for name in group]
    if "labels" in names:
        names += ["any_label", "soe_levels"]
    taken = {name: getattr(blank, name) for name in names if getattr(query, name) != getattr(blank, name)}
    for name in taken:
        kept, gone = getattr(query, name), said.get(name)
        if isinstance(kept, list) and isinstance(gone, list) and any(value in kept for value in gone):
            taken[name] = [value for value in kept if value not in gone]  # forget Duyun, of Duyun and Majiang
    rest = (text[: match.start()] + " " + _EITHER_WAY.sub("", text[match.end() :])).strip()
    return taken, re.sub(r"^(?:no\b)?[\s，,。.；;]*(?:但是?|不过|但|but|and)?\s*", "", rest)
