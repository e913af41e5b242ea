"""How fast firm data goes in, against plain sqlite3 executemany of the same rows, and what memory that takes.

The plain side gets the rows as the tables keep them, ids looked up, in memory, and writes them in one transaction with
the store's own pragmas; it reads no file, checks nothing and says where nothing comes from beyond the same columns.
"""

from __future__ import annotations

import csv
import gc
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.domain.identity import organisation_check_digit, uscc_check_digit
from assistant.settings import Settings
from assistant.store.engine import DATABASE, Store, prepare_home
from assistant.store.migrate import upgrade
from eval.bench.table import Row
from ingest.demo.minting import DEMO_DIVISION

FIRMS, SUPPLIES = 50_000, 150_000
GROWTH = 4
"""How many times larger the second file is by which memory is compared."""

_FIRM_HEADERS = (
    "统一社会信用代码", "企业名称", "主体类型", "登记状态", "成立日期", "注册资本（万元）", "注册地区划代码", "地址", "电话", "行业代码",
)  # fmt: skip
_SUPPLY_HEADERS = (
    "供应商代码",
    "买方代码",
    "单据类型",
    "产品",
    "金额（元）",
    "日期",
    "年度",
    "占供应商年销售（%）",
)


def measure() -> list[Row]:
    """Rows a second in turns with the plain side, and peak memory of a small file and of one several times larger."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "files"
        write_files(made, FIRMS, SUPPLIES)
        ours = imported(made, Path(folder) / "home")
        plain = plainly(Path(folder) / "home", Path(folder) / "plain.db")
        peaks = [peak(Path(folder), FIRMS // 4, SUPPLIES * part // 4) for part in (1, GROWTH)]
    rows = FIRMS + SUPPLIES
    return [
        Row(
            f"import of {rows:,} rows of firms and supplies (read, check, merge)",
            f"{rows / ours.taken:,.0f} rows/s",
            f"executemany {rows / plain:,.0f} rows/s",
            f"{plain / ours.taken:.2f}",
        ),
        Row(
            f"peak memory of importing {SUPPLIES * GROWTH // 4:,} supplies",
            f"{peaks[1]:,.0f} MB",
            f"{SUPPLIES // 4:,} supplies {peaks[0]:,.0f} MB",
            f"{peaks[1] / peaks[0]:.2f} x",
        ),
    ]


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds of an import by stage; `taken`: reading and merging, without what is derived afterwards."""

    read: float
    merge: float
    derive: float

    @property
    def taken(self) -> float:
        """Seconds until the rows are in."""
        return self.read + self.merge


class Clock:
    """Notes when an import's stages begin."""

    def __init__(self) -> None:
        self.began = time.perf_counter()
        self.merging = self.deriving = 0.0

    def wait(self) -> None:
        pass

    def read(self, what: str, rows: int, of: int | None) -> None:
        pass

    def merge(self, what: str, done: int, of: int) -> None:
        self.merging = self.merging or time.perf_counter()

    def derive(self) -> None:
        self.deriving = time.perf_counter()


def imported(files: Path, home: Path) -> Taken:
    """Import a folder into a new home."""
    from ingest.firms.importing import import_path

    settings = Settings(home=home)
    prepare_home(settings)
    store = Store(settings)
    upgrade(store)
    clock = Clock()
    report = import_path(store, settings, files, progress=clock)
    ended = time.perf_counter()
    store.close()
    if report.rejected_rows:
        raise ValueError(f"{report.rejected_rows} rows of the benchmark's own files were rejected")
    return Taken(clock.merging - clock.began, clock.deriving - clock.merging, ended - clock.deriving)


_TABLES = ("firm", "firm_identifier", "supply")


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
    began = time.perf_counter()
    plain.execute("BEGIN")
    for name, held in rows.items():
        marks = ",".join("?" * len(held[0]))
        plain.executemany(f"INSERT INTO {name} VALUES ({marks})", held)  # noqa: S608
    plain.execute("COMMIT")
    taken = time.perf_counter() - began
    plain.close()
    source.close()
    return taken


def write_files(folder: Path, firms: int, supplies: int) -> None:
    """firms.csv and supplies.csv, all fictional, every firm with a right credit code."""
    folder.mkdir(parents=True, exist_ok=True)
    codes = [_code(number) for number in range(firms)]
    _write(
        folder / "firms.csv",
        _FIRM_HEADERS,
        (
            (code, f"示例第{n}号化工有限公司", "企业", "存续", f"{1995 + n % 30}-{1 + n % 12:02d}-{1 + n % 28:02d}", n % 9000 + 10,
             f"5227{n % 27 + 1:02d}", f"示例路{n % 4000}号{n % 30}栋", f"0854-{n % 3_000_000:07d}", f"26{n % 90 + 10}")
            for n, code in enumerate(codes)
        ),
    )  # fmt: skip
    kinds = ("合同", "交付", "付款")
    _write(
        folder / "supplies.csv",
        _SUPPLY_HEADERS,
        (
            (codes[n * 7919 % firms], codes[(n * n + 1) % max(1, firms // 50)], kinds[n % 3], f"产品{n % 700}", f"{n * 37 % 9_000_000}.{n % 100:02d}",
             f"{2019 + n % 7}-{1 + n % 12:02d}-{1 + n * 5 % 28:02d}", 2019 + n % 7, n % 100)
            for n in range(supplies)
        ),
    )  # fmt: skip


def _code(number: int) -> str:
    """A right credit code in a division that is not assigned."""
    organisation = f"{number:08d}"
    first17 = f"91{DEMO_DIVISION}{organisation}{organisation_check_digit(organisation)}"
    return first17 + uscc_check_digit(first17)


def _write(path: Path, headers: Sequence[str], rows: object) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headers)
        writer.writerows(rows)  # type: ignore[arg-type]


def peak(folder: Path, firms: int, supplies: int) -> float:
    """Peak resident memory in MB of a process that imports so many rows, without what is derived."""
    files, home = folder / f"files-{supplies}", folder / f"home-{supplies}"
    write_files(files, firms, supplies)
    script = (
        "import resource, sys\nfrom pathlib import Path\nimport ingest.firms.derive as derived\n"
        "derived.derive_all = lambda session, day: None\n"
        "from eval.bench.firm_import import imported\nimported(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)\n"
    )
    done = subprocess.run(  # noqa: S603 - this interpreter and a script of ours
        [sys.executable, "-c", script, str(files), str(home)], check=True, capture_output=True, text=True
    )
    return float(done.stdout)
