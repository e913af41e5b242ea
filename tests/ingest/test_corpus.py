"""Corpora: a document a line, bad lines named, only what changed is taken, bombs refused, a killed run goes on."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import col, select

from assistant.settings import Settings
from assistant.store import jobs, library, source_files
from assistant.store.documents import Document, Passage, PassageVector, Publication
from assistant.store.engine import Store
from ingest import corpus, plan
from ingest.corpus_line import LONGEST
from ingest.filestore import sha256_of, stored_path
from ingest.pipeline import AddReport, add_paths
from ingest.rejections import Reason, Unreadable
from tests.ingest.conftest import HashEmbedder, InProcess

Add = Callable[[Path], AddReport]


@pytest.fixture
def add(store: Store, scout_settings: Settings, embedder: HashEmbedder) -> Add:
    return lambda path: add_paths(store, scout_settings, [path], embedder=embedder, reader=InProcess())


def article(number: int, text: str = "") -> dict[str, Any]:
    return {"_id": f"a{number}", "title": f"示例法第{number}条", "text": text or f"示例内容{number}。"}


def write(path: Path, rows: Iterable[object]) -> Path:
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    data = "\n".join(lines).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def held(store: Store) -> dict[str, str]:
    """`_id` -> text of every live passage; fails where one is doubled or lacks its vector."""
    with store.read() as session:
        rows = session.exec(
            select(Passage.external_id, Passage.text)
            .join(PassageVector, col(PassageVector.passage_id) == Passage.id)
            .where(col(Passage.live))
        ).all()
    found = {str(name): text for name, text in rows}
    assert len(found) == len(rows)
    return found


def counts(report: AddReport) -> tuple[int, int, int, int]:
    return report.added, report.updated, report.unchanged, report.passages


@pytest.mark.parametrize("name", ["corpus.jsonl", "corpus.jsonl.gz"])
def test_each_line_is_a_document(
    store: Store, scout_settings: Settings, tmp_path: Path, add: Add, name: str
) -> None:
    path = write(tmp_path / name, [article(n) for n in range(1, 601)])
    assert counts(add(path)) == (600, 0, 0, 600)
    rows = {row.external_id: row for row in library.list_documents(store)}
    row = rows["a7"]
    assert (row.title, row.source, row.path, row.media_type) == ("示例法第7条", name, str(path), "corpus")
    assert row.file_sha256 == sha256_of(path)
    assert sha256_of(stored_path(scout_settings, row.file_sha256)) == row.file_sha256
    (passage,) = library.passages_of(store, row.id)
    assert (passage.external_id, passage.text) == ("a7", "示例内容7。")
    assert (passage.index_text, passage.locator) == ("示例法第7条\n示例内容7。", "示例法第7条")
    (job,) = jobs.recent(store)
    assert (job.state, job.outcome, job.passages) == ("done", "added", 600)


def test_many_lines_share_a_sequence_number(store: Store, tmp_path: Path, add: Add) -> None:
    add(write(tmp_path / "c.jsonl", [article(n) for n in range(1, 601)]))
    with store.read() as session:
        (step,) = session.exec(select(Publication)).all()
    assert (step.document_id, step.action) == (0, "publish")


def test_an_unchanged_corpus_is_not_read_again(
    tmp_path: Path, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "c.jsonl", [article(n) for n in range(1, 6)])
    add(path)
    monkeypatch.setattr(corpus, "scan", lambda *_: pytest.fail("read again"))
    assert counts(add(path)) == (0, 0, 5, 0)


def test_only_what_changed_is_taken_and_what_is_gone_goes(
    store: Store, tmp_path: Path, add: Add, embedder: HashEmbedder
) -> None:
    path = write(tmp_path / "c.jsonl", [article(n) for n in range(1, 6)])
    add(path)
    embedder.batches.clear()
    write(path, [article(1), article(2, "改过的内容。"), article(4), article(5), article(9)])
    assert counts(add(path)) == (1, 1, 3, 2)
    assert embedder.batches == [2]
    assert held(store) == {
        "a1": "示例内容1。",
        "a2": "改过的内容。",
        "a4": "示例内容4。",
        "a5": "示例内容5。",
        "a9": "示例内容9。",
    }
    with store.read() as session:
        files = set(session.scalars(select(Document.file_sha256).where(col(Document.live))))
    assert files == {sha256_of(path)}
    assert counts(add(path)) == (0, 0, 5, 0)


def test_a_removed_line_comes_back_and_the_others_are_left(
    store: Store, tmp_path: Path, add: Add, embedder: HashEmbedder
) -> None:
    from assistant.store import publishing

    path = write(tmp_path / "c.jsonl", [article(n) for n in range(1, 6)])
    add(path)
    publishing.remove(store, library.known_lines(store, str(path))["a3"].id)
    assert counts(add(path)) == (1, 0, 4, 1)
    assert len(held(store)) == 5


def test_bad_lines_are_named_each_time_and_the_others_go_in(store: Store, tmp_path: Path, add: Add) -> None:
    path = write(
        tmp_path / "c.jsonl",
        [
            article(1),
            "{not json",
            "",
            json.dumps({"title": "无编号", "text": "文"}),
            json.dumps({"_id": "x", "text": 5}),
            json.dumps({"_id": "x", "title": ["y"], "text": "文"}),
            json.dumps({"_id": "blank", "title": "", "text": " "}),
            "[" * 100_000,
            "[]",
            article(1, "另一条"),
            article(2),
        ],
    )
    report = add(path)
    assert counts(report) == (2, 0, 0, 2)
    assert {(f.path.removeprefix(str(path)), f.code) for f in report.failed} == {
        (":2", "bad_line"),
        (":4", "bad_line"),
        (":5", "bad_line"),
        (":6", "bad_line"),
        (":7", "empty"),
        (":8", "bad_line"),
        (":9", "bad_line"),
        (":10", "duplicate_id"),
    }
    assert all(f.reason for f in report.failed)
    assert held(store) == {"a1": "示例内容1。", "a2": "示例内容2。"}
    again = add(path)
    assert counts(again) == (0, 0, 2, 0)
    assert len(again.failed) == 8


def test_text_that_no_database_takes_is_mended(store: Store, tmp_path: Path, add: Add) -> None:
    rows = ['{"_id": "1", "title": "半\\ud83d", "text": "零\\u0000字节"}', '\ufeff{"_id": "2", "text": "序"}']
    assert add(write(tmp_path / "c.jsonl", rows)).added == 1
    assert held(store) == {"1": "零字节"}
    assert add(write(tmp_path / "d.jsonl", rows[::-1])).added == 2


def test_a_line_too_long_is_passed_over(
    store: Store, tmp_path: Path, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corpus, "LONGEST_LINE", 10_000)
    path = write(tmp_path / "c.jsonl", [article(1), article(2, "长" * 2_000_000), article(3)])
    report = add(path)
    assert [(Path(f.path).name, f.code) for f in report.failed] == [("c.jsonl:2", "too_big")]
    assert set(held(store)) == {"a1", "a3"}


def test_a_long_text_is_cut_and_all_of_it_has_the_lines_id(store: Store, tmp_path: Path, add: Add) -> None:
    text = "".join(f"第{n}句说的是示例。" for n in range(LONGEST))
    report = add(write(tmp_path / "c.jsonl", [article(1, text)]))
    assert report.added == 1
    (row,) = library.list_documents(store)
    pieces = library.passages_of(store, row.id)
    assert len(pieces) == report.passages > 1
    assert {piece.external_id for piece in pieces} == {"a1"}
    assert "".join(piece.text for piece in pieces) == text


def test_a_bomb_and_a_broken_archive_leave_nothing(store: Store, tmp_path: Path, add: Add) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = b'{"_id": "x", "text": "' + b"x" * 1_000_000 + b'"}\n'
    bomb = tmp_path / "bomb.jsonl.gz"
    bomb.write_bytes(b"".join(packer.compress(block) for _ in range(120)) + packer.flush())
    assert [f.code for f in add(bomb).failed] == ["zip_bomb"]
    broken = write(tmp_path / "broken.jsonl.gz", [article(n) for n in range(1, 3000)])
    broken.write_bytes(broken.read_bytes()[:-500])
    assert [f.code for f in add(broken).failed] == ["unreadable"]
    wrong = tmp_path / "wrong.jsonl"
    wrong.write_bytes(b"%PDF-1.7\n")
    assert [f.code for f in add(wrong).failed] == ["wrong_type"]
    blank = tmp_path / "blank.jsonl"
    blank.write_bytes(b"\n \n\n" * 1000)
    assert [f.code for f in add(blank).failed] == ["empty"]
    assert held(store) == {}
    assert {job.state for job in jobs.recent(store)} == {"failed"}


def test_one_line_that_breaks_the_reader_costs_no_other(
    store: Store, scout_settings: Settings, tmp_path: Path, embedder: HashEmbedder
) -> None:
    class Breaking(InProcess):
        def lines(self, lines):  # type: ignore[no-untyped-def]
            if any(line.id == "a70" for line in lines):
                raise Unreadable(Reason.CRASHED, "exit -9")
            return super().lines(lines)

    path = write(tmp_path / "c.jsonl", [article(n) for n in range(1, 101)])
    report = add_paths(store, scout_settings, [path], embedder=embedder, reader=Breaking())
    assert counts(report) == (99, 0, 0, 99)
    assert [(Path(f.path).name, f.code) for f in report.failed] == [("c.jsonl:70", "crashed")]


def test_the_sandbox_gives_what_this_process_gives(
    store: Store, scout_settings: Settings, tmp_path: Path, embedder: HashEmbedder
) -> None:
    path = write(tmp_path / "c.jsonl", [article(n) for n in range(1, 4)])
    add_paths(store, scout_settings, [path], embedder=embedder)
    assert held(store) == {f"a{n}": f"示例内容{n}。" for n in range(1, 4)}


_VICTIM = """
import os, signal, sys
from pathlib import Path
from assistant.settings import Settings
from assistant.store.engine import Store
from ingest import embedding, pipeline, publisher
from tests.ingest.conftest import HashEmbedder, InProcess

