"""Questions that a rule answers go to the library, whatever conditions of firms they name; those for firms do not."""

from __future__ import annotations

import pytest

from assistant.agent.builtin.meaning import Intent
from assistant.agent.builtin.parser import Parser


@pytest.mark.parametrize(
    "text",
    [
        "逾期六个月以上该归到哪一类",
        "橙色预警后几个工作日内要上报",
        "什么时候可以先不起诉",
        "一户茶企最多能放多少",
        "办保理要提交哪些材料",
        "有专精特新称号还能再优惠吗",
        "个体户要不要交手续费",
        "What is the longest term a C-rated company can get?",
        "What interest does a grade A loan carry?",
        "Pricing margin for borrowers rated B",
    ],
)
def test_a_rule(parser: Parser, text: str) -> None:
    assert parser.parse(text, None).intent is Intent.POLICY


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("逾期六个月以上的客户有哪些", Intent.LIST),
        ("注册资本最高的五家磷化工企业", Intent.LIST),
        ("多少家企业被处罚过", Intent.COUNT),
        ("什么时候到期的许可证有哪些", Intent.LIST),
        ("Which tea firms won the most tenders?", Intent.LIST),
    ],
)
def test_firms(parser: Parser, text: str, intent: Intent) -> None:
    assert parser.parse(text, None).intent is intent
