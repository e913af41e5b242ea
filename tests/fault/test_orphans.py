"""A parent that is killed leaves no reader behind, also not one that is in the midst of a file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

# Says its reader's number once that has begun with a file that never ends.
_PARENT = """
import sys, threading, time
from pathlib import Path
from assistant.settings import Settings
from ingest.sandbox import Sandbox

sandbox = Sandbox(Settings(home=Path(sys.argv[1]), reader_seconds=600))
sandbox.warm()
threading.Thread(target=sandbox.read, args=(Path(sys.argv[2]), "endless.txt", "txt"), daemon=True).start()
with open(sys.argv[2], "wb"):
    print(sandbox._reader.pid, flush=True)
    time.sleep(600)
"""


@pytest.mark.slow
def test_a_killed_parent_leaves_no_reader_that_reads(tmp_path: Path) -> None:
    endless = tmp_path / "endless.txt"
    os.mkfifo(endless)
    parent = subprocess.Popen(
        [sys.executable, "-c", _PARENT, str(tmp_path), str(endless)], stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    # The writer's end opens only once the reader has opened its own.
    reader = psutil.Process(int(parent.stdout.readline()))
    writer = os.open(endless, os.O_WRONLY | os.O_NONBLOCK)  # so that no end of file sets it free
    try:
        parent.kill()
        parent.communicate()
        _, alive = psutil.wait_procs([reader], timeout=10)
        assert alive == []
    finally:
        os.close(writer)
        if reader.is_running():
            reader.kill()
