"""scout serve: what it refuses before it starts, and how it stops."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from assistant.commands.serve import only_server, run
from assistant.errors import AddressUnusable, AlreadyServing, HomeNotReady, PortTaken
from assistant.settings import Settings
from assistant.store.engine import Store

ROOT = Path(__file__).resolve().parents[2]


def test_a_home_without_a_store_is_refused_and_stays_as_it_was(scout_settings: Settings) -> None:
    with pytest.raises(HomeNotReady):
        run(scout_settings)
    assert not scout_settings.home.exists()


def test_a_second_server_on_one_home_is_refused_with_the_process_of_the_first(store: Store) -> None:
    with only_server(store.settings):
        with pytest.raises(AlreadyServing) as refused:
            run(store.settings)
        assert refused.value.params["pid"] == os.getpid()
        # the refused one took nothing from the first
        with pytest.raises(AlreadyServing) as again:
            run(store.settings)
        assert again.value.params["pid"] == os.getpid()
    with only_server(store.settings):
        assert (store.settings.locks / "server.json").is_file()
    assert not (store.settings.locks / "server.json").exists()


def test_a_taken_port_is_refused_and_leaves_the_home_free(store: Store) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = store.settings.model_copy(update={"port": other.getsockname()[1]})
        with pytest.raises(PortTaken):
            run(taken)
    with only_server(store.settings):
        pass


@pytest.mark.parametrize("host", ["203.0.113.1", "no such host"])
def test_an_address_of_another_machine_is_refused(store: Store, host: str) -> None:
    with pytest.raises(AddressUnusable):
        run(store.settings.model_copy(update={"host": host}))


@pytest.fixture
def server(store: Store) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A running server of the home, and the line it printed when it answered."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.commands.scripted_server", str(store.settings.home)],
        cwd=ROOT,
        env={**os.environ, "SCOUT_LANG": "en"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    with process:
        try:
            yield process, process.stdout.readline()
        finally:
            process.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_serves_and_stops_when_told_even_in_the_middle_of_an_answer(
    server: tuple[subprocess.Popen[str], str], store: Store, number: signal.Signals
) -> None:
    process, line = server
    address = line.split()[4]
    assert line.startswith("Credit Scout serves at http://127.0.0.1:")
    assert httpx.get(f"{address}/readyz").json() == {"status": "ready"}
    with pytest.raises(AlreadyServing) as refused:
        run(store.settings)
    assert refused.value.params["pid"] == process.pid
    with httpx.stream("POST", f"{address}/api/chat", json={"message": "慢"}) as stream:
        assert next(stream.iter_lines()) == "event: status"
        process.send_signal(number)
    assert process.wait(20) == 0
    assert process.stderr is not None
    assert "Traceback" not in process.stderr.read()
    with only_server(store.settings):
        pass
