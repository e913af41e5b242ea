"""SIGKILLs during an import of firm data: the store holds all of it or nothing, nothing is doubled, and the next run
goes on from the place reached."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from assistant.settings import Settings
from assistant.store.engine import Store
from tests.fault.firm_world import FirmWorld, look

KILLS = 50
ROOT = Path(__file__).resolve().parents[2]


class Victims:
    """A process that has loaded the libraries, and forks the imports that are to be killed."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self._task = {"home": str(settings.home), "folder": str(folder)}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.fault.firm_victim"],
            cwd=ROOT,
            env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, die_at: str | None = None) -> int:
        """Process number of an import that has just begun."""
        assert self._process.stdin is not None
        self._told: dict[str, int] = {}
        self._process.stdin.write(json.dumps(self._task | {"die_at": die_at}) + "\n")
        self._process.stdin.flush()
        return self._heard("began")["began"]

    def ended(self) -> dict[str, int]:
        """What the import told until its end: `from`, the rows that it began reading at, and `ended`, its status."""
        return self._heard("ended")

    def _heard(self, last: str) -> dict[str, int]:
        assert self._process.stdout is not None
        while last not in self._told:
            word, number = self._process.stdout.readline().split()
            self._told[word] = int(number)
        return self._told

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()


@pytest.fixture
def world(tmp_path: Path) -> FirmWorld:
    made = FirmWorld(tmp_path / "firms", random.Random(7))
    made.change()
    return made


@pytest.fixture
def victims(store: Store, world: FirmWorld) -> Iterator[Victims]:
    made = Victims(store.settings, world.folder)
    yield made
    made.close()


def test_killed_at_each_stage_it_holds_all_or_nothing_and_goes_on(
    store: Store, world: FirmWorld, victims: Victims
) -> None:
    nothing = look(store)
    for moment in ("read", "merge", "derive"):
        victims.start(moment)
        assert victims.ended()["ended"] == -signal.SIGKILL
        assert look(store) == nothing
    victims.start("committed")
    told = victims.ended()
    assert told["ended"] == -signal.SIGKILL
    assert "from" not in told  # all was staged by the run that died while it merged
    assert look(store) == world.wanted()
    victims.start()
    assert victims.ended()["ended"] == 0
    assert look(store) == world.wanted()
    assert list(store.settings.imports.glob("*.db*")) == []


def test_reading_goes_on_from_the_place_reached(store: Store, world: FirmWorld, victims: Victims) -> None:
    victims.start("read")
    assert victims.ended()["from"] == 0
    victims.start()
    told = victims.ended()
    assert told["from"] > 150
    assert told["ended"] == 0
    assert look(store) == world.wanted()


@pytest.mark.slow
def test_fifty_kills_at_random_moments(store: Store, world: FirmWorld, victims: Victims) -> None:
    standing = look(store)
    lasted, fell = 1.0, {"before": 0, "after": 0, "finished": 0}
    kills = runs = 0
    while kills < KILLS:
        pid, began = victims.start(), time.monotonic()
        runs += 1
        if runs % 6:
            time.sleep(world.chance.uniform(0, lasted * 1.05))
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        status = victims.ended()["ended"]
        found = look(store)
        if status == 0:
            lasted = time.monotonic() - began
            fell["finished"] += 1
            assert found == world.wanted()
        else:
            kills += 1
            fell["after" if found != standing else "before"] += 1
            assert found in (standing, world.wanted())
        if found == world.wanted():
            standing = found
            world.change()
    assert fell["before"] > KILLS // 4, fell
    victims.start()
    assert victims.ended()["ended"] == 0
    assert look(store) == world.wanted()
