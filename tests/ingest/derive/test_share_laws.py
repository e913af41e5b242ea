"""Shares through layers: laws that hold for any holdings."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.firms.derive.ownership import Entity, Ownership, Stake
from ingest.firms.derive.shares import BODIES, Shares
from tests.firm_world import TODAY

Rows = list[tuple[int, int, int]]
"""(firm, holder, weight): holders 1 to 6 are firms, 7 to 10 persons, 11 a body."""


def held() -> st.SearchStrategy[Rows]:
    return st.lists(st.tuples(st.integers(1, 6), st.integers(1, 11), st.integers(1, 100)), max_size=25)


def graph(rows: Rows, order: Any = None) -> Ownership:
    """Weights as shares of the whole of each firm's rows, at most 100% and sometimes less."""
    sums: dict[int, int] = {}
    for firm, _, weight in rows:
        sums[firm] = sums.get(firm, 0) + weight
    stakes = []
    for number, (firm, holder, weight) in enumerate(rows, start=1):
        share = (Decimal(weight) / max(sums[firm], 100)).quantize(Decimal("0.000001"), "ROUND_DOWN")
        stakes.append(
            Stake(
                number, firm, holder if holder < 7 else None, holder if 7 <= holder < 11 else None,
                "机构" if holder == 11 else None, None, share, False, False, None, None,
            )
        )  # fmt: skip
    entities = [Entity(i, f"f{i}", "company", None, False) for i in range(1, 7)]
    return Ownership.of(entities, order(stakes) if order else stakes)


@settings(max_examples=150, deadline=None)
@given(held())
def test_what_persons_own_of_a_firm_is_never_more_than_the_whole(rows: Rows) -> None:
    ownership = graph(rows)
    shares = Shares(ownership, ownership.standing(TODAY))
    for firm in range(6):
        parts = shares.at_least(firm)
        assert all(part > 0 for part in parts.values())
        assert sum(parts.values()) <= 1 + 1e-6


@settings(max_examples=100, deadline=None)
@given(held())
def test_shares_solve_the_equation_of_the_layers(rows: Rows) -> None:
    """What is owned of a firm is what is held of it directly and through each holder."""
    ownership = graph(rows)
    shares = Shares(ownership, ownership.standing(TODAY))
    for firm in range(6):
        expected: dict[int, float] = {}
        for stake in ownership.stakes(firm + 1):
            value = float(stake.share or 0)
            if stake.holder_firm_id is not None:
                for owner, part in shares.at_least(stake.holder_firm_id - 1).items():
                    expected[owner] = expected.get(owner, 0.0) + value * part
            else:
                owner = -stake.holder_person_id if stake.holder_person_id else BODIES
                expected[owner] = expected.get(owner, 0.0) + value
        found = shares.at_least(firm)
        assert set(found) <= set(expected)
        for owner, part in expected.items():
            assert found.get(owner, 0.0) == pytest.approx(part, abs=1e-5)


@settings(max_examples=60, deadline=None)
@given(held(), st.randoms(use_true_random=False))
def test_any_order_of_the_rows_gives_the_same(rows: Rows, random: Any) -> None:
    def shuffled(stakes: list[Stake]) -> list[Stake]:
        random.shuffle(stakes)
        return stakes

    one, other = graph(rows), graph(rows, shuffled)
    first, second = (Shares(o, o.standing(TODAY)) for o in (one, other))
    assert [first.at_least(f) for f in range(6)] == [second.at_least(f) for f in range(6)]
