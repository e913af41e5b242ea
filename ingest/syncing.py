"""The library as a folder is: what is new or changed comes in, what was renamed moves, what left goes.

A folder that is empty, or cannot be listed in part, does not empty the library: that is what an unmounted share
or a lost permission looks like.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select
from sqlmodel import col

from assistant.domain.text import Text
from assistant.errors import FolderEmpty, FolderNotFound, UsageError
from assistant.retrieval.embedder import Embedder
from assistant.settings import Settings
from assistant.store.documents import Document
from assistant.store.engine import Store
from assistant.store.moving import move_in
from assistant.store.publishing import remove_many_in
from ingest.filestore import sha256_of
from ingest.pipeline import AddReport, add_paths, ingest_lock
from ingest.progress import Progress
from ingest.rejections import Unreadable
from ingest.sandbox import Reader
from ingest.walk import files_under


@dataclass(frozen=True, slots=True)
class Moved:
    """A file that has another name now."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Removed:
    """A document whose file left the folder."""

    id: int
    title: str
    path: str


@dataclass(slots=True)
class SyncReport:
    """What came of it. added: as `documents add` reports."""

    added: AddReport
    moved: list[Moved] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Known:
    """A live document read from under the folder."""

    id: int
    title: str
    path: str
    file_sha256: str | None


def sync_folder(
    store: Store,
    settings: Settings,
    folder: Path,
    *,
    allow_empty: bool = False,
    progress: Progress | None = None,
    embedder: Embedder | None = None,
    reader: Reader | None = None,
) -> SyncReport:
    """Bring the library in line with `folder`. Documents read from elsewhere are left alone.

    Raises UsageError for a file, FolderNotFound, FolderEmpty (unless `allow_empty`), StoreBusy and StoreFull.
    """
    root = folder.resolve()
    if root.is_file():
        raise UsageError(what=_NO_FILE.fill(path=root)[settings.lang])
    if not root.is_dir():
        raise FolderNotFound(name=root)
    with ingest_lock(settings):
        found = list(files_under([root]))
        known = _known_under(store, root)
        if known and not found and not allow_empty:
            raise FolderEmpty(name=root, documents=len(known))
        gone = _gone(known, found)
        moved = _renamed(known, gone, found)
        if moved:
            with store.write() as session:
                move_in(session, {pair.old: pair.new for pair in moved})
    report = SyncReport(
        add_paths(store, settings, [root], progress=progress, embedder=embedder, reader=reader), moved
    )
    report.added.unchanged -= len({pair.new for pair in moved})
    left = [one for one in gone if one.path not in {pair.old for pair in moved}]
    report.removed = _remove(store, settings, root, left)
    return report


def _remove(store: Store, settings: Settings, root: Path, gone: Sequence[_Known]) -> list[Removed]:
    """Take out those that are still as they were when the folder was listed, and still not there."""
    if not gone:
        return []
    with ingest_lock(settings):
        standing = {one.id: one for one in _known_under(store, root)}
        going = [one for one in gone if standing.get(one.id) == one and not Path(one.path).exists()]
        if going:
            with store.write() as session:
                remove_many_in(session, [one.id for one in going])
    return [Removed(one.id, one.title, one.path) for one in going]


def _known_under(store: Store, root: Path) -> list[_Known]:
    query = select(
        col(Document.id), col(Document.title), col(Document.path), col(Document.file_sha256)
    ).where(col(Document.live), col(Document.path).startswith(f"{str(root).rstrip('/')}/", autoescape=True))
    with store.read() as session:
        return [_Known(*row) for row in session.execute(query)]


def _gone(known: Sequence[_Known], found: Sequence[tuple[Path, Unreadable | None]]) -> list[_Known]:
    """Documents whose file is not there, leaving aside what lies in folders that could not be listed."""
    there = {str(path) for path, _ in found}
    closed = [path for path, refused in found if refused is not None and path.is_dir()]
    return [
        one
        for one in known
        if one.path not in there and not any(Path(one.path).is_relative_to(folder) for folder in closed)
    ]


def _renamed(
    known: Iterable[_Known], gone: Sequence[_Known], found: Sequence[tuple[Path, Unreadable | None]]
) -> list[Moved]:
    """Pairs of a file that went and a new one with the same content."""
    went = {one.file_sha256: one.path for one in gone if one.file_sha256}
    if not went:
        return []
    paths = {one.path for one in known}
    moved: list[Moved] = []
    for path, refused in found:
        if refused is None and str(path) not in paths and _is_text(path):
            old = went.pop(_content(path), None)
            if old is not None:
                moved.append(Moved(old, str(path)))
    return moved


def _content(path: Path) -> str:
    try:
        return sha256_of(path)
    except OSError:
        return ""  # add_paths names it with its reason


def _is_text(path: Path) -> bool:
    """Whether the name can be kept; add_paths refuses any other."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True


_NO_FILE = Text("{path} 是文件，sync 需要文件夹", "{path} is a file; sync takes a folder")
