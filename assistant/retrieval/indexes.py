"""A pair of indexes at one state of the library: lexical and dense. What search asks, whoever keeps them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from assistant.retrieval.embedder import Vectors

Field = Literal["tokens", "pairs"]
"""What the lexical index holds of a passage: its search tokens, and its pairs of neighbouring Chinese characters."""


class Lexical(Protocol):
    """Passages by their tokens."""

    def scores(self, words: Mapping[str, float], limit: int, field: Field = "tokens") -> dict[int, float]: ...

    def holding(self, words: Collection[str], limit: int, field: Field = "tokens") -> list[int]: ...

    def frequencies(self, words: list[str]) -> dict[str, int]: ...

    @property
    def count(self) -> int: ...


class Dense(Protocol):
    """Passages by their vectors."""

    def search(self, vector: Vectors, limit: int) -> list[tuple[int, float]]: ...


@dataclass(frozen=True, slots=True)
class Indexes:
    """Both indexes as of `sequence`. exact: the dense one compares every vector."""

    lexical: Lexical
    dense: Dense
    sequence: int
    exact: bool


class NoVectors:
    """A dense index that finds nothing: for search by words alone."""

    def search(self, vector: Vectors, limit: int) -> list[tuple[int, float]]:
        return []
