"""Fusion: one score out of lexical, dense and identifier evidence, and of what a law's name is worth. Weights stand in config/retrieval.yaml."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict, Field

from assistant.config.reading import FOLDER, read_yaml
from assistant.retrieval.fitting import Fits
from assistant.retrieval.law_weight import LawWeights
from assistant.retrieval.query import Script

# Between two laws at least, so that they keep their order where scores are written with six digits.
_STEP = 2e-6


class RetrievalConfig(BaseModel):
    """The weights of search; the reasons stand in the file beside them."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    version: int
    dense_weight: float = Field(ge=0, le=1)
    dense_floor: float = Field(ge=0, lt=1)
    pairs_share: float = Field(ge=0, le=1)
    cross_script_lexical: float = Field(ge=0, le=1)
    identifier_weight: float = Field(ge=0, le=1)
    candidates: int = Field(ge=10)
    law_named: float = Field(ge=0)
    article_of_law: float = Field(ge=0)
    article_alone: float = Field(ge=0)
    not_in_force: float = Field(ge=0, le=1)
    near_duplicate: float = Field(gt=0, le=1)
    laws: LawWeights
    fits: Fits


@lru_cache(maxsize=1)
def load_config() -> RetrievalConfig:
    """The weights of config/retrieval.yaml; raises ConfigInvalid."""
    return read_yaml(FOLDER / "retrieval.yaml", RetrievalConfig)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that one of the channels brought: what each says of it.

    lexical, pairs, identifier: BM25 over words, letter pairs, and numbers and names; dense: cosine.
    law_weight: what its law's name and its length add among laws, None for what is no law.
    """

    passage_id: int
    script: Script
    lexical: float = 0.0
    pairs: float = 0.0
    identifier: float = 0.0
    dense: float = 0.0
    law_weight: float | None = None


@dataclass(frozen=True, slots=True)
class Fused:
    """One score for a candidate, and its parts scaled to the best of this question."""

    passage_id: int
    score: float
    lexical: float
    dense: float
    cosine: float = 0.0


@dataclass(frozen=True, slots=True)
class Scaled:
    """A candidate's evidence scaled to the best of its question, each part 0 to 1."""

    lexical: float
    pairs: float
    identifier: float
    dense: float


def scale(question: Script, candidates: Sequence[Candidate], config: RetrievalConfig) -> list[Scaled]:
    """The evidence of each candidate as shares of the best one's.

    Words are measured against the best of the question's own script; a cosine from the floor on, below which two
    texts have nothing to do with each other.
    """
    most_lexical = max((c.lexical for c in candidates if c.script == question), default=0.0)
    most_lexical = max(
        most_lexical, config.cross_script_lexical * max((c.lexical for c in candidates), default=0.0)
    )
    most_pairs = max((c.pairs for c in candidates), default=0.0)
    most_identifier = max((c.identifier for c in candidates), default=0.0)
    span = max((c.dense for c in candidates), default=0.0) - config.dense_floor
    return [
        Scaled(
            lexical=c.lexical / most_lexical if most_lexical else 0.0,
            pairs=c.pairs / most_pairs if most_pairs else 0.0,
            identifier=c.identifier / most_identifier if most_identifier else 0.0,
            dense=max(0.0, c.dense - config.dense_floor) / span if span > 0 else 0.0,
        )
        for c in candidates
    ]


def fuse(question: Script, candidates: Sequence[Candidate], config: RetrievalConfig) -> list[Fused]:
    """Candidates with one score each, best first; ties by passage id.

    Words and letter pairs count between texts of one script only; identifiers count always. What the lexical part
    loses across scripts the dense one takes. Then laws change places among themselves, and only so, by what their
    names are worth: a bank's own manual stands where its words and meaning put it.
    """
    scaled = scale(question, candidates, config)
    in_pairs = config.pairs_share if any(s.pairs for s in scaled) else 0.0
    scores, shown = [], []
    for c, s in zip(candidates, scaled, strict=True):
        share = (1 - config.dense_weight) * (1.0 if c.script == question else config.cross_script_lexical)
        words = (1 - in_pairs) * s.lexical + in_pairs * s.pairs
        scores.append(share * words + (1 - share) * s.dense + config.identifier_weight * s.identifier)
        shown.append(words if share else 0.0)
    scores = _laws_among_themselves(candidates, scores)
    fused = [
        Fused(c.passage_id, score, words, s.dense, c.dense)
        for c, s, score, words in zip(candidates, scaled, scores, shown, strict=True)
    ]
    return sorted(fused, key=lambda f: (-f.score, f.passage_id))


def _laws_among_themselves(candidates: Sequence[Candidate], scores: list[float]) -> list[float]:
    """`scores` with those of the laws dealt out again: the best to the law that is best by evidence and name."""
    worth = [
        (-(score + c.law_weight), c.passage_id, i)
        for i, (c, score) in enumerate(zip(candidates, scores, strict=True))
        if c.law_weight is not None
    ]
    out = list(scores)
    last = math.inf
    best_first = sorted((scores[i] for _, _, i in worth), reverse=True)
    for (_, _, i), score in zip(sorted(worth), best_first, strict=True):
        out[i] = last = min(score, last - _STEP)
    return out
