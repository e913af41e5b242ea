"""The reports suite on the demo bank: some lines of the answer key by default, all of them and the files slowly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.settings import Settings
from eval.reports.review import REVIEW
from eval.reports.suite import Maker, entries, holds, measure, opened
from eval.reports.tracing import untraced
from eval.reports.traps import CHECKS, STOPS, WARNINGS

KEY = entries()
NAMES = {entry["uscc"]: entry["name"] for entry in KEY}


def sample() -> list[dict[str, Any]]:
    """For each word of the key its first line, case or twin; the slow suite takes all of them."""
    found: dict[str, dict[str, Any]] = {}
    for entry in KEY:
        found.setdefault(entry["expect"], entry)
    return list(found.values())


@pytest.fixture(scope="module")
def maker(demo_home: Path) -> Iterator[Maker]:
    """Makes each report of the demo bank once."""
    with opened(Settings(home=demo_home)) as made:
        yield made


def test_every_word_of_the_key_has_a_check() -> None:
    assert {entry["expect"] for entry in KEY} <= set(CHECKS)
    details = {e.get("detail") for e in KEY if e["expect"] in ("warning", "no_warning")}
    assert details <= set(WARNINGS)
    assert {e["detail"] for e in KEY if e["expect"] in ("vetoed", "to_verify", "not_candidate")} <= set(STOPS)


@pytest.mark.parametrize("entry", sample(), ids=lambda e: f"{e['case']}-{e['role']}-{e['expect']}")
def test_a_report_says_what_the_key_expects(maker: Maker, entry: dict[str, Any]) -> None:
    assert holds(maker, entry, NAMES), f"{entry['name']}: {entry['why']}"


def test_reports_pass_every_check_and_trace_every_figure(maker: Maker) -> None:
    for report in list(maker.made.values())[:8]:
        assert [name for name, check in REVIEW.items() if not check(report)] == []
        assert untraced(report) == []


def test_the_checks_are_no_rubber_stamp(maker: Maker) -> None:
    """A report of the twin fails what the case must say, and one that lost its evidence fails tracing."""
    case = next(e for e in KEY if e["expect"] == "warning" and e["detail"] == "buyer_concentration")
    twin = next(e for e in KEY if e["expect"] == "no_warning" and e["detail"] == "buyer_concentration")
    assert not holds(maker, {**case, "uscc": twin["uscc"]}, NAMES)
    assert not holds(maker, {**twin, "uscc": case["uscc"]}, NAMES)
    report = maker.report(case["uscc"])
    emptied = {key: type(one)(key, one.kind, "", "", "", "") for key, one in report.evidence.items()}
    assert len(untraced(type(report)(report.lang, report.imprint, report.chapters, emptied))) > 50


@pytest.mark.slow
def test_the_whole_suite(demo_home: Path) -> None:
    outcome = measure(Settings(home=demo_home), lambda done: None)
    assert outcome.faults == []
    assert len(outcome.traps) == len(KEY)
    assert len(outcome.files) == 15
