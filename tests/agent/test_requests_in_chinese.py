"""What Chinese requests want (a list, a screening, a count) and whole conditions in them, in words of many writers."""

from __future__ import annotations

from decimal import Decimal
from time import perf_counter
from typing import Any

import pytest

from assistant.agent.builtin.meaning import Intent
from assistant.agent.builtin.parser import Parser
from assistant.agent.builtin.wording.initials import places_written_out
from assistant.agent.builtin.wording.layout import as_sentence
from assistant.agent.builtin.wording.slips_zh import slips_mended

_HOME = "522702"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("福泉做黄磷的，授信给哪家比较稳妥", Intent.SCREEN),
        ("瓮安磷化工的，够格的推几个", Intent.SCREEN),
        ("哪些包装厂够得着准入门槛", Intent.SCREEN),
        ("请筛选拟予信贷支持的福泉市磷化工企业", Intent.SCREEN),
        ("麻江哪些花生企业，款子放给他们放心", Intent.SCREEN),
        ("我想给瓮安的磷化工下游放点款，帮我看看谁行", Intent.SCREEN),
        ("茶叶合作社，能列多少列多少", Intent.LIST),
        ("瓮安有多少间磷化工厂，名单也发我", Intent.LIST),
        ("瓮安磷化工企业共有几家，各是哪些", Intent.LIST),
        ("麻江那边登记得有哪些个体户", Intent.LIST),
        ("这几家茶企值得结识一下，都匀的茶企拉个名单", Intent.LIST),
        ("都匀的花生油厂有几加", Intent.COUNT),
        ("贵定失信企业数目", Intent.COUNT),
        ("怎样才够得上贷款条件", Intent.POLICY),
        ("被法院执行的茶企能不能贷", Intent.POLICY),
    ],
)
def test_what_is_asked_for(parser: Parser, text: str, intent: Intent) -> None:
    assert parser.parse(text).intent is intent


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("都匀的茶企，剔除欠税企业、停产企业和经营异常企业", {"without_events": ["tax_arrears", "production_stopped", "abnormal_operation"]}),
        ("瓮安的包装厂，注册资本五百万往上被执行的去掉", {"registered_capital_min": Decimal(5_000_000), "without_enforcement": True}),
        ("都匀的茶企，注册资本两百万以下的和停产的不要", {"registered_capital_min": Decimal(2_000_000), "without_events": ["production_stopped"]}),
        ("福泉黄磷厂 停产的排处", {"without_events": ["production_stopped"], "events": []}),
        ("国有参股或者国有控股的磷化工企业", {"ownership": ["state_minority", "state"], "state_owned": None}),
        ("省级、市级国企的供应商", {"soe_levels": ["province", "city"], "labels": ["soe_supplier"]}),
        ("有没有茶企开张还没得三年", {"age_max": 2}),
        ("搞化肥编织袋的有谁", {"products": ["化肥包装"]}),
        ("福泉磷石膏缓凝剂厂有哪些", {"products": ["磷石膏水泥缓凝剂"]}),
        ("都匀做茶叶买卖的贸易商有哪些", {"products": ["茶叶贸易"], "chain": None}),
        ("在政府采购里中过标的检测公司有几家", {"won": True, "won_from": ["government"]}),
        ("做磷酸的厂，规模再小也算上", {"sizes": []}),
        ("停产的公司报给我，不管哪个县的", {"events": ["production_stopped"], "regions": []}),
        ("福泉的、成立五年以上的，两个条件都满足的企业", {"regions": ["522702"], "age_min": 5, "limit": 20}),
        ("总行刚推出个花生贷，都匀做绿茶的企业列一下", {"chain": None, "products": ["绿茶"]}),
    ],
)  # fmt: skip
def test_conditions_are_whole(parser: Parser, text: str, fields: dict[str, Any]) -> None:
    meaning = parser.parse(text)
    assert meaning.intent in (Intent.LIST, Intent.SCREEN, Intent.COUNT)
    assert {name: getattr(meaning.query, name) for name in fields} == fields


@pytest.mark.parametrize("text", ["kl的茶企有哪些", "麻江花生企业，按乡镇数", "都匀A类的茶企"])
def test_what_no_query_holds_is_asked_back(parser: Parser, text: str) -> None:
    assert parser.parse(text).intent is Intent.UNCLEAR


def test_initials_name_the_places_around_the_bank() -> None:
    assert places_written_out("wa那边做磷酸的", _HOME) == "瓮安那边做磷酸的"
    assert places_written_out("gd茶企有多少家", _HOME) == "贵定茶企有多少家"
    assert places_written_out("ok的茶企", _HOME) == "ok的茶企"
    assert places_written_out("wa那边做磷酸的", None) == "wa那边做磷酸的"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("处罚的去调", "处罚的去掉"), ("失信企业踢厨,福泉", "失信企业剔除,福泉"), ("停产的看看", "停产的看看")],
)
def test_mistyped_words_of_exclusion_leave_out(typed: str, meant: str) -> None:
    assert slips_mended(typed) == meant


def test_long_texts_are_rewritten_fast() -> None:
    text = "贷款给瓮安的磷化工有几家省级和市级、在国企采购中" * 80
    began = perf_counter()
    as_sentence(text)
    assert perf_counter() - began < 1.0
