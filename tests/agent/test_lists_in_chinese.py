"""Lists, screenings and counts as Chinese officers say them: how they are grouped, ranked, told and denied."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assistant.agent.builtin.meaning import Intent
from assistant.agent.builtin.parser import Parser

GROUPED = [
    ("茶企逐县数一数", "region"),
    ("按支行分一下，存量客户各几户", "branch"),
    ("磷化工链条上一个环节一个环节地算，各有多少家", "segment"),
    ("茶叶那条产业链，上中下游连服务各几户", "segment"),
    ("都匀茶企分产品报个数", "product"),
]


@pytest.mark.parametrize(("text", "by"), GROUPED)
def test_a_number_of_each_kind(parser: Parser, text: str, by: str) -> None:
    meaning = parser.parse(text)
    assert (meaning.intent, meaning.count_by) == (Intent.COUNT, by)


SAID = [
    ("都匀茶企先看营收，营收相同的看注册资本，都是高的在前",
     {"regions": ["522701"], "chain": "tea", "order_by": "revenue", "descending": True,
      "then_by": [{"by": "registered_capital", "descending": True}]}),
    ("给政府供货也行、给国企供货也行，福泉的给我列出来",
     {"regions": ["522702"], "labels": ["government_supplier", "soe_supplier"], "any_label": True}),
    ("县里控制的企业有没有欠税的", {"state_levels": ["county"], "events": ["tax_arrears"]}),
    ("近三年正好中过两次标的福泉企业",
     {"regions": ["522702"], "won_months": 36, "wins_min": 2, "wins_max": 2}),
    ("应收款都质押出去了的茶企，质押金额五十万以上",
     {"chain": "tea", "events": ["pledge"], "event_amount_min": 500000}),
    ("已经是客户的不要，福泉的茶企列一下", {"regions": ["522702"], "chain": "tea", "client": False}),
    ("客户当中谁欠税", {"client": True, "events": ["tax_arrears"]}),
    ("给国企中过标的有哪些，政府的标不要算", {"won": True, "won_from": ["state_owned"]}),
    ("茶企近两年中标三百万以上，按中标额排",
     {"chain": "tea", "won_months": 24, "won_amount_min": 3000000, "order_by": "won_amount", "descending": True}),
    ("被列入失信的公司，2024年以来", {"events": ["dishonest"], "event_since": date(2024, 1, 1)}),
    ("有处罚、欠税倒是没有的茶企",
     {"chain": "tea", "events": ["penalty"], "without_events": ["tax_arrears"]}),
    ("给上市公司供货但没给国企供货的磷化工企业有哪些",
     {"chain": "phosphate", "labels": ["listed_supplier"], "exclude_labels": ["soe_supplier"]}),
    ("没有当过被告的诉讼的茶企", {"chain": "tea", "without_events": ["lawsuit"]}),
    ("地区!=福泉 茶企", {"chain": "tea", "exclude_regions": ["522702"]}),
    ("前几天开会，领导说要盯紧停产的。麻烦你看看福泉哪些企业在停产。",
     {"regions": ["522702"], "events": ["production_stopped"]}),
    ("要求是国企供应商、成立三年以上、无处罚，福泉的企业",
     {"regions": ["522702"], "labels": ["soe_supplier"], "age_min": 3, "without_penalty": True}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fields"), SAID)
def test_every_condition_is_taken_as_it_is_said(parser: Parser, text: str, fields: dict[str, Any]) -> None:
    meaning = parser.parse(text)
    assert meaning.intent is Intent.LIST
    assert meaning.query.model_dump(exclude_defaults=True) == fields


@pytest.mark.parametrize("text", ["福泉茶企贷款要什么材料", "给国企供货的企业有什么要求", "授信条件是什么"])
def test_what_is_required_is_asked_of_the_library(parser: Parser, text: str) -> None:
    assert parser.parse(text).intent is Intent.POLICY


@pytest.mark.parametrize("text", ["哪些茶企既有失信又有处罚", "3025中过标的茶企有几户"])
def test_what_no_query_holds_is_asked_back(parser: Parser, text: str) -> None:
    meaning = parser.parse(text)
    assert meaning.intent is Intent.UNCLEAR
    assert meaning.unread


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("可贷客户 福泉 茶企", {"regions": ["522702"], "chain": "tea"}),
        ("福泉茶企里适合做订单融资的推荐一下", {"regions": ["522702"], "chain": "tea"}),
        ("福泉做茶的，贷得出去钱的有谁", {"regions": ["522702"], "chain": "tea"}),
    ],
)
def test_whom_credit_suits(parser: Parser, text: str, fields: dict[str, Any]) -> None:
    meaning = parser.parse(text)
    assert meaning.intent is Intent.SCREEN
    assert meaning.query.model_dump(exclude_defaults=True) == fields | {
        "order_by": "score",
        "descending": True,
    }
