"""A consortium's award counts once, however its parts are stated."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.awards import own_part


@dataclass(frozen=True)
class Winner:
    lead: bool
    amount: Decimal | None


@given(st.lists(st.booleans(), min_size=1, max_size=6), st.integers(0, 10**9))
def test_parts_that_are_not_stated_never_exceed_the_award(leads: list[bool], whole: int) -> None:
    winners = [Winner(lead, None) for lead in leads]
    parts = [own_part(Decimal(whole), winner, winners) for winner in winners]
    assert sum(part or Decimal(0) for part in parts) in (Decimal(0), Decimal(whole))


@pytest.mark.parametrize(
    ("winners", "parts"),
    [
        ([Winner(False, None)], [12]),
        ([Winner(True, None), Winner(False, None)], [12, None]),
        ([Winner(True, Decimal(9)), Winner(False, Decimal(3))], [9, 3]),
        ([Winner(True, None), Winner(False, Decimal(3))], [None, 3]),
        ([Winner(False, None), Winner(False, None)], [None, None]),
    ],
)
def test_each_way_of_stating_parts(winners: list[Winner], parts: list[int | None]) -> None:
    assert [own_part(Decimal(12), winner, winners) for winner in winners] == parts
