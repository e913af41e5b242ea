"""Reading and embedding on a Dask cluster of real processes: the same library, also when a worker is killed midway."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
from sqlmodel import col, select

from assistant.errors import ClusterUnreachable, ExtraMissing
from assistant.settings import Settings
from assistant.store import jobs, library
from assistant.store.documents import Document, Passage, PassageVector
from assistant.store.engine import Store, prepare_home
from assistant.store.migrate import upgrade
from ingest.cluster import ClusterReader, ReadVectors
from ingest.pipeline import AddReport, add_paths
from ingest.rejections import Reason, Unreadable
from tests.ingest.conftest import HashEmbedder, make_pdf

WAIT_S = 90


def write_folder(folder: Path, files: int, lines: int) -> Path:
    folder.mkdir()
    for number in range(files):
        articles = "\n\n".join(f"第{n}条 第{number}号办法的第{n}项示例规定。" for n in "一二三四五")
        (folder / f"{number}.md").write_text(f"# 示例办法{number}\n\n{articles}\n", "utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing of a PDF follows")
    make_pdf(folder / "plain.pdf", [[(72, 700, 12, "A sample rule for loans to small firms.")]])
    rows = ({"_id": f"a{n}", "title": f"示例法第{n}条", "text": f"示例内容{n}。"} for n in range(lines))
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "corpus.jsonl").write_text(text, "utf-8")
    return folder


@contextmanager
def process(*words: str, ready: Callable[[], bool]) -> Iterator[subprocess.Popen[bytes]]:
    """A process of the cluster, once it is ready."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    running = subprocess.Popen(
        [sys.executable, "-m", *words],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        ends = time.monotonic() + WAIT_S
        while not ready():
            assert running.poll() is None, words
            assert time.monotonic() < ends, words
            time.sleep(0.1)
        yield running
    finally:
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
        running.wait()


