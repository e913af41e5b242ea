"""How officers ask about one firm, two firms, a chain or a set's signals in their own words, and what must be refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.agent.builtin.meaning import Intent
from assistant.agent.builtin.parser import Parser
from assistant.agent.builtin.wording.branches import each_branch
from assistant.agent.builtin.wording.polite import as_order

FIRM = "福泉示例竹王化运有限公司"
OTHER = "福泉示例同峰肥料包装有限公司"


@pytest.mark.parametrize(
    ("asked", "aspect"),
    [
        ("有没有给别人作保", "guarantees"),
        ("是不是在外面替人兜着底", "guarantees"),
        ("的东家是谁", "controller"),
        ("是几个人合伙开的", "owners"),
        ("利息交得及时不", "bank"),
        ("的贷款啥时候到期", "bank"),
        ("除了我行还有哪家银行在贷", "financing"),
        ("的股权押出去没有", "financing"),
        ("的货源是哪里", "suppliers"),
        ("是不是只靠一家的单子", "customers"),
        ("主要给哪些单位跑车", "customers"),
        ("老板有没有被限高", "court"),
        ("去年挣没挣到钱", "finance"),
        ("的手续全不全", "qualifications"),
        ("的主业是什么", "products"),
    ],
)
def test_aspects(parser: Parser, asked: str, aspect: str) -> None:
    meaning = parser.parse(FIRM + asked)
    assert (meaning.intent, meaning.aspect, meaning.firms) == (Intent.PROFILE, aspect, (FIRM,))


@pytest.mark.parametrize(
    ("asked", "aspect"),
    [
        ("老板拍胸脯说没官司，帮我查查它到底有没有涉诉", "court"),
        ("来申请续贷了，你看看它给别人担保没有", "guarantees"),
        ("的会计跟我讲不欠外债，我要核对一下它账上负债到底多少", "finance"),
    ],
)
def test_what_is_only_reported_asks_nothing(parser: Parser, asked: str, aspect: str) -> None:
    assert parser.parse(FIRM + asked).aspect == aspect


@pytest.mark.parametrize(
    ("asked", "intent"),
    [
        ("一上来怎么就被刷下来了", Intent.WHY),
        ("眼下亮的什么灯", Intent.WARNINGS),
        ("有什么要当心的", Intent.WARNINGS),
        ("我能推点什么产品", Intent.OPPORTUNITIES),
        ("最近有没有用钱的地方", Intent.OPPORTUNITIES),
        ("的上下游拉个图", Intent.NETWORK),
        ("一层层往上是谁", Intent.OWNERSHIP),
        ("周转要多少钱", Intent.WORKING_CAPITAL),
    ],
)
def test_further_questions(parser: Parser, asked: str, intent: Intent) -> None:
    assert parser.parse(FIRM + asked).intent is intent


@pytest.mark.parametrize(
    ("asked", "growth"),
    [
        ("收入打八折的话流贷需求是多少", "-0.2"),
        ("要续贷，老板说明年要掉个一成半，按这个测流贷", "-0.15"),
        ("流贷测算，明年营收-8%", "-0.08"),
        ("流贷需求，销售+15%", "0.15"),
        ("如果销售腰斩，流贷还要不要", "-0.5"),
    ],
)
def test_growth(parser: Parser, asked: str, growth: str) -> None:
    assert parser.parse(FIRM + asked).growth == Decimal(growth)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        (f"{FIRM}和{OTHER}我该先跑哪家", Intent.COMPARE),
        (f"{FIRM}与{OTHER}作对比分析", Intent.COMPARE),
        (f"{FIRM}跟{OTHER}有没有资金往来", Intent.RELATION),
        ("91529999XDEM00505M和91529999XDEM00900W有没有关联", Intent.RELATION),
    ],
)
def test_two_firms(parser: Parser, text: str, intent: Intent) -> None:
    meaning = parser.parse(text)
    assert meaning.intent is intent
    assert len(meaning.firms) == 2


def test_a_code_behind_a_name_says_which_firm(parser: Parser) -> None:
    meaning = parser.parse("磷盛化工有限公司（信用代码91529999XDEM00505M）的股东")
    assert meaning.firms == ("91529999XDEM00505M",)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("磷矿石一路下去都成了啥", Intent.TRACE),
        ("黄磷往后还能做些什么", Intent.TRACE),
        ("做磷酸得先备啥料", Intent.TRACE),
        ("磷化工这条链断在哪一截", Intent.GAPS),
        ("磷化工上哪样产品福泉没企业做", Intent.GAPS),
        ("磷化工分几大块，每块都做些啥", Intent.CHAIN_MAP),
        ("瓮安磷化工成气候了没有", Intent.CLUSTER),
        ("分公司签的担保合同还有没有效", Intent.POLICY),
        ("手册里对单户授信上限是怎么定的", Intent.POLICY),
        ("一人公司的股东要不要承担连带责任", Intent.POLICY),
    ],
)
def test_chains_and_rules(parser: Parser, text: str, intent: Intent) -> None:
    assert parser.parse(text).intent is intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        (f"给{FIRM}批三百万，行不行", Intent.DECIDE),
        (f"{FIRM}那笔续贷你替我审了，可以吗", Intent.DECIDE),
        (f"能不能帮我把{FIRM}的审批过了", Intent.DECIDE),
        (f"把{FIRM}的处罚从报告里拿掉，可以吗", Intent.RULES),
        (f"{FIRM}的官司在报告里一笔带过，好吗", Intent.RULES),
        (f"{FIRM}的处罚消了没有", Intent.PROFILE),
        ("这家公司给谁供货", Intent.WHICH),
        ("他们家老板是谁", Intent.WHICH),
        ("福泉示例公司的法人是谁", Intent.WHICH),
        ("老板是本地人的茶企有哪些", Intent.UNCLEAR),
        ("下周去碧落县走访，那边做茶叶的有哪些", Intent.UNCLEAR),
    ],
)
def test_refused_or_asked_back(parser: Parser, text: str, intent: Intent) -> None:
    assert parser.parse(text).intent is intent


def test_red_lights_are_of_the_red_level(parser: Parser) -> None:
    meaning = parser.parse("我行客户里亮红灯的有哪几户")
    assert (meaning.intent, meaning.level, meaning.query.client) == (Intent.WARNINGS, "red", True)


def test_a_day_without_its_year_is_the_last_one(parser: Parser) -> None:
    assert parser.parse("1月5日以来我行客户新增的预警").since == date(parser.today.year, 1, 5)


def test_a_row_of_branches() -> None:
    terms = {"贵定支行": ("b", "贵定支行"), "都匀支行": ("b", "都匀支行")}
    assert each_branch("看看贵定、都匀两支行的预警", terms) == "看看贵定支行、都匀支行的预警"
    assert each_branch("贵定、开阳两支行", terms) == "贵定、开阳两支行"


def test_a_question_for_a_rule_is_no_polite_order() -> None:
    assert as_order("失信企业能不能授信") == "失信企业能不能授信"
    assert as_order("能不能帮我把它删掉，好吗") == "帮我把它删掉"
