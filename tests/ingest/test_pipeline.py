"""Taking files in: what is added, updated, unchanged and failed, and that a rerun completes a broken run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.errors import StoreBusy, StoreFull
from assistant.settings import Settings
from assistant.store import jobs, library
from assistant.store.engine import Store
from ingest import filestore
from ingest.pipeline import AddReport, add_paths, ingest_lock
from ingest.progress import Outcome
from tests.ingest.conftest import HashEmbedder, InProcess, Write

LAW = "# 示例法\n\n第一条 甲。\n\n第二条 乙。\n"


Add = Callable[..., AddReport]


@pytest.fixture
def add(store: Store, scout_settings: Settings, embedder: HashEmbedder) -> Add:
    def run(*paths: Path, **options: object) -> AddReport:
        return add_paths(store, scout_settings, paths, embedder=embedder, reader=InProcess(), **options)  # type: ignore[arg-type]

    return run


def counts(report: AddReport) -> tuple[int, int, int, int]:
    return report.added, report.updated, report.unchanged, len(report.failed)


def test_a_folder_goes_in_and_again_adds_nothing(
    store: Store, scout_settings: Settings, write: Write, add: Add
) -> None:
    folder = write("b.md", LAW).parent
    write("sub/a.txt", "关于检查的通知\n各支行应当每季度检查一次。")
    write(".hidden.txt", "不该读的文件")
    first = add(folder)
    assert counts(first) == (2, 0, 0, 0)
    assert first.passages == 3
    documents = library.list_documents(store)
    assert [row.source for row in documents] == ["b.md", "a.txt"]
    for row in documents:
        assert filestore.sha256_of(filestore.stored_path(scout_settings, row.sha256)) == row.sha256
    assert counts(add(folder)) == (0, 0, 2, 0)
    assert library.last_sequence(store) == 2


def test_the_same_content_under_another_name_adds_nothing(store: Store, write: Write, add: Add) -> None:
    one, other = write("a.md", LAW), write("copy.md", LAW)
    assert counts(add(one, other)) == (1, 0, 1, 0)
    assert counts(add(other)) == (0, 0, 1, 0)
    assert len(library.list_documents(store)) == 1


def test_changed_content_takes_the_place_of_the_old(store: Store, write: Write, add: Add) -> None:
    path = write("a.md", LAW)
    add(path)
    path.write_text(LAW.replace("乙", "丙"), "utf-8")
    assert counts(add(path)) == (0, 1, 0, 0)
    (row,) = library.list_documents(store)
    assert [p.text for p in library.passages_of(store, row.id)] == ["第一条 甲。", "第二条 丙。"]


def test_changed_into_what_another_file_holds(store: Store, write: Write, add: Add) -> None:
    one, other = write("a.md", LAW), write("b.md", LAW.replace("乙", "丁"))
    add(one, other)
    one.write_text(other.read_text("utf-8"), "utf-8")
    assert counts(add(one, other)) == (0, 1, 1, 0)
    assert [row.source for row in library.list_documents(store)] == ["b.md"]


def test_files_that_change_names_lose_no_content(store: Store, write: Write, add: Add) -> None:
    one, other = write("a.md", LAW), write("b.md", LAW.replace("乙", "丁"))
    add(one, other)
    first, second = one.read_text("utf-8"), other.read_text("utf-8")
    one.write_text(second, "utf-8")
    other.write_text(first, "utf-8")
    assert counts(add(one, other)) == (0, 2, 0, 0)
    kept = {row.source: row.sha256 for row in library.list_documents(store)}
    assert kept == {path.name: filestore.sha256_of(path) for path in (one, other)}


def test_the_old_version_kept_beside_the_new_one_stays(store: Store, write: Write, add: Add) -> None:
    policy = write("制度.md", LAW)
    add(policy)
    kept = write("制度_旧.md", LAW)
    policy.write_text(LAW.replace("乙", "丙"), "utf-8")
    assert counts(add(policy, kept)) == (1, 1, 0, 0)
    assert sorted(row.source for row in library.list_documents(store)) == ["制度.md", "制度_旧.md"]


def test_a_name_that_is_not_utf8_harms_no_other(write: Write, add: Add) -> None:
    good = write("a.md", LAW)
    bad = good.with_name(b"\xd6\xc6\xb6\xc8.md".decode(errors="surrogateescape"))  # 制度 in GBK
    bad.write_text(LAW.replace("乙", "丙"), "utf-8")
    report = add(good.parent)
    assert counts(report) == (1, 0, 0, 1)
    assert report.failed[0].code == "file_name"
    assert report.failed[0].path.encode().endswith(b"?.md")


def test_each_bad_file_is_named_with_its_reason_and_harms_no_other(
    store: Store, write: Write, add: Add, tmp_path: Path
) -> None:
    good = write("good.md", LAW)
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing of a PDF follows")
    old = write("old.ofd", "x")
    report = add(
        write("empty.txt", ""),
        broken,
        old,
        write("data.xyz", "x"),
        tmp_path / "missing.md",
        good,
        write("b.pdf", "x"),
    )
    assert report.added == 1
    assert {Path(f.path).name: f.code for f in report.failed} == {
        "empty.txt": "empty",
        "broken.pdf": "unreadable",
        "old.ofd": "convert",
        "data.xyz": "unsupported",
        "missing.md": "not_found",
        "b.pdf": "unreadable",
    }
    assert all(f.reason for f in report.failed)
    states = {Path(job.path).name: (job.state, job.reason_code) for job in jobs.recent(store)}
    assert states == {
        "good.md": ("done", None),
        "broken.pdf": ("failed", "unreadable"),
        "b.pdf": ("failed", "unreadable"),
    }


def test_a_file_over_the_limit_is_not_opened(
    store: Store, home: Path, write: Write, embedder: HashEmbedder
) -> None:
    path = write("big.txt", "大" * 500_000)
    settings = Settings(home=home, max_file_mb=1)
    report = add_paths(store, settings, [path], embedder=embedder, reader=InProcess())
    assert [f.code for f in report.failed] == ["too_big"]


def test_documents_are_embedded_together_and_a_text_only_once(
    write: Write, add: Add, embedder: HashEmbedder
) -> None:
    for number in range(12):
        write(f"{number}.md", LAW.replace("甲", f"甲{number}"))
    folder = write("12.md", LAW).parent
    assert counts(add(folder)) == (13, 0, 0, 0)
    assert embedder.batches == [14]  # 第二条 says the same in all of them


def test_progress_is_told_file_by_file(write: Write, add: Add) -> None:
    class Told:
        files = 0

        def __init__(self) -> None:
            self.seen: list[tuple[str, Outcome, int]] = []

        def begin(self, files: int) -> None:
            self.files = files

        def advance(self, path: str, outcome: Outcome, passages: int) -> None:
            self.seen.append((Path(path).name, outcome, passages))

    told = Told()
    add(write("a.md", LAW), write("b.txt", ""), progress=told)
    assert told.files == 2
    assert sorted(told.seen) == [("a.md", "added", 2), ("b.txt", "failed", 0)]


def test_a_run_that_broke_off_is_completed_by_the_next(
    store: Store, write: Write, add: Add, embedder: HashEmbedder
) -> None:
    path = write("a.md", LAW)

    class PowerCut(Exception):
        pass

    def cut(texts: object) -> None:
        raise PowerCut

    working, embedder.embed = embedder.embed, cut  # type: ignore[method-assign, assignment]
    with pytest.raises(PowerCut):
        add(path)
    assert library.list_documents(store) == []
    assert [job.state for job in jobs.open_jobs(store)] == ["running"]
    embedder.embed = working  # type: ignore[method-assign]
    assert counts(add(path)) == (1, 0, 0, 0)
    assert jobs.open_jobs(store) == []
    assert len(jobs.recent(store)) == 1


def test_only_one_process_takes_files_in(scout_settings: Settings, store: Store) -> None:
    with ingest_lock(scout_settings), pytest.raises(StoreBusy), ingest_lock(scout_settings, seconds=0):
        raise AssertionError("two at once")


def test_a_full_disk_is_told_and_leaves_no_half_file(
    scout_settings: Settings, store: Store, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("ingest.filestore.shutil.copyfileobj", full)
    with pytest.raises(StoreFull):
        filestore.keep(scout_settings, write("a.md", LAW))
    assert list(scout_settings.files.rglob("*")) == []


def test_a_job_of_a_killed_run_whose_file_has_gone_is_ended(
    store: Store, scout_settings: Settings, write: Write, embedder: HashEmbedder
) -> None:
    (number,) = jobs.enqueue(store, ["/gone/with/the/run.md"])
    jobs.start(store, [number])
    add_paths(
        store,
        scout_settings,
        [write("a.md", "# 示例\n\n第一条 甲。\n")],
        embedder=embedder,
        reader=InProcess(),
    )
    (ended,) = [job for job in jobs.recent(store, 10) if job.id == number]
    assert (ended.state, ended.reason_code) == ("failed", "not_found")
