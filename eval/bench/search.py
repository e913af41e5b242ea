"""Search over 64,672 statute articles by its owner's mirrors, beside what it is made of: embedding, Chroma, tantivy.

Each part is timed alone in its fastest form, in turns with the whole, so that a busy machine slows all of them alike;
the order within a turn and that of the questions are drawn at random. In one turn the parts are asked another question
than the whole: asked the same, each would find in the processor's caches what the other had just left there. Both are
asked every question. By processor time a search counts all its threads.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from assistant.retrieval.answering_model import AnsweringModel
from assistant.retrieval.current_indexes import CurrentIndexes
from assistant.retrieval.embedder import Embedder, Vectors, make_embedder
from assistant.retrieval.fusion import load_config
from assistant.retrieval.indexes import Indexes
from assistant.retrieval.mirrors import Mirrors
from assistant.retrieval.query import read_question
from assistant.retrieval.search import Searcher
from assistant.settings import Settings
from assistant.store.engine import Store
from eval.bench.table import Row, Spent, quantile, spent_on
from eval.corpus import prepare
from eval.datasets import DatasetMissing, statutes

_WARM = 10
_SEED = 3
_PARTS = ("whole", "embedding", "Chroma", "tantivy")


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


def _rows(asked: list[str], searcher: Searcher, embedder: Embedder, indexes: Indexes) -> list[Row]:
    drawn = random.Random(_SEED)  # noqa: S311
    questions = drawn.sample(asked, len(asked))
    others = questions[len(questions) // 2 :] + questions[: len(questions) // 2]
    vectors = {text: embedder.embed([text])[0] for text in questions}
    turns = [
        _runs(text, other, vectors[other], searcher, embedder, indexes)
        for text, other in zip(questions, others, strict=True)
    ]
    for runs in turns[:_WARM]:
        _turn(runs, drawn)
    taken = [_turn(runs, drawn) for runs in turns]
    rows = []
    for name, share in (("median", 0.5), ("p95", 0.95)):
        for by, told in (("wall", ""), ("processor", ", processor time")):
            whole, *parts = (
                quantile([getattr(spent[part], by) for spent in taken], share) * 1000 for part in _PARTS
            )
            beside = " + ".join(f"{part} {ms:.1f}" for part, ms in zip(_PARTS[1:], parts, strict=True))
            rows.append(
                Row(
                    f"search, 10 hits of {indexes.lexical.count} articles, {name} of {len(taken)} questions{told}",
                    f"{whole:.1f} ms",
                    f"alone: {beside} ms",
                    f"{whole / sum(parts):.2f} x",
                )
            )
    return rows


def _runs(
    text: str, other: str, vector: Vectors, searcher: Searcher, embedder: Embedder, indexes: Indexes
) -> dict[str, Callable[[], object]]:
    """A whole search for `text`, and its parts alone for `other`, whose vector is given."""
    question = read_question(other)
    depth = load_config().candidates
    return {
        "whole": lambda: searcher.search(text, 10),
        "embedding": lambda: embedder.embed([question.text]),
        "Chroma": lambda: indexes.dense.search(vector, depth),
        "tantivy": lambda: indexes.lexical.scores(question.weights, depth),
    }


def _turn(runs: dict[str, Callable[[], object]], drawn: random.Random) -> dict[str, Spent]:
    """What each takes, in an order drawn at random."""
    return {part: spent_on(runs[part]) for part in drawn.sample(_PARTS, len(_PARTS))}
