"""Set phrases of Chinese offices on sets of firms: limits, standing, courts, quarters, owners, purposes, groups."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assistant.agent.builtin.meaning import Intent
from assistant.agent.builtin.ontology import load
from assistant.agent.builtin.parser import Parser
from assistant.agent.builtin.short_names import ShortNames
from assistant.store.engine import Store


@pytest.fixture(scope="module")
def parser(demo_store: Store) -> Parser:
    """A parser that knows the register's names."""
    with demo_store.read() as session:
        return Parser(load(session), date(2026, 10, 31), names=ShortNames(demo_store))


def _said(parser: Parser, text: str) -> tuple[Intent, dict[str, Any]]:
    meaning = parser.parse(text)
    return meaning.intent, meaning.query.model_dump(exclude_defaults=True)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("州国资委监管企业有哪些", {"state_levels": ["city"]}),
        ("按州里管的国企筛一遍", {"state_levels": ["city"]}),
        ("瓮安县里管的国企有哪些", {"regions": ["522725"], "state_levels": ["county"]}),
        # a city of the rank of a county holds at the level of a county
        ("福泉市属国企名单", {"regions": ["522702"], "state_levels": ["county"]}),
        ("市一级国资说了算的企业，国资只占小头的别列", {"state_levels": ["city"]}),
        ("控股股东为个人的矿石运输企业", {"products": ["矿石运输"], "ownership": ["private"]}),
        ("瓮安自然人控制的企业", {"regions": ["522725"], "ownership": ["private"]}),
    ],
)
def test_whose_they_are(parser: Parser, text: str, query: dict[str, Any]) -> None:
    assert _said(parser, text) == (Intent.LIST, query)


@pytest.mark.parametrize(
    "text",
    [
        "法院那边执行不动的企业，给个名单",
        "经查无可供执行财产而终结执行的企业，请逐户列示",
        "强制执行没执行到位、已裁定终结本次执行的有谁",
        "法院去执行，执行来执行去啥都没执行到的，有哪几家",
        "名下查不到可供执行财产、已终本的企业",
    ],
)
def test_enforcement_that_found_nothing(parser: Parser, text: str) -> None:
    assert _said(parser, text) == (
        Intent.LIST,
        {"events": ["enforcement"], "ended_for_lack_of_assets": True},
    )


def test_enforcement_that_goes_on_is_not_ended(parser: Parser) -> None:
    _, query = _said(parser, "强制执行还没执行到位的企业有哪些")
    assert query == {"events": ["enforcement"]}


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("我行无业务往来的福泉茶企", {"regions": ["522702"], "chain": "tea", "client": False}),
        (
            "请列示失信企业，限福泉市注册，且我行尚未授信",
            {"regions": ["522702"], "events": ["dishonest"], "client": False},
        ),
        ("我行有处罚的客户，请列示", {"events": ["penalty"], "client": True}),
        (
            "25年四季度受过处罚的磷化工企业",
            {
                "chain": "phosphate",
                "events": ["penalty"],
                "event_since": date(2025, 10, 1),
                "event_until": date(2025, 12, 31),
            },
        ),
        (
            "2025Q4受过处罚的企业",
            {"events": ["penalty"], "event_since": date(2025, 10, 1), "event_until": date(2025, 12, 31)},
        ),
    ],
)
def test_standing_and_quarters(parser: Parser, text: str, query: dict[str, Any]) -> None:
    assert _said(parser, text) == (Intent.LIST, query)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        (
            "拟扩大茶叶贷白名单，请列出贵定县获得绿色工厂认定的企业",
            {"regions": ["522723"], "qualifications": ["绿色工厂"]},
        ),
        ("小微条线推花生贷，想要麻江的花生油企业", {"regions": ["522635"], "products": ["花生油"]}),
        # what only the purpose says is a condition still
        ("产品部做磷化工专案，需要福泉的企业名单", {"regions": ["522702"], "chain": "phosphate"}),
    ],
)
def test_what_the_list_is_for(parser: Parser, text: str, query: dict[str, Any]) -> None:
    assert _said(parser, text) == (Intent.LIST, query)


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("请统计全辖磷化工企业按产业链环节的户数分布", "segment"),
        ("请按所属县市统计失信企业户数", "region"),
        ("国企供应商在各县的分布户数", "region"),
        ("请按国企供应商、上市公司供应商标签分类统计瓮安企业户数", "label"),
    ],
)
def test_counted_in_office_words(parser: Parser, text: str, by: str) -> None:
    meaning = parser.parse(text)
    assert (meaning.intent, meaning.count_by) == (Intent.COUNT, by)


def test_two_records_at_once_are_asked_back(parser: Parser) -> None:
    """No query holds firms that two records befell together."""
    assert parser.parse("失信且被限高的企业有哪些").intent is Intent.UNCLEAR
