"""The reranker: a cross-encoder that reads question and passage together and reorders the best of what was found.

Only where SCOUT_RERANKER names one; torch is imported at its first use. The only place that knows CrossEncoder.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.errors import RerankerUnavailable
from assistant.retrieval.passages import PassageHit
from assistant.settings import Settings

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

# Each costs a pass of the model through all its layers; what stands further behind is seldom what is asked for.
RERANKED = 30


class Reranker:
    """A cross-encoder by name or local path, with one score a pair. Safe to use from several threads."""

    def __init__(self, name: str, threads: int) -> None:
        self._name = name
        self._threads = threads
        self._lock = threading.Lock()

    def load(self) -> None:
        """Load it now; raises RerankerUnavailable."""
        with self._lock:
            _ = self._model

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float64]:
        """How well each text answers, 0 to 1, shape (len(texts),). Raises RerankerUnavailable."""
        if not texts:
            return np.zeros(0)
        with self._lock:
            import torch

            found = self._model.predict(
                [(question, text) for text in texts],
                activation_fn=torch.nn.Sigmoid(),
                show_progress_bar=False,
            )
        return np.asarray(found, np.float64)

    @cached_property
    def _model(self) -> CrossEncoder:
        path = Path(self._name)
        local = path.is_dir()
        if path.is_absolute() and not local:
            raise RerankerUnavailable(name=self._name, why="no such folder")  # before torch takes its seconds
        try:
            import torch
            from sentence_transformers import CrossEncoder

            torch.set_num_threads(self._threads)
            model = CrossEncoder(self._name, trust_remote_code=False, local_files_only=local)
            labels = int(model.num_labels)
        except Exception as error:  # a folder that is gone, a broken file, no torch: each library has its own
            why = next(iter(str(error).splitlines()), "")[:200] or type(error).__name__
            raise RerankerUnavailable(name=self._name, why=why) from error
        if labels != 1:
            raise RerankerUnavailable(name=self._name, why=f"{labels} scores a pair, one is needed")
        return model


@lru_cache(maxsize=2)
def _made(name: str, threads: int) -> Reranker:
    return Reranker(name, threads)


def make_reranker(settings: Settings) -> Reranker | None:
    """The reranker that the settings name, one in a process; None where they name none. Nothing is loaded yet."""
    return _made(settings.reranker, settings.embedder_threads) if settings.reranker else None


def rerank(
    reranker: Reranker, question: str, hits: Sequence[PassageHit], first: int, not_in_force: float
) -> list[PassageHit]:
    """`hits` with the best RERANKED in the order of the model's scores, which replace the fused ones.

    first: how many at the head are the named article of a named law, and stay there. not_in_force: share of its
    score that a version keeps which does not hold on the day. The fused scores are dealt out again in the new
    order, so that they fall from hit to hit and the rest stands behind.
    """
    head, tail = hits[first:RERANKED], hits[RERANKED:]
    found = reranker.scores(question, [f"{hit.title} {hit.heading}\n{hit.text}" for hit in head])
    kept = [score * (1.0 if hit.in_force else not_in_force) for hit, score in zip(head, found, strict=True)]
    order = sorted(range(len(head)), key=lambda i: (-kept[i], i))
    dealt = [replace(head[i], score=behind.score) for i, behind in zip(order, head, strict=True)]
    return [*hits[:first], *dealt, *tail]
