"""100 SIGKILLs at random moments of adding, syncing, purging, re-embedding and the worker: nothing acknowledged is
lost, none half visible, no process left over, and the mirrors come right."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from assistant.retrieval.mirrors import MirrorState
from assistant.settings import Settings
from assistant.store import jobs
from assistant.store import passages as rows
from assistant.store.engine import Store
from tests.fault.world import CORPUS, Tally, Version, World
from tests.ingest.traces import traces

KILLS = 100
MODELS = ("test:one", "test:two")
ROOT = Path(__file__).resolve().parents[2]


class Victims:
    """A process that has loaded the libraries, and forks the commands that are to be killed."""

    def __init__(self, settings: Settings, output: Path) -> None:
        self._output = output
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.fault.victim"],
            cwd=ROOT,
            env=os.environ | {"SCOUT_HOME": str(settings.home), "OPENBLAS_NUM_THREADS": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, arguments: list[str], **environment: str) -> psutil.Process:
        """The process of a command that has just begun."""
        assert self._process.stdin is not None
        task = {"arguments": arguments, "environment": environment, "output": str(self._output)}
        self._output.write_bytes(b"")  # one that is killed at once writes nothing
        self._process.stdin.write(json.dumps(task) + "\n")
        self._process.stdin.flush()
        return psutil.Process(int(self._told("began")))

    def ended(self) -> tuple[int, str]:
        """The exit status of the command that was started, and what it wrote; waits for its end."""
        return int(self._told("ended")), self._output.read_text("utf-8")

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()

    def _told(self, word: str) -> str:
        assert self._process.stdout is not None
        said = self._process.stdout.readline().split()
        assert said[:1] == [word]
        return said[1]


class Run:
    """One command on a world, killed or not, and what may come of it."""

    def __init__(self, world: World, store: Store, command: str, victims: Victims) -> None:
        self.command = command
        self._world, self._store, self._victims = world, store, victims
        before = world.standing
        self._jobs = max((job.id for job in jobs.recent(store, 1)), default=0)
        environment = {"SCOUT_EMBEDDER": world.settings.embedder, "SCOUT_READERS": "1"}
        purged = world.forget_one() if command == "purge" else None
        if command in ("add", "sync", "worker"):
            world.change()
        self.target = world.wanted() if command in ("add", "sync", "worker") else dict(before)
        arguments = [command]
        if purged is not None:
            self.target.pop(purged)
            with store.read() as session:
                numbers = [str(row.id) for row in rows.live_documents(session) if row.path == purged]
            arguments += numbers
        elif command == "reembed":
            world.settings = world.settings.model_copy(
                update={"embedder": MODELS[world.settings.embedder == MODELS[0]]}
            )
            environment["SCOUT_EMBEDDER"] = world.settings.embedder
        elif command == "worker":
            jobs.enqueue(store, [str(world.folder)])
        elif command in ("add", "sync"):
            arguments.append(str(world.folder))
        if command in ("add", "worker"):  # files that are gone stay in the library; lines of a corpus do not
            self.target |= {
                key: said for key, said in before.items() if "#" not in key and key not in self.target
            }
        self._victim = victims.start(arguments, **environment)

    def end(self, after: float) -> tuple[bool, float]:
        """Let it go on for `after` seconds, then kill it: whether it was killed, and how long it took otherwise."""
        helpers: list[psutil.Process] = []
        began = time.monotonic()
        victim = self._victim
        while time.monotonic() - began < after and victim.is_running() and victim.status() != "zombie":
            if self.command == "worker" and not jobs.open_jobs(self._store):
                victim.send_signal(signal.SIGTERM)
                break
            time.sleep(max(0.0, min(0.02, after - (time.monotonic() - began))))
        else:
            with suppress(psutil.NoSuchProcess):
                helpers = victim.children(recursive=True)
                victim.kill()
        took = time.monotonic() - began
        status, said = self._victims.ended()
        killed = status == -signal.SIGKILL
        assert killed or status == 0, said
        _, orphans = psutil.wait_procs(helpers, timeout=20)
        assert orphans == []
        self._check(said, killed)
        return killed, took

    def phase(self) -> str:
        """What the database and the mirrors' state file say of how far it came."""
        world = self._world
        own = [job for job in jobs.recent(self._store, 100) if job.id > self._jobs]
        ended = sum(job.state in ("done", "failed") for job in own)
        with self._store.read() as session:
            newest = rows.latest_sequence(session)
        state = world.settings.mirrors / "state.json"
        level = state.is_file() and MirrorState.model_validate_json(state.read_bytes()).sequence == newest
        mirrors = "mirrors level" if level else "mirrors behind"
        if self.command in ("purge", "reembed"):
            return f"{self.command}: {mirrors}"
        if not own:
            return f"{self.command}: before the jobs"
        return f"{self.command}: {'all' if ended == len(own) else 'some' if ended else 'none'} committed, {mirrors}"

    def _check(self, said: str, killed: bool) -> None:
        """Compare what stands with what stood and what was to come; what was told is there."""
        world, before = self._world, self._world.standing
        now = world.look(self._store)
        for key in {*before, *self.target, *now}:
            may: set[Version | None] = {self.target.get(key)}
            if killed:
                may.add(before.get(key))
            assert now.get(key) in may, (self.command, key)
        for line in said.splitlines():
            outcome, first, path = [*line.split("\t"), "", "", ""][:3]
            corpus = path.endswith(CORPUS)
            if outcome == "settled":
                assert first in ("added", "updated", "unchanged")
                keys = {key for key in {*self.target, *now} if key == path or key.startswith(f"{path}#")}
                assert {key: now.get(key) for key in keys} == {key: self.target.get(key) for key in keys}
            elif outcome == "part":
                assert corpus
                fresh = [key for key in self.target if "#" in key and before.get(key) != self.target[key]]
                assert sum(now.get(key) == self.target[key] for key in fresh) >= int(first)
        world.standing = now


