"""Sync: the library is as the folder is, numbers outlive names, and an unmounted share empties nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import select

from assistant.errors import FolderEmpty, FolderNotFound, UsageError
from assistant.settings import Settings
from assistant.store import library
from assistant.store.documents import PassageVector
from assistant.store.engine import Store
from ingest.syncing import SyncReport, sync_folder
from tests.ingest.conftest import HashEmbedder, InProcess, Write

LAW = "# 示例办法{0}\n\n第一条 甲{0}。\n\n第二条 乙。\n"

Sync = Callable[..., SyncReport]


@pytest.fixture
def sync(store: Store, scout_settings: Settings, embedder: HashEmbedder) -> Sync:
    def run(folder: Path, **options: bool) -> SyncReport:
        return sync_folder(store, scout_settings, folder, embedder=embedder, reader=InProcess(), **options)  # type: ignore[arg-type]

    return run


def sources(store: Store) -> dict[str, int]:
    return {row.source: row.id for row in library.list_documents(store)}


def test_what_is_new_changed_or_gone_is_followed(store: Store, write: Write, sync: Sync) -> None:
    folder = write("a.md", LAW.format(1)).parent
    write("b.md", LAW.format(2))
    gone = write("sub/c.md", LAW.format(3))
    assert sync(folder).added.added == 3
    write("b.md", LAW.format(22))
    write("d.md", LAW.format(4))
    gone.unlink()
    report = sync(folder)
    counts = report.added
    assert (counts.added, counts.updated, counts.unchanged, counts.failed) == (1, 1, 1, [])
    assert [(one.title, one.path) for one in report.removed] == [("示例办法3", str(gone))]
    assert sources(store).keys() == {"a.md", "b.md", "d.md"}
    again = sync(folder)
    assert (again.added.unchanged, again.moved, again.removed) == (3, [], [])


def test_a_renamed_file_keeps_its_number_and_is_not_embedded_again(
    store: Store, write: Write, sync: Sync, embedder: HashEmbedder
) -> None:
    old = write("旧名.md", LAW.format(1))
    write("b.md", LAW.format(2))
    sync(old.parent)
    number = sources(store)["旧名.md"]
    embedder.batches.clear()
    new = old.parent / "归档" / "新名.md"
    new.parent.mkdir()
    old.rename(new)
    report = sync(old.parent)
    assert [(one.old, one.new) for one in report.moved] == [(str(old), str(new))]
    assert (report.removed, report.added.added, report.added.unchanged) == ([], 0, 1)
    assert embedder.batches == []
    moved = library.document(store, number)
    assert (moved.source, moved.path, moved.passages) == ("新名.md", str(new), 2)


def test_a_renamed_and_changed_file_is_a_new_document(store: Store, write: Write, sync: Sync) -> None:
    old = write("a.md", LAW.format(1))
    sync(old.parent)
    old.unlink()
    write("b.md", LAW.format(9))
    report = sync(old.parent)
    assert (report.moved, report.added.added, len(report.removed)) == ([], 1, 1)


def test_documents_from_elsewhere_are_left_alone(store: Store, write: Write, sync: Sync) -> None:
    inside, beside = write("甲/a.md", LAW.format(1)), write("甲乙/b.md", LAW.format(2))
    sync(beside.parent)
    sync(inside.parent)
    inside.write_text(LAW.format(3), "utf-8")
    sync(inside.parent)
    assert sources(store).keys() == {"a.md", "b.md"}


def test_an_empty_folder_removes_nothing_unless_that_is_meant(store: Store, write: Write, sync: Sync) -> None:
    file = write("a.md", LAW.format(1))
    sync(file.parent)
    file.unlink()
    with pytest.raises(FolderEmpty, match="1 documents"):
        sync(file.parent)
    assert sources(store).keys() == {"a.md"}
    report = sync(file.parent, allow_empty=True)
    assert len(report.removed) == 1
    assert sources(store) == {}
    with store.read() as session:
        assert session.exec(select(PassageVector)).all() == []


def test_a_folder_that_is_not_there_or_is_a_file_is_refused(store: Store, write: Write, sync: Sync) -> None:
    file = write("a.md", LAW.format(1))
    sync(file.parent)
    with pytest.raises(UsageError):
        sync(file)
    with pytest.raises(FolderNotFound):
        sync(file.parent / "unmounted")
    assert sources(store).keys() == {"a.md"}


def test_what_lies_in_a_folder_that_cannot_be_listed_stays(
    store: Store, write: Write, sync: Sync, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write("a.md", LAW.format(1))
    hidden = write("locked/b.md", LAW.format(2)).parent
    sync(file.parent)
    import os

    def scandir(path: str, _real: Callable[[str], object] = os.scandir) -> object:
        if Path(path) == hidden:
            raise PermissionError(13, "Permission denied", str(path))
        return _real(path)

    monkeypatch.setattr("os.scandir", scandir)
    report = sync(file.parent)
    assert report.removed == []
    assert [(Path(one.path).name, one.code) for one in report.added.failed] == [("locked", "not_readable")]
    assert sources(store).keys() == {"a.md", "b.md"}
