"""The policies suite over a small library: right and wrong told apart, and the measures by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant.settings import Settings
from eval import answers, passages
from eval.questions import Asked, own_questions
from tests.eval.conftest import TEXTS


def silent(done: int) -> None:
    assert done == 1


@pytest.fixture(scope="module")
def asked() -> list[Asked]:
    inside = [one for one in own_questions() if one.document in TEXTS]
    outside = [one for one in own_questions() if one.refuse in ("off_topic", "own_figure")]
    return inside[::3] + outside[::3]


@pytest.fixture(scope="module")
def outcomes(text_home: Settings, asked: list[Asked]) -> list[passages.Outcome]:
    return passages.measure(text_home, asked, silent)


def test_most_is_found_and_what_is_not_there_is_refused(outcomes: Sequence[passages.Outcome]) -> None:
    found = passages.figures(outcomes)
    assert found.questions == len(outcomes)
    assert found.hits[10].mean >= 0.7
    assert found.hits[1].mean <= found.hits[3].mean <= found.hits[10].mean
    assert found.refusal_recall is not None
    assert found.refusal_recall >= 0.8
    assert found.answered is not None
    assert found.answered >= 0.5
    assert all(0 <= one.confidence <= 1 for one in outcomes)


def outcome(rank: int | None, fits: bool, refuse: bool = False) -> passages.Outcome:
    named = {"refuse": "absent"} if refuse else {"document": "a.md", "quote": "甲"}
    name = f"q{rank}{fits}{refuse}"
    one = Asked.model_validate({"id": name, "q": name, **named})
    return passages.Outcome(one, rank, fits, 0.5, "a.md", 1.0)


def test_measures_by_hand() -> None:
    table = [
        outcome(1, True),
        outcome(4, True),
        outcome(None, False),
        outcome(None, True),
        outcome(None, False, refuse=True),
        outcome(None, True, refuse=True),
    ]
    found = passages.figures(table)
    assert {k: one.mean for k, one in found.hits.items()} == {1: 0.25, 3: 0.25, 5: 0.5, 10: 0.5}
    assert found.mrr_10 is not None
    assert found.mrr_10.mean == pytest.approx((1 + 1 / 4) / 4)
    assert (found.refusal_precision, found.refusal_recall, found.answered) == (0.5, 0.5, 0.75)
    assert [one.failed for one in table] == ["", "", "refused, and not found", "not found", "", "not refused"]
    scored = passages.scored(table)
    assert sum(scored["fits"].values()) == 4
    assert len(scored["hit_1"]) == 4


def test_a_measure_of_nothing_is_none() -> None:
    only = passages.figures([outcome(None, True, refuse=True)])
    assert (only.mrr_10, only.refusal_precision, only.answered) == (None, None, None)
    assert only.refusal_recall == 0.0


def test_every_group_of_the_questions_is_reported(outcomes: Sequence[passages.Outcome]) -> None:
    table = passages.by_group(outcomes)
    assert set(table) >= {"all", "dev", "test", "refuse", "chinese"}
    assert table["dev"].questions + table["test"].questions == table["all"].questions == len(outcomes)


def test_the_assistant_is_asked_as_a_user_asks(text_home: Settings) -> None:
    by_id = {one.id: one for one in own_questions()}
    replies = answers.measure(text_home, [by_id["p133"], by_id["p050"], by_id["p243"]], silent)
    assert replies[2].kind == "refusal"
    assert [one.failed for one in replies[2:]] == [""]
    assert any(one.cited for one in replies[:2])
    tally = answers.tally(replies)
    assert (tally.questions, tally.refused) == (3, 1.0)
    wrong = [replace(one, cited=None) for one in replies]
    assert answers.tally(wrong).cited == 0.0
    assert sum(answers.scored(wrong)["right"].values()) == 1
