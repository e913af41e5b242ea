"""Candidates for fusion, written row by row, and their order by score."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from assistant.retrieval.fusion import Candidates, best_first, fuse, load_config
from assistant.retrieval.query import Script

CONFIG = load_config()


@dataclass(frozen=True)
class Candidate:
    """One row of `Candidates`."""

    passage_id: int
    script: Script
    lexical: float = 0.0
    identifier: float = 0.0
    dense: float = 0.0
    law_weight: float = float("nan")


def candidates(*rows: Candidate) -> Candidates:
    return Candidates(
        ids=np.array([row.passage_id for row in rows], np.int64),
        han=np.array([row.script == "han" for row in rows], np.bool_),
        lexical=np.array([row.lexical for row in rows], np.float64),
        pairs=np.zeros(len(rows)),
        identifier=np.array([row.identifier for row in rows], np.float64),
        dense=np.array([row.dense for row in rows], np.float64),
        law_weight=np.array([row.law_weight for row in rows], np.float64),
        firm=np.zeros(len(rows), np.bool_),
    )


def order(question: Script, *rows: Candidate) -> list[int]:
    found = candidates(*rows)
    scores = fuse(question, found, CONFIG).score
    return [rows[i].passage_id for i in best_first(scores, found.ids)]
