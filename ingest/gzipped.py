"""Reads gzip files that may be hostile: at most so many bytes come out of one, and a torn one is told as such."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from ingest.rejections import Reason, Unreadable

SUFFIX = ".gz"
_MAGIC = b"\x1f\x8b"
_MAX_RATIO = 100
"""Text packs 5 to 20 times, JSON of a machine up to 50: what unpacks to more than this is a bomb."""
_SMALL = 64 * 1024 * 1024
"""Bytes that any file may unpack to."""


class Readable(Protocol):
    """What gives bytes: a file, or a gzip file unpacked."""

    def read(self, size: int, /) -> bytes: ...


def is_gzip(path: Path) -> bool:
    """Whether the file begins as a gzip file does."""
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def most_unpacked(path: Path) -> int:
    """Bytes that the gzip file may unpack to."""
    return max(_SMALL, _MAX_RATIO * path.stat().st_size)


class _Unpacked:
    """The bytes of a gzip file, counted."""

    def __init__(self, file: gzip.GzipFile, most: int) -> None:
        self._file, self._left = file, most

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes, none at the end; raises Unreadable for a bomb and a torn file."""
        try:
            found = self._file.read(size)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise Unreadable(Reason.UNREADABLE, "gzip") from error
        self._left -= len(found)
        if self._left < 0:
            raise Unreadable(Reason.ZIP_BOMB)
        return found


@contextmanager
def opened(path: Path) -> Iterator[Readable]:
    """The file's bytes, unpacked where it is a gzip file by its first bytes."""
    file: BinaryIO
    if not is_gzip(path):
        with path.open("rb") as file:
            yield file
        return
    with path.open("rb") as file, gzip.GzipFile(fileobj=file) as packed:
        yield _Unpacked(packed, most_unpacked(path))
