"""Chinese turns that say which firms of a list are meant by where they stand, and turns spoken without pauses."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from assistant.agent.builtin.grammar.follow_ups.spoken_zh import as_written
from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.agent.builtin.parser import Parser
from assistant.store.engine import Store
from tests.agent.talking import parser_of, talked

SHOWN = (11, 12, 13, 14, 15)


@pytest.fixture(scope="module")
def parser(demo_store: Store) -> Parser:
    """A parser that knows the register's names."""
    return parser_of(demo_store)


def after_a_list(parser: Parser, *turns: str) -> Meaning:
    """The last of the turns after a list of five firms."""
    return talked(parser, "福泉做化肥包装的企业有哪些", *turns, listed=SHOWN)


@pytest.mark.parametrize(
    ("turns", "intent", "places"),
    [
        (("首家跟最后一家比比看",), Intent.COMPARE, (11, 15)),
        (("第二家和倒数第二家有没有关系",), Intent.RELATION, (12, 14)),
        (("末尾两家对比一下",), Intent.COMPARE, (14, 15)),
        (("前两家的老板分别是谁",), Intent.COMPARE, (11, 12)),
        (("前两家的法人分别是谁",), Intent.UNCLEAR, (11, 12)),
        (("头三家是国企吗",), Intent.UNCLEAR, (11, 12, 13)),
        (("第二家和第四家比一下", "后者的官司多不多"), Intent.PROFILE, (14,)),
        (("第二家和第四家比一下", "前面那家有哪些客户"), Intent.PROFILE, (12,)),
        (("第二家和第四家比一下", "后一家有哪些客户", "另外一家呢"), Intent.PROFILE, (12,)),
        (("第三家中过哪些标", "下一家呢"), Intent.PROFILE, (14,)),
        (("第三家中过哪些标", "上一家呢"), Intent.PROFILE, (12,)),
        (("倒数第一家的股东是谁",), Intent.PROFILE, (15,)),
        (("第二那家是不是咱们客户",), Intent.PROFILE, (12,)),
        (("第四家的主要供应商有哪些",), Intent.PROFILE, (14,)),
    ],
)
def test_a_firm_is_meant_by_its_place(
    parser: Parser, turns: tuple[str, ...], intent: Intent, places: tuple[int, ...]
) -> None:
    meaning = after_a_list(parser, *turns)
    assert (meaning.intent, meaning.firms) == (intent, tuple(f"id:{place}" for place in places))


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("按产品各有多少家", {"count_by": "product"}),
        ("接着往后六家", {"limit": 6, "offset": 20}),
        ("人最多的排前面", {"order_by": "insured_count", "descending": True}),
        ("哎哟，这么多。注册资本从高到低排", {"order_by": "registered_capital", "descending": True}),
        ("print出来看看", {}),
        ("私营的留着别的全不要", {"state_owned": False}),
        ("有没有资质无所谓，剔除本行客户", {"client": False}),
        ("有失信的就不请了", {"without_dishonest": True}),
        ("都匀的也放进来凑个热闹人多好开会", {"regions": ["522702", "522701"]}),
        ("大一点的厂子踏实些，要参保三十人以上的", {"insured_min": 30}),
    ],
)
def test_a_turn_is_read_as_it_is_spoken(parser: Parser, text: str, changed: dict[str, Any]) -> None:
    meaning = talked(parser, "福泉做化肥包装的企业有哪些", text)
    wanted = {"regions": ["522702"], "products": ["化肥包装"]} | changed
    assert meaning.count_by == wanted.pop("count_by", None)
    assert meaning.query.model_dump(exclude_defaults=True) == wanted


def test_a_count_by_what_firms_are_not_counted_by_is_asked_back(parser: Parser) -> None:
    assert talked(parser, "福泉做化肥包装的有多少家", "每个乡镇有几家").intent is Intent.UNCLEAR


@pytest.mark.parametrize("text", ["合起来够三百万的才留", "总额加在一起超过三百万的留下"])
def test_a_sum_of_several_deals(parser: Parser, text: str) -> None:
    meaning = talked(parser, "福泉今年中过标的企业", text)
    assert (meaning.intent, meaning.query.won_amount_min) == (Intent.LIST, Decimal("3000000"))


def test_one_kind_of_record_is_dropped(parser: Parser) -> None:
    meaning = talked(parser, "瓮安有失信或者有处罚的企业", "被执行的也算上", "失信还是别看了")
    assert set(meaning.query.events) == {"penalty", "enforcement"}
    assert not meaning.query.without_dishonest


def test_a_link_of_the_chain_that_was_shown(parser: Parser) -> None:
    query = talked(parser, "茶叶产业链图谱", "都匀中游的企业都有谁").query
    assert (query.chain, query.regions, query.segments) == ("tea", ["522701"], ["midstream"])


def test_what_is_known_is_asked_no_more(parser: Parser) -> None:
    meaning = talked(parser, "福泉示例金凤检测有限公司有没有被处罚", "除了处罚，还有没有别的预警信号")
    assert (meaning.intent, meaning.kinds) == (Intent.WARNINGS, ())
    assert meaning.firms == ("福泉示例金凤检测有限公司",)


@pytest.mark.parametrize(
    ("text", "growth"),
    [("明年收入只有今年的八成，流贷需求测一下", "-0.2"), ("要是掉到七成五再测一次", "-0.25")],
)
def test_what_is_left_of_sales(parser: Parser, text: str, growth: str) -> None:
    meaning = talked(parser, "福泉示例金凤检测有限公司流动资金需求多少", text)
    assert (meaning.intent, meaning.growth) == (Intent.WORKING_CAPITAL, Decimal(growth))


def test_a_time_until_now(parser: Parser) -> None:
    query = talked(parser, "福泉今年中过标的企业", "还是从去年3月1号一直算到今天吧").query
    assert (query.won_since, query.won_until) == (date(2025, 3, 1), None)


@pytest.mark.parametrize(
    "text", ["做光伏的。按营收排", "第一家不错", "茶叶，按县分", "加起来没到三百万的不要"]
)
def test_what_limits_stays(text: str) -> None:
    written = as_written(text)
    assert written == text or "三百万" in written
