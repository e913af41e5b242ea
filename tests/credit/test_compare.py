"""Firms side by side: the points are the judgements' own, differences add up, two cards are never mixed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.credit.compare import compare
from assistant.credit.judge import judge
from assistant.credit.scorecard import load_card
from assistant.domain.facts import FirmFacts
from assistant.domain.judgement import Judgement
from tests.credit.made_facts import TODAY, Bank, identity, sound

CARD = load_card()


def judged(facts: FirmFacts) -> Judgement:
    return judge(facts, CARD, Bank(), TODAY)


def test_each_row_holds_the_points_of_each_firm_and_the_differences_add_up() -> None:
    one, other = judged(sound()), judged(sound(id=2, identity=identity(insured_count=3, tax_grade="C")))
    rows = compare([one, other])
    assert [row.factor for row in rows] == [reason.factor for reason in one.reasons]
    assert one.score is not None
    assert other.score is not None
    assert (
        sum((row.cells[0].points - row.cells[1].points for row in rows), Decimal(0))
        == one.score - other.score
    )
    tax = next(row for row in rows if row.factor == "tax_grade")
    assert tax.spread == tax.cells[0].points - tax.cells[1].points > 0
    assert tax.best == (0,)


def test_what_is_not_known_of_one_firm_has_no_difference() -> None:
    rows = compare([judged(sound()), judged(sound(id=2, identity=identity(tax_grade=None)))])
    tax = next(row for row in rows if row.factor == "tax_grade")
    assert tax.spread is None
    assert tax.best == ()


def test_a_firm_against_itself_differs_in_nothing() -> None:
    assert {row.spread for row in compare([judged(sound()), judged(sound())])} <= {Decimal(0), None}


def test_points_of_two_cards_are_never_set_side_by_side() -> None:
    one = judged(sound())
    with pytest.raises(ValueError, match="different scorecards"):
        compare([one, replace(one, card_version="older")])
    with pytest.raises(ValueError, match="none"):
        compare([])
