"""Turns that go on from the one before: about the same firm, the same of another, what both turns asked, what is given up."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.agent.builtin.meaning import Intent
from assistant.agent.builtin.parser import Parser
from assistant.store.engine import Store
from tests.agent.talking import parser_of, talked

FIRM = "福泉示例金凤检测有限公司"
OTHER = "福泉示例守期检修有限公司"


@pytest.fixture(scope="module")
def parser(demo_store: Store) -> Parser:
    """A parser that knows the register's names."""
    return parser_of(demo_store)


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("涉过诉没有", "court"),
        ("被罚过吗", "court"),
        ("财务状况如何", "finance"),
        ("哪一年成立的", "summary"),
        ("本行余额多少", "bank"),
        ("替别人担保过没", "guarantees"),
        ("any lawsuits", "court"),
    ],
)
def test_a_matter_is_asked_of_the_firm_before(parser: Parser, text: str, aspect: str) -> None:
    meaning = talked(parser, f"介绍一下{FIRM}", text)
    assert (meaning.intent, meaning.firms, meaning.aspect) == (Intent.PROFILE, (FIRM,), aspect)


@pytest.mark.parametrize("text", ["没有失信的留下", "不要有处罚的", "哪些企业没有处罚", "抵押率最高多少"])
def test_a_list_or_a_rule_is_not_asked_of_the_firm(parser: Parser, text: str) -> None:
    assert talked(parser, "贵定的茶企有哪些", f"介绍一下{FIRM}", text).firms == ()


@pytest.mark.parametrize(
    "text", [f"搞错了，是{OTHER}", f"换成{OTHER}的", f"不是{FIRM}，是{OTHER}", f"不对，我问的是{OTHER}"]
)
def test_another_firm_is_put_in_its_place(parser: Parser, text: str) -> None:
    meaning = talked(parser, f"{FIRM}的供应商有哪些", text)
    assert (meaning.firms, meaning.aspect) == ((OTHER,), "suppliers")


@pytest.mark.parametrize(
    ("text", "intent"),
    [("这两家是一个老板吗", Intent.RELATION), ("两家比一比", Intent.COMPARE), ("它俩谁更稳", Intent.COMPARE)],
)
def test_two_firms_that_were_looked_at(parser: Parser, text: str, intent: Intent) -> None:
    meaning = talked(parser, f"{FIRM}的股东", f"{OTHER}的股东呢", text)
    assert (meaning.intent, meaning.firms) == (intent, (FIRM, OTHER))


def test_a_rule_and_thanks_between_leave_the_firm(parser: Parser) -> None:
    for between in ("贷款期限最长几年", "谢谢"):
        meaning = talked(parser, f"介绍一下{FIRM}", between, "它的客户有哪些")
        assert (meaning.firms, meaning.aspect) == ((FIRM,), "customers")
    assert talked(parser, "贵定的茶企", "贷款期限最长几年", "第二家的股东", listed=(7, 8)).firms == ("id:8",)


@pytest.mark.parametrize(
    ("turns", "intent", "query"),
    [
        (("贵定茶产业链缺哪些环节", "换成都匀的"), Intent.GAPS, {"regions": ["522701"], "chain": "tea"}),
        (("福泉的磷化工产业链图谱", "瓮安的呢"), Intent.CHAIN_MAP, {"regions": ["522725"], "chain": "phosphate"}),
        (("贵定的茶产业集群怎么样", "都匀呢"), Intent.CLUSTER, {"regions": ["522701"], "chain": "tea"}),
        (
            ("贵定的茶产业集群怎么样", "下游有哪些企业"),
            Intent.LIST,
            {"regions": ["522723"], "chain": "tea", "segments": ["downstream"]},
        ),
        (("磷酸铁的原料是什么", "哪些企业在做"), Intent.LIST, {"products": ["磷酸铁"]}),
        (("福泉的茶企", "列出该市的磷化工企业"), Intent.LIST, {"regions": ["522702"], "chain": "phosphate"}),
        (("都匀做红茶的企业", "麻江的呢", "两处加起来几家"), Intent.COUNT, {"regions": ["522701", "522635"]}),
        (("都匀做红茶的企业", "查不到就算了，只看有处罚的"), Intent.LIST, {"events": ["penalty"]}),
        (("都匀做红茶的企业", "换成贵定的，条件不变"), Intent.LIST, {"regions": ["522723"]}),
        (("有失信记录的茶企", "失信的先不看，改看有处罚的"), Intent.LIST, {"events": ["penalty"], "without_dishonest": False}),
        (("福泉的民营企业", "改成外资的"), Intent.LIST, {"state_owned": None, "ownership": ["foreign"]}),
        (("都匀纳税信用A级的茶企", "B级的也算上"), Intent.LIST, {"tax_grades": ["A", "B"]}),
    ],
)  # fmt: skip
def test_the_same_of_another(
    parser: Parser, turns: tuple[str, ...], intent: Intent, query: dict[str, Any]
) -> None:
    meaning = talked(parser, *turns)
    assert meaning.intent is intent
    assert {name: getattr(meaning.query, name) for name in query} == query


def test_a_trace_goes_on_the_other_way(parser: Parser) -> None:
    meaning = talked(parser, "磷酸铁的原料是什么", "那往下能做成什么")
    assert (meaning.intent, meaning.product, meaning.direction) == (Intent.TRACE, "磷酸铁", "downstream")


@pytest.mark.parametrize(("text", "level"), [("只要红的", "red"), ("黄的就不看了", "orange")])
def test_signals_of_a_level(parser: Parser, text: str, level: str) -> None:
    meaning = talked(parser, "都匀支行客户的预警", text)
    assert (meaning.intent, meaning.level, meaning.query.branches) == (Intent.WARNINGS, level, ["都匀支行"])


def test_a_firm_that_nobody_named_is_asked_for(parser: Parser) -> None:
    assert talked(parser, "贵定的茶企", "它家老板是谁", listed=(7, 8)).intent is Intent.WHICH


def test_a_question_of_the_list_with_unknown_words_is_asked_back(parser: Parser) -> None:
    assert talked(parser, "贵定的茶企", "它们里面谁做出口", listed=(7, 8)).intent is Intent.UNCLEAR
