"""A file that is to be taken in, and what a look at it from outside says: its kind, its size, whether it changed."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

from ingest.media import MediaType, media_type
from ingest.rejections import Reason, Unreadable

_SETTLED_NS = 2_000_000_000
"""A file last written less than this before it was looked at may be written again under the same time: file systems
count in steps of up to two seconds."""


@dataclass(frozen=True, slots=True)
class Work:
    """A file that is new or changed.

    stamp: as in the table of source files. replaces: the live document read from the same path.
    """

    path: Path
    kind: MediaType
    size: int
    stamp: str
    is_example: bool = False
    replaces: int | None = None
    job_id: int = 0

    @property
    def is_corpus(self) -> bool:
        """Whether each of its lines is a document."""
        return self.kind == "corpus"


def look(path: Path, max_file_mb: int, is_example: bool = False) -> Work:
    """What taking a file would be; raises Unreadable for one that is refused unread."""
    try:
        str(path).encode()
        state = path.stat()
        kind = media_type(path)
    except UnicodeEncodeError as error:
        raise Unreadable(Reason.FILE_NAME) from error
    except OSError as error:
        raise not_read(error) from error
    if state.st_size == 0:
        raise Unreadable(Reason.EMPTY)
    if state.st_size > max_file_mb * 1024 * 1024:
        raise Unreadable(Reason.TOO_BIG, f"{state.st_size / 1024 / 1024:.0f} MiB")
    return Work(path, kind, state.st_size, _stamp(state), is_example)


def not_read(error: OSError) -> Unreadable:
    """The reason why the system does not give a file."""
    if isinstance(error, FileNotFoundError):
        return Unreadable(Reason.NOT_FOUND)
    return Unreadable(Reason.NOT_READABLE, error.strerror or type(error).__name__)


def _stamp(state: os.stat_result) -> str:
    """What changes when a file is written: the time of its last change of any kind cannot be set back by a program."""
    if time.time_ns() - max(state.st_mtime_ns, state.st_ctime_ns) < _SETTLED_NS:
        return ""
    return f"{state.st_size}:{state.st_mtime_ns}:{state.st_ctime_ns}:{state.st_ino}"
