"""The worker: takes what was filed, ends every job, and a filed folder too."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.settings import Settings
from assistant.store import jobs, library
from assistant.store.engine import Store
from ingest.worker import take_open_jobs
from tests.ingest.conftest import HashEmbedder, InProcess, Write


def test_filed_jobs_are_taken_and_all_are_ended(
    store: Store, scout_settings: Settings, write: Write, embedder: HashEmbedder
) -> None:
    good, copy, empty = write("a.md", "# 甲\n\n内容。"), write("b.md", "# 甲\n\n内容。"), write("c.md", "")
    folder = write("folder/d.md", "# 丁\n\n内容。").parent
    missing = good.with_name("missing.md")
    jobs.enqueue(store, map(str, (good, copy, empty, missing)), is_example=False)
    jobs.enqueue(store, [str(folder)], is_example=True)
    take_open_jobs(store, scout_settings, embedder=embedder, reader=InProcess())
    states = {Path(job.path).name: (job.state, job.reason_code) for job in jobs.recent(store)}
    assert states == {
        "a.md": ("done", None),
        "b.md": ("done", None),
        "c.md": ("failed", "empty"),
        "missing.md": ("failed", "not_found"),
        "folder": ("done", None),
        "d.md": ("done", None),
    }
    assert {row.source: row.is_example for row in library.list_documents(store)} == {
        "a.md": False,
        "d.md": True,
    }
    assert take_open_jobs(store, scout_settings, embedder=embedder, reader=InProcess()) == []


@pytest.mark.slow
def test_the_worker_process_takes_a_job_and_ends_when_told(store: Store, home: Path, write: Write) -> None:
    jobs.enqueue(store, [str(write("a.md", "# 甲\n\n内容。"))])
    environment = os.environ | {"SCOUT_HOME": str(home)}
    worker = subprocess.Popen([sys.executable, "-m", "ingest.worker"], env=environment)
    try:
        ends = time.monotonic() + 60
        while jobs.open_jobs(store) and time.monotonic() < ends:
            time.sleep(0.2)
        assert [row.source for row in library.list_documents(store)] == ["a.md"]
    finally:
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(30) == 0
