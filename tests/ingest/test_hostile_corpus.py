"""The corpus of hostile files: each ends in time and memory with a named reason, and harms no other file."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

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

GOOD = 5
SECONDS = 20
MEMORY_MB = 1024
OCR_MEMORY_MB = 2048


class Timed:
    """The sandbox, with the seconds that each file took it."""

    def __init__(self, settings: Settings) -> None:
        self._sandbox = Sandbox(settings)
        self._sandbox.warm()
        self.seconds: dict[str, float] = {}

    def read(self, path: Path, name: str, kind: MediaType) -> Digest:
        began = time.monotonic()
        try:
            return self._sandbox.read(path, name, kind)
        finally:
            self.seconds[name] = time.monotonic() - began

    def lines(self, lines: Sequence[CorpusLine]) -> LineDigests:
        return self._sandbox.lines(lines)

    def close(self) -> None:
        self._sandbox.close()


@contextmanager
def peaks() -> Iterator[dict[str, int]]:
    """The most resident memory, in MiB, that processes of each task held meanwhile."""
    found = {"read": 0, "recognise": 0}
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(0.02):
            for child in psutil.Process().children(recursive=True):
                try:
                    task, held = child.cmdline()[-1], child.memory_info().rss >> 20
                except (psutil.Error, IndexError):
                    continue
                if task in found:
                    found[task] = max(found[task], held)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield found
    finally:
        ended.set()
        watcher.join()


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
    reader = Timed(settings)
    with peaks() as peak:
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
    late = {name: round(seconds, 1) for name, seconds in reader.seconds.items() if seconds > SECONDS}
    assert late == {}
    # The watch looks every 50 ms: a process may pass its line by what it takes in that time.
    assert peak["read"] < MEMORY_MB * 1.25
    assert peak["recognise"] < OCR_MEMORY_MB * 1.25

    taken = {row.source: row for row in list_documents(store)}
    assert {name for name in taken if "-good-" in name} == {
        f"{letter}-good-{number}.md" for number, letter in enumerate("aghpz")
    }
    assert set(taken) == ({*hostile} - set(codes)) | {name for name in taken if "-good-" in name}
    said = " ".join(p.text for row in taken.values() for p in passages_of(store, row.id))
    assert "root:" not in said  # what an entity of /etc/passwd would have brought in
    assert not Path("/tmp/hostile-slip.txt").exists()
    assert not any(tmp_path.rglob("hostile-slip.txt"))
