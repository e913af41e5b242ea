"""Refusals that last: a file refused for what stands in it is refused again, unread, until it or the program changes.

Looking for words in a scan of two hundred pages takes minutes, and a folder is added again every day. What another
run may read after all is not remembered: limits of time and memory, a reader that broke down, LibreOffice.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

from assistant.store.source_files import Remembered
from ingest.rejections import Reason, Unreadable
from ingest.work import Work

LASTING = frozenset(
    {
        Reason.EMPTY,
        Reason.ENCRYPTED,
        Reason.NEEDS_OCR,
        Reason.TOO_MANY_ROWS,
        Reason.UNREADABLE,
        Reason.WRONG_TYPE,
        Reason.ZIP_BOMB,
    }
)


def to_remember(work: Work, sha256: str, refused: Unreadable) -> Remembered | None:
    """What is kept of a file with that content that was refused; None where reading it again may end otherwise."""
    if not sha256 or work.is_corpus or refused.reason not in LASTING:
        return None
    return Remembered(
        str(work.path),
        sha256,
        work.stamp,
        documents=0,
        refused=refused.reason.value,
        detail=refused.detail,
        read_by=_program(),
    )


def refused_before(was: Remembered | None, sha256: str) -> Unreadable | None:
    """Why this program refused that content at that path; None where it did not."""
    if was is None or not was.refused or was.sha256 != sha256 or was.read_by != _program():
        return None
    return Unreadable(Reason(was.refused), was.detail)


@cache
def _program() -> str:
    return version("credit-scout")
