"""A reader's sign of life: a page, or some passages, are done, and the next ones begin.

A file that makes no headway is stopped after seconds, while a long one that goes on page by page is read to its end.
"""

from __future__ import annotations

import time
from collections.abc import Callable

_EVERY_S = 0.2

_listener: Callable[[], None] | None = None
_last = 0.0


def listen(listener: Callable[[], None]) -> None:
    """Have `listener` called at signs of life, at most five times a second."""
    global _listener
    _listener = listener


def beat() -> None:
    """Say that a part of the file is done. Without a listener nothing happens."""
    global _last
    now = time.monotonic()
    if _listener is not None and now - _last >= _EVERY_S:
        _last = now
        _listener()
