"""Takes files into the library: what is new or changed among them, and no more than one process at a time.

A document and the end of its job are committed together, so that a run killed at any point leaves the old state or
the new one, and the next run goes on. The work itself is ingest.taking's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from assistant.errors import StoreBusy
from assistant.settings import Settings
from assistant.store import jobs
from assistant.store.engine import Store
from ingest.filestore import sweep
from ingest.plan import plan
from ingest.progress import Progress, Silent
from ingest.rejections import Reason, Unreadable
from ingest.report import AddReport, Failure, Settled, Teller, printable, reason_text
from ingest.walk import files_under

if TYPE_CHECKING:
    from assistant.retrieval.embedder import Embedder
    from ingest.sandbox import Reader

__all__ = ["AddReport", "Failure", "add_paths", "ingest_lock"]


def add_paths(
    store: Store,
    settings: Settings,
    paths: Iterable[Path | str],
    *,
    progress: Progress | None = None,
    is_example: bool = False,
    embedder: Embedder | None = None,
    reader: Reader | None = None,
    check_content: bool = False,
    reread: bool = False,
    cluster_address: str | None = None,
) -> AddReport:
    """Take files, and the files under folders, into the library.

    A file already there is `unchanged`; one read from a known path with new content takes the old one's place.
    What cannot be taken is named in `failed` and harms no other. reader: what turns a file into a digest; sandboxes
    if None. check_content: open files too whose size and times are as they were, and read refused ones again; reread:
    read unchanged ones too, and take those that this program reads otherwise than before. cluster_address: of a Dask scheduler whose
    workers read and embed. Raises StoreBusy, StoreFull, EmbedderUnavailable, ExtraMissing, ClusterUnreachable.
    """
    with ingest_lock(settings):
        sweep(settings)
        _end_leftovers(store, settings)
        found = list(files_under(Path(path) for path in paths))
        telling = progress or Silent()
        telling.begin(len(found))
        tell = Teller(settings, telling)
        todo = plan(store, settings, found, is_example=is_example, check_content=check_content, reread=reread)
        for path, refused in todo.refused:
            tell(Settled(printable(path), "failed", refused=refused))
        for path, documents in todo.unchanged:
            tell(Settled(printable(path), "unchanged", documents))
        if todo.work:
            from ingest.taking import take

            take(
                store,
                settings,
                todo,
                tell,
                embedder=embedder,
                reader=reader,
                cluster_address=cluster_address,
            )
        return tell.report


def _end_leftovers(store: Store, settings: Settings) -> None:
    """End the jobs of a killed run whose files have gone since: no later run meets those. Holds the ingest lock."""
    gone = [job for job in jobs.open_jobs(store) if job.state == "running" and not Path(job.path).exists()]
    if gone:
        missing = Unreadable(Reason.NOT_FOUND)
        with store.write() as session:
            for job in gone:
                jobs.finish_in(
                    session, job.id, reason_code=missing.reason.value, reason=reason_text(missing, settings)
                )


@contextmanager
def ingest_lock(settings: Settings, seconds: float | None = None) -> Iterator[None]:
    """Only one process of a home takes files in at a time. Raises StoreBusy after `seconds`."""
    wait = settings.lock_seconds if seconds is None else seconds
    settings.locks.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(settings.locks / "ingest.lock", timeout=wait):
            yield
    except Timeout as error:
        raise StoreBusy(home=settings.home, seconds=int(wait)) from error
