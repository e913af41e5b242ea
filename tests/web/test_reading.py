"""Passages, conversations, health and the page's files, over a real store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import httpx
import pytest

from assistant.store.conversations import Conversation, Turn
from assistant.store.documents import Document, Passage, Publication
from assistant.store.engine import Store
from assistant.web import page
from tests.web.scripted import ScriptedSearcher

Call = Callable[..., httpx.Response]


@pytest.fixture
def manual(store: Store) -> list[int]:
    """Ids of three passages of one document in the store; the third is no longer live."""
    with store.write() as session:
        step = Publication(document_id=1, action="publish", at=datetime.now(UTC))
        session.add(step)
        session.flush()
        document = Document(
            sha256="0" * 64,
            path="/manual.pdf",
            source="manual.pdf",
            title="示例农商行授信政策手册",
            kind="manual",
            media_type="application/pdf",
            size=1,
            issued_on=date(2026, 3, 1),
            is_example=True,
            sequence=step.id,
            added_at=datetime.now(UTC),
        )
        session.add(document)
        session.flush()
        passages = [
            Passage(
                document_id=document.id,
                ordinal=number,
                kind="paragraph",
                heading="四、供应链授信",
                locator=f"第 {number} 页",
                text=f"4.{number} 原文",
                index_text="",
                tokens="",
                live=number < 3,
                sequence=step.id,
            )
            for number in (1, 2, 3)
        ]
        session.add_all(passages)
        session.flush()
        return [passage.id or 0 for passage in passages]


def test_a_passage_opens_with_its_document_and_its_neighbours(
    call: Call, store: Store, manual: list[int]
) -> None:
    from assistant.retrieval.search import open_searcher

    searcher = open_searcher(store, store.settings)
    try:
        first = call("GET", f"/api/passages/{manual[0]}", searcher=searcher).json()
        second = call("GET", f"/api/passages/{manual[1]}", searcher=searcher).json()
        gone = call("GET", f"/api/passages/{manual[2]}", searcher=searcher)
    finally:
        searcher.close()
    assert first["title"] == "示例农商行授信政策手册"
    assert (first["text"], first["locator"], first["heading"]) == ("4.1 原文", "第 1 页", "四、供应链授信")
    assert (first["source"], first["issued_on"], first["is_example"]) == ("manual.pdf", "2026-03-01", True)
    assert (first["before"], [one["text"] for one in first["after"]]) == ([], ["4.2 原文"])
    assert ([one["text"] for one in second["before"]], second["after"]) == (["4.1 原文"], [])
    assert gone.status_code == 404


@pytest.fixture
def talked(store: Store) -> None:
    """One conversation of two turns in the store, of the branch 城关支行."""
    now = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
    with store.write() as session:
        session.add(Conversation(id="c1", lang="zh", branch="城关支行", created_at=now, updated_at=now))
        session.flush()
        for ordinal, question in enumerate(["第一问", "第二问"], start=1):
            session.add(
                Turn(
                    conversation_id="c1",
                    ordinal=ordinal,
                    question=question,
                    kind="answer",
                    answer="答[1]",
                    evidence='["passage:2", "passage:99", "supply:8", "calc:universe"]',
                    model="builtin",
                    lang="zh",
                    latency_ms=5,
                    asked_at=now,
                )
            )


@pytest.mark.usefixtures("talked")
def test_a_conversation_gives_its_turns_in_order_with_evidence_as_keys(call: Call) -> None:
    found = call("GET", "/api/conversations/c1").json()
    assert [turn["question"] for turn in found["turns"]] == ["第一问", "第二问"]
    assert found["turns"][0]["evidence"] == ["passage:2", "passage:99", "supply:8", "calc:universe"]


@pytest.mark.usefixtures("talked")
def test_the_sources_of_an_old_answer_are_looked_up_anew(call: Call) -> None:
    found = call("GET", "/api/conversations/c1").json()["turns"][0]["citations"]
    passage, gone, fact, calculation = found
    assert [one["n"] for one in found] == [1, 2, 3, 4]
    assert (passage["kind"], passage["passage_id"], passage["locator"]) == (
        "passage",
        2,
        "第 6 页 4.2 供应链授信",
    )
    assert passage["quote"].startswith("4.2 向国有企业供货")
    assert (gone["passage_id"], gone["quote"], gone["title"]) == (None, "", "该资料已从资料库移除")
    assert (fact["kind"], fact["quote"], calculation["kind"]) == ("fact", "", "calculation")


@pytest.mark.usefixtures("talked")
def test_a_conversation_of_another_branch_is_not_found(call: Call) -> None:
    response = call("GET", "/api/conversations/c1", settings={"branch": "牛场支行"})
    assert (response.status_code, response.json()["code"]) == (404, "conversation_not_found")


def test_health_and_readiness_over_a_store(call: Call, store: Store) -> None:
    assert call("GET", "/healthz").json() == {"status": "ok"}
    assert call("GET", "/readyz", searcher=ScriptedSearcher()).json() == {"status": "ready"}


def test_the_page_and_the_widget_are_served_from_the_built_files(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "STATIC", tmp_path)
    for path in ("/", "/widget.js"):
        missing = call("GET", path)
        assert (missing.status_code, missing.json()["code"]) == (503, "page_not_built")
    (tmp_path / "index.html").write_text("<scout-chat page></scout-chat>")
    (tmp_path / "widget.js").write_text("customElements")
    assert call("GET", "/").headers["content-type"].startswith("text/html")
    widget = call("GET", "/widget.js")
    assert widget.text == "customElements"
    assert widget.headers["cross-origin-resource-policy"] == "cross-origin"


@pytest.mark.parametrize("number", [0, -1, 2**63, 10**30])
def test_a_number_that_no_passage_can_have(call: Call, number: int) -> None:
    response = call("GET", f"/api/passages/{number}")
    assert (response.status_code, response.json()["code"]) == (404, "passage_not_found")
