"""Vectors that are asked for again are not made again, and no more of them are held than was said."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.retrieval.embedder import Vectors
from assistant.retrieval.remembered_vectors import RememberedVectors


class Counting:
    """An embedder whose vectors are the lengths of the texts, and that keeps what it was asked for."""

    dimension = 1

    def __init__(self, id: str = "counting") -> None:
        self.id = id
        self.asked: list[str] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return np.array([[len(text)] for text in texts], np.float32)


def test_a_text_is_made_once_and_found_in_the_order_asked() -> None:
    held, model = RememberedVectors(), Counting()
    assert held.embed(model, ["a", "bb", "a"]).tolist() == [[1.0], [2.0], [1.0]]
    assert held.embed(model, ["ccc", "bb"]).tolist() == [[3.0], [2.0]]
    assert model.asked == ["a", "bb", "ccc"]


def test_two_models_do_not_share() -> None:
    held, one, other = RememberedVectors(), Counting("one"), Counting("other")
    held.embed(one, ["a"])
    held.embed(other, ["a"])
    assert other.asked == ["a"]


def test_the_least_lately_asked_for_goes_first() -> None:
    held, model = RememberedVectors(most=2), Counting()
    held.embed(model, ["a", "b"])
    held.embed(model, ["a"])
    held.embed(model, ["c"])
    held.embed(model, ["a", "b"])
    assert model.asked == ["a", "b", "c", "b"]


def test_nothing_asked_for() -> None:
    assert RememberedVectors().embed(Counting(), []).shape == (0, 1)
