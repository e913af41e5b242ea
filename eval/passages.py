"""The policies suite: does search put the right passage first, and tell when the library holds none?

Questions go through the same search as the assistant's. A passage is right where it comes from the right file and
the quote stands in its text; a question that must be refused is right where search says that nothing fits.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.retrieval.passages import PassageHit
from assistant.retrieval.search import Searcher, open_searcher
from assistant.settings import Settings
from assistant.store.engine import Store
from eval.metrics import Interval, Scored, interval, share
from eval.questions import Asked, grouped

DEPTH = 10
_CUTS = (1, 3, 5, 10)
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question's end. rank: of the first right passage among the ten, None where none is. best: the first hit."""

    asked: Asked
    rank: int | None
    fits: bool
    confidence: float
    best: str
    took_ms: float

    @property
    def failed(self) -> str:
        """What went wrong, in a word; empty where nothing did."""
        if self.asked.refuse is not None:
            return "not refused" if self.fits else ""
        if self.rank is None:
            return "not found" if self.fits else "refused, and not found"
        return "" if self.fits else f"refused, though found at {self.rank}"


@dataclass(frozen=True, slots=True)
class Figures:
    """Measures over some questions. hits: share with a right passage among the first k. refusal_precision: of what
    was refused, the share that had to be; refusal_recall: of what had to be refused, the share that was. None where
    there is nothing to divide by.
    """

    questions: int
    hits: dict[int, Interval]
    mrr_10: Interval | None
    refusal_precision: float | None
    refusal_recall: float | None
    answered: float | None


def ask(searcher: Searcher, questions: Sequence[Asked], progress: Progress) -> list[Outcome]:
    """Every question through search, ten hits each. progress: called with questions done."""
    outcomes = []
    searcher.search("预热", 1)
    for asked in questions:
        start = time.perf_counter()
        found = searcher.search(asked.q, DEPTH)
        took = (time.perf_counter() - start) * 1000
        rank = next((n for n, hit in enumerate(found.hits, start=1) if is_right(asked, hit)), None)
        best = f"{found.hits[0].source} {found.hits[0].locator}" if found.hits else ""
        outcomes.append(Outcome(asked, rank, found.fits, found.confidence, best, round(took, 1)))
        progress(1)
    return outcomes


def is_right(asked: Asked, hit: PassageHit) -> bool:
    """Whether a hit is a right passage of the question."""
    return any(right.is_in(hit.source, hit.text, hit.article) for right in asked.right)


def measure(settings: Settings, questions: Sequence[Asked], progress: Progress) -> list[Outcome]:
    """Every question over the home of these settings."""
    store = Store.open(settings)
    searcher = open_searcher(store, settings)
    try:
        return ask(searcher, questions, progress)
    finally:
        searcher.close()
        store.close()


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """Measures over these outcomes."""
    wanted = [one for one in outcomes if one.asked.refuse is None]
    unwanted = [one for one in outcomes if one.asked.refuse is not None]
    refused = [one for one in outcomes if not one.fits]
    return Figures(
        questions=len(outcomes),
        hits={k: interval([_hit(one, k) for one in wanted]) for k in _CUTS} if wanted else {},
        mrr_10=interval([1 / one.rank if one.rank else 0.0 for one in wanted]) if wanted else None,
        refusal_precision=share([one.asked.refuse is not None for one in refused]),
        refusal_recall=share([not one.fits for one in unwanted]),
        answered=share([one.fits for one in wanted]),
    )


def by_group(outcomes: Sequence[Outcome]) -> dict[str, Figures]:
    """Measures of the whole, of each half, and of each kind of question."""
    return {group: figures(some) for group, some in grouped(outcomes).items()}


def scored(outcomes: Sequence[Outcome]) -> Scored:
    """Each question's figures, for the baseline: hit@1, hit@5, MRR@10, and whether it was rightly refused or not."""
    wanted = [one for one in outcomes if one.asked.refuse is None]
    return {
        "hit_1": {one.asked.id: _hit(one, 1) for one in wanted},
        "hit_5": {one.asked.id: _hit(one, 5) for one in wanted},
        "mrr_10": {one.asked.id: 1 / one.rank if one.rank else 0.0 for one in wanted},
        "fits": {one.asked.id: float(one.fits == (one.asked.refuse is None)) for one in outcomes},
    }


def _hit(one: Outcome, k: int) -> float:
    return float(one.rank is not None and one.rank <= k)
