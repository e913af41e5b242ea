"""Firms that a text names: by any public name, and by what is left of one without its form or place."""

from __future__ import annotations

import pytest

from assistant.retrieval.tokens import is_ordinary
from assistant.store.engine import Store
from assistant.store.firm_mentions import firms_mentioned
from tests.firm_world import World, enter


def build(w: World) -> dict[str, int]:
    renamed = w.firm("福泉示例新禾肥业有限公司")
    w.named(renamed, "福泉示例老禾肥业有限公司")
    w.named(renamed, "新禾股份", "short")
    w.named(renamed, "Xinhe Fertiliser Co., Ltd.", "english")
    unverified = w.firm("瓮安示例甲甲化工有限公司")
    w.named(unverified, "瓮安示例乙乙化工有限公司", "unverified")
    w.firm("福泉示例农村商业银行股份有限公司")
    for place in ("贵阳", "遵义", "安顺", "毕节"):
        w.firm(f"{place}示例丰收农业有限公司")
    return {"renamed": renamed, "unverified": unverified}


def mentioned(store: Store, text: str) -> list[int]:
    with store.read() as session:
        return [firm.firm_id for firm in firms_mentioned(session, text, is_ordinary)]


@pytest.mark.parametrize(
    "text",
    [
        "福泉示例新禾肥业有限公司的授信额度是怎么定的？",
        "福泉新禾肥业能不能办理续贷",
        "新禾肥业环保整改到什么程度了",
        "老禾肥业以前欠的税补了没有",
        "请问新禾股份属于哪个产业集群",
        "Is Xinhe Fertiliser on the watch list?",
        "福泉示例新禾肥業有限公司在手册里怎么说",
    ],
)
def test_any_public_name_is_read(text: str, store: Store) -> None:
    firms = enter(store, build)
    assert mentioned(store, text) == [firms["renamed"]]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "流动资金贷款怎么申请？",
        "瓮安乙乙化工的贷款",
        "丰收农业的贷款",
        "贵州的化工企业",
        "农村商业银行可以给异地企业放款吗？",
        "What is a fertiliser?",
    ],
)
def test_words_unverified_names_and_what_many_share_are_no_firm(text: str, store: Store) -> None:
    enter(store, build)
    assert mentioned(store, text) == []


def test_a_mention_brings_the_other_public_names_and_no_unverified_one(store: Store) -> None:
    firms = enter(store, build)
    with store.read() as session:
        (renamed,) = firms_mentioned(session, "新禾肥业", is_ordinary)
        (other,) = firms_mentioned(session, "瓮安甲甲化工", is_ordinary)
    assert {"福泉老禾肥业", "老禾肥业", "新禾肥业", "福泉示例新禾肥业有限公司"} <= set(renamed.names)
    assert other.firm_id == firms["unverified"]
    assert not any("乙乙" in name for name in other.names)


def test_a_store_without_firms_names_none(store: Store) -> None:
    assert mentioned(store, "福泉示例新禾肥业有限公司") == []
