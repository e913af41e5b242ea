"""The retrieval suite: hybrid search against each of its channels alone, on one corpus, in one run.

Identical texts under several ids count as one, in what is right and in what is found: a person who has read one
has read the other.
"""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assistant.commands.search import one_per_document
from assistant.domain.reading.normal import fold
from assistant.retrieval.query import Names, law_name, script_of
from assistant.retrieval.ranking import Channel
from assistant.retrieval.search import Searcher, open_searcher
from assistant.settings import Settings
from assistant.store.engine import Store
from eval.corpus import prepare
from eval.datasets import RetrievalSet
from eval.metrics import Interval, Scored, counted_once, gained, interval, score

CHANNELS: tuple[Channel, ...] = ("hybrid", "lexical", "dense")
_DEPTH = 100
_SPARE = 60
"""More than are measured are asked for, so that a hundred are left when identical texts count as one."""
_SHORT, _LONG = 14, 28
_NUMBER = re.compile(r"\d|[一二三四五六七八九十百千万两]+(?:个|年|月|日|天|岁|人|元|万|亿|次|倍|成)|百分之")
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class ChannelResult:
    """One channel's figures by measure, each question's, and how long a question took: milliseconds, median and p95.

    kinds: group of questions -> its size and recall@10 and MRR@10.
    """

    channel: Channel
    figures: dict[str, Interval]
    kinds: dict[str, tuple[int, Interval, Interval]]
    scored: Scored
    median_ms: float
    p95_ms: float


@dataclass(frozen=True, slots=True)
class RetrievalResult:
    """Every channel, and by how much hybrid is above each other, measure by measure (paired bootstrap)."""

    questions: int
    channels: tuple[ChannelResult, ...]
    above: dict[Channel, dict[str, Interval]]


def measure(
    dataset: RetrievalSet,
    settings: Settings,
    progress: Progress,
    loading: Progress,
    channels: tuple[Channel, ...] = CHANNELS,
) -> RetrievalResult:
    """Every channel over all questions of the set. progress and loading: called with steps done."""
    ready = prepare(dataset, settings, loading)
    same, kinds = dataset.same_texts(), kinds_of(dataset)
    store = Store.open(ready)
    searcher = open_searcher(store, ready)
    try:
        searcher.rank(next(iter(dataset.questions.values())), 10)  # what loads once is not what is measured
        results = tuple(_one(searcher, dataset, channel, same, kinds, progress) for channel in channels)
    finally:
        searcher.close()
        store.close()
    first = results[0].scored
    return RetrievalResult(
        questions=len(next(iter(first.values()))),
        channels=results,
        above={
            other.channel: {name: gained(first[name], other.scored[name]) for name in first}
            for other in results[1:]
        },
    )


def kinds_of(dataset: RetrievalSet) -> dict[str, tuple[str, ...]]:
    """Question -> the groups it is reported under: length, whether it names a law or a number, how much is right."""
    laws = {law_name(line.title) for line in dataset.lines()}
    names = Names(enumerate(sorted(laws)))
    same = dataset.same_texts()
    groups: dict[str, tuple[str, ...]] = {}
    for question, text in dataset.questions.items():
        long = len(text)
        right = len(counted_once(dataset.right.get(question, ()), same))
        groups[question] = (
            "English" if script_of(text) == "latin" else "Chinese",
            "short" if long <= _SHORT else "long" if long > _LONG else "middling",
            "law named" if names.find(fold(text)) else "law not named",
            "with a number" if _NUMBER.search(fold(text)) else "without a number",
            "one right" if right == 1 else "several right",
        )
    return groups


def _one(
    searcher: Searcher,
    dataset: RetrievalSet,
    channel: Channel,
    same: Mapping[str, str],
    kinds: Mapping[str, tuple[str, ...]],
    progress: Progress,
) -> ChannelResult:
    runs: dict[str, list[str]] = {}
    took: list[float] = []
    for question_id, text in dataset.questions.items():
        start = time.perf_counter()
        hits = searcher.rank(text, _DEPTH + _SPARE, channel=channel)
        took.append((time.perf_counter() - start) * 1000)
        runs[question_id] = counted_once((name for name, _ in one_per_document(hits)), same)[:_DEPTH]
        progress(1)
    right = {question: counted_once(sorted(ids), same) for question, ids in dataset.right.items()}
    scored = score(runs, right)
    return ChannelResult(
        channel=channel,
        figures={name: interval(by_question.values()) for name, by_question in scored.items()},
        kinds=_by_kind(scored, kinds),
        scored=scored,
        median_ms=round(statistics.median(took), 1),
        p95_ms=round(statistics.quantiles(took, n=20)[-1], 1),
    )


def _by_kind(
    scored: Scored, kinds: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[int, Interval, Interval]]:
    asked = scored["recall_10"]
    groups = sorted({group for question in asked for group in kinds.get(question, ())})
    table = {}
    for group in groups:
        inside = [question for question in asked if group in kinds.get(question, ())]
        recall = interval([asked[question] for question in inside])
        table[group] = (len(inside), recall, interval([scored["mrr_10"][question] for question in inside]))
    return table
