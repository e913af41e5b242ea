"""Indexes in memory, filled from the database: for any process that does not own the mirrors.

Nothing is shared and nothing can lag: each call brings them to the newest committed sequence first.
"""

from __future__ import annotations

import threading

import numpy as np

from assistant.retrieval.embedder import Vectors, matrix
from assistant.retrieval.indexes import Indexes
from assistant.retrieval.lexical import LexicalIndex
from assistant.retrieval.vectors import ExactIndex
from assistant.store import passages as rows
from assistant.store.engine import Store
from assistant.store.publishing import ModelName


class MemoryIndexes:
    """Both indexes over the database's own tokens and vectors, brought up to date when asked."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._indexes: Indexes | None = None
        self._model: ModelName | None = None

    def current(self, model: ModelName) -> Indexes:
        """The indexes at the newest sequence, with the vectors of that model."""
        with self._lock, self._store.read() as session:
            newest = rows.latest_sequence(session)
            held = self._indexes if self._model == model else None
            if held is not None and held.sequence == newest:
                return held
            if held is None or held.sequence > newest or rows.remade_after(session, held.sequence):
                held = Indexes(LexicalIndex(), ExactIndex(model.dimension), 0, exact=True)
            lexical, dense = held.lexical, held.dense
            assert isinstance(lexical, LexicalIndex)
            assert isinstance(dense, ExactIndex)
            blocks = [row for block in rows.rows_after(session, model.id, held.sequence) for row in block]
            gone = rows.gone_after(session, held.sequence) if held.sequence else []
            lexical.apply(((row.passage_id, row.tokens, row.text) for row in blocks), gone)
            with_vector = [(row.passage_id, row.vector) for row in blocks if row.vector is not None]
            dense.apply(
                [i for i, _ in with_vector],
                as_vectors([v for _, v in with_vector], model.dimension),
                gone,
            )
            self._model = model
            self._indexes = Indexes(lexical, dense, newest, exact=True)
            return self._indexes

    def release(self) -> None:
        """Let the memory go, for a process whose mirrors have caught up."""
        with self._lock:
            self._indexes = None


def as_vectors(kept: list[bytes], dimension: int) -> Vectors:
    """Kept vectors as float32 rows; the float16 product would be slower than widening once."""
    return matrix(kept, dimension).astype(np.float32)
