"""Ingest killed or out of room: the store holds the old state or the new one, and the next run completes it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from sqlalchemy import event, func
from sqlmodel import col, select

from assistant.errors import StoreFull
from assistant.settings import Settings
from assistant.store import jobs, library
from assistant.store.documents import Passage, PassageVector
from assistant.store.engine import Store
from ingest import embedding, pipeline
from ingest.pipeline import add_paths
from tests.ingest.conftest import HashEmbedder, InProcess

DOCUMENTS = 6

# Runs an ingest that kills itself, as kill -9 would, at one named moment.
_VICTIM = """
import os, signal, sys
from pathlib import Path
from assistant.settings import Settings
from assistant.store import publishing
from assistant.store.engine import Store
from ingest import embedding, filestore, pipeline, publisher, reading_ahead
from tests.ingest.conftest import HashEmbedder, InProcess

home, folder, moment = sys.argv[1:4]

def dying(function, after):
    def call(*args, **kwargs):
        result = function(*args, **kwargs)
        call.count += 1
        if call.count == after:
            os.kill(os.getpid(), signal.SIGKILL)
        return result
    call.count = 0
    return call

if moment == "half a file copied":
    filestore.os.fsync = dying(os.fsync, 1)
elif moment == "file stored":
    reading_ahead.keep = dying(reading_ahead.keep, 2)
elif moment == "old version retired":
    publishing.retire = dying(publishing.retire, 1)
elif moment == "passages inserted":
    publishing._insert_passages = dying(publishing._insert_passages, 2)
elif moment == "first batch committed":
    publisher.Publisher.publish = dying(publisher.Publisher.publish, 1)
embedding.BATCH = 4
settings = Settings(home=Path(home))
pipeline.add_paths(Store(settings), settings, [folder], embedder=HashEmbedder(), reader=InProcess())
print("done", flush=True)
"""


def write_documents(folder: Path, version: str) -> None:
    folder.mkdir(exist_ok=True)
    for number in range(DOCUMENTS):
        text = f"# 示例办法{number}\n\n第一条 {version}第{number}号。\n\n第二条 {version}内容。\n"
        (folder / f"{number}.md").write_text(text, "utf-8")


def versions(store: Store) -> dict[str, str]:
    """Source -> what its first passage says; fails where a document is half there or doubled."""
    found: dict[str, str] = {}
    for row in library.list_documents(store):
        passages = library.passages_of(store, row.id)
        assert [p.article for p in passages] == ["第一条", "第二条"], row
        assert row.source not in found
        found[row.source] = passages[0].text[4:5]
    with store.read() as session:
        live = session.scalar(select(func.count()).select_from(Passage).where(col(Passage.live)))
        vectors = session.scalar(select(func.count()).select_from(PassageVector))
    assert live == vectors == 2 * len(found)
    return found


def add(store: Store, settings: Settings, folder: Path) -> pipeline.AddReport:
    return add_paths(store, settings, [folder], embedder=HashEmbedder(), reader=InProcess())


@pytest.mark.parametrize(
    "moment",
    [
        "half a file copied",
        "file stored",
        "old version retired",
        "passages inserted",
        "first batch committed",
    ],
)
def test_killed_at_a_moment(store: Store, scout_settings: Settings, tmp_path: Path, moment: str) -> None:
    folder = tmp_path / "documents"
    write_documents(folder, "旧")
    add(store, scout_settings, folder)
    write_documents(folder, "新")
    victim = subprocess.run(
        [sys.executable, "-c", _VICTIM, str(scout_settings.home), str(folder), moment], capture_output=True
    )
    assert victim.returncode == -signal.SIGKILL, victim.stderr.decode()

    after = versions(store)
    assert len(after) == DOCUMENTS
    assert set(after.values()) == ({"旧", "新"} if moment == "first batch committed" else {"旧"})

    report = add(store, scout_settings, folder)
    assert (report.added, report.failed) == (0, [])
    assert report.updated + report.unchanged == DOCUMENTS
    assert set(versions(store).values()) == {"新"}
    assert jobs.open_jobs(store) == []
    assert list(scout_settings.files.glob(".incoming-*")) == []


@pytest.mark.slow
def test_killed_at_random_moments(store: Store, scout_settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    write_documents(folder, "零")
    add(store, scout_settings, folder)
    chance = random.Random(20261121)
    arguments = [sys.executable, "-c", _VICTIM, str(scout_settings.home), str(folder), "never"]
    for version in "一二三四五六七八九十":
        before = set(versions(store).values())
        write_documents(folder, version)
        victim = subprocess.Popen(arguments, stdout=subprocess.PIPE)
        time.sleep(chance.uniform(0.3, 2.0))
        victim.kill()
        output, _ = victim.communicate()
        after = versions(store)
        assert len(after) == DOCUMENTS
        assert set(after.values()) <= before | {version}
        if b"done" in output:
            assert set(after.values()) == {version}
    add(store, scout_settings, folder)
    assert set(versions(store).values()) == {"十"}
    assert jobs.open_jobs(store) == []


def test_a_database_without_room_keeps_what_was_done_and_goes_on_later(
    store: Store, scout_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "documents"
    write_documents(folder, "一")
    (folder / "9.md").write_text("# 长\n\n" + "这一段很长，数据库放不下。" * 6_000, "utf-8")
    monkeypatch.setattr(embedding, "BATCH", 1)
    pages = store.settings.home.joinpath("scout.db").stat().st_size // 4096 + 100

    def small(connection: object, _: object) -> None:
        connection.execute(f"PRAGMA max_page_count={pages}")  # type: ignore[attr-defined]

    event.listen(store.writer, "connect", small)
    with pytest.raises(StoreFull):
        add(store, scout_settings, folder)
    assert len(versions(store)) == DOCUMENTS
    event.remove(store.writer, "connect", small)
    assert add(store, scout_settings, folder).added == 1
    assert jobs.open_jobs(store) == []


@pytest.mark.slow
@pytest.mark.parametrize("after", [0.0, 0.1, 0.3, 1.0, 2.0])
def test_ctrl_c_ends_the_readers_too(
    scout_settings: Settings, store: Store, tmp_path: Path, after: float
) -> None:
    folder = tmp_path / "documents"
    write_documents(folder, "一")
    environment = os.environ | {"SCOUT_HOME": str(scout_settings.home)}
    scout = subprocess.Popen(
        [sys.executable, "-m", "assistant.cli", "documents", "add", str(folder)],
        env=environment,
        stderr=subprocess.PIPE,
    )
    process = psutil.Process(scout.pid)
    ends = time.monotonic() + 60
    while not (readers := process.children()) and scout.poll() is None and time.monotonic() < ends:
        time.sleep(0.01)
    time.sleep(after)
    scout.send_signal(signal.SIGINT)
    try:
        _, said = scout.communicate(timeout=60)
    finally:
        scout.kill()
    assert b"Traceback" not in said
    _, alive = psutil.wait_procs(readers, timeout=10)
    assert alive == []
