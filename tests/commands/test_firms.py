"""`scout firms`: what it prints for people and programs, and one clear line where a name fits none or several."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from assistant.errors import AmbiguousFirm, FirmNotFound, NotFound, SimilarFirms, UsageError
from assistant.settings import settings
from assistant.store.engine import Store
from ingest.commands.firms import app
from tests.firm_world import World, enter


def build(w: World) -> int:
    w.bank()
    buyer = w.state_firm()
    firm = w.firm("福泉示例磷盛化工有限公司", uscc="91529999XDEM0109X4", is_example=True)
    w.firm("福泉示例磷盛化工股份有限公司")
    w.hold(firm, "1", by_person=w.person("赵示例甲"))
    w.supply(firm, buyer, date(2026, 1, 1), "1500000")
    w.event(
        "lawsuit", "已结的案件", firm_id=firm, role="defendant", state="settled", occurred_on=date(2019, 3, 8)
    )
    w.event("penalty", "现行的处罚", firm_id=firm, state="open", occurred_on=date(2026, 3, 8))
    w.statement(firm, date(2025, 12, 31), revenue=9_000_000, net_profit=450_000)
    w.paper(firm, "生产许可证", expires_on=date(2028, 1, 1), required=True)
    return firm


@pytest.fixture
def run(store: Store, monkeypatch: pytest.MonkeyPatch, home: Path) -> Any:
    enter(store, build)
    monkeypatch.setenv("SCOUT_HOME", str(home))
    settings.cache_clear()

    def call(*args: str) -> str:
        result = CliRunner().invoke(app, args)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == 0, result.output
        return result.stdout

    yield call
    settings.cache_clear()


def test_find_prints_one_json_document(run: Any) -> None:
    page = json.loads(run("find", "--label", "soe_supplier", "--region", "福泉", "--json"))
    assert page["total"] == 1
    (firm,) = page["firms"]
    assert (firm["name"], firm["uscc"], firm["region"]) == (
        "福泉示例磷盛化工有限公司",
        "91529999XDEM0109X4",
        "福泉市",
    )
    assert firm["is_example"] is True
    assert firm["evidence"]["source"].startswith("rows.csv")


def test_find_marks_examples_and_counts_all(run: Any) -> None:
    shown = run("find", "磷盛", "--limit", "1", "--order-by", "founded_on")
    assert "（示例）" in shown
    assert "共 2 家，列出 1 家" in shown


def test_find_by_score_puts_the_judged_first(run: Any) -> None:
    page = json.loads(run("find", "--order-by", "score", "--json"))
    assert page["total"] == len(page["firms"]) == 3
    assert [name for name, _ in page["firms"][0]["extra"]] == ["grade", "score"]


def test_show_tells_current_from_history_and_shows_the_card(run: Any) -> None:
    shown = run("show", "91529999XDEM0109X4")
    assert "（示例）" in shown
    assert (
        shown.index("现行事项")
        < shown.index("现行的处罚")
        < shown.index("历史事项")
        < shown.index("已结的案件")
    )
    for part in ("赵示例甲", "国企供应商", "150万元", "rows.csv", "净利率", "强买方销售占比", "评分卡"):
        assert part in shown


def test_show_as_json_holds_facts_and_judgement(run: Any) -> None:
    shown = json.loads(run("show", "福泉示例磷盛化工有限公司", "--json"))
    assert shown["uscc"] == "91529999XDEM0109X4"
    assert shown["score"] is None
    assert shown["facts"]["labels"][0]["shown_amount"] == 1_500_000
    assert len(shown["judgement"]["reasons"]) == 20
    assert 0 < shown["completeness"] < 1


@pytest.mark.parametrize(
    ("args", "error"),
    [
        (("show", "磷盛化工"), AmbiguousFirm),
        (("show", "福泉示例磷成化工有限公司"), SimilarFirms),
        (("show", "qqqq"), FirmNotFound),
        (("find", "--chain", "磷化公"), NotFound),
        (("find", "--region", "无此地"), NotFound),
        (("find", "--label", "friend"), UsageError),
        (("find", "--capital-min", "many"), UsageError),
    ],
)
def test_a_name_that_does_not_fit_is_said(run: Any, args: tuple[str, ...], error: type[Exception]) -> None:
    with pytest.raises(error) as raised:
        run(*args)
    assert raised.value.line("zh")  # type: ignore[attr-defined]


def test_suggestions_are_named(run: Any) -> None:
    with pytest.raises(SimilarFirms) as raised:
        run("show", "福泉示例磷成化工有限公司")
    assert "福泉示例磷盛化工有限公司" in raised.value.line("zh")
