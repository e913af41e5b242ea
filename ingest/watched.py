"""A process that reads files of unknown origin and is watched: its memory, its time, and what it answers.

It lives on from request to request; after a breach it is killed and the next request gets a new one.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any, Literal

import psutil

from ingest import wire
from ingest.rejections import Reason, Unreadable

Task = Literal["read", "recognise"]
"""What the process is for: reading files, or reading the pictures of pages (with models of its own)."""

_TICK_S = 0.05
_START_S = 120
_CLOCK = 3
"""Times the processor seconds that may pass by the clock: the process waits for a busy machine, or for nothing."""
# What a reader needs to run; the environment of an operator may hold keys and passwords.
_ENVIRONMENT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV", "PYTHONPATH", "SYSTEMROOT")


class Watched:
    """`python -m ingest.reader_process` for one task, held to `memory_mb` MiB of resident memory.

    One thread asks at a time; any thread may close.
    """

    def __init__(self, task: Task, memory_mb: int) -> None:
        self._task = task
        self._memory_mb = memory_mb
        self._process: subprocess.Popen[bytes] | None = None
        self._lifeline = -1
        self._turn = threading.Lock()  # of starting and ending; nobody holds it while waiting for an answer
        self._asker: int | None = None
        self._given_up = False

    @property
    def pid(self) -> int | None:
        """The process's number, None while none runs."""
        return self._process.pid if self._process is not None else None

    def ask(self, request: dict[str, Any], seconds: float, in_all: float | None = None) -> dict[str, Any]:
        """The answer to `request`; raises Unreadable when a limit is breached, by name, and when it has a reason.

        seconds: of processor time that may pass without a sign of life; in_all: with such signs (as `seconds`
        where None). By the clock three times as much.
        """
        with self._asking():
            process = self._running()
            assert process.stdin is not None
            try:
                wire.send(process.stdin, request)  # type: ignore[arg-type]
            except BrokenPipeError:
                raise self._breach(Reason.CRASHED, "pipe") from None
            message = self._answer(process, seconds, in_all or seconds)
        if "reason" not in message:
            return message
        try:
            reason = Reason(str(message["reason"]))
        except ValueError as error:
            raise self.broken() from error
        if reason is Reason.MEMORY:
            self.close()  # what is left of it may be anything
        detail = str(self._memory_mb) if reason is Reason.MEMORY else str(message.get("detail", ""))
        raise Unreadable(reason, detail[:200])

    def broken(self) -> Unreadable:
        """End the process, whose answer was none: it may have been taken over."""
        return self._breach(Reason.CRASHED, "invalid answer")

    def start(self) -> None:
        """Start the process now, so that the first request does not wait for it."""
        with self._asking():
            self._running()

    def close(self) -> None:
        """End the process; the next request starts another. A thread that waits for an answer sees it crash."""
        with self._turn:
            if self._process is None:
                return
            self._process.kill()
            # Whoever reads its answers closes our end of the pipes: a descriptor that goes while it is waited on is
            # waited on for ever, or is by then another file's.
            if self._asker in (None, threading.get_ident()):
                self._let_go()
            else:
                self._given_up = True

    def _let_go(self) -> None:
        process, self._process = self._process, None
        self._given_up = False
        if process is None:
            return
        os.close(self._lifeline)
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()
        process.wait()

    @contextlib.contextmanager
    def _asking(self) -> Iterator[None]:
        """This thread reads the answers; broken off in between, it ends the process, whose next would be too late."""
        with self._turn:
            self._asker = threading.get_ident()
        try:
            yield
        except BaseException:
            self.close()
            raise
        finally:
            with self._turn:
                self._asker = None
                if self._given_up:
                    self._let_go()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        with self._turn:
            process = self._started()
        self._answer(process, _START_S, _START_S)
        return process

    def _started(self) -> subprocess.Popen[bytes]:
        environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
        environment |= {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8", "OMP_NUM_THREADS": "1"}
        environment["PYTHONPATH"] = os.pathsep.join(entry for entry in sys.path if entry)
        # The kernel ends the reader when our end closes, so that none outlives a parent that was killed.
        theirs, ours = os.pipe()
        try:
            process = subprocess.Popen(  # noqa: S603
                [
                    sys.executable,
                    "-m",
                    "ingest.reader_process",
                    str(self._memory_mb),
                    self._task,
                    str(theirs),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
                pass_fds=[theirs],
                start_new_session=True,  # Ctrl-C is for the parent, which ends the reader itself
            )
        except BaseException:
            os.close(ours)
            raise
        finally:
            os.close(theirs)
        self._process, self._lifeline = process, ours
        return process

    def _answer(self, process: subprocess.Popen[bytes], seconds: float, in_all: float) -> dict[str, Any]:
        """The next answer, while memory and time are watched; signs of life go before it."""
        assert process.stdout is not None
        watched = psutil.Process(process.pid)
        limit = self._memory_mb * 1024 * 1024
        whole = _Time(watched, in_all)
        part = _Time(watched, seconds)
        data = bytearray()
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            while True:
                if selector.select(_TICK_S):
                    chunk = os.read(process.stdout.fileno(), 1 << 20)
                    if not chunk:
                        raise self._breach(Reason.CRASHED, f"exit {process.wait()}")
                    data += chunk
                    try:
                        while (message := wire.taken(data)) is not None:
                            if message != wire.BEAT:
                                if data:
                                    raise self.broken()
                                return message
                            part = _Time(watched, seconds)
                    except wire.BrokenMessage as error:
                        raise self.broken() from error
                with contextlib.suppress(psutil.NoSuchProcess):
                    for time_left in (part, whole):
                        if time_left.is_up():
                            raise self._breach(Reason.TIMEOUT, f"{time_left.seconds:g}")
                    if watched.memory_info().rss > limit:
                        raise self._breach(Reason.MEMORY, str(self._memory_mb))

    def _breach(self, reason: Reason, detail: str) -> Unreadable:
        self.close()
        return Unreadable(reason, detail)


class _Time:
    """So many seconds of a process's time, from now on."""

    def __init__(self, process: psutil.Process, seconds: float) -> None:
        self.seconds = seconds
        self._process = process
        self._spent = self._processor_time()
        self._ends = time.monotonic() + _CLOCK * seconds

    def is_up(self) -> bool:
        """Whether they are spent; raises psutil.NoSuchProcess when the process is gone."""
        return time.monotonic() > self._ends or self._processor_time() - self._spent > self.seconds

    def _processor_time(self) -> float:
        times = self._process.cpu_times()
        return float(times.user + times.system)
