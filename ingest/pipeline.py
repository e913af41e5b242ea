"""Takes files into the library: plan, file store, sandboxed reading on all cores, embedding, one transaction a batch.

While one batch is embedded, the readers read the next files and the batch before is committed. A document and the
end of its job are committed together, so that a run killed at any point leaves the old state or the new one, and
the next run goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.errors import StoreBusy
from assistant.retrieval.answering_model import answering_embedder
from assistant.retrieval.embedder import Embedder
from assistant.settings import Settings
from assistant.store import jobs, library
from assistant.store.engine import Store
from assistant.store.publishing import ModelName
from ingest.cluster import cluster
from ingest.embedding import batches, vectors
from ingest.entered_titles import with_entered_titles
from ingest.filestore import sweep
from ingest.pieces import Piece, Settled
from ingest.plan import Plan, plan
from ingest.progress import Progress, Silent
from ingest.publisher import Publisher, printable, reason_text
from ingest.reading_ahead import read_ahead, reader_count, tasks_of
from ingest.report import AddReport, Failure
from ingest.sandbox import Reader, sandboxes
from ingest.walk import files_under

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
    if None. check_content: open files too whose size and times are as they were; reread: read unchanged ones too,
    and take those that this program reads otherwise than before. cluster_address: of a Dask scheduler whose
    workers read and embed. Raises StoreBusy, StoreFull, EmbedderUnavailable, ExtraMissing, ClusterUnreachable.
    """
    with ingest_lock(settings):
        sweep(settings)
        found = list(files_under(Path(path) for path in paths))
        run = _Run(settings, progress or Silent(), len(found))
        todo = plan(store, settings, found, is_example=is_example, check_content=check_content, reread=reread)
        run.tell_planned(todo)
        if todo.work:
            model = embedder or answering_embedder(store, settings)
            if cluster_address is None:
                readers = [reader] if reader else sandboxes(settings, reader_count(settings))
                run.take(store, todo, model, readers)
            else:
                with cluster(cluster_address, settings, model) as remote:
                    run.take(store, todo, remote.embedder, remote.readers)
        return run.report


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


class _Run:
    """One call of add_paths: what has been told so far."""

    def __init__(self, settings: Settings, progress: Progress, files: int) -> None:
        self._settings = settings
        self._progress = progress
        self.report = AddReport()
        progress.begin(files)

    def tell_planned(self, todo: Plan) -> None:
        """What needs no work."""
        for path, refused in todo.refused:
            self._tell(Settled(printable(path), "failed", refused=refused))
        for path, documents in todo.unchanged:
            self._tell(Settled(printable(path), "unchanged", documents))

    def take(self, store: Store, todo: Plan, embedder: Embedder, readers: Sequence[Reader]) -> None:
        """Read, embed and publish, each while the other two go on."""
        first = todo.work[0]
        numbers = jobs.enqueue(store, [str(one.path) for one in todo.work], is_example=first.is_example)
        jobs.start(store, numbers)
        work = [replace(one, job_id=number) for one, number in zip(todo.work, numbers, strict=True)]
        tasks = tasks_of(work, self._settings, lambda path: library.known_lines(store, path))
        model = ModelName(embedder.id, embedder.dimension)
        publisher = Publisher(store, self._settings, model, todo.content)
        with closing(read_ahead(tasks, readers)) as pieces:
            self._publish(publisher, embedder, with_entered_titles(store, pieces))

    def _publish(self, publisher: Publisher, embedder: Embedder, pieces: Iterator[Piece]) -> None:
        """Embed batch after batch; a thread commits the one before."""
        committing: Future[list[Settled]] | None = None
        with ThreadPoolExecutor(1, thread_name_prefix="publisher") as writer:
            for batch in batches(pieces):
                made = vectors(embedder, batch)
                if committing is not None:
                    self._tell_all(committing.result())
                committing = writer.submit(publisher.publish, batch, made)
            if committing is not None:
                self._tell_all(committing.result())

    def _tell_all(self, settled: Sequence[Settled]) -> None:
        for one in settled:
            self._tell(one)

    def _tell(self, settled: Settled) -> None:
        if settled.refused is not None:
            why = reason_text(settled.refused, self._settings)
            self.report.failed.append(Failure(settled.path, settled.refused.reason.value, why))
        self.report.count(settled.outcome, settled.documents, settled.passages)
        self.report.notes += [(settled.path, note) for note in settled.notes]
        if settled.ends:
            self._progress.advance(settled.path, settled.outcome, settled.passages)
        else:
            self._progress.part(settled.path, settled.documents, settled.passages)
