"""Taking documents in, against the embedder alone over the same passages on the same cores at its best setting.

Both sides are measured in turns: after each batch that is committed the ingest is held, its readers too, and the
embedder alone (in a process of its own) takes some of the passages of that batch. So a busy machine slows both alike,
and the ratio stands by the clock and by processor time. Memory is the most that this process and its readers held
together.
"""

from __future__ import annotations

import gzip
import resource
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

from assistant.settings import Settings
from assistant.store.engine import Store
from eval.bench.embedding_alone import EmbedderAlone, Setting
from eval.bench.table import ROOT, SCOUT, Row, Spent, process, times
from ingest.progress import Outcome

_SWEPT = 256
"""Texts that each setting of the embedder is tried on."""
_EACH = 4
"""Of the passages taken in, each so many-th goes to the embedder alone."""
_TURN = 400
"""Passages that are waited for at least before the embedder alone has its turn."""
_TICK_S = 0.2
"""A look at all processes costs milliseconds, which the ingest would be charged with."""
_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Taken:
    """An ingest and the embedder alone beside it, and what the mirrors took after it.

    own: what the ingest itself spent; alone: what the embedder alone spent over `texts` of its passages.
    """

    documents: int
    passages: int
    own: Spent
    mirrors: Spent
    texts: int
    alone: Spent
    setting: Setting
    main_mib: int
    all_mib: int


def measure(articles: int | None = None) -> list[Row]:
    """The real files and the statute corpus where they are, else the demo bank's documents.

    articles: only the first so many of the corpus.
    """
    shared = ROOT.parent / "shared" / "data"
    real = [path for path in (shared / "reports", shared / "laws") if path.is_dir()]
    corpus = shared / "retrieval" / "corpus.jsonl.gz"
    rows = files(real or [ROOT / "ingest" / "demo" / "documents"])
    return rows + (lines(corpus, articles) if corpus.is_file() else [])


def files(paths: Sequence[Path]) -> list[Row]:
    """Files and folders, and the same again when nothing changed."""
    with _fresh() as (store, settings):
        taken = _take(store, settings, paths)
        again = times(process(str(SCOUT), "documents", "add", *map(str, paths), home=settings.home), 5)
        started = times(process(str(SCOUT), "--help"), 5)
    median, start = statistics.median(again), statistics.median(started)
    return [
        *_rows(f"{taken.documents} files", taken),
        Row(
            f"re-adding {taken.documents} unchanged files, as a process (5 runs)",
            f"median {median:.2f} s",
            f"`scout --help` {start:.2f} s",
            f"{median / start:.1f} x",
        ),
    ]


def lines(corpus: Path, articles: int | None = None) -> list[Row]:
    """A corpus, a document a line; only the first so many where `articles` says."""
    with _fresh() as (store, settings), _head(corpus, articles) as some:
        taken = _take(store, settings, [some])
    return _rows(f"{taken.documents} articles of a corpus", taken)


@contextmanager
def _head(corpus: Path, articles: int | None) -> Iterator[Path]:
    """The corpus, or a file with its first lines."""
    if articles is None:
        yield corpus
        return
    with tempfile.TemporaryDirectory() as folder, gzip.open(corpus, "rt", encoding="utf-8") as file:
        head = Path(folder) / "corpus.jsonl"
        head.write_text("".join(islice(file, articles)), encoding="utf-8")
        yield head


