"""Chinese turns about a list: whom they take off and take in, what is told beside them, and what they go on from."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from assistant.agent.builtin.grammar.follow_ups.told_beside_zh import without_what_is_told
from assistant.agent.builtin.meaning import Intent
from assistant.agent.builtin.parser import Parser
from assistant.store.engine import Store
from tests.agent.talking import parser_of, talked

FIRM = "黔南示例矿业开发有限公司"


@pytest.fixture(scope="module")
def parser(demo_store: Store) -> Parser:
    """A parser that knows the register's names."""
    return parser_of(demo_store)


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("注册资本五百万以下的删", "registered_capital_min", Decimal(5_000_000)),
        ("请将注册资本低于五百万元者移出名单", "registered_capital_min", Decimal(5_000_000)),
        ("注册资本还没到两百万的直接砍", "registered_capital_min", Decimal(2_000_000)),
        ("删去成立不满四年的。", "age_min", 4),
        ("成立没到四年的不看", "age_min", 4),
        ("参保不够10个人的拿掉", "insured_min", 10),
        ("失信的撵走", "without_dishonest", True),
        ("逾期的清出名单", "without_overdue", True),
        ("审批那边不喜欢被执行的，先剔了", "without_enforcement", True),
        ("有处罚的要不先去掉？", "without_penalty", True),
    ],
)
def test_firms_are_taken_off(parser: Parser, text: str, field: str, value: Any) -> None:
    query = talked(parser, "福泉的磷化工企业", text).query
    assert (query.chain, query.regions, getattr(query, field)) == ("phosphate", ["522702"], value)


@pytest.mark.parametrize(
    "text",
    [
        "范围扩展到贵定",
        "检索范围再扩大至贵定县",
        "贵定的一起看",
        "把贵定的也包进来，免得漏了",
        "贵定的也行，一并放进来",
    ],
)
def test_a_place_is_taken_in(parser: Parser, text: str) -> None:
    assert set(talked(parser, "福泉的茶企", text).query.regions) == {"522702", "522723"}


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("只要国企供应商，行长就爱听这个", "只要国企供应商"),
        ("民营的留下，反正国企轮不到我们", "民营的留下"),
        ("参保不足10人的踢开，去年有一家人都找不到", "参保不足10人的踢开"),
        ("有逾期的剔掉，省得撞枪口上", "有逾期的剔掉"),
        ("师傅说还要成立五年以上的，可以再加上这个吗", "还要成立五年以上的"),
        ("风险部只认纳税A级的", "风险部只认纳税A级的"),
        ("去年中标的企业", "去年中标的企业"),
        ("我怕", "我怕"),
    ],
)
def test_what_is_told_limits_nothing(text: str, rest: str) -> None:
    assert without_what_is_told(text) == rest


def test_a_part_is_picked_out_of_the_list(parser: Parser) -> None:
    query = talked(parser, "福泉的茶企", "把给国企供货的捞出来").query
    assert (query.chain, query.labels) == ("tea", ["soe_supplier"])


@pytest.mark.parametrize("text", ["磷化工也照这样数一遍", "磷化工同样统计一下"])
def test_the_same_is_counted_of_another(parser: Parser, text: str) -> None:
    made = talked(parser, "各县的茶企分别有多少户", text)
    assert (made.intent, made.query.chain, made.count_by) == (Intent.COUNT, "phosphate", "region")


def test_a_count_is_divided_otherwise(parser: Parser) -> None:
    made = talked(parser, "各县的茶企分别有多少户", "按上中下游拆开看看")
    assert (made.intent, made.query.chain, made.count_by) == (Intent.COUNT, "tea", "segment")


def test_a_list_goes_on_from_the_suppliers_of_a_firm(parser: Parser) -> None:
    made = talked(parser, f"{FIRM}的供应商有哪些", "民营的留下")
    assert (made.intent, made.query.buyers, made.query.state_owned) == (Intent.LIST, [FIRM], False)


def test_a_condition_and_firms_are_taken_off_by_a_sign(parser: Parser) -> None:
    query = talked(parser, "福泉的磷化工企业", "龙昌示例循环经济园的", "－园区条件；－国企供应商").query
    assert (query.parks, query.exclude_labels, query.chain) == ([], ["soe_supplier"], "phosphate")
