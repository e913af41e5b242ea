"""Reads files ahead of the embedding: on all cores, given on in order, with a bound on what waits.

Knows nothing of the database but what a corpus file held before. A task is one file, or some lines of a corpus.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from queue import LifoQueue

from assistant.settings import Settings
from assistant.store.library import KnownFile
from ingest import corpus
from ingest.corpus_line import LineDigest
from ingest.filestore import keep
from ingest.pieces import CorpusRead, FileRead, LinesRead, Piece
from ingest.rejections import Unreadable
from ingest.sandbox import Reader
from ingest.work import Work, not_read

_WAITING_BYTES = 64 * 1024 * 1024
"""Input that is being read or waits to be embedded; a larger file goes alone."""
_CLOSED_AGAIN_S = 0.1

Known = Callable[[str], dict[str, KnownFile]]
"""The live documents of a corpus file, by their `_id`."""


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be read. size: bytes of input."""

    size: int
    run: Callable[[Reader], Piece]


def reader_count(settings: Settings) -> int:
    """How many readers work at the same time."""
    return settings.readers or len(os.sched_getaffinity(0))


def read_ahead(tasks: Iterable[Task], readers: Sequence[Reader]) -> Generator[Piece, None, None]:
    """What each task gives, in their order, read by all `readers`; the last to be free is the first to be used."""
    free: LifoQueue[Reader] = LifoQueue()
    for reader in reversed(readers):
        free.put(reader)

    def run(task: Task) -> Piece:
        reader = free.get()
        try:
            return task.run(reader)
        finally:
            free.put(reader)

    todo = iter(tasks)
    following = next(todo, None)
    waiting: deque[tuple[int, Future[Piece]]] = deque()
    size = 0
    pool = ThreadPoolExecutor(len(readers), thread_name_prefix="reader")
    try:
        while following is not None or waiting:
            while (
                following is not None
                and len(waiting) < 3 * len(readers) + 3
                and (not waiting or size + following.size <= _WAITING_BYTES)
            ):
                waiting.append((following.size, pool.submit(run, following)))
                size += following.size
                following = next(todo, None)
            done, future = waiting[0]
            piece = future.result()
            waiting.popleft()
            yield piece
            size -= done
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        # What is still being read is given up: a reader that is closed lets go of its file at once. One that was
        # about to begin begins after it, and is closed again.
        while True:
            for reader in readers:
                reader.close()
            under_way = [future for _, future in waiting if not future.done()]
            if not under_way:
                break
            wait(under_way, timeout=_CLOSED_AGAIN_S)
        pool.shutdown()


def tasks_of(work: Iterable[Work], settings: Settings, known: Known) -> Iterator[Task]:
    """The tasks of all files, in order; a corpus is looked through when its turn comes."""
    for one in work:
        if one.is_corpus:
            yield from _corpus_tasks(one, settings, known)
        else:
            yield Task(one.size, _file_task(one, settings))


def _file_task(work: Work, settings: Settings) -> Callable[[Reader], Piece]:
    def run(reader: Reader) -> Piece:
        sha256 = ""
        try:
            sha256, stored = keep(settings, work.path)
            return FileRead(work, sha256, reader.read(stored, work.path.name, work.kind))
        except OSError as error:
            return FileRead(work, "", not_read(error))
        except Unreadable as error:
            return FileRead(work, sha256, error)

    return run


def _corpus_tasks(work: Work, settings: Settings, known: Known) -> Iterator[Task]:
    before = known(str(work.path))
    sha256 = ""
    try:
        sha256, stored = keep(settings, work.path)
        scanned = corpus.scan(stored, before, settings.max_file_mb)
    except (OSError, Unreadable) as error:
        refused = error if isinstance(error, Unreadable) else not_read(error)
        piece = FileRead(work, sha256, refused)
        yield Task(0, lambda _: piece)
        return
    for lines in corpus.slices(stored, before, scanned, settings.max_file_mb):
        yield Task(sum(line.size for line in lines), _lines_task(work, sha256, lines))
    end = CorpusRead(work, sha256, scanned.lines, scanned.unchanged, scanned.refused, scanned.gone)
    yield Task(0, lambda _: end)


def _lines_task(work: Work, sha256: str, lines: Sequence[corpus.NewLine]) -> Callable[[Reader], Piece]:
    return lambda reader: LinesRead(work, sha256, lines, _digests(reader, lines))


def _digests(reader: Reader, lines: Sequence[corpus.NewLine]) -> list[LineDigest | Unreadable]:
    """The digest of each line; where one of them breaks the reader, the others are read without it."""
    try:
        return list(reader.lines([one.line for one in lines]).lines)
    except Unreadable as error:
        if len(lines) == 1:
            return [error]
        half = len(lines) // 2
        return _digests(reader, lines[:half]) + _digests(reader, lines[half:])
