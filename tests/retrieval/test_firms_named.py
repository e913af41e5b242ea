"""A firm that a question names steers search to what names it, under whichever of its names."""

from __future__ import annotations

import pytest

from assistant.store.engine import Store
from tests.firm_world import World, enter
from tests.retrieval.conftest import Open, Publish

ASKED = "福泉新禾肥业的新增授信"
OLD = "老禾肥业2023年因磷石膏堆场整改被限制新增授信，整改验收后恢复，其余条件照旧，由支行报告总行。"
DECOY = "丰禾肥业新增授信八百万元。"


@pytest.fixture
def library(publish: Publish) -> None:
    publish("产业集群报告", [OLD, DECOY, "新增授信由支行初审，总行审批；授信额度一年一定。"], kind="report")


@pytest.fixture
def firms(store: Store) -> None:
    def build(w: World) -> int:
        firm = w.firm("福泉示例新禾肥业有限公司")
        w.named(firm, "福泉示例老禾肥业有限公司")
        return firm

    enter(store, build)


def test_the_new_name_finds_what_speaks_of_the_old_one(library: None, firms: None, searcher_of: Open) -> None:
    found = searcher_of().search(ASKED).hits
    assert found[0].text == OLD
    assert DECOY in {hit.text for hit in found}, "what names no firm is still found"


def test_where_the_firm_is_not_known_its_name_is_words(library: None, searcher_of: Open) -> None:
    assert searcher_of().search(ASKED).hits[0].text != OLD


def test_the_mirrors_find_the_same(library: None, firms: None, searcher_of: Open) -> None:
    owner = searcher_of(own_mirrors=True)
    owner.sync()
    assert [hit.text for hit in owner.search(ASKED).hits] == [
        hit.text for hit in searcher_of().search(ASKED).hits
    ]
