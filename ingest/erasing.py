"""Purging documents for good: rows first, then every place of the home that may still hold their bytes.

Those are the file store and the browser's inbox, the search mirrors (Chroma keeps deleted text and vectors in its
files, so that they are built anew), and the pages and the log of the database. A purge that was broken off is
finished by the next one: what is left to do is read from the database. Files outside the home are not touched.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import structlog

from assistant.errors import PurgeUnfinished
from assistant.retrieval.embedder import make_embedder
from assistant.retrieval.mirrors import holds_only_after, sync_mirrors
from assistant.settings import Settings
from assistant.store import purging
from assistant.store.engine import Store
from ingest.filestore import sha256_of, sweep
from ingest.pipeline import ingest_lock

log = structlog.get_logger("purge")

_LOOK_S = 0.3


@dataclass(frozen=True, slots=True)
class PurgeReport:
    """What was purged. answers: of old conversations, taken back. left: the documents' files outside the home."""

    documents: tuple[int, ...] = ()
    passages: int = 0
    answers: int = 0
    left: tuple[str, ...] = ()


def purge(store: Store, settings: Settings, document_ids: Sequence[int]) -> PurgeReport:
    """Purge these documents, live or removed, with their earlier versions; finish purges that were broken off.

    Raises StoreBusy while another process takes files in or reads an old state of the database, StoreFull where the
    database cannot be written anew, PurgeUnfinished while another process keeps the mirrors.
    """
    with ingest_lock(settings):
        report = PurgeReport()
        if document_ids:
            with store.write() as session:
                done = purging.purge_in(session, document_ids)
                _unlink(_inside(settings.inbox, done.paths))
            left = [path for path in sorted(done.paths) if Path(path).is_file()]
            report = PurgeReport(done.documents, done.passages, done.turns, tuple(left))
        _finish(store, settings)
    return report


def _finish(store: Store, settings: Settings) -> None:
    with store.read() as session:
        sequences = purging.unfinished(session)
        contents = purging.contents_to_erase(session)
        held = purging.held_files(session)
    if not sequences:
        return
    sweep(settings)
    _unlink(_same(settings.inbox, contents))
    _unlink(path for path in settings.files.glob("*/*") if path.name not in held)
    _remake_mirrors(store, settings, max(sequences))
    store.rewrite()
    purging.finish(store, sequences)


def _remake_mirrors(store: Store, settings: Settings, sequence: int) -> None:
    """Have the mirrors built anew: here, or by the process that owns them, which is waited for."""
    wanted = make_embedder(settings).id
    ends = time.monotonic() + settings.lock_seconds
    while not (sync_mirrors(store, settings, wanted) or holds_only_after(settings, sequence)):
        if time.monotonic() > ends:
            raise PurgeUnfinished(home=settings.home)
        time.sleep(_LOOK_S)


def _inside(folder: Path, paths: Iterable[str]) -> list[Path]:
    return [path for path in map(Path, paths) if path.is_relative_to(folder.resolve()) and path.is_file()]


def _same(folder: Path, contents: set[tuple[str, int]]) -> list[Path]:
    """Files under `folder` that hold one of those contents: the same upload under another name."""
    sizes = {size for _, size in contents}
    wanted = {sha256 for sha256, _ in contents}
    files = [path for path in folder.rglob("*") if path.is_file()] if folder.is_dir() else []
    return [path for path in files if path.stat().st_size in sizes and sha256_of(path) in wanted]


def _unlink(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
