"""One thing to learn from, of any measure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """One thing to learn from. yes: limits (words), asks for nothing (clauses), or is a pause. group: utterances of one writer."""

    features: frozenset[str]
    yes: bool
    weight: float
    group: str
