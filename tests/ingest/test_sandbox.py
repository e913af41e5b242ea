"""The sandbox: limits are kept, a breach is named, and the next file is read all the same."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import psutil
import pytest

from assistant.settings import Settings
from ingest import wire
from ingest.corpus import NewLine
from ingest.corpus_line import CorpusLine, LineDigests
from ingest.reading_ahead import _digests
from ingest.rejections import Reason, Unreadable
from ingest.sandbox import GivenUp, Sandbox
from tests.ingest.conftest import Write


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    settings = Settings(home=tmp_path_factory.mktemp("home"), reader_seconds=2, reader_memory_mb=400)
    with Sandbox(settings) as made:
        yield made


def fails(sandbox: Sandbox, path: Path, kind: str = "html") -> Reason:
    with pytest.raises(Unreadable) as caught:
        sandbox.read(path, path.name, kind)  # type: ignore[arg-type]
    return caught.value.reason


def reads(sandbox: Sandbox, write: Write) -> bool:
    found = sandbox.read(write("ok.md", "# 示例法\n\n第一条 甲。\n"), "ok.md", "md")
    return [p.passage.article for p in found.passages] == ["第一条"]


def test_reading_too_long_is_stopped_and_the_next_file_read(
    sandbox: Sandbox, tmp_path: Path, write: Write
) -> None:
    fifo = tmp_path / "endless.txt"
    os.mkfifo(fifo)  # nobody writes to it: reading never ends
    assert fails(sandbox, fifo, "txt") is Reason.TIMEOUT
    assert reads(sandbox, write)


def test_too_much_memory_is_stopped_and_the_next_file_read(
    sandbox: Sandbox, tmp_path: Path, write: Write
) -> None:
    bomb = tmp_path / "bomb.html"
    bomb.write_bytes(b"<p>x</p>" * 3_000_000)
    assert fails(sandbox, bomb) in (Reason.MEMORY, Reason.TIMEOUT)
    assert reads(sandbox, write)


def test_a_dead_reader_is_replaced(sandbox: Sandbox, write: Write) -> None:
    assert reads(sandbox, write)
    process = sandbox._reader._process
    assert process is not None
    process.kill()
    process.wait()
    assert reads(sandbox, write)


def test_the_reader_sees_no_keys_of_the_operator(
    tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCOUT_MODEL_API_KEY", "secret")
    with Sandbox(Settings(home=tmp_path)) as fresh:
        assert reads(fresh, write)
        assert fresh._reader.pid is not None
        environment = Path(f"/proc/{fresh._reader.pid}/environ").read_bytes()
    assert b"secret" not in environment
    assert b"PATH=" in environment


@pytest.mark.parametrize(
    "data",
    [
        wire.HEADER.pack(wire.LARGEST + 1),
        wire.HEADER.pack(2) + b"[]",
        wire.HEADER.pack(1) + b"{",
    ],
)
def test_what_is_no_message_is_refused(data: bytes) -> None:
    with pytest.raises(wire.BrokenMessage):
        wire.taken(bytearray(data))


def test_messages_are_taken_one_by_one() -> None:
    data = bytearray(wire.HEADER.pack(13) + b'{"beat":true}' + wire.HEADER.pack(2) + b"{}")
    assert wire.taken(data) == wire.BEAT
    assert wire.taken(data) == {}
    assert wire.taken(data) is None
    assert data == b""


def test_a_message_arrives_in_pieces() -> None:
    whole = wire.HEADER.pack(len('{"a":"中"}'.encode())) + '{"a":"中"}'.encode()
    assert wire.taken(bytearray(whole[:5])) is None
    assert wire.taken(bytearray(whole)) == {"a": "中"}


def test_a_long_file_is_read_to_its_end_while_its_reader_gets_on(tmp_path: Path) -> None:
    """It takes longer in all than the seconds that may pass without a sign of life."""
    text = "\n\n".join(
        f"第{n}条 " + "贷款人应当核查借款人的还款来源并记录在案。" * 12 for n in range(1, 2_500)
    )
    path = tmp_path / "long.txt"
    path.write_text(text, "utf-8")
    with Sandbox(Settings(home=tmp_path, reader_seconds=1.5)) as quick:
        began = time.monotonic()
        found = quick.read(path, "long.txt", "txt")
        assert time.monotonic() - began > 1.5
    assert len(found.passages) == 2_499


@pytest.mark.parametrize("after", [0.0, 0.01, 0.05, 0.2, 0.6])
def test_closed_by_another_thread_it_gives_up_at_once(tmp_path: Path, after: float) -> None:
    """Whether its process is just starting, reads, or has not begun: nobody waits on, and nothing stays open."""
    path = tmp_path / "long.txt"
    path.write_text("第一条 贷款人应当核查借款人的还款来源。\n\n" * 60_000, "utf-8")
    sandbox = Sandbox(Settings(home=tmp_path))
    own = psutil.Process()
    before = own.num_fds()
    ended: list[object] = []

    def read() -> None:
        try:
            ended.append(sandbox.read(path, "long.txt", "txt"))
        except Unreadable as error:
            ended.append(error.reason)

    reading = threading.Thread(target=read)
    reading.start()
    time.sleep(after)
    ends = time.monotonic() + 20
    while reading.is_alive() and time.monotonic() < ends:
        sandbox.close()
        reading.join(0.1)
    assert ended == [Reason.CRASHED]
    sandbox.close()
    assert own.num_fds() == before
    assert sandbox._reader.pid is None


def test_lines_that_are_given_up_are_not_tried_again_one_by_one(tmp_path: Path) -> None:
    """Each try would start a reader, and Ctrl-C wait for hundreds of them: it took 54 seconds."""
    text = "贷款人应当核实借款人的用途。" * 4000
    lines = [NewLine(n, CorpusLine(id=str(n), title="办法", text=text), "", 1, None) for n in range(64)]
    reader = Sandbox(Settings(home=tmp_path))
    ended: list[BaseException] = []
    tries: list[int] = []

    def read() -> None:
        try:
            _digests(Counting(), lines)
        except GivenUp as error:
            ended.append(error)

    class Counting(Sandbox):
        def __init__(self) -> None:
            pass

        def lines(self, some: Sequence[CorpusLine]) -> LineDigests:
            tries.append(len(some))
            return reader.lines(some)

    reading = threading.Thread(target=read)
    reading.start()
    while reader._reader.pid is None:
        time.sleep(0.01)
    while reading.is_alive():
        reader.close()
        reading.join(0.1)
    assert len(ended) == 1
    assert tries == [64]
