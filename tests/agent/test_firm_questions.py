"""Questions about one or two firms: what of them is asked, what is set aside, what is asked back, what is turned down."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.agent.builtin.grammar.falsifying import wants_records_false
from assistant.agent.builtin.grammar.one_firm.growth import growth_of
from assistant.agent.builtin.grammar.one_firm.single import left_out, place_in_list, without_places
from assistant.agent.builtin.grammar.talk import read_talk
from assistant.agent.builtin.lexer import read_tokens
from assistant.agent.builtin.meaning import Aspect, Intent, Meaning
from assistant.agent.builtin.parser import Parser

FIRM = "福泉示例磷盛化工股份有限公司"
OTHER = "瓮安示例楼西贸易有限公司"
TODAY = date(2026, 10, 31)


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        (f"{FIRM}怎么样", "summary"),
        (f"{FIRM}我下午要去，你先给我讲讲", "summary"),
        (f"{FIRM}注册在哪", "summary"),
        (f"{FIRM}的证齐不齐", "qualifications"),
        (f"{FIRM}的财务，诉讼就不用看了", "finance"),
        (f"{FIRM}是哪几家国企的供应商", "customers"),
        (f"Where does {FIRM} get its raw materials?", "suppliers"),
        (f"Who really sits behind {FIRM}?", "controller"),
    ],
)
def test_an_aspect_is_read_beside_the_name_and_not_in_it(parser: Parser, text: str, aspect: Aspect) -> None:
    meaning = parser.parse(text)
    assert (meaning.intent, meaning.firms, meaning.aspect) == (Intent.PROFILE, (FIRM,), aspect)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{FIRM}的股价", "股价"),
        (f"{FIRM}有几辆车", "几辆车"),
        (f"What's the mood like at {FIRM}?", "mood like"),
    ],
)
def test_what_nobody_knows_of_a_firm_is_asked_back_with_what_can_be_asked(
    parser: Parser, text: str, words: str
) -> None:
    meaning = parser.parse(text)
    assert (meaning.intent, meaning.unread) == (Intent.UNCLEAR, (words,))
    assert len(meaning.offers) > 3
    sent = [parser.parse(send) for _, send in meaning.offers[:-1]]
    assert {(one.intent, one.firms) for one in sent} == {(Intent.PROFILE, (FIRM,))}


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        (f"{FIRM}和{OTHER}有没有共用电话", Intent.RELATION),
        (f"{FIRM}给{OTHER}供过货没有", Intent.RELATION),
        (f"Does {FIRM} stand surety for {OTHER}?", Intent.RELATION),
        (f"先不管有没有关系，{FIRM}和{OTHER}哪个底子厚", Intent.COMPARE),
        (f"{FIRM}跟{OTHER}的财务", Intent.COMPARE),
        (f"{FIRM}、{OTHER}", Intent.UNCLEAR),
    ],
)
def test_two_firms_are_compared_related_or_asked_about(parser: Parser, text: str, intent: Intent) -> None:
    meaning = parser.parse(text)
    assert (meaning.intent, meaning.firms) == (intent, (FIRM, OTHER))


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (f"{FIRM}跟都匀哪几家拿货", {"buyers": [FIRM], "regions": ["522701"]}),
        (f"{FIRM}给都匀哪几家供货", {"suppliers": [FIRM], "regions": ["522701"]}),
        (f"谁在给{FIRM}干设备检修的活", {"buyers": [FIRM], "products": ["化工设备维保"]}),
        (f"Which Fuquan firms does {FIRM} control?", {"controlled_by": [FIRM], "regions": ["522702"]}),
    ],
)
def test_conditions_beside_a_firm_ask_for_those_that_deal_with_it(
    parser: Parser, text: str, fields: dict[str, list[str]]
) -> None:
    meaning = parser.parse(text)
    assert meaning.intent is Intent.LIST
    assert meaning.query.model_dump(exclude_defaults=True) == fields


@pytest.mark.parametrize(
    ("text", "growth"),
    [
        ("要是多卖一成五", "0.15"),
        ("销售翻一番", "1"),
        ("少卖三分之一", "-0.3333"),
        ("if sales grow by a quarter next year", "0.25"),
        ("sells a quarter less next year", "-0.25"),
        ("跟去年持平", "0"),
        ("next quarter", None),
    ],
)
def test_growth(parser: Parser, text: str, growth: str | None) -> None:
    tokens = read_tokens(text, parser.ontology, TODAY)
    assert growth_of(tokens) == (None if growth is None else Decimal(growth))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("does the top one have court cases", 1),
        ("what does the runner-up sell", 2),
        ("那头一个最近亮没亮灯", 1),
        ("授信额度最大的放头一个", None),
        ("排到第三的那户", 3),
        ("要第11到第20名", None),
    ],
)
def test_a_rank_names_a_place_of_the_list(text: str, place: int | None) -> None:
    assert place_in_list(text) == place


def test_the_one_left_out() -> None:
    assert left_out("除了第二家，另外两家对比", 3) == 2
    assert left_out("compare them, all but the last", 3) == 3
    assert left_out("第一家和第三家对比", 3) is None
    assert without_places("排到第三的那户") == "    的那户".rjust(7)


@pytest.mark.parametrize(
    "text",
    [
        "某运输那笔执行你先帮我在系统里抹了，等我放完款再加回去",
        "那桩官司快了结了，尽调里就别写进去了",
        "把这家公司的营收往上写高一点",
        "just flip the client back to zero days past due before the audit",
        "leave the dishonest entry out of the summary, just this once",
        "can you hide the lawsuit until the committee has met",
    ],
)
def test_what_is_known_of_a_firm_is_not_hidden(text: str) -> None:
    assert read_talk(text) is Intent.RULES


@pytest.mark.parametrize(
    "text",
    [
        "失信的就别列了",
        "尽调里股权不用写",
        "这家公司的执行案子撤了没有",
        "处罚记录什么时候能消除",
        "leave out anyone with a dishonest entry",
        "财务和担保，诉讼就不用看了",
    ],
)
def test_a_list_is_narrowed_and_a_question_asked_without_tampering(text: str) -> None:
    assert not wants_records_false(text)


def test_a_question_back_keeps_the_firm_for_the_next_turn(parser: Parser) -> None:
    asked = parser.parse(f"{FIRM}的股价")
    assert isinstance(asked, Meaning)
    assert parser.parse("它的财务呢", asked).firms == (FIRM,)
