"""The file store: every document's bytes under their SHA-256, so that what was read can be shown again.

A file appears under its final name only when all of it is on the disk.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from pathlib import Path

from assistant.errors import StoreFull
from assistant.settings import Settings
from assistant.store.originals import sha256_of, stored_path

__all__ = ["NO_ROOM", "keep", "sha256_of", "stored_path", "sweep"]

_CHUNK = 1 << 20
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""Numbers of system errors that say that nothing more can be written."""


def keep(settings: Settings, source: Path) -> tuple[str, Path]:
    """Copy `source` into the file store: (SHA-256 of what was copied, its path there). Raises StoreFull."""
    settings.files.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.NamedTemporaryFile(dir=settings.files, prefix=".incoming-", delete=False) as copy:
            temporary = Path(copy.name)
            try:
                with source.open("rb") as original:
                    shutil.copyfileobj(original, copy, _CHUNK)
                copy.flush()
                os.fsync(copy.fileno())
            except BaseException:
                temporary.unlink()
                raise
        sha256 = sha256_of(temporary)
        final = stored_path(settings, sha256)
        final.parent.mkdir(exist_ok=True)
        temporary.replace(final)
        _sync_folder(final.parent)
    except OSError as error:
        if error.errno in NO_ROOM:
            raise StoreFull(home=settings.home) from error
        raise
    return sha256, final


def sweep(settings: Settings) -> None:
    """Remove copies that a killed process left half-written. Call it only while holding the ingest lock."""
    for leftover in settings.files.glob(".incoming-*"):
        leftover.unlink()


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
