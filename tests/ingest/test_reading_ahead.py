"""Reading ahead: all readers at once, in order, never far ahead, and nothing left running when it is given up."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assistant.settings import Settings
from ingest.pieces import FileRead, Piece
from ingest.reading_ahead import Task, read_ahead
from ingest.rejections import Reason, Unreadable
from ingest.sandbox import Reader, sandboxes
from ingest.work import Work
from tests.ingest.conftest import InProcess

REFUSED = Unreadable(Reason.EMPTY)


def piece(number: int) -> FileRead:
    return FileRead(Work(Path(f"/{number}"), "md", 1, ""), "", REFUSED)


def test_all_readers_work_at_once_and_the_order_stays() -> None:
    together = threading.Barrier(3)  # broken, and the test with it, unless three are reading at once

    def run(number: int, _: Reader) -> Piece:
        together.wait(30)
        return piece(number)

    tasks = [Task(1, lambda reader, number=number: run(number, reader)) for number in range(9)]
    found = [one.work.path.name for one in read_ahead(tasks, [InProcess() for _ in range(3)])]
    assert found == [str(number) for number in range(9)]


def test_a_reader_reads_one_thing_at_a_time() -> None:
    busy: set[int] = set()

    def run(reader: Reader) -> Piece:
        assert id(reader) not in busy
        busy.add(id(reader))
        sum(range(20_000))  # long enough for another thread to come in between
        busy.discard(id(reader))
        return piece(0)

    assert len(list(read_ahead([Task(1, run)] * 200, [InProcess() for _ in range(4)]))) == 200


@pytest.mark.parametrize(("size", "most"), [(1, 9), (40 * 1024 * 1024, 2)])
def test_it_stays_near_the_embedding_however_slow_that_is(size: int, most: int) -> None:
    begun = 0

    def tasks() -> Iterator[Task]:
        nonlocal begun
        for number in range(100):
            begun += 1
            yield Task(size, lambda _, number=number: piece(number))

    with closing(read_ahead(tasks(), [InProcess(), InProcess()])) as pieces:
        next(pieces)
        assert begun <= most + 2


def test_what_goes_wrong_outside_a_file_ends_the_run_and_closes_the_readers() -> None:
    class Closing(InProcess):
        closed = False

        def close(self) -> None:
            self.closed = True

    class DiskGone(Exception):
        pass

    def broken(_: Reader) -> Piece:
        raise DiskGone

    readers = [Closing(), Closing()]
    tasks = [Task(1, lambda _: piece(0)), Task(1, broken), *[Task(1, lambda _: piece(2))] * 50]
    with pytest.raises(DiskGone):
        list(read_ahead(tasks, readers))
    assert all(reader.closed for reader in readers)


def test_sandboxes_share_the_reader_of_pictures(tmp_path: Path) -> None:
    """Each would take 2 GB."""
    made = sandboxes(Settings(home=tmp_path), 4)
    assert len({id(sandbox._recogniser) for sandbox in made}) == 1
    assert len({id(sandbox._reader) for sandbox in made}) == 4


def test_given_up_while_one_waits_for_its_file_nothing_is_waited_for(tmp_path: Path) -> None:
    """The wait is broken off as by Ctrl-C: the file that is waited for is given up like those after it."""

    class Slow(InProcess):
        def __init__(self) -> None:
            self.ended = threading.Event()

        def close(self) -> None:
            self.ended.set()

    def slow(reader: Reader) -> Piece:
        assert isinstance(reader, Slow)
        if not begun.is_set():
            begun.set()
            # To the process, which wakes the main thread from waiting for us; raised here it would not.
            os.kill(os.getpid(), signal.SIGINT)
        assert reader.ended.wait(30)
        return piece(0)

    begun = threading.Event()
    with pytest.raises(KeyboardInterrupt):
        list(read_ahead([Task(1, slow)] * 9, [Slow(), Slow()]))
    assert begun.is_set()
