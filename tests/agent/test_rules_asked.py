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
        "按咱行手册，哪些企业可以不交财务报表就来申请",
        "有个客户想拿公司股权出质贷款，质权从什么时候设立，到哪里办登记",
        "ST公司能当核心企业吗",
        "Is a mortgage over movable property valid if it was never registered?",
        "max loan per sole trader, peanut harvest season, per the handbook",
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
        ("根据监管要求，请列出福泉市失信企业名单", Intent.LIST),
        ("Could we see the tea firms in Duyun?", Intent.LIST),
        ("帮我在瓮安找几户能放款的", Intent.SCREEN),
    ],
)
def test_firms(parser: Parser, text: str, intent: Intent) -> None:
    assert parser.parse(text, None).intent is intent
