"""The suites that ask the demo bank, run whole, against their baselines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval import commands


@pytest.mark.slow
@pytest.mark.timeout(2400)
@pytest.mark.parametrize("suite", ["understanding", "score"])
def test_no_suite_is_below_its_baseline(suite: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SCOUT_EVAL_HOME", str(tmp_path))
    shown = CliRunner().invoke(commands.app, [suite, "--json"])
    document = json.loads(
        shown.stdout[shown.stdout.index("{\n") :]
    )  # logs are not set up here: they go to stdout
    for one in document.get("suites", [document]):
        assert one["regressions"] == []
        assert one["skipped"] or (one.get("groups") or one["figures"])
    assert shown.exit_code == 0
