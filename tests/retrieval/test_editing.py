"""What a person enters of a document: read, checked, found by, and said to be entered."""

from __future__ import annotations

from datetime import date

import pytest
from sqlmodel import select

from assistant.errors import DocumentNotFound, EntryRefused, UsageError
from assistant.retrieval.editing import edit_document, read_entry
from assistant.settings import Settings
from assistant.store import library, publishing
from assistant.store.documents import Publication
from assistant.store.engine import Store
from tests.retrieval.conftest import Open, Publish, WordEmbedder

TODAY = date(2026, 11, 21)
RULE = "单一客户授信余额不得超过资本净额的百分之十。"


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("issued_on", "2024-07-01", date(2024, 7, 1)),
        ("effective_on", "2024年7月1日", date(2024, 7, 1)),
        ("effective_on", "二〇二四年十月一日", date(2024, 10, 1)),
        ("repealed_on", "1 July 2024", date(2024, 7, 1)),
        ("repealed_on", "none", None),
        ("issuer", "无", None),
        ("region", "福泉", "522702"),
        ("region", "522702", "522702"),
        ("region", "Guizhou", "520000"),
        ("kind", "manual", "manual"),
        ("title", " 授信  手册 ", "授信 手册"),
    ],
)
def test_entries_are_read(field: str, text: str, value: object) -> None:
    assert read_entry(field, text) == value


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("issued_on", "2024"),
        ("issued_on", "2024-13-01"),
        ("issued_on", "2024-02-30"),
        ("issued_on", "昨天"),
        ("issued_on", "2024-01-01 至 2024-02-01"),
        ("region", "火星"),
        ("region", "吉林"),
        ("kind", "memo"),
        ("kind", "none"),
        ("title", "  "),
    ],
)
def test_what_cannot_be_is_refused(field: str, text: str) -> None:
    with pytest.raises(EntryRefused):
        read_entry(field, text)


@pytest.fixture
def edit(store: Store, scout_settings: Settings, embedder: WordEmbedder) -> object:
    def run(number: int, reset: tuple[str, ...] = (), **changes: object) -> library.DocumentSummary:
        return edit_document(store, scout_settings, number, changes, reset, embedder)  # type: ignore[arg-type]

    return run


def test_a_document_is_found_by_its_new_title_and_not_by_the_old_one(
    publish: Publish, searcher_of: Open, edit: object
) -> None:
    assert callable(edit)
    number = publish("扫描件零零七", [RULE], kind="manual").document_id
    publish("渔业报告", ["渔船出海前检查救生设备"])
    mirrored = searcher_of(own_mirrors=True)
    mirrored.sync()
    assert mirrored.search("扫描件零零七").hits[0].document_id == number
    edit(number, title="大额风险暴露管理手册")
    in_memory = searcher_of()
    for _ in range(2):  # before and after the mirrors have it
        for searcher in (mirrored, in_memory):
            hit = searcher.search("大额风险暴露管理").hits[0]
            assert (hit.document_id, hit.title, hit.text) == (number, "大额风险暴露管理手册", RULE)
            assert hit.lexical > 0
            assert all(hit.lexical == 0 for hit in searcher.search("零零七").hits)
        mirrored.sync()
    assert mirrored.search("大额风险暴露管理").exact is False


def test_an_edit_is_a_step_of_the_history_and_can_be_taken_back(
    store: Store, publish: Publish, edit: object
) -> None:
    assert callable(edit)
    number = publish("手册", [RULE], kind="manual", issuer="示例支行").document_id
    row = edit(number, issuer="示例总行", issued_on=date(2024, 1, 1))
    assert (row.issuer, row.edited) == ("示例总行", "issuer,issued_on")
    edit(number, issuer="示例分行")
    row = edit(number, reset=("issuer", "issued_on", "region"))
    assert (row.issuer, row.issued_on, row.edited) == ("示例支行", None, "")
    with store.read() as session:
        assert [step.action for step in session.exec(select(Publication))] == [
            "publish",
            "edit",
            "edit",
            "edit",
        ]


