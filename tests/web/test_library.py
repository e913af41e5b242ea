"""GET /api/documents…: lists, one document, its passages and versions, its file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import httpx
import pytest

from assistant.store import publishing
from assistant.store.engine import Store
from tests.web.library import law, passage, publish

Call = Callable[..., httpx.Response]
Calls = Callable[..., list[httpx.Response]]


@pytest.fixture
def shelf(store: Store) -> dict[str, int]:
    """Numbers of five documents by name."""
    inbox = str(store.settings.inbox.resolve() / "2026" / "贷后" / "检查办法.docx")
    return {
        "old": law(store, date(2019, 1, 1), "第三条 旧文。"),
        "new": law(store, date(2024, 7, 1), "第三条 新文。"),
        "scan": publish(
            store,
            "通知.pdf",
            passage(1, "甲", page=1, recognised=True),
            passage(2, "乙", page=2),
            title="关于示例事项的通知",
            kind="notice",
            document_number="示例发〔2026〕1号",
            issuer="示例监管局",
            issued_on=date(2026, 2, 3),
            pages=2,
            recognised_pages="1",
            hidden="白字",
            notes="第 2 页缺字",
            media_type="pdf",
        ),
        "check": publish(store, "检查办法.docx", title="贷后检查办法", kind="manual", path=inbox),
        "percent": publish(store, "100%_担保.txt", title="100%担保说明"),
    }


@pytest.mark.usefixtures("shelf")
def test_the_list_shows_what_a_person_looks_for(call: Call) -> None:
    found = call("GET", "/api/documents").json()
    assert found["total"] == 5
    assert found["kinds"] == {"law": 2, "notice": 1, "manual": 1, "other": 1}
    by_title = {row["title"]: row for row in found["documents"]}
    scan = by_title["关于示例事项的通知"]
    assert (scan["passages"], scan["pages"], scan["recognised_pages"], scan["pictured"]) == (2, 2, [1], True)
    assert (scan["document_number"], scan["issued_on"]) == ("示例发〔2026〕1号", "2026-02-03")
    assert (scan["hidden"], scan["notes"], scan["folder"]) == ("白字", "第 2 页缺字", None)
    assert by_title["贷后检查办法"]["folder"] == "2026/贷后"
    assert "/srv" not in call("GET", "/api/documents").text


@pytest.mark.usefixtures("shelf")
def test_versions_of_a_law_stand_together_newest_first(call: Call) -> None:
    rows = call("GET", "/api/documents").json()["documents"]
    laws = [
        (place, row["issued_on"], row["versions"]) for place, row in enumerate(rows) if row["kind"] == "law"
    ]
    assert [entry[1:] for entry in laws] == [("2024-07-01", 2), ("2019-01-01", 2)]
    assert laws[1][0] == laws[0][0] + 1


QUERIES = {
    "q=通知": ["关于示例事项的通知"],
    "q=示例 监管局": ["关于示例事项的通知"],
    "q=〔2026〕1号": ["关于示例事项的通知"],
    "q=检查办法.DOCX": ["贷后检查办法"],
    "q=100%25": ["100%担保说明"],
    "q=%25_": ["100%担保说明"],
    "kind=law": ["示例条例", "示例条例"],
    "q=示例&kind=notice": ["关于示例事项的通知"],
    "q=没有": [],
    "kind=none": [],
}


@pytest.mark.usefixtures("shelf")
def test_the_list_is_filtered_by_all_words_and_kind(calls: Calls) -> None:
    answers = [one.json() for one in calls([("GET", f"/api/documents?{query}", {}) for query in QUERIES])]
    assert [[row["title"] for row in one["documents"]] for one in answers] == list(QUERIES.values())
    assert [one["total"] for one in answers] == [len(titles) for titles in QUERIES.values()]


@pytest.mark.usefixtures("shelf")
def test_the_list_comes_in_pages_and_orders(call: Call) -> None:
    newest = call("GET", "/api/documents?sort=issued&limit=2").json()
    assert [row["issued_on"] for row in newest["documents"]] == ["2026-02-03", "2024-07-01"]
    assert newest["total"] == 5
    third = call("GET", "/api/documents?sort=issued&limit=2&offset=2").json()["documents"]
    assert third[0]["issued_on"] == "2019-01-01"
    added = call("GET", "/api/documents?sort=added").json()["documents"]
    assert added[0]["title"] == "100%担保说明"
    assert call("GET", "/api/documents?sort=passages").json()["documents"][0]["passages"] == 2


def test_a_document_shows_its_passages_in_pages(call: Call, shelf: dict[str, int]) -> None:
    assert call("GET", f"/api/documents/{shelf['scan']}").json()["title"] == "关于示例事项的通知"
    found = call("GET", f"/api/documents/{shelf['scan']}/passages?offset=1").json()
    assert (found["total"], [(row["text"], row["page"]) for row in found["passages"]]) == (2, [("乙", 2)])
    first = call("GET", f"/api/documents/{shelf['scan']}/passages?limit=1").json()["passages"]
    assert [row["recognised"] for row in first] == [True]


def test_versions_say_which_holds_today_and_where_the_same_article_is(
    call: Call, shelf: dict[str, int]
) -> None:
    path = f"/api/documents/{shelf['old']}/versions?article=第三条"
    new, old = call("GET", path, settings={"today": date(2025, 1, 1)}).json()["versions"]
    assert (new["document_id"], new["standing"], new["newest"]) == (shelf["new"], "in_force", True)
    assert (old["standing"], old["repealed_on"], old["newest"]) == ("replaced", "2024-07-01", False)
    assert "2024-07-01" in old["replaced_by"]
    first = call("GET", f"/api/documents/{shelf['new']}/passages").json()["passages"][0]
    assert new["passage_id"] == first["passage_id"]
    before = call("GET", path, settings={"today": date(2020, 1, 1)}).json()["versions"]
    assert [one["standing"] for one in before] == ["not_yet", "in_force"]


def test_a_document_that_is_no_law_has_no_versions(call: Call, shelf: dict[str, int]) -> None:
    assert call("GET", f"/api/documents/{shelf['percent']}/versions").json() == {"versions": []}


def test_an_original_is_saved_and_never_shown(call: Call, store: Store) -> None:
    page = b"<script>document.title = 'shown'</script>"
    number = publish(store, '页面；a"b.html', content=page, media_type="html")
    response = call("GET", f"/api/documents/{number}/file")
    assert response.content == page
    assert response.headers["content-type"] == "application/octet-stream"
    assert response.headers["content-disposition"].startswith("attachment;")
    assert "sandbox" in response.headers["content-security-policy"]
    assert response.headers["x-content-type-options"] == "nosniff"


def test_what_was_removed_is_gone_at_once(calls: Calls, store: Store, shelf: dict[str, int]) -> None:
    parts = ("", "/passages", "/versions", "/file", "/pages/1.png")
    publishing.remove(store, shelf["scan"])
    numbers = (shelf["scan"], 0, -1, 2**70)
    answers = calls([("GET", f"/api/documents/{number}{part}", {}) for number in numbers for part in parts])
    gone = [(one.status_code, one.json()["code"]) for one in answers]
    assert gone == [(404, "document_not_found")] * len(answers)


def test_a_replaced_document_says_what_took_its_place(call: Call, store: Store) -> None:
    old = publish(store, "办法.txt", content=b"1")
    new = publish(store, "办法.txt", content=b"2")
    gone = call("GET", f"/api/documents/{old}", headers={"accept-language": "en"})
    assert (gone.status_code, gone.json()["code"]) == (404, "document_replaced")
    assert str(new) in gone.json()["hint"]
