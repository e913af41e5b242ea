"""The question sets: enough of each kind, every quote in its document, and right told from wrong."""

from __future__ import annotations

from collections import Counter

import pytest

from eval.policies.sources.build import sources, texts
from eval.questions import DOCUMENTS, Asked, Passage, own_questions, real_questions

OWN, REAL = own_questions(), real_questions()


def test_there_is_enough_of_each_kind() -> None:
    groups = Counter(group for asked in OWN for group in asked.groups)
    answerable = [asked for asked in OWN if asked.refuse is None]
    assert len(answerable) >= 100
    assert groups["refuse"] >= 30
    assert sum("table" in one.kinds or "scan" in one.kinds for one in OWN) >= 20
    assert groups["scan"] >= 15
    assert groups["version"] >= 10
    assert groups["exception"] >= 20
    assert groups["english"] >= 15
    assert sum(asked.refuse is not None for asked in REAL) >= 30


def test_either_half_holds_a_good_part_of_each_kind() -> None:
    for questions in (OWN, REAL):
        for refused in (True, False):
            halves = Counter(one.half for one in questions if (one.refuse is not None) is refused)
            assert min(halves["dev"], halves["test"]) >= 0.35 * halves.total()


def test_no_question_stands_twice() -> None:
    for kind in (lambda one: one.id, lambda one: one.q):
        assert max(Counter(kind(one) for one in (*OWN, *REAL)).values()) == 1


@pytest.mark.parametrize("asked", [one for one in OWN if one.right], ids=lambda one: one.id)
def test_the_quote_stands_in_the_source_of_its_document(asked: Asked) -> None:
    for right in asked.right:
        assert right.is_in(right.document, texts()[right.document].read_text("utf-8"))


def test_every_source_is_built_and_every_document_has_its_text() -> None:
    assert {path.name for path in DOCUMENTS.iterdir()} == texts().keys()
    assert len(texts()) == 20
    assert len(sources()) == 15
    assert sum(".scan." in path.name for path in sources()) >= 3
    assert sum(path.stat().st_size for path in DOCUMENTS.iterdir()) < 3_000_000


def test_the_quotes_over_the_real_files_stand_in_them(shared_data) -> None:  # type: ignore[no-untyped-def]
    folders = (shared_data / "laws", shared_data / "reports")
    files = {path.name: path for folder in folders for path in folder.rglob("*.*")}
    for asked in REAL:
        for right in asked.right:
            assert len(right.quote) <= 20
            assert right.is_in(right.document, files[right.document].read_text("utf-8")), right


def test_a_passage_is_right_by_file_words_and_article() -> None:
    row = Passage(document="a.pdf", quote="城镇住宅 … 70%")
    assert row.is_in("a.pdf", "押品类别：城镇住宅； 抵押率上限：７０％")
    assert not row.is_in("b.pdf", "城镇住宅 70%")
    assert not row.is_in("a.pdf", "70% 城镇住宅")
    assert not row.is_in("a.pdf", "城镇住宅" + "，" * 200 + "70%")
    article = Passage(document="a.md", quote="关系人", article="第四十条")
    assert article.is_in("a.md", "关系人", "第四十条")
    assert article.is_in("a.md", "关系人", None)
    assert not article.is_in("a.md", "关系人", "第四十一条")


def test_a_question_has_a_passage_or_a_reason_to_refuse() -> None:
    with pytest.raises(ValueError, match="either"):
        Asked(id="x", q="问什么")
    with pytest.raises(ValueError, match="either"):
        Asked(id="x", q="问什么", refuse="year", document="a", quote="b")
