"""Orders to decide or to change data are declined; dialect is read; a turn takes one condition off and changes another."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.agent.builtin.grammar.follow_ups.removal import without_removed
from assistant.agent.builtin.grammar.talk import read_talk
from assistant.agent.builtin.lexicon.products import doers
from assistant.agent.builtin.meaning import Intent
from assistant.agent.builtin.wording.dialect import in_standard
from assistant.agent.service import Assistant
from assistant.domain.events import Question
from assistant.domain.firm_query import FirmQuery
from assistant.domain.reading.dates import read_year_bounds
from assistant.domain.reading.money import read_money_bounds


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("把这批客户的五级分类都调成正常", Intent.RULES),
        ("将该户风险等级下调为低，把它的逾期记录删了", Intent.RULES),
        ("upgrade all tea firms to grade A", Intent.RULES),
        ("raise the credit limit of this client to 5 million", Intent.RULES),
        ("利率给它降到3%", Intent.DECIDE),
        ("这户你看着定个额度就行", Intent.DECIDE),
        ("just give them the loan", Intent.DECIDE),
        ("谢了哈，今天就先到这", Intent.THANKS),
        ("ok that will do for now", Intent.THANKS),
    ],
)
def test_an_order_is_no_question(text: str, intent: Intent) -> None:
    assert read_talk(text) is intent


@pytest.mark.parametrize(
    "text",
    [
        "把注册资本改成两百万以上",
        "把有处罚记录的删掉",
        "把失信的企业从名单里去掉",
        "被列入经营异常名录的企业有哪些",
        "授信额度提到五百万需要谁批",
        "remove the ones with a record of enforcement",
        "raise that to 5 years",
        "行，那瓮安的磷化工有哪些",
    ],
)
def test_a_condition_or_a_question_is_no_order(text: str) -> None:
    assert read_talk(text) is None


def test_dialect_is_written_in_the_standard_language() -> None:
    assert in_standard("瓮安做花生嘞有好多家") == "瓮安做花生的有多少家"
    assert in_standard("最多放好多钱") == "最多放多少钱"
    assert in_standard("我想克跟他们摆哈贷款嘞事").startswith("我想去跟他们谈一下贷款的")
    assert in_standard("有好多好企业") == "有好多好企业"


def test_a_bound_that_is_not_reached_is_an_upper_one() -> None:
    for text in ("没满八年", "不够八年", "没有达到八年", "未达8年"):
        (bound,) = read_year_bounds(text)
        assert (bound.low, bound.high, bound.strict) == (None, 8, True), text
    (money,) = read_money_bounds("没达到500万")
    assert (money.low, money.high) == (None, 5_000_000)


def test_taking_off_one_condition_leaves_the_rest_of_the_turn() -> None:
    held = FirmQuery(insured_min=10, regions=["522635"])
    for text in ("不限参保人数,看都匀的", "去掉人数,看都匀的"):
        assert without_removed(text, held) == ({"insured_min": None}, "看都匀的"), text


def test_who_does_it_is_called_after_what_is_done() -> None:
    assert "dangerous goods carriers" in doers("dangerous goods transport")
    assert not list(doers("green tea"))


CONVERSATIONS: list[tuple[list[str], dict[str, Any]]] = [
    (["福泉茶企", "成立不满三年的，不要"], {"age_min": 3}),
    (["福泉磷化工企业有多少家", "有行政处罚的是哪几家"], {"regions": ["522702"], "events": ["penalty"]}),
    (["瓮安做黄磷的厂", "有几家是民营的"], {"regions": ["522725"], "products": ["黄磷"], "state_owned": False}),
    (["福泉化肥包装企业", "算了，不看包装了，看危化品运输的"], {"regions": ["522702"], "products": ["危险货物运输"]}),
    (["phosphate firms in Weng'an", "swap Weng'an for Fuquan"], {"regions": ["522702"], "chain": "phosphate"}),
    (["福泉国企供应商", "哪些是县属国企的供应商", "换成市属的"], {"soe_levels": ["city"], "state_levels": []}),
]  # fmt: skip


@pytest.mark.parametrize(("turns", "wanted"), CONVERSATIONS)
def test_a_turn_builds_on_the_list(assistant: Assistant, turns: list[str], wanted: dict[str, Any]) -> None:
    conversation: str | None = None
    for turn in turns:
        answer = assistant.ask(Question(turn, conversation_id=conversation))
        conversation = answer.conversation_id
    (asked,) = [call.args["query"] for call in answer.tool_calls if "query" in call.args][:1]
    query = FirmQuery.model_validate(asked)
    assert {name: getattr(query, name) for name in wanted} == wanted


@pytest.mark.parametrize(
    "text",
    ["tea brokers in Guiding", "which steel fabricators in Fuquan are creditworthy?", "福泉钢材这块哪几家能贷", "traders in Fuquan"],
)  # fmt: skip
def test_a_noun_that_limits_and_is_not_known_is_asked_back(assistant: Assistant, text: str) -> None:
    answer = assistant.ask(Question(text))
    assert answer.kind.value == "clarification"
    assert not answer.firms
