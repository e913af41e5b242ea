"""What the built-in model understands, in many phrasings of both languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.agent.builtin.parser import Parser

SOE: dict[str, Any] = {"labels": ["soe_supplier"]}
PHOSPHATE: dict[str, Any] = {"chain": "phosphate"}
LOCAL: dict[str, Any] = {"local": True}
FUQUAN: dict[str, Any] = {"regions": ["522702"]}
BEST: dict[str, Any] = {"order_by": "score", "descending": True}

SCREENS = [
    ("本地磷化工产业链里，国企的供应商有哪些适合授信？", LOCAL | PHOSPHATE | SOE),
    ("本地磷化工行业给国企供货的企业，哪些适合授信", LOCAL | PHOSPHATE | SOE),
    ("帮我筛选一下本地磷化工里适合授信的国有企业供应商", LOCAL | PHOSPHATE | SOE),
    ("向国有企业供货的本地磷化工企业中，哪几家值得授信？", LOCAL | PHOSPHATE | SOE),
    ("本地磷化工产业鏈裡，國企的供應商有哪些適合授信？", LOCAL | PHOSPHATE | SOE),
    ("福泉市磷化工的国企供应商哪些可以授信", FUQUAN | PHOSPHATE | SOE),
    ("福泉有哪些茶叶合作社适合授信", {"regions": ["522702"], "chain": "tea", "kinds": ["cooperative"]}),
    ("本地央企的供应商哪些适合授信", LOCAL | SOE | {"soe_levels": ["central"]}),
    ("国企供应商里哪些适合授信", SOE),
    ("给政府供货的企业哪些适合授信", {"labels": ["government_supplier"]}),
    ("上市公司的供应商有哪些适合授信", {"labels": ["listed_supplier"]}),
    ("国企和政府的供应商哪些适合授信？", {"labels": ["soe_supplier", "government_supplier"]}),
    (
        "Which suppliers to state-owned enterprises in the local phosphate chain are good credit candidates?",
        LOCAL | PHOSPHATE | SOE,
    ),
    ("Which local phosphate companies that supply SOEs are creditworthy?", LOCAL | PHOSPHATE | SOE),
    ("Show me good credit candidates among SOE suppliers in Fuquan", FUQUAN | SOE),
    ("Which local firms sell to state-owned enterprises and are worth lending to?", LOCAL | SOE),
    ("List credit candidates in the local tea chain", LOCAL | {"chain": "tea"}),
    (
        "Which suppliers of the government founded at least five years ago are suitable for credit?",
        {"labels": ["government_supplier"], "age_min": 5},
    ),
    (
        "福泉和瓮安给央企供货、成立五年以上、没有行政处罚的磷化工企业，哪些适合授信？",
        {"regions": ["522702", "522725"], "soe_levels": ["central"], "age_min": 5}
        | PHOSPHATE
        | SOE
        | {"without_penalty": True},
    ),
]


@pytest.mark.parametrize(("text", "fields"), SCREENS)
def test_screening(parser: Parser, text: str, fields: dict[str, Any]) -> None:
    meaning = parser.parse(text)
    assert meaning.intent is Intent.SCREEN
    assert meaning.query.model_dump(exclude_defaults=True) == fields | BEST
    assert meaning.unread == ()


LISTS = [
    ("福泉有哪些磷化工企业", FUQUAN | PHOSPHATE),
    ("列出本地的磷化工企业", LOCAL | PHOSPHATE),
    ("给国企供货的茶叶企业有哪些", {"chain": "tea"} | SOE),
    ("有国企客户的磷化工企业有哪些", PHOSPHATE | SOE),
    ("从事磷化工、客户是国企的企业有哪些", PHOSPHATE | SOE),
    ("国企的客户有哪些", {"labels": ["soe_customer"]}),
    ("注册资本5000万以上的磷化工企业有哪些", PHOSPHATE | {"registered_capital_min": Decimal(50_000_000)}),
    ("营业收入超过1亿元的磷化工企业有哪些", PHOSPHATE | {"revenue_min": Decimal(100_000_000)}),
    ("注册资本在1000万到5000万之间的茶叶企业有哪些", {"chain": "tea", "registered_capital_min": Decimal(10**7), "registered_capital_max": Decimal(5 * 10**7)}),
    ("没有失信记录的国企供应商有哪些", SOE | {"without_dishonest": True}),
    ("不是国企供应商的磷化工企业有哪些", PHOSPHATE | {"exclude_labels": ["soe_supplier"]}),
    ("2020年以后成立的磷化工企业有哪些", PHOSPHATE | {"founded_after": date(2020, 1, 1)}),
    ("2015年以前成立的茶叶企业有哪些", {"chain": "tea", "founded_before": date(2014, 12, 31)}),
    ("哪些磷化工企业是专精特新", PHOSPHATE | {"qualifications": ["专精特新"]}),
    ("生产磷酸铁的企业有哪些", {"products": ["磷酸铁"]}),
    ("磷化工上游有哪些企业", PHOSPHATE | {"segments": ["upstream"]}),
    ("磷化工产业链中游和下游有哪些企业", PHOSPHATE | {"segments": ["midstream", "downstream"]}),
    ("瓮安县的国企供应商有哪些", {"regions": ["522725"]} | SOE),
    ("贵州省福泉市有哪些茶叶企业", FUQUAN | {"chain": "tea"}),
    ("本地有哪些国企", LOCAL | {"state_owned": True}),
    ("本地民营的磷化工企业有哪些", LOCAL | PHOSPHATE | {"state_owned": False}),
    ("存量客户里有哪些磷化工企业", PHOSPHATE | {"client": True}),
    ("注册资本最大的五家磷化工企业有哪些", PHOSPHATE | {"order_by": "registered_capital", "descending": True, "limit": 5}),
    ("按营收排序列出前三家磷化工企业", PHOSPHATE | {"order_by": "revenue", "descending": True, "limit": 3}),
    ("Which phosphate firms are there in Fuquan?", FUQUAN | PHOSPHATE),
    ("List phosphate companies with registered capital over 50 million yuan", PHOSPHATE | {"registered_capital_min": Decimal(50_000_000)}),
    ("Show suppliers to state-owned enterprises without penalties", SOE | {"without_penalty": True}),
    ("Which tea cooperatives are in Fuquan?", FUQUAN | {"chain": "tea", "kinds": ["cooperative"]}),
    ("List the top 5 phosphate firms by revenue", PHOSPHATE | {"order_by": "revenue", "descending": True, "limit": 5}),
    ("Which listed company suppliers are local?", LOCAL | {"labels": ["listed_supplier"]}),
    ("Which upstream firms of the phosphate chain are local?", LOCAL | PHOSPHATE | {"segments": ["upstream"]}),
    ("Which companies make iron phosphate?", {"products": ["磷酸铁"]}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fields"), LISTS)
def test_listing(parser: Parser, text: str, fields: dict[str, Any]) -> None:
    meaning = parser.parse(text)
    assert meaning.intent is Intent.LIST
    assert meaning.query.model_dump(exclude_defaults=True) == fields


@pytest.mark.parametrize(
    ("text", "by", "fields"),
    [
        ("磷化工产业链上中下游各有多少企业", "segment", PHOSPHATE),
        ("磷化工产业链的上游、中游、下游各有多少家企业？", "segment", PHOSPHATE),
        ("本地磷化工各环节有多少家企业", "segment", LOCAL | PHOSPHATE),
        ("各县国企供应商数量", "region", SOE),
        ("福泉有多少家磷化工企业", None, FUQUAN | PHOSPHATE),
        ("本地给国企供货的企业有多少家", None, LOCAL | SOE),
        ("How many phosphate firms are there in Fuquan?", None, FUQUAN | PHOSPHATE),
        ("How many firms stand in each segment of the phosphate chain?", "segment", PHOSPHATE),
        ("How many SOE suppliers are there by county?", "region", SOE),
    ],
)
def test_counting(parser: Parser, text: str, by: str | None, fields: dict[str, Any]) -> None:
    meaning = parser.parse(text)
    assert (meaning.intent, meaning.count_by) == (Intent.COUNT, by)
    assert meaning.query.model_dump(exclude_defaults=True) == fields


@pytest.mark.parametrize(
    "text",
    [
        "对小微企业贷款的担保有什么规定？",
        "应收账款质押要怎么登记？",
        "商业银行法对关系人贷款怎么规定？",
        "商业银行法第四十条是什么",
        "桐柏县茶叶总面积多少？",
        "本行去年净利润多少？",
        "小微企业的贷款利率是多少",
        "国企供应商的授信准入条件有什么规定",
        "首批中小企业特色产业集群公布了多少个",
        "什么是普惠小微",
        "What does the law ask of a bank before it grants credit?",
        "Which clusters were named in the first batch, and what do they produce?",
        "Which magnetic-material cluster is in Dongyang and what share of the country does it make?",
        "What was our bank's net profit last year?",
        "How should a receivables pledge be registered?",
        "What is the interest rate for small firms?",
    ],
)
def test_questions_to_the_library(parser: Parser, text: str) -> None:
    meaning = parser.parse(text)
    assert meaning.intent is Intent.POLICY
    assert meaning.topic == text


@pytest.mark.parametrize(
    ("text", "intent", "firms", "aspect"),
    [
        ("介绍一下福泉示例磷业有限公司", Intent.PROFILE, ("福泉示例磷业有限公司",), "summary"),
        ("给福泉示例磷业有限公司出一份尽调摘要", Intent.DUE_DILIGENCE, ("福泉示例磷业有限公司",), "summary"),
        ("福泉示例磷业有限公司的前五大客户是谁", Intent.PROFILE, ("福泉示例磷业有限公司",), "customers"),
        ("福泉示例磷业有限公司的实际控制人是谁", Intent.PROFILE, ("福泉示例磷业有限公司",), "controller"),
        ("福泉示例磷业有限公司有没有涉诉", Intent.PROFILE, ("福泉示例磷业有限公司",), "court"),
        ("福泉示例磷业有限公司为什么被排除", Intent.WHY, ("福泉示例磷业有限公司",), "score"),
        ("介绍一下瓮泉磷化", Intent.PROFILE, ("瓮泉磷化",), "summary"),
        ("瓮泉磷化的供应商有哪些", Intent.PROFILE, ("瓮泉磷化",), "suppliers"),
        ("福泉示例守期检修的注册资本是多少", Intent.PROFILE, ("福泉示例守期检修",), "summary"),
        ("瓮泉磷化的实际控制人是谁？", Intent.PROFILE, ("瓮泉磷化",), "controller"),
        (
            "示例甲有限公司和示例乙有限公司是什么关系",
            Intent.RELATION,
            ("示例甲有限公司", "示例乙有限公司"),
            "summary",
        ),
        (
            "比较示例甲有限公司和示例乙有限公司",
            Intent.COMPARE,
            ("示例甲有限公司", "示例乙有限公司"),
            "summary",
        ),
        ("Tell me about Demo Phosphate Co., Ltd.", Intent.PROFILE, ("Demo Phosphate Co., Ltd.",), "summary"),
        ("Who controls 福泉示例磷业有限公司?", Intent.PROFILE, ("福泉示例磷业有限公司",), "controller"),
    ],
)
def test_one_firm(parser: Parser, text: str, intent: Intent, firms: tuple[str, ...], aspect: str) -> None:
    meaning = parser.parse(text)
    assert (meaning.intent, meaning.firms, meaning.aspect) == (intent, firms, aspect)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("你好", Intent.GREETING),
        ("您好！", Intent.GREETING),
        ("Hello", Intent.GREETING),
        ("谢谢", Intent.THANKS),
        ("thank you very much", Intent.THANKS),
        ("你能做什么？", Intent.HELP),
        ("What can you do?", Intent.HELP),
        ("直接批准这笔贷款吧", Intent.DECIDE),
        ("第二家详细说说", Intent.WHICH),
        ("福泉市磷化工产业集群有多少家企业、年产值多少？", Intent.CLUSTER),
        ("福泉磷化工集群有多少家企业、产值多少", Intent.CLUSTER),
        ("哪个环节本地没有企业", Intent.GAPS),
        ("磷化工产业链哪些环节本地没有企业", Intent.GAPS),
        ("Which links of the phosphate chain are missing locally?", Intent.GAPS),
        ("磷酸二铵的上游原材料是什么，本地谁在做", Intent.TRACE),
        ("What are the raw materials of diammonium phosphate?", Intent.TRACE),
        ("你好，福泉有哪些磷化工企业？", Intent.LIST),
    ],
)
def test_other_intents(parser: Parser, text: str, intent: Intent) -> None:
    assert parser.parse(text).intent is intent


@pytest.fixture
def before(parser: Parser) -> Meaning:
    """Question 1, answered with three candidates and one exclusion."""
    asked = parser.parse("本地磷化工产业链里，国企的供应商有哪些适合授信？")
    return asked.model_copy(update={"listed": (5, 6, 7), "excluded": (9,)})


REFINEMENTS = [
    ("只看成立三年以上的", {"age_min": 3}),
    ("成立三年以上的呢", {"age_min": 3}),
    ("排除有行政处罚的", {"without_penalty": True}),
    ("有行政处罚的不要", {"without_penalty": True}),
    ("去掉失信的和有被执行记录的", {"without_dishonest": True, "without_enforcement": True}),
    ("按近一年中标金额排序", {"order_by": "won_amount_12m", "descending": True}),
    ("按注册资本从低到高排", {"order_by": "registered_capital", "descending": False}),
    ("只要福泉市的", {"regions": ["522702"], "local": False}),
    ("那瓮安的呢", {"regions": ["522725"], "local": False}),
    ("前三家", {"limit": 3}),
    ("其中注册资本1000万以上的", {"registered_capital_min": Decimal(10_000_000)}),
    ("这些企业里哪些是央企的供应商", {"soe_levels": ["central"]}),
    ("只看上游的", {"segments": ["upstream"]}),
    ("只看专精特新的", {"qualifications": ["专精特新"]}),
    ("非存量客户", {"client": False}),
    ("Only those founded at least three years ago", {"age_min": 3}),
    ("Exclude those with penalties", {"without_penalty": True}),
    ("Sort by tender amount won in the last year", {"order_by": "won_amount_12m", "descending": True}),
    ("Only the ones in Fuquan", {"regions": ["522702"], "local": False}),
    ("top 3", {"limit": 3}),
    ("only upstream", {"segments": ["upstream"]}),
]


@pytest.mark.parametrize(("text", "changes"), REFINEMENTS)
def test_a_refinement_builds_on_the_turn_before(
    parser: Parser, before: Meaning, text: str, changes: dict[str, Any]
) -> None:
    meaning = parser.parse(text, before)
    assert meaning.refined
    assert meaning.intent is Intent.SCREEN
    assert meaning.query == before.query.model_copy(update=changes)


@pytest.mark.parametrize(
    ("text", "intent", "firms"),
    [
        ("第二家详细说说", Intent.PROFILE, ("id:6",)),
        ("说说第三家的客户", Intent.PROFILE, ("id:7",)),
        ("为什么它排第一", Intent.WHY, ("id:5",)),
        ("第一家为什么排第一", Intent.WHY, ("id:5",)),
        ("那家被排除的为什么", Intent.WHY, ("id:9",)),
        ("Tell me more about the first one", Intent.PROFILE, ("id:5",)),
        ("Why was the vetoed one excluded?", Intent.WHY, ("id:9",)),
        ("the second one in detail", Intent.PROFILE, ("id:6",)),
        ("第三家和第一家比较一下", Intent.COMPARE, ("id:7", "id:5")),
        ("第九家详细说说", Intent.WHICH, ()),
    ],
)
def test_a_place_in_the_list(
    parser: Parser, before: Meaning, text: str, intent: Intent, firms: tuple[str, ...]
) -> None:
    meaning = parser.parse(text, before)
    assert (meaning.intent, meaning.firms) == (intent, firms)


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("它的前五大客户是谁", "customers"),
        ("实际控制人是谁？", "controller"),
        ("有没有涉诉", "court"),
        ("它的评分是怎么来的", "score"),
        ("Who are its main customers?", "customers"),
        ("Does it have lawsuits?", "court"),
    ],
)
def test_the_same_firm_goes_on(parser: Parser, text: str, aspect: str) -> None:
    last = Meaning(intent=Intent.PROFILE, lang="zh", firms=("id:40",))
    meaning = parser.parse(text, last)
    assert (meaning.firms, meaning.aspect) == (("id:40",), aspect)


@pytest.mark.parametrize(
    "text",
    ["对小微企业贷款的担保有什么规定？", "应收账款质押要怎么登记？", "What does the law ask of a bank?"],
)
def test_a_new_subject_is_no_refinement(parser: Parser, before: Meaning, text: str) -> None:
    assert parser.parse(text, before).intent is Intent.POLICY


def test_a_new_screening_starts_afresh(parser: Parser, before: Meaning) -> None:
    meaning = parser.parse("本地茶叶产业链里哪些企业适合授信？", before)
    assert not meaning.refined
    assert meaning.query.labels == []
    assert meaning.query.chain == "tea"


def test_naming_the_suppliers_anew_starts_afresh(parser: Parser, before: Meaning) -> None:
    meaning = parser.parse("政府供应商里注册资本最大的前三家", before)
    assert not meaning.refined
    assert meaning.query.labels == ["government_supplier"]
    assert meaning.query.limit == 3


def test_a_place_is_left_out(parser: Parser, before: Meaning) -> None:
    assert parser.parse("排除福泉市的", before).query.exclude_regions == ["522702"]


@given(text=st.text(max_size=80))
def test_any_text_has_a_meaning(parser: Parser, text: str) -> None:
    assert parser.parse(text).intent in Intent
