"""`scout firms cluster`: figures, hidden ties inside, and the files behind them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from assistant.settings import settings
from assistant.store.engine import Store
from ingest.commands.firms import app
from tests.firm_world import World, enter


def build(w: World) -> None:
    w.bank()
    products = w.chain("phosphate", "磷化工", {"磷矿": "upstream", "磷肥": "midstream"})
    leader = w.firm("福泉示例龙头有限公司", phone="0854-1", park="示例园")
    maker = w.firm("福泉示例肥厂有限公司", phone="0854-1", park="示例园")
    bags = w.firm("福泉示例袋厂有限公司")
    far = w.firm("外地示例肥厂有限公司", region_code="330100", phone="0854-1")
    for firm in (leader, maker, bags, far):
        w.makes(firm, products["磷肥"])
    for firm, amount in ((leader, "600"), (maker, "300"), (bags, "100")):
        w.stand_in(firm, "vat_sales", 2025, amount)
    w.supply(bags, leader, date(2026, 1, 1), "60")
    w.supply(leader, far, date(2026, 1, 1), "60")
    w.hold(bags, "0.3", by_firm=maker)
    w.hold(far, "0.3", by_firm=maker)
    boss = w.person("赵示例甲")
    w.office(leader, boss, "director")
    w.office(bags, boss, "director")


@pytest.fixture
def run(store: Store, monkeypatch: pytest.MonkeyPatch, home: Path) -> Any:
    enter(store, build)
    monkeypatch.setenv("SCOUT_HOME", str(home))
    monkeypatch.setenv("COLUMNS", "200")

    def command(*words: str, lang: str = "zh") -> Result:
        monkeypatch.setenv("SCOUT_LANG", lang)
        settings.cache_clear()
        result = CliRunner().invoke(app, ["cluster", *words])
        settings.cache_clear()
        return result

    return command


def told(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_the_chain_of_the_home_region_with_ties_and_files(run: Any) -> None:
    found = told(run("磷化工产业链", "--json"))
    assert (found["chain"], found["regions"]) == ("phosphate", ["522702"])
    quality = found["quality"]
    assert (quality["firms"], quality["leader"], quality["local_sales"]) == (3, "福泉示例龙头有限公司", 0.5)
    assert quality["cr4"] == 1
    assert quality["is_agglomeration"] is False
    assert [link["product"] for link in quality["missing"]] == ["磷矿"]
    ties = {
        (tie["kind"], tie["through"], tuple(name[4:6] for _, name in tie["firms"])) for tie in found["ties"]
    }
    # a firm outside shares the phone and is held too: it is no tie inside the cluster
    assert ties == {
        ("holding", "", ("肥厂", "袋厂")),
        ("person", "赵示例甲", ("龙头", "袋厂")),
        ("phone", "0854-1", ("龙头", "肥厂")),
    }
    assert all(row["source"].startswith("rows.csv 第") for tie in found["ties"] for row in tie["evidence"])
    assert {row["what"]: row["rows"] for row in found["sources"]} == {
        "register": 3,
        "sales": 2,
        "products": 3,
    }


def test_a_park_needs_no_region(run: Any) -> None:
    found = told(run("示例园", "--json"))
    assert (found["park"], found["regions"], found["quality"]["firms"]) == ("示例园", [], 2)


def test_people_get_tables_in_both_languages(run: Any) -> None:
    text = run("phosphate").output
    assert "福泉市 磷化工" in text
    assert "收入集中度 CR4" in text
    assert "同一电话" in text
    assert "rows.csv" in text
    assert "sales that stay inside" in run("phosphate", lang="en").output


def test_an_unknown_cluster_names_the_chains(run: Any) -> None:
    result = run("磷化")
    assert result.exit_code != 0
    assert "磷化工" in str(result.exception)
