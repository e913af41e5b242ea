"""Figures of a cluster, computed by hand."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.cluster import concentration, gini, sameness


def values(*amounts: int) -> list[Decimal]:
    return [Decimal(amount) for amount in amounts]


def test_concentration_is_the_share_of_the_four_largest() -> None:
    assert concentration(values(40, 30, 10, 10, 5, 5)) == Decimal("0.9")
    assert concentration(values(1, 1)) == 1
    assert concentration([]) is None


def test_gini_of_equal_of_one_and_of_a_known_spread() -> None:
    assert gini(values(5, 5, 5, 5)) == 0
    assert gini(values(0, 0, 0, 100)) == Decimal("0.75")
    assert gini(values(1, 2, 3, 4)) == Decimal("0.25")
    assert gini(values(7)) is None
    assert gini(values(0, 0)) is None


def test_sameness_is_the_chance_of_drawing_one_product_twice() -> None:
    assert sameness({"袋": 3, "肥": 2}) == Decimal("0.4")  # (3*2 + 2*1) / (5*4)
    assert sameness({"袋": 1, "肥": 1}) == 0
    assert sameness({"袋": 1}) is None


@given(st.lists(st.integers(0, 10**9), min_size=2, max_size=30))
def test_gini_lies_between_none_and_all(amounts: list[int]) -> None:
    found = gini(values(*amounts))
    assert found is None or 0 <= found <= 1
