"""Whether what was found holds what is asked: "nothing fits" is told here, by limits of config/retrieval.yaml.

Built on what a passage is worth by itself (the question's words it holds, its nearness in meaning), never on the
fused score, which is scaled to the best of each question and so cannot say that the best is poor.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from assistant.retrieval.indexes import Lexical
from assistant.retrieval.query import Question, is_mostly_han_tokens


_EVEN = 0.5


class Fits(BaseModel):
    """From where on what was found is good enough to answer from."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    evidence: float = Field(ge=0, le=2)
    own_period_coverage: float = Field(ge=0, le=1)
    cosine_cross_script: float = Field(ge=0, le=1)
    cosine_named_place: float = Field(ge=0, le=1)


@dataclass(frozen=True, slots=True)
class Judged:
    """A passage to be judged: its index tokens, its nearness in meaning (cosine), and where it stands."""

    tokens: frozenset[str]
    cosine: float
    is_law: bool
    article: str | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """fits: whether something found is good enough to answer from; confidence: how likely it answers, 0 to 1."""

    fits: bool
    confidence: float


def rarity(words: Iterable[str], lexical: Lexical) -> dict[str, float]:
    """Words by how rare they are in the library: ln(1 + passages / (1 + passages that hold the word))."""
    total = max(lexical.count, 1)
    seen = lexical.frequencies(list(dict.fromkeys(words)))
    return {word: math.log(1 + total / (1 + count)) for word, count in seen.items()}


def coverage(words: Mapping[str, float], found: frozenset[str]) -> float:
    """Share of the question's words, by weight, that stand among `found`; 0 for a question without words."""
    whole = sum(words.values())
    return sum(weight for word, weight in words.items() if word in found) / whole if whole else 0.0


def judge(question: Question, words: Mapping[str, float], best: Sequence[Judged], limits: Fits) -> Judgement:
    """Whether the best passages hold what the question asks for.

    words: the question's words by rarity. best: passages, best first.
    """
    if question.article and question.laws and best and best[0].article == question.article:
        return Judgement(fits=True, confidence=1.0)
    worth = max((_worth(question, words, passage, limits) for passage in best), default=0.0)
    return Judgement(fits=worth >= _EVEN, confidence=worth)


def _worth(question: Question, words: Mapping[str, float], passage: Judged, limits: Fits) -> float:
    """What a passage is worth as a ground for an answer: at its limit 0.5, at twice the limit 1."""
    if question.own_figure and passage.is_law:
        return 0.0
    share = coverage(words, passage.tokens)
    if question.own_period and share < limits.own_period_coverage:
        return 0.0
    if is_mostly_han_tokens(passage.tokens) == (question.script == "han"):
        found, limit = share + passage.cosine, limits.evidence
    elif question.places and passage.tokens.intersection(question.places):
        found, limit = passage.cosine, limits.cosine_named_place
    else:
        found, limit = passage.cosine, limits.cosine_cross_script
    return max(0.0, min(1.0, _EVEN * found / limit))
