"""The mutation suite: what the check after the model catches of sentences made false, and its false alarms."""

from __future__ import annotations

import pytest

from eval.grounding.measure import HELD_OUT, TUNED, cases, caught, measure
from eval.grounding.mutations import KINDS, mutants


@pytest.mark.parametrize("name", [TUNED, HELD_OUT])
def test_the_check_catches_what_is_false_and_lets_through_what_is_true(name: str) -> None:
    tried = caught(measure(name))
    false_alarms, sentences = tried["true"]
    dropped, changed = tried["all"]
    assert changed >= 4 * sentences * 0.9  # a sentence is changed in about four ways
    assert false_alarms / sentences < 0.02
    assert dropped / changed >= 0.95
    for kind in KINDS:
        got, number = tried[kind]
        assert number >= 10, kind
        assert got / number >= 0.9, kind


def test_every_mutant_differs_from_its_sentence_or_cites_another_source() -> None:
    for place, case in enumerate(cases(), start=1):
        for sentence in case["true"]:
            for mutant in mutants(sentence, place, len(cases())):
                assert (mutant.text != sentence) != (mutant.kind == "citation"), mutant
                assert (mutant.cites != place) == (mutant.kind == "citation")


def test_both_sets_share_no_evidence() -> None:
    assert not {case["quote"] for case in cases(TUNED)} & {case["quote"] for case in cases(HELD_OUT)}
