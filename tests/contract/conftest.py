"""Runs `scout` as its user does: arguments in, exit status and both outputs back."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant import cli
from assistant.settings import settings


@dataclass(frozen=True, slots=True)
class Ran:
    """What one call gave back."""

    status: int
    out: str
    err: str


Scout = Callable[..., Ran]


@pytest.fixture
def scout(monkeypatch: pytest.MonkeyPatch, home: Path) -> Scout:
    """`scout(*arguments, home=…, **SCOUT_ settings)`, in this process, through the same entry as the command."""

    def run(*arguments: str, home: Path = home, **knobs: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["scout", *arguments])
        monkeypatch.setenv("SCOUT_HOME", str(home))
        for name, value in knobs.items():
            monkeypatch.setenv(f"SCOUT_{name.upper()}", value)
        settings.cache_clear()
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            try:
                cli.main()
                status = 0
            except SystemExit as stop:
                status = stop.code if isinstance(stop.code, int) else 0 if stop.code is None else 1
        settings.cache_clear()
        return Ran(status, out.getvalue(), err.getvalue())

    return run
