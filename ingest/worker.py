"""The process that takes in what the web page files: `python -m ingest.worker`, started by the server.

It takes open jobs from the database, oldest first, and ends when told to (SIGTERM) or when its parent is gone.
A job that a killed process left running is open still, and is taken again.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import structlog

from assistant.errors import StoreBusy, StoreError
from assistant.settings import Settings, settings
from assistant.store import jobs
from assistant.store.engine import Store
from ingest.pipeline import AddReport, add_paths

POLL_S = 1.0

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
        while not ended.is_set() and os.getppid() == parent:
            try:
                take_open_jobs(store, config)
            except StoreBusy:
                log.info("another process takes files in; waiting")
            except StoreError as error:
                log.error("ingest stopped", error=error.line(config.lang))
            ended.wait(POLL_S)
    finally:
        store.close()


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
                jobs.finish_in(session, job.id)
            else:
                jobs.finish_in(session, job.id, reason_code=failure.code, reason=failure.reason)


if __name__ == "__main__":
    main()
