"""`scout documents sync, update, edit, purge, reembed`, as their users call them: one home for what belongs together."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from assistant.settings import Settings
from assistant.store import jobs
from assistant.store.engine import Store
from assistant.store.originals import stored_path
from tests.contract.conftest import Ran, Scout, scout
from tests.ingest.traces import forms_of, traces

__all__ = ["scout"]

SECRET = "青岚河谷支行的单列额度七千三百万元"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "制度"
    folder.mkdir()
    for year, share in ((2024, "十"), (2025, "八")):
        text = f"# 示例银行授信手册（{year}年版）\n\n第一条 授信余额不得超过资本净额的百分之{share}。\n\n"
        (folder / f"{year}.md").write_text(f"{text}第二条 本手册自{year}年1月1日起施行。\n", "utf-8")
    (folder / "机密.md").write_text(f"# 机密通知\n\n第一条 {SECRET}，不得外传。\n", "utf-8")
    return folder


def read(ran: Ran) -> dict[str, Any]:
    assert ran.status == 0, ran.err
    document: dict[str, Any] = json.loads(ran.out)
    return document


def documents(scout: Scout) -> dict[str, int]:
    return {row["source"]: row["id"] for row in read(scout("documents", "list", "--json"))["documents"]}


def refused(ran: Ran, status: int, word: str) -> None:
    """One line on stderr with what is wrong and what to do; nothing on stdout, no traceback."""
    assert ran.status == status
    assert ran.out == ""
    (line,) = [line for line in ran.err.splitlines() if line.startswith("scout: ")]
    assert word in line
    assert "Traceback" not in ran.err


def test_a_folders_life(scout: Scout, folder: Path, home: Path) -> None:
    scout("init")
    first = read(scout("documents", "sync", str(folder), "--json", lang="en"))
    assert (first["added"], first["moved"], first["removed"], first["failed"]) == (3, [], [], [])
    numbers = documents(scout)
    shown = read(scout("documents", "show", str(numbers["2024.md"]), "--json"))
    assert [(v["document_id"], v["standing"]) for v in shown["versions"]] == [
        (numbers["2025.md"], "in_force"),
        (numbers["2024.md"], "replaced"),
    ]
    assert "in force" in scout("documents", "show", str(numbers["2025.md"])).out

    number = str(numbers["机密.md"])
    edited = read(
        scout(
            "documents",
            "edit",
            number,
            "--title",
            "Secret",
            "--region",
            "福泉",
            "--effective",
            "2024年7月1日",
            "--json",
        )
    )["document"]
    assert (edited["title"], edited["region"], edited["effective_on"]) == ("Secret", "522702", "2024-07-01")
    assert edited["edited"] == ["title", "region", "effective_on"]
    back = read(scout("documents", "edit", number, "--reset", "title", "--reset", "effective", "--json"))
    assert (back["document"]["title"], back["document"]["edited"]) == ("机密通知", ["region"])
    assert [
        row["source"] for row in read(scout("documents", "list", "--text", "机密", "--json"))["documents"]
    ] == ["机密.md"]
    assert len(read(scout("documents", "list", "--kind", "manual", "--json"))["documents"]) == 2

    refused(scout("documents", "edit", number, "--issued", "昨天"), 2, "2024-07-01")
    refused(
        scout("documents", "edit", number, "--effective", "2024-07-01", "--repealed", "2023-01-01"),
        2,
        "2024-07-01",
    )
    refused(scout("documents", "edit", number, "--reset", "colour"), 2, "title")
    refused(scout("documents", "edit", number), 2, "--title")
    refused(scout("documents", "edit", "99", "--title", "x"), 1, "list")
    refused(scout("documents", "list", "--kind", "memo"), 2, "manual")
    refused(scout("documents", "sync", str(folder / "2024.md")), 2, "folder")
    refused(scout("documents", "sync", str(folder / "unmounted")), 1, "remove")
    refused(scout("documents", "update", "99"), 1, "list")
    refused(scout("documents", "update", number, str(folder)), 2, "folder")
    refused(scout("documents", "remove", str(folder / "nothing.md")), 1, "list")
    refused(scout("documents", "purge", number, "99"), 1, "list")
    assert documents(scout) == numbers, "nothing half-done"

    (folder / "2025.md").rename(folder / "现行.md")
    empty = folder / "空.md"
    empty.write_text("", "utf-8")
    again = scout("documents", "sync", str(folder), "--json")
    assert again.status == 1, "a named file failed"
    report = json.loads(again.out)
    assert [(Path(m["old"]).name, Path(m["new"]).name) for m in report["moved"]] == [("2025.md", "现行.md")]
    assert [one["code"] for one in report["failed"]] == ["empty"]
    empty.unlink()
    assert documents(scout)["现行.md"] == numbers["2025.md"]

    forms = forms_of(SECRET, [])
    assert traces(home, forms)
    purged = read(scout("documents", "purge", str(folder / "机密.md"), "--json"))
    assert (purged["documents"], purged["left"]) == ([int(number)], [str(folder / "机密.md")])
    assert traces(home, forms) == set()
    (line,) = read(scout("documents", "list", "--purged", "--json"))["purged"]
    assert (line["id"], line["finished"]) == (int(number), True)
    refused(scout("documents", "purge", number), 1, "list")
    assert "nothing to purge" in scout("documents", "purge").out

    removed = read(scout("documents", "remove", str(folder), "--json"))["removed"]
    assert len(removed) == 2
    assert documents(scout) == {}
    assert len(read(scout("documents", "purge", "--removed", "--json"))["documents"]) == 2
    assert list((home / "files").glob("*/*")) == []


def test_a_damaged_store_is_named_and_mended(scout: Scout, folder: Path, home: Path) -> None:
    scout("init")
    read(scout("documents", "add", str(folder), "--json"))
    (sound,) = [c for c in json.loads(scout("doctor", "--json").out)["checks"] if c["id"] == "originals"]
    assert sound["state"] == "good"
    store = Store(Settings(home=home))
    path = folder / "机密.md"
    row = next(r for r in read(scout("documents", "list", "--json"))["documents"] if r["source"] == path.name)
    stored_path(store.settings, row["sha256"]).write_bytes(b"torn")
    jobs.enqueue(store, [str(folder / "absent.md")])
    with store.write() as session:
        jobs.finish_in(session, jobs.open_jobs(store)[0].id, reason_code="not_found", reason="没有")
    store.close()
    (found,) = [c for c in json.loads(scout("doctor", "--json").out)["checks"] if c["id"] == "originals"]
    assert found["state"] == "broken"
    assert "机密通知" in found["found"]
    assert f"scout documents update {row['id']}" in found["advice"]
    assert scout("documents", "update", str(row["id"])).status == 0
    (mended,) = [c for c in json.loads(scout("doctor", "--json").out)["checks"] if c["id"] == "originals"]
    assert mended["state"] == "good"
    (failed,) = read(scout("documents", "list", "--failed", "--json"))["failed"]
    assert (Path(failed["path"]).name, failed["code"]) == ("absent.md", "not_found")
    refused(scout("documents", "reembed", embedder=str(home / "no-model")), 1, "SCOUT_EMBEDDER")
    missing = [c for c in json.loads(scout("doctor", "--json").out)["checks"] if c["id"] == "vectors"]
    assert missing[0]["state"] == "notice"
    assert scout("search", "授信余额", "-k", "1", "--json").status == 0, (
        "the model that made the vectors answers"
    )


@pytest.mark.slow
def test_a_purge_while_a_server_runs(scout: Scout, folder: Path, home: Path) -> None:
    """The server owns the mirrors: it builds them anew by itself, and the command waits for that."""
    scout("init")
    read(scout("documents", "add", str(folder), "--json"))
    environment = os.environ | {"SCOUT_HOME": str(home)}
    server = subprocess.Popen(
        [sys.executable, "-m", "assistant.cli", "serve", "--port", "0"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with server:
        try:
            assert server.stdout is not None
            assert "http://" in server.stdout.readline()
            forms = forms_of(SECRET, [])
            ends = time.monotonic() + 60
            while not (home / "mirrors" / "state.json").is_file() and time.monotonic() < ends:
                time.sleep(0.2)
            assert traces(home, forms)
            command = [sys.executable, "-m", "assistant.cli", "documents", "purge", str(folder / "机密.md")]
            done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
            assert done.returncode == 0, done.stderr
            assert traces(home, forms) == set()
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(30)
