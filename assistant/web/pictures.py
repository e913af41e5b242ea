"""Pictures of pages: each drawn once for all who wait for it, a few at a time, the newest kept in memory.

A page is drawn by a process of its own (assistant.page_picture). No picture is kept on disk, where a purge would
have to look for it. Knows no route and no database.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

from assistant.domain.text import Text
from assistant.errors import PageUnavailable, ServerUnavailable
from assistant.settings import Settings
from assistant.store.originals import stored_path

PICTURED = ("pdf", "image")
"""Media types of documents whose pages can be drawn."""
_KEPT_BYTES = 48 * 1024 * 1024
_DRAWN_AT_ONCE = 2
_WAITING = 24

_NO_FILE = Text("原文件已不在", "its file is gone")

Key = tuple[str, int, int]


class Draw(Protocol):
    """Draws a page: PNG bytes; raises PageUnavailable. As assistant.page_picture.render."""

    def __call__(
        self, path: Path, media_type: str, page: int, *, width: int, seconds: float, memory_mb: int
    ) -> bytes: ...


class PagePictures:
    """Pictures of pages by content, page and width: drawn once for all who wait, a few at a time."""

    def __init__(self, settings: Settings, draw: Draw) -> None:
        self._settings = settings
        self._draw = draw
        self._kept: OrderedDict[Key, bytes] = OrderedDict()
        self._bytes = 0
        self._coming: dict[Key, Future[bytes]] = {}
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(_DRAWN_AT_ONCE, thread_name_prefix="page")

    def picture(self, sha256: str, media_type: str, page: int, width: int) -> Future[bytes]:
        """The picture to come, `width` pixels wide. Raises ServerUnavailable when too many wait already."""
        key = (sha256, page, width)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                ready: Future[bytes] = Future()
                ready.set_result(self._kept[key])
                return ready
            if key not in self._coming:
                if len(self._coming) >= _WAITING:
                    raise ServerUnavailable
                self._coming[key] = self._pool.submit(self._made, key, media_type)
            return self._coming[key]

    def close(self) -> None:
        """Draw nothing more."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _made(self, key: Key, media_type: str) -> bytes:
        sha256, page, width = key
        made: bytes | None = None
        try:
            path = stored_path(self._settings, sha256)
            if not path.is_file():
                raise PageUnavailable(page=page, why=_NO_FILE)
            made = self._draw(
                path,
                media_type,
                page,
                width=width,
                seconds=self._settings.ocr_seconds,
                memory_mb=self._settings.reader_memory_mb,
            )
            return made
        finally:
            with self._lock:
                self._coming.pop(key, None)
                if made is not None:
                    self._keep(key, made)

    def _keep(self, key: Key, made: bytes) -> None:
        self._kept[key] = made
        self._bytes += len(made)
        while self._bytes > _KEPT_BYTES:
            _, dropped = self._kept.popitem(last=False)
            self._bytes -= len(dropped)
