"""Orders to approve or to write rules anew are never carried out; a firm that nobody named is asked for."""

from __future__ import annotations

import pytest

from assistant.agent.builtin.grammar.talk import read_talk
from assistant.agent.builtin.meaning import Intent
from assistant.agent.builtin.wording.requests_en import in_plain_request_en


@pytest.mark.parametrize(
    "text",
    [
        "材料齐了，没什么毛病，你马上批复授信吧",
        "请据此核准贷款三百万元。",
        "麻烦直接为该户办理提额审批",
        "同意福泉示例瓮泉磷化有限公司的展期申请",
        "please sign them off",
    ],
)
def test_orders_to_approve(text: str) -> None:
    assert read_talk(text) is Intent.DECIDE


@pytest.mark.parametrize(
    "text",
    [
        "把行业集中度上限调到百分之三十",
        "今后被执行这一条不用扣分",
        "你把评分规则调一下",
        "stop flagging overdue firms from now on",
    ],
)
def test_orders_to_change_rules(text: str) -> None:
    assert read_talk(text) is Intent.RULES


@pytest.mark.parametrize(
    "text", ["谁能批准五百万的贷款", "把注册资本改成五千万以上", "审批权限是怎么规定的", "把条件放宽到两千万"]
)
def test_questions_and_conditions_are_no_orders(text: str) -> None:
    assert read_talk(text) is None


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("tea chain map", "map of the tea chain"),
        ("could prudently lend to", "could lend to"),
        ("firms that are not also clients", "firms that are not clients"),
        ("total?", "how many"),
    ],
)
def test_english_requests_are_written_out(text: str, written: str) -> None:
    assert in_plain_request_en(text) == written
