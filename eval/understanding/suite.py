"""Runs the suite: the demo bank's home, the built-in assistant, every utterance, every reply judged."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.settings import Settings
from eval.demo_bank import DATA
from eval.understanding.asking import Asking, Progress
from eval.understanding.canonical import Canon
from eval.understanding.independent.expected import Expected
from eval.understanding.judging import Judge, Judged
from eval.understanding.utterances import Utterance


def measure(settings: Settings, utterances: Sequence[Utterance], progress: Progress) -> list[Judged]:
    """Every turn, judged. settings: of a home that holds the demo bank. progress: turns done."""
    from assistant.agent.build import build_assistant

    assistant = build_assistant(settings)
    expected = Expected(DATA)
    try:
        asking = Asking(assistant)
        judge = Judge(expected, Canon(expected.known.bank, asking.resolve))
        return [judge.judge(reply) for reply in asking.ask(utterances, progress)]
    finally:
        assistant.close()
