"""Chinese turns after a list: pieces of a sentence, firms that come beside it, conditions that are put or lifted."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.agent.builtin.parser import Parser
from assistant.store.engine import Store
from tests.agent.talking import parser_of, talked


@pytest.fixture(scope="module")
def parser(demo_store: Store) -> Parser:
    """A parser that knows the register's names."""
    return parser_of(demo_store)


def asked(meaning: Meaning) -> dict[str, Any]:
    """The conditions that the meaning sets."""
    return meaning.query.model_dump(exclude_defaults=True)


FUQUAN, WENGAN, DUYUN = "522702", "522725", "522701"


@pytest.mark.parametrize(
    ("turns", "meant"),
    [
        # a piece says one thing more, or puts another product, of the place before
        (("云雾镇的茶企", "做绿茶的"), {"towns": ["云雾镇"], "chain": "tea", "products": ["绿茶"]}),
        (("福泉的茶企", "供国企的"), {"regions": [FUQUAN], "chain": "tea", "labels": ["soe_supplier"]}),
        # beside what the list has
        (("都匀的合作社", "连个体户一块儿"), {"regions": [DUYUN], "kinds": ["cooperative", "sole_trader"]}),
        (("福泉支行的客户", "瓮安支行的也来几家"), {"branches": ["福泉支行", "瓮安支行"]}),
        (("福泉的微型企业", "小型的也别落下"), {"regions": [FUQUAN], "sizes": ["micro", "small"]}),
        (("都匀纳税A级的企业", "B级的也凑合"), {"regions": [DUYUN], "tax_grades": ["A", "B"]}),
        (("福泉参保10人以上的企业", "没中过标的也要"), {"regions": [FUQUAN], "insured_min": 10}),
        # in its place
        (("福泉给国企供货的", "换成给政府供货的"), {"regions": [FUQUAN], "labels": ["government_supplier"]}),
        (("福泉的合作社", "福泉改瓮安"), {"regions": [WENGAN], "kinds": ["cooperative"]}),
        (("福泉的合作社", "不要合作社了要个体户"), {"regions": [FUQUAN], "kinds": ["sole_trader"]}),
        (("福泉成立满5年的企业", "还是三年吧"), {"regions": [FUQUAN], "age_min": 3}),
        # lifted
        (
            ("福泉参保30人以上的国企供应商", "国企供应商这个条件也放弃"),
            {"regions": [FUQUAN], "insured_min": 30},
        ),
        (("福泉成立满5年的企业", "呃年限这条我看还是算了，不卡了"), {"regions": [FUQUAN]}),
        (("福泉中过标的小型企业", "规模我不挑"), {"regions": [FUQUAN], "won": True}),
        (("福泉参保30人以上的企业", "人数不做门槛"), {"regions": [FUQUAN]}),
        # either of what is named lifts nothing
        (("福泉的合作社", "瓮安福泉都行"), {"regions": [WENGAN, FUQUAN], "kinds": ["cooperative"]}),
    ],
)
def test_a_turn_goes_on_from_the_list(parser: Parser, turns: tuple[str, ...], meant: dict[str, Any]) -> None:
    last = talked(parser, *turns)
    assert last.intent is Intent.LIST
    assert asked(last) == meant


def test_a_count_by_groups_is_of_the_list(parser: Parser) -> None:
    last = talked(parser, "福泉的茶企", "各县分别多少家")
    assert (last.intent, last.count_by, asked(last)) == (
        Intent.COUNT,
        "region",
        {"regions": [FUQUAN], "chain": "tea"},
    )


def test_what_is_made_of_it_is_meant(parser: Parser) -> None:
    last = talked(parser, "瓮安拿磷石膏做缓凝剂的有哪些")
    assert asked(last) == {"regions": [WENGAN], "products": ["磷石膏水泥缓凝剂"]}
