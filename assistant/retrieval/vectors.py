"""The dense index: Chroma as mirror of the database's vectors, and exact search over those themselves.

The only place that knows chromadb. Vectors are always our own: Chroma's default embedding function would
download a model. Its answers name passages; whether they are live is for the database to say.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.embedder import Vectors

# At k = 100 over 64,672 passages these find 0.997 of what exact search finds; Chroma's defaults find 0.939.
_HNSW = {"space": "ip", "ef_construction": 200, "ef_search": 400, "max_neighbors": 32}
_COLLECTION = "passages"
_BATCH = 2000


class BrokenIndex(Exception):
    """Chroma cannot read what is in its folder: the mirror is rebuilt."""


_M_PERTURB = -6
_OVERWRITTEN_WITH = 0x5A


@lru_cache(maxsize=1)
def forget_freed_memory() -> bool:
    """Have the C library overwrite memory that is let go of; whether it can (glibc).

    Chroma writes its vector file with room for more vectors, as it got it from the C library: in 2 of 15 tries a
    new index's file held vectors of an index that the process had closed before, so that purged ones came back to
    the disk.
    """
    try:
        return bool(ctypes.CDLL(None).mallopt(_M_PERTURB, _OVERWRITTEN_WITH))
    except (OSError, AttributeError):  # another C library than glibc
        return False


class ChromaIndex:
    """Vectors by passage id in a Chroma folder. One process at a time may hold one folder."""

    def __init__(self, folder: Path) -> None:
        """Open the folder or make the collection there. Raises BrokenIndex."""
        import chromadb
        from chromadb.config import Settings

        forget_freed_memory()
        folder.mkdir(parents=True, exist_ok=True)
        with _broken_as_such():
            self._client: Any = chromadb.PersistentClient(
                path=str(folder), settings=Settings(anonymized_telemetry=False)
            )
            self._collection: Any = self._client.get_or_create_collection(
                _COLLECTION, embedding_function=None, configuration={"hnsw": _HNSW}
            )

    def apply(self, ids: Sequence[int], vectors: Vectors, remove: Sequence[int] = ()) -> None:
        """Put vectors (unit rows) in under their passage ids, and take others out."""
        with _broken_as_such():
            for start in range(0, len(remove), _BATCH):
                self._collection.delete(ids=[str(i) for i in remove[start : start + _BATCH]])
            for start in range(0, len(ids), _BATCH):
                part = slice(start, start + _BATCH)
                self._collection.upsert(ids=[str(i) for i in ids[part]], embeddings=vectors[part])

    @property
    def count(self) -> int:
        """Vectors held."""
        with _broken_as_such():
            return int(self._collection.count())

    def ids(self) -> list[int]:
        """Ids of every vector held, ascending."""
        with _broken_as_such():
            return sorted(int(i) for i in self._collection.get(include=[])["ids"])

    def search(self, vector: Vectors, limit: int) -> list[tuple[int, float]]:
        """Nearest passages to a unit vector as (passage id, cosine), best first."""
        with _broken_as_such():
            found = self._collection.query(
                query_embeddings=vector[None, :], n_results=limit, include=["distances"]
            )
        return [
            (int(i), 1.0 - float(distance))
            for i, distance in zip(found["ids"][0], found["distances"][0], strict=True)
        ]

    def close(self) -> None:
        """Let go of the folder."""
        with _broken_as_such():
            self._client.close()


class ExactIndex:
    """Vectors in memory, compared one by one: for a process that does not own the mirrors, and to judge Chroma."""

    def __init__(self, dimension: int) -> None:
        self._ids: NDArray[np.int64] = np.zeros(0, np.int64)
        self._matrix: Vectors = np.zeros((0, dimension), np.float32)

    def apply(self, ids: Sequence[int], vectors: Vectors, remove: Sequence[int] = ()) -> None:
        """Put vectors in under their passage ids, in place of older ones; take others out."""
        stay = ~np.isin(self._ids, np.asarray([*ids, *remove], np.int64))
        if stay.all():
            stay = np.ones(len(self._ids), bool)
        self._ids = np.concatenate([self._ids[stay], np.asarray(ids, np.int64)])
        kept = self._matrix if stay.all() else self._matrix[stay]
        self._matrix = np.concatenate([kept, vectors]) if len(kept) else vectors

    @property
    def count(self) -> int:
        """Vectors held."""
        return len(self._ids)

    def ids(self) -> list[int]:
        """Ids of every vector held, ascending."""
        return sorted(int(i) for i in self._ids)

    def search(self, vector: Vectors, limit: int) -> list[tuple[int, float]]:
        """Nearest passages to a unit vector as (passage id, cosine), best first."""
        if not len(self._ids) or limit < 1:
            return []
        scores = self._matrix @ vector
        limit = min(limit, len(scores))
        top = np.argpartition(-scores, limit - 1)[:limit]
        top = top[np.lexsort((self._ids[top], -scores[top]))]
        return [(int(self._ids[i]), float(scores[i])) for i in top]


class _broken_as_such:
    """Turns every failure inside Chroma, its Rust panics included, into BrokenIndex."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        if error is None or isinstance(error, (KeyboardInterrupt, SystemExit, GeneratorExit, BrokenIndex)):
            return
        raise BrokenIndex(f"{type(error).__name__}: {error}") from error
