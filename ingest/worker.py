"""The process that takes in what the web page files: `python -m ingest.worker`, started by the server.

It takes open jobs from the database, oldest first, and ends when told to (SIGTERM) or when its parent is gone.
A job that a killed process left running is open still, and is taken again. When it starts it finishes a purge that
was broken off, and where the settings name another embedding model than the library's, it makes that one's vectors
while there are no jobs.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import structlog

from assistant.errors import ScoutError, StoreBusy
from assistant.settings import Settings, settings
from assistant.store import jobs
from assistant.store.engine import Store
from ingest import erasing
from ingest.pipeline import AddReport, add_paths
from ingest.reembedding import is_due, reembed

POLL_S = 1.0
AFTER_FAILURE_S = 30.0

log = structlog.get_logger()


def main() -> None:
    """Work until told to end."""
    config = settings()
    ended = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: ended.set())
    parent = os.getppid()
    store = Store.open(config)
    try:
        work(store, config, ended, lambda: os.getppid() == parent)
    finally:
        store.close()


def work(store: Store, config: Settings, ended: threading.Event, wanted: Callable[[], bool]) -> None:
    """Finish what was broken off, then take jobs and make vectors in turn until `ended`, or no longer `wanted`."""
    tasks: dict[str, Callable[[], bool]] = {
        "purge": lambda: _finish_purge(store, config),
        "jobs": lambda: _take(store, config),
        "vectors": lambda: _make_vectors(store, config, ended),
    }
    while tasks and not ended.is_set() and wanted():
        pause = POLL_S
        for name, task in list(tasks.items()):
            try:
                if task():
                    del tasks[name]
            except StoreBusy:
                log.info("another process writes; waiting", task=name)
            except ScoutError as error:
                log.error("cannot go on with a task", task=name, error=error.line(config.lang))
                pause = AFTER_FAILURE_S
            except Exception:  # a worker that dies leaves every later upload waiting
                log.exception("a task failed; tried again later", task=name)
                pause = AFTER_FAILURE_S
        ended.wait(pause)


def _finish_purge(store: Store, config: Settings) -> bool:
    erasing.purge(store, config, [])
    return True


def _take(store: Store, config: Settings) -> bool:
    take_open_jobs(store, config)
    return False


def _make_vectors(store: Store, config: Settings, ended: threading.Event) -> bool:
    """Whether the wanted model answers. What another process switches to later is not switched back."""
    interrupted = reembed(store, config, ended=lambda: ended.is_set() or bool(jobs.open_jobs(store)))
    with store.read() as session:
        return not is_due(session, interrupted.model_id)


def take_open_jobs(store: Store, config: Settings, **edges: Any) -> list[AddReport]:
    """Take in the files of all open jobs; one report for the example's and one for other files.

    edges: embedder and reader, as add_paths takes them.
    """
    waiting = sorted(jobs.open_jobs(store), key=lambda job: job.is_example)
    reports = []
    for is_example, group in groupby(waiting, key=lambda job: job.is_example):
        filed = list(group)
        report = add_paths(store, config, [Path(job.path) for job in filed], is_example=is_example, **edges)
        _close(store, filed, report)
        reports.append(report)
    return reports


def _close(store: Store, filed: Sequence[jobs.Job], report: AddReport) -> None:
    """End the jobs that add_paths had no work for: files refused at the door, or in the library already."""
    still_open = {job.id for job in jobs.open_jobs(store)}
    refused = {failure.path: failure for failure in report.failed}
    rest = [job for job in filed if job.id in still_open]
    if not rest:
        return
    with store.write() as session:
        for job in rest:
            failure = refused.get(str(Path(job.path).resolve()))
            if failure is None:
                jobs.finish_in(session, job.id, outcome="unchanged")
            else:
                jobs.finish_in(session, job.id, reason_code=failure.code, reason=failure.reason)


if __name__ == "__main__":
    main()
