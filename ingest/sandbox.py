"""Reads files in a process of its own that is watched: memory, time, and what it answers.

The process lives on from file to file; after a breach it is killed and the next file gets a new one.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

import psutil
from pydantic import ValidationError

from assistant.settings import Settings
from ingest import wire
from ingest.digest import Digest
from ingest.media import MediaType
from ingest.rejections import Reason, Unreadable

_TICK_S = 0.05
_START_S = 120
# What a reader needs to run; the environment of an operator may hold keys and passwords.
_ENVIRONMENT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV", "PYTHONPATH", "SYSTEMROOT")


class Reader(Protocol):
    """Turns one file into its digest."""

    def read(self, path: Path, name: str, kind: MediaType) -> Digest:
        """The digest of the file at `path`, known to people as `name`; raises Unreadable."""

    def close(self) -> None:
        """Let go of what it holds; it may be used again after."""


class Sandbox:
    """A reader process and its limits. One file at a time; close it, or use it in a `with`."""

    def __init__(self, settings: Settings) -> None:
        self._memory_mb = settings.reader_memory_mb
        self._seconds = settings.reader_seconds
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, path: Path, name: str, kind: MediaType) -> Digest:
        """The digest of the file at `path`; raises Unreadable, also when a limit was breached."""
        process = self._running()
        assert process.stdin is not None
        try:
            wire.send(process.stdin, {"path": str(path), "name": name, "kind": kind})  # type: ignore[arg-type]
        except BrokenPipeError:
            self.close()
            raise Unreadable(Reason.CRASHED, "pipe") from None
        message = self._answer(process, self._seconds)
        if "digest" in message:
            try:
                return Digest.model_validate(message["digest"])
            except ValidationError as error:
                self.close()
                raise Unreadable(Reason.CRASHED, "invalid answer") from error
        try:
            reason = Reason(str(message.get("reason")))
        except ValueError as error:
            self.close()
            raise Unreadable(Reason.CRASHED, "invalid answer") from error
        if reason is Reason.MEMORY:
            self.close()  # what is left of it may be anything
        detail = str(self._memory_mb) if reason is Reason.MEMORY else str(message.get("detail", ""))
        raise Unreadable(reason, detail[:200])

    def warm(self) -> None:
        """Start the process now, so that the first file does not wait for it."""
        self._running()

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()
        process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
        environment |= {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8", "OMP_NUM_THREADS": "1"}
        environment["PYTHONPATH"] = os.pathsep.join(entry for entry in sys.path if entry)
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "ingest.reader_process", str(self._memory_mb)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,  # Ctrl-C is for the parent, which ends the reader itself
        )
        self._process = process
        self._answer(process, _START_S)
        return process

    def _answer(self, process: subprocess.Popen[bytes], seconds: float) -> dict[str, Any]:
        """The next message, while memory and time are watched."""
        assert process.stdout is not None
        watched = psutil.Process(process.pid)
        limit = self._memory_mb * 1024 * 1024
        ends = time.monotonic() + seconds
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
                        message = wire.complete(data)
                    except wire.BrokenMessage as error:
                        raise self._breach(Reason.CRASHED, "invalid answer") from error
                    if message is not None:
                        return message
                if time.monotonic() > ends:
                    raise self._breach(Reason.TIMEOUT, f"{seconds:g}")
                with contextlib.suppress(psutil.NoSuchProcess):
                    if watched.memory_info().rss > limit:
                        raise self._breach(Reason.MEMORY, str(self._memory_mb))

    def _breach(self, reason: Reason, detail: str) -> Unreadable:
        self.close()
        return Unreadable(reason, detail)
