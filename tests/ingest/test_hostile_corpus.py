"""The corpus of hostile files: each ends in time and memory with a named reason, and harms no other file."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Self, TypeVar

import psutil
import pytest

from assistant.settings import Settings
from assistant.store.engine import Store
from assistant.store.library import list_documents, passages_of
from ingest.corpus_line import CorpusLine, LineDigests
from ingest.digest import Digest
from ingest.media import MediaType
from ingest.pipeline import add_paths
from ingest.rejections import Reason
from ingest.sandbox import Sandbox
from tests.ingest.conftest import HashEmbedder
from tests.ingest.hostile.corpus import TAKEN, write_all

Answer = TypeVar("Answer")
SECONDS = 20
MEMORY_MB = 1024
OCR_MEMORY_MB = 2048


class Timed:
    """The sandbox, with what each file cost: seconds by the clock, and of processor time in all reader processes.

    The start of a process, after a breach killed the one before it, is not the next file's.
    """

    def __init__(self, settings: Settings, watch: Watch) -> None:
        self._sandbox = Sandbox(settings)
        self._watch = watch
        self.seconds: dict[str, tuple[float, float]] = {}

    def read(self, path: Path, name: str, kind: MediaType) -> Digest:
        return self._timed(name, partial(self._sandbox.read, path, name, kind))

    def lines(self, lines: Sequence[CorpusLine]) -> LineDigests:
        return self._timed(f"{lines[0].id[:20]}…", partial(self._sandbox.lines, lines))

    def close(self) -> None:
        self._sandbox.close()

    def _timed(self, name: str, work: Callable[[], Answer]) -> Answer:
        self._sandbox.warm()
        before = self._watch.look()
        began = time.monotonic()
        try:
            return work()
        finally:
            self.seconds[name] = (time.monotonic() - began, self._watch.look() - before)


class Watch:
    """Looks every 20 ms at the processes that this one has started: their memory, and the time they took."""

    def __init__(self) -> None:
        self.peak_mb = {"read": 0, "recognise": 0}
        self._processor: dict[int, float] = {}
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def look(self) -> float:
        """Processor seconds that all of them took so far, those included that have ended."""
        for child in psutil.Process().children(recursive=True):
            try:
                arguments, times = child.cmdline(), child.cpu_times()
                held = child.memory_info().rss >> 20
            except psutil.Error:
                continue
            self._processor[child.pid] = times.user + times.system
            for task in set(self.peak_mb) & set(arguments):
                self.peak_mb[task] = max(self.peak_mb[task], held)
        return sum(self._processor.values())

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._ended.wait(0.02):
            self.look()


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_each_hostile_file_ends_with_its_reason_and_the_others_go_in(
    store: Store, home: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "batch"
    hostile = write_all(folder)
    assert len(hostile) >= 40
    # They stand between the hostile ones in the order in which files are taken.
    for number, letter in enumerate("aghpz"):
        text = f"# 示例办法{number}\n\n第一条 第{number}号。\n"
        (folder / f"{letter}-good-{number}.md").write_text(text, "utf-8")
    settings = Settings(home=home)
    with Watch() as watch:
        reader = Timed(settings, watch)
        report = add_paths(store, settings, [folder], embedder=HashEmbedder(), reader=reader)

    codes = {Path(failure.path).name.split(":")[0]: failure.code for failure in report.failed}
    wrong = {
        name: codes.get(name, TAKEN)
        for name, one in hostile.items()
        if codes.get(name, TAKEN) not in one.outcomes
    }
    assert wrong == {}
    assert all(failure.reason for failure in report.failed)
    assert set(codes.values()) <= {reason.value for reason in Reason}
    for name, (clock, processor) in reader.seconds.items():
        print(f"{name:28s} {clock:6.1f} s {processor:6.1f} s of processor  {codes.get(name, TAKEN)}")
    # Other processes make the clock's seconds many; what a file itself takes is the processor's.
    assert {name: cost for name, cost in reader.seconds.items() if cost[1] > SECONDS} == {}
    assert {name: cost for name, cost in reader.seconds.items() if cost[0] > 3 * SECONDS} == {}
    # The watch of the sandbox looks every 50 ms: a process may pass its line by what it takes in that time.
    assert watch.peak_mb["read"] < MEMORY_MB * 1.25
    assert watch.peak_mb["recognise"] < OCR_MEMORY_MB * 1.25

    taken = {row.source: row for row in list_documents(store)}
    assert {name for name in taken if "-good-" in name} == {
        f"{letter}-good-{number}.md" for number, letter in enumerate("aghpz")
    }
    assert set(taken) == ({*hostile} - set(codes)) | {name for name in taken if "-good-" in name}
    said = " ".join(p.text for row in taken.values() for p in passages_of(store, row.id))
    assert "root:" not in said  # what an entity of /etc/passwd would have brought in
    assert not Path("/tmp/hostile-slip.txt").exists()
    assert not any(tmp_path.rglob("hostile-slip.txt"))
