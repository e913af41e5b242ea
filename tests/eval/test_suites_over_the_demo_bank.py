"""The suites that ask the demo bank, run whole, against their baselines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.settings import settings
from eval import commands
from eval.demo_bank import demo_bank
from eval.understanding import suite
from eval.understanding.utterances import tuned


@pytest.mark.slow
@pytest.mark.timeout(2400)
@pytest.mark.parametrize("name", ["understanding", "score"])
def test_no_suite_is_below_its_baseline(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SCOUT_EVAL_HOME", str(tmp_path))
    shown = CliRunner().invoke(commands.app, [name, "--json"])
    document = json.loads(
        shown.stdout[shown.stdout.index("{\n") :]
    )  # logs are not set up here: they go to stdout
    for one in document.get("suites", [document]):
        assert one["regressions"] == []
        assert one["skipped"] or (one.get("groups") or one["figures"])
    assert shown.exit_code == 0


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_every_process_keeps_what_it_answered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SCOUT_EVAL_HOME", str(tmp_path))
    monkeypatch.setattr(suite, "_FEW", 1)
    monkeypatch.setattr(suite, "_PORTION", 5)
    asked = [one for one in tuned() if one.single][:20]
    judged = suite.measure(demo_bank(settings()), asked, lambda done: None, answers=True)
    assert [one.turn.id for one in judged] == [turn.id for one in asked for turn in one.turns]
    assert all(one.reply.answer is not None for one in judged)