def _rows(what: str, taken: Taken) -> list[Row]:
    out = []
    for steps, spent in (
        ("without the mirrors", taken.own),
        ("mirrors included", taken.own + taken.mirrors),
    ):
        rate, alone = taken.passages / spent.wall, taken.texts / taken.alone.wall
        out.append(
            Row(
                f"ingest of {what} ({taken.passages} passages), {steps}",
                f"{taken.documents / spent.wall:.1f} documents/s, {rate:.0f} passages/s",
                f"embedder alone {alone:.0f} passages/s ({taken.setting}; each {_EACH}th passage, in turns)",
                f"{rate / alone:.2f} x",
            )
        )
        each, bare = spent.processor / taken.passages * 1000, taken.alone.processor / taken.texts * 1000
        out.append(
            Row(
                f"processor time of that ingest ({what}), {steps}",
                f"{each:.2f} ms a passage",
                f"embedder alone {bare:.2f} ms a passage",
                f"{bare / each:.2f} x",
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
    with EmbedderAlone() as alone, _Memory(alone.pid) as memory:
        turns = _Turns(store, alone)
        report = add_paths(store, settings, paths, progress=turns)
        turns.end()
        began = _spent(alone.pid)
        follow(store, settings)
        mirrors = _spent(alone.pid) - began
    assert turns.setting is not None
    return Taken(
        documents=report.added,
        passages=report.passages,
        own=turns.own,
        mirrors=mirrors,
        texts=turns.texts,
        alone=turns.alone,
        setting=turns.setting,
        main_mib=memory.main // _MIB,
        all_mib=memory.all // _MIB,
    )


class _Turns:
    """Is told of each part that is committed, and gives the embedder alone its turn while the ingest is held."""

    def __init__(self, store: Store, embedder: EmbedderAlone) -> None:
        self._store = store
        self._embedder = embedder
        self._last = 0
        self._waiting = 0
        self.setting: Setting | None = None
        self.own = self.alone = Spent()
        self.texts = 0
        self._began = _spent(embedder.pid)

    def begin(self, files: int) -> None:
        pass

    def advance(self, path: str, outcome: Outcome, passages: int) -> None:
        self._came(passages)

    def part(self, path: str, documents: int, passages: int) -> None:
        self._came(passages)

    def end(self) -> None:
        """The ingest is over; what was taken in since the last turn has its own."""
        self._turn()

    def _came(self, passages: int) -> None:
        self._waiting += passages
        if self._waiting >= _TURN:
            self._turn()
            self._waiting = 0

    def _turn(self) -> None:
        self.own += _spent(self._embedder.pid) - self._began
        with _held(self._embedder.pid):
            texts = self._fresh_texts()
            if texts and self.setting is None:
                self.setting = self._embedder.best(texts[:: max(1, len(texts) // _SWEPT)])
            some = texts[::_EACH]
            if some and self.setting is not None:
                self.alone += self._embedder.spent(some, self.setting)
                self.texts += len(some)
        self._began = _spent(self._embedder.pid)

    def _fresh_texts(self) -> list[str]:
        """The passages taken in since the last turn, as the model sees them."""
        from sqlmodel import col, select

        from assistant.store.documents import Passage

        with self._store.read() as session:
            query = select(Passage.id, Passage.index_text).where(col(Passage.id) > self._last)
            rows = session.exec(query.order_by(col(Passage.id))).all()
        self._last = (rows[-1][0] or 0) if rows else self._last
        return [text for _, text in rows]


def _readers(but: int) -> list[psutil.Process]:
    """The processes that this one started, but one."""
    return [child for child in psutil.Process().children(recursive=True) if child.pid != but]


def _spent(but: int) -> Spent:
    """What this process and all it started have spent so far, but one."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = time.process_time() + ended.ru_utime + ended.ru_stime
    for child in _readers(but):
        with suppress(psutil.NoSuchProcess):  # it ended while we looked
            took = child.cpu_times()
            used += took.user + took.system
    return Spent(time.perf_counter(), used)


@contextmanager
def _held(but: int) -> Iterator[None]:
    """The readers stand still: what they read meanwhile would be a gift to the ingest."""
    stopped = _readers(but)
    for reader in stopped:
        with suppress(psutil.NoSuchProcess):
            reader.suspend()
    try:
        yield
    finally:
        for reader in stopped:
            with suppress(psutil.NoSuchProcess):
                reader.resume()


class _Memory:
    """The most memory that this process held, and that it held together with all it started, in bytes."""

    def __init__(self, but: int) -> None:
        """but: the process that is not counted, the other side of the measure."""
        self.main = self.all = 0
        self._but = but
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
            for child in _readers(self._but):
                with suppress(psutil.NoSuchProcess):  # it ended while we looked
                    others += child.memory_info().rss
            self.main = max(self.main, held)
            self.all = max(self.all, held + others)
