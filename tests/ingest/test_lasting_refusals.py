"""A file that was refused for its content is refused again without being read, until that or the program changes."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.settings import Settings
from assistant.store import jobs, library
from assistant.store.engine import Store
from ingest import lasting_refusals
from ingest.digest import Digest
from ingest.media import MediaType
from ingest.pipeline import AddReport, add_paths
from ingest.rejections import Reason, Unreadable
from ingest.updating import update_documents
from tests.ingest.conftest import HashEmbedder, InProcess, Write

RULE = "# 示例办法\n\n第一条 贷款须有担保。\n"


BROKEN = "# 损坏\n"


class Refusing(InProcess):
    """Reads what it can, refuses BROKEN for `reason`, and keeps the names of all that it was given."""

    def __init__(self) -> None:
        self.reason = Unreadable(Reason.UNREADABLE, "zip")
        self.given: list[str] = []

    def read(self, path: Path, name: str, kind: MediaType) -> Digest:
        self.given.append(name)
        if path.read_text("utf-8") == BROKEN:
            raise self.reason
        return super().read(path, name, kind)


Again = Callable[..., AddReport]


@pytest.fixture
def reader() -> Refusing:
    return Refusing()


@pytest.fixture
def add(store: Store, scout_settings: Settings, embedder: HashEmbedder, reader: Refusing) -> Again:
    def run(path: Path, **options: bool) -> AddReport:
        reader.given.clear()
        return add_paths(store, scout_settings, [path], embedder=embedder, reader=reader, **options)

    return run


def test_it_is_named_again_and_not_read(store: Store, write: Write, add: Again, reader: Refusing) -> None:
    folder = write("bad.md", BROKEN).parent
    write("good.md", RULE)
    first = add(folder)
    assert [failure.code for failure in first.failed] == ["unreadable"]
    assert sorted(reader.given) == ["bad.md", "good.md"]
    for _ in range(2):
        again = add(folder)
        assert reader.given == []
        assert (again.unchanged, again.failed) == (1, first.failed)
        assert "zip" in first.failed[0].reason
    assert [job.state for job in jobs.recent(store) if job.path.endswith("bad.md")] == ["failed"]


def test_a_touched_file_is_not_read_and_a_changed_one_is(write: Write, add: Again, reader: Refusing) -> None:
    path = write("bad.md", BROKEN)
    add(path)
    os.utime(path, (1_700_000_000, 1_700_000_000))
    assert len(add(path).failed) == 1
    assert reader.given == []
    path.write_text(RULE, encoding="utf-8")
    assert add(path).added == 1
    assert reader.given == ["bad.md"]


def test_it_is_read_again_where_that_is_asked_for(write: Write, add: Again, reader: Refusing) -> None:
    path = write("bad.md", BROKEN)
    add(path)
    for asked in ("check_content", "reread"):
        assert len(add(path, **{asked: True}).failed) == 1
        assert reader.given == ["bad.md"]


def test_another_version_of_the_program_reads_it_again(
    write: Write, add: Again, reader: Refusing, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("bad.md", BROKEN)
    add(path)
    monkeypatch.setattr(lasting_refusals, "_program", lambda: "next")
    for given in (["bad.md"], []):
        assert len(add(path).failed) == 1
        assert reader.given == given


@pytest.mark.parametrize("reason", sorted(set(Reason) - lasting_refusals.LASTING))
def test_what_may_go_better_is_read_each_time(
    reason: Reason, write: Write, add: Again, reader: Refusing
) -> None:
    path = write("bad.md", BROKEN)
    reader.reason = Unreadable(reason, "20")
    for _ in range(2):
        assert [failure.code for failure in add(path).failed] == [reason.value]
        assert reader.given == ["bad.md"]


def test_a_document_whose_new_file_is_refused_stays_and_comes_back(
    store: Store, scout_settings: Settings, write: Write, add: Again, reader: Refusing, embedder: HashEmbedder
) -> None:
    path = write("rule.md", RULE)
    add(path)
    path.write_text(BROKEN, encoding="utf-8")
    for given in (["rule.md"], []):
        assert len(add(path).failed) == 1
        assert reader.given == given
    update_documents(store, scout_settings, None, reread=True, embedder=embedder, reader=reader)
    assert reader.given == ["rule.md"]
    path.write_text(RULE, encoding="utf-8")
    assert add(path).unchanged == 1
    assert [row.title for row in library.list_documents(store)] == ["示例办法"]
