"""What a reply is worth: its meaning by parts, its firms as a set, refusing and asking back; and the figures over many."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.domain.firm_query import FirmQuery
from eval.demo_bank import DATA
from eval.understanding import figures
from eval.understanding.asking import Reply
from eval.understanding.canonical import Canon
from eval.understanding.command import failure
from eval.understanding.independent.expected import Expected
from eval.understanding.judging import Judge, Judged
from eval.understanding.utterances import Expectation, Turn, Utterance

EXPECTED = Expected(DATA)
JUDGE = Judge(EXPECTED, Canon(EXPECTED.known.bank, lambda name: name))
TEA = {"chain": "tea", "regions": ["522723"]}
FIRMS = tuple(EXPECTED.firms(TEA))


def judged(
    readings: list[dict[str, Any]], meant: dict[str, Any] | None, found: tuple[str, ...] | None = None,
    kind: str = "answer", before: tuple[str, ...] = (),
) -> Judged:  # fmt: skip
    turn = Turn("t", "说", tuple(Expectation.model_validate(reading) for reading in readings))
    meaning = Meaning.model_validate({"lang": "zh", **meant}) if meant is not None else None
    utterance = Utterance("t", "zh", "plain", (turn,))
    return JUDGE.judge(Reply(utterance, turn, kind, "", meaning, found, before))


LIST = {"intent": "list", "query": TEA}


def test_the_right_meaning_and_the_right_firms() -> None:
    one = judged([LIST], LIST, FIRMS)
    assert (one.exact, one.f1, one.misled, failure(one)) == (True, 1.0, False, "")


@pytest.mark.parametrize(
    ("reading", "meant", "told"),
    [
        (LIST, {"intent": "count", "query": TEA}, "intent count for list"),
        (LIST, {"intent": "list", "query": {"chain": "tea"}}, "query"),
        (LIST, {"intent": "list", "query": {**TEA, "limit": 5}}, "limit"),
        ({"intent": "count", "query": TEA}, {"intent": "count", "query": TEA, "count_by": "region"}, "count_by"),
        ({"intent": "profile", "firms": ["A"]}, {"intent": "profile", "firms": ["B"]}, "firms"),
        ({"intent": "profile", "firms": ["A"]}, {"intent": "profile", "firms": ["A"], "aspect": "court"}, "aspect"),
        ({"intent": "trace", "product": "黄磷"}, {"intent": "trace", "product": "磷矿"}, "product"),
        ({"intent": "trace", "direction": "upstream"}, {"intent": "trace"}, "direction"),
        ({"intent": "warnings", "level": "red"}, {"intent": "warnings"}, "level"),
        ({"intent": "working_capital", "growth": "0.1"}, {"intent": "working_capital"}, "growth"),
    ],
)  # fmt: skip
def test_each_part_of_the_meaning_counts(reading: dict[str, Any], meant: dict[str, Any], told: str) -> None:
    one = judged([reading], meant, ())
    assert not one.exact
    assert told in one.difference
    assert told in failure(one)


def test_parts_that_say_nothing_are_not_compared() -> None:
    assert judged([{"intent": "why", "ignore": ["firms"]}], {"intent": "why", "firms": ["A"]}).exact
    made = {"intent": "trace", "product": "yellow phosphorus", "query": FirmQuery(products=["黄磷"])}
    assert judged([{"intent": "trace", "product": "黄磷"}], made).exact
    assert judged([{"intent": "gaps"}], {"intent": "gaps", "count_by": "product"}).exact


def test_a_place_in_the_list_is_the_firm_that_was_shown_there() -> None:
    second = {"intent": "profile", "firms": ["@2"]}
    assert judged([second], {"intent": "profile", "firms": ["B"]}, before=("A", "B")).exact
    assert not judged([second], {"intent": "profile", "firms": ["A"]}, before=("A", "B")).exact
    assert not judged([second], {"intent": "profile", "firms": ["B"]}, before=()).exact


def test_any_right_reading_is_right_and_is_held_to_its_own_firms() -> None:
    other = {"intent": "profile", "firms": ["A"]}
    by_other = judged([LIST, other], other)
    assert (by_other.exact, by_other.f1) == (True, None)
    neither = judged([LIST, other], {"intent": "policy"})
    assert (neither.exact, neither.f1) == (False, 0.0)
    asked_back = judged([LIST, {"back": "unclear"}], {"intent": "unclear"}, kind="clarification")
    assert (asked_back.exact, asked_back.f1) == (True, None)


def test_firms_are_compared_as_a_set() -> None:
    half = judged([LIST], LIST, FIRMS[: len(FIRMS) // 2])
    assert half.exact
    assert half.f1 == pytest.approx(2 / 3, abs=0.02)
    assert "F1" in failure(half)
    assert judged([LIST], LIST, tuple(reversed(FIRMS))).f1 == 1.0
    nobody = {"intent": "list", "query": {"products": ["磷酸铁锂"], "regions": ["522725"]}}
    assert judged([nobody], nobody, ()).f1 == 1.0
    assert judged([nobody], nobody, FIRMS[:1]).f1 == 0.0


def test_what_must_be_refused_is_right_only_where_nothing_is_claimed() -> None:
    for kind in ("refusal", "clarification", "chat"):
        assert judged([{"back": "scope"}], {"intent": "unclear"}, kind=kind).exact
    answered = judged([{"back": "scope"}], LIST, FIRMS)
    assert (answered.exact, answered.misled) == (False, True)
    assert not judged([{"back": "scope"}], None, kind="crashed").exact


def test_wrong_with_confidence_is_neither_meaning_nor_firms_right() -> None:
    assert judged([LIST], {"intent": "list", "query": {"chain": "tea"}}, FIRMS[:3]).misled
    assert not judged([LIST], {"intent": "count", "query": TEA}, FIRMS).misled
    assert not judged([LIST], {"intent": "unclear"}, kind="clarification").misled


def test_figures_over_many_turns() -> None:
    some = [
        judged([LIST], LIST, FIRMS),
        judged([LIST], {"intent": "unclear"}, kind="clarification"),
        judged([{"back": "scope"}], {"intent": "unclear"}, kind="refusal"),
        judged([{"back": "code"}], LIST, FIRMS),
    ]
    found = figures.by_group(some)
    assert set(found) == {"all", "zh", "style plain", "kind list", "kind refuse", "single"}
    whole = found["all"]
    assert (whole.turns, whole.exact.mean, whole.misled) == (4, 0.5, 0.25)
    assert whole.set_exact is not None
    assert (whole.set_exact.mean, whole.set_f1) == (0.5, 0.5)
    assert (whole.refusal_precision, whole.refusal_recall) == (0.5, 0.5)
    assert whole.exact.low < 0.5 < whole.exact.high
    assert figures.by_condition(some)["chain"] == {"turns": 2, "exact": 0.5}


def test_every_intent_has_a_kind_to_be_reported_under() -> None:
    for intent in Intent:
        assert Turn("t", "说", (Expectation(intent=intent),)).kind == intent.value
