"""Indexes in memory, filled from the database: for any process that does not own the mirrors.

Nothing is shared and nothing can lag: each call brings them to the newest committed sequence first.
"""

from __future__ import annotations

import threading

import numpy as np

from assistant.retrieval.embedder import Embedder, Vectors, matrix
from assistant.retrieval.indexes import Indexes
from assistant.retrieval.lexical import LexicalIndex
from assistant.retrieval.vectors import ExactIndex
from assistant.store import passages as rows
from assistant.store.engine import Store


class MemoryIndexes:
    """Both indexes over the database's own tokens and vectors, brought up to date when asked."""

    def __init__(self, store: Store, embedder: Embedder) -> None:
        self._store = store
        self._embedder = embedder
        self._lock = threading.Lock()
        self._indexes: Indexes | None = None

    def current(self) -> Indexes:
        """The indexes at the newest sequence."""
        with self._lock, self._store.read() as session:
            newest = rows.latest_sequence(session)
            held = self._indexes
            if held is not None and held.sequence == newest:
                return held
            if held is None or held.sequence > newest:
                held = Indexes(LexicalIndex(), ExactIndex(self._embedder.dimension), 0, exact=True)
            lexical, dense = held.lexical, held.dense
            assert isinstance(lexical, LexicalIndex)
            assert isinstance(dense, ExactIndex)
            blocks = [
                row for block in rows.rows_after(session, self._embedder.id, held.sequence) for row in block
            ]
            gone = rows.gone_after(session, held.sequence) if held.sequence else []
            lexical.apply(((row.passage_id, row.tokens) for row in blocks), gone)
            with_vector = [(row.passage_id, row.vector) for row in blocks if row.vector is not None]
            dense.apply(
                [i for i, _ in with_vector],
                as_vectors([v for _, v in with_vector], self._embedder.dimension),
                gone,
            )
            self._indexes = Indexes(lexical, dense, newest, exact=True)
            return self._indexes

    def release(self) -> None:
        """Let the memory go, for a process whose mirrors have caught up."""
        with self._lock:
            self._indexes = None


def as_vectors(kept: list[bytes], dimension: int) -> Vectors:
    """Kept vectors as float32 rows; the float16 product would be slower than widening once."""
    return matrix(kept, dimension).astype(np.float32)
