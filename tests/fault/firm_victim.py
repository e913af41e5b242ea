"""Imports of firm data to be killed: small batches, so that a few hundred rows are many commits.

The process loads the libraries once. For each line on stdin, {"home", "folder", "die_at"}, it forks one that imports the
folder; it tells "began PID", "from ROWS" (rows that lay in the staging file at the start), and "ended STATUS".
die_at: a moment at which the import kills itself, or null.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
from pathlib import Path
from typing import Any, NoReturn

from assistant.settings import Settings
from assistant.store.engine import Store, prepare_home
from assistant.store.migrate import upgrade
from ingest.firms import staging
from ingest.firms.importing import import_path
from ingest.firms.tables import tabular

ROWS_A_BATCH, ROWS_A_COMMIT = 10, 20


class Told:
    """Progress that dies at one moment: read, merge, derive."""

    def __init__(self, die_at: str | None) -> None:
        self._die_at = die_at
        self._began = False

    def wait(self) -> None:
        pass

    def read(self, what: str, rows: int, of: int | None) -> None:
        if not self._began:
            self._began = True
            print(f"from {rows}", flush=True)
        elif rows > 150:
            self._moment("read")

    def merge(self, what: str, done: int, of: int) -> None:
        if done == of // 2:
            self._moment("merge")

    def derive(self) -> None:
        self._moment("derive")

    def _moment(self, name: str) -> None:
        if name == self._die_at:
            die()


def die() -> None:
    """What a power cut or the system's killer does."""
    os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    """Load, and fork a run for each line of stdin."""
    tabular.BATCH, staging._AT_ONCE = ROWS_A_BATCH, ROWS_A_COMMIT
    warm = False
    for line in sys.stdin:
        task = json.loads(line)
        if not warm:
            _warm_up(task)
            warm = True
        pid = os.fork()
        if pid == 0:
            _run(task)
        print(f"began {pid}", flush=True)
        print(f"ended {os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])}", flush=True)


def _warm_up(task: dict[str, Any]) -> None:
    """One import into another home, so that what is loaded and prepared the first time is so before the fork."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=Path(folder))
        prepare_home(settings)
        store = Store(settings)
        upgrade(store)
        import_path(store, settings, Path(task["folder"]))
        store.close()


def _run(task: dict[str, Any]) -> NoReturn:
    settings = Settings(home=Path(task["home"]))
    store = Store(settings)
    if task["die_at"] == "committed":
        staging.Staging.remove = lambda self: die()  # type: ignore[method-assign]
    import_path(store, settings, Path(task["folder"]), progress=Told(task["die_at"]))
    os._exit(0)


if __name__ == "__main__":
    main()
