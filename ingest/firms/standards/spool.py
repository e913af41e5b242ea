"""Holds the records of a file on disk, by what they are about, so that those of one subject are read together.

A database of SQLite's own temporary kind: it lies beside other temporary files, is gone when it is closed, and only
a small part of it is in memory.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from types import TracebackType

_BATCH = 2_000


@dataclass(frozen=True, slots=True)
class Held:
    """A record. kind and subject: what it is about. order: what sorts the records of a subject (a time as text).
    number: its place in the file, from 1. text: the record as it stood.
    """

    kind: str
    subject: str
    order: str
    number: int
    text: str


class Spool:
    """Records in, groups of records of one subject out. Used as a context."""

    def __init__(self) -> None:
        self._base = sqlite3.connect("", isolation_level=None)
        # nothing here outlives the import: no journal, no waiting for the disk
        self._base.execute("PRAGMA journal_mode=OFF")
        self._base.execute("PRAGMA synchronous=OFF")
        self._base.execute("PRAGMA cache_size=-20000")
        self._base.execute(
            "CREATE TABLE held (kind TEXT, subject TEXT, moment TEXT, number INTEGER, text TEXT)"
        )
        self._waiting: list[tuple[str, str, str, int, str]] = []
        self._sorted = False

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._base.close()

    def put(self, held: Held) -> None:
        """Keep a record; all are put before any is read."""
        self._waiting.append((held.kind, held.subject, held.order, held.number, held.text))
        if len(self._waiting) >= _BATCH:
            self._write()

    def _write(self) -> None:
        self._base.execute("BEGIN")
        self._base.executemany("INSERT INTO held VALUES (?, ?, ?, ?, ?)", self._waiting)
        self._base.execute("COMMIT")
        self._waiting.clear()

    def groups(self, kind: str) -> Iterator[Iterator[Held]]:
        """Records of one kind, those of a subject together in order, then in order of the file; subjects sorted.

        A group is gone when the next one is asked for.
        """
        self._sort()
        rows = self._base.execute(
            "SELECT kind, subject, moment, number, text FROM held WHERE kind = ? ORDER BY subject, moment, number",
            (kind,),
        )
        for _, group in groupby((Held(*row) for row in rows), key=lambda held: held.subject):
            yield group

    def last(self, kind: str, subject: str) -> Held | None:
        """The latest record of a subject, None if the file has none."""
        self._sort()
        row = self._base.execute(
            "SELECT kind, subject, moment, number, text FROM held WHERE kind = ? AND subject = ?"
            " ORDER BY moment DESC, number DESC LIMIT 1",
            (kind, subject),
        ).fetchone()
        return Held(*row) if row else None

    def _sort(self) -> None:
        if not self._sorted:
            self._write()
            self._base.execute("CREATE INDEX held_by_subject ON held (kind, subject, moment, number)")
            self._sorted = True
