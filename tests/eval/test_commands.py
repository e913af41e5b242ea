"""`scout eval`: exit status, --json, and suites whose data are absent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval import answers, baselines, commands, datasets, library, passages, questions
from eval.metrics import Scored
from eval.questions import Asked
from eval.suite import Suite

runner = CliRunner()


@pytest.fixture(autouse=True)
def no_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without the shared data."""
    monkeypatch.setattr(datasets, "SHARED", tmp_path)
    monkeypatch.setattr(datasets.statutes, "__defaults__", (tmp_path,))


def finished(scored: Scored) -> Suite:
    return Suite("policies", "a few questions", {"groups": {}}, scored)


def test_a_suite_without_its_data_is_skipped_with_the_reason() -> None:
    shown = runner.invoke(commands.app, ["retrieval"])
    assert shown.exit_code == 0
    assert "no retrieval data at" in shown.stderr
    document = json.loads(runner.invoke(commands.app, ["retrieval", "--json"]).stdout)
    assert document["suite"] == "retrieval"
    assert "no retrieval data at" in document["skipped"]


def test_exit_status_says_whether_something_got_worse(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = {"mrr_10": {f"q{n}": 1.0 for n in range(40)}}
    worse = {"mrr_10": {f"q{n}": float(n > 9) for n in range(40)}}
    path = tmp_path / "baselines.json"
    baselines.save({"policies": baselines.entry("before", before)}, path)
    monkeypatch.setattr(baselines, "PATH", path)
    monkeypatch.setattr(baselines.regressions, "__defaults__", (path,))
    for now, status in ((before, 0), (worse, 1)):
        monkeypatch.setattr(commands, "_policies", lambda *_, now=now: [finished(now)])
        shown = runner.invoke(commands.app, ["policies"])
        assert shown.exit_code == status
        assert ("below the baseline: policies mrr_10: 0.7500" in shown.stdout) is bool(status)
        document = json.loads(runner.invoke(commands.app, ["policies", "--json"]).stdout)
        assert len(document["regressions"]) == status


def test_without_a_suite_every_suite_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    scored = {"mrr_10": {"q": 1.0}}
    monkeypatch.setattr(commands, "_policies", lambda *_: [finished(scored)])
    monkeypatch.setattr(commands, "_answers", lambda *_: [Suite("answers", skipped="no")])
    monkeypatch.setattr(commands, "_firm_answers", lambda *_: Suite("answers_firms", skipped="no"))
    monkeypatch.setattr(commands, "_understanding", lambda *_: [Suite("understanding", skipped="no")])
    monkeypatch.setattr(commands, "_score", lambda *_: Suite("score", skipped="no"))
    monkeypatch.setattr(commands, "_grounding", lambda *_: [Suite("grounding", skipped="no")])
    monkeypatch.setattr(commands, "_reports", lambda *_: Suite("reports", skipped="no"))
    monkeypatch.setattr(baselines, "regressions", lambda *_: [])
    saved = tmp_path / "new.json"
    shown = runner.invoke(commands.app, ["--json", "--save", str(saved)])
    assert shown.exit_code == 0
    assert [one["suite"] for one in json.loads(shown.stdout)["suites"]] == [
        "retrieval",
        "policies",
        "answers",
        "answers_firms",
        "understanding",
        "score",
        "grounding",
        "reports",
    ]
    assert set(baselines.load(saved)) == {"policies"}


def test_documents_that_cannot_be_read_fail_the_suite(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise library.DocumentsUnread("a.pdf: broken")

    def never(*_: object) -> None:
        raise AssertionError("asked over a library that is not whole")

    monkeypatch.setattr(library, "prepare_documents", broken)
    monkeypatch.setattr(passages, "measure", never)
    shown = runner.invoke(commands.app, ["policies"])
    assert shown.exit_code == 1
    assert "a.pdf: broken" in shown.stderr


def test_each_suite_reports_its_groups_and_names_what_went_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Asked(id="p1", q="农业贷款要不要担保", refuse="absent")
    found = passages.Outcome(asked, None, True, 0.5, "a.md", 1.0)
    said = answers.Reply(asked, "answer", None, 0, "需要担保", 1.0)
    monkeypatch.setattr(library, "prepare_documents", lambda *_: object())
    monkeypatch.setattr(questions, "own_questions", lambda: (asked,))
    monkeypatch.setattr(passages, "measure", lambda *_: [found])
    monkeypatch.setattr(answers, "measure", lambda *_: [said])
    monkeypatch.setattr(commands, "_firm_answers", lambda *_: Suite("answers_firms", skipped="no"))
    monkeypatch.setattr(baselines, "regressions", lambda *_: [])
    for suite, wrong, figure in (
        ("policies", "not refused", "refusal_recall"),
        ("answers", "answer, not refused", "refused"),
    ):
        own, real = json.loads(runner.invoke(commands.app, [suite, "--json"]).stdout)["suites"][:2]
        assert (own["suite"], own["failed"], own["skipped"]) == (suite, {"p1": wrong}, None)
        assert set(own["groups"]) >= {"all", "refuse", "refuse absent"}
        assert own["groups"]["all"][figure] == 0.0
        assert "no documents at" in real["skipped"]
        shown = runner.invoke(commands.app, [suite, "--verbose"]).stdout
        assert wrong in shown
        assert "农业贷款要不要担保" in shown
        assert "农业贷款要不要担保" not in runner.invoke(commands.app, [suite]).stdout
