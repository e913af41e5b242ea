"""Fusion: one score out of lexical, dense and identifier evidence, and of what a law's name is worth. Weights stand in config/retrieval.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field

from assistant.config.reading import FOLDER, read_yaml
from assistant.retrieval.fitting import Fits
from assistant.retrieval.law_weight import LawWeights
from assistant.retrieval.query import Script

# Between two laws at least, so that they keep their order where scores are written with six digits.
_STEP = 2e-6

Floats = NDArray[np.float64]


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
    firm_named: float = Field(ge=0)
    not_in_force: float = Field(ge=0, le=1)
    elsewhere: float = Field(ge=0, le=1)
    near_duplicate: float = Field(gt=0, le=1)
    laws: LawWeights
    fits: Fits


@lru_cache(maxsize=1)
def load_config() -> RetrievalConfig:
    """The weights of config/retrieval.yaml; raises ConfigInvalid."""
    return read_yaml(FOLDER / "retrieval.yaml", RetrievalConfig)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages that the channels brought, and what each channel says of them: columns of one length, a row a passage.

    ids: of the passages, int64. han: whether a passage is mostly Chinese. lexical, pairs, identifier: BM25 over words,
    letter pairs, and numbers and names; dense: cosine. law_weight: what its law's name and its length add among laws,
    NaN for what is no law. firm: whether it names a firm that the question names.
    """

    ids: NDArray[np.int64]
    han: NDArray[np.bool_]
    lexical: Floats
    pairs: Floats
    identifier: Floats
    dense: Floats
    law_weight: Floats
    firm: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Scaled:
    """The evidence for candidates scaled to the best of their question, row by row, each part 0 to 1."""

    lexical: Floats
    pairs: Floats
    identifier: Floats
    dense: Floats


@dataclass(frozen=True, slots=True)
class Fused:
    """One score for each candidate, row by row; lexical and dense: its parts, scaled."""

    score: Floats
    lexical: Floats
    dense: Floats


def best_first(scores: Floats, ids: NDArray[np.int64]) -> NDArray[np.intp]:
    """The rows by descending score, ties by passage id."""
    return np.lexsort((ids, -scores))


def scale(question: Script, candidates: Candidates, config: RetrievalConfig) -> Scaled:
    """The evidence of each candidate as shares of the best one's.

    Words are measured against the best of the question's own script; a cosine from the floor on, below which two
    texts have nothing to do with each other.
    """
    lexical, dense = candidates.lexical, candidates.dense
    most_lexical = max(
        _most(lexical[candidates.han == (question == "han")]), config.cross_script_lexical * _most(lexical)
    )
    span = _most(dense) - config.dense_floor
    return Scaled(
        lexical=_share(lexical, most_lexical),
        pairs=_share(candidates.pairs, _most(candidates.pairs)),
        identifier=_share(candidates.identifier, _most(candidates.identifier)),
        dense=_share(np.maximum(0.0, dense - config.dense_floor), max(0.0, span)),
    )


def _most(values: Floats) -> float:
    return float(values.max(initial=0.0))


def _share(values: Floats, most: float) -> Floats:
    return values / most if most else np.zeros_like(values)


def fuse(question: Script, candidates: Candidates, config: RetrievalConfig) -> Fused:
    """Candidates with one score each.

    Words and letter pairs count between texts of one script only; identifiers count always. What the lexical part
    loses across scripts the dense one takes. Then laws change places among themselves, and only so, by what their
    names are worth: a bank's own manual stands where its words and meaning put it.
    """
    scaled = scale(question, candidates, config)
    in_pairs = config.pairs_share if scaled.pairs.any() else 0.0
    same = candidates.han == (question == "han")
    share = (1 - config.dense_weight) * np.where(same, 1.0, config.cross_script_lexical)
    words = (1 - in_pairs) * scaled.lexical + in_pairs * scaled.pairs
    scores = share * words + (1 - share) * scaled.dense + config.identifier_weight * scaled.identifier
    return Fused(_laws_among_themselves(candidates, scores), np.where(share > 0, words, 0.0), scaled.dense)


def _laws_among_themselves(candidates: Candidates, scores: Floats) -> Floats:
    """`scores` with those of the laws dealt out again: the best to the law that is best by evidence and name."""
    laws = np.flatnonzero(~np.isnan(candidates.law_weight))
    by_worth = laws[best_first(scores[laws] + candidates.law_weight[laws], candidates.ids[laws])]
    steps = _STEP * np.arange(len(laws))
    out = scores.copy()
    # each at least a step below the one before it
    out[by_worth] = np.minimum.accumulate(np.sort(scores[laws])[::-1] + steps) - steps
    return out
