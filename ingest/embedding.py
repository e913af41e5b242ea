"""Vectors of what was read: many passages together, a text that stands there twice only once."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from assistant.retrieval.embedder import Embedder
from ingest.pieces import Piece

BATCH = 2048
"""Passages embedded together and committed in one transaction."""
PATIENCE_S = 20.0
"""A batch is closed after so long: what took long to read is safe soon, and a person sees it move."""


def batches(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Pieces in their order, about BATCH passages together."""
    batch: list[Piece] = []
    passages = 0
    began = time.monotonic()
    for piece in pieces:
        batch.append(piece)
        passages += len(piece.passages)
        if passages >= BATCH or time.monotonic() - began > PATIENCE_S:
            yield batch
            batch, passages, began = [], 0, time.monotonic()
    if batch:
        yield batch


def vectors(embedder: Embedder, batch: Sequence[Piece]) -> list[bytes]:
    """The vector of every passage of a batch, in order, as the database keeps it (float16, little endian)."""
    texts = [one.passage.index_text for piece in batch for one in piece.passages]
    if not texts:
        return []
    places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    kept = [row.tobytes() for row in embedder.embed(list(places)).astype(np.dtype("<f2"))]
    return [kept[places[text]] for text in texts]
