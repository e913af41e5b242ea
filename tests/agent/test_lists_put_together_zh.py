"""Chinese turns that put two lists together, take a swap back, deny twice, or speak of the partners just shown."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.agent.builtin.meaning import Intent
from assistant.agent.builtin.parser import Parser
from assistant.store.engine import Store
from tests.agent.talking import parser_of, talked

DUYUN, GUIDING, FUQUAN, WENGAN = "522701", "522723", "522702", "522725"
FIRM = "福泉示例金凤检测有限公司"


@pytest.fixture(scope="module")
def parser(demo_store: Store) -> Parser:
    """A parser that knows the register's names."""
    return parser_of(demo_store)


@pytest.mark.parametrize(
    ("turns", "fields"),
    [
        (("都匀茶企", "贵定呢", "这两个县的合到一起，纳税A级的"), {"regions": [DUYUN, GUIDING], "tax_grades": ["A"]}),
        (("都匀茶企", "贵定呢", "参保十人以上的", "两地放一块看看"), {"regions": [DUYUN, GUIDING], "insured_min": 10}),
        (("瓮安的茶企有哪些", "福泉的茶企有哪些", "两处的摆一起只要合作社"), {"regions": [WENGAN, FUQUAN], "kinds": ["cooperative"]}),
        (("茶叶上游有哪些企业", "中游呢", "上中游并一起"), {}),
        (("瓮安支行的客户", "都匀支行的呢", "两个支行的汇总到一张表"), {"branches": ["瓮安支行", "都匀支行"]}),
        (("瓮安茶企", "换成福泉", "还是换回去吧"), {"regions": [WENGAN]}),
        (("茶企有哪些", "福泉以外的都剔掉"), {"regions": [FUQUAN], "exclude_regions": []}),
        (("茶企有哪些", "除了合作社其他都不看"), {"kinds": ["cooperative"], "exclude_kinds": []}),
        (("福泉纳税A级和B级的企业", "C级不行"), {"tax_grades": ["A", "B"]}),
        (("福泉纳税A级的企业", "把B也加上"), {"tax_grades": ["A", "B"]}),
        (("福泉中小企业", "小型的不看"), {"sizes": ["medium"]}),
        (("福泉有失信的企业", "没失信的有哪些"), {"events": [], "without_dishonest": True}),
        (("福泉茶企，剔除失信的", "只看失信的"), {"events": ["dishonest"], "without_dishonest": False}),
        (("福泉茶企", "存在失信记录的，一并剔除"), {"without_dishonest": True}),
        (("福泉茶企，注册资本一百万己上", "前面五家就行"), {"limit": 5}),
        (("福泉茶企，成立十年以上", "成立年限不用卡得太死"), {"age_min": None}),
        (("福泉茶企，成立十年以上", "十年再松一松，六年吧"), {"age_min": 6}),
        (("福泉茶企", "无参保的剔除"), {"insured_min": 1}),
        (("福泉茶企", "我们先看合作社"), {"kinds": ["cooperative"], "local": False}),
    ],
)  # fmt: skip
def test_turns_go_on_from_both(parser: Parser, turns: tuple[str, ...], fields: dict[str, Any]) -> None:
    meaning = talked(parser, *turns)
    assert meaning.intent is not Intent.COMPARE
    assert {name: getattr(meaning.query, name) for name in fields} == fields


def test_two_places_of_one_list_are_asked_back(parser: Parser) -> None:
    assert talked(parser, "福泉茶企", "两个县的放一块").intent is Intent.UNCLEAR


def test_two_firms_are_still_compared(parser: Parser) -> None:
    meaning = talked(parser, f"{FIRM}的股东", "福泉示例守期检修有限公司的股东呢", "两家放一起比一比")
    assert meaning.intent is Intent.COMPARE


def test_each_of_two_places_is_counted(parser: Parser) -> None:
    meaning = talked(parser, "都匀和贵定的茶企", "两个地方分别有几家")
    assert (meaning.intent, meaning.count_by) == (Intent.COUNT, "region")


@pytest.mark.parametrize(
    ("turn", "fields"),
    [
        ("只要还在供货的瓮安企业", {"buyers": [FIRM], "regions": [WENGAN]}),
        ("它的供应商里有没有失信的", {"buyers": [FIRM], "events": ["dishonest"]}),
    ],
)
def test_partners_just_shown(parser: Parser, turn: str, fields: dict[str, Any]) -> None:
    query = talked(parser, f"{FIRM}的供应商有哪些", turn).query
    assert {name: getattr(query, name) for name in fields} == fields


@pytest.mark.parametrize("rule", ["担保圈里的企业能不能给贷款", "单户贷款最高能到多少"])
def test_a_rule_for_a_kind_of_firm_is_not_asked_of_the_firm_before(parser: Parser, rule: str) -> None:
    assert talked(parser, f"{FIRM}的股东", rule).intent is Intent.POLICY


def test_the_branch_named_before(parser: Parser) -> None:
    assert parser.parse("我刚到贵定支行上班，支行的客户里做茶的有谁").query.branches == ["贵定支行"]
