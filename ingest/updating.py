"""Documents read again: from the file that each came from, or a named one from another file.

A document whose stored copy is missing or damaged gets it back from its file, where that still has the same content.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.domain.text import Text
from assistant.errors import UsageError
from assistant.retrieval.embedder import Embedder
from assistant.settings import Settings
from assistant.store import library
from assistant.store.engine import Store
from assistant.store.moving import move_in
from ingest.filestore import keep, sha256_of, stored_path
from ingest.pipeline import AddReport, add_paths, ingest_lock
from ingest.progress import Progress
from ingest.sandbox import Reader


def update_documents(
    store: Store,
    settings: Settings,
    numbers: Sequence[int] | None,
    *,
    reread: bool = False,
    progress: Progress | None = None,
    embedder: Embedder | None = None,
    reader: Reader | None = None,
) -> AddReport:
    """Read these documents' files again, all for None; a file that is not there is reported, and its document stays.

    reread: unchanged files too; where the reader finds the same as before, nothing changes. Raises DocumentNotFound,
    StoreBusy, StoreFull.
    """
    rows = library.list_documents(store) if numbers is None else [library.document(store, n) for n in numbers]
    _mend_copies(settings, rows)
    report = AddReport()
    for is_example in (False, True):  # the demo bank's documents stay marked as such
        paths = dict.fromkeys(Path(row.path) for row in rows if row.is_example is is_example)
        if paths:
            report += add_paths(
                store,
                settings,
                paths,
                progress=progress,
                is_example=is_example,
                embedder=embedder,
                reader=reader,
                reread=reread,
            )
    return report


def replace_file(
    store: Store,
    settings: Settings,
    number: int,
    file: Path,
    *,
    progress: Progress | None = None,
    embedder: Embedder | None = None,
    reader: Reader | None = None,
) -> AddReport:
    """Let a document be read from another file from now on; the new content takes the place of the old one.

    Where that file cannot be taken, the document stays as it was. Raises DocumentNotFound, and UsageError for a
    folder, a corpus line, or a file that is another document.
    """
    row = library.document(store, number)
    new = file.resolve()
    holders = [holder for holder in library.numbers_at(store, str(new)) if holder != number]
    why = _FOLDER if new.is_dir() else _LINE if row.external_id is not None else _HELD if holders else None
    if why is not None:
        raise UsageError(what=why.fill(path=new, number=next(iter(holders), number))[settings.lang])
    _move(store, settings, row.path, str(new))
    report = add_paths(store, settings, [new], progress=progress, embedder=embedder, reader=reader)
    if report.failed:
        _move(store, settings, str(new), row.path)
    return report


def _move(store: Store, settings: Settings, old: str, new: str) -> None:
    if old != new:
        with ingest_lock(settings), store.write() as session:
            move_in(session, {old: new})


def _mend_copies(settings: Settings, rows: Sequence[library.DocumentSummary]) -> None:
    """Put back stored copies that are missing or damaged, from files that still have that content."""
    with ingest_lock(settings):
        for sha256, path in {row.file_sha256: Path(row.path) for row in rows if row.file_sha256}.items():
            copy = stored_path(settings, sha256)
            if (copy.is_file() and sha256_of(copy) == sha256) or not path.is_file():
                continue
            if sha256_of(path) == sha256:
                keep(settings, path)


_FOLDER = Text("{path} 是文件夹，更新一份文件需要一个文件", "{path} is a folder; a document takes a file")
_LINE = Text(
    "第 {number} 号是语料文件中的一行，请更新整个文件",
    "number {number} is a line of a corpus file: update that file",
)
_HELD = Text("{path} 已是第 {number} 号文件", "{path} is document {number} already")