@pytest.mark.slow
@pytest.mark.timeout(1500)
def test_killed_a_hundred_times(store: Store, scout_settings: Settings, tmp_path: Path) -> None:
    settings = scout_settings.model_copy(update={"embedder": MODELS[0]})
    world = World(settings, tmp_path / "documents", random.Random(20261122))
    tally = Tally()
    victims = Victims(settings, tmp_path / "output")
    longest: dict[str, float] = {}
    kills = 0
    try:
        world.change()
        while kills < KILLS:
            commands = ("sync", "sync", "sync", "add", "worker", "purge", "reembed")
            command = next((one for one in commands if one not in longest), None)
            after = 600.0
            if command is None:
                command = world.chance.choice(commands)
                after = world.chance.uniform(0, longest[command])
            fresh = Store(world.settings)
            run = Run(world, fresh, command, victims)
            killed, took = run.end(after)
            if killed:
                kills += 1
                tally.phases[run.phase()] += 1
            else:
                longest[command] = took
            if not killed or world.chance.random() < 0.5:
                world.look_at_mirrors(fresh)
            fresh.close()

        # What was broken off is completed by the next runs, and nothing purged is on the disk.
        for command in ("reembed", "sync", "worker", "purge"):
            run = Run(world, store, command, victims)
            assert run.end(600)[0] is False
            assert world.standing == run.target
        # A purge killed before its first commit left its document to the sync, which removed it.
        victims.start(["purge", "--removed"], SCOUT_EMBEDDER=world.settings.embedder)
        assert victims.ended()[0] == 0
        world.look_at_mirrors(store)
    finally:
        victims.close()
        print("\n".join([f"{kills} kills", *tally.lines()]))
    assert jobs.open_jobs(store) == []
    assert list(settings.files.glob(".incoming-*")) == []
    assert traces(settings.home, {secret: secret.encode() for secret in world.secrets}) == set()
    assert len(tally.phases) >= 8
