"""Fusion: one score out of lexical, dense and identifier evidence. Weights stand in config/retrieval.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict, Field

from assistant.config.reading import FOLDER, read_yaml
from assistant.retrieval.fitting import Fits
from assistant.retrieval.query import Script


class RetrievalConfig(BaseModel):
    """The weights of search; the reasons stand in the file beside them."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    version: int
    dense_weight: float = Field(ge=0, le=1)
    dense_floor: float = Field(ge=0, lt=1)
    cross_script_lexical: float = Field(ge=0, le=1)
    identifier_weight: float = Field(ge=0, le=1)
    candidates: int = Field(ge=10)
    law_named: float = Field(ge=0)
    article_of_law: float = Field(ge=0)
    article_alone: float = Field(ge=0)
    not_in_force: float = Field(ge=0, le=1)
    near_duplicate: float = Field(gt=0, le=1)
    fits: Fits


@lru_cache(maxsize=1)
def load_config() -> RetrievalConfig:
    """The weights of config/retrieval.yaml; raises ConfigInvalid."""
    return read_yaml(FOLDER / "retrieval.yaml", RetrievalConfig)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that one of the channels brought: what each says of it. lexical, identifier: BM25; dense: cosine."""

    passage_id: int
    script: Script
    lexical: float = 0.0
    identifier: float = 0.0
    dense: float = 0.0


@dataclass(frozen=True, slots=True)
class Fused:
    """One score for a candidate, and its parts scaled to the best of this question."""

    passage_id: int
    score: float
    lexical: float
    dense: float
    cosine: float = 0.0


def fuse(question: Script, candidates: list[Candidate], config: RetrievalConfig) -> list[Fused]:
    """Candidates with one score each, best first; ties by passage id.

    The lexical and the dense part are each scaled to the best candidate's. Lexical words count between texts of
    one script only; identifiers count always. What the lexical part loses across scripts the dense one takes.
    """
    most_lexical = max((c.lexical for c in candidates if c.script == question), default=0.0)
    most_lexical = max(
        most_lexical, config.cross_script_lexical * max((c.lexical for c in candidates), default=0.0)
    )
    most_identifier = max((c.identifier for c in candidates), default=0.0)
    span = max((c.dense for c in candidates), default=0.0) - config.dense_floor
    fused = []
    for c in candidates:
        share = (1 - config.dense_weight) * (1.0 if c.script == question else config.cross_script_lexical)
        lexical = c.lexical / most_lexical if most_lexical else 0.0
        identifier = c.identifier / most_identifier if most_identifier else 0.0
        dense = max(0.0, c.dense - config.dense_floor) / span if span > 0 else 0.0
        score = share * lexical + (1 - share) * dense + config.identifier_weight * identifier
        fused.append(Fused(c.passage_id, score, lexical if share else 0.0, dense, c.dense))
    return sorted(fused, key=lambda f: (-f.score, f.passage_id))
