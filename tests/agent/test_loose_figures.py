"""Figures far from their comparing words, denials that change nothing, and what is counted twice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from assistant.agent.builtin.meaning import FIRM_SETS
from assistant.agent.builtin.parser import Parser

READ: list[tuple[str, dict[str, Any]]] = [
    ("福泉做磷肥的，社保往少了说也有三十号人的，列一下", {"insured_min": 30}),
    ("都匀的茶厂，员工介于10和50之间", {"insured_min": 10, "insured_max": 50}),
    ("福泉做磷肥的，手底下不够二十个人的莫要，列一下", {"insured_min": 20}),
    ("贵定茶企里头注册资金撑死也就五百万的有哪些", {"registered_capital_max": Decimal(5_000_000)}),
    ("都匀茶叶贸易，本钱怎么也得有个两百万，有哪些", {"registered_capital_min": Decimal(2_000_000)}),
    ("贵定茶企里营业收入多少也要上个一千万的", {"revenue_min": Decimal(10_000_000)}),
    ("瓮安石膏厂，注册资本一千万和三千万之间", {"registered_capital_max": Decimal(30_000_000)}),
    ("福泉化工贸易公司，开张还不足两年的先刷掉，剩下的给我", {"age_min": 2}),
    ("福泉企业参保五十人以上（不含五十人）的", {"insured_min": 51}),
    ("去年全年，福泉哪些企业受过处罚", {"event_since": date(2025, 1, 1)}),
    ("昌明镇和盘江镇，这两个镇做茶的，哪些没被处罚过", {"without_penalty": True, "limit": 20}),
    ("都匀哪几家茶企的罚单到现在都没销脱", {"events": ["penalty"]}),
    ("被处罚过又还没整改好的福泉企业有哪些", {"events": ["penalty"], "regions": ["522702"]}),
    ("国资的归别的支行管，福泉磷化工里头还有哪些", {"state_owned": False}),
    ("瓮安福泉两个县我都跑熟了，除了这两个地方，还有哪里做石膏板", {"exclude_regions": ["522725", "522702"]}),
    ("要求就三条，一是福泉的，二是磷化工，三是没被处罚过，有哪些企业", {"limit": 20, "without_penalty": True}),
    ("国有控股或国有参股，注册资本不低于5000万元的企业", {"ownership": ["state", "state_minority"]}),
    ("行业代码2622或者2624，参保人数20人以上", {"industries": ["2622", "2624"]}),
    ("都匀茶企，成立早的先报", {"order_by": "founded_on", "descending": False}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fields"), READ)
def test_the_condition_is_read(parser: Parser, text: str, fields: dict[str, Any]) -> None:
    meaning = parser.parse(text)
    assert meaning.intent in FIRM_SETS
    assert {name: getattr(meaning.query, name) for name in fields} == fields


@pytest.mark.parametrize(
    "text",
    [
        "福泉的茶企，平均工资超过五千，注册资本三百万以上",
        "福泉茶企，年产量不低于二十吨的有哪些",
    ],
)
def test_a_figure_of_what_nobody_holds_is_bound_to_nothing(parser: Parser, text: str) -> None:
    query = parser.parse(text).query
    assert query.insured_min is None
    assert query.registered_capital_min in (None, Decimal(3_000_000))


def test_what_the_firms_were_denied_stays_a_condition(parser: Parser) -> None:
    assert parser.parse("福泉磷化工企业我们没放过款的有哪些").query.client is False
