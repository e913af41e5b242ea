"""Weights of features, learned from utterances with known meanings: a logistic measure of yes and no.

weights.json holds them, one entry a measure, and nothing else does: a feature that is not there weighs nothing. Made again
by `scout eval learn` whenever utterances are added.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

FILE = Path(__file__).parent / "weights.json"

MeasureName = Literal["words", "clauses", "pauses"]
"""words: whether unknown words limit the firms asked for. clauses: whether a clause asks for nothing. pauses: whether a speaker
pauses at a place of a text without marks."""
Taught = Literal["words", "clauses", "pauses", "signs"]
"""All that is learned. signs: the second look, whose weights are a file of their own."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One logistic measure: its constant and what each feature adds."""

    constant: float
    weights: Mapping[str, float]

    def probability(self, features: Iterable[str]) -> float:
        """Between 0 and 1, of a set of features."""
        total = self.constant + sum(self.weights.get(feature, 0.0) for feature in features)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@lru_cache(maxsize=1)
def _measures() -> Mapping[str, Measure]:
    held = json.loads(FILE.read_text(encoding="utf-8"))
    return {name: Measure(one["constant"], one["weights"]) for name, one in held.items()}


_UNTAUGHT: Mapping[str, Measure] = {
    "words": Measure(30.0, {}),
    "clauses": Measure(-30.0, {}),
    "pauses": Measure(-30.0, {}),
}
_ALL: frozenset[Taught] = frozenset(("words", "clauses", "pauses", "signs"))
_taught: ContextVar[frozenset[Taught]] = ContextVar("taught", default=_ALL)


def measure(name: MeasureName) -> Measure:
    """The measure of that name."""
    return (_measures() if is_taught(name) else _UNTAUGHT)[name]


def is_taught(name: Taught) -> bool:
    """Whether what was learned of it counts now."""
    return name in _taught.get()


@contextmanager
def untaught(names: Iterable[Taught] = _ALL) -> Iterator[None]:
    """Within it nothing learned of `names` counts: every unknown word is a limit, no clause an aside, no reading doubted.
    What is learned from must not be what was learned."""
    token = _taught.set(_taught.get() - frozenset(names))
    try:
        yield
    finally:
        _taught.reset(token)
