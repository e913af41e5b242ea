"""What is counted and listed ahead, on a real PostgreSQL (see conftest.py)."""

from __future__ import annotations

import pytest

from tests.store.test_counted_ahead import (  # noqa: F401
    test_a_count_over_a_place_comes_from_the_tally,
    test_a_part_of_a_name_finds_the_same_firms_with_and_without_the_lists,
    test_counts_are_the_same_with_and_without_the_tally,
    test_lists_and_tally_follow_the_firms,
    world,
)

pytestmark = pytest.mark.slow
