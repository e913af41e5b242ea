"""How fast firm data goes in, against plain sqlite3 executemany of the same rows, and what memory that takes.

The files are those of `scout firms synth`, into an empty store. Compared are seconds of processor time of one process:

- ours: `import_path` from the files on disk to rows in the store (digest, encoding, reading, checking every cell,
  staging, looking up every reference, merging), once without and once with what is derived at the end; the commit,
  which follows the deriving, counts with that;
- plain: `executemany` of the same rows into the same tables with the same indexes, foreign keys and pragmas, in one
  transaction. It gets the rows as the tables keep them, in memory, all ids looked up; it reads no file, checks nothing.
"""

from __future__ import annotations

import gc
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from assistant.settings import Settings
from assistant.store.engine import DATABASE, Store, prepare_home
from assistant.store.migrate import upgrade
from eval.bench.table import Row
from ingest.firms.layouts import FILES

GROWTH = 4
"""How many times larger the second set of files is by which memory is compared."""


def measure(firms: int) -> list[Row]:
    """Rows a second beside the plain side without and with deriving, and peak memory of small files and larger ones."""
    from ingest.firms.synth import write_firms

    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "files"
        rows = sum(write_firms(made, firms).rows.values())
        ours = imported(made, Path(folder) / "home")
        plain = plainly(Path(folder) / "home", Path(folder) / "plain.db")
        peaks = [peak(Path(folder), firms * part // GROWTH) for part in (1, GROWTH)]
    return [
        Row(
            f"import of {rows:,} rows of {firms:,} firms in all tables (read, check, merge)",
            f"{rows / ours.taken:,.0f} rows/s",
            f"executemany {rows / plain:,.0f} rows/s",
            f"{plain / ours.taken:.2f}",
        ),
        Row(
            "the same with deriving labels, control, owners, figures, and the commit",
            f"{rows / ours.whole:,.0f} rows/s",
            f"executemany {rows / plain:,.0f} rows/s",
            f"{plain / ours.whole:.2f}",
        ),
        Row(
            f"deriving labels, control, owners, figures of {firms:,} firms",
            f"{ours.derive:.1f} s, {firms / ours.derive:,.0f} firms/s",
            f"import {ours.taken:.1f} s",
            f"{ours.derive / ours.taken:.2f} x",
        ),
        Row(
            f"peak memory of importing {rows:,} rows",
            f"{peaks[1]:,.0f} MB",
            f"of a file {GROWTH} times smaller {peaks[0]:,.0f} MB",
            f"{peaks[1] / peaks[0]:.2f} x",
        ),
    ]


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds of processor time of an import by stage; derive: what is derived afterwards, and the commit."""

    read: float
    merge: float
    derive: float

    @property
    def taken(self) -> float:
        """Seconds until the rows are in."""
        return self.read + self.merge

    @property
    def whole(self) -> float:
        """Seconds until all is derived and committed."""
        return self.taken + self.derive


class Clock:
    """Notes when an import's stages begin."""

    def __init__(self) -> None:
        self.began = time.process_time()
        self.merging = self.deriving = 0.0

    def wait(self) -> None:
        pass

    def read(self, what: str, rows: int, of: int | None) -> None:
        pass

    def merge(self, what: str, done: int, of: int) -> None:
        self.merging = self.merging or time.process_time()

    def derive(self) -> None:
        self.deriving = time.process_time()


def imported(files: Path, home: Path) -> Taken:
    """Import a folder into a new home."""
    from ingest.firms.importing import import_path

    settings = Settings(home=home)
    prepare_home(settings)
    store = Store(settings)
    upgrade(store)
    clock = Clock()
    report = import_path(store, settings, files, progress=clock)
    ended = time.process_time()
    store.close()
    if report.rejected_rows:
        raise ValueError(f"{report.rejected_rows} rows of the benchmark's own files were rejected")
    return Taken(clock.merging - clock.began, clock.deriving - clock.merging, ended - clock.deriving)


_TABLES = tuple(
    dict.fromkeys(
        ["person", "firm", *(str(layout.model.__tablename__) for layout in FILES), "tender_supplier"]
    )
)
"""What the files go into, what is referred to first."""


def plainly(home: Path, target: Path) -> float:
    """Seconds of writing the same rows into an empty copy of the schema with executemany."""
    source = sqlite3.connect(home / DATABASE)
    plain = sqlite3.connect(target, isolation_level=None)
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL"):
        plain.execute(f"PRAGMA {pragma}")
    for (made,) in source.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
    ):
        plain.execute(made)
    plain.executemany("INSERT INTO source VALUES (?,?,?,?,?,?,?,?,?)", source.execute("SELECT * FROM source"))
    rows = {name: source.execute(f"SELECT * FROM {name}").fetchall() for name in _TABLES}  # noqa: S608
    gc.collect()
    began = time.process_time()
    plain.execute("BEGIN")
    for name, held in rows.items():
        if held:
            marks = ",".join("?" * len(held[0]))
            plain.executemany(f"INSERT INTO {name} VALUES ({marks})", held)  # noqa: S608
    plain.execute("COMMIT")
    taken = time.process_time() - began
    plain.close()
    source.close()
    return taken


def peak(folder: Path, firms: int) -> float:
    """Peak resident memory in MB of a process that imports so many firms, without what is derived.

    Not getrusage: its figure of a child begins with what the parent held when it started it.
    """
    from ingest.firms.synth import write_firms

    files, home = folder / f"files-{firms}", folder / f"home-{firms}"
    write_firms(files, firms)
    script = (
        "import sys\nfrom pathlib import Path\nimport ingest.firms.derive as derived\n"
        "derived.derive_all = lambda session, day: None\n"
        "from eval.bench.firm_import import imported\nimported(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "status = Path('/proc/self/status').read_text().splitlines()\n"
        "print(next(int(line.split()[1]) for line in status if line.startswith('VmHWM')) / 1024)\n"
    )
    done = subprocess.run(  # noqa: S603 - this interpreter and a script of ours
        [sys.executable, "-c", script, str(files), str(home)], check=True, capture_output=True, text=True
    )
    return float(done.stdout)
