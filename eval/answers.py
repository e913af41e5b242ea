"""The answers suite: what a user sees. Each question through the built-in assistant: refused, or answered and cited?"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.domain.answer import Answer
from assistant.settings import Settings
from eval.metrics import Scored, share
from eval.questions import Asked, grouped

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of one question. cited: place of the first right citation, None where none is right."""

    asked: Asked
    kind: str
    cited: int | None
    citations: int
    answer: str
    took_ms: float

    @property
    def failed(self) -> str:
        """What went wrong, in a word; empty where nothing did."""
        if self.asked.refuse is not None:
            return "" if self.kind in ("refusal", "clarification") else f"{self.kind}, not refused"
        if self.kind != "answer":
            return self.kind
        return "" if self.cited else "wrong citations"


@dataclass(frozen=True, slots=True)
class Tally:
    """Shares of the questions: refused of those that must be; of the others answered, rightly cited at all, and cited
    first. None where there are none."""

    questions: int
    refused: float | None
    answered: float | None
    cited: float | None
    cited_first: float | None


def measure(settings: Settings, questions: Sequence[Asked], progress: Progress) -> list[Reply]:
    """Every question, each a conversation of its own, in the home of these settings. progress: questions done."""
    from assistant.agent.build import build_assistant
    from assistant.domain.events import Question

    assistant = build_assistant(settings)
    replies = []
    try:
        for asked in questions:
            start = time.perf_counter()
            answer = assistant.ask(Question(asked.q))
            took = (time.perf_counter() - start) * 1000
            replies.append(
                Reply(
                    asked, str(answer.kind), _cited(asked, answer), len(answer.citations), answer.answer, took
                )
            )
            progress(1)
    finally:
        assistant.close()
    return replies


def tally(replies: Sequence[Reply]) -> Tally:
    """Shares over these replies."""
    wanted = [one for one in replies if one.asked.refuse is None]
    unwanted = [one for one in replies if one.asked.refuse is not None]
    return Tally(
        questions=len(replies),
        refused=share([not one.failed for one in unwanted]),
        answered=share([one.kind == "answer" for one in wanted]),
        cited=share([one.cited is not None for one in wanted]),
        cited_first=share([one.cited == 1 for one in wanted]),
    )


def by_group(replies: Sequence[Reply]) -> dict[str, Tally]:
    """Shares of the whole, of each half, and of each kind of question."""
    return {group: tally(some) for group, some in grouped(replies).items()}


def scored(replies: Sequence[Reply]) -> Scored:
    """Each question's figure, for the baseline: refused where it must be, or answered with a right citation."""
    return {"right": {one.asked.id: float(not one.failed) for one in replies}}


def _cited(asked: Asked, answer: Answer) -> int | None:
    for place, citation in enumerate(answer.citations, start=1):
        if any(right.is_in(citation.source, citation.quote) for right in asked.right):
            return place
    return None
