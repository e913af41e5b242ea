"""What ranking needs of the passages, held in memory: hundreds of candidates a question cost more to look up than to rank.

Follows the library by sequence number and tombstones, as the indexes do. A library beyond a size is looked up in the
database instead.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlmodel import Session

from assistant.retrieval.citations import Citations
from assistant.retrieval.embedder import matrix
from assistant.retrieval.law_weight import LawTraits, LawWeights
from assistant.retrieval.query import Script, script_of
from assistant.store import passages as rows


@dataclass(frozen=True, slots=True)
class HeldRow:
    """As much of a live passage as ranking needs. length: ln(1 + letters)."""

    passage_id: int
    document_id: int
    article: str | None
    script: Script
    length: float


# A passage takes 1.5 KB with a vector of 512 numbers: 450 MB at most.
_MOST = 300_000


class HeldRows:
    """Light rows and vectors of one model. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sequence = 0
        self._model_id = ""
        self._rows: dict[int, HeldRow] = {}
        self._vectors: dict[int, bytes] = {}
        self._citations = Citations()
        self._worth: tuple[Mapping[int, LawTraits], LawWeights, dict[int, float]] | None = None

    def law_worth(
        self, session: Session, laws: Mapping[int, LawTraits], weights: LawWeights, sequence: int
    ) -> Mapping[int, float]:
        """What the name of each of these laws adds among laws, by document, as the library at `sequence` cites them."""
        held = self._worth
        if held is None or held[0] is not laws or held[1] is not weights:
            counted = self._citations.follow(session, laws, sequence)
            each = {law: law.weight(weights, counted.get(law.name, 0)) for law in set(laws.values())}
            held = laws, weights, {i: each[law] for i, law in laws.items()}
            self._worth = held
        return held[2]

    def rows(
        self, session: Session, ids: Sequence[int], model_id: str, sequence: int, passages: int
    ) -> list[HeldRow]:
        """Those of `ids` that are live at `sequence`. passages: how many the library holds."""
        if passages > _MOST:
            return [held_row(row) for row in rows.light_rows(session, ids)]
        self._follow(session, model_id, sequence)
        return [row for i in ids if (row := self._rows.get(i)) is not None]

    def cosines(
        self, session: Session, ids: Sequence[int], model_id: str, vector: NDArray[np.float32]
    ) -> dict[int, float]:
        """Nearness of those passages that have a vector, by the rows last asked for."""
        kept = {i: data for i in ids if (data := self._vectors.get(i)) is not None}
        missing = [i for i in ids if i not in kept]
        if missing and not self._holds(model_id):
            kept |= rows.vectors_of(session, model_id, missing)
        if not kept:
            return {}
        near = matrix(list(kept.values()), len(vector)).astype(np.float32) @ vector
        return dict(zip(kept, near.tolist(), strict=True))

    def _holds(self, model_id: str) -> bool:
        return self._sequence > 0 and self._model_id == model_id

    def _follow(self, session: Session, model_id: str, sequence: int) -> None:
        if self._sequence == sequence and self._model_id == model_id:
            return
        with self._lock:
            if (
                model_id != self._model_id
                or sequence < self._sequence
                or rows.remade_after(session, self._sequence)
            ):
                self._rows, self._vectors, self._sequence = {}, {}, 0
            for gone in rows.gone_after(session, self._sequence) if self._sequence else ():
                self._rows.pop(gone, None)
                self._vectors.pop(gone, None)
            for row, vector in rows.light_after(session, model_id, self._sequence):
                self._rows[row.passage_id] = held_row(row)
                if vector is not None:
                    self._vectors[row.passage_id] = vector
            self._sequence, self._model_id = sequence, model_id


def held_row(row: rows.LightRow) -> HeldRow:
    """What is the same for every question, reckoned once."""
    return HeldRow(
        row.passage_id, row.document_id, row.article, script_of(row.opening), math.log1p(row.length)
    )
