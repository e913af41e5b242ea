"""Chinese turns that change the list before them: taken in, taken back, swapped, wished for as a plain list."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.agent.builtin.parser import Parser

BOTH_PLACES = {"regions": ["522702", "522725"], "chain": "phosphate"}
MADE_HERE = {"regions": ["522702"], "chain": "phosphate"}
TURNS: list[tuple[list[str], Intent, dict[str, Any]]] = [
    (["福泉磷化工企业", "瓮安的也一并捞进来看看"], Intent.LIST, BOTH_PLACES),
    (["福泉磷化工企业", "把瓮安的搁进去"], Intent.LIST, BOTH_PLACES),
    (["福泉磷化工企业", "把失信的踢出去", "失信的再加回来"], Intent.LIST, MADE_HERE),
    (["福泉磷化工企业", "我行现有客户剔除", "存量客户重新纳入，其余条件不变"], Intent.LIST, MADE_HERE),
    (["福泉磷化工企业", "民营的留下，别的都不要"], Intent.LIST, MADE_HERE | {"state_owned": False}),
    (["福泉磷化工企业有几家", "名单报给我，纳税B级的就行"], Intent.LIST, MADE_HERE | {"tax_grades": ["B"]}),
    (["福泉磷化工企业有几家", "都列出来，注册资本大的打头"], Intent.LIST,
     MADE_HERE | {"order_by": "registered_capital", "descending": True}),
    (["福泉磷化工企业哪些适合授信", "不用筛了，名单给我就行"], Intent.LIST, MADE_HERE),
    (["福泉磷化工企业", "-参保不足30人的"], Intent.LIST, MADE_HERE | {"insured_min": 30}),
    (["福泉磷化工企业", "参保人数太少的不看，至少20人"], Intent.LIST, MADE_HERE | {"insured_min": 20}),
    (["福泉磷化工企业", "中标不足三次的剔除"], Intent.LIST, MADE_HERE | {"wins_min": 3}),
    (["福泉中过标的企业", "中标金额合计不到两百万的不要了"], Intent.LIST,
     {"regions": ["522702"], "won": True, "won_amount_min": Decimal(2_000_000), "won_months": 12}),
    (["做绿茶的企业", "红茶呢", "两样一起算"], Intent.LIST, {"products": ["绿茶", "红茶"]}),
    (["福泉磷化工企业", "换成瓮安的", "两个地方合起来多少家"], Intent.COUNT, BOTH_PLACES),
    (["合作社有哪些", "瓮安的有几户"], Intent.COUNT, {"kinds": ["cooperative"], "regions": ["522725"]}),
    (["福泉磷化工成立五年以上的民企", "年限不限，民营那条也不要了"], Intent.LIST, MADE_HERE),
    (["福泉磷化工集群的集中度怎么样", "瓮安的呢"], Intent.CLUSTER,
     {"regions": ["522725"], "chain": "phosphate"}),
]  # fmt: skip


@pytest.mark.parametrize(("said", "intent", "fields"), TURNS, ids=lambda value: str(value)[:40])
def test_a_turn_changes_the_list_before(
    parser: Parser, said: list[str], intent: Intent, fields: dict[str, Any]
) -> None:
    meaning: Meaning | None = None
    for text in said:
        meaning = parser.parse(text, meaning, None, meaning)
    assert meaning is not None
    assert meaning.intent is intent
    asked = meaning.query.model_dump(exclude_defaults=True)
    assert asked == fields


def test_another_buyer_takes_the_place_of_the_one_before(parser: Parser) -> None:
    first = parser.parse("给瓮安示例磷业矿山有限公司供过货的企业有哪些")
    swapped = parser.parse("搞错了，应该是黔恒示例磷化股份有限公司", first, None, first)
    assert swapped.intent is Intent.LIST
    assert swapped.query.buyers == ["黔恒示例磷化股份有限公司"]
