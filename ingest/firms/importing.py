"""Imports a file or folder of firm data: read into a staging file, merged and derived in one transaction, reported.

Killed at any moment the store holds all of an import or nothing of it, and the next run goes on from the place that the
staging file had reached. One import at a time in a home.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import chain
from pathlib import Path
from typing import cast

from filelock import FileLock, Timeout
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, col, select

from assistant.domain.text import Text
from assistant.errors import FileRejected, ScoutError, StoreBusy, StoreFull
from assistant.settings import Settings
from assistant.store import firm_imports
from assistant.store.bank import today
from assistant.store.derived import FirmFeature
from assistant.store.engine import Store
from assistant.store.originals import sha256_of
from ingest.filestore import NO_ROOM
from ingest.firms.formats import found, present
from ingest.firms.merge.merging import Merge
from ingest.firms.progress import ImportProgress, Silent
from ingest.firms.report import ImportReport
from ingest.firms.rows import FirmFormat
from ingest.firms.staging import Item, Staging
from ingest.firms.tables.mapping import load_mapping
from ingest.firms.tables.rejected_file import save_rejected

_READING = "3"
"""Goes up when rows are staged otherwise than before: a staging file of another program is not gone on with."""

_FORGOTTEN_AFTER_S = 7 * 24 * 3600
_LINED = frozenset({".csv", ".tsv", ".txt", ".jsonl", ".ndjson"})
_SAMPLE = 1 << 20


def import_path(
    store: Store,
    settings: Settings,
    path: Path,
    *,
    format: str = "auto",
    mapping: Path | None = None,
    as_of: date | None = None,
    progress: ImportProgress | None = None,
    is_example: bool = False,
) -> ImportReport:
    """Import a file or folder; what came of it, row by row.

    format: a name of formats.NAMES, or auto. mapping: file that says what the columns of a table are. as_of: the day that the data holds for, where the file does not say;
    else the date of the bank's data. is_example: mark all of it as an example's.
    Raises FileRejected (nothing of that file is in), StoreBusy while another import runs for longer than
    `lock_seconds`, StoreFull.
    """
    parts: list[tuple[FirmFormat, Path]] = (
        found(path, format) if mapping is None else [(load_mapping(mapping), present(path))]
    )
    tell, report = progress or Silent(), ImportReport()
    with _alone(settings, tell), _room(settings):
        for kind, part in parts:
            _Import(store, settings, kind, part, tell, is_example).run(as_of, report)
    return report


class _Import:
    """The import of one file, or of a folder that a format takes whole."""

    def __init__(
        self,
        store: Store,
        settings: Settings,
        kind: FirmFormat,
        path: Path,
        tell: ImportProgress,
        is_example: bool,
    ) -> None:
        self._store, self._settings, self._kind, self._path = store, settings, kind, path
        self._tell, self._is_example = tell, is_example
        self._sha256 = _digest(path)

    def run(self, as_of: date | None, report: ImportReport) -> None:
        """Read, merge, derive; adds to the report."""
        with self._store.write() as session:
            number = firm_imports.begin(
                session, path=str(self._path), sha256=self._sha256, format=self._kind.name
            )
        staging = Staging(self._settings.imports / f"{self._name()}.db")
        try:
            self._fill(staging)
            with self._store.write(bulk=True) as session:
                self._merge(session, staging, number, as_of, report)
        except ScoutError as error:
            if isinstance(error, FileRejected):
                staging.remove()
                with self._store.write() as session:
                    firm_imports.fail(session, number, error.text("en"))
            raise
        finally:
            staging.close()
        staging.remove()

    def _name(self) -> str:
        said = (_READING, self._sha256, self._kind.name, getattr(self._kind, "version", ""))
        return hashlib.sha256("\n".join(map(str, said)).encode()).hexdigest()

    def _fill(self, staging: Staging) -> None:
        if not staging.finished:
            estimate = _lines(self._path)
            name = self._path.name
            self._tell.read(name, staging.rows, estimate)
            batches = getattr(self._kind, "batches", None)
            items = cast("Iterator[Item]", batches(self._path) if batches else self._kind.rows(self._path))
            staging.fill(items, lambda rows: self._tell.read(name, rows, estimate))
        if _digest(self._path) != self._sha256:
            raise FileRejected(
                path=str(self._path),
                reason_code="changed_meanwhile",
                reason=Text(
                    "读取期间文件被改动，没有导入；改好后重新运行",
                    "changed while it was being read; nothing was imported. Run it again when it is finished",
                ),
            )

    def _digest_of(self, name: str) -> str | None:
        if self._path.is_file():
            return self._sha256
        file = self._path / name
        return sha256_of(file) if file.is_file() else None

    def _merge(
        self, session: Session, staging: Staging, number: int, as_of: date | None, report: ImportReport
    ) -> None:
        merge = Merge(
            session,
            staging,
            kind=self._kind.name,
            register=self._kind.register,
            is_example=self._is_example,
            sha256=self._digest_of,
            whole=getattr(self._kind, "whole", False),
        )
        counts = merge.run(as_of, self._tell.merge)
        before = report.rejected_rows
        for row in chain(staging.rejected(), merge.rejected()):
            report.reject(row)
        order = {name: place for place, (_, name) in enumerate(staging.files())}
        report.rejected[before:] = sorted(
            report.rejected[before:], key=lambda row: (order.get(row.file, len(order)), row.row)
        )
        for note in chain(staging.notes(), merge.notes()):
            report.note(note)
        report.inserted += counts.inserted
        report.updated += counts.updated
        report.unchanged += counts.unchanged
        report.removed += counts.removed
        saved: Path | None = None
        if report.rejected_rows > before:
            rows = chain(staging.rejected(), merge.rejected())
            folder = self._settings.imports / "rejected"
            saved = save_rejected(self._kind, self._path, rows, folder, number, self._settings.lang)
            report.rejected_file = str(saved)
        day = today(self._settings, session)
        if counts.inserted or counts.updated or counts.removed or _stale(session, day):
            from ingest.firms.derive import derive_all

            self._tell.derive()
            session.expire_all()
            derive_all(session, day)
        firm_imports.finish(
            session,
            number,
            inserted=counts.inserted,
            updated=counts.updated,
            unchanged=counts.unchanged,
            rejected=report.rejected_rows - before,
            rejected_file=str(saved) if saved else None,
        )


def _stale(session: Session, day: date) -> bool:
    """Whether what is derived is missing, or of another day."""
    computed = session.exec(select(col(FirmFeature.computed_for)).limit(1)).first()
    return computed != day


@contextmanager
def _alone(settings: Settings, tell: ImportProgress) -> Iterator[None]:
    """One import at a time; what broken-off ones left behind long ago is removed."""
    settings.locks.mkdir(parents=True, exist_ok=True)
    lock = FileLock(settings.locks / "firm-import.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        tell.wait()
        try:
            lock.acquire(timeout=settings.lock_seconds)
        except Timeout as error:
            raise StoreBusy(home=settings.home, seconds=int(settings.lock_seconds)) from error
    try:
        for leftover in settings.imports.glob("*.db*"):
            if leftover.stat().st_mtime < time.time() - _FORGOTTEN_AFTER_S:
                leftover.unlink()
        yield
    finally:
        lock.release()


@contextmanager
def _room(settings: Settings) -> Iterator[None]:
    """Turn the system's and the database's words for a full disk into StoreFull."""
    try:
        yield
    except (OperationalError, sqlite3.OperationalError) as error:
        told = error.orig if isinstance(error, OperationalError) else error
        if getattr(told, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL:
            raise StoreFull(home=settings.home) from error
        raise
    except OSError as error:
        if error.errno in NO_ROOM:
            raise StoreFull(home=settings.home) from error
        raise


def _digest(path: Path) -> str:
    """SHA-256 of a file, or of the names and contents of a folder's files."""
    if path.is_file():
        return sha256_of(path)
    listed = [
        f"{file.relative_to(path)}\n{sha256_of(file)}" for file in sorted(path.rglob("*")) if file.is_file()
    ]
    return hashlib.sha256("\n".join(listed).encode()).hexdigest()


def _lines(path: Path) -> int | None:
    """About how many lines the file or folder has, None where its format has none."""
    files = [path] if path.is_file() else [file for file in path.iterdir() if file.is_file()]
    if any(file.suffix.lower() not in _LINED for file in files):
        return None
    total = 0
    for file in files:
        with file.open("rb") as opened:
            sample = opened.read(_SAMPLE)
        total += round(sample.count(b"\n") * file.stat().st_size / max(1, len(sample)))
    return total