def test_dates_that_contradict_each_other_change_nothing(
    store: Store, publish: Publish, edit: object
) -> None:
    assert callable(edit)
    number = publish("手册", [RULE], kind="manual").document_id
    edit(number, effective_on=date(2024, 7, 1))
    with pytest.raises(EntryRefused):
        edit(number, repealed_on=date(2024, 6, 30), title="别的")
    row = library.document(store, number)
    assert (row.title, row.repealed_on) == ("手册", None)


def test_unknown_documents_and_fields_are_refused(store: Store, publish: Publish, edit: object) -> None:
    assert callable(edit)
    number = publish("手册", [RULE]).document_id
    with pytest.raises(UsageError):
        edit(number, colour="red")
    publishing.remove(store, number)
    for wrong in (number, 0, 999, 2**70):
        with pytest.raises(DocumentNotFound):
            edit(wrong, issuer="x")


def test_an_entered_date_wins_over_the_validity_table_and_is_said_to_be_entered(
    publish: Publish, searcher_of: Open, edit: object
) -> None:
    assert callable(edit)
    number = publish(
        "中华人民共和国商业银行法",
        [("第四十条", "不得向关系人发放信用贷款")],
        kind="law",
        issued_on=date(2015, 8, 29),
    ).document_id
    searcher = searcher_of()

    def found(on: date = TODAY) -> tuple[bool, str]:
        hit = searcher.search("关系人信用贷款", on=on).hits[0]
        note = hit.evidence().note
        return hit.in_force, note.zh if note else ""

    assert found() == (True, "自 2015-10-01 起施行，现行有效（据效力表）")
    edit(number, effective_on=date(2016, 1, 1))
    assert found() == (True, "自 2016-01-01 起施行，现行有效（按人工录入）")
    assert found(date(2015, 12, 1)) == (False, "自 2016-01-01 起施行，尚未生效（按人工录入）")
    edit(number, repealed_on=date(2020, 5, 1))
    assert found() == (False, "该版本已于 2020-05-01 失效（按人工录入）")
    edit(number, reset=("effective_on", "repealed_on"))
    assert found() == (True, "自 2015-10-01 起施行，现行有效（据效力表）")


def test_editions_of_the_banks_own_rules_are_versions(publish: Publish, searcher_of: Open) -> None:
    rules = {
        2024: "单一客户授信余额不得超过资本净额的百分之十。",
        2025: "对同一借款人的授信余额，上限为一级资本净额的百分之八，由总行授信审批部按季核对。",
        2027: "授信余额实行名单制管理，核心企业及其上下游分别核定，另见附表所列各项限额。",
    }
    for year, text in rules.items():
        publish(f"示例银行授信政策手册（{year}年版）", [text], kind="manual", effective_on=date(year, 1, 1))
    for year in (2024, 2025):
        publish(f"{year}年度茶叶产业报告", [f"茶园面积{year}亩"], kind="report", issued_on=date(year, 3, 1))
    searcher = searcher_of()
    hits = searcher.search("授信余额", on=TODAY).hits
    assert (hits[0].title, hits[0].in_force) == ("示例银行授信政策手册（2025年版）", True)
    notes = {hit.title[11:15]: hit.evidence().note for hit in hits if hit.document_kind == "manual"}
    assert {year: note.zh if note else None for year, note in notes.items()} == {
        "2024": "该版本已于 2025-01-01 失效，由示例银行授信政策手册（2025年版）取代",
        "2025": "该版本施行至 2027-01-01",
        "2027": "自 2027-01-01 起施行，尚未生效",
    }
    old = searcher.search("授信余额", on=date(2024, 6, 1)).hits[0]
    assert (old.title, old.in_force) == ("示例银行授信政策手册（2024年版）", True)
    reports = [hit for hit in searcher.search("茶园面积", on=TODAY).hits if hit.document_kind == "report"]
    assert [hit.in_force for hit in reports] == [True, True], (
        "last year's report is no version of this year's"
    )
