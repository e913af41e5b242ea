"""Chinese questions that were once asked back over figures, days, denials and other words of a condition."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from time import perf_counter
from typing import Any

import pytest

from assistant.agent.builtin.meaning import Intent
from assistant.agent.builtin.parser import Parser
from assistant.agent.builtin.wording.layout import as_sentence
from assistant.agent.builtin.wording.speakers_own import without_speakers_own
from assistant.agent.builtin.wording.wordings_zh import in_usual_words
from assistant.domain.reading.dates import read_windows
from assistant.domain.reading.money import read_money_bounds
from assistant.domain.reading.spoken import written_out

TODAY = date(2026, 10, 31)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("下半年指标还差三百万,福泉做石膏板的有谁", "福泉做石膏板的有谁"),
        ("我在瓮安跑了八年,那边做吨袋的企业有哪些", "在瓮安,那边做吨袋的企业有哪些"),
        ("月底要考核,都匀红茶企业有几家", "都匀红茶企业有几家"),
        ("贵定抹茶企业列个名单,我好逐户打电话", "贵定抹茶企业列个名单"),
        ("都匀的红茶企业列出来,别白跑", "都匀的红茶企业列出来"),
        ("年底要到期的许可证,福泉有哪些", "年底要到期的许可证,福泉有哪些"),
        ("下个月要去开阳出差,那边的茶企有哪些", "下个月要去开阳出差,那边的茶企有哪些"),
        ("福泉茶企哪几家合适,我好去放款", "福泉茶企哪几家合适,我好去放款"),
    ],
)
def test_what_officers_tell_of_themselves_goes_and_conditions_stay(said: str, kept: str) -> None:
    assert without_speakers_own(said) == kept


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("被执行,标的在两百万以上", "被执行,金额两百万以上"),
        ("处罚:无", "无处罚"),
        ("失信:有", "有失信"),
        ("未被列入经营异常名录的", "没有经营异常名录的"),
        ("马场坪、昌明两家支行的客户", "马场坪支行、昌明支行的客户"),
        ("给证券公司、保险公司供货的", "给金融机构供货的"),
        ("失信的drop掉", "失信的不要"),
        ("截至2024年底已满十年的", "2014年底以前成立的"),
        ("国有参股(非控股)企业", "国有参股企业"),
        ("被执行的,终本也算进去", "被执行的"),
        ("终本的也要", "终本的也要"),
        ("今年零中标的", "今年没有中标的"),
        ("2018年到2020年这三年里成立的", "2018年到2020年成立的"),
    ],
)
def test_conditions_are_put_in_the_usual_words(said: str, written: str) -> None:
    assert in_usual_words(said) == written


@pytest.mark.parametrize(
    ("said", "since", "until"),
    [
        ("今年三月一日以来", date(2026, 3, 1), TODAY),
        ("8月15号之后", date(2026, 8, 15), TODAY),
        ("十二月一号以来", date(2025, 12, 1), TODAY),
        ("九月份", date(2026, 9, 1), date(2026, 9, 30)),
        ("明年6月30日前", None, date(2027, 6, 30)),
        ("明年6月20日前", None, date(2027, 6, 19)),
        ("2027年3月31日前", None, date(2027, 3, 31)),
        ("二〇一〇年底以前", None, date(2010, 12, 31)),
    ],
)
def test_days_of_years_told_in_words(said: str, since: date | None, until: date | None) -> None:
    assert [(window.since, window.until) for window in read_windows(said, TODAY)] == [(since, until)]


def test_figures_of_contracts() -> None:
    bounds = read_money_bounds(written_out("注册资本不低于人民币贰仟万元"))
    assert [bound.low for bound in bounds] == [Decimal(20_000_000)]


@pytest.mark.parametrize(
    ("said", "intent", "fields"),
    [
        ("涉诉企业里面标的额超过三百万的", Intent.LIST, {"event_amount_min": Decimal(3_000_000)}),
        (
            "2014年底前成立/今年中过标的福泉企业",
            Intent.LIST,
            {"founded_before": date(2014, 12, 31), "won_since": date(2026, 1, 1)},
        ),
        ("危险品承运商在瓮安有几家", Intent.COUNT, {"products": ["危险货物运输"]}),
        ("倒腾化工原料的公司", Intent.LIST, {"products": ["化工原料贸易"]}),
        ("福泉检修化工装置的队伍有哪些", Intent.LIST, {"products": ["化工设备维保"]}),
        ("跟我们从来没有过往来的都匀茶企", Intent.LIST, {"client": False}),
        (
            "贵定绿茶企业，注册资本不到一百万的pass掉",
            Intent.LIST,
            {"registered_capital_min": Decimal(1_000_000)},
        ),
        ("茶企里评到B级的，成立不满五年的不要", Intent.LIST, {"tax_grades": ["B"], "age_min": 5}),
        ("都匀支行授信额度前三大客户", Intent.LIST, {"order_by": "credit_limit", "limit": 3}),
        ("哪些茶企适合我行发放流动资金贷款", Intent.SCREEN, {"chain": "tea"}),
        ("瓮安茶企 没有win过标的", Intent.LIST, {"won": False}),
        ("年底前证照要换的福泉企业", Intent.LIST, {"expiring_by": date(2026, 12, 31)}),
    ],
)
def test_questions_are_read(parser: Parser, said: str, intent: Intent, fields: dict[str, Any]) -> None:
    meaning = parser.parse(said)
    assert meaning.intent is intent
    assert {name: getattr(meaning.query, name) for name in fields} == fields


@pytest.mark.parametrize(
    "part", ["我在福泉跑了二十年", "还差", "供", "年底要", "失信，哪些", "支行、", "1月"]
)
def test_long_texts_are_rewritten_quickly(part: str) -> None:
    began = perf_counter()
    as_sentence((part * 2_000)[:2_000])
    assert perf_counter() - began < 1