@contextmanager
def cluster_of(folder: Path, workers: int) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and so many workers as processes of their own: (address, workers)."""
    found = folder / "scheduler.json"

    def started() -> int:
        text = found.read_text() if found.is_file() else ""
        return len(json.loads(text)["workers"]) if text else -1

    with ExitStack() as stack:
        stack.enter_context(
            process(
                "distributed.cli.dask_scheduler",
                *("--host", "127.0.0.1", "--port", "0", "--no-dashboard"),
                *("--scheduler-file", str(found)),
                ready=lambda: started() >= 0,
            )
        )
        address = json.loads(found.read_text())["address"]
        running = [
            stack.enter_context(
                process(
                    "distributed.cli.dask_worker",
                    *(address, "--nthreads", "1", "--no-dashboard", "--no-nanny", "--name", str(number)),
                    *("--local-directory", str(folder)),
                    ready=lambda number=number: connected(address) > number,
                )
            )
            for number in range(workers)
        ]
        yield address, running


def connected(address: str) -> int:
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        return len(client.nthreads())


def held(store: Store) -> dict[tuple[str, int, str], Any]:
    """What a library holds: (document, place, text) -> vector."""
    with store.read() as session:
        rows = session.exec(
            select(Document.title, Passage.ordinal, Passage.index_text, Passage.tokens, PassageVector.vector)
            .join(Passage, col(Passage.document_id) == Document.id)
            .join(PassageVector, col(PassageVector.passage_id) == Passage.id)
            .where(col(Document.live), col(Passage.live))
        ).all()
    found = {
        (f"{title}|{tokens}", n, text): np.frombuffer(vector, "<f2")
        for title, n, text, tokens, vector in rows
    }
    assert len(found) == len(rows)
    return found


def fresh(home: Path) -> tuple[Store, Settings]:
    settings = Settings(home=home)
    prepare_home(settings)
    store = Store(settings)
    upgrade(store)
    return store, settings


def assert_same(one: dict[Any, Any], other: dict[Any, Any]) -> None:
    assert one.keys() == other.keys()
    worst = max(float(np.abs(one[key].astype(np.float32) - other[key]).max()) for key in one)
    assert worst < 2e-3  # a step of float16


def counts(report: AddReport) -> tuple[int, int, int, list[str]]:
    return report.added, report.updated, report.unchanged, [Path(f.path).name for f in report.failed]


@pytest.mark.slow
@pytest.mark.filterwarnings("default::ResourceWarning:distributed")
def test_a_killed_worker_loses_and_doubles_nothing(
    store: Store, scout_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_folder(tmp_path / "in", 15, 700)
    here, its_settings = fresh(tmp_path / "alone")
    alone = add_paths(here, its_settings, [folder])
    monkeypatch.setattr("ingest.embedding.BATCH", 100)

    class KillAtThird:
        """Kills a worker once a few batches are in."""

        killed = False

        def begin(self, files: int) -> None:
            pass

        def advance(self, path: str, outcome: str, passages: int) -> None:
            if not self.killed:
                self.killed = True
                victim.kill()

        def part(self, path: str, documents: int, passages: int) -> None:
            pass

    kill = KillAtThird()
    with cluster_of(tmp_path, 2) as (address, workers):
        victim = workers[0]
        report = add_paths(store, scout_settings, [folder], progress=kill, cluster_address=address)
        assert kill.killed
        assert victim.wait(WAIT_S) == -signal.SIGKILL
        assert connected(address) == 1
        again = add_paths(store, scout_settings, [folder], cluster_address=address)
    assert counts(report) == counts(alone) == (716, 0, 0, ["broken.pdf"])
    assert report.passages == alone.passages
    assert_same(held(store), held(here))
    assert counts(again) == (0, 0, 716, ["broken.pdf"])
    assert jobs.open_jobs(store) == []
    here.close()
    me = psutil.Process()
    assert not [p for p in me.children(recursive=True) if "dask" in " ".join(p.cmdline())]


def test_without_the_extra_it_is_named(
    store: Store, scout_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(
        "importlib.util.find_spec", lambda name: None if name == "distributed" else found(name)
    )
    (tmp_path / "a.md").write_text("# 示例\n\n内容。\n", "utf-8")
    with pytest.raises(ExtraMissing) as raised:
        add_paths(store, scout_settings, [tmp_path / "a.md"], cluster_address="tcp://127.0.0.1:1")
    assert "credit-scout[cluster]" in raised.value.line("en")


class Answering:
    """A Dask client whose workers give a fixed answer."""

    def __init__(self, answer: object) -> None:
        self._answer = answer

    def submit(self, *_: object, **__: object) -> Answering:
        return self

    def result(self) -> object:
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer


@pytest.mark.parametrize(
    "answer",
    [
        None,
        (b"", b"", "test:hash"),
        (b"[]", b"", "test:hash"),
        (b'{"digest": {"passages": 5}}', b"", "test:hash"),
        (b'{"reason": "none of ours"}', b"", "test:hash"),
        (b"[" * 200_000, b"", "test:hash"),
        ("{}", b"", "test:hash"),
        TypeError("could not be read"),
    ],
)
def test_an_answer_that_is_none_is_refused(answer: object, tmp_path: Path, embedder: HashEmbedder) -> None:
    (tmp_path / "a.md").write_text("示例", "utf-8")
    reader = ClusterReader(Answering(answer), "tcp://x", {}, ReadVectors(embedder))
    with pytest.raises(Unreadable) as raised:
        reader.read(tmp_path / "a.md", "a.md", "md")
    assert raised.value.reason is Reason.CRASHED


def test_a_workers_reason_is_passed_on(tmp_path: Path, embedder: HashEmbedder) -> None:
    (tmp_path / "a.md").write_text("示例", "utf-8")
    answer = (b'{"reason": "encrypted", "detail": ""}', b"", "test:hash")
    reader = ClusterReader(Answering(answer), "tcp://x", {}, ReadVectors(embedder))
    with pytest.raises(Unreadable) as raised:
        reader.read(tmp_path / "a.md", "a.md", "md")
    assert raised.value.reason is Reason.ENCRYPTED


def test_vectors_that_cannot_be_are_refused(embedder: HashEmbedder) -> None:
    vectors = ReadVectors(embedder)
    good = embedder.embed(["甲", "乙"]).astype("<f2")
    for bad in (good[:1], np.full((2, 8), np.nan, "<f2"), good * np.float16(3)):
        with pytest.raises(ValueError, match=r"vectors|unit"):
            vectors.take(["甲", "乙"], bad.tobytes(), embedder.id)
    with pytest.raises(ValueError, match="another model"):
        vectors.take(["甲", "乙"], good.tobytes(), "another")
    vectors.take(["甲", "乙"], good.tobytes(), embedder.id)
    embedder.batches.clear()
    assert np.array_equal(vectors.embed(["乙", "甲"]).astype("<f2"), good[::-1])
    assert embedder.batches == []
    vectors.embed(["甲"])
    assert embedder.batches == [1]


@pytest.mark.slow
def test_an_address_where_nothing_listens_is_told(
    store: Store, scout_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.cluster._CONNECT_S", 1)
    (tmp_path / "a.md").write_text("# 示例\n\n内容。\n", "utf-8")
    with pytest.raises(ClusterUnreachable):
        add_paths(store, scout_settings, [tmp_path / "a.md"], cluster_address="tcp://127.0.0.1:1")
    assert library.list_documents(store) == []
