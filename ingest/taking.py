"""The work of an ingest: reads on all cores or on a cluster, embeds, and publishes a batch in one transaction.

While one batch is embedded, the readers read the next files and a thread commits the batch before. Imported only
where there is work: its libraries take longer to load than a look at an unchanged folder.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace

from assistant.retrieval.answering_model import answering_embedder
from assistant.retrieval.embedder import Embedder
from assistant.settings import Settings
from assistant.store import jobs, library
from assistant.store.engine import Store
from assistant.store.publishing import ModelName
from ingest.embedding import batches, vectors
from ingest.entered_titles import with_entered_titles
from ingest.pieces import Piece
from ingest.plan import Plan
from ingest.publisher import Publisher
from ingest.reading_ahead import read_ahead, reader_count, tasks_of
from ingest.report import Settled, Teller
from ingest.sandbox import Reader, sandboxes


def take(
    store: Store,
    settings: Settings,
    todo: Plan,
    tell: Teller,
    *,
    embedder: Embedder | None,
    reader: Reader | None,
    cluster_address: str | None,
) -> None:
    """Take in what a plan found to do; arguments and errors as of ingest.pipeline.add_paths."""
    model = embedder or answering_embedder(store, settings)
    if cluster_address is None:
        readers = [reader] if reader else sandboxes(settings, reader_count(settings))
        _run(store, settings, todo, tell, model, readers)
        return
    from ingest.cluster import cluster

    with cluster(cluster_address, settings, model) as remote:
        _run(store, settings, todo, tell, remote.embedder, remote.readers)


def _run(
    store: Store, settings: Settings, todo: Plan, tell: Teller, embedder: Embedder, readers: Sequence[Reader]
) -> None:
    first = todo.work[0]
    numbers = jobs.enqueue(store, [str(one.path) for one in todo.work], is_example=first.is_example)
    jobs.start(store, numbers)
    work = [replace(one, job_id=number) for one, number in zip(todo.work, numbers, strict=True)]
    tasks = tasks_of(work, settings, lambda path: library.known_lines(store, path))
    publisher = Publisher(store, settings, ModelName(embedder.id, embedder.dimension), todo.content)
    with closing(read_ahead(tasks, readers)) as pieces:
        for settled in _published(publisher, embedder, with_entered_titles(store, pieces)):
            tell(settled)


def _published(publisher: Publisher, embedder: Embedder, pieces: Iterator[Piece]) -> Iterator[Settled]:
    """What came of each piece, once it is committed; the commit of a batch runs beside the embedding of the next."""
    committing: Future[list[Settled]] | None = None
    with ThreadPoolExecutor(1, thread_name_prefix="publisher") as writer:
        for batch in batches(pieces):
            made = vectors(embedder, batch)
            if committing is not None:
                yield from committing.result()
            committing = writer.submit(publisher.publish, batch, made)
        if committing is not None:
            yield from committing.result()
