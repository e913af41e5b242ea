"""`scout init` and `scout documents`, as their users call them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.contract.conftest import Scout, scout

__all__ = ["scout"]


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(
        "关于贷后检查的通知\n各支行应当每季度检查一次贷款用途，并把结果写进系统，不得遗漏任何一笔。\n",
        "utf-8",
    )
    return path


def test_init_can_be_repeated_and_says_what_comes_next(scout: Scout, home: Path) -> None:
    first, again = scout("init"), scout("init")
    assert (first.status, again.status) == (0, 0)
    assert str(home) in first.out
    assert "scout documents add" in first.out
    assert json.loads(scout("init", "--json").out)["store"] == "unchanged"


def test_add_list_show_remove(scout: Scout, note: Path, tmp_path: Path) -> None:
    """One home for all of it: each `add` starts a reader process and loads the embedding model."""
    scout("init")
    added = scout("documents", "add", str(note), str(tmp_path / "absent.md"))
    assert added.status == 1
    assert [line for line in added.err.splitlines() if "absent.md" in line and "not_found" in line]
    assert "Traceback" not in added.err
    assert "新增 1" in added.out

    (listed,) = json.loads(scout("documents", "list", "--json").out)["documents"]
    number = str(listed["id"])
    assert (listed["title"], listed["source"], listed["kind"]) == ("关于贷后检查的通知", "note.txt", "notice")
    shown = json.loads(scout("documents", "show", number, "--json").out)
    assert shown["passages"][0]["text"].startswith("各支行应当")
    assert "关于贷后检查的通知" in scout("documents", "list").out
    assert "各支行应当" in scout("documents", "show", number).out

    again = scout("documents", "add", str(note), "--json", lang="en")
    document = json.loads(again.out)
    assert again.status == 0
    assert {name: document[name] for name in ("added", "updated", "unchanged", "failed", "passages")} == {
        "added": 0,
        "updated": 0,
        "unchanged": 1,
        "failed": [],
        "passages": 0,
    }
    assert "0 added" in scout("documents", "add", str(note)).out  # the language set above stands

    assert scout("documents", "remove", number, "999", lang="zh").status == 1
    assert len(json.loads(scout("documents", "list", "--json").out)["documents"]) == 1, "nothing half-removed"
    removed = json.loads(scout("documents", "remove", number, "--json").out)
    assert removed["removed"] == [{"id": listed["id"], "title": "关于贷后检查的通知", "source": "note.txt"}]
    assert scout("documents", "show", number).status == 1
    assert json.loads(scout("documents", "list", "--json").out)["documents"] == []
