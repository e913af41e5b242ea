"""Reports that are being made for the browser: a few threads, a bounded queue, results held in memory. One is made once
and printed in whichever formats are asked for.

Nothing goes to the disk: a report quotes documents and clients, which a purge must be able to erase. After a restart
a job is told to be lost. A job's id cannot be guessed.
"""

from __future__ import annotations

import logging
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Literal

from assistant.domain.scope import Scope
from assistant.domain.text import Lang
from assistant.errors import ReportLost, ReportNotReady, ReportsBusy, ScoutError
from assistant.report.blocks import Report
from assistant.report.formats import Format
from assistant.report.press import Press, file_name

_log = logging.getLogger(__name__)

THREADS = 2
MOST_WAITING = 20
MOST_KEPT = 40
"""Finished reports that are kept for download; the oldest go first."""

State = Literal["waiting", "running", "done", "failed"]


@dataclass(frozen=True, slots=True)
class ReportJob:
    """One report. done, total: chapters written and in all; chapter: the one being written. error: why it failed.

    format, data: the file that was asked for first; report, press: what it is printed from in the other formats.
    """

    id: str
    firm_id: int
    firm: str
    format: Format
    lang: Lang
    state: State = "waiting"
    done: int = 0
    total: int = 0
    chapter: str | None = None
    error: ScoutError | None = None
    name: str = ""
    data: bytes = b""
    report: Report | None = None
    press: Press | None = None


class ReportJobs:
    """The jobs of one server. Safe to use from several threads."""

    def __init__(self, press: Callable[[], Press]) -> None:
        """press: opens what reports are made with, on the first report and for each (a template may have changed)."""
        self._press = press
        self._jobs: OrderedDict[str, ReportJob] = OrderedDict()
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="report")

    def start(self, firm_id: int, firm: str, format_: Format, lang: Lang, scope: Scope) -> ReportJob:
        """A new job. Raises ReportsBusy."""
        with self._lock:
            open_ = sum(job.state in ("waiting", "running") for job in self._jobs.values())
            if open_ >= MOST_WAITING:
                raise ReportsBusy(waiting=open_)
            job = ReportJob(secrets.token_urlsafe(16), firm_id, firm, format_, lang)
            self._jobs[job.id] = job
            for old in [one.id for one in self._jobs.values() if one.state in ("done", "failed")][
                :-MOST_KEPT
            ]:
                del self._jobs[old]
        self._pool.submit(self._make, job.id, scope)
        return job

    def get(self, job_id: str) -> ReportJob:
        """The job as it stands. Raises ReportLost."""
        with self._lock:
            job = self._jobs.get(job_id)
        if job is None:
            raise ReportLost(name=job_id[:40])
        return job

    def file(self, job_id: str, format_: Format | None = None) -> ReportJob:
        """A job with its file: in the format it was begun in, or printed now in another from the same report.

        Raises ReportLost, ReportNotReady, StyleUnusable, FontMissing, or the error that the job failed with.
        """
        job = self.get(job_id)
        if job.error is not None:
            raise job.error
        if job.state != "done" or job.report is None or job.press is None:
            raise ReportNotReady(name=job_id[:40])
        if format_ in (None, job.format):
            return job
        name = file_name(job.report.imprint.firm, format_, job.lang)
        return replace(job, format=format_, name=name, data=job.press.printed(job.report, format_))

    def close(self) -> None:
        """Wait for the reports under way; those that wait are dropped."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _set(self, job_id: str, **changes: object) -> None:
        with self._lock:
            job = self._jobs.get(job_id)
            if job is not None:
                self._jobs[job_id] = replace(job, **changes)  # type: ignore[arg-type]

    def _make(self, job_id: str, scope: Scope) -> None:
        job = self.get(job_id)
        self._set(job_id, state="running")

        def progress(chapter: str, place: int, total: int) -> None:
            self._set(job_id, chapter=chapter, done=place, total=total)

        try:
            press = self._press()
            made = press.make(job.firm_id, job.format, job.lang, scope, progress)
        except ScoutError as error:
            self._set(job_id, state="failed", error=error)
        except Exception:
            _log.exception("a report failed")
            self._set(job_id, state="failed", error=ScoutError())
        else:
            name = file_name(made.subject.facts.identity.name, job.format, job.lang)
            total = len(made.report.chapters)
            self._set(
                job_id, state="done", done=total, total=total, chapter=None, name=name, data=made.data,
                report=made.report, press=press,
            )  # fmt: skip
