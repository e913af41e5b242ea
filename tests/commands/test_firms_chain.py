"""`scout firms chain`: tables for people, one JSON document for programs, a draft that is edited and imported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from assistant.errors import ChainNotFound, ProductNotFound, SimilarProducts, UsageError
from assistant.settings import settings
from assistant.store.engine import Store
from ingest.commands.firms import app
from ingest.firms.importing import import_path
from tests.ingest.firms.chain_folders import write_folder


@pytest.fixture
def run(store: Store, monkeypatch: pytest.MonkeyPatch, home: Path, tmp_path: Path) -> Any:
    import_path(store, store.settings, write_folder(tmp_path / "chain"))
    monkeypatch.setenv("SCOUT_HOME", str(home))
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.chdir(tmp_path)
    settings.cache_clear()

    def call(*words: str) -> str:
        result = CliRunner().invoke(app, ["chain", *words])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == 0, result.output
        return result.stdout

    yield call
    settings.cache_clear()


def test_makers_are_listed_by_share_and_unknown_ones_said_to_be_so(run: Any) -> None:
    document = json.loads(run("makers", "磷铵示例", "--json"))
    assert [(firm["number"], firm["revenue_share"]) for firm in document["firms"]] == [
        ("900005", 0.75), ("900001", 0.255398), ("900002", None), ("900004", None), ("900003", None),
    ]  # fmt: skip
    notes = {firm["number"]: firm["share_note"] for firm in document["firms"]}
    assert notes["900002"] is None
    assert "1.25" in notes["900004"]
    assert document["firms"][1]["source"] == "company_products.csv 第 2 行"
    table = run("makers", "磷铵示例")
    assert "25.54%" in table
    assert "其中 3 家占比未知，排在最后" in table


def test_a_trace_shows_steps_with_makers_and_the_source_of_each_link(run: Any) -> None:
    document = json.loads(run("trace", "磷铵示例", "-k", "2", "--json"))
    steps = {(s["product"], s["depth"], s["after"]) for s in document["upstream"]["products"]}
    assert steps == {
        ("磷酸示例", 1, "磷铵示例"), ("黄磷示例", 2, "磷酸示例"),
    }  # fmt: skip
    assert document["upstream"]["reached"] == [1, 1]
    coke = next(s for s in document["downstream"]["products"] if s["product"] == "焦炭示例")
    assert coke["quote"] == "product：焦炭示例；related_product：磷铵示例；relation：上游材料"
    assert coke["source"] == "product_relations.csv 第 8 行"
    assert [maker["number"] for maker in coke["local"]] == ["900004"]
    assert "共 2 个产品（第 1 步 1 个、第 2 步 1 个）" in run(
        "trace", "磷铵示例", "-k", "2", "--direction", "upstream"
    )


def test_what_is_not_in_the_data_is_said(run: Any) -> None:
    text = run("trace", "孤立示例", "--direction", "upstream")
    assert "资料未载，不等于没有" in text
    assert "相近的产品" in text


def test_products_of_a_firm_by_stock_code(run: Any) -> None:
    document = json.loads(run("products", "900001", "--json"))
    assert next(item["product"] for item in document["products"]) == "磷铵示例"
    assert document["firm"]["name"] == "贵州示例磷化工股份有限公司"


def test_a_draft_is_written_edited_and_imported_and_nothing_is_written_over(
    run: Any, store: Store, tmp_path: Path
) -> None:
    told = run("define", "磷铵链", "--from", "磷铵示例", "-k", "2", "-o", "draft.yaml")
    assert "库未改动" in told
    draft = tmp_path / "draft.yaml"
    text = draft.read_text("utf-8")
    assert "- 黄磷示例  # 2 步，经 磷酸示例" in text
    with pytest.raises(UsageError):
        run("define", "磷铵链", "--from", "磷铵示例", "-o", "draft.yaml")
    assert json.loads(run("list", "--json")) == {"chains": []}
    draft.write_text(text.replace("name_en: 磷铵链", "name_en: example chain"), "utf-8")
    assert import_path(store, store.settings, draft).rejected_rows == 0
    shown = json.loads(run("show", "磷铵链", "--json"))
    assert {(p["product"], p["segment"]) for p in shown["products"]} == {
        ("磷酸示例", "upstream"), ("焦炭示例", "downstream"), ("黄磷示例", "upstream"),
        ("磷铵示例", "midstream"), ("复肥示例", "downstream"),
    }  # fmt: skip
    again = run("define", "磷铵链", "--from", "磷铵示例", "-o", "again.yaml")
    assert "again.yaml" in again
    assert "- 磷铵示例  # 已在库中" in (tmp_path / "again.yaml").read_text("utf-8")


def test_gaps_need_a_place_and_tell_where_its_makers_are(run: Any, store: Store, tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text("name: 小链\nsegments: {上游: [焦炭示例], 下游: [石墨示例]}\n", "utf-8")
    import_path(store, store.settings, tmp_path / "c.yaml")
    with pytest.raises(UsageError):
        run("gap", "小链")
    document = json.loads(run("gap", "小链", "--region", "福泉市", "--json"))
    gaps = {p["product"]: [m["number"] for m in p["elsewhere"]] for p in document["products"]}
    assert gaps == {"焦炭示例": ["900004"], "石墨示例": []}
    assert document["empty_segments"] == ["upstream", "downstream"]
    assert "外地（或所在地未知）" in run("gap", "小链", "--region", "福泉市")


def test_an_unknown_name_comes_back_with_names_like_it(run: Any) -> None:
    with pytest.raises(SimilarProducts) as similar:
        run("trace", "磷安示例")
    assert "磷铵示例" in similar.value.advice("zh")
    with pytest.raises(ProductNotFound) as none:
        run("makers", "zzz")
    assert none.type is ProductNotFound
    with pytest.raises(ChainNotFound):
        run("show", "没有的链")