publish = publisher.Publisher.publish
def dying(self, batch, vectors):
    done = publish(self, batch, vectors)
    dying.count += 1
    if dying.count == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return done
dying.count = 0
publisher.Publisher.publish = dying
embedding.BATCH = 256
settings = Settings(home=Path(sys.argv[1]))
pipeline.add_paths(Store(settings), settings, [sys.argv[2]], embedder=HashEmbedder(), reader=InProcess())
"""


def test_a_killed_run_goes_on_where_it_was(
    store: Store, scout_settings: Settings, tmp_path: Path, add: Add, embedder: HashEmbedder
) -> None:
    path = write(tmp_path / "c.jsonl", [article(n) for n in range(1, 1501)])
    victim = subprocess.run(
        [sys.executable, "-c", _VICTIM, str(scout_settings.home), str(path)], capture_output=True
    )
    assert victim.returncode == -signal.SIGKILL, victim.stderr.decode()
    assert len(held(store)) == 512
    assert counts(add(path)) == (988, 0, 512, 988)
    assert sum(embedder.batches) == 988
    assert len(held(store)) == 1500
    assert jobs.open_jobs(store) == []


def test_a_file_whose_times_are_as_they_were_is_not_opened(
    store: Store, tmp_path: Path, add: Add, scout_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.work._SETTLED_NS", 0)
    path = tmp_path / "a.md"
    path.write_text("# 示例\n\n第一条 甲。\n", "utf-8")
    add(path)
    with monkeypatch.context() as patched:
        patched.setattr(plan, "sha256_of", lambda _: pytest.fail("opened"))
        assert add(path).unchanged == 1
    stat = path.stat()
    path.write_text("# 示例\n\n第一条 乙。\n", "utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert path.stat().st_size == stat.st_size
    assert add(path).updated == 1


def test_a_file_just_written_is_not_trusted_by_its_times(store: Store, tmp_path: Path, add: Add) -> None:
    path = tmp_path / "a.md"
    path.write_text("# 示例\n\n第一条 甲。\n", "utf-8")
    add(path)
    (row,) = source_files.remembered(store, [str(path)]).values()
    assert (row.sha256, row.stamp) == (sha256_of(path), "")
