"""Turns a file into its digest in processes of their own: one reads files, one reads the pictures of pages (OCR).

The second is started when the first page needs it. A page that it cannot read in time is named and costs no
other page.
"""

from __future__ import annotations

import os
import queue
import threading
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar

from pydantic import BaseModel, ValidationError

from assistant.settings import Settings
from ingest.convert import converted
from ingest.corpus_line import CorpusLine, LineDigests
from ingest.digest import Digest
from ingest.media import BY_LIBREOFFICE, MediaType
from ingest.recognised import RecognisedPage
from ingest.rejections import Reason, Unreadable
from ingest.watched import Watched

_GIVEN_UP = 3
"""Pages in a row that could not be read, after which the rest of a file is left: it is made to cost time."""
_LONGEST_S = 4 * 3600
"""Longest that the pictures of one file are read for: a book of 2,000 pages takes half of it on a slow machine."""
_MOST_RECOGNISERS = 4
_CONVERSION = 4
"""Times the seconds of a reader that LibreOffice may take by the clock: it needs ten to start."""
_SECONDS_A_MIB = 60
"""Processor seconds that a MiB of a file may take on top, while its reader gets on: a page of text takes 20 ms."""

Answer = TypeVar("Answer", bound=BaseModel)


class Reader(Protocol):
    """Turns one file into its digest."""

    def read(self, path: Path, name: str, kind: MediaType) -> Digest:
        """The digest of the file at `path`, known to people as `name`; raises Unreadable."""

    def lines(self, lines: Sequence[CorpusLine]) -> LineDigests:
        """The digests of a corpus's lines, in their order; raises Unreadable."""

    def close(self) -> None:
        """Let go of what it holds; it may be used again after."""


class GivenUp(Exception):
    """What was being read is wanted no more."""


class Sandbox:
    """The reader processes and their limits. One file at a time; close it, or use it in a `with`.

    recogniser: the process that reads pictures where several sandboxes share one, a page at a time.
    """

    def __init__(self, settings: Settings, recogniser: Recogniser | None = None) -> None:
        self._seconds = settings.reader_seconds
        self._memory_mb = settings.reader_memory_mb
        self._reader = Watched("read", settings.reader_memory_mb)
        self._recogniser = recogniser or Recogniser(settings)
        self._ended = threading.Event()

    def read(self, path: Path, name: str, kind: MediaType) -> Digest:
        """The digest of the file at `path`; raises Unreadable, also when a limit was breached."""
        self._ended.clear()
        if kind in BY_LIBREOFFICE:
            with converted(path, name, kind, _CONVERSION * self._seconds, self._memory_mb) as (
                made,
                made_kind,
            ):
                return self.read(made, name, made_kind)
        request: dict[str, Any] = {"path": str(path), "name": name, "kind": kind}
        in_all = self._seconds + _SECONDS_A_MIB * path.stat().st_size / 1024 / 1024
        message = self._reader.ask(request, self._seconds, in_all)
        if "needs_ocr" in message:
            try:
                pages = [int(page) for page in message["needs_ocr"]]
            except (TypeError, ValueError) as error:
                raise self._reader.broken() from error
            request["recognised"] = self._recognise(path, kind, pages)
            message = self._reader.ask(request, self._seconds, in_all)
        return self._valid(message, "digest", Digest)

    def lines(self, lines: Sequence[CorpusLine]) -> LineDigests:
        """The digests of a corpus's lines, in their order; raises Unreadable, also when a limit was breached.

        Closed meanwhile by another thread it raises GivenUp: nothing is wrong with the lines, and none is to be tried
        again by itself.
        """
        self._ended.clear()
        try:
            message = self._reader.ask({"lines": [line.model_dump() for line in lines]}, self._seconds)
        except Unreadable as error:
            if self._ended.is_set():
                raise GivenUp from error
            raise
        return self._valid(message, "lines", LineDigests)

    def _valid(self, message: Mapping[str, Any], key: str, wanted: type[Answer]) -> Answer:
        """The reader's answer under `key`; raises Unreadable where it is none: the reader may be taken over."""
        try:
            return wanted.model_validate(message.get(key))
        except ValidationError as error:
            raise self._reader.broken() from error

    def warm(self) -> None:
        """Start the reader now, so that the first file does not wait for it."""
        self._reader.start()

    def close(self) -> None:
        """End the processes; a file that another thread is reading is given up."""
        self._ended.set()
        self._reader.close()
        self._recogniser.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _recognise(self, path: Path, kind: MediaType, pages: list[int]) -> dict[str, dict[str, Any]]:
        """By page number: what its picture says, or {"reason"} why that could not be read."""
        out: dict[str, dict[str, Any]] = {}
        ends = time.monotonic() + _LONGEST_S
        failed = 0
        with ThreadPoolExecutor(self._recogniser.width) as pool:
            for start in range(0, len(pages), self._recogniser.width):
                some = pages[start : start + self._recogniser.width]
                if failed >= _GIVEN_UP or time.monotonic() > ends:
                    out |= {str(page): {"reason": Reason.TIMEOUT.value} for page in some}
                    continue
                if self._ended.is_set():
                    raise Unreadable(Reason.CRASHED, "closed")
                for page, said in zip(some, pool.map(partial(self._page, path, kind), some), strict=True):
                    out[str(page)] = said
                    failed = failed + 1 if "reason" in said else 0
        return out

    def _page(self, path: Path, kind: MediaType, page: int) -> dict[str, Any]:
        try:
            return self._recogniser.read(path, kind, page).model_dump(mode="json")
        except Unreadable as error:
            return {"reason": error.reason.value}


class Recogniser:
    """The processes that read the pictures of pages, which all sandboxes of a run share.

    width: how many there are at most; each is started when a page waits for it and holds some 450 MB. One thread
    each and a page each: two threads on one page took twice the processor time of one.
    """

    def __init__(self, settings: Settings, width: int | None = None) -> None:
        self.width = width or min(_MOST_RECOGNISERS, settings.readers or os.cpu_count() or 1)
        self._seconds = settings.ocr_seconds
        self._processes = [Watched("recognise", settings.ocr_memory_mb) for _ in range(self.width)]
        self._free: queue.LifoQueue[Watched] = queue.LifoQueue()  # the one that runs already comes first
        for process in self._processes:
            self._free.put(process)

    @property
    def pids(self) -> list[int]:
        """The numbers of the processes that run."""
        return [process.pid for process in self._processes if process.pid is not None]

    def read(self, path: Path, kind: MediaType, page: int) -> RecognisedPage:
        """What the picture of a page says; raises Unreadable. Waits while all processes read for other threads."""
        process = self._free.get()
        try:
            answer = process.ask({"path": str(path), "kind": kind, "page": page}, self._seconds)
            return RecognisedPage.model_validate(answer.get("page"))
        except ValidationError as error:
            raise process.broken() from error
        finally:
            self._free.put(process)

    def close(self) -> None:
        """End the processes; the next page starts another."""
        for process in self._processes:
            process.close()


def sandboxes(settings: Settings, count: int) -> list[Sandbox]:
    """So many sandboxes that share one recogniser."""
    shared = Recogniser(settings)
    return [Sandbox(settings, shared) for _ in range(count)]
