"""Bad input: one clear line with what to do, the exit status of the contract, nothing half-written."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from tests.contract.conftest import Ran, Scout

SCOUT = str(Path(sys.executable).with_name("scout"))


def says_one_line(ran: Ran, status: int, *words: str) -> None:
    """One line on stderr with all `words`, no traceback, that exit status."""
    lines = [line for line in ran.err.splitlines() if line.strip()]
    assert ran.status == status, ran
    assert len(lines) == 1, ran.err
    assert "Traceback" not in ran.err
    for word in words:
        assert word in lines[0]


@pytest.mark.parametrize("command", [("ask", "福泉有哪些企业"), ("search", "授信"), ("documents", "list")])
def test_a_home_without_a_store(scout: Scout, command: tuple[str, ...]) -> None:
    says_one_line(scout(*command), 1, "scout init")


@pytest.mark.parametrize("question", ["", "   ", "\u200b\u3000\n"])
def test_a_blank_question(scout: Scout, demo_home: Path, question: str) -> None:
    says_one_line(scout("ask", question, home=demo_home), 2, "空")


def test_a_question_of_100_kb(scout: Scout, demo_home: Path) -> None:
    says_one_line(scout("ask", "磷" * 34_000, home=demo_home), 2, "34000", "4000")


def test_an_unknown_conversation(scout: Scout, demo_home: Path) -> None:
    says_one_line(scout("ask", "你好", "--conversation", "nobody", home=demo_home), 1, "nobody")


def test_an_unknown_firm(scout: Scout, demo_home: Path) -> None:
    says_one_line(
        scout("firms", "show", "火星示例股份公司", home=demo_home), 1, "火星示例股份公司", "scout firms find"
    )


def test_an_unknown_model(scout: Scout, demo_home: Path) -> None:
    says_one_line(
        scout("ask", "你好", "--model", "nosuch:thing", home=demo_home), 1, "nosuch:thing", "SCOUT_MODEL"
    )


def test_an_unknown_document(scout: Scout, demo_home: Path) -> None:
    says_one_line(scout("documents", "show", "999999", home=demo_home), 1, "999999")


def test_files_that_cannot_be_read_are_named_and_the_rest_goes_in(scout: Scout, tmp_path: Path) -> None:
    assert scout("init").status == 0
    good = tmp_path / "notice.txt"
    good.write_text("关于贷后检查的通知\n\n各支行应当每季度检查一次贷款用途。\n", "utf-8")
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnot a pdf at all")
    picture = tmp_path / "photo.xyz"
    picture.write_bytes(bytes(range(256)) * 4)
    missing = tmp_path / "missing.docx"
    ran = scout("documents", "add", *map(str, (good, empty, broken, picture, missing)), "--json")
    assert ran.status == 1
    document = json.loads(ran.out)
    assert document["added"] == 1
    assert document["passages"] >= 1
    assert {Path(f["path"]).name for f in document["failed"]} == {
        "empty.txt",
        "broken.pdf",
        "photo.xyz",
        "missing.docx",
    }
    assert all(f["code"] and f["reason"] for f in document["failed"])
    listed = json.loads(scout("documents", "list", "--json").out)
    assert [d["source"] for d in listed["documents"]] == ["notice.txt"]


def test_a_home_that_cannot_be_written(scout: Scout, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("a file, no folder")
    says_one_line(scout("init", home=blocked / "home"), 1, "SCOUT_HOME")


def test_an_unknown_command_is_wrong_usage(scout: Scout) -> None:
    assert scout("nonsense").status == 2


def _answers(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=1).status_code == 200
    except httpx.TransportError:
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_a_taken_port_and_a_second_server(demo_home: Path) -> None:
    environment = dict(os.environ) | {"SCOUT_HOME": str(demo_home), "SCOUT_LANG": "en"}
    port = _free_port()

    def serve(on: int) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [SCOUT, "serve", "--port", str(on)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        refused = serve(taken.getsockname()[1])
        _, err = refused.communicate(timeout=60)
        says_one_line(Ran(refused.returncode, "", err), 1, "taken", "--port")

    first = serve(port)
    try:
        deadline = time.monotonic() + 90
        while not _answers(port):
            assert first.poll() is None, first.communicate()
            assert time.monotonic() < deadline
            time.sleep(0.1)
        second = serve(_free_port())
        _, err = second.communicate(timeout=60)
        says_one_line(Ran(second.returncode, "", err), 1, "already", str(first.pid))
    finally:
        first.terminate()
        first.communicate(timeout=30)
    assert first.returncode == 0
