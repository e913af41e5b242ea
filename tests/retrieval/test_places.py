"""The places that a question names, and where a document holds seen from them."""

from __future__ import annotations

import pytest

from assistant.retrieval.places import Place, place_of, regions_named
from assistant.retrieval.tokens import search_tokens
from assistant.store.regions import by_name


def named(text: str) -> set[str]:
    return set(regions_named(text, search_tokens(text)))


def code(name: str) -> str:
    return by_name(name)[0].code


def test_a_place_is_read_with_and_without_its_rank() -> None:
    assert named("福泉市的磷化工企业有什么政策") == {code("福泉市")}
    assert named("福泉的磷化工企业有什么政策") == {code("福泉市")}
    assert named("贵州省和福泉市的规定") == {code("贵州省"), code("福泉市")}


def test_a_name_that_several_places_share_gives_all() -> None:
    assert len(named("吉林的规定")) == len(by_name("吉林")) == 2


def test_english_names_are_read_too() -> None:
    assert named("What does Guizhou require?") == {code("贵州省")}


def test_letters_of_another_word_are_no_place() -> None:
    assert named("贷款的期限是多久") == set()


@pytest.mark.parametrize(
    ("document", "asked", "stands"),
    [
        ("福泉市", "福泉市", Place.THERE),
        ("福泉市", "贵州省", Place.THERE),
        ("贵州省", "福泉市", Place.AROUND),
        ("广东省", "福泉市", Place.ELSEWHERE),
        ("瓮安县", "福泉市", Place.ELSEWHERE),
    ],
)
def test_where_a_document_holds(document: str, asked: str, stands: Place) -> None:
    assert place_of(code(document), [code(asked)]) is stands


def test_a_document_of_no_place_and_a_question_without_one_are_not_steered() -> None:
    assert place_of(None, [code("福泉市")]) is None
    assert place_of(code("福泉市"), []) is None
