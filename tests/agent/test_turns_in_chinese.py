"""Chinese turns that remark before they leave out, take in a time, ask for the others, or go back to a firm."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.agent.builtin.parser import Parser
from assistant.store.engine import Store
from tests.agent.talking import parser_of, talked

FIRM = "福泉示例金凤检测有限公司"
OTHER = "福泉示例守期检修有限公司"


@pytest.fixture(scope="module")
def parser(demo_store: Store) -> Parser:
    """A parser that knows the register's names."""
    return parser_of(demo_store)


def asked(meaning: Meaning) -> dict[str, Any]:
    """The conditions that the meaning sets."""
    return meaning.query.model_dump(exclude_defaults=True)


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("有失信记录的领导看了要骂人，请划掉", {"without_dishonest": True}),
        ("参保不足二十人的养不起贷款，客户经理也嫌小，都剔掉吧", {"insured_min": 20}),
        ("成立不满两年的太嫩，不考虑", {"age_min": 2}),
        ("合作社账目乱，一律不要", {"exclude_kinds": ["cooperative"]}),
        ("还欠着税的我可不敢碰，拿掉", {"without_events": ["tax_arrears"]}),
        ("给央企供货的才留下，别的领导不批", {"labels": ["soe_supplier"], "soe_levels": ["central"]}),
        ("参保没得三十个人的莫要", {"insured_min": 30}),
    ],
)
def test_a_remark_stands_before_the_verb(parser: Parser, text: str, added: dict[str, Any]) -> None:
    meaning = talked(parser, "都匀的茶企有哪些", text)
    assert meaning.intent is Intent.LIST
    assert asked(meaning) == {"regions": ["522701"], "chain": "tea"} | added


def test_a_measure_in_a_remark_takes_nothing_back(parser: Parser) -> None:
    meaning = talked(parser, "都匀注册资本一千万以上的茶企有哪些", "注册资本太小，去掉")
    assert meaning.query.registered_capital_min == Decimal("10000000") or meaning.intent is Intent.UNCLEAR


@pytest.mark.parametrize(
    ("turns", "since", "until"),
    [
        (("今年挨了行政处罚的企业有哪些", "把去年的也算上"), date(2025, 1, 1), None),
        (("去年挨了行政处罚的企业有哪些", "前年的也一并看"), date(2024, 1, 1), date(2025, 12, 31)),
        (("去年上半年挨了行政处罚的企业", "下半年的也加进来，看去年全年"), date(2025, 1, 1), date(2025, 12, 31)),
    ],
)  # fmt: skip
def test_a_time_is_taken_in(parser: Parser, turns: tuple[str, ...], since: date, until: date | None) -> None:
    query = talked(parser, *turns).query
    assert (query.events, query.event_since, query.event_until) == (["penalty"], since, until)


@pytest.mark.parametrize(
    ("turns", "turned"),
    [
        (("都匀的茶企", "哪些已经是我行客户", "那不是的呢"), {"client": False}),
        (("都匀的茶企", "有没有被执行的", "没有的有几家"), {"without_enforcement": True}),
        (("都匀的茶企", "今年没中过标的", "那剩下的呢"), {"won": True}),
    ],
)
def test_the_others_are_those_of_the_opposite(
    parser: Parser, turns: tuple[str, ...], turned: dict[str, Any]
) -> None:
    assert asked(talked(parser, *turns)).items() >= ({"regions": ["522701"], "chain": "tea"} | turned).items()


@pytest.mark.parametrize(
    ("text", "intent", "fields"),
    [
        ("里面哪些亮黄灯了", Intent.WARNINGS, {"branches": ["贵定支行"]}),
        ("他们有啥喜讯没有", Intent.OPPORTUNITIES, {"branches": ["贵定支行"]}),
        ("按县分一下", Intent.COUNT, {"branches": ["贵定支行"]}),
        ("他们中过标没有", Intent.LIST, {"branches": ["贵定支行"], "won": True}),
    ],
)
def test_the_list_before_is_what_is_asked_of(
    parser: Parser, text: str, intent: Intent, fields: dict[str, Any]
) -> None:
    meaning = talked(parser, "贵定支行的客户名单", text)
    assert meaning.intent is intent
    assert asked(meaning).items() >= fields.items()


@pytest.mark.parametrize("text", ["与本行的往来情况", "跟咱行有没有业务", "是我们的客户吗"])
def test_dealings_with_the_bank_are_of_the_firm_before(parser: Parser, text: str) -> None:
    meaning = talked(parser, f"介绍一下{FIRM}", text)
    assert (meaning.intent, meaning.firms, meaning.aspect) == (Intent.PROFILE, (FIRM,), "bank")


@pytest.mark.parametrize("text", ["换回前一家", "回到刚才那家", "那之前那家呢"])
def test_the_firm_before_comes_back(parser: Parser, text: str) -> None:
    meaning = talked(parser, f"{FIRM}的股东", f"那{OTHER}呢", text)
    assert (meaning.firms, meaning.aspect) == ((FIRM,), "owners")


def test_the_same_is_written_of_the_next(parser: Parser) -> None:
    meaning = talked(parser, "都匀的茶企", "第一家写个尽调", "第二家也写一份", listed=(7, 8, 9))
    assert (meaning.intent, meaning.firms) == (Intent.DUE_DILIGENCE, ("id:8",))


@pytest.mark.parametrize("text", ["这家告的是谁", "这户的老板是哪个"])
def test_a_list_of_one_is_the_firm(parser: Parser, text: str) -> None:
    assert talked(parser, "都匀的茶企", text, listed=(7,)).firms == ("id:7",)


def test_a_partner_that_nobody_knows_is_asked_back(parser: Parser) -> None:
    meaning = parser.parse("给飞鹤供货的包装企业")
    assert meaning.intent is Intent.UNCLEAR
