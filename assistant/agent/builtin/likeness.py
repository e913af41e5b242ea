"""Settles by likeness of meaning what the grammar leaves open: a condition is offered, an aspect of one firm is taken.

Thresholds and phrases stand in config/likeness.yaml. A condition is never taken by likeness alone: it is one of the
choices of the question back.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from assistant.agent.builtin.meaning import Aspect
from assistant.config.reading import FOLDER, read_yaml
from assistant.domain.text import Lang

Embed = Callable[[Sequence[str]], NDArray[np.float32] | None]
"""Texts to unit vectors; None where no embedding model can be loaded."""


class _Condition(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    read: dict[Lang, str]
    like: tuple[str, ...]


class _Phrases(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    offered: float
    taken: float
    ahead: float
    conditions: tuple[_Condition, ...]
    aspects: dict[Aspect, tuple[str, ...]]


@lru_cache(maxsize=1)
def phrases() -> _Phrases:
    """The phrases of the configuration."""
    return read_yaml(FOLDER / "likeness.yaml", _Phrases)


@dataclass
class Likeness:
    """Compares with the phrases, whose vectors are made once, at the first question that needs them."""

    embed: Embed
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _held: tuple[list[Any], NDArray[np.float32]] | None = None

    def condition(self, words: str, lang: Lang) -> str | None:
        """What the grammar reads that the words are most like, None where nothing is like enough."""
        if len(words) < 2:
            return None
        best = self._best(words, conditions=True)
        if not best or best[0][1] < phrases().offered:
            return None
        read = phrases().conditions[int(best[0][0])].read
        return read[lang]

    def aspect(self, words: str) -> Aspect | None:
        """What of a firm is asked for, None where nothing is like enough or two are."""
        best = self._best(words, conditions=False)
        if len(best) < 2 or best[0][1] < phrases().taken or best[0][1] - best[1][1] < phrases().ahead:
            return None
        found: Aspect = best[0][0]
        return found

    def likest(self, words: str, most: int = 2) -> tuple[Aspect, ...]:
        """The aspects of a firm that the words are most like, to be offered as choices."""
        return tuple(aspect for aspect, _ in self._best(words, conditions=False)[:most])

    def _best(self, words: str, *, conditions: bool) -> list[tuple[Any, float]]:
        """The kinds of phrases by likeness, the likest first; none where there is no model."""
        held = self._vectors()
        asked = self.embed([words]) if held is not None else None
        if held is None or asked is None:
            return []
        kinds, vectors = held
        likeness: dict[Any, float] = {}
        for kind, score in zip(kinds, vectors @ asked[0], strict=True):
            if isinstance(kind, int) == conditions:
                likeness[kind] = max(likeness.get(kind, -1.0), float(score))
        return sorted(likeness.items(), key=lambda item: -item[1])

    def _vectors(self) -> tuple[list[Any], NDArray[np.float32]] | None:
        with self._lock:
            if self._held is None:
                said: list[tuple[Any, str]] = [
                    (place, text)
                    for place, condition in enumerate(phrases().conditions)
                    for text in (*condition.like, *condition.read.values())
                ]
                said += [(aspect, text) for aspect, texts in phrases().aspects.items() for text in texts]
                made = self.embed([text for _, text in said])
                if made is None:
                    return None
                self._held = [kind for kind, _ in said], made
            return self._held
