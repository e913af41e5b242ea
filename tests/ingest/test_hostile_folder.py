"""Folders made to do harm: links, pipes, names and permissions. Each is named or left aside; the others go in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.settings import Settings
from assistant.store.engine import Store
from assistant.store.library import list_documents
from ingest.commands.documents.report import on_terminal
from ingest.pipeline import add_paths
from ingest.report import AddReport
from tests.ingest.conftest import HashEmbedder, InProcess, Write


@pytest.fixture
def folder(write: Write) -> Path:
    """A folder with one good file."""
    return write("good.md", "# 示例办法\n\n第一条 甲。\n").parent


def add(store: Store, settings: Settings, folder: Path) -> AddReport:
    return add_paths(store, settings, [folder], embedder=HashEmbedder(), reader=InProcess())


def test_links_out_of_the_folder_are_named_and_not_followed(
    store: Store, scout_settings: Settings, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "secret.txt").write_text("不在文件夹里的内容。", "utf-8")
    (folder / "passwd.txt").symlink_to("/etc/passwd")
    (folder / "up.txt").symlink_to("../secret.txt")
    (folder / "self.txt").symlink_to("self.txt")
    (folder / "nowhere.txt").symlink_to("nothing.txt")
    (folder / "round").symlink_to(folder, target_is_directory=True)
    (folder / "again.md").symlink_to("good.md")
    report = add(store, scout_settings, folder)
    assert {Path(failure.path).name: failure.code for failure in report.failed} == {
        "passwd.txt": "link",
        "up.txt": "link",
        "self.txt": "not_found",
        "nowhere.txt": "not_found",
    }
    assert len(list_documents(store)) == 1


def test_pipes_and_sockets_hold_nothing_up(store: Store, scout_settings: Settings, folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "device.txt").symlink_to("/dev/zero")
    assert add(store, scout_settings, folder).added == 1
    report = add_paths(
        store, scout_settings, [folder / "pipe.txt"], embedder=HashEmbedder(), reader=InProcess()
    )
    assert [failure.code for failure in report.failed] == ["not_found"]


def test_a_file_that_goes_after_the_look_is_named(
    store: Store, scout_settings: Settings, folder: Path, write: Write
) -> None:
    going = write("going.md", "# 将删\n\n第一条 乙。\n")

    class Deleting(InProcess):
        def read(self, path: Path, name: str, kind):  # type: ignore[no-untyped-def]
            going.unlink(missing_ok=True)
            return super().read(path, name, kind)

    write("a-first.md", "# 先读\n\n第一条 丙。\n")
    report = add_paths(store, scout_settings, [folder], embedder=HashEmbedder(), reader=Deleting())
    assert [(Path(failure.path).name, failure.code) for failure in report.failed] in (
        [],  # its copy was made before the first was read
        [("going.md", "not_found")],
    )
    assert report.added == 3 - len(report.failed)


def test_names_that_would_steer_a_terminal_are_taken_and_shown_as_codes(
    store: Store, scout_settings: Settings, folder: Path, write: Write
) -> None:
    names = ["a\nb.md", "\x1b[2Jc.md", "\u202efdp.d.md", "é.md", "e\u0301.md"]
    for number, name in enumerate(names):
        write(name, f"# 示例办法{number}\n\n第一条 第{number}号。\n")
    assert add(store, scout_settings, folder).added == 1 + len(names)
    assert {row.source for row in list_documents(store)} == {"good.md", *names}
    assert [on_terminal(name) for name in names[:3]] == ["a\\nb.md", "\\x1b[2Jc.md", "\\u202efdp.d.md"]
    assert on_terminal("信贷 办法.md") == "信贷 办法.md"


def test_paths_that_the_system_refuses_are_named_and_the_others_go_in(
    store: Store, scout_settings: Settings, folder: Path
) -> None:
    long = Path("/" + "/".join(["d" * 200] * 25) + "/a.md")
    circle = folder.parent / "circle.md"
    circle.symlink_to(circle)
    report = add_paths(
        store, scout_settings, [long, circle, folder], embedder=HashEmbedder(), reader=InProcess()
    )
    assert [failure.code for failure in report.failed] == ["not_readable", "not_readable"]
    assert report.added == 1
