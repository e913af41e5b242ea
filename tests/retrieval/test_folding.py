"""Folding: near-copies stand behind the best of them, told by triples of letters alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval.folding import fold_duplicates
from assistant.retrieval.passages import PassageHit
from assistant.retrieval.versions import Versions

LIKENESS = 0.9
# Few letters, so that texts drawn at random are alike often enough.
TEXTS = st.lists(st.text("甲乙丙丁，a1 ", max_size=40), max_size=8)


def hit(number: int, text: str, in_force: bool = True) -> PassageHit:
    return PassageHit(number, 1, "手册", "手册.md", "正文", text, 1.0, in_force=in_force)


def folded(hits: list[PassageHit], enough: int = 99, spare: int = 0) -> list[int]:
    found = fold_duplicates(hits, Versions((), ()), frozenset(), LIKENESS, enough, spare)
    return [one.passage_id for one in found]


def triples(text: str) -> set[str]:
    bare = "".join(char for char in text if char.isalnum())
    return {bare[i : i + 3] for i in range(max(1, len(bare) - 2))}


@given(TEXTS)
def test_just_what_shares_nine_tenths_of_its_triples_is_folded(texts: list[str]) -> None:
    kept: list[int] = []
    for number, text in enumerate(texts):
        own = triples(text)
        alike = [triples(texts[other]) for other in kept]
        if not any(len(own & other) / len(own | other) >= LIKENESS for other in alike):
            kept.append(number)
    assert folded([hit(number, text) for number, text in enumerate(texts)]) == kept


def test_a_copy_in_force_takes_the_place_of_one_that_is_not() -> None:
    text = "商业银行不得向关系人发放信用贷款。"
    assert folded([hit(1, text, in_force=False), hit(2, "别的"), hit(3, text)]) == [3, 2]


@given(TEXTS, st.lists(st.booleans(), min_size=8, max_size=8))
def test_those_shown_are_the_same_as_when_all_the_spare_are_looked_through(
    texts: list[str], in_force: list[bool]
) -> None:
    hits = [
        hit(number, text, holds) for number, (text, holds) in enumerate(zip(texts, in_force, strict=False))
    ]
    assert folded(hits, 3, spare=2)[:3] == folded(hits, 5)[:3]


def test_a_copy_in_force_just_behind_those_shown_takes_the_place_of_one_that_is_not() -> None:
    text = "商业银行不得向关系人发放信用贷款。"
    hits = [hit(1, text, in_force=False), hit(2, "别的"), hit(3, "又是别的"), hit(4, text)]
    assert folded(hits, 2, spare=1)[:2] == [1, 2]  # three are looked through
    assert folded(hits, 2, spare=2)[:2] == [4, 2]


def test_no_more_are_looked_at_than_are_kept() -> None:
    taken = []

    def hits() -> object:
        for number in range(9):
            taken.append(number)
            yield hit(number, f"第{number}段各说各的事，{'零一二三四五六七八'[number] * 3}")

    found = fold_duplicates(hits(), Versions((), ()), frozenset(), LIKENESS, 4)  # type: ignore[arg-type]
    assert [one.passage_id for one in found] == taken == [0, 1, 2, 3]


def test_none_are_kept_of_none_wanted() -> None:
    assert folded([hit(1, "甲")], 0) == []
