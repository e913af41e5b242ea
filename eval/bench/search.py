"""Search over 64,672 statute articles by its owner's mirrors, beside what it is made of: embedding, Chroma, tantivy.

Each part is timed alone in its fastest form, in turns with the whole, so that a busy machine slows all of them alike.
In one turn the parts are asked another question than the whole: asked the same, each would find in the processor's
caches what the other had just left there. Both are asked every question.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from assistant.retrieval.answering_model import AnsweringModel
from assistant.retrieval.current_indexes import CurrentIndexes
from assistant.retrieval.embedder import Embedder, make_embedder
from assistant.retrieval.fusion import load_config
from assistant.retrieval.indexes import Indexes
from assistant.retrieval.mirrors import Mirrors
from assistant.retrieval.query import read_question
from assistant.retrieval.search import Searcher
from assistant.settings import Settings
from assistant.store.engine import Store
from eval.bench.table import Row, quantile, times
from eval.corpus import prepare
from eval.datasets import DatasetMissing, statutes

_WARM = 10


def measure() -> list[Row]:
    """Median and 95th percentile of a search with the ratio of each to the sum of its parts'."""
    try:
        dataset = statutes()
    except DatasetMissing as missing:
        return [Row("search over the statute articles", "not measured", str(missing), "-")]
    settings = prepare(dataset, Settings(embedder_threads=1), lambda _: None)
    store = Store.open(settings)
    embedder = make_embedder(settings)
    model = AnsweringModel(settings, embedder)
    mirrors = Mirrors(store, settings, model.wanted)
    searcher = Searcher(store, settings, CurrentIndexes(store, model, mirrors))
    try:
        if not mirrors.own():
            return [Row("search over the statute articles", "not measured", "its mirrors are in use", "-")]
        mirrors.sync()
        indexes = mirrors.indexes
        assert indexes is not None
        return _rows(list(dataset.questions.values()), searcher, embedder, indexes)
    finally:
        searcher.close()
        store.close()


def _rows(questions: list[str], searcher: Searcher, embedder: Embedder, indexes: Indexes) -> list[Row]:
    others = questions[len(questions) // 2 :] + questions[: len(questions) // 2]
    turns = list(zip(questions, others, strict=True))
    for text, other in turns[:_WARM]:
        _one(text, other, searcher, embedder, indexes)
    taken = [_one(text, other, searcher, embedder, indexes) for text, other in turns]
    whole = [parts[0] for parts in taken]
    alone = [list(part) for part in zip(*(parts[1:] for parts in taken), strict=True)]
    rows = []
    for name, share in (("median", 0.5), ("p95", 0.95)):
        sums = [quantile(part, share) * 1000 for part in alone]
        found = quantile(whole, share) * 1000
        beside = " + ".join(
            f"{part} {ms:.1f}" for part, ms in zip(("embedding", "Chroma", "tantivy"), sums, strict=True)
        )
        rows.append(
            Row(
                f"search, 10 hits of {indexes.lexical.count} articles, {name} of {len(whole)} questions",
                f"{found:.1f} ms",
                f"alone: {beside} ms",
                f"{found / sum(sums):.2f} x",
            )
        )
    return rows


def _one(
    text: str, other: str, searcher: Searcher, embedder: Embedder, indexes: Indexes
) -> tuple[float, float, float, float]:
    """Seconds of a whole search for `text`, and of embedding, Chroma and tantivy alone for `other`."""
    question = read_question(other)
    depth = load_config().candidates
    began = time.perf_counter()
    vector = embedder.embed([question.text])[0]
    embedding = time.perf_counter() - began
    runs: tuple[Callable[[], object], ...] = (
        lambda: searcher.search(text, 10),
        lambda: indexes.dense.search(vector, depth),
        lambda: indexes.lexical.search(question.weights, depth),
    )
    whole, dense, lexical = (times(run, 1)[0] for run in runs)
    return whole, embedding, dense, lexical
