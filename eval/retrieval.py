"""The retrieval suite: hybrid search against each of its channels alone, on one corpus, in one run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from assistant.commands.search import one_per_document
from assistant.retrieval.ranking import Channel
from assistant.retrieval.search import Searcher, open_searcher
from assistant.settings import Settings
from assistant.store.engine import Store
from eval.corpus import prepare
from eval.datasets import RetrievalSet
from eval.metrics import Scores, score

CHANNELS: tuple[Channel, ...] = ("hybrid", "lexical", "dense")
_DEPTH = 100
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class ChannelResult:
    """One channel's scores, and how long a question took it: milliseconds, median and 95th percentile."""

    channel: Channel
    scores: Scores
    median_ms: float
    p95_ms: float


def measure(
    dataset: RetrievalSet, settings: Settings, progress: Progress, loading: Progress
) -> list[ChannelResult]:
    """Every channel over all questions of the set. progress and loading: called with steps done."""
    ready = prepare(dataset, settings, loading)
    store = Store.open(ready)
    searcher = open_searcher(store, ready)
    try:
        searcher.rank(next(iter(dataset.questions.values())), 10)  # what loads once is not what is measured
        return [_one(searcher, dataset, channel, progress) for channel in CHANNELS]
    finally:
        searcher.close()
        store.close()


def _one(searcher: Searcher, dataset: RetrievalSet, channel: Channel, progress: Progress) -> ChannelResult:
    runs: dict[str, list[str]] = {}
    took: list[float] = []
    for question_id, text in dataset.questions.items():
        start = time.perf_counter()
        hits = searcher.rank(text, _DEPTH, channel=channel)
        took.append((time.perf_counter() - start) * 1000)
        runs[question_id] = [name for name, _ in one_per_document(hits)]
        progress(1)
    return ChannelResult(
        channel=channel,
        scores=score(runs, dataset.right),
        median_ms=round(statistics.median(took), 1),
        p95_ms=round(statistics.quantiles(took, n=20)[-1], 1),
    )
