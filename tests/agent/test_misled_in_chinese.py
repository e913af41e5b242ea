"""Chinese questions for firms of which a condition was once dropped or turned round, so that the answer misled."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from time import perf_counter
from typing import Any

import pytest

from assistant.agent.builtin.meaning import Intent
from assistant.agent.builtin.parser import Parser
from assistant.agent.builtin.wording.layout import as_sentence
from assistant.agent.builtin.wording.not_yet_ours import without_beginnings
from assistant.agent.builtin.wording.one_will_do import as_a_choice


@pytest.mark.parametrize(
    "said",
    [
        "没来我行开过账户的",
        "跟咱行还没搭上线的",
        "还没发展成我们客户的",
        "咱行还没拿下的",
        "尚未与我行建立信贷关系的",
        "还不是咱们的客户",
    ],
)
def test_what_has_not_begun_with_the_bank_is_no_client(said: str) -> None:
    assert without_beginnings(said).startswith("不是我行客户")


@pytest.mark.parametrize("said", ["没给国企供过货的", "还没中过标的", "没到过马场坪的", "没开工的"])
def test_other_denials_say_nothing_of_clients(said: str) -> None:
    assert without_beginnings(said) == said


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("国企供应商和政府供应商(具备其一即可)", "国企供应商或者政府供应商"),
        ("给国企供货的,给上市公司供货的,占一样就行", "给国企供货的或者给上市公司供货的"),
        ("国企供应商和政府供应商", "国企供应商和政府供应商"),
        ("高企和专精特新,占一样就行", "高企和专精特新,占一样就行"),
    ],
)
def test_a_row_of_buyers_of_which_one_is_enough_is_a_choice(said: str, written: str) -> None:
    assert as_a_choice(said) == written


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ("打年初到现在，瓮安哪些企业中过标", {"won_since": date(2026, 1, 1), "won": True}),
        ("去年10月到现在，茶企里谁挨过罚", {"event_since": date(2025, 10, 1), "events": ["penalty"]}),
        ("今年头三个季度中过标的茶企", {"won_since": date(2026, 1, 1), "won_until": date(2026, 9, 30)}),
        ("中过标的茶企，金额加起来有一百万的", {"won_amount_min": Decimal(1_000_000)}),
        ("都匀的茶企，大型的都列出来", {"sizes": ["large"]}),
        ("贵定茶企，无处罚，A或B级", {"tax_grades": ["A", "B"], "without_penalty": True}),
        (
            "想找茶企，贵定的有官司的就别推了",
            {"regions": ["522723"], "exclude_regions": [], "without_events": ["lawsuit"]},
        ),
        ("上游做磷矿的不要，磷化工其他企业", {"exclude_products": ["磷矿"], "segments": []}),
        (
            "失信的异常的被罚的一个都不要，贵定茶企",
            {"without_events": ["abnormal_operation"], "without_dishonest": True, "without_penalty": True},
        ),
        ("真金白银实缴到了两千万的茶企", {"regions": [], "paid_in_capital_min": Decimal(20_000_000)}),
        ("安全生产许可证年内要到期的茶企", {"expiring_by": date(2026, 12, 31)}),
        ("我负责客户走访，贵定茶企有哪些", {"client": None, "chain": "tea"}),
        ("有处罚的客户有哪些", {"client": True, "events": ["penalty"]}),
        ("应收账款目前处于质押状态的公司", {"events": ["pledge"]}),
        (
            "供国企但不供政府的茶企",
            {"labels": ["soe_supplier"], "exclude_labels": ["government_supplier"]},
        ),
        (
            "逾期的客户，拖得最久的摆最前面",
            {"order_by": "overdue_days", "descending": True, "overdue_days_min": 1},
        ),
        ("看一下道坪镇做磷石膏建材的有哪几家", {"towns": ["道坪镇"], "products": ["磷石膏建材"]}),
    ],
)
def test_no_condition_falls_away(parser: Parser, said: str, fields: dict[str, Any]) -> None:
    meaning = parser.parse(said)
    assert meaning.intent is Intent.LIST
    assert {name: getattr(meaning.query, name) for name in fields} == fields


def test_a_span_that_is_not_understood_is_asked_about(parser: Parser) -> None:
    assert parser.parse("从去年中秋到现在，瓮安哪些企业中过标").intent is Intent.UNCLEAR


def test_long_texts_are_read_quickly() -> None:
    texts = ("还没跟我们", "政府供应商和", "到现在处罚还", "马场坪那个", "实缴到账")
    for words in texts:
        begins = perf_counter()
        as_sentence(words * (2_000 // len(words)))
        assert perf_counter() - begins < 1.5
