"""Runs the suite: the demo bank's home, the built-in assistant, every utterance, every reply judged; on every processor."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from itertools import repeat
from multiprocessing import get_context

from assistant.settings import Settings
from eval.demo_bank import DATA
from eval.understanding.asking import Asking, Progress
from eval.understanding.canonical import Canon
from eval.understanding.independent.expected import Expected
from eval.understanding.judging import Judge, Judged
from eval.understanding.utterances import Utterance

_MOST_PROCESSES = 4
_FEW = 400
"""Utterances that one process asks sooner than several have loaded the program."""
_PORTION = 50
"""Utterances handed to a process at a time."""


def measure(
    settings: Settings, utterances: Sequence[Utterance], progress: Progress, *, answers: bool = False
) -> list[Judged]:
    """Every turn, judged, in order. settings: of a home that holds the demo bank. progress: turns done. answers: whether
    what was answered is kept whole, which takes memory.

    Several processes ask at once where the machine has processors for them; each reads the home and adds conversations."""
    processes = min(_MOST_PROCESSES, os.cpu_count() or 1)
    if processes == 1 or len(utterances) < _FEW:
        with _asked_in(settings) as (asking, judge):
            return [judge.judge(reply) for reply in asking.ask(utterances, progress)]
    portions = [utterances[at : at + _PORTION] for at in range(0, len(utterances), _PORTION)]
    judged: list[Judged] = []
    with ProcessPoolExecutor(processes, get_context("spawn"), _begin, (settings,)) as pool:
        for found in pool.map(_portion, portions, repeat(answers)):
            judged += found
            progress(len(found))
    return judged


@contextmanager
def _asked_in(settings: Settings) -> Iterator[tuple[Asking, Judge]]:
    from assistant.agent.build import build_assistant

    assistant = build_assistant(settings)
    try:
        asking = Asking(assistant)
        expected = Expected(DATA)
        yield asking, Judge(expected, Canon(expected.known.bank, asking.resolve))
    finally:
        assistant.close()


_own: list[tuple[Asking, Judge]] = []
"""The assistant and the judge of this process."""


def _begin(settings: Settings) -> None:
    _own.append(_asked_in(settings).__enter__())  # for as long as the process lives


def _portion(utterances: Sequence[Utterance], answers: bool) -> list[Judged]:
    ((asking, judge),) = _own
    judged = [judge.judge(reply) for reply in asking.ask(utterances, lambda done: None)]
    return judged if answers else [replace(one, reply=replace(one.reply, answer=None)) for one in judged]
