"""Files that the browser sends: under which path they are kept, and how their bytes get there.

They stand in SCOUT_HOME/inbox under the path that they had in the folder dropped on the page, so that the same
path sent again takes its predecessor's place in the library. Knows no route.
"""

from __future__ import annotations

import asyncio
import errno
import os
import tempfile
import unicodedata
from collections.abc import AsyncIterator
from pathlib import Path

from fastapi.concurrency import run_in_threadpool

from assistant.domain.text import Text
from assistant.errors import NameRefused, RequestTooLarge, StoreFull
from assistant.settings import Settings

_LONGEST_NAME = 200  # bytes of UTF-8: file systems take 255, and a temporary name needs some
_DEEPEST = 16
_BLOCK = 1 << 20
_SILENCE_S = 60.0
"""An upload that sends nothing for this long is broken off."""
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

_PARTS = Text(
    "路径中有空的、“.”开头或过深的部分", "a part of the path is empty, begins with “.” or lies too deep"
)
_LONG = Text("名称过长", "it is too long")
_CHARS = Text("含有不可见字符或 \\", "it holds an invisible character or \\")
_TAKEN = Text("同名的文件或文件夹已存在", "a folder or file of that name stands there")


def place(settings: Settings, path: str) -> Path:
    """Where a file sent as `path` (folders joined by /) is kept. Raises NameRefused."""
    name = unicodedata.normalize("NFC", path)
    shown = "".join(char if char.isprintable() else "�" for char in name)[:100]
    parts = name.split("/")
    # hidden files are left out of folders everywhere, and . and .. are among them
    if len(parts) > _DEEPEST or any(not part.strip() or part.startswith(".") for part in parts):
        raise NameRefused(name=shown, why=_PARTS)
    # format characters turn the order of a name round (…fdp.exe) or make two names that look the same
    if any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") or char == "\\" for char in name):
        raise NameRefused(name=shown, why=_CHARS)
    if any(len(part.encode()) > _LONGEST_NAME for part in parts):
        raise NameRefused(name=shown, why=_LONG)
    root = settings.inbox.resolve()
    wanted = root.joinpath(*parts)
    if not wanted.parent.resolve().is_relative_to(root):  # a link that someone laid there leads out
        raise NameRefused(name=shown, why=_TAKEN)
    return wanted


async def receive(settings: Settings, path: str, chunks: AsyncIterator[bytes]) -> Path:
    """Keep the file, all of it or nothing; where it stands.

    Raises NameRefused, RequestTooLarge (`max_file_mb`), StoreFull, and TimeoutError for one that stops coming.
    """
    wanted = place(settings, path)
    limit = settings.max_file_mb * 1024 * 1024
    try:
        return await _written(wanted, settings, chunks, limit)
    except (NotADirectoryError, IsADirectoryError, FileExistsError) as error:
        raise NameRefused(name=path[:100], why=_TAKEN) from error
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise StoreFull(home=settings.home) from error
        raise


async def _written(wanted: Path, settings: Settings, chunks: AsyncIterator[bytes], limit: int) -> Path:
    await run_in_threadpool(wanted.parent.mkdir, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=settings.inbox, prefix=".incoming-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb", buffering=_BLOCK) as file:
            taken = 0
            while (chunk := await asyncio.wait_for(anext(chunks, None), _SILENCE_S)) is not None:
                taken += len(chunk)
                if taken > limit:
                    raise RequestTooLarge(limit=limit)
                await run_in_threadpool(file.write, chunk)
            file.flush()
            await run_in_threadpool(os.fsync, file.fileno())
        temporary.chmod(0o600)
        await run_in_threadpool(temporary.replace, wanted)
    finally:
        temporary.unlink(missing_ok=True)
    return wanted


def sweep(settings: Settings) -> None:
    """Remove what uploads that never ended left behind. Call it before the server takes any."""
    for leftover in settings.inbox.glob(".incoming-*"):
        leftover.unlink()
