"""`scout firms owners`: who stands behind a firm, with the layers, the rows, and what is not known and why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from assistant.settings import settings
from assistant.store.engine import Store
from ingest.commands.firms import app
from tests.firm_world import World, enter


def build(w: World) -> None:
    boss, vehicle, firm = (
        w.person("赵示例甲"),
        w.firm("示例平台有限公司"),
        w.firm("示例化工有限公司", phone="0854-1"),
    )
    w.hold(vehicle, "0.6", by_person=boss)
    w.hold(vehicle, "0.4", by_person=w.person("钱示例乙"))
    w.hold(firm, "0.8", by_firm=vehicle)
    w.hold(firm, "0.2", by_person=w.person("孙示例丙"))
    other = w.firm("示例运输有限公司", phone="0854-1")
    w.office(other, boss, "director")
    w.firm("示例无记录有限公司")
    w.hold(w.firm("示例不明有限公司"), None, by_person=boss)


@pytest.fixture
def run(store: Store, monkeypatch: pytest.MonkeyPatch, home: Path) -> Any:
    enter(store, build)
    monkeypatch.setenv("SCOUT_HOME", str(home))

    def command(*words: str, lang: str = "zh") -> Result:
        monkeypatch.setenv("SCOUT_LANG", lang)
        settings.cache_clear()
        result = CliRunner().invoke(app, ["owners", *words])
        settings.cache_clear()
        assert result.exit_code == 0, result.output
        return result

    return command


def test_controller_and_owners_with_layers_rows_and_the_line_that_a_person_has_to_check(run: Any) -> None:
    text = run("示例化工有限公司").output
    assert "实际控制人（系统测算，须人工识别核实）：赵示例甲 48%" in text
    assert "路径：赵示例甲 —60%→ 示例平台有限公司 —80%→ 示例化工有限公司" in text
    assert "钱示例乙 32% · 持股达到25%" in text
    assert "孙示例丙" not in text
    assert "rows.csv 第" in text
    assert "相同电话 0854-1：示例运输有限公司" in text


def test_english_says_the_same(run: Any) -> None:
    text = run("示例化工有限公司", lang="en").output
    assert (
        "Actual controller (computed by the system, to be identified and verified by a person): 赵示例甲 48%"
        in text
    )
    assert "钱示例乙 32% · 25% or more of the ownership" in text


@pytest.mark.parametrize(
    ("firm", "reason"),
    [("示例无记录有限公司", "库中没有股东记录"), ("示例不明有限公司", "股东已知，持股比例未知")],
)
def test_what_is_unknown_is_said_with_its_reason(run: Any, firm: str, reason: str) -> None:
    assert reason in run(firm).output


def test_the_way_between_two_firms(run: Any) -> None:
    text = run("示例化工有限公司", "--to", "示例运输有限公司").output
    assert "赵示例甲 持股 60% 示例平台有限公司" in text
    assert "赵示例甲 任职 示例运输有限公司" in text


def test_json_is_one_document(run: Any) -> None:
    document = json.loads(run("示例化工有限公司", "--json").stdout)
    assert document["control"]["person"] == "赵示例甲"
    assert document["control"]["share"] == 0.48
    assert [owner["person"] for owner in document["beneficial_owners"]] == ["赵示例甲", "钱示例乙"]
    assert document["beneficial_owners"][0]["evidence"][0]["source"].startswith("rows.csv")
    assert document["contacts"][0]["count"] == 1
    assert {node["name"] for node in document["group"]["nodes"]} >= {
        "示例化工有限公司",
        "示例平台有限公司",
        "赵示例甲",
    }
