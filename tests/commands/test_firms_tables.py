"""`scout firms count`, `compare` and `export`: groups and sums, and tables that a spreadsheet can be given."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from assistant.settings import Settings, settings
from assistant.store.engine import Store
from ingest.commands.firms import app
from tests.firm_world import World, enter


@pytest.fixture
def firms(
    store: Store, scout_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[dict[str, int]]:
    def build(w: World) -> dict[str, int]:
        w.bank()
        made = {
            "packer": w.firm("福泉示例包装有限公司", registered_capital=Decimal("20000000"), founded_on=date(2012, 1, 1)),
            "miner": w.firm("瓮安示例矿业有限公司", region_code="522725", registered_capital=Decimal("30000000")),
            "trap": w.firm("=HYPERLINK(\"http://x\")", region_code="522725", plant_region_code="522702"),
        }  # fmt: skip
        w.client(made["packer"], "福泉支行", balance=Decimal("123456"))
        return made

    monkeypatch.setenv("SCOUT_HOME", str(scout_settings.home))
    yield enter(store, build)
    settings.cache_clear()


def run(*arguments: str) -> Result:
    settings.cache_clear()
    return CliRunner().invoke(app, list(arguments), catch_exceptions=False)


def test_counts_by_two_keys_with_sums(firms: dict[str, int]) -> None:
    document = json.loads(run("count", "--by", "region", "--by", "kind", "--json").stdout)
    groups = {row["keys"][0]: row for row in document["groups"]}
    assert document["total"] == 3
    assert {key: row["count"] for key, row in groups.items()} == {"522702": 2, "522725": 2}
    assert groups["522725"]["registered_capital"] == {"sum": 30_000_000, "mean": 30_000_000, "known": 1}


def test_an_empty_group_is_compared_as_none(firms: dict[str, int]) -> None:
    document = json.loads(run("compare", "region=522702", "regions=522702;age_min=500", "--json").stdout)
    assert [group["count"] for group in document["groups"]] == [2, 0]


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_no_name_is_run_by_a_spreadsheet(firms: dict[str, int], tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"firms.{suffix}"
    run("export", "--where", "region=522725", "-o", str(path))
    if suffix == "csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            names = [row["name"] for row in csv.DictReader(file)]
    else:
        from python_calamine import load_workbook

        head, *body = load_workbook(str(path)).get_sheet_by_index(0).to_python()
        names = [row[head.index("name")] for row in body]
    assert names == ["瓮安示例矿业有限公司", '\'=HYPERLINK("http://x")']
    assert list(tmp_path.glob("firms.*")) == [path]


def test_another_branch_s_figures_do_not_leave(
    firms: dict[str, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def balances() -> list[str]:
        path = tmp_path / "firms.csv"
        run("export", "-o", str(path))
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [row["balance"] for row in csv.DictReader(file) if row["balance"]]

    assert balances() == ["123456"]
    monkeypatch.setenv("SCOUT_BRANCH", "瓮安支行")
    assert balances() == []
