"""A fresh clone, set up with the package cache as it is, to the first answer. Takes minutes."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from eval.bench.answers import QUESTION
from eval.bench.table import ROOT, Row


def measure() -> list[Row]:
    """The way from a clone to an answer, and the same again."""
    with tempfile.TemporaryDirectory() as folder:
        clone, home = Path(folder) / "clone", Path(folder) / "home"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)  # noqa: S603, S607
        environment = {k: v for k, v in os.environ.items() if k != "VIRTUAL_ENV"} | {"SCOUT_HOME": str(home)}

        def run(*arguments: str) -> float:
            began = time.perf_counter()
            subprocess.run(arguments, cwd=clone, env=environment, capture_output=True, check=True)  # noqa: S603
            return time.perf_counter() - began

        setup = run("make", "setup")
        scout = str(clone / ".venv" / "bin" / "scout")
        first = run(scout, "init", "--demo")
        asked = run(scout, "ask", QUESTION)
        again = run("make", "setup") + run(scout, "init", "--demo") + run(scout, "ask", QUESTION)
        shutil.rmtree(clone)
    whole = setup + first + asked
    return [
        Row(
            "`make run`, from clone to answer, warm package cache",
            f"{whole:.0f} s (setup {setup:.0f}, demo bank {first:.0f}, answer {asked:.0f})",
            f"the second time {again:.0f} s",
            f"{whole / again:.1f} x",
        )
    ]
